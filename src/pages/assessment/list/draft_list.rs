//! The list of the drafts on this device, the form for a new one, and the import.

use exchange::draft::Draft;
use leptos::prelude::*;
use policy::assessment::reply::Unit;
use records::area::Refusal;
use records::key::Kind;
use rollup::level::Level;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::boot;
use crate::browser::clock::now_utc;
use crate::browser::clock::today;
use crate::browser::download::{is_inside_another_app, is_on_home_screen};
use crate::browser::phrases::phrases;
use crate::components::save_file::save_text;
use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::list::draft_row::draft;
use crate::pages::assessment::list::import_export::{import_drafts, one_app_only, open_field_for_text};
use crate::pages::assessment::list::in_folder::drafts_in_folder;
use crate::pages::assessment::list::list_page::ListPage;
use crate::pages::assessment::list::many_drafts::{count_progress, many_drafts, shown_drafts};
use crate::pages::assessment::list::workbooks::blank_workbooks;
use crate::pages::assessment::text_control::on_text;
use crate::routing::route::Route;
use crate::storage::drafts;
use crate::storage::local;
use crate::storage::record_store::{self, Kept};
use crate::storage::removed::{self, Removed};

/// The page.
pub fn draft_list() -> View {
    let words = words(language());
    let listed = RwSignal::new(drafts::list());
    let refusal = RwSignal::new(listed.with_untracked(|it| it.refusal));
    // The list follows the changes of other tabs.
    let other_tabs = window_event_listener(leptos::ev::storage, move |_| listed.set(drafts::list()));
    on_cleanup(move || other_tabs.remove());
    let page = ListPage::new(listed, refusal);
    count_progress(page);
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
    let is_empty = Memo::new(move |_| listed.with(|it| it.drafts.is_empty()));
    let rows = Memo::new(move |_| shown_drafts(page));
    let drafts = move || {
        if is_empty.get() {
            let bring = is_on_home_screen().then(|| {
                let open = move |_| open_field_for_text();
                view! { <div class="note bring"><p>{words.bring}</p><button type="button" on:click=open>{words.bring_yes}</button></div> }
            });
            return view! { <p class="quiet">{words.no_drafts}</p>{bring} };
        }
        let items: Vec<View> = rows.get().into_iter().map(|it| draft(it, page)).collect();
        view! { <ul class="lines drafts">{items}</ul> }
    };
    view! {
        <div class="assessment">
        <h1>{words.title}</h1>
        <p class="lead">{phrases(words.lead)}</p>
        <p class="note voluntary">{words.voluntary}</p>
        <p role="alert" class="warning" hidden=move || error_text().is_empty()>{error_text}</p>
        {move || (!is_empty.get() || is_inside_another_app() || boot::is_one_file()).then(one_app_only)}
        {go_on}
        // Whoever has drafts need not see the form for another one.
        <details class="begin" prop:open=is_empty.get_untracked()>
            <summary><h2>{words.new}</h2></summary>
            {new_draft_form(move |it| crate::routing::navigator::navigate(&Route::Draft(add(it), None)))}
        </details>
        <h2>{words.drafts}</h2>
        {drafts_in_folder(page)}
        {many_drafts(page)}
        {drafts}
        {paging(page)}
        {move || removed_drafts(page)}
        {move || unreadable_drafts(page)}
        {blank_workbooks()}
        <h2>{words.hand_in}</h2>
        <p class="help">{words.hand_in_help}</p>
        {import_drafts(move |it| drop(add(it)), move || page.list_anew())}
        <p><a class="button" href=Route::RollUp(Level::Township).to_string()>{words.roll_up}</a></p>
        <h2>{words.device}</h2>
        <p>{words.device_help}" "<a href=Route::Settings.to_string()>{words.clear}</a></p>
        </div>
    }
}

/// The way through the pages of the list, where there are several.
fn paging(page: ListPage) -> View {
    let words = words(language());
    let place = Memo::new(move |_| {
        let fitting = page.fitting();
        let (at, pages) = page.query.with(|it| it.page_of(fitting));
        (at, pages, fitting)
    });
    let turn = move |by: isize| {
        move |_| {
            let to = place.get_untracked().0.saturating_add_signed(by);
            page.query.update(|it| it.page = to);
        }
    };
    (move || {
        let (at, pages, fitting) = place.get();
        (1 < pages).then(|| {
            view! {
                <div class="actions pages">
                    <button type="button" disabled={at == 0} on:click=turn(-1)>{words.page_before}</button>
                    <span class="number">{(words.page_of)(at + 1, pages, fitting)}</span>
                    <button type="button" disabled={at + 1 == pages} on:click=turn(1)>{words.page_after}</button>
                </div>
            }
        })
    })
    .into_view()
}

/// The most deleted drafts that are named one by one.
const NAMED: usize = 3;

/// Drafts, and texts set aside, that were deleted in this visit, each with the button that puts it back.
fn removed_drafts(page: ListPage) -> Vec<View> {
    let words = words(language());
    let space = local::key_space();
    let (drafts_at, aside_at) = (space.of(Kind::Draft, ""), space.of(Kind::SetAside, ""));
    let mut all = removed::under(&drafts_at);
    all.extend(removed::under(&aside_at));
    if NAMED < all.len() {
        let said = (words.deleted_many)(all.len(), &all.iter().take(NAMED).map(|it| it.name.as_str()).collect::<Vec<_>>().join(words.and));
        let keys: Vec<String> = all.into_iter().map(|it| it.key).collect();
        let all_back = move |_| {
            keys.iter().for_each(|it| put_back(page, it));
            page.list_anew();
        };
        return vec![
            view! { <p class="note removed" role="status">{said}" "<button type="button" on:click=all_back>{words.undo}</button></p> },
        ];
    }
    let one = |Removed { key, name, .. }: Removed| {
        let back = move |_| {
            put_back(page, &key);
            page.list_anew();
        };
        view! {
            <p class="note removed" role="status">
                {(words.deleted)(&name)}" "<button type="button" on:click=back>{words.undo}</button>
            </p>
        }
    };
    all.into_iter().map(one).collect()
}

/// Puts back what was deleted under a key.
fn put_back(page: ListPage, key: &str) {
    let words = words(language());
    let Some(draft) = removed::take(key) else { return };
    if key.starts_with(&local::key_space().of(Kind::Draft, "")) {
        let done = Box::new(move |kept| {
            if let Kept::InMemory(why) = kept {
                let _ = page.refusal.try_set(Some(why));
            }
        });
        if !drafts::put_back(draft, done) {
            page.failed.set(Some(words.changed_elsewhere));
        }
    } else if !drafts::put_back_set_aside(&draft) {
        removed::remember(draft);
        page.failed.set(Some(words.full));
    }
}

/// Drafts that cannot be opened: they can be exported as files, and are deleted only on request.
fn unreadable_drafts(page: ListPage) -> Option<View> {
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
            } else {
                view! { <button type="button" on:click=move |_| is_confirming.set(true)>{words.delete}</button> }
            }
        };
        view! {
            <li>
                <p><code>{shown}</code>" "{why}</p>
                {save_text(None, move || name.clone(), "text/plain", move || text.get_value())}
                <div class="actions">{delete_button}</div>
            </li>
        }
    });
    let items: Vec<View> = items.collect();
    Some(view! { <div class="warning"><h3>{words.aside}</h3><p>{words.aside_help}</p><ul class="lines">{items}</ul></div> })
}

/// The form for a new draft; `begin_draft` gets it.
fn new_draft_form(begin_draft: impl Fn(Draft) + Copy + 'static) -> View {
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
    });
    let kinds: Vec<View> = kinds.collect();
    let (on_name, on_name_composed) = on_text(move |it| unit_name.set(it));
    let (on_year, on_year_composed) = on_text(move |it| year.set(it));
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(year) = year.with_untracked(|it| crate::pages::assessment::form::draft_form::year_of(it)) else {
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
}
