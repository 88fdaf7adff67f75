//! The list of tools, by whom they are for.

use leptos::prelude::*;
use policy::pack::{Group, Tool};

use crate::language::{language, said};
use crate::route::Route;
use crate::screens::tools::words::words;

/// All tools.
pub fn index() -> AnyView {
    let words = words(language());
    let groups = [Group::Person, Group::Unit, Group::Gatekeeper].map(|group| {
        let tools: Vec<AnyView> = pack::pack().tools.iter().filter(|it| it.group == group).map(entry).collect();
        view! {
            <section class="tool-group">
                <h2>{(words.group)(group)}</h2>
                <p class="quiet">{(words.group_lead)(group)}</p>
                <ul class="lines">{tools}</ul>
            </section>
        }
        .into_any()
    });
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {groups.into_iter().collect_view()}
    }
    .into_any()
}

fn entry(tool: &'static Tool) -> AnyView {
    let numbers: Vec<String> = tool.provisions.iter().map(ToString::to_string).collect();
    let range = match numbers.as_slice() {
        [first, _, .., last] => [first.as_str(), "–", last].concat(),
        few => few.join(" · "),
    };
    view! {
        <li>
            <a class="tool-entry" href=Route::Tool(tool.id.clone(), None).to_string()>
                <span class="number">{range}</span>
                <span>
                    <span class="question">{said(&tool.question)}</span>
                    <span class="title">{said(&tool.title)}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
