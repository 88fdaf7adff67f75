//! Numbers as people write them: full-width digits, thousands set apart, a unit behind, 万 and 亿; or as they say them
//! ([`crate::spoken`]).

use policy::model::fact::{NumberKind, Quantity};
use policy::model::number::Decimal;

use crate::misread::Misread;
use crate::normalize::normalized;
use crate::spoken;

/// How many decimals a number holds.
const DECIMALS: usize = 4;

/// Reads a number that is not empty. A negative one is read too: the engine names the bound.
///
/// # Errors
/// Where the text cannot be read: the reason.
pub fn read(text: &str, kind: &NumberKind) -> Result<Decimal, Misread> {
    let text = normalized(text).to_ascii_lowercase();
    written(&text, kind).or_else(|why| if why == Misread::NotANumber { said(&text, kind).ok_or(why) } else { Err(why) })
}

/// Whether a number is typed in digits alone: how it is understood need not be said.
pub fn is_plain(text: &str, kind: &NumberKind) -> bool {
    let text = normalized(text).to_ascii_lowercase();
    let (text, shift) = without_unit(&text, kind);
    shift == 0 && text.chars().all(|it| it.is_ascii_digit() || "., '-+¥".contains(it))
}

/// What may be meant instead of a number far from what is usual: 1.5 where somebody thought of 万, or a sum in yuan with a 万 too many.
/// Only of digits alone; who has typed a unit has said what is meant.
pub fn slip(text: &str, number: Decimal, kind: &NumberKind) -> Option<Decimal> {
    let (least, most) = kind.plausible.filter(|_| matches!(kind.measure, Quantity::Money | Quantity::Count))?;
    if !normalized(text).chars().all(|it| it.is_ascii_digit() || "., '".contains(it)) {
        return None;
    }
    let parts = number.ten_thousandths();
    let meant = match () {
        () if 0 < parts && number < least => parts.checked_mul(WAN)?,
        () if most < number && kind.measure == Quantity::Money && parts % WAN == 0 => parts / WAN,
        () => return None,
    };
    let meant = Decimal::from_ten_thousandths(meant);
    (least <= meant && meant <= most).then_some(meant)
}

const WAN: i64 = 10_000;

/// What people say before and behind a number that they have counted only roughly; the number is the same.
const ABOUT: [&str; 6] = ["大约", "大概", "差不多", "约", "左右", "上下"];

/// A number as people say it.
fn said(text: &str, kind: &NumberKind) -> Option<Decimal> {
    let mut rest = text.trim_start_matches('¥').trim();
    for word in ABOUT {
        rest = rest.strip_prefix(word).or_else(|| rest.strip_suffix(word)).unwrap_or(rest).trim();
    }
    if rest != text
        && let Ok(number) = written(rest, kind)
    {
        return Some(number);
    }
    let (bare, shift) = without_unit(rest, kind);
    // The 万 belongs to what is said.
    let bare = if shift == 0 { bare } else { rest.trim_end_matches(|it| !"万萬亿億".contains(it)) };
    let bare = if kind.measure == Quantity::Count { bare.strip_suffix('个').unwrap_or(bare) } else { bare };
    let large = matches!(kind.measure, Quantity::Money | Quantity::Count);
    spoken::read(&bare.replace(' ', ""), large).filter(|it| *it <= Decimal::LARGEST)
}

/// A number in digits.
fn written(text: &str, kind: &NumberKind) -> Result<Decimal, Misread> {
    let text = text.strip_prefix('¥').unwrap_or(text).trim_start();
    let (text, shift) = without_unit(text, kind);
    let (negative, digits) = match text.strip_prefix(['-', '负']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = without_groups(whole).ok_or(Misread::NotANumber)?;
    if !decimals.bytes().all(|it| it.is_ascii_digit()) || (whole.is_empty() && decimals.is_empty()) {
        return Err(Misread::NotANumber);
    }
    let number = shifted(&whole, decimals, shift)?;
    let sign = if negative { "-" } else { "" };
    let number: Decimal = format!("{sign}{number}").parse().map_err(|_| Misread::NotANumber)?;
    let most = kind.most.unwrap_or(Decimal::LARGEST);
    if Decimal::LARGEST < number { Err(Misread::TooLarge(most)) } else { Ok(number) }
}

/// The digits without the unit of the question, and how many places 万 or 亿 move the point.
fn without_unit<'a>(text: &'a str, kind: &NumberKind) -> (&'a str, usize) {
    let mut text = text;
    let also: &[&str] = match kind.measure {
        Quantity::Money => &["元", "块钱", "块", "yuan", "rmb", "cny"],
        Quantity::Percent => &["%"],
        Quantity::Hours => &["课时", "学时", "小时", "个小时", "hours", "hour", "h"],
        Quantity::Days => &["天", "日", "days", "day"],
        Quantity::Count => &[],
    };
    // An English unit may be written as `person|people`.
    let own: Vec<&str> = core::iter::once(kind.unit.zh.as_str()).chain(kind.unit.en.split('|')).collect();
    if let Some(stripped) = own.iter().chain(also).filter(|it| !it.is_empty()).find_map(|it| text.strip_suffix(it)) {
        text = stripped.trim_end();
    }
    let counts = matches!(kind.measure, Quantity::Money | Quantity::Count);
    for (word, places) in [("万", 4), ("萬", 4), ("亿", 8), ("億", 8)] {
        if let Some(stripped) = text.strip_suffix(word).filter(|_| counts) {
            return (stripped.trim_end(), places);
        }
    }
    (text, 0)
}

/// `12,000` and `12 000` without what sets the thousands apart; `None` where the groups are not of three.
fn without_groups(whole: &str) -> Option<String> {
    let mut groups = whole.split([',', ' ', '\'']);
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let mut all = groups.next().filter(|it| digits(it))?.to_owned();
    let first = all.len();
    for group in groups {
        if group.len() != 3 || !digits(group) || !(1..=3).contains(&first) {
            return None;
        }
        all.push_str(group);
    }
    Some(all)
}

/// The number with its point moved to the right, as plain digits.
fn shifted(whole: &str, decimals: &str, places: usize) -> Result<String, Misread> {
    let decimals = decimals.trim_end_matches('0');
    if DECIMALS + places < decimals.len() {
        return Err(Misread::TooFine);
    }
    let padded = format!("{decimals:0<places$}");
    let (moved, rest) = padded.split_at_checked(places).unwrap_or((&padded, ""));
    let all = format!("{whole}{moved}");
    let all = all.trim_start_matches('0');
    // The largest number has fifteen digits; a digit more cannot be taken and need not fit.
    if 15 < all.len() {
        return Err(Misread::TooLarge(Decimal::LARGEST));
    }
    let all = if all.is_empty() { "0" } else { all };
    Ok(if rest.is_empty() { all.to_owned() } else { format!("{all}.{rest}") })
}

#[cfg(test)]
mod tests {
    use policy::model::text::Text;

    use super::*;

    fn kind(measure: Quantity, zh: &str, en: &str) -> NumberKind {
        let unit = Text { zh: zh.to_owned(), en: en.to_owned() };
        NumberKind { measure, unit, least: Decimal::ZERO, most: None, part_of: None, whole: false, suggested: None, plausible: None }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let check = |measure, unit: (&str, &str), text: &str, expected: &str| {
            assert_eq!(read(text, &kind(measure, unit.0, unit.1)).map(|it| it.to_string()), Ok(expected.to_owned()), "{text}");
        };
        let yuan = ("元", "yuan");
        for (text, expected) in [
            ("12000", "12000"),
            ("１２０００", "12000"),
            (" 12,000.50 元 ", "12000.5"),
            ("12，000", "12000"),
            ("12 000", "12000"),
            ("¥12,000", "12000"),
            ("￥９８．６", "98.6"),
            ("1.2万", "12000"),
            ("1.2 万元", "12000"),
            ("１．２万元", "12000"),
            ("1.23456789万", "12345.6789"),
            ("0.5亿", "50000000"),
            ("3亿元", "300000000"),
            ("0.0001万", "1"),
            ("12000 yuan", "12000"),
            ("12.", "12"),
            (".5", "0.5"),
            ("1。5", "1.5"),
            ("-5", "-5"),
            ("－５", "-5"),
            ("负5元", "-5"),
            ("0", "0"),
            ("007", "7"),
            ("1000000000000", "1000000000000"),
            ("三万", "30000"),
            ("两万五元", "25000"),
            ("1万5千", "15000"),
            ("三千五百万元", "35000000"),
            ("8千块", "8000"),
            ("1.5w", "15000"),
            ("1.5W元", "15000"),
            ("约1.5万", "15000"),
            ("约１５０００元", "15000"),
            ("大概三万左右", "30000"),
            ("两块", "2"),
            ("一万五千 元", "15000"),
            ("\u{200B}12\u{200B}000", "12000"),
            ("\u{202D}12,000\u{202C}", "12000"),
            ("\u{FEFF}5\u{2069}", "5"),
        ] {
            check(Quantity::Money, yuan, text, expected);
        }
        check(Quantity::Percent, ("%", "%"), "15％", "15");
        check(Quantity::Percent, ("%", "%"), "15.5%", "15.5");
        check(Quantity::Hours, ("课时", "class hours"), "40学时", "40");
        check(Quantity::Count, ("人", "people"), "1.2万人", "12000");
        check(Quantity::Count, ("人", "person|people"), "35 people", "35");
        check(Quantity::Count, ("人", "person|people"), "1 person", "1");
        check(Quantity::Count, ("届", "terms"), "3届", "3");
        check(Quantity::Count, ("人", "people"), "三十", "30");
        check(Quantity::Count, ("人", "people"), "四十五人", "45");
        check(Quantity::Count, ("人", "people"), "三个人", "3");
        check(Quantity::Count, ("人", "people"), "一万二千人", "12000");
        check(Quantity::Hours, ("课时", "class hours"), "四十学时", "40");
    }

    #[test]
    fn what_is_no_number_is_refused_with_a_reason() {
        let money = kind(Quantity::Money, "元", "yuan");
        for text in [
            "abc",
            "1,5",
            "1,2000",
            "12,00,000",
            ",500",
            "1 5",
            "1.2.3",
            "1e5",
            "10-12",
            "-",
            ".",
            "万",
            "元",
            "--5",
            "1.-5",
            "0x10",
            "∞",
            "1'000'00",
        ] {
            assert_eq!(read(text, &money), Err(Misread::NotANumber), "{text}");
        }
        assert_eq!(read("三万", &kind(Quantity::Percent, "%", "%")), Err(Misread::NotANumber));
        assert_eq!(read("15万", &kind(Quantity::Percent, "%", "%")), Err(Misread::NotANumber));
        assert_eq!(read("0.00001", &money), Err(Misread::TooFine));
        for text in ["100000000000000.01", "9999999999999999", "9".repeat(400).as_str(), "10000000亿"] {
            assert_eq!(read(text, &money), Err(Misread::TooLarge(Decimal::LARGEST)), "{text}");
        }
        // A negative one beyond all bounds is a number below the least, or too large: either way it is refused.
        assert!(read("-9999999999999999", &money).is_err());
    }
}
