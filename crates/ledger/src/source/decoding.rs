//! In which encoding a text file is written. It is never guessed: what is no UTF-8 and no GB 18030 either is refused, with the line
//! where that shows.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

use crate::encoding::Encoding;
use crate::problem::Problem;

/// The encoding, and how many bytes its mark takes.
///
/// # Errors
/// Where it is no text, where a byte fits no encoding, and where lines are written in different ones.
pub fn detect(bytes: &[u8]) -> Result<(Encoding, usize), Problem> {
    let marked = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((Encoding::Utf8, 3)),
        [0xFF, 0xFE, ..] => Some((Encoding::Utf16Le, 2)),
        [0xFE, 0xFF, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    };
    if let Some((encoding, mark)) = marked {
        return match first_bad(bytes.get(mark..).unwrap_or_default(), encoding) {
            None => Ok((encoding, mark)),
            Some(at) => Err(bad_byte(bytes, mark + at, encoding)),
        };
    }
    if bytes.contains(&0) {
        return Err(Problem::NotText);
    }
    let Err(not_utf8) = core::str::from_utf8(bytes) else { return Ok((Encoding::Utf8, 0)) };
    let not_gb = first_bad(bytes, Encoding::Gb18030);
    // Chinese in UTF-8 reads as GBK characters too, though nobody would write them: a line of it beside lines that are no UTF-8.
    match (bytes.split(|it| *it == b'\n').position(is_chinese_utf8), not_gb) {
        (Some(line), _) => {
            let other = line_of(bytes, not_utf8.valid_up_to());
            Err(Problem::MixedEncodings { utf8: line + 1, other, byte: byte_at(bytes, not_utf8.valid_up_to()) })
        }
        (None, Some(at)) => Err(bad_byte(bytes, at, Encoding::Gb18030)),
        (None, None) => Ok((Encoding::Gb18030, 0)),
    }
}

fn bad_byte(bytes: &[u8], at: usize, encoding: Encoding) -> Problem {
    let line = match encoding {
        Encoding::Utf8 | Encoding::Gb18030 => line_of(bytes, at),
        // Two bytes a character.
        Encoding::Utf16Le => 1 + pairs(bytes, at).filter(|it| *it == [b'\n', 0]).count(),
        Encoding::Utf16Be => 1 + pairs(bytes, at).filter(|it| *it == [0, b'\n']).count(),
    };
    Problem::BadByte { line, byte: byte_at(bytes, at), encoding }
}

fn pairs(bytes: &[u8], at: usize) -> impl Iterator<Item = [u8; 2]> {
    bytes.get(..at).unwrap_or_default().as_chunks::<2>().0.iter().copied()
}

fn byte_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or_default()
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|it| **it == b'\n').count()
}

/// Whether a line is UTF-8 with at least two Chinese characters.
fn is_chinese_utf8(line: &[u8]) -> bool {
    !line.is_ascii()
        && core::str::from_utf8(line).is_ok_and(|it| 2 <= it.chars().filter(|it| ('\u{4E00}'..='\u{9FFF}').contains(it)).count())
}

/// The first byte that the encoding does not have.
fn first_bad(bytes: &[u8], encoding: Encoding) -> Option<usize> {
    if encoding == Encoding::Utf8 {
        return core::str::from_utf8(bytes).err().map(|it| it.valid_up_to());
    }
    let (mut decoder, mut decoded, mut at) = (encoding.decoder(), [0_u8; 8192], 0);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut decoded, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return None,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(bad, after) => return Some(at.saturating_sub(usize::from(bad) + usize::from(after))),
        }
    }
}

/// The bytes as UTF-8, as they are asked for: never a second copy of a large file.
pub struct Decoded<'a> {
    rest: &'a [u8],
    decoder: Option<Decoder>,
    done: bool,
}

impl<'a> Decoded<'a> {
    /// Without the mark.
    pub fn new(bytes: &'a [u8], encoding: Encoding) -> Decoded<'a> {
        let decoder = (encoding != Encoding::Utf8).then(|| encoding.decoder());
        Decoded { rest: bytes, decoder, done: false }
    }

    /// How many bytes are still to be read.
    pub fn left(&self) -> usize {
        self.rest.len()
    }
}

impl Read for Decoded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(decoder) = &mut self.decoder else { return self.rest.read(into) };
        // A character takes up to four bytes; whoever asks for fewer would never get one.
        if self.done || into.len() < 4 {
            return Ok(0);
        }
        let (result, read, written, _) = decoder.decode_to_utf8(self.rest, into, true);
        self.rest = self.rest.get(read..).unwrap_or_default();
        self.done = result == encoding_rs::CoderResult::InputEmpty;
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    fn gbk(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn each_encoding_is_told_and_none_is_guessed() {
        assert_eq!(detect("姓名,村\n".as_bytes()), Ok((Encoding::Utf8, 0)));
        assert_eq!(detect("\u{FEFF}姓名".as_bytes()), Ok((Encoding::Utf8, 3)));
        assert_eq!(detect(b"a,b\n"), Ok((Encoding::Utf8, 0)));
        assert_eq!(detect(&gbk("姓名,村\n石桥村,模\n")), Ok((Encoding::Gb18030, 0)));
        // Four bytes a character: only GB 18030 has it.
        assert_eq!(detect(&gbk("𠮷村")), Ok((Encoding::Gb18030, 0)));
        let utf_16: Vec<u8> = "\u{FEFF}姓名".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(detect(&utf_16), Ok((Encoding::Utf16Le, 2)));
        let turned: Vec<u8> = "\u{FEFF}姓名".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detect(&turned), Ok((Encoding::Utf16Be, 2)));
    }

    #[test]
    fn what_fits_no_encoding_is_named_by_its_line() {
        let mixed = ["村名,人数\n石桥村,3\n".as_bytes(), &gbk("金山村,4\n")].concat();
        assert_eq!(detect(&mixed), Err(Problem::MixedEncodings { utf8: 1, other: 3, byte: 0xBD }));
        let turned = [gbk("村名,人数\n金山村,4\n").as_slice(), "石桥村,3\n".as_bytes()].concat();
        assert_eq!(detect(&turned), Err(Problem::MixedEncodings { utf8: 3, other: 1, byte: 0xB4 }));
        assert_eq!(detect(b"a,b\n\xFF\xFFx\n"), Err(Problem::BadByte { line: 2, byte: 0xFF, encoding: Encoding::Gb18030 }));
        let marked = [b"\xEF\xBB\xBFa\n\n".as_slice(), &gbk("村")].concat();
        assert_eq!(detect(&marked), Err(Problem::BadByte { line: 3, byte: 0xB4, encoding: Encoding::Utf8 }));
        assert_eq!(detect(b"\xFF\xFEa\0\n\0\x00\xD8"), Err(Problem::BadByte { line: 2, byte: 0, encoding: Encoding::Utf16Le }));
        assert_eq!(detect(b"a\0b"), Err(Problem::NotText));
        // Cut within a character.
        let cut = "石桥村\n金山村".as_bytes();
        assert_eq!(detect(&cut[..cut.len() - 1]), Err(Problem::MixedEncodings { utf8: 1, other: 2, byte: 0xE6 }));
    }
}
