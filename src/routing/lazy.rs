//! Parts of the app that are loaded when they are first needed: the screens of each destination.
//!
//! The build takes each function marked `wasm_split` out of the app, with everything that only such functions use, and puts
//! it into files of its own (`xtask/src/compile.rs`). They share the app's memory, so to the screens nothing changes.
//! A file may not come: then the page says so and offers another try, and what was entered is as it was.

#![allow(unsafe_code, reason = "what the macro writes links the app to its parts; nothing here touches memory")]

use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use leptos::ev::{focusin, pointerover};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use wasm_bindgen::JsCast;

use crate::i18n::language;
use crate::i18n::messages::components::lazy::words;
use crate::pages;
use crate::routing::navigator::{Address, use_route};
use crate::routing::route::{Destination, Route};

type Opened = Result<AnyView, SplitLoaderError>;

/// Each part: its name, the function that only loads it, and what it shows. The name of a part is the name of its file, and
/// src/boot.js knows it too.
macro_rules! parts {
    ($($(#[$about:meta])* $part:ident, $name:ident, $load:ident, $screen:expr;)*) => {
        /// A part of the app.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Part {
            $($(#[$about])* $part,)*
        }

        $(
            #[wasm_split($name, wasm_split_path = ::leptos::wasm_split, preload($load), fallible)]
            fn $name() -> Opened {
                Ok($screen)
            }
        )*

        impl Part {
            /// Loads it, where it is not here yet. Fails where its files cannot be had; the next call tries again.
            async fn load(self) -> Result<(), SplitLoaderError> {
                match self {
                    $(Part::$part => $load().await,)*
                }
            }

            /// What it shows at the address of the moment.
            async fn open(self) -> Opened {
                match self {
                    $(Part::$part => $name().await,)*
                }
            }

            #[cfg(test)]
            fn name(self) -> &'static str {
                match self {
                    $(Part::$part => stringify!($name),)*
                }
            }
        }
    };
}

parts! {
    /// The measures, search, terms, ambiguities.
    Catalogue, catalogue, load_catalogue, view! { <pages::catalogue::Screen/> }.into_any();
    /// The calculators and checks.
    Tools, tools, load_tools, view! { <pages::tools::Screen/> }.into_any();
    /// What a person is entitled to.
    Entitlements, entitlements, load_entitlements, view! { <pages::entitlements::Screen/> }.into_any();
    /// The drafts of self-assessments.
    Assessment, assessment, load_assessment, view! { <pages::assessment::Screen/> }.into_any();
    /// What many units handed in, as one table.
    RollUp, roll_up, load_roll_up, view! { <pages::rollup::Screen/> }.into_any();
    /// For trainers.
    Training, training, load_training, view! { <pages::training::Screen/> }.into_any();
    /// Settings, and what this is.
    Aside, aside, load_aside, {
        if use_route().get_untracked() == Route::About {
            view! { <pages::about::Screen/> }.into_any()
        } else {
            view! { <pages::settings::Screen/> }.into_any()
        }
    };
    /// The case files, run in this browser.
    SelfTest, self_test, load_self_test, view! { <pages::self_test::Screen/> }.into_any();
}

impl Part {
    /// The part that shows a place; none for what every visit has.
    pub fn of(place: &Route) -> Option<Part> {
        match (place, place.destination()) {
            (Route::RollUp(_), _) => Some(Part::RollUp),
            (Route::About, _) | (_, Some(Destination::Settings)) => Some(Part::Aside),
            (Route::SelfTest, _) => Some(Part::SelfTest),
            (_, Some(Destination::Measures)) => Some(Part::Catalogue),
            (_, Some(Destination::Tools)) => Some(Part::Tools),
            (_, Some(Destination::Entitlements)) => Some(Part::Entitlements),
            (_, Some(Destination::Assessment)) => Some(Part::Assessment),
            (_, Some(Destination::Training)) => Some(Part::Training),
            (_, None) => None,
        }
    }
}

#[derive(Clone, Copy)]
enum State {
    Coming,
    Here,
    Failed,
}

/// The screens of a part: at once where it is here, else as soon as it is.
pub fn screen(part: Part) -> AnyView {
    match now(part.open()) {
        Poll::Ready(Ok(it)) => it,
        Poll::Ready(Err(_)) => later(part, State::Failed),
        Poll::Pending => later(part, State::Coming),
    }
}

fn later(part: Part, state: State) -> AnyView {
    let state = RwSignal::new(state);
    let load = move || {
        let address = Address::here();
        state.set(State::Coming);
        spawn_local(async move {
            let loaded = part.load().await;
            // Nothing is left to draw for whoever went elsewhere meanwhile.
            let _ = state.try_set(if loaded.is_ok() { State::Here } else { State::Failed });
            address.arrived();
        });
    };
    if matches!(state.get_untracked(), State::Coming) {
        load();
    }
    let words = words(language());
    let coming = move || view! { <h1 class="coming">{words.coming}</h1><p class="quiet" role="status">{words.wait}</p> }.into_any();
    let drawn = move || match state.get() {
        State::Coming => coming(),
        State::Here => match now(part.open()) {
            Poll::Ready(Ok(it)) => it,
            Poll::Ready(Err(_)) | Poll::Pending => coming(),
        },
        State::Failed => view! {
            <h1>{words.failed}</h1>
            <div role="alert">
                <p>{words.why}</p>
            </div>
            <p class="actions">
                <button type="button" on:click=move |_| load()>{words.again}</button>
                <button type="button" class="plain" on:click=|_| _ = window().location().reload()>{words.reload}</button>
            </p>
        }
        .into_any(),
    };
    drawn.into_any()
}

/// What a task has come to without waiting.
fn now<T>(task: impl Future<Output = T>) -> Poll<T> {
    let mut task = core::pin::pin!(task);
    Pin::as_mut(&mut task).poll(&mut Context::from_waker(Waker::noop()))
}

/// Loads a part as soon as someone points at a link to it, so that it is there when they have pressed it.
pub fn load_ahead() {
    // Both live as long as the page: nothing to take off again.
    let _ = window_event_listener(pointerover, |event| ahead(event.target()));
    let _ = window_event_listener(focusin, |event| ahead(event.target()));
}

fn ahead(target: Option<web_sys::EventTarget>) {
    let link = target.and_then(|it| it.dyn_into::<web_sys::Element>().ok()).and_then(|it| it.closest("a[href^='#/']").ok().flatten());
    let Some(part) = link.and_then(|it| it.get_attribute("href")).and_then(|it| Part::of(&Route::parse(&it))) else { return };
    // What fails here is said when the link is pressed.
    spawn_local(async move { _ = part.load().await });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What src/boot.js asks for, while the app is still on its way, is the part that will show the place.
    #[test]
    fn the_page_asks_early_for_the_right_part() {
        let boot = include_str!("../boot.js");
        let list = boot.split_once("var PARTS = {").unwrap().1.split_once('}').unwrap().0;
        let mut named = 0;
        for (first, part) in list.split(',').filter_map(|it| it.split_once(':')) {
            let place = Route::parse(&format!("#/{}", first.trim().trim_matches('\'')));
            assert_eq!(Part::of(&place).map(Part::name), Some(part.trim().trim_matches('\'')), "{first}");
            named += 1;
        }
        assert_eq!(named, 14);
    }
}
