//! Lists as people have them: what cannot be read is refused with what to do, what is odd is said, and the rest is decided.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not there")]

use std::io::{Cursor, Write};

use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use rollup::people::{RosterQuery, RosterView};
use roster::list::{Ask, List};
use rust_xlsxwriter::{Format, Workbook};
use zip::write::SimpleFileOptions;

fn ask() -> Ask {
    Ask {
        tools: Vec::new(),
        as_of: "2026-06-30".parse().unwrap(),
        readings: Default::default(),
        names: false,
        columns: Vec::new(),
        remembered: Vec::new(),
    }
}

fn list(bytes: &[u8]) -> List<'static> {
    match List::check(pack::pack(), bytes, &ask(), |_| {}) {
        Ok(list) => list,
        Err(why) => panic!("{}", why.text().zh),
    }
}

fn view(bytes: &[u8]) -> RosterView {
    list(bytes).view(&RosterQuery { count: 500, ..RosterQuery::default() }, Language::Chinese)
}

/// What is said where nothing is read, in both languages.
fn refused(bytes: &[u8]) -> [String; 2] {
    match List::check(pack::pack(), bytes, &ask(), |_| {}) {
        Ok(list) => panic!("{} rows were read", list.rows()),
        Err(why) => [why.text().zh, why.text().en],
    }
}

/// What was noticed holds each of these words.
fn noticed(view: &RosterView, words: &[&str]) {
    for word in words {
        assert!(view.remarks.iter().any(|it| it.contains(word)), "{word}: {:?}", view.remarks);
    }
}

/// The days in the column of birthdays.
fn birthdays(list: &List<'_>) -> Vec<String> {
    let birth = pack::pack().find_fact("birth_date").unwrap().0;
    let day = |row| match list.table.answer(row, birth) {
        Answer::Given(Value::Date(day)) => day.to_string(),
        other => format!("{other:?}"),
    };
    (0..list.rows()).map(day).collect()
}

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

const HEAD: &str = "序号,出生日期,是否乡镇干部";

#[test]
fn what_holds_nothing_or_one_column_is_refused_with_what_to_do() {
    for (bytes, word) in [
        (&b""[..], "没有内容"),
        (b"  \r\n \n", "没有内容"),
        ("出生日期\n1985-09-01\n1990-01-02\n".as_bytes(), "一列"),
        ("1,2\n3,4\n".as_bytes(), "没有找到写着各列名称的一行"),
    ] {
        let [zh, en] = refused(bytes);
        assert!(zh.contains(word) && zh.contains('请') && en.len() > 20, "{zh} {en}");
    }
    // A header alone is a list of nobody.
    assert_eq!(list(format!("{HEAD}\n").as_bytes()).rows(), 0);
}

#[test]
fn five_hundred_columns_are_read_and_one_more_is_refused() {
    let more = |count: usize| (0..count).map(|it| format!(",其他情况说明{it}")).collect::<String>();
    let table = |count| format!("{HEAD}{}\n1,1985-09-01,是{}\n", more(count), more(count));
    let found = view(table(497).as_bytes());
    assert_eq!((found.rows, found.columns.len()), (1, 500));
    assert_eq!(found.columns.iter().filter(|it| it.fact.is_some()).count(), 2);
    assert!(refused(table(498).as_bytes())[0].contains("超过500列"));
}

#[test]
fn two_million_rows_are_the_most() {
    let rows = "1,1985-09-01,是\n".repeat(2_000_000);
    let [zh, _] = refused(format!("{HEAD}\n{rows}").as_bytes());
    assert!(zh.contains("超过2000000行") && zh.contains("分成几个文件"), "{zh}");
}

#[test]
fn mixed_encodings_are_refused_by_the_lines_and_one_encoding_is_named() {
    let gbk = encoding_of(&format!("{HEAD}\n1,1985-09-01,是\n"));
    noticed(&view(&gbk), &["GB"]);
    let mixed = [gbk.as_slice(), "2,1990-01-02,没有\n".as_bytes()].concat();
    assert!(refused(&mixed)[0].contains("混着两种编码"));
}

/// These texts in GB 18030.
fn encoding_of(text: &str) -> Vec<u8> {
    let known = [
        ('序', [0xD0, 0xF2]),
        ('号', [0xBA, 0xC5]),
        ('出', [0xB3, 0xF6]),
        ('生', [0xC9, 0xFA]),
        ('日', [0xC8, 0xD5]),
        ('期', [0xC6, 0xDA]),
        ('是', [0xCA, 0xC7]),
        ('否', [0xB7, 0xF1]),
        ('乡', [0xCF, 0xE7]),
        ('镇', [0xD5, 0xF2]),
        ('干', [0xB8, 0xC9]),
        ('部', [0xB2, 0xBF]),
    ];
    let mut bytes = Vec::new();
    for letter in text.chars() {
        match known.iter().find(|it| it.0 == letter) {
            Some((_, pair)) => bytes.extend(pair),
            None => bytes.push(u8::try_from(letter).unwrap()),
        }
    }
    bytes
}

#[test]
fn titles_two_header_rows_totals_notes_and_a_header_again_are_no_people() {
    let table = "某乡干部名单,,,\n序号,基本情况,,任职\n,出生日期,是否乡镇干部,在乡镇工作的累计时间\n\
        1,1985-09-01,是,2010-01-01\n序号,基本情况,,任职\n2,1990-01-02,否,\n合计,,1,\n注：以上截至六月,,,\n";
    let found = view(table.as_bytes());
    assert_eq!(found.rows, 2);
    noticed(&found, &["标题", "表头有两行", "第7行是合计", "第8行是说明", "第5行又是表头"]);
    assert_eq!(found.columns.iter().filter(|it| it.fact.is_some()).count(), 3, "{:?}", found.columns);
}

#[test]
fn merged_cells_hold_for_each_of_their_rows() {
    let bytes = workbook(|sheet| {
        for (column, name) in (0..).zip(HEAD.split(',')) {
            sheet.write(0, column, name).unwrap();
        }
        for row in 1..5 {
            sheet.write(row, 0, row).unwrap();
            sheet.write(row, 1, "1985-09-01").unwrap();
        }
        sheet.merge_range(1, 2, 3, 2, "是", &Format::new()).unwrap();
    });
    let found = view(&bytes);
    noticed(&found, &["合并的单元格"]);
    let list = list(&bytes);
    let cadre = pack::pack().find_fact("is_township_cadre").unwrap().0;
    let answers: Vec<_> = (0..4).map(|row| list.table.answer(row, cadre)).collect();
    assert_eq!(answers[..3], [Answer::Given(Value::YesNo(true)); 3]);
    assert_eq!(answers[3], Answer::Open);
}

#[test]
fn a_day_is_a_day_as_text_as_a_serial_and_counted_from_1904() {
    let as_text = list(format!("{HEAD}\n1,1985-09-01,是\n2,1985年9月1日,是\n3,1985.9.1,是\n4,31291,是\n5,19850901,是\n").as_bytes());
    assert_eq!(birthdays(&as_text), ["1985-09-01"; 5]);
    let serial = workbook(|sheet| {
        for (column, name) in (0..).zip(HEAD.split(',')) {
            sheet.write(0, column, name).unwrap();
        }
        sheet.write(1, 1, 31_291).unwrap();
        sheet.write_with_format(2, 1, 31_291, &Format::new().set_num_format("yyyy/m/d")).unwrap();
        sheet.write(3, 1, "1985/9/1 0:00:00").unwrap();
    });
    assert_eq!(birthdays(&list(&serial)), ["1985-09-01"; 3]);
    let from_1904 = from_1904(31_291 - 1_462);
    noticed(&view(&from_1904), &["1904"]);
    assert_eq!(birthdays(&list(&from_1904)), ["1985-09-01"]);
}

/// A workbook of the old Mac with one person, born on this day.
fn from_1904(day: u32) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns:r=\"{relation}\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet><sheetData><row r=\"1\">{}{}</row><row r=\"2\"><c r=\"A2\"><v>{day}</v></c>{}</row></sheetData></worksheet>",
                cell("A1", "出生日期"),
                cell("B1", "是否乡镇干部"),
                cell("B2", "是")
            ),
        ),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn numbers_of_identity_cards_are_warned_about_and_in_nothing_that_is_shown_whatever_their_column_is_called() {
    // Invented, with the last digit that makes them look genuine.
    let card = |at: usize| {
        let digits = format!("43082219850901{:03}", 100 + at);
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let sum: u32 = digits.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
        format!("{digits}{}", char::from(b"10X98765432"[sum as usize % 11]))
    };
    for name in ["身份证号", "编码", "出生日期"] {
        let lines: String = (0..40).map(|at| format!("{at},{},是\n", card(at))).collect();
        let mut list = list(format!("序号,{name},是否乡镇干部\n{lines}").as_bytes());
        let view = list.view(&RosterQuery { count: 500, ..RosterQuery::default() }, Language::Chinese);
        noticed(&view, &["像身份证号", "没有读入"]);
        assert_eq!(view.rows, 40);
        let csv = list.paper(&RosterQuery::default(), list.as_of, Language::Chinese).csv();
        let shown = format!("{view:?}{csv}");
        assert!(!shown.contains("430822") && !shown.contains("19850901"), "{name}");
        assert!(view.columns.iter().any(|it| it.label == name && it.is_personal && it.fact.is_none()), "{name}");
    }
}

#[test]
fn rows_that_are_the_same_are_named_and_both_count() {
    let found = view(format!("{HEAD}\n1,1985-09-01,是\n2,1990-01-02,否\n3,1985-09-01,是\n").as_bytes());
    noticed(&found, &["有1行和前面的行完全相同（第4行）"]);
    assert_eq!(found.rows, 3);
}

#[test]
fn cells_that_cannot_be_read_are_named_by_address_and_the_rest_goes_on() {
    let more: String = (4..10).map(|at| format!("{at},1985-09-{at:02},是\n")).collect();
    let found = view(format!("{HEAD}\n1,待核,是\n2,1990-13-02,也许\n3,1985-09-01,是\n{more}").as_bytes());
    assert_eq!((found.rows, found.dirty_count), (9, 3));
    for address in ["B2", "B3", "C3"] {
        assert!(found.dirty.iter().any(|it| it.contains(address)), "{address}: {:?}", found.dirty);
    }
}
