//! The one page for a person: who one may be, what follows from what, and the order of the questions.

use serde::{Deserialize, Serialize};

use crate::model::ids::{FactId, ProvisionId, ToolId};
use crate::model::text::Text;
use crate::model::value::Value;

/// The one page for a person: every question of the tools for a person, and what follows from what.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ProfilePage {
    /// What the question of who one is is called.
    pub label: Text,
    /// What to know before answering it.
    pub help: Text,
    /// Who one may be.
    pub posts: Vec<Post>,
    /// What follows from one answer to another.
    pub implications: Vec<Implication>,
    /// The tools that only concern some, with the position of the result that says whom.
    pub concerns: Vec<(ToolId, u8)>,
    /// What is asked before the questions of a tool.
    pub gates: Vec<Gate>,
    /// The amounts that may be added up.
    pub sums: Vec<Summand>,
    /// The yes-or-no questions that are answered on one screen, by ticking.
    pub together: Vec<Together>,
    /// The questions in the order of the page.
    pub sections: Vec<ProfileSection>,
    /// What the document names for people and no tool can work out.
    pub beyond: Vec<Beyond>,
}

impl ProfilePage {
    /// The post at its position.
    pub fn post(&self, at: u8) -> Option<&Post> {
        self.posts.get(usize::from(at))
    }
}

/// Who somebody is, and the questions that this answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Post {
    /// Its id in data and links.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// What it leaves open, and why.
    pub help: Option<Text>,
    /// What its own words settle.
    pub implies: Vec<(FactId, Value)>,
}

/// An answer that follows from another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Implication {
    /// Where this is the answer …
    pub when: (FactId, Value),
    /// … this one is too.
    pub then: (FactId, Value),
    /// It only saves asking twice: who answers otherwise does not contradict it.
    pub gives_way: bool,
}

/// Yes-or-no questions that are answered on one screen.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Together {
    /// What is asked of all of them.
    pub label: Text,
    /// The questions in order.
    pub facts: Vec<FactId>,
}

/// A question that is asked before those of a tool, and is none of the tool's own: whoever answers otherwise is not concerned by it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gate {
    /// The tool.
    pub tool: ToolId,
    /// What is asked first.
    pub fact: FactId,
    /// The answer with which the tool concerns somebody.
    pub value: Value,
    /// The questions of the tool that are asked only afterwards.
    pub before: Vec<FactId>,
}

/// An amount of money that one person gets, so that it may be added to others.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Summand {
    /// The tool.
    pub tool: ToolId,
    /// The position of the result.
    pub output: u8,
    /// The number of people it is for: only with one is it the person's own.
    pub people: Option<FactId>,
}

/// Questions that stand together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProfileSection {
    /// What they are about.
    pub title: Text,
    /// The questions in order.
    pub facts: Vec<FactId>,
}

/// A provision for people that no tool can work out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Beyond {
    /// The provision.
    pub provision: ProvisionId,
    /// Why not.
    pub reason: Text,
}
