//! The files that were handed in, in IndexedDB: they outgrow local storage.
//!
//! Through `idb`, the thinnest of the kept crates: rexie builds upon it and adds what is not needed here.

use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

const NAME: &str = "twenty-measures/rollup";
const FILES: &str = "files";
const LISTS: &str = "lists";

/// The database; nothing where the browser gives none.
pub async fn open() -> Option<Database> {
    let mut request = Factory::new().ok()?.open(NAME, Some(1)).ok()?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for name in [FILES, LISTS] {
                // Where it cannot be made, every use of it fails, and that is said.
                let _ = database.create_object_store(name, ObjectStoreParams::new());
            }
        }
    });
    request.await.ok()
}

/// A file as it is kept.
pub struct Kept {
    /// Its number.
    pub id: String,
    /// The name of its file.
    pub file: String,
    /// What stands in it.
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
pub async fn files(it: &Database, level: &str) -> Option<Vec<Kept>> {
    let transaction = it.transaction(&[FILES], TransactionMode::ReadOnly).ok()?;
    let store = transaction.object_store(FILES).ok()?;
    let values = store.get_all(all(level), None).ok()?.await.ok()?;
    let read = |value: JsValue| {
        let value: js_sys::Array = wasm_bindgen::JsCast::dyn_into(value).ok()?;
        Some(Kept { id: value.get(0).as_string()?, file: value.get(1).as_string()?, text: value.get(2).as_string()? })
    };
    Some(values.into_iter().filter_map(read).collect())
}

/// What stands in one file.
pub async fn file(it: &Database, level: &str, id: &str) -> Option<String> {
    let transaction = it.transaction(&[FILES], TransactionMode::ReadOnly).ok()?;
    let store = transaction.object_store(FILES).ok()?;
    let value = store.get(key(level, id)).ok()?.await.ok()??;
    let value: js_sys::Array = wasm_bindgen::JsCast::dyn_into(value).ok()?;
    value.get(2).as_string()
}

/// Keeps files; false where there is no room for them.
pub async fn keep(it: &Database, level: &str, files: &[Kept]) -> bool {
    let written = async {
        let transaction = it.transaction(&[FILES], TransactionMode::ReadWrite).ok()?;
        let store = transaction.object_store(FILES).ok()?;
        for file in files {
            let value = js_sys::Array::of3(&JsValue::from_str(&file.id), &JsValue::from_str(&file.file), &JsValue::from_str(&file.text));
            store.put(&value, Some(&key(level, &file.id))).ok()?;
        }
        transaction.commit().ok()?.await.ok()
    };
    written.await.is_some_and(|it| it.is_committed())
}

/// Takes one file out, or all of a level.
pub async fn remove(it: &Database, level: &str, id: Option<&str>) -> bool {
    let written = async {
        let transaction = it.transaction(&[FILES], TransactionMode::ReadWrite).ok()?;
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

/// What was typed in and chosen.
pub async fn lists(it: &Database, level: &str) -> Option<String> {
    let transaction = it.transaction(&[LISTS], TransactionMode::ReadOnly).ok()?;
    let store = transaction.object_store(LISTS).ok()?;
    store.get(JsValue::from_str(level)).ok()?.await.ok()??.as_string()
}

/// Keeps what was typed in and chosen.
pub async fn keep_lists(it: &Database, level: &str, text: &str) -> bool {
    let written = async {
        let transaction = it.transaction(&[LISTS], TransactionMode::ReadWrite).ok()?;
        let store = transaction.object_store(LISTS).ok()?;
        store.put(&JsValue::from_str(text), Some(&JsValue::from_str(level))).ok()?;
        transaction.commit().ok()?.await.ok()
    };
    written.await.is_some_and(|it| it.is_committed())
}
