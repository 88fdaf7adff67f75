//! The whole pack, checked: every mistake is found and shown at once.
//!
//! Reading order: what every check needs ([`checker`]), then the parts: the document ([`document`], [`glossary`], [`synonyms`], [`sentences`]), the facts
//! ([`facts`]), the tools ([`tool`]) and where people look for them ([`situations`]), their rules ([`compile`]) and what they declare of them
//! ([`declared`]), what is built on them ([`indicators`], [`profile`], [`rollup`], [`samples`]), and what only the whole shows ([`usage`]).

pub mod checker;
pub mod document;
pub mod glossary;
pub mod synonyms;
pub mod sentences;
pub mod facts;
pub mod situations;
pub mod tool;
pub mod declared;
pub mod compile;
pub mod indicators;
pub mod profile;
pub mod rollup;
pub mod samples;
pub mod usage;

use std::collections::BTreeMap;

use policy::model::document::Measure;
use policy::model::ids::ToolId;
use policy::model::pack::Pack;
use policy::model::product::profile_page::ProfilePage;
use policy::model::product::rollup::RollupRules;
use policy::model::reference::{Deferred, Reference};
use policy::model::text::Text;

use crate::check::checker::{Checker, Names};
use crate::check::declared::Declared;
use crate::output::traditional;
use crate::place::At;
use crate::problem::Problem;
use crate::source::Sources;
use crate::yaml::document::{RawActor, RawAmbiguity, RawGlossaryTerm, RawMeasure, RawPack, RawParameter};
use crate::yaml::fact::RawFact;
use crate::yaml::indicator::RawIndicatorList;
use crate::yaml::profile::RawProfile;
use crate::yaml::rollup::RawRollup;
use crate::yaml::sample::RawSample;
use crate::yaml::synonym::RawSynonym;
use crate::yaml::text::RawText;
use crate::yaml::tool::RawTool;

/// Reads and checks a pack.
///
/// # Errors
/// Every mistake in it, in the order of the files.
pub fn check(sources: &Sources) -> Result<Pack, Vec<Problem>> {
    check_with_declared(sources).map(|it| it.0)
}

/// The same, with what each tool declares of its rule, in the order of the tools: the app has no use for that.
///
/// # Errors
/// As for [`check`].
pub fn check_with_declared(sources: &Sources) -> Result<(Pack, Vec<Declared>), Vec<Problem>> {
    let (excused, declared) = (Vec::new(), Vec::new());
    let mut checker = Checker { sources, problems: Vec::new(), comparisons: Vec::new(), shown: Vec::new(), excused, declared };
    let pack = checker.pack();
    if checker.problems.is_empty()
        && let Some(pack) = pack
    {
        return Ok((pack, checker.declared));
    }
    checker.problems.sort_by_key(|it| (it.file, it.place.start));
    Err(checker.problems)
}

impl Checker<'_> {
    fn pack(&mut self) -> Option<Pack> {
        let head = self.only::<RawPack>("pack.yaml");
        let actors = self.only::<Vec<RawActor>>("actors.yaml");
        let parameters = self.only::<Vec<RawParameter>>("parameters.yaml");
        let measures = self.each::<RawMeasure>("measures/");
        let facts = self.each::<Vec<RawFact>>("facts/");
        let tools = self.each::<RawTool>("tools/");
        let glossary = self.only::<Vec<RawGlossaryTerm>>("glossary.yaml");
        let ambiguities = self.only::<Vec<RawAmbiguity>>("ambiguities.yaml");
        let synonyms = self.only::<Vec<RawSynonym>>("synonyms.yaml");
        let indicators = self.each::<RawIndicatorList>("indicators/");
        let profile = self.only::<RawProfile>("profile.yaml");
        let rollup = self.if_there::<RawRollup>("rollup.yaml");
        let samples = self.each::<RawSample>("samples/");
        let sentences = self.only::<BTreeMap<String, At<RawText>>>("sentences.yaml");
        let unreadable = self.problems.len();

        let mut names = Names::default();
        for (file, measure) in &measures {
            for provision in &measure.provisions {
                self.provision_number(*file, measure, provision, &mut names);
            }
        }
        let situations = head.as_ref().map(|(file, raw)| self.situations(*file, &raw.situations, &mut names)).unwrap_or_default();
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
        let term_groups: Vec<Text> = head
            .iter()
            .flat_map(|(file, raw)| raw.term_groups.iter().map(|it| (*file, it)))
            .map(|(file, it)| self.text(file, it))
            .collect();
        let glossary = glossary.map(|(file, raw)| self.glossary(file, &raw, &names, term_groups.len())).unwrap_or_default();
        let raw_ambiguities = ambiguities.unwrap_or_default();
        let ambiguities = self.ambiguities(raw_ambiguities.0, &raw_ambiguities.1, &names, &tools);
        let synonyms = synonyms.map(|(file, raw)| self.synonyms(file, &raw, &names)).unwrap_or_default();
        let sentences = sentences.map(|(file, raw)| self.sentences(file, &raw)).unwrap_or_default();
        if 0 < unreadable {
            // What could not be read would show up again as a hundred missing names.
            let consequential = |problem: &Problem| {
                problem.message.starts_with("unknown ")
                    || problem.message.contains("nothing uses")
                    || problem.message.contains("no tool offers")
                    || problem.message.contains("stands in no group")
            };
            let later = self.problems.split_off(unreadable);
            self.problems.extend(later.into_iter().filter(|it| !consequential(it)));
            return None;
        }
        let asked_first = profile.iter().flat_map(|it| &it.1.asked_first).flat_map(|it| it.when.get().keys());
        let asked_first = asked_first.filter_map(|it| names.facts.get(it).copied());
        let asked = shells.iter().flat_map(|it| it.0.facts.iter().copied()).chain(asked_first).collect();
        self.unused(&raw_parameters, parameter_file, &checked_measures, &facts, &asked, &actors);
        let (head_file, head) = head?;
        let chapters = self.chapters(head_file, &head, &checked_measures);
        let tools: Vec<_> = shells.iter().map(|it| it.0.clone()).collect();
        self.situations_without_tools(head_file, &head.situations, &tools);
        let mut pack = Pack {
            id: self.pack_id(head_file, &head.id),
            edition: head.edition.get().clone(),
            title: self.text(head_file, &head.title),
            short_title: self.short_title(head_file, &head.short_title),
            icon: self.icon(head_file, &head.icon),
            description: self.text(head_file, &head.description),
            lead: self.text(head_file, &head.lead),
            search_examples: self.text(head_file, &head.search_examples),
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
            tools,
            situations,
            profile: ProfilePage::default(),
            samples: Vec::new(),
            sentences,
            reference: Deferred::default(),
        };
        self.units(&pack, &shells);
        let indicators = self.indicators(&pack, &indicators, &names);
        let rollup = rollup.map_or(RollupRules::NOTHING, |(file, raw)| self.rollup(file, &raw, &pack, &names));
        let traditional = traditional::table(self.sources.files.iter().map(|it| it.text.as_str()));
        pack.reference = Deferred::here(Reference { term_groups, glossary, ambiguities, indicators, synonyms, rollup, traditional });
        if let Some((file, raw)) = profile {
            pack.profile = self.profile(file, &raw, &pack, &names);
        }
        self.with_samples(pack, &samples, &names)
    }
}
