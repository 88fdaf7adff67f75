//! The list of tools, in the order of the document, all of them or those for a situation.

use core::sync::atomic::{AtomicUsize, Ordering};

use address::mangled::{carried, place};
use exchange::link::{self, Subject};
use leptos::prelude::*;
use policy::model::tool::Tool;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::forms::fields::typed::radio;
use crate::i18n::messages::tools::words;
use crate::i18n::{language, localized};
use crate::routing::navigator::navigate;
use crate::routing::route::Route;

/// The situation whose tools were shown last, so that the way back from a tool leads to the same list; 0 for all.
static SHOWN_LAST: AtomicUsize = AtomicUsize::new(0);

/// All tools.
pub fn index() -> View {
    let words = words(language());
    let pack = pack::pack();
    let chosen = RwSignal::new(SHOWN_LAST.load(Ordering::Relaxed));
    let situation = |at: usize, label: &'static str| {
        let choose = move || {
            SHOWN_LAST.store(at, Ordering::Relaxed);
            chosen.set(at);
        };
        radio("situation", Signal::derive(move || chosen.get() == at), choose, view! { <span>{label}</span> }, "")
    };
    let labels = core::iter::once(words.all_situations).chain(pack.situations.iter().map(|it| localized(&it.label)));
    let situations: Vec<View> = labels.enumerate().map(|(at, label)| situation(at, label)).collect();
    let mut tools: Vec<&'static Tool> = pack.tools.iter().collect();
    order::sort_by_key(&mut tools, |it| it.provisions.first().copied());
    let shown = move || {
        let at = chosen.get();
        let of_situation = |tool: &&&Tool| at == 0 || tool.situations.iter().any(|it| usize::from(*it) + 1 == at);
        tools.iter().filter(of_situation).map(|it| entry(it)).collect_view().into_view()
    };
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{phrases(words.lead)}</p>
        <fieldset class="field">
            <legend>{words.situation}</legend>
            <div class="choices">{situations}</div>
        </fieldset>
        <section class="tool-group">
            <ul class="lines">{shown}</ul>
        </section>
        <p><a href=Route::Roster.to_string()>{words.roster}</a></p>
        {open_link()}
    }
}

/// Opens a link that came as text: a copy of the app opened from disk has no address that others could press.
fn open_link() -> View {
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

fn entry(tool: &'static Tool) -> View {
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
}
