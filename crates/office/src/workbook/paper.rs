//! A workbook from beginning to end: made, read back, compared, and only then handed out.

use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file;
use exchange::sanitize;
use policy::assessment::plan::Item;
use policy::assessment::reply::Reply;
use policy::model::day::Day;
use policy::model::pack::Pack;
use rollup::protocol::GeneratedFile;

use crate::context::Context;
use crate::excel;
use crate::workbook::lines::{Asked, lines, readings};
use crate::workbook::read::read;
use crate::workbook::words;
use crate::workbook::write::write;

/// The workbook for the unit of a draft, with what the draft says already; the draft is the text of its file.
///
/// # Errors
/// In words: the draft cannot be read, the file cannot be made, or it does not hold what was put in.
pub fn make(context: Context<'_>, text: &str) -> Result<(GeneratedFile, Vec<u8>), String> {
    let words = crate::words::words(context.language);
    let in_words = |it: policy::model::text::Text| it.in_language(context.language).to_owned();
    let draft = draft_file::read(context.pack, context.hash, text).map_err(|it| in_words(it.text()))?.draft;
    let file = write(context.pack, context.hash, &draft, context.language).map_err(|it| (words.not_made)(&it))?;
    let found = read(context.pack, context.hash, &file).map_err(|it| (words.not_made)(&in_words(it.text())))?;
    let (put, found) = (carried(context.pack, &draft), carried(context.pack, &found.draft));
    if put != found {
        let same = put.replies.iter().filter(|it| found.replies.get(it.0) == Some(it.1)).count();
        let same_items = put.plan.iter().zip(&found.plan).filter(|it| it.0 == it.1).count();
        return Err((words.not_whole)(put.replies.len() + put.plan.len(), same + same_items));
    }
    let asked = lines(context.pack, draft.assessment.unit).len();
    let unit = sanitize::line(&draft.unit_name, 40).text;
    let unit: String = unit.chars().filter(|it| it.is_alphanumeric() || matches!(it, '-' | '·')).collect();
    let own = words::words(context.language);
    let unit = if unit.is_empty() { (own.kind)(draft.assessment.unit) } else { &unit };
    let name = (own.file_name)(unit, draft.assessment.year);
    Ok((GeneratedFile { name, mime: excel::MIME.to_owned(), checked: (words.checked_tables)(1, asked), text: None }, file))
}

/// What a workbook carries of a draft.
#[derive(Debug, PartialEq)]
pub struct Carried {
    /// The answers by the id of the indicator; of the burden watch no facts of single cases.
    pub replies: BTreeMap<String, Reply>,
    /// The plan.
    pub plan: Vec<Item>,
    /// The day for which it is judged.
    pub as_of: Option<Day>,
}

/// What a workbook carries of a draft.
pub fn carried(pack: &Pack, draft: &Draft) -> Carried {
    let one = |text: &str| sanitize::note(text, sanitize::MAX_NOTE).text.trim().to_owned();
    let mut replies: BTreeMap<String, Reply> = BTreeMap::new();
    let unit = draft.assessment.unit;
    for line in lines(pack, unit).into_iter().chain(readings(pack, unit)) {
        let Some(reply) = draft.assessment.replies.get(&line.indicator.id) else { continue };
        let to = replies.entry(line.indicator.id.clone()).or_default();
        if line.is_first {
            to.note = one(&reply.note);
            to.evidence = one(&reply.evidence);
            to.post = one(&reply.post);
            to.on = reply.on;
        }
        match &line.what {
            Asked::Own(of) => to.own = reply.own.filter(|it| of.contains(it)),
            Asked::Part(_, part) => to.parts.set(*part, reply.parts.get(*part)),
            Asked::Whole => to.count.whole = reply.count.whole,
            Asked::Counted => to.count.part = reply.count.part,
            Asked::Fact(id, _) => to.facts.set(*id, reply.facts.get(*id)),
            Asked::Reading(at, _) => to.readings = to.readings.with(*at, reply.readings.get(*at)),
        }
    }
    replies.retain(|_, it| !it.is_empty());
    let item = |planned: &Item| Item {
        problem: one(&planned.problem),
        goal: one(&planned.goal),
        action: one(&planned.action),
        post: one(&planned.post),
        unit: one(&planned.unit),
        progress: one(&planned.progress),
        evidence: one(&planned.evidence),
        ..planned.clone()
    };
    Carried { replies, plan: draft.plan.iter().map(item).collect(), as_of: draft.as_of }
}
