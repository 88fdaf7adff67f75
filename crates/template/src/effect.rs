//! Effects in few bytes.

use leptos::prelude::Effect;

/// Runs `run` soon and again whenever a signal that it reads has changed, as Leptos' `Effect::new` does, with what it gave the last time. What
/// Leptos writes for each effect, most of a kilobyte, is here once.
pub fn effect<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    erased(Box::new(move || before = Some(run(before.take()))));
}

#[inline(never)]
fn erased(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
