//! The records of an old workbook, and the texts in them, which go on in the next record where one is full.

use crate::source::compound::u16_at;

/// Records one after another.
pub struct Records<'a> {
    rest: &'a [u8],
}

/// A record, with what continues it.
pub struct Record<'a> {
    /// What it says, by number.
    pub kind: u16,
    /// Its bytes.
    pub data: &'a [u8],
    /// The bytes of the records that continue it.
    pub more: Vec<&'a [u8]>,
}

const CONTINUE: u16 = 0x3C;

impl<'a> Records<'a> {
    /// From the beginning of these bytes on.
    pub fn new(bytes: &'a [u8]) -> Records<'a> {
        Records { rest: bytes }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (u16_at(self.rest, 0)?, u16_at(self.rest, 2)?);
        let rest = self.rest.get(4..)?;
        let (data, rest) = rest.split_at_checked(usize::from(length))?;
        self.rest = rest;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            more.push(self.one()?.1);
        }
        Some(Record { kind, data, more })
    }
}

impl<'a> Record<'a> {
    /// Its texts, from a byte on.
    pub fn texts(&self, from: usize) -> Texts<'a> {
        let pieces = core::iter::once(self.data.get(from..).unwrap_or_default()).chain(self.more.iter().copied()).collect();
        Texts { pieces, piece: 0, at: 0 }
    }
}

/// Reads texts that may go on in the next piece.
pub struct Texts<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl Texts<'_> {
    /// A text whose length takes two bytes.
    pub fn text(&mut self) -> Option<String> {
        let length = usize::from(self.number()?);
        self.after_length(length)
    }

    /// A text whose length takes one byte.
    pub fn short_text(&mut self) -> Option<String> {
        let length = usize::from(self.byte()?);
        self.after_length(length)
    }

    fn after_length(&mut self, length: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.number()?) };
        let phonetic = if flags & 4 == 0 { 0 } else { usize::from(self.number()?) | usize::from(self.number()?) << 16 };
        let text = self.characters(length, flags & 1 != 0)?;
        for _ in 0..runs.checked_mul(4)?.checked_add(phonetic)? {
            self.byte()?;
        }
        Some(text)
    }

    fn characters(&mut self, length: usize, mut wide: bool) -> Option<String> {
        let mut units = Vec::with_capacity(length);
        while units.len() < length {
            let piece = *self.pieces.get(self.piece)?;
            if piece.len() <= self.at {
                self.piece += 1;
                self.at = 0;
                // Each piece says anew whether its characters take two bytes.
                wide = self.byte()? & 1 != 0;
                continue;
            }
            units.push(if wide { self.number()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            let piece = self.pieces.get(self.piece)?;
            if let Some(byte) = piece.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    fn number(&mut self) -> Option<u16> {
        let low = self.byte()?;
        Some(u16::from_le_bytes([low, self.byte()?]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
    }

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        // "石桥" in two bytes each, cut after the first, then "ab" in one byte each; a second text after it.
        let first = [4, 0, 1, 0xF3, 0x77];
        let second = [1, 0x65, 0x68];
        let third = [0, b'a', b'b', 1, 0, 0, b'c'];
        let bytes = [record(0xFC, &first), record(0x3C, &second), record(0x3C, &third), record(0x0A, &[])].concat();
        let records: Vec<Record<'_>> = Records::new(&bytes).collect();
        assert_eq!(records.iter().map(|it| it.kind).collect::<Vec<_>>(), [0xFC, 0x0A]);
        let mut texts = records[0].texts(0);
        assert_eq!(texts.text().as_deref(), Some("石桥ab"));
        assert_eq!(texts.text().as_deref(), Some("c"));
        assert_eq!(texts.text(), None);
    }

    #[test]
    fn what_is_cut_ends() {
        let bytes = record(0xFC, &[9, 0, 0, b'a']);
        assert_eq!(Records::new(&bytes).next().and_then(|it| it.texts(0).text()), None);
        assert!(Records::new(&bytes[..6]).next().is_none());
        assert!(Records::new(&[1, 2, 3]).next().is_none());
    }
}
