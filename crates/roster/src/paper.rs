//! A checked list as a table for a file: row by row, with the verdict, the day and what is lacking for each tool.

use exchange::csv::Cell;
use office::table::{Column, Table, number_cell, text_cell};
use policy::model::day::Day;
use policy::model::text::Language;
use rollup::people::{RosterQuery, Standing};

use crate::list::List;

/// The words of the table, in both languages.
struct Words {
    title: [&'static str; 2],
    note: [&'static str; 2],
    row: [&'static str; 2],
    name: [&'static str; 2],
    from: [&'static str; 2],
    lacks: [&'static str; 2],
    and: [&'static str; 2],
}

const WORDS: Words = Words {
    title: ["名单核对结果", "A list, checked"],
    note: [
        "不是排名，按原表的顺序；本工具不是官方工具，认定由有关组织作出",
        "No ranking: in the order of the table. No official tool: recognition rests with the bodies in charge",
    ],
    row: ["行号", "Row"],
    name: ["姓名", "Name"],
    from: ["开始符合的日期", "met from"],
    lacks: ["还缺或有误的信息", "lacking or at fault"],
    and: ["、", ", "],
};

/// How a row stands, in words.
pub fn standing(standing: Standing, language: Language) -> &'static str {
    let words = match standing {
        Standing::Met => ["符合条件", "conditions met"],
        Standing::Pending => ["待认定", "recognition pending"],
        Standing::NotMet => ["不符合条件", "conditions not met"],
        Standing::Unknown => ["还缺信息", "something is lacking"],
        Standing::Computed => ["已算出", "worked out"],
        Standing::Refused => ["信息有误", "entries at fault"],
    };
    in_language(words, language)
}

fn in_language(words: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::Chinese => words[0],
        Language::English => words[1],
    }
}

impl List<'_> {
    /// The rows that fit a query, with every tool that was asked.
    pub fn paper(&self, query: &RosterQuery, today: Day, language: Language) -> Table {
        let said = |words| in_language(words, language);
        let mut columns = vec![Column::new(said(WORDS.row), 8)];
        let named = !self.names.is_empty();
        if named {
            columns.push(Column::new(said(WORDS.name), 12));
        }
        for tool in self.checks.iter().filter_map(|it| self.tool(it.0)) {
            let number = tool.provisions.first().map(ToString::to_string).unwrap_or_default();
            let title = [&number, " ", tool.title.in_language(language)].concat();
            columns.push(Column::new(&title, 18));
            columns.push(Column::new(&[&number, " ", said(WORDS.from)].concat(), 16));
            columns.push(Column::new(&[&number, " ", said(WORDS.lacks)].concat(), 30));
        }
        let rows = self.fitting(query).into_iter().filter_map(|row| usize::try_from(row).ok()).map(|row| {
            let mut cells = vec![number_cell(self.numbers.get(row).copied().unwrap_or_default() as usize)];
            if named {
                cells.push(text_cell(self.names.get(row).cloned().unwrap_or_default()));
            }
            for check in 0..self.checks.len() {
                let stands = self.standing(check, row);
                cells.push(text_cell(standing(stands, language)));
                cells.push(self.opens(check, row).map_or(Cell::Empty, Cell::Date));
                cells.push(text_cell(self.lacks(check, row, stands, language).join(said(WORDS.and))));
            }
            cells
        });
        Table {
            name: said(WORDS.title).to_owned(),
            title: [said(WORDS.title), " (", said(WORDS.note), ")"].concat(),
            unit: String::new(),
            on: today,
            measured_in: String::new(),
            columns,
            rows: rows.collect(),
            total: false,
        }
    }
}
