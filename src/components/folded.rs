//! Parts of a result that a phone shows folded under their headings, and a desktop open. What is in one is drawn when it is open, or
//! printed.

use leptos::prelude::*;

use crate::browser::dom::is_wide;
use crate::browser::print_page::Printing;

/// Which parts of a page are open.
#[derive(Clone, Copy)]
pub struct Folds {
    /// One bit a part.
    open: RwSignal<u8>,
    printing: Printing,
}

impl Folds {
    /// All open where there is room, all folded elsewhere.
    pub fn new() -> Folds {
        Folds { open: RwSignal::new(if is_wide() { u8::MAX } else { 0 }), printing: Printing::current() }
    }

    /// The part at a place, from 0 to 7. `class` may be empty; `has` says whether there is anything in it now.
    pub fn part(
        self,
        at: u8,
        heading: &'static str,
        class: &'static str,
        has: Signal<bool>,
        inside: impl Fn() -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let mark = 1 << at;
        let open = Memo::new(move |_| self.open.get() & mark != 0);
        let drawn = Memo::new(move |_| has.get() && (open.get() || self.printing.is_on()));
        let toggle = move |event: leptos::ev::Event| {
            let open = event_target::<leptos::web_sys::Element>(&event).has_attribute("open");
            self.open.update(|it| *it = if open { *it | mark } else { *it & !mark });
        };
        view! {
            <details class=["folded ", class].concat() hidden=move || !has.get() prop:open=open on:toggle=toggle>
                <summary><h3>{heading}</h3></summary>
                {move || drawn.get().then(&inside)}
            </details>
        }
        .into_any()
    }
}
