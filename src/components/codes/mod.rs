//! A draft handed from one screen to another without a network, as a sequence of QR codes: shown in turn ([`show`]), and read by the camera
//! ([`camera`]) or from pictures ([`scan`], [`reader`]). The code of either is loaded when it is first opened.

#![allow(unsafe_code, reason = "what the macro writes links the app to its parts; nothing here touches memory")]

mod camera;
mod reader;
mod scan;
mod show;

use core::task::Poll;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::at_once::poll_now;
use crate::browser::{boot, dom};
use crate::i18n::language;
use crate::i18n::messages::components::codes::words;

type Drawn = Result<View, SplitLoaderError>;

/// Folded: a text as codes that are shown in turn, while it is open.
pub fn show_as_codes(text: Signal<String>) -> View {
    folded("in-codes", words(language()).show, move |draw| show_codes(draw.then_some(text)))
}

/// Folded: reads such codes, while it is open. `take` gets each text of which all have come.
pub fn read_from_codes(take: Callback<String>) -> View {
    folded("scan", words(language()).scan, move |draw| read_codes(draw.then_some(take)))
}

/// What is loaded when it is first opened and drawn as long as it is open. `part` draws it, or only loads its code.
fn folded<F: Future<Output = Drawn> + 'static>(
    class: &'static str,
    summary: &'static str,
    part: impl Fn(bool) -> F + Copy + Send + Sync + 'static,
) -> View {
    let is_open = RwSignal::new(false);
    // Nothing yet, or whether it came.
    let loaded = RwSignal::new(None::<bool>);
    let toggled = move |event: leptos::ev::Event| {
        let open = dom::is_open(&event);
        is_open.set(open);
        if open && loaded.get_untracked() != Some(true) {
            spawn_local(async move {
                let came = part(false).await.is_ok();
                // The signal is gone where the reader went elsewhere meanwhile.
                let _ = loaded.try_set(Some(came));
            });
        }
    };
    let body = move || match (is_open.get(), loaded.get()) {
        (false, _) | (true, None) => ().into_view(),
        (true, Some(false)) => view! { <p class="error" role="alert">{boot::why()}</p> },
        (true, Some(true)) => match poll_now(part(true)) {
            Poll::Ready(Ok(view)) => view,
            Poll::Ready(Err(_)) | Poll::Pending => ().into_view(),
        },
    };
    view! {
        <details class=class on:toggle=toggled>
            <summary>{summary}</summary>
            {body}
        </details>
    }
}

/// Draws the codes; without a text its code is only loaded.
#[cfg(feature = "split")]
#[wasm_split(show_codes, wasm_split_path = ::leptos::wasm_split, fallible)]
fn show_codes(text: Option<Signal<String>>) -> Drawn {
    Ok(text.map_or_else(|| ().into_view(), show::in_turn))
}

#[cfg(not(feature = "split"))]
async fn show_codes(text: Option<Signal<String>>) -> Drawn {
    Ok(text.map_or_else(|| ().into_view(), show::in_turn))
}

/// Draws what reads codes; without somebody to take them its code is only loaded.
#[cfg(feature = "split")]
#[wasm_split(read_codes, wasm_split_path = ::leptos::wasm_split, fallible)]
fn read_codes(take: Option<Callback<String>>) -> Drawn {
    Ok(take.map_or_else(|| ().into_view(), scan::scan))
}

#[cfg(not(feature = "split"))]
async fn read_codes(take: Option<Callback<String>>) -> Drawn {
    Ok(take.map_or_else(|| ().into_view(), scan::scan))
}
