//! Exact numbers: what people enter (four decimals at most) and the fractions that the rules reckon with. No floats.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A number as entered: a count, an amount of yuan, hours, days or percent, exact to four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Decimal(i128);

/// How many parts a whole has in [`Decimal`].
const SCALE: i128 = 10_000;

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal(0);
    /// The largest number that the product takes, far above any count or amount in a county: a hundred trillion.
    pub const LARGEST: Decimal = Decimal(100_000_000_000_000 * SCALE);

    /// A whole number.
    pub fn whole(number: i64) -> Decimal {
        Decimal(i128::from(number) * SCALE)
    }

    /// From hundredths, such as 分.
    pub fn hundredths(number: i64) -> Decimal {
        Decimal(i128::from(number) * (SCALE / 100))
    }

    /// Whether there are no decimals.
    pub fn is_whole(self) -> bool {
        self.0 % SCALE == 0
    }

    /// In ten-thousandths, for storing and for bisecting. Exact up to [`Decimal::LARGEST`], held at the bounds beyond.
    pub fn ten_thousandths(self) -> i64 {
        i64::try_from(self.0).unwrap_or(if self.0 < 0 { i64::MIN } else { i64::MAX })
    }

    /// In hundredths, such as 分, cut towards zero.
    pub fn in_hundredths(self) -> i128 {
        self.0 / (SCALE / 100)
    }

    /// From ten-thousandths.
    pub fn from_ten_thousandths(number: i64) -> Decimal {
        Decimal(i128::from(number))
    }
}

/// The text is not a number in plain digits with at most four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl FromStr for Decimal {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Decimal, NotANumber> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(decimals) || (digits.contains('.') && decimals.is_empty()) {
            return Err(NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if 4 < decimals.len() {
            return Err(NotANumber);
        }
        let whole: i128 = whole.parse().map_err(|_| NotANumber)?;
        let padded: i128 = format!("{decimals:0<4}").parse().map_err(|_| NotANumber)?;
        let number = whole.checked_mul(SCALE).and_then(|it| it.checked_add(padded)).ok_or(NotANumber)?;
        Ok(Decimal(if negative { -number } else { number }))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / SCALE.unsigned_abs(), self.0.unsigned_abs() % SCALE.unsigned_abs());
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:04}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// An exact fraction. Arithmetic that would not fit gives nothing instead of a wrong number; with facts up to
/// [`Decimal::LARGEST`] no rule of the pack gets there.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Ratio {
    top: i128,
    /// Always above 0.
    bottom: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Ratio = Ratio { top: 0, bottom: 1 };
    /// One.
    pub const ONE: Ratio = Ratio { top: 1, bottom: 1 };

    /// `top / bottom`, or nothing when `bottom` is 0.
    pub fn new(top: i128, bottom: i128) -> Option<Ratio> {
        match bottom.cmp(&0) {
            Ordering::Equal => None,
            Ordering::Greater => Some(Ratio { top, bottom }),
            Ordering::Less => Some(Ratio { top: top.checked_neg()?, bottom: bottom.checked_neg()? }),
        }
    }

    /// A whole number.
    pub fn whole(number: i64) -> Ratio {
        Ratio { top: i128::from(number), bottom: 1 }
    }

    /// The sum.
    pub fn plus(self, other: Ratio) -> Option<Ratio> {
        if self.bottom == other.bottom {
            return Some(Ratio { top: self.top.checked_add(other.top)?, bottom: self.bottom });
        }
        checked_sum(self, other).or_else(|| checked_sum(self.reduced(), other.reduced()))
    }

    /// The difference.
    pub fn minus(self, other: Ratio) -> Option<Ratio> {
        self.plus(Ratio { top: other.top.checked_neg()?, bottom: other.bottom })
    }

    /// The product.
    pub fn times(self, other: Ratio) -> Option<Ratio> {
        let product = |a: Ratio, b: Ratio| Some(Ratio { top: a.top.checked_mul(b.top)?, bottom: a.bottom.checked_mul(b.bottom)? });
        product(self, other).or_else(|| product(self.reduced(), other.reduced()))
    }

    /// The quotient, or nothing when `other` is 0.
    pub fn divided_by(self, other: Ratio) -> Option<Ratio> {
        self.times(Ratio::new(other.bottom, other.top)?)
    }

    /// Below, equal or above.
    pub fn compared_to(self, other: Ratio) -> Option<Ordering> {
        if self.bottom == other.bottom {
            return Some(self.top.cmp(&other.top));
        }
        let cross = |a: Ratio, b: Ratio| Some(a.top.checked_mul(b.bottom)?.cmp(&b.top.checked_mul(a.bottom)?));
        cross(self, other).or_else(|| cross(self.reduced(), other.reduced()))
    }

    /// The largest whole number that is not above it.
    #[must_use]
    pub fn floor(self) -> Ratio {
        Ratio { top: self.top.div_euclid(self.bottom), bottom: 1 }
    }

    /// The smallest whole number that is not below it.
    #[must_use]
    pub fn ceiling(self) -> Ratio {
        let down = self.top.div_euclid(self.bottom);
        Ratio { top: if down * self.bottom == self.top { down } else { down + 1 }, bottom: 1 }
    }

    /// Rounded to hundredths, half away from zero.
    pub fn to_hundredths(self) -> Option<Ratio> {
        let scaled = Ratio { top: self.top.checked_mul(100)?, bottom: self.bottom };
        let doubled = scaled.top.unsigned_abs().checked_mul(2)?.checked_add(scaled.bottom.unsigned_abs())?;
        let rounded = i128::try_from(doubled / scaled.bottom.unsigned_abs().checked_mul(2)?).ok()?;
        Some(Ratio { top: if self.top < 0 { -rounded } else { rounded }, bottom: 100 })
    }

    /// As a number with four decimals at most, cut towards zero; nothing when it is beyond what [`Decimal`] holds.
    pub fn to_decimal(self) -> Option<Decimal> {
        Some(Decimal(self.top.checked_mul(SCALE)? / self.bottom))
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.top == 0
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> bool {
        self.top < 0
    }

    /// Numerator and denominator in lowest terms.
    pub fn lowest_terms(self) -> (i128, i128) {
        let reduced = self.reduced();
        (reduced.top, reduced.bottom)
    }

    fn reduced(self) -> Ratio {
        let divisor = greatest_common_divisor(self.top.unsigned_abs(), self.bottom.unsigned_abs());
        match i128::try_from(divisor) {
            Ok(it) if 1 < it => Ratio { top: self.top / it, bottom: self.bottom / it },
            Ok(_) | Err(_) => self,
        }
    }
}

fn checked_sum(a: Ratio, b: Ratio) -> Option<Ratio> {
    let top = a.top.checked_mul(b.bottom)?.checked_add(b.top.checked_mul(a.bottom)?)?;
    Some(Ratio { top, bottom: a.bottom.checked_mul(b.bottom)? })
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Ratio) -> bool {
        self.compared_to(*other) == Some(Ordering::Equal)
    }
}

impl Eq for Ratio {}

impl From<Decimal> for Ratio {
    fn from(number: Decimal) -> Ratio {
        if number.is_whole() { Ratio { top: number.0 / SCALE, bottom: 1 } } else { Ratio { top: number.0, bottom: SCALE } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_written_exactly() {
        for (text, written) in [("0", "0"), ("10000.00", "10000"), ("-1.50", "-1.5"), ("277894.0001", "277894.0001"), ("-0.05", "-0.05")] {
            assert_eq!(text.parse::<Decimal>().map(|it| it.to_string()), Ok(written.to_owned()));
        }
        for text in ["", "-", "1.", ".5", "1,000", "1e3", "0.00001", "１", "999999999999999999999999999999999999999999"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotANumber), "{text}");
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        let check = |top, bottom, hundredths: i64| {
            let rounded = Ratio::new(top, bottom).and_then(Ratio::to_hundredths);
            assert_eq!(rounded, Ratio::new(i128::from(hundredths), 100), "{top}/{bottom}");
        };
        check(1, 200, 1);
        check(-1, 200, -1);
        check(149, 10_000, 1);
        check(2, 3, 67);
        check(-2, 3, -67);
        check(1015, 1000, 102);
    }

    #[test]
    fn two_thirds_are_exactly_two_thirds() {
        let two_thirds = Ratio::new(2, 3);
        assert_eq!(Ratio::new(8, 12), two_thirds);
        assert_ne!(Ratio::new(667, 1000), two_thirds);
        assert_eq!(Ratio::new(22, 3).map(Ratio::ceiling), Some(Ratio::whole(8)));
        assert_eq!(Ratio::new(-1, 3).map(Ratio::floor), Some(Ratio::whole(-1)));
    }

    #[test]
    fn what_does_not_fit_is_nothing() {
        let huge = Ratio { top: i128::MAX, bottom: 1 };
        assert!(huge.plus(Ratio::ONE).is_none());
        assert!(huge.times(huge).is_none());
        assert!(Ratio::ONE.divided_by(Ratio::ZERO).is_none());
    }
}
