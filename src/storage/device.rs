//! Everything that this app has kept on the device, in whichever of its homes: how much there is, and clearing it.

use idb::{Factory, TransactionMode};
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use records::area::{Area, RawText};
use records::key::{Kind, Owner, ROOT};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::browser::clock::at_most;
use crate::storage::chosen_files::handles;
use crate::storage::local::{LocalStorage, key_space};
use crate::storage::mirror;

/// What sort of thing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StoredKind {
    /// Drafts of self-assessments.
    Draft,
    /// What was last entered into a tool.
    Inputs,
    /// A trainer's list of scenarios.
    Scenarios,
    /// When each question is asked again.
    Practice,
    /// What the columns of tables were read as, by their header.
    Columns,
    /// Language, looks.
    Settings,
    /// Copies of what could not be read.
    SetAside,
    /// Files handed in to the roll-up.
    RollUpFile,
    /// Files and folders that were chosen, to be written or read by themselves.
    ChosenFile,
    /// The site itself, for use without a network.
    Site,
    /// What another edition may have left.
    Other,
}

impl StoredKind {
    /// In the order in which they are shown.
    pub const ALL: [StoredKind; 11] = [
        StoredKind::Draft,
        StoredKind::Inputs,
        StoredKind::Scenarios,
        StoredKind::Practice,
        StoredKind::Columns,
        StoredKind::RollUpFile,
        StoredKind::ChosenFile,
        StoredKind::SetAside,
        StoredKind::Settings,
        StoredKind::Site,
        StoredKind::Other,
    ];

    fn of(kind: Kind) -> StoredKind {
        match kind {
            Kind::Draft => StoredKind::Draft,
            Kind::Inputs => StoredKind::Inputs,
            Kind::Scenarios => StoredKind::Scenarios,
            Kind::Practice => StoredKind::Practice,
            Kind::Columns => StoredKind::Columns,
            Kind::Settings => StoredKind::Settings,
            Kind::SetAside => StoredKind::SetAside,
            Kind::Other => StoredKind::Other,
        }
    }
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Of this pack, how many of each kind; a kind of which there is nothing is left out.
    pub own: Vec<(StoredKind, usize)>,
    /// The ids of other packs of which something is kept by other sites of this product at the same address.
    pub other_packs: Vec<String>,
    /// Whether the browser let everything be looked at.
    pub is_complete: bool,
}

/// What the browser says of the room for this site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Whether it has promised not to clear anything by itself.
    pub is_persistent: bool,
    /// The bytes in use, and those there are at most, as far as it says.
    pub bytes: Option<(f64, f64)>,
}

/// How long a database may take to go, in milliseconds.
const PATIENCE: i32 = 3_000;

/// The name of the roll-up's database of a pack. Also in crates/office-worker.
fn rollup_name(pack: &str) -> String {
    [ROOT, pack, "/rollup"].concat()
}

/// The databases of the first editions, which named no pack.
const FIRST_ROLLUP: &str = "twenty-measures/rollup";

/// What begins the name of every cache of this site; public/service-worker.js gives the names.
fn cache_prefix() -> Option<String> {
    let here = document().base_uri().ok().flatten()?;
    let folder = here.split(['#', '?']).next()?.rsplit_once('/')?.0;
    Some(["twenty-measures ", folder, "/ "].concat())
}

/// Looks at everything.
pub async fn inventory() -> Inventory {
    let space = key_space();
    let mut found: Vec<StoredKind> = Vec::new();
    let (mut other_packs, mut is_complete) = (Vec::new(), true);
    match LocalStorage.keys() {
        Ok(keys) => {
            for key in keys.iter().map(RawText::to_text) {
                match space.owner(&key) {
                    Some(Owner::Own(kind) | Owner::Unnamed(kind)) => found.push(StoredKind::of(kind)),
                    Some(Owner::OtherPack(pack)) => other_packs.push(pack.to_owned()),
                    None => {}
                }
            }
        }
        Err(_) => is_complete = false,
    }
    match databases().await {
        Some(names) => {
            for name in names {
                let Some(rest) = name.strip_prefix(ROOT) else { continue };
                if name == rollup_name(space.pack()) || name == FIRST_ROLLUP {
                    let count = count(&name, "files").await;
                    is_complete &= count.is_some();
                    found.extend(core::iter::repeat_n(StoredKind::RollUpFile, count.unwrap_or_default()));
                } else if name == handles::database_name(space.pack()) {
                    let count = count(&name, handles::STORE).await;
                    is_complete &= count.is_some();
                    found.extend(core::iter::repeat_n(StoredKind::ChosenFile, count.unwrap_or_default()));
                } else if let Some((pack, _)) = rest.split_once('/').filter(|it| it.0 != space.pack()) {
                    other_packs.push(pack.to_owned());
                }
            }
        }
        None => is_complete = false,
    }
    found.extend(caches().await.into_iter().map(|_| StoredKind::Site));
    order::sort(&mut other_packs);
    other_packs.dedup();
    let number = |kind| found.iter().filter(|it| **it == kind).count();
    let own = StoredKind::ALL.map(|kind| (kind, number(kind))).into_iter().filter(|(_, count)| *count != 0).collect();
    Inventory { own, other_packs, is_complete }
}

/// Removes everything of this pack, and of other packs too where `others` says so; nothing of other pages. What is still there
/// afterwards: nothing, where all is well. What keeps the site for use without a network comes again with the next visit.
pub async fn clear(others: bool) -> Inventory {
    let space = key_space();
    for key in LocalStorage.keys().unwrap_or_default() {
        let goes = match space.owner(&key.to_text()) {
            Some(Owner::Own(_) | Owner::Unnamed(_)) => true,
            Some(Owner::OtherPack(_)) => others,
            None => false,
        };
        if goes {
            // What stays is found below.
            let _ = LocalStorage.remove(&key);
        }
    }
    let mut names =
        vec![mirror::name(space.pack()), rollup_name(space.pack()), handles::database_name(space.pack()), FIRST_ROLLUP.to_owned()];
    if others {
        names.extend(databases().await.unwrap_or_default().into_iter().filter(|it| it.starts_with(ROOT)));
    }
    for name in names {
        if let Some(request) = Factory::new().ok().and_then(|it| it.delete(&name).ok()) {
            // Another tab may hold it for ever.
            let _ = JsFuture::from(at_most(PATIENCE, async move { _ = request.await })).await;
        }
    }
    for name in caches().await {
        if let Ok(storage) = window().caches() {
            let _ = JsFuture::from(storage.delete(&name)).await;
        }
    }
    inventory().await
}

/// Calls a method without arguments that gives a promise; `None` where the browser has no such method.
fn ask(of: &JsValue, method: &str) -> Option<Promise> {
    let method: Function = Reflect::get(of, &JsValue::from_str(method)).ok()?.dyn_into().ok()?;
    method.call0(of).ok()?.dyn_into().ok()
}

/// The names of all databases of this address; `None` where the browser does not tell.
async fn databases() -> Option<Vec<String>> {
    let factory = Reflect::get(&window(), &JsValue::from_str("indexedDB")).ok()?;
    let all: Array = JsFuture::from(ask(&factory, "databases")?).await.ok()?.dyn_into().ok()?;
    let name = |database: JsValue| Reflect::get(&database, &JsValue::from_str("name")).ok()?.as_string();
    Some(all.iter().filter_map(name).collect())
}

/// How many records a database holds. It is there: otherwise opening would make an empty one.
async fn count(name: &str, store: &str) -> Option<usize> {
    let database = Factory::new().ok()?.open(name, None).ok()?.await.ok()?;
    let count = async {
        let transaction = database.transaction(&[store], TransactionMode::ReadOnly).ok()?;
        transaction.object_store(store).ok()?.count(None).ok()?.await.ok()
    };
    let count = count.await;
    database.close();
    count.and_then(|it| usize::try_from(it).ok())
}

/// The names of the caches that keep this site.
async fn caches() -> Vec<String> {
    let names = async {
        let storage = window().caches().ok()?;
        let prefix = cache_prefix()?;
        let all: Array = JsFuture::from(storage.keys()).await.ok()?.dyn_into().ok()?;
        Some(all.iter().filter_map(|it| it.as_string()).filter(|it| it.starts_with(&prefix)).collect())
    };
    names.await.unwrap_or_default()
}

/// What the browser says of the room for this site; `None` where it does not tell.
pub async fn room() -> Option<Room> {
    let manager = Reflect::get(&window().navigator(), &JsValue::from_str("storage")).ok()?;
    let is_persistent = JsFuture::from(ask(&manager, "persisted")?).await.ok()?.as_bool()?;
    let bytes = async {
        let estimate = JsFuture::from(ask(&manager, "estimate")?).await.ok()?;
        let number = |name: &str| Reflect::get(&estimate, &JsValue::from_str(name)).ok()?.as_f64();
        Some((number("usage")?, number("quota")?))
    };
    Some(Room { is_persistent, bytes: bytes.await })
}
