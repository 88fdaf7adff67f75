//! The part of a list that the page shows.

use exchange::link::{self, Scenario, Subject, write};
use ledger::matching::Confidence;
use ledger::personal::Role;
use policy::engine::decide::Verdict;
use policy::model::day::Day;
use policy::model::facts::{Facts, refusals};
use policy::model::ids::ToolId;
use policy::model::text::Language;
use policy::model::tool::Tool;
use rollup::people::{RosterColumn, RosterLine, RosterPart, RosterQuery, RosterView, Standing};

use crate::list::List;

/// The most lines of an answer.
const MOST_LINES: u32 = 500;

/// A hundred years, in months: nothing is asked for beyond.
const MOST_MONTHS: u32 = 1_200;

/// A year, in months.
const YEAR: u32 = 12;

impl List<'_> {
    /// The list, and the part of it that a query asks for.
    pub fn view(&mut self, query: &RosterQuery, language: Language) -> RosterView {
        RosterView {
            rows: many(self.rows()),
            header: self.header.clone(),
            is_remembered: self.is_remembered,
            sheet: self.sheet.clone(),
            columns: self.columns.iter().zip(&self.read_as).map(|(column, fact)| self.column(column, *fact)).collect(),
            remarks: self.remarks.iter().map(|it| it.text().in_language(language).to_owned()).collect(),
            dirty: self.dirty.iter().map(|it| it.text(&self.sheet).in_language(language).to_owned()).collect(),
            dirty_count: self.dirty_count,
            counts: self.counts.clone(),
            part: self.part(query, language),
        }
    }

    /// The part of the list that a query asks for.
    pub fn part(&mut self, query: &RosterQuery, language: Language) -> RosterPart {
        let check = self.check_of(&query.tool);
        let filter = RosterQuery { from: 0, count: 0, ..query.clone() };
        let is_whole = filter == RosterQuery { tool: filter.tool.clone(), ..RosterQuery::default() };
        if !is_whole && self.fitting.as_ref().is_none_or(|it| it.0 != filter) {
            self.fitting = Some((filter, self.fitting(query)));
        }
        let fitting = self.fitting.as_ref().filter(|_| !is_whole).map(|it| it.1.as_slice());
        let fits = match fitting {
            Some(rows) => many(rows.len()),
            None if check.is_some() => many(self.rows()),
            None => 0,
        };
        let from = query.from.min(fits);
        let row = |at: u32| match fitting {
            Some(rows) => rows.get(usize::try_from(at).ok()?).copied(),
            None => Some(at),
        };
        let last = from.saturating_add(query.count.min(MOST_LINES)).min(fits);
        let lines = (from..last).filter_map(|at| Some(self.line(check?, usize::try_from(row(at)?).ok()?, language))).collect();
        RosterPart { fitting: fits, from, lines }
    }

    fn column(&self, column: &ledger::matching::Column, fact: Option<policy::model::ids::FactId>) -> RosterColumn {
        RosterColumn {
            at: column.at,
            label: column.label.clone(),
            fact: fact.and_then(|it| self.pack.fact_at(it)).map(|it| it.id.clone()),
            is_personal: matches!(column.role, Role::Names | Role::IdCards),
            is_unsure: column.proposed.is_some() && column.confidence == Confidence::Likely && !self.confirmed.contains(&column.at),
        }
    }

    /// The position of a tool among those that were asked; of the first where it is not named.
    pub(crate) fn check_of(&self, tool: &str) -> Option<usize> {
        let named = self.checks.iter().position(|it| self.tool(it.0).is_some_and(|it| it.id == tool));
        named.or((!self.checks.is_empty()).then_some(0))
    }

    pub(crate) fn tool(&self, id: ToolId) -> Option<&Tool> {
        self.pack.tool_at(id)
    }

    /// The rows that fit, in their own order.
    pub fn fitting(&self, query: &RosterQuery) -> Vec<u32> {
        let Some(check) = self.check_of(&query.tool) else { return Vec::new() };
        let last = query.within_months.map(|it| self.months_on(it));
        let fits = |row: usize| {
            query.standing.is_none_or(|it| it == self.standing(check, row))
                && last.is_none_or(|last| self.opens(check, row).is_some_and(|it| it <= last))
                && (!query.lacks_one || self.checks.get(check).is_some_and(|it| it.1.missing(row).count() == 1))
        };
        (0..many(self.rows())).filter(|row| usize::try_from(*row).is_ok_and(fits)).collect()
    }

    /// How a row stands.
    pub fn standing(&self, check: usize, row: usize) -> Standing {
        let Some((_, results)) = self.checks.get(check) else { return Standing::Unknown };
        match results.verdict(row) {
            Some(Verdict::Met) => Standing::Met,
            Some(Verdict::NotMet) => Standing::NotMet,
            Some(Verdict::Computed) => Standing::Computed,
            Some(Verdict::Unknown) if results.recognition_pending(row) => Standing::Pending,
            Some(Verdict::Unknown) => Standing::Unknown,
            None => Standing::Refused,
        }
    }

    /// The first day to come on which it is met, where it is not met yet.
    pub fn opens(&self, check: usize, row: usize) -> Option<Day> {
        let (_, results) = self.checks.get(check)?;
        results.next(row).filter(|it| self.as_of < *it)
    }

    /// The day so many months after the reference date.
    fn months_on(&self, months: u32) -> Day {
        self.as_of.plus_months(i32::try_from(months.min(MOST_MONTHS)).unwrap_or_default())
    }

    /// A tool by id, how many rows stand how with it, in the order of [`Standing::ALL`], and how many are met within a year and not yet.
    pub(crate) fn counts_of(&self, check: usize) -> (String, [u32; 6], u32) {
        let (mut counts, mut soon) = ([0; 6], 0);
        let last = self.months_on(YEAR);
        for row in 0..self.rows() {
            let standing = self.standing(check, row);
            if let Some(count) = Standing::ALL.iter().position(|it| *it == standing).and_then(|it| counts.get_mut(it)) {
                *count += 1;
            }
            soon += u32::from(self.opens(check, row).is_some_and(|it| it <= last));
        }
        let id = self.checks.get(check).and_then(|it| self.tool(it.0)).map(|it| it.id.clone()).unwrap_or_default();
        (id, counts, soon)
    }

    /// What a tool asks of a row.
    pub(crate) fn facts(&self, tool: &Tool, row: usize) -> Facts {
        tool.facts.iter().map(|it| (*it, self.table.answer(row, *it))).collect()
    }

    pub(crate) fn line(&self, check: usize, row: usize, language: Language) -> RosterLine {
        let (id, tool) = self.checks.get(check).map_or((ToolId(0), None), |it| (it.0, self.tool(it.0)));
        let standing = self.standing(check, row);
        let facts = tool.map(|it| self.facts(it, row)).unwrap_or_default();
        let readings = tool.map(|it| link::readings(it, link::chosen(it, &self.readings))).unwrap_or_default();
        let scenario = Scenario { subject: Subject::Tool(id), as_of: Some(self.as_of), readings, facts, unsure: Vec::new() };
        RosterLine {
            row: self.numbers.get(row).copied().unwrap_or_default(),
            name: self.names.get(row).cloned().unwrap_or_default(),
            standing,
            from: self.opens(check, row).map(|it| it.to_string()),
            lacks: self.lacks(check, row, standing, language),
            link: write(self.pack, &scenario),
        }
    }

    /// The labels of what could still change the verdict, or what cannot be.
    pub(crate) fn lacks(&self, check: usize, row: usize, standing: Standing, language: Language) -> Vec<String> {
        let Some((id, results)) = self.checks.get(check) else { return Vec::new() };
        match (standing, self.tool(*id)) {
            (Standing::Refused, Some(tool)) => {
                let facts = self.facts(tool, row);
                let said = |it| entry::words::refused(self.pack, &facts, it, language);
                refusals(self.pack, tool, &facts, self.as_of).into_iter().map(said).collect()
            }
            _ => {
                let label = |id| self.pack.fact_at(id).map(|it| it.label.in_language(language).to_owned());
                results.missing(row).filter_map(label).collect()
            }
        }
    }
}

/// A count as it is sent.
fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
