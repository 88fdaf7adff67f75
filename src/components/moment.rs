//! When a draft was last kept, by the device's clock.
//! It is written in UTC and told as people here read it.

use policy::model::day::Day;

use crate::today::today;

/// A moment where the device is: `14:03:27`, with the date before it where it is another day's; nothing where it is none.
pub fn moment(utc: &str) -> String {
    let at = js_sys::Date::new(&utc.into());
    let year = i32::try_from(at.get_full_year()).unwrap_or_default();
    let Some(day) = Day::new(year, at.get_month() + 1, at.get_date()).filter(|_| !at.get_time().is_nan()) else { return String::new() };
    let two = |it: u32| if it < 10 { ["0", &it.to_string()].concat() } else { it.to_string() };
    let time = [two(at.get_hours()), two(at.get_minutes()), two(at.get_seconds())].join(":");
    if day == today() { time } else { [day.to_string(), time].join(" ") }
}

/// The same of a file that came in: a roll-up tells only its day, which stays as it is.
pub fn told(at: &str) -> String {
    if at.contains('T') { moment(at) } else { at.to_owned() }
}
