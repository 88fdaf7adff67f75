//! What has come in so far, what counts of it, and what has to be asked.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::Imported;
use crate::level::Level;
use crate::rollup_file::RollupFile;
use crate::roster::{Answers, Place, Roster};
use crate::unit::UnitRow;
use crate::unit_name::{Ending, UnitKey, normalize, sort_key};

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

    /// What the file itself says of the kind of unit, where that is a village or a community.
    pub fn ending(&self) -> Option<Ending> {
        match &self.imported {
            Imported::Unit(it) => it.ending(),
            Imported::Township(_) => None,
        }
    }

    /// Files with the same key are about the same unit and year, and only one of them can count. A township's own draft
    /// and its roll-up are two things.
    fn key(&self, own_name: &str) -> String {
        let key = UnitKey::new(self.name(), own_name);
        let ending = match key.ending.or(self.ending()) {
            Some(Ending::Village) => "村",
            Some(Ending::Community) => "社区",
            None => "",
        };
        self.key_of(&[&key.stem, ending].concat())
    }

    fn key_of(&self, unit: &str) -> String {
        let kind = match &self.imported {
            Imported::Unit(_) => 'u',
            Imported::Township(_) => 't',
        };
        format!("{kind}{}|{unit}", self.year())
    }
}

/// How many units the groups are about.
pub(crate) fn distinct_units<'a, 'b: 'a>(groups: impl IntoIterator<Item = &'a Group<'b>>) -> usize {
    groups.into_iter().map(Group::unit_key).collect::<BTreeSet<_>>().len()
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
    /// What somebody said of names that are nearly those of the list.
    pub answers: Answers,
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
    /// Whether the unit is expected.
    pub listing: Listing,
    /// The one that counts; `None` while that has to be asked, and where the unit is not on the list.
    pub counts: Option<&'a Entry>,
}

impl Group<'_> {
    /// The same in all groups of the unit and year: a township may hand in its own draft and its roll-up.
    pub fn unit_key(&self) -> &str {
        self.key.get(1..).unwrap_or_default()
    }
}

/// A unit that counts, and where it belongs.
pub struct CountedUnit<'a> {
    /// The township whose roll-up it is from; `None` where it handed in itself.
    pub township: Option<&'a str>,
    /// The unit.
    pub unit: &'a UnitRow,
}

/// Whether a unit is on the typed list of those expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// There is no list: every unit counts.
    NoList,
    /// It is, at this position.
    Listed(usize),
    /// It may be one of these, by position.
    Asked(Vec<usize>),
    /// It is not, and counts in no figure.
    Outside,
}

impl Listing {
    /// Whether a unit that stands so can count.
    pub fn counts(&self) -> bool {
        matches!(self, Listing::NoList | Listing::Listed(_))
    }
}

/// How many files were expected and came. Every screen and paper takes these figures from here.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// The units on the list; `None` where there is none.
    pub expected: Option<usize>,
    /// Those of them that have come in; without a list, all that have.
    pub received: usize,
    /// The names of those of them that have not.
    pub missing: Vec<String>,
    /// The names of those that came in and are not on the list.
    pub outside: Vec<String>,
}

/// The second list: those of the units that a higher level has listed.
#[derive(Clone, Debug, Default)]
pub struct ListedUnits {
    roster: Roster,
    listed: BTreeSet<usize>,
    /// Names that may be one of these units.
    pub asked: Vec<(String, Vec<String>)>,
    /// Names that are none of the units.
    pub outside: Vec<String>,
}

impl ListedUnits {
    /// How many units are listed, each once.
    pub fn count(&self) -> usize {
        self.listed.len()
    }

    /// Whether every name is one of the units.
    pub fn is_settled(&self) -> bool {
        self.asked.is_empty() && self.outside.is_empty()
    }

    /// Whether a unit is listed.
    pub fn contains(&self, unit: &UnitRow) -> bool {
        matches!(self.roster.place(&unit.name, unit.ending()), Place::Listed(at) if self.listed.contains(&at))
    }
}

impl Collection {
    /// Nothing yet.
    pub fn new(level: Level) -> Collection {
        Collection {
            level,
            entries: Vec::new(),
            lists: Lists::default(),
            chosen: BTreeMap::new(),
            answers: Answers::new(),
            ids: BTreeSet::new(),
            keys: BTreeMap::new(),
        }
    }

    /// Takes a file in.
    pub fn add(&mut self, entry: Entry) -> Added {
        if !self.ids.insert(entry.id) {
            return Added::Same;
        }
        let count = self.keys.entry(entry.key("")).or_default();
        let another = 0 < *count;
        *count += 1;
        if !self.chosen.is_empty() {
            // What was chosen among fewer is asked again.
            let (roster, entries) = (self.expected(), &self.entries);
            let unit = |it: &Entry| self.place(roster.as_ref(), it).1;
            let (added, chosen) = (unit(&entry), |id: u64| entries.iter().find(|it| it.id == id).map(unit));
            let asked: Vec<String> =
                self.chosen.iter().filter(|it| chosen(*it.1).as_ref() == Some(&added)).map(|it| it.0.clone()).collect();
            self.chosen.retain(|it, _| !asked.contains(it));
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
        if let Some(count) = self.keys.get_mut(&entry.key("")) {
            *count = count.saturating_sub(1);
        }
        self.chosen.retain(|_, it| *it != id);
    }

    /// Takes every file out; what was typed in stays, and what was said of names.
    pub fn clear(&mut self) {
        let (lists, answers) = (core::mem::take(&mut self.lists), core::mem::take(&mut self.answers));
        *self = Collection { lists, answers, ..Collection::new(self.level) };
    }

    /// Says which file counts.
    pub fn choose(&mut self, id: u64) {
        let Some(entry) = self.entries.iter().find(|it| it.id == id) else { return };
        let (key, year) = (entry.key(""), entry.year());
        // Two names may have turned out to be one unit, of which one file counts.
        let beside = self.groups(year).into_iter().find(|it| it.entries.iter().any(|it| it.id == id));
        let beside: Vec<u64> = beside.map(|it| it.entries.iter().map(|it| it.id).collect()).unwrap_or_default();
        self.chosen.retain(|_, it| !beside.contains(it));
        self.chosen.insert(key, id);
    }

    /// Says which unit of the list a name means, or that it is none of them.
    pub fn answer(&mut self, name: &str, listed: Option<String>) {
        self.answers.insert(normalize(name), listed);
    }

    /// Those expected, ready to be asked; `None` where there is no list.
    fn expected(&self) -> Option<Roster> {
        (!self.lists.expected.is_empty()).then(|| Roster::new(&self.lists.own_name, self.lists.expected.clone(), &self.answers))
    }

    /// The second list, by the units that are expected, or else by those that count; `None` where it was not entered.
    pub fn listed(&self, year: Option<i32>) -> Option<ListedUnits> {
        self.listed_of(&year.map(|it| self.groups(it)).unwrap_or_default())
    }

    /// The same where the groups of the year are at hand.
    pub fn listed_of(&self, groups: &[Group<'_>]) -> Option<ListedUnits> {
        let typed = self.lists.weak.as_ref()?;
        let received = || {
            let names = units_of(groups).map(|it| it.name.clone()).collect();
            Roster::new(&self.lists.own_name, names, &self.answers)
        };
        let roster = self.expected().unwrap_or_else(received);
        let mut found = ListedUnits::default();
        for name in typed {
            match roster.place(name, None) {
                Place::Listed(at) => drop(found.listed.insert(at)),
                Place::Asked(all) => found.asked.push((name.clone(), named(&roster, &all))),
                Place::Outside => found.outside.push(name.clone()),
            }
        }
        Some(ListedUnits { roster, ..found })
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

    /// Whether a file's unit is expected, and the key of all files of that unit and year.
    fn place(&self, roster: Option<&Roster>, entry: &Entry) -> (Listing, String) {
        let listing = roster.map_or(Listing::NoList, |roster| match roster.place(entry.name(), entry.ending()) {
            Place::Listed(at) => Listing::Listed(at),
            Place::Asked(all) => Listing::Asked(all),
            Place::Outside => Listing::Outside,
        });
        let key = match listing {
            Listing::Listed(at) => entry.key_of(&format!("#{at}")),
            Listing::NoList | Listing::Asked(_) | Listing::Outside => entry.key(&self.lists.own_name),
        };
        (listing, key)
    }

    /// The groups of a year, in the order of their names.
    pub fn groups(&self, year: i32) -> Vec<Group<'_>> {
        let roster = self.expected();
        let mut by_key: BTreeMap<String, (Listing, Vec<&Entry>)> = BTreeMap::new();
        for entry in self.entries.iter().filter(|it| it.year() == year) {
            let (listing, key) = self.place(roster.as_ref(), entry);
            by_key.entry(key).or_insert((listing, Vec::new())).1.push(entry);
        }
        let chosen: BTreeSet<u64> = self.chosen.values().copied().collect();
        let counts = |entries: &[&'_ Entry]| -> Option<usize> {
            match entries {
                [one] if !one.edited() => Some(0),
                // Chosen each for itself, before it was known that they are one unit, none of them is.
                several => {
                    let mut all = several.iter().enumerate().filter(|it| chosen.contains(&it.1.id));
                    all.next().filter(|_| all.next().is_none()).map(|it| it.0)
                }
            }
        };
        let mut groups: Vec<((String, String), Group<'_>)> = by_key
            .into_iter()
            .map(|(key, (listing, entries))| {
                let counts = counts(&entries).filter(|_| listing.counts()).and_then(|at| entries.get(at).copied());
                (sort_key(entries.first().map_or("", |it| it.name())), Group { key, entries, listing, counts })
            })
            .collect();
        groups.sort_by(|a, b| a.0.cmp(&b.0));
        groups.into_iter().map(|it| it.1).collect()
    }

    /// The units that count in a year.
    pub fn units(&self, year: i32) -> Vec<&UnitRow> {
        units_of(&self.groups(year)).collect()
    }

    /// Whether a unit has handed in for a year, however its name is written.
    pub fn has_file(&self, name: &str, year: i32) -> bool {
        let wanted = UnitKey::new(name, &self.lists.own_name);
        let mut of_year = self.entries.iter().filter(|it| it.year() == year);
        of_year.any(|entry| {
            let key = UnitKey::new(entry.name(), &self.lists.own_name);
            UnitKey { ending: key.ending.or(entry.ending()), ..key }.fits(&wanted)
        })
    }

    /// Every unit that counts in a year: those that handed in, and those of the townships' roll-ups.
    pub fn counted_units(&self, year: i32) -> Vec<CountedUnit<'_>> {
        let mut all = Vec::new();
        for entry in self.groups(year).into_iter().filter_map(|it| it.counts) {
            match &entry.imported {
                Imported::Unit(unit) => all.push(CountedUnit { township: None, unit }),
                Imported::Township(rollup) => {
                    all.extend(rollup.units.iter().map(|unit| CountedUnit { township: Some(rollup.township.as_str()), unit }));
                }
            }
        }
        all
    }

    /// The townships' roll-ups that count in a year.
    pub fn townships(&self, year: i32) -> Vec<&RollupFile> {
        let counted = self.groups(year).into_iter().filter_map(|it| it.counts);
        counted
            .filter_map(|entry| match &entry.imported {
                Imported::Township(it) => Some(&**it),
                Imported::Unit(_) => None,
            })
            .collect()
    }

    /// How many files of a year were expected and came.
    pub fn tally(&self, year: i32) -> Tally {
        let groups = self.groups(year);
        self.tally_of(&groups, &self.not_listed_of(&groups))
    }

    /// The same where the groups of the year are at hand, and what of them is not on the list.
    pub fn tally_of(&self, groups: &[Group<'_>], not_listed: &[(String, Vec<String>)]) -> Tally {
        let expected = Some(self.lists.expected.len()).filter(|it| 0 < *it);
        let missing = self.not_received_of(groups);
        let received = expected.map_or_else(|| distinct_units(groups), |it| it - missing.len());
        let outside = not_listed.iter().filter(|it| it.1.is_empty()).map(|it| it.0.clone()).collect();
        Tally { expected, received, missing, outside }
    }

    /// Those on the list of whom nothing is here in a year, in the order of their names. A name that waits to be settled
    /// has come in.
    pub fn not_received(&self, year: i32) -> Vec<String> {
        self.not_received_of(&self.groups(year))
    }

    fn not_received_of(&self, groups: &[Group<'_>]) -> Vec<String> {
        let here: BTreeSet<usize> =
            groups.iter().filter_map(|it| if let Listing::Listed(at) = it.listing { Some(at) } else { None }).collect();
        let names = self.lists.expected.iter().enumerate();
        let mut missing: Vec<String> = names.filter(|(at, _)| !here.contains(at)).map(|it| it.1.clone()).collect();
        missing.sort_by_cached_key(|it| sort_key(it));
        missing
    }

    /// Those that came in but are not on the list, each with whether that has to be asked: the units that it may be.
    pub fn not_listed(&self, year: i32) -> Vec<(String, Vec<String>)> {
        self.not_listed_of(&self.groups(year))
    }

    /// The same where the groups of the year are at hand.
    pub fn not_listed_of(&self, groups: &[Group<'_>]) -> Vec<(String, Vec<String>)> {
        if self.lists.expected.is_empty() {
            return Vec::new();
        }
        let (mut found, mut seen): (Vec<(String, Vec<String>)>, BTreeSet<&str>) = Default::default();
        for group in groups {
            let candidates = match &group.listing {
                Listing::Outside => Vec::new(),
                Listing::Asked(all) => all.iter().filter_map(|at| self.lists.expected.get(*at).cloned()).collect(),
                Listing::NoList | Listing::Listed(_) => continue,
            };
            if let Some(name) = group.entries.first().map(|it| it.name())
                && seen.insert(name)
            {
                found.push((name.to_owned(), candidates));
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
            weak: self.listed(Some(year)).map(|it| u32::try_from(it.count()).unwrap_or(u32::MAX)),
            units: self.units(year).into_iter().cloned().collect(),
            edition: pack.edition.clone(),
            other_data: false,
            edited: false,
        };
        crate::rollup_file::write(pack, hash, &file)
    }
}

/// The units that count among the groups of a year.
fn units_of<'a>(groups: &[Group<'a>]) -> impl Iterator<Item = &'a UnitRow> {
    groups.iter().filter_map(|it| it.counts).filter_map(|entry| match &entry.imported {
        Imported::Unit(it) => Some(&**it),
        Imported::Township(_) => None,
    })
}

fn named(roster: &Roster, all: &[usize]) -> Vec<String> {
    all.iter().filter_map(|at| roster.names.get(*at).cloned()).collect()
}
