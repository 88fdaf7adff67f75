//! The saved form of a draft: what lies in a file or in the browser's storage. JSON, UTF-8, one object.
//!
//! These types know no pack: every id is a text. What becomes of them is in [`crate::draft`]. Every field may be absent
//! (then it is empty), days are `2020-12-31`, and a reader that does not know a field says so and goes on.
//!
//! ```json
//! {"schema": 2, "pack": "sangzhi-2020", "edition": "2020.1", "hash": "…",
//!  "id": "k7", "name": "年底自评", "unit_name": "示例·石桥村", "unit": "village", "period": "全年", "year": 2020,
//!  "as_of": "2020-12-31", "revision": 7, "saved_at": "2020-12-31T08:00:00Z",
//!  "answers": {
//!    "village-14.3": {"facts": {"income_this_year": "10000"}, "typed": {"income_this_year": {"text": "1万"}},
//!                     "readings": {"line": "below"}, "asked": "9f3c01aa"},
//!    "village-1.3": {"parts": {"1": true, "2": false}, "unconfirmed": true},
//!    "township-3.6": {"count": {"whole": 12, "part": 9}},
//!    "village-3.4": {"own": "partly", "note": "…", "evidence": "…", "post": "组织委员", "on": "2020-12-01"}},
//!  "weights": {"3": 2},
//!  "plan": [{"id": "village-1.3", "indicator": "village-1.3", "problem": "…", "source": "self", "goal": "…", "action": "…",
//!            "post": "…", "unit": "…", "due": "2021-03-31", "progress": "…", "done_on": "", "evidence": "…", "state": "under_way"}],
//!  "snapshots": [{"label": "上半年", "taken_on": "2020-07-01", "as_of": "2020-06-30", "year": 2020, "edition": "2020.1",
//!                 "standings": {"village-3.4": "partly"}, "answers": {}}],
//!  "typed": {"year": "20201"}, "mark": "93c1f04b7d22e6a8"}
//! ```
//!
//! * `own`, `standings`: `met`, `partly`, `not_met`, `not_applicable`, `not_sure` (`standings` also `not_answered`).
//! * `facts`: in the form of [`crate::facts`]. `typed` holds what stands in a field where that is more than the answer says
//!   (`1万`, half a day); whoever reads answers needs `facts` alone.
//! * `asked`: a mark of the question as it was; where it differs, the answer was given to another question.
//! * `weights`: the user's own, by measure, 0 to 100; 1 where nothing stands. The document has none.
//! * `source`: `self`, `higher`, `masses`. `state`: `not_started`, `under_way`, `done`, `closed`.
//! * `computed`: the day on which a roll-up filled the answer in; nobody has changed it since.
//! * `mark`: of everything else ([`crate::mark`]). A file without one is read as it is; where it does not fit, that is said.
//! * Names have no place here: `post` is a post. Sensitive facts are neither written nor taken.
//!
//! Schema 1 had two forms, which are still read: `answers` as above, and, on the device only, `replies` with everything as
//! typed. They are turned into this form first ([`crate::older`]).

use std::collections::BTreeMap;

use entry::Entry;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clean;
use crate::mark;
use crate::older;
use crate::problem::Problem;

/// The newest form.
pub const SCHEMA: u64 = 2;

/// The most bytes that are read.
pub const LONGEST: usize = 5_000_000;

/// The deepest nesting that is read; a draft has six levels.
const DEEPEST: usize = 32;

/// The most items of a plan that are read.
pub const MOST_ITEMS: usize = 200;

/// The most snapshots that are read.
pub const MOST_SNAPSHOTS: usize = 40;

/// A draft as it was saved.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Saved {
    /// [`SCHEMA`]
    pub schema: u64,
    /// The pack's id.
    pub pack: String,
    /// Its edition.
    pub edition: String,
    /// Its hash.
    pub hash: String,
    /// The draft's own id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit's name.
    pub unit_name: String,
    /// The kind of unit.
    pub unit: String,
    /// The period, in words.
    pub period: String,
    /// The year it looks at.
    pub year: i32,
    /// The day for which it is judged.
    pub as_of: String,
    /// Counts up with every change.
    pub revision: u64,
    /// When it was saved, in UTC.
    pub saved_at: String,
    /// The answers by indicator.
    pub answers: BTreeMap<String, SavedReply>,
    /// The user's own weights by measure.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<String, u64>,
    /// What is to be put right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<SavedItem>,
    /// How it stood before, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub snapshots: Vec<SavedSnapshot>,
    /// What was last entered into each tool.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub inputs: BTreeMap<String, SavedInputs>,
    /// What stands in fields of the draft itself that cannot be read.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub typed: BTreeMap<String, String>,
    /// Answers to indicators that the edition does not ask, as they were.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub unplaced: Map<String, Value>,
}

/// The answer to one indicator.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SavedReply {
    /// The unit's own word.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub own: String,
    /// The facts, in the form of [`crate::facts`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
    /// What stands in fields, where that is more than the answer says.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub typed: BTreeMap<String, Entry>,
    /// The readings that are not the default.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub readings: BTreeMap<String, String>,
    /// The parts of the year, from 1.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, bool>,
    /// `whole` and `part`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub count: BTreeMap<String, u64>,
    /// Carried over and not confirmed.
    #[serde(skip_serializing_if = "is_false")]
    pub unconfirmed: bool,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What there is to show.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// The post in charge.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// The day it was looked at.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub on: String,
    /// The day on which a roll-up filled it in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub computed: String,
    /// A mark of the question that was asked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub asked: String,
}

/// Something to be put right.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SavedItem {
    /// Its id, within the draft.
    pub id: String,
    /// The indicator that it comes from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// What is wrong.
    pub problem: String,
    /// Who found it.
    pub source: String,
    /// What is to be reached.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub goal: String,
    /// What is to be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub action: String,
    /// The post in charge.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// The unit in charge.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// By when.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// How far it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub progress: String,
    /// When it was done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub done_on: String,
    /// What shows it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Its state.
    pub state: String,
}

/// How a draft stood on a day.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SavedSnapshot {
    /// What it is called.
    pub label: String,
    /// The day it was taken.
    pub taken_on: String,
    /// The day it was judged for.
    pub as_of: String,
    /// The year it looked at.
    pub year: i32,
    /// The edition it was judged by.
    pub edition: String,
    /// How each indicator stood.
    pub standings: BTreeMap<String, String>,
    /// What was answered: `own`, `facts`, `readings`, `parts` and `count` alone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, SavedReply>,
}

/// What was last entered into a tool.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SavedInputs {
    /// The day asked about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    /// The facts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
    /// The readings that are not the default.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub readings: BTreeMap<String, String>,
}

fn is_false(it: &bool) -> bool {
    !it
}

/// The saved form as JSON.
pub fn write(saved: &Saved) -> String {
    // Texts, numbers and maps with text keys always have a JSON form.
    let value = serde_json::to_value(saved).unwrap_or_default();
    mark::marked(&value, &serde_json::to_string(saved).unwrap_or_default())
}

/// Reads JSON as far as it is a draft.
///
/// # Errors
/// Where it is none: too large, no JSON, cut short, too deep, something else, or of a newer version.
pub fn read(text: &str) -> Result<(Saved, Vec<Problem>), Problem> {
    if LONGEST < text.len() {
        return Err(Problem::TooLarge { bytes: text.len(), most: LONGEST });
    }
    let text = text.trim_start_matches('\u{FEFF}');
    if DEEPEST < depth(text) {
        return Err(Problem::TooDeep);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
    let Value::Object(mut map) = value else { return Err(Problem::NotADraft) };
    let mut problems = Vec::new();
    if mark::taken(&mut map) == mark::Kept::Changed {
        problems.push(Problem::Edited);
    }
    match map.get("schema").and_then(Value::as_u64) {
        Some(newer) if SCHEMA < newer => return Err(Problem::NewerSchema(newer)),
        Some(1) if map.contains_key("pack") && (map.contains_key("answers") || map.contains_key("replies")) => {
            older::to_2(&mut map);
            problems.push(Problem::Migrated(1));
        }
        Some(SCHEMA) if map.contains_key("pack") && map.contains_key("answers") => {}
        Some(_) | None => return Err(Problem::NotADraft),
    }
    let saved = Fields::of(map, "", &mut problems).draft();
    Ok((saved, problems))
}

/// What tells a draft from others, read without the rest of it.
#[derive(Clone, Debug, PartialEq, Default, Deserialize)]
pub struct Head {
    /// The form.
    pub schema: u64,
    /// The pack's id.
    pub pack: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// The unit's name.
    #[serde(default)]
    pub unit_name: String,
    /// The kind of unit.
    pub unit: String,
    /// The period, in words.
    #[serde(default)]
    pub period: String,
    /// The year it looks at.
    pub year: i32,
    /// When it was saved.
    #[serde(default)]
    pub saved_at: String,
}

/// The head of a draft; nothing where the text is none, or one of an older form.
pub fn head(text: &str) -> Option<Head> {
    if LONGEST < text.len() || DEEPEST < depth(text) {
        return None;
    }
    let it: Head = serde_json::from_str(text).ok()?;
    let line = |it: &str| clean::line(it, clean::LONGEST_NAME).text;
    (it.schema == SCHEMA).then(|| Head { name: line(&it.name), unit_name: line(&it.unit_name), period: line(&it.period), ..it })
}

/// The revision that a text says it has, whatever else stands in it.
pub fn revision(text: &str) -> Option<u64> {
    if LONGEST < text.len() || DEEPEST < depth(text) {
        return None;
    }
    serde_json::from_str::<Value>(text).ok()?.get("revision")?.as_u64()
}

/// One answer by itself, as it was put aside.
pub fn reply(id: &str, value: Value) -> (SavedReply, Vec<Problem>) {
    let mut problems = Vec::new();
    let reply = match value {
        Value::Object(map) => Fields::of(map, id, &mut problems).reply(),
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
            Fields::of(Map::new(), "", &mut problems).unreadable(id, &other);
            SavedReply::default()
        }
    };
    (reply, problems)
}

fn not_json(text: &str, error: &serde_json::Error) -> Problem {
    if error.is_eof() && text.trim_start().starts_with('{') {
        Problem::CutShort
    } else {
        Problem::NotJson { line: error.line(), column: error.column() }
    }
}

/// How deep the brackets outside of strings go.
fn depth(text: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                now += 1;
                most = most.max(now);
            }
            b'}' | b']' if !in_string => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// The fields of an object, taken out one by one; what is left at the end is not known.
struct Fields<'a> {
    map: Map<String, Value>,
    within: String,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Fields<'a> {
    fn of(map: Map<String, Value>, within: &str, problems: &'a mut Vec<Problem>) -> Fields<'a> {
        Fields { map, within: within.to_owned(), problems }
    }

    fn draft(mut self) -> Saved {
        self.map.remove("schema");
        let saved = Saved {
            schema: SCHEMA,
            pack: self.name("pack"),
            edition: self.name("edition"),
            hash: self.name("hash"),
            id: self.name("id"),
            name: self.name("name"),
            unit_name: self.name("unit_name"),
            unit: self.name("unit"),
            period: self.name("period"),
            year: self.year(),
            as_of: self.name("as_of"),
            revision: self.revision(),
            saved_at: self.name("saved_at"),
            answers: self.objects("answers", |it| it.reply()),
            weights: self.counts("weights"),
            plan: self.list("plan", MOST_ITEMS, |it| it.item()),
            snapshots: self.list("snapshots", MOST_SNAPSHOTS, |it| it.snapshot()),
            typed: self.lines("typed"),
            inputs: self.objects("inputs", |it| it.inputs()),
            unplaced: self.object("unplaced"),
        };
        self.unknown();
        saved
    }

    fn reply(mut self) -> SavedReply {
        let reply = SavedReply {
            own: self.name("own"),
            facts: self.texts("facts"),
            typed: self.objects("typed", |it| it.entry()),
            readings: self.texts("readings"),
            parts: self.flags("parts"),
            count: self.counts("count"),
            unconfirmed: self.flag("unconfirmed"),
            note: self.note("note"),
            evidence: self.note("evidence"),
            post: self.name("post"),
            on: self.name("on"),
            computed: self.name("computed"),
            asked: self.name("asked"),
        };
        self.unknown();
        reply
    }

    fn item(mut self) -> SavedItem {
        let item = SavedItem {
            id: self.name("id"),
            indicator: self.name("indicator"),
            problem: self.note("problem"),
            source: self.name("source"),
            goal: self.note("goal"),
            action: self.note("action"),
            post: self.name("post"),
            unit: self.name("unit"),
            due: self.name("due"),
            progress: self.note("progress"),
            done_on: self.name("done_on"),
            evidence: self.note("evidence"),
            state: self.name("state"),
        };
        self.unknown();
        item
    }

    fn snapshot(mut self) -> SavedSnapshot {
        let snapshot = SavedSnapshot {
            label: self.name("label"),
            taken_on: self.name("taken_on"),
            as_of: self.name("as_of"),
            year: self.year(),
            edition: self.name("edition"),
            standings: self.texts("standings"),
            answers: self.objects("answers", |it| it.reply()),
        };
        self.unknown();
        snapshot
    }

    fn entry(mut self) -> Entry {
        let entry = Entry {
            text: self.name("text"),
            month: self.name("month"),
            day: self.name("day"),
            away: self.flag("away"),
            earlier_years: self.name("earlier_years"),
            earlier_months: self.name("earlier_months"),
        };
        self.unknown();
        entry
    }

    fn inputs(mut self) -> SavedInputs {
        let inputs = SavedInputs { as_of: self.name("as_of"), facts: self.texts("facts"), readings: self.texts("readings") };
        self.unknown();
        inputs
    }

    /// Says of every field that nobody has taken out that it is not known.
    fn unknown(&mut self) {
        let left: Vec<String> = self.map.keys().map(|it| self.path(it)).collect();
        self.problems.extend(left.into_iter().map(Problem::UnknownField));
    }

    fn path(&self, key: &str) -> String {
        if self.within.is_empty() { key.to_owned() } else { format!("{}.{key}", self.within) }
    }

    fn unreadable(&mut self, key: &str, value: &Value) {
        let field = self.path(key);
        // Long enough to recognise it; the words for the problem cut it again.
        self.problems.push(Problem::Unreadable { field, written: value.to_string().chars().take(80).collect() });
    }

    fn text(&mut self, key: &str, cleaned: impl Fn(&str) -> clean::Cleaned, most: usize) -> String {
        match self.map.remove(key) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => {
                let it = cleaned(&text);
                let field = self.path(key);
                if it.hidden {
                    self.problems.push(Problem::Hidden(field.clone()));
                }
                if it.cut {
                    self.problems.push(Problem::TooLong { field, most });
                }
                it.text
            }
            Some(other) => {
                self.unreadable(key, &other);
                String::new()
            }
        }
    }

    fn name(&mut self, key: &str) -> String {
        self.text(key, |it| clean::line(it, clean::LONGEST_NAME), clean::LONGEST_NAME)
    }

    fn note(&mut self, key: &str) -> String {
        self.text(key, |it| clean::note(it, clean::LONGEST_NOTE), clean::LONGEST_NOTE)
    }

    fn year(&mut self) -> i32 {
        let value = self.map.remove("year").unwrap_or_default();
        let year = value.as_i64().and_then(|it| i32::try_from(it).ok()).filter(|it| (1800..=9999).contains(it));
        if year.is_none() {
            self.unreadable("year", &value);
        }
        year.unwrap_or_default()
    }

    fn revision(&mut self) -> u64 {
        let value = self.map.remove("revision").unwrap_or_default();
        if value.as_u64().is_none() {
            self.unreadable("revision", &value);
        }
        value.as_u64().unwrap_or_default()
    }

    fn flag(&mut self, key: &str) -> bool {
        match self.map.remove(key) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(it)) => it,
            Some(other) => {
                self.unreadable(key, &other);
                false
            }
        }
    }

    fn object(&mut self, key: &str) -> Map<String, Value> {
        match self.map.remove(key) {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(map)) => map,
            Some(other) => {
                self.unreadable(key, &other);
                Map::new()
            }
        }
    }

    fn texts(&mut self, key: &str) -> BTreeMap<String, String> {
        self.each(key, |value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
        })
    }

    fn flags(&mut self, key: &str) -> BTreeMap<String, bool> {
        self.each(key, Value::as_bool)
    }

    fn counts(&mut self, key: &str) -> BTreeMap<String, u64> {
        self.each(key, Value::as_u64)
    }

    /// Texts of one line, made safe.
    fn lines(&mut self, key: &str) -> BTreeMap<String, String> {
        let texts = self.texts(key);
        texts.into_iter().map(|(name, text)| (name, clean::line(&text, clean::LONGEST_NAME).text)).collect()
    }

    /// A list of objects, as far as `most`.
    fn list<T>(&mut self, key: &str, most: usize, read: impl Fn(Fields<'_>) -> T) -> Vec<T> {
        let list = match self.map.remove(key) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(list)) => list,
            Some(other) => {
                self.unreadable(key, &other);
                return Vec::new();
            }
        };
        if most < list.len() {
            self.problems.push(Problem::TooMany { field: self.path(key), most });
        }
        let mut found = Vec::new();
        for (at, value) in list.into_iter().take(most).enumerate() {
            let within = format!("{}.{}", self.path(key), at + 1);
            match value {
                Value::Object(map) => found.push(read(Fields::of(map, &within, self.problems))),
                other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
                    self.unreadable(&format!("{key}.{}", at + 1), &other);
                }
            }
        }
        found
    }

    fn each<T>(&mut self, key: &str, read: impl Fn(&Value) -> Option<T>) -> BTreeMap<String, T> {
        let mut found = BTreeMap::new();
        for (name, value) in self.object(key) {
            match read(&value) {
                Some(it) => {
                    found.insert(name, it);
                }
                None => self.unreadable(&format!("{key}.{name}"), &value),
            }
        }
        found
    }

    fn objects<T>(&mut self, key: &str, read: impl Fn(Fields<'_>) -> T) -> BTreeMap<String, T> {
        let mut found = BTreeMap::new();
        for (name, value) in self.object(key) {
            match value {
                Value::Object(map) => {
                    let within = self.path(&name);
                    found.insert(name, read(Fields::of(map, &within, self.problems)));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                    self.unreadable(&name, &value);
                }
            }
        }
        found
    }
}
