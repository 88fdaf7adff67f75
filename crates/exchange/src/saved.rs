//! The saved forms of a draft: what lies in a file or in the browser's storage, version by version.
//!
//! These types know no pack: every id is a text. What becomes of them is in [`crate::draft`].

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::clean;
use crate::problem::Problem;

/// The newest form.
pub const SCHEMA: u64 = 1;

/// The most bytes that are read.
pub const LONGEST: usize = 5_000_000;

/// The deepest nesting that is read; a draft has five levels.
const DEEPEST: usize = 32;

/// A draft as it was saved. An old form stays readable; the newest is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Saved {
    /// The first.
    V1(SavedV1),
}

/// The first form.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SavedV1 {
    /// 1.
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
    /// What was last entered into each tool.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub inputs: BTreeMap<String, SavedInputs>,
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
    /// The readings that are not the default.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub readings: BTreeMap<String, String>,
    /// The parts of the year, from 1.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, bool>,
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
    serde_json::to_string(saved).unwrap_or_default()
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
    let Value::Object(map) = value else { return Err(Problem::NotADraft) };
    match map.get("schema").and_then(Value::as_u64) {
        Some(SCHEMA) if map.contains_key("pack") && map.contains_key("answers") => {}
        Some(newer) if SCHEMA < newer => return Err(Problem::NewerSchema(newer)),
        Some(_) | None => return Err(Problem::NotADraft),
    }
    let mut problems = Vec::new();
    let saved = Fields::of(map, "", &mut problems).v1();
    Ok((Saved::V1(saved), problems))
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

    fn v1(mut self) -> SavedV1 {
        self.map.remove("schema");
        let saved = SavedV1 {
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
            readings: self.texts("readings"),
            parts: self.flags("parts"),
            unconfirmed: self.flag("unconfirmed"),
            note: self.note("note"),
            evidence: self.note("evidence"),
            post: self.name("post"),
            on: self.name("on"),
        };
        self.unknown();
        reply
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
