//! What comes as bytes: workbooks, tables as text, archives, pictures of codes.

use arbitrary::{Arbitrary, Unstructured};
use exchange::draft_file;
use ledger::dirty::Dirty;
use ledger::limits::{MAX_CELL, MAX_COLUMNS, MAX_ROWS};
use ledger::reading::{Options, Progress, Sink, read, survey};
use ledger::row::Cell;
use ledger::source::Book;
use ledger::source::sheet::Flow;
use ledger::value::Taken;
use ledger::wanted::Wanted;
use office::units_ledger::UnitsLedger;
use pack::{hash, pack};
use policy::model::text::Language;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::recipe;
use crate::seeds::{self, borrowed, borrowed_files};
use crate::texts::take_draft;

/// The most rows of what is made here: what a workbook repeats by saying so is looked at no further.
const MOST_ROWS: u32 = 3_000;

/// The most drafts of a ledger that are written and read back: the reader of drafts has inputs of its own, and this took most of the time.
const MOST_DRAFTS: usize = 2;

/// A workbook: as a table, as a village's, as a ledger of units.
pub fn workbook(bytes: &[u8]) -> bool {
    let mut recipe = Unstructured::new(bytes);
    let bytes = recipe::workbook(&mut recipe, &borrowed_files(&seeds::WORKBOOKS));
    let is_table = take_table(&bytes);
    if let Ok(filled) = office::workbook::read::read(pack(), hash(), &bytes) {
        assert!(filled.told().len() <= 2 * exchange::problem::MAX_TOLD + 3);
        take_draft(&draft_file::write(pack(), hash(), &filled.draft));
        return true;
    }
    is_table
}

/// A table as text.
pub fn text_table(bytes: &[u8]) -> bool {
    let mut recipe = Unstructured::new(bytes);
    take_table(&recipe::table(&mut recipe, &seeds::TABLES))
}

fn take_table(bytes: &[u8]) -> bool {
    let Ok(mut book) = Book::open(bytes) else { return false };
    for sheet in 0..book.sheets().len() {
        let (mut rows, mut last) = (0, 0);
        let each = |row: &ledger::row::Row, thousandths: u32| {
            rows += 1;
            assert!(
                row.len() <= MAX_COLUMNS && row.number() <= MAX_ROWS && thousandths <= 1_000,
                "row {} has {} cells",
                row.number(),
                row.len()
            );
            assert!(last < row.number(), "row {} comes after {last}", row.number());
            last = row.number();
            for (_, cell) in row.filled() {
                if let Cell::Text(text) = cell {
                    assert!(text.chars().count() <= MAX_CELL);
                }
            }
            if rows < MOST_ROWS { Flow::On } else { Flow::Stop }
        };
        let _ = book.rows(sheet, each);
    }
    let ids = ["birth_date", "income_this_year", "is_village_secretary", "staff_kind"];
    let wanted: Vec<Wanted> = ids.iter().filter_map(|it| Some(Wanted::of_fact(pack().find_fact(it)?.1, &[]))).collect();
    if let Ok(survey) = survey(&mut book, &wanted) {
        assert!(survey.columns.len() <= MAX_COLUMNS);
        let mut counted = Counted::default();
        let summary = read(&mut book, &survey, &survey.mapping(), &wanted, Options { names: true }, &mut counted);
        if let Ok(summary) = summary {
            assert_eq!((summary.rows, summary.dirty as usize), (counted.rows, counted.dirty));
        }
    }
    let Ok(units) = UnitsLedger::read(pack(), bytes, &[], &[], Language::Chinese) else { return false };
    for draft in units.drafts(2020).iter().take(MOST_DRAFTS) {
        take_draft(&draft_file::write(pack(), hash(), draft));
    }
    true
}

#[derive(Default)]
struct Counted {
    rows: u32,
    dirty: usize,
}

impl Sink for Counted {
    fn value(&mut self, wanted: usize, _: Taken<'_>) {
        assert!(wanted < 4);
    }

    fn name(&mut self, name: &str) {
        assert!(name.chars().count() <= MAX_CELL);
    }

    fn dirty(&mut self, dirty: Dirty) {
        self.dirty += 1;
        assert!(dirty.text("x").zh.chars().count() < 1_000, "the word about one cell is longer than a page");
    }

    fn end_of_row(&mut self, _: u32, progress: Progress) -> Flow {
        self.rows += 1;
        assert!(progress.thousandths <= 1_000 && progress.rows == self.rows);
        if self.rows < MOST_ROWS { Flow::On } else { Flow::Stop }
    }
}

/// An archive of drafts.
pub fn archive(bytes: &[u8]) -> bool {
    let mut recipe = Unstructured::new(bytes);
    let bytes = recipe::workbook(&mut recipe, &borrowed_files(&seeds::ARCHIVES));
    let _ = office::archive::is_packed("x.zip", &bytes);
    let Ok(files) = office::archive::read(&bytes) else { return false };
    assert!(!files.is_empty());
    for (name, bytes) in &files {
        assert!(!name.contains(['/', '\\']) && name.chars().count() <= exchange::sanitize::MAX_NAME, "{name:?}");
        assert!(bytes.len() <= exchange::wire::schema::MAX_BYTES + 1);
    }
    true
}

/// A picture of a code, as a bad camera sees it: squares gone, a band of light, noise, cut.
pub fn code(bytes: &[u8]) -> bool {
    let mut recipe = Unstructured::new(bytes);
    let parts: Vec<&str> = borrowed(&seeds::PARTS);
    // Most are short and small: a large one takes as long as twenty of these.
    let length = usize::from(u8::arbitrary(&mut recipe).unwrap_or_default());
    let text: String = recipe::text(&mut recipe, &parts).chars().take(1 + length * length * length / 65_536).collect();
    let Ok(code) = QrCode::encode_text(&text, QrCodeEcc::Low) else { return false };
    let scale = match u8::arbitrary(&mut recipe).unwrap_or_default() {
        0..200 => 2,
        200..240 => 3,
        240.. => 4,
    };
    let side = (code.size() + 8) * scale;
    let points = usize::try_from(side).unwrap();
    let mut picture: Vec<u8> =
        (0..side * side).map(|at| if code.get_module(at % side / scale - 4, at / side / scale - 4) { 0 } else { 255 }).collect();
    let rounds = usize::from(u8::arbitrary(&mut recipe).unwrap_or_default() % 6);
    for _ in 0..rounds {
        let (from, length, with) = <(u16, u16, u8)>::arbitrary(&mut recipe).unwrap_or_default();
        let from = usize::from(from) * picture.len() / 65_536;
        let to = (from + usize::from(length) % (1 + picture.len() / 8)).min(picture.len());
        picture[from..to].iter_mut().for_each(|it| *it = if with < 128 { it.wrapping_add(with) } else { with });
    }
    let height = points - usize::from(u8::arbitrary(&mut recipe).unwrap_or_default()) % (points / 4);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(points, height, |x, y| picture[y * points + x]);
    let mut is_read = false;
    for grid in prepared.detect_grids() {
        let read = grid.decode();
        is_read |= read.is_ok();
        // One that is not spoilt is read as it was.
        assert!(0 < rounds || height < points || read.as_ref().is_ok_and(|it| it.1 == text), "{text:?} was read as {read:?}");
    }
    is_read
}
