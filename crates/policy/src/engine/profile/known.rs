//! What somebody has told, and what follows from it.

use crate::model::day::Day;
use crate::model::facts::Facts;
use crate::model::ids::FactId;
use crate::model::pack::Pack;
use crate::model::product::profile_page::{Post, ProfilePage};
use crate::model::rule::ReadingChoices;
use crate::model::tool::Tool;
use crate::model::value::{Answer, Value};

/// What somebody has told about themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Who they are, as a position in [`ProfilePage::posts`].
    pub post: Option<u8>,
    /// What they answered themselves. What follows from it is in [`Known`].
    pub facts: Facts,
    /// What they do not know: left open, and not asked again.
    pub unsure: Vec<FactId>,
    /// The day for which it is asked.
    pub as_of: Day,
    /// The readings that are not the default: the id of the reading and the position of the choice. One switch serves
    /// every tool that has it.
    pub readings: Vec<(String, u8)>,
}

/// Why an answer is known although it was not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It follows from who one is; only that can be changed.
    Post,
    /// It follows from this answer.
    Fact(FactId),
}

/// All that is known: what was answered and what follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Every answer.
    pub facts: Facts,
    /// Those that follow, and from what.
    pub implied: Vec<(FactId, Because)>,
    /// Those among them that may be answered otherwise all the same.
    pub gives_way: Vec<FactId>,
    /// Answers that were given although the contrary follows; a link edited by hand can bring them. The answer given
    /// stands, except against who one is.
    pub contradictions: Vec<FactId>,
}

impl Known {
    /// From what an answer follows; nothing where it was given, or is open.
    pub fn because(&self, fact: FactId) -> Option<Because> {
        self.implied.iter().find(|it| it.0 == fact).map(|it| it.1)
    }
}

impl Profile {
    /// Nothing known, asked for a day.
    pub fn new(as_of: Day) -> Profile {
        Profile { post: None, facts: Facts::new(), unsure: Vec::new(), as_of, readings: Vec::new() }
    }

    /// What was answered, and what follows from it.
    pub fn known(&self, pack: &Pack) -> Known {
        known_by(&pack.profile, self.post(pack), &self.facts)
    }

    /// Answers a question, unless something else already settles it otherwise. Open is always taken.
    ///
    /// # Errors
    /// What settles it: who one is, or another answer.
    pub fn answer(&mut self, pack: &Pack, fact: FactId, answer: Answer) -> Result<(), Because> {
        match self.refuses(pack, fact, answer) {
            Some(because) => Err(because),
            None => {
                self.facts.set(fact, answer);
                self.unsure.retain(|it| *it != fact);
                Ok(())
            }
        }
    }

    /// Leaves a question open for good: whoever is asked does not know.
    pub fn leave_open(&mut self, fact: FactId) {
        self.facts.set(fact, Answer::Open);
        if !self.unsure.contains(&fact) {
            self.unsure.push(fact);
        }
    }

    /// What an answer would contradict, so that a form does not offer it.
    pub fn refuses(&self, pack: &Pack, fact: FactId, answer: Answer) -> Option<Because> {
        let Answer::Given(value) = answer else { return None };
        let settled_by_post = self.post(pack).and_then(|it| it.implies.iter().find(|it| it.0 == fact));
        if let Some(&(_, implied)) = settled_by_post {
            return (implied != value).then_some(Because::Post);
        }
        let mut without = self.facts.clone();
        without.set(fact, Answer::Open);
        let before = settled_by(&pack.profile, self.post(pack), &without);
        if before.facts.get(fact) != Answer::Open && before.facts.get(fact) != answer {
            return before.because(fact);
        }
        without.set(fact, answer);
        let after = settled_by(&pack.profile, self.post(pack), &without);
        let contradicted = after.contradictions.iter().find(|it| !before.contradictions.contains(it))?;
        Some(if self.facts.get(*contradicted) == Answer::Open || before.because(*contradicted) == Some(Because::Post) {
            before.because(*contradicted).unwrap_or(Because::Post)
        } else {
            Because::Fact(*contradicted)
        })
    }

    /// The readings of a tool.
    pub fn chosen(&self, tool: &Tool) -> ReadingChoices {
        let mut chosen = ReadingChoices::default();
        for (reading, at) in tool.readings.iter().zip(0u8..) {
            let choice = self.readings.iter().find(|it| it.0 == reading.id).map(|it| it.1);
            if let Some(choice) = choice.filter(|it| usize::from(*it) < reading.choices.len()) {
                chosen = chosen.with(at, choice);
            }
        }
        chosen
    }

    pub(super) fn post<'a>(&self, pack: &'a Pack) -> Option<&'a Post> {
        pack.profile.post(self.post?)
    }
}

/// What is known of somebody who is this and answered that.
pub fn known_by(page: &ProfilePage, post: Option<&Post>, given: &Facts) -> Known {
    let mut known = settled_by(page, post, given);
    // Whoever tells the particulars has what they are about.
    for gate in page.gates.iter().rev() {
        let told = gate.before.iter().find(|it| given.get(**it) != Answer::Open);
        if let Some(told) = told.filter(|_| known.facts.get(gate.fact) == Answer::Open) {
            known.facts.set(gate.fact, Answer::Given(gate.value));
            known.implied.push((gate.fact, Because::Fact(*told)));
            known.gives_way.push(gate.fact);
        }
    }
    for implication in page.implications.iter().filter(|it| it.gives_way) {
        let ((when, value), (then, follows)) = (implication.when, implication.then);
        if known.facts.get(when) == Answer::Given(value) && known.facts.get(then) == Answer::Open {
            known.facts.set(then, Answer::Given(follows));
            known.implied.push((then, Because::Fact(when)));
            known.gives_way.push(then);
        }
    }
    known
}

/// What follows whatever else is answered.
fn settled_by(page: &ProfilePage, post: Option<&Post>, given: &Facts) -> Known {
    let mut known = Known { facts: given.clone(), implied: Vec::new(), gives_way: Vec::new(), contradictions: Vec::new() };
    for &(fact, value) in post.map(|it| it.implies.as_slice()).unwrap_or_default() {
        known.facts.set(fact, Answer::Given(value));
        known.implied.push((fact, Because::Post));
    }
    // Each round answers at least one more question, or is the last.
    loop {
        let mut grown = false;
        for implication in page.implications.iter().filter(|it| !it.gives_way) {
            let ((when, value), (then, follows)) = (implication.when, implication.then);
            if known.facts.get(when) != Answer::Given(value) {
                continue;
            }
            if known.facts.get(then) == Answer::Open {
                known.facts.set(then, Answer::Given(follows));
                known.implied.push((then, Because::Fact(when)));
                grown = true;
            } else if known.facts.get(then) != Answer::Given(follows) && !known.contradictions.contains(&then) {
                known.contradictions.push(then);
            }
        }
        if !grown {
            return known;
        }
    }
}

/// Who somebody is by what is known of them: nothing where none of the posts that settle answers fits it, or more than one.
pub fn only_post(pack: &Pack, facts: &Facts) -> Option<u8> {
    let is_open = |it: &(FactId, Value)| facts.get(it.0) == Answer::Open;
    let fits =
        |post: &Post| !post.implies.is_empty() && post.implies.iter().all(|it| is_open(it) || facts.get(it.0) == Answer::Given(it.1));
    let mut fitting = (0u8..).zip(&pack.profile.posts).filter(|it| fits(it.1));
    let (at, post) = fitting.next()?;
    (fitting.next().is_none() && !post.implies.iter().all(is_open)).then_some(at)
}
