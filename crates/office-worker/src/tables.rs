//! The tables of this session: read from the device when first asked for, kept there with every change.

use core::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use idb::Database;
use office::paper::{self, Subject};
use pack::{HASH, pack};
use rollup::collection::{Added, Collection, Entry, number_of};
use rollup::message::{File, Form, Kept, Looking, Made, Named, Questions, Said, Taken, Typed, View};
use rollup::name::same;
use rollup::received::{Level, Refused, may_be_opened, read};
use rollup::view;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::store;
use crate::{CANCELLED, Setting, say};

/// A table, and how it is kept.
struct Table {
    collection: Collection,
    /// What stands in the files, where they are kept nowhere else.
    texts: BTreeMap<u64, String>,
    database: Option<Rc<Database>>,
    kept: Kept,
}

thread_local! {
    static TABLES: RefCell<BTreeMap<&'static str, Table>> = const { RefCell::new(BTreeMap::new()) };
}

/// What was typed in and chosen, as it is kept.
#[derive(Serialize, Deserialize, Default)]
struct Lists {
    typed: Typed,
    chosen: BTreeMap<String, u64>,
}

/// Files are read so many at a time, and kept so many at a time.
const AT_ONCE: usize = 16;
const KEPT_AT_ONCE: usize = 200;

/// Does something with a table that is loaded.
fn with<T>(level: Level, act: impl FnOnce(&mut Table) -> T) -> Result<T, String> {
    TABLES.with_borrow_mut(|it| it.get_mut(level.id()).map(act)).ok_or_else(String::new)
}

/// Reads a table from the device, once.
pub async fn load(it: Setting, level: Level) -> Result<(), String> {
    if TABLES.with_borrow(|it| it.contains_key(level.id())) {
        return Ok(());
    }
    let database = store::open().await;
    let kept = if database.is_some() { Kept::Here } else { Kept::InMemory };
    let mut collection = Collection::new(level);
    if let Some(database) = &database {
        let files = store::files(database, level.id()).await.unwrap_or_default();
        let all = files.len();
        for (at, file) in files.into_iter().enumerate() {
            // What was taken once may be of another edition now; it is read anew like any file.
            if let Ok(received) = read(pack(), HASH, level, file.text.as_bytes(), it.today) {
                collection.add(Entry { id: number_of(file.text.as_bytes()), file: file.file, received });
            }
            if at % 100 == 99 {
                progress(it, at + 1, all);
            }
        }
        if let Some(lists) = store::lists(database, level.id()).await.and_then(|it| serde_json::from_str::<Lists>(&it).ok()) {
            collection.lists = view::lists(&lists.typed);
            collection.chosen = lists.chosen;
        }
    }
    let table = Table { collection, texts: BTreeMap::new(), database: database.map(Rc::new), kept };
    // Asked for twice at the same time, it is loaded twice and the same.
    TABLES.with_borrow_mut(|it| {
        it.entry(level.id()).or_insert(table);
    });
    Ok(())
}

fn progress(it: Setting, done: usize, all: usize) {
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    say(it.id, Said::Progress(number(done), number(all)), None);
}

fn seen(it: Setting, level: Level, looking: &Looking) -> Result<View, String> {
    with(level, |table| {
        let view = view::view(pack(), &table.collection, looking, it.today, it.language);
        View { kept: table.kept, ..view }
    })
}

/// The table.
pub async fn view(it: Setting, level: Level, looking: &Looking) -> Result<View, String> {
    load(it, level).await?;
    seen(it, level, looking)
}

/// Takes files in, and texts that were pasted. Whatever is wrong with one of them, the others are in.
pub async fn take(it: Setting, level: Level, looking: &Looking, files: &js_sys::Array, texts: Vec<String>) -> Result<View, String> {
    load(it, level).await?;
    CANCELLED.set(false);
    let mut taken = Taken { of: files.length() + u32::try_from(texts.len()).unwrap_or(0), ..Taken::default() };
    let mut to_keep = Vec::new();
    let pasted = match it.language {
        policy::text::Language::Chinese => "粘贴的文字",
        policy::text::Language::English => "pasted text",
    };
    for text in texts {
        let outcome = received(it, level, pasted, text.as_bytes());
        note(it, &mut taken, &mut to_keep, pasted, outcome);
    }
    let files: Vec<web_sys::File> = files.iter().filter_map(|it| it.dyn_into().ok()).collect();
    let mut done = 0;
    'all: for some in files.chunks(AT_ONCE) {
        // All of them begin to be read before the first is waited for. A file of 200 MB is not opened to find out that it is one.
        let begun: Vec<_> = some
            .iter()
            .map(|file| {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser's sizes are whole and not negative")]
                let size = file.size() as u64;
                may_be_opened(size).map(|()| JsFuture::from(file.array_buffer()))
            })
            .collect();
        for (file, begun) in some.iter().zip(begun) {
            let name = file.name();
            let outcome = match begun {
                Err(why) => Err(why),
                Ok(bytes) => match bytes.await {
                    Ok(bytes) => received(it, level, &name, &js_sys::Uint8Array::new(&bytes).to_vec()),
                    Err(_) => Err(Refused::NotReadable),
                },
            };
            if CANCELLED.get() {
                taken.cancelled = true;
                break 'all;
            }
            note(it, &mut taken, &mut to_keep, &name, outcome);
            done += 1;
        }
        if KEPT_AT_ONCE <= to_keep.len() {
            keep(level, core::mem::take(&mut to_keep)).await?;
        }
        progress(it, done, files.len());
    }
    keep(level, to_keep).await?;
    // Adding to what was chosen among may have undone a choice.
    keep_lists(level).await?;
    Ok(View { taken: Some(taken), ..seen(it, level, looking)? })
}

/// What becomes of one file, and the file as it is to be kept.
fn received(it: Setting, level: Level, name: &str, bytes: &[u8]) -> Result<(Added, store::Kept), Refused> {
    let received = read(pack(), HASH, level, bytes, it.today)?;
    let text = core::str::from_utf8(bytes).map_err(|_| Refused::NotText)?.to_owned();
    let id = number_of(bytes);
    let file = exchange::clean::line(name, exchange::clean::LONGEST_NAME).text;
    let added = with(level, |table| {
        if table.database.is_none() {
            table.texts.insert(id, text.clone());
        }
        table.collection.add(Entry { id, file: file.clone(), received })
    });
    Ok((added.unwrap_or(Added::Same), store::Kept { id: id.to_string(), file, text }))
}

fn note(it: Setting, taken: &mut Taken, to_keep: &mut Vec<store::Kept>, name: &str, outcome: Result<(Added, store::Kept), Refused>) {
    let name = exchange::clean::line(name, 120).text;
    match outcome {
        Err(why) => taken.refused.push((name, why.text().in_language(it.language).to_owned())),
        Ok((Added::Same, _)) => taken.same.push(name),
        Ok((added, file)) => {
            taken.taken += 1;
            match added {
                Added::Another => taken.another.push(name),
                Added::Edited => taken.edited.push(name),
                Added::New | Added::Same => {}
            }
            to_keep.push(file);
        }
    }
}

/// A table's database; waiting for it must not hold the table.
fn database(level: Level) -> Result<Option<Rc<Database>>, String> {
    with(level, |it| it.database.clone())
}

/// Says how the last change was kept.
fn kept(level: Level, well: bool) -> Result<(), String> {
    with(level, |it| {
        if it.kept != Kept::InMemory {
            it.kept = if well { Kept::Here } else { Kept::Full };
        }
    })
}

async fn keep(level: Level, files: Vec<store::Kept>) -> Result<(), String> {
    if files.is_empty() {
        return Ok(());
    }
    let database = database(level)?;
    let well = match &database {
        Some(database) => store::keep(database, level.id(), &files).await,
        None => true,
    };
    if !well {
        // They stay in the table for as long as the page is open.
        with(level, |it| it.texts.extend(files.into_iter().filter_map(|file| Some((file.id.parse().ok()?, file.text)))))?;
    }
    kept(level, well)
}

async fn keep_lists(level: Level) -> Result<(), String> {
    let lists = with(level, |it| {
        let typed = view::view(pack(), &it.collection, &Looking::default(), policy::day::Day::EARLIEST, Default::default()).typed;
        Lists { typed, chosen: it.collection.chosen.clone() }
    })?;
    let text = serde_json::to_string(&lists).unwrap_or_default();
    let database = database(level)?;
    let well = match &database {
        Some(database) => store::keep_lists(database, level.id(), &text).await,
        None => true,
    };
    kept(level, well)
}

/// Keeps what was typed in.
pub async fn typed(it: Setting, level: Level, looking: &Looking, typed: &Typed) -> Result<View, String> {
    load(it, level).await?;
    with(level, |table| table.collection.lists = view::lists(typed))?;
    keep_lists(level).await?;
    seen(it, level, looking)
}

/// Says which file counts.
pub async fn choose(it: Setting, level: Level, looking: &Looking, file: &str) -> Result<View, String> {
    load(it, level).await?;
    with(level, |table| table.collection.choose(file.parse().unwrap_or_default()))?;
    keep_lists(level).await?;
    seen(it, level, looking)
}

/// Takes a file out.
pub async fn remove(it: Setting, level: Level, looking: &Looking, file: &str) -> Result<View, String> {
    load(it, level).await?;
    with(level, |table| {
        let id = file.parse().unwrap_or_default();
        table.collection.remove(id);
        table.texts.remove(&id);
    })?;
    let database = database(level)?;
    let well = match &database {
        Some(database) => store::remove(database, level.id(), Some(file)).await,
        None => true,
    };
    kept(level, well)?;
    seen(it, level, looking)
}

/// Takes everything out, but for what was typed in.
pub async fn clear(it: Setting, level: Level, looking: &Looking) -> Result<View, String> {
    load(it, level).await?;
    with(level, |table| {
        table.collection.clear();
        table.texts.clear();
    })?;
    let database = database(level)?;
    let well = match &database {
        Some(database) => store::remove(database, level.id(), None).await,
        None => true,
    };
    kept(level, well)?;
    keep_lists(level).await?;
    seen(it, level, looking)
}

/// The units behind an indicator's counts.
pub async fn units(it: Setting, level: Level, looking: &Looking, indicator: &str) -> Result<Vec<Named>, String> {
    load(it, level).await?;
    with(level, |table| view::units_of(&table.collection, looking, indicator))
}

/// One file, to the last figure.
pub async fn file(it: Setting, level: Level, file: &str) -> Result<File, String> {
    load(it, level).await?;
    let id: u64 = file.parse().unwrap_or_default();
    let here = with(level, |table| table.texts.get(&id).cloned())?;
    let database = database(level)?;
    let text = match (here, &database) {
        (Some(text), _) => Some(text),
        (None, Some(database)) => store::file(database, level.id(), file).await,
        (None, None) => None,
    };
    with(level, |table| {
        let entry = table.collection.entries.iter().find(|it| it.id == id)?;
        Some(view::file(pack(), entry, text.unwrap_or_default(), it.language))
    })?
    .ok_or_else(String::new)
}

/// A paper about a draft. A township's report takes up what its villages handed in, where the table is that township's.
pub fn paper_of_draft(it: Setting, form: Form, text: &str) -> Result<(Made, Vec<u8>), String> {
    let setting = paper::Setting { pack: pack(), hash: HASH, today: it.today, language: it.language };
    with(Level::Township, |table| {
        let unit = exchange::draft::read(pack(), HASH, text).ok().map(|it| it.draft);
        let own = &table.collection.lists.own_name;
        let is_its = unit.is_some_and(|it| {
            it.assessment.unit == policy::assessment::Unit::Township && !own.is_empty() && same(&it.unit_name) == same(own)
        });
        let villages = (is_its && !table.collection.entries.is_empty()).then_some(&table.collection);
        paper::make(setting, form, &Subject::Draft(text, villages))
    })?
}

/// A paper about a table.
pub fn paper_of_table(it: Setting, form: Form, level: Level, year: Option<i32>) -> Result<(Made, Vec<u8>), String> {
    let setting = paper::Setting { pack: pack(), hash: HASH, today: it.today, language: it.language };
    with(level, |table| {
        let looking = Looking { year, ..Looking::default() };
        let year = view::year(&table.collection, &looking).unwrap_or_else(|| it.today.year());
        paper::make(setting, form, &Subject::Table(&table.collection, year))
    })?
}

/// A sheet of questions, or of the answers to them. No table has a part in it.
pub fn paper_of_questions(it: Setting, form: Form, asked: &Questions) -> Result<(Made, Vec<u8>), String> {
    let setting = paper::Setting { pack: pack(), hash: HASH, today: it.today, language: it.language };
    paper::make(setting, form, &Subject::Questions(asked))
}
