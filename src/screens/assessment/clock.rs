//! The device's clock, for the day of the visit and for when a draft was last kept.

use policy::day::Day;

/// Today, where the device is.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    Day::new(year, now.get_month() + 1, now.get_date()).unwrap_or(Day::EARLIEST)
}

/// A moment where the device is: `14:03:27`, with the date before it where it is another day's.
pub fn moment(milliseconds: u64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "years beyond 280000 need no milliseconds")]
    let at = js_sys::Date::new(&(milliseconds as f64).into());
    let two = |it: u32| format!("{it:02}");
    let time = [two(at.get_hours()), two(at.get_minutes()), two(at.get_seconds())].join(":");
    let year = i32::try_from(at.get_full_year()).unwrap_or_default();
    match Day::new(year, at.get_month() + 1, at.get_date()) {
        Some(day) if day != today() => [day.to_string(), time].join(" "),
        _ => time,
    }
}
