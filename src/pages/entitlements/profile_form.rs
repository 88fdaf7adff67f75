//! The one form about a person, and its evaluation.

use std::collections::BTreeMap;

use entry::Entry;
use entry::misread::Misread;
use leptos::prelude::*;
use policy::engine::profile::known::Profile;
use policy::engine::profile::timeline::{Timeline, timeline};
use policy::engine::profile::{Review, Reviewer};
use policy::model::day::Day;
use policy::model::fact::{Fact, FactKind, NumberKind};
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::product::sample::Sample;
use policy::model::tool::Tool;
use policy::model::value::Answer;

use crate::forms::answer_form::{AnswerForm, InvalidEntry, answers_sensitive, fact, sample_facts};
use crate::forms::as_of;
use crate::pages::entitlements::lookup::{readings, tool};
use crate::storage::profile::{self, StoredProfile};

/// The form about a person.
#[derive(Clone, Copy)]
pub struct ProfileForm {
    /// The answers to the questions.
    pub answers: AnswerForm,
    /// In the order of the questions: whether the person says that they do not know.
    unsure: StoredValue<Vec<RwSignal<bool>>>,
    /// Who the person is, as a position in the posts of the pack.
    pub post: RwSignal<Option<u8>>,
    /// The reference date.
    pub as_of: RwSignal<Entry>,
    /// The readings that are not the default, by id; one serves every tool that has it.
    pub readings: RwSignal<BTreeMap<String, String>>,
}

/// The field of a question.
#[derive(Clone, Copy)]
pub struct ProfileField {
    /// The question's place in the pack.
    pub id: FactId,
    /// The question.
    pub fact: &'static Fact,
    /// What is typed into its field.
    pub entry: RwSignal<Entry>,
    /// The person says that they do not know.
    pub unsure: RwSignal<bool>,
}

/// What the engine says of the form.
#[derive(Clone, PartialEq)]
pub enum Evaluation {
    /// The reference date cannot be read, so nothing is said: what is typed, and why it is no date.
    InvalidDay(Entry, Misread),
    /// The profile and its review.
    Evaluated(Box<ProfileEvaluation>),
}

/// A profile and its review.
#[derive(Clone, PartialEq)]
pub struct ProfileEvaluation {
    /// What was entered.
    pub profile: Profile,
    /// What the engine says of it.
    pub review: Review,
    /// Entries that cannot be read, and so count as open.
    pub invalid: Vec<InvalidEntry>,
}

impl ProfileForm {
    /// The form as it was left on this device, or empty.
    pub fn restored() -> ProfileForm {
        let form = ProfileForm::empty();
        form.restore();
        form
    }

    /// Fills the form with what is stored on this device, or empties it.
    pub fn restore(self) {
        let Some(stored) = profile::read(pack::pack()) else { return self.clear() };
        self.post.set(stored.post(pack::pack()));
        self.answers.restore(|it| stored.entry(it));
        for field in self.fields() {
            field.unsure.set(stored.is_unsure(field.fact));
        }
        self.as_of.set(as_of::restored(stored.as_of()));
        self.readings.set(stored.readings().clone());
    }

    /// Every question about a person, nothing answered, asked for today.
    pub fn empty() -> ProfileForm {
        ProfileForm::about(pack::pack().profile.sections.iter().flat_map(|it| it.facts.iter().copied()))
    }

    /// A form with these questions, nothing answered, asked for today.
    pub fn about(facts: impl Iterator<Item = FactId>) -> ProfileForm {
        let answers = AnswerForm::new(facts);
        let form = ProfileForm {
            answers,
            unsure: StoredValue::new(answers.each().iter().map(|_| RwSignal::new(false)).collect()),
            post: RwSignal::new(None),
            as_of: RwSignal::new(Entry::default()),
            readings: RwSignal::new(BTreeMap::new()),
        };
        form.clear();
        as_of::follow_today(form.as_of);
        form
    }

    /// Empties the form: suggested answers are put back, the day is today, the readings are the usual ones.
    pub fn clear(self) {
        self.post.set(None);
        self.answers.clear();
        self.set_unsure(&[]);
        self.as_of.set(as_of::today_entry());
        self.readings.set(BTreeMap::new());
    }

    /// Puts an invented person into the form.
    pub fn fill_from_sample(self, sample: &Sample) {
        let facts = sample_facts(&sample.tools);
        self.fill(policy::engine::profile::known::only_post(pack::pack(), &facts), &facts, &[], sample.as_of, BTreeMap::new());
    }

    /// Puts answers into the form.
    pub fn fill(self, post: Option<u8>, facts: &Facts, unsure: &[FactId], as_of: Day, readings: BTreeMap<String, String>) {
        self.post.set(post);
        self.answers.fill(facts);
        self.set_unsure(unsure);
        self.as_of.set(Entry::of_day(as_of));
        self.readings.set(readings);
    }

    /// Every field, in the order of the questions.
    pub fn fields(self) -> Vec<ProfileField> {
        let fields = self.answers.each().into_iter().zip(self.unsure.get_value());
        fields.map(|(it, unsure)| ProfileField { id: it.id, fact: it.fact, entry: it.entry, unsure }).collect()
    }

    /// The field of a question; nothing where the form does not ask it.
    pub fn field(self, id: FactId) -> Option<ProfileField> {
        self.fields().into_iter().find(|it| it.id == id)
    }

    /// The answers as far as they can be read.
    pub fn facts(self) -> Facts {
        self.answers.read().facts
    }

    /// The questions of which the person says that they do not know, without those that are answered all the same.
    pub fn unsure(self, facts: &Facts) -> Vec<FactId> {
        self.fields().into_iter().filter(|it| it.unsure.get() && facts.get(it.id) == Answer::Open).map(|it| it.id).collect()
    }

    /// What is to be stored on the device.
    pub fn to_store(self) -> StoredProfile {
        let fields = self.fields().into_iter().filter(|it| !it.fact.sensitive);
        let entries = fields.map(|it| (it.fact, it.entry.get(), it.unsure.get()));
        StoredProfile::of(pack::pack(), self.post.get(), entries, as_of::to_store(self.as_of.get()), self.readings.get())
    }

    /// What the engine says, kept up to date.
    pub fn evaluation(self) -> Memo<Evaluation> {
        let reviewer = StoredValue::new(Reviewer::default());
        Memo::new(move |_| {
            // Kept outside of the store meanwhile: evaluating reads other signals.
            let mut last = reviewer.try_update_value(std::mem::take).unwrap_or_default();
            let evaluation = self.evaluate_with(&mut last);
            reviewer.set_value(last);
            evaluation
        })
    }

    /// What the engine says now.
    pub fn evaluate(self) -> Evaluation {
        self.evaluate_with(&mut Reviewer::default())
    }

    /// What was entered, with the entries that cannot be read and so count as open; or why the reference date is no date.
    pub fn profile(self) -> Result<(Profile, Vec<InvalidEntry>), Misread> {
        let day = self.as_of.with(as_of::read_day)?;
        let filled = self.answers.read();
        let invalid = self.answers.invalid(&filled);
        let unsure = self.unsure(&filled.facts);
        let readings = reading_positions(&self.readings.get());
        Ok((Profile { post: self.post.get(), facts: filled.facts, unsure, readings, ..Profile::new(day) }, invalid))
    }

    fn evaluate_with(self, reviewer: &mut Reviewer) -> Evaluation {
        match self.profile() {
            Ok((profile, invalid)) => {
                let review = reviewer.review(pack::pack(), &profile);
                Evaluation::Evaluated(Box::new(ProfileEvaluation { profile, review, invalid }))
            }
            Err(why) => Evaluation::InvalidDay(self.as_of.get(), why),
        }
    }

    fn set_unsure(self, unsure: &[FactId]) {
        self.fields().iter().for_each(|it| it.unsure.set(unsure.contains(&it.id)));
    }
}

impl ProfileEvaluation {
    /// Whether anything is told: what a form is filled with at first is not.
    pub fn is_begun(&self) -> bool {
        let suggested = |id| matches!(fact(id).map(|it| &it.kind), Some(FactKind::Number(NumberKind { suggested: Some(_), .. })));
        self.profile.post.is_some() || self.profile.facts.answered().any(|it| !suggested(it.0))
    }

    /// Whether a tool's result depends on a sensitive answer.
    pub fn is_private(&self, tool: &Tool) -> bool {
        let pack = pack::pack();
        let asked_first = pack.profile.gates.iter().filter(|it| pack.tool_at(it.tool).is_some_and(|it| it.id == tool.id));
        let told = |id| self.profile.facts.get(id) != Answer::Open && fact(id).is_some_and(|it| it.sensitive);
        answers_sensitive(tool, &self.profile.facts) || asked_first.into_iter().any(|it| told(it.fact))
    }

    /// When each entitlement opens and closes, without those that depend on a sensitive answer.
    pub fn shareable_timeline(&self) -> Timeline {
        let mut timeline = timeline(&self.review, self.profile.as_of);
        let private = |id| tool(id).is_some_and(|it| self.is_private(it));
        timeline.lanes.retain(|it| !private(it.tool));
        timeline.events.retain(|it| !private(it.tool));
        timeline
    }
}

/// Chosen readings by position, as the engine uses them, from their ids.
pub fn reading_positions(by_id: &BTreeMap<String, String>) -> Vec<(String, u8)> {
    let position = |id: &str, choice: &str| {
        let reading = readings().into_iter().find(|it| it.id == id)?;
        let at = reading.choices.iter().position(|it| it.id == choice)?;
        u8::try_from(at).ok().map(|at| (reading.id.clone(), at))
    };
    by_id.iter().filter_map(|(id, choice)| position(id, choice)).collect()
}
