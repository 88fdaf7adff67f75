//! A draft that saves itself into a file: what lies there is read before anything is written, and only what this app has written
//! there is written over. Whatever else lies there is asked about.

use core::cell::RefCell;
use std::rc::Rc;

use exchange::wire::schema::MAX_BYTES;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::browser::clock::now_utc;
use crate::browser::download::safe_name;
use crate::browser::file_access::{Access, FileError, Handle, bytes_of};
use crate::storage::chosen_files::handles::{self, Chosen, FOLDER, of_draft};
use crate::storage::record_store::OnItsWay;

/// What became of a text on its way into its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It lies there, under this name.
    Saved(String),
    /// The browser asks somebody first, and only when something was pressed.
    NotAllowed,
    /// Something else lies there, which nobody here has written; nothing was written.
    Changed(Theirs),
    /// It was not written; the file is as it was.
    Failed(FileError),
    /// No file was chosen, or it was forgotten meanwhile.
    NotChosen,
}

/// What somebody else has written into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Theirs {
    /// A text.
    Text(String),
    /// Something that is no text, or more than can be kept here.
    NoText,
}

/// What was chosen for a draft: a file, or the folder of all drafts, where its file is called `name` unless it has one.
pub async fn chosen_for(id: &str, name: &str) -> Option<Chosen> {
    if let Some(own) = handles::read(&of_draft(id)).await {
        return Some(own);
    }
    let folder = handles::read(FOLDER).await?;
    Some(Chosen { handle: None, name: name.to_owned(), since: folder.since, mark: String::new() })
}

/// The name of the folder of all drafts; `None` where none was chosen.
pub async fn folder_name() -> Option<String> {
    handles::read(FOLDER).await.map(|it| it.name)
}

/// Whether a draft goes into a file that was chosen for it alone.
pub async fn has_own_file(id: &str) -> bool {
    handles::read(&of_draft(id)).await.is_some_and(|it| it.handle.is_some())
}

/// Remembers a file for a draft; false where the browser does not.
pub async fn choose_file(id: &str, file: Handle) -> bool {
    let name = file.name();
    handles::keep(&of_draft(id), &Chosen { handle: Some(file), name, since: now_utc(), mark: String::new() }).await
}

/// Remembers a folder for all drafts; a file that this one has keeps its place no longer. False where the browser does not.
pub async fn choose_folder(id: &str, folder: Handle) -> bool {
    let name = folder.name();
    handles::forget_folder().await
        && handles::forget(of_draft(id)).await
        && handles::keep(FOLDER, &Chosen { handle: Some(folder), name, since: now_utc(), mark: String::new() }).await
}

/// Forgets what was chosen for a draft, on request: its file, or the folder of all drafts. Files stay where they are.
pub async fn stop(id: &str) -> bool {
    match handles::read(&of_draft(id)).await {
        Some(Chosen { handle: Some(_), .. }) => handles::forget(of_draft(id)).await,
        Some(_) | None => handles::forget_folder().await,
    }
}

/// What lies there counts as known: somebody was asked, and it lies elsewhere too.
pub async fn is_known(id: &str, theirs: &str) -> bool {
    let Some(chosen) = handles::read(&of_draft(id)).await else { return false };
    handles::keep(&of_draft(id), &Chosen { mark: fingerprint(theirs.as_bytes()), ..chosen }).await
}

thread_local! {
    /// The write that was begun last. A page has one thread.
    static TURN: RefCell<Promise> = RefCell::new(Promise::resolve(&JsValue::UNDEFINED));
}

/// Brings a draft's text into its file; `name` is what a new one in a folder is called. One write never begins before the one before
/// it has ended. Where `ask` says so, the browser may ask whether this page may.
pub async fn save(id: String, name: String, text: String, ask: bool) -> Outcome {
    let outcome = Rc::new(RefCell::new(Outcome::NotChosen));
    let told = Rc::clone(&outcome);
    let before = TURN.with_borrow(Clone::clone);
    let on_its_way = OnItsWay::begin();
    let turn = future_to_promise(async move {
        // What became of that one is told to whoever began it.
        let _ = JsFuture::from(before).await;
        let became = save_now(&id, &name, &text, ask).await.unwrap_or_else(Outcome::Failed);
        told.replace(became);
        drop(on_its_way);
        Ok(JsValue::UNDEFINED)
    });
    TURN.set(turn.clone());
    // It never fails.
    let _ = JsFuture::from(turn).await;
    outcome.replace(Outcome::NotChosen)
}

async fn save_now(id: &str, name: &str, text: &str, ask: bool) -> Result<Outcome, FileError> {
    let Some(mut chosen) = chosen_for(id, name).await else { return Ok(Outcome::NotChosen) };
    let file = match &chosen.handle {
        Some(file) => {
            if !file.may(Access::Write, ask).await? {
                return Ok(Outcome::NotAllowed);
            }
            file.clone()
        }
        None => {
            let Some(folder) = handles::read(FOLDER).await.and_then(|it| it.handle) else { return Ok(Outcome::NotChosen) };
            if !folder.may(Access::Write, ask).await? {
                return Ok(Outcome::NotAllowed);
            }
            if chosen.mark.is_empty() {
                let file = place_in(&folder, &safe_name(name), text).await?;
                chosen.name = file.name();
                file
            } else {
                folder.file_in(&chosen.name, false).await?
            }
        }
    };
    let there = file.file().await?;
    #[allow(clippy::cast_precision_loss, reason = "5 MB")]
    if (MAX_BYTES as f64) < there.size() {
        return Ok(Outcome::Changed(Theirs::NoText));
    }
    let there = bytes_of(&there).await?;
    let now = fingerprint(text.as_bytes());
    if there != text.as_bytes() {
        let is_fresh = chosen.mark.is_empty() && there.is_empty();
        if !is_fresh && !chosen.mark.split(' ').any(|it| it == fingerprint(&there)) {
            return Ok(Outcome::Changed(String::from_utf8(there).map_or(Theirs::NoText, Theirs::Text)));
        }
        // Said before it is written: a page that is closed in the middle knows either text again as its own.
        chosen.mark = [&fingerprint(&there), " ", now.as_str()].concat();
        if !handles::keep(&of_draft(id), &chosen).await {
            return Err(FileError::Other("IndexedDB".to_owned()));
        }
        file.write(text).await?;
    }
    let name = chosen.name.clone();
    if chosen.mark != now {
        // Where this is not kept, the mark of before the writing has it.
        let _ = handles::keep(&of_draft(id), &Chosen { mark: now, ..chosen }).await;
    }
    Ok(Outcome::Saved(name))
}

/// The most files of one name in a folder.
const MOST: u32 = 1_000;

/// A file for a draft that has none yet: a new one, under a name that nothing in the folder has; or one that holds this very text.
async fn place_in(folder: &Handle, name: &str, text: &str) -> Result<Handle, FileError> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "json"));
    for number in 1..MOST {
        let name = if number == 1 { name.to_owned() } else { [stem, "-", &number.to_string(), ".", ending].concat() };
        match folder.file_in(&name, false).await {
            Err(FileError::Gone) => return folder.file_in(&name, true).await,
            Ok(there) => {
                let file = there.file().await?;
                #[allow(clippy::cast_precision_loss, reason = "5 MB")]
                if file.size() == text.len() as f64 && bytes_of(&file).await? == text.as_bytes() {
                    return Ok(there);
                }
            }
            // A folder of this name.
            Err(FileError::Other(why)) if why.starts_with("TypeMismatchError") => {}
            Err(why) => return Err(why),
        }
    }
    Err(FileError::Other(name.to_owned()))
}

/// By what a text is known again: its length and its FNV-1a hash of 64 bits.
fn fingerprint(bytes: &[u8]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{:x}.{hash:x}", bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_again_by_every_byte() {
        let texts = ["", "{}", "{ }", "{}\n", "村", "树"];
        for (at, one) in texts.iter().enumerate() {
            for (other_at, other) in texts.iter().enumerate() {
                assert_eq!(fingerprint(one.as_bytes()) == fingerprint(other.as_bytes()), at == other_at, "{one} {other}");
            }
        }
        assert_eq!(fingerprint(b"a"), "1.af63dc4c8601ec8c");
    }
}
