//! A cell as an answer: days, numbers, yes or no, choices, as people write them in tables.

use entry::misread::Misread;
use entry::normalize::normalized;
use entry::number::slip;
use entry::{Entry, date};
use policy::model::day::{Day, YearMonth};
use policy::model::fact::{Choice, FactKind, NumberKind, Quantity};
use policy::model::number::Decimal;
use policy::model::value::{Answer, Tenure, Value};

use crate::label::{Label, Scale};
use crate::row::{Cell, trimmed};
use crate::serial;
use crate::wanted::Kind;

/// What a cell comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Taken<'a> {
    /// Nothing stands there, or a stroke.
    Open,
    /// An answer. A day of which only the month is written is [`Answer::Month`].
    Answer(Answer),
    /// Words.
    Text(&'a str),
    /// A number where words were looked for, as a code of a village.
    Digits(f64),
}

/// Why a cell is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It cannot be read.
    Misread(Misread),
    /// Neither yes nor no.
    NotYesOrNo,
    /// A formula whose result was never stored: the file has to be opened and saved once.
    Unworked,
    /// A formula that cannot be worked out.
    Fault,
    /// 2012.1 as a number: the spreadsheet writes 2012.10 in the same way.
    JanuaryOrOctober,
    /// 0.15 as a percentage: 15 % or 0.15 %.
    ShareOrPercent,
}

/// What the cells of a column are read as.
pub struct Reader<'a> {
    kind: &'a Kind,
    scale: Scale,
    from_1904: bool,
    /// Of a choice: what each of its answers may be called, made comparable.
    words: Vec<Vec<String>>,
    /// Of a choice: what most cells say, word for word.
    labels: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    /// For one column.
    pub fn new(kind: &'a Kind, also: &[Vec<String>], scale: Scale, from_1904: bool) -> Reader<'a> {
        let words = match kind {
            Kind::Fact(FactKind::Choice(choices)) => {
                let own = |it: &Choice| [Label::of(&it.label.zh).core, Label::of(&it.label.en).core, Label::of(&it.id).core];
                let more = |at: usize| also.get(at).into_iter().flatten().map(|it| Label::of(it).core);
                choices.iter().enumerate().map(|(at, it)| own(it).into_iter().chain(more(at)).collect()).collect()
            }
            Kind::Fact(_) | Kind::Text => Vec::new(),
        };
        let labels = match kind {
            Kind::Fact(FactKind::Choice(choices)) => choices.iter().map(|it| it.label.zh.as_str()).collect(),
            Kind::Fact(_) | Kind::Text => Vec::new(),
        };
        Reader { kind, scale, from_1904, words, labels }
    }

    /// Reads a cell.
    ///
    /// # Errors
    /// Why it is no answer.
    pub fn read<'c>(&self, cell: Cell<'c>) -> Result<Taken<'c>, Why> {
        match cell {
            Cell::Empty => return Ok(Taken::Open),
            Cell::Unworked => return Err(Why::Unworked),
            Cell::Fault => return Err(Why::Fault),
            Cell::Text(text) if is_stroke(text) => return Ok(Taken::Open),
            Cell::Text(_) | Cell::Number(_) | Cell::Day(_) | Cell::Truth(_) => {}
        }
        let answer = match self.kind {
            Kind::Text => {
                return Ok(match cell {
                    Cell::Text(text) => Taken::Text(trimmed(text)),
                    Cell::Number(number) => Taken::Digits(number),
                    Cell::Truth(_) | Cell::Day(_) | Cell::Empty | Cell::Fault | Cell::Unworked => Taken::Open,
                });
            }
            Kind::Fact(FactKind::YesNo) => yes_or_no(cell).map(|it| Answer::Given(Value::YesNo(it))).ok_or(Why::NotYesOrNo),
            Kind::Fact(FactKind::Choice(_)) => self.choice(cell),
            Kind::Fact(FactKind::Number(number)) => self.number(cell, number).map(|it| Answer::Given(Value::Number(it))),
            Kind::Fact(FactKind::Date { .. }) => self.dated(cell).map(|dated| match dated {
                date::Dated::Day(it) => Answer::Given(Value::Date(it)),
                date::Dated::Month(it) => Answer::Month(it),
            }),
            Kind::Fact(FactKind::Tenure) => self.dated(cell).map(|dated| match dated {
                date::Dated::Day(it) => Answer::Given(Value::Tenure(Tenure { since: Some(it), earlier_months: 0 })),
                date::Dated::Month(it) => Answer::TenureSinceMonth(it, 0),
            }),
        };
        answer.map(Taken::Answer)
    }

    fn choice(&self, cell: Cell<'_>) -> Result<Answer, Why> {
        if let Cell::Text(text) = cell {
            let mut same = self.labels.iter().enumerate().filter(|it| *it.1 == text).map(|it| it.0);
            if let (Some(at), None) = (same.next().and_then(|it| u8::try_from(it).ok()), same.next()) {
                return Ok(Answer::Given(Value::Choice(at)));
            }
        }
        let written = match cell {
            Cell::Text(text) => Label::of(text).core,
            Cell::Number(_) | Cell::Day(_) | Cell::Truth(_) | Cell::Empty | Cell::Fault | Cell::Unworked => Label::of(&cell.written()).core,
        };
        let mut fitting = self.words.iter().enumerate().filter(|it| it.1.contains(&written)).map(|it| it.0);
        match (fitting.next().and_then(|it| u8::try_from(it).ok()), fitting.next()) {
            (Some(at), None) => Ok(Answer::Given(Value::Choice(at))),
            // What could be two of them is none.
            (Some(_), Some(_)) | (None, _) => Err(Why::Misread(Misread::NoSuchChoice)),
        }
    }

    fn number(&self, cell: Cell<'_>, kind: &NumberKind) -> Result<Decimal, Why> {
        let not_a_number = Why::Misread(Misread::NotANumber);
        let (number, plain) = match cell {
            Cell::Number(number) => {
                if kind.measure == Quantity::Percent && 0.0 < number && number <= 1.0 && number.fract() != 0.0 {
                    return Err(Why::ShareOrPercent);
                }
                (scaled(number, self.factor(kind))?, true)
            }
            Cell::Text(text) => match plain_number(text) {
                Some(parts) => {
                    let parts = parts.checked_mul(i128::from(self.factor(kind))).and_then(|it| i64::try_from(it).ok());
                    let number = parts.map(Decimal::from_ten_thousandths).filter(|it| *it <= Decimal::LARGEST);
                    (number.ok_or(Why::Misread(Misread::TooLarge(kind.most.unwrap_or(Decimal::LARGEST))))?, true)
                }
                None => {
                    let number = self.spoken(text, kind)?;
                    (number.0, number.1)
                }
            },
            Cell::Day(_) | Cell::Truth(_) | Cell::Empty | Cell::Fault | Cell::Unworked => return Err(not_a_number),
        };
        // Who has written a unit, in the cell or over the column, has said what is meant.
        let usual = kind.plausible.is_none_or(|(least, most)| (least..=most).contains(&number));
        if plain && !usual && self.scale == Scale::Ones && slip(&number.to_string(), number, kind).is_some() {
            return Err(Why::Misread(Misread::Incomplete(entry::misread::Wanted::Meant)));
        }
        Ok(number)
    }

    /// A number with signs of its own; whether its size is to be wondered at.
    fn spoken(&self, text: &str, kind: &NumberKind) -> Result<(Decimal, bool), Why> {
        // 1.2万 under 万元 is 12,000 yuan all the same: the unit in the cell counts.
        if !is_bare(text) {
            return entry::number::read(text, kind).map(|it| (it, false)).map_err(Why::Misread);
        }
        let factor = self.factor(kind);
        let (text, factor) = match self.scale {
            // With its 万 it may be finer.
            Scale::TenThousands | Scale::HundredMillions if factor != 1 => (format!("{}{}", text.trim(), self.scale.word()), 1),
            Scale::Ones | Scale::Hundreds | Scale::Thousands | Scale::TenThousands | Scale::HundredMillions => (text.to_owned(), factor),
        };
        let number = entry::number::read(&text, kind).map_err(Why::Misread)?;
        let parts = number.ten_thousandths().checked_mul(factor);
        parts.map(|it| (Decimal::from_ten_thousandths(it), true)).ok_or(Why::Misread(Misread::TooLarge(Decimal::LARGEST)))
    }

    fn factor(&self, kind: &NumberKind) -> i64 {
        match kind.measure {
            Quantity::Money | Quantity::Count => self.scale.factor(),
            Quantity::Percent | Quantity::Hours | Quantity::Days => 1,
        }
    }

    fn dated(&self, cell: Cell<'_>) -> Result<date::Dated, Why> {
        let no_day = Why::Misread(Misread::NotADay);
        match cell {
            Cell::Day(day) => Ok(date::Dated::Day(day)),
            Cell::Number(number) => self.numbered_day(number),
            Cell::Text(text) => {
                let text = without_time(trimmed(text));
                if let Some(dated) = plain_day(text) {
                    return Ok(dated);
                }
                // What a spreadsheet shows where a day has lost its format.
                if text.len() == 5
                    && let Ok(serial) = text.parse::<f64>()
                {
                    return serial::day(serial, self.from_1904).map(date::Dated::Day).ok_or(no_day);
                }
                Entry::of_text(text).dated().map_err(Why::Misread)
            }
            Cell::Truth(_) | Cell::Empty | Cell::Fault | Cell::Unworked => Err(no_day),
        }
    }

    /// 20120701, 201207, 2012.07 or a serial, as a number.
    fn numbered_day(&self, number: f64) -> Result<date::Dated, Why> {
        let no_day = Why::Misread(Misread::NotADay);
        if !(1.0..100_000_000.0).contains(&number) {
            return Err(no_day);
        }
        let year_like = (1800.0..10_000.0).contains(&number);
        if year_like && number.fract() != 0.0 {
            let hundredths = (number * 100.0).round();
            if 1e-6 < (number * 100.0 - hundredths).abs() {
                return Err(no_day);
            }
            let month = (hundredths % 100.0) as u32;
            return match month {
                10 => Err(Why::JanuaryOrOctober),
                // 2012.7 is July; 2012.07 is too.
                20 | 30 | 40 | 50 | 60 | 70 | 80 | 90 => month_of(number.trunc() as i32, month / 10),
                _ => month_of(number.trunc() as i32, month),
            };
        }
        if !year_like && number < 100_000.0 {
            return serial::day(number, self.from_1904).map(date::Dated::Day).ok_or(no_day);
        }
        Entry::of_text(format!("{:.0}", number.trunc())).dated().map_err(Why::Misread)
    }
}

fn month_of(year: i32, month: u32) -> Result<date::Dated, Why> {
    YearMonth::new(year, month).map(date::Dated::Month).ok_or(Why::Misread(Misread::NoSuchDay))
}

/// What people write where there is nothing to write.
fn is_stroke(text: &str) -> bool {
    let text = trimmed(text);
    text.is_empty() || text.chars().all(|it| matches!(it, '-' | '—' | '–' | '－' | '/' | '／' | '\\' | '─' | '一' | '…') && it != '一')
}

/// 是 and 否 in the ways of tables.
pub fn yes_or_no(cell: Cell<'_>) -> Option<bool> {
    let text = match cell {
        Cell::Truth(truth) => return Some(truth),
        Cell::Number(number) => {
            return match number {
                1.0 => Some(true),
                0.0 => Some(false),
                _ => None,
            };
        }
        Cell::Text(text) => trimmed(text),
        Cell::Empty | Cell::Day(_) | Cell::Fault | Cell::Unworked => return None,
    };
    match text {
        "是" | "有" | "√" | "✓" | "✔" | "☑" | "1" | "Y" | "y" => return Some(true),
        "否" | "无" | "×" | "✗" | "✘" | "☒" | "0" | "N" | "n" => return Some(false),
        _ => {}
    }
    match normalized(text).to_lowercase().trim_end_matches(['.', ',']) {
        "是" | "是的" | "有" | "对" | "已" | "√" | "1" | "y" | "yes" | "true" | "t" => Some(true),
        "否" | "不是" | "无" | "没有" | "没" | "未" | "不" | "错" | "×" | "x" | "0" | "n" | "no" | "false" | "f" => Some(false),
        _ => None,
    }
}

/// Whether a number is written without any unit of its own: 3, 约3, 三; not 3万, 三千, 3元.
fn is_bare(text: &str) -> bool {
    let text = normalized(text).to_lowercase();
    !text.contains(['元', '块', '万', '萬', '亿', '億', '千', '百', 'w']) && !["yuan", "rmb", "cny"].iter().any(|it| text.contains(it))
}

/// Plain digits with at most four decimals, in ten-thousandths: what most cells hold, read without any detour.
fn plain_number(text: &str) -> Option<i128> {
    let text = trimmed(text);
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || 15 < whole.len() || 4 < decimals.len() || !digits(whole) || !digits(decimals) || text.ends_with('.') {
        return None;
    }
    let mut parts: i128 = whole.parse().ok()?;
    for at in 0..4 {
        parts = parts * 10 + decimals.as_bytes().get(at).map_or(0, |it| i128::from(*it - b'0'));
    }
    Some(parts)
}

/// A number of a workbook, exact to four decimals: 0.1 + 0.2 is 0.3 there too.
fn scaled(number: f64, factor: i64) -> Result<Decimal, Why> {
    let parts = number * factor as f64 * 10_000.0;
    if !parts.is_finite() || 9e18 < parts.abs() {
        return Err(Why::Misread(Misread::TooLarge(Decimal::LARGEST)));
    }
    let whole = parts.round();
    // What a sum of such numbers may be off.
    if 1e-4_f64.max(parts.abs() * 1e-12) < (parts - whole).abs() {
        return Err(Why::Misread(Misread::TooFine));
    }
    let number = Decimal::from_ten_thousandths(whole as i64);
    if Decimal::LARGEST < number { Err(Why::Misread(Misread::TooLarge(Decimal::LARGEST))) } else { Ok(number) }
}

/// Without the hours behind a day: 2012/7/1 0:00:00.
fn without_time(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') && day.bytes().any(|it| it.is_ascii_digit()) => day,
        Some(_) | None => text,
    }
}

/// Days in digits and ASCII signs: what most cells hold, read without any detour. What does not fit is for the long way.
fn plain_day(text: &str) -> Option<date::Dated> {
    let mut parts = [0_u32; 3];
    let (mut at, mut digits) = (0, 0);
    let mut lengths = [0_usize; 3];
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if 8 < digits {
                    return None;
                }
                let part = parts.get_mut(at)?;
                *part = part.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
            }
            b'-' | b'.' | b'/' if 0 < digits && at < 2 => {
                *lengths.get_mut(at)? = digits;
                (at, digits) = (at + 1, 0);
            }
            _ => return None,
        }
    }
    *lengths.get_mut(at)? = digits;
    let year = |it: u32| i32::try_from(it).ok();
    match (lengths, parts) {
        ([8, 0, 0], [it, ..]) => Day::new(year(it / 10_000)?, it / 100 % 100, it % 100).map(date::Dated::Day),
        ([6, 0, 0], [it, ..]) => YearMonth::new(year(it / 100)?, it % 100).map(date::Dated::Month),
        ([4, 1 | 2, 0], [y, m, _]) if at == 1 => YearMonth::new(year(y)?, m).map(date::Dated::Month),
        ([4, 1 | 2, 1 | 2], [y, m, d]) => Day::new(year(y)?, m, d).map(date::Dated::Day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use policy::model::text::Text;

    use super::*;

    fn text(zh: &str, en: &str) -> Text {
        Text { zh: zh.to_owned(), en: en.to_owned() }
    }

    fn money(plausible: Option<(i64, i64)>) -> Kind {
        let plausible = plausible.map(|(least, most)| (Decimal::whole(least), Decimal::whole(most)));
        let unit = text("元", "yuan");
        let measure = Quantity::Money;
        Kind::Fact(FactKind::Number(NumberKind {
            measure,
            unit,
            least: Decimal::ZERO,
            most: None,
            part_of: None,
            whole: false,
            suggested: None,
            plausible,
        }))
    }

    fn read<'a>(kind: &Kind, scale: Scale, cell: Cell<'a>) -> Result<Taken<'a>, Why> {
        Reader::new(kind, &[], scale, false).read(cell)
    }

    const DATE: Kind = Kind::Fact(FactKind::Date { past: true, not_before: None });

    #[test]
    fn days_are_read_in_every_way_of_writing_them() {
        let day = |it: &str| Ok(Taken::Answer(Answer::Given(Value::Date(it.parse().unwrap()))));
        let month = |it: &str| Ok(Taken::Answer(Answer::Month(it.parse().unwrap())));
        for written in [
            "2012-07-01",
            "2012.7.1",
            "2012/7/1",
            "2012年7月1日",
            "20120701",
            "２０１２．７．１",
            "2012/7/1 0:00:00",
            "2012-07-01T00:00",
            "41091",
        ] {
            assert_eq!(read(&DATE, Scale::Ones, Cell::Text(written)), day("2012-07-01"), "{written}");
        }
        for written in ["2012.7", "2012-07", "2012年7月", "201207", "2012/07"] {
            assert_eq!(read(&DATE, Scale::Ones, Cell::Text(written)), month("2012-07"), "{written}");
        }
        for number in [41_091.0, 41_091.5, 20_120_701.0] {
            assert_eq!(read(&DATE, Scale::Ones, Cell::Number(number)), day("2012-07-01"), "{number}");
        }
        for number in [201_207.0, 2012.7, 2012.07] {
            assert_eq!(read(&DATE, Scale::Ones, Cell::Number(number)), month("2012-07"), "{number}");
        }
        assert_eq!(read(&DATE, Scale::Ones, Cell::Number(2012.11)), month("2012-11"));
        assert_eq!(read(&DATE, Scale::Ones, Cell::Number(2012.1)), Err(Why::JanuaryOrOctober));
        assert_eq!(Reader::new(&DATE, &[], Scale::Ones, true).read(Cell::Number(42_735.0)), day("2021-01-01"));
        for wrong in ["2012-13", "2012-02-30", "20121301"] {
            assert_eq!(read(&DATE, Scale::Ones, Cell::Text(wrong)), Err(Why::Misread(Misread::NoSuchDay)), "{wrong}");
        }
        for wrong in ["待定", "7月", "123456789", "1-2-3-4"] {
            assert!(read(&DATE, Scale::Ones, Cell::Text(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn numbers_are_read_with_their_units() {
        let number = |it: &str| Ok(Taken::Answer(Answer::Given(Value::Number(it.parse().unwrap()))));
        let kind = money(None);
        for (written, scale, expected) in [
            ("12000", Scale::Ones, "12000"),
            ("1.2", Scale::TenThousands, "12000"),
            ("1.2万", Scale::TenThousands, "12000"),
            ("１２，０００", Scale::Ones, "12000"),
            ("12,000.5元", Scale::Ones, "12000.5"),
            ("3万元", Scale::Ones, "30000"),
            ("1.23456", Scale::TenThousands, "12345.6"),
            ("0.12345678", Scale::TenThousands, "1234.5678"),
            ("5", Scale::Thousands, "5000"),
            ("约3", Scale::TenThousands, "30000"),
            ("三", Scale::TenThousands, "30000"),
            ("三千", Scale::TenThousands, "3000"),
            ("-5", Scale::Ones, "-5"),
        ] {
            assert_eq!(read(&kind, scale, Cell::Text(written)), number(expected), "{written}");
        }
        assert_eq!(read(&kind, Scale::Ones, Cell::Number(0.1 + 0.2)), number("0.3"));
        assert_eq!(read(&kind, Scale::TenThousands, Cell::Number(1.1)), number("11000"));
        assert_eq!(read(&kind, Scale::Ones, Cell::Number(0.123_456)), Err(Why::Misread(Misread::TooFine)));
        assert!(matches!(read(&kind, Scale::Ones, Cell::Number(1e300)), Err(Why::Misread(Misread::TooLarge(_)))));
        for stroke in ["-", "—", "/", " ", "－－"] {
            assert_eq!(read(&kind, Scale::Ones, Cell::Text(stroke)), Ok(Taken::Open), "{stroke}");
        }
        assert_eq!(read(&kind, Scale::Ones, Cell::Text("待核")), Err(Why::Misread(Misread::NotANumber)));
        assert_eq!(read(&kind, Scale::Ones, Cell::Fault), Err(Why::Fault));
        assert_eq!(read(&kind, Scale::Ones, Cell::Unworked), Err(Why::Unworked));
        // 1.2 where thousands are usual is asked about, but not under 万元.
        let usual = money(Some((1000, 100_000)));
        assert!(matches!(read(&usual, Scale::Ones, Cell::Number(1.2)), Err(Why::Misread(Misread::Incomplete(_)))));
        assert!(matches!(read(&usual, Scale::Ones, Cell::Text("1.2")), Err(Why::Misread(Misread::Incomplete(_)))));
        assert_eq!(read(&usual, Scale::TenThousands, Cell::Number(1.2)), number("12000"));
        assert_eq!(read(&usual, Scale::Ones, Cell::Text("1.2元")), number("1.2"));
    }

    #[test]
    fn yes_no_and_choices_are_read_by_their_words() {
        for yes in ["是", "有", "√", "✓", "1", "Y", "yes", " ＹＥＳ "] {
            assert_eq!(yes_or_no(Cell::Text(yes)), Some(true), "{yes}");
        }
        for no in ["否", "无", "×", "X", "0", "N", "没有"] {
            assert_eq!(yes_or_no(Cell::Text(no)), Some(false), "{no}");
        }
        for neither in ["男", "2", "待定", "是否"] {
            assert_eq!(yes_or_no(Cell::Text(neither)), None, "{neither}");
        }
        let choice = |id: &str, zh: &str, en: &str| Choice { id: id.to_owned(), label: text(zh, en) };
        let kind =
            Kind::Fact(FactKind::Choice(vec![choice("servant", "乡镇公务员", "civil servant"), choice("other", "其他人员", "other")]));
        let also = [vec!["公务员".to_owned()], vec!["其他".to_owned()]];
        let reader = Reader::new(&kind, &also, Scale::Ones, false);
        for (written, at) in [("乡镇公务员", 0), ("公务员", 0), ("Civil Servant", 0), ("servant", 0), ("其 他", 1)] {
            assert_eq!(reader.read(Cell::Text(written)), Ok(Taken::Answer(Answer::Given(Value::Choice(at)))), "{written}");
        }
        assert_eq!(reader.read(Cell::Text("人员")), Err(Why::Misread(Misread::NoSuchChoice)));
    }
}
