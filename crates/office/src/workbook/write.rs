//! The workbook as a file: blank, or with what a draft says already.

use exchange::draft::Draft;
use exchange::draft_file::fingerprint::question_fingerprint;
use exchange::sanitize;
use policy::assessment::reply::Reply;
use policy::model::day::Day;
use policy::model::fact::{Fact, FactKind};
use policy::model::ids::FactId;
use policy::model::pack::Pack;
use policy::model::text::Language;
use policy::model::tool::ReadingChoice;
use policy::model::value::{Answer, Value};
use rollup::wording::standing_in_words;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::excel::{line_count, moment, row_height};
use crate::workbook::lines::{Asked, Key, Line, lines, readings};
use crate::workbook::plan;
use crate::workbook::words::{Words, form, words};
use crate::workbook::{FORM, MARK, place};

/// How the cells look.
pub struct Formats {
    title: Format,
    help: Format,
    /// The head of a column.
    pub head: Format,
    label: Format,
    /// A heading between the rows.
    pub section: Format,
    /// A cell to be filled in.
    pub free: Format,
    /// One whose text stays as it was typed.
    pub text: Format,
    /// One that takes a day.
    pub day: Format,
}

impl Formats {
    fn new() -> Formats {
        let font = |name: &str, size: f64| Format::new().set_font_name(name).set_font_size(size).set_align(FormatAlign::VerticalCenter);
        let cell = || font("仿宋", 11.0).set_border(FormatBorder::Thin).set_text_wrap();
        let open = || cell().set_background_color(Color::RGB(0x00FF_F7D6)).set_unlocked();
        Formats {
            title: font("黑体", 16.0),
            help: font("仿宋", 11.0).set_text_wrap(),
            head: font("黑体", 11.0).set_border(FormatBorder::Thin).set_align(FormatAlign::Center).set_text_wrap(),
            label: cell(),
            section: font("黑体", 12.0),
            free: open(),
            // What looks like a day stays what was typed: 1975-06 does not become the first of June.
            text: open().set_num_format("@"),
            day: open().set_num_format("yyyy-mm-dd"),
        }
    }
}

/// The widths of the visible columns, in their order.
const WIDTHS: [u16; 10] = [6, 34, 20, 16, 14, 44, 22, 18, 14, 12];

/// The height of a heading between the rows.
pub const SECTION_HEIGHT: f64 = 22.0;

/// The first row of the table.
const TABLE: u32 = 7;

/// The workbook for a draft's unit, with the draft's answers in it.
///
/// # Errors
/// The error of the Excel writer, in words.
pub fn write(pack: &Pack, hash: &str, draft: &Draft, language: Language) -> Result<Vec<u8>, String> {
    written(pack, hash, draft, language).map_err(|it| it.to_string())
}

fn written(pack: &Pack, hash: &str, draft: &Draft, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without it the file would carry the moment it was written.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2020, 1, 1)?));
    let sheet = book.add_worksheet();
    let (words, formats) = (words(language), Formats::new());
    sheet.set_name(words.sheet)?;
    let unit = draft.assessment.unit;
    for (at, text) in (0..).zip([MARK, &FORM.to_string(), &pack.id, &pack.edition, hash, unit.id()]) {
        sheet.write_string(0, at, text)?;
    }
    sheet.set_row_hidden(0)?;
    let list = pack.list(unit.kind()).map(|it| it.title.in_language(language)).unwrap_or_default();
    sheet.write_string_with_format(1, place::PROVISION, (words.title)(pack.short_title.in_language(language), list), &formats.title)?;
    sheet.set_row_height(1, 30)?;
    sheet.merge_range(2, place::PROVISION, 2, place::DAY, words.how, &formats.help)?;
    sheet.set_row_height(2, row_height(2))?;
    let year = draft.unread.get("year").cloned().unwrap_or_else(|| draft.assessment.year.to_string());
    let as_of = draft.unread.get("as_of").cloned().unwrap_or_default();
    let fields = [(Key::UnitName, words.unit_name, &draft.unit_name), (Key::Year, words.year, &year), (Key::AsOf, words.as_of, &as_of)];
    for (row, (key, label, value)) in (3..).zip(fields) {
        sheet.write_string(row, place::KEY, key.to_string())?;
        sheet.write_string_with_format(row, place::ASKED, label, &formats.label)?;
        if key == Key::AsOf && value.is_empty() {
            write_day(sheet, row, place::ANSWER, draft.as_of, &formats)?;
            sheet.add_data_validation(row, place::ANSWER, row, place::ANSWER, &day_wanted(language)?)?;
        } else {
            sheet.write_string_with_format(row, place::ANSWER, text_of(value), &formats.text)?;
        }
    }
    for (at, head) in (place::PROVISION..).zip(words.heads) {
        sheet.write_string_with_format(TABLE - 1, at, head, &formats.head)?;
    }
    let mut row = TABLE;
    let mut list = None;
    for line in lines(pack, unit) {
        if list != Some(line.list) {
            list = Some(line.list);
            let title = pack.list(line.list).map(|it| it.title.in_language(language)).unwrap_or_default();
            sheet.write_string_with_format(row, place::PROVISION, title, &formats.section)?;
            sheet.set_row_height(row, SECTION_HEIGHT)?;
            row += 1;
        }
        write_line(sheet, row, pack, draft, &line, &formats, language)?;
        row += 1;
    }
    let readings = readings(pack, unit);
    if !readings.is_empty() {
        sheet.write_string_with_format(row, place::PROVISION, words.readings, &formats.section)?;
        sheet.set_row_height(row, SECTION_HEIGHT)?;
        row += 1;
    }
    for line in readings {
        write_line(sheet, row, pack, draft, &line, &formats, language)?;
        row += 1;
    }
    plan::write(sheet, row, pack, &draft.plan, &formats, language)?;
    for (column, width) in (place::PROVISION..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(place::KEY)?.set_column_hidden(place::FINGERPRINT)?;
    sheet.set_freeze_panes(TABLE, 0)?.set_repeat_rows(TABLE - 1, TABLE - 1)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer(crate::words::words(language).page_of);
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    sheet.protect_with_options(&ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() });
    book.save_to_buffer()
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    pack: &Pack,
    draft: &Draft,
    line: &Line<'_>,
    formats: &Formats,
    language: Language,
) -> Result<(), XlsxError> {
    let words = words(language);
    let indicator = line.indicator;
    let nothing = Reply::default();
    let reply = draft.assessment.replies.get(&indicator.id).unwrap_or(&nothing);
    let label = |sheet: &mut Worksheet, at: u16, text: &str| sheet.write_string_with_format(row, at, text, &formats.label).map(|_| ());
    sheet.write_string(row, place::KEY, line.key().to_string())?;
    sheet.write_string(row, place::FINGERPRINT, question_fingerprint(pack, indicator))?;
    let (asked, unit) = asked_in_words(line, words, language);
    let help = help(line, words, language);
    let provision = indicator.provisions.first().map(ToString::to_string).unwrap_or_default();
    let (provision, question) = match &line.what {
        Asked::Reading(_, reading) => (provision, reading.label.in_language(language)),
        _ if line.is_first => (provision, indicator.question.in_language(language)),
        _ => (String::new(), ""),
    };
    label(sheet, place::PROVISION, &provision)?;
    label(sheet, place::QUESTION, question)?;
    label(sheet, place::ASKED, &asked)?;
    label(sheet, place::UNIT, &unit)?;
    label(sheet, place::HELP, &help)?;
    if line.is_first {
        for (at, text) in [(place::NOTE, &reply.note), (place::EVIDENCE, &reply.evidence), (place::POST, &reply.post)] {
            sheet.write_string_with_format(row, at, text_of(text), &formats.free)?;
        }
        write_day(sheet, row, place::DAY, reply.on, formats)?;
        sheet.add_data_validation(row, place::DAY, row, place::DAY, &day_wanted(language)?)?;
    } else {
        (place::NOTE..=place::DAY).try_for_each(|at| label(sheet, at, ""))?;
    }
    let answer = write_answer(sheet, row, draft, reply, line, formats, language)?;
    let own = [&reply.note, &reply.evidence, &reply.post].map(|it| if line.is_first { it.as_str() } else { "" });
    let [note, evidence, post] = own;
    sheet.set_row_height(row, height(&[&provision, question, &asked, &answer, &unit, &help, note, evidence, post]))?;
    if let Some(validation) = validation(line, words, language) {
        sheet.add_data_validation(row, place::ANSWER, row, place::ANSWER, &validation)?;
    }
    Ok(())
}

/// How high a row has to be, by the words of its visible cells in their order.
pub fn height(cells: &[&str]) -> f64 {
    row_height(cells.iter().zip(WIDTHS).map(|(text, width)| line_count(text, width)).max().unwrap_or(1))
}

/// Writes an answer, and says it.
fn write_answer(
    sheet: &mut Worksheet,
    row: u32,
    draft: &Draft,
    reply: &Reply,
    line: &Line<'_>,
    formats: &Formats,
    language: Language,
) -> Result<String, XlsxError> {
    let words = words(language);
    let typed = |name: &str| draft.typed.get(&line.indicator.id).and_then(|it| it.get(name)).map(in_one).filter(|it| !it.is_empty());
    let text = |text: String| Some((text, &formats.free));
    let number = |it: u32| text(it.to_string());
    let answer = match &line.what {
        Asked::Own(of) => {
            reply.own.filter(|it| of.contains(it)).map(|it| (standing_in_words(it.standing(), language).to_owned(), &formats.free))
        }
        Asked::Part(_, part) => reply.parts.get(*part).map(|it| (if it { words.done } else { words.not_done }.to_owned(), &formats.free)),
        Asked::Whole => reply.count.whole.and_then(number).or_else(|| text(typed(exchange::count::WHOLE)?)),
        Asked::Counted => reply.count.part.and_then(number).or_else(|| text(typed(exchange::count::PART)?)),
        Asked::Fact(id, fact) => {
            let format = if is_day(&fact.kind) { &formats.text } else { &formats.free };
            typed(&fact.id).or_else(|| fact_in_words(*id, fact, reply, words, language)).map(|it| (it, format))
        }
        Asked::Reading(at, reading) => {
            reading.choice(reply.readings.get(*at)).map(|it| (it.label.in_language(language).to_owned(), &formats.free))
        }
    };
    let is_number = match &line.what {
        Asked::Whole | Asked::Counted => true,
        Asked::Fact(_, fact) => matches!(fact.kind, FactKind::Number(_)),
        Asked::Own(_) | Asked::Part(..) | Asked::Reading(..) => false,
    };
    let blank = if matches!(&line.what, Asked::Fact(_, fact) if is_day(&fact.kind)) { &formats.text } else { &formats.free };
    let Some((text, format)) = answer else {
        sheet.write_blank(row, place::ANSWER, blank)?;
        return Ok(String::new());
    };
    match text.parse::<f64>() {
        // What a sheet holds exactly, and shows as it was.
        Ok(number) if is_number && number.to_string() == text => sheet.write_number_with_format(row, place::ANSWER, number, format)?,
        Ok(_) | Err(_) => sheet.write_string_with_format(row, place::ANSWER, text_of(&text), format)?,
    };
    Ok(text)
}

fn is_day(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Date { .. } | FactKind::Tenure)
}

/// What was typed into several fields, as one writes it into one.
fn in_one(entry: &entry::Entry) -> String {
    let parts = [&entry.text, &entry.month, &entry.day];
    parts.into_iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-")
}

fn fact_in_words(id: FactId, fact: &Fact, reply: &Reply, words: &Words, language: Language) -> Option<String> {
    let day = |it: Option<Day>| it.map(|it| it.to_string());
    match (reply.facts.get(id), &fact.kind) {
        (Answer::Open, _) => None,
        (Answer::Month(it) | Answer::TenureSinceMonth(it, _), _) => Some(it.to_string()),
        (Answer::Given(Value::YesNo(it)), _) => words.yes_no.get(usize::from(!it)).map(|it| (*it).to_owned()),
        (Answer::Given(Value::Choice(at)), FactKind::Choice(choices)) => {
            choices.get(usize::from(at)).map(|it| it.label.in_language(language).to_owned())
        }
        (Answer::Given(Value::Choice(_)), _) => None,
        (Answer::Given(Value::Number(number)), FactKind::Number(kind)) => {
            // Far from what is usual: with its unit it is meant so.
            let slips = entry::number::slip(&number.to_string(), number, kind).is_some();
            Some(if slips { format!("{number}{}", kind.unit.zh) } else { number.to_string() })
        }
        (Answer::Given(Value::Number(it)), _) => Some(it.to_string()),
        (Answer::Given(Value::Date(it)), _) => Some(it.to_string()),
        (Answer::Given(Value::Tenure(it)), _) => day(it.since),
    }
}

fn asked_in_words(line: &Line<'_>, words: &Words, language: Language) -> (String, String) {
    let count = line.indicator.count.as_ref();
    let counted = |of: Option<&policy::model::text::Text>| of.map(|it| it.in_language(language).to_owned()).unwrap_or_default();
    let unit = || count.map(|it| it.unit.in_language(language).split('|').next_back().unwrap_or_default().to_owned()).unwrap_or_default();
    match &line.what {
        Asked::Own(_) if line.is_first => (words.own.to_owned(), words.choose.to_owned()),
        Asked::Own(_) => (words.own_only.to_owned(), words.choose.to_owned()),
        Asked::Part(parts, part) => ((words.part)(*parts, *part), words.choose.to_owned()),
        Asked::Whole => (counted(count.map(|it| &it.whole)), unit()),
        Asked::Counted => (counted(count.map(|it| &it.part)), unit()),
        Asked::Fact(_, fact) => (fact.label.in_language(language).to_owned(), form(&fact.kind, language)),
        Asked::Reading(..) => (words.by_reading.to_owned(), words.choose.to_owned()),
    }
}

fn help(line: &Line<'_>, words: &Words, language: Language) -> String {
    if let Asked::Reading(_, reading) = &line.what {
        let said = |it: &ReadingChoice| (words.because)(it.label.in_language(language), it.reason.in_language(language));
        return reading.choices.iter().map(said).collect::<Vec<_>>().join("\n");
    }
    if !line.is_first {
        return String::new();
    }
    let indicator = line.indicator;
    let [met, partly, not_met] = words.counts_as;
    let said = [(met, Some(&indicator.met)), (partly, indicator.partly.as_ref()), (not_met, Some(&indicator.not_met))];
    let mut parts: Vec<String> =
        said.into_iter().filter_map(|(before, it)| Some(format!("{before}{}", it?.in_language(language)))).collect();
    parts.push(format!("{}{}", words.at_hand, indicator.evidence.in_language(language)));
    parts.join("\n")
}

/// What a sheet checks while somebody types: lists to choose from, numbers. A warning, where more can be read than it knows (1.2万).
fn validation(line: &Line<'_>, words: &Words, language: Language) -> Option<DataValidation> {
    let list = |of: &[&str]| DataValidation::new().allow_list_strings(of).ok();
    let expected = |(kind, what): (DataValidation, String)| {
        let told: String = (words.wrong_kind)(&what).chars().take(200).collect();
        kind.set_error_style(DataValidationErrorStyle::Warning).set_error_message(told).ok()
    };
    match &line.what {
        Asked::Own(of) => list(&of.iter().map(|it| standing_in_words(it.standing(), language)).collect::<Vec<_>>()),
        Asked::Part(..) => list(&[words.done, words.not_done]),
        Asked::Whole | Asked::Counted => {
            let (_, unit) = asked_in_words(line, words, language);
            let most = i32::try_from(exchange::count::MAX_COUNT).unwrap_or(i32::MAX);
            expected((DataValidation::new().allow_whole_number(DataValidationRule::Between(0, most)), unit))
        }
        Asked::Reading(_, reading) => list(&reading.choices.iter().map(|it| it.label.in_language(language)).collect::<Vec<_>>()),
        Asked::Fact(_, fact) => match &fact.kind {
            FactKind::YesNo => list(&words.yes_no),
            // Excel takes lists of 255 characters; a longer one is typed.
            FactKind::Choice(choices) => list(&choices.iter().map(|it| it.label.in_language(language)).collect::<Vec<_>>()),
            FactKind::Number(_) => {
                let rule = DataValidationRule::GreaterThanOrEqualTo(0.0);
                expected((DataValidation::new().allow_decimal_number(rule), ledger_words(fact, language)))
            }
            FactKind::Date { .. } | FactKind::Tenure => None,
        },
    }
}

fn ledger_words(fact: &Fact, language: Language) -> String {
    let kind = ledger::wanted::Kind::Fact(fact.kind.clone());
    ledger::dirty::expected(&kind, ledger::label::Scale::Ones).in_language(language).to_owned()
}

/// A day as the sheet's own; one before its calendar as text.
pub fn write_day(sheet: &mut Worksheet, row: u32, column: u16, day: Option<Day>, formats: &Formats) -> Result<(), XlsxError> {
    /// The first year whose days every program counts alike: to some, 1900 has a 29 February.
    const FIRST: i32 = 1901;
    match day {
        None => sheet.write_blank(row, column, &formats.day)?,
        Some(day) if day.year() < FIRST => sheet.write_string_with_format(row, column, day.to_string(), &formats.text)?,
        Some(day) => sheet.write_datetime_with_format(row, column, moment(day)?, &formats.day)?,
    };
    Ok(())
}

/// Tells whoever types what is no day; it is taken all the same, since more can be read than a sheet knows.
pub fn day_wanted(language: Language) -> Result<DataValidation, XlsxError> {
    let from = ExcelDateTime::from_ymd(1900, 1, 1)?;
    let kind = DataValidation::new().allow_date(DataValidationRule::GreaterThanOrEqualTo(from));
    let words = words(language);
    kind.set_error_style(DataValidationErrorStyle::Warning).set_error_message((words.wrong_kind)(words.day))
}

/// Text as a cell may hold it: nothing hidden, not endless. It is a text to every sheet, whatever it begins with.
pub fn text_of(text: &str) -> String {
    sanitize::note(text, sanitize::MAX_NOTE).text
}
