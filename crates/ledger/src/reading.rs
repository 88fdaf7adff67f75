//! A file from beginning to end: looked over first, then read row by row into whatever the caller makes of it.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

use crate::address::Address;
use crate::dirty::Dirty;
use crate::encoding::Encoding;
use crate::header::{self, Header};
use crate::label::{Label, Scale};
use crate::limits::SAMPLE_ROWS;
use crate::matching::{Column, Found, Mapping, propose};
use crate::personal::{Role, role};
use crate::problem::Problem;
use crate::remark::Remark;
use crate::row::{Cell, Row, trimmed};
use crate::source::Book;
use crate::source::sheet::Flow;
use crate::value::{Reader, Taken};
use crate::wanted::{Kind, Wanted};

/// A table as it was looked over: what there is to confirm before it is read. Nothing of its rows is kept in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// Which sheet.
    pub sheet: usize,
    /// Its name.
    pub sheet_name: String,
    /// Its columns, each with what is proposed for it.
    pub columns: Vec<Column>,
    /// What tables with the same header have in common: a mapping is remembered under it.
    pub signature: String,
    /// What was noticed.
    pub remarks: Vec<Remark>,
    /// The last row of the header.
    header_ends: u32,
    /// The texts of the header's rows, to be told where they stand again.
    header: Vec<Vec<String>>,
}

/// Looks over the sheet of a file whose header fits best.
///
/// # Errors
/// Where nothing can be read, or no sheet has a header.
pub fn survey(book: &mut Book<'_>, wanted: &[Wanted]) -> Result<Survey, Problem> {
    let sheets = book.sheets();
    let mut best: Option<Survey> = None;
    let mut problem = Problem::Empty;
    // Shown sheets first; of two that fit alike, the first.
    let order = (0..sheets.len()).filter(|it| !is_hidden(&sheets, *it)).chain((0..sheets.len()).filter(|it| is_hidden(&sheets, *it)));
    for sheet in order {
        match survey_sheet(book, sheet, wanted) {
            Ok(found) if best.as_ref().is_none_or(|it| it.proposals() < found.proposals()) => best = Some(found),
            Ok(_) => {}
            // An empty second sheet says less than a first one without a header.
            Err(Problem::Empty) => {}
            Err(why) => problem = if problem == Problem::Empty { why } else { problem },
        }
    }
    let mut survey = best.ok_or(problem)?;
    let others: Vec<String> = (sheets.iter().enumerate()).filter(|it| it.0 != survey.sheet).map(|it| it.1.name.clone()).collect();
    if !others.is_empty() {
        survey.remarks.push(Remark::OtherSheets { names: others });
    }
    Ok(survey)
}

fn is_hidden(sheets: &[crate::source::sheet::Sheet], at: usize) -> bool {
    sheets.get(at).is_some_and(|it| it.hidden)
}

/// Looks over one sheet.
///
/// # Errors
/// Where it cannot be read, is empty, or has no header.
pub fn survey_sheet(book: &mut Book<'_>, sheet: usize, wanted: &[Wanted]) -> Result<Survey, Problem> {
    let sheet_name = book.sheets().get(sheet).ok_or(Problem::NoSuchSheet)?.name.clone();
    let areas = book.merged(sheet)?;
    let mut sample: Vec<Row> = Vec::new();
    book.rows(sheet, |row, _| {
        sample.push(row.clone());
        if sample.len() < SAMPLE_ROWS { Flow::On } else { Flow::Stop }
    })?;
    if sample.iter().all(Row::is_empty) {
        return Err(Problem::Empty);
    }
    if sample.iter().all(|it| it.filled().count() < 2) {
        return Err(Problem::OneColumn);
    }
    let header = header::find(&sample, &areas, wanted).ok_or(Problem::NoHeader)?;
    let under = sample.get(header.at + header.rows..).unwrap_or_default();
    let header_ends = sample.get(header.at + header.rows - 1).map_or(0, Row::number);
    let found = found(&header, under, wanted);
    let columns = propose(&found, wanted, book.counts_from_1904());
    let mut remarks = Vec::new();
    remarks.extend(book.encoding().filter(|it| *it != Encoding::Utf8).map(Remark::WrittenIn));
    remarks.extend(book.has_macros().then_some(Remark::Macros));
    remarks.extend(book.counts_from_1904().then_some(Remark::CountsFrom1904));
    remarks.extend(u32::try_from(header.at).ok().filter(|it| 0 < *it).map(|rows| Remark::Titles { rows }));
    remarks.extend(header.scale.filter(|it| *it != Scale::Ones).map(Remark::UnitInTitle));
    remarks.extend((header.rows == 2).then_some(Remark::TwoHeaderRows));
    let merged = areas.iter().filter(|it| header_ends < it.first_row && it.first_row < it.last_row).count();
    remarks.extend((0 < merged).then_some(Remark::Merged { areas: merged }));
    let cards = columns.iter().filter(|it| it.role == Role::IdCards);
    remarks.extend(cards.map(|it| Remark::IdCards { column: it.at, label: it.label.clone() }));
    let rows = sample.get(header.at..header.at + header.rows).unwrap_or_default();
    let texts = rows.iter().map(|it| it.cells().map(Cell::written).collect()).collect();
    Ok(Survey { sheet, sheet_name, columns, signature: signature(&header), remarks, header_ends, header: texts })
}

impl Survey {
    /// What is proposed, to be confirmed or edited.
    pub fn mapping(&self) -> Mapping {
        Mapping::proposed(&self.signature, &self.columns)
    }

    fn proposals(&self) -> usize {
        self.columns.iter().filter(|it| it.proposed.is_some()).count()
    }

    fn column(&self, at: usize) -> Option<&Column> {
        self.columns.iter().find(|it| it.at == at)
    }
}

fn found<'a>(header: &'a Header, under: &'a [Row], wanted: &[Wanted]) -> Vec<Found<'a>> {
    let names: HashSet<String> = wanted.iter().flat_map(|it| &it.labels).map(|it| Label::of(it).core).collect();
    const NO_LABEL: &Label = &Label { words: String::new(), core: String::new(), scale: None };
    let width = under.iter().map(Row::len).max().unwrap_or(0).max(header.labels.len());
    (0..width)
        .map(|at| {
            let label = header.labels.get(at).unwrap_or(NO_LABEL);
            let cells: Vec<Cell<'_>> = under.iter().filter(|it| !is_total(it) && !is_note(it)).map(|it| it.cell(at)).collect();
            let forms = header.forms.get(at).map(Vec::as_slice).unwrap_or_default();
            let is_wanted = forms.iter().any(|it| names.contains(it));
            Found { at, label, forms, role: role(label, cells.iter().copied(), is_wanted), title_scale: header.scale, cells }
        })
        .filter(|it| !it.label.core.is_empty() || it.cells.iter().any(|it| !it.is_empty()))
        .collect()
}

/// FNV-1a over the names and units of the columns: the same on every machine and in every edition.
fn signature(header: &Header) -> String {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for label in &header.labels {
        let unit = label.scale.map_or("", Scale::word);
        for byte in label.core.bytes().chain([0x1F]).chain(unit.bytes()).chain([0x1E]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }
    format!("{hash:016x}")
}

/// What is asked of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Options {
    /// Names of people are handed on, to be shown while the table is open.
    pub names: bool,
}

/// Takes what is read, a cell at a time: who keeps columns keeps nothing else.
pub trait Sink {
    /// A value, by the position of what was wanted. Open ones are not told.
    fn value(&mut self, wanted: usize, value: Taken<'_>);

    /// A name of somebody in this row; only where names were asked for.
    fn name(&mut self, _name: &str) {}

    /// A cell that could not be read; its value is open.
    fn dirty(&mut self, dirty: Dirty);

    /// The row is complete; its number is as the spreadsheet shows it. Whether to go on.
    fn end_of_row(&mut self, row: u32, progress: Progress) -> Flow;
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// Rows of the ledger so far.
    pub rows: u32,
    /// How much of the file, in thousandths.
    pub thousandths: u32,
}

/// What came of reading.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Summary {
    /// Rows of the ledger that were handed on.
    pub rows: u32,
    /// Cells that could not be read.
    pub dirty: u32,
    /// What was noticed, beyond what [`Survey`] says.
    pub remarks: Vec<Remark>,
}

/// A column that is read.
struct Planned<'a> {
    at: usize,
    wanted: usize,
    reader: Reader<'a>,
    kind: &'a Kind,
    scale: Scale,
    label: &'a str,
    months: u32,
}

/// Reads a table that was looked over, by a mapping that was confirmed. Numbers of identity cards are not read whatever the mapping
/// says, and names only where they are asked for.
///
/// # Errors
/// Where the file goes beyond what is taken; what was handed on before is to be thrown away.
pub fn read(
    book: &mut Book<'_>,
    survey: &Survey,
    mapping: &Mapping,
    wanted: &[Wanted],
    options: Options,
    sink: &mut impl Sink,
) -> Result<Summary, Problem> {
    let from_1904 = book.counts_from_1904();
    let plan = |(at, mapped): (usize, &crate::matching::Mapped)| {
        let position = wanted.iter().position(|it| it.id == mapped.id)?;
        let (wanted, column) = (wanted.get(position)?, survey.column(at)?);
        let readable = matches!(column.role, Role::Data | Role::Noise);
        let reader = Reader::new(&wanted.kind, &wanted.also, mapped.scale, from_1904);
        let (kind, scale, label) = (&wanted.kind, mapped.scale, column.label.as_str());
        readable.then_some(Planned { at, wanted: position, reader, kind, scale, label, months: 0 })
    };
    let mut columns: Vec<Planned<'_>> = mapping.iter().filter_map(plan).collect();
    let names: Vec<usize> = survey.columns.iter().filter(|it| it.role == Role::Names && options.names).map(|it| it.at).collect();
    let numbering: Vec<usize> = survey.columns.iter().filter(|it| Label::of(&it.label).core == "序号").map(|it| it.at).collect();
    let mut summary = Summary::default();
    let (mut totals, mut notes, mut again, mut twice, mut twice_count) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), 0);
    let (key, mut bytes, mut cancelled) = (RandomState::new().hash_one(0), Vec::new(), false);
    let mut seen: HashSet<u64, BuildHasherDefault<Same>> = HashSet::default();
    book.rows(survey.sheet, |row, thousandths| {
        let number = row.number();
        if number <= survey.header_ends || row.is_empty() {
            return Flow::On;
        }
        if is_total(row) {
            totals.push(number);
            return Flow::On;
        }
        if is_note(row) {
            notes.push(number);
            return Flow::On;
        }
        if survey.header.iter().any(|it| is_same(row, it)) {
            again.push(number);
            return Flow::On;
        }
        let cells = row.filled().filter(|it| !numbering.contains(&it.0));
        to_bytes(cells, &mut bytes);
        if !seen.insert(fingerprint(key, &bytes)) {
            twice_count += 1;
            if twice.len() < 20 {
                twice.push(number);
            }
        }
        for column in &mut columns {
            let cell = row.cell(column.at);
            match column.reader.read(cell) {
                Ok(Taken::Open) => {}
                Ok(taken) => {
                    column.months += u32::from(is_month(taken));
                    sink.value(column.wanted, taken);
                }
                Err(why) => {
                    summary.dirty += 1;
                    sink.dirty(Dirty::new(Address { row: number, column: column.at }, column.label, cell, why, column.kind, column.scale));
                }
            }
        }
        for name in &names {
            if let Cell::Text(text) = row.cell(*name) {
                sink.name(trimmed(text));
            }
        }
        summary.rows += 1;
        let flow = sink.end_of_row(number, Progress { rows: summary.rows, thousandths });
        cancelled = flow == Flow::Stop;
        flow
    })?;
    let remarks = &mut summary.remarks;
    remarks.extend((!totals.is_empty()).then_some(Remark::Totals { rows: totals }));
    remarks.extend((!notes.is_empty()).then_some(Remark::Notes { rows: notes }));
    remarks.extend((!again.is_empty()).then_some(Remark::HeaderAgain { rows: again }));
    remarks.extend((0 < twice_count).then_some(Remark::Twice { rows: twice, count: twice_count }));
    remarks.extend(columns.iter().filter(|it| 0 < it.months).map(|it| Remark::MonthsOnly { column: it.at, count: it.months }));
    let people = survey.columns.iter().filter(|it| it.role == Role::Names);
    remarks.extend(people.map(|it| Remark::Names { column: it.at, label: it.label.clone(), read: options.names }));
    remarks.extend(cancelled.then_some(Remark::Cancelled));
    Ok(summary)
}

fn is_month(taken: Taken<'_>) -> bool {
    use policy::model::value::Answer;
    match taken {
        Taken::Answer(Answer::Month(_) | Answer::TenureSinceMonth(..)) => true,
        Taken::Answer(Answer::Given(_) | Answer::Open) | Taken::Open | Taken::Text(_) | Taken::Digits(_) => false,
    }
}

/// Whether a row adds up others: 合计 stands in one of its first cells.
fn is_total(row: &Row) -> bool {
    const TOTALS: [&str; 9] = ["合计", "总计", "共计", "小计", "累计", "总数", "合计数", "total", "sum"];
    let first = row.filled().take(2).filter_map(|it| if let Cell::Text(text) = it.1 { Some(text) } else { None });
    // Most cells are told from one at a glance.
    let may_be = |it: &str| it.len() <= 36 && (it.contains(['计', '总']) || it.trim_start().starts_with(['t', 'T', 's', 'S']));
    first.into_iter().any(|it| may_be(it) && TOTALS.contains(&Label::of(it).core.as_str()))
}

/// Whether a row is no row but a note under the table: 注：…, 填表人：…
fn is_note(row: &Row) -> bool {
    const NOTES: [&str; 12] = ["注", "备注", "说明", "填表", "制表", "审核", "填报", "单位负责人", "负责人", "联系电话", "note", "filled"];
    let mut filled = row.filled();
    let Some((_, Cell::Text(first))) = filled.next() else { return false };
    if !first.contains([':', '：']) {
        return false;
    }
    let plain = entry::normalize::normalized(first).to_lowercase();
    filled.count() < 4 && NOTES.iter().any(|it| plain.strip_prefix(it).is_some_and(|rest| rest.chars().take(4).any(|it| it == ':')))
}

/// Whether a row says what a row of the header says.
fn is_same(row: &Row, header: &[String]) -> bool {
    row.len() == header.len()
        && row.cells().zip(header).all(|(cell, name)| match cell {
            Cell::Text(text) => trimmed(text) == name,
            Cell::Empty => name.is_empty(),
            Cell::Number(_) | Cell::Day(_) | Cell::Truth(_) | Cell::Fault | Cell::Unworked => false,
        })
}

/// A number that tells rows apart: of a million rows two are taken for the same by chance in one list of tens of millions. That costs a
/// remark, and no row. The key is another at each reading.
fn fingerprint(key: u64, bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, word: u64| {
        let mixed = (hash ^ word).wrapping_mul(MULTIPLIER);
        mixed ^ mixed >> 29
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(key ^ bytes.len() as u64, |hash, it| mix(hash, u64::from_le_bytes(*it)));
    let rest = rest.iter().fold(0, |word, it| word << 8 | u64::from(*it));
    mix(mix(hash, rest), 0)
}

/// Fingerprints are hashes already.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|it| self.0 = self.0 << 8 | u64::from(*it));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = word;
    }
}

/// The cells of a row as bytes, to be hashed; in memory that is used again.
fn to_bytes<'a>(cells: impl Iterator<Item = (usize, Cell<'a>)>, bytes: &mut Vec<u8>) {
    bytes.clear();
    for (column, cell) in cells {
        bytes.extend(column.to_le_bytes());
        match cell {
            Cell::Text(text) => bytes.extend(trimmed(text).as_bytes()),
            Cell::Number(number) => bytes.extend(number.to_bits().to_le_bytes()),
            Cell::Day(day) => bytes.extend(day.number().to_le_bytes()),
            Cell::Truth(truth) => bytes.push(u8::from(truth)),
            Cell::Empty | Cell::Fault | Cell::Unworked => bytes.push(0xFF),
        }
    }
}
