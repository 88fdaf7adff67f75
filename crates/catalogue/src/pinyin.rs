//! How the Chinese characters of a pack are spelled.

/// The spellings of a pack's characters, made when the pack is built.
///
/// Written as lines: a syllable (ü is v), then the characters that can be read so.
pub struct Table {
    /// For each UTF-16 unit, one above its position in `spellings`; 0 where it has none.
    of_unit: Vec<u16>,
    spellings: Vec<Spelling>,
}

/// How one character can be read.
pub struct Spelling {
    syllables: Vec<Box<[u8]>>,
    /// The letters with which a reading can begin, as bits from a.
    initials: u32,
}

impl Table {
    /// Reads the table as the pack carries it.
    pub fn new(lines: &str) -> Table {
        let mut table = Table { of_unit: vec![0; 1 << 16], spellings: Vec::new() };
        for line in lines.lines() {
            let end = line.find(|it: char| !it.is_ascii_lowercase()).unwrap_or(line.len());
            let (syllable, characters) = line.split_at(end);
            for unit in characters.encode_utf16() {
                table.add(unit, syllable);
            }
        }
        table
    }

    fn add(&mut self, unit: u16, syllable: &str) {
        let Some(at) = self.of_unit.get_mut(usize::from(unit)) else { return };
        if *at == 0 {
            self.spellings.push(Spelling { syllables: Vec::new(), initials: 0 });
            *at = u16::try_from(self.spellings.len()).unwrap_or(0);
        }
        let at = usize::from(*at);
        if let Some(spelling) = at.checked_sub(1).and_then(|it| self.spellings.get_mut(it)) {
            spelling.syllables.push(syllable.as_bytes().into());
            spelling.initials |= syllable.bytes().next().map_or(0, letter);
        }
    }

    /// How the character with this unit is spelled.
    pub fn of(&self, unit: u16) -> Option<&Spelling> {
        let at = *self.of_unit.get(usize::from(unit))?;
        self.spellings.get(usize::from(at).checked_sub(1)?)
    }
}

impl Spelling {
    /// The readings, in letters.
    pub fn syllables(&self) -> impl Iterator<Item = &[u8]> {
        self.syllables.iter().map(|it| &**it)
    }

    /// Whether a reading can begin with this letter.
    pub fn begins_with(&self, unit: u16) -> bool {
        u8::try_from(unit).is_ok_and(|it| self.initials & letter(it) != 0)
    }
}

fn letter(byte: u8) -> u32 {
    if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_keeps_all_its_readings() {
        let table = Table::new("chang长常\nlv率\nzhang长\n");
        let of = |character: char| {
            let mut pair = [0; 2];
            let unit = character.encode_utf16(&mut pair)[0];
            table.of(unit).map(|it| it.syllables().map(|it| String::from_utf8_lossy(it).into_owned()).collect::<Vec<_>>())
        };
        assert_eq!(of('长'), Some(vec!["chang".to_owned(), "zhang".to_owned()]));
        assert_eq!(of('率'), Some(vec!["lv".to_owned()]));
        assert_eq!(of('乡'), None);
    }
}
