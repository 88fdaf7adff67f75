//! The wire format of a draft: what is stored in a file or in the browser's storage. JSON, UTF-8, one object.
//!
//! These types know no pack: every id is a text. [`crate::draft_file`] maps them to a draft. Every field may be absent
//! (then it is empty), days are `2020-12-31`, and a reader that meets an unknown field reports it and goes on.
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
//!  "comments": {"village-3.4": {"text": "…", "from": "示例·云岭镇", "on": "2020-12-31"}},
//!  "typed": {"year": "20201"}, "mark": "93c1f04b7d22e6a8"}
//! ```
//!
//! * `own`, `standings`: `met`, `partly`, `not_met`, `not_applicable`, `not_sure` (`standings` also `not_answered`).
//! * `facts`: in the form of [`crate::facts`]. `typed` holds what stands in a field where that is more than the answer says
//!   (`1万`, half a day); whoever reads answers needs `facts` alone.
//! * `asked`: a fingerprint of the question as it was; where it differs, the answer was given to another question.
//! * `weights`: the user's own, by measure, 0 to 100; 1 where nothing stands. The document has none.
//! * `source`: `self`, `higher`, `masses`. `state`: `not_started`, `under_way`, `done`, `closed`.
//! * `computed`: the day on which a roll-up filled the answer in; nobody has changed it since.
//! * `comments`: what was written back about an answer ([`crate::return_file`]); it is part of no answer.
//! * `mark`: the checksum of everything else ([`crate::checksum`]). A file without one is read as it is; a mismatch is reported.
//! * Names have no place here: `post` is a post. Sensitive facts are neither written nor taken.
//!
//! Schema 1 had two forms, which are still read: `answers` as above, and, on the device only, `replies` with everything as
//! typed. They are migrated first ([`crate::migrate`]).

pub mod schema;
mod fields;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::checksum::{self, Integrity};
use crate::migrate;
use crate::problem::Problem;
use crate::sanitize;
use crate::wire::fields::Fields;
use crate::wire::schema::{MAX_BYTES, MAX_DEPTH, SCHEMA, WireDraft, WireReply};

/// The draft as JSON, with its checksum.
pub fn write(draft: &WireDraft) -> String {
    // Texts, numbers and maps with text keys always have a JSON form.
    let value = serde_json::to_value(draft).unwrap_or_default();
    checksum::with_checksum(&value, &serde_json::to_string(draft).unwrap_or_default())
}

/// Reads JSON as far as it is a draft, and reports what could not be read.
///
/// # Errors
/// Where it is no draft: too large, no JSON, cut short, too deep, something else, or of a newer version.
pub fn read(text: &str) -> Result<(WireDraft, Vec<Problem>), Problem> {
    if MAX_BYTES < text.len() {
        return Err(Problem::TooLarge { bytes: text.len(), most: MAX_BYTES });
    }
    let text = text.trim_start_matches('\u{FEFF}');
    if MAX_DEPTH < depth(text) {
        return Err(Problem::TooDeep);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| syntax_problem(text, &error))?;
    let Value::Object(mut map) = value else { return Err(Problem::NotADraft) };
    let mut problems = Vec::new();
    if checksum::take_and_verify(&mut map) == Integrity::Edited {
        problems.push(Problem::Edited);
    }
    match map.get("schema").and_then(Value::as_u64) {
        Some(newer) if SCHEMA < newer => return Err(Problem::NewerSchema(newer)),
        Some(1) if map.contains_key("pack") && (map.contains_key("answers") || map.contains_key("replies")) => {
            migrate::to_schema_2(&mut map);
            problems.push(Problem::Migrated(1));
        }
        Some(SCHEMA) if map.contains_key("pack") && map.contains_key("answers") => {}
        Some(_) | None => return Err(Problem::NotADraft),
    }
    let draft = Fields::of(map, "", &mut problems).draft();
    Ok((draft, problems))
}

/// What identifies a draft in a list, read without the rest of it.
#[derive(Clone, Debug, PartialEq, Default, Deserialize)]
pub struct Header {
    /// The schema.
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

/// The header of a draft; `None` where the text is no draft, or one of an older schema.
pub fn header(text: &str) -> Option<Header> {
    if MAX_BYTES < text.len() || MAX_DEPTH < depth(text) {
        return None;
    }
    let raw: Header = serde_json::from_str(text).ok()?;
    let line = |it: &str| sanitize::line(it, sanitize::MAX_NAME).text;
    (raw.schema == SCHEMA).then(|| Header { name: line(&raw.name), unit_name: line(&raw.unit_name), period: line(&raw.period), ..raw })
}

/// One answer by itself, as it was kept among [`schema::WireDraft::unplaced`].
pub fn reply(id: &str, value: Value) -> (WireReply, Vec<Problem>) {
    let mut problems = Vec::new();
    let reply = match value {
        Value::Object(map) => Fields::of(map, id, &mut problems).reply(),
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
            Fields::of(Map::new(), "", &mut problems).unreadable(id, &other);
            WireReply::default()
        }
    };
    (reply, problems)
}

fn syntax_problem(text: &str, error: &serde_json::Error) -> Problem {
    if error.is_eof() && text.trim_start().starts_with('{') {
        Problem::CutShort
    } else {
        Problem::NotJson { line: error.line(), column: error.column() }
    }
}

/// The deepest nesting of brackets outside of strings.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
