//! A list of people comes to what each of them comes to alone, whatever stands beside it.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not there")]

use ledger::reading::Progress;
use ledger::source::Flow;
use policy::engine::decide::{Verdict, decide};
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use rollup::people::{RosterQuery, Standing};
use roster::list::{Ask, List};

const TABLE: &str = "某乡干部名单\n序号\t姓名\t身份证号\t出生日期\t本行政区划内任现职级年限\t是否乡镇干部\n1\t向某\t\t1985-09-01\t2005-03\t是\n2\t覃某\t\t1990.6\t不详\t否\n3\t田某\t\t待核\t\t√\n合计\t\t\t\t\t3\n";

fn ask(names: bool) -> Ask {
    Ask { tools: Vec::new(), as_of: "2026-06-30".parse().unwrap(), names, columns: Vec::new() }
}

fn list(text: &str, ask: &Ask) -> List<'static> {
    List::check(pack::pack(), text.as_bytes(), ask, |_: Progress| Flow::On).unwrap()
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
    let list = list(TABLE, &ask(false));
    let whole = list.view(&RosterQuery { count: 100, ..RosterQuery::default() }, Language::Chinese);
    assert_eq!(whole.rows, 3);
    for (tool, counts, soon) in &whole.counts {
        assert_eq!(counts.iter().sum::<u32>(), whole.rows, "{tool}");
        for (standing, count) in Standing::ALL.iter().zip(counts) {
            let query = RosterQuery { tool: tool.clone(), standing: Some(*standing), count: 100, ..RosterQuery::default() };
            let view = list.view(&query, Language::Chinese);
            assert_eq!((view.fitting, view.lines.len()), (*count, *count as usize), "{tool} {standing:?}");
            assert!(view.lines.iter().all(|it| it.standing == *standing) && view.lines.is_sorted_by_key(|it| it.row));
        }
        let within = RosterQuery { tool: tool.clone(), within_months: Some(12), ..RosterQuery::default() };
        assert_eq!(list.view(&within, Language::Chinese).fitting, *soon, "{tool}");
    }
}

#[test]
fn names_are_read_only_where_they_are_asked_for_and_cells_that_cannot_be_read_are_named() {
    let silent = list(TABLE, &ask(false));
    let view = silent.view(&RosterQuery { count: 9, ..RosterQuery::default() }, Language::Chinese);
    assert!(view.lines.iter().all(|it| it.name.is_empty()) && silent.names.is_empty());
    assert!(view.dirty.iter().any(|it| it.contains("待核")), "{:?}", view.dirty);
    assert_eq!(view.dirty_count as usize, view.dirty.len());
    let shown = list(TABLE, &ask(true)).view(&RosterQuery { count: 9, ..RosterQuery::default() }, Language::Chinese);
    assert_eq!(shown.lines.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["向某", "覃某", "田某"]);
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
    let line = |at: usize| format!("{at}\t19{:02}-0{}-11\t是\n", 50 + at % 50, 1 + at % 9);
    let text: String = core::iter::once("序号\t出生日期\t是否乡镇干部\n".to_owned()).chain((0..40_000).map(line)).collect();
    let list = list(&text, &ask(false));
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
