//! The pack: the whole document and everything built on it, checked, with every cross-reference resolved.
//!
//! These are the types as the product holds them. How people write them is in the crate `authoring`.

use serde::{Deserialize, Serialize};

use crate::model::day::Day;
use crate::model::document::{Actor, Chapter, Measure, Provision};
use crate::model::fact::Fact;
use crate::model::ids::{ActorId, FactId, ParameterId, ProvisionId, ToolId};
use crate::model::parameter::Parameter;
use crate::model::product::indicator::{Indicator, IndicatorList, ListKind};
use crate::model::product::profile_page::ProfilePage;
use crate::model::product::sample::Sample;
use crate::model::reference::Deferred;
use crate::model::sentence::Sentences;
use crate::model::text::Text;
use crate::model::tool::{Situation, Tool};

/// A document with its rules, ready to be asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pack {
    /// `sangzhi-2020`
    pub id: String,
    /// The edition of the pack, not of the document.
    pub edition: String,
    /// The document's own title.
    pub title: Text,
    /// What people call it: also the name of the app.
    pub short_title: Text,
    /// One character that stands for it.
    pub icon: String,
    /// In a sentence what the app does.
    pub description: Text,
    /// The same for whoever opens the first page.
    pub lead: Text,
    /// A few things that people may type into the search.
    pub search_examples: Text,
    /// Who issued it.
    pub issuer: Text,
    /// Where it applies.
    pub place: Text,
    /// The day on which the newspaper reported it; the year may be inferred.
    pub reported_on: Day,
    /// Whether the year of [`Pack::reported_on`] is inferred.
    pub year_inferred: bool,
    /// Trial version, and what has passed.
    pub status: Text,
    /// Where the text comes from and what it lacks.
    pub source_note: Text,
    /// That this is no official tool.
    pub disclaimer: Text,
    /// The chapters in order.
    pub chapters: Vec<Chapter>,
    /// Who owes and whom it serves.
    pub actors: Vec<Actor>,
    /// Every figure of the document.
    pub parameters: Vec<Parameter>,
    /// The lead-in (number 0) and the measures in order.
    pub measures: Vec<Measure>,
    /// Every question that can be asked.
    pub facts: Vec<Fact>,
    /// Every calculator and check.
    pub tools: Vec<Tool>,
    /// The situations in which people look for a tool, in the order in which they are offered.
    pub situations: Vec<Situation>,
    /// Invented people and units.
    pub samples: Vec<Sample>,
    /// The one page for a person.
    pub profile: ProfilePage,
    /// How a finding is put into words.
    pub sentences: Sentences,
    /// Terms, ambiguities and indicators, where they are loaded.
    pub reference: Deferred,
}

impl Pack {
    /// The provision with that number.
    pub fn provision(&self, id: ProvisionId) -> Option<&Provision> {
        self.measure(id.measure)?.provisions.iter().find(|it| it.id == id)
    }

    /// The measure with that number (0 is the lead-in).
    pub fn measure(&self, number: u8) -> Option<&Measure> {
        self.measures.iter().find(|it| it.number == number)
    }

    /// All provisions, those of the lead-in first.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        self.measures.iter().flat_map(|it| &it.provisions)
    }

    /// The tool at its position; nothing for a position of another pack.
    pub fn tool_at(&self, id: ToolId) -> Option<&Tool> {
        self.tools.get(usize::from(id.0))
    }

    /// The fact at its position; nothing for a position of another pack.
    pub fn fact_at(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(usize::from(id.0))
    }

    /// The parameter at its position; nothing for a position of another pack.
    pub fn parameter_at(&self, id: ParameterId) -> Option<&Parameter> {
        self.parameters.get(usize::from(id.0))
    }

    /// The actor at its position; nothing for a position of another pack.
    pub fn actor_at(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(usize::from(id.0))
    }

    /// Finds a tool by its id in data, links and case files: `secondment`.
    pub fn find_tool(&self, id: &str) -> Option<(ToolId, &Tool)> {
        let at = self.tools.iter().position(|it| it.id == id)?;
        Some((ToolId(u16::try_from(at).ok()?), self.tools.get(at)?))
    }

    /// Finds a fact by its id in data, links and case files: `birth_date`.
    pub fn find_fact(&self, id: &str) -> Option<(FactId, &Fact)> {
        let at = self.facts.iter().position(|it| it.id == id)?;
        Some((FactId(u16::try_from(at).ok()?), self.facts.get(at)?))
    }

    /// Finds a parameter by its id in data: `care_fund_share`.
    pub fn find_parameter(&self, id: &str) -> Option<(ParameterId, &Parameter)> {
        let at = self.parameters.iter().position(|it| it.id == id)?;
        Some((ParameterId(u16::try_from(at).ok()?), self.parameters.get(at)?))
    }

    /// The list of a kind.
    pub fn list(&self, kind: ListKind) -> Option<&IndicatorList> {
        self.reference.indicators.iter().find(|it| it.kind == kind)
    }

    /// The indicator with that id, and whose list it is in.
    pub fn indicator(&self, id: &str) -> Option<(ListKind, &Indicator)> {
        self.reference.indicators.iter().find_map(|list| Some((list.kind, list.indicators.iter().find(|it| it.id == id)?)))
    }
}
