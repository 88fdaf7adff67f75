//! What every check needs: the files, the ids of the pack, and the mistakes found so far.

use std::collections::{BTreeMap, BTreeSet};

use policy::model::day::Day;
use policy::model::fact::Quantity;
use policy::model::ids::{ActorId, CriterionId, FactId, ParameterId, ProvisionId, ToolId};
use policy::model::text::Text;
use serde::de::DeserializeOwned;

use crate::check::declared::Declared;
use crate::place::{At, Place};
use crate::problem::Problem;
use crate::source::Sources;
use crate::yaml::text::RawText;

/// The longest key phrase that a citation may quote.
pub const LONGEST_KEY_PHRASE: usize = 30;

/// Every id of a pack.
#[derive(Default)]
pub struct Names {
    /// Actors by id.
    pub actors: BTreeMap<String, ActorId>,
    /// Parameters by id.
    pub parameters: BTreeMap<String, ParameterId>,
    /// Facts by id.
    pub facts: BTreeMap<String, FactId>,
    /// Tools by id.
    pub tools: BTreeMap<String, ToolId>,
    /// Situations by id.
    pub situations: BTreeMap<String, u8>,
    /// Provisions by number.
    pub provisions: BTreeSet<ProvisionId>,
}

/// Finds mistakes and keeps them.
pub struct Checker<'a> {
    pub(crate) sources: &'a Sources,
    /// What was found.
    pub problems: Vec<Problem>,
    /// Amounts that are compared, to be checked for fitting units: file, place, left and right.
    pub comparisons: Vec<(usize, Place, u16, u16)>,
    /// Amounts that are shown as a sort of number: file, place, amount and sort.
    pub shown: Vec<(usize, Place, u16, Quantity)>,
    /// Criteria of the tool being checked that may be without effect, and why.
    pub excused: Vec<(CriterionId, Text)>,
    /// What each tool declares of its rule.
    pub declared: Vec<Declared>,
}

impl Checker<'_> {
    /// Notes a mistake.
    pub fn wrong(&mut self, file: usize, place: Place, message: String, help: Option<String>) {
        self.problems.push(Problem { file: Some(file), place, message, help });
    }

    fn read<T: DeserializeOwned>(&mut self, file: usize) -> Option<T> {
        let text = &self.sources.files.get(file)?.text;
        match serde_saphyr::from_str::<T>(text) {
            Ok(it) => Some(it),
            Err(error) => {
                let place = error.location().map(|it| Place::of(&it)).unwrap_or_default();
                let message = error.without_snippet().to_string();
                let message = message.lines().next().unwrap_or("not readable").to_owned();
                self.wrong(file, place, message, Some("data/schema/ holds the JSON Schema of this kind of file".to_owned()));
                None
            }
        }
    }

    pub(crate) fn only<T: DeserializeOwned>(&mut self, name: &str) -> Option<(usize, T)> {
        let Some((file, _)) = self.sources.below(name).find(|it| it.1.name == name) else {
            self.problems.push(Problem { file: None, place: Place::default(), message: format!("the pack has no {name}"), help: None });
            return None;
        };
        Some((file, self.read(file)?))
    }

    /// The file of that name, where the pack has one.
    pub(crate) fn if_there<T: DeserializeOwned>(&mut self, name: &str) -> Option<(usize, T)> {
        let (file, _) = self.sources.below(name).find(|it| it.1.name == name)?;
        Some((file, self.read(file)?))
    }

    pub(crate) fn each<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<(usize, T)> {
        let files: Vec<usize> = self.sources.below(folder).map(|it| it.0).collect();
        files.into_iter().filter_map(|file| Some((file, self.read(file)?))).collect()
    }

    /// A text in both languages, or a mistake.
    pub fn text(&mut self, file: usize, raw: &At<RawText>) -> Text {
        let mut part = |words: &Option<String>, language: &str| match words {
            Some(it) if !it.trim().is_empty() => it.trim().to_owned(),
            Some(_) | None => {
                self.problems.push(Problem {
                    file: Some(file),
                    place: raw.place(),
                    message: format!("the text has no `{language}`"),
                    help: Some("every text stands in Chinese (`zh`) and English (`en`)".to_owned()),
                });
                String::new()
            }
        };
        Text { zh: part(&raw.get().zh, "zh"), en: part(&raw.get().en, "en") }
    }

    pub(crate) fn text_if(&mut self, file: usize, raw: Option<&At<RawText>>) -> Option<Text> {
        raw.map(|it| self.text(file, it))
    }

    /// A provision by its number, or a mistake.
    pub fn provision(&mut self, file: usize, raw: &At<String>, names: &Names) -> Option<ProvisionId> {
        match raw.get().parse::<ProvisionId>() {
            Ok(id) if names.provisions.contains(&id) => Some(id),
            Ok(_) => {
                self.wrong(file, raw.place(), format!("unknown provision `{}`", raw.get()), None);
                None
            }
            Err(_) => {
                self.wrong(
                    file,
                    raw.place(),
                    format!("`{}` is no number of a provision", raw.get()),
                    Some("write it as \"7.1\", in quotes".to_owned()),
                );
                None
            }
        }
    }

    /// Provisions by their numbers; those that are none are mistakes.
    pub(crate) fn provisions(&mut self, file: usize, raw: &[At<String>], names: &Names) -> Vec<ProvisionId> {
        raw.iter().filter_map(|it| self.provision(file, it, names)).collect()
    }

    pub(crate) fn day(&mut self, file: usize, raw: &At<String>) -> Option<Day> {
        let day = raw.get().parse::<Day>().ok();
        if day.is_none() {
            self.wrong(file, raw.place(), format!("`{}` is no day of the calendar", raw.get()), Some("write it as 2020-03-02".to_owned()));
        }
        day
    }

    pub(crate) fn key_phrase(&mut self, file: usize, raw: &At<String>) -> String {
        let length = raw.get().chars().count();
        if raw.get().trim().is_empty() {
            self.wrong(file, raw.place(), "the key phrase is empty".to_owned(), None);
        } else if LONGEST_KEY_PHRASE < length {
            self.wrong(
                file,
                raw.place(),
                format!("the key phrase has {length} characters; at most {LONGEST_KEY_PHRASE} may be quoted"),
                Some("quote only the words that carry the claim".to_owned()),
            );
        }
        raw.get().clone()
    }

    pub(crate) fn ambiguity_number(&mut self, file: usize, raw: &At<String>) -> Option<u8> {
        let number = raw.get().strip_prefix('A').and_then(|it| it.parse::<u8>().ok());
        if number.is_none() {
            self.wrong(file, raw.place(), format!("`{}` is no number of an ambiguity", raw.get()), Some("write it as A1".to_owned()));
        }
        number
    }

    /// Where an id stands, for mistakes that are found after reading.
    pub(crate) fn find(&self, id: &str, folder: &str) -> (usize, Place) {
        let needle = format!("id: {id}");
        for (file, source) in self.sources.below(folder) {
            for (start, _) in source.text.match_indices(&needle) {
                let end = start + needle.len();
                if source.text.get(end..).is_none_or(|rest| !rest.starts_with(|it: char| it.is_alphanumeric() || it == '_')) {
                    return (file, Place { start: start + 4, end });
                }
            }
        }
        (self.sources.below(folder).next().map_or(0, |it| it.0), Place::default())
    }
}
