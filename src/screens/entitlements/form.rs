//! What stands in the one form about a person, and what follows from it.

use std::collections::BTreeMap;

use entry::Entry;
use entry::date::Dated;
use entry::misread::{Misread, Wanted};
use exchange::link::{self, Scenario, Subject};
use leptos::prelude::*;
use policy::day::Day;
use policy::facts::{Answer, Facts};
use policy::pack::{Fact, FactId, FactKind, Group, Reading, Sample, Tool, ToolId};
use policy::profile::{Profile, Review, Timeline, review, timeline};

use crate::drafts::profile as kept;
use crate::screens::entitlements::told::tool;
use crate::today::today;

/// The form: one signal for each question, so that typing in one field touches no other.
#[derive(Clone, Copy)]
pub struct Form {
    fields: StoredValue<Vec<FormField>>,
    /// Who they are, as a position in the posts of the pack.
    pub post: RwSignal<Option<u8>>,
    /// The day asked about.
    pub as_of: RwSignal<Entry>,
    /// The readings that are not the default, by id; one serves every tool that has it.
    pub readings: RwSignal<BTreeMap<String, String>>,
}

/// The field of a question.
#[derive(Clone, Copy)]
pub struct FormField {
    /// Which question.
    pub id: FactId,
    /// What stands in it.
    pub entry: RwSignal<Entry>,
    /// They do not know.
    pub unsure: RwSignal<bool>,
}

/// What follows from the form.
#[derive(Clone, PartialEq)]
pub enum Seen {
    /// The day asked about cannot be read: nothing is said.
    NoDay(Entry, Misread),
    /// What is known, and what it comes to.
    Asked(Box<Asked>),
}

/// What is known, and what it comes to.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// What was told.
    pub profile: Profile,
    /// What it comes to.
    pub review: Review,
    /// Entries that cannot be read, and so count as open.
    pub misread: Vec<(FactId, Entry, Misread)>,
}

impl Form {
    /// The form as it was left on this device, or empty.
    pub fn kept() -> Form {
        let it = Form::empty();
        if let Some(kept) = kept::read(pack::pack()) {
            it.post.set(kept.post(pack::pack()));
            it.each(|field, fact| {
                field.entry.set(kept.entry(fact).cloned().unwrap_or_default());
                field.unsure.set(kept.is_unsure(fact));
            });
            it.as_of.set(kept.as_of().cloned().unwrap_or_else(|| Entry::of_day(today())));
            it.readings.set(kept.readings().clone());
        }
        it
    }

    /// Nothing known, asked for today.
    pub fn empty() -> Form {
        Form::about(pack::pack().profile.sections.iter().flat_map(|it| it.facts.iter().copied()))
    }

    /// A form with these questions, nothing known, asked for today.
    pub fn about(facts: impl Iterator<Item = FactId>) -> Form {
        let field = |id| FormField { id, entry: RwSignal::new(Entry::default()), unsure: RwSignal::new(false) };
        let it = Form {
            fields: StoredValue::new(facts.map(field).collect()),
            post: RwSignal::new(None),
            as_of: RwSignal::new(Entry::default()),
            readings: RwSignal::new(BTreeMap::new()),
        };
        it.clear();
        it
    }

    /// Empties it: what is suggested stands in it, the day is today, the readings are the usual ones.
    pub fn clear(self) {
        self.post.set(None);
        self.each(|field, fact| {
            field.entry.set(suggested(fact));
            field.unsure.set(false);
        });
        self.as_of.set(Entry::of_day(today()));
        self.readings.set(BTreeMap::new());
    }

    /// Puts an invented person into it.
    pub fn fill_with_sample(self, sample: &Sample) {
        let facts: Facts = sample.tools.iter().flat_map(|it| it.facts.iter().copied()).collect();
        self.fill(policy::profile::only_post(pack::pack(), &facts), &facts, &[], sample.as_of, BTreeMap::new());
    }

    /// Puts answers into it.
    pub fn fill(self, post: Option<u8>, facts: &Facts, unsure: &[FactId], as_of: Day, readings: BTreeMap<String, String>) {
        self.post.set(post);
        self.each(|field, fact| {
            field.entry.set(Entry::of(fact, facts.get(field.id)));
            field.unsure.set(unsure.contains(&field.id));
        });
        self.as_of.set(Entry::of_day(as_of));
        self.readings.set(readings);
    }

    /// Every question with its field.
    pub fn fields(self) -> Vec<FormField> {
        self.fields.with_value(Clone::clone)
    }

    /// The field of a question.
    pub fn field(self, fact: FactId) -> Option<FormField> {
        self.fields.with_value(|it| it.iter().find(|it| it.id == fact).copied())
    }

    /// What follows from what stands in it.
    pub fn seen(self) -> Memo<Seen> {
        Memo::new(move |_| self.look())
    }

    /// What is to be kept on the device.
    pub fn to_keep(self) -> kept::Kept {
        let mut entries = Vec::new();
        self.each(|field, fact| entries.push((fact, field.entry.get(), field.unsure.get())));
        // The day of the visit is no choice of the visitor's: on the next visit it is another.
        let as_of = Some(self.as_of.get()).filter(|it| *it != Entry::of_day(today()));
        kept::Kept::of(pack::pack(), self.post.get(), entries.into_iter(), as_of, self.readings.get())
    }

    /// The same at once.
    pub fn look(self) -> Seen {
        let pack = pack::pack();
        let as_of = self.as_of.get();
        let day = match day_of(&as_of) {
            Ok(day) => day,
            Err(why) => return Seen::NoDay(as_of, why),
        };
        let mut profile = Profile::new(day);
        profile.post = self.post.get();
        profile.readings = positions(&self.readings.get());
        let mut misread = Vec::new();
        self.each(|field, fact| {
            let entry = field.entry.get();
            match entry.read(&fact.kind) {
                Ok(answer) => profile.facts.set(field.id, answer),
                Err(why) if why.is_beginning() => {}
                Err(why) => misread.push((field.id, entry, why)),
            }
            if field.unsure.get() && profile.facts.get(field.id) == Answer::Open {
                profile.unsure.push(field.id);
            }
        });
        let review = review(pack, &profile);
        Seen::Asked(Box::new(Asked { profile, review, misread }))
    }

    fn each(self, mut with: impl FnMut(FormField, &'static Fact)) {
        // Copied out first: what is done with a field may ask for another.
        for field in self.fields() {
            if let Some(fact) = fact(field.id) {
                with(field, fact);
            }
        }
    }
}

impl Asked {
    /// Whether a tool rests on an answer that is sensitive.
    pub fn is_private(&self, tool: &Tool) -> bool {
        tool.facts.iter().any(|it| fact(*it).is_some_and(|it| it.sensitive) && self.profile.facts.get(*it) != Answer::Open)
    }

    /// When each entitlement opens and closes, without what rests on a sensitive answer.
    pub fn timeline_to_pass_on(&self) -> Timeline {
        let mut line = timeline(&self.review, self.profile.as_of);
        let private = |id| tool(id).is_some_and(|it| self.is_private(it));
        line.lanes.retain(|it| !private(it.tool));
        line.events.retain(|it| !private(it.tool));
        line
    }

    /// What one tool asks of what is known, as a scenario for a link; nothing sensitive, and no name.
    pub fn scenario_of(&self, id: ToolId) -> Scenario {
        let facts = &self.review.known.facts;
        let asks = tool(id);
        let asked = asks.into_iter().flat_map(|it| it.facts.iter().map(|it| (*it, facts.get(*it))));
        let readings = asks.map(|it| link::readings(it, self.profile.chosen(it))).unwrap_or_default();
        let unsure = self.profile.unsure.clone();
        Scenario { subject: Subject::Tool(id), as_of: Some(self.profile.as_of), readings, facts: asked.collect(), unsure }
    }

    /// As a scenario for a link: what was told and not what follows from it; nothing sensitive, and no name.
    pub fn scenario(&self) -> Scenario {
        let told = self.profile.facts.answered().filter(|it| self.review.known.because(it.0).is_none());
        Scenario {
            subject: Subject::Profile(self.profile.post),
            as_of: Some(self.profile.as_of),
            readings: by_id(&self.profile.readings),
            facts: told.collect(),
            unsure: self.profile.unsure.clone(),
        }
    }
}

/// A profile out of a scenario.
pub fn profile_of(scenario: &Scenario, otherwise: Day) -> Profile {
    let mut profile = Profile::new(scenario.as_of.unwrap_or(otherwise));
    profile.post = if let Subject::Profile(who) = scenario.subject { who } else { None };
    profile.facts = scenario.facts.clone();
    profile.unsure = scenario.unsure.clone();
    profile.readings = positions(&scenario.readings);
    profile
}

/// The day in an entry.
///
/// # Errors
/// Why it is none.
pub fn day_of(entry: &Entry) -> Result<Day, Misread> {
    match entry.dated() {
        Ok(Dated::Day(day)) => Ok(day),
        Ok(Dated::Month(_)) => Err(Misread::Incomplete(Wanted::Day)),
        Err(why) => Err(if entry.is_empty() { Misread::Incomplete(Wanted::Year) } else { why }),
    }
}

/// A question of the pack.
pub fn fact(id: FactId) -> Option<&'static Fact> {
    pack::pack().facts.get(usize::from(id.0))
}

/// The readings of the tools for a person, each once.
pub fn readings() -> Vec<&'static Reading> {
    let mut found: Vec<&'static Reading> = Vec::new();
    for reading in pack::pack().tools.iter().filter(|it| it.group == Group::Person).flat_map(|it| &it.readings) {
        if found.iter().all(|it| it.id != reading.id) {
            found.push(reading);
        }
    }
    found
}

/// Readings as the engine takes them: by position of the choice.
fn positions(by_id: &BTreeMap<String, String>) -> Vec<(String, u8)> {
    let position = |id: &str, choice: &str| {
        let reading = readings().into_iter().find(|it| it.id == id)?;
        let at = reading.choices.iter().position(|it| it.id == choice)?;
        u8::try_from(at).ok().map(|at| (reading.id.clone(), at))
    };
    by_id.iter().filter_map(|(id, choice)| position(id, choice)).collect()
}

/// The other way round.
fn by_id(positions: &[(String, u8)]) -> BTreeMap<String, String> {
    let mut by_id = BTreeMap::new();
    for reading in readings() {
        let chosen = positions.iter().find(|it| it.0 == reading.id).and_then(|it| reading.choices.get(usize::from(it.1)));
        if let Some(it) = chosen {
            by_id.insert(reading.id.clone(), it.id.clone());
        }
    }
    by_id
}

fn suggested(fact: &Fact) -> Entry {
    let suggested = match &fact.kind {
        FactKind::Number(kind) => kind.suggested,
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure => None,
    };
    suggested.map(|it| Entry::of_text(it.to_string())).unwrap_or_default()
}
