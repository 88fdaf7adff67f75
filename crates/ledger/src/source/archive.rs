//! A zip archive looked through before anything in it is believed: what it is, and that it does not grow beyond all bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::{MAX_PARTS, MAX_STRETCH, MAX_UNPACKED};
use crate::problem::{Other, Problem};

/// What a workbook holds besides its sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Contents {
    /// Macros, which are never run.
    pub macros: bool,
    /// Merged cells in some sheet.
    pub merged: bool,
}

/// Looks through an archive. Everything is unpacked once and thrown away: sizes that an archive tells may be lies.
///
/// # Errors
/// Where it is no workbook, is protected, damaged, or too large.
pub fn check(bytes: &[u8]) -> Result<Contents, Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(problem)?;
    if MAX_PARTS < archive.len() {
        return Err(Problem::UnpacksTooLarge { bytes: archive.len() as u64, most: MAX_UNPACKED });
    }
    let has = |name: &str| archive.file_names().filter_map(Result::ok).any(|it| it.replace('\\', "/").eq_ignore_ascii_case(name));
    let macros = has("xl/vbaProject.bin");
    if !has("xl/workbook.xml") {
        return Err(match () {
            () if has("xl/workbook.bin") => Problem::NotATable(Other::BinaryWorkbook),
            () if has("word/document.xml") => Problem::NotATable(Other::Word),
            () if has("content.xml") && has("mimetype") => Problem::NotATable(Other::OpenDocument),
            () if has("EncryptedPackage") => Problem::Protected,
            () => Problem::NotATable(Other::Archive),
        });
    }
    let mut declared: u64 = 0;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(problem)?;
        if part.encrypted() {
            return Err(Problem::Protected);
        }
        declared = declared.saturating_add(part.size());
    }
    if MAX_UNPACKED < declared {
        return Err(Problem::UnpacksTooLarge { bytes: declared, most: MAX_UNPACKED });
    }
    let mut contents = Contents { macros, merged: false };
    let mut unpacked = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(problem)?;
        let name = part.name().map_err(problem)?.to_ascii_lowercase();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            contents.merged |= look_through(part, &mut unpacked, MAX_UNPACKED)?;
        }
    }
    Ok(contents)
}

/// Unpacks a part, all of them to `most` bytes; whether it has merged cells.
fn look_through(mut part: impl Read, unpacked: &mut u64, most: u64) -> Result<bool, Problem> {
    const MERGED: &[u8] = b"mergeCell ";
    let mut buffer = vec![0_u8; 1 << 16];
    // The end of the last piece, so that nothing is missed at a cut; bytes since the last tag began.
    let (mut kept, mut stretch, mut merged) = (0, 0, false);
    loop {
        let read = part.read(buffer.get_mut(kept..).unwrap_or_default()).map_err(|_| Problem::Damaged)?;
        if read == 0 {
            return Ok(merged);
        }
        *unpacked = unpacked.saturating_add(read as u64);
        if most < *unpacked {
            return Err(Problem::UnpacksTooLarge { bytes: *unpacked, most });
        }
        let piece = buffer.get(..kept + read).unwrap_or_default();
        let fresh = piece.get(kept..).unwrap_or_default();
        match (fresh.iter().position(|it| *it == b'<'), fresh.iter().rposition(|it| *it == b'<')) {
            (Some(first), Some(last)) if stretch + first <= MAX_STRETCH => stretch = fresh.len() - last,
            (None, _) | (_, None) => stretch += fresh.len(),
            (Some(_), Some(_)) => return Err(Problem::Damaged),
        }
        if MAX_STRETCH < stretch {
            return Err(Problem::Damaged);
        }
        merged = merged || memchr::memmem::find(piece, MERGED).is_some();
        let keep = piece.len().min(MERGED.len() - 1);
        let from = piece.len() - keep;
        buffer.copy_within(from..from + keep, 0);
        kept = keep;
    }
}

fn problem(error: ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Problem::Protected,
        // An error of others, which may grow: whatever it is, the file cannot be read.
        _ => Problem::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time, so that everything lies across a cut somewhere.
    struct Few<'a>(&'a [u8], usize);

    impl Read for Few<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let few = into.len().min(self.1);
            self.0.read(into.get_mut(..few).unwrap_or_default())
        }
    }

    #[test]
    fn what_is_unpacked_is_counted_whatever_was_said() {
        let look = |bytes: &[u8], few: usize, most: u64| look_through(Few(bytes, few), &mut 0, most);
        let sheet = b"<c/>".repeat(1000);
        assert_eq!(look(&sheet, 4096, 4000), Ok(false));
        assert!(matches!(look(&sheet, 4096, 3999), Err(Problem::UnpacksTooLarge { .. })));
        // The parts together.
        let mut unpacked = 3000;
        assert!(look_through(sheet.as_slice(), &mut unpacked, 6000).is_err());
    }

    #[test]
    fn merged_cells_and_endless_texts_are_found_across_cuts() {
        let sheet = [b"<c/>".repeat(9).as_slice(), b"<mergeCells><mergeCell ref=\"A1:B2\"/>"].concat();
        for few in 1..sheet.len() {
            assert_eq!(look_through(Few(&sheet, few), &mut 0, 1000), Ok(true), "{few}");
        }
        let text = [b"<t>".as_slice(), &vec![b'a'; MAX_STRETCH], b"</t>"].concat();
        for few in [1000, 4096, 1 << 16] {
            assert_eq!(look_through(Few(&text, few), &mut 0, u64::MAX), Err(Problem::Damaged), "{few}");
            assert_eq!(look_through(Few(&text[3..], few), &mut 0, u64::MAX), Ok(false), "{few}");
        }
    }
}
