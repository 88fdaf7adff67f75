//! The plan beneath the questions: an item a row, written and read back. What nobody has to fill in (its indicator, who found it, whose it
//! is) stands in a hidden cell of its row.

use entry::misread::{Misread, Wanted};
use entry::normalize::normalized;
use exchange::sanitize;
use exchange::wire::schema::MAX_PLAN_ITEMS;
use ledger::label::{Label, Scale};
use ledger::personal::is_id_card;
use ledger::row::{Cell, Row};
use ledger::value::{Reader, Taken, Why};
use ledger::wanted::Kind;
use policy::assessment::plan::{Item, Source, State, unused_id};
use policy::assessment::reply::Unit;
use policy::assessment::summary::asked;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::pack::Pack;
use policy::model::product::indicator::Indicator;
use policy::model::text::{Language, Text};
use policy::model::value::{Answer, Value};
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use crate::excel::row_height;
use crate::workbook::lines::Key;
use crate::workbook::place;
use crate::workbook::place_of_item as at;
use crate::workbook::read::one_of;
use crate::workbook::words::words;
use crate::workbook::write::{Formats, SECTION_HEIGHT, day_wanted, height, text_of, write_day};

/// So many rows are left to write new problems into.
const BLANK_ROWS: usize = 5;

/// Between what stands in the hidden cell.
const HIDDEN_SEPARATOR: char = '|';

/// Writes the plan with rows to add to, from a row of the sheet; the row below it.
pub fn write(
    sheet: &mut Worksheet,
    from: u32,
    pack: &Pack,
    plan: &[Item],
    formats: &Formats,
    language: Language,
) -> Result<u32, XlsxError> {
    let words = words(language);
    sheet.write_string_with_format(from, at::PROVISION, words.plan, &formats.section)?;
    sheet.set_row_height(from, SECTION_HEIGHT)?;
    for (column, head) in (at::PROVISION..).zip(words.plan_heads) {
        sheet.write_string_with_format(from + 1, column, head, &formats.head)?;
    }
    let blank = MAX_PLAN_ITEMS.saturating_sub(plan.len()).min(BLANK_ROWS);
    let rows = plan.iter().map(Some).chain((0..blank).map(|_| None));
    let mut row = from + 2;
    for item in rows {
        write_item(sheet, row, pack, item, formats, language)?;
        row += 1;
    }
    Ok(row)
}

fn write_item(
    sheet: &mut Worksheet,
    row: u32,
    pack: &Pack,
    item: Option<&Item>,
    formats: &Formats,
    language: Language,
) -> Result<(), XlsxError> {
    let nothing = Item::default();
    let shown = item.unwrap_or(&nothing);
    sheet.write_string(row, place::KEY, Key::Item(shown.id.clone()).to_string())?;
    if let Some(item) = item {
        let hidden = [item.indicator.as_deref().unwrap_or_default(), item.source.id(), &item.unit];
        sheet.write_string(row, at::HIDDEN, hidden.join(&HIDDEN_SEPARATOR.to_string()))?;
    }
    sheet.write_string_with_format(row, at::PROVISION, provision(pack, shown.indicator.as_deref()), &formats.text)?;
    let texts = [
        (at::PROBLEM, &shown.problem),
        (at::GOAL, &shown.goal),
        (at::ACTION, &shown.action),
        (at::PROGRESS, &shown.progress),
        (at::EVIDENCE, &shown.evidence),
        (at::POST, &shown.post),
    ];
    for (column, text) in texts {
        sheet.write_string_with_format(row, column, text_of(text), &formats.free)?;
    }
    let cells = ["", &shown.problem, &shown.goal, "", "", &shown.action, &shown.progress, &shown.evidence, &shown.post];
    sheet.set_row_height(row, height(&cells).max(row_height(2)))?;
    for (column, day) in [(at::DUE, shown.due), (at::DONE_ON, shown.done_on)] {
        write_day(sheet, row, column, day, formats)?;
        sheet.add_data_validation(row, column, row, column, &day_wanted(language)?)?;
    }
    let states = crate::words::words(language).states;
    let state = item.and_then(|it| states.get(State::ALL.iter().position(|state| *state == it.state)?)).copied().unwrap_or_default();
    sheet.write_string_with_format(row, at::STATE, state, &formats.free)?;
    sheet.add_data_validation(row, at::STATE, row, at::STATE, &DataValidation::new().allow_list_strings(&states)?)?;
    Ok(())
}

fn provision(pack: &Pack, indicator: Option<&str>) -> String {
    let found = indicator.and_then(|it| pack.indicator(it));
    found.and_then(|it| it.1.provisions.first()).map(ToString::to_string).unwrap_or_default()
}

/// A cell of an item that could not be read.
pub struct NotRead {
    /// Its column.
    pub column: u16,
    /// The head of its column.
    pub head: &'static str,
    /// Why it is no answer.
    pub why: Why,
    /// What was expected.
    pub expected: Text,
}

/// An item as it stands in a row, and what could not be read of it, which is kept in its progress; nothing where the row is blank.
pub fn read(pack: &Pack, unit: Unit, before: &[Item], id: &str, row: &Row, language: Language) -> Option<(Item, Vec<NotRead>)> {
    let written = |column: u16| row.cell(usize::from(column)).written();
    if (at::PROVISION..=at::DONE_ON).all(|it| row.cell(usize::from(it)).is_empty()) {
        return None;
    }
    let mut not_read = Vec::new();
    let mut refuse = |column: u16, why: Why, expected: Text| {
        let head = words(language).plan_heads.get(usize::from(column - at::PROVISION)).copied().unwrap_or_default();
        not_read.push(NotRead { column, head, why, expected });
    };
    let note = |column: u16| sanitize::note(&written(column), sanitize::MAX_NOTE).text.trim().to_owned();
    let line = |text: &str| sanitize::line(text, sanitize::MAX_NAME).text;
    let hidden = written(at::HIDDEN);
    let mut hidden = hidden.splitn(3, HIDDEN_SEPARATOR);
    let (indicator, source, unit_in_charge) = (hidden.next(), hidden.next(), hidden.next());
    let indicator = indicator_of(pack, unit, indicator.unwrap_or_default(), &written(at::PROVISION)).unwrap_or_else(|why| {
        refuse(at::PROVISION, why, in_both(|language| words(language).provision));
        None
    });
    let mut day = |column: u16| {
        day(row.cell(usize::from(column))).unwrap_or_else(|why| {
            refuse(column, why, day_expected());
            None
        })
    };
    let (due, done_on) = (day(at::DUE), day(at::DONE_ON));
    let state = state(&written(at::STATE)).unwrap_or_else(|| {
        let states = |language| crate::words::words(language).states.to_vec();
        refuse(at::STATE, Why::Misread(Misread::NoSuchChoice), one_of(states));
        State::default()
    });
    let may_be_kept = |it: &&NotRead| !is_id_card(row.cell(usize::from(it.column)));
    let kept = not_read.iter().filter(may_be_kept).map(|it| (words(language).not_read)(it.head, &line(&written(it.column))));
    let progress = [note(at::PROGRESS)].into_iter().chain(kept).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
    let id = line(id);
    let is_new = id.is_empty() || before.iter().any(|it| it.id == id);
    let item = Item {
        id: if is_new { unused_id(before) } else { id },
        indicator,
        problem: note(at::PROBLEM),
        source: Source::ALL.into_iter().find(|it| Some(it.id()) == source).unwrap_or_default(),
        goal: note(at::GOAL),
        action: note(at::ACTION),
        post: line(&written(at::POST)),
        unit: line(unit_in_charge.unwrap_or_default()),
        due,
        progress,
        done_on,
        evidence: note(at::EVIDENCE),
        state,
    };
    Some((item, not_read))
}

fn in_both(words: impl Fn(Language) -> &'static str) -> Text {
    Text { zh: words(Language::Chinese).to_owned(), en: words(Language::English).to_owned() }
}

/// What is expected where a day is.
pub fn day_expected() -> Text {
    in_both(|language| words(language).day)
}

/// The indicator that an item is about: the hidden one while its provision stands there unchanged, else the first of the provision.
fn indicator_of(pack: &Pack, unit: Unit, hidden: &str, written: &str) -> Result<Option<String>, Why> {
    let hidden = Some(hidden).filter(|it| !it.is_empty());
    if provision(pack, hidden) == written {
        return Ok(hidden.map(|it| sanitize::line(it, sanitize::MAX_NAME).text));
    }
    let named = normalized(written);
    let named = named.trim_start_matches('第').trim_end_matches('条').trim();
    if named.is_empty() {
        return Ok(None);
    }
    let is_named = |it: &&Indicator| it.provisions.first().is_some_and(|it| it.to_string() == named);
    let found = asked(pack, unit).map(|it| it.1).find(is_named).map(|it| it.id.clone());
    found.map(Some).ok_or(Why::Misread(Misread::NoSuchChoice))
}

/// A day; a month is none.
pub fn day(cell: Cell<'_>) -> Result<Option<Day>, Why> {
    let kind = Kind::Fact(FactKind::Date { past: false, not_before: None });
    match Reader::new(&kind, &[], Scale::Ones, false).read(cell)? {
        Taken::Open => Ok(None),
        Taken::Answer(Answer::Given(Value::Date(day))) => Ok(Some(day)),
        Taken::Answer(_) | Taken::Text(_) | Taken::Digits(_) => Err(Why::Misread(Misread::Incomplete(Wanted::Day))),
    }
}

fn state(written: &str) -> Option<State> {
    let said = Label::of(written).core;
    if said.is_empty() {
        return Some(State::default());
    }
    let names = [Language::Chinese, Language::English].map(|it| crate::words::words(it).states);
    State::ALL
        .into_iter()
        .enumerate()
        .find(|(at, _)| names.iter().filter_map(|it| it.get(*at)).any(|it| Label::of(it).core == said))
        .map(|it| it.1)
}
