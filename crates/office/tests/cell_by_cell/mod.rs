//! The figures of a roll-up on the screen, in Word, Excel and CSV are the same, cell by cell, whatever was handed in and typed.

use std::io::{Cursor, Read};

use calamine::{Data, Reader};
use exchange::csv::{Cell, harmless};
use office::excel::{HEADER_ROWS, excel, uncut};
use office::report::rollup_report;
use office::rollup_tables::rollup_tables;
use office::table::Table;
use office::word::{row_words, word};
use pack::pack;
use policy::model::text::Language;
use proptest::prelude::*;
use quick_xml::events::Event;
use rollup::collection::Collection;
use rollup::protocol::{TableQuery, View, Whereabouts};
use rollup::view::{parse_lists, view};

use crate::{day, villages};

/// The cells of every table of a Word file, headings included.
fn cells_of_word(file: &[u8]) -> Vec<Vec<Vec<String>>> {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(file)).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut tables, mut in_table, mut in_text): (Vec<Vec<Vec<String>>>, bool, bool) = (Vec::new(), false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return tables,
            Event::Start(tag) => match tag.name().as_ref() {
                "w:tbl" => {
                    in_table = true;
                    tables.push(Vec::new());
                }
                "w:tr" => tables.last_mut().unwrap().push(Vec::new()),
                "w:tc" => tables.last_mut().unwrap().last_mut().unwrap().push(String::new()),
                "w:t" => in_text = true,
                _ => {}
            },
            Event::End(it) if it.name().as_ref() == "w:t" => in_text = false,
            Event::End(it) if it.name().as_ref() == "w:tbl" => in_table = false,
            Event::Text(text) if in_text && in_table => {
                if let Some(cell) = tables.last_mut().and_then(|it| it.last_mut()).and_then(|it| it.last_mut()) {
                    cell.push_str(&text);
                }
            }
            _ => {}
        }
    }
}

/// A cell as a sheet holds it.
fn in_sheet(cell: &Cell) -> Data {
    match cell {
        Cell::Empty => Data::Empty,
        Cell::Text(text) => Data::String(text.clone()),
        #[allow(clippy::cast_precision_loss, reason = "as the sheet has it")]
        Cell::Number(number) => Data::Float(number.ten_thousandths() as f64 / 10_000.0),
        Cell::Date(day) => Data::String(day.to_string()),
    }
}

/// Word, Excel and CSV hold the very cells of these tables.
fn agree(tables: &[Table], in_word: &[u8], in_excel: &[u8]) {
    let word_tables = cells_of_word(in_word);
    assert_eq!(word_tables.len(), tables.len());
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(in_excel)).unwrap();
    for (table, from_word) in tables.iter().zip(&word_tables) {
        let expected: Vec<Vec<String>> = table.rows.iter().map(|row| row_words(row, &table.columns)).collect();
        assert_eq!(from_word[1..], expected, "{}", table.name);
        let sheet = book.worksheet_range(&table.name).unwrap();
        for (row, cells) in (HEADER_ROWS..).zip(&uncut(table).rows) {
            for (column, cell) in (0..).zip(cells) {
                let found = sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty);
                let found = match found {
                    Data::DateTime(date) => Data::String(
                        date.to_ymd_hms_milli().0.to_string()
                            + &format!("-{:02}-{:02}", date.to_ymd_hms_milli().1, date.to_ymd_hms_milli().2),
                    ),
                    other => other,
                };
                assert_eq!(found, in_sheet(cell), "{} {row} {column}", table.name);
            }
        }
        let lines: Vec<String> = table.csv().trim_start_matches('\u{FEFF}').lines().skip(1).map(str::to_owned).collect();
        for (line, row) in lines.iter().zip(&table.rows) {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) if harmless(text).contains([',', '\'', ';']) => format!("\"{}\"", harmless(text)),
                Cell::Text(text) => harmless(text),
                Cell::Empty => String::new(),
                Cell::Number(number) => number.to_string(),
                Cell::Date(day) => day.to_string(),
            });
            assert_eq!(*line, cells.collect::<Vec<_>>().join(","), "{}", table.name);
        }
    }
}

/// The tables hold what the screen shows.
fn as_on_screen(tables: &[Table], seen: &View) {
    let named = |name: &str| tables.iter().find(|it| it.name == name).unwrap_or_else(|| panic!("{name}"));
    let numbers =
        |row: &[Cell]| row.iter().filter_map(|it| if let Cell::Number(it) = it { Some(it.to_string()) } else { None }).collect::<Vec<_>>();
    let counting: Vec<_> = seen.rows.iter().filter(|it| it.whereabouts == Whereabouts::Counts && !it.waits).collect();
    let villages = named("各村（社区）情况表");
    let (total, rows) =
        if villages.total { villages.rows.split_last().map(|it| (Some(it.0), it.1)).unwrap() } else { (None, &villages.rows[..]) };
    assert_eq!(rows.len(), counting.len());
    for ((row, shown), at) in rows.iter().zip(&counting).zip(1..) {
        let shown: Vec<String> = [at].into_iter().chain(shown.counts).chain([shown.occurred]).map(|it: u32| it.to_string()).collect();
        assert_eq!(numbers(row), shown);
    }
    if let Some(total) = total {
        let sum = |at: usize| counting.iter().map(|it| it.counts[at]).sum::<u32>();
        let occurred = counting.iter().map(|it| it.occurred).sum::<u32>();
        assert_eq!(numbers(total), (0..6).map(sum).chain([occurred]).map(|it| it.to_string()).collect::<Vec<_>>());
    }
    let by_indicator = named("逐条汇总表");
    for (row, shown) in by_indicator.rows.iter().zip(&seen.indicators) {
        assert_eq!(numbers(row), shown.counts.map(|it| it.to_string()));
    }
    let computed = named("自动算出的数");
    assert_eq!(computed.rows.len(), seen.computed.len());
    for (row, shown) in computed.rows.iter().zip(&seen.computed) {
        assert_eq!((&row[0], &row[2]), (&Cell::Text(shown.provision.clone()), &Cell::Text(shown.value.clone())));
    }
    // Who is weak by the list stands in the ledger as it counts in the share.
    if let Some(at) = named("集体经济台账").columns.iter().position(|it| it.label == "是否县认定薄弱村") {
        let weak = named("集体经济台账").rows.iter().filter(|it| it[at] == Cell::Text("是".to_owned())).count();
        let share = seen.computed.iter().find(|it| it.provision == "14.4").map(|it| it.value.clone()).unwrap_or_default();
        let listed: usize = share.split(' ').next().and_then(|it| it.parse().ok()).unwrap_or(0);
        assert!(weak <= listed, "{weak} {share}");
        if seen.expected.is_none() {
            assert_eq!(weak, listed, "{share}");
        }
    }
}

fn written(at: usize, way: usize) -> String {
    match way {
        0 => format!("{}、示例·第{at}村", at + 1),
        1 => format!("云岭镇第{at}村村委会"),
        2 => format!("示例 第{at}"),
        3 => format!("示例·笫{at}村"),
        _ => format!("示例·第{at}村"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn screen_word_excel_and_csv_have_the_same_figures(
        count in 0_usize..6,
        expected in proptest::collection::vec((0_usize..8, 0_usize..5), 0..7),
        weak in proptest::option::of(proptest::collection::vec((0_usize..9, 0_usize..5), 0..6)),
    ) {
        let mut table: Collection = villages(count);
        let typed = |all: &[(usize, usize)]| all.iter().map(|it| written(it.0, it.1)).collect::<Vec<_>>().join("\n");
        table.lists = parse_lists(&rollup::protocol::TypedLists {
            own_name: "示例·云岭镇".to_owned(),
            expected: typed(&expected),
            weak: weak.as_deref().map(typed).unwrap_or_default(),
            weak_known: weak.is_some(),
        });
        let tables = rollup_tables(pack(), &table, 2020, day(), Language::Chinese);
        let report = rollup_report(pack(), &table, 2020, day(), Language::Chinese);
        prop_assert_eq!(&report.appendices, &tables);
        let (in_word, in_excel) = (word(&report, Language::Chinese).unwrap(), excel(&tables, Language::Chinese).unwrap());
        agree(&tables, &in_word, &in_excel);
        if 0 < count {
            let seen = view(pack(), &table, &TableQuery::default(), day(), Language::Chinese);
            as_on_screen(&tables, &seen);
            let text = report.text(Language::Chinese);
            for computed in &seen.computed {
                prop_assert!(text.contains(&format!("（{}）：{}。", computed.provision, computed.value)), "{}", text);
            }
            if let (Some(expected), Some(received)) = (seen.expected, seen.received) {
                let tally = format!("应收{expected}，收到{received}");
                prop_assert!(text.contains(&tally), "{}", text);
            }
        }
    }
}
