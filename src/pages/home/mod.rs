//! The start page: what the app is, where each reader starts, and the contents of the document.

mod last_draft;

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use policy::model::cover::CoverChapter;
use template_macro::view;

use crate::i18n::messages::home::{Door, words};
use crate::i18n::{language, localized};
use crate::preferences::Preferences;
use crate::preferences::appearance::TypeSize;
use crate::routing::navigator::navigate;
use crate::routing::route::Route;

/// The start page. index.html shows the same title and contents until the app has started.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let words = words(language());
    let cover = pack::cover();
    view! {
        <div class="start">
            <div class="title-page">
                <h1>{localized(&cover.short_title)}</h1>
                <p class="official">{localized(&cover.place)}" · "{localized(&cover.title)}</p>
                <p class="lead">{localized(&cover.lead)}</p>
            </div>
            <p class="on-home-screen"><a href=Route::Assessment.to_string()>{words.bring_drafts}</a></p>
            {last_draft::last_draft()}
            <h2 class="only-read">{words.ways}</h2>
            <EntryLinks/>
        </div>
        <GatekeeperLinks/>
        <LargeType/>
        <Search/>
        <section class="contents">
            <h2>{words.contents}</h2>
            <p class="quiet">{(words.extent)(cover.measures, cover.provisions)}</p>
            <ol>{cover.chapters.iter().map(|it| view! { <ChapterContents chapter=it/> }).collect_view()}</ol>
        </section>
        <p class="note small">{localized(&cover.status)}</p>
    }
}

/// The entries for the kinds of readers, each by the question that they come with.
#[component]
fn EntryLinks() -> impl leptos::IntoView {
    let routes = [Route::Entitlements(None), Route::Assessment, Route::Tools, Route::Training];
    view! {
        <ul class="ways">
            {routes
                .into_iter()
                .zip(&words(language()).doors)
                .map(|(route, door)| view! { <li><EntryLink door route/></li> })
                .collect_view()}
        </ul>
    }
}

#[component]
fn EntryLink(door: &'static Door, route: Route) -> impl leptos::IntoView {
    view! {
        <a href=route.to_string()>
            <span class="who">{door.who}</span>
            <span class="asks">{door.asks}</span>
            <span class="gets">{door.gets}</span>
        </a>
    }
}

/// Direct links to the gatekeeper checks, for readers who have to decide on a request at once.
#[component]
fn GatekeeperLinks() -> impl leptos::IntoView {
    view! {
        <div class="checks">
            <span>{words(language()).at_once}</span>
            <ul>
                {pack::cover()
                    .checks
                    .iter()
                    .map(|(id, title)| {
                        let address = Route::Tool(id.clone(), None).to_string();
                        view! { <li><a href=address>{localized(title)}</a></li> }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}

/// Large type, for whoever cannot read what stands here, and so would not find the settings either.
#[component]
fn LargeType() -> impl leptos::IntoView {
    let size = Preferences::current().size;
    let is_large = move || size.get() == TypeSize::Large;
    let switch = move |_| size.set(if is_large() { TypeSize::Normal } else { TypeSize::Large });
    view! { <p class="to-large"><button type="button" aria-pressed=move || is_large().to_string() on:click=switch>{words(language()).large}</button></p> }
}

#[component]
fn Search() -> impl leptos::IntoView {
    let words = words(language());
    let field = NodeRef::<Input>::new();
    let search = move |event: SubmitEvent| {
        event.prevent_default();
        let text = field.get().map(|it| it.value()).unwrap_or_default();
        navigate(&Route::Search(text.trim().to_owned()));
    };
    view! {
        <form class="look-up" role="search" on:submit=search>
            <label for="look-up">{words.search}</label>
            <p class="help" id="look-up-help">{(words.search_help)(localized(&pack::cover().search_examples))}</p>
            <div>
                <input id="look-up" type="search" enterkeyhint="search" aria-describedby="look-up-help" node_ref=field/>
                <button type="submit">{words.find}</button>
            </div>
        </form>
    }
}

#[component]
fn ChapterContents(chapter: &'static CoverChapter) -> impl leptos::IntoView {
    let number = (words(language()).chapter)(chapter.number);
    let measures = chapter.measures.iter().map(|(number, title)| {
        view! {
            <li>
                <a href=Route::Measure(*number, None).to_string()>
                    <span class="number">{*number}</span>
                    <span>{localized(title)}</span>
                </a>
            </li>
        }
    });
    view! {
        <li class="chapter">
            <h3><span>{number}</span><span>{localized(&chapter.title)}</span></h3>
            <ul>{measures.collect_view()}</ul>
        </li>
    }
}
