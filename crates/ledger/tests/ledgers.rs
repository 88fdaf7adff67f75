//! Tables as people have them: a village ledger with everything that goes wrong in one, and a roster in GBK.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it must")]

mod common;

use common::{Kept, all, facts, gbk};
use ledger::address::Address;
use ledger::encoding::Encoding;
use ledger::label::Scale;
use ledger::matching::{Confidence, Mapping};
use ledger::personal::Role;
use ledger::problem::Problem;
use ledger::reading::{Options, read, survey};
use ledger::remark::Remark;
use ledger::source::Book;
use ledger::value::Why;
use ledger::wanted::Wanted;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, Formula, Workbook};

/// A ledger of villages: titles, two header rows with merged cells, a township written once, units, notes, dirty cells, totals.
fn village_ledger() -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("说明").unwrap();
    cover.write(0, 0, "填表说明").unwrap();
    let sheet = book.add_worksheet().set_name("2020年").unwrap();
    let (plain, day) = (Format::new(), Format::new().set_num_format("yyyy年m月d日").set_background_color(Color::Yellow));
    sheet.merge_range(0, 0, 0, 9, "2020年村级党建工作台账", &plain).unwrap();
    sheet.write(1, 0, "填报单位：某镇").unwrap().write(1, 7, "单位：万元").unwrap();
    for (column, name) in [(0, "序号"), (1, "乡镇"), (2, "村（社区）名称"), (3, "书记姓名"), (8, "是否村书记"), (9, "备 注")]
    {
        sheet.merge_range(2, column, 3, column, name, &plain).unwrap();
    }
    sheet.merge_range(2, 4, 2, 5, "书记情况", &plain).unwrap();
    sheet.merge_range(2, 6, 2, 7, "集体经济收入", &plain).unwrap();
    for (column, name) in [(4, "出生日期"), (5, "任职时间"), (6, "上年"), (7, "当年")] {
        sheet.write(3, column, name).unwrap();
    }
    sheet.merge_range(4, 1, 6, 1, "澧源镇", &plain).unwrap();
    let rows: [[&str; 7]; 4] = [
        ["金山村", "向某某", "1975.6", "2012.7", "5.2", "6", "√"],
        ["石桥村", "覃某", "1970年3月4日", "2015-08", "３．５", "4.1万元", "是"],
        ["李家庄村", "王某某", "待核", "2009/9/1", "", "约3", "否"],
        ["汨湖村", "陈某", "1981-02-30", "-", "7,0", "8", "男"],
    ];
    for (at, row) in rows.iter().enumerate() {
        let at = u32::try_from(at).unwrap() + 4;
        sheet.write(at, 0, at - 3).unwrap();
        for (column, text) in (2..).zip(row) {
            match text.parse::<f64>() {
                Ok(number) if 5 < column => sheet.write(at, column, number).unwrap(),
                _ => sheet.write(at, column, *text).unwrap(),
            };
        }
    }
    sheet.write_with_format(4, 4, ExcelDateTime::from_ymd(1975, 6, 15).unwrap(), &day).unwrap();
    sheet.write(8, 0, "合 计").unwrap().write(8, 6, Formula::new("=SUM(G5:G8)").set_result("8.7")).unwrap();
    sheet.write(9, 0, "填表人：某某      审核人：某某").unwrap();
    book.save_to_buffer().unwrap()
}

fn village_facts() -> Vec<Wanted> {
    let mut wanted = facts(&[
        ("birth_date", &[]),
        ("secretary_service", &["任职时间", "任书记时间"]),
        ("income_last_year", &["上年集体经济收入"]),
        ("income_this_year", &["当年集体经济收入"]),
        ("is_village_secretary", &["是否村书记"]),
    ]);
    wanted.insert(0, Wanted::of_text("unit", &["村名", "村（社区）名称", "单位名称"]));
    wanted
}

#[test]
fn a_dirty_village_ledger_is_read_to_its_end_and_every_doubt_is_named() {
    let wanted = village_facts();
    let (survey, _, kept, summary) = all(&village_ledger(), &wanted, Options::default()).unwrap();
    assert_eq!((survey.sheet, survey.sheet_name.as_str()), (1, "2020年"));
    let proposed: Vec<_> = survey.columns.iter().map(|it| (it.label.as_str(), it.role, it.proposed.as_deref(), it.scale)).collect();
    assert_eq!(
        proposed,
        [
            ("序号", Role::Noise, None, None),
            ("乡镇", Role::Data, None, None),
            ("村（社区）名称", Role::Data, Some("unit"), None),
            ("书记姓名", Role::Names, None, None),
            ("书记情况·出生日期", Role::Data, Some("birth_date"), None),
            ("书记情况·任职时间", Role::Data, Some("secretary_service"), None),
            ("集体经济收入·上年", Role::Data, Some("income_last_year"), Some(Scale::TenThousands)),
            ("集体经济收入·当年", Role::Data, Some("income_this_year"), Some(Scale::TenThousands)),
            ("是否村书记", Role::Data, Some("is_village_secretary"), None),
            ("备 注", Role::Noise, None, None),
        ]
    );
    let row = |values: &[&str]| values.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        kept.rows,
        [
            (
                5,
                row(&[
                    "unit=金山村",
                    "birth_date=1975-06-15",
                    "secretary_service=since 2012-07",
                    "income_last_year=52000",
                    "income_this_year=60000",
                    "is_village_secretary=true"
                ])
            ),
            (
                6,
                row(&[
                    "unit=石桥村",
                    "birth_date=1970-03-04",
                    "secretary_service=since 2015-08",
                    "income_last_year=35000",
                    "income_this_year=41000",
                    "is_village_secretary=true"
                ])
            ),
            (7, row(&["unit=李家庄村", "secretary_service=since 2009-09-01", "income_this_year=30000", "is_village_secretary=false"])),
            (8, row(&["unit=汨湖村", "income_this_year=80000"])),
        ]
    );
    let dirty: Vec<_> = kept.dirty.iter().map(|it| (it.at.to_string(), it.written.clone())).collect();
    assert_eq!(
        dirty,
        [("E7", "待核"), ("E8", "1981-02-30"), ("G8", "7,0"), ("I8", "男")].map(|(at, text)| (at.to_owned(), text.to_owned()))
    );
    assert_eq!(summary.dirty, 4);
    assert_eq!(
        kept.dirty[1].text(&survey.sheet_name).zh,
        "2020年!E8“书记情况·出生日期”写的是“1981-02-30”，日历上没有这一天；要填日期，例如1975-06-15，只知道年月写1975-06。"
    );
    assert!(kept.dirty[2].text("").en.contains("a number (yuan in units of 10000)"), "{}", kept.dirty[2].text("").en);
    let said: Vec<Remark> = survey.remarks.iter().chain(&summary.remarks).cloned().collect();
    for expected in [
        Remark::Titles { rows: 2 },
        Remark::UnitInTitle(Scale::TenThousands),
        Remark::TwoHeaderRows,
        Remark::Merged { areas: 1 },
        Remark::OtherSheets { names: vec!["说明".to_owned()] },
        Remark::Totals { rows: vec![9] },
        Remark::Notes { rows: vec![10] },
        Remark::MonthsOnly { column: 5, count: 2 },
        Remark::Names { column: 3, label: "书记姓名".to_owned(), read: false },
    ] {
        assert!(said.contains(&expected), "{expected:?} is not in {said:?}");
    }
    assert_eq!(said.len(), 9, "{said:?}");
    assert!(said.iter().all(|it| it.text().zh.ends_with('。') && it.text().en.ends_with('.')));
}

/// Eighteen characters whose last one checks the others; the person is invented.
fn card(number: usize) -> String {
    let digits = format!("43082219{:02}0{}15{:03}", 60 + number % 30, 1 + number % 9, number % 1000);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
    format!("{digits}{}", b"10X98765432"[(sum % 11) as usize] as char)
}

/// A roster as a county's system exports it: GBK, a note first, cards in a column without a name, a doubled row, a header again.
fn roster(rows: usize) -> Vec<u8> {
    let mut text = "全县乡镇干部花名册,,,,,\r\n序号,姓名,性别,证件,出生年月,来乡镇工作时间,人员类别,是否乡镇干部\r\n".to_owned();
    for at in 1..=rows {
        let class = ["乡镇公务员", "乡镇事业编制人员", "其他人员"][at % 3];
        text += &format!(
            "{at},向{},{},{},{}.{:02},{}/{}/1,{class},{}\r\n",
            if at % 2 == 0 { "某" } else { "某某" },
            if at % 4 == 0 { "女" } else { "男" },
            card(at),
            1960 + at % 35,
            1 + at % 12,
            1990 + at % 30,
            1 + at % 12,
            ["是", "√", "Y", "1"][at % 4]
        );
    }
    text += "999,向某,男,,1980.01,2000/1/1,借调人员,是\r\n1000,向某,男,,1980.01,2000/1/1,借调人员,是\r\n";
    gbk(&text)
}

fn roster_facts() -> Vec<Wanted> {
    facts(&[
        ("birth_date", &["出生年月"]),
        ("township_service", &["来乡镇工作时间"]),
        ("staff_kind", &["人员类别"]),
        ("is_township_cadre", &[]),
    ])
}

#[test]
fn a_roster_is_read_without_a_card_or_a_name_in_what_is_kept() {
    let wanted = roster_facts();
    let (survey, mapping, kept, summary) = all(&roster(300), &wanted, Options::default()).unwrap();
    assert_eq!(summary.rows, 302);
    assert_eq!(
        mapping.iter().map(|it| it.1.id.as_str()).collect::<Vec<_>>(),
        ["birth_date", "township_service", "staff_kind", "is_township_cadre"]
    );
    assert!(survey.columns.iter().filter(|it| it.proposed.is_some()).all(|it| it.confidence == Confidence::Sure));
    assert!(kept.names.is_empty());
    assert_eq!(
        kept.rows[0],
        (
            3,
            ["birth_date=1961-02", "township_service=since 1991-02-01", "staff_kind=#1", "is_township_cadre=true"]
                .map(str::to_owned)
                .to_vec()
        )
    );
    let everything = format!("{survey:?} {mapping:?} {:?} {:?} {summary:?}", kept.rows, kept.dirty);
    assert!(!everything.contains("430822") && !everything.contains("向某"), "a card or a name is kept");
    assert_eq!(
        kept.dirty.iter().map(|it| (it.at, it.why)).collect::<Vec<_>>().first().map(|it| it.0),
        Some(Address { row: 303, column: 6 })
    );
    assert!(kept.dirty[0].text("").zh.contains("乡镇公务员、乡镇事业编制人员、其他人员"));
    let said: Vec<Remark> = survey.remarks.iter().chain(&summary.remarks).cloned().collect();
    for expected in [
        Remark::WrittenIn(Encoding::Gb18030),
        Remark::IdCards { column: 3, label: "证件".to_owned() },
        Remark::Names { column: 1, label: "姓名".to_owned(), read: false },
        // The row number alone tells them apart.
        Remark::Twice { rows: vec![304], count: 1 },
        Remark::MonthsOnly { column: 4, count: 302 },
    ] {
        assert!(said.contains(&expected), "{expected:?} is not in {said:?}");
    }
}

#[test]
fn a_column_of_cards_is_not_read_whatever_the_mapping_says_and_names_only_where_asked() {
    let mut wanted = roster_facts();
    wanted.push(Wanted::of_text("note", &["说明"]));
    let file = roster(20);
    let mut book = Book::open(&file).unwrap();
    let survey = survey(&mut book, &wanted).unwrap();
    let mut mapping = survey.mapping();
    mapping.assign(3, "note", Scale::Ones);
    mapping.assign(1, "staff_kind", Scale::Ones);
    let mut kept = Kept::of(&wanted);
    let summary = read(&mut book, &survey, &mapping, &wanted, Options { names: true }, &mut kept).unwrap();
    assert!(kept.rows.iter().all(|it| it.1.iter().all(|it| !it.starts_with("note") && !it.starts_with("staff_kind"))));
    assert_eq!(kept.names.len(), 22);
    assert!(summary.remarks.contains(&Remark::Names { column: 1, label: "姓名".to_owned(), read: true }));
}

#[test]
fn reading_stops_where_somebody_cancels() {
    let wanted = roster_facts();
    let file = roster(50);
    let mut book = Book::open(&file).unwrap();
    let survey = survey(&mut book, &wanted).unwrap();
    let mut kept = Kept::of(&wanted);
    kept.stop_after = Some(7);
    let summary = read(&mut book, &survey, &survey.mapping(), &wanted, Options::default(), &mut kept).unwrap();
    assert_eq!((summary.rows, kept.rows.len()), (7, 7));
    assert!(summary.remarks.contains(&Remark::Cancelled));
}

#[test]
fn a_mapping_is_remembered_for_the_same_header_and_for_no_other() {
    let wanted = roster_facts();
    let (one, mapping, ..) = all(&roster(10), &wanted, Options::default()).unwrap();
    let (same, ..) = all(&roster(40), &wanted, Options::default()).unwrap();
    let (other, ..) = all(&village_ledger(), &wanted, Options::default()).unwrap();
    assert_eq!(one.signature, same.signature);
    assert_ne!(one.signature, other.signature);
    let kept = serde_json::to_string(&mapping).unwrap();
    assert_eq!(serde_json::from_str::<Mapping>(&kept).unwrap(), mapping);
}

#[test]
fn a_column_without_a_unit_whose_numbers_are_ten_thousand_times_too_small_is_asked_about() {
    let wanted = facts(&[("income_this_year", &["当年集体经济收入"])]);
    let text = "村名,当年集体经济收入\n金山村,5.2\n石桥村,3\n李家庄村,8\n";
    let (survey, mapping, kept, _) = all(text.as_bytes(), &wanted, Options::default()).unwrap();
    assert_eq!((survey.columns[1].scale, survey.columns[1].asks_for), (None, Some(Scale::TenThousands)));
    assert_eq!(kept.rows[0].1, ["income_this_year=52000"]);
    // Taken as they stand after all, each is asked about.
    let mut mapping = mapping;
    mapping.assign(1, "income_this_year", Scale::Ones);
    let mut book = Book::open(text.as_bytes()).unwrap();
    let mut kept = Kept::of(&wanted);
    read(&mut book, &survey, &mapping, &wanted, Options::default(), &mut kept).unwrap();
    assert_eq!(kept.dirty.len(), 3);
    assert!(matches!(kept.dirty[0].why, Why::Misread(_)));
}

#[test]
fn headers_are_found_wherever_they_stand() {
    let wanted = village_facts();
    let check = |text: &str, rows: usize, columns: &[&str]| {
        let (survey, _, kept, _) = all(text.as_bytes(), &wanted, Options::default()).unwrap();
        assert_eq!(kept.rows.len(), rows, "{text}");
        assert_eq!(survey.columns.iter().filter_map(|it| it.proposed.as_deref()).collect::<Vec<_>>(), columns, "{text}");
    };
    check("村名,出生日期\n金山村,1975-06\n", 1, &["unit", "birth_date"]);
    check("一览表\n\n村名,出生日期\n金山村,1975-06\n村名,出生日期\n石桥村,1975-06\n", 2, &["unit", "birth_date"]);
    // Two rows without merged cells, as a CSV has them.
    check("村名,集体经济收入,,备注\n,上年,当年,\n金山村,52000,60000,\n", 1, &["unit", "income_last_year", "income_this_year"]);
    // Villages that begin with a surname are villages.
    check("村名,出生日期\n金山,1975-06\n石桥,1975-06\n李家庄,1975-06\n", 3, &["unit", "birth_date"]);
    // A first row of words only is no second header.
    check("村名,是否村书记\n金山村,是\n石桥村,否\n", 2, &["unit", "is_village_secretary"]);
    // A header alone: nothing under it is not an error of the file.
    check("村名,出生日期\n", 0, &["unit", "birth_date"]);
    assert_eq!(all("1,2\n3,4\n".as_bytes(), &wanted, Options::default()).err(), Some(Problem::NoHeader));
}
