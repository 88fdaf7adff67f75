//! The codes of a text, one after another. By themselves they go on at a pace that can be chosen, or by hand alone where the device asks for
//! little motion.

use core::time::Duration;

use exchange::parts;
use leptos::prelude::*;
use leptos::web_sys;
use template::View;
use template::effect::effect;
use template_macro::view;
use wasm_bindgen::JsCast;

use crate::components::qr::qr;
use crate::i18n::language;
use crate::i18n::messages::components::codes::words;

/// The most codes that are shown: whoever waits for more is better off with a file.
const MOST: usize = 100;

/// For how many seconds a code can be shown. None is so short that anything flashes.
const PACES: [u64; 4] = [1, 2, 3, 5];

/// The codes, and what turns them.
pub fn in_turn(text: Signal<String>) -> View {
    let words = words(language());
    let codes = Memo::new(move |_| text.with(|it| parts::split_for_codes(it, &pack::pack().short_title.zh)));
    let all = Memo::new(move |_| codes.with(Vec::len));
    let body = move || {
        let all = all.get();
        if MOST < all {
            view! { <p class="note">{(words.too_many)(all, MOST)}</p> }
        } else {
            turned(codes, all)
        }
    };
    view! { <p class="help">{words.show_help}</p>{body} }
}

fn turned(codes: Memo<Vec<String>>, all: usize) -> View {
    let words = words(language());
    let by_hand = asks_for_little_motion();
    let at = RwSignal::new(0_usize);
    let is_playing = RwSignal::new(!by_hand && 1 < all);
    let pace = RwSignal::new(PACES[1]);
    let turn = move |by: usize| at.update(|it| *it = (*it + by) % all.max(1));
    effect(move |_| {
        if is_playing.get()
            && let Ok(handle) = set_interval_with_handle(move || turn(1), Duration::from_secs(pace.get()))
        {
            on_cleanup(move || handle.clear());
        }
    });
    let by_one = move |by: usize| {
        is_playing.set(false);
        turn(by);
    };
    let (back, on) = (all.saturating_sub(1), 1);
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let in_list = event.target().is_some_and(|it| it.dyn_ref::<web_sys::HtmlSelectElement>().is_some());
        match event.key().as_str() {
            "ArrowLeft" if !in_list => by_one(back),
            "ArrowRight" if !in_list => by_one(on),
            _ => return,
        }
        event.prevent_default();
    };
    let code = move || codes.with(|codes| codes.get(at.get()).and_then(|it| qr(it, words.code)));
    let chosen = move |event| pace.set(event_target_value(&event).parse().unwrap_or(PACES[1]));
    let paces = PACES.map(|it| view! { <option value=it.to_string() selected=it == pace.get_untracked()>{(words.seconds)(it)}</option> });
    let plays = (!by_hand).then(|| {
        view! {
            <button type="button" on:click=move |_| is_playing.update(|it| *it = !*it)>
                {move || if is_playing.get() { words.pause } else { words.play }}
            </button>
        }
    });
    let paces =
        (!by_hand).then(|| view! { <label>{words.pace}" "<select on:change=chosen>{paces.into_iter().collect_view()}</select></label> });
    let turns = (1 < all).then(|| {
        view! {
            <div class="actions">
                <button type="button" on:click=move |_| by_one(back)>{words.previous}</button>
                {plays}
                <button type="button" on:click=move |_| by_one(on)>{words.next}</button>
                {paces}
            </div>
            {by_hand.then(|| view! { <p class="help">{words.by_hand}</p> })}
        }
    });
    view! {
        <div class="turned" role="group" aria-label=words.show on:keydown=keys>
            <figure class="qr">
                {code}
                // Spoken when somebody turns, not when they turn by themselves.
                <figcaption aria-live=move || if is_playing.get() { "off" } else { "polite" }>{move || (words.of)(at.get() + 1, all)}</figcaption>
            </figure>
            {turns}
        </div>
    }
}

fn asks_for_little_motion() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|it| it.matches())
}
