//! The imported files, in IndexedDB: they outgrow local storage. Each pack has its own.

use core::cell::Cell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode};
use records::key::{FIRST_PACK, ROOT};
use wasm_bindgen::JsValue;

/// The database of the first editions, which knew one pack.
const FIRST: &str = "twenty-measures/rollup";
const FILES: &str = "files";
const LISTS: &str = "lists";

/// The name of a pack's database. Also in src/storage/device.rs.
fn name(pack: &str) -> String {
    [ROOT, pack, "/rollup"].concat()
}

/// Why there is no database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// The browser gives none.
    Refused,
    /// A later edition was here, and has changed it.
    Newer,
}

/// Opens the database.
///
/// # Errors
/// Where there is none.
pub async fn open(pack: &str) -> Result<Database, Unavailable> {
    let is_new = Rc::new(Cell::new(false));
    let database = open_named(&name(pack), Rc::clone(&is_new)).await?;
    if is_new.get() && pack == FIRST_PACK {
        // What is not moved now lies where it lay; it is not looked for again, and never removed.
        let _ = take_over(&database).await;
    }
    Ok(database)
}

async fn open_named(name: &str, is_new: Rc<Cell<bool>>) -> Result<Database, Unavailable> {
    let mut request = Factory::new().and_then(|it| it.open(name, Some(1))).map_err(|_| Unavailable::Refused)?;
    request.on_upgrade_needed(move |event| {
        is_new.set(true);
        if let Ok(database) = event.database() {
            for name in [FILES, LISTS] {
                // Where it cannot be created, every use of it fails and is reported.
                let _ = database.create_object_store(name, ObjectStoreParams::new());
            }
        }
    });
    let mut database = request.await.map_err(|error| if is_newer(&error) { Unavailable::Newer } else { Unavailable::Refused })?;
    // A tab that clears the device, or a later edition, must not wait for this one.
    database.on_version_change(|event| {
        if let Ok(database) = event.database() {
            database.close();
        }
    });
    Ok(database)
}

fn is_newer(error: &idb::Error) -> bool {
    let value = match error {
        idb::Error::IndexedDbOpenFailed(it) => it.clone(),
        idb::Error::DomException(it) => it.clone().into(),
        _ => return false,
    };
    let name = js_sys::Reflect::get(&value, &JsValue::from_str("name")).ok().and_then(|it| it.as_string());
    name.as_deref() == Some("VersionError")
}

/// Copies everything of the first editions' database, and removes that once the copy is there.
async fn take_over(database: &Database) -> Option<()> {
    let is_new = Rc::new(Cell::new(false));
    let first = open_named(FIRST, Rc::clone(&is_new)).await.ok()?;
    let mut is_copied = true;
    if !is_new.get() {
        for store in [FILES, LISTS] {
            let from = first.transaction(&[store], TransactionMode::ReadOnly).ok()?.object_store(store).ok()?;
            let (keys, values) = (from.get_all_keys(None, None).ok()?, from.get_all(None, None).ok()?);
            let (keys, values) = (keys.await.ok()?, values.await.ok()?);
            let transaction = database.transaction(&[store], TransactionMode::ReadWrite).ok()?;
            let to = transaction.object_store(store).ok()?;
            for (key, value) in keys.iter().zip(&values) {
                to.put(value, Some(key)).ok()?;
            }
            is_copied &= transaction.commit().ok()?.await.ok()?.is_committed();
        }
    }
    first.close();
    if is_copied {
        Factory::new().ok()?.delete(FIRST).ok()?.await.ok()?;
    }
    Some(())
}

/// A file as it is stored.
pub struct StoredFile {
    /// Its number.
    pub id: String,
    /// The name of its file.
    pub file: String,
    /// Its text.
    pub text: String,
}

fn key(level: &str, id: &str) -> JsValue {
    JsValue::from_str(&format!("{level}/{id}"))
}

/// All files of a level.
fn all(level: &str) -> Option<Query> {
    // What follows `/` is `0`.
    let range = KeyRange::bound(&key(level, ""), &JsValue::from_str(&format!("{level}0")), None, Some(true));
    range.ok().map(Query::KeyRange)
}

/// The files of a level.
pub async fn files(database: &Database, level: &str) -> Option<Vec<StoredFile>> {
    let transaction = database.transaction(&[FILES], TransactionMode::ReadOnly).ok()?;
    let store = transaction.object_store(FILES).ok()?;
    let values = store.get_all(all(level), None).ok()?.await.ok()?;
    let read = |value: JsValue| {
        let value: js_sys::Array = wasm_bindgen::JsCast::dyn_into(value).ok()?;
        Some(StoredFile { id: value.get(0).as_string()?, file: value.get(1).as_string()?, text: value.get(2).as_string()? })
    };
    Some(values.into_iter().filter_map(read).collect())
}

/// The text of one file.
pub async fn file(database: &Database, level: &str, id: &str) -> Option<String> {
    let transaction = database.transaction(&[FILES], TransactionMode::ReadOnly).ok()?;
    let store = transaction.object_store(FILES).ok()?;
    let value = store.get(key(level, id)).ok()?.await.ok()??;
    let value: js_sys::Array = wasm_bindgen::JsCast::dyn_into(value).ok()?;
    value.get(2).as_string()
}

/// Keeps files; false where there is no room for them.
pub async fn put(database: &Database, level: &str, files: &[StoredFile]) -> bool {
    let written = async {
        let transaction = database.transaction(&[FILES], TransactionMode::ReadWrite).ok()?;
        let store = transaction.object_store(FILES).ok()?;
        for file in files {
            let value = js_sys::Array::of3(&JsValue::from_str(&file.id), &JsValue::from_str(&file.file), &JsValue::from_str(&file.text));
            store.put(&value, Some(&key(level, &file.id))).ok()?;
        }
        transaction.commit().ok()?.await.ok()
    };
    written.await.is_some_and(|it| it.is_committed())
}

/// Removes one file, or all of a level.
pub async fn remove(database: &Database, level: &str, id: Option<&str>) -> bool {
    let written = async {
        let transaction = database.transaction(&[FILES], TransactionMode::ReadWrite).ok()?;
        let store = transaction.object_store(FILES).ok()?;
        let query = match id {
            Some(id) => Query::Key(key(level, id)),
            None => all(level)?,
        };
        store.delete(query).ok()?;
        transaction.commit().ok()?.await.ok()
    };
    written.await.is_some_and(|it| it.is_committed())
}

/// The typed lists and the choices, as JSON.
pub async fn lists(database: &Database, level: &str) -> Option<String> {
    let transaction = database.transaction(&[LISTS], TransactionMode::ReadOnly).ok()?;
    let store = transaction.object_store(LISTS).ok()?;
    store.get(JsValue::from_str(level)).ok()?.await.ok()??.as_string()
}

/// The lists of a level that were laid aside, as they were stored, the oldest first.
pub async fn laid_aside(database: &Database, level: &str) -> Option<Vec<String>> {
    let transaction = database.transaction(&[LISTS], TransactionMode::ReadOnly).ok()?;
    let store = transaction.object_store(LISTS).ok()?;
    let (keys, values) = (store.get_all_keys(None, None).ok()?, store.get_all(None, None).ok()?);
    let (keys, values) = (keys.await.ok()?, values.await.ok()?);
    let beginning = format!("set-aside/{level}-");
    let mut found: Vec<(u32, String)> = keys
        .iter()
        .zip(&values)
        .filter_map(|(key, value)| Some((key.as_string()?.strip_prefix(&beginning)?.parse().ok()?, value.as_string()?)))
        .collect();
    found.sort();
    Some(found.into_iter().map(|it| it.1).collect())
}

/// What became of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutLists {
    /// They are on the device.
    Done,
    /// Another window has stored others since; those are laid aside, and these are on the device.
    OverOthers,
    /// There is no room for them.
    Refused,
}

/// Stores the typed lists and the choices over what is known to lie there. Where another window has stored others, or what lies
/// there cannot be read, a copy of that is kept beside, under a key of its own.
pub async fn put_lists(database: &Database, level: &str, known: Option<&str>, text: &str) -> PutLists {
    let key = JsValue::from_str(level);
    let written = async {
        let transaction = database.transaction(&[LISTS], TransactionMode::ReadWrite).ok()?;
        let store = transaction.object_store(LISTS).ok()?;
        let there = store.get(key.clone()).ok()?.await.ok()?.and_then(|it| it.as_string());
        let are_others = there.as_deref() != known && there.as_deref() != Some(text);
        if let Some(there) = there.filter(|_| are_others) {
            let number = store.count(None).ok()?.await.ok()?;
            let beside = format!("set-aside/{level}-{number}");
            store.put(&JsValue::from_str(&there), Some(&JsValue::from_str(&beside))).ok()?;
        }
        store.put(&JsValue::from_str(text), Some(&key)).ok()?;
        let committed = transaction.commit().ok()?.await.ok()?;
        committed.is_committed().then_some(if are_others { PutLists::OverOthers } else { PutLists::Done })
    };
    written.await.unwrap_or(PutLists::Refused)
}
