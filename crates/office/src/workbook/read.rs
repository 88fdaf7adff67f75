//! A filled workbook, read into a draft. What cannot be read is named by sheet and address, and kept: in the field where it was typed,
//! or in the remark of its question.

use std::collections::BTreeMap;

use entry::Entry;
use entry::misread::Misread;
use exchange::count::{MAX_COUNT, PART, WHOLE, parse_count};
use exchange::draft::{Draft, Origin};
use exchange::draft_file::fingerprint::question_fingerprint;
use exchange::problem::{MAX_TOLD, Problem};
use exchange::sanitize;
use ledger::address::Address;
use ledger::dirty::{Dirty, expected};
use ledger::label::{Label, Scale};
use ledger::row::{Cell, Row};
use ledger::source::Book;
use ledger::source::sheet::Flow;
use ledger::value::{Reader, Taken, Why, yes_or_no};
use ledger::wanted::Kind;
use policy::assessment::reply::{OwnAnswer, Reply, Unit};
use policy::model::fact::FactKind;
use policy::model::pack::Pack;
use policy::model::product::indicator::Indicator;
use policy::model::text::{Language, Text};
use policy::model::tool::{Reading as TextReading, ReadingChoice};
use rollup::wording::standing_in_words;
use serde_json::json;

use crate::workbook::lines::{Asked, Key, Line, What, lines, readings};
use crate::workbook::plan;
use crate::workbook::problem::Refusal;
use crate::workbook::words::words;
use crate::workbook::{FORM, MARK, place};

/// A workbook as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The draft.
    pub draft: Draft,
    /// The sheet that it stood on.
    pub sheet: String,
    /// Cells that could not be read. What stands in them is kept in the draft.
    pub dirty: Vec<Dirty>,
    /// What does not fit the present data.
    pub problems: Vec<Problem>,
}

impl Filled {
    /// What was noticed, in words: the first cells that could not be read, and how many more.
    pub fn told(&self) -> Vec<Text> {
        let more = self.dirty.len().saturating_sub(MAX_TOLD);
        let more = (0 < more).then(|| Text {
            zh: format!("另有{more}格读不出来，没有一一列出；格里写的都留在草稿里。"),
            en: format!("{more} more cells could not be read and are not listed; what stands in them is kept in the draft."),
        });
        let cells = self.dirty.iter().take(MAX_TOLD).map(|it| it.text(&self.sheet));
        self.problems.iter().map(Problem::text).chain(cells).chain(more).collect()
    }
}

/// Whether these bytes may be a workbook, and no text: a draft's file is one.
pub fn may_be_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Reads a workbook of ours.
///
/// # Errors
/// Why nothing of it can be taken.
pub fn read(pack: &Pack, hash: &str, bytes: &[u8]) -> Result<Filled, Refusal> {
    let mut book = Book::open(bytes).map_err(Refusal::File)?;
    let sheets = book.sheets();
    for (at, sheet) in sheets.iter().enumerate() {
        let Some(head) = head(&mut book, at)? else { continue };
        let unit = head.unit(pack)?;
        let language = if sheet.name == words(Language::English).sheet { Language::English } else { Language::Chinese };
        let mut reading = Reading::new(pack, unit, &head, hash, language);
        book.rows(at, |row, _| {
            reading.row(row);
            Flow::On
        })
        .map_err(Refusal::File)?;
        return Ok(reading.done(sheet.name.clone()));
    }
    Err(Refusal::Foreign)
}

/// What the hidden row says.
struct Head {
    form: String,
    pack: String,
    edition: String,
    hash: String,
    unit: String,
}

fn head(book: &mut Book<'_>, sheet: usize) -> Result<Option<Head>, Refusal> {
    let mut head = None;
    let look = |row: &Row, _: u32| {
        if row.cell(0).written() == MARK {
            let [form, pack, edition, hash, unit] = [1, 2, 3, 4, 5].map(|it| row.cell(it).written());
            head = Some(Head { form, pack, edition, hash, unit });
        }
        Flow::Stop
    };
    book.rows(sheet, look).map_err(Refusal::File)?;
    Ok(head)
}

impl Head {
    fn unit(&self, pack: &Pack) -> Result<Unit, Refusal> {
        if self.form.parse::<u32>().ok().is_none_or(|it| FORM < it) {
            return Err(Refusal::NewerForm(self.form.clone()));
        }
        if self.pack != pack.id {
            return Err(Refusal::OtherPack(self.pack.clone()));
        }
        Unit::ALL.into_iter().find(|it| it.id() == self.unit).ok_or_else(|| Refusal::UnknownUnit(self.unit.clone()))
    }
}

struct Reading<'a> {
    pack: &'a Pack,
    /// Of the workbook; what could not be read is kept in its words.
    language: Language,
    lines: BTreeMap<Key, Line<'a>>,
    draft: Draft,
    dirty: Vec<Dirty>,
    problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    fn new(pack: &'a Pack, unit: Unit, head: &Head, hash: &str, language: Language) -> Reading<'a> {
        let mut problems = Vec::new();
        if head.edition != pack.edition {
            problems.push(Problem::OtherEdition(head.edition.clone()));
        } else if head.hash != hash {
            problems.push(Problem::OtherData);
        }
        let draft = Draft {
            origin: Origin { edition: head.edition.clone(), hash: head.hash.clone() },
            ..Draft::new(unit, pack.reported_on.year())
        };
        let lines = lines(pack, unit).into_iter().chain(readings(pack, unit)).map(|it| (it.key(), it)).collect();
        Reading { pack, language, lines, draft, dirty: Vec::new(), problems }
    }

    fn row(&mut self, row: &Row) {
        let key = row.cell(usize::from(place::KEY)).written();
        let Ok(key) = key.parse::<Key>() else { return };
        let answer = row.cell(usize::from(place::ANSWER));
        match &key {
            Key::UnitName => self.draft.unit_name = sanitize::line(&answer.written(), sanitize::MAX_NAME).text,
            Key::Year => self.year(row, answer),
            Key::AsOf => self.as_of(row, answer),
            Key::Item(id) => self.item(id, row),
            Key::Of { indicator, .. } => {
                let Some(line) = self.lines.remove(&key) else {
                    return self.unplaced(indicator, &key, row);
                };
                self.line(&line, row, answer);
            }
        }
    }

    fn year(&mut self, row: &Row, cell: Cell<'_>) {
        let written = cell.written();
        let digits = entry::normalize::normalized(&written);
        let digits = digits.trim_end_matches(['年', '度']);
        match digits.parse::<i32>() {
            Ok(year) if (1800..=9999).contains(&year) => self.draft.assessment.year = year,
            Ok(_) | Err(_) if written.is_empty() => {}
            Ok(_) | Err(_) => {
                let expected =
                    Text { zh: "四位数的年份，例如2020".to_owned(), en: "a year of four digits, such as 2020".to_owned() };
                self.not_read(row, cell, Why::Misread(Misread::YearNotTaken), expected);
                self.draft.unread.insert("year".to_owned(), sanitize::line(&written, sanitize::MAX_NAME).text);
            }
        }
    }

    fn as_of(&mut self, row: &Row, cell: Cell<'_>) {
        match plan::day(cell) {
            Ok(day) => self.draft.as_of = day,
            Err(why) => {
                self.not_read(row, cell, why, plan::day_expected());
                self.draft.unread.insert("as_of".to_owned(), sanitize::line(&cell.written(), sanitize::MAX_NAME).text);
            }
        }
    }

    fn item(&mut self, id: &str, row: &Row) {
        let unit = self.draft.assessment.unit;
        let Some((item, not_read)) = plan::read(self.pack, unit, &self.draft.plan, id, row, self.language) else { return };
        for cell in not_read {
            self.not_read_at(row, cell.column, cell.head, cell.why, cell.expected);
        }
        self.draft.plan.push(item);
    }

    /// Names an answer, by what stands before it.
    fn not_read(&mut self, row: &Row, cell: Cell<'_>, why: Why, expected: Text) {
        let at = Address { row: row.number(), column: usize::from(place::ANSWER) };
        let dirty = Dirty::new(at, &asked_at(row), cell, why, &Kind::Text, Scale::Ones);
        self.dirty.push(Dirty { expected, ..dirty });
    }

    /// Names a cell, by the head of its column.
    fn not_read_at(&mut self, row: &Row, column: u16, head: &str, why: Why, expected: Text) {
        let column = usize::from(column);
        let dirty = Dirty::new(Address { row: row.number(), column }, head, row.cell(column), why, &Kind::Text, Scale::Ones);
        self.dirty.push(Dirty { expected, ..dirty });
    }

    fn line(&mut self, line: &Line<'_>, row: &Row, answer: Cell<'_>) {
        let id = &line.indicator.id;
        let mut reply = self.draft.assessment.replies.remove(id).unwrap_or_default();
        if line.is_first {
            let text = |at: u16| row.cell(usize::from(at)).written();
            reply.note = together(&sanitize::note(&text(place::NOTE), sanitize::MAX_NOTE).text, &reply.note);
            reply.evidence = sanitize::note(&text(place::EVIDENCE), sanitize::MAX_NOTE).text;
            reply.post = sanitize::line(&text(place::POST), sanitize::MAX_NAME).text;
            self.looked_at(row, &mut reply);
        }
        if let Err((why, expected, field)) = take(line, answer, &mut reply) {
            self.not_read(row, answer, why, expected);
            self.keep(line.indicator, &mut reply, field.as_deref(), row, answer);
        }
        let made_with = row.cell(usize::from(place::FINGERPRINT)).written();
        if made_with != question_fingerprint(self.pack, line.indicator) && !reply.is_empty() && !reply.unconfirmed {
            reply.unconfirmed = true;
            self.problems.push(Problem::Changed(id.clone()));
        }
        if !reply.is_empty() {
            self.draft.assessment.replies.insert(id.clone(), reply);
        }
    }

    /// The day on which an answer was looked at; one that cannot be read is kept in the remark.
    fn looked_at(&mut self, row: &Row, reply: &mut Reply) {
        let cell = row.cell(usize::from(place::DAY));
        match plan::day(cell) {
            Ok(day) => reply.on = day,
            Err(why) => {
                let words = words(self.language);
                let head = words.heads.last().copied().unwrap_or_default();
                self.not_read_at(row, place::DAY, head, why, plan::day_expected());
                if !ledger::personal::is_id_card(cell) {
                    let written = sanitize::line(&cell.written(), sanitize::MAX_NAME).text;
                    reply.note = together(&reply.note, &(words.not_read)(head, &written));
                }
            }
        }
    }

    /// Keeps what could not be read: as typed, where its field takes words, or else in the remark.
    fn keep(&mut self, indicator: &Indicator, reply: &mut Reply, field: Option<&str>, row: &Row, cell: Cell<'_>) {
        let written = sanitize::line(&cell.written(), sanitize::MAX_NAME).text;
        if written.is_empty() || ledger::personal::is_id_card(cell) {
            return;
        }
        match field {
            Some(field) => {
                let typed = self.draft.typed.entry(indicator.id.clone()).or_default();
                typed.insert(field.to_owned(), Entry::of_text(written));
            }
            None => reply.note = together(&reply.note, &(words(self.language).not_read)(&asked_at(row), &written)),
        }
    }

    /// An answer to what is not asked any more is kept aside, as the draft's file does.
    fn unplaced(&mut self, indicator: &str, key: &Key, row: &Row) {
        let cells = [place::ANSWER, place::NOTE, place::EVIDENCE, place::POST].map(|it| row.cell(usize::from(it)).written());
        let said: Vec<String> = cells.into_iter().filter(|it| !it.is_empty()).collect();
        if said.is_empty() || self.lines.keys().any(|it| it == key) {
            return;
        }
        let what = match key {
            Key::Of { what: What::Own | What::Whole | What::Counted, .. } | Key::UnitName | Key::Year | Key::AsOf | Key::Item(_) => {
                String::new()
            }
            Key::Of { what: What::Part(part), .. } => format!("{part}: "),
            Key::Of { what: What::Fact(id) | What::Reading(id), .. } => format!("{id}: "),
        };
        let said = format!("{what}{}", said.join(" · "));
        if self.pack.indicator(indicator).is_some() {
            // The question is asked still, but not this of it.
            let reply = self.draft.assessment.replies.entry(indicator.to_owned()).or_default();
            reply.note = together(&reply.note, &said);
            return;
        }
        let before = self.draft.unplaced.get(indicator).and_then(|it| it.get("note")).and_then(|it| it.as_str()).unwrap_or_default();
        let note = sanitize::note(&together(before, &said), sanitize::MAX_NOTE).text;
        if self.draft.unplaced.insert(sanitize::line(indicator, 60).text, json!({ "note": note })).is_none() {
            self.problems.push(Problem::UnknownIndicator(indicator.to_owned()));
        }
    }

    fn done(self, sheet: String) -> Filled {
        Filled { draft: self.draft, sheet, dirty: self.dirty, problems: exchange::problem::told(self.problems) }
    }
}

/// What a row asks, as it stands there.
fn asked_at(row: &Row) -> String {
    sanitize::line(&row.cell(usize::from(place::ASKED)).written(), sanitize::MAX_NAME).text
}

/// Why a cell is no answer, what was expected, and the field of the form that keeps what was typed.
type NotTaken = (Why, Text, Option<String>);

/// Takes an answer into a reply.
fn take(line: &Line<'_>, answer: Cell<'_>, reply: &mut Reply) -> Result<(), NotTaken> {
    match &line.what {
        Asked::Fact(id, fact) => {
            let kind = Kind::Fact(fact.kind.clone());
            match Reader::new(&kind, &[], Scale::Ones, false).read(answer) {
                Ok(Taken::Answer(answer)) => reply.facts.set(*id, answer),
                Ok(Taken::Open | Taken::Text(_) | Taken::Digits(_)) => {}
                Err(why) => {
                    let is_typed = !matches!(fact.kind, FactKind::YesNo | FactKind::Choice(_));
                    return Err((why, expected(&kind, Scale::Ones), is_typed.then(|| fact.id.clone())));
                }
            }
        }
        Asked::Whole | Asked::Counted => {
            let count = count(answer);
            let is_whole = matches!(line.what, Asked::Whole);
            if is_whole {
                reply.count.whole = count
            } else {
                reply.count.part = count
            }
            if count.is_none() && !is_open(answer) {
                let expected = Text { zh: format!("整数，不超过{MAX_COUNT}"), en: format!("a whole number, at most {MAX_COUNT}") };
                let field = if is_whole { WHOLE } else { PART };
                return Err((Why::Misread(Misread::NotANumber), expected, Some(field.to_owned())));
            }
        }
        Asked::Part(_, part) => match done(answer) {
            Some(done) => reply.parts.set(*part, Some(done)),
            None if is_open(answer) => {}
            None => {
                let expected = Text { zh: "“做了”或“没做”".to_owned(), en: "done or not done".to_owned() };
                return Err((Why::NotYesOrNo, expected, None));
            }
        },
        Asked::Reading(at, reading) => match chosen(answer, reading) {
            Some(choice) => reply.readings = reply.readings.with(*at, choice),
            None if is_open(answer) => {}
            None => {
                let names = |language| reading.choices.iter().map(|it| it.label.in_language(language)).collect::<Vec<_>>();
                return Err((Why::Misread(Misread::NoSuchChoice), one_of(names), None));
            }
        },
        Asked::Own(of) => match own(answer, of) {
            Some(own) => reply.own = Some(own),
            None if is_open(answer) => {}
            None => {
                let names = |language| of.iter().map(|it| standing_in_words(it.standing(), language)).collect::<Vec<_>>();
                return Err((Why::Misread(Misread::NoSuchChoice), one_of(names), None));
            }
        },
    }
    Ok(())
}

fn together(one: &str, other: &str) -> String {
    [one.trim(), other.trim()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

fn is_open(cell: Cell<'_>) -> bool {
    matches!(Reader::new(&Kind::Text, &[], Scale::Ones, false).read(cell), Ok(Taken::Open))
        && !matches!(cell, Cell::Day(_) | Cell::Truth(_))
}

fn count(cell: Cell<'_>) -> Option<u32> {
    match cell {
        Cell::Number(number) => {
            (0.0..=f64::from(MAX_COUNT)).contains(&number).then_some(number).filter(|it| it.fract() == 0.0).map(|it| it as u32)
        }
        Cell::Text(text) if !text.trim().is_empty() => parse_count(text),
        Cell::Text(_) | Cell::Empty | Cell::Day(_) | Cell::Truth(_) | Cell::Fault | Cell::Unworked => None,
    }
}

fn done(cell: Cell<'_>) -> Option<bool> {
    let said = Label::of(&cell.written()).core;
    let is = |word: fn(&crate::workbook::words::Words) -> &'static str| {
        [Language::Chinese, Language::English].iter().any(|it| Label::of(word(words(*it))).core == said)
    };
    match () {
        () if is(|it| it.done) => Some(true),
        () if is(|it| it.not_done) => Some(false),
        () => yes_or_no(cell),
    }
}

/// What was expected where there is a list.
pub fn one_of<'a>(names: impl Fn(Language) -> Vec<&'a str>) -> Text {
    let (zh, en) = (names(Language::Chinese).join("、"), names(Language::English).join(", "));
    Text { zh: format!("其中一个：{zh}"), en: format!("one of: {en}") }
}

/// The choice of a reading, by its words.
fn chosen(cell: Cell<'_>, reading: &TextReading) -> Option<u8> {
    let said = Label::of(&cell.written()).core;
    let is_said = |it: &ReadingChoice| [&it.label.zh, &it.label.en].into_iter().any(|it| Label::of(it).core == said);
    reading.choices.iter().position(is_said).and_then(|it| u8::try_from(it).ok())
}

/// The unit's own word; only what its list offers.
fn own(cell: Cell<'_>, of: &[OwnAnswer]) -> Option<OwnAnswer> {
    let said = Label::of(&cell.written()).core;
    let named = |own: &OwnAnswer| {
        let names = [Language::Chinese, Language::English].map(|language| standing_in_words(own.standing(), language));
        names.iter().any(|it| Label::of(it).core == said)
    };
    of.iter().copied().find(named)
}
