//! The list of tools, by whom they are for.

use leptos::prelude::*;
use policy::pack::{Group, Tool};

use crate::language::{said, use_language};
use crate::route::Route;
use crate::screens::tools::words::words;

/// All tools.
#[component]
pub fn Index() -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let group = move |group: Group| {
        let tools: Vec<AnyView> = pack::pack().tools.iter().filter(|it| it.group == group).map(entry).collect();
        view! {
            <section class="tool-group">
                <h2>{move || (words().group)(group)}</h2>
                <p class="quiet">{move || (words().group_lead)(group)}</p>
                <ul class="lines">{tools}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <h1>{move || words().title}</h1>
        <p class="lead">{move || words().lead}</p>
        {[Group::Person, Group::Unit, Group::Gatekeeper].map(group).into_iter().collect_view()}
    }
    .into_any()
}

fn entry(tool: &'static Tool) -> AnyView {
    let numbers: Vec<String> = tool.provisions.iter().map(ToString::to_string).collect();
    let range = match (numbers.first(), numbers.last()) {
        (Some(first), Some(last)) if 2 < numbers.len() => format!("{first}–{last}"),
        _ => numbers.join(" · "),
    };
    view! {
        <li>
            <a class="tool-entry" href=Route::Tool(tool.id.clone(), None).to_string()>
                <span class="number">{range}</span>
                <span class="names">
                    <span class="question">{said(&tool.question)}</span>
                    <span class="title">{said(&tool.title)}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
