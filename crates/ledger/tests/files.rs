//! Files of each kind: what is read, and what is refused by name.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it must")]

mod common;

use std::io::{Cursor, Write};

use calamine::{DataType, Reader};
use common::old_workbook::{Old, Put, compound, xls};
use common::{gbk, texts, utf_16};
use ledger::encoding::Encoding;
use ledger::limits::{MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_OTHER_PART, MAX_ROWS};
use ledger::problem::{Other, Problem};
use ledger::reading::survey;
use ledger::source::Book;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;

fn refused(bytes: &[u8]) -> Problem {
    let mut book = match Book::open(bytes) {
        Ok(book) => book,
        Err(problem) => return problem,
    };
    match survey(&mut book, &[]) {
        Ok(survey) => texts(&mut book, survey.sheet).expect_err("it is refused"),
        Err(problem) => problem,
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    assert_eq!(refused(b""), Problem::Empty);
    assert_eq!(refused(b" \r\n \n"), Problem::Empty);
    assert_eq!(refused(b",,\n,,\n"), Problem::Empty);
    assert_eq!(refused("只有\n一列\n".as_bytes()), Problem::OneColumn);
    assert_eq!(refused("1,2\n3,4\n".as_bytes()), Problem::NoHeader);
    assert_eq!(refused(b"%PDF-1.7"), Problem::NotATable(Other::Pdf));
    assert_eq!(refused(b"\x89PNG\r\n\x1A\n"), Problem::NotATable(Other::Picture));
    assert_eq!(refused(b"\xFF\xD8\xFF\xE0"), Problem::NotATable(Other::Picture));
    assert_eq!(refused(b"<html><table>"), Problem::NotATable(Other::WebPage));
    assert_eq!(refused(b"{\"schema\":2}"), Problem::NotATable(Other::Draft));
    assert_eq!(refused(b"a\0b,c"), Problem::NotText);
    assert_eq!(refused(&archive(&[("a.txt", b"a")])), Problem::NotATable(Other::Archive));
    assert_eq!(refused(&archive(&[("xl/workbook.bin", b"a")])), Problem::NotATable(Other::BinaryWorkbook));
    assert_eq!(refused(&archive(&[("word/document.xml", b"a")])), Problem::NotATable(Other::Word));
    assert_eq!(refused(&archive(&[("mimetype", b"a"), ("content.xml", b"a")])), Problem::NotATable(Other::OpenDocument));
    assert_eq!(refused(&archive(&[("xl/workbook.xml", b"<workbook/>")])), Problem::Damaged);
    assert_eq!(refused(&archive(&[("xl/workbook.xml", b"<workbook")])), Problem::Damaged);
    assert_eq!(refused(&compound("WordDocument", &[])), Problem::NotATable(Other::Word));
    assert_eq!(refused(&compound("Book", &[])), Problem::NotATable(Other::OldWorkbook));
    assert_eq!(refused(&compound("Something", &[])), Problem::Damaged);
    assert_eq!(refused(&workbook(|_| {})), Problem::Empty);
}

#[test]
fn protected_files_are_told_to_be_so() {
    // A new workbook under a password is an old file system with its encrypted contents in it.
    assert_eq!(refused(&compound("EncryptedPackage", &[])), Problem::Protected);
    let cells = vec![(0, 0, Put::Label("村名")), (0, 1, Put::Label("党员"))];
    assert_eq!(refused(&xls(&Old { cells, password: true, ..Old::default() })), Problem::Protected);
}

#[test]
fn nothing_larger_than_its_limit_is_read() {
    assert_eq!(refused(&vec![b'a'; MAX_BYTES + 1]), Problem::TooLarge { bytes: MAX_BYTES + 1, most: MAX_BYTES });
    let wide = format!("村名,党员\n石桥村{},1\n", ",".repeat(MAX_COLUMNS));
    assert_eq!(refused(wide.as_bytes()), Problem::TooManyColumns { row: 2, most: MAX_COLUMNS });
    let long = format!("村名,党员\n石桥村,\"1\n{}", "金山村,2\n".repeat(MAX_CELL));
    assert!(matches!(refused(long.as_bytes()), Problem::CellTooLong { .. } | Problem::OpenQuote { .. }));
    let rows = format!("村名,党员\n{}", "a,1\n".repeat(MAX_ROWS as usize));
    assert_eq!(refused(rows.as_bytes()), Problem::TooManyRows { most: MAX_ROWS });
    let wide = workbook(|sheet| {
        sheet.write(0, 0, "村名").unwrap().write(0, 1, "党员").unwrap();
        sheet.write(1, u16::try_from(MAX_COLUMNS).unwrap(), 1).unwrap();
    });
    assert_eq!(refused(&wide), Problem::TooManyColumns { row: 2, most: MAX_COLUMNS });
}

#[test]
fn an_archive_that_grows_beyond_bounds_is_refused_before_it_is_read() {
    // Two megabytes that pack well, five hundred times.
    let piece = archive(&[("xl/workbook.xml", &b"<c/>".repeat(1 << 19))]);
    let mut piece = zip::ZipArchive::new(Cursor::new(piece)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.raw_copy_file(piece.by_index_raw(0).unwrap()).unwrap();
    for at in 0..500 {
        writer.raw_copy_file_rename(piece.by_index_raw(0).unwrap(), format!("xl/worksheets/sheet{at}.xml")).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 20_000_000);
    assert!(matches!(refused(&bomb), Problem::UnpacksTooLarge { .. }));
    // What is held while a sheet is read has a limit of its own.
    let heavy = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/styles.xml", &b"<xf/>".repeat(4_000_001))]);
    assert!(matches!(refused(&heavy), Problem::UnpacksTooLarge { most: MAX_OTHER_PART, .. }));
    // One tag that never ends.
    let endless = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/styles.xml", &vec![b'a'; 2_000_000])]);
    assert_eq!(refused(&endless), Problem::Damaged);
}

#[test]
fn a_size_that_is_a_lie_is_found_out() {
    let file = workbook(|sheet| {
        sheet.write(0, 0, "村名").unwrap().write(0, 1, "党员").unwrap();
    });
    // The sizes of the parts in the directory at the end, each turned to three gigabytes, then to almost nothing.
    for size in [3_000_000_000_u32, 1] {
        let mut lying = file.clone();
        for at in 0..lying.len() - 46 {
            if lying[at..].starts_with(b"PK\x01\x02") {
                lying[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
            }
        }
        match size {
            1 => drop(Book::open(&lying).map(|mut it| texts(&mut it, 0))),
            _ => assert!(matches!(refused(&lying), Problem::UnpacksTooLarge { .. })),
        }
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_and_nothing_panics() {
    let new = workbook(|sheet| {
        sheet.write(0, 0, "村名").unwrap().write(0, 1, "党员").unwrap().write(1, 0, "石桥村").unwrap().write(1, 1, 3).unwrap();
    });
    let cells = vec![(0, 0, Put::Text("村名")), (0, 1, Put::Text("党员")), (1, 0, Put::Text("石桥村")), (1, 1, Put::Numbers(vec![3]))];
    let old = xls(&Old { cells, cut_texts: true, ..Old::default() });
    for (file, step) in [(new, 97), (old, 13)] {
        for end in (4..file.len()).step_by(step) {
            if let Ok(mut book) = Book::open(&file[..end]) {
                drop(survey(&mut book, &[]));
                drop(texts(&mut book, 0));
            }
        }
    }
    assert_eq!(refused(b"PK\x03\x04 and no more"), Problem::Damaged);
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Problem::Damaged);
}

#[test]
fn text_is_read_in_every_encoding_and_with_every_separator() {
    let text = "村名\t党员\n石桥村\t3\n";
    let expected = vec![(1, vec!["村名".to_owned(), "党员".to_owned()]), (2, vec!["石桥村".to_owned(), "3".to_owned()])];
    for separator in ["\t", ",", ";"] {
        let text = text.replace('\t', separator);
        for (bytes, encoding) in [
            (text.clone().into_bytes(), Encoding::Utf8),
            (format!("\u{FEFF}{text}").into_bytes(), Encoding::Utf8),
            (gbk(&text), Encoding::Gb18030),
            (utf_16(&text, u16::to_le_bytes), Encoding::Utf16Le),
            (utf_16(&text, u16::to_be_bytes), Encoding::Utf16Be),
        ] {
            let mut book = Book::open(&bytes).unwrap();
            assert_eq!(book.encoding(), Some(encoding));
            assert_eq!(texts(&mut book, 0).unwrap(), expected, "{encoding:?} {separator:?}");
        }
    }
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    for line_end in ["\n", "\r\n"] {
        for end in ["", line_end, "\n\n"] {
            let text = "村名,党员\n\n\"石桥村\n三组\",3\n,\n金山村,4\n李家村,5".replace('\n', line_end) + end;
            let rows = texts(&mut Book::open(text.as_bytes()).unwrap(), 0).unwrap();
            assert_eq!(rows.iter().map(|it| it.0).collect::<Vec<_>>(), [1, 3, 5, 6], "{text:?}");
            assert_eq!(rows[1].1, [format!("石桥村{line_end}三组").as_str(), "3"], "{text:?}");
            assert_eq!(rows[3].1, ["李家村", "5"], "{text:?}");
        }
    }
    let old = "村名,党员\r石桥村,3\r";
    assert_eq!(texts(&mut Book::open(old.as_bytes()).unwrap(), 0).unwrap()[1], (2, vec!["石桥村".to_owned(), "3".to_owned()]));
}

#[test]
fn a_quotation_mark_that_is_not_closed_swallows_no_rows() {
    let open = |at: &str| Problem::OpenQuote { at: at.parse().unwrap() };
    assert_eq!(refused("村名,党员\n\"石桥村,3\n金山村,4\n".as_bytes()), open("A2"));
    assert_eq!(
        refused("村名\t党员\t户数\n石桥村\t\"3\t1\n金山村\t4\t1\n李家村\t5\t1\n汨湖村\t6\t1\n芭茅溪村\t\"7\t1\n".as_bytes()),
        open("B2")
    );
    let closed = "村名,党员\n石桥村,\"3\n（含预备）\"\n";
    for text in [closed.to_owned(), closed.trim_end().to_owned(), closed.replace('\n', "\r\n")] {
        assert_eq!(texts(&mut Book::open(text.as_bytes()).unwrap(), 0).unwrap().len(), 2, "{text:?}");
        let wide = utf_16(&text, u16::to_le_bytes);
        assert_eq!(texts(&mut Book::open(&wide).unwrap(), 0).unwrap().len(), 2, "{text:?}");
    }
}

#[test]
fn a_workbook_is_read_with_its_days_formulas_and_merged_cells() {
    let file = workbook(|sheet| {
        let day = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write(0, 0, "乡镇").unwrap().write(0, 1, "村名").unwrap().write(0, 2, "日期").unwrap().write(0, 3, "公式").unwrap();
        sheet.merge_range(1, 0, 2, 0, "澧源镇", &Format::new()).unwrap();
        sheet.write(1, 1, "石桥村").unwrap().write(2, 1, "金山村").unwrap();
        sheet.write_with_format(1, 2, ExcelDateTime::from_ymd(2012, 7, 1).unwrap(), &day).unwrap();
        sheet.write(2, 2, true).unwrap();
        sheet.write(1, 3, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write(2, 3, Formula::new("=B2").set_result("")).unwrap();
    });
    let mut book = Book::open(&file).unwrap();
    let rows = texts(&mut book, 0).unwrap();
    assert_eq!(rows[1].1, ["澧源镇", "石桥村", "2012-07-01", "2"]);
    assert_eq!(rows[2].1[..3], ["澧源镇", "金山村", "TRUE"]);
    assert!(!book.counts_from_1904() && !book.has_macros());
}

#[test]
fn a_formula_without_its_result_is_told_from_an_empty_cell() {
    let sheet = b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"B1\"><f>1+1</f></c><c r=\"C1\"/><c r=\"D1\" t=\"e\"><v>#REF!</v></c></row></sheetData></worksheet>";
    let file = minimal(sheet, "");
    let mut cells = Vec::new();
    Book::open(&file)
        .unwrap()
        .rows(0, |row, _| {
            cells = row.filled().map(|it| format!("{it:?}")).collect();
            ledger::source::sheet::Flow::On
        })
        .unwrap();
    assert_eq!(cells, ["(0, Text(\"x\"))", "(1, Unworked)", "(3, Fault)"]);
}

/// A workbook as small as can be, around a sheet.
fn minimal(sheet: &[u8], properties: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let workbook = format!(
        "<workbook xmlns:r=\"{relation}\">{properties}<sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let relations =
        format!("<Relationships><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    let root =
        format!("<Relationships><Relationship Id=\"r1\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

#[test]
fn days_from_1904_on_macros_and_places_beyond_bounds_are_seen() {
    let sheet = b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    assert!(Book::open(&minimal(sheet, "<workbookPr date1904=\"1\"/>")).unwrap().counts_from_1904());
    let far = b"<worksheet><sheetData><row r=\"4000000\"><c r=\"A4000000\"><v>1</v></c></row></sheetData></worksheet>";
    assert!(matches!(texts(&mut Book::open(&minimal(far, "")).unwrap(), 0), Err(Problem::TooManyRows { .. } | Problem::Damaged)));
    let back = b"<worksheet><sheetData><row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData></worksheet>";
    assert_eq!(texts(&mut Book::open(&minimal(back, "")).unwrap(), 0), Err(Problem::Damaged));
    let mut writer = zip::ZipWriter::new_append(Cursor::new(minimal(sheet, ""))).unwrap();
    writer.start_file("xl/vbaProject.bin", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"no real macro").unwrap();
    assert!(Book::open(&writer.finish().unwrap().into_inner()).unwrap().has_macros());
}

#[test]
fn an_old_workbook_is_read_as_another_reader_reads_it() {
    let cells = vec![
        (0, 0, Put::Text("乡镇")),
        (0, 1, Put::Text("村名")),
        (0, 2, Put::Label("任职时间")),
        (0, 3, Put::Text("党员")),
        (1, 0, Put::Text("澧源镇")),
        (1, 1, Put::Formula(Some("石桥村"))),
        (1, 2, Put::Day(41_091.0)),
        (1, 3, Put::Numbers(vec![35, -4, 0])),
        (2, 1, Put::Text("金山村")),
        (2, 2, Put::Truth(true)),
        (2, 3, Put::Number(1.5)),
    ];
    let file = xls(&Old { cells, merged: vec![[1, 2, 0, 0]], cut_texts: true, chart: true, ..Old::default() });
    let mut book = Book::open(&file).unwrap();
    assert_eq!(book.sheets().iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["台账"]);
    let rows = texts(&mut book, 0).unwrap();
    assert_eq!(rows[0], (1, ["乡镇", "村名", "任职时间", "党员"].map(str::to_owned).to_vec()));
    assert_eq!(rows[1], (2, ["澧源镇", "石桥村", "2012-07-01", "35", "-4", "0"].map(str::to_owned).to_vec()));
    assert_eq!(rows[2], (3, ["澧源镇", "金山村", "TRUE", "1.5"].map(str::to_owned).to_vec()));

    let mut other: calamine::Xls<_> = calamine::open_workbook_from_rs(Cursor::new(file)).unwrap();
    let range = other.worksheet_range("台账").unwrap();
    let theirs = |row, column| range.get_value((row, column)).unwrap().to_string();
    assert_eq!([theirs(1, 1), theirs(1, 3), theirs(2, 3), theirs(0, 2)], ["石桥村", "35", "1.5", "任职时间"]);
    assert_eq!(range.get_value((1, 2)).and_then(|it| it.get_datetime()).map(|it| it.as_f64()), Some(41_091.0));
}

#[test]
fn an_old_workbook_has_formulas_without_results_and_days_from_1904_too() {
    let cells = vec![(0, 0, Put::Formula(None)), (0, 1, Put::Day(42_735.0)), (0, 2, Put::Fault)];
    let file = xls(&Old { cells, from_1904: true, ..Old::default() });
    let mut book = Book::open(&file).unwrap();
    assert!(book.counts_from_1904());
    let mut cells = Vec::new();
    book.rows(0, |row, _| {
        cells = row.cells().map(|it| format!("{it:?}")).collect();
        ledger::source::sheet::Flow::On
    })
    .unwrap();
    assert_eq!(cells[0], "Unworked");
    assert!(cells[1].starts_with("Day(") && cells[2] == "Fault");
    assert_eq!(texts(&mut book, 0).unwrap()[0].1[1], "2021-01-01");
}

#[test]
fn every_refusal_says_in_both_languages_what_to_do() {
    let problems = [
        Problem::Empty,
        Problem::TooLarge { bytes: 120_000_000, most: MAX_BYTES },
        Problem::UnpacksTooLarge { bytes: 2_000_000_000, most: 1_000_000_000 },
        Problem::TooManyColumns { row: 3, most: MAX_COLUMNS },
        Problem::TooManyRows { most: MAX_ROWS },
        Problem::OneColumn,
        Problem::Protected,
        Problem::Damaged,
        Problem::NotText,
        Problem::BadByte { line: 3, byte: 0xFF, encoding: Encoding::Gb18030 },
        Problem::MixedEncodings { utf8: 1, other: 3, byte: 0xB4 },
        Problem::NoHeader,
        Problem::OpenQuote { at: "B2".parse().unwrap() },
    ];
    for problem in &problems {
        let text = problem.text();
        assert!(text.zh.ends_with('。') && text.en.ends_with('.'), "{problem:?}: {text:?}");
    }
    assert!(problems[1].text().zh.contains("120MB") && problems[10].text().zh.contains("第3行不是（字节B4）"));
}
