//! Where a cell stands, as a spreadsheet says it: C12.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A cell's place. The mistake that it makes impossible: a row counted from 0 shown beside one counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// From 1, as it is written.
    pub row: u32,
    /// From 0: A.
    pub column: usize,
}

/// The letters of a column: A, Z, AA.
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column.saturating_add(1);
    while 0 < rest {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

/// The text is no address of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAddress;

impl FromStr for Address {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Address, NotAnAddress> {
        let digits = text.find(|it: char| it.is_ascii_digit()).ok_or(NotAnAddress)?;
        let (letters, row) = text.split_at_checked(digits).ok_or(NotAnAddress)?;
        if letters.is_empty() || 3 < letters.len() || !letters.bytes().all(|it| it.is_ascii_uppercase()) {
            return Err(NotAnAddress);
        }
        let column = letters.bytes().fold(0, |sum: usize, it| sum * 26 + usize::from(it - b'A') + 1) - 1;
        let row = row.parse().ok().filter(|it| 0 < *it).ok_or(NotAnAddress)?;
        Ok(Address { row, column })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_as_it_is_written() {
        for (column, written) in
            [(0, "A1"), (25, "Z1"), (26, "AA1"), (51, "AZ1"), (52, "BA1"), (701, "ZZ1"), (702, "AAA1"), (16_383, "XFD1")]
        {
            assert_eq!(Address { row: 1, column }.to_string(), written);
            assert_eq!(written.parse(), Ok(Address { row: 1, column }));
        }
        for wrong in ["", "A", "1", "A0", "a1", "AAAA1", "A1B", "A-1"] {
            assert_eq!(wrong.parse::<Address>(), Err(NotAnAddress), "{wrong}");
        }
    }
}
