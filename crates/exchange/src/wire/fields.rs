//! Reads the wire format field by field: what is of the wrong type, too long or unknown is reported by its path, and the rest is
//! read.

use std::collections::BTreeMap;

use entry::Entry;
use serde_json::{Map, Value};

use crate::problem::Problem;
use crate::sanitize::{self, Sanitized};
use crate::wire::schema::{MAX_PLAN_ITEMS, MAX_SNAPSHOTS, SCHEMA, WireDraft, WireInputs, WirePlanItem, WireReply, WireSnapshot};

/// The fields of a JSON object, removed one by one; those that are left at the end are unknown.
pub struct Fields<'a> {
    map: Map<String, Value>,
    within: String,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Fields<'a> {
    /// The fields of `map`; `within` is the path of the object, for messages.
    pub fn of(map: Map<String, Value>, within: &str, problems: &'a mut Vec<Problem>) -> Fields<'a> {
        Fields { map, within: within.to_owned(), problems }
    }

    /// The object as a draft.
    pub fn draft(mut self) -> WireDraft {
        self.map.remove("schema");
        let saved = WireDraft {
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
            plan: self.list("plan", MAX_PLAN_ITEMS, |it| it.item()),
            snapshots: self.list("snapshots", MAX_SNAPSHOTS, |it| it.snapshot()),
            typed: self.lines("typed"),
            inputs: self.objects("inputs", |it| it.inputs()),
            comments: self.object("comments"),
            unplaced: self.object("unplaced"),
        };
        self.report_unknown();
        saved
    }

    /// The object as an answer to one indicator.
    pub fn reply(mut self) -> WireReply {
        let reply = WireReply {
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
        self.report_unknown();
        reply
    }

    fn item(mut self) -> WirePlanItem {
        let item = WirePlanItem {
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
        self.report_unknown();
        item
    }

    fn snapshot(mut self) -> WireSnapshot {
        let snapshot = WireSnapshot {
            label: self.name("label"),
            taken_on: self.name("taken_on"),
            as_of: self.name("as_of"),
            year: self.year(),
            edition: self.name("edition"),
            standings: self.texts("standings"),
            answers: self.objects("answers", |it| it.reply()),
        };
        self.report_unknown();
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
        self.report_unknown();
        entry
    }

    fn inputs(mut self) -> WireInputs {
        let inputs = WireInputs { as_of: self.name("as_of"), facts: self.texts("facts"), readings: self.texts("readings") };
        self.report_unknown();
        inputs
    }

    /// Reports every field that is left as unknown.
    fn report_unknown(&mut self) {
        let left: Vec<String> = self.map.keys().map(|it| self.path(it)).collect();
        self.problems.extend(left.into_iter().map(Problem::UnknownField));
    }

    fn path(&self, key: &str) -> String {
        if self.within.is_empty() { key.to_owned() } else { format!("{}.{key}", self.within) }
    }

    /// Reports a field whose value is of the wrong type.
    pub fn unreadable(&mut self, key: &str, value: &Value) {
        let field = self.path(key);
        // Long enough to recognise it; the words for the problem cut it again.
        self.problems.push(Problem::Unreadable { field, written: value.to_string().chars().take(80).collect() });
    }

    fn text(&mut self, key: &str, sanitize: impl Fn(&str) -> Sanitized, most: usize) -> String {
        match self.map.remove(key) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => {
                let sanitized = sanitize(&text);
                if sanitized.hidden {
                    let field = self.path(key);
                    self.problems.push(Problem::Hidden(field));
                }
                if sanitized.cut {
                    let field = self.path(key);
                    self.problems.push(Problem::TooLong { field, most });
                }
                sanitized.text
            }
            Some(other) => {
                self.unreadable(key, &other);
                String::new()
            }
        }
    }

    fn name(&mut self, key: &str) -> String {
        self.text(key, |it| sanitize::line(it, sanitize::MAX_NAME), sanitize::MAX_NAME)
    }

    fn note(&mut self, key: &str) -> String {
        self.text(key, |it| sanitize::note(it, sanitize::MAX_NOTE), sanitize::MAX_NOTE)
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
        self.map_of(key, |value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
        })
    }

    fn flags(&mut self, key: &str) -> BTreeMap<String, bool> {
        self.map_of(key, Value::as_bool)
    }

    fn counts(&mut self, key: &str) -> BTreeMap<String, u64> {
        self.map_of(key, Value::as_u64)
    }

    /// Texts of one line, made safe.
    fn lines(&mut self, key: &str) -> BTreeMap<String, String> {
        let texts = self.texts(key);
        order::map(texts.into_iter().map(|(name, text)| (name, sanitize::line(&text, sanitize::MAX_NAME).text)))
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

    fn map_of<T>(&mut self, key: &str, read: impl Fn(&Value) -> Option<T>) -> BTreeMap<String, T> {
        let mut found = BTreeMap::new();
        for (name, value) in self.object(key) {
            match read(&value) {
                Some(value) => {
                    found.insert(name, value);
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
