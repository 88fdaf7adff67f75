//! A file with remarks on a unit's answers, which whoever adds up sends back. Opened where the unit's draft is, each remark stands beside the
//! answer that it is about; it changes no answer.
//!
//! ```json
//! {"return": 1, "pack": "sangzhi-2020", "from": "示例·云岭镇", "unit": "village", "unit_name": "示例·石桥村", "year": 2020,
//!  "made_on": "2020-12-31", "remarks": {"village-3.4": "主任的当选证书没有附上。"}, "mark": "93c1f04b7d22e6a8"}
//! ```

use policy::assessment::reply::Unit;
use policy::model::pack::Pack;
use serde_json::Value;

use crate::checksum::{self, Integrity};
use crate::draft::{Comment, Draft};
use crate::problem::Problem;
use crate::sanitize;

/// The newest form.
const FORM: u64 = 1;

/// Remarks on the answers of one unit in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnFile {
    /// Who sends them back.
    pub from: String,
    /// What kind of unit they are for.
    pub unit: Unit,
    /// Its name.
    pub unit_name: String,
    /// The year.
    pub year: i32,
    /// The day on which they were written, as text.
    pub made_on: String,
    /// The remarks by the id of the indicator.
    pub remarks: Vec<(String, String)>,
    /// It was changed outside this product.
    pub edited: bool,
}

/// Whether a text begins as such a file does.
pub fn is_return_file(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    text.strip_prefix('{').is_some_and(|it| it.trim_start().starts_with("\"return\""))
}

/// The remarks as text. Empty ones are left out.
pub fn write(pack: &Pack, file: &ReturnFile) -> String {
    let remark = |text: &str| sanitize::note(text.trim(), sanitize::MAX_NOTE).text;
    let remarks = file.remarks.iter().map(|(id, text)| (id.clone(), Value::String(remark(text)))).filter(|it| it.1 != "");
    let text = |it: &str| Value::String(it.to_owned());
    let fields = [
        ("return", Value::from(FORM)),
        ("pack", text(&pack.id)),
        ("from", text(&file.from)),
        ("unit", text(file.unit.id())),
        ("unit_name", text(&file.unit_name)),
        ("year", Value::from(file.year)),
        ("made_on", text(&file.made_on)),
        ("remarks", Value::Object(remarks.collect())),
    ];
    // The form stands first: by it such a file is told from others.
    let written: Vec<String> = fields.iter().map(|(name, it)| ["\"", name, "\":", &it.to_string()].concat()).collect();
    let value = Value::Object(fields.into_iter().map(|(name, it)| (name.to_owned(), it)).collect());
    checksum::with_checksum(&value, &["{", &written.join(","), "}"].concat())
}

/// The remarks that a text holds, on questions that the pack asks.
///
/// # Errors
/// Where nothing of it can be taken; the problem says why.
pub fn read(pack: &Pack, text: &str) -> Result<ReturnFile, Problem> {
    let broken = |error: serde_json::Error| {
        if error.is_eof() { Problem::CutShort } else { Problem::NotJson { line: error.line(), column: error.column() } }
    };
    let mut value: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(broken)?;
    let edited = value.as_object_mut().is_some_and(|it| checksum::take_and_verify(it) == Integrity::Edited);
    let text = |field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default();
    let line = |field: &str| sanitize::line(text(field), sanitize::MAX_NAME).text;
    match value.get("return").and_then(Value::as_u64) {
        Some(form) if FORM < form => return Err(Problem::NewerSchema(form)),
        Some(_) => {}
        None => return Err(Problem::NotADraft),
    }
    if text("pack") != pack.id {
        return Err(Problem::OtherPack(line("pack")));
    }
    let unit = Unit::ALL.into_iter().find(|it| it.id() == text("unit")).ok_or_else(|| Problem::UnknownUnit(line("unit")))?;
    let year = value.get("year").and_then(Value::as_i64).and_then(|it| i32::try_from(it).ok()).ok_or(Problem::NotADraft)?;
    let all = value.get("remarks").and_then(Value::as_object).into_iter().flatten();
    let remark = |(id, text): (&String, &Value)| {
        let text = sanitize::note(text.as_str()?.trim(), sanitize::MAX_NOTE).text;
        (pack.indicator(id).is_some() && !text.is_empty()).then(|| (id.clone(), text))
    };
    Ok(ReturnFile {
        from: line("from"),
        unit,
        unit_name: line("unit_name"),
        year,
        made_on: line("made_on"),
        remarks: all.filter_map(remark).collect(),
        edited,
    })
}

impl ReturnFile {
    /// The draft with the remarks beside its answers, in the place of those that stood there.
    #[must_use]
    pub fn beside(&self, draft: &Draft) -> Draft {
        let mut draft = draft.clone();
        for (id, text) in &self.remarks {
            draft.comments.retain(|it| it.0 != *id);
            draft.comments.push((id.clone(), Comment { text: text.clone(), from: self.from.clone(), on: self.made_on.clone() }));
        }
        draft
    }
}
