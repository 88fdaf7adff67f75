//! A file that was handed in: what it is, or why it is not taken.

use exchange::draft;
use exchange::problem::Problem;
use policy::assessment::reply::Unit;
use policy::model::day::Day;
use policy::model::pack::Pack;
use policy::model::text::Text;
use serde::{Deserialize, Serialize};

use crate::handed_on::{self, HandedOn};
use crate::unit::{self, UnitRow};

/// Who puts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// A township: its villages and communities.
    Township,
    /// A county: its townships.
    County,
}

impl Level {
    /// Both.
    pub const ALL: [Level; 2] = [Level::Township, Level::County];

    /// The id under which its files are kept.
    pub fn id(self) -> &'static str {
        match self {
            Level::Township => "township",
            Level::County => "county",
        }
    }

    /// Whether a draft of this kind of unit is for this level.
    pub fn takes(self, unit: Unit) -> bool {
        match (self, unit) {
            (Level::Township, Unit::Village | Unit::Community) | (Level::County, Unit::Township) => true,
            (Level::Township, Unit::Township) | (Level::County, Unit::Village | Unit::Community) => false,
        }
    }
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// A unit's draft.
    Unit(Box<UnitRow>),
    /// A township's roll-up.
    Township(Box<HandedOn>),
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing in it.
    Empty,
    /// Larger than anything this product writes: bytes, most.
    TooLarge(u64, u64),
    /// A file of another kind.
    OtherKind(Kind),
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
    /// What the reader says.
    Draft(Problem),
}

/// Kinds of files that are handed in by mistake, told by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Word or Excel of today, or any archive.
    Office,
    /// Word or Excel of old.
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

impl Kind {
    fn of(bytes: &[u8]) -> Option<Kind> {
        let begins = |it: &[u8]| bytes.starts_with(it);
        if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
            Some(Kind::Office)
        } else if begins(b"\xD0\xCF\x11\xE0") {
            Some(Kind::OldOffice)
        } else if begins(b"%PDF") {
            Some(Kind::Pdf)
        } else if begins(b"\x89PNG") || begins(b"\xFF\xD8\xFF") || begins(b"GIF8") || begins(b"BM") || begins(b"RIFF") {
            Some(Kind::Picture)
        } else if begins(b"Rar!") || begins(b"7z\xBC\xAF") || begins(b"\x1F\x8B") {
            Some(Kind::Archive)
        } else if begins(b"<") {
            Some(Kind::WebPage)
        } else {
            None
        }
    }

    fn name(self) -> (&'static str, &'static str) {
        match self {
            Kind::Office => ("Word、Excel或压缩包", "a Word or Excel file or an archive"),
            Kind::OldOffice => ("旧版Word或Excel文件", "an old Word or Excel file"),
            Kind::Pdf => ("PDF文件", "a PDF"),
            Kind::Picture => ("图片", "a picture"),
            Kind::WebPage => ("网页", "a web page"),
            Kind::Archive => ("压缩包", "an archive"),
        }
    }
}

impl Refused {
    /// In words, with what to do about it.
    pub fn text(&self) -> Text {
        let (zh, en) = match self {
            Refused::Empty => {
                ("文件是空的，没有内容。请让对方重新导出一份。".to_owned(), "The file is empty. Have it exported again.".to_owned())
            }
            Refused::TooLarge(bytes, most) => (
                format!("文件有{}MB，超过能读的{}MB，不会是自查草稿，没有打开。", bytes / 1_000_000, most / 1_000_000),
                format!("It has {} MB, more than the {} MB of any draft; it was not opened.", bytes / 1_000_000, most / 1_000_000),
            ),
            Refused::OtherKind(kind) => {
                let (zh, en) = kind.name();
                (
                    format!("这是{zh}，不是草稿文件。要的是村里“存成文件”得到的.json文件。"),
                    format!("This is {en}, not a draft. What is needed is the .json file that the village saved."),
                )
            }
            Refused::NotText => (
                "文件不是UTF-8文字，可能用别的软件另存过。请让对方重新导出，不要用记事本改存。".to_owned(),
                "The file is no UTF-8 text; another program may have saved it anew. Have it exported again.".to_owned(),
            ),
            Refused::NotReadable => (
                "这台设备读不出这个文件，可能已经移走或者没有权限。".to_owned(),
                "This device cannot read the file; it may have been moved, or reading is not allowed.".to_owned(),
            ),
            Refused::OtherLevel(unit) => match unit {
                Unit::Township => (
                    "这是乡镇的自查草稿，不在村（社区）这一级汇总。县级汇总时再用。".to_owned(),
                    "This is a township's draft; it goes into the county's table, not among the villages.".to_owned(),
                ),
                Unit::Village | Unit::Community => (
                    "这是村（社区）的草稿，县级汇总要的是乡镇的草稿或者乡镇的汇总文件。".to_owned(),
                    "This is a village's draft; the county puts together townships' drafts and roll-ups.".to_owned(),
                ),
            },
            Refused::IsRollUp => (
                "这是乡镇的汇总文件，要在“县级汇总”里打开。".to_owned(),
                "This is a township's roll-up; open it in the county's table.".to_owned(),
            ),
            Refused::NoName => (
                "草稿里“单位名称”是空的，分不清是哪个单位的。请让对方填上名称再导出。".to_owned(),
                "The unit's name is empty, so nobody can tell whose it is. Have it filled in and exported again.".to_owned(),
            ),
            Refused::Draft(problem) => return problem.text(),
        };
        Text { zh, en }
    }
}

/// The most bytes of a file for a level: a county's files hold a whole township.
pub const LARGEST: u64 = exchange::saved::LONGEST as u64;

/// Whether a file of this size is not to be opened at all.
///
/// # Errors
/// When it is larger than [`LARGEST`], or empty.
pub fn may_be_opened(bytes: u64) -> Result<(), Refused> {
    match bytes {
        0 => Err(Refused::Empty),
        it if LARGEST < it => Err(Refused::TooLarge(it, LARGEST)),
        _ => Ok(()),
    }
}

/// Reads a file. A draft that names no day of its own is judged on `day`.
///
/// # Errors
/// Where nothing of it can be taken.
pub fn read(pack: &Pack, hash: &str, level: Level, bytes: &[u8], day: Day) -> Result<Received, Refused> {
    may_be_opened(bytes.len() as u64)?;
    if let Some(kind) = Kind::of(bytes) {
        return Err(Refused::OtherKind(kind));
    }
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        // Cut in the middle of a character.
        Err(error) if error.error_len().is_none() && bytes.starts_with(b"{") => return Err(Refused::Draft(Problem::CutShort)),
        Err(_) => return Err(Refused::NotText),
    };
    if text.trim_start_matches('\u{FEFF}').trim().is_empty() {
        return Err(Refused::Empty);
    }
    if handed_on::is_one(text) {
        let handed = handed_on::read(pack, hash, text).map_err(Refused::Draft)?;
        return match level {
            Level::County if handed.township.is_empty() => Err(Refused::NoName),
            Level::County => Ok(Received::Township(Box::new(handed))),
            Level::Township => Err(Refused::IsRollUp),
        };
    }
    let read = draft::read(pack, hash, text).map_err(Refused::Draft)?;
    let kind = read.draft.assessment.unit;
    if !level.takes(kind) {
        return Err(Refused::OtherLevel(kind));
    }
    if read.draft.unit_name.trim().is_empty() {
        return Err(Refused::NoName);
    }
    Ok(Received::Unit(Box::new(unit::row(pack, &read, day))))
}
