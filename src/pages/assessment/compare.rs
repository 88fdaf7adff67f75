//! How it stood before, and what has changed since, with the answers that made the difference.

use std::collections::BTreeMap;

use exchange::draft::Snapshot;
use leptos::prelude::*;
use policy::assessment::{Change, Compared, Reply, Standing, compare as compared};
use policy::explain::answer_in_words;
use policy::facts::Answer;
use policy::pack::{ListKind, Parts};

use crate::i18n::messages::assessment::words;
use crate::i18n::{language, said};
use crate::pages::assessment::draft_form::DraftForm;
use crate::pages::assessment::explanation::{count_in_words, part_names};
use crate::pages::assessment::list::standing_now;
use crate::pages::assessment::standing::badge;
use crate::pages::assessment::text_control::on_text;
use crate::storage::drafts::{self, Found, Listing};

/// What can be compared.
#[derive(Clone, PartialEq)]
enum Side {
    /// The draft as it is.
    Now,
    /// How it stood before, by its place in the draft.
    Kept(usize),
    /// Another draft of the same unit, by its id.
    Draft(String),
}

/// Snapshots, and two of them side by side.
pub fn compare(desk: DraftForm) -> AnyView {
    let words = words(language());
    let label = RwSignal::new(String::new());
    let (on_label, on_label_composed) = on_text(move |text| label.set(text));
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let it = desk.snapshot(label.get_untracked().trim().to_owned());
        desk.snapshots.update(|all| all.push(it));
        label.set(String::new());
    };
    // Only drafts of the unit itself: units are not compared with each other. Of each no more is read than its head.
    let (mine, unit_name) = desk.contents.with_untracked(|it| (it.id.clone(), it.unit_name.clone()));
    let others: Vec<Listing> = drafts::list()
        .drafts
        .into_iter()
        .filter(|it| it.id != mine && it.unit == desk.unit && it.unit_name.trim() == unit_name.trim())
        .collect();
    // What can be chosen, the latest first. The answers are looked at when one is chosen.
    let sides = Memo::new(move |_| {
        let mut sides = vec![(Side::Now, words.now.to_owned())];
        desk.snapshots.with(|all| sides.extend(all.iter().enumerate().rev().map(|(at, it)| (Side::Kept(at), name_of(it)))));
        sides.extend(others.iter().map(|it| {
            let title = it.title().unwrap_or(words.unnamed);
            (Side::Draft(it.id.clone()), (words.other_draft)(title, it.year))
        }));
        sides
    });
    let (before, after) = (RwSignal::new(1_usize), RwSignal::new(0_usize));
    let chosen = move |at: RwSignal<usize>| {
        let side = Memo::new(move |_| sides.with(|it| it.get(at.get()).map(|it| it.0.clone())));
        Memo::new(move |_| match side.get()? {
            Side::Now => Some(now(desk)),
            Side::Kept(at) => desk.snapshots.with(|it| it.get(at).cloned()),
            Side::Draft(id) => match drafts::read(&id) {
                Found::Draft(it) => Some(standing_now(&it.draft)),
                Found::Nothing | Found::Unreadable(..) => None,
            },
        })
    };
    let choose = |dom: &'static str, label: &'static str, signal: RwSignal<usize>| {
        let options = move || {
            let each = sides
                .get()
                .into_iter()
                .enumerate()
                .map(|(at, it)| view! { <option value=at.to_string() selected=move || signal.get() == at>{it.1}</option> });
            each.collect_view()
        };
        view! {
            <div class="line">
                <label for=dom>{label}</label>
                <select id=dom on:change=move |event| signal.set(event_target_value(&event).parse().unwrap_or_default())>{options}</select>
            </div>
        }
        .into_any()
    };
    let (left, right) = (chosen(before), chosen(after));
    let result = move || match (left.get(), right.get()) {
        (Some(before), Some(after)) => differences(&before, &after),
        (Some(_) | None, Some(_) | None) => view! { <p class="quiet">{words.nothing_to_compare}</p> }.into_any(),
    };
    let kept = move || {
        let names = desk.snapshots.with(|all| all.iter().map(name_of).collect::<Vec<_>>());
        let each: Vec<AnyView> = names
            .into_iter()
            .enumerate()
            .map(|(at, name)| {
                let remove = move |_| desk.snapshots.update(|all| drop((at < all.len()).then(|| all.remove(at))));
                view! { <li>{name}" "<button type="button" class="plain" on:click=remove>{words.remove_item}</button></li> }.into_any()
            })
            .collect();
        (!each.is_empty()).then(|| view! { <ul class="lines not-on-paper">{each}</ul> })
    };
    view! {
        <section class="compare">
            <h2 id="section-heading" tabindex="-1">{words.compare}</h2>
            <p class="quiet not-on-paper">{words.compare_help}</p>
            <form class="line take not-on-paper" on:submit=take>
                <label for="snapshot-label">{words.snapshot_label}</label>
                <input type="text" id="snapshot-label" maxlength="60" autocomplete="off" prop:value=move || label.get()
                    on:input=on_label on:compositionend=on_label_composed/>
                <button type="submit">{words.take_snapshot}</button>
            </form>
            {kept}
            <div class="pair">
                {choose("compare-before", words.before, before)}
                {choose("compare-after", words.after, after)}
            </div>
            {result}
        </section>
    }
    .into_any()
}

/// The draft as it is: it follows what is entered.
fn now(desk: DraftForm) -> Snapshot {
    desk.summary.track();
    desk.contents.track();
    desk.snapshot(String::new())
}

/// 年底自评（2020年，记于2020-12-31）
fn name_of(it: &Snapshot) -> String {
    let words = words(language());
    let label = if it.label.trim().is_empty() { words.snapshot } else { it.label.trim() };
    (words.snapshot_named)(label, it.year, it.taken_on.map(|it| it.to_string()).as_deref())
}

/// Under which heading a change stands. The burden watch is about others, so it is neither better nor worse here.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Own(Change),
    Watch,
}

/// What has changed, worse first; what is the same is only counted.
fn differences(before: &Snapshot, after: &Snapshot) -> AnyView {
    let words = words(language());
    let all = compared(&before.standings, &after.standings);
    let same = all.iter().filter(|it| it.change == Change::Same).count();
    let nothing = Reply::default();
    let of = |it: &Compared| match pack::pack().indicator(&it.id) {
        Some((list, _)) if list == ListKind::Sentinel && it.change != Change::Same => Group::Watch,
        Some(_) | None => Group::Own(it.change),
    };
    let group = |group: Group| {
        let each: Vec<AnyView> = all
            .iter()
            .filter(|it| of(it) == group)
            .map(|it| {
                let indicator = pack::pack().indicator(&it.id).map(|it| it.1);
                let number = indicator.and_then(|it| it.provisions.first()).map(ToString::to_string);
                let question = indicator.map(|it| said(&it.question).to_owned()).unwrap_or_else(|| it.id.clone());
                let (was, is) = (before.replies.get(&it.id).unwrap_or(&nothing), after.replies.get(&it.id).unwrap_or(&nothing));
                let why = match it.change {
                    Change::New | Change::Gone => Vec::new(),
                    Change::Better | Change::Worse | Change::Same | Change::Otherwise => reasons(&it.id, was, is, before, after),
                };
                let why: Vec<AnyView> = why.into_iter().map(|it| view! { <p>{it}</p> }.into_any()).collect();
                let shown = |it: Option<Standing>| it.map(badge);
                view! {
                    <li class="item">
                        <div class="item-head">
                            <span class="number">{number}</span>
                            <span class="question">{question}</span>
                            <span class="from-to">{shown(it.before)}<span aria-hidden="true">" → "</span>{shown(it.after)}</span>
                        </div>
                        <div class="item-why">{why}</div>
                    </li>
                }
                .into_any()
            })
            .collect();
        let heading = match group {
            Group::Own(change) => (words.change)(change),
            Group::Watch => words.changed_watch,
        };
        let heading = [heading, &(words.how_many)(each.len())].concat();
        (!each.is_empty()).then(|| view! { <section class="group"><h3>{heading}</h3><ul class="lines">{each}</ul></section> })
    };
    let edition =
        (before.edition != after.edition).then(|| view! { <p class="note">{(words.editions_differ)(&before.edition, &after.edition)}</p> });
    let own = [Change::Worse, Change::Better, Change::Otherwise, Change::New, Change::Gone].map(|it| group(Group::Own(it)));
    view! {
        {edition}
        {own.into_iter().flatten().collect::<Vec<_>>()}
        {group(Group::Watch)}
        <p class="quiet">{(words.same_count)(same)}</p>
    }
    .into_any()
}

/// The answers that differ; where none does, the day, the year or the edition is what made the difference.
fn reasons(id: &str, was: &Reply, is: &Reply, before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let (language, pack) = (language(), pack::pack());
    let words = words(language);
    let Some((list, indicator)) = pack.indicator(id) else { return Vec::new() };
    let mut said_of_it = Vec::new();
    let own = |it: &Reply| it.own.map(words.own).unwrap_or(words.nothing_said);
    if was.own != is.own {
        let legend = if list == ListKind::Sentinel { words.what_was_met } else { words.how_is_it };
        said_of_it.push((words.changed)(legend, own(was), own(is)));
    }
    let ids: BTreeMap<u16, ()> = was.facts.answered().chain(is.facts.answered()).map(|it| (it.0.0, ())).collect();
    for at in ids.into_keys() {
        let Some(fact) = pack.facts.get(usize::from(at)).filter(|it| !it.sensitive) else { continue };
        let id = policy::pack::FactId(at);
        let value = |it: Answer| if it == Answer::Open { words.nothing_said.to_owned() } else { answer_in_words(fact, it, language) };
        if was.facts.get(id) != is.facts.get(id) {
            said_of_it.push((words.changed)(said(&fact.label), &value(was.facts.get(id)), &value(is.facts.get(id))));
        }
    }
    if was.parts != is.parts {
        let parts = indicator.settled_by.parts().unwrap_or(Parts::Months);
        let done = |it: &Reply, part: u8| it.parts.get(part) == Some(true);
        for (more, less, sentence) in [(is, was, words.parts_more), (was, is, words.parts_fewer)] {
            let those: Vec<u8> = (1..=12).filter(|part| done(more, *part) && !done(less, *part)).collect();
            if !those.is_empty() {
                said_of_it.push(sentence(&part_names(&those, parts, language)));
            }
        }
    }
    if was.count != is.count {
        let count = |it: &Reply| count_in_words(indicator, it.count, language).unwrap_or_else(|| words.nothing_said.to_owned());
        said_of_it.push([count(was).as_str(), " → ", &count(is)].concat());
    }
    if was.unconfirmed != is.unconfirmed {
        said_of_it.push(if is.unconfirmed { words.unconfirmed } else { words.confirmed }.to_owned());
    }
    if said_of_it.is_empty() {
        let day = |it: &Snapshot| it.as_of.map(|it| it.to_string()).unwrap_or_default();
        said_of_it.push((words.same_answers)(&day(before), &day(after)));
    }
    said_of_it
}
