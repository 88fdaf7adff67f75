//! What is looked for in a table: facts, and texts such as the name of a village.

use policy::model::fact::{Fact, FactKind};

/// Something that a column may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its id: a fact's, or one of the caller's own.
    pub id: String,
    /// What its column may be called. The first one is shown.
    pub labels: Vec<String>,
    /// What its cells hold.
    pub kind: Kind,
    /// Of a choice: what else each of its answers is called, beyond its labels and its id.
    pub also: Vec<Vec<String>>,
}

/// What a column's cells hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Answers to a fact.
    Fact(FactKind),
    /// Words.
    Text,
}

impl Wanted {
    /// A fact by its labels and its id.
    pub fn of_fact(fact: &Fact, aliases: &[&str]) -> Wanted {
        let own = [fact.label.zh.as_str(), fact.label.en.as_str(), fact.id.as_str()];
        let labels = own.into_iter().chain(aliases.iter().copied()).filter(|it| !it.is_empty()).map(str::to_owned).collect();
        Wanted { id: fact.id.clone(), labels, kind: Kind::Fact(fact.kind.clone()), also: Vec::new() }
    }

    /// Words under one of these labels.
    pub fn of_text(id: &str, labels: &[&str]) -> Wanted {
        Wanted { id: id.to_owned(), labels: labels.iter().map(|it| (*it).to_owned()).collect(), kind: Kind::Text, also: Vec::new() }
    }
}
