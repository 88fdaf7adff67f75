//! The two cases that are compared: their forms, and what the forms say.

use exchange::link::{Scenario, Subject};
use leptos::prelude::*;
use policy::engine::profile::known::Profile;
use policy::model::day::Day;
use policy::model::ids::ToolId;

use crate::browser::clock::today;
use crate::forms::as_of::read_day;
use crate::pages::entitlements::lookup::tool;
use crate::pages::entitlements::profile_form::ProfileForm;
use crate::pages::entitlements::scenario::profile_of;

/// The two forms of the page.
#[derive(Clone, Copy)]
pub struct ComparisonForm {
    /// The tool that is compared; nothing where whole profiles are.
    pub subject: Option<ToolId>,
    /// The two cases.
    pub sides: [ProfileForm; 2],
    /// Which side is being edited, 0 or 1.
    pub edited: RwSignal<usize>,
}

/// The answers of one side.
#[derive(Clone, PartialEq)]
pub struct ComparedCase {
    /// The answers, as a link carries them.
    pub scenario: Scenario,
    /// The reference date.
    pub as_of: Day,
}

/// A form filled from a scenario.
pub fn filled(subject: Option<ToolId>, scenario: &Scenario) -> ProfileForm {
    let form = match subject.and_then(tool) {
        Some(it) => ProfileForm::about(it.facts.iter().copied()),
        None => ProfileForm::empty(),
    };
    fill(form, scenario);
    form
}

/// Fills a form from a scenario.
pub fn fill(form: ProfileForm, scenario: &Scenario) {
    let post = if let Subject::Profile(post) = scenario.subject { post } else { None };
    form.fill(post, &scenario.facts, &scenario.unsure, scenario.as_of.unwrap_or_else(today), scenario.readings.clone());
}

/// The answers of a form; nothing while its day cannot be read. Other entries that cannot be read count as open, and their
/// fields say so.
pub fn case_of(form: ProfileForm, subject: Option<ToolId>) -> Option<ComparedCase> {
    let as_of = read_day(&form.as_of.get()).ok()?;
    let facts = form.facts();
    let unsure = form.unsure(&facts);
    let post = form.post.get();
    let subject = subject.map_or(Subject::Profile(post), Subject::Tool);
    Some(ComparedCase { scenario: Scenario { subject, as_of: Some(as_of), readings: form.readings.get(), facts, unsure }, as_of })
}

/// The profile of a case.
pub fn profile(case: &ComparedCase) -> Profile {
    profile_of(&case.scenario, case.as_of)
}

/// Whether both are about the same tool, or both about whole profiles.
pub fn same_subject(one: Subject, other: Subject) -> bool {
    match (one, other) {
        (Subject::Tool(one), Subject::Tool(other)) => one == other,
        (Subject::Profile(_), Subject::Profile(_)) => true,
        (Subject::Tool(_), Subject::Profile(_)) | (Subject::Profile(_), Subject::Tool(_)) => false,
    }
}
