//! Exports a draft as a file or as text, and imports drafts.

use exchange::draft::Draft;
use exchange::draft_file::{Read, read};
use exchange::encoding;
use exchange::parts;
use exchange::problem::Problem;
use exchange::return_file::{self, is_return_file};
use exchange::wire::schema::MAX_BYTES;
use leptos::prelude::*;
use leptos::web_sys;
use policy::model::text::Text;
use rollup::protocol::ReadWorkbook;
use template::View;
use template::into_view::IntoView;
use template_macro::view;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::browser::boot;
use crate::browser::clock::now_utc;
use crate::browser::dom;
use crate::browser::dom::focus_control;
use crate::browser::download::is_inside_another_app;
use crate::browser::home_screen::{is_offered, take_offer};
use crate::components::codes::{read_from_codes, show_as_codes};
use crate::components::copy_text::CopyText;
use crate::components::file_chooser::file_chooser;
use crate::components::save_file::save_text;
use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::i18n::messages::components::codes::words as read_words;
use crate::pages::assessment::list::draft_query::plain;
use crate::pages::assessment::list::workbooks::{is_workbook, read_workbooks};
use crate::storage::drafts::{self, DraftListing, StoredDraft, text_of};
use crate::storage::record_store;

/// The buttons that export a draft as a file, and as text for in-app browsers, which save no files, and as QR codes for a device beside this one.
pub fn export_draft(draft: Signal<Draft>) -> View {
    let text = move || file_text(draft.get());
    let name = move || draft.with_untracked(file_name);
    view! {
        {save_text(None, name, "application/json", text)}
        {export_parts(Signal::derive(text))}
        {show_as_codes(Signal::derive(text))}
    }
}

/// The most parts that are offered: nobody sends more messages than that.
const MAX_PARTS: usize = 60;

/// The text in parts, each with a button that copies it. They are made while they are shown.
fn export_parts(text: Signal<String>) -> View {
    let words = words(language());
    let is_open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| is_open.set(dom::is_open(&event));
    let parts = move || {
        if !is_open.get() {
            return ().into_view();
        }
        let parts = text.with(|it| parts::split(it, &pack::pack().short_title.zh));
        let all = parts.len();
        if MAX_PARTS < all {
            return view! { <p>{(words.too_many_parts)(all)}</p> };
        }
        let part = |(part, at): (String, usize)| {
            view! { <li>{(words.part)(at, all)}<CopyText text=Signal::stored(part) label=words.copy_part/></li> }
        };
        view! { <ol class="parts">{parts.into_iter().zip(1..).map(part).collect_view()}</ol> }
    };
    view! {
        <details class="in-parts" on:toggle=toggled>
            <summary>{words.in_parts}</summary>
            <p class="help">{words.in_parts_help}</p>
            {parts}
        </details>
    }
}

/// What a draft's file holds. The id belongs to this device and is not exported.
pub fn file_text(draft: Draft) -> String {
    text_of(&Draft { id: String::new(), ..draft })
}

/// The name of a draft's file.
pub fn file_name(draft: &Draft) -> String {
    let words = words(language());
    let title: String = draft.title().unwrap_or(words.unnamed).chars().take(40).collect();
    [title.as_str(), "-", &draft.assessment.year.to_string(), ".json"].concat()
}

/// Inside another app, in the edition of one file, or where the browser offers to add the app to the desktop: that drafts do not come along by
/// themselves.
pub fn one_app_only() -> View {
    let words = words(language());
    let said = match (boot::is_one_file(), is_inside_another_app()) {
        (true, true) => Some(words.one_file_inside_an_app),
        (true, false) => Some(words.one_file),
        (false, true) => Some(words.inside_an_app),
        (false, false) => None,
    };
    if let Some(said) = said {
        return view! { <p class="note one-app">{said}</p> };
    }
    let offered = is_offered();
    let install = move |_| {
        take_offer();
        offered.set(false);
    };
    let note = move || {
        offered.get().then(|| {
            view! { <div class="note one-app"><p>{words.installing}</p><button type="button" on:click=install>{words.install}</button></div> }
        })
    };
    note.into_view()
}

/// Unfolds the field for pasted text and goes there.
pub fn open_field_for_text() {
    let field = document().get_element_by_id(TEXT_FIELD);
    if let Some(folded) = field.as_ref().and_then(|it| it.closest("details").ok().flatten()) {
        // Setting an attribute with a fixed, valid name cannot fail.
        let _ = folded.set_attribute("open", "");
    }
    focus_control(field);
}

/// The id of the field for pasted text.
const TEXT_FIELD: &str = "draft-text";

/// The text of a file. Bytes that are none are read as far as they go, so that it is said what is wrong with them.
fn text_of_bytes(bytes: &[u8]) -> String {
    let in_chinese = |bytes: &[u8]| web_sys::TextDecoder::new_with_label("gb18030").ok()?.decode_with_u8_array(bytes).ok();
    encoding::decode(bytes, in_chinese).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Puts the remarks of a file beside the answers of the drafts that they are about: those of that unit and year. What was done, in words.
///
/// # Errors
/// Why nothing was.
fn take_remarks(name: &str, text: &str, changed: impl Fn()) -> Result<Vec<String>, String> {
    let words = words(language());
    let refused = |why: Problem| (words.not_taken_in)(name, why.text().in_language(language()));
    let remarks = return_file::read(pack::pack(), text).map_err(refused)?;
    let of = plain(&remarks.unit_name);
    let is_it = |it: &DraftListing| it.unit == remarks.unit && it.year == remarks.year && plain(&it.unit_name) == of;
    let mut said = Vec::new();
    for listing in drafts::list().drafts.into_iter().filter(is_it) {
        let StoredDraft::Draft(stored) = drafts::read(&listing.id) else { continue };
        // Written over what is there in part only, something would be gone.
        if stored.read.problems.iter().any(Problem::leaves_out) && record_store::keep_copy(&drafts::key(&listing.id)).is_err() {
            return Err(words.full.to_owned());
        }
        let next = Draft { saved_at: now_utc(), ..remarks.beside(&stored.read.draft) };
        drafts::write(&next, Some(&stored.text), Box::new(|_| {})).map_err(|_| words.changed_elsewhere.to_owned())?;
        said.push((words.comments_taken)(name, listing.title().unwrap_or(words.unnamed), remarks.remarks.len()));
    }
    changed();
    if said.is_empty() { Err((words.no_draft_for_comments)(name, &remarks.unit_name, remarks.year)) } else { Ok(said) }
}

/// Imports drafts from files or pasted text; `add` gets each of them.
/// `changed` is told when drafts that are here were changed.
pub fn import_drafts(add: impl Fn(Draft) + Copy + Send + Sync + 'static, changed: impl Fn() + Copy + Send + Sync + 'static) -> View {
    let words = words(language());
    let messages = RwSignal::new(Vec::<String>::new());
    // Drafts that were edited outside the app and wait for a confirmation: file name and content.
    let unconfirmed = RwSignal::new(Vec::<(String, Read)>::new());
    let pasted = RwSignal::new(String::new());
    let refuse = move |name: &str, why: &Text| {
        messages.update(|all| all.push((words.not_taken_in)(name, why.in_language(language()))));
    };
    let accept = move |name: &str, Read { draft, problems }: Read| {
        let mut lines = vec![(words.taken_in)(name)];
        lines.extend(problems.iter().map(|it| it.text().in_language(language()).to_owned()));
        messages.update(|all| all.extend(lines));
        add(draft);
    };
    let import_draft = move |name: &str, text: &str| match read(pack::pack(), pack::hash(), text) {
        Ok(read) => {
            if read.problems.contains(&Problem::Edited) {
                unconfirmed.update(|all| all.push((name.to_owned(), read)));
            } else {
                accept(name, read);
            }
            true
        }
        Err(why) => {
            refuse(name, &why.text());
            false
        }
    };
    // Whether it is dealt with: what is refused stays where it was pasted.
    let import_whole = move |name: &str, text: &str| {
        if is_return_file(text) {
            let taken = take_remarks(name, text, changed);
            let is_taken = taken.is_ok();
            messages.update(|all| all.extend(taken.unwrap_or_else(|why| vec![why])));
            return is_taken;
        }
        import_draft(name, text)
    };
    // Parts that came without the others of their draft: these may come one after another.
    let waiting = StoredValue::new(String::new());
    let import_text = move |name: &str, text: &str| {
        if !parts::holds_parts(text) {
            return import_whole(name, text);
        }
        let gathered = parts::gather(&[&waiting.get_value(), text].concat()).unwrap_or_default();
        let mut is_done = gathered.problems.is_empty();
        for text in &gathered.texts {
            is_done &= import_whole(name, text);
        }
        gathered.problems.iter().for_each(|it| refuse(name, &it.text()));
        waiting.set_value(gathered.rest);
        is_done
    };
    let answer = move |at: usize, yes: bool| {
        let Some((name, read)) = unconfirmed.try_update(|all| (at < all.len()).then(|| all.remove(at))).flatten() else { return };
        if yes {
            accept(&name, read);
        } else {
            messages.update(|all| all.push((words.left_out)(&name)));
        }
    };
    let questions = move || {
        let names = unconfirmed.with(|all| all.iter().map(|it| it.0.clone()).collect::<Vec<_>>());
        let questions = names.into_iter().enumerate().map(|(at, name)| {
            view! {
                <div class="warning" role="alert">
                    <p>{(words.edited_ask)(&name)}</p>
                    <div class="actions">
                        <button type="button" on:click=move |_| answer(at, true)>{words.edited_yes}</button>
                        <button type="button" on:click=move |_| answer(at, false)>{words.edited_no}</button>
                    </div>
                </div>
            }
        });
        questions.collect::<Vec<_>>()
    };
    let workbooks_read = move |read: Result<Vec<ReadWorkbook>, String>| {
        // The page may be gone.
        if messages.try_update(|all| all.retain(|it| it != words.reading_workbooks)).is_none() {
            return;
        }
        match read {
            Ok(all) => all.into_iter().for_each(|entry| match entry.draft {
                Ok(text) if import_whole(&entry.file, &text) => messages.update(|all| all.extend(entry.told)),
                Ok(_) => {}
                Err(why) => messages.update(|all| all.push((words.not_taken_in)(&entry.file, &why))),
            }),
            Err(why) => messages.update(|all| all.push(why)),
        }
    };
    let import_files = move |event: leptos::ev::Event| {
        messages.set(Vec::new());
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        let files = input.files();
        let files: Vec<web_sys::File> = files.map(|it| (0..it.length()).filter_map(|at| it.get(at)).collect()).unwrap_or_default();
        leptos::task::spawn_local(async move {
            let mut books = Vec::new();
            for file in files {
                let name = file.name();
                // The size is checked first, so that a file of 200 MB is not read into memory only to be refused.
                #[allow(clippy::cast_precision_loss, reason = "5 MB")]
                let too_large = (MAX_BYTES as f64) < file.size();
                let bytes = if too_large { None } else { JsFuture::from(file.array_buffer()).await.ok() };
                let bytes = bytes.map(|it| js_sys::Uint8Array::new(&it).to_vec());
                if bytes.as_deref().is_some_and(is_workbook) {
                    books.push(file);
                    continue;
                }
                let text = bytes.map(|it| text_of_bytes(&it));
                match text {
                    Some(text) => drop(import_text(&name, &text)),
                    None => {
                        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is whole and not negative")]
                        let bytes = file.size() as usize;
                        let why = if too_large { Problem::TooLarge { bytes, most: MAX_BYTES } } else { Problem::NotADraft };
                        refuse(&name, &why.text());
                    }
                }
            }
            // Otherwise the same file could not be chosen again.
            input.set_value("");
            if !books.is_empty() {
                messages.update(|all| all.push(words.reading_workbooks.to_owned()));
                read_workbooks(&books, workbooks_read);
            }
        });
    };
    let paste = move |_| {
        messages.set(Vec::new());
        if pasted.with_untracked(|it| import_text(words.pasted, it)) {
            pasted.set(String::new());
        }
    };
    // What is refused is put where it can be copied from, unless something stands there.
    let take_read = move |text: String| {
        messages.set(Vec::new());
        if !import_whole(read_words(language()).from_codes, &text) && pasted.with_untracked(String::is_empty) {
            pasted.set(text);
        }
    };
    view! {
        <div class="hand-in">
            <label for="draft-file">{words.from_file}</label>
            {file_chooser("draft-file", None, true, import_files)}
            <details>
                <summary>{words.from_text}</summary>
                <label for=TEXT_FIELD>{words.paste_here}</label>
                <textarea id=TEXT_FIELD rows="4" prop:value=move || pasted.get() on:input=move |event| pasted.set(event_target_value(&event))></textarea>
                <button type="button" on:click=paste>{words.take_in}</button>
            </details>
            {read_from_codes(Callback::new(take_read))}
            {questions}
            <div role="status"><ul class="said">{move || messages.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul></div>
        </div>
    }
}
