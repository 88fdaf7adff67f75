//! The plan (问题整改清单): an item for each shortfall. Printed, it is a table with empty columns for names, which are filled in by
//! hand.

use std::collections::BTreeSet;

use exchange::calendar::{self, Event, calendar};
use exchange::wire::schema::MAX_PLAN_ITEMS;
use leptos::prelude::*;
use policy::assessment::plan::{Item, Source, State, unused_id, without_item};
use policy::assessment::summary::Shortfall;
use policy::explain::wording::date_in_words;
use policy::model::day::Day;
use rollup::protocol::{Form as PaperForm, PaperSubject};
use template::View;
use template_macro::view;

use crate::browser::clock::calendar_time;
use crate::browser::dom;
use crate::components::documents::papers;
use crate::components::print_button::print_button;
use crate::components::save_file::save_or_copy;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};
use crate::pages::assessment::draft_title::draft_title;
use crate::pages::assessment::form::draft_form::DraftForm;
use crate::pages::assessment::form::indicator::day_input;
use crate::pages::assessment::form::indicator_form::IndicatorForm;
use crate::pages::assessment::question_link::question_link;
use crate::pages::assessment::shortfall::missing;
use crate::pages::assessment::text_control::on_text;
use crate::storage::drafts::text_of;

/// The plan of the open draft.
pub fn plan(draft_form: DraftForm, id: StoredValue<String>) -> View {
    let words = words(language());
    // The ids of the items whose fields are shown; the others are shown in one line.
    let open = RwSignal::new(BTreeSet::<String>::new());
    // Only the ids: the items change with every letter typed, which must not render their fields again.
    let ids = Memo::new(move |_| draft_form.plan.with(|it| it.iter().map(|it| it.id.clone()).collect::<Vec<_>>()));
    let shortfalls_without_item = Memo::new(move |_| {
        let judgements = draft_form.judgements();
        draft_form.summary.with(|summary| draft_form.plan.with(|it| without_item(summary, &judgements, it)))
    });
    let is_full = RwSignal::new(false);
    let add_all = move |_| {
        let items: Vec<Item> = shortfalls_without_item.get_untracked().into_iter().filter_map(|at| prefilled(draft_form, at)).collect();
        is_full.set(draft_form.plan.try_update(|all| add_up_to(all, items)).unwrap_or_default());
    };
    let add_one = move |_| {
        let is_refused = draft_form.plan.try_update(|items| {
            let id = unused_id(items);
            open.update(|it| it.extend([id.clone()]));
            add_up_to(items, vec![Item { id, ..Item::default() }])
        });
        is_full.set(is_refused.unwrap_or_default());
    };
    let items = move || {
        let items: Vec<View> = ids.get().into_iter().enumerate().map(|(at, item_id)| item(draft_form, at, item_id, open, id)).collect();
        if items.is_empty() {
            return view! { <p class="quiet">{words.no_items}</p> };
        }
        view! { <ol class="items">{items}</ol> }
    };
    let overdue = move || {
        let day = draft_form.day.get();
        let overdue = draft_form.plan.with(|it| it.iter().filter(|it| it.is_overdue(day)).count());
        (words.overdue_on)(overdue, &date_in_words(day, language()))
    };
    let file_name = move || [draft_form.contents.with_untracked(draft_title).as_str(), ".ics"].concat();
    view! {
        <section class="plan">
            <h2 id="section-heading" tabindex="-1">{words.plan}</h2>
            <p class="quiet not-on-paper">{words.plan_help}</p>
            <p class="overdue-count">{overdue}</p>
            <div class="actions">
                <button type="button" class="primary" disabled=move || shortfalls_without_item.with(Vec::is_empty) on:click=add_all>
                    {move || (words.add_shortfalls)(shortfalls_without_item.with(Vec::len))}
                </button>
                <button type="button" on:click=add_one>{words.add_item}</button>
                {print_button(words.print, "")}
            </div>
            <p role="alert">{move || is_full.get().then(|| view! { <span class="error">{words.too_many_items}</span> })}</p>
            <div class="not-on-paper">{items}</div>
            {move || printed_table(draft_form)}
            <div class="not-on-paper">
                <h3>{words.calendar}</h3>
                <p class="help">{words.calendar_help}</p>
                {save_or_copy(
                    Some(words.calendar_save),
                    file_name,
                    "text/calendar",
                    Signal::derive(move || {
                        let (name, events) = due_days(draft_form);
                        calendar(&name, &events, &calendar_time())
                    }),
                    Signal::derive(move || {
                        let (name, events) = due_days(draft_form);
                        calendar::list(&name, &events)
                    }),
                )}
            </div>
            {papers(words.plan_papers.to_owned(), &[PaperForm::Excel, PaperForm::Word], move || PaperSubject::Draft(text_of(&draft_form.contents.get_untracked())))}
        </section>
    }
}

/// An item for the shortfall at a position, filled in from the draft.
fn prefilled(draft_form: DraftForm, at: usize) -> Option<Item> {
    let form = draft_form.at(at)?;
    let shortfall = draft_form.summary.with_untracked(|it| it.shortfalls.iter().find(|it| it.at == at).cloned())?;
    Some(Item {
        id: form.indicator.id.clone(),
        indicator: Some(form.indicator.id.clone()),
        problem: problem(draft_form, form, &shortfall),
        goal: policy::assessment::plan::goal(form.indicator, language()).to_owned(),
        post: form.post.get_untracked(),
        evidence: form.evidence.get_untracked(),
        ..Item::default()
    })
}

/// What falls short, and by how much.
fn problem(draft_form: DraftForm, form: IndicatorForm, shortfall: &Shortfall) -> String {
    let standing = form.judged.with_untracked(|it| it.standing);
    let mut lines = vec![policy::assessment::plan::problem(form.indicator, standing, language()).to_owned()];
    lines.extend(missing(draft_form, form, shortfall));
    lines.join("\n")
}

/// A text field of an item.
type TextField = fn(&mut Item) -> &mut String;

/// One item: a line with its problem and state, and its fields while it is open.
fn item(draft_form: DraftForm, at: usize, id: String, open: RwSignal<BTreeSet<String>>, draft: StoredValue<String>) -> View {
    let words = words(language());
    let item_id = StoredValue::new(id);
    let is_open = Memo::new(move |_| item_id.with_value(|id| open.with(|it| it.contains(id))));
    let toggled = move |event: leptos::ev::Event| {
        let now_open = dom::is_open(&event);
        if now_open != is_open.get_untracked() {
            let id = item_id.get_value();
            open.update(|ids| {
                ids.retain(|it| *it != id);
                ids.extend(now_open.then_some(id));
            });
        }
    };
    let line = Memo::new(move |_| {
        let day = draft_form.day.get();
        draft_form.plan.with(|all| {
            item_id.with_value(|id| all.iter().find(|it| it.id == *id)).map(|item| {
                let due = item.due.map(|it| (words.due_on)(&date_in_words(it, language()))).unwrap_or_default();
                let first = item.problem.lines().next().unwrap_or_default().trim().to_owned();
                let problem = if first.is_empty() { words.item_unnamed.to_owned() } else { first };
                (provision_of(item), problem, (words.state)(item.state), due, item.is_overdue(day))
            })
        })
    });
    let head = move || {
        line.get().map(|(provision, problem, state, due, is_overdue)| {
            view! {
                <span class="number">{at + 1}</span>
                <span class="what"><span class="number">{provision}</span>" "{problem}</span>
                <span class="how-far">
                    {state}" "{due}" "{is_overdue.then(|| view! { <strong class="overdue">{words.overdue}</strong> })}
                </span>
            }
        })
    };
    view! {
        <li class="plan-item">
            <details prop:open=is_open on:toggle=toggled>
                <summary title=words.item_open>{head}</summary>
                {move || is_open.get().then(|| fields(draft_form, at, item_id, draft))}
            </details>
        </li>
    }
}

/// The fields of one item.
fn fields(draft_form: DraftForm, at: usize, id: StoredValue<String>, draft: StoredValue<String>) -> View {
    let words = words(language());
    let text_of_part = move |part: TextField| {
        draft_form.plan.with(|all| {
            id.with_value(|id| all.iter().find(|it| it.id == *id).cloned()).map(|mut item| part(&mut item).clone()).unwrap_or_default()
        })
    };
    let change = move |with: &dyn Fn(&mut Item)| {
        draft_form.plan.update(|items| {
            if let Some(item) = id.with_value(|id| items.iter_mut().find(|it| it.id == *id)) {
                with(item);
            }
        });
    };
    let read = move |get: fn(&Item) -> Option<Day>| {
        draft_form.plan.with(|all| id.with_value(|id| all.iter().find(|it| it.id == *id).and_then(get)))
    };
    let prefix = format!("item-{}", at + 1);
    let text_area = |name: &str, label: &'static str, part: TextField| {
        let field_id = [&prefix, name].concat();
        let (on_input, on_composed) = on_text(move |text| change(&|it| part(it).clone_from(&text)));
        view! {
            <div class="line">
                <label for=field_id.clone()>{label}</label>
                <textarea id=field_id rows="2" maxlength="5000" prop:value=move || text_of_part(part) on:input=on_input on:compositionend=on_composed></textarea>
            </div>
        }
    };
    let text_input = |name: &str, label: &'static str, help: &'static str, part: TextField| {
        let field_id = [&prefix, name].concat();
        let help_id = [&field_id, "-help"].concat();
        let (on_input, on_composed) = on_text(move |text| change(&|it| part(it).clone_from(&text)));
        view! {
            <div class="line">
                <label for=field_id.clone()>{label}</label>
                <input type="text" id=field_id maxlength="200" autocomplete="off" aria-describedby=help_id.clone()
                    prop:value=move || text_of_part(part) on:input=on_input on:compositionend=on_composed/>
                <p class="help" id=help_id>{help}</p>
            </div>
        }
    };
    let date_input = |name: &str, label: &'static str, get: fn(&Item) -> Option<Day>, set: fn(&mut Item, Option<Day>)| {
        let field_id = [&prefix, name].concat();
        let input = day_input(field_id.clone(), Signal::derive(move || read(get)), move |day| change(&|it| set(it, day)));
        view! { <div class="line"><label for=field_id>{label}</label>{input}</div> }
    };
    let state_id = [&prefix, "-state"].concat();
    let source_id = [&prefix, "-source"].concat();
    let states: Vec<View> = State::ALL.iter().map(|it| view! { <option value=it.id()>{(words.state)(*it)}</option> }).collect();
    let sources: Vec<View> = Source::ALL.iter().map(|it| view! { <option value=it.id()>{(words.source)(*it)}</option> }).collect();
    let state = move || {
        draft_form.plan.with(|all| id.with_value(|id| all.iter().find(|it| it.id == *id).map(|it| it.state.id()).unwrap_or_default()))
    };
    let source = move || {
        draft_form.plan.with(|all| id.with_value(|id| all.iter().find(|it| it.id == *id).map(|it| it.source.id()).unwrap_or_default()))
    };
    let set_state = move |event| {
        let chosen = event_target_value(&event);
        change(&|it| it.state = State::ALL.into_iter().find(|it| it.id() == chosen).unwrap_or_default());
    };
    let set_source = move |event| {
        let chosen = event_target_value(&event);
        change(&|it| it.source = Source::ALL.into_iter().find(|it| it.id() == chosen).unwrap_or_default());
    };
    let remove = move |_| draft_form.plan.update(|all| id.with_value(|id| all.retain(|it| it.id != *id)));
    // The question that the item comes from.
    let indicator = draft_form.plan.with_untracked(|all| id.with_value(|id| all.iter().find(|it| it.id == *id)?.indicator.clone()));
    let form = indicator.and_then(|indicator| draft_form.forms().into_iter().find(|it| it.indicator.id == indicator));
    let origin =
        form.map(|form| view! { <p class="from-question">{localized(&form.indicator.question)}" "{question_link(form, draft)}</p> });
    view! {
        <div class="plan-fields">
            {origin}
            {text_area("-problem", words.item_problem, |it| &mut it.problem)}
            {text_area("-goal", words.item_goal, |it| &mut it.goal)}
            {text_area("-action", words.item_action, |it| &mut it.action)}
            <div class="pair">
                {text_input("-post", words.post, words.post_help, |it| &mut it.post)}
                {text_input("-unit", words.item_unit, words.item_unit_help, |it| &mut it.unit)}
                {date_input("-due", words.item_due, |it| it.due, |it, day| it.due = day)}
                <div class="line">
                    <label for=state_id.clone()>{words.item_state}</label>
                    <select id=state_id prop:value=state on:change=set_state>{states}</select>
                </div>
            </div>
            {text_area("-progress", words.item_progress, |it| &mut it.progress)}
            <div class="pair">
                {date_input("-done", words.item_done_on, |it| it.done_on, |it, day| it.done_on = day)}
                {text_input("-evidence", words.own_evidence, words.own_evidence_help, |it| &mut it.evidence)}
                <div class="line">
                    <label for=source_id.clone()>{words.item_source}</label>
                    <select id=source_id prop:value=source on:change=set_source>{sources}</select>
                </div>
            </div>
            <button type="button" class="plain" on:click=remove>{words.remove_item}</button>
        </div>
    }
}

/// The provision that an item is about.
fn provision_of(item: &Item) -> String {
    let found = item.indicator.as_deref().and_then(|id| pack::pack().indicator(id));
    found.and_then(|it| it.1.provisions.first()).map(ToString::to_string).unwrap_or_default()
}

/// The plan as a table for print, with columns for names that are filled in by hand.
fn printed_table(draft_form: DraftForm) -> View {
    let words = words(language());
    let day_text = |day: Option<Day>| day.map(|it| it.to_string()).unwrap_or_default();
    let as_of = draft_form.day.get();
    let rows: Vec<View> = draft_form.plan.with(|all| {
        let row = |(at, item): (usize, &Item)| {
            let overdue = item.is_overdue(as_of).then_some(words.overdue);
            let post: Vec<&str> = [item.unit.as_str(), item.post.as_str()].into_iter().filter(|it| !it.trim().is_empty()).collect();
            view! {
                <tr>
                    <td class="figure">{at + 1}</td>
                    <td>{item.problem.clone()}</td>
                    <td>{provision_of(item)}</td>
                    <td>{(words.source)(item.source)}</td>
                    <td>{item.goal.clone()}</td>
                    <td>{item.action.clone()}</td>
                    <td></td>
                    <td>{post.join(" ")}</td>
                    <td></td>
                    <td>{day_text(item.due)}" "{overdue}</td>
                    <td>{item.progress.clone()}</td>
                    <td>{day_text(item.done_on)}</td>
                    <td>{item.evidence.clone()}</td>
                    <td>{(words.state)(item.state)}</td>
                    <td></td>
                </tr>
            }
        };
        all.iter().enumerate().map(row).collect()
    });
    let heads: Vec<View> = words.plan_columns.iter().map(|it| view! { <th scope="col">{*it}</th> }).collect();
    view! {
        <table class="plan-paper on-paper">
            <colgroup>{(0..words.plan_columns.len()).map(|_| view! { <col/> }).collect_view()}</colgroup>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The due days of all items that are not done, and whose they are.
fn due_days(draft_form: DraftForm) -> (String, Vec<Event>) {
    let draft = draft_form.contents.get_untracked();
    let event = |item: &Item| {
        let first = item.problem.lines().next().unwrap_or_default();
        Some(Event {
            id: [draft.id.as_str(), "-", &item.id].concat(),
            day: item.due?,
            summary: [provision_of(item).as_str(), first].join(" ").trim().to_owned(),
            description: [item.action.as_str(), &item.unit, &item.post]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        })
    };
    let events = draft.plan.iter().filter(|it| !it.state.is_over()).filter_map(event).collect();
    (draft.title().unwrap_or_default().to_owned(), events)
}

/// Adds items as far as a draft holds them; whether some were refused.
fn add_up_to(all: &mut Vec<Item>, items: Vec<Item>) -> bool {
    let room = MAX_PLAN_ITEMS.saturating_sub(all.len());
    let is_refused = room < items.len();
    all.extend(items.into_iter().take(room));
    is_refused
}
