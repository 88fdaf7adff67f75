//! What a township computed from its villages, filled into its own draft: shown first, done when somebody says so.

use exchange::draft::Draft;
use leptos::prelude::*;
use policy::assessment::{Reply, Unit, tool_of};
use policy::explain::{answer_in_words, unit_word};
use policy::facts::Answer;
use rollup::computed::{AnswerChange, answer_changes, with_changes};
use rollup::unit_name::normalize;

use crate::drafts::keeper::now;
use crate::drafts::store::{self, Found, Listing};
use crate::language::{language, said};
use crate::route::Route;
use crate::screens::rollup::Desk;
use crate::today::today;

/// The drafts of this township for the year, each with what would change in it.
pub fn fill(desk: Desk) -> AnyView {
    let words = desk.words;
    let done = RwSignal::new(0_u32);
    let drafts = Memo::new(move |_| {
        done.track();
        let (own_name, year) = desk.view.with(|it| (it.typed.own_name.clone(), it.year));
        let is_its = |it: &Listing| it.unit == Unit::Township && Some(it.year) == year && normalize(&it.unit_name) == normalize(&own_name);
        if own_name.trim().is_empty() { Vec::new() } else { store::list().drafts.into_iter().filter(is_its).collect() }
    });
    let open =
        move || desk.view.with(|it| it.computed.iter().filter(|it| it.fill.is_none()).map(|it| it.provision.clone()).collect::<Vec<_>>());
    view! {
        <section class="fill not-on-paper">
            <h3>{words.fill}</h3>
            <p class="help">{words.fill_help}</p>
            {move || {
                let open = open();
                (!open.is_empty()).then(|| view! { <p class="help">{(words.fill_not)(&open.join(words.and))}</p> })
            }}
            {move || {
                let drafts = drafts.get();
                if drafts.is_empty() {
                    return view! { <p class="quiet">{words.fill_none}" "<a href=Route::Assessment.to_string()>{words.fill_to_drafts}</a></p> }.into_any();
                }
                drafts.into_iter().map(|it| one(desk, it, done)).collect::<Vec<_>>().into_any()
            }}
        </section>
    }
    .into_any()
}

/// One draft.
fn one(desk: Desk, listing: Listing, done: RwSignal<u32>) -> AnyView {
    let words = desk.words;
    let title = listing.title().unwrap_or_default().to_owned();
    let to = Route::Draft(listing.id.clone(), None).to_string();
    let read = || match store::read(&listing.id) {
        Found::Draft(it) => Some(it.draft),
        Found::Nothing | Found::Unreadable(..) => None,
    };
    let Some(draft) = read() else { return ().into_any() };
    let would = desk.view.with(|it| answer_changes(pack::pack(), &draft, &it.computed, today()));
    let said_of = RwSignal::new("");
    if would.is_empty() {
        return view! { <p><a href=to>{title}</a>{words.colon}{words.fill_same}</p> }.into_any();
    }
    let lines: Vec<AnyView> = would.iter().map(|it| view! { <li>{in_words(desk, it)}</li> }.into_any()).collect();
    let put = move |_| {
        // As it is now: it may have gone on in another window.
        let Found::Draft(it) = store::read(&listing.id) else { return };
        let would = desk.view.with_untracked(|view| answer_changes(pack::pack(), &it.draft, &view.computed, today()));
        let next = Draft { saved_at: now(), ..with_changes(&it.draft, &would) };
        match store::write(&next) {
            Ok(_) => done.update(|it| *it += 1),
            Err(_) => said_of.set(words.full),
        }
    };
    view! {
        <div class="fill-one">
            <p><a href=to>{title}</a>{words.colon}{words.fill_would}</p>
            <ul>{lines}</ul>
            <button type="button" on:click=put>{words.fill_yes}</button>
            " "
            <span role="status" class="said">{said_of}</span>
        </div>
    }
    .into_any()
}

/// `14.4 所辖村（社区）总数：没有填 → 12个`
fn in_words(desk: Desk, it: &AnswerChange) -> String {
    let (language, words, pack) = (language(), desk.words, pack::pack());
    let Some((_, indicator)) = pack.indicator(&it.indicator) else { return String::new() };
    let number = indicator.provisions.first().map(ToString::to_string).unwrap_or_default();
    let mut parts = Vec::new();
    for id in tool_of(pack, indicator).map(|it| it.facts.as_slice()).unwrap_or_default() {
        let Some(fact) = pack.facts.get(usize::from(id.0)) else { continue };
        let (was, is) = (it.before.facts.get(*id), it.after.facts.get(*id));
        let value = |it: Answer| if it == Answer::Open { words.nothing_said.to_owned() } else { answer_in_words(fact, it, language) };
        if was != is {
            parts.push([said(&fact.label), words.colon, &value(was), " → ", &value(is)].concat());
        }
    }
    if let Some(asked) = indicator.count.as_ref().filter(|_| it.before.count != it.after.count) {
        let unit = unit_word(&asked.unit, language);
        let value = |it: &Reply| match (it.count.part, it.count.whole) {
            (Some(part), Some(whole)) => format!("{part}/{whole} {unit}"),
            (Some(_) | None, _) => words.nothing_said.to_owned(),
        };
        parts.push([value(&it.before), " → ".to_owned(), value(&it.after)].concat());
    }
    if parts.is_empty() {
        parts.push(words.fill_confirms.to_owned());
    }
    [number.as_str(), " ", &parts.join(words.stop)].concat()
}
