//! The plan (问题整改清单): one item for each thing that falls short. On paper it is a table with empty columns for the names,
//! which are filled in by hand.

use std::collections::BTreeSet;

use exchange::calendar::{Event, calendar};
use leptos::prelude::*;
use policy::assessment::Shortfall;
use policy::day::Day;
use policy::explain::date_in_words;
use policy::plan::{Item, Source, State, without_item};
use rollup::message::{Form as PaperForm, Of};
use wasm_bindgen::JsCast;

use crate::components::documents::papers;
use crate::components::save::save_text;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, said};
use crate::pages::assessment::draft_form::DraftForm;
use crate::pages::assessment::indicator::day_input;
use crate::pages::assessment::indicator_form::IndicatorForm;
use crate::pages::assessment::summary::{missing, to_answer};
use crate::pages::assessment::text_control::on_text;
use crate::storage::drafts::text_of;

/// The plan of the open draft.
pub fn plan(desk: DraftForm, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    // Those whose fields are shown: a long plan is read in lines, and opened where something is to be filled in.
    let open = RwSignal::new(BTreeSet::<String>::new());
    // The items themselves change with every letter; their fields stay where they are as long as their ids do.
    let ids = Memo::new(move |_| desk.plan.with(|it| it.iter().map(|it| it.id.clone()).collect::<Vec<_>>()));
    let without = Memo::new(move |_| {
        let judgements = desk.judgements();
        desk.summary.with(|summary| desk.plan.with(|it| without_item(summary, &judgements, it)))
    });
    let add_all = move |_| {
        let items: Vec<Item> = without.get_untracked().into_iter().filter_map(|at| prefilled(desk, at)).collect();
        desk.plan.update(|it| it.extend(items));
    };
    let add_one = move |_| {
        desk.plan.update(|it| {
            let id = own_id(it);
            open.update(|it| it.extend([id.clone()]));
            it.push(Item { id, ..Item::default() });
        })
    };
    let items = move || {
        let each: Vec<AnyView> = ids.get().into_iter().enumerate().map(|(at, item_id)| item(desk, at, item_id, open, id)).collect();
        if each.is_empty() {
            return view! { <p class="quiet">{words.no_items}</p> }.into_any();
        }
        view! { <ol class="items">{each}</ol> }.into_any()
    };
    let overdue = move || {
        let day = desk.day.get();
        let late = desk.plan.with(|it| it.iter().filter(|it| it.is_overdue(day)).count());
        (words.overdue_on)(late, &date_in_words(day, language()))
    };
    let print = |_| drop(window().print());
    let file_name = move || [desk.contents.with_untracked(crate::pages::assessment::title).as_str(), ".ics"].concat();
    view! {
        <section class="plan">
            <h2 id="section-heading" tabindex="-1">{words.plan}</h2>
            <p class="quiet not-on-paper">{words.plan_help}</p>
            <p class="overdue-count">{overdue}</p>
            <div class="actions">
                <button type="button" class="primary" disabled=move || without.with(Vec::is_empty) on:click=add_all>
                    {move || (words.add_shortfalls)(without.with(Vec::len))}
                </button>
                <button type="button" on:click=add_one>{words.add_item}</button>
                <button type="button" on:click=print>{words.print}</button>
            </div>
            <div class="not-on-paper">{items}</div>
            {move || on_paper(desk)}
            <div class="not-on-paper">
                <h3>{words.calendar}</h3>
                <p class="help">{words.calendar_help}</p>
                {save_text(Some(words.calendar_save), file_name, "text/calendar", move || dates(desk))}
            </div>
            {papers(words.plan_papers, &[PaperForm::Excel, PaperForm::Word], move || Of::Draft(text_of(&desk.contents.get_untracked())))}
        </section>
    }
    .into_any()
}

/// An item for a shortfall, with all that is known of it.
fn prefilled(desk: DraftForm, at: usize) -> Option<Item> {
    let form = desk.at(at)?;
    let shortfall = desk.summary.with_untracked(|it| it.shortfalls.iter().find(|it| it.at == at).cloned())?;
    Some(Item {
        id: form.indicator.id.clone(),
        indicator: Some(form.indicator.id.clone()),
        problem: problem(desk, form, &shortfall),
        goal: said(&form.indicator.met).to_owned(),
        post: form.post.get_untracked(),
        evidence: form.evidence.get_untracked(),
        ..Item::default()
    })
}

/// What falls short, and by how much.
fn problem(desk: DraftForm, form: IndicatorForm, shortfall: &Shortfall) -> String {
    let standing = form.judged.with_untracked(|it| it.standing);
    let counts_as = match (standing, &form.indicator.partly) {
        (policy::assessment::Standing::Partly, Some(partly)) => partly,
        _ => &form.indicator.not_met,
    };
    let mut all = vec![said(counts_as).to_owned()];
    all.extend(missing(desk, form, shortfall));
    all.join("\n")
}

/// An id that none has yet.
fn own_id(plan: &[Item]) -> String {
    (1..=plan.len() + 1).map(|it| format!("own-{it}")).find(|id| plan.iter().all(|it| it.id != *id)).unwrap_or_default()
}

/// A part of an item that is a text.
type Part = fn(&mut Item) -> &mut String;

/// One item: a line that says what it is and how far, and its fields while it is open.
fn item(desk: DraftForm, at: usize, id: String, open: RwSignal<BTreeSet<String>>, draft: StoredValue<String>) -> AnyView {
    let words = words(language());
    let item_id = StoredValue::new(id);
    let is_open = Memo::new(move |_| item_id.with_value(|id| open.with(|it| it.contains(id))));
    let toggled = move |event: leptos::ev::Event| {
        let is = event.target().and_then(|it| it.dyn_into::<leptos::web_sys::Element>().ok()).is_some_and(|it| it.has_attribute("open"));
        if is != is_open.get_untracked() {
            let id = item_id.get_value();
            open.update(|it| {
                it.retain(|it| *it != id);
                it.extend(is.then_some(id));
            });
        }
    };
    let line = Memo::new(move |_| {
        let day = desk.day.get();
        desk.plan.with(|all| {
            item_id.with_value(|id| all.iter().find(|it| it.id == *id)).map(|it| {
                let due = it.due.map(|it| (words.due_on)(&date_in_words(it, language()))).unwrap_or_default();
                let first = it.problem.lines().next().unwrap_or_default().trim().to_owned();
                let what = if first.is_empty() { words.item_unnamed.to_owned() } else { first };
                (provision_of(it), what, (words.state)(it.state), due, it.is_overdue(day))
            })
        })
    });
    let head = move || {
        line.get().map(|(provision, what, state, due, late)| {
            view! {
                <span class="number">{at + 1}</span>
                <span class="what"><span class="number">{provision}</span>" "{what}</span>
                <span class="how-far">
                    {state}" "{due}" "{late.then(|| view! { <strong class="overdue">{words.overdue}</strong> })}
                </span>
            }
        })
    };
    view! {
        <li class="plan-item">
            <details prop:open=is_open on:toggle=toggled>
                <summary title=words.item_open>{head}</summary>
                {move || is_open.get().then(|| fields(desk, at, item_id, draft))}
            </details>
        </li>
    }
    .into_any()
}

/// The fields of one item.
fn fields(desk: DraftForm, at: usize, id: StoredValue<String>, draft: StoredValue<String>) -> AnyView {
    let words = words(language());
    let of = move |part: Part| {
        desk.plan.with(|it| {
            id.with_value(|id| it.iter().find(|it| it.id == *id).cloned()).map(|mut it| part(&mut it).clone()).unwrap_or_default()
        })
    };
    let change = move |with: &dyn Fn(&mut Item)| {
        desk.plan.update(|it| {
            if let Some(it) = id.with_value(|id| it.iter_mut().find(|it| it.id == *id)) {
                with(it);
            }
        });
    };
    let read =
        move |it: fn(&Item) -> Option<Day>| desk.plan.with(|all| id.with_value(|id| all.iter().find(|it| it.id == *id).and_then(it)));
    let dom = format!("item-{}", at + 1);
    let lines = |name: &str, label: &'static str, part: Part| {
        let dom = [&dom, name].concat();
        let (on_input, on_composed) = on_text(move |text| change(&|it| part(it).clone_from(&text)));
        view! {
            <div class="line">
                <label for=dom.clone()>{label}</label>
                <textarea id=dom rows="2" maxlength="5000" prop:value=move || of(part) on:input=on_input on:compositionend=on_composed></textarea>
            </div>
        }
        .into_any()
    };
    let line = |name: &str, label: &'static str, help: &'static str, part: Part| {
        let dom = [&dom, name].concat();
        let help_id = [&dom, "-help"].concat();
        let (on_input, on_composed) = on_text(move |text| change(&|it| part(it).clone_from(&text)));
        view! {
            <div class="line">
                <label for=dom.clone()>{label}</label>
                <input type="text" id=dom maxlength="200" autocomplete="off" aria-describedby=help_id.clone()
                    prop:value=move || of(part) on:input=on_input on:compositionend=on_composed/>
                <p class="help" id=help_id>{help}</p>
            </div>
        }
        .into_any()
    };
    let day = |name: &str, label: &'static str, read_day: fn(&Item) -> Option<Day>, put: fn(&mut Item, Option<Day>)| {
        let dom = [&dom, name].concat();
        let input = day_input(dom.clone(), Signal::derive(move || read(read_day)), move |day| change(&|it| put(it, day)));
        view! { <div class="line"><label for=dom>{label}</label>{input}</div> }.into_any()
    };
    let state_id = [&dom, "-state"].concat();
    let source_id = [&dom, "-source"].concat();
    let states: Vec<AnyView> =
        State::ALL.iter().map(|it| view! { <option value=it.id()>{(words.state)(*it)}</option> }.into_any()).collect();
    let sources: Vec<AnyView> =
        Source::ALL.iter().map(|it| view! { <option value=it.id()>{(words.source)(*it)}</option> }.into_any()).collect();
    let state =
        move || desk.plan.with(|all| id.with_value(|id| all.iter().find(|it| it.id == *id).map(|it| it.state.id()).unwrap_or_default()));
    let source =
        move || desk.plan.with(|all| id.with_value(|id| all.iter().find(|it| it.id == *id).map(|it| it.source.id()).unwrap_or_default()));
    let put_state = move |event| {
        let chosen = event_target_value(&event);
        change(&|it| it.state = State::ALL.into_iter().find(|it| it.id() == chosen).unwrap_or_default());
    };
    let put_source = move |event| {
        let chosen = event_target_value(&event);
        change(&|it| it.source = Source::ALL.into_iter().find(|it| it.id() == chosen).unwrap_or_default());
    };
    let remove = move |_| desk.plan.update(|all| id.with_value(|id| all.retain(|it| it.id != *id)));
    // The way back to the question that it comes from.
    let indicator = desk.plan.with_untracked(|all| id.with_value(|id| all.iter().find(|it| it.id == *id)?.indicator.clone()));
    let form = indicator.and_then(|indicator| desk.forms().into_iter().find(|it| it.indicator.id == indicator));
    let back = form.map(|form| view! { <p class="from-question">{said(&form.indicator.question)}" "{to_answer(form, draft)}</p> });
    view! {
        <div class="plan-fields">
            {back}
            {lines("-problem", words.item_problem, |it| &mut it.problem)}
            {lines("-goal", words.item_goal, |it| &mut it.goal)}
            {lines("-action", words.item_action, |it| &mut it.action)}
            <div class="pair">
                {line("-post", words.post, words.post_help, |it| &mut it.post)}
                {line("-unit", words.item_unit, words.item_unit_help, |it| &mut it.unit)}
                {day("-due", words.item_due, |it| it.due, |it, day| it.due = day)}
                <div class="line">
                    <label for=state_id.clone()>{words.item_state}</label>
                    <select id=state_id prop:value=state on:change=put_state>{states}</select>
                </div>
            </div>
            {lines("-progress", words.item_progress, |it| &mut it.progress)}
            <div class="pair">
                {day("-done", words.item_done_on, |it| it.done_on, |it, day| it.done_on = day)}
                {line("-evidence", words.own_evidence, words.own_evidence_help, |it| &mut it.evidence)}
                <div class="line">
                    <label for=source_id.clone()>{words.item_source}</label>
                    <select id=source_id prop:value=source on:change=put_source>{sources}</select>
                </div>
            </div>
            <button type="button" class="plain" on:click=remove>{words.remove_item}</button>
        </div>
    }
    .into_any()
}

/// The provision that an item is about.
fn provision_of(item: &Item) -> String {
    let found = item.indicator.as_deref().and_then(|id| pack::pack().indicator(id));
    found.and_then(|it| it.1.provisions.first()).map(ToString::to_string).unwrap_or_default()
}

/// The plan as a table on paper, with columns for names that nobody fills in here.
fn on_paper(desk: DraftForm) -> AnyView {
    let words = words(language());
    let day_text = |it: Option<Day>| it.map(|it| it.to_string()).unwrap_or_default();
    let as_of = desk.day.get();
    let rows: Vec<AnyView> = desk.plan.with(|all| {
        let row = |(at, it): (usize, &Item)| {
            let late = it.is_overdue(as_of).then_some(words.overdue);
            let post: Vec<&str> = [it.unit.as_str(), it.post.as_str()].into_iter().filter(|it| !it.trim().is_empty()).collect();
            view! {
                <tr>
                    <td class="figure">{at + 1}</td>
                    <td>{it.problem.clone()}</td>
                    <td>{provision_of(it)}</td>
                    <td>{(words.source)(it.source)}</td>
                    <td>{it.goal.clone()}</td>
                    <td>{it.action.clone()}</td>
                    <td></td>
                    <td>{post.join(" ")}</td>
                    <td></td>
                    <td>{day_text(it.due)}" "{late}</td>
                    <td>{it.progress.clone()}</td>
                    <td>{day_text(it.done_on)}</td>
                    <td>{it.evidence.clone()}</td>
                    <td>{(words.state)(it.state)}</td>
                    <td></td>
                </tr>
            }
            .into_any()
        };
        all.iter().enumerate().map(row).collect()
    });
    let heads: Vec<AnyView> = words.plan_columns.iter().map(|it| view! { <th scope="col">{*it}</th> }.into_any()).collect();
    view! {
        <table class="plan-paper on-paper">
            <colgroup>{(0..words.plan_columns.len()).map(|_| view! { <col/> }).collect_view()}</colgroup>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The last days of all that is not done, for a calendar.
fn dates(desk: DraftForm) -> String {
    let draft = desk.contents.get_untracked();
    let events: Vec<Event> = draft
        .plan
        .iter()
        .filter(|it| !it.state.is_over())
        .filter_map(|it| {
            let first = it.problem.lines().next().unwrap_or_default();
            let provision = provision_of(it);
            Some(Event {
                id: [draft.id.as_str(), "-", &it.id].concat(),
                day: it.due?,
                summary: [provision.as_str(), first].join(" ").trim().to_owned(),
                description: [it.action.as_str(), &it.unit, &it.post]
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join("\n"),
            })
        })
        .collect();
    // 2020-12-31T08:00:00.000Z as a calendar writes it.
    let now = crate::storage::autosave::now();
    let digits: String = now.chars().take(19).filter(|it| *it != '-' && *it != ':').collect();
    calendar(&events, &[&digits, "Z"].concat())
}
