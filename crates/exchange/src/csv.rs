//! Tables for spreadsheets: UTF-8 with its mark, so that Excel reads the Chinese, and no text that runs as a formula.

use policy::model::day::Day;
use policy::model::number::Decimal;

use crate::sanitize;

/// A cell. Numbers and dates are told apart from texts, so that a text can be made harmless and −5 stays a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing; not 0.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Day),
}

/// The rows as a file.
pub fn csv(rows: &[Vec<Cell>]) -> String {
    let mut file = "\u{FEFF}".to_owned();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if 0 < at {
                file.push(',');
            }
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => file.push_str(&quoted(&harmless(text))),
                Cell::Number(number) => file.push_str(&number.to_string()),
                Cell::Date(day) => file.push_str(&day.to_string()),
            }
        }
        file.push_str("\r\n");
    }
    file
}

/// A text that a spreadsheet takes for words: what would begin a formula gets an apostrophe before it.
pub fn harmless(text: &str) -> String {
    let text = sanitize::note(text, usize::MAX).text;
    let begins = text.chars().find(|it| !it.is_whitespace());
    let formula = matches!(begins, Some('=' | '+' | '-' | '@' | '|' | '＝' | '＋' | '－' | '＠' | '−'));
    if formula || text.starts_with(['\t', '\n']) { format!("'{text}") } else { text }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\'', ';', '\t']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_run_as_a_formula_is_made_words() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "＝1", "\t=1", "\n=1", "\u{202E}=1", "=cmd|' /C calc'!A0"] {
            assert!(harmless(text).starts_with('\''), "{text:?}: {:?}", harmless(text));
        }
        for text in ["石桥村", "1-2名", "A=B", ""] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn cells_are_quoted_and_numbers_stay_numbers() {
        let rows = [
            vec![Cell::Text("单位".to_owned()), Cell::Text("收入".to_owned())],
            vec![Cell::Text("石桥村,\"三组\"\n".to_owned()), Cell::Number(Decimal::hundredths(-150)), Cell::Empty],
            vec![Cell::Date(Day::EARLIEST), Cell::Text("=1+1".to_owned())],
        ];
        assert_eq!(csv(&rows), "\u{FEFF}单位,收入\r\n\"石桥村,\"\"三组\"\"\n\",-1.5,\r\n1800-01-01,\"'=1+1\"\r\n");
    }
}
