//! "What am I entitled to?": one profile, every tool for a person decided from it, and the question to ask next.

mod evaluated;
pub mod known;
pub mod standing;
pub mod timeline;

use core::cmp::Reverse;

use crate::engine::decide::situation;
use crate::engine::profile::evaluated::{Evaluated, Weight, evaluate};
use crate::engine::profile::known::{Because, Known, Profile, known_by};
use crate::engine::profile::standing::{Entry, Standing};
use crate::model::facts::Facts;
use crate::model::ids::{FactId, ToolId};
use crate::model::pack::Pack;
use crate::model::tool::{Group, Tool};
use crate::model::value::Answer;

/// The question to ask next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Who one is.
    Post,
    /// A fact.
    Fact(FactId),
}

/// How a question of the page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It was answered, though a date may be known by its month only.
    Answered,
    /// It follows from something else.
    Follows(Because),
    /// It is worth asking: it could still change what these tools come to, now or later, or an amount of theirs.
    Matters(Vec<ToolId>),
    /// It is not asked before this one is answered.
    Waits(FactId),
    /// It is worth asking for these tools only under another choice of a reading.
    OtherReading(Vec<ToolId>),
    /// It is not asked: these tools would ask it, and their results no longer depend on it.
    Settled(Vec<ToolId>),
}

/// A question of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact.
    pub fact: FactId,
    /// How it stands.
    pub state: State,
}

/// Everything that can be said of a profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// What is known.
    pub known: Known,
    /// The tools for a person, in the order of the document.
    pub entries: Vec<Entry>,
    /// The question that settles most; nothing when no answer that they can give matters any more.
    pub next: Option<Next>,
    /// The questions in the order of the page.
    pub questions: Vec<Question>,
}

/// Decides every tool for a person from one profile.
pub fn review(pack: &Pack, profile: &Profile) -> Review {
    Reviewer::default().review(pack, profile)
}

/// Reviews one profile after the other, and evaluates anew only the tools whose facts, day or readings have changed.
#[derive(Clone, Debug, Default)]
pub struct Reviewer {
    last: Vec<Evaluated>,
}

impl Reviewer {
    /// Decides every tool for a person from one profile. All of them must be of the same pack.
    pub fn review(&mut self, pack: &Pack, profile: &Profile) -> Review {
        let known = profile.known(pack);
        let mut tools: Vec<(ToolId, &Tool)> =
            (0u16..).map(ToolId).zip(&pack.tools).filter(|(_, tool)| tool.group == Group::Person).collect();
        order::sort_by(&mut tools, |one, other| one.1.provisions < other.1.provisions);
        let implied_by_post = known_by(&pack.profile, profile.post(pack), &Facts::new()).facts;
        let evaluated: Vec<Evaluated> =
            tools.iter().map(|&tool| self.evaluated(pack, tool, (&known.facts, &implied_by_post), profile)).collect();
        self.last.clone_from(&evaluated);
        let facts: Vec<FactId> = pack.profile.sections.iter().flat_map(|it| it.facts.iter().copied()).collect();
        let mut ranked: Vec<(Weight, FactId)> = Vec::new();
        for &fact in &facts {
            let weights = evaluated.iter().flat_map(|it| &it.worth).filter(|it| it.0 == fact).map(|it| it.1);
            let own = pack.fact_at(fact).is_some_and(|it| it.decided_by.is_none());
            ranked.extend(weights.reduce(Weight::and).filter(|_| own).map(|it| (it, fact)));
        }
        // The sort is stable, so that questions of equal weight keep the order of the page.
        order::sort_by_key(&mut ranked, |it| Reverse(it.0));
        // Who does not know is not asked again; it still matters, and is told as such.
        ranked.retain(|it| !profile.unsure.contains(&it.1));
        if let Some(first) = ranked.first().and_then(|it| general_first(pack, &evaluated, &ranked, it.1)) {
            ranked.insert(0, first);
        }
        let who = ranked.iter().any(|it| pack.profile.posts.iter().any(|post| post.implies.iter().any(|implied| implied.0 == it.1)));
        let next = if profile.post.is_none() && who { Some(Next::Post) } else { ranked.first().map(|it| Next::Fact(it.1)) };
        let questions = facts.iter().map(|&fact| Question { fact, state: state(pack, &known, &evaluated, fact) }).collect();
        let entries = evaluated
            .into_iter()
            .map(|mut evaluated| {
                if let Standing::Open(next) = &mut evaluated.entry.standing {
                    *next = ranked.iter().map(|it| it.1).find(|fact| evaluated.worth.iter().any(|it| it.0 == *fact));
                }
                evaluated.entry
            })
            .collect();
        Review { known, entries, next, questions }
    }

    fn evaluated(&self, pack: &Pack, (id, tool): (ToolId, &Tool), (facts, by_post): (&Facts, &Facts), profile: &Profile) -> Evaluated {
        let there = |facts: &Facts| situation(pack, tool, facts, profile.as_of, profile.chosen(tool));
        let gate = pack.profile.gates.iter().find(|it| it.tool == id);
        let of = (there(facts), there(by_post), gate.map(|it| facts.get(it.fact)));
        match self.last.iter().find(|it| it.entry.tool == id && it.of == of) {
            Some(same) => same.clone(),
            None => evaluate(pack, (id, tool), facts, of, gate),
        }
    }
}

/// Of the questions of a section about the same tool, the one that stands first: the general before the particular.
fn general_first(pack: &Pack, evaluated: &[Evaluated], ranked: &[(Weight, FactId)], best: FactId) -> Option<(Weight, FactId)> {
    let section = pack.profile.sections.iter().find(|it| it.facts.contains(&best))?;
    let of = |it: &Evaluated, fact: FactId| it.worth.iter().any(|it| it.0 == fact);
    let beside = |fact: FactId| evaluated.iter().any(|it| of(it, fact) && of(it, best));
    let first = section.facts.iter().find(|it| beside(**it) && ranked.iter().any(|(_, ranked)| ranked == *it))?;
    ranked.iter().find(|it| it.1 == *first).copied()
}

/// How a question stands, over all the tools.
fn state(pack: &Pack, known: &Known, evaluated: &[Evaluated], fact: FactId) -> State {
    match (known.because(fact), known.facts.get(fact)) {
        (Some(because), _) => return State::Follows(because),
        (None, Answer::Open) => {}
        (None, Answer::Given(_) | Answer::Month(_) | Answer::TenureSinceMonth(..)) => return State::Answered,
    }
    let of =
        |which: &dyn Fn(&Evaluated) -> bool| -> Vec<ToolId> { evaluated.iter().filter(|it| which(it)).map(|it| it.entry.tool).collect() };
    let matters = of(&|it| it.worth.iter().any(|it| it.0 == fact));
    if !matters.is_empty() {
        return State::Matters(matters);
    }
    let asks = |evaluated: &Evaluated| {
        let first = pack.profile.gates.iter().any(|gate| gate.tool == evaluated.entry.tool && gate.fact == fact);
        first || pack.tool_at(evaluated.entry.tool).is_some_and(|tool| tool.facts.contains(&fact))
    };
    if let Some(first) = evaluated.iter().filter(|it| asks(it)).find_map(|it| it.waits) {
        return State::Waits(first);
    }
    let other = of(&|it| it.other_reading.contains(&fact));
    if other.is_empty() { State::Settled(of(&asks)) } else { State::OtherReading(other) }
}
