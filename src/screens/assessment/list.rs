//! The drafts on this device.

use exchange::draft::{Draft, Snapshot};
use leptos::prelude::*;
use policy::assessment::Unit;
use rollup::level::Level;

use crate::components::moment::moment;
use crate::components::save::save_text;
use crate::drafts::keeper::now;
use crate::drafts::store::{self, Found, Listed, Listing, Trouble};
use crate::language::language;
use crate::route::Route;
use crate::screens::assessment::desk::bare;
use crate::screens::assessment::title;
use crate::screens::assessment::transfer::{hand_in, hand_out};
use crate::screens::assessment::typed::on_text;
use crate::screens::assessment::words::words;
use crate::today::today;

/// All drafts, and the ways to have another.
pub fn list() -> AnyView {
    let words = words(language());
    let listed = RwSignal::new(store::list());
    let trouble = RwSignal::new(listed.with_untracked(|it| it.blocked).then_some(Trouble::Blocked));
    // What another tab does is seen here too.
    let elsewhere = window_event_listener(leptos::ev::storage, move |_| listed.set(store::list()));
    on_cleanup(move || elsewhere.remove());
    let put = move |draft: Draft| {
        let draft = Draft { id: new_id(), revision: 0, saved_at: now(), ..draft };
        trouble.set(store::write(&draft).err());
        listed.set(store::list());
        draft.id
    };
    let said = move || match trouble.get() {
        None => "",
        Some(Trouble::Full) => words.full,
        Some(Trouble::Blocked) => words.blocked,
    };
    let drafts = move || {
        let drafts = listed.with(|it| it.drafts.clone());
        if drafts.is_empty() {
            return view! { <p class="quiet">{words.no_drafts}</p> }.into_any();
        }
        let each: Vec<AnyView> = drafts.into_iter().map(|it| draft(it, listed, trouble)).collect();
        view! { <ul class="lines drafts">{each}</ul> }.into_any()
    };
    view! {
        <div class="assessment">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p class="note voluntary">{words.voluntary}</p>
        <p role="alert" class="warning" hidden=move || trouble.with(Option::is_none)>{said}</p>
        <h2>{words.drafts}</h2>
        {drafts}
        {move || aside(listed)}
        <h2>{words.new}</h2>
        {new(move |it| crate::address::go(&Route::Draft(put(it), None)))}
        <h2>{words.hand_in}</h2>
        <p class="help">{words.hand_in_help}</p>
        {hand_in(move |it| drop(put(it)))}
        <p><a class="button" href=Route::RollUp(Level::Township).to_string()>{words.roll_up}</a></p>
        <h2>{words.device}</h2>
        <p>{words.device_help}" "<a href=Route::Settings.to_string()>{words.clear}</a></p>
        </div>
    }
    .into_any()
}

/// One draft, with what can be done with it.
fn draft(it: Listing, listed: RwSignal<Listed>, trouble: RwSignal<Option<Trouble>>) -> AnyView {
    let words = words(language());
    let to = Route::Draft(it.id.clone(), None).to_string();
    let title = it.title().unwrap_or(words.unnamed).to_owned();
    let unit = (words.unit)(it.unit);
    let year = (words.of_year)(it.year);
    let saved = (words.saved_at)(&moment(&it.saved_at));
    // The title is the unit's name where the draft has none of its own.
    let unit_name = it.unit_name.trim().to_owned();
    let unit_name = if unit_name == title { "" } else { &unit_name };
    let period = it.period.trim().to_owned();
    let about = [unit_name, unit, &year, &period, &saved].iter().copied().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let (kind, in_year) = (it.unit, it.year);
    let id = StoredValue::new(it.id);
    // As it is now: another tab may have gone on with it.
    let now_kept = move || match id.with_value(|id| store::read(id)) {
        Found::Draft(it) => Some(it.draft),
        Found::Nothing | Found::Unreadable(..) => None,
    };
    let (asking, renaming) = (RwSignal::new(false), RwSignal::new(false));
    let name = RwSignal::new(title.clone());
    let (on_name, on_name_composed) = on_text(move |it| name.set(it));
    let put = move |it: Draft| {
        trouble.set(store::write(&it).err());
        listed.set(store::list());
    };
    let duplicate = move |_| {
        let Some(it) = now_kept() else { return };
        let name = (words.copy_of)(&crate::screens::assessment::title(&it));
        put(Draft { id: new_id(), name, revision: 0, saved_at: now(), ..it });
    };
    let next_year = move |_| {
        let Some(it) = now_kept() else { return };
        let next = it.carried_over(it.assessment.year.saturating_add(1), standing_now(&it));
        put(Draft { id: new_id(), revision: 0, saved_at: now(), ..next });
    };
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(it) = now_kept() {
            put(Draft { name: name.get_untracked(), saved_at: now(), ..it });
        }
    };
    let delete = move |_| {
        id.with_value(|id| store::delete(&store::key(id)));
        listed.set(store::list());
    };
    let question = move || {
        asking.get().then(|| {
            view! {
                <div class="warning" role="alert">
                    <p>{words.delete_ask}</p>
                    <div class="actions">
                        <button type="button" class="primary" on:click=delete>{words.delete_yes}</button>
                        <button type="button" on:click=move |_| asking.set(false)>{words.delete_no}</button>
                    </div>
                </div>
            }
        })
    };
    let new_name = move || {
        renaming.get().then(|| {
            view! {
                <form class="rename" on:submit=rename>
                    <label>
                        {words.draft_name}
                        <input type="text" maxlength="60" prop:value=move || name.get() on:input=on_name on:compositionend=on_name_composed/>
                    </label>
                    <button type="submit">{words.rename_yes}</button>
                </form>
            }
        })
    };
    view! {
        <li class="draft">
            <a class="draft-title" href=to>{title}</a>
            <p class="small quiet">{about}</p>
            <details>
                <summary>{words.more}</summary>
                <div class="actions">
                    <button type="button" on:click=move |_| renaming.update(|it| *it = !*it)>{words.rename}</button>
                    <button type="button" on:click=duplicate>{words.duplicate}</button>
                    <button type="button" on:click=move |_| asking.set(true)>{words.delete}</button>
                    <button type="button" on:click=next_year>{words.next_year}</button>
                </div>
                <p class="help">{words.next_year_help}</p>
                {new_name}
                {question}
                {hand_out(Signal::derive(move || now_kept().unwrap_or_else(|| Draft::new(kind, in_year))))}
            </details>
        </li>
    }
    .into_any()
}

/// What cannot be opened: offered as files, deleted only by hand.
fn aside(listed: RwSignal<Listed>) -> Option<AnyView> {
    let words = words(language());
    let all = listed.with(|it| it.aside.clone());
    if all.is_empty() {
        return None;
    }
    let each = all.into_iter().map(|it| {
        let why = it.why.as_ref().map(|it| it.text().in_language(language()).to_owned());
        let name = [it.key.replace('/', "-").as_str(), ".txt"].concat();
        let asking = RwSignal::new(false);
        let (key, text) = (StoredValue::new(it.key.clone()), StoredValue::new(it.text));
        let delete = move |_| {
            key.with_value(|it| store::delete(it));
            listed.set(store::list());
        };
        let really = move || {
            if asking.get() {
                view! {
                    <p>{words.delete_ask}</p>
                    <button type="button" class="primary" on:click=delete>{words.delete_yes}</button>
                    <button type="button" on:click=move |_| asking.set(false)>{words.delete_no}</button>
                }
                .into_any()
            } else {
                view! { <button type="button" on:click=move |_| asking.set(true)>{words.delete}</button> }.into_any()
            }
        };
        view! {
            <li>
                <p><code>{it.key}</code>" "{why}</p>
                {save_text(None, move || name.clone(), "text/plain", move || text.get_value())}
                <div class="actions">{really}</div>
            </li>
        }
        .into_any()
    });
    let each: Vec<AnyView> = each.collect();
    Some(view! { <div class="warning"><h3>{words.aside}</h3><p>{words.aside_help}</p><ul class="lines">{each}</ul></div> }.into_any())
}

/// The form for a new draft.
fn new(put: impl Fn(Draft) + Copy + 'static) -> AnyView {
    let words = words(language());
    let unit = RwSignal::new(Unit::Village);
    let unit_name = RwSignal::new(String::new());
    let year = RwSignal::new(today().year().to_string());
    let fault = RwSignal::new(false);
    // A kind of unit is offered where the pack has questions for it.
    let offered = Unit::ALL.into_iter().filter(|it| it.lists().iter().all(|it| pack::pack().list(*it).is_some()));
    let kinds = offered.map(|it| {
        view! {
            <label>
                <input type="radio" name="new-unit" prop:checked=move || unit.get() == it on:change=move |_| unit.set(it)/>
                <span>{(words.unit)(it)}</span>
            </label>
        }
        .into_any()
    });
    let kinds: Vec<AnyView> = kinds.collect();
    let (on_name, on_name_composed) = on_text(move |it| unit_name.set(it));
    let (on_year, on_year_composed) = on_text(move |it| year.set(it));
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(year) = year.with_untracked(|it| crate::screens::assessment::desk::year_of(it)) else {
            fault.set(true);
            return;
        };
        put(Draft { unit_name: unit_name.get_untracked().trim().to_owned(), ..Draft::new(unit.get_untracked(), year) });
    };
    view! {
        <form class="new-draft" on:submit=begin>
            <fieldset>
                <legend>{words.unit_kind}</legend>
                <div class="choices">{kinds}</div>
            </fieldset>
            <div class="line">
                <label for="new-name">{words.unit_name}</label>
                <input type="text" id="new-name" maxlength="60" autocomplete="off" aria-describedby="new-name-help"
                    prop:value=move || unit_name.get() on:input=on_name on:compositionend=on_name_composed/>
                <p class="help" id="new-name-help">{words.unit_name_help}</p>
            </div>
            <div class="line">
                <label for="new-year">{words.year}</label>
                <input type="text" id="new-year" inputmode="numeric" maxlength="8" class="year" aria-describedby="new-year-help new-year-fault"
                    aria-invalid=move || fault.get().to_string()
                    prop:value=move || year.get() on:input=on_year on:compositionend=on_year_composed/>
                <p class="help" id="new-year-help">{words.year_help}</p>
                <p id="new-year-fault" role="alert">{move || fault.get().then(|| view! { <span class="error">{words.year_fault}</span> })}</p>
            </div>
            <button type="submit" class="primary">{words.begin}</button>
        </form>
    }
    .into_any()
}

/// How a draft stands by itself, to be compared with.
pub fn standing_now(draft: &Draft) -> Snapshot {
    let as_of = draft.as_of.unwrap_or_else(today);
    let judgements = policy::assessment::judge(pack::pack(), &draft.assessment, as_of);
    Snapshot {
        label: title(draft),
        taken_on: Some(today()),
        as_of: Some(as_of),
        year: draft.assessment.year,
        edition: pack::pack().edition.clone(),
        standings: policy::assessment::snapshot(&judgements),
        replies: bare(draft.assessment.replies.clone()),
    }
}

/// Another one for every draft: the time, and a little chance for two tabs in one moment.
fn new_id() -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock set to a year we know; below 46656")]
    let (now, chance) = (js_sys::Date::now().max(0.0) as u64, (js_sys::Math::random() * 46_656.0) as u64);
    let mut number = now.wrapping_mul(46_656).wrapping_add(chance);
    let mut id = Vec::new();
    while number != 0 {
        id.extend(char::from_digit(u32::try_from(number % 36).unwrap_or_default(), 36));
        number /= 36;
    }
    id.iter().rev().collect()
}
