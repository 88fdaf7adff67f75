//! What several pages of the catalogue share.

use catalogue::references::Asked;
use leptos::prelude::*;
use leptos::web_sys;
use policy::pack::{Ambiguity, ProvisionId, ProvisionKind, ToolId};
use policy::text::Language;
use wasm_bindgen::{JsCast, JsValue};

use crate::components::figure::running;
use crate::route::Route;

use super::words::words;

/// Where a provision stands in the app.
pub fn address(id: ProvisionId) -> String {
    Route::Measure(id.measure, Some(id.item)).to_string()
}

/// What sort of provision it is, as a word.
pub fn kind(kind: ProvisionKind, language: Language) -> AnyView {
    let words = words(language);
    view! { <span class="kind" title=(words.kind_means)(kind)>{(words.kind)(kind)}</span> }.into_any()
}

/// A line of a list that leads to a provision.
pub fn provision_link(id: ProvisionId, language: Language) -> AnyView {
    let heading = pack::pack().provision(id).map(|it| it.heading.in_language(language));
    view! {
        <a class="to-provision" href=address(id)>
            <span class="number">{id.to_string()}</span>
            " "
            <span>{heading}</span>
        </a>
    }
    .into_any()
}

/// A link to a tool.
pub fn tool_link(id: ToolId, language: Language) -> AnyView {
    let Some(tool) = pack::pack().tools.get(usize::from(id.0)) else { return ().into_any() };
    view! { <a href=Route::Tool(tool.id.clone(), None).to_string()>{tool.title.in_language(language)}</a> }.into_any()
}

/// The questions of the self-assessments that ask about something; nothing where none does.
pub fn asked_in(asked: &[Asked<'static>], language: Language) -> Option<AnyView> {
    let words = words(language);
    let each = asked.iter().map(|it| {
        let (list, question) = (it.list.title.in_language(language), it.indicator.question.in_language(language));
        view! { <li><span class="quiet">{list}{words.colon}</span>{question}</li> }.into_any()
    });
    (!asked.is_empty()).then(|| {
        view! {
            <details class="asked-in">
                <summary>{(words.asked_in)(asked.len())}</summary>
                <ul>{each.collect_view()}</ul>
                <p class="small"><a href=Route::Assessment.to_string()>{words.to_assessment}</a></p>
            </details>
        }
        .into_any()
    })
}

/// The document's own words.
pub fn quoted(words: &'static str) -> AnyView {
    view! { <q lang="zh-CN">{words}</q> }.into_any()
}

/// What an ambiguity is about, which reading is taken, which others there are, and why.
pub fn readings(it: &'static Ambiguity, language: Language) -> AnyView {
    let words = words(language);
    let said = |text: &'static policy::text::Text| running(text.in_language(language), &it.provisions);
    let others = it.others.iter().map(|it| view! { <li>{said(it)}</li> }).collect_view();
    view! {
        <dl class="readings">
            <dt>{words.words_in_doubt}</dt>
            <dd>{quoted(&it.phrase)}</dd>
            <dt>{words.taken}</dt>
            <dd class="taken">{said(&it.taken)}</dd>
            {(!it.others.is_empty()).then(|| view! { <dt>{words.others}</dt><dd><ul>{others}</ul></dd> })}
            <dt>{words.reason}</dt>
            <dd>{said(&it.reason)}</dd>
        </dl>
    }
    .into_any()
}

/// Prints the page.
pub fn print_button(label: &'static str) -> AnyView {
    // Nothing to be done where a browser cannot print.
    view! { <button type="button" class="plain print not-on-paper" on:click=|_| drop(window().print())>{label}</button> }.into_any()
}

/// Opens on paper what is folded on the screen, and folds it again afterwards.
pub fn open_on_paper() {
    let before = window_event_listener_untyped("beforeprint", |_| {
        each("details.opens-on-paper:not([open])", |it| it.set_attribute("open", "").and_then(|()| it.set_attribute("data-opened", "")));
    });
    let after = window_event_listener_untyped("afterprint", |_| {
        each("details[data-opened]", |it| it.remove_attribute("open").and_then(|()| it.remove_attribute("data-opened")));
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// Does something to every element that the selector finds, which must then find it no more.
fn each(selector: &str, change: impl Fn(&web_sys::Element) -> Result<(), JsValue>) {
    while let Ok(Some(it)) = document().query_selector(selector) {
        if change(&it).is_err() {
            return;
        }
    }
}

/// Brings into view, marks and focuses what an address points to within a page. Runs when the page stands, and again
/// whenever the address changes.
pub fn follow(target: impl Fn() -> Option<String> + Send + Sync + 'static) {
    Effect::new(move |_| {
        each("main .here", |it| it.class_list().remove_1("here"));
        let Some(id) = target() else { return };
        // One frame for the page to stand, one for the frame's own way to the heading.
        request_animation_frame(move || {
            request_animation_frame(move || {
                let Some(it) = document().get_element_by_id(&id) else { return };
                drop(it.class_list().add_1("here"));
                it.scroll_into_view();
                let heading = it.query_selector("h2, h3, dt").ok().flatten();
                if let Some(heading) = heading.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                    heading.set_tab_index(-1);
                    drop(heading.focus());
                }
            });
        });
    });
}

/// A field that looks for something while one types; `done` when the reader leaves it or presses Enter.
pub fn search_field(
    id: &'static str,
    label: &'static str,
    help: Option<&'static str>,
    asked: String,
    typed: impl Fn(String) + Clone + 'static,
    done: impl Fn() + 'static,
) -> AnyView {
    let help_id = format!("{id}-help");
    let described = help.map(|_| help_id.clone());
    let composed = typed.clone();
    // While an input method is composing, the field holds letters that are not meant yet.
    let input = move |event: web_sys::Event| {
        if !event.dyn_ref::<web_sys::InputEvent>().is_some_and(|it| it.is_composing()) {
            typed(event_target_value(&event));
        }
    };
    view! {
        <div class="search-field not-on-paper" role="search">
            <label for=id>{label}</label>
            <input
                id=id
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby=described
                value=asked
                on:input=input
                on:compositionend=move |event| composed(event_target_value(&event))
                on:change=move |_| done()
            />
            {help.map(|it| view! { <p class="help" id=help_id>{it}</p> })}
        </div>
    }
    .into_any()
}

/// Puts the reader into a field once the page stands, after the frame has put them at its heading.
pub fn focus_on_arrival(id: &'static str) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            if let Some(it) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                drop(it.focus());
            }
        });
    });
}
