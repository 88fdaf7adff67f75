//! A table of people, read into columns and decided.

use std::collections::BTreeMap;

use batch::batch::Batch;
use batch::results::Results;
use batch::table::Table;
use batch::wanted::Wanted as WithBatch;
use exchange::link;
use ledger::dirty::Dirty;
use ledger::label::Scale;
use ledger::matching::Column;
use ledger::problem::Problem;
use ledger::reading::{Options, Progress, Sink, read, survey};
use ledger::remark::Remark;
use ledger::source::Book;
use ledger::source::sheet::Flow;
use ledger::value::Taken;
use ledger::wanted::Wanted;
use policy::model::day::Day;
use policy::model::ids::{FactId, ToolId};
use policy::model::pack::Pack;
use policy::model::tool::{Group, Tool};
use rollup::people::{ColumnChoices, HeaderChoices, RosterQuery};

/// So many dirty cells are listed; the others are counted.
pub const MOST_DIRTY: usize = 200;

/// Room is made for so many rows at a time.
const STEP: usize = 16_384;

/// How much of the whole reading counts for, in thousandths; deciding is the rest.
const READING: u32 = 700;

/// What is asked of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Which tools, by id; all for a person about which the table tells something, where none is named.
    pub tools: Vec<String>,
    /// The reference date.
    pub as_of: Day,
    /// The readings that are not the usual ones: the id of each with that of its choice. One serves every tool that has it.
    pub readings: BTreeMap<String, String>,
    /// Names are to be shown while the list is open.
    pub names: bool,
    /// What columns are where it is not what is proposed.
    pub columns: ColumnChoices,
    /// What was chosen before for tables with the same header; it counts where `columns` says nothing.
    pub remembered: Vec<HeaderChoices>,
}

/// A list that was read and decided.
pub struct List<'a> {
    /// The pack by which it was decided.
    pub pack: &'a Pack,
    /// The reference date.
    pub as_of: Day,
    /// What is known of each row.
    pub table: Table<'a>,
    /// The readings that are not the usual ones.
    pub readings: BTreeMap<String, String>,
    /// The number of each row in its sheet.
    pub numbers: Vec<u32>,
    /// The name in each row; empty where none was asked for.
    pub names: Vec<String>,
    /// What came out of each tool.
    pub checks: Vec<(ToolId, Results)>,
    /// The counts of each check, as they are sent ([`rollup::people::RosterView::counts`]): made once.
    pub counts: Vec<(String, [u32; 6], u32)>,
    /// What tells its header from others.
    pub header: String,
    /// Its columns were read as was chosen before for this header.
    pub is_remembered: bool,
    /// Its columns, with what is proposed for each.
    pub columns: Vec<Column>,
    /// The places of those that were read as somebody has said.
    pub confirmed: Vec<usize>,
    /// What each of these columns was read as.
    pub read_as: Vec<Option<FactId>>,
    /// The first cells that could not be read.
    pub dirty: Vec<Dirty>,
    /// How many there are.
    pub dirty_count: u32,
    /// The name of the sheet.
    pub sheet: String,
    /// What was noticed.
    pub remarks: Vec<Remark>,
    /// The rows that fitted the last query with a filter: scrolling over them asks nothing anew.
    pub(crate) fitting: Option<(RosterQuery, Vec<u32>)>,
}

/// The facts that a list of people may tell, as columns are called: all that these tools ask, or all for a person where none is named.
pub fn wanted(pack: &Pack, tools: &[String]) -> Vec<(FactId, Wanted)> {
    let mut found: Vec<(FactId, Wanted)> = Vec::new();
    let is_asked = |tool: &&Tool| tool.group == Group::Person && (tools.is_empty() || tools.contains(&tool.id));
    for id in pack.tools.iter().filter(is_asked).flat_map(|it| &it.facts) {
        if let Some(fact) = pack.fact_at(*id).filter(|_| found.iter().all(|it| it.0 != *id)) {
            found.push((*id, Wanted::of_fact(fact, &[])));
        }
    }
    found
}

/// Takes rows into columns; what is not wanted is never here.
struct Rows<'t, 'p, F> {
    table: &'t mut Table<'p>,
    facts: &'t [FactId],
    row: usize,
    numbers: Vec<u32>,
    names: Vec<String>,
    name: String,
    dirty: Vec<Dirty>,
    told: F,
}

impl<F: FnMut(u32)> Sink for Rows<'_, '_, F> {
    fn value(&mut self, wanted: usize, value: Taken<'_>) {
        if let (Taken::Answer(answer), Some(fact)) = (value, self.facts.get(wanted)) {
            self.table.set(self.row, *fact, answer);
        }
    }

    fn name(&mut self, name: &str) {
        if self.name.is_empty() {
            self.name = exchange::sanitize::note(name, 40).text;
        }
    }

    fn dirty(&mut self, dirty: Dirty) {
        if self.dirty.len() < MOST_DIRTY {
            self.dirty.push(dirty);
        }
    }

    fn end_of_row(&mut self, row: u32, progress: Progress) -> Flow {
        self.numbers.push(row);
        self.names.push(core::mem::take(&mut self.name));
        self.row += 1;
        if self.row.is_multiple_of(STEP) {
            self.table.resize(self.row + STEP);
        }
        (self.told)(progress.thousandths * READING / 1000);
        Flow::On
    }
}

impl<'a> List<'a> {
    /// Reads a file, or what was pasted, and decides each row. `told` hears how far it has come, in thousandths, at each row that is
    /// read and at every ten thousand that are decided.
    ///
    /// # Errors
    /// Where the file is no table that can be read.
    pub fn check(pack: &'a Pack, bytes: &[u8], ask: &Ask, mut told: impl FnMut(u32)) -> Result<List<'a>, Problem> {
        let (facts, wanted): (Vec<FactId>, Vec<Wanted>) = wanted(pack, &[]).into_iter().unzip();
        let mut book = Book::open(bytes)?;
        let survey = survey(&mut book, &wanted)?;
        let mut mapping = survey.mapping();
        let remembered = ask.remembered.iter().find(|it| it.header == survey.signature && ask.columns.is_empty());
        let chosen = remembered.map_or(&ask.columns, |it| &it.columns);
        for (at, fact) in chosen {
            match fact {
                Some(id) => {
                    let scale = survey.columns.iter().find(|it| it.at == *at).and_then(|it| it.scale.or(it.asks_for));
                    mapping.assign(*at, id, scale.unwrap_or(Scale::Ones));
                }
                None => mapping.clear(*at),
            }
        }
        let mut table = Table::new(pack, ask.as_of, STEP);
        let options = Options { names: ask.names };
        let mut rows = Rows {
            table: &mut table,
            facts: &facts,
            row: 0,
            numbers: Vec::new(),
            names: Vec::new(),
            name: String::new(),
            dirty: Vec::new(),
            told: &mut told,
        };
        let summary = read(&mut book, &survey, &mapping, &wanted, options, &mut rows)?;
        let Rows { numbers, mut names, dirty, row, .. } = rows;
        table.resize(row);
        if names.iter().all(String::is_empty) {
            names = Vec::new();
        }
        let fact = |at: &Column| mapping.get(at.at).and_then(|it| pack.find_fact(&it.id)).map(|it| it.0);
        let read_as: Vec<Option<FactId>> = survey.columns.iter().map(fact).collect();
        let mut list = List {
            pack,
            as_of: ask.as_of,
            table,
            readings: ask.readings.clone(),
            numbers,
            names,
            checks: Vec::new(),
            counts: Vec::new(),
            read_as,
            header: survey.signature,
            is_remembered: remembered.is_some(),
            columns: survey.columns,
            confirmed: chosen.iter().map(|it| it.0).collect(),
            dirty,
            dirty_count: summary.dirty,
            sheet: survey.sheet_name,
            remarks: survey.remarks.into_iter().chain(summary.remarks).collect(),
            fitting: None,
        };
        list.decide(&ask.tools, &mut told);
        list.counts = (0..list.checks.len()).map(|it| list.counts_of(it)).collect();
        Ok(list)
    }

    fn decide(&mut self, asked: &[String], told: &mut impl FnMut(u32)) {
        let is_told = |tool: &Tool| tool.facts.iter().any(|it| self.read_as.contains(&Some(*it)));
        let is_asked = |tool: &Tool| if asked.is_empty() { is_told(tool) } else { asked.contains(&tool.id) };
        let tools = self.pack.tools.iter().zip(0u16..).filter(|it| it.0.group == Group::Person && is_asked(it.0));
        let tools: Vec<(&Tool, u16)> = tools.collect();
        let (rows, count) = (self.rows().max(1), tools.len().max(1));
        for (before, (tool, at)) in tools.into_iter().enumerate() {
            // Results are neither shown nor saved.
            let wanted = WithBatch { next: tool.rule.verdict.is_some(), ..WithBatch::VERDICT };
            let mut batch = Batch::new(self.pack, tool, self.as_of, link::chosen(tool, &self.readings), wanted);
            let mut results = batch.results(&self.table);
            batch.run_in_parts(&self.table, &mut results, |decided| {
                let share = (before * 1000 + decided * 1000 / rows) / count;
                told(READING + u32::try_from(share).unwrap_or(1000) * (1000 - READING) / 1000);
            });
            self.checks.push((ToolId(at), results));
        }
        // In the order of the document.
        let pack = self.pack;
        self.checks.sort_by_key(|it| pack.tool_at(it.0).and_then(|it| it.provisions.first().copied()));
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.numbers.len()
    }
}
