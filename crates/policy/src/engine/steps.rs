//! One question after the other: what to ask next on a screen of its own, and how many more there may be.

use crate::engine::profile::known::Profile;
use crate::engine::profile::{Next, Review, State};
use crate::model::ids::FactId;
use crate::model::pack::Pack;

/// What is asked on one screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Who one is.
    Post,
    /// One question.
    Fact(FactId),
    /// Several yes-or-no questions, answered by ticking: the group's position, and those of its questions that are worth asking.
    Together(u8, Vec<FactId>),
}

impl Step {
    /// The questions of the screen.
    pub fn facts(&self) -> &[FactId] {
        match self {
            Step::Post => &[],
            Step::Fact(fact) => core::slice::from_ref(fact),
            Step::Together(_, facts) => facts,
        }
    }
}

/// The step that settles most; nothing when no answer that they can give matters any more.
pub fn next_step(pack: &Pack, profile: &Profile, review: &Review) -> Option<Step> {
    review.next.map(|next| match next {
        Next::Post => Step::Post,
        Next::Fact(fact) => step_of(pack, profile, review, fact),
    })
}

/// The step on which a question is asked, alone or together with others.
pub fn step_of(pack: &Pack, profile: &Profile, review: &Review, fact: FactId) -> Step {
    let group = (0u8..).zip(&pack.profile.together).find(|it| it.1.facts.contains(&fact));
    match group {
        Some((at, group)) => {
            let asked = |it: &&FactId| **it == fact || is_worth_asking(pack, profile, review, **it);
            Step::Together(at, group.facts.iter().filter(asked).copied().collect())
        }
        None => Step::Fact(fact),
    }
}

/// How many steps there are at most before nothing is worth asking any more, as far as it can be told now: an answer may spare some of
/// them, or bring another.
pub fn steps_left(pack: &Pack, profile: &Profile, review: &Review) -> usize {
    let worth: Vec<FactId> = review.questions.iter().map(|it| it.fact).filter(|it| is_worth_asking(pack, profile, review, *it)).collect();
    let grouped = pack.profile.together.iter().filter(|group| group.facts.iter().any(|it| worth.contains(it))).count();
    let alone = worth.iter().filter(|it| !pack.profile.together.iter().any(|group| group.facts.contains(it))).count();
    grouped + alone + usize::from(review.next == Some(Next::Post))
}

/// Whether a question is asked on a screen: it matters, they can answer it, and have not said that they do not know.
pub fn is_worth_asking(pack: &Pack, profile: &Profile, review: &Review, fact: FactId) -> bool {
    let matters = review.questions.iter().any(|it| it.fact == fact && matches!(it.state, State::Matters(_)));
    matters && !profile.unsure.contains(&fact) && pack.fact_at(fact).is_some_and(|it| it.decided_by.is_none())
}
