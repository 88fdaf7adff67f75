//! A zip archive looked through before anything in it is believed: what it is, and that it does not grow beyond all bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::{MAX_MERGED, MAX_OTHER_PART, MAX_PARTS, MAX_STRETCH, MAX_STRINGS, MAX_UNPACKED};
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
    let (mut unpacked, mut merged) = (0, 0);
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(problem)?;
        let name = part.name().map_err(problem)?.to_ascii_lowercase();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            // Sheets are read a cell at a time, everything else is held.
            let most = match name.as_str() {
                name if name.contains("worksheets/") => MAX_UNPACKED,
                name if name.ends_with("sharedstrings.xml") => MAX_STRINGS,
                _ => MAX_OTHER_PART,
            };
            let found = look_through(part, most)?;
            merged += found.merged;
            unpacked += found.bytes;
            if MAX_UNPACKED < unpacked {
                return Err(Problem::UnpacksTooLarge { bytes: unpacked, most: MAX_UNPACKED });
            }
        }
    }
    if MAX_MERGED < merged { Err(Problem::Damaged) } else { Ok(Contents { macros, merged: 0 < merged }) }
}

/// What was found in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Unpacked {
    bytes: u64,
    merged: usize,
}

/// Unpacks a part of at most `most` bytes.
fn look_through(mut part: impl Read, most: u64) -> Result<Unpacked, Problem> {
    const MERGED: &[u8] = b"mergeCell ";
    let mut buffer = vec![0_u8; 1 << 16];
    // The end of the last piece, so that nothing is missed at a cut; bytes since the last tag began.
    let (mut kept, mut stretch, mut found) = (0, 0, Unpacked::default());
    loop {
        let read = part.read(buffer.get_mut(kept..).unwrap_or_default()).map_err(|_| Problem::Damaged)?;
        if read == 0 {
            return Ok(found);
        }
        found.bytes += read as u64;
        if most < found.bytes {
            return Err(Problem::UnpacksTooLarge { bytes: found.bytes, most });
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
        // What is kept is shorter than what is looked for: nothing is counted twice.
        found.merged += memchr::memmem::find_iter(piece, MERGED).count();
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
        let sheet = b"<c/>".repeat(1000);
        assert_eq!(look_through(Few(&sheet, 999), 4000), Ok(Unpacked { bytes: 4000, merged: 0 }));
        assert!(matches!(look_through(Few(&sheet, 999), 3999), Err(Problem::UnpacksTooLarge { .. })));
    }

    #[test]
    fn merged_cells_and_endless_texts_are_found_across_cuts() {
        let sheet = [b"<c/>".repeat(9).as_slice(), b"<mergeCells><mergeCell ref=\"A1:B2\"/>"].concat();
        for few in 1..sheet.len() {
            assert_eq!(look_through(Few(&sheet, few), 1000).map(|it| it.merged), Ok(1), "{few}");
        }
        let text = [b"<t>".as_slice(), &vec![b'a'; MAX_STRETCH], b"</t>"].concat();
        for few in [1000, 4096, 1 << 16] {
            assert_eq!(look_through(Few(&text, few), u64::MAX), Err(Problem::Damaged), "{few}");
            assert_eq!(look_through(Few(&text[3..], few), u64::MAX).map(|it| it.merged), Ok(0), "{few}");
        }
    }
}
