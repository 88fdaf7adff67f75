//! Compares two snapshots of a draft: the standings that differ, with the answers that made the difference.

use exchange::draft::Snapshot;
use exchange::wire::schema::MAX_SNAPSHOTS;
use leptos::prelude::*;
use policy::assessment::compare::{Change, Compared, compare as compared};
use policy::assessment::reply::{Reply, Standing};
use policy::explain::wording::answer_in_words;
use policy::model::product::indicator::{ListKind, Parts};
use policy::model::value::Answer;
use template::View;
use template_macro::view;

use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};
use crate::pages::assessment::explanation::{count_in_words, part_names};
use crate::pages::assessment::form::draft_form::DraftForm;
use crate::pages::assessment::snapshot::snapshot_of;
use crate::pages::assessment::standing::badge;
use crate::pages::assessment::text_control::on_text;
use crate::storage::drafts::{self, DraftListing, StoredDraft};

/// What can be compared.
#[derive(Clone, PartialEq)]
enum Version {
    /// The draft as it is.
    Current,
    /// A snapshot, by its position in the draft.
    Snapshot(usize),
    /// Another draft of the same unit, by its id.
    Draft(String),
}

/// The page: takes snapshots and shows the differences of two versions.
pub fn compare(draft_form: DraftForm) -> View {
    let words = words(language());
    let label = RwSignal::new(String::new());
    let (on_label, on_label_composed) = on_text(move |text| label.set(text));
    let is_full = RwSignal::new(false);
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if MAX_SNAPSHOTS <= draft_form.snapshots.with_untracked(Vec::len) {
            return is_full.set(true);
        }
        let snapshot = draft_form.snapshot(label.get_untracked().trim().to_owned());
        draft_form.snapshots.update(|all| all.push(snapshot));
        label.set(String::new());
    };
    // Only drafts of the same unit: units are not compared with each other. The replies of the others are not read yet.
    let (own_id, unit_name) = draft_form.contents.with_untracked(|it| (it.id.clone(), it.unit_name.clone()));
    let others: Vec<DraftListing> = drafts::list()
        .drafts
        .into_iter()
        .filter(|it| it.id != own_id && it.unit == draft_form.unit && it.unit_name.trim() == unit_name.trim())
        .collect();
    // The versions, the latest first. Their replies are read when one is chosen.
    let versions = Memo::new(move |_| {
        let mut versions = vec![(Version::Current, words.now.to_owned())];
        draft_form.snapshots.with(|all| versions.extend(all.iter().enumerate().rev().map(|(at, it)| (Version::Snapshot(at), name_of(it)))));
        versions.extend(others.iter().map(|other| {
            let title = other.title().unwrap_or(words.unnamed);
            (Version::Draft(other.id.clone()), (words.other_draft)(title, other.year))
        }));
        versions
    });
    let (before, after) = (RwSignal::new(1_usize), RwSignal::new(0_usize));
    let snapshot_at = move |at: RwSignal<usize>| {
        let version = Memo::new(move |_| versions.with(|it| it.get(at.get()).map(|it| it.0.clone())));
        Memo::new(move |_| match version.get()? {
            Version::Current => Some(current_snapshot(draft_form)),
            Version::Snapshot(at) => draft_form.snapshots.with(|it| it.get(at).cloned()),
            Version::Draft(id) => match drafts::read(&id) {
                StoredDraft::Draft(it) => Some(snapshot_of(&it.read.draft)),
                StoredDraft::Nothing | StoredDraft::Unreadable(..) | StoredDraft::Unknown(_) => None,
            },
        })
    };
    let version_select = |id: &'static str, label: &'static str, signal: RwSignal<usize>| {
        let options = move || {
            let items = versions
                .get()
                .into_iter()
                .enumerate()
                .map(|(at, it)| view! { <option value=at.to_string() selected=move || signal.get() == at>{it.1}</option> });
            items.collect_view()
        };
        view! {
            <div class="line">
                <label for=id>{label}</label>
                <select id=id on:change=move |event| signal.set(event_target_value(&event).parse().unwrap_or_default())>{options}</select>
            </div>
        }
    };
    let (left, right) = (snapshot_at(before), snapshot_at(after));
    let result = move || match (left.get(), right.get()) {
        (Some(before), Some(after)) => differences(&before, &after),
        (Some(_) | None, Some(_) | None) => view! { <p class="quiet">{words.nothing_to_compare}</p> },
    };
    let snapshot_list = move || {
        let names = draft_form.snapshots.with(|all| all.iter().map(name_of).collect::<Vec<_>>());
        let items: Vec<View> = names
            .into_iter()
            .enumerate()
            .map(|(at, name)| {
                let remove = move |_| {
                    is_full.set(false);
                    draft_form.snapshots.update(|all| drop((at < all.len()).then(|| all.remove(at))));
                };
                view! { <li>{name}" "<button type="button" class="plain" on:click=remove>{words.remove_item}</button></li> }
            })
            .collect();
        (!items.is_empty()).then(|| view! { <ul class="lines not-on-paper">{items}</ul> })
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
            <p role="alert">{move || is_full.get().then(|| view! { <span class="error">{words.too_many_snapshots}</span> })}</p>
            {snapshot_list}
            <div class="pair">
                {version_select("compare-before", words.before, before)}
                {version_select("compare-after", words.after, after)}
            </div>
            {result}
        </section>
    }
}

/// The draft as it is; tracks every change of it.
fn current_snapshot(draft_form: DraftForm) -> Snapshot {
    draft_form.summary.track();
    draft_form.contents.track();
    draft_form.snapshot(String::new())
}

/// The name of a snapshot: `年底自评（2020年，记于2020-12-31）`.
fn name_of(snapshot: &Snapshot) -> String {
    let words = words(language());
    let label = if snapshot.label.trim().is_empty() { words.snapshot } else { snapshot.label.trim() };
    (words.snapshot_named)(label, snapshot.year, snapshot.taken_on.map(|it| it.to_string()).as_deref())
}

/// The heading of a change. The burden watch is about others, so that its changes are neither better nor worse.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Own(Change),
    Watch,
}

/// The changes, worse first; what has not changed is only counted.
fn differences(before: &Snapshot, after: &Snapshot) -> View {
    let words = words(language());
    let all = compared(&before.standings, &after.standings);
    let same = all.iter().filter(|it| it.change == Change::Same).count();
    let no_reply = Reply::default();
    let group_of = |compared: &Compared| match pack::pack().indicator(&compared.id) {
        Some((list, _)) if list == ListKind::Sentinel && compared.change != Change::Same => Group::Watch,
        Some(_) | None => Group::Own(compared.change),
    };
    let group = |group: Group| {
        let items: Vec<View> = all
            .iter()
            .filter(|it| group_of(it) == group)
            .map(|compared| {
                let indicator = pack::pack().indicator(&compared.id).map(|it| it.1);
                let number = indicator.and_then(|it| it.provisions.first()).map(ToString::to_string);
                let question = indicator.map(|it| localized(&it.question).to_owned()).unwrap_or_else(|| compared.id.clone());
                let (was, is) = (before.replies.get(&compared.id).unwrap_or(&no_reply), after.replies.get(&compared.id).unwrap_or(&no_reply));
                let why = match compared.change {
                    Change::New | Change::Gone => Vec::new(),
                    Change::Better | Change::Worse | Change::Same | Change::Otherwise => reasons(&compared.id, was, is, before, after),
                };
                let why: Vec<View> = why.into_iter().map(|it| view! { <p>{it}</p> }).collect();
                let badge_of = |standing: Option<Standing>| standing.map(badge);
                view! {
                    <li class="item">
                        <div class="item-head">
                            <span class="number">{number}</span>
                            <span class="question">{question}</span>
                            <span class="from-to">{badge_of(compared.before)}<span aria-hidden="true">" → "</span>{badge_of(compared.after)}</span>
                        </div>
                        <div class="item-why">{why}</div>
                    </li>
                }
            })
            .collect();
        let heading = match group {
            Group::Own(change) => (words.change)(change),
            Group::Watch => words.changed_watch,
        };
        let heading = [heading, &(words.how_many)(items.len())].concat();
        (!items.is_empty()).then(|| view! { <section class="group"><h3>{heading}</h3><ul class="lines">{items}</ul></section> })
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
}

/// The answers that differ; where none does, the dates of both, because the day, the year or the edition made the difference.
fn reasons(id: &str, was: &Reply, is: &Reply, before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let (language, pack) = (language(), pack::pack());
    let words = words(language);
    let Some((list, indicator)) = pack.indicator(id) else { return Vec::new() };
    let mut sentences = Vec::new();
    let own = |reply: &Reply| reply.own.map(words.own).unwrap_or(words.nothing_said);
    if was.own != is.own {
        let legend = if list == ListKind::Sentinel { words.what_was_met } else { words.how_is_it };
        sentences.push((words.changed)(legend, own(was), own(is)));
    }
    let ids = order::set(was.facts.answered().chain(is.facts.answered()).map(|it| it.0.0));
    for at in ids {
        let Some(fact) = pack.facts.get(usize::from(at)).filter(|it| !it.sensitive) else { continue };
        let id = policy::model::ids::FactId(at);
        let value =
            |answer: Answer| if answer == Answer::Open { words.nothing_said.to_owned() } else { answer_in_words(fact, answer, language) };
        if was.facts.get(id) != is.facts.get(id) {
            sentences.push((words.changed)(localized(&fact.label), &value(was.facts.get(id)), &value(is.facts.get(id))));
        }
    }
    if was.parts != is.parts {
        let parts = indicator.settled_by.parts().unwrap_or(Parts::Months);
        let done = |reply: &Reply, part: u8| reply.parts.get(part) == Some(true);
        for (more, less, sentence) in [(is, was, words.parts_more), (was, is, words.parts_fewer)] {
            let added: Vec<u8> = (1..=12).filter(|part| done(more, *part) && !done(less, *part)).collect();
            if !added.is_empty() {
                sentences.push(sentence(&part_names(&added, parts, language)));
            }
        }
    }
    if was.count != is.count {
        let count = |reply: &Reply| count_in_words(indicator, reply.count, language).unwrap_or_else(|| words.nothing_said.to_owned());
        sentences.push([count(was).as_str(), " → ", &count(is)].concat());
    }
    if was.unconfirmed != is.unconfirmed {
        sentences.push(if is.unconfirmed { words.unconfirmed } else { words.confirmed }.to_owned());
    }
    if sentences.is_empty() {
        let day = |snapshot: &Snapshot| snapshot.as_of.map(|it| it.to_string()).unwrap_or_default();
        sentences.push((words.same_answers)(&day(before), &day(after)));
    }
    sentences
}
