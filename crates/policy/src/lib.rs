//! A policy document as checked data, and the exact engine that decides questions over it.
//!
//! Reading order: [`model`] is what the document says, what can be asked, what is known, and how a rule is written down;
//! [`engine`] decides a question, over time, under every reading, with what would change it; [`explain`] says it in words;
//! [`assessment`] is a unit's picture of itself.
//!
//! ```
//! use policy::engine::decide::verdict_of;
//! use policy::engine::evaluate::Situation;
//! use policy::model::criterion::{Criterion, Leaf};
//! use policy::model::day::Day;
//! use policy::model::ids::{ParameterId, ProvisionId};
//! use policy::model::rule::{Node, ReadingChoices, Rule};
//! use policy::model::value::{Answer, Tenure, Value};
//!
//! // 任职满两年: the service in the first slot has reached 24 months.
//! let leaf = Leaf::Served { service: 0, months: 24, parameter: ParameterId(0), reading: None };
//! let provision = ProvisionId { measure: 7, item: 1 };
//! let node = Node { criterion: Criterion::Leaf(leaf), provision, slots: leaf.slots() };
//! let rule = Rule { verdict: Some(0), criteria: vec![node], ..Rule::default() };
//!
//! let day = Day::new(2020, 12, 31).ok_or("no such day")?;
//! let mut situation = Situation { slots: [Answer::Open; 12], percent: 0, day, chosen: ReadingChoices::default() };
//! assert_eq!(verdict_of(&rule, &situation), None, "open is not no");
//!
//! let tenure = Tenure { since: Day::new(2018, 12, 31), earlier_months: 0 };
//! situation.put(0, Answer::Given(Value::Tenure(tenure)));
//! assert_eq!(verdict_of(&rule, &situation), Some(true), "two years to the day");
//! situation.day = day.day_before();
//! assert_eq!(verdict_of(&rule, &situation), Some(false));
//! # Ok::<(), &str>(())
//! ```
//!
//! Nothing in here knows today's date, a screen, a file or a network: the caller passes `as_of`.

pub mod model;
pub mod engine;
pub mod explain;
pub mod assessment;
