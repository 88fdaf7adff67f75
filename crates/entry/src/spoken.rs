//! Numbers as people say them: 两万五, 1万5千, 8千, 1.5w, 四十五.

use policy::model::number::Decimal;

/// Everything is counted in parts of this size until it is done: eight decimals, of which four may remain.
const PARTS: i128 = 100_000_000;

/// A number in Chinese characters or with 十, 百, 千, 万, 亿 between its digits; `large` lets it have 万 and 亿. Nothing where it
/// could be read in two ways, or is plain digits.
pub fn read(text: &str, large: bool) -> Option<Decimal> {
    if text.is_empty() || text.chars().all(|it| it.is_ascii_digit() || it == '.') {
        return None;
    }
    let mut number = Number { sum: 0, part: 0, said: None, last: None, large_unit: i128::MAX, small_unit: i128::MAX, fraction: false };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.').len();
        let (head, tail) = rest.split_at_checked(digits.max(first.len_utf8()))?;
        match (digit(first), unit(first)) {
            _ if 0 < digits => number.say(Said::of_digits(head)?)?,
            (Some(0), _) => number.zero()?,
            (Some(it), _) => number.say(Said { parts: it * PARTS, digits: 1, after_zero: false })?,
            (None, Some(it)) if it < 10_000 || large => number.count_in(it)?,
            (None, _) => return None,
        }
        rest = tail;
    }
    number.done()
}

/// What was read so far.
struct Number {
    /// Up to the last 万 or 亿.
    sum: i128,
    /// Since then.
    part: i128,
    /// What was said last, where its unit is still to come.
    said: Option<Said>,
    /// The unit that was said last.
    last: Option<i128>,
    /// Units come in their order: the last 万 or 亿, and the last one below.
    large_unit: i128,
    small_unit: i128,
    /// There was a decimal point: no second number may follow.
    fraction: bool,
}

/// Digits, before their unit is known.
#[derive(Clone, Copy)]
struct Said {
    parts: i128,
    /// How many they were.
    digits: usize,
    /// A 零 stands before them.
    after_zero: bool,
}

impl Said {
    fn of_digits(text: &str) -> Option<Said> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() || 15 < whole.len() || 8 < decimals.len() || decimals.contains('.') || text.ends_with('.') {
            return None;
        }
        let parts = format!("{whole}{decimals:0<8}").parse().ok()?;
        Some(Said { parts, digits: text.len(), after_zero: false })
    }

    fn is_whole(self) -> bool {
        self.parts % PARTS == 0
    }
}

impl Number {
    fn say(&mut self, said: Said) -> Option<()> {
        let after_zero = self.said.take_if(|it| it.parts == 0).is_some();
        if self.said.is_some() || self.fraction || (after_zero && self.last.is_none()) {
            return None;
        }
        self.fraction = !said.is_whole();
        // A fraction has nothing before it either.
        if self.fraction && self.last.is_some() {
            return None;
        }
        self.said = Some(Said { after_zero, ..said });
        Some(())
    }

    fn zero(&mut self) -> Option<()> {
        self.said.is_none().then(|| self.said = Some(Said { parts: 0, digits: 1, after_zero: false }))
    }

    fn count_in(&mut self, unit: i128) -> Option<()> {
        let said = match self.said.take() {
            Some(it) if it.parts == 0 => return None,
            Some(it) => Some(it.parts),
            // 十 alone is ten.
            None if unit == 10 => Some(PARTS),
            None => None,
        };
        if 10_000 <= unit {
            self.part = self.part.checked_add(said.unwrap_or(0))?;
            if self.part == 0 || self.large_unit <= unit {
                return None;
            }
            self.sum = self.sum.checked_add(self.part.checked_mul(unit)?)?;
            (self.part, self.large_unit, self.small_unit) = (0, unit, i128::MAX);
        } else {
            if self.small_unit <= unit {
                return None;
            }
            self.part = self.part.checked_add(said?.checked_mul(unit)?)?;
            self.small_unit = unit;
        }
        self.last = Some(unit);
        Some(())
    }

    fn done(mut self) -> Option<Decimal> {
        let last = self.last;
        if let Some(said) = self.said {
            let worth = match last {
                None => 1,
                Some(_) if said.after_zero && said.parts < last?.checked_mul(PARTS)? => 1,
                Some(10) => 1,
                // 两万五 is 25000: the next smaller unit is left out.
                Some(unit) if said.digits == 1 => unit / 10,
                // 1万5000 has all its digits; 1万50 could be either.
                Some(unit) if unit.to_string().len() == said.digits + 1 => 1,
                Some(_) => return None,
            };
            // Behind 十 stands one digit.
            if last == Some(10) && said.digits != 1 || said.parts == 0 && last.is_some() {
                return None;
            }
            self.part = self.part.checked_add(said.parts.checked_mul(worth)?)?;
        }
        let parts = self.sum.checked_add(self.part)?;
        (parts % 10_000 == 0).then(|| i64::try_from(parts / 10_000).ok()).flatten().map(Decimal::from_ten_thousandths)
    }
}

fn digit(character: char) -> Option<i128> {
    let at = "零一二三四五六七八九".chars().position(|it| it == character);
    match character {
        '〇' => Some(0),
        '两' | '兩' => Some(2),
        _ => at.and_then(|it| i128::try_from(it).ok()),
    }
}

fn unit(character: char) -> Option<i128> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' | 'k' => Some(1_000),
        '万' | '萬' | 'w' => Some(10_000),
        '亿' | '億' => Some(100_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_said() {
        for (text, expected) in [
            ("三万", "30000"),
            ("两万五", "25000"),
            ("一万五", "15000"),
            ("一万五千", "15000"),
            ("1万5千", "15000"),
            ("1万5", "15000"),
            ("1万5000", "15000"),
            ("8千", "8000"),
            ("8k", "8000"),
            ("1.5w", "15000"),
            ("1.5千万", "15000000"),
            ("三十", "30"),
            ("四十五", "45"),
            ("十", "10"),
            ("十二", "12"),
            ("十万", "100000"),
            ("十五万六", "156000"),
            ("两", "2"),
            ("零", "0"),
            ("一百零五", "105"),
            ("一百五", "150"),
            ("一百五十", "150"),
            ("二百二十五", "225"),
            ("一万零五", "10005"),
            ("一万零五十", "10050"),
            ("三千五百万", "35000000"),
            ("一亿两千万", "120000000"),
            ("2千5百", "2500"),
        ] {
            assert_eq!(read(text, true).map(|it| it.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read() {
        for text in [
            "万",
            "万五",
            "百",
            "千五百千",
            "一二",
            "1万50",
            "1万500",
            "五万万",
            "一千一万一万",
            "零零",
            "一零",
            "1.5万5千",
            "1万1.5千",
            "1.2.3万",
            ".5万",
            "5.万",
            "十十",
            "十12",
            "一百零",
            "零五万",
            "很多",
            "三块五",
            "一万多",
            "9999999999999999万",
        ] {
            assert_eq!(read(text, true), None, "{text}");
        }
        assert_eq!(read("三万", false), None);
        assert_eq!(read("1.5w", false), None);
        assert_eq!(read("三十", false).map(|it| it.to_string()).as_deref(), Some("30"));
    }
}
