//! The day that a form asks about, as it is typed.

use core::cell::Cell;

use entry::Entry;
use entry::date::Dated;
use entry::misread::{Misread, Wanted};
use leptos::prelude::*;
use policy::model::day::Day;
use template::effect::effect;

use crate::browser::clock::{current_day, current_day_untracked, look_at_clock};
use crate::forms::answer_form::AnswerForm;

/// The entry of today's date, which a form asks about unless another day is chosen.
pub fn today_entry() -> Entry {
    look_at_clock();
    Entry::of_day(current_day_untracked())
}

/// Keeps a day that is today's, and so was not chosen by anybody, today's over midnight.
pub fn follow_today(as_of: RwSignal<Entry>) {
    let known = Cell::new(current_day_untracked());
    run_again(Box::new(move || {
        let now = current_day();
        let before = known.replace(now);
        if before != now && as_of.get_untracked() == Entry::of_day(before) {
            as_of.set(Entry::of_day(now));
        }
    }));
}

/// One effect for all: each that the compiler makes is a kilobyte to be loaded.
fn run_again(run: Box<dyn Fn()>) {
    effect(move |_| run());
}

/// The day of a sample in a form: it goes when entries of one's own come, so that nobody is judged by the day of an invented person.
#[derive(Clone, Copy)]
pub struct SampleDay {
    /// Empty where there is no sample in the form.
    day: RwSignal<Entry>,
    is_new: StoredValue<bool>,
}

impl SampleDay {
    /// Watches the entries of a form.
    pub fn watch(as_of: RwSignal<Entry>, answers: AnswerForm) -> SampleDay {
        let sample = SampleDay { day: RwSignal::new(Entry::default()), is_new: StoredValue::new(false) };
        run_again(Box::new(move || {
            answers.each().iter().for_each(|it| it.entry.track());
            let day = sample.day.get();
            if sample.is_new.get_value() {
                return sample.is_new.set_value(false);
            }
            if !day.is_empty() {
                sample.day.set(Entry::default());
                if as_of.get_untracked() == day {
                    as_of.set(today_entry());
                }
            }
        }));
        sample
    }

    /// The form has just been filled with a sample.
    pub fn filled(self, day: Day) {
        self.is_new.set_value(true);
        self.day.set(Entry::of_day(day));
    }
}

/// The entry to start with: the one that was stored, or today.
pub fn restored(stored: Option<&Entry>) -> Entry {
    stored.cloned().unwrap_or_else(today_entry)
}

/// What is stored of the entry: nothing where it is today, because the day of the visit was not chosen by anybody and will be
/// another one on the next visit.
pub fn to_store(entry: Entry) -> Option<Entry> {
    Some(entry).filter(|it| *it != Entry::of_day(current_day_untracked()))
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
