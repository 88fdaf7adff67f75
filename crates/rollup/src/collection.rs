//! What has come in so far, what counts of it, and what has to be asked.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::Imported;
use crate::level::Level;
use crate::rollup_file::RollupFile;
use crate::unit::UnitRow;
use crate::unit_name::{normalize, sort_key};

/// A file that was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number: the same contents have the same.
    pub id: u64,
    /// The name of its file.
    pub file: String,
    /// What it holds.
    pub imported: Imported,
}

impl Entry {
    /// The unit's name.
    pub fn name(&self) -> &str {
        match &self.imported {
            Imported::Unit(it) => &it.name,
            Imported::Township(it) => &it.township,
        }
    }

    /// The year it looks at.
    pub fn year(&self) -> i32 {
        match &self.imported {
            Imported::Unit(it) => it.year,
            Imported::Township(it) => it.year,
        }
    }

    /// When it was saved or made.
    pub fn saved_at(&self) -> &str {
        match &self.imported {
            Imported::Unit(it) => &it.saved_at,
            Imported::Township(it) => &it.made_on,
        }
    }

    /// It was changed outside this product, so it has to be asked whether it counts.
    pub fn edited(&self) -> bool {
        match &self.imported {
            Imported::Unit(it) => it.edited,
            Imported::Township(it) => it.edited,
        }
    }

    /// Files with the same key are about the same unit and year, and only one of them can count. A township's own draft
    /// and its roll-up are two things.
    pub fn key(&self) -> String {
        let kind = match &self.imported {
            Imported::Unit(_) => 'u',
            Imported::Township(_) => 't',
        };
        format!("{kind}{}|{}", self.year(), normalize(self.name()))
    }
}

/// A number for the contents of a file: FNV-1a, which only has to tell a few thousand files apart.
pub fn content_hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The lists that the user has typed in.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Lists {
    /// The name of the township or county itself.
    pub own_name: String,
    /// The units that are expected.
    pub expected: Vec<String>,
    /// The villages that are weak by the county's own list; `None` where it was not entered.
    pub weak: Option<Vec<String>>,
}

/// The files of one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// Whose table it is.
    pub level: Level,
    /// What was taken, in the order in which it came.
    pub entries: Vec<Entry>,
    /// What was typed in.
    pub lists: Lists,
    /// Which file counts, where there are several: by key.
    pub chosen: BTreeMap<String, u64>,
    /// The numbers of the entries, so that thousands can be added one by one.
    ids: BTreeSet<u64>,
    /// How many entries have a key.
    keys: BTreeMap<String, usize>,
}

/// What becomes of a file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is the only one of its unit and year.
    New,
    /// The very same contents are here already: nothing was added.
    Same,
    /// There is another one of its unit and year: it has to be asked which counts.
    Another,
    /// It was changed outside this product: it has to be asked whether it counts.
    Edited,
}

/// The files about one unit and year.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// Their key.
    pub key: String,
    /// The files.
    pub entries: Vec<&'a Entry>,
    /// The one that counts; `None` while that has to be asked.
    pub counts: Option<&'a Entry>,
}

impl Collection {
    /// Nothing yet.
    pub fn new(level: Level) -> Collection {
        Collection {
            level,
            entries: Vec::new(),
            lists: Lists::default(),
            chosen: BTreeMap::new(),
            ids: BTreeSet::new(),
            keys: BTreeMap::new(),
        }
    }

    /// Takes a file in.
    pub fn add(&mut self, entry: Entry) -> Added {
        if !self.ids.insert(entry.id) {
            return Added::Same;
        }
        let key = entry.key();
        let count = self.keys.entry(key.clone()).or_default();
        let another = 0 < *count;
        *count += 1;
        if another {
            // What was chosen among fewer is asked again.
            self.chosen.remove(&key);
        }
        let edited = entry.edited();
        self.entries.push(entry);
        match (another, edited) {
            (true, _) => Added::Another,
            (false, true) => Added::Edited,
            (false, false) => Added::New,
        }
    }

    /// Takes a file out.
    pub fn remove(&mut self, id: u64) {
        let Some(at) = self.entries.iter().position(|it| it.id == id) else { return };
        let entry = self.entries.remove(at);
        self.ids.remove(&id);
        if let Some(count) = self.keys.get_mut(&entry.key()) {
            *count -= 1;
        }
        self.chosen.retain(|_, it| *it != id);
    }

    /// Takes every file out; what was typed in stays.
    pub fn clear(&mut self) {
        *self = Collection { lists: core::mem::take(&mut self.lists), ..Collection::new(self.level) };
    }

    /// Says which file counts.
    pub fn choose(&mut self, id: u64) {
        if let Some(key) = self.entries.iter().find(|it| it.id == id).map(Entry::key) {
            self.chosen.insert(key, id);
        }
    }

    /// The years that there are files for, latest first.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = Vec::new();
        for entry in &self.entries {
            if !years.contains(&entry.year()) {
                years.push(entry.year());
            }
        }
        years.sort_unstable_by(|a, b| b.cmp(a));
        years
    }

    /// The groups of a year, in the order of their names.
    pub fn groups(&self, year: i32) -> Vec<Group<'_>> {
        let mut by_key: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
        for entry in self.entries.iter().filter(|it| it.year() == year) {
            by_key.entry(entry.key()).or_default().push(entry);
        }
        let counts = |key: &str, entries: &[&'_ Entry]| -> Option<usize> {
            match entries {
                [one] if !one.edited() => Some(0),
                several => several.iter().position(|it| self.chosen.get(key) == Some(&it.id)),
            }
        };
        let mut groups: Vec<((String, String), Group<'_>)> = by_key
            .into_iter()
            .map(|(key, entries)| {
                let counts = counts(&key, &entries).and_then(|at| entries.get(at).copied());
                (sort_key(entries.first().map_or("", |it| it.name())), Group { key, entries, counts })
            })
            .collect();
        groups.sort_by(|a, b| a.0.cmp(&b.0));
        groups.into_iter().map(|it| it.1).collect()
    }

    /// The units that count in a year.
    pub fn units(&self, year: i32) -> Vec<&UnitRow> {
        let counted = self.groups(year).into_iter().filter_map(|it| it.counts);
        counted
            .filter_map(|it| match &it.imported {
                Imported::Unit(it) => Some(&**it),
                Imported::Township(_) => None,
            })
            .collect()
    }

    /// The townships' roll-ups that count in a year.
    pub fn townships(&self, year: i32) -> Vec<&RollupFile> {
        let counted = self.groups(year).into_iter().filter_map(|it| it.counts);
        counted
            .filter_map(|it| match &it.imported {
                Imported::Township(it) => Some(&**it),
                Imported::Unit(_) => None,
            })
            .collect()
    }

    /// Those on the list of whom nothing is here in a year, in the order of their names. A name that waits to be settled
    /// has come in.
    pub fn not_received(&self, year: i32) -> Vec<String> {
        let here: Vec<String> = self.entries.iter().filter(|it| it.year() == year).map(|it| normalize(it.name())).collect();
        let mut missing: Vec<String> = self.lists.expected.iter().filter(|it| !here.contains(&normalize(it))).cloned().collect();
        missing.sort_by_cached_key(|it| sort_key(it));
        missing
    }

    /// Those that came in but are not on the list; `None` where there is no list.
    pub fn not_listed(&self, year: i32) -> Vec<String> {
        if self.lists.expected.is_empty() {
            return Vec::new();
        }
        let listed: Vec<String> = self.lists.expected.iter().map(|it| normalize(it)).collect();
        let groups = self.groups(year);
        let names = groups.iter().filter_map(|it| it.entries.first()).map(|it| it.name().to_owned());
        let mut found: Vec<String> = Vec::new();
        for name in names.filter(|it| !listed.contains(&normalize(it))) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }

    /// The table as a file for the next level up.
    pub fn rollup_file(&self, pack: &policy::model::pack::Pack, hash: &str, year: i32, made_on: &str) -> String {
        let file = RollupFile {
            township: self.lists.own_name.clone(),
            year,
            made_on: made_on.to_owned(),
            expected: u32::try_from(self.lists.expected.len()).unwrap_or(u32::MAX),
            weak: self.lists.weak.as_ref().map(|it| u32::try_from(it.len()).unwrap_or(u32::MAX)),
            units: self.units(year).into_iter().cloned().collect(),
            edition: pack.edition.clone(),
            other_data: false,
            edited: false,
        };
        crate::rollup_file::write(pack, hash, &file)
    }
}
