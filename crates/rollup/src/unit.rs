//! One unit's draft as a row: how each indicator stands, and the figures that a township adds up.

use std::collections::BTreeMap;

use exchange::draft_file::Read;
use exchange::problem::{self, Problem};
use policy::assessment::evaluation::tool_asked;
use policy::assessment::reply::{Standing, Unit};
use policy::assessment::summary::{Counts, judge};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::ProvisionId;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::product::indicator::Indicator;
use policy::model::text::Text;
use policy::model::value::{Answer, Value};

use crate::unit_name::Ending;

/// One unit, as it was handed in.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct UnitRow {
    /// Its name.
    pub name: String,
    /// The kind of unit, by id.
    pub kind: String,
    /// The year it looks at.
    pub year: i32,
    /// The period, in words.
    pub period: String,
    /// The day for which it is judged.
    pub as_of: Option<Day>,
    /// The edition of the data that it was made with.
    pub edition: String,
    /// The present data are others.
    pub other_data: bool,
    /// When it was saved.
    pub saved_at: String,
    /// How each of its own indicators stands, by the id of the indicator, in the document's order.
    pub standings: Vec<(String, Standing)>,
    /// How many cases with a consequence have occurred.
    pub occurred: u32,
    /// How each question of the burden watch stands, by its id; those that it is asked.
    pub watch: Vec<(String, Standing)>,
    /// The figures that were entered into tools, by fact.
    pub figures: BTreeMap<String, Decimal>,
    /// How many there are and how many of them it is so with, where it was asked to count, by the id of the indicator.
    pub counts: BTreeMap<String, (u32, u32)>,
    /// What could not be taken from the file: the first of it, and how much more.
    pub problems: Vec<Text>,
    /// How much could not be taken.
    pub problem_count: usize,
    /// What else there is to know of the file.
    pub notices: Vec<Text>,
    /// It was changed outside this product.
    pub edited: bool,
}

impl UnitRow {
    /// How many stand how, of those that count: what the county decides does not.
    pub fn counts(&self, pack: &Pack) -> Counts {
        let mut counts = Counts::default();
        let by_county: Vec<&str> = ids(pack, |it| it.decided_by_county);
        for (id, standing) in &self.standings {
            if !by_county.contains(&id.as_str()) {
                counts.add(*standing);
            }
        }
        counts
    }

    /// Whether it is a village or a community; nothing for a township.
    pub fn ending(&self) -> Option<Ending> {
        match kind(&self.kind)? {
            Unit::Village => Some(Ending::Village),
            Unit::Community => Some(Ending::Community),
            Unit::Township => None,
        }
    }

    /// How the indicator about a provision stands: that of these ids which it is asked ([`indicators_about`]).
    pub fn about(&self, ids: &[&str]) -> Option<Standing> {
        self.standings.iter().find(|it| ids.contains(&it.0.as_str())).map(|it| it.1)
    }
}

/// The ids of the indicators about a provision, of whichever list. Looked for once, they serve thousands of units.
pub fn indicators_about(pack: &Pack, provision: ProvisionId) -> Vec<&str> {
    ids(pack, |it| it.provisions.first() == Some(&provision))
}

fn ids(pack: &Pack, which: impl Fn(&Indicator) -> bool) -> Vec<&str> {
    let all = pack.reference.indicators.iter().flat_map(|it| &it.indicators);
    all.filter(|it| which(it)).map(|it| it.id.as_str()).collect()
}

/// A draft's row. `day` is used where it names none.
pub fn row(pack: &Pack, read: &Read, day: Day) -> UnitRow {
    let draft = &read.draft;
    let as_of = draft.as_of.unwrap_or(day);
    let judgements = judge(pack, &draft.assessment, as_of);
    let own: Vec<_> = judgements.iter().filter(|it| it.is_own()).collect();
    let mut figures = BTreeMap::new();
    let mut note = |facts: &Facts, of: &[policy::model::ids::FactId]| {
        for id in of {
            if let (Some(fact), Answer::Given(Value::Number(number))) = (pack.fact_at(*id), facts.get(*id)) {
                figures.entry(fact.id.clone()).or_insert(number);
            }
        }
    };
    // What was answered in the self-assessment comes before what was tried in a tool.
    for (id, reply) in draft.assessment.replies.iter().filter(|it| !it.1.unconfirmed) {
        if let Some(tool) = pack.indicator(id).and_then(|it| tool_asked(pack, it.1)) {
            note(&reply.facts, &tool.facts);
        }
    }
    for (id, inputs) in &draft.inputs {
        if let Some(tool) = pack.tool_at(*id) {
            note(&inputs.facts, &tool.facts);
        }
    }
    let counts = draft.assessment.replies.iter().filter(|it| !it.1.unconfirmed);
    let counts = counts.filter_map(|(id, it)| Some((id.clone(), it.count.whole.zip(it.count.part)?)));
    let other = |it: &Problem| matches!(it, Problem::OtherEdition(_) | Problem::OtherData);
    let notice = |it: &Problem| other(it) || matches!(it, Problem::Edited | Problem::Migrated(_));
    let (notices, problems): (Vec<Problem>, Vec<Problem>) = read.problems.iter().cloned().partition(notice);
    UnitRow {
        name: draft.unit_name.trim().to_owned(),
        kind: draft.assessment.unit.id().to_owned(),
        year: draft.assessment.year,
        period: draft.period.trim().to_owned(),
        as_of: Some(as_of),
        edition: draft.origin.edition.clone(),
        other_data: read.problems.iter().any(other),
        saved_at: draft.saved_at.clone(),
        standings: own.iter().map(|it| (it.indicator.id.clone(), it.judged.standing)).collect(),
        occurred: own.iter().filter(|it| it.indicator.consequence && it.judged.standing == Standing::NotMet).map(|_| 1).sum(),
        watch: judgements.iter().filter(|it| !it.is_own()).map(|it| (it.indicator.id.clone(), it.judged.standing)).collect(),
        figures,
        counts: counts.collect(),
        problem_count: problem::count(&problems),
        problems: problems.iter().map(Problem::text).collect(),
        notices: notices.iter().map(Problem::text).collect(),
        edited: read.problems.contains(&Problem::Edited),
    }
}

/// The kind of unit that an id names.
pub fn kind(id: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|it| it.id() == id)
}
