//! The frame around every screen: head, navigation, the screen of the moment, foot.

use leptos::prelude::*;
use policy::model::text::Language;
use wasm_bindgen::JsCast;

#[allow(unused_imports, reason = "the screens that follow the address are on their way")]
pub use crate::address::use_route;
use crate::address::{Address, focus, heading};
use crate::language::words::words;
use crate::language::{choose, code, language};
use crate::parts::{self, Part};
use crate::preferences::Preferences;
use crate::route::{Destination, Route};
use crate::screens;
use crate::slash::on_slash;

/// The whole app. It is drawn anew when another language is chosen, so that words need not change where they stand.
#[component]
pub fn App() -> impl IntoView {
    let chosen = Preferences::provide().language;
    let route = Address::provide();
    let page = Memo::new(move |_| route.with(Route::page));
    // Lives as long as the page: nothing to take off again.
    let _ = window_event_listener(leptos::ev::keydown, on_slash);
    parts::load_ahead();
    Effect::new(move |before: Option<()>| {
        chosen.track();
        if before.is_some() {
            request_animation_frame(back_to_choice);
        }
    });
    move || {
        chosen.track();
        view! { <Frame route=route page=page/> }.into_any()
    }
}

/// Head, screen and foot, in the language of the moment.
#[component]
fn Frame(route: Memo<Route>, page: Memo<Route>) -> impl IntoView {
    let words = words(language());
    let other = match language() {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let failed = expect_context::<Preferences>().english_failed;
    name_window(page);
    view! {
        <button
            type="button"
            class="skip"
            on:click=|_| {
                if let Some(it) = heading() {
                    focus(&it);
                }
            }
        >
            {words.skip}
        </button>
        <header class="head">
            <a class="name" href=Route::Home.to_string()>{words.name}</a>
            <nav class="navigation" aria-label=words.navigation>
                <ul>{Destination::ALL.map(|it| view! { <Entry to=it route=route/> }).collect_view()}</ul>
            </nav>
            <button type="button" class="plain to-language" lang=code(other) on:click=move |_| choose(other)>{words.other_language}</button>
            <a class="to-search" href=Route::Search(String::new()).to_string()>
                <svg viewBox="0 0 24 24" aria-hidden="true" inner_html=MAGNIFIER></svg>
                <span>{words.search}</span>
            </a>
        </header>
        <p class="warning failed-language" role="status">{move || failed.get().then_some(words.english_failed)}</p>
        {crate::components::edition::notice()}
        <main id="content">{move || screen(&page.get())}</main>
        <Foot/>
    }
}

/// An entry of the navigation: in full on a desktop, short under its sign on a phone.
#[component]
fn Entry(to: Destination, route: Memo<Route>) -> impl IntoView {
    let words = words(language());
    let here = move || route.with(Route::destination) == Some(to);
    view! {
        <li>
            <a href=to.route().to_string() aria-current=move || here().then_some("page")>
                <svg viewBox="0 0 24 24" aria-hidden="true" inner_html=sign(to)></svg>
                <span class="in-full">{(words.entry)(to)}</span>
                <span class="in-short">{(words.entry_short)(to)}</span>
            </a>
        </li>
    }
}

/// The screen of a page.
fn screen(page: &Route) -> AnyView {
    match Part::of(page) {
        Some(part) => parts::screen(part),
        None if *page == Route::Home => view! { <screens::home::Screen/> }.into_any(),
        None => view! { <screens::not_found::Screen/> }.into_any(),
    }
}

/// On every page: what this is, what it was made from, and which data it decides by.
#[component]
fn Foot() -> impl IntoView {
    let words = words(language());
    let edition = (words.edition)(&pack::pack().edition, pack::short_hash());
    let link = |to: Route, name: &'static str| view! { <li><a href=to.to_string()>{name}</a></li> };
    view! {
        <footer class="foot">
            <p><strong>{words.not_official}</strong>" "{words.made_from}</p>
            <p class="edition">{edition}</p>
            <ul>
                {link(Route::About, words.about)}
                {link(Route::SelfTest, words.self_test)}
                {link(Route::Settings, words.settings)}
            </ul>
        </footer>
    }
}

/// Names the window after the page's heading.
fn name_window(page: Memo<Route>) {
    let name = words(language()).name;
    let address = Address::here();
    Effect::new(move |_| {
        page.track();
        address.track_arrivals();
        // In the next frame the new screen stands.
        request_animation_frame(move || {
            let heading = heading().and_then(|it| it.text_content()).unwrap_or_default();
            let heading = heading.trim();
            document().set_title(&if heading.is_empty() || heading == name { name.to_owned() } else { [heading, name].join(" · ") });
        });
    });
}

/// Whoever chose the language is still where the choice is.
fn back_to_choice() {
    let found = |it: &str| document().query_selector(it).ok().flatten()?.dyn_into::<web_sys::HtmlElement>().ok();
    if let Some(it) = found("#content [name=language]:checked").or_else(|| found(".to-language")) {
        let _ = it.focus();
    }
}

const MAGNIFIER: &str = r#"<g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/></g>"#;

/// Drawn with one pen: lines for a list, a set square, an open hand's worth of coins, ticks, a board, two sliders.
fn sign(to: Destination) -> &'static str {
    match to {
        Destination::Measures => {
            r#"<g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"><path d="M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5"/></g>"#
        }
        Destination::Tools => {
            r#"<g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="M5 3h14v18H5zM8.5 7h7M8.5 12h.5M12 12h.5M15.5 12h.5M8.5 16.5h.5M12 16.5h.5M15.5 16.5h.5"/></g>"#
        }
        Destination::Entitlements => {
            r#"<g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"><circle cx="12" cy="8" r="4"/><path d="M4 21c.6-4.6 3.7-7 8-7s7.4 2.4 8 7"/></g>"#
        }
        Destination::Assessment => {
            r#"<g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="m3.5 6 1.8 1.8L8.5 4.5M3.5 13l1.8 1.8 3.2-3.3M12 6.5h9M12 13.5h9M4 20h17"/></g>"#
        }
        Destination::Training => {
            r#"<g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="M3 4h18M4.5 4v11h15V4M12 15v3M8 21l4-3 4 3"/></g>"#
        }
        Destination::Settings => {
            r#"<g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"><path d="M4 8h8M17 8h3M4 16h3M12 16h8"/><circle cx="14.5" cy="8" r="2.3"/><circle cx="9.5" cy="16" r="2.3"/></g>"#
        }
    }
}
