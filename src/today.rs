//! The date of the device: the day that is asked about unless another is chosen.

use policy::model::day::Day;

/// Today, where the device is.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    Day::new(year, now.get_month() + 1, now.get_date()).unwrap_or(Day::EARLIEST)
}
