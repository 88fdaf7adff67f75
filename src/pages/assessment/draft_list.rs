//! The list of the drafts on this device, the form for a new one, and the import.

use exchange::draft::Draft;
use exchange::problem::Problem;
use exchange::wire::schema::MAX_SNAPSHOTS;
use leptos::prelude::*;
use policy::assessment::reply::Unit;
use records::area::Refusal;
use records::key::Kind;
use rollup::level::Level;

use crate::browser::clock::local_time;
use crate::browser::clock::now_utc;
use crate::browser::clock::today;
use crate::browser::dom;
use crate::browser::download::is_on_home_screen;
use crate::components::save_file::save_text;
use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::arrival;
use crate::pages::assessment::draft_title::draft_title;
use crate::pages::assessment::import_export::{export_draft, import_drafts, one_app_only, open_field_for_text};
use crate::pages::assessment::snapshot::snapshot_of;
use crate::pages::assessment::text_control::on_text;
use crate::pages::assessment::workbooks::blank_workbooks;
use crate::routing::route::Route;
use crate::storage::drafts::{self, DraftList, DraftListing, StoredDraft};
use crate::storage::local;
use crate::storage::record_store::{self, Fault, Kept};
use crate::storage::removed::{self, Removed};

/// The page.
pub fn draft_list() -> AnyView {
    let words = words(language());
    let listed = RwSignal::new(drafts::list());
    let refusal = RwSignal::new(listed.with_untracked(|it| it.refusal));
    // The list follows the changes of other tabs.
    let other_tabs = window_event_listener(leptos::ev::storage, move |_| listed.set(drafts::list()));
    on_cleanup(move || other_tabs.remove());
    let page = ListPage { listed, refusal, failed: RwSignal::new(None), menu: RwSignal::new(String::new()) };
    let add = move |draft: Draft| {
        let draft = Draft { id: drafts::new_id(), revision: 0, saved_at: now_utc(), ..draft };
        record_store::ask_to_persist();
        page.save(&draft, None);
        draft.id
    };
    let error_text = move || match (refusal.get(), page.failed.get()) {
        (Some(Refusal::Full), _) => words.full,
        (Some(Refusal::Blocked), _) => words.blocked,
        (None, Some(why)) => why,
        (None, None) => "",
    };
    // The draft that was saved last stands first.
    let go_on = move || {
        let last = listed.with(|it| it.drafts.first().cloned())?;
        let said = (words.go_on)(last.title().unwrap_or(words.unnamed), last.year);
        Some(view! { <p class="go-on"><a class="button primary" href=Route::Draft(last.id, None).to_string()>{said}</a></p> })
    };
    let drafts = move || {
        let drafts = listed.with(|it| it.drafts.clone());
        if drafts.is_empty() {
            let bring = is_on_home_screen().then(|| {
                let open = move |_| open_field_for_text();
                view! { <div class="note bring"><p>{words.bring}</p><button type="button" on:click=open>{words.bring_yes}</button></div> }
            });
            return view! { <p class="quiet">{words.no_drafts}</p>{bring} }.into_any();
        }
        let items: Vec<AnyView> = drafts.into_iter().map(|it| draft(it, page)).collect();
        view! { <ul class="lines drafts">{items}</ul> }.into_any()
    };
    view! {
        <div class="assessment">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p class="note voluntary">{words.voluntary}</p>
        <p role="alert" class="warning" hidden=move || error_text().is_empty()>{error_text}</p>
        <h2>{words.drafts}</h2>
        {one_app_only()}
        {go_on}
        {drafts}
        {move || removed_drafts(page)}
        {move || unreadable_drafts(page)}
        <h2>{words.new}</h2>
        {new_draft_form(move |it| crate::routing::navigator::navigate(&Route::Draft(add(it), None)))}
        {blank_workbooks()}
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

/// The list, and what went wrong with it.
#[derive(Clone, Copy)]
struct ListPage {
    listed: RwSignal<DraftList>,
    /// Why the last save is on this page only.
    refusal: RwSignal<Option<Refusal>>,
    /// What else was not done.
    failed: RwSignal<Option<&'static str>>,
    /// The id of the draft whose menu is open. Rows come and go; a menu stays with the draft that it is about.
    menu: RwSignal<String>,
}

impl ListPage {
    /// Saves a draft over what is known to lie there, and lists anew.
    fn save(self, draft: &Draft, known: Option<&str>) {
        self.failed.set(None);
        let done = Box::new(move |kept| {
            // The page may be gone.
            match kept {
                Kept::OnDevice => _ = self.refusal.try_set(None),
                Kept::InMemory(why) => _ = self.refusal.try_set(Some(why)),
                Kept::Changed(_) => _ = self.failed.try_set(Some(words(language()).changed_elsewhere)),
            }
        });
        match drafts::write(draft, known, done) {
            Ok(()) => {}
            Err(Fault::Changed(_)) => self.failed.set(Some(words(language()).changed_elsewhere)),
            Err(Fault::Refused(why)) => self.refusal.set(Some(why)),
        }
        self.listed.set(drafts::list());
    }

    /// Opens a draft that was just saved; where it was not, the list says why.
    fn open_new(self, id: String, said: String) {
        if self.refusal.get_untracked().is_none() && self.failed.get_untracked().is_none() {
            arrival::open_new(id, said);
        }
    }

    fn list_anew(self) {
        self.listed.set(drafts::list());
    }
}

/// One draft with its actions.
fn draft(listing: DraftListing, page: ListPage) -> AnyView {
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
        StoredDraft::Draft(it) => Some(*it),
        StoredDraft::Nothing | StoredDraft::Unreadable(..) | StoredDraft::Unknown(_) => None,
    };
    let (confirming_delete, renaming) = (RwSignal::new(false), RwSignal::new(false));
    let name = RwSignal::new(title.clone());
    let (on_name, on_name_composed) = on_text(move |it| name.set(it));
    let duplicate = move |_| {
        let Some(original) = stored() else { return };
        let original = original.read.draft;
        let title = draft_title(&original);
        let copy = Draft { id: drafts::new_id(), name: (words.copy_of)(&title), revision: 0, saved_at: now_utc(), ..original };
        page.save(&copy, None);
        page.open_new(copy.id, (words.is_copy)(&title));
    };
    let next_year = move |_| {
        let Some(last) = stored() else { return };
        let last = last.read.draft;
        if MAX_SNAPSHOTS <= last.snapshots.len() {
            return page.failed.set(Some(words.too_many_snapshots));
        }
        let next = last.carried_over(pack::pack(), last.assessment.year.saturating_add(1), snapshot_of(&last));
        let next = Draft { id: drafts::new_id(), revision: 0, saved_at: now_utc(), ..next };
        page.save(&next, None);
        page.open_new(next.id, (words.is_next_year)(&draft_title(&last), next.assessment.year));
    };
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(opened) = stored() else { return };
        // Written over what is there in part only, something would be gone.
        if opened.read.problems.iter().any(Problem::leaves_out)
            && let Err(why) = record_store::keep_copy(&drafts::key(&opened.read.draft.id))
        {
            return page.refusal.set(Some(why));
        }
        let renamed = Draft { name: name.get_untracked(), saved_at: now_utc(), ..opened.read.draft };
        page.save(&renamed, Some(&opened.text));
    };
    let delete = move |_| {
        let Some(opened) = stored() else { return };
        let title = draft_title(&opened.read.draft);
        page.failed.set(None);
        let done = Box::new(move |is_gone: bool| {
            if !is_gone {
                let _ = page.failed.try_set(Some(words.not_deleted));
            }
        });
        drafts::delete(&opened.read.draft, title, done);
        page.list_anew();
    };
    let asked_of = title.clone();
    let confirmation = move || {
        let question = (words.delete_ask)(&asked_of);
        confirming_delete.get().then(|| {
            view! {
                <div class="warning" role="alert">
                    <p>{question}</p>
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
    let is_open = move || page.menu.with(|menu| id.with_value(|it| it == menu));
    let toggled = move |event: leptos::ev::Event| {
        let now_open = dom::is_open(&event);
        if now_open != untrack(is_open) {
            page.menu.set(if now_open { id.get_value() } else { String::new() });
        }
    };
    view! {
        <li class="draft">
            <a class="draft-title" href=address>{title}</a>
            <p class="small quiet">{about}</p>
            <details prop:open=is_open on:toggle=toggled>
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
                {export_draft(Signal::derive(move || stored().map_or_else(|| Draft::new(kind, in_year), |it| it.read.draft)))}
            </details>
        </li>
    }
    .into_any()
}

/// Drafts, and texts set aside, that were deleted in this visit, each with the button that puts it back.
fn removed_drafts(page: ListPage) -> Vec<AnyView> {
    let words = words(language());
    let space = local::key_space();
    let (drafts_at, aside_at) = (space.of(Kind::Draft, ""), space.of(Kind::SetAside, ""));
    let mut all = removed::under(&drafts_at);
    all.extend(removed::under(&aside_at));
    let one = |Removed { key, name, .. }: Removed| {
        let is_draft = key.starts_with(&drafts_at);
        let put_back = move |_| {
            let Some(it) = removed::take(&key) else { return };
            if is_draft {
                let done = Box::new(move |kept| {
                    if let Kept::InMemory(why) = kept {
                        let _ = page.refusal.try_set(Some(why));
                    }
                });
                if !drafts::put_back(it, done) {
                    page.failed.set(Some(words.changed_elsewhere));
                }
            } else if !drafts::put_back_set_aside(&it) {
                removed::remember(it);
                page.failed.set(Some(words.full));
            }
            page.list_anew();
        };
        view! {
            <p class="note removed" role="status">
                {(words.deleted)(&name)}" "<button type="button" on:click=put_back>{words.undo}</button>
            </p>
        }
        .into_any()
    };
    all.into_iter().map(one).collect()
}

/// Drafts that cannot be opened: they can be exported as files, and are deleted only on request.
fn unreadable_drafts(page: ListPage) -> Option<AnyView> {
    let words = words(language());
    let all = page.listed.with(|it| it.set_aside.clone());
    if all.is_empty() {
        return None;
    }
    let items = all.into_iter().map(|unreadable| {
        let why = unreadable.why.as_ref().map(|it| it.text().in_language(language()).to_owned());
        let shown = local::key_space().name(&unreadable.key).unwrap_or(&unreadable.key).to_owned();
        let name = [shown.replace('/', "-").as_str(), ".txt"].concat();
        let is_confirming = RwSignal::new(false);
        let text = StoredValue::new(unreadable.text.clone());
        let unreadable = StoredValue::new(unreadable);
        let delete = move |_| {
            if !unreadable.with_value(drafts::delete_set_aside) {
                page.failed.set(Some(words.not_deleted));
            }
            page.list_anew();
        };
        let asked_of = shown.clone();
        let delete_button = move || {
            if is_confirming.get() {
                view! {
                    <p>{(words.delete_ask)(&asked_of)}</p>
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
                <p><code>{shown}</code>" "{why}</p>
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
