//! The frame around every screen: head, navigation, the screen of the moment, foot.

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::language::use_language;
use crate::language::words::{Words, words};
use crate::preferences::Preferences;
use crate::route::{Destination, Route};
use crate::screens;

/// Where one is. Changes within a page too, so that a screen can follow its filters and its section.
pub fn use_route() -> Memo<Route> {
    expect_context::<Where>().0
}

#[derive(Clone, Copy)]
struct Where(Memo<Route>);

fn use_words() -> impl Fn() -> &'static Words + Copy + Send + 'static {
    let language = use_language();
    move || words(language.get())
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    Preferences::provide();
    let fragment = RwSignal::new(fragment());
    // Lives as long as the page: nothing to take off again.
    let _ = window_event_listener(leptos::ev::hashchange, move |_| fragment.set(self::fragment()));
    let route = Memo::new(move |_| fragment.with(|it| Route::parse(it)));
    provide_context(Where(route));
    let page = Memo::new(move |_| route.with(Route::page));
    let words = use_words();
    follow(page, use_language());

    view! {
        <button type="button" class="skip" on:click=|_| to_heading()>{move || words().skip}</button>
        <header class="head">
            <a class="name" href=Route::Home.to_string()>{move || words().name}</a>
            <nav class="navigation" aria-label=move || words().navigation>
                <ul>
                    {Destination::ALL
                        .map(|it| {
                            let here = move || route.with(Route::destination) == Some(it);
                            view! {
                                <li>
                                    <a href=it.route().to_string() aria-current=move || here().then_some("page")>
                                        <span class="in-full">{move || (words().entry)(it)}</span>
                                        <span class="in-short">{move || (words().entry_short)(it)}</span>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </nav>
            <a class="to-search" href=Route::Search(String::new()).to_string()>{move || words().search}</a>
        </header>
        <main id="content">{move || screen(&page.get())}</main>
        <Foot/>
    }
}

/// The screen of a page.
fn screen(page: &Route) -> AnyView {
    match page {
        Route::Home => view! { <screens::home::Screen/> }.into_any(),
        Route::Measures(_) | Route::Measure(..) | Route::Search(_) | Route::Glossary(_) | Route::Ambiguities(_) => {
            view! { <screens::catalogue::Screen/> }.into_any()
        }
        Route::Tools | Route::Tool(..) => view! { <screens::tools::Screen/> }.into_any(),
        Route::Entitlements(_) => view! { <screens::entitlements::Screen/> }.into_any(),
        Route::Assessment | Route::Draft(..) => view! { <screens::assessment::Screen/> }.into_any(),
        Route::Training => view! { <screens::training::Screen/> }.into_any(),
        Route::Settings => view! { <screens::settings::Screen/> }.into_any(),
        Route::About => view! { <screens::about::Screen/> }.into_any(),
        Route::SelfTest => view! { <screens::self_test::Screen/> }.into_any(),
        Route::NotFound(_) => view! { <screens::not_found::Screen/> }.into_any(),
    }
}

/// On every page: what this is, what it was made from, and which data it decides by.
#[component]
fn Foot() -> impl IntoView {
    let words = use_words();
    let edition = move || (words().edition)(&pack::pack().edition, pack::short_hash());
    view! {
        <footer class="foot">
            <p><strong>{move || words().not_official}</strong>" "{move || words().made_from}</p>
            <p class="edition">{edition}</p>
            <ul>
                <li><a href=Route::About.to_string()>{move || words().about}</a></li>
                <li><a href=Route::SelfTest.to_string()>{move || words().self_test}</a></li>
                <li><a href=Route::Settings.to_string()>{move || words().settings}</a></li>
            </ul>
        </footer>
    }
}

/// Names the window after the page's heading and, when the page has changed, puts the reader there.
fn follow(page: Memo<Route>, language: Signal<policy::text::Language>) {
    Effect::new(move |before: Option<Route>| {
        let now = page.get();
        let name = words(language.get()).name;
        let moved = before.is_some_and(|it| it != now);
        // In the next frame the new screen stands.
        request_animation_frame(move || {
            let Some(heading) = heading() else { return };
            document().set_title(&format!("{} · {name}", heading.text_content().unwrap_or_default().trim()));
            if moved {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus(&heading);
            }
        });
        now
    });
}

fn heading() -> Option<web_sys::HtmlElement> {
    document().query_selector("main h1").ok()??.dyn_into().ok()
}

fn to_heading() {
    if let Some(it) = heading() {
        focus(&it);
    }
}

fn focus(heading: &web_sys::HtmlElement) {
    heading.set_tab_index(-1);
    // Refused only where nothing can have the focus.
    let _ = heading.focus();
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}
