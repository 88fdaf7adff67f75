//! Parts of a result that a phone shows folded under their headings, and a desktop open. What is in one is drawn when it is open, or
//! printed.

use std::sync::Arc;

use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::browser::dom::{is_open, is_wide};
use crate::browser::print_page::Printing;

/// Folded or open, by the room there is.
#[derive(Clone, Copy)]
pub struct Folds {
    wide: bool,
    printing: Printing,
}

impl Folds {
    /// All open where there is room, all folded elsewhere.
    pub fn new() -> Folds {
        Folds { wide: is_wide(), printing: Printing::current() }
    }

    /// One part. `class` may be empty; `has` says whether there is anything in it now.
    pub fn part(self, heading: &'static str, class: &'static str, has: Memo<bool>, inside: Arc<dyn Fn() -> View + Send + Sync>) -> View {
        let open = RwSignal::new(self.wide);
        let drawn = Memo::new(move |_| has.get() && (open.get() || self.printing.is_on()));
        let toggle = move |event: leptos::ev::Event| open.set(is_open(&event));
        view! {
            <details class=["folded ", class].concat() hidden=move || !has.get() prop:open=open on:toggle=toggle>
                <summary><h3>{heading}</h3></summary>
                {move || drawn.get().then(|| inside())}
            </details>
        }
    }
}
