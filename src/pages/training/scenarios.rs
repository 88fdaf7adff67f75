//! A trainer's list of scenarios: the samples at first, and the trainer's own, in any order. Each opens its tool filled in. The list
//! can be exported and imported as a file, and reset for the next class.

use core::cell::RefCell;

use leptos::prelude::*;
use leptos::web_sys;
use policy::model::product::sample::{Sample, SampleTool};
use policy::model::text::Language;
use policy::model::tool::Tool;
use template::View;
use template_macro::view;
use training::scenarios::{Fault as FileFault, MAX_SCENARIOS, Scenario, move_item, read, samples, scenario, tool_of, undone, write};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::browser::phrases::phrases;
use crate::components::file_chooser::file_chooser;
use crate::components::save_file::save_text;
use crate::components::two_windows::two_windows;
use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};
use crate::pages::training::keyboard::is_for_a_control;
use crate::routing::route::Route;
use crate::storage::record_store::{Fault, Kept};
use crate::storage::{entries, scenarios as stored_scenarios, tool_inputs};

thread_local! {
    /// The links of the scenarios that were opened since the last reset: a trainer comes back from each tool to this page. In memory
    /// only.
    static OPENED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The state of the page.
#[derive(Clone, Copy)]
struct ListState {
    /// Stored, because event handlers cannot look it up.
    language: Language,
    scenarios: RwSignal<Vec<Scenario>>,
    /// The links of the scenarios that were opened since the last reset.
    opened: RwSignal<Vec<String>>,
    /// Whether the last change was stored.
    is_saved: RwSignal<bool>,
    /// The message on the last action.
    status: RwSignal<String>,
    /// The last action that can be undone.
    last: StoredValue<Undo>,
    can_undo: RwSignal<bool>,
    /// Another window has saved another list: nothing is saved until somebody has decided.
    is_changed_elsewhere: RwSignal<bool>,
    /// Stored lists that could not be read.
    aside: RwSignal<Vec<stored_scenarios::SetAside>>,
}

/// What can be undone.
#[derive(Clone)]
enum Undo {
    /// Nothing yet.
    Nothing,
    /// The inputs of the tools were cleared; these are their keys.
    Cleared(Vec<String>),
    /// Scenarios were removed from the list: the list before and after that.
    List(Vec<Scenario>, Vec<Scenario>),
}

impl ListState {
    /// Changes the list and stores it.
    fn change(self, change: impl FnOnce(&mut Vec<Scenario>)) {
        self.scenarios.update(change);
        self.save();
    }

    fn save(self) {
        // The page may be gone.
        let done = Box::new(move |kept| match kept {
            Kept::OnDevice => _ = self.is_saved.try_set(true),
            Kept::InMemory(_) => _ = self.is_saved.try_set(false),
            Kept::Changed(_) => _ = self.is_changed_elsewhere.try_set(true),
        });
        match self.scenarios.with_untracked(|all| stored_scenarios::write(all, done)) {
            Ok(()) => {}
            Err(Fault::Changed(_)) => self.is_changed_elsewhere.set(true),
            Err(Fault::Refused(_)) => self.is_saved.set(false),
        }
    }

    /// Another window has saved another list, and everything of this one is saved: it follows.
    fn follow(self) {
        let stored = stored_scenarios::read();
        self.scenarios.set(stored.list.unwrap_or_else(|| sample_scenarios(self.language)));
        self.aside.set(stored.set_aside);
    }

    /// Another window has saved another list: this one takes it. What stood here can be put back.
    fn take_theirs(self) {
        self.is_changed_elsewhere.set(false);
        self.last.set_value(Undo::List(self.scenarios.get_untracked(), Vec::new()));
        self.can_undo.set(true);
        entries::take_theirs(&stored_scenarios::key());
        self.follow();
    }

    /// Another window has saved another list: it stays this one, and what the other saved is laid aside.
    fn keep_mine(self) {
        self.is_changed_elsewhere.set(false);
        let done = Box::new(move |kept| _ = self.is_saved.try_set(kept == Kept::OnDevice));
        if self.scenarios.with_untracked(|all| stored_scenarios::write_over_theirs(all, done)).is_err() {
            return self.is_saved.set(false);
        }
        self.aside.set(stored_scenarios::set_aside());
    }

    /// Clears the inputs of all tools and the marks of the list, for the next class.
    fn reset(self) {
        let cleared = tool_inputs::forget_all(pack::pack());
        let count = cleared.len();
        if count != 0 {
            self.can_undo.set(true);
            self.last.set_value(Undo::Cleared(cleared));
        }
        OPENED.take();
        self.opened.set(Vec::new());
        self.status.set((words(self.language).begun_anew)(count));
    }

    /// Changes the list in a way that may lose scenarios, so that it can be undone. `status` is the message.
    fn replace(self, change: impl FnOnce(&mut Vec<Scenario>), status: String) {
        let before = self.scenarios.get_untracked();
        self.change(change);
        self.last.set_value(Undo::List(before, self.scenarios.get_untracked()));
        self.can_undo.set(true);
        self.status.set(status);
    }

    fn undo(self) {
        let words = words(self.language);
        self.can_undo.set(false);
        match self.last.get_value() {
            Undo::Nothing => {}
            Undo::Cleared(entered) => {
                for key in &entered {
                    entries::put_back(key);
                }
                self.status.set(words.undone.to_owned());
            }
            Undo::List(before, after) => {
                let list = self.scenarios.with_untracked(|now| undone(before.clone(), &after, now));
                if MAX_SCENARIOS < list.len() {
                    self.can_undo.set(true);
                    return self.status.set((words.list_full)(MAX_SCENARIOS));
                }
                let is_as_before = list == before;
                self.change(|it| *it = list);
                self.status.set(if is_as_before { words.list_undone } else { words.list_undone_and_more }.to_owned());
            }
        }
    }
}

/// The page.
pub fn page() -> View {
    let words = words(language());
    let stored = stored_scenarios::read();
    let list = ListState {
        language: language(),
        scenarios: RwSignal::new(stored.list.unwrap_or_else(|| sample_scenarios(language()))),
        opened: RwSignal::new(OPENED.with_borrow(Clone::clone)),
        is_saved: RwSignal::new(true),
        status: RwSignal::new(stored.faults.iter().map(|it| fault_in_words(it, language())).collect::<Vec<_>>().join("\n")),
        last: StoredValue::new(Undo::Nothing),
        aside: RwSignal::new(stored.set_aside),
        can_undo: RwSignal::new(false),
        is_changed_elsewhere: RwSignal::new(false),
    };
    let other_tabs = window_event_listener(leptos::ev::storage, move |event| {
        let key = stored_scenarios::key();
        if event.key().is_none_or(|changed| changed == key)
            && entries::is_changed_elsewhere(&key)
            && !list.is_changed_elsewhere.get_untracked()
        {
            // Every change here is saved at once, so that nothing of this window's is lost.
            list.follow();
        }
    });
    on_cleanup(move || other_tabs.remove());
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if !is_for_a_control(&event) && matches!(event.key().as_str(), "r" | "R") {
            event.prevent_default();
            list.reset();
        }
    });
    on_cleanup(move || handle.remove());
    let rows = move || list.scenarios.with(|it| it.iter().enumerate().map(|(at, it)| row(list, at, it)).collect_view());
    view! {
        <h1>{words.scenarios}</h1>
        <p class="lead">{phrases(words.scenarios_lead)}</p>
        <p class="actions">
            <button type="button" class="primary" on:click=move |_| list.reset()>{words.begin_anew}</button>
            <button type="button" hidden=move || !list.can_undo.get() on:click=move |_| list.undo()>{words.undo}</button>
        </p>
        <p class="list-said" role="status">{move || list.status.get()}</p>
        <p class="warning" role="status" hidden=move || list.is_saved.get()>{words.not_kept}</p>
        {move || list.is_changed_elsewhere.get().then(|| two_windows(move || list.take_theirs(), move || list.keep_mine()))}
        {move || unreadable_lists(list)}
        <ol class="scenario-list">{rows}</ol>
        <p class="help">{words.reorder_help}</p>
        {add_form(list)}
        {import_export(list)}
    }
}

/// The stored lists that could not be read: each can be exported as a file, and is deleted only on request.
fn unreadable_lists(list: ListState) -> Option<View> {
    let words = words(list.language);
    let unreadable = list.aside.get();
    if unreadable.is_empty() {
        return None;
    }
    let items = unreadable.into_iter().zip(1usize..).map(|(stored, number)| {
        let text = stored.text.clone();
        let delete = move |_| {
            if window().confirm_with_message(words.aside_delete_really).unwrap_or_default() {
                stored_scenarios::delete(&stored);
                list.aside.update(|all| all.retain(|other| *other != stored));
            }
        };
        view! {
            <li>
                {save_text(Some(words.aside_save), move || (words.aside_name)(localized(&pack::pack().short_title), number), "application/json", move || text.clone())}
                <button type="button" class="plain" on:click=delete>{words.aside_delete}</button>
            </li>
        }
    });
    Some(
        view! { <section class="scenario-files"><h2>{words.aside}</h2><p class="help">{words.aside_help}</p><ul class="set-aside">{items.collect_view()}</ul></section> },
    )
}

/// The samples of the pack, with which the list begins.
fn sample_scenarios(language: Language) -> Vec<Scenario> {
    let name = |sample: &Sample, part: &SampleTool, tool: &Tool| {
        [&sample.name_for(part, language), " · ", tool.title.in_language(language)].concat()
    };
    samples(pack::pack(), name).into_iter().map(|it| it.scenario).collect()
}

/// One scenario, with its links and the buttons to move and remove it.
fn row(list: ListState, at: usize, row: &Scenario) -> View {
    let words = words(language());
    let tool = tool_of(pack::pack(), row).and_then(|it| pack::pack().tool_at(it));
    let address = |steps: bool| {
        let link = Some(row.link.clone());
        let id = tool.map(|it| it.id.clone()).unwrap_or_default();
        if steps { Route::Steps(id, link) } else { Route::Tool(id, link) }.to_string()
    };
    // A link carries no sensitive answers: they have to be entered on the spot.
    let sensitive = tool.is_some_and(|it| it.facts.iter().any(|id| pack::pack().fact_at(*id).is_some_and(|it| it.sensitive)));
    let link = row.link.clone();
    let is_opened = Signal::derive(move || list.opened.with(|it| it.contains(&link)));
    let link = row.link.clone();
    let open = move |_| {
        list.opened.update(|it| it.push(link.clone()));
        OPENED.set(list.opened.get_untracked());
    };
    let move_by = move |by: isize| {
        let target = at.checked_add_signed(by);
        list.change(|all| {
            let position = move_item(all, at, target.unwrap_or(at));
            focus_on(position, by);
            list.status.set((words.moved)(all.get(position).map_or("", |it| &it.name), position + 1, all.len()));
        });
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.alt_key() {
            match event.key().as_str() {
                "ArrowUp" => move_by(-1),
                "ArrowDown" => move_by(1),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let name = row.name.clone();
    let labelled = |what: &str| [what, words.colon, &name].concat();
    let removed = (words.removed)(&name);
    let remove = move |_| {
        list.replace(
            |all| {
                if at < all.len() {
                    drop(all.remove(at))
                }
            },
            removed.clone(),
        )
    };
    view! {
        <li id=element(at) class:shown=is_opened on:keydown=keys>
            <a class="scenario-name" href=address(false) on:click=open.clone()>{row.name.clone()}</a>
            <span class="shown-mark">{move || is_opened.get().then_some(words.shown)}</span>
            <span class="what-tool">{tool.map(|it| localized(&it.question))}{sensitive.then_some(words.sensitive_here)}</span>
            <span class="row-actions">
                <a href=address(true) on:click=open>{words.step_through}</a>
                <button type="button" class="plain" aria-label=labelled(words.up) on:click=move |_| move_by(-1) disabled={at == 0}>"↑"</button>
                <button type="button" class="plain" aria-label=labelled(words.down) on:click=move |_| move_by(1) disabled=move || list.scenarios.with(Vec::len) <= at + 1>"↓"</button>
                <button type="button" class="plain" aria-label=labelled(words.remove) on:click=remove>"×"</button>
            </span>
        </li>
    }
}

/// The id of the element of a row.
fn element(at: usize) -> String {
    ["scenario-", &at.to_string()].concat()
}

/// Puts the focus on the button by which a scenario was moved, once the list is rendered again, so that it can be moved on; at the end of
/// the list on the scenario itself.
fn focus_on(at: usize, by: isize) {
    let button = if by < 0 { "button:enabled" } else { "button:nth-of-type(2):enabled" };
    request_animation_frame(move || {
        let found = document().get_element_by_id(&element(at)).and_then(|row| {
            let find = |selector: &str| row.query_selector(selector).ok().flatten();
            // The first enabled button of the first row is not the one that moves up.
            find(button).filter(|_| by > 0 || at > 0).or_else(|| find("a"))
        });
        if let Some(link) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Nothing to be done where the element cannot have the focus.
            let _ = link.focus();
        }
    });
}

/// The form that adds a scenario of the trainer's own, by the link that every tool offers.
fn add_form(list: ListState) -> View {
    let words = words(language());
    let (name, link) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if MAX_SCENARIOS <= list.scenarios.with_untracked(Vec::len) {
            problem.set((words.list_full)(MAX_SCENARIOS));
            return;
        }
        match scenario(pack::pack(), &name.get_untracked(), &link.get_untracked()) {
            Ok(added) => {
                list.status.set((words.added)(&added.name));
                list.change(|all| all.push(added));
                for field in [name, link, problem] {
                    field.set(String::new());
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
}

/// Exports the list as a file or text, and imports one.
fn import_export(list: ListState) -> View {
    let words = words(language());
    let text = move || list.scenarios.with(|it| write(pack::pack(), it));
    let import = move |text: &str| match read(pack::pack(), text) {
        Ok((imported, faults)) => {
            let mut messages = vec![(words.taken_in)(imported.len())];
            messages.extend(faults.iter().map(|it| fault_in_words(it, list.language)));
            list.replace(|it| *it = imported, messages.join("\n"));
        }
        Err(fault) => list.status.set(fault_in_words(&fault, list.language)),
    };
    let import_file = move |event: web_sys::Event| {
        let input = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.as_ref().and_then(|it| it.files()).and_then(|it| it.get(0)) else { return };
        leptos::task::spawn_local(async move {
            match JsFuture::from(file.text()).await.ok().and_then(|text: JsValue| text.as_string()) {
                Some(text) => import(&text),
                None => list.status.set(words.unreadable.to_owned()),
            }
            if let Some(input) = input {
                // Otherwise the same file could not be chosen again.
                input.set_value("");
            }
        });
    };
    let restore_samples = move |_| list.replace(|it| *it = sample_scenarios(list.language), words.back_at_samples.to_owned());
    view! {
        <section class="scenario-files">
            <h2>{words.file}</h2>
            <p class="help">{words.file_help}</p>
            {save_text(Some(words.file_out), move || (words.file_name)(localized(&pack::pack().short_title)), "application/json", text)}
            <div class="field">
                <label for="scenario-file">{words.file_in}</label>
                {file_chooser("scenario-file", None, false, import_file)}
            </div>
            <p><button type="button" on:click=restore_samples>{words.back_to_samples}</button></p>
        </section>
    }
}

/// Why a file, or a part of it, was not imported.
fn fault_in_words(fault: &FileFault, language: Language) -> String {
    let words = words(language);
    match fault {
        FileFault::TooLarge { bytes } => (words.fault_large)(*bytes),
        FileFault::NotJson { line, column } => (words.fault_json)(*line, *column),
        FileFault::NotAList => words.fault_other.to_owned(),
        FileFault::Newer(schema) => (words.fault_newer)(*schema),
        FileFault::OtherPack(id) => (words.fault_pack)(id),
        FileFault::TooMany(count) => (words.fault_many)(*count),
        FileFault::More(count) => (words.fault_more)(*count),
        FileFault::LeftOut { place, name, why } => (words.fault_one)(*place, name, why.text().in_language(language)),
    }
}
