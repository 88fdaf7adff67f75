//! The device's clock: today's date, which a question is asked for unless another day is chosen, and times as people here
//! read them.

use core::cell::{Cell, OnceCell};

use js_sys::{Array, Function, Promise};
use leptos::prelude::*;
use policy::model::day::Day;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// Today's date, in the device's time zone.
pub fn today() -> Day {
    day_of(&js_sys::Date::new_0()).unwrap_or(Day::EARLIEST)
}

thread_local! {
    /// Today, as the page knows it, and what tells of a new day. A page has one thread.
    static CURRENT: Cell<Day> = Cell::new(today());
    static CHANGED: OnceCell<RwSignal<u32>> = const { OnceCell::new() };
}

/// Today's date, which whoever reads it follows over midnight.
pub fn current_day() -> Day {
    CHANGED.with(|it| it.get().map(Track::track));
    current_day_untracked()
}

/// The same for whoever does not follow.
pub fn current_day_untracked() -> Day {
    CURRENT.get()
}

/// Looks at the clock: whoever follows today's date gets the new one.
pub fn look_at_clock() {
    let now = today();
    if CURRENT.replace(now) != now {
        CHANGED.with(|it| it.get().map(|it| it.update(|it| *it += 1)));
    }
}

/// Looks at the clock when somebody comes back to the page, and when public/extras.js says so, for as long as the page is open.
pub fn follow_clock() {
    CHANGED.with(|it| _ = it.set(RwSignal::new(0)));
    for event in ["focus", "visibilitychange", "look-at-clock"] {
        let _ = window_event_listener_untyped(event, |_| look_at_clock());
    }
}

/// The current time in UTC, as `2020-12-31T08:00:00.000Z`.
pub fn now_utc() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The current time in UTC, as calendars write it: `20201231T080000Z`.
pub fn calendar_time() -> String {
    let digits: String = now_utc().chars().take(19).filter(|it| *it != '-' && *it != ':').collect();
    [&digits, "Z"].concat()
}

/// Milliseconds since the page was opened, by a clock that nobody sets.
pub fn elapsed() -> f64 {
    window().performance().map(|it| it.now()).unwrap_or_default()
}

/// A promise that is kept when the task is done, or the time in milliseconds is over; the task then goes on.
pub fn at_most(milliseconds: i32, task: impl Future<Output = ()> + 'static) -> Promise {
    let done = future_to_promise(async move {
        task.await;
        Ok(JsValue::UNDEFINED)
    });
    let over = Promise::new(&mut |resolve: Function, _: Function| {
        // Without a timer there is nothing to wait for.
        if window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    Promise::race(&Array::of2(&done, &over))
}

/// A time in UTC as the device's clock shows it: `14:03:27`, with the date before it where it is not today; empty where the
/// text is no time.
pub fn local_time(utc: &str) -> String {
    let date = js_sys::Date::new(&utc.into());
    let Some(day) = day_of(&date).filter(|_| !date.get_time().is_nan()) else { return String::new() };
    let two_digits = |number: u32| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    let time = [two_digits(date.get_hours()), two_digits(date.get_minutes()), two_digits(date.get_seconds())].join(":");
    if day == today() { time } else { [day.to_string(), time].join(" ") }
}

/// The same of the time in a file that came in; a roll-up's file gives the date only, which stays as it is.
pub fn local_time_or_date(saved_at: &str) -> String {
    if saved_at.contains('T') { local_time(saved_at) } else { saved_at.to_owned() }
}

fn day_of(date: &js_sys::Date) -> Option<Day> {
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    Day::new(year, date.get_month() + 1, date.get_date())
}
