//! The details of one imported file: the origin of every number of the table.

use exchange::return_file::{self, ReturnFile};
use leptos::prelude::*;
use leptos::web_sys;
use rollup::protocol::{File, FileLine, Request};
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;
use wasm_bindgen::JsCast;

use crate::browser::clock::{local_time_or_date, today};
use crate::components::save_file::save_text;
use crate::pages::rollup::state::RollupState;

/// The open file; nothing where none is open.
pub fn file_detail(state: RollupState) -> View {
    // An opened file is scrolled to, and its heading gets the focus.
    effect(move |_| {
        if state.open_file.with(Option::is_some) {
            request_animation_frame(|| {
                let heading = document().get_element_by_id("rollup-file");
                if let Some(heading) = heading.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                    heading.scroll_into_view();
                    crate::browser::dom::focus_heading(&heading);
                }
            });
        }
    });
    view! { {move || state.open_file.get().map(|it| details(state, it))} }
}

/// The remarks on a file's answers, by the id of the indicator.
type Remarks = RwSignal<Vec<(String, String)>>;

/// The field for a remark on one answer, while remarks are written.
fn remark_field(state: RollupState, line: &FileLine, remarking: RwSignal<bool>, remarks: Remarks) -> Option<View> {
    if line.indicator.is_empty() {
        return None;
    }
    let (id, label) = (StoredValue::new(line.indicator.clone()), (state.words.remark_on)(&line.provision));
    let field = move || {
        remarking.get().then(|| {
            let written = remarks.with_untracked(|all| all.iter().find(|it| id.with_value(|id| *id == it.0)).map(|it| it.1.clone()));
            let written = written.unwrap_or_default();
            let write = move |event| {
                remarks.update(|all| {
                    all.retain(|it| id.with_value(|id| *id != it.0));
                    all.push((id.get_value(), event_target_value(&event)));
                });
            };
            view! { <textarea rows="2" maxlength="2000" aria-label=label.clone() placeholder=label.clone() prop:value=written on:input=write></textarea> }
        })
    };
    Some(field.into_view())
}

/// The way to write remarks, and the file that goes back to the unit: its kind, its name and the year.
fn return_remarks(state: RollupState, about: (String, String, i32), remarking: RwSignal<bool>, remarks: Remarks) -> View {
    let words = state.words;
    let (kind, unit_name, year) = about;
    let Some(unit) = rollup::unit::kind(&kind) else { return ().into_view() };
    let name = [unit_name.as_str(), "-", &year.to_string(), "-", words.remarks_name, ".json"].concat();
    let text = move || {
        let file = ReturnFile {
            from: state.view.with(|it| it.typed.own_name.clone()),
            unit,
            unit_name: unit_name.clone(),
            year,
            made_on: today().to_string(),
            remarks: remarks.get(),
            edited: false,
        };
        return_file::write(pack::pack(), &file)
    };
    let (name, text) = (StoredValue::new(name), Signal::derive(text));
    view! {
        <div class="returned">
            <button type="button" aria-expanded=move || remarking.get().to_string() on:click=move |_| remarking.update(|it| *it = !*it)>{words.remark}</button>
            {move || remarking.get().then(|| view! {
                <p class="help">{words.remark_help}</p>
                {save_text(Some(words.remarks_out), move || name.get_value(), "application/json", move || text.get())}
            })}
        </div>
    }
}

fn details(state: RollupState, file: File) -> View {
    let words = state.words;
    let notices: Vec<View> = file.notices.iter().map(|it| view! { <p class="note">{it.clone()}</p> }).collect();
    let problems: Vec<View> = file.problems.iter().map(|it| view! { <li>{it.clone()}</li> }).collect();
    let problems = (!problems.is_empty()).then(|| view! { <div class="note"><p>{words.file_problems}</p><ul>{problems}</ul></div> });
    let (remarking, remarks) = (RwSignal::new(false), RwSignal::new(Vec::new()));
    let lines: Vec<View> = file
        .lines
        .iter()
        .map(|line| {
            let field = remark_field(state, line, remarking, remarks);
            view! {
                <tr>
                    <th scope="row"><span class="number">{line.provision.clone()}</span>" "{line.question.clone()}{field}</th>
                    <td>{line.reply.clone()}</td>
                </tr>
            }
        })
        .collect();
    let returned = file.unit.clone().map(|(kind, year)| return_remarks(state, (kind, file.name.clone(), year), remarking, remarks));
    let (id, name, text) = (file.id.clone(), file.file.clone(), file.text.clone());
    let remove = move |_| {
        let id = id.clone();
        state.open_file.set(None);
        state.request(move |level, selection| Request::Remove(level, selection, id), None);
    };
    view! {
        <section class="file not-on-paper">
            <h2 id="rollup-file" tabindex="-1">{file.name.clone()}</h2>
            <p class="help">{(words.file_about)(&file.file, &local_time_or_date(&file.saved_at), &file.edition)}</p>
            {notices}
            {problems}
            <div class="scrolls" tabindex="0" role="region" aria-label=file.name.clone()>
                <table class="lines"><tbody>{lines}</tbody></table>
            </div>
            {returned}
            {save_text(Some(words.file_out), move || name.clone(), "application/json", move || text.clone())}
            <div class="actions">
                <button type="button" on:click=move |_| state.open_file.set(None)>{words.file_close}</button>
                <button type="button" on:click=remove>{words.remove}</button>
            </div>
        </section>
    }
}
