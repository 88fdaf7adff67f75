//! The tables of this session: read from the device when first asked for, kept there with every change.

use core::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use exchange::draft::Draft;
use idb::Database;
use ledger::matching::Mapping;
use office::context;
use office::paper::{self, Subject};
use pack::{hash, pack};
use policy::model::text::Text;
use rollup::collection::{Added, Collection, Entry, content_hash};
use rollup::import::{ImportError, check_size, pasted, read};
use rollup::level::Level;
use rollup::protocol::{
    File, Form, GeneratedFile, ImportSummary, Persistence, Questions, Response, Slides, TableQuery, TypedLists, UnitNames, View,
};
use rollup::roster::Answers;
use rollup::trend::Trends;
use rollup::unit_name::UnitKey;
use rollup::view;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::messages::words;
use crate::{CANCELLED, Context, SPACE, send, store, workbooks};

/// A table, and where it is stored.
struct Table {
    collection: Collection,
    /// The text of the files, where they are stored nowhere else.
    texts: BTreeMap<u64, String>,
    database: Option<Rc<Database>>,
    persistence: Persistence,
    /// The lists as they lie on the device, as far as this window knows.
    known_lists: Option<String>,
    /// How ledgers were read that somebody confirmed.
    ledgers: Vec<Mapping>,
    /// Lists that were laid aside.
    laid_aside: Vec<String>,
    /// The files that were removed last, by name and text, until the page is closed.
    removed: Vec<(String, String)>,
}

thread_local! {
    static TABLES: RefCell<BTreeMap<&'static str, Table>> = const { RefCell::new(BTreeMap::new()) };
}

/// The typed lists and the choices, as they are stored.
#[derive(Serialize, Deserialize, Default)]
struct Lists {
    typed: TypedLists,
    chosen: BTreeMap<String, u64>,
    #[serde(default)]
    answers: Answers,
    /// How ledgers were read that somebody confirmed, the last one last.
    #[serde(default)]
    ledgers: Vec<Mapping>,
}

/// The most ledgers whose columns are remembered.
const MOST_LEDGERS: usize = 20;

/// How many files are on their way at a time, and how many are stored at a time.
const READ_AT_ONCE: usize = 64;
const STORED_AT_ONCE: usize = 100;

/// After so many milliseconds it is told again how far an import has come.
const TOLD_AFTER: f64 = 100.0;

/// Does something with a table that is loaded.
fn with<T>(level: Level, act: impl FnOnce(&mut Table) -> T) -> Result<T, String> {
    TABLES.with_borrow_mut(|it| it.get_mut(level.id()).map(act)).ok_or_else(String::new)
}

/// Reads a table from the device, once.
pub async fn load(context: Context, level: Level) -> Result<(), String> {
    if TABLES.with_borrow(|it| it.contains_key(level.id())) {
        return Ok(());
    }
    let (database, persistence) = match store::open(&SPACE.with_borrow(Clone::clone)).await {
        Ok(database) => (Some(database), Persistence::OnDevice),
        Err(store::Unavailable::Refused) => (None, Persistence::InMemory),
        Err(store::Unavailable::Newer) => (None, Persistence::NewerHere),
    };
    let mut collection = Collection::new(level);
    let (mut known_lists, mut ledgers, mut laid_aside) = (None, Vec::new(), Vec::new());
    if let Some(database) = &database {
        let files = store::files(database, level.id()).await.unwrap_or_default();
        let all = files.len();
        for (at, file) in files.into_iter().enumerate() {
            // What was taken once may be of another edition now; it is read anew like any file.
            if let Ok(imported) = read(pack(), hash(), level, file.text.as_bytes(), context.today) {
                collection.add(Entry { id: content_hash(file.text.as_bytes()), file: file.file, imported });
            }
            if at % 100 == 99 {
                progress(context, at + 1, all);
            }
        }
        let stored = store::lists(database, level.id()).await;
        if let Some(lists) = stored.as_deref().and_then(|it| serde_json::from_str::<Lists>(it).ok()) {
            collection.lists = view::parse_lists(&lists.typed);
            collection.chosen = lists.chosen;
            collection.answers = lists.answers;
            ledgers = lists.ledgers;
            // What cannot be read is not known: whoever writes over it lays it aside.
            known_lists = stored;
        }
        laid_aside = store::laid_aside(database, level.id()).await.unwrap_or_default();
    }
    let texts = BTreeMap::new();
    let database = database.map(Rc::new);
    let table = Table { collection, texts, database, persistence, known_lists, ledgers, laid_aside, removed: Vec::new() };
    // Asked for twice at the same time, it is loaded twice and the same.
    TABLES.with_borrow_mut(|tables| {
        tables.entry(level.id()).or_insert(table);
    });
    Ok(())
}

fn progress(context: Context, done: usize, all: usize) {
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    send(context.id, Response::Progress(number(done), number(all)), None);
}

fn shown(context: Context, level: Level, query: &TableQuery) -> Result<View, String> {
    with(level, |table| {
        let view = view::view(pack(), &table.collection, query, context.today, context.language);
        let removed = u32::try_from(table.removed.len()).unwrap_or(u32::MAX);
        View { kept: table.persistence, removed, laid_aside: table.laid_aside.clone(), ..view }
    })
}

/// The table.
pub async fn view(context: Context, level: Level, query: &TableQuery) -> Result<View, String> {
    load(context, level).await?;
    shown(context, level, query)
}

/// Takes files in, and texts that were pasted. Whatever is wrong with one of them, the others are in.
pub async fn import_files(
    context: Context,
    level: Level,
    query: &TableQuery,
    files: &js_sys::Array,
    texts: Vec<String>,
) -> Result<View, String> {
    load(context, level).await?;
    CANCELLED.set(false);
    let (texts, spoilt) = pasted(texts);
    let all_pasted = u32::try_from(texts.len() + spoilt.len()).unwrap_or(0);
    let mut summary = ImportSummary { of: files.length() + all_pasted, ..ImportSummary::default() };
    let mut to_store = Vec::new();
    let name = words(context.language).pasted;
    for text in texts {
        let outcome = import(context, level, name, text.as_bytes()).map_err(|it| it.text());
        record(context, &mut summary, &mut to_store, name, outcome);
    }
    spoilt.into_iter().for_each(|why| record(context, &mut summary, &mut to_store, name, Err(why.text())));
    let files: Vec<web_sys::File> = files.iter().filter_map(|it| it.dyn_into().ok()).collect();
    // Many are on their way at once: while one is read, the browser fetches the next, and stores those before.
    let (mut to_begin, mut begun, mut storing) = (files.iter(), VecDeque::new(), Vec::new());
    let mut told_at = js_sys::Date::now();
    for done in 0..files.len() {
        while begun.len() < READ_AT_ONCE
            && let Some(file) = to_begin.next()
        {
            begun.push_back((file, begin_to_read(file)));
        }
        let Some((file, bytes)) = begun.pop_front() else { break };
        let name = file.name();
        let held = match bytes {
            Err(why) => Err(why.text()),
            Ok(bytes) => match bytes.await {
                Ok(bytes) => workbooks::files_of(name.clone(), js_sys::Uint8Array::new(&bytes).to_vec()),
                Err(_) => Err(ImportError::NotReadable.text()),
            },
        };
        if CANCELLED.get() {
            summary.cancelled = true;
            break;
        }
        match held {
            Err(why) => record(context, &mut summary, &mut to_store, &name, Err(why)),
            Ok(held) => {
                // An archive counts as the files that it holds.
                summary.of += u32::try_from(held.len()).unwrap_or(u32::MAX).saturating_sub(1);
                for (name, bytes) in held {
                    let outcome = import_any(context, level, &name, &bytes, &mut summary);
                    record(context, &mut summary, &mut to_store, &name, outcome);
                }
            }
        }
        if STORED_AT_ONCE <= to_store.len() {
            storing.push(begin_to_store(level, core::mem::take(&mut to_store)));
        }
        let now = js_sys::Date::now();
        if TOLD_AFTER <= now - told_at {
            progress(context, done + 1, files.len());
            told_at = now;
        }
    }
    storing.push(begin_to_store(level, to_store));
    for stored in storing {
        stored.await.map_err(|it| it.as_string().unwrap_or_default())?;
    }
    // Adding to what was chosen among may have undone a choice.
    store_changed_lists(level).await?;
    Ok(View { taken: Some(summary), ..shown(context, level, query)? })
}

/// Asks for the contents of a file. One of 200 MB is not opened to find out that it is one.
fn begin_to_read(file: &web_sys::File) -> Result<JsFuture, ImportError> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser's sizes are whole and not negative")]
    let size = file.size() as u64;
    check_size(size).map(|()| JsFuture::from(file.array_buffer()))
}

/// Begins to store files, without waiting for it.
fn begin_to_store(level: Level, files: Vec<store::StoredFile>) -> JsFuture {
    let stored = async move { store_files(level, files).await.map(|()| JsValue::UNDEFINED).map_err(JsValue::from) };
    JsFuture::from(future_to_promise(stored))
}

/// How ledgers were read that somebody confirmed.
pub async fn ledgers(context: Context, level: Level) -> Result<Vec<Mapping>, String> {
    load(context, level).await?;
    with(level, |table| table.ledgers.clone())
}

/// Takes in the drafts of a ledger that was confirmed, of the villages that have not handed in for that year, and remembers how it was read.
pub async fn take_ledger(
    context: Context,
    level: Level,
    query: &TableQuery,
    (file, drafts, mapping): (&str, Vec<Draft>, Mapping),
) -> Result<View, String> {
    load(context, level).await?;
    let mut summary = ImportSummary { of: u32::try_from(drafts.len()).unwrap_or(u32::MAX), ..ImportSummary::default() };
    let mut to_store = Vec::new();
    for draft in drafts {
        let name = [file, "·", &draft.unit_name].concat();
        let has_file = with(level, |table| table.collection.has_file(&draft.unit_name, draft.assessment.year))?;
        if has_file {
            summary.refused.push((draft.unit_name.clone(), words(context.language).has_file.to_owned()));
            continue;
        }
        let text = exchange::draft_file::write(pack(), hash(), &draft);
        let outcome = import(context, level, &name, text.as_bytes()).map_err(|it| it.text());
        record(context, &mut summary, &mut to_store, &name, outcome);
    }
    store_files(level, to_store).await?;
    with(level, |table| {
        table.ledgers.retain(|it| it.signature != mapping.signature);
        table.ledgers.push(mapping);
        let old = table.ledgers.len().saturating_sub(MOST_LEDGERS);
        table.ledgers.drain(..old);
    })?;
    store_changed_lists(level).await?;
    Ok(View { taken: Some(summary), ..shown(context, level, query)? })
}

/// What becomes of one file: a filled workbook becomes the draft that it holds.
fn import_any(
    context: Context,
    level: Level,
    name: &str,
    bytes: &[u8],
    summary: &mut ImportSummary,
) -> Result<(Added, store::StoredFile), Text> {
    let Some(draft) = workbooks::draft_of(bytes) else { return import(context, level, name, bytes).map_err(|it| it.text()) };
    let (text, noticed) = draft?;
    let taken = import(context, level, name, text.as_bytes()).map_err(|it| it.text())?;
    if !noticed.is_empty() {
        let noticed = noticed.into_iter().map(|it| it.in_language(context.language).to_owned()).collect();
        summary.noticed.push((exchange::sanitize::line(name, 120).text, noticed));
    }
    Ok(taken)
}

/// What becomes of one file, and the file as it is to be kept.
fn import(context: Context, level: Level, name: &str, bytes: &[u8]) -> Result<(Added, store::StoredFile), ImportError> {
    let in_chinese = |bytes: &[u8]| web_sys::TextDecoder::new_with_label("gb18030").ok()?.decode_with_u8_array(bytes).ok();
    let decoded = exchange::encoding::decode(bytes, in_chinese).map(String::into_bytes);
    let bytes = decoded.as_deref().unwrap_or(bytes);
    let imported = read(pack(), hash(), level, bytes, context.today)?;
    let text = core::str::from_utf8(bytes).map_err(|_| ImportError::NotText)?.to_owned();
    let id = content_hash(bytes);
    let file = exchange::sanitize::line(name, exchange::sanitize::MAX_NAME).text;
    let added = with(level, |table| {
        if table.database.is_none() {
            table.texts.insert(id, text.clone());
        }
        table.collection.add(Entry { id, file: file.clone(), imported })
    });
    Ok((added.unwrap_or(Added::Same), store::StoredFile { id: id.to_string(), file, text }))
}

fn record(
    context: Context,
    summary: &mut ImportSummary,
    to_store: &mut Vec<store::StoredFile>,
    name: &str,
    outcome: Result<(Added, store::StoredFile), Text>,
) {
    let name = exchange::sanitize::line(name, 120).text;
    match outcome {
        Err(why) => summary.refused.push((name, why.in_language(context.language).to_owned())),
        Ok((Added::Same, _)) => summary.same.push(name),
        Ok((added, file)) => {
            summary.taken += 1;
            match added {
                Added::Another => summary.another.push(name),
                Added::Edited => summary.edited.push(name),
                Added::New | Added::Same => {}
            }
            to_store.push(file);
        }
    }
}

/// A table's database; waiting for it must not hold the table.
fn database(level: Level) -> Result<Option<Rc<Database>>, String> {
    with(level, |it| it.database.clone())
}

/// Says how the last change was kept.
fn set_persistence(level: Level, stored: bool) -> Result<(), String> {
    with(level, |table| {
        if !matches!(table.persistence, Persistence::InMemory | Persistence::NewerHere) {
            table.persistence = if stored { Persistence::OnDevice } else { Persistence::Full };
        }
    })
}

async fn store_files(level: Level, files: Vec<store::StoredFile>) -> Result<(), String> {
    if files.is_empty() {
        return Ok(());
    }
    let database = database(level)?;
    let stored = match &database {
        Some(database) => store::put(database, level.id(), &files).await,
        None => true,
    };
    if !stored {
        // They stay in the table for as long as the page is open.
        with(level, |it| it.texts.extend(files.into_iter().filter_map(|file| Some((file.id.parse().ok()?, file.text)))))?;
    }
    set_persistence(level, stored)
}

/// Stores the lists and choices where something in them has changed: what another window has stored since stays otherwise.
async fn store_changed_lists(level: Level) -> Result<(), String> {
    let known = with(level, |table| table.known_lists.clone())?;
    // Where nothing was stored, nothing was typed in.
    let known = known.unwrap_or_else(|| serde_json::to_string(&Lists::default()).unwrap_or_default());
    if lists_text(level)? == known { Ok(()) } else { store_lists(level).await }
}

/// The lists and choices, as they are stored.
fn lists_text(level: Level) -> Result<String, String> {
    let lists = with(level, |table| {
        let typed = view::typed(&table.collection);
        Lists { typed, chosen: table.collection.chosen.clone(), answers: table.collection.answers.clone(), ledgers: table.ledgers.clone() }
    })?;
    Ok(serde_json::to_string(&lists).unwrap_or_default())
}

async fn store_lists(level: Level) -> Result<(), String> {
    let text = lists_text(level)?;
    let (database, known) = with(level, |table| (table.database.clone(), table.known_lists.clone()))?;
    let put = match &database {
        Some(database) => store::put_lists(database, level.id(), known.as_deref(), &text).await,
        None => store::PutLists::Done,
    };
    if put != store::PutLists::Refused {
        with(level, |table| table.known_lists = Some(text))?;
    }
    set_persistence(level, put != store::PutLists::Refused)?;
    if let (store::PutLists::OverOthers, Some(database)) = (put, &database) {
        let laid_aside = store::laid_aside(database, level.id()).await.unwrap_or_default();
        with(level, |table| {
            table.persistence = Persistence::OverOthers;
            table.laid_aside = laid_aside;
        })?;
    }
    Ok(())
}

/// Keeps what was typed in.
pub async fn typed(context: Context, level: Level, query: &TableQuery, typed: &TypedLists) -> Result<View, String> {
    load(context, level).await?;
    with(level, |table| table.collection.lists = view::parse_lists(typed))?;
    store_lists(level).await?;
    shown(context, level, query)
}

/// Says which file counts.
pub async fn choose(context: Context, level: Level, query: &TableQuery, file: &str) -> Result<View, String> {
    load(context, level).await?;
    with(level, |table| table.collection.choose(file.parse().unwrap_or_default()))?;
    store_changed_lists(level).await?;
    shown(context, level, query)
}

/// Keeps what was said of a name that is nearly that of a unit on the list.
pub async fn same_unit(context: Context, level: Level, query: &TableQuery, name: &str, listed: Option<String>) -> Result<View, String> {
    load(context, level).await?;
    with(level, |table| table.collection.answer(name, listed))?;
    store_changed_lists(level).await?;
    shown(context, level, query)
}

/// Takes a file out.
pub async fn remove(context: Context, level: Level, query: &TableQuery, file: &str) -> Result<View, String> {
    load(context, level).await?;
    remember_removed(level, Some(file)).await?;
    with(level, |table| {
        let id = file.parse().unwrap_or_default();
        table.collection.remove(id);
        table.texts.remove(&id);
    })?;
    let database = database(level)?;
    let stored = match &database {
        Some(database) => store::remove(database, level.id(), Some(file)).await,
        None => true,
    };
    set_persistence(level, stored)?;
    shown(context, level, query)
}

/// Takes everything out, but for what was typed in.
pub async fn clear(context: Context, level: Level, query: &TableQuery) -> Result<View, String> {
    load(context, level).await?;
    remember_removed(level, None).await?;
    with(level, |table| {
        table.collection.clear();
        table.texts.clear();
    })?;
    let database = database(level)?;
    let stored = match &database {
        Some(database) => store::remove(database, level.id(), None).await,
        None => true,
    };
    set_persistence(level, stored)?;
    store_changed_lists(level).await?;
    shown(context, level, query)
}

/// Remembers a file, or all of them, before they are removed.
async fn remember_removed(level: Level, id: Option<&str>) -> Result<(), String> {
    let database = database(level)?;
    let stored = match (&database, id) {
        (None, _) => Vec::new(),
        (Some(database), None) => store::files(database, level.id()).await.unwrap_or_default(),
        (Some(database), Some(id)) => {
            let text = store::file(database, level.id(), id).await;
            text.map(|text| store::StoredFile { id: id.to_owned(), file: String::new(), text }).into_iter().collect()
        }
    };
    with(level, |table| {
        let mut texts: BTreeMap<u64, String> = stored.into_iter().filter_map(|it| Some((it.id.parse().ok()?, it.text))).collect();
        texts.extend(table.texts.iter().map(|(id, text)| (*id, text.clone())));
        let goes = |entry: &&Entry| id.is_none_or(|id| entry.id.to_string() == id);
        let entries = table.collection.entries.iter().filter(goes);
        table.removed = entries.filter_map(|entry| Some((entry.file.clone(), texts.get(&entry.id)?.clone()))).collect();
    })
}

/// Puts back the files that were removed last.
pub async fn put_back(context: Context, level: Level, query: &TableQuery) -> Result<View, String> {
    load(context, level).await?;
    let mut to_store = Vec::new();
    for (name, text) in with(level, |table| core::mem::take(&mut table.removed))? {
        // It was taken once, by this very edition.
        if let Ok((_, file)) = import(context, level, &name, text.as_bytes()) {
            to_store.push(file);
        }
    }
    store_files(level, to_store).await?;
    shown(context, level, query)
}

/// The units behind an indicator's counts.
pub async fn units(context: Context, level: Level, query: &TableQuery, indicator: &str) -> Result<Vec<UnitNames>, String> {
    load(context, level).await?;
    with(level, |table| view::units_of(&table.collection, query, indicator))
}

/// How the figures moved over the years.
pub async fn trends(context: Context, level: Level, query: &TableQuery) -> Result<Trends, String> {
    load(context, level).await?;
    with(level, |table| rollup::trends::trends(pack(), &table.collection, query, context.today, context.language))
}

/// One file, to the last figure.
pub async fn file(context: Context, level: Level, file: &str) -> Result<File, String> {
    load(context, level).await?;
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
        Some(view::file(pack(), entry, text.unwrap_or_default(), context.language))
    })?
    .ok_or_else(String::new)
}

/// A paper about a draft. A township's report takes up what its villages handed in, where the table is that township's.
pub fn paper_of_draft(context: Context, form: Form, text: &str) -> Result<(GeneratedFile, Vec<u8>), String> {
    let paper_context = context::Context { pack: pack(), hash: hash(), today: context.today, language: context.language };
    with(Level::Township, |table| {
        let unit = exchange::draft_file::read(pack(), hash(), text).ok().map(|it| it.draft);
        let own = &table.collection.lists.own_name;
        let is_its = unit.is_some_and(|draft| {
            draft.assessment.unit == policy::assessment::reply::Unit::Township
                && !own.is_empty()
                && UnitKey::new(&draft.unit_name, "") == UnitKey::new(own, "")
        });
        let villages = (is_its && !table.collection.entries.is_empty()).then_some(&table.collection);
        paper::make(paper_context, form, &Subject::Draft(text, villages))
    })?
}

/// A paper about a table.
pub fn paper_of_table(context: Context, form: Form, level: Level, year: Option<i32>) -> Result<(GeneratedFile, Vec<u8>), String> {
    let paper_context = context::Context { pack: pack(), hash: hash(), today: context.today, language: context.language };
    with(level, |table| {
        let query = TableQuery { year, ..TableQuery::default() };
        let year = view::year(&table.collection, &query).unwrap_or_else(|| context.today.year());
        paper::make(paper_context, form, &Subject::Table(&table.collection, year))
    })?
}

/// A sheet of questions, or of the answers to them. No table has a part in it.
pub fn paper_of_questions(context: Context, form: Form, asked: &Questions) -> Result<(GeneratedFile, Vec<u8>), String> {
    let paper_context = context::Context { pack: pack(), hash: hash(), today: context.today, language: context.language };
    paper::make(paper_context, form, &Subject::Questions(asked))
}

/// A deck as a presentation. No table has a part in it.
pub fn presentation(context: Context, form: Form, slides: &Slides) -> Result<(GeneratedFile, Vec<u8>), String> {
    let paper_context = context::Context { pack: pack(), hash: hash(), today: context.today, language: context.language };
    paper::make(paper_context, form, &Subject::Slides(slides))
}
