//! What opens when, for a calendar: a day and a tool an entry, with the numbers of the rows.

use std::collections::BTreeMap;

use exchange::calendar::{Event, calendar, list};
use exchange::checksum;
use policy::model::day::Day;
use policy::model::text::Language;
use rollup::people::RosterQuery;

use crate::list::List;

/// The most entries of a file: calendars take thousands badly. The next ones count.
pub const MOST_EVENTS: usize = 500;

/// The rows that are named in an entry; the others are counted.
const MOST_ROWS: usize = 20;

/// The days as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// The file.
    pub file: String,
    /// The same to be read.
    pub text: String,
    /// How many entries it has, and how many there would be.
    pub listed: usize,
    /// How many there would be without a limit.
    pub all: usize,
}

impl List<'_> {
    /// The days on which rows that fit a query are met for the first time, with every tool that was asked. `stamp` is the time of
    /// writing, as calendars write it. Nothing where no day is to come.
    pub fn days(&self, query: &RosterQuery, stamp: &str, language: Language) -> Option<Days> {
        let mut found: BTreeMap<(Day, usize), Vec<u32>> = BTreeMap::new();
        for row in self.fitting(query).into_iter().filter_map(|it| usize::try_from(it).ok()) {
            for check in 0..self.checks.len() {
                if let Some(day) = self.opens(check, row) {
                    found.entry((day, check)).or_default().push(self.numbers.get(row).copied().unwrap_or_default());
                }
            }
        }
        let all = found.len();
        let events: Vec<Event> = found.iter().take(MOST_EVENTS).map(|(at, rows)| self.event(*at, rows, language)).collect();
        let listed = events.len();
        (0 < all).then(|| Days { file: calendar("", &events, stamp), text: list("", &events), listed, all })
    }

    fn event(&self, (day, check): (Day, usize), rows: &[u32], language: Language) -> Event {
        let tool = self.checks.get(check).and_then(|it| self.tool(it.0));
        let provision = tool.and_then(|it| it.provisions.first()).map(ToString::to_string).unwrap_or_default();
        let title = tool.map(|it| it.title.in_language(language)).unwrap_or_default();
        let id = tool.map(|it| it.id.as_str()).unwrap_or_default();
        let numbers: Vec<String> = rows.iter().map(u32::to_string).collect();
        let named = |between| numbers.iter().take(MOST_ROWS).cloned().collect::<Vec<_>>().join(between);
        let (count, more) = (rows.len(), MOST_ROWS < rows.len());
        let (summary, description) = match language {
            Language::Chinese => (
                format!("{provision} {title}：名单里{count}行开始符合"),
                format!(
                    "第{}{}行。按{}的名单算，其他情况不变；不是排名，认定由有关组织作出。",
                    named("、"),
                    if more { "……" } else { "" },
                    self.as_of
                ),
            ),
            Language::English => (
                format!("{provision} {title}: met from now on by rows of the list: {count}"),
                format!(
                    "Rows {}{}. By the list as of {}, if nothing else changes; no ranking, recognition rests with the bodies in charge.",
                    named(", "),
                    if more { " …" } else { "" },
                    self.as_of
                ),
            ),
        };
        // Another list has other rows on the same day: one must not replace the other.
        let rows = checksum::of_bytes(numbers.join(",").as_bytes());
        Event { id: format!("list-{id}-{day}-{rows:016x}"), day, summary, description }
    }
}
