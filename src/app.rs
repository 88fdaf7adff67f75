//! The frame around every page: head, navigation, the current page, foot.

use leptos::prelude::*;
use policy::model::text::Language;
use template::View;
use template::effect::effect;
use template_macro::view;
use wasm_bindgen::JsCast;

use crate::browser::boot;
use crate::browser::clock::follow_clock;
use crate::browser::dom::{focus_heading, page_heading};
use crate::browser::markup::fixed;
use crate::browser::print_page::Printing;
use crate::browser::shortcuts::search_on_slash;
use crate::i18n::messages::frame::words;
use crate::i18n::{code, language, localized};
use crate::pages;
use crate::preferences::Preferences;
use crate::routing::lazy::{self, Part};
use crate::routing::navigator::Navigator;
use crate::routing::route::{Destination, Route};

/// The whole app. It is drawn anew when another language is chosen, so that messages need not be signals.
#[component]
pub fn App() -> impl leptos::IntoView {
    let chosen = Preferences::provide().language;
    let route = Navigator::provide();
    let page = Memo::new(move |_| route.with(Route::page));
    // The listener lives as long as the page.
    let _ = window_event_listener(leptos::ev::keydown, search_on_slash);
    lazy::prefetch_on_hover();
    follow_clock();
    Printing::provide();
    effect(move |before: Option<()>| {
        chosen.track();
        if before.is_some() {
            request_animation_frame(focus_language_choice);
        }
    });
    move || {
        chosen.track();
        view! { <Frame route=route page=page/> }
    }
}

/// Head, page and foot, in the current language.
#[component]
fn Frame(route: Memo<Route>, page: Memo<Route>) -> impl leptos::IntoView {
    let words = words(language());
    let other = match language() {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let failed = Preferences::current().english_failed;
    set_window_title(page);
    let searching = move || page.with(|it| matches!(it, Route::Search(_)));
    view! {
        <button
            type="button"
            class="skip"
            on:click=|_| {
                if let Some(heading) = page_heading() {
                    focus_heading(&heading);
                }
            }
        >
            {words.skip}
        </button>
        <header class="head">
            <a class="name" href=Route::Home.to_string()>{localized(&pack::cover().short_title)}</a>
            <nav class="navigation" aria-label=words.navigation>
                <ul>{Destination::ALL.map(|it| view! { <Entry to=it route=route/> }).collect_view()}</ul>
            </nav>
            <button type="button" class="plain to-language" lang=code(other) on:click=move |_| Preferences::current().choose_language(other)>{words.other_language}</button>
            <a class="to-search" href=Route::Search(String::new()).to_string() aria-current=move || searching().then_some("page")>
                <svg viewBox="0 0 24 24" aria-hidden="true" inner_html=fixed(MAGNIFIER)></svg>
                <span>{words.search}</span>
            </a>
        </header>
        // It stands there empty: a screen reader only hears of changes in a place that was there before.
        <p class="warning failed-language" role="status">{move || failed.get().then(|| [&boot::why(), " ", words.english_failed].concat())}</p>
        {crate::components::update_notice::notice()}
        <main id="content">{move || page_view(&page.get())}</main>
        <Foot/>
    }
}

/// An entry of the navigation: in full on a desktop, short under its sign on a phone.
#[component]
fn Entry(to: Destination, route: Memo<Route>) -> impl leptos::IntoView {
    let words = words(language());
    let here = move || route.with(Route::destination) == Some(to);
    view! {
        <li>
            <a href=to.route().to_string() aria-current=move || here().then_some("page")>
                <svg viewBox="0 0 24 24" aria-hidden="true" inner_html=fixed(sign(to))></svg>
                <span class="in-full">{(words.entry)(to)}</span>
                <span class="in-short">{(words.entry_short)(to)}</span>
            </a>
        </li>
    }
}

/// The page of a route.
fn page_view(page: &Route) -> View {
    match Part::of(page) {
        Some(part) => lazy::page(part),
        None if *page == Route::Home => with_copied_link(view! { <pages::home::Page/> }),
        None => with_copied_link(view! { <pages::not_found::Page/> }),
    }
}

/// A page of a first visit, with a button that copies its link: public/extras.js does what it is pressed for. A file on a disk has no link for
/// others.
fn with_copied_link(page: View) -> View {
    let copy = (!boot::is_one_file()).then(
        || view! { <p class="page-link not-on-paper"><button type="button" class="copy-page">{words(language()).copy_page}</button></p> },
    );
    view! { {page}{copy} }
}

/// On every page: what this is, what it was made from, and which data it decides by.
#[component]
fn Foot() -> impl leptos::IntoView {
    let words = words(language());
    let edition = (words.edition)(&pack::cover().edition, pack::short_hash());
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

/// Sets the window's title after the page's heading.
fn set_window_title(page: Memo<Route>) {
    let name = localized(&pack::cover().short_title);
    let navigator = Navigator::current();
    effect(move |_| {
        page.track();
        navigator.track_loaded_pages();
        // The new page is drawn by the next frame.
        request_animation_frame(move || {
            let heading = page_heading().and_then(|it| it.text_content()).unwrap_or_default();
            let heading = heading.trim();
            document().set_title(&if heading.is_empty() || heading == name { name.to_owned() } else { [heading, name].join(" · ") });
        });
    });
}

/// The app was drawn anew in another language: the focus goes back to where it was chosen.
fn focus_language_choice() {
    let found = |selector: &str| document().query_selector(selector).ok().flatten()?.dyn_into::<web_sys::HtmlElement>().ok();
    if let Some(control) = found("#content [name=language]:checked").or_else(|| found(".to-language")) {
        let _ = control.focus();
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
