//! Which files and folders were chosen, kept in a database of their own: only IndexedDB can keep what a browser gives for a file. No text
//! of a draft is in it.

use core::pin::Pin;

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Query, TransactionMode};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::browser::file_access::Handle;
use crate::storage::local::key_space;

/// What is kept of a choice.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The file or folder; `None` for a draft whose file lies in the folder of all drafts.
    pub handle: Option<Handle>,
    /// The name of the file or folder.
    pub name: String,
    /// When it was chosen, in UTC.
    pub since: String,
    /// How far it was read or written: of a file, by what its text is known again; empty before the first time.
    pub mark: String,
}

/// The key of the folder of all drafts.
pub const FOLDER: &str = "folder";

/// What the key of a draft's file begins with.
const DRAFT: &str = "draft/";

/// The only store of the database.
pub const STORE: &str = "handles";

/// The key of a draft's file.
pub fn of_draft(id: &str) -> String {
    [DRAFT, id].concat()
}

/// The key of the folder that a roll-up is made of, by the level's name.
pub fn of_rollup(level: &str) -> String {
    ["rollup/", level].concat()
}

/// The name of a pack's database.
pub fn database_name(pack: &str) -> String {
    [records::key::ROOT, pack, "/handles"].concat()
}

async fn open() -> Result<Database, idb::Error> {
    let mut request = Factory::new()?.open(&database_name(key_space().pack()), Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // Where it cannot be created, every use of it fails and is reported.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// One kind of task for all who wait for it, which is less code than one for each.
type Task<T> = Pin<Box<dyn Future<Output = T>>>;

/// What was chosen under a key; `None` where nothing was, or the browser does not say.
pub fn read(key: &str) -> Task<Option<Chosen>> {
    let key = JsValue::from_str(key);
    Box::pin(async move {
        let database = open().await.ok()?;
        let found = async {
            let store = database.transaction(&[STORE], TransactionMode::ReadOnly).ok()?;
            store.object_store(STORE).ok()?.get(Query::Key(key)).ok()?.await.ok()?
        };
        let found = found.await;
        database.close();
        let record: Array = found?.dyn_into().ok()?;
        let text = |at: u32| record.get(at).as_string();
        Some(Chosen { handle: Handle::of(record.get(0)), name: text(1)?, since: text(2)?, mark: text(3)? })
    })
}

/// Keeps a choice; false where the browser does not.
pub fn keep(key: &str, chosen: &Chosen) -> Task<bool> {
    let handle = chosen.handle.as_ref().map(Handle::to_keep).unwrap_or_default();
    let record = Array::of4(&handle, &(&chosen.name).into(), &(&chosen.since).into(), &(&chosen.mark).into());
    change(vec![Change::Put(key.to_owned(), record.into())])
}

/// Forgets a choice, on request. The file stays where it is.
pub fn forget(key: String) -> Task<bool> {
    change(vec![Change::Delete(key)])
}

/// Forgets the folder of all drafts, and which file in it is whose: another one has been chosen, or none.
pub async fn forget_folder() -> bool {
    let mut changes = vec![Change::Delete(FOLDER.to_owned())];
    for key in keys().await.unwrap_or_default().into_iter().filter(|it| it.starts_with(DRAFT)) {
        if read(&key).await.is_some_and(|it| it.handle.is_none()) {
            changes.push(Change::Delete(key));
        }
    }
    change(changes).await
}

async fn keys() -> Option<Vec<String>> {
    let database = open().await.ok()?;
    let found = async {
        let store = database.transaction(&[STORE], TransactionMode::ReadOnly).ok()?;
        store.object_store(STORE).ok()?.get_all_keys(None, None).ok()?.await.ok()
    };
    let found = found.await;
    database.close();
    Some(found?.iter().filter_map(JsValue::as_string).collect())
}

enum Change {
    Put(String, JsValue),
    Delete(String),
}

/// Does all changes or none; false where none.
fn change(changes: Vec<Change>) -> Task<bool> {
    Box::pin(async move {
        let Ok(database) = open().await else { return false };
        let done = async {
            let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
            let store = transaction.object_store(STORE)?;
            for change in changes {
                match change {
                    Change::Put(key, record) => _ = store.put(&record, Some(&JsValue::from_str(&key)))?,
                    Change::Delete(key) => _ = store.delete(Query::Key(JsValue::from_str(&key)))?,
                }
            }
            Ok::<bool, idb::Error>(transaction.commit()?.await?.is_committed())
        };
        let done = done.await.unwrap_or_default();
        database.close();
        done
    })
}
