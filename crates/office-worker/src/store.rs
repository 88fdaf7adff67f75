//! The imported files, in IndexedDB: they outgrow local storage.

use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

const NAME: &str = "twenty-measures/rollup";
const FILES: &str = "files";
const LISTS: &str = "lists";

/// Opens the database; `None` where the browser gives none.
pub async fn open() -> Option<Database> {
    let mut request = Factory::new().ok()?.open(NAME, Some(1)).ok()?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for name in [FILES, LISTS] {
                // Where it cannot be created, every use of it fails and is reported.
                let _ = database.create_object_store(name, ObjectStoreParams::new());
            }
        }
    });
    request.await.ok()
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

/// Stores the typed lists and the choices.
pub async fn put_lists(database: &Database, level: &str, text: &str) -> bool {
    let written = async {
        let transaction = database.transaction(&[LISTS], TransactionMode::ReadWrite).ok()?;
        let store = transaction.object_store(LISTS).ok()?;
        store.put(&JsValue::from_str(text), Some(&JsValue::from_str(level))).ok()?;
        transaction.commit().ok()?.await.ok()
    };
    written.await.is_some_and(|it| it.is_committed())
}
