//! A blank table for a list of people: a column for each fact, named as the reader of spreadsheets looks for it, with what can be chosen.
//!
//! A second sheet says of each column how it is written. No column asks for a name or a number of an identity card.

use ledger::matching::Confidence;
use ledger::reading::survey;
use ledger::source::Book;
use ledger::wanted::Wanted;
use policy::model::fact::{Fact, FactKind};
use policy::model::ids::FactId;
use policy::model::text::Language;
use rollup::protocol::GeneratedFile;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
    row_col_to_cell_absolute,
};

use crate::context::Context;
use crate::excel;
use crate::workbook::words::{form, words};

/// So many rows below the header have drop-downs.
const ROWS: u32 = 5_000;

/// The words of the file in one language.
struct Words {
    sheet: &'static str,
    help: &'static str,
    number: &'static str,
    heads: [&'static str; 3],
    notes: [&'static str; 3],
    file: &'static str,
}

const CHINESE: Words = Words {
    sheet: "名单",
    help: "填写说明",
    number: "序号",
    heads: ["列名", "怎么写", "可以选的"],
    notes: [
        "一人一行，不知道的空着，用不到的列可以删去；列的先后不限，列名不要改。",
        "不需要姓名，也不要填身份证号：各行按行号区分。自己另加的列不会读。",
        "填好后在“名单核对”里选这个文件，只在自己的设备上读。",
    ],
    file: "名单模板.xlsx",
};

const ENGLISH: Words = Words {
    sheet: "List",
    help: "How to fill it in",
    // "No." alone is an answer.
    number: "Row no.",
    heads: ["Column", "How it is written", "To choose from"],
    notes: [
        "One person a row. Leave empty what is not known, delete columns that are not needed; in any order, but under these names.",
        "No names are needed, and no identity numbers: rows are told apart by their numbers. Columns of your own are not read.",
        "Then choose this file on the page that checks a list: it is read on your own device only.",
    ],
    file: "list-template.xlsx",
};

/// The table with a column for each of these facts, read back before it is handed out.
///
/// # Errors
/// In words: it cannot be made, or a column would not be read as what it is for.
pub fn make(context: Context<'_>, facts: &[FactId]) -> Result<(GeneratedFile, Vec<u8>), String> {
    let own = crate::words::words(context.language);
    let facts: Vec<&Fact> = facts.iter().filter_map(|it| context.pack.fact_at(*it)).collect();
    let file = written(&facts, context.language).map_err(|it| (own.not_made)(&it.to_string()))?;
    let found = read_back(&file, &facts).map_err(|it| (own.not_made)(it.text().in_language(context.language)))?;
    if found != facts.len() {
        return Err((own.not_whole)(facts.len(), found));
    }
    let name = said(context.language).file.to_owned();
    Ok((GeneratedFile { name, mime: excel::MIME.to_owned(), checked: (own.checked_tables)(1, 0), text: None }, file))
}

fn said(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

/// How many of the facts have a column that is read as nothing else.
fn read_back(file: &[u8], facts: &[&Fact]) -> Result<usize, ledger::problem::Problem> {
    let wanted: Vec<Wanted> = facts.iter().map(|it| Wanted::of_fact(it, &[])).collect();
    let survey = survey(&mut Book::open(file)?, &wanted)?;
    let is_read = |it: &&&Fact| survey.columns.iter().any(|at| at.proposed.as_ref() == Some(&it.id) && at.confidence == Confidence::Sure);
    Ok(facts.iter().filter(is_read).count())
}

fn written(facts: &[&Fact], language: Language) -> Result<Vec<u8>, XlsxError> {
    let said = said(language);
    let font = |name: &str| Format::new().set_font_name(name).set_font_size(11.0).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    let head = font("黑体").set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
    let body = font("仿宋");
    // What looks like a day stays what was typed: 1975-06 does not become the first of June.
    let text = body.clone().set_num_format("@");
    let mut book = Workbook::new();
    // Without it the file would carry the moment it was written.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2020, 1, 1)?));
    let sheet = book.add_worksheet();
    sheet.set_name(said.sheet)?;
    sheet.write_string_with_format(0, 0, said.number, &head)?;
    sheet.set_column_width(0, 6)?;
    for ((column, row), fact) in (1_u16..).zip(HELP..).zip(facts) {
        let is_day = matches!(fact.kind, FactKind::Date { .. } | FactKind::Tenure);
        sheet.set_column_width(column, 18)?.set_column_format(column, if is_day { &text } else { &body })?;
        sheet.write_string_with_format(0, column, column_name(fact, language), &head)?;
        drop_down(sheet, column, row, choices(fact, language).len(), said)?;
    }
    sheet.set_row_height(0, 48)?.set_freeze_panes(1, 1)?;
    let help = book.add_worksheet();
    help.set_name(said.help)?;
    for (row, note) in (0..).zip(said.notes) {
        help.merge_range(row, 0, row, 2, note, &body)?;
    }
    for (column, (name, width)) in (0..).zip(said.heads.into_iter().zip([32, 40, 18])) {
        help.write_string_with_format(HELP - 1, column, name, &head)?;
        help.set_column_width(column, width)?;
    }
    for (row, fact) in (HELP..).zip(facts) {
        help.write_string_with_format(row, 0, column_name(fact, language), &body)?;
        help.write_string_with_format(row, 1, form(&fact.kind, language), &body)?;
        for (column, choice) in (CHOICES..).zip(choices(fact, language)) {
            help.write_string_with_format(row, column, choice, &body)?;
        }
    }
    book.save_to_buffer()
}

/// The first row of the second sheet about a column of the first, counted from 0.
const HELP: u32 = 4;

/// The first column of the second sheet with something to choose.
const CHOICES: u16 = 2;

/// Lists to choose from stand on the second sheet, one choice a cell: a list within a cell has a most, and no commas.
fn drop_down(sheet: &mut Worksheet, column: u16, row: u32, choices: usize, said: &Words) -> Result<(), XlsxError> {
    let Some(last) = u16::try_from(choices).ok().and_then(|it| CHOICES.checked_add(it)?.checked_sub(1)).filter(|_| choices != 0) else {
        return Ok(());
    };
    let range = format!("='{}'!{}:{}", said.help, row_col_to_cell_absolute(row, CHOICES), row_col_to_cell_absolute(row, last));
    sheet.add_data_validation(1, column, ROWS, column, &DataValidation::new().allow_list_formula(Formula::new(range)))?;
    Ok(())
}

/// The label, with the unit of a number in brackets, which the reader understands.
fn column_name(fact: &Fact, language: Language) -> String {
    let label = fact.label.in_language(language);
    match &fact.kind {
        FactKind::Number(number) => {
            let unit = number.unit.in_language(language).split('|').next_back().unwrap_or_default();
            if unit.is_empty() { label.to_owned() } else { format!("{label} ({unit})") }
        }
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure => label.to_owned(),
    }
}

/// What can be chosen for a fact; nothing where it is written.
fn choices(fact: &Fact, language: Language) -> Vec<&str> {
    match &fact.kind {
        FactKind::YesNo => words(language).yes_no.to_vec(),
        FactKind::Choice(choices) => choices.iter().map(|it| it.label.in_language(language)).collect(),
        FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure => Vec::new(),
    }
}
