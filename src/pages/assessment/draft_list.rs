//! The list of the drafts on this device, the form for a new one, and the import.

use exchange::draft::Draft;
use leptos::prelude::*;
use policy::assessment::reply::Unit;
use rollup::level::Level;

use crate::browser::clock::local_time;
use crate::browser::clock::now_utc;
use crate::browser::clock::today;
use crate::components::save_file::save_text;
use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::draft_title::draft_title;
use crate::pages::assessment::import_export::{export_draft, import_drafts};
use crate::pages::assessment::snapshot::snapshot_of;
use crate::pages::assessment::text_control::on_text;
use crate::routing::route::Route;
use crate::storage::drafts::{self, DraftList, DraftListing, StoredDraft};
use crate::storage::local::SaveError;

/// The page.
pub fn draft_list() -> AnyView {
    let words = words(language());
    let listed = RwSignal::new(drafts::list());
    let save_error = RwSignal::new(listed.with_untracked(|it| it.blocked).then_some(SaveError::Blocked));
    // The list follows the changes of other tabs.
    let other_tabs = window_event_listener(leptos::ev::storage, move |_| listed.set(drafts::list()));
    on_cleanup(move || other_tabs.remove());
    let add = move |draft: Draft| {
        let draft = Draft { id: new_id(), revision: 0, saved_at: now_utc(), ..draft };
        save_error.set(drafts::write(&draft).err());
        listed.set(drafts::list());
        draft.id
    };
    let error_text = move || match save_error.get() {
        None => "",
        Some(SaveError::Full) => words.full,
        Some(SaveError::Blocked) => words.blocked,
    };
    let drafts = move || {
        let drafts = listed.with(|it| it.drafts.clone());
        if drafts.is_empty() {
            return view! { <p class="quiet">{words.no_drafts}</p> }.into_any();
        }
        let items: Vec<AnyView> = drafts.into_iter().map(|it| draft(it, listed, save_error)).collect();
        view! { <ul class="lines drafts">{items}</ul> }.into_any()
    };
    view! {
        <div class="assessment">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p class="note voluntary">{words.voluntary}</p>
        <p role="alert" class="warning" hidden=move || save_error.with(Option::is_none)>{error_text}</p>
        <h2>{words.drafts}</h2>
        {drafts}
        {move || unreadable_drafts(listed)}
        <h2>{words.new}</h2>
        {new_draft_form(move |it| crate::routing::navigator::navigate(&Route::Draft(add(it), None)))}
        <h2>{words.hand_in}</h2>
        <p class="help">{words.hand_in_help}</p>
        {import_drafts(move |it| drop(add(it)))}
        <p><a class="button" href=Route::RollUp(Level::Township).to_string()>{words.roll_up}</a></p>
        <h2>{words.device}</h2>
        <p>{words.device_help}" "<a href=Route::Settings.to_string()>{words.clear}</a></p>
        </div>
    }
    .into_any()
}

/// One draft with its actions.
fn draft(listing: DraftListing, listed: RwSignal<DraftList>, save_error: RwSignal<Option<SaveError>>) -> AnyView {
    let words = words(language());
    let address = Route::Draft(listing.id.clone(), None).to_string();
    let title = listing.title().unwrap_or(words.unnamed).to_owned();
    let unit = (words.unit)(listing.unit);
    let year = (words.of_year)(listing.year);
    let saved = (words.saved_at)(&local_time(&listing.saved_at));
    // Where the draft has no name, its title is the name of the unit, which is not repeated.
    let unit_name = listing.unit_name.trim().to_owned();
    let unit_name = if unit_name == title { "" } else { &unit_name };
    let period = listing.period.trim().to_owned();
    let about = [unit_name, unit, &year, &period, &saved].iter().copied().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let (kind, in_year) = (listing.unit, listing.year);
    let id = StoredValue::new(listing.id);
    // Read again: another tab may have changed it.
    let stored = move || match id.with_value(|id| drafts::read(id)) {
        StoredDraft::Draft(it) => Some(it.draft),
        StoredDraft::Nothing | StoredDraft::Unreadable(..) => None,
    };
    let (confirming_delete, renaming) = (RwSignal::new(false), RwSignal::new(false));
    let name = RwSignal::new(title.clone());
    let (on_name, on_name_composed) = on_text(move |it| name.set(it));
    let save = move |draft: Draft| {
        save_error.set(drafts::write(&draft).err());
        listed.set(drafts::list());
    };
    let duplicate = move |_| {
        let Some(original) = stored() else { return };
        let name = (words.copy_of)(&draft_title(&original));
        save(Draft { id: new_id(), name, revision: 0, saved_at: now_utc(), ..original });
    };
    let next_year = move |_| {
        let Some(last) = stored() else { return };
        let next = last.carried_over(last.assessment.year.saturating_add(1), snapshot_of(&last));
        save(Draft { id: new_id(), revision: 0, saved_at: now_utc(), ..next });
    };
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(draft) = stored() {
            save(Draft { name: name.get_untracked(), saved_at: now_utc(), ..draft });
        }
    };
    let delete = move |_| {
        id.with_value(|id| drafts::delete(&drafts::key(id)));
        listed.set(drafts::list());
    };
    let confirmation = move || {
        confirming_delete.get().then(|| {
            view! {
                <div class="warning" role="alert">
                    <p>{words.delete_ask}</p>
                    <div class="actions">
                        <button type="button" class="primary" on:click=delete>{words.delete_yes}</button>
                        <button type="button" on:click=move |_| confirming_delete.set(false)>{words.delete_no}</button>
                    </div>
                </div>
            }
        })
    };
    let rename_form = move || {
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
            <a class="draft-title" href=address>{title}</a>
            <p class="small quiet">{about}</p>
            <details>
                <summary>{words.more}</summary>
                <div class="actions">
                    <button type="button" on:click=move |_| renaming.update(|it| *it = !*it)>{words.rename}</button>
                    <button type="button" on:click=duplicate>{words.duplicate}</button>
                    <button type="button" on:click=move |_| confirming_delete.set(true)>{words.delete}</button>
                    <button type="button" on:click=next_year>{words.next_year}</button>
                </div>
                <p class="help">{words.next_year_help}</p>
                {rename_form}
                {confirmation}
                {export_draft(Signal::derive(move || stored().unwrap_or_else(|| Draft::new(kind, in_year))))}
            </details>
        </li>
    }
    .into_any()
}

/// Drafts that cannot be opened: they can be exported as files, and are deleted only on request.
fn unreadable_drafts(listed: RwSignal<DraftList>) -> Option<AnyView> {
    let words = words(language());
    let all = listed.with(|it| it.set_aside.clone());
    if all.is_empty() {
        return None;
    }
    let items = all.into_iter().map(|unreadable| {
        let why = unreadable.why.as_ref().map(|it| it.text().in_language(language()).to_owned());
        let name = [unreadable.key.replace('/', "-").as_str(), ".txt"].concat();
        let is_confirming = RwSignal::new(false);
        let (key, text) = (StoredValue::new(unreadable.key.clone()), StoredValue::new(unreadable.text));
        let delete = move |_| {
            key.with_value(|it| drafts::delete(it));
            listed.set(drafts::list());
        };
        let delete_button = move || {
            if is_confirming.get() {
                view! {
                    <p>{words.delete_ask}</p>
                    <button type="button" class="primary" on:click=delete>{words.delete_yes}</button>
                    <button type="button" on:click=move |_| is_confirming.set(false)>{words.delete_no}</button>
                }
                .into_any()
            } else {
                view! { <button type="button" on:click=move |_| is_confirming.set(true)>{words.delete}</button> }.into_any()
            }
        };
        view! {
            <li>
                <p><code>{unreadable.key}</code>" "{why}</p>
                {save_text(None, move || name.clone(), "text/plain", move || text.get_value())}
                <div class="actions">{delete_button}</div>
            </li>
        }
        .into_any()
    });
    let items: Vec<AnyView> = items.collect();
    Some(view! { <div class="warning"><h3>{words.aside}</h3><p>{words.aside_help}</p><ul class="lines">{items}</ul></div> }.into_any())
}

/// The form for a new draft; `begin_draft` gets it.
fn new_draft_form(begin_draft: impl Fn(Draft) + Copy + 'static) -> AnyView {
    let words = words(language());
    let unit = RwSignal::new(Unit::Village);
    let unit_name = RwSignal::new(String::new());
    let year = RwSignal::new(today().year().to_string());
    let year_is_invalid = RwSignal::new(false);
    // A kind of unit is offered where the pack has questions for it.
    let offered = Unit::ALL.into_iter().filter(|it| it.lists().iter().all(|it| pack::pack().list(*it).is_some()));
    let kinds = offered.map(|kind| {
        view! {
            <label>
                <input type="radio" name="new-unit" prop:checked=move || unit.get() == kind on:change=move |_| unit.set(kind)/>
                <span>{(words.unit)(kind)}</span>
            </label>
        }
        .into_any()
    });
    let kinds: Vec<AnyView> = kinds.collect();
    let (on_name, on_name_composed) = on_text(move |it| unit_name.set(it));
    let (on_year, on_year_composed) = on_text(move |it| year.set(it));
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(year) = year.with_untracked(|it| crate::pages::assessment::draft_form::year_of(it)) else {
            year_is_invalid.set(true);
            return;
        };
        begin_draft(Draft { unit_name: unit_name.get_untracked().trim().to_owned(), ..Draft::new(unit.get_untracked(), year) });
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
                    aria-invalid=move || year_is_invalid.get().to_string()
                    prop:value=move || year.get() on:input=on_year on:compositionend=on_year_composed/>
                <p class="help" id="new-year-help">{words.year_help}</p>
                <p id="new-year-fault" role="alert">{move || year_is_invalid.get().then(|| view! { <span class="error">{words.year_fault}</span> })}</p>
            </div>
            <button type="submit" class="primary">{words.begin}</button>
        </form>
    }
    .into_any()
}

/// A new id: the time in milliseconds and a random number, so that two tabs get different ids in the same moment.
fn new_id() -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock set to a year we know; below 46656")]
    let (now, random) = (js_sys::Date::now().max(0.0) as u64, (js_sys::Math::random() * 46_656.0) as u64);
    let mut number = now.wrapping_mul(46_656).wrapping_add(random);
    let mut id = Vec::new();
    while number != 0 {
        id.extend(char::from_digit(u32::try_from(number % 36).unwrap_or_default(), 36));
        number /= 36;
    }
    id.iter().rev().collect()
}
