//! The day that a form asks about, as it is typed.

use entry::Entry;
use entry::date::Dated;
use entry::misread::{Misread, Wanted};
use policy::model::day::Day;

use crate::browser::clock::today;

/// The entry of today's date, which a form asks about unless another day is chosen.
pub fn today_entry() -> Entry {
    Entry::of_day(today())
}

/// The entry to start with: the one that was stored, or today.
pub fn restored(stored: Option<&Entry>) -> Entry {
    stored.cloned().unwrap_or_else(today_entry)
}

/// What is stored of the entry: nothing where it is today, because the day of the visit was not chosen by anybody and will be
/// another one on the next visit.
pub fn to_store(entry: Entry) -> Option<Entry> {
    Some(entry).filter(|it| *it != today_entry())
}

/// Reads a full date.
///
/// # Errors
/// Why the entry is no date; a part of the date that is still missing is [`Misread::Incomplete`].
pub fn read_day(entry: &Entry) -> Result<Day, Misread> {
    match entry.dated() {
        Ok(Dated::Day(day)) => Ok(day),
        Ok(Dated::Month(_)) => Err(Misread::Incomplete(Wanted::Day)),
        Err(_) if entry.is_empty() => Err(Misread::Incomplete(Wanted::Year)),
        Err(why) => Err(why),
    }
}
