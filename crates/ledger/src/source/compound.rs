//! A compound file: old workbooks, and new ones under a password, are small file systems of their own.
//!
//! Read here and not by calamine, which panics at what is damaged: in the worker a panic is its end.

use crate::problem::Problem;

/// A compound file's streams.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// What follows each sector, and each short one.
    next: Vec<u32>,
    short_next: Vec<u32>,
    /// The streams: name, first sector, length.
    streams: Vec<(String, u32, usize)>,
    /// Where short streams lie.
    short: Vec<u8>,
}

/// Sectors from here on are marks: an end, a free one.
const LAST: u32 = 0xFFFF_FFFA;

/// Streams shorter than this lie in short sectors.
const SHORT: usize = 4096;

const SHORT_SECTOR: usize = 64;

impl<'a> Compound<'a> {
    /// # Errors
    /// Where it is damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Compound<'a>, Problem> {
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            Some(_) | None => return Err(Problem::Damaged),
        };
        let at = |place| u32_at(bytes, place).ok_or(Problem::Damaged);
        let mut file = Compound { bytes, sector, next: Vec::new(), short_next: Vec::new(), streams: Vec::new(), short: Vec::new() };
        for table in file.table_sectors(at(68)?)? {
            let sector = file.sector_at(table).ok_or(Problem::Damaged)?;
            file.next.extend(numbers(sector));
        }
        let directory = file.chain(at(48)?, usize::MAX)?;
        file.short_next = numbers(&file.chain(at(60)?, usize::MAX)?).collect();
        let entries = directory.as_chunks::<128>().0.iter();
        // Versions with small sectors have lengths of four bytes.
        let entry = |bytes: &[u8; 128]| {
            let length = u16_at(bytes, 64).map_or(0, usize::from).min(64).saturating_sub(2);
            let units: Vec<u16> =
                bytes.get(..length).unwrap_or_default().as_chunks::<2>().0.iter().map(|it| u16::from_le_bytes(*it)).collect();
            let start = u32_at(bytes, 116).unwrap_or(LAST);
            (String::from_utf16_lossy(&units), start, u32_at(bytes, 120).and_then(|it| usize::try_from(it).ok()).unwrap_or(0))
        };
        file.streams = entries.map(entry).collect();
        if let Some((_, start, length)) = file.streams.first().cloned() {
            file.short = file.chain(start, length)?;
        }
        Ok(file)
    }

    /// Whether it has a stream or a folder of that name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A stream.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some((_, start, length)) = self.find(name) else { return Ok(None) };
        let whole = if *length < SHORT { self.short_chain(*start, *length)? } else { self.chain(*start, *length)? };
        if whole.len() < *length { Err(Problem::Damaged) } else { Ok(Some(whole)) }
    }

    fn find(&self, name: &str) -> Option<&(String, u32, usize)> {
        self.streams.iter().find(|it| it.0.eq_ignore_ascii_case(name))
    }

    /// The sectors of the table of sectors: the first 109 stand in the header, the rest in a chain of their own.
    fn table_sectors(&self, first: u32) -> Result<Vec<u32>, Problem> {
        let mut tables: Vec<u32> = numbers(self.bytes.get(76..512).ok_or(Problem::Damaged)?).collect();
        let (mut next, mut seen) = (first, 0);
        while next < LAST {
            seen += 1;
            let more = self.sector_at(next).filter(|_| seen <= self.count()).ok_or(Problem::Damaged)?;
            tables.extend(numbers(more));
            next = tables.pop().ok_or(Problem::Damaged)?;
        }
        tables.retain(|it| *it < LAST);
        if self.count() < tables.len() { Err(Problem::Damaged) } else { Ok(tables) }
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// The last one may be cut: writers leave out its end.
    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(from..)?;
        rest.get(..self.sector).or(Some(rest))
    }

    fn chain(&self, first: u32, most: usize) -> Result<Vec<u8>, Problem> {
        let (mut whole, mut next, mut seen) = (Vec::new(), first, 0);
        while next < LAST && whole.len() < most {
            seen += 1;
            let sector = self.sector_at(next).filter(|_| seen <= self.count()).ok_or(Problem::Damaged)?;
            whole.extend_from_slice(sector);
            next = usize::try_from(next).ok().and_then(|it| self.next.get(it)).copied().ok_or(Problem::Damaged)?;
        }
        whole.truncate(most);
        Ok(whole)
    }

    fn short_chain(&self, first: u32, most: usize) -> Result<Vec<u8>, Problem> {
        let (mut whole, mut next) = (Vec::new(), first);
        while next < LAST && whole.len() < most {
            let at = usize::try_from(next).map_err(|_| Problem::Damaged)?;
            let from = at.checked_mul(SHORT_SECTOR).ok_or(Problem::Damaged)?;
            let rest = self.short.get(from..).filter(|it| !it.is_empty()).ok_or(Problem::Damaged)?;
            whole.extend_from_slice(rest.get(..SHORT_SECTOR).unwrap_or(rest));
            next = self.short_next.get(at).copied().ok_or(Problem::Damaged)?;
        }
        whole.truncate(most);
        Ok(whole)
    }
}

/// Two bytes as a number.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|it| u16::from_le_bytes(*it))
}

/// Four bytes as a number.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|it| u32::from_le_bytes(*it))
}

/// Eight bytes as a number with a point.
pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..)?.first_chunk().map(|it| f64::from_le_bytes(*it))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|it| u32::from_le_bytes(*it))
}
