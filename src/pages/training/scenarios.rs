//! A trainer's list of scenarios: the samples to begin with and the trainer's own, in an order of choice, each opening its
//! tool filled in; a file out and in; one key to begin anew with the next class.

use core::cell::RefCell;

use leptos::prelude::*;
use leptos::web_sys;
use policy::text::Language;
use training::scenarios::{Fault, MOST, Scenario, moved, read, samples, scenario, tool_of, write};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::components::save::save_text;
use crate::i18n::messages::training::words;
use crate::i18n::{language, said};
use crate::pages::training::window::is_for_a_control;
use crate::routing::route::Route;
use crate::storage::{scenarios as kept, tool_inputs};

thread_local! {
    /// The links of those that were opened since the last class: a trainer comes back from each tool to this page. In memory
    /// only. A page has one thread.
    static SHOWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The list while it is on the screen.
#[derive(Clone, Copy)]
struct List {
    /// Keys and presses come where no language is at hand.
    language: Language,
    scenarios: RwSignal<Vec<Scenario>>,
    /// The links of those that were opened since the last class.
    shown: RwSignal<Vec<String>>,
    taken: RwSignal<bool>,
    said: RwSignal<String>,
    /// What was done last, to be undone.
    last: StoredValue<Last>,
    can_undo: RwSignal<bool>,
    /// What could not be read.
    aside: RwSignal<Vec<kept::Aside>>,
}

/// What can be undone.
#[derive(Clone)]
enum Last {
    /// Nothing yet.
    Nothing,
    /// What was entered in the tools was forgotten: it was this.
    Forgotten(Vec<(usize, tool_inputs::StoredToolInputs)>),
    /// Scenarios were taken off the list, which was this.
    List(Vec<Scenario>),
}

impl List {
    fn change(self, with: impl FnOnce(&mut Vec<Scenario>)) {
        self.scenarios.update(with);
        self.taken.set(self.scenarios.with_untracked(|it| kept::write(it)));
    }

    /// The next class finds every tool as its scenario fills it, and no scenario marked.
    fn begin_anew(self) {
        let forgotten = tool_inputs::forget_all(pack::pack());
        let count = forgotten.len();
        if count != 0 {
            self.can_undo.set(true);
            self.last.set_value(Last::Forgotten(forgotten));
        }
        SHOWN.take();
        self.shown.set(Vec::new());
        self.said.set((words(self.language).begun_anew)(count));
    }

    /// Changes the list in a way by which scenarios may be lost.
    fn replace(self, with: impl FnOnce(&mut Vec<Scenario>), said: String) {
        self.last.set_value(Last::List(self.scenarios.get_untracked()));
        self.can_undo.set(true);
        self.change(with);
        self.said.set(said);
    }

    fn undo(self) {
        let words = words(self.language);
        self.can_undo.set(false);
        match self.last.get_value() {
            Last::Nothing => {}
            Last::Forgotten(entered) => {
                for (at, it) in entered {
                    if let Some(tool) = pack::pack().tools.get(at) {
                        tool_inputs::write(tool, &it);
                    }
                }
                self.said.set(words.undone.to_owned());
            }
            Last::List(before) => {
                self.change(|it| *it = before);
                self.said.set(words.list_undone.to_owned());
            }
        }
    }
}

/// The page.
pub fn page() -> AnyView {
    let words = words(language());
    let found = kept::read();
    let list = List {
        language: language(),
        scenarios: RwSignal::new(found.list.unwrap_or_else(|| first(language()))),
        shown: RwSignal::new(SHOWN.with_borrow(Clone::clone)),
        taken: RwSignal::new(true),
        said: RwSignal::new(found.faults.iter().map(|it| in_words(it, language())).collect::<Vec<_>>().join("\n")),
        last: StoredValue::new(Last::Nothing),
        aside: RwSignal::new(found.aside),
        can_undo: RwSignal::new(false),
    };
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if !is_for_a_control(&event) && matches!(event.key().as_str(), "r" | "R") {
            event.prevent_default();
            list.begin_anew();
        }
    });
    on_cleanup(move || handle.remove());
    let rows = move || list.scenarios.with(|it| it.iter().enumerate().map(|(at, it)| row(list, at, it)).collect_view());
    view! {
        <h1>{words.scenarios}</h1>
        <p class="lead">{words.scenarios_lead}</p>
        <p class="actions">
            <button type="button" class="primary" on:click=move |_| list.begin_anew()>{words.begin_anew}</button>
            <button type="button" hidden=move || !list.can_undo.get() on:click=move |_| list.undo()>{words.undo}</button>
        </p>
        <p class="list-said" role="status">{move || list.said.get()}</p>
        <p class="warning" role="status" hidden=move || list.taken.get()>{words.not_kept}</p>
        {move || aside(list)}
        <ol class="scenario-list">{rows}</ol>
        <p class="help">{words.reorder_help}</p>
        {add(list)}
        {files(list)}
    }
    .into_any()
}

/// The lists that could not be read: each can be had as a file, and goes when somebody says so.
fn aside(list: List) -> Option<AnyView> {
    let words = words(list.language);
    let found = list.aside.get();
    if found.is_empty() {
        return None;
    }
    let each = found.into_iter().zip(1usize..).map(|(it, number)| {
        let text = it.text.clone();
        let delete = move |_| {
            if window().confirm_with_message(words.aside_delete_really).unwrap_or_default() {
                kept::delete(&it);
                list.aside.update(|all| all.retain(|other| *other != it));
            }
        };
        view! {
            <li>
                {save_text(Some(words.aside_save), move || (words.aside_name)(number), "application/json", move || text.clone())}
                <button type="button" class="plain" on:click=delete>{words.aside_delete}</button>
            </li>
        }
        .into_any()
    });
    Some(view! { <section class="scenario-files"><h2>{words.aside}</h2><p class="help">{words.aside_help}</p><ul class="set-aside">{each.collect_view()}</ul></section> }.into_any())
}

/// The samples, as the list begins.
fn first(language: Language) -> Vec<Scenario> {
    let name = |sample: &policy::pack::Sample, tool: &policy::pack::Tool| {
        [sample.name.in_language(language), " · ", tool.title.in_language(language)].concat()
    };
    samples(pack::pack(), name).into_iter().map(|it| it.scenario).collect()
}

fn row(list: List, at: usize, it: &Scenario) -> AnyView {
    let words = words(language());
    let tool = tool_of(pack::pack(), it).and_then(|it| pack::pack().tools.get(usize::from(it.0)));
    let to = |steps: bool| {
        let link = Some(it.link.clone());
        let id = tool.map(|it| it.id.clone()).unwrap_or_default();
        if steps { Route::Steps(id, link) } else { Route::Tool(id, link) }.to_string()
    };
    // Answers that no link carries have to be given in the room.
    let sensitive =
        tool.is_some_and(|it| it.facts.iter().any(|id| pack::pack().facts.get(usize::from(id.0)).is_some_and(|it| it.sensitive)));
    let link = it.link.clone();
    let is_shown = Signal::derive(move || list.shown.with(|it| it.contains(&link)));
    let link = it.link.clone();
    let open = move |_| {
        list.shown.update(|it| it.push(link.clone()));
        SHOWN.set(list.shown.get_untracked());
    };
    let go = move |by: isize| {
        let to = at.checked_add_signed(by);
        list.change(|it| {
            let to = moved(it, at, to.unwrap_or(at));
            focus_on(to);
        });
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.alt_key() {
            match event.key().as_str() {
                "ArrowUp" => go(-1),
                "ArrowDown" => go(1),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let name = it.name.clone();
    let labelled = |what: &str| [what, words.colon, &name].concat();
    let removed = (words.removed)(&name);
    let remove = move |_| {
        list.replace(
            |it| {
                if at < it.len() {
                    drop(it.remove(at))
                }
            },
            removed.clone(),
        )
    };
    view! {
        <li id=element(at) class:shown=is_shown on:keydown=keys>
            <a class="scenario-name" href=to(false) on:click=open.clone()>{it.name.clone()}</a>
            <span class="shown-mark">{move || is_shown.get().then_some(words.shown)}</span>
            <span class="what-tool">{tool.map(|it| said(&it.question))}{sensitive.then_some(words.sensitive_here)}</span>
            <span class="row-actions">
                <a href=to(true) on:click=open>{words.step_through}</a>
                <button type="button" class="plain" aria-label=labelled(words.up) on:click=move |_| go(-1) disabled={at == 0}>"↑"</button>
                <button type="button" class="plain" aria-label=labelled(words.down) on:click=move |_| go(1) disabled=move || list.scenarios.with(Vec::len) <= at + 1>"↓"</button>
                <button type="button" class="plain" aria-label=labelled(words.remove) on:click=remove>"×"</button>
            </span>
        </li>
    }
    .into_any()
}

fn element(at: usize) -> String {
    ["scenario-", &at.to_string()].concat()
}

/// The list is drawn anew; whoever moved a scenario is put at it.
fn focus_on(at: usize) {
    request_animation_frame(move || {
        let found = document().get_element_by_id(&element(at)).and_then(|it| it.query_selector("a").ok().flatten());
        if let Some(it) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Refused only where nothing can have the focus.
            let _ = it.focus();
        }
    });
}

/// A scenario of the trainer's own, from the link that every tool gives.
fn add(list: List) -> AnyView {
    let words = words(language());
    let (name, link) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if MOST <= list.scenarios.with_untracked(Vec::len) {
            problem.set((words.list_full)(MOST));
            return;
        }
        match scenario(pack::pack(), &name.get_untracked(), &link.get_untracked()) {
            Ok(it) => {
                list.said.set((words.added)(&it.name));
                list.change(|all| all.push(it));
                for it in [name, link, problem] {
                    it.set(String::new());
                }
            }
            Err(why) => problem.set([words.link_field, words.colon, why.text().in_language(list.language)].concat()),
        }
    };
    view! {
        <form class="own-scenario" on:submit=submit>
            <h2>{words.own}</h2>
            <p class="help">{words.own_help}</p>
            <div class="field">
                <label for="own-name">{words.name_field}</label>
                <input type="text" id="own-name" maxlength="80" autocomplete="off" prop:value=name on:input=move |event| name.set(event_target_value(&event))/>
            </div>
            <div class="field">
                <label for="own-link">{words.link_field}</label>
                <input
                    type="text"
                    id="own-link"
                    autocomplete="off"
                    aria-describedby="own-problem"
                    aria-invalid=move || (!problem.with(String::is_empty)).to_string()
                    prop:value=link
                    on:input=move |event| link.set(event_target_value(&event))
                />
                <p class="message" id="own-problem" aria-live="polite"><span class="error">{problem}</span></p>
            </div>
            <button type="submit">{words.add}</button>
        </form>
    }
    .into_any()
}

/// The list out as a file or text, and in again.
fn files(list: List) -> AnyView {
    let words = words(language());
    let text = move || list.scenarios.with(|it| write(pack::pack(), it));
    let take = move |text: &str| match read(pack::pack(), text) {
        Ok((taken, faults)) => {
            let mut said = vec![(words.taken_in)(taken.len())];
            said.extend(faults.iter().map(|it| in_words(it, list.language)));
            list.replace(|it| *it = taken, said.join("\n"));
        }
        Err(fault) => list.said.set(in_words(&fault, list.language)),
    };
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.as_ref().and_then(|it| it.files()).and_then(|it| it.get(0)) else { return };
        leptos::task::spawn_local(async move {
            match JsFuture::from(file.text()).await.ok().and_then(|it: JsValue| it.as_string()) {
                Some(text) => take(&text),
                None => list.said.set(words.unreadable.to_owned()),
            }
            if let Some(it) = input {
                // The same file can be chosen again.
                it.set_value("");
            }
        });
    };
    let back_to_samples = move |_| list.replace(|it| *it = first(list.language), words.back_at_samples.to_owned());
    view! {
        <section class="scenario-files">
            <h2>{words.file}</h2>
            <p class="help">{words.file_help}</p>
            {save_text(Some(words.file_out), move || words.file_name.to_owned(), "application/json", text)}
            <div class="field">
                <label for="scenario-file">{words.file_in}</label>
                <input type="file" id="scenario-file" accept=".json,application/json" on:change=chosen/>
            </div>
            <p><button type="button" on:click=back_to_samples>{words.back_to_samples}</button></p>
        </section>
    }
    .into_any()
}

/// Why a file, or a part of it, was not taken.
fn in_words(fault: &Fault, language: Language) -> String {
    let words = words(language);
    match fault {
        Fault::TooLarge { bytes } => (words.fault_large)(*bytes),
        Fault::NotJson { line, column } => (words.fault_json)(*line, *column),
        Fault::NotAList => words.fault_other.to_owned(),
        Fault::Newer(schema) => (words.fault_newer)(*schema),
        Fault::OtherPack(id) => (words.fault_pack)(id),
        Fault::TooMany(count) => (words.fault_many)(*count),
        Fault::LeftOut { place, name, why } => (words.fault_one)(*place, name, why.text().in_language(language)),
    }
}
