//! A trainer's list of scenarios on this device. In memory where storage refuses, for as long as the page lives.

use core::cell::RefCell;

use training::scenarios::{Fault, Scenario, read as parse, write as written};

use crate::drafts::PREFIX;
use crate::drafts::store::available;
use gloo_storage::{LocalStorage, Storage};

thread_local! {
    /// What could not be written. A page has one thread.
    static MEMORY: RefCell<Option<Vec<Scenario>>> = const { RefCell::new(None) };
}

/// The list, nothing where there is none yet, and what of it could not be read.
pub fn read() -> (Option<Vec<Scenario>>, Vec<Fault>) {
    if let Some(it) = MEMORY.with_borrow(Clone::clone) {
        return (Some(it), Vec::new());
    }
    if !available() {
        return (None, Vec::new());
    }
    match LocalStorage::get::<String>(key()) {
        Err(_) => (None, Vec::new()),
        Ok(text) => match parse(pack::pack(), &text) {
            Ok((list, faults)) => (Some(list), faults),
            // It stays where it is until a list is kept in its place.
            Err(fault) => (None, vec![fault]),
        },
    }
}

/// Keeps the list. Says whether the device took it.
pub fn write(list: &[Scenario]) -> bool {
    let kept = available() && LocalStorage::set(key(), written(pack::pack(), list)).is_ok();
    MEMORY.set((!kept).then(|| list.to_vec()));
    kept
}

fn key() -> String {
    [PREFIX, "scenarios"].concat()
}
