//! One draft of the list, with what can be done with it.

use exchange::draft::Draft;
use exchange::problem::Problem;
use exchange::wire::schema::MAX_SNAPSHOTS;
use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::browser::clock::{local_time, now_utc};
use crate::browser::dom;
use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::draft_title::draft_title;
use crate::pages::assessment::list::import_export::export_draft;
use crate::pages::assessment::list::list_page::ListPage;
use crate::pages::assessment::list::many_drafts::chooser;
use crate::pages::assessment::snapshot::snapshot_of;
use crate::pages::assessment::text_control::on_text;
use crate::routing::route::Route;
use crate::storage::drafts::{self, DraftListing, StoredDraft};
use crate::storage::record_store;

/// One draft with its actions.
pub fn draft(listing: DraftListing, page: ListPage) -> View {
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
    let choose = chooser(page, listing.id.clone(), title.clone());
    let id = StoredValue::new(listing.id);
    let far = move || id.with_value(|id| page.progress_of(id)).map(|it| [words.space, &(words.progress)(it.done, it.of)].concat());
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
            {choose}
            <a class="draft-title" href=address>{title}</a>
            <p class="small quiet">{about}<span class="number far">{far}</span></p>
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
}
