//! Many drafts: which of them are looked for and shown, how far each is, and what is done with several at once.

use core::time::Duration;
use std::rc::Rc;

use exchange::draft::Draft;
use js_sys::{Array, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use policy::assessment::reply::Unit;
use policy::assessment::summary::{judge, summary};
use rollup::protocol::{Form, PaperSubject};
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::clock::today;
use crate::browser::dom;
use crate::components::documents::{Wanted, buttons};
use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::list::draft_query::{DraftQuery, DraftState, Progress, ROWS_PER_PAGE, years};
use crate::pages::assessment::list::import_export::file_name;
use crate::pages::assessment::list::list_page::ListPage;
use crate::pages::assessment::text_control::on_text;
use crate::storage::drafts::{self, DraftListing, StoredDraft, text_of};
use crate::storage::removed;

impl ListPage {
    /// The progress of a draft as it lies there; `None` while that was not counted.
    fn counted(self, listing: &DraftListing) -> Option<Progress> {
        self.progress.with(|all| all.iter().find(|it| it.0 == listing.id && it.1 == listing.saved_at).map(|it| it.2))
    }

    /// The drafts that fit what is looked for, in their order. Tracks what that depends on.
    fn found(self) -> Vec<DraftListing> {
        let query = self.query.get();
        let mut found: Vec<DraftListing> =
            self.listed.with(|it| query.fitting(&it.drafts, |it| self.counted(it)).into_iter().cloned().collect());
        if query.by_name {
            found = by_name(found).unwrap_or_else(|it| it);
        }
        found
    }

    /// How many drafts fit what is looked for.
    pub fn fitting(self) -> usize {
        let query = self.query.get();
        self.listed.with(|it| query.fitting(&it.drafts, |it| self.counted(it)).len())
    }
}

/// The drafts of the page that is shown.
pub fn shown_drafts(page: ListPage) -> Vec<DraftListing> {
    let found = page.found();
    let (at, _) = page.query.with(|it| it.page_of(found.len()));
    found.into_iter().skip(at * ROWS_PER_PAGE).take(ROWS_PER_PAGE).collect()
}

/// As names are read aloud, by the browser's own order; as they were where the browser knows none.
fn by_name(all: Vec<DraftListing>) -> Result<Vec<DraftListing>, Vec<DraftListing>> {
    let titles: Array =
        all.iter().zip(0_u32..).map(|(it, at)| JsValue::from_str(&format!("{}\n{at}", it.title().unwrap_or_default()))).collect();
    let compare = Intl::Collator::new(&Array::of1(&JsValue::from_str("zh-Hans-CN-u-co-pinyin-kn")), &Object::new()).compare();
    let sorted = Reflect::get(&titles, &JsValue::from_str("sort")).ok().and_then(|it| it.dyn_into::<Function>().ok());
    let Some(sorted) = sorted.and_then(|it| it.call1(&titles, &compare).ok()).and_then(|it| it.dyn_into::<Array>().ok()) else {
        return Err(all);
    };
    let place = |it: JsValue| it.as_string()?.rsplit_once('\n')?.1.parse::<usize>().ok();
    Ok(sorted.iter().filter_map(|it| all.get(place(it)?).cloned()).collect())
}

/// Counts how far the drafts are, one after another and never in the way of a tap: those that are shown, and all where it is looked for by
/// how far they are.
pub fn count_progress(page: ListPage) {
    let next = Memo::new(move |_| {
        let of_all = page.query.with(|it| it.state.is_some());
        let all = if of_all { page.listed.with(|it| it.drafts.clone()) } else { shown_drafts(page) };
        all.into_iter().find(|it| page.counted(it).is_none())
    });
    effect(move |_| {
        let Some(listing) = next.get() else { return };
        set_timeout(
            move || {
                let progress = progress_of(&listing.id);
                // The page may be gone.
                let _ = page.progress.try_update(|all| {
                    all.retain(|it| it.0 != listing.id);
                    all.push((listing.id, listing.saved_at, progress));
                });
            },
            Duration::ZERO,
        );
    });
}

/// How far a draft is, read whole.
fn progress_of(id: &str) -> Progress {
    let StoredDraft::Draft(stored) = drafts::read(id) else { return Progress::default() };
    let draft = stored.read.draft;
    let total = summary(pack::pack(), &judge(pack::pack(), &draft.assessment, draft.as_of.unwrap_or_else(today))).total;
    Progress { done: total.answered(), of: total.asked() }
}

/// What is looked for, and what is done with several drafts at once. Few drafts need neither.
pub fn many_drafts(page: ListPage) -> View {
    let count = Memo::new(move |_| page.listed.with(|it| it.drafts.len()));
    view! {
        {move || (ROWS_PER_PAGE < count.get()).then(|| filters(page))}
        {move || (1 < count.get()).then(|| at_once(page))}
    }
}

/// The fields that say which drafts are looked for.
fn filters(page: ListPage) -> View {
    let words = words(language());
    // Whatever is looked for begins with its first page.
    let change = move |with: &dyn Fn(&mut DraftQuery)| {
        page.query.update(|query| {
            with(query);
            query.page = 0;
        });
    };
    let (on_find, on_find_composed) = on_text(move |text| change(&|it| it.text = text.clone()));
    let is_there = move |unit: Unit| page.listed.with(|it| it.drafts.iter().any(|it| it.unit == unit));
    let years = Memo::new(move |_| page.listed.with(|it| years(&it.drafts)));
    let option = |value: String, label: String| view! { <option value=value>{label}</option> };
    let unit_options = move || {
        Unit::ALL
            .into_iter()
            .filter(|it| is_there(*it))
            .map(|it| option(it.id().to_owned(), (words.unit)(it).to_owned()))
            .collect::<Vec<_>>()
    };
    let year_options = move || years.get().into_iter().map(|it| option(it.to_string(), (words.of_year)(it))).collect::<Vec<_>>();
    let states = [words.not_begun, words.under_way, words.all_answered];
    let state_options: Vec<View> = states.into_iter().zip(0_usize..).map(|(it, at)| option(at.to_string(), it.to_owned())).collect();
    let set_unit = move |event| {
        let id = event_target_value(&event);
        change(&|it| it.unit = Unit::ALL.into_iter().find(|it| it.id() == id));
    };
    let set_year = move |event| {
        let year = event_target_value(&event).parse().ok();
        change(&|it| it.year = year);
    };
    let set_state = move |event| {
        let state = event_target_value(&event).parse::<usize>().ok().and_then(|at| DraftState::ALL.get(at).copied());
        change(&|it| it.state = state);
    };
    let set_order = move |event| {
        let by_name = event_target_value(&event) == "name";
        change(&|it| it.by_name = by_name);
    };
    let found = move || {
        let (all, fitting) = (page.listed.with(|it| it.drafts.len()), page.fitting());
        let counting =
            page.query.with(|it| it.state.is_some()) && page.listed.with(|it| it.drafts.iter().any(|it| page.counted(it).is_none()));
        [(words.found)(fitting, all).as_str(), if counting { words.counting } else { "" }].concat()
    };
    view! {
        <div class="looking" role="search">
            <label>{words.find}" "<input type="search" id="find-draft" autocomplete="off" maxlength="60" on:input=on_find on:compositionend=on_find_composed/></label>
            <select aria-label=words.unit_kind on:change=set_unit><option value="">{words.any_unit}</option>{unit_options}</select>
            <select aria-label=words.year on:change=set_year><option value="">{words.any_year}</option>{year_options}</select>
            <select aria-label=words.how_far on:change=set_state><option value="">{words.any_state}</option>{state_options}</select>
            <select aria-label=words.in_order on:change=set_order><option value="date">{words.by_date}</option><option value="name">{words.by_name}</option></select>
            <p class="small quiet" role="status">{found}</p>
        </div>
    }
}

/// The box that takes a draft among those that something is done with at once.
pub fn chooser(page: ListPage, id: String, title: String) -> View {
    let id = StoredValue::new(id);
    (move || {
        page.chosen.with(Option::is_some).then(|| {
            let is_chosen = move || page.chosen.with(|it| it.as_ref().is_some_and(|all| id.with_value(|id| all.contains(id))));
            let toggle = move |event| {
                let on = event_target_checked(&event);
                page.chosen.update(|chosen| {
                    let Some(all) = chosen else { return };
                    all.retain(|it| id.with_value(|id| id != it));
                    if on {
                        all.push(id.get_value());
                    }
                });
            };
            view! { <input type="checkbox" class="chooses" aria-label=title.clone() prop:checked=is_chosen on:change=toggle/> }
        })
    })
    .into_view()
}

/// The chosen drafts as one file, or deleted.
fn at_once(page: ListPage) -> View {
    let words = words(language());
    let toggled = move |event: leptos::ev::Event| {
        let is_open = dom::is_open(&event);
        if is_open != page.chosen.with_untracked(Option::is_some) {
            page.chosen.set(is_open.then(Vec::new));
        }
    };
    // Whoever looks for something else afterwards sees how many are chosen in all.
    let all = move |_| page.chosen.set(Some(untrack(|| page.found()).into_iter().map(|it| it.id).collect()));
    let none = move |_| page.chosen.set(Some(Vec::new()));
    let asks = RwSignal::new(false);
    let count = Memo::new(move |_| page.chosen.with(|it| it.as_ref().map(Vec::len).unwrap_or_default()));
    let delete = move |_| {
        asks.set(false);
        delete_chosen(page);
    };
    let save = Wanted { label: words.save_chosen, form: Form::Archive, of: Rc::new(move || PaperSubject::Drafts(chosen_files(page))) };
    view! {
        <details class="at-once" prop:open=move || page.chosen.with(Option::is_some) on:toggle=toggled>
            <summary>{words.at_once}</summary>
            <div class="actions">
                <button type="button" on:click=all>{move || (words.choose_all)(page.fitting())}</button>
                <button type="button" on:click=none>{words.choose_none}</button>
                <span class="number" role="status">{move || (words.chosen)(count.get())}</span>
            </div>
            <div hidden=move || count.get() == 0>
                {buttons(().into_view(), words.save_chosen_help.to_owned(), vec![save])}
                <div class="actions" hidden=move || asks.get()>
                    <button type="button" on:click=move |_| asks.set(true)>{words.delete_chosen}</button>
                </div>
                {move || asks.get().then(|| view! {
                    <div class="warning" role="alert">
                        <p>{(words.delete_many_ask)(count.get())}</p>
                        <div class="actions">
                            <button type="button" class="primary" on:click=delete>{words.delete_yes}</button>
                            <button type="button" on:click=move |_| asks.set(false)>{words.delete_no}</button>
                        </div>
                    </div>
                })}
            </div>
        </details>
    }
}

/// The chosen drafts as files, in the order of the list. One that cannot be read now is left out; the file says how many it holds.
fn chosen_files(page: ListPage) -> Vec<(String, String)> {
    let chosen = page.chosen.get_untracked().unwrap_or_default();
    let listed = page.listed.with_untracked(|it| it.drafts.clone());
    let files = listed.iter().filter(|it| chosen.contains(&it.id)).filter_map(|listing| match drafts::read(&listing.id) {
        StoredDraft::Draft(stored) => {
            // The id belongs to this device and is not exported.
            let draft = Draft { id: String::new(), ..stored.read.draft };
            Some((file_name(&draft), text_of(&draft)))
        }
        StoredDraft::Nothing | StoredDraft::Unreadable(..) | StoredDraft::Unknown(_) => None,
    });
    files.collect()
}

/// Deletes the chosen drafts. Nothing is deleted that could not be put back.
fn delete_chosen(page: ListPage) {
    let words = words(language());
    page.failed.set(None);
    let chosen = page.chosen.get_untracked().unwrap_or_default();
    let found: Vec<(DraftListing, String)> = page.listed.with_untracked(|listed| {
        listed.drafts.iter().filter(|it| chosen.contains(&it.id)).filter_map(|it| Some((it.clone(), drafts::text(&it.id)?))).collect()
    });
    if !removed::has_room(found.iter().map(|it| it.1.len()).sum()) {
        return page.failed.set(Some(words.too_many_to_delete));
    }
    for (listing, text) in found {
        let done = Box::new(move |is_gone: bool| {
            if !is_gone {
                let _ = page.failed.try_set(Some(words.not_deleted));
            }
        });
        drafts::delete_text(&listing.id, listing.title().unwrap_or(words.unnamed).to_owned(), text, done);
    }
    page.chosen.set(Some(Vec::new()));
    page.list_anew();
}
