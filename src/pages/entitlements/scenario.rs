//! The profile in a link: `#/entitlements?…`. It carries the answers, the day and the readings; nothing sensitive, no name.

use std::collections::BTreeMap;

use address::mangled::tidied;
use exchange::comparison_link;
use exchange::link::{self, Scenario, Subject};
use exchange::problem::Problem;
use policy::engine::profile::known::{Known, Profile};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;

use crate::browser::clock::today;
use crate::components::link_content::{LinkedForm, Opened};
use crate::i18n::language;
use crate::i18n::messages::entitlements::words;
use crate::pages::entitlements::lookup::{readings, tool};
use crate::pages::entitlements::profile_form::{Evaluation, ProfileEvaluation, ProfileForm, reading_positions};
use crate::routing::route::Route;
use crate::storage::profile::{self, StoredProfile};
use crate::storage::record_store;

impl LinkedForm for ProfileForm {
    type Stored = StoredProfile;

    fn open(self, link: &str) -> Opened {
        let language = language();
        let (scenario, problems) = match link::read(pack::pack(), link) {
            Ok(it) => (Some(it.scenario), it.problems),
            Err(problem) => (None, vec![problem]),
        };
        let in_words = |problem: &Problem| problem.text().in_language(language).to_owned();
        let opened = |taken, problems| Opened { taken, damaged: false, problems };
        match scenario {
            Some(scenario) if matches!(scenario.subject, Subject::Profile(_)) => {
                let profile = profile_of(&scenario, today());
                self.fill(profile.post, &profile.facts, &profile.unsure, profile.as_of, scenario.readings);
                let damaged = problems.iter().any(Problem::is_damage);
                Opened { damaged, ..opened(true, problems.iter().filter(|it| !it.is_damage()).map(in_words).collect()) }
            }
            Some(_) => opened(false, vec![words(language).link_of_other.to_owned()]),
            None => opened(false, problems.iter().map(in_words).collect()),
        }
    }

    fn restore(self) {
        ProfileForm::restore(self);
    }

    fn link(self) -> String {
        let pack = pack::pack();
        self.profile().map_or_else(|_| String::new(), |(profile, _)| link::write(pack, &scenario(&profile, &profile.known(pack))))
    }

    fn own_link(self) -> String {
        ProfileForm::restored().link()
    }

    fn to_store(self) -> StoredProfile {
        ProfileForm::to_store(self)
    }

    fn stored(self) -> StoredProfile {
        let pack = pack::pack();
        profile::read(pack).unwrap_or_else(|| StoredProfile::of(pack, None, core::iter::empty(), None, BTreeMap::new()))
    }

    fn store(self, entries: &StoredProfile) -> bool {
        record_store::refusal().is_none() && profile::write(entries, Box::new(|_| {})).is_ok()
    }

    fn route(self, link: Option<String>) -> Route {
        Route::Entitlements(link)
    }

    fn link_of(self, route: &Route) -> Option<Option<String>> {
        if let Route::Entitlements(link) = route { Some(link.as_deref().map(tidied)) } else { None }
    }
}

/// The address in the app that carries the form's answers; empty while the reference date cannot be read.
pub fn place(evaluation: &Evaluation) -> String {
    match link_of(evaluation) {
        it if it.is_empty() => it,
        it => Route::Entitlements(Some(it)).to_string(),
    }
}

/// What a link carries of the form's answers; empty while the reference date cannot be read.
fn link_of(evaluation: &Evaluation) -> String {
    match evaluation {
        Evaluation::InvalidDay(..) => String::new(),
        Evaluation::Evaluated(it) => link::write(pack::pack(), &profile_scenario(it)),
    }
}

/// The addresses that compare this case with an empty one, and with itself five years later.
pub fn comparisons(evaluation: &Evaluation) -> (String, String) {
    let Evaluation::Evaluated(evaluated) = evaluation else { return Default::default() };
    let (own, pack) = (profile_scenario(evaluated), pack::pack());
    let nobody = Scenario { subject: Subject::Profile(None), facts: Facts::new(), unsure: Vec::new(), ..own.clone() };
    let later = Scenario { as_of: Some(evaluated.profile.as_of.plus_months(60)), ..own.clone() };
    let to = |other| Route::Compare(Some(comparison_link::write(pack, &own, other))).to_string();
    (to(&nobody), to(&later))
}

/// A profile as a scenario: what was entered, and not what follows from it.
pub fn profile_scenario(evaluation: &ProfileEvaluation) -> Scenario {
    scenario(&evaluation.profile, &evaluation.review.known)
}

fn scenario(profile: &Profile, known: &Known) -> Scenario {
    let entered = profile.facts.answered().filter(|it| known.because(it.0).is_none());
    Scenario {
        subject: Subject::Profile(profile.post),
        as_of: Some(profile.as_of),
        readings: reading_ids(&profile.readings),
        facts: entered.collect(),
        unsure: profile.unsure.clone(),
    }
}

/// The scenario of one tool: what it asks, as far as the profile answers it.
pub fn tool_scenario(evaluation: &ProfileEvaluation, id: ToolId) -> Scenario {
    let (profile, facts) = (&evaluation.profile, &evaluation.review.known.facts);
    let tool = tool(id);
    let answers = tool.into_iter().flat_map(|it| it.facts.iter().map(|it| (*it, facts.get(*it))));
    let readings = tool.map(|it| link::readings(it, profile.chosen(it))).unwrap_or_default();
    Scenario { subject: Subject::Tool(id), as_of: Some(profile.as_of), readings, facts: answers.collect(), unsure: profile.unsure.clone() }
}

/// The profile of a scenario, for the day `default` where it names none.
pub fn profile_of(scenario: &Scenario, default: Day) -> Profile {
    let mut profile = Profile::new(scenario.as_of.unwrap_or(default));
    profile.post = if let Subject::Profile(post) = scenario.subject { post } else { None };
    profile.facts = scenario.facts.clone();
    profile.unsure = scenario.unsure.clone();
    profile.readings = reading_positions(&scenario.readings);
    profile
}

/// Chosen readings by id, from the positions that the engine uses.
fn reading_ids(positions: &[(String, u8)]) -> BTreeMap<String, String> {
    let mut by_id = BTreeMap::new();
    for reading in readings() {
        let chosen = positions.iter().find(|it| it.0 == reading.id).and_then(|it| reading.choice(it.1));
        if let Some(choice) = chosen {
            by_id.insert(reading.id.clone(), choice.id.clone());
        }
    }
    by_id
}
