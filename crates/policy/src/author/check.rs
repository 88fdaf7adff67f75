//! The whole pack, checked: every mistake is found and shown at once.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use crate::author::at::{At, Place};
use crate::author::cases;
use crate::author::compile::Compiler;
use crate::author::problem::{Problem, nearest};
use crate::author::source::Sources;
use crate::author::yaml::{
    RawActor, RawAmbiguity, RawFact, RawFactKind, RawGlossaryTerm, RawGroup, RawIndicatorList, RawLevel, RawMeasure, RawPack, RawParameter,
    RawProfile, RawProvision, RawProvisionKind, RawSample, RawSampleKind, RawText, RawTimingKind, RawTool, RawUnit,
};
use crate::day::Day;
use crate::dimension::{alike, dimension};
use crate::explain::Sentence;
use crate::number::{Decimal, Ratio};
use crate::pack::{
    Actor, ActorId, Ambiguity, Chapter, Choice, Fact, FactId, FactKind, Group, Level, Measure, NumberKind, OutputText, Pack, Parameter,
    ParameterId, ProfilePage, Provision, ProvisionId, ProvisionKind, Quantity, Reading, ReadingChoice, Sample, SampleKind, SampleTool,
    Sentences, Term, Timing, TimingKind, Tool, ToolId, Unit, Usable, VerdictTexts,
};
use crate::rule::{Amount, Criterion};
use crate::text::Text;

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
}

/// Reads and checks a pack.
///
/// # Errors
/// Every mistake in it, in the order of the files.
pub fn check(sources: &Sources) -> Result<Pack, Vec<Problem>> {
    let mut checker = Checker { sources, problems: Vec::new(), comparisons: Vec::new(), shown: Vec::new() };
    let pack = checker.pack();
    if checker.problems.is_empty()
        && let Some(pack) = pack
    {
        return Ok(pack);
    }
    checker.problems.sort_by_key(|it| (it.file, it.place.start));
    Err(checker.problems)
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

    fn only<T: DeserializeOwned>(&mut self, name: &str) -> Option<(usize, T)> {
        let Some((file, _)) = self.sources.below(name).find(|it| it.1.name == name) else {
            self.problems.push(Problem { file: None, place: Place::default(), message: format!("the pack has no {name}"), help: None });
            return None;
        };
        Some((file, self.read(file)?))
    }

    fn each<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<(usize, T)> {
        let files: Vec<usize> = self.sources.below(folder).map(|it| it.0).collect();
        files.into_iter().filter_map(|file| Some((file, self.read(file)?))).collect()
    }

    fn pack(&mut self) -> Option<Pack> {
        let head = self.only::<RawPack>("pack.yaml");
        let actors = self.only::<Vec<RawActor>>("actors.yaml");
        let parameters = self.only::<Vec<RawParameter>>("parameters.yaml");
        let measures = self.each::<RawMeasure>("measures/");
        let facts = self.each::<Vec<RawFact>>("facts/");
        let tools = self.each::<RawTool>("tools/");
        let glossary = self.only::<Vec<RawGlossaryTerm>>("glossary.yaml");
        let ambiguities = self.only::<Vec<RawAmbiguity>>("ambiguities.yaml");
        let indicators = self.each::<RawIndicatorList>("indicators/");
        let profile = self.only::<RawProfile>("profile.yaml");
        let samples = self.each::<RawSample>("samples/");
        let sentences = self.only::<BTreeMap<String, At<RawText>>>("sentences.yaml");
        let unreadable = self.problems.len();

        let mut names = Names::default();
        for (file, measure) in &measures {
            for provision in &measure.provisions {
                self.provision_number(*file, measure, provision, &mut names);
            }
        }
        let actors = actors.map(|(file, raw)| self.actors(file, &raw, &mut names)).unwrap_or_default();
        let (parameter_file, raw_parameters) = parameters.unzip();
        let raw_parameters = raw_parameters.unwrap_or_default();
        let parameters = self.parameters(parameter_file.unwrap_or_default(), &raw_parameters, &mut names);
        let facts = self.facts(&facts, &mut names);
        for (at, (file, tool)) in tools.iter().enumerate() {
            let id = ToolId(u16::try_from(at).unwrap_or(u16::MAX));
            if names.tools.insert(tool.id.get().clone(), id).is_some() {
                self.wrong(*file, tool.id.place(), format!("tool `{}` is there twice", tool.id.get()), None);
            }
            let expected = format!("tools/{}.yaml", tool.id.get());
            if self.sources.files.get(*file).is_some_and(|it| it.name != expected) {
                self.wrong(*file, tool.id.place(), format!("tool `{}` does not stand in {expected}", tool.id.get()), None);
            }
        }
        let checked_measures: Vec<Measure> = measures.iter().map(|(file, raw)| self.measure(*file, raw, &names, &parameters)).collect();
        let mut shells = Vec::new();
        for (file, raw) in &tools {
            let (comparisons, shown) = (self.comparisons.len(), self.shown.len());
            let tool = self.tool(*file, raw, &names, &facts, &parameters);
            shells.push((tool, comparisons..self.comparisons.len(), shown..self.shown.len()));
        }
        let glossary = glossary.map(|(file, raw)| self.glossary(file, &raw, &names)).unwrap_or_default();
        let raw_ambiguities = ambiguities.unwrap_or_default();
        let ambiguities = self.ambiguities(raw_ambiguities.0, &raw_ambiguities.1, &names, &tools);
        let sentences = sentences.map(|(file, raw)| self.sentences(file, &raw)).unwrap_or_default();
        if 0 < unreadable {
            // What could not be read would show up again as a hundred missing names.
            let consequential = |it: &Problem| {
                it.message.starts_with("unknown ") || it.message.contains("nothing uses") || it.message.contains("no tool offers")
            };
            let later = self.problems.split_off(unreadable);
            self.problems.extend(later.into_iter().filter(|it| !consequential(it)));
            return None;
        }
        self.unused(&raw_parameters, parameter_file, &checked_measures, &facts, &shells, &actors);
        let (head_file, head) = head?;
        let chapters = self.chapters(head_file, &head, &checked_measures);
        let mut pack = Pack {
            id: head.id.get().clone(),
            edition: head.edition.get().clone(),
            title: self.text(head_file, &head.title),
            short_title: self.text(head_file, &head.short_title),
            issuer: self.text(head_file, &head.issuer),
            place: self.text(head_file, &head.place),
            reported_on: self.day(head_file, &head.reported_on)?,
            year_inferred: head.year_inferred,
            status: self.text(head_file, &head.status),
            source_note: self.text(head_file, &head.source_note),
            disclaimer: self.text(head_file, &head.disclaimer),
            chapters,
            actors,
            parameters,
            measures: checked_measures,
            facts,
            tools: shells.iter().map(|it| it.0.clone()).collect(),
            glossary,
            ambiguities,
            indicators: Vec::new(),
            profile: ProfilePage::default(),
            samples: Vec::new(),
            sentences,
        };
        self.units(&pack, &shells);
        pack.indicators = self.indicators(&pack, &indicators, &names);
        if let Some((file, raw)) = profile {
            pack.profile = self.profile(file, &raw, &pack, &names);
        }
        self.with_samples(pack, &samples, &names)
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

    fn day(&mut self, file: usize, raw: &At<String>) -> Option<Day> {
        let day = raw.get().parse::<Day>().ok();
        if day.is_none() {
            self.wrong(file, raw.place(), format!("`{}` is no day of the calendar", raw.get()), Some("write it as 2020-03-02".to_owned()));
        }
        day
    }

    fn key_phrase(&mut self, file: usize, raw: &At<String>) -> String {
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

    fn provision_number(&mut self, file: usize, measure: &RawMeasure, raw: &RawProvision, names: &mut Names) {
        let Ok(id) = raw.id.get().parse::<ProvisionId>() else {
            self.wrong(
                file,
                raw.id.place(),
                format!("`{}` is no number of a provision", raw.id.get()),
                Some("write it as \"7.1\", in quotes".to_owned()),
            );
            return;
        };
        if id.measure != *measure.number.get() {
            self.wrong(file, raw.id.place(), format!("provision {id} stands in measure {}", measure.number.get()), None);
        }
        if !names.provisions.insert(id) {
            self.wrong(file, raw.id.place(), format!("provision {id} is there twice"), None);
        }
    }

    fn actors(&mut self, file: usize, raw: &[RawActor], names: &mut Names) -> Vec<Actor> {
        let mut actors = Vec::new();
        for it in raw {
            let id = ActorId(u16::try_from(actors.len()).unwrap_or(u16::MAX));
            if names.actors.insert(it.id.get().clone(), id).is_some() {
                self.wrong(file, it.id.place(), format!("actor `{}` is there twice", it.id.get()), None);
            }
            let (level, works_in) = (level(it.level), it.works_in.map(level));
            actors.push(Actor { id: it.id.get().clone(), level, works_in, label: self.text(file, &it.label) });
        }
        actors
    }

    fn parameters(&mut self, file: usize, raw: &[RawParameter], names: &mut Names) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for it in raw {
            let id = ParameterId(u16::try_from(parameters.len()).unwrap_or(u16::MAX));
            if names.parameters.insert(it.id.get().clone(), id).is_some() {
                self.wrong(file, it.id.place(), format!("parameter `{}` is there twice", it.id.get()), None);
            }
            let value = ratio(it.value.get());
            if value.is_none() {
                self.wrong(
                    file,
                    it.value.place(),
                    format!("`{}` is no figure", it.value.get()),
                    Some("write a number (70, 10000) or a fraction (2/3)".to_owned()),
                );
            }
            if value.is_some_and(|it| it.lowest_terms().1 != 1) != (*it.unit.get() == RawUnit::Fraction) {
                self.wrong(
                    file,
                    it.unit.place(),
                    format!("`{}` does not fit the unit", it.value.get()),
                    Some("a fraction such as 2/3 has the unit `fraction`, and only a fraction has it".to_owned()),
                );
            }
            let provision = self.provision(file, &it.provision, names);
            parameters.push(Parameter {
                id: it.id.get().clone(),
                value: value.unwrap_or(Ratio::ZERO),
                unit: unit(*it.unit.get()),
                provision: provision.unwrap_or(ProvisionId { measure: 0, item: 0 }),
                key_phrase: self.key_phrase(file, &it.key_phrase),
                label: self.text(file, &it.label),
            });
        }
        parameters
    }

    fn facts(&mut self, raw: &[(usize, Vec<RawFact>)], names: &mut Names) -> Vec<Fact> {
        for (at, (file, it)) in raw.iter().flat_map(|(file, facts)| facts.iter().map(move |it| (*file, it))).enumerate() {
            if names.facts.insert(it.id.get().clone(), FactId(u16::try_from(at).unwrap_or(u16::MAX))).is_some() {
                self.wrong(file, it.id.place(), format!("fact `{}` is there twice", it.id.get()), None);
            }
        }
        raw.iter().flat_map(|(file, facts)| facts.iter().map(move |it| (*file, it))).map(|(file, it)| self.fact(file, it, names)).collect()
    }

    fn fact(&mut self, file: usize, raw: &RawFact, names: &Names) -> Fact {
        let number = |measure| {
            (
                measure,
                matches!(
                    *raw.kind.get(),
                    RawFactKind::Count | RawFactKind::Money | RawFactKind::Percent | RawFactKind::Hours | RawFactKind::Days
                ),
            )
        };
        let kind = match raw.kind.get() {
            RawFactKind::YesNo => FactKind::YesNo,
            RawFactKind::Choice => {
                let choices = raw.choices.as_deref().unwrap_or_default();
                if choices.len() < 2 {
                    self.wrong(file, raw.kind.place(), format!("choice `{}` has fewer than two choices", raw.id.get()), None);
                }
                let mut seen = BTreeSet::new();
                for it in choices {
                    if !seen.insert(it.id.get()) {
                        self.wrong(file, it.id.place(), format!("choice `{}` is there twice", it.id.get()), None);
                    }
                }
                FactKind::Choice(choices.iter().map(|it| Choice { id: it.id.get().clone(), label: self.text(file, &it.label) }).collect())
            }
            RawFactKind::Count => self.number(file, raw, number(Quantity::Count).0, names),
            RawFactKind::Money => self.number(file, raw, Quantity::Money, names),
            RawFactKind::Percent => self.number(file, raw, Quantity::Percent, names),
            RawFactKind::Hours => self.number(file, raw, Quantity::Hours, names),
            RawFactKind::Days => self.number(file, raw, Quantity::Days, names),
            RawFactKind::Date => FactKind::Date { past: false, not_before: self.other_fact(file, raw.not_before.as_ref(), names) },
            RawFactKind::PastDate => FactKind::Date { past: true, not_before: self.other_fact(file, raw.not_before.as_ref(), names) },
            RawFactKind::Tenure => FactKind::Tenure,
        };
        if raw.choices.is_some() && !matches!(kind, FactKind::Choice(_)) {
            self.wrong(file, raw.kind.place(), format!("`{}` has choices but is no choice", raw.id.get()), None);
        }
        if raw.recurs && !matches!(kind, FactKind::Date { past: true, .. }) {
            self.wrong(file, raw.kind.place(), format!("`{}` recurs but is no past date", raw.id.get()), None);
        }
        if raw.given && (raw.decided_by.is_some() || raw.recurs) {
            self.wrong(file, raw.kind.place(), format!("`{}` is given, so nobody decides it and it does not recur", raw.id.get()), None);
        }
        if raw.decided_by.is_some() && kind != FactKind::YesNo {
            self.wrong(file, raw.kind.place(), format!("`{}` is a recognition, so it must be yes/no", raw.id.get()), None);
        }
        Fact {
            id: raw.id.get().clone(),
            kind,
            label: self.text(file, &raw.label),
            help: self.text_if(file, raw.help.as_ref()),
            decided_by: self.text_if(file, raw.decided_by.as_ref()),
            sensitive: raw.sensitive,
            optional: raw.optional,
            given: raw.given,
            recurs: raw.recurs,
        }
    }

    fn number(&mut self, file: usize, raw: &RawFact, measure: Quantity, names: &Names) -> FactKind {
        let unit = match &raw.unit {
            Some(unit) => self.text(file, unit),
            None => {
                self.wrong(
                    file,
                    raw.kind.place(),
                    format!("number `{}` has no unit", raw.id.get()),
                    Some("add `unit: {zh: 人, en: people}`".to_owned()),
                );
                Text::default()
            }
        };
        let mut bound = |it: Option<&At<String>>| {
            let it = it?;
            let number = it.get().parse::<Decimal>().ok();
            if number.is_none() {
                self.wrong(file, it.place(), format!("`{}` is no number", it.get()), None);
            }
            number
        };
        let (least, most, suggested) =
            (bound(raw.least.as_ref()).unwrap_or(Decimal::ZERO), bound(raw.most.as_ref()), bound(raw.suggested.as_ref()));
        if most.is_some_and(|most| most < least) {
            self.wrong(file, raw.kind.place(), format!("`{}` has a least above its most", raw.id.get()), None);
        }
        FactKind::Number(NumberKind {
            measure,
            unit,
            least,
            most,
            part_of: self.other_fact(file, raw.part_of.as_ref(), names),
            whole: raw.whole,
            suggested,
        })
    }

    fn other_fact(&mut self, file: usize, raw: Option<&At<String>>, names: &Names) -> Option<FactId> {
        let raw = raw?;
        let found = names.facts.get(raw.get()).copied();
        if found.is_none() {
            self.wrong(
                file,
                raw.place(),
                format!("unknown fact `{}`", raw.get()),
                nearest(raw.get(), names.facts.keys().map(String::as_str)),
            );
        }
        found
    }

    fn measure(&mut self, file: usize, raw: &RawMeasure, names: &Names, parameters: &[Parameter]) -> Measure {
        if raw.provisions.is_empty() {
            self.wrong(file, raw.number.place(), format!("measure {} has no provisions", raw.number.get()), None);
        }
        Measure {
            number: *raw.number.get(),
            chapter: *raw.chapter.get(),
            title: self.text(file, &raw.title),
            summary: self.text(file, &raw.summary),
            provisions: raw.provisions.iter().filter_map(|it| self.checked_provision(file, it, names, parameters)).collect(),
        }
    }

    fn checked_provision(&mut self, file: usize, raw: &RawProvision, names: &Names, parameters: &[Parameter]) -> Option<Provision> {
        let id = raw.id.get().parse::<ProvisionId>().ok()?;
        let mut figures = Vec::new();
        for it in &raw.figures {
            match names.parameters.get(it.get()) {
                Some(&figure) => {
                    let home = parameters.get(usize::from(figure.0)).map(|it| it.provision);
                    if home != Some(id) {
                        self.wrong(
                            file,
                            it.place(),
                            format!("figure `{}` belongs to another provision", it.get()),
                            home.map(|it| format!("its provision is {it}")),
                        );
                    }
                    figures.push(figure);
                }
                None => self.wrong(
                    file,
                    it.place(),
                    format!("unknown figure `{}`", it.get()),
                    nearest(it.get(), names.parameters.keys().map(String::as_str)),
                ),
            }
        }
        let timing = raw.timing.get();
        if (timing.kind == RawTimingKind::None) != timing.text.is_none() {
            self.wrong(file, raw.timing.place(), format!("provision {id}: a time needs a text, and `none` has no text"), None);
        }
        let kind = match raw.kind {
            RawProvisionKind::Duty => ProvisionKind::Duty,
            RawProvisionKind::Target => ProvisionKind::Target,
            RawProvisionKind::Entitlement => ProvisionKind::Entitlement,
            RawProvisionKind::Eligibility => ProvisionKind::Eligibility,
            RawProvisionKind::Ban => ProvisionKind::Ban,
            RawProvisionKind::Consequence => ProvisionKind::Consequence,
            RawProvisionKind::Procedure => ProvisionKind::Procedure,
            RawProvisionKind::Encouragement => ProvisionKind::Encouragement,
        };
        let timing_kind = match timing.kind {
            RawTimingKind::None => TimingKind::None,
            RawTimingKind::Ongoing => TimingKind::Ongoing,
            RawTimingKind::Frequency => TimingKind::Frequency,
            RawTimingKind::PerEvent => TimingKind::PerEvent,
            RawTimingKind::Deadline => TimingKind::Deadline,
        };
        Some(Provision {
            id,
            heading: self.text(file, &raw.heading),
            text: self.text(file, &raw.text),
            key_phrase: self.key_phrase(file, &raw.key_phrase),
            kind,
            owed_by: self.actor_ids(file, &raw.owed_by, names),
            serves: self.actor_ids(file, &raw.serves, names),
            owed_note: self.text_if(file, raw.owed_note.as_ref()),
            timing: Timing { kind: timing_kind, text: self.text_if(file, timing.text.as_ref()), passed: timing.passed },
            figures,
            see: self.provisions(file, &raw.see, names),
            silent: self.text_if(file, raw.silent.as_ref()),
            related: self.text_if(file, raw.related.as_ref()),
            usable: Usable {
                township: raw.usable.township,
                village: raw.usable.village,
                computable: raw.usable.computable,
                county_only: raw.usable.county_only,
            },
        })
    }

    fn actor_ids(&mut self, file: usize, raw: &[At<String>], names: &Names) -> Vec<ActorId> {
        let mut ids = Vec::new();
        for it in raw {
            match names.actors.get(it.get()) {
                Some(&id) => ids.push(id),
                None => self.wrong(
                    file,
                    it.place(),
                    format!("unknown actor `{}`", it.get()),
                    nearest(it.get(), names.actors.keys().map(String::as_str)),
                ),
            }
        }
        ids
    }

    fn tool(&mut self, file: usize, raw: &RawTool, names: &Names, facts: &[Fact], parameters: &[Parameter]) -> Tool {
        let provisions = self.provisions(file, raw.provisions.get(), names);
        if raw.provisions.get().is_empty() {
            self.wrong(
                file,
                raw.provisions.place(),
                format!("tool `{}` has no provision", raw.id.get()),
                Some("a tool applies at least one provision of the document".to_owned()),
            );
        }
        let mut slots: Vec<FactId> = Vec::new();
        for it in raw.facts.get() {
            match names.facts.get(it.get()) {
                Some(id) if slots.contains(id) => self.wrong(file, it.place(), format!("fact `{}` is asked twice", it.get()), None),
                Some(&id) => slots.push(id),
                None => self.wrong(
                    file,
                    it.place(),
                    format!("unknown fact `{}`", it.get()),
                    nearest(it.get(), names.facts.keys().map(String::as_str)),
                ),
            }
        }
        let readings: Vec<Reading> = raw.readings.iter().map(|it| self.reading(file, it)).collect();
        let provision = provisions.first().copied().unwrap_or(ProvisionId { measure: 0, item: 0 });
        let asks_recognition = slots.iter().filter_map(|it| facts.get(usize::from(it.0))).any(|it| it.decided_by.is_some());
        let rule = Compiler::new(self, names, (facts, parameters), file, slots.clone(), &readings, provision).compile(raw);
        if raw.criteria.is_some() && (raw.verdicts.not_met.is_none() || raw.verdicts.unknown.is_none()) {
            self.wrong(
                file,
                raw.id.place(),
                format!("tool `{}` decides, so it needs the texts `not_met` and `unknown`", raw.id.get()),
                None,
            );
        }
        if asks_recognition && raw.verdicts.pending.is_none() {
            self.wrong(file, raw.id.place(), format!("tool `{}` asks a recognition, so it needs the text `pending`", raw.id.get()), None);
        }
        let mut seen = BTreeSet::new();
        for it in &raw.outputs {
            if !seen.insert(it.id.get()) {
                self.wrong(file, it.id.place(), format!("result `{}` is there twice", it.id.get()), None);
            }
        }
        let met = self.text(file, &raw.verdicts.met);
        let over_time = rule.criteria.iter().any(|it| {
            matches!(
                it.criterion,
                Criterion::AgeAtMost { .. }
                    | Criterion::AgeAtLeast { .. }
                    | Criterion::Served { .. }
                    | Criterion::LongerThan { .. }
                    | Criterion::Within { .. }
            )
        }) || rule.amounts.iter().any(|it| matches!(it, Amount::MonthsServed(_)));
        Tool {
            id: raw.id.get().clone(),
            group: match raw.group {
                RawGroup::Person => Group::Person,
                RawGroup::Unit => Group::Unit,
                RawGroup::Gatekeeper => Group::Gatekeeper,
            },
            title: self.text(file, &raw.title),
            question: self.text(file, &raw.question),
            provisions,
            facts: slots,
            readings,
            rule,
            verdicts: VerdictTexts {
                not_met: self.text_if(file, raw.verdicts.not_met.as_ref()).unwrap_or_else(|| met.clone()),
                unknown: self.text_if(file, raw.verdicts.unknown.as_ref()).unwrap_or_else(|| met.clone()),
                pending: self.text_if(file, raw.verdicts.pending.as_ref()),
                met,
            },
            outputs: raw
                .outputs
                .iter()
                .map(|it| OutputText {
                    id: it.id.get().clone(),
                    label: self.text(file, &it.label),
                    unit: self.text_if(file, it.unit.as_ref()),
                })
                .collect(),
            notes: raw.notes.iter().map(|it| self.text(file, it)).collect(),
            over_time,
        }
    }

    fn reading(&mut self, file: usize, raw: &crate::author::yaml::RawReading) -> Reading {
        if raw.choices.len() < 2 {
            self.wrong(file, raw.id.place(), format!("reading `{}` has fewer than two choices", raw.id.get()), None);
        }
        let mut choices = Vec::new();
        for it in &raw.choices {
            let reason = match &it.reason {
                Some(reason) => self.text(file, reason),
                None => {
                    self.wrong(
                        file,
                        it.id.place(),
                        format!("the choice `{}` of reading `{}` has no reason", it.id.get(), raw.id.get()),
                        Some("say why one may read the text so".to_owned()),
                    );
                    Text::default()
                }
            };
            choices.push(ReadingChoice { id: it.id.get().clone(), label: self.text(file, &it.label), reason });
        }
        let ambiguity = raw.ambiguity.as_ref().and_then(|it| self.ambiguity_number(file, it));
        Reading { id: raw.id.get().clone(), label: self.text(file, &raw.label), ambiguity, choices }
    }

    fn ambiguity_number(&mut self, file: usize, raw: &At<String>) -> Option<u8> {
        let number = raw.get().strip_prefix('A').and_then(|it| it.parse::<u8>().ok());
        if number.is_none() {
            self.wrong(file, raw.place(), format!("`{}` is no number of an ambiguity", raw.get()), Some("write it as A1".to_owned()));
        }
        number
    }

    fn glossary(&mut self, file: usize, raw: &[RawGlossaryTerm], names: &Names) -> Vec<Term> {
        let mut seen = BTreeSet::new();
        let mut terms = Vec::new();
        for it in raw {
            if !seen.insert(it.id.get().clone()) {
                self.wrong(file, it.id.place(), format!("term `{}` is there twice", it.id.get()), None);
            }
            if it.verified == it.doubt.is_some() {
                self.wrong(
                    file,
                    it.id.place(),
                    format!("term `{}`: a term that is not verified says what is in doubt, and only such a term", it.id.get()),
                    Some("add `doubt`, or set `verified: true`".to_owned()),
                );
            }
            terms.push(Term {
                id: it.id.get().clone(),
                term: it.term.get().clone(),
                also: it.also.clone(),
                group: it.group,
                plain: self.text(file, &it.plain),
                english: it.english.get().clone(),
                doubt: self.text_if(file, it.doubt.as_ref()),
                provisions: self.provisions(file, &it.provisions, names),
            });
        }
        terms
    }

    fn ambiguities(&mut self, file: usize, raw: &[RawAmbiguity], names: &Names, tools: &[(usize, RawTool)]) -> Vec<Ambiguity> {
        let mut found: Vec<Ambiguity> = Vec::new();
        for it in raw {
            let Some(number) = self.ambiguity_number(file, &it.id) else { continue };
            if found.iter().any(|other| other.number == number) {
                self.wrong(file, it.id.place(), format!("ambiguity `{}` is there twice", it.id.get()), None);
            }
            let mut tool_ids = Vec::new();
            for tool in &it.tools {
                match names.tools.get(tool.get()) {
                    Some(&id) => tool_ids.push(id),
                    None => self.wrong(
                        file,
                        tool.place(),
                        format!("unknown tool `{}`", tool.get()),
                        nearest(tool.get(), names.tools.keys().map(String::as_str)),
                    ),
                }
            }
            if let Some(reading) = &it.reading {
                let offered = tools.iter().any(|(_, tool)| tool.readings.iter().any(|it| it.id.get() == reading.get()));
                if !offered {
                    self.wrong(file, reading.place(), format!("no tool offers the reading `{}`", reading.get()), None);
                }
            }
            if it.provisions.is_empty() {
                self.wrong(file, it.id.place(), format!("ambiguity `{}` has no provision", it.id.get()), None);
            }
            found.push(Ambiguity {
                number,
                provisions: self.provisions(file, &it.provisions, names),
                phrase: self.key_phrase(file, &it.phrase),
                question: self.text(file, &it.question),
                taken: self.text(file, &it.taken),
                others: it.others.iter().map(|it| self.text(file, it)).collect(),
                reason: self.text(file, &it.reason),
                tools: tool_ids,
                reading: it.reading.as_ref().map(|it| it.get().clone()),
            });
        }
        for (tool_file, tool) in tools {
            for reading in &tool.readings {
                let Some(ambiguity) = &reading.ambiguity else { continue };
                let number = ambiguity.get().strip_prefix('A').and_then(|it| it.parse::<u8>().ok());
                if number.is_some_and(|number| !found.iter().any(|it| it.number == number)) {
                    self.wrong(*tool_file, ambiguity.place(), format!("unknown ambiguity `{}`", ambiguity.get()), None);
                }
            }
        }
        found
    }

    fn sentences(&mut self, file: usize, raw: &BTreeMap<String, At<RawText>>) -> Sentences {
        for (id, text) in raw {
            if !Sentence::ALL.iter().any(|it| it.1 == id) {
                self.wrong(file, text.place(), format!("there is no sentence `{id}`"), nearest(id, Sentence::ALL.iter().map(|it| it.1)));
            }
        }
        let mut templates = Vec::new();
        for (_, id, parts) in Sentence::ALL {
            let Some(raw) = raw.get(id) else {
                self.wrong(file, Place::default(), format!("the sentence `{id}` is missing"), None);
                continue;
            };
            let text = self.text(file, raw);
            for part in [&text.zh, &text.en].into_iter().flat_map(|it| placeholders(it)) {
                if !parts.contains(&part.as_str()) {
                    self.wrong(
                        file,
                        raw.place(),
                        format!("the sentence `{id}` cannot put in `{{{part}}}`"),
                        Some(format!("it can put in {}", parts.join(", "))),
                    );
                }
            }
            templates.push(text);
        }
        Sentences { templates }
    }

    fn chapters(&mut self, file: usize, head: &RawPack, measures: &[Measure]) -> Vec<Chapter> {
        let mut chapters = Vec::new();
        for it in &head.chapters {
            for number in &it.measures {
                match measures.iter().find(|measure| measure.number == *number.get()) {
                    Some(measure) if measure.chapter == it.number => {}
                    Some(measure) => self.wrong(
                        file,
                        number.place(),
                        format!("measure {} says that it stands in chapter {}, not {}", measure.number, measure.chapter, it.number),
                        None,
                    ),
                    None => self.wrong(file, number.place(), format!("unknown measure {}", number.get()), None),
                }
            }
            chapters.push(Chapter {
                number: it.number,
                title: self.text(file, &it.title),
                measures: it.measures.iter().map(|it| *it.get()).collect(),
            });
        }
        for measure in measures {
            if measure.number != 0 && !chapters.iter().any(|it| it.measures.contains(&measure.number)) {
                self.wrong(file, head.id.place(), format!("measure {} stands in no chapter", measure.number), None);
            }
        }
        chapters
    }

    fn unused(
        &mut self,
        raw_parameters: &[RawParameter],
        parameter_file: Option<usize>,
        measures: &[Measure],
        facts: &[Fact],
        tools: &[(Tool, core::ops::Range<usize>, core::ops::Range<usize>)],
        actors: &[Actor],
    ) {
        let figures: BTreeSet<ParameterId> =
            measures.iter().flat_map(|it| &it.provisions).flat_map(|it| it.figures.iter().copied()).collect();
        for (at, raw) in raw_parameters.iter().enumerate() {
            if !figures.contains(&ParameterId(u16::try_from(at).unwrap_or(u16::MAX))) {
                self.wrong(
                    parameter_file.unwrap_or_default(),
                    raw.id.place(),
                    format!("figure `{}` is not used: its provision does not list it", raw.id.get()),
                    Some(format!("add it to `figures` of provision {}", raw.provision.get())),
                );
            }
        }
        let asked: BTreeSet<FactId> = tools.iter().flat_map(|it| it.0.facts.iter().copied()).collect();
        for (at, fact) in facts.iter().enumerate() {
            if !asked.contains(&FactId(u16::try_from(at).unwrap_or(u16::MAX))) {
                let (file, place) = self.find(&fact.id, "facts/");
                self.wrong(file, place, format!("fact `{}` is not asked by any tool", fact.id), None);
            }
        }
        let spoken_of: BTreeSet<ActorId> =
            measures.iter().flat_map(|it| &it.provisions).flat_map(|it| it.owed_by.iter().chain(&it.serves).copied()).collect();
        for (at, actor) in actors.iter().enumerate() {
            if !spoken_of.contains(&ActorId(u16::try_from(at).unwrap_or(u16::MAX))) {
                let (file, place) = self.find(&actor.id, "actors.yaml");
                self.wrong(file, place, format!("actor `{}` is not named by any provision", actor.id), None);
            }
        }
    }

    /// Where an id stands, for mistakes that are found after reading.
    fn find(&self, id: &str, folder: &str) -> (usize, Place) {
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

    fn units(&mut self, pack: &Pack, tools: &[(Tool, core::ops::Range<usize>, core::ops::Range<usize>)]) {
        for (tool, comparisons, shown) in tools {
            for (file, place, left, right) in self.comparisons.get(comparisons.clone()).unwrap_or_default().to_vec() {
                if let Err(mismatch) = alike(pack, tool, &[left, right]) {
                    self.wrong(
                        file,
                        place,
                        format!("the units do not fit: {:?} is compared with {:?}", mismatch.0, mismatch.1),
                        Some("compare money with money, shares with shares, counts with counts".to_owned()),
                    );
                }
            }
            for (file, place, amount, quantity) in self.shown.get(shown.clone()).unwrap_or_default().to_vec() {
                match dimension(pack, tool, amount) {
                    Err(mismatch) => self.wrong(
                        file,
                        place,
                        format!("the units do not fit: {:?} is put together with {:?}", mismatch.0, mismatch.1),
                        None,
                    ),
                    Ok(it) if !it.shows_as(quantity) => {
                        self.wrong(file, place, format!("a result of {it:?} cannot be shown as {quantity:?}"), None)
                    }
                    Ok(_) => {}
                }
            }
        }
    }

    fn with_samples(&mut self, mut pack: Pack, raw: &[(usize, RawSample)], names: &Names) -> Option<Pack> {
        let mut seen = BTreeSet::new();
        let mut samples = Vec::new();
        for (file, it) in raw {
            if !seen.insert(it.id.get().clone()) {
                self.wrong(*file, it.id.place(), format!("sample `{}` is there twice", it.id.get()), None);
            }
            let Some(as_of) = self.day(*file, &it.as_of) else { continue };
            let mut tools = Vec::new();
            for tool in &it.tools {
                let text = self.sources.files.get(*file).map(|it| it.text.as_str()).unwrap_or_default();
                match cases::sample_case(&pack, text, as_of, tool) {
                    Ok(case) => {
                        for mismatch in crate::cases::run(&pack, &case) {
                            let message = format!(
                                "sample `{}`, {}: {} is {}, not {}",
                                it.id.get(),
                                tool.tool.get(),
                                mismatch.what,
                                mismatch.actual,
                                mismatch.expected
                            );
                            self.wrong(*file, tool.tool.place(), message, Some("correct the facts or what is expected".to_owned()));
                        }
                        let note = self.text_if(*file, tool.note.as_ref());
                        if let Some(&id) = names.tools.get(tool.tool.get()) {
                            tools.push(SampleTool { tool: id, facts: case.facts, note });
                        }
                    }
                    Err((place, message)) => self.wrong(*file, place, message, None),
                }
            }
            samples.push(Sample {
                id: it.id.get().clone(),
                kind: match it.kind {
                    RawSampleKind::Person => SampleKind::Person,
                    RawSampleKind::Township => SampleKind::Township,
                    RawSampleKind::Village => SampleKind::Village,
                    RawSampleKind::Community => SampleKind::Community,
                },
                name: self.text(*file, &it.name),
                as_of,
                story: self.text(*file, &it.story),
                tools,
                more: it.more.iter().map(|it| (self.text(*file, &it.label), self.text(*file, &it.value))).collect(),
            });
        }
        pack.samples = samples;
        Some(pack)
    }
}

fn ratio(text: &str) -> Option<Ratio> {
    match text.split_once('/') {
        Some((top, bottom)) => Ratio::new(top.trim().parse().ok()?, bottom.trim().parse().ok()?),
        None => text.parse::<Decimal>().ok().map(Ratio::from),
    }
}

fn unit(raw: RawUnit) -> Unit {
    match raw {
        RawUnit::Percent => Unit::Percent,
        RawUnit::Fraction => Unit::Fraction,
        RawUnit::Age => Unit::Age,
        RawUnit::Years => Unit::Years,
        RawUnit::Months => Unit::Months,
        RawUnit::Days => Unit::Days,
        RawUnit::Times => Unit::Times,
        RawUnit::Terms => Unit::Terms,
        RawUnit::People => Unit::People,
        RawUnit::Posts => Unit::Posts,
        RawUnit::Yuan => Unit::Yuan,
        RawUnit::Households => Unit::Households,
        RawUnit::Teams => Unit::Teams,
        RawUnit::Capabilities => Unit::Capabilities,
        RawUnit::Fields => Unit::Fields,
        RawUnit::Signs => Unit::Signs,
        RawUnit::Year => Unit::Year,
    }
}

/// What stands in braces.
pub(crate) fn placeholders(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else {
            found.push(after.to_owned());
            break;
        };
        found.push(name.to_owned());
        rest = tail;
    }
    found
}

fn level(raw: RawLevel) -> Level {
    match raw {
        RawLevel::County => Level::County,
        RawLevel::Township => Level::Township,
        RawLevel::Village => Level::Village,
        RawLevel::Community => Level::Community,
        RawLevel::Person => Level::Person,
    }
}
