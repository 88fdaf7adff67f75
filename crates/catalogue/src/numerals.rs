//! The same number in other characters: 二十年 is 20年, 三分之二 is 2/3, 五十万 is 50万 and 500000.

use crate::entry::in_characters;

/// What was typed with its numbers in digits, and in Chinese characters; nothing where it has none.
pub fn other_spellings(typed: &str) -> Vec<String> {
    let characters: Vec<char> = typed.chars().collect();
    let mut spellings: Vec<String> = Vec::new();
    for spelling in [Spelling::Digits, Spelling::DigitsWithWan, Spelling::Characters] {
        let other = spelled(&characters, spelling);
        if other != typed && !spellings.contains(&other) {
            spellings.push(other);
        }
    }
    spellings
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// 500000
    Digits,
    /// 50万
    DigitsWithWan,
    /// 五十万
    Characters,
}

fn spelled(characters: &[char], spelling: Spelling) -> String {
    let mut other = String::new();
    let mut at = 0;
    while let Some(character) = characters.get(at) {
        match number_at(characters.get(at..).unwrap_or_default()) {
            Some(number) => {
                other.push_str(&number.spelled(spelling));
                at += number.length;
            }
            None => {
                other.push(*character);
                at += 1;
            }
        }
    }
    other
}

/// A number as it was typed.
struct Number {
    value: u64,
    /// Of a fraction: what it is divided by.
    parts: Option<u64>,
    length: usize,
    /// What is counted stands behind it.
    before: Option<char>,
}

impl Number {
    fn spelled(&self, spelling: Spelling) -> String {
        let whole = self.value.to_string();
        match (spelling, self.parts) {
            (Spelling::Digits | Spelling::DigitsWithWan, Some(100)) => format!("{whole}%"),
            (Spelling::Digits | Spelling::DigitsWithWan, Some(parts)) => format!("{whole}/{parts}"),
            (Spelling::DigitsWithWan, None) if self.value != 0 && self.value.is_multiple_of(10_000) => format!("{}万", self.value / 10_000),
            (Spelling::Digits | Spelling::DigitsWithWan, None) => whole,
            (Spelling::Characters, Some(100)) => format!("百分之{}", self.in_characters(self.value)),
            (Spelling::Characters, Some(parts)) => format!("{}分之{}", self.in_characters(parts), self.in_characters(self.value)),
            (Spelling::Characters, None) if self.value == 2 && self.before != Some('月') => "两".to_owned(),
            (Spelling::Characters, None) if self.value.is_multiple_of(10_000) => format!("{}万", self.in_characters(self.value / 10_000)),
            (Spelling::Characters, None) => self.in_characters(self.value),
        }
    }

    /// Larger ones than the document has stay in digits.
    fn in_characters(&self, value: u64) -> String {
        match u8::try_from(value) {
            Ok(small @ 1..=99) => in_characters(small),
            Ok(_) | Err(_) => value.to_string(),
        }
    }
}

/// What can be counted, so that a single character before it is a number and no part of a word.
const COUNTED: &str = "年月日天个次届人岁名块元户项类周期级支万千百";

fn number_at(text: &[char]) -> Option<Number> {
    let (value, length) = whole(text)?;
    let rest = text.get(length..)?;
    if let Some((divided, more)) = rest.strip_prefix(&['分', '之']).and_then(whole) {
        return Some(Number { value: divided, parts: Some(value), length: length + 2 + more, before: None });
    }
    if let Some((parts, more)) = rest.strip_prefix(&['/']).and_then(whole) {
        return Some(Number { value, parts: Some(parts), length: length + 1 + more, before: None });
    }
    if rest.first() == Some(&'%') {
        return Some(Number { value, parts: Some(100), length: length + 1, before: None });
    }
    let before = rest.first().copied();
    let counts = before.is_some_and(|it| COUNTED.contains(it)) || (1 < length && !text.get(..length)?.iter().all(char::is_ascii_digit));
    counts.then_some(Number { value, parts: None, length, before })
}

/// A whole number in either, with the 万 behind it, and how many characters it takes.
fn whole(text: &[char]) -> Option<(u64, usize)> {
    let digits: String = text.iter().take_while(|it| it.is_ascii_digit()).collect();
    let (value, length) = if digits.is_empty() { in_chinese(text)? } else { (digits.parse().ok()?, digits.len()) };
    match text.get(length) {
        Some('万') => Some((value.checked_mul(10_000)?, length + 1)),
        Some(_) | None => Some((value, length)),
    }
}

/// A number below 10,000 in Chinese characters.
fn in_chinese(text: &[char]) -> Option<(u64, usize)> {
    let (mut sum, mut digit, mut length) = (0, None, 0);
    for character in text {
        let digit_of = |it: char| "零一二三四五六七八九".chars().position(|other| other == it).and_then(|it| u64::try_from(it).ok());
        let place = match character {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            '〇' => 0,
            _ => 1,
        };
        match (place, digit_of(if *character == '两' { '二' } else { *character })) {
            // Two digits side by side are no number of this sort.
            (1, Some(1..)) if digit.is_some() => return None,
            (1, Some(0)) => {}
            (1, Some(it)) => digit = Some(it),
            (1, None) => break,
            (0, _) => {}
            (place, _) => sum += digit.take().unwrap_or(1) * place,
        }
        length += 1;
    }
    let value = sum + digit.unwrap_or(0);
    (value != 0).then_some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        assert_eq!(other_spellings(typed), expected, "{typed}");
    }

    #[test]
    fn a_number_is_the_same_in_digits_and_in_characters() {
        check("二十年", &["20年"]);
        check("20年", &["二十年"]);
        check("六个月", &["6个月"]);
        check("6个月", &["六个月"]);
        check("2年", &["两年"]);
        check("两年以上", &["2年以上"]);
        check("三分之二", &["2/3"]);
        check("2/3", &["三分之二"]);
        check("百分之七十", &["70%"]);
        check("70%", &["百分之七十"]);
        check("一万元", &["10000元", "1万元"]);
        check("五十万", &["500000", "50万"]);
        check("50万", &["500000", "五十万"]);
        check("两千元", &["2000元"]);
        check("满四十五岁", &["满45岁"]);
        check("三百五十人", &["350人"]);
    }

    #[test]
    fn a_word_stays_a_word() {
        for typed in ["", "一票否决", "一", "2", "20000", "一二", "四不两直", "五化", "分之", "零", "减负", "十条", "secondment"]
        {
            check(typed, &[]);
        }
    }
}
