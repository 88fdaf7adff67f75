//! A whole form: the entries of a tool's questions, read together.

use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::pack::Pack;
use policy::model::tool::Tool;
use policy::model::value::Answer;

use crate::Entry;
use crate::misread::Misread;

/// What a form comes to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filled {
    /// The answers. What cannot be read is open here, and stands below.
    pub facts: Facts,
    /// The entries that are no answers.
    pub misread: Vec<(FactId, Misread)>,
}

impl Filled {
    /// Whether something stands in the form that must be put right before anything can be said.
    pub fn is_refused(&self) -> bool {
        self.misread.iter().any(|it| !it.1.is_beginning())
    }
}

/// Reads the entries of a tool's questions.
pub fn read(pack: &Pack, tool: &Tool, entry: impl Fn(FactId) -> Entry) -> Filled {
    let mut filled = Filled::default();
    for &id in &tool.facts {
        let Some(fact) = pack.fact_at(id) else { continue };
        match entry(id).read(&fact.kind) {
            Ok(Answer::Open) => {}
            Ok(answer) => filled.facts.set(id, answer),
            Err(misread) => filled.misread.push((id, misread)),
        }
    }
    filled
}
