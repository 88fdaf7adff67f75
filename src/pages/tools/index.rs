//! The list of tools, by whom they are for.

use address::mangled::{carried, place};
use exchange::link::{self, Subject};
use leptos::prelude::*;
use policy::model::tool::{Group, Tool};

use crate::i18n::messages::tools::words;
use crate::i18n::{language, localized};
use crate::routing::navigator::navigate;
use crate::routing::route::Route;

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
        {open_link()}
    }
    .into_any()
}

/// Opens a link that came as text: a copy of the app opened from disk has no address that others could press.
fn open_link() -> AnyView {
    let words = words(language());
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = typed.get_untracked();
        match place(&typed).or_else(|| place_of_code(&typed)).map(|it| Route::parse(&it)) {
            Some(Route::NotFound(_)) | None => wrong.set(Some((words.no_link)(&typed.trim().chars().take(SHOWN).collect::<String>()))),
            Some(route) => {
                wrong.set(None);
                navigate(&route);
            }
        }
    };
    view! {
        <form class="open-link" on:submit=open>
            <label for="open-link">{words.open_link}</label>
            <p class="help" id="open-link-help">{words.open_link_help}</p>
            <div class="beside">
                <input
                    id="open-link"
                    type="text"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="open-link-help open-link-wrong"
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <button type="submit">{words.open}</button>
            </div>
            <p class="error" id="open-link-wrong" role="alert">{wrong}</p>
        </form>
    }
    .into_any()
}

/// The place of a scenario that came without one; nothing where the text holds none.
fn place_of_code(text: &str) -> Option<String> {
    let code = carried(text);
    let route = match link::read(pack::pack(), &code).ok()?.scenario.subject {
        Subject::Tool(id) => Route::Tool(pack::pack().tool_at(id)?.id.clone(), Some(code)),
        Subject::Profile(_) => Route::Entitlements(Some(code)),
    };
    Some(route.to_string())
}

/// So much of what was pasted is repeated when it is no link, in characters.
const SHOWN: usize = 60;

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
                    <span class="question">{localized(&tool.question)}</span>
                    <span class="title">{localized(&tool.title)}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
