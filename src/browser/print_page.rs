//! Pages that are printed on one sheet of paper: while one is shown, the body has a class that lets the style sheets leave
//! out the frame. And parts of a page that are printed by themselves.

use leptos::prelude::*;

/// The class; the style sheets use it.
const CLASS: &str = "one-sheet";

/// Marks the page as one that is printed on one sheet, until the current reactive owner is cleaned up.
pub fn print_on_one_sheet() {
    mark(true);
    on_cleanup(|| mark(false));
}

/// Whether the page is on its way to paper: what is drawn for paper alone, or folded on the screen, is drawn then.
#[derive(Clone, Copy)]
pub struct Printing(RwSignal<bool>);

impl Printing {
    /// Watches the browser, as long as the app runs.
    pub fn provide() {
        let printing = Printing(RwSignal::new(false));
        window_event_listener_untyped("beforeprint", move |_| printing.0.set(true));
        window_event_listener_untyped("afterprint", move |_| printing.0.set(false));
        provide_context(printing);
    }

    /// The same, from within the app.
    pub fn current() -> Self {
        expect_context()
    }

    /// Whether it is, kept up to date.
    pub fn is_on(self) -> bool {
        self.0.get()
    }

    /// Prints the page once everything for paper is drawn, which is after the task that asks for it: the browser's own event would come
    /// too late for that. Calls back with whether there is printing.
    pub fn print(self, done: impl FnOnce(bool) + 'static) {
        self.0.set(true);
        let print = move || {
            let printed = window().print().is_ok();
            if !printed {
                self.0.set(false);
            }
            done(printed);
        };
        set_timeout(print, core::time::Duration::ZERO);
    }
}

/// Prints one part of the page only: that with this `data-sheet`. Where the browser has no printing, nothing happens.
pub fn print_only(sheet: &str) {
    let Some(body) = document().body() else { return };
    let _ = body.set_attribute("data-print", sheet);
    let done = std::rc::Rc::new(core::cell::Cell::new(None::<WindowListenerHandle>));
    let handle = window_event_listener_untyped("afterprint", {
        let done = std::rc::Rc::clone(&done);
        move |_| {
            if let Some(body) = document().body() {
                let _ = body.remove_attribute("data-print");
            }
            if let Some(handle) = done.take() {
                handle.remove();
            }
        }
    });
    done.set(Some(handle));
    if window().print().is_err() {
        let _ = body.remove_attribute("data-print");
    }
}

fn mark(on: bool) {
    if let Some(body) = document().body() {
        // Refused only for an invalid class name.
        let _ = if on { body.class_list().add_1(CLASS) } else { body.class_list().remove_1(CLASS) };
    }
}
