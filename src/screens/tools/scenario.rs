//! The scenario in a link: `#/tools/ID?…`. It carries the answers, the day and the readings; nothing sensitive, no name.

use exchange::comparison_link;
use exchange::link::{self, Scenario, Subject};
use leptos::prelude::*;
use policy::pack::ToolId;

use crate::language::language;
use crate::route::Route;
use crate::screens::tools::inputs::{Inputs, Seen};
use crate::today::today;

/// Puts the scenario of a link into the form. Says what of it does not fit; where nothing does, the form stays as it was.
pub fn open(inputs: Inputs, at: ToolId, written: &str) -> Vec<String> {
    let pack = pack::pack();
    let (read, problems) = match link::read(pack, written) {
        Ok(it) => (Some(it.scenario), it.problems),
        Err(problem) => (None, vec![problem]),
    };
    // A link names its tool twice; put together by hand, the two may differ.
    match read.filter(|it| it.subject == Subject::Tool(at)) {
        Some(it) => inputs.fill_with(&it.facts, it.as_of.unwrap_or_else(today), link::chosen(inputs.tool, &it.readings)),
        None if problems.is_empty() => return vec![super::words::words(language()).link_of_other.to_owned()],
        None => {}
    }
    problems.iter().map(|it| it.text().in_language(language()).to_owned()).collect()
}

/// The place in the app that holds what stands in the form.
pub fn place(inputs: Inputs, at: ToolId, seen: &Seen) -> String {
    Route::Tool(inputs.tool.id.clone(), Some(link::write(pack::pack(), &scenario(inputs, at, seen)))).to_string()
}

/// Where this case stands beside itself, to be made another one, and beside itself five years later.
pub fn compared(inputs: Inputs, at: ToolId, seen: &Seen) -> (String, String) {
    let own = scenario(inputs, at, seen);
    let as_of = own.as_of.unwrap_or_else(today);
    let later = Scenario { as_of: Some(as_of.plus_months(60)), ..own.clone() };
    let to = |other| Route::Compare(Some(comparison_link::write(pack::pack(), &own, other))).to_string();
    (to(&own), to(&later))
}

/// What stands in the form, as far as it can be read.
fn scenario(inputs: Inputs, at: ToolId, seen: &Seen) -> Scenario {
    let (facts, as_of) = match seen {
        Seen::Answered { facts, as_of, .. } => (facts, Some(*as_of)),
        Seen::Refused(it) => (&it.facts, None),
    };
    let readings = link::readings(inputs.tool, inputs.chosen.get());
    // An empty field says as much as that it is not known.
    Scenario { subject: Subject::Tool(at), as_of, readings, facts: facts.clone(), unsure: Vec::new() }
}
