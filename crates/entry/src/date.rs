//! Days as people write them: 1975.06.15, 1975-6, 1975年6月15日, 19750615, 15 June 1975; or in three fields.

use policy::model::day::{Day, YearMonth};

use crate::misread::{Misread, Wanted};
use crate::normalize::normalized;

/// A day, or a month of which the day is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// To the day.
    Day(Day),
    /// To the month.
    Month(YearMonth),
}

/// Reads year, month and day from three fields; or all of it from the first, where the others are empty.
///
/// # Errors
/// Why it is no day.
pub fn read(year: &str, month: &str, day: &str) -> Result<Dated, Misread> {
    let (year, month, day) = (normalized(year), normalized(month), normalized(day));
    let (plain_year, month, day) = (without(&year, "年"), without(&month, "月"), without(without(&day, "日"), "号"));
    if month.is_empty() && day.is_empty() && !is_short_number(plain_year) {
        return at_once(&year);
    }
    if plain_year.is_empty() {
        return Err(Misread::Incomplete(Wanted::Year));
    }
    let year = digits(plain_year, 4)?;
    if month.is_empty() {
        return Err(Misread::Incomplete(Wanted::Month));
    }
    let month = digits(month, 2)?;
    let day = if day.is_empty() { None } else { Some(digits(day, 2)?) };
    dated(year, month, day)
}

/// Years or months of a length; an empty field is 0.
///
/// # Errors
/// Where it is not a whole number of at most four digits.
pub fn length(text: &str, units: &[&str]) -> Result<i32, Misread> {
    let text = normalized(text).to_ascii_lowercase();
    let text = units.iter().find_map(|it| text.strip_suffix(it)).unwrap_or(&text).trim_end();
    if text.is_empty() {
        return Ok(0);
    }
    let number = digits(text, 4).map_err(|_| Misread::NotALength)?;
    i32::try_from(number).map_err(|_| Misread::NotALength)
}

fn without<'a>(text: &'a str, unit: &str) -> &'a str {
    text.strip_suffix(unit).unwrap_or(text).trim_end()
}

fn is_short_number(text: &str) -> bool {
    text.len() <= 4 && text.bytes().all(|it| it.is_ascii_digit())
}

fn digits(text: &str, most: usize) -> Result<u32, Misread> {
    if !text.is_empty() && text.len() <= most && text.bytes().all(|it| it.is_ascii_digit()) {
        text.parse().map_err(|_| Misread::NotADay)
    } else {
        Err(Misread::NotADay)
    }
}

fn dated(year: u32, month: u32, day: Option<u32>) -> Result<Dated, Misread> {
    let year =
        i32::try_from(year).ok().filter(|it| (Day::EARLIEST.year()..=Day::LATEST.year()).contains(it)).ok_or(Misread::YearNotTaken)?;
    match day {
        None => YearMonth::new(year, month).map(Dated::Month),
        Some(day) => Day::new(year, month, day).map(Dated::Day),
    }
    .ok_or(Misread::NoSuchDay)
}

fn at_once(text: &str) -> Result<Dated, Misread> {
    let is_separator = |it: char| matches!(it, '.' | '-' | '/' | ',' | ' ' | '年' | '月' | '日' | '号');
    let tokens: Vec<&str> = text.split(is_separator).filter(|it| !it.is_empty()).collect();
    if let Some(dated) = with_month_name(&tokens) {
        return dated;
    }
    if !tokens.iter().all(|it| it.bytes().all(|it| it.is_ascii_digit())) {
        return Err(Misread::NotADay);
    }
    let cut = |it: &str, from: usize, to: usize| digits(it.get(from..to).unwrap_or_default(), 4);
    match *tokens.as_slice() {
        [it] if it.len() == 8 => dated(cut(it, 0, 4)?, cut(it, 4, 6)?, Some(cut(it, 6, 8)?)),
        [it] if it.len() == 6 => dated(cut(it, 0, 4)?, cut(it, 4, 6)?, None),
        [year] if year.len() <= 4 => {
            digits(year, 4)?;
            Err(Misread::Incomplete(Wanted::Month))
        }
        [year, month] => dated(digits(year, 4)?, digits(month, 2)?, None),
        [year, month, day] => dated(digits(year, 4)?, digits(month, 2)?, Some(digits(day, 2)?)),
        _ => Err(Misread::NotADay),
    }
}

/// `15 June 1975`, `Jun 15, 1975`, `June 1975`: `None` where no month is named.
fn with_month_name(tokens: &[&str]) -> Option<Result<Dated, Misread>> {
    const NAMES: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let number = |token: &str| {
        let token = token.to_ascii_lowercase();
        NAMES.iter().position(|it| 3 <= token.len() && it.starts_with(&token)).and_then(|it| u32::try_from(it + 1).ok())
    };
    let (at, month) = tokens.iter().enumerate().find_map(|(at, it)| Some((at, number(it)?)))?;
    let rest: Vec<&str> = tokens.iter().enumerate().filter(|it| it.0 != at).map(|it| *it.1).collect();
    Some(match *rest.as_slice() {
        [year] => digits(year, 4).and_then(|year| dated(year, month, None)),
        [day, year] => digits(day, 2).and_then(|day| dated(digits(year, 4)?, month, Some(day))),
        _ => Err(Misread::NotADay),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Result<Dated, Misread> {
        Ok(Dated::Day(text.parse().map_err(|_| Misread::NotADay)?))
    }

    fn month(text: &str) -> Result<Dated, Misread> {
        Ok(Dated::Month(text.parse().map_err(|_| Misread::NotADay)?))
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "1975.06.15",
            "1975-06-15",
            "1975-6-15",
            "1975/6/15",
            "1975年6月15日",
            "1975年06月15号",
            "1975 年 6 月 15 日",
            "19750615",
            "１９７５．０６．１５",
            "1975。6。15",
            "１９７５年６月１５日",
            "15 June 1975",
            "Jun 15, 1975",
            " 1975–06–15 ",
        ] {
            assert_eq!(read(text, "", ""), day("1975-06-15"), "{text}");
        }
        for text in ["1975.06", "1975-6", "1975年6月", "197506", "June 1975", "１９７５年６月"] {
            assert_eq!(read(text, "", ""), month("1975-06"), "{text}");
        }
        assert_eq!(read("1975", "6", "15"), day("1975-06-15"));
        assert_eq!(read("１９７５年", "０６月", "15日"), day("1975-06-15"));
        assert_eq!(read("1975", "6", ""), month("1975-06"));
        assert_eq!(read("2020", "2", "29"), day("2020-02-29"));
    }

    #[test]
    fn the_beginning_of_a_day_asks_for_the_rest() {
        assert_eq!(read("1975", "", ""), Err(Misread::Incomplete(Wanted::Month)));
        assert_eq!(read("19", "", ""), Err(Misread::Incomplete(Wanted::Month)));
        assert_eq!(read("1975年", "", ""), Err(Misread::Incomplete(Wanted::Month)));
        assert_eq!(read("", "6", ""), Err(Misread::Incomplete(Wanted::Year)));
        assert_eq!(read("", "6", "15"), Err(Misread::Incomplete(Wanted::Year)));
        assert_eq!(read("1975", "", "15"), Err(Misread::Incomplete(Wanted::Month)));
    }

    #[test]
    fn what_is_no_day_is_refused_with_a_reason() {
        for text in
            ["昨天", "1975.6.15.1", "abc", "19750", "1975061", "75年六月", "6/15/1975", "1975-06-15T00", "-1975-", "1975.+6", "不详"]
        {
            assert!(matches!(read(text, "", ""), Err(Misread::NotADay | Misread::NoSuchDay | Misread::Incomplete(_))), "{text}");
        }
        for text in ["2021-02-29", "19750631", "1975.13", "1975-00-10", "1975年2月30日", "31 June 1975"] {
            assert_eq!(read(text, "", ""), Err(Misread::NoSuchDay), "{text}");
        }
        assert_eq!(read("1975", "2", "30"), Err(Misread::NoSuchDay));
        assert_eq!(read("1975", "13", ""), Err(Misread::NoSuchDay));
        assert_eq!(read("75", "6", "15"), Err(Misread::YearNotTaken));
        assert_eq!(read("1700", "6", "15"), Err(Misread::YearNotTaken));
        assert_eq!(read("1975-06", "6", "15"), Err(Misread::NotADay));
        assert_eq!(read("1975", "六", ""), Err(Misread::NotADay));
    }

    #[test]
    fn a_length_is_whole_and_not_negative() {
        assert_eq!(length("", &[]), Ok(0));
        assert_eq!(length("１０年", &["年"]), Ok(10));
        assert_eq!(length("3 个月", &["个月", "月"]), Ok(3));
        for text in ["-1", "1.5", "十", "99999"] {
            assert_eq!(length(text, &["年"]), Err(Misread::NotALength), "{text}");
        }
    }
}
