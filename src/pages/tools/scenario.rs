//! The scenario in a link: `#/tools/ID?…`. It carries the answers, the day and the readings; nothing sensitive, no name.

use address::mangled::tidied;
use exchange::comparison_link;
use exchange::link::{self, Scenario, Subject};
use exchange::problem::Problem;
use leptos::prelude::*;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::rule::ReadingChoices;

use crate::browser::clock::today;
use crate::components::link_content::{LinkedForm, Opened};
use crate::i18n::language;
use crate::pages::tools::tool_form::{Evaluation, ToolForm};
use crate::routing::route::Route;
use crate::storage::record_store;
use crate::storage::tool_inputs::{self, StoredToolInputs};

/// The form of a tool, as one that a link fills in.
#[derive(Clone, Copy)]
pub struct LinkedTool {
    /// The form.
    pub form: ToolForm,
    /// The tool's place in the pack.
    pub at: ToolId,
}

impl LinkedForm for LinkedTool {
    type Stored = StoredToolInputs;

    fn open(self, link: &str) -> Opened {
        let (pack, LinkedTool { form, at }) = (pack::pack(), self);
        let (read, problems) = match link::read(pack, link) {
            Ok(it) => (Some(it.scenario), it.problems),
            Err(problem) => (None, vec![problem]),
        };
        let in_words = |problem: &Problem| problem.text().in_language(language()).to_owned();
        let opened = |taken, problems| Opened { taken, damaged: false, problems };
        // A link names its tool twice; put together by hand, the two may differ.
        match read.filter(|it| it.subject == Subject::Tool(at)) {
            Some(scenario) => {
                form.fill(&scenario.facts, scenario.as_of.unwrap_or_else(today), link::chosen(form.tool, &scenario.readings));
                let damaged = problems.iter().any(Problem::is_damage);
                Opened { damaged, ..opened(true, problems.iter().filter(|it| !it.is_damage()).map(in_words).collect()) }
            }
            None if problems.is_empty() => opened(false, vec![crate::i18n::messages::tools::words(language()).link_of_other.to_owned()]),
            None => opened(false, problems.iter().map(in_words).collect()),
        }
    }

    fn restore(self) {
        self.form.restore();
    }

    fn link(self) -> String {
        let (facts, as_of) = self.form.told();
        link::write(pack::pack(), &scenario(self.form, self.at, facts, as_of))
    }

    fn own_link(self) -> String {
        LinkedTool { form: ToolForm::new(self.form.tool), at: self.at }.link()
    }

    fn to_store(self) -> StoredToolInputs {
        self.form.to_store()
    }

    fn stored(self) -> StoredToolInputs {
        let (pack, tool) = (pack::pack(), self.form.tool);
        let nothing = || StoredToolInputs::of(pack, tool, core::iter::empty(), None, ReadingChoices::default());
        tool_inputs::read(pack, tool).unwrap_or_else(nothing)
    }

    fn store(self, entries: &StoredToolInputs) -> bool {
        record_store::refusal().is_none() && tool_inputs::write(self.form.tool, entries, Box::new(|_| {})).is_ok()
    }

    fn route(self, link: Option<String>) -> Route {
        Route::Tool(self.form.tool.id.clone(), link)
    }

    fn link_of(self, route: &Route) -> Option<Option<String>> {
        match route {
            Route::Tool(id, link) if *id == self.form.tool.id => Some(link.as_deref().map(tidied)),
            _ => None,
        }
    }
}

/// The address in the app that carries the form's answers.
pub fn place(form: ToolForm, at: ToolId, evaluation: &Evaluation) -> String {
    Route::Tool(form.tool.id.clone(), Some(link::write(pack::pack(), &evaluated(form, at, evaluation)))).to_string()
}

/// The addresses that compare this case with a copy of itself, and with itself five years later.
pub fn compared(form: ToolForm, at: ToolId, evaluation: &Evaluation) -> (String, String) {
    let own = evaluated(form, at, evaluation);
    let as_of = own.as_of.unwrap_or_else(today);
    let later = Scenario { as_of: Some(as_of.plus_months(60)), ..own.clone() };
    let to = |other| Route::Compare(Some(comparison_link::write(pack::pack(), &own, other))).to_string();
    (to(&own), to(&later))
}

/// The answers of the form, as they were evaluated.
fn evaluated(form: ToolForm, at: ToolId, evaluation: &Evaluation) -> Scenario {
    match evaluation {
        Evaluation::Answered { facts, as_of, .. } => scenario(form, at, facts.clone(), Some(*as_of)),
        Evaluation::Refused(refused) => scenario(form, at, refused.facts.clone(), None),
    }
}

/// The answers of the form, as far as they can be read.
fn scenario(form: ToolForm, at: ToolId, facts: Facts, as_of: Option<Day>) -> Scenario {
    let readings = link::readings(form.tool, form.readings.get());
    // An empty field says as much as that it is not known.
    Scenario { subject: Subject::Tool(at), as_of, readings, facts, unsure: Vec::new() }
}
