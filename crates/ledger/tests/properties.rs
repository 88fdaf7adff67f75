//! What holds for any table and any bytes.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it must")]

mod common;

use common::old_workbook::{Old, Put, xls};
use common::{Kept, all, facts, gbk, texts, utf_16};
use ledger::label::{Label, Scale};
use ledger::matching::Mapping;
use ledger::reading::{Options, read, survey};
use ledger::source::Book;
use ledger::wanted::Wanted;
use proptest::collection::vec;
use proptest::prelude::*;

/// Looks over and reads a file to its end, whatever it is.
fn swallow(bytes: &[u8]) {
    let wanted = facts(&[("birth_date", &[]), ("income_this_year", &[]), ("is_village_secretary", &[]), ("staff_kind", &[])]);
    let Ok(mut book) = Book::open(bytes) else { return };
    for sheet in 0..book.sheets().len() {
        drop(texts(&mut book, sheet));
    }
    if let Ok(survey) = survey(&mut book, &wanted) {
        // Every column as every fact, too.
        for at in 0..4 {
            let mut mapping = survey.mapping();
            mapping.assign(at, &wanted[at].id, Scale::TenThousands);
            drop(read(&mut book, &survey, &mapping, &wanted, Options { names: true }, &mut Kept::of(&wanted)));
        }
    }
}

/// Cells that CSV can hold and no encoding loses.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z0-9 ,;\t\"']{1,8}", "[一-龥]{1,6}", "[石桥村金山\"\n,，。（）]{1,6}", Just("𠮷".to_owned()),]
        .prop_map(|it| it.trim().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What is written as CSV in any of the encodings is read back equal.
    #[test]
    fn csv_reads_back_equal(width in 2_usize..6, cells in vec(cell(), 2..60), separator in prop_oneof![Just(b','), Just(b'\t'), Just(b';')]) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        // A header, so that the separator can be told.
        let head: Vec<String> = (0..width).map(|it| format!("列名{it}")).collect();
        let rows: Vec<&[String]> = cells.chunks_exact(width).collect();
        for _ in 0..3 + rows.len() {
            writer.write_record(&head).unwrap();
        }
        for row in &rows {
            writer.write_record(*row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let filled = |row: &[String]| -> Vec<String> {
            let last = row.iter().rposition(|it| !it.is_empty()).map_or(0, |it| it + 1);
            row[..last].to_vec()
        };
        let expected: Vec<Vec<String>> = rows.iter().map(|it| filled(it)).filter(|it| !it.is_empty()).collect();
        for bytes in [text.clone().into_bytes(), format!("\u{FEFF}{text}").into_bytes(), gbk(&text), utf_16(&text, u16::to_le_bytes), utf_16(&text, u16::to_be_bytes)] {
            let mut book = Book::open(&bytes).unwrap();
            let found = texts(&mut book, 0).unwrap();
            let found: Vec<Vec<String>> = found.into_iter().skip(3 + rows.len()).map(|it| it.1).collect();
            prop_assert_eq!(&found, &expected);
        }
    }

    /// A mapping reads back as it was kept, whatever was assigned and taken away.
    #[test]
    fn a_mapping_reads_back(signature in "[0-9a-f]{16}", steps in vec((0_usize..500, "[a-z_]{1,3}", 0_u8..6), 0..40)) {
        let scales = [Scale::Ones, Scale::Hundreds, Scale::Thousands, Scale::TenThousands, Scale::HundredMillions];
        let mut mapping = Mapping::default();
        mapping.signature = signature;
        for (column, id, scale) in steps {
            match scales.get(usize::from(scale)) {
                Some(scale) => mapping.assign(column, &id, *scale),
                None => mapping.clear(column),
            }
        }
        let ids: std::collections::BTreeSet<&str> = mapping.iter().map(|it| it.1.id.as_str()).collect();
        prop_assert_eq!(ids.len(), mapping.iter().count());
        let kept = serde_json::to_string(&mapping).unwrap();
        prop_assert_eq!(serde_json::from_str::<Mapping>(&kept).unwrap(), mapping);
    }

    /// A column is found again by the name that it was given, however that is spaced, numbered and set in brackets.
    #[test]
    fn a_column_is_found_by_its_own_name(at in 0_usize..200, number in 1_u8..9, spaced in any::<bool>()) {
        let facts = &pack::pack().facts;
        let fact = &facts[at % facts.len()];
        let wanted: Vec<Wanted> = facts.iter().map(|it| Wanted::of_fact(it, &[])).collect();
        let name: String = if spaced { fact.label.zh.chars().flat_map(|it| [it, ' ']).collect() } else { fact.label.zh.clone() };
        let text = format!("序号\t{number}、{name}（填表说明）\n1\t\n");
        let (survey, ..) = all(text.as_bytes(), &wanted, Options::default()).unwrap();
        let twins = facts.iter().filter(|it| Label::of(&it.label.zh).core == Label::of(&fact.label.zh).core).count();
        prop_assert!(1 < twins || survey.columns[1].proposed.as_deref() == Some(fact.id.as_str()), "{:?}", survey.columns[1]);
    }

    #[test]
    fn no_bytes_panic(bytes in vec(any::<u8>(), 0..2000)) {
        swallow(&bytes);
    }

    /// Bytes that begin like each kind of file, and text that looks like a table.
    #[test]
    fn no_bytes_that_begin_well_panic(kind in 0_usize..5, bytes in vec(any::<u8>(), 0..1500), text in "[0-9a-z,\t\"\n\r万元年月日.\\-是否√姓名出生日期合计：（）]{0,400}") {
        let heads: [&[u8]; 5] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF"];
        swallow(&[heads[kind], &bytes].concat());
        swallow(text.as_bytes());
        swallow(&gbk(&text));
    }

    /// Workbooks in which some bytes were changed.
    #[test]
    fn no_damaged_workbook_panics(changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let cells = vec![
            (0, 0, Put::Text("村名")),
            (0, 1, Put::Text("出生日期")),
            (0, 2, Put::Label("当年收入")),
            (1, 0, Put::Formula(Some("石桥村"))),
            (1, 1, Put::Day(41_091.0)),
            (1, 2, Put::Numbers(vec![35, 4])),
            (2, 0, Put::Text("金山村")),
            (2, 1, Put::Truth(true)),
            (2, 2, Put::Number(1.5)),
        ];
        let mut old = xls(&Old { cells, merged: vec![[1, 2, 0, 0]], cut_texts: true, chart: true, ..Old::default() });
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "村名").unwrap().write(0, 1, "出生日期").unwrap().write(1, 0, "石桥村").unwrap().write(1, 1, 41_091).unwrap();
        let mut new = book.save_to_buffer().unwrap();
        for (at, byte) in changes {
            let place = at.index(old.len());
            // What is not filled says nothing.
            if old[place] != 0 || byte % 8 == 0 {
                old[place] = byte;
            }
            let place = at.index(new.len());
            new[place] = byte;
        }
        swallow(&old);
        swallow(&new);
    }
}
