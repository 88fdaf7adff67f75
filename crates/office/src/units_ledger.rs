//! A ledger of somebody's own with a row for each village (incomes, branches, talents), read into drafts of these villages. What each
//! column is taken for is shown first, and can be changed; what no column tells is left open.

use std::collections::BTreeMap;

use exchange::draft::Draft;
use ledger::dirty::Dirty;
use ledger::label::Scale;
use ledger::matching::{Column, Confidence, Mapping};
use ledger::problem::Problem;
use ledger::reading::{Options, Progress, Sink, read, survey};
use ledger::remark::Remark;
use ledger::source::Book;
use ledger::source::sheet::Flow;
use ledger::value::Taken;
use ledger::wanted::Wanted;
use policy::assessment::reply::{Reply, Unit};
use policy::assessment::summary::asked;
use policy::model::fact::Fact;
use policy::model::ids::FactId;
use policy::model::pack::Pack;
use policy::model::product::indicator::{Indicator, SettledBy};
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use rollup::unit_name::{Ending, UnitKey, without_number};

use crate::words::words;

/// The id of the column with the names of the units.
pub const NAME: &str = "unit_name";

/// What the column with the names of the units may be called.
const NAMES: [&str; 12] =
    ["村（社区）", "村", "村名", "村名称", "行政村", "社区", "单位", "单位名称", "村居", "村（居）", "village", "unit"];

/// The most rows that are taken: a county has fewer villages.
const MOST_ROWS: usize = 3_000;

/// So many cells that cannot be read are listed; the others are counted.
const MOST_DIRTY: usize = 100;

/// What a column may hold besides the names: a fact, and the indicator that it answers.
pub struct Place<'a> {
    /// The fact.
    pub fact: (FactId, &'a Fact),
    indicator: &'a Indicator,
    answers: Answers,
}

/// What the fact answers of its indicator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    /// It is a fact of its tool.
    Fact,
    /// How many there are.
    Whole,
    /// How many of them it is so with.
    Part,
}

/// Everything that a column may hold: what the tools of the villages' own questions ask, and the two figures that a roll-up adds up.
pub fn places(pack: &Pack) -> Vec<Place<'_>> {
    let mut all: Vec<Place<'_>> = Vec::new();
    let summed = pack.reference.rollup.summed_share.as_ref();
    for (_, indicator) in [Unit::Village, Unit::Community].into_iter().flat_map(|it| asked(pack, it)) {
        let facts = match indicator.settled_by {
            SettledBy::Tool { tool, .. } => {
                pack.tool_at(tool).map(|it| it.facts.as_slice()).unwrap_or_default().iter().map(|it| (*it, Answers::Fact)).collect()
            }
            SettledBy::OwnCount(_) => match summed.filter(|it| indicator.provisions.first() == Some(&it.provision)) {
                Some(rule) => vec![(rule.whole, Answers::Whole), (rule.part, Answers::Part)],
                None => Vec::new(),
            },
            SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::ToolParts { .. } => Vec::new(),
        };
        for (id, answers) in facts {
            if let Some(fact) =
                pack.fact_at(id).filter(|it| !it.sensitive && all.iter().all(|known| known.fact.0 != id && !it.id.is_empty()))
            {
                all.push(Place { fact: (id, fact), indicator, answers });
            }
        }
    }
    all
}

/// A ledger as it was read.
pub struct UnitsLedger<'a> {
    pack: &'a Pack,
    /// The name of the sheet.
    pub sheet: String,
    /// Its columns, with what is proposed for each.
    pub columns: Vec<Column>,
    /// What is read from which column.
    pub mapping: Mapping,
    /// What was noticed.
    pub remarks: Vec<Remark>,
    /// The first cells that could not be read.
    pub dirty: Vec<Dirty>,
    /// How many there are.
    pub dirty_count: u32,
    /// Rows that name no unit.
    pub nameless: u32,
    /// Each row that names a unit: its name, and what its cells say.
    pub rows: Vec<(String, Vec<(FactId, Answer)>)>,
}

/// Takes rows; what is not wanted is never here.
struct Rows<'t> {
    facts: &'t [FactId],
    name: String,
    answers: Vec<(FactId, Answer)>,
    rows: Vec<(String, Vec<(FactId, Answer)>)>,
    nameless: u32,
    dirty: Vec<Dirty>,
}

impl Sink for Rows<'_> {
    fn value(&mut self, wanted: usize, value: Taken<'_>) {
        match (value, wanted.checked_sub(1).and_then(|it| self.facts.get(it))) {
            (Taken::Answer(answer), Some(fact)) => self.answers.push((*fact, answer)),
            (Taken::Text(text), None) => self.name = exchange::sanitize::line(without_number(text), exchange::sanitize::MAX_NAME).text,
            (Taken::Answer(_), None) | (Taken::Text(_), Some(_)) | (Taken::Open | Taken::Digits(_), _) => {}
        }
    }

    fn dirty(&mut self, dirty: Dirty) {
        if self.dirty.len() < MOST_DIRTY {
            self.dirty.push(dirty);
        }
    }

    fn end_of_row(&mut self, _: u32, _: Progress) -> Flow {
        let (name, answers) = (core::mem::take(&mut self.name), core::mem::take(&mut self.answers));
        if name.trim().is_empty() {
            self.nameless += 1;
        } else {
            self.rows.push((name, answers));
        }
        if self.rows.len() < MOST_ROWS { Flow::On } else { Flow::Stop }
    }
}

impl<'a> UnitsLedger<'a> {
    /// Reads a file. `remembered` are the mappings of tables that somebody confirmed before; `columns` says what columns are where it is not
    /// what is proposed: their place from 0, and an id or nothing.
    ///
    /// # Errors
    /// Where the file is no table that can be read.
    pub fn read(
        pack: &'a Pack,
        bytes: &[u8],
        remembered: &[Mapping],
        columns: &[(usize, Option<String>)],
        language: Language,
    ) -> Result<UnitsLedger<'a>, Problem> {
        let places = places(pack);
        let facts: Vec<FactId> = places.iter().map(|it| it.fact.0).collect();
        let wanted: Vec<Wanted> =
            core::iter::once(Wanted::of_text(NAME, &NAMES)).chain(places.iter().map(|it| wanted(pack, it, language))).collect();
        let mut book = Book::open(bytes)?;
        let survey = survey(&mut book, &wanted)?;
        let mut mapping = remembered.iter().find(|it| it.signature == survey.signature).cloned().unwrap_or_else(|| survey.mapping());
        for (at, id) in columns {
            match id {
                Some(id) => {
                    let scale = survey.columns.iter().find(|it| it.at == *at).and_then(|it| it.scale.or(it.asks_for));
                    mapping.assign(*at, id, scale.unwrap_or(Scale::Ones));
                }
                None => mapping.clear(*at),
            }
        }
        let mut rows = Rows { facts: &facts, name: String::new(), answers: Vec::new(), rows: Vec::new(), nameless: 0, dirty: Vec::new() };
        let summary = read(&mut book, &survey, &mapping, &wanted, Options::default(), &mut rows)?;
        let Rows { rows, nameless, dirty, .. } = rows;
        Ok(UnitsLedger {
            pack,
            sheet: survey.sheet_name,
            columns: survey.columns,
            mapping,
            remarks: survey.remarks.into_iter().chain(summary.remarks).collect(),
            dirty,
            dirty_count: summary.dirty,
            nameless,
            rows,
        })
    }

    /// Whether it says of a column for certain what it is.
    pub fn is_unsure(&self, column: &Column) -> bool {
        column.confidence == Confidence::Likely && self.mapping.get(column.at).map(|it| &it.id) == column.proposed.as_ref()
    }

    /// A draft for each row that tells something, for a year. What two columns say of one indicator is one answer.
    pub fn drafts(&self, year: i32) -> Vec<Draft> {
        let places = places(self.pack);
        let told = self.rows.iter().filter(|it| !it.1.is_empty());
        told.map(|(name, answers)| {
            let unit = match UnitKey::new(name, "").ending {
                Some(Ending::Community) => Unit::Community,
                Some(Ending::Village) | None => Unit::Village,
            };
            let mut draft = Draft::new(unit, year);
            draft.unit_name.clone_from(name);
            let mut replies: BTreeMap<String, Reply> = BTreeMap::new();
            for (fact, answer) in answers {
                let Some(place) = places.iter().find(|it| it.fact.0 == *fact) else { continue };
                let reply = replies.entry(place.indicator.id.clone()).or_default();
                let whole = || {
                    let Answer::Given(Value::Number(number)) = answer else { return None };
                    u32::try_from(number.ten_thousandths() / 10_000).ok().filter(|_| number.is_whole())
                };
                match place.answers {
                    Answers::Fact => reply.facts.set(*fact, *answer),
                    Answers::Whole => reply.count.whole = whole(),
                    Answers::Part => reply.count.part = whole(),
                }
            }
            draft.assessment.replies = replies;
            draft
        })
        .collect()
    }
}

/// What a column of a fact may be called: as the product calls it, and as its own ledger of incomes does.
fn wanted(pack: &Pack, place: &Place<'_>, language: Language) -> Wanted {
    let (c, other) = (&words(language).column, &words(Language::Chinese).column);
    let income = pack.reference.rollup.income_ledger.as_ref();
    let aliases: &[&str] = match income {
        Some(rule) if rule.last_year == place.fact.0 => &[c.last_year, other.last_year],
        Some(rule) if rule.this_year == place.fact.0 => &[c.this_year, other.this_year],
        Some(_) | None => &[],
    };
    Wanted::of_fact(place.fact.1, aliases)
}
