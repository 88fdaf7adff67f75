//! The scenario in a link: `#/tools/ID?…`. It carries the answers, the day and the readings; nothing sensitive, no name.

use exchange::comparison_link;
use exchange::link::{self, Scenario, Subject};
use leptos::prelude::*;
use policy::model::ids::ToolId;

use crate::browser::clock::today;
use crate::i18n::language;
use crate::pages::tools::tool_form::{Evaluation, ToolForm};
use crate::routing::route::Route;

/// Puts the scenario of a link into the form. Says what of it does not fit; where nothing does, the form stays as it was.
pub fn open(form: ToolForm, at: ToolId, written: &str) -> Vec<String> {
    let pack = pack::pack();
    let (read, problems) = match link::read(pack, written) {
        Ok(it) => (Some(it.scenario), it.problems),
        Err(problem) => (None, vec![problem]),
    };
    // A link names its tool twice; put together by hand, the two may differ.
    match read.filter(|it| it.subject == Subject::Tool(at)) {
        Some(it) => form.fill(&it.facts, it.as_of.unwrap_or_else(today), link::chosen(form.tool, &it.readings)),
        None if problems.is_empty() => return vec![crate::i18n::messages::tools::words(language()).link_of_other.to_owned()],
        None => {}
    }
    problems.iter().map(|it| it.text().in_language(language()).to_owned()).collect()
}

/// The address in the app that carries the form's answers.
pub fn place(form: ToolForm, at: ToolId, evaluation: &Evaluation) -> String {
    Route::Tool(form.tool.id.clone(), Some(link::write(pack::pack(), &scenario(form, at, evaluation)))).to_string()
}

/// The addresses that compare this case with a copy of itself, and with itself five years later.
pub fn compared(form: ToolForm, at: ToolId, evaluation: &Evaluation) -> (String, String) {
    let own = scenario(form, at, evaluation);
    let as_of = own.as_of.unwrap_or_else(today);
    let later = Scenario { as_of: Some(as_of.plus_months(60)), ..own.clone() };
    let to = |other| Route::Compare(Some(comparison_link::write(pack::pack(), &own, other))).to_string();
    (to(&own), to(&later))
}

/// The answers of the form, as far as they can be read.
fn scenario(form: ToolForm, at: ToolId, evaluation: &Evaluation) -> Scenario {
    let (facts, as_of) = match evaluation {
        Evaluation::Answered { facts, as_of, .. } => (facts, Some(*as_of)),
        Evaluation::Refused(it) => (&it.facts, None),
    };
    let readings = link::readings(form.tool, form.readings.get());
    // An empty field says as much as that it is not known.
    Scenario { subject: Subject::Tool(at), as_of, readings, facts: facts.clone(), unsure: Vec::new() }
}
