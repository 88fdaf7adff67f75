//! The mirror: a second home in IndexedDB for what people enter. A browser writes local storage to disk seconds after it has said
//! that it did; IndexedDB is on disk when it says so, takes over where local storage is full or blocked, and lets no two tabs
//! write over each other: reading what is there and writing is one transaction.

use core::pin::Pin;

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Query, TransactionMode};
use records::reconcile::{Mirrored, may_replace};
use wasm_bindgen::prelude::*;

use crate::storage::local::error_name;

/// The version of the database; a browser does not open one that a later edition has made.
const VERSION: u32 = 1;

const RECORDS: &str = "records";

/// Why there is no mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// The browser gives none, or it failed.
    Refused,
    /// A later edition of this app was here, and has changed it.
    Newer,
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is on the device.
    Done,
    /// Another tab has written since, which stays; `None` where it has deleted.
    Changed(Option<String>),
    /// The mirror failed, or has no room.
    Refused,
}

/// The open mirror.
pub struct Mirror(Database);

/// The name of a pack's database.
pub fn name(pack: &str) -> String {
    [records::key::ROOT, pack, "/mirror"].concat()
}

type Task<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

impl Mirror {
    /// Opens it.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn open(pack: &str) -> Result<Mirror, Unavailable> {
        let mut request = Factory::new().and_then(|it| it.open(&name(pack), Some(VERSION))).map_err(|_| Unavailable::Refused)?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                // Where it cannot be created, every use of it fails and is reported.
                let _ = database.create_object_store(RECORDS, ObjectStoreParams::new());
            }
        });
        let mut database = request.await.map_err(|error| if is_newer(&error) { Unavailable::Newer } else { Unavailable::Refused })?;
        // A tab that clears the device, or a later edition, must not wait for this one.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Ok(Mirror(database))
    }

    /// Everything in it, by key; `None` where it fails.
    pub async fn all(&self) -> Option<Vec<(String, Mirrored<String>)>> {
        let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadOnly).ok()?;
        let store = transaction.object_store(RECORDS).ok()?;
        let (keys, values) = (store.get_all_keys(None, None).ok()?, store.get_all(None, None).ok()?);
        let (keys, values) = (keys.await.ok()?, values.await.ok()?);
        Some(keys.iter().zip(&values).filter_map(|(key, value)| Some((key.as_string()?, read(value)?))).collect())
    }

    /// What is under a key; `None` where there is nothing, or it fails.
    pub async fn get(&self, key: &str) -> Option<Mirrored<String>> {
        let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadOnly).ok()?;
        let store = transaction.object_store(RECORDS).ok()?;
        store.get(Query::Key(JsValue::from_str(key))).ok()?.await.ok()?.as_ref().and_then(read)
    }

    /// Writes a text, unless another tab has written since the writer knew of `known`.
    pub async fn put(&self, key: &str, known: Option<&str>, revision: u64, text: &str) -> Put {
        let known = known.map(str::to_owned);
        let text = text.to_owned();
        let decide: Decide<'_> = Box::new(move |there| match may_replace(there.as_ref(), known.as_ref(), &text, revision) {
            true => Ok(Mirrored { revision, text: Some(text) }),
            false => Err(there.and_then(|it| it.text)),
        });
        self.change(key, decide).await
    }

    /// Writes that a text was deleted, or writes a text over whatever is there: somebody has decided so.
    pub async fn put_over(&self, key: &str, revision: u64, text: Option<&str>) -> Put {
        let text = text.map(str::to_owned);
        self.change(key, Box::new(move |_| Ok(Mirrored { revision, text }))).await
    }

    /// Reads what is there and writes what is decided, as one.
    fn change<'a>(&'a self, key: &str, decide: Decide<'a>) -> Task<'a, Put> {
        let key = JsValue::from_str(key);
        Box::pin(async move {
            let done = async {
                let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadWrite)?;
                let store = transaction.object_store(RECORDS)?;
                let there = store.get(Query::Key(key.clone()))?.await?;
                let next = match decide(there.as_ref().and_then(read)) {
                    Ok(next) => next,
                    Err(other) => return Ok(Put::Changed(other)),
                };
                store.put(&written(&next), Some(&key))?;
                let committed = transaction.commit()?.await?;
                Ok::<Put, idb::Error>(if committed.is_committed() { Put::Done } else { Put::Refused })
            };
            done.await.unwrap_or(Put::Refused)
        })
    }
}

/// From what is there: what is to be there, or what stands against it.
type Decide<'a> = Box<dyn FnOnce(Option<Mirrored<String>>) -> Result<Mirrored<String>, Option<String>> + 'a>;

/// A record as it is stored: its revision and its text, or nothing where it was deleted.
fn written(record: &Mirrored<String>) -> JsValue {
    #[allow(clippy::cast_precision_loss, reason = "a revision counts what one person changes")]
    let revision = JsValue::from_f64(record.revision as f64);
    js_sys::Array::of2(&revision, &record.text.as_deref().map(JsValue::from_str).unwrap_or_default()).into()
}

fn read(value: &JsValue) -> Option<Mirrored<String>> {
    let value = value.dyn_ref::<js_sys::Array>()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "written as a whole number; anything else counts as 0")]
    let revision = value.get(0).as_f64()?.max(0.0) as u64;
    Some(Mirrored { revision, text: value.get(1).as_string() })
}

fn is_newer(error: &idb::Error) -> bool {
    let value = match error {
        idb::Error::IndexedDbOpenFailed(it) => it.clone(),
        idb::Error::DomException(it) => it.clone().into(),
        _ => return false,
    };
    error_name(&value).as_deref() == Some("VersionError")
}
