//! Imports a file that was handed in: what it is, or why it is not taken.

use exchange::draft_file;
use exchange::parts::{self, Incomplete};
use exchange::problem::Problem;
use policy::assessment::reply::Unit;
use policy::model::day::Day;
use policy::model::pack::Pack;
use policy::model::text::Text;

use crate::level::Level;
use crate::rollup_file::{self, RollupFile};
use crate::unit::{self, UnitRow};

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// A unit's draft.
    Unit(Box<UnitRow>),
    /// A township's roll-up.
    Township(Box<RollupFile>),
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Nothing in it.
    Empty,
    /// Larger than anything this product writes: bytes, most.
    TooLarge(u64, u64),
    /// A file of another kind.
    OtherKind(FileKind),
    /// No text in UTF-8.
    NotText,
    /// The device could not read it.
    NotReadable,
    /// A unit that hands in at another level.
    OtherLevel(Unit),
    /// A township's roll-up, which goes to the county.
    IsRollUp,
    /// The unit's name is empty: nobody could say whose row it is.
    NoName,
    /// What the reader of drafts reports.
    Draft(Problem),
    /// A draft in parts, some of which are not there.
    Parts(Incomplete),
}

/// Kinds of files that are handed in by mistake, recognised by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A current Word or Excel file, or any zip archive.
    Office,
    /// An old Word or Excel file.
    OldOffice,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page.
    WebPage,
    /// Another archive.
    Archive,
}

impl FileKind {
    fn of(bytes: &[u8]) -> Option<FileKind> {
        let begins = |magic: &[u8]| bytes.starts_with(magic);
        if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
            Some(FileKind::Office)
        } else if begins(b"\xD0\xCF\x11\xE0") {
            Some(FileKind::OldOffice)
        } else if begins(b"%PDF") {
            Some(FileKind::Pdf)
        } else if begins(b"\x89PNG") || begins(b"\xFF\xD8\xFF") || begins(b"GIF8") || begins(b"BM") || begins(b"RIFF") {
            Some(FileKind::Picture)
        } else if begins(b"Rar!") || begins(b"7z\xBC\xAF") || begins(b"\x1F\x8B") {
            Some(FileKind::Archive)
        } else if begins(b"<") {
            Some(FileKind::WebPage)
        } else {
            None
        }
    }

    fn name(self) -> (&'static str, &'static str) {
        match self {
            FileKind::Office => ("Word、Excel或压缩包", "a Word or Excel file or an archive"),
            FileKind::OldOffice => ("旧版Word或Excel文件", "an old Word or Excel file"),
            FileKind::Pdf => ("PDF文件", "a PDF"),
            FileKind::Picture => ("图片", "a picture"),
            FileKind::WebPage => ("网页", "a web page"),
            FileKind::Archive => ("压缩包", "an archive"),
        }
    }
}

impl ImportError {
    /// In words, with what to do about it.
    pub fn text(&self) -> Text {
        let (zh, en) = match self {
            ImportError::Empty => {
                ("文件是空的，没有内容。请让对方重新导出一份。".to_owned(), "The file is empty. Have it exported again.".to_owned())
            }
            ImportError::TooLarge(bytes, most) => (
                format!("文件有{}MB，超过能读的{}MB，不会是自查草稿，没有打开。", bytes / 1_000_000, most / 1_000_000),
                format!("It has {} MB, more than the {} MB of any draft; it was not opened.", bytes / 1_000_000, most / 1_000_000),
            ),
            ImportError::OtherKind(kind) => {
                let (zh, en) = kind.name();
                (
                    format!("这是{zh}，不是草稿文件。要的是村里“存成文件”得到的.json文件，或者本工具的自查表（.xlsx）。"),
                    format!(
                        "This is {en}, not a draft. What is needed is the .json file that the village saved, or a workbook of this tool (.xlsx)."
                    ),
                )
            }
            ImportError::NotText => (
                "文件不是UTF-8文字，读不出来。请让对方重新导出，不要用记事本改存。".to_owned(),
                "The file is no UTF-8 text and cannot be read. Have it exported again.".to_owned(),
            ),
            ImportError::NotReadable => (
                "这台设备读不出这个文件，浏览器没有说明原因。请重新选一次。".to_owned(),
                "This device cannot read the file; the browser does not say why. Choose it again.".to_owned(),
            ),
            ImportError::OtherLevel(unit) => match unit {
                Unit::Township => (
                    "这是乡镇的自查草稿，不在村（社区）这一级汇总。县汇总各乡镇时再用。".to_owned(),
                    "This is a township's draft; it goes into the county's table, not among the villages.".to_owned(),
                ),
                Unit::Village | Unit::Community => (
                    "这是村（社区）的草稿，县汇总要的是乡镇的草稿或者乡镇的汇总文件。".to_owned(),
                    "This is a village's draft; the county puts together townships' drafts and roll-ups.".to_owned(),
                ),
            },
            ImportError::IsRollUp => (
                "这是乡镇的汇总文件，要在“县汇总各乡镇”里打开。".to_owned(),
                "This is a township's roll-up; open it in the county's table.".to_owned(),
            ),
            ImportError::NoName => (
                "草稿里“单位名称”是空的，分不清是哪个单位的。请让对方填上名称再导出。".to_owned(),
                "The unit's name is empty, so nobody can tell whose it is. Have it filled in and exported again.".to_owned(),
            ),
            ImportError::Draft(problem) => return problem.text(),
            ImportError::Parts(incomplete) => return incomplete.text(),
        };
        Text { zh, en }
    }
}

/// The largest file that is imported, in bytes: a county's files hold a whole township.
pub const MAX_BYTES: u64 = exchange::wire::schema::MAX_BYTES as u64;

/// Checks the size of a file before it is opened.
///
/// # Errors
/// When it is larger than [`MAX_BYTES`], or empty.
pub fn check_size(bytes: u64) -> Result<(), ImportError> {
    match bytes {
        0 => Err(ImportError::Empty),
        too_large if MAX_BYTES < too_large => Err(ImportError::TooLarge(too_large, MAX_BYTES)),
        _ => Ok(()),
    }
}

/// The texts among those that were pasted: where some hold numbered parts, these are put together. And what is wrong with the
/// rest of the parts.
pub fn pasted(texts: Vec<String>) -> (Vec<String>, Vec<ImportError>) {
    let (in_parts, mut whole): (Vec<String>, Vec<String>) = texts.into_iter().partition(|it| parts::holds_parts(it));
    let gathered = parts::gather(&in_parts.concat()).unwrap_or_default();
    whole.extend(gathered.texts);
    (whole, gathered.problems.into_iter().map(ImportError::Parts).collect())
}

/// Reads a file. A draft that names no day of its own is judged on `day`.
///
/// # Errors
/// Where nothing of it can be taken.
pub fn read(pack: &Pack, hash: &str, level: Level, bytes: &[u8], day: Day) -> Result<Imported, ImportError> {
    check_size(bytes.len() as u64)?;
    if let Some(kind) = FileKind::of(bytes) {
        return Err(ImportError::OtherKind(kind));
    }
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        // Cut in the middle of a character.
        Err(error) if error.error_len().is_none() && bytes.starts_with(b"{") => return Err(ImportError::Draft(Problem::CutShort)),
        Err(_) => return Err(ImportError::NotText),
    };
    if text.trim_start_matches('\u{FEFF}').trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if rollup_file::is_rollup_file(text) {
        let rollup = rollup_file::read(pack, hash, text).map_err(ImportError::Draft)?;
        return match level {
            Level::County if rollup.township.is_empty() => Err(ImportError::NoName),
            Level::County => Ok(Imported::Township(Box::new(rollup))),
            Level::Township => Err(ImportError::IsRollUp),
        };
    }
    let read = draft_file::read(pack, hash, text).map_err(ImportError::Draft)?;
    let kind = read.draft.assessment.unit;
    if !level.takes(kind) {
        return Err(ImportError::OtherLevel(kind));
    }
    if read.draft.unit_name.trim().is_empty() {
        return Err(ImportError::NoName);
    }
    Ok(Imported::Unit(Box::new(unit::row(pack, &read, day))))
}
