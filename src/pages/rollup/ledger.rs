//! A ledger that the township has already, with a row for each village: what each column was taken for is shown with the first row read back,
//! and nothing is taken in before somebody has said that it is right.

use leptos::prelude::*;
use leptos::web_sys;
use rollup::ledger::{LedgerAsk, LedgerView};
use rollup::people::RosterColumn;
use rollup::protocol::{Request, Response};
use template::View;
use template_macro::view;
use wasm_bindgen::prelude::JsValue;

use crate::browser::clock::today;
use crate::browser::worker::ask;
use crate::components::file_drop::{FileDrop, file_drop};
use crate::pages::rollup::state::RollupState;

/// What the worker reads as a table.
const KINDS: &str = ".xlsx,.xlsm,.xls,.csv,.txt,.tsv";

/// The open ledger.
#[derive(Clone, Copy)]
struct Ledger {
    state: RollupState,
    file: StoredValue<Option<web_sys::File>, LocalStorage>,
    year: RwSignal<String>,
    columns: RwSignal<Vec<(usize, Option<String>)>>,
    view: RwSignal<Option<LedgerView>>,
}

impl Ledger {
    /// Has it read, or taken in.
    fn ask(self, take: bool) {
        let Some(file) = self.file.get_value() else { return };
        let Some(year) = self.year.with_untracked(|it| it.trim().trim_end_matches('年').parse().ok()) else {
            return self.state.error.set(self.state.words.ledger_year_fault.to_owned());
        };
        let files = JsValue::from(js_sys::Array::of1(&file));
        let asked = LedgerAsk { year, columns: self.columns.get_untracked(), take };
        if take {
            self.state.selection.update(|it| it.year = Some(year));
            self.forget();
            return self.state.request(|level, query| Request::Ledger(level, query, asked), Some(files));
        }
        self.state.error.set(String::new());
        let query = self.state.selection.get_untracked();
        ask(Request::Ledger(self.state.level, query, asked), Some(files), move |response, _| match response {
            Response::Ledger(found) => {
                let _ = self.view.try_set(Some(*found));
            }
            other => self.state.failed(other),
        });
    }

    fn forget(self) {
        self.file.set_value(None);
        self.columns.set(Vec::new());
        self.view.set(None);
    }
}

/// The section, folded.
pub fn ledger(state: RollupState) -> View {
    let words = state.words;
    let ledger = Ledger {
        state,
        file: StoredValue::new_local(None),
        year: RwSignal::new(state.selection.get_untracked().year.unwrap_or_else(|| today().year()).to_string()),
        columns: RwSignal::new(Vec::new()),
        view: RwSignal::new(None),
    };
    let take = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|it| it.get(0)) {
            ledger.forget();
            ledger.file.set_value(Some(file));
            ledger.ask(false);
        }
    };
    view! {
        <details class="own-ledger not-on-paper">
            <summary>{words.ledger}</summary>
            <p class="help">{words.ledger_help}</p>
            <div class="line">
                <label for="ledger-year">{words.ledger_year}</label>
                <input id="ledger-year" type="text" inputmode="numeric" maxlength="8" autocomplete="off"
                    prop:value=move || ledger.year.get() on:input=move |event| ledger.year.set(event_target_value(&event))/>
            </div>
            {file_drop(FileDrop { id: "ledger-file", label: words.ledger_file, help: words.drop, accept: Some(KINDS), multiple: false }, take)}
            {move || ledger.view.with(|it| it.as_ref().map(|it| found(ledger, it)))}
        </details>
    }
}

/// How it was read, and the button that takes it in.
fn found(ledger: Ledger, view: &LedgerView) -> View {
    let words = ledger.state.words;
    let columns: Vec<View> = view.columns.iter().map(|it| column(ledger, view, it)).collect();
    let list = |heading: String, lines: &[String]| {
        let each: Vec<View> = lines.iter().map(|it| view! { <li>{it.clone()}</li> }).collect();
        (!each.is_empty()).then(|| view! { <div class="note"><p>{heading}</p><ul>{each}</ul></div> })
    };
    let proof: Vec<View> =
        view.proof.iter().map(|(what, said)| view! { <div><dt>{what.clone()}</dt><dd>{said.clone()}</dd></div> }).collect();
    let proof = (!proof.is_empty()).then(|| view! { <p>{words.ledger_proof}</p><dl class="rows proof">{proof}</dl> });
    let none = view.rows == 0;
    view! {
        <p role="status">{(words.ledger_rows)(view.rows, view.nameless)}</p>
        <dl class="rows columns">{columns}</dl>
        {proof}
        {list(words.ledger_noticed.to_owned(), &view.remarks)}
        {list((words.ledger_dirty)(view.dirty_count), &view.dirty)}
        <div class="actions">
            <button type="button" class="primary" disabled=none on:click=move |_| ledger.ask(true)>{(words.ledger_take)(view.rows)}</button>
            <button type="button" on:click=move |_| ledger.forget()>{words.ledger_drop}</button>
        </div>
    }
}

fn column(ledger: Ledger, view: &LedgerView, column: &RosterColumn) -> View {
    let words = ledger.state.words;
    let at = column.at;
    if column.is_personal {
        return view! { <div><dt>{column.label.clone()}</dt><dd class="quiet">{words.ledger_personal}</dd></div> };
    }
    let read_as = column.fact.clone().unwrap_or_default();
    let option = |id: &str, label: &str| {
        let selected = id == read_as;
        view! { <option value=id.to_owned() selected=selected>{label.to_owned()}</option> }
    };
    let choices = view.choices.iter().map(|(id, label)| option(id, label));
    let options: Vec<View> = core::iter::once(option("", words.ledger_unused)).chain(choices).collect();
    let change = move |event| {
        let id = event_target_value(&event);
        ledger.columns.update(|all| {
            all.retain(|it| it.0 != at);
            all.push((at, Some(id).filter(|it| !it.is_empty())));
        });
        ledger.ask(false);
    };
    let unsure = column.is_unsure.then_some(words.ledger_unsure);
    view! {
        <div>
            <dt>{column.label.clone()}</dt>
            <dd><select aria-label=column.label.clone() on:change=change>{options}</select>" "<span class="help">{unsure}</span></dd>
        </div>
    }
}
