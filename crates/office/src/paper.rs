//! A paper from beginning to end: made, read back, compared, and only then handed out.

use exchange::draft_file;
use policy::model::day::Day;
use policy::model::text::Language;
use quiz::selection::Selection;
use rollup::collection::Collection;
use rollup::protocol::{Form, GeneratedFile, Questions, Slides};

use crate::archive;
use crate::context::Context;
use crate::excel;
use crate::presentation;
use crate::questions;
use crate::read_back::{self, Found};
use crate::report::{Report, report, rollup_report};
use crate::rollup_tables::rollup_tables;
use crate::table::Table;
use crate::tables::Judged;
use crate::word::word;
use crate::words::{Words, words};

/// What a paper is about.
pub enum Subject<'a> {
    /// A draft, as the text of its file, and the villages' files, where they are at hand.
    Draft(&'a str, Option<&'a Collection>),
    /// A roll-up of a year.
    Table(&'a Collection, i32),
    /// Questions, or the answers to them.
    Questions(&'a Questions),
    /// A workbook to be filled in, for the unit of a draft: the text of its file.
    Workbook(&'a str),
    /// The slides of a deck.
    Slides(&'a Slides),
    /// Many drafts in one file: the name and the text of each.
    Drafts(&'a [(String, String)]),
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const POWERPOINT: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
/// The kind of an archive.
const ARCHIVE: &str = "application/zip";

/// Makes a paper: what it is, and its bytes.
///
/// # Errors
/// In words: the draft cannot be read, the file cannot be made, or it does not hold what was put in.
pub fn make(context: Context<'_>, form: Form, subject: &Subject<'_>) -> Result<(GeneratedFile, Vec<u8>), String> {
    let words = words(context.language);
    match subject {
        Subject::Draft(text, villages) => {
            let read = draft_file::read(context.pack, context.hash, text)
                .map_err(|problem| problem.text().in_language(context.language).to_owned())?;
            let judged = Judged::new(context.pack, &read.draft, context.today, context.language);
            let name = |kind: &str, ending: &str| file_name(judged.unit(), kind, judged.day, ending);
            match form {
                Form::Word => of_report(&report(&judged, *villages), name(words.report, "docx"), context.language),
                // Days are handed out by the page of the plan.
                Form::Text | Form::Calendar => {
                    Ok(of_text(report(&judged, *villages).text(context.language), name(words.report, "txt"), "text/plain", words))
                }
                Form::Excel => of_tables(&judged.tables(), name(words.assessment, "xlsx"), context.language),
                Form::Csv => Ok(of_text(judged.assessment().csv(), name(words.assessment, "csv"), "text/csv", words)),
                // A draft has no slides: what is no paper of it is the draft itself.
                Form::RollupFile | Form::Slides | Form::Archive => {
                    Ok(of_text((*text).to_owned(), name(words.assessment, "json"), "application/json", words))
                }
            }
        }
        Subject::Table(collection, year) => {
            let own_name = if collection.lists.own_name.is_empty() { words.unnamed } else { &collection.lists.own_name };
            let name = |kind: &str, ending: &str| file_name(own_name, kind, context.today, ending);
            let tables = rollup_tables(context.pack, collection, *year, context.today, context.language);
            let kind = tables.first().map(|it| it.name.clone()).unwrap_or_default();
            match form {
                Form::Word => {
                    let report = rollup_report(context.pack, collection, *year, context.today, context.language);
                    of_report(&report, name(&kind, "docx"), context.language)
                }
                Form::Text | Form::Calendar => {
                    let report = rollup_report(context.pack, collection, *year, context.today, context.language);
                    Ok(of_text(report.text(context.language), name(&kind, "txt"), "text/plain", words))
                }
                Form::Excel => of_tables(&tables, name(&kind, "xlsx"), context.language),
                Form::Csv => {
                    let csv = tables.first().map(Table::csv).unwrap_or_default();
                    Ok(of_text(csv, name(&kind, "csv"), "text/csv", words))
                }
                Form::RollupFile | Form::Slides | Form::Archive => {
                    let text = collection.rollup_file(context.pack, context.hash, *year, &context.today.to_string());
                    Ok(of_text(text, name(&kind, "json"), "application/json", words))
                }
            }
        }
        Subject::Questions(asked) => of_questions(context, form, asked),
        // It has one form.
        Subject::Workbook(text) => crate::workbook::paper::make(context, text),
        Subject::Slides(slides) => of_slides(context, slides),
        Subject::Drafts(files) => {
            let bytes = archive::write(files).map_err(|why| (words.not_made)(&why))?;
            let name = format!("{}{}.zip", words.drafts, context.today);
            Ok((GeneratedFile { name, mime: ARCHIVE.to_owned(), checked: (words.checked_drafts)(files.len()), text: None }, bytes))
        }
    }
}

/// A presentation: each line and each note is read back word for word.
fn of_slides(context: Context<'_>, slides: &Slides) -> Result<(GeneratedFile, Vec<u8>), String> {
    let words = words(context.language);
    let file = presentation::powerpoint(&slides.slides, context.language).map_err(|why| (words.not_made)(&why))?;
    let found = presentation::paragraphs(&file).map_err(|why| (words.not_made)(&why))?;
    let put = presentation::expected(&slides.slides);
    if put != found {
        return Err((words.not_whole)(put.len(), put.iter().zip(&found).filter(|it| it.0 == it.1).count()));
    }
    let checked = (words.checked_slides)(slides.slides.len(), found.len());
    Ok((GeneratedFile { name: format!("{}.pptx", slides.name), mime: POWERPOINT.to_owned(), checked, text: None }, file))
}

/// A sheet of questions or answers: each paragraph is read back word for word. Its words come too, to be copied.
fn of_questions(context: Context<'_>, form: Form, asked: &Questions) -> Result<(GeneratedFile, Vec<u8>), String> {
    let words = words(context.language);
    let selection = Selection::parse(context.pack, &asked.selection).0;
    let paper = quiz::paper::paper(context.pack, selection, asked.count, context.language);
    if paper.items.is_empty() {
        return Err(words.no_questions.to_owned());
    }
    let lines = questions::lines(context.pack, &paper, asked.sheet, context.language);
    let text = questions::text(&lines);
    let name = |ending: &str| {
        let title = (words.sheet_title)(context.pack.short_title.in_language(context.language), asked.sheet);
        format!("{title}-{}.{ending}", paper.seed)
    };
    match form {
        Form::Word => {
            let file = questions::word(&lines).map_err(|why| (words.not_made)(&why))?;
            let found = read_back::paragraphs(&file).map_err(|why| (words.not_made)(&why))?;
            let put: Vec<String> = lines.iter().map(questions::Line::text).collect();
            if put != found {
                return Err((words.not_whole)(put.len(), put.iter().zip(&found).filter(|it| it.0 == it.1).count()));
            }
            let checked = (words.checked_sheet)(paper.items.len(), found.len());
            Ok((GeneratedFile { name: name("docx"), mime: WORD.to_owned(), checked, text: Some(text) }, file))
        }
        // They are no table: what is no Word file is the words.
        Form::Excel | Form::Csv | Form::Text | Form::RollupFile | Form::Calendar | Form::Slides | Form::Archive => {
            Ok(of_text(text, name("txt"), "text/plain", words))
        }
    }
}

fn of_report(report: &Report, name: String, language: Language) -> Result<(GeneratedFile, Vec<u8>), String> {
    let words = words(language);
    let file = word(report, language).map_err(|why| (words.not_made)(&why))?;
    let put = read_back::expected_of(report);
    let found = read_back::word(&file).map_err(|why| (words.not_made)(&why))?;
    compared(put, found, words)?;
    let checked = (words.checked_report)(found.paragraphs, found.tables, found.rows);
    Ok((GeneratedFile { name, mime: WORD.to_owned(), checked, text: None }, file))
}

/// Ledgers as an Excel file, read back before it is handed out.
///
/// # Errors
/// Where it cannot be written, or holds not all that was put in.
pub fn of_tables(tables: &[Table], name: String, language: Language) -> Result<(GeneratedFile, Vec<u8>), String> {
    let words = words(language);
    let file = excel::excel(tables, language).map_err(|why| (words.not_made)(&why))?;
    let put = read_back::expected(tables);
    let found = read_back::excel(&file, tables).map_err(|why| (words.not_made)(&why))?;
    compared(put, found, words)?;
    Ok((GeneratedFile { name, mime: excel::MIME.to_owned(), checked: (words.checked_tables)(found.tables, found.rows), text: None }, file))
}

fn compared(put: Found, found: Found, words: &Words) -> Result<(), String> {
    if put == found { Ok(()) } else { Err((words.not_whole)(put.all(), found.all())) }
}

/// Words as a file.
pub fn of_text(text: String, name: String, mime: &str, words: &Words) -> (GeneratedFile, Vec<u8>) {
    let checked = (words.lines)(text.lines().count());
    let bytes = text.clone().into_bytes();
    (GeneratedFile { name, mime: mime.to_owned(), checked, text: Some(text) }, bytes)
}

/// 单位＋表名＋日期, without what file systems do not take.
fn file_name(unit: &str, kind: &str, day: Day, ending: &str) -> String {
    let safe: String = unit.chars().filter(|it| it.is_alphanumeric() || matches!(it, '-' | '·' | '（' | '）')).take(40).collect();
    format!("{safe}{kind}{day}.{ending}")
}
