//! What has been read of drafts that are shown as QR codes, one after another: in any order, several times, others' codes among them.

use std::collections::{BTreeMap, BTreeSet};

use crate::parts::{self, Incomplete, Part};

/// The most numbers that are named of those that are missing.
const MAX_NAMED: usize = 12;

/// The codes that have been read and are not put together yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// By id and number of codes: each as it was read, by its number.
    drafts: BTreeMap<(String, usize), BTreeMap<usize, String>>,
    /// Those that were put together since it was begun: their codes are still being shown.
    done: BTreeSet<(String, usize)>,
}

/// What a code was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// One that was missing.
    New,
    /// One that is here.
    Known,
    /// One of a draft, but not as it was shown.
    Damaged,
    /// None of a draft.
    Foreign,
}

/// How far a draft is that is not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many of its codes have been read.
    pub have: usize,
    /// How many it has.
    pub of: usize,
    /// Those that are missing, from 1; the first of many.
    pub missing: Vec<usize>,
}

impl Collection {
    /// Begins to read: what was put together before may come once more.
    pub fn begin(&mut self) {
        self.done.clear();
    }

    /// Takes what a code says.
    pub fn add(&mut self, text: &str) -> Seen {
        let Some(Part { id, number, of, is_whole }) = parts::first_part(text) else { return Seen::Foreign };
        if !is_whole {
            return Seen::Damaged;
        }
        if self.done.contains(&(id.clone(), of)) {
            return Seen::Known;
        }
        match self.drafts.entry((id, of)).or_default().insert(number, text.to_owned()) {
            None => Seen::New,
            Some(_) => Seen::Known,
        }
    }

    /// Takes out the drafts of which every code has been read.
    ///
    /// # Errors
    /// Of each whose codes are not of one draft: that.
    pub fn take_whole(&mut self) -> Vec<Result<String, Incomplete>> {
        let whole: Vec<(String, usize)> = self.drafts.iter().filter(|(key, codes)| codes.len() == key.1).map(|it| it.0.clone()).collect();
        let taken = whole.into_iter().filter_map(|key| {
            let codes: String = self.drafts.remove(&key)?.into_values().collect();
            let gathered = parts::gather(&codes)?;
            if !gathered.texts.is_empty() {
                self.done.insert(key);
            }
            gathered.texts.into_iter().next().map(Ok).or_else(|| gathered.problems.into_iter().next().map(Err))
        });
        taken.collect()
    }

    /// How far the others are.
    pub fn progress(&self) -> Vec<Progress> {
        let of_one = |((_, of), codes): (&(String, usize), &BTreeMap<usize, String>)| Progress {
            have: codes.len(),
            of: *of,
            missing: (1..=*of).filter(|it| !codes.contains_key(it)).take(MAX_NAMED).collect(),
        };
        self.drafts.iter().map(of_one).collect()
    }
}
