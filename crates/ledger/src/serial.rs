//! Days as spreadsheets count them: 44197 is 1 January 2021.

use policy::model::day::Day;

/// The day of a serial number; nothing where it is none. Hours of the day are left out.
pub fn day(serial: f64, from_1904: bool) -> Option<Day> {
    // Within i32, and a day of the calendar below.
    let whole = (1.0..=3_000_000.0).contains(&serial).then_some(serial.trunc() as i32)?;
    let zero = match from_1904 {
        true => Day::new(1904, 1, 1)?,
        // 1900 is counted as a leap year, which it was not: up to its end of February a day less was counted.
        false if whole < 60 => Day::new(1899, 12, 31)?,
        false if whole == 60 => return None,
        false => Day::new(1899, 12, 30)?,
    };
    let day = Day::from_number(zero.number() + whole);
    (day < Day::LATEST).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_days() {
        let check = |serial, from_1904, expected: Option<&str>| {
            assert_eq!(day(serial, from_1904).map(|it| it.to_string()).as_deref(), expected, "{serial}");
        };
        check(44_197.0, false, Some("2021-01-01"));
        check(44_197.99, false, Some("2021-01-01"));
        check(42_735.0, true, Some("2021-01-01"));
        check(1.0, false, Some("1900-01-01"));
        check(59.0, false, Some("1900-02-28"));
        check(60.0, false, None);
        check(61.0, false, Some("1900-03-01"));
        check(0.0, false, None);
        check(-3.0, false, None);
        check(1e300, false, None);
        check(f64::NAN, false, None);
    }
}
