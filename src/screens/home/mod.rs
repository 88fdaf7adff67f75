//! The way in: what this is, where each reader starts, and the contents of the document.

pub mod words;

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use policy::model::document::Chapter;
use policy::model::tool::Group;

use crate::address::go;
use crate::language::words::words as frame;
use crate::language::{language, said};
use crate::route::Route;
use words::{Door, words};

/// The first page. index.html shows the same title and contents before the app is there.
#[component]
pub fn Screen() -> impl IntoView {
    let words = words(language());
    let pack = pack::pack();
    view! {
        <div class="title-page">
            <h1>{frame(language()).name}</h1>
            <p class="official">{said(&pack.place)}" · "{said(&pack.title)}</p>
            <p class="lead">{words.lead}</p>
        </div>
        <h2 class="only-read">{words.ways}</h2>
        <Ways/>
        <Search/>
        <section class="contents">
            <h2>{words.contents}</h2>
            <p class="quiet">{(words.extent)(pack.measures.iter().filter(|it| it.number != 0).count(), pack.provisions().count())}</p>
            <ol>{pack.chapters.iter().map(|it| view! { <ChapterContents chapter=it/> }).collect_view()}</ol>
        </section>
        <p class="note small">{said(&pack.status)}</p>
    }
    .into_any()
}

/// Where each of the readers starts, by the question they come with.
#[component]
fn Ways() -> impl IntoView {
    let ways = [Route::Entitlements(None), Route::Assessment, Route::Tools, Route::Training];
    view! {
        <ul class="ways">
            {ways
                .into_iter()
                .zip(&words(language()).doors)
                .map(|(to, door)| {
                    let checks = (to == Route::Tools).then(|| view! { <Checks/> });
                    view! { <li><Way door=door to=to/>{checks}</li> }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn Way(door: &'static Door, to: Route) -> impl IntoView {
    view! {
        <a href=to.to_string()>
            <span class="who">{door.who}</span>
            <span class="asks">{door.asks}</span>
            <span class="gets">{door.gets}</span>
        </a>
    }
}

/// The checks themselves, for those who come with a summons in hand.
#[component]
fn Checks() -> impl IntoView {
    let checks = pack::pack().tools.iter().filter(|it| it.group == Group::Gatekeeper);
    view! {
        <div class="checks">
            <span>{words(language()).at_once}</span>
            <ul>
                {checks
                    .map(|it| {
                        let to = Route::Tool(it.id.clone(), None).to_string();
                        view! { <li><a href=to>{said(&it.title)}</a></li> }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}

#[component]
fn Search() -> impl IntoView {
    let words = words(language());
    let field = NodeRef::<Input>::new();
    let find = move |event: SubmitEvent| {
        event.prevent_default();
        let text = field.get().map(|it| it.value()).unwrap_or_default();
        go(&Route::Search(text.trim().to_owned()));
    };
    view! {
        <form class="look-up" role="search" on:submit=find>
            <label for="look-up">{words.search}</label>
            <p class="help" id="look-up-help">{words.search_help}</p>
            <div>
                <input id="look-up" type="search" enterkeyhint="search" aria-describedby="look-up-help" node_ref=field/>
                <button type="submit">{words.find}</button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn ChapterContents(chapter: &'static Chapter) -> impl IntoView {
    let number = (words(language()).chapter)(chapter.number);
    let measures = chapter.measures.iter().filter_map(|it| pack::pack().measure(*it)).map(|it| {
        view! {
            <li>
                <a href=Route::Measure(it.number, None).to_string()>
                    <span class="number">{it.number}</span>
                    <span>{said(&it.title)}</span>
                </a>
            </li>
        }
    });
    view! {
        <li class="chapter">
            <h3><span>{number}</span><span>{said(&chapter.title)}</span></h3>
            <ul>{measures.collect_view()}</ul>
        </li>
    }
    .into_any()
}
