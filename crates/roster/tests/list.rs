//! A list of people comes to what each of them comes to alone, whatever stands beside it.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not there")]

use std::collections::BTreeMap;

use policy::engine::decide::{Verdict, decide};
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use rollup::people::{HeaderChoices, RosterQuery, Standing};
use roster::list::{Ask, List};

const TABLE: &str = "某乡干部名单\n序号\t姓名\t身份证号\t出生日期\t本行政区划内任现职级年限\t是否乡镇干部\n1\t向某\t\t1985-09-01\t2005-03\t是\n2\t覃某\t\t1990.6\t不详\t否\n3\t田某\t\t待核\t\t√\n合计\t\t\t\t\t3\n";

fn ask(names: bool) -> Ask {
    Ask {
        tools: Vec::new(),
        as_of: "2026-06-30".parse().unwrap(),
        readings: BTreeMap::new(),
        names,
        columns: Vec::new(),
        remembered: Vec::new(),
    }
}

fn list(text: &str, ask: &Ask) -> List<'static> {
    List::check(pack::pack(), text.as_bytes(), ask, |_| {}).unwrap()
}

#[test]
fn every_row_stands_as_the_engine_says_of_it_alone() {
    let list = list(TABLE, &ask(false));
    assert_eq!(list.rows(), 3, "titles and totals are no rows");
    assert!(!list.checks.is_empty());
    for (check, (id, _)) in list.checks.iter().enumerate() {
        let tool = pack::pack().tool_at(*id).unwrap();
        for row in 0..list.rows() {
            let facts = tool.facts.iter().map(|it| (*it, list.table.answer(row, *it))).collect();
            let alone = decide(pack::pack(), tool, &facts, list.as_of, ReadingChoices::default());
            let expected = match alone {
                Err(_) => Standing::Refused,
                Ok(finding) => match finding.verdict {
                    Verdict::Met => Standing::Met,
                    Verdict::NotMet => Standing::NotMet,
                    Verdict::Computed => Standing::Computed,
                    Verdict::Unknown if finding.recognition_pending => Standing::Pending,
                    Verdict::Unknown => Standing::Unknown,
                },
            };
            assert_eq!(list.standing(check, row), expected, "{} in row {row}", tool.id);
        }
    }
}

#[test]
fn counts_and_filters_agree_and_rows_keep_their_order() {
    let mut list = list(TABLE, &ask(false));
    let whole = list.view(&RosterQuery { count: 100, ..RosterQuery::default() }, Language::Chinese);
    assert_eq!(whole.rows, 3);
    for (tool, counts, soon) in &whole.counts {
        assert_eq!(counts.iter().sum::<u32>(), whole.rows, "{tool}");
        for (standing, count) in Standing::ALL.iter().zip(counts) {
            let query = RosterQuery { tool: tool.clone(), standing: Some(*standing), count: 100, ..RosterQuery::default() };
            let view = list.view(&query, Language::Chinese);
            assert_eq!((view.part.fitting, view.part.lines.len()), (*count, *count as usize), "{tool} {standing:?}");
            assert!(view.part.lines.iter().all(|it| it.standing == *standing) && view.part.lines.is_sorted_by_key(|it| it.row));
        }
        let within = RosterQuery { tool: tool.clone(), within_months: Some(12), ..RosterQuery::default() };
        assert_eq!(list.part(&within, Language::Chinese).fitting, *soon, "{tool}");
    }
}

#[test]
fn names_are_read_only_where_they_are_asked_for_and_cells_that_cannot_be_read_are_named() {
    let mut silent = list(TABLE, &ask(false));
    let view = silent.view(&RosterQuery { count: 9, ..RosterQuery::default() }, Language::Chinese);
    assert!(view.part.lines.iter().all(|it| it.name.is_empty()) && silent.names.is_empty());
    assert!(view.dirty.iter().any(|it| it.contains("待核")), "{:?}", view.dirty);
    assert_eq!(view.dirty_count as usize, view.dirty.len());
    let shown = list(TABLE, &ask(true)).view(&RosterQuery { count: 9, ..RosterQuery::default() }, Language::Chinese);
    assert_eq!(shown.part.lines.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["向某", "覃某", "田某"]);
}

#[test]
fn a_column_can_be_read_as_something_else_or_not_at_all() {
    let first = list(TABLE, &ask(false)).view(&RosterQuery::default(), Language::Chinese);
    let birth = first.columns.iter().find(|it| it.fact.as_deref() == Some("birth_date")).unwrap().at;
    let without = list(TABLE, &Ask { columns: vec![(birth, None)], ..ask(false) }).view(&RosterQuery::default(), Language::Chinese);
    assert!(without.columns.iter().all(|it| it.fact.as_deref() != Some("birth_date")));
    assert!(!without.dirty.iter().any(|it| it.contains("待核")));
}

#[test]
fn a_header_that_is_remembered_is_read_as_it_was_and_says_nothing_of_the_table() {
    let first = list(TABLE, &ask(false)).view(&RosterQuery::default(), Language::Chinese);
    let birth = first.columns.iter().find(|it| it.fact.as_deref() == Some("birth_date")).unwrap().at;
    let remembered = HeaderChoices { header: first.header.clone(), columns: vec![(birth, None)] };
    assert!(!format!("{remembered:?}").contains("1985"));
    let with = |columns| Ask { remembered: vec![remembered.clone()], columns, ..ask(false) };
    // Other people under the same header.
    let again = list(&TABLE.replace("1985-09-01", "1971-02-03"), &with(Vec::new())).view(&RosterQuery::default(), Language::Chinese);
    assert!(again.is_remembered && again.columns.iter().all(|it| it.fact.as_deref() != Some("birth_date")));
    // What is chosen now counts more, and another header is another table.
    let now = list(TABLE, &with(vec![(birth, Some("birth_date".to_owned()))])).view(&RosterQuery::default(), Language::Chinese);
    assert!(!now.is_remembered && now.columns.iter().any(|it| it.fact.as_deref() == Some("birth_date")));
    let other = list(&TABLE.replace("是否乡镇干部", "是乡镇干部"), &with(Vec::new())).view(&RosterQuery::default(), Language::Chinese);
    assert!(!other.is_remembered && other.header != first.header);
}

#[test]
fn a_filter_that_was_looked_at_before_gives_the_same_rows_wherever_one_looks() {
    let mut list = long_list(3_000);
    let tool = list.counts.iter().find(|it| it.1.iter().filter(|it| 0 < **it).count() > 1).unwrap().0.clone();
    for standing in [None, Some(Standing::Met), Some(Standing::Unknown), Some(Standing::NotMet), None] {
        let query = RosterQuery { tool: tool.clone(), standing, ..RosterQuery::default() };
        let expected: Vec<u32> = list.fitting(&query);
        let mut seen = Vec::new();
        let mut from = 0;
        loop {
            let part = list.part(&RosterQuery { from, count: 70, ..query.clone() }, Language::Chinese);
            assert_eq!((part.fitting as usize, part.from), (expected.len(), from.min(part.fitting)));
            if part.lines.is_empty() {
                break;
            }
            from += part.lines.len() as u32;
            // Row 1 of the sheet is the header.
            seen.extend(part.lines.iter().map(|it| it.row - 2));
        }
        assert_eq!(seen, expected, "{standing:?}");
    }
}

#[test]
fn only_the_tools_that_are_asked_for_are_decided_under_the_readings_that_are_chosen() {
    let (_, tool) = pack::pack().find_tool("village-secretary-recruitment").unwrap();
    let asked = Ask { tools: vec![tool.id.clone()], ..ask(false) };
    let head = "序号\t是否现任村（社区）党组织书记\t出生日期\t连续任满的届数\t担任村（社区）党组织书记的累计时间\t是否认定为表现优秀";
    let text =
        format!("{head}\n1\t是\t1981-06-30\t3\t2005-01-01\t是\n2\t是\t1980-07\t2\t2016-06-29\t是\n3\t是\t1981-06-29\t2\t2016-06-30\t\n");
    let usual = list(&text, &asked);
    assert_eq!(usual.checks.len(), 1);
    for reading in &tool.readings {
        for choice in &reading.choices {
            let readings = BTreeMap::from([(reading.id.clone(), choice.id.clone())]);
            let mut list = list(&text, &Ask { readings: readings.clone(), ..asked.clone() });
            let chosen = exchange::link::chosen(tool, &readings);
            for row in 0..list.rows() {
                let facts = tool.facts.iter().map(|it| (*it, list.table.answer(row, *it))).collect();
                let alone = decide(pack::pack(), tool, &facts, list.as_of, chosen).unwrap();
                let pending = alone.recognition_pending;
                assert_eq!(list.standing(0, row) == Standing::Met, alone.verdict == Verdict::Met, "{} {}", reading.id, choice.id);
                assert_eq!(list.standing(0, row) == Standing::Pending, pending, "{} {}", reading.id, choice.id);
            }
            // The page with the reasons is opened under the same readings.
            let line = list.part(&RosterQuery { count: 1, ..RosterQuery::default() }, Language::Chinese).lines.remove(0);
            let read = exchange::link::read(pack::pack(), &line.link).unwrap().scenario;
            assert_eq!(exchange::link::chosen(tool, &read.readings), chosen);
        }
    }
}

#[test]
fn how_far_it_has_come_only_grows_while_it_reads_and_while_it_decides() {
    let text = long_text(60_000);
    let mut told = Vec::new();
    List::check(pack::pack(), text.as_bytes(), &ask(false), |it| told.push(it)).unwrap();
    assert!(told.is_sorted() && told.last() == Some(&1000), "{:?}", told.last());
    told.dedup();
    assert!(9 < told.iter().filter(|it| **it < 700).count() && 9 < told.iter().filter(|it| 700 < **it).count(), "{}", told.len());
}

#[test]
fn the_days_to_come_are_handed_out_by_row_numbers_alone() {
    let text = "序号\t姓名\t是否乡镇干部\t出生日期\t在乡镇工作的累计时间\t是否认定为长期表现特别优秀\n\
        1\t向某\t是\t1985-09-01\t2008-03-05\t是\n2\t覃某\t是\t1974-05-06\t2010-01-01\t是\n3\t田某\t否\t1974-05-06\t2010-01-01\t是\n";
    let list = list(text, &ask(true));
    for language in [Language::Chinese, Language::English] {
        let days = list.days(&RosterQuery::default(), "20260630T080000Z", language).unwrap();
        assert_eq!(days.file.matches("BEGIN:VEVENT").count(), days.listed);
        assert_eq!(days.listed, days.all);
        let unfolded = days.file.replace("\r\n ", "");
        assert!(!unfolded.contains("向某") && !unfolded.contains("1985"), "{unfolded}");
        assert!(unfolded.contains(if language == Language::Chinese { "不是排名" } else { "no ranking" }));
        for (check, row) in (0..list.checks.len()).flat_map(|check| (0..list.rows()).map(move |row| (check, row))) {
            if let Some(day) = list.opens(check, row) {
                let basic = day.to_string().replace('-', "");
                assert!(unfolded.contains(&["DTSTART;VALUE=DATE:", &basic].concat()), "{day}");
            }
        }
    }
    // A list of which nothing opens has no file.
    let none = self::list("序号\t是否乡镇干部\n1\t否\n2\t否\n", &ask(false));
    assert_eq!(none.days(&RosterQuery::default(), "", Language::Chinese), None);
}

#[test]
fn a_file_of_the_list_holds_every_row_once_and_says_that_nothing_is_ranked() {
    let list = list(TABLE, &ask(true));
    for language in [Language::Chinese, Language::English] {
        let table = list.paper(&RosterQuery::default(), list.as_of, language);
        assert_eq!(table.rows.len(), 3);
        assert!(table.rows.iter().all(|it| it.len() == table.columns.len()));
        assert!(table.title.contains(if language == Language::Chinese { "不是排名" } else { "No ranking" }));
    }
    // A name that a spreadsheet would take for a formula is none.
    let text = TABLE.replace("向某", "=1+1");
    let list = self::list(&text, &ask(true));
    let csv = list.paper(&RosterQuery::default(), list.as_of, Language::Chinese).csv();
    assert!(!csv.lines().any(|it| it.split(',').any(|it| it.trim_matches('"').starts_with('='))), "{csv}");
}

#[test]
fn rows_beyond_the_first_room_are_decided_like_the_others() {
    let list = long_list(40_000);
    assert_eq!(list.rows(), 40_000);
    let (check, (id, _)) = list.checks.iter().enumerate().next().unwrap();
    let tool = pack::pack().tool_at(*id).unwrap();
    for row in [0, 16_383, 16_384, 32_768, 39_999] {
        let facts = tool.facts.iter().map(|it| (*it, list.table.answer(row, *it))).collect();
        let alone = decide(pack::pack(), tool, &facts, list.as_of, ReadingChoices::default()).unwrap().verdict;
        let here = list.standing(check, row);
        assert_eq!(matches!(here, Standing::Met), alone == Verdict::Met, "row {row}");
        assert_eq!(matches!(here, Standing::NotMet), alone == Verdict::NotMet, "row {row}");
    }
}

fn long_text(rows: usize) -> String {
    let line = |at: usize| format!("{at}\t19{:02}-0{}-11\t是\n", 50 + at % 50, 1 + at % 9);
    core::iter::once("序号\t出生日期\t是否乡镇干部\n".to_owned()).chain((0..rows).map(line)).collect()
}

fn long_list(rows: usize) -> List<'static> {
    list(&long_text(rows), &ask(false))
}
