//! Fills what a township has computed from its villages into its own draft: shown first, written when somebody confirms.

use exchange::draft::Draft;
use exchange::problem::Problem;
use leptos::prelude::*;
use policy::assessment::evaluation::tool_of;
use policy::assessment::reply::{Reply, Unit};
use policy::explain::wording::{answer_in_words, unit_word};
use policy::model::value::Answer;
use rollup::computed::{AnswerChange, answer_changes, with_changes};
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::clock::now_utc;
use crate::browser::clock::today;
use crate::i18n::{language, localized};
use crate::pages::rollup::state::RollupState;
use crate::routing::route::Route;
use crate::storage::drafts::{self, DraftListing, OpenedDraft, StoredDraft};
use crate::storage::record_store::{self, Kept};

/// The township's own drafts of the year, each with what would change in it.
pub fn fill_draft(state: RollupState) -> View {
    let words = state.words;
    // Counts the drafts that were written, so that the list is read again.
    let written = RwSignal::new(0_u32);
    // Names are compared as everywhere, by the worker: what they are compared by is not in the app.
    let same = RwSignal::new(Vec::new());
    let of_year = Memo::new(move |_| {
        written.track();
        let year = state.view.with(|it| it.year);
        let is_of = |listing: &DraftListing| listing.unit == Unit::Township && Some(listing.year) == year;
        drafts::list().drafts.into_iter().filter(is_of).collect::<Vec<_>>()
    });
    let own_name = Memo::new(move |_| state.view.with(|it| it.typed.own_name.clone()));
    effect(move |_| {
        let (name, names) = (own_name.get(), of_year.with(|it| it.iter().map(|it| it.unit_name.clone()).collect::<Vec<_>>()));
        if name.trim().is_empty() || names.is_empty() {
            same.set(Vec::new());
        } else {
            state.request_same(name, names, same);
        }
    });
    let drafts = Memo::new(move |_| {
        let same = same.get();
        of_year.get().into_iter().filter(|it| same.contains(&it.unit_name)).collect::<Vec<_>>()
    });
    let not_computed = move || {
        state
            .view
            .with(|it| it.computed.iter().filter(|it| it.offered && it.fill.is_none()).map(|it| it.provision.clone()).collect::<Vec<_>>())
    };
    view! {
        <section class="fill not-on-paper">
            <h3>{words.fill}</h3>
            <p class="help">{words.fill_help}</p>
            {move || {
                let provisions = not_computed();
                (!provisions.is_empty()).then(|| view! { <p class="help">{(words.fill_not)(&provisions.join(words.and))}</p> })
            }}
            {move || {
                let drafts = drafts.get();
                if drafts.is_empty() {
                    return view! { <p class="quiet">{words.fill_none}" "<a href=Route::Assessment.to_string()>{words.fill_to_drafts}</a></p> };
                }
                drafts.into_iter().map(|it| one_draft(state, it, written)).collect::<Vec<_>>().into_view()
            }}
        </section>
    }
}

/// One draft, with the changes and the button that writes them.
fn one_draft(state: RollupState, listing: DraftListing, written: RwSignal<u32>) -> View {
    let words = state.words;
    let title = listing.title().unwrap_or_default().to_owned();
    let link = Route::Draft(listing.id.clone(), None).to_string();
    let read = || match drafts::read(&listing.id) {
        StoredDraft::Draft(it) => Some(it.read.draft),
        StoredDraft::Nothing | StoredDraft::Unreadable(..) | StoredDraft::Unknown(_) => None,
    };
    let Some(draft) = read() else { return ().into_view() };
    let changes = state.view.with(|it| answer_changes(pack::pack(), &draft, &it.computed, today()));
    let error = RwSignal::new("");
    if changes.is_empty() {
        return view! { <p><a href=link>{title}</a>{words.colon}{words.fill_same}</p> };
    }
    // What somebody has answered themselves stays, unless it is ticked; the rest is ticked.
    let ticked = RwSignal::new(changes.iter().filter(|it| !it.replaces).map(|it| it.indicator.clone()).collect::<Vec<_>>());
    let line = |change: &AnswerChange| {
        let id = StoredValue::new(change.indicator.clone());
        let toggle = move |event| {
            let on = event_target_checked(&event);
            ticked.update(|all| {
                all.retain(|it| id.with_value(|id| id != it));
                if on {
                    all.push(id.get_value());
                }
            });
        };
        let is_ticked = move || ticked.with(|all| id.with_value(|id| all.contains(id)));
        let replaces = change.replaces.then(|| view! { <span class="small quiet">{words.fill_replaces}</span> });
        view! {
            <li>
                <label class="check"><input type="checkbox" prop:checked=is_ticked on:change=toggle/>" "{change_in_words(state, change)}</label>
                {replaces}
            </li>
        }
    };
    let lines: Vec<View> = changes.iter().map(line).collect();
    let fill = move |_| {
        // Read again: it may have been changed in another window meanwhile.
        let StoredDraft::Draft(current) = drafts::read(&listing.id) else { return error.set(words.full) };
        let OpenedDraft { read, text } = *current;
        if read.problems.iter().any(Problem::leaves_out) && record_store::keep_copy(&drafts::key(&listing.id)).is_err() {
            return error.set(words.full);
        }
        let mut changes = state.view.with_untracked(|view| answer_changes(pack::pack(), &read.draft, &view.computed, today()));
        changes.retain(|it| ticked.with_untracked(|all| all.contains(&it.indicator)));
        let next = Draft { saved_at: now_utc(), ..with_changes(&read.draft, &changes) };
        let done = Box::new(move |kept| {
            if kept != Kept::OnDevice {
                let _ = error.try_set(words.full);
            }
        });
        match drafts::write(&next, Some(&text), done) {
            Ok(()) => written.update(|it| *it += 1),
            Err(_) => error.set(words.full),
        }
    };
    view! {
        <div class="fill-one">
            <p><a href=link>{title}</a>{words.colon}{words.fill_would}</p>
            <ul>{lines}</ul>
            <button type="button" disabled=move || ticked.with(Vec::is_empty) on:click=fill>{words.fill_yes}</button>
            " "
            <span role="status" class="said">{error}</span>
        </div>
    }
}

/// A change in words: `14.4 所辖村（社区）总数：没有填 → 12个`
fn change_in_words(state: RollupState, filling: &AnswerChange) -> String {
    let (language, words, pack) = (language(), state.words, pack::pack());
    let Some((_, indicator)) = pack.indicator(&filling.indicator) else { return String::new() };
    let number = indicator.provisions.first().map(ToString::to_string).unwrap_or_default();
    let mut parts = Vec::new();
    for id in tool_of(pack, indicator).map(|it| it.facts.as_slice()).unwrap_or_default() {
        let Some(fact) = pack.fact_at(*id) else { continue };
        let (was, is) = (filling.before.facts.get(*id), filling.after.facts.get(*id));
        let value =
            |answer: Answer| if answer == Answer::Open { words.nothing_said.to_owned() } else { answer_in_words(fact, answer, language) };
        if was != is {
            parts.push([localized(&fact.label), words.colon, &value(was), " → ", &value(is)].concat());
        }
    }
    if let Some(asked) = indicator.count.as_ref().filter(|_| filling.before.count != filling.after.count) {
        let unit = unit_word(&asked.unit, language);
        let value = |reply: &Reply| match (reply.count.part, reply.count.whole) {
            (Some(part), Some(whole)) => format!("{part}/{whole} {unit}"),
            (Some(_) | None, _) => words.nothing_said.to_owned(),
        };
        parts.push([value(&filling.before), " → ".to_owned(), value(&filling.after)].concat());
    }
    if filling.before.own != filling.after.own && filling.after.own.is_some() {
        let value = |reply: &Reply| reply.own.map_or(words.nothing_said, |it| (words.standing)(it.standing())).to_owned();
        parts.push([value(&filling.before), " → ".to_owned(), value(&filling.after)].concat());
    }
    if parts.is_empty() {
        parts.push(words.fill_confirms.to_owned());
    }
    [number.as_str(), " ", &parts.join(words.stop)].concat()
}
