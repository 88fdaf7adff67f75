//! A draft of a self-assessment, as the product holds it. [`crate::draft_file`] reads and writes it.

use std::collections::BTreeMap;

use entry::Entry;
use policy::assessment::plan::Item;
use policy::assessment::reply::{Assessment, Reply, Standing, Unit};
use policy::model::day::Day;
use policy::model::fact::FactYear;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use serde_json::{Map, Value};

/// The pack that a draft was made with.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Origin {
    /// Its edition.
    pub edition: String,
    /// Its hash.
    pub hash: String,
}

/// What was last entered into a tool.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Inputs {
    /// The reference date.
    pub as_of: Option<Day>,
    /// The facts.
    pub facts: Facts,
    /// The readings.
    pub readings: ReadingChoices,
}

/// How a draft stood on a day, kept to be compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// What it is called.
    pub label: String,
    /// The day it was taken.
    pub taken_on: Option<Day>,
    /// The day it was judged for.
    pub as_of: Option<Day>,
    /// The year it looked at.
    pub year: i32,
    /// The edition it was judged by.
    pub edition: String,
    /// How each indicator stood, in the order of their ids.
    pub standings: Vec<(String, Standing)>,
    /// What was answered, without notes and papers.
    pub replies: BTreeMap<String, Reply>,
}

/// What somebody who adds up has written back about an answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Comment {
    /// The remark.
    pub text: String,
    /// Who sent it.
    pub from: String,
    /// The day on which it was written, as text.
    pub on: String,
}

/// What was typed into the fields of a draft where that is more than the answers say: `1万` beside 10000, half a day beside
/// nothing. By indicator, and there by fact, or by the name of one of the two counts ([`crate::count`]).
pub type Typed = BTreeMap<String, BTreeMap<String, Entry>>;

/// The largest weight of a measure.
pub const MAX_WEIGHT: u32 = 100;

/// A draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its id: letters, digits, `-` and `_`; empty where the caller has to give it one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit's name.
    pub unit_name: String,
    /// The period, in words.
    pub period: String,
    /// The answers.
    pub assessment: Assessment,
    /// The day for which it is judged; `None` where the reader's own day is meant.
    pub as_of: Option<Day>,
    /// Counts up with every change.
    pub revision: u64,
    /// When it was saved, in UTC as `2020-12-31T08:00:00Z`, by the caller's clock.
    pub saved_at: String,
    /// What was typed into the fields, where that is more than the answers say.
    pub typed: Typed,
    /// The text of fields of the draft itself that cannot be read, by field: `year`, `as_of`.
    pub unread: BTreeMap<String, String>,
    /// The user's own weights by measure, from 0 to [`MAX_WEIGHT`]; empty where there are none, and 1 where nothing stands.
    pub weights: BTreeMap<u8, u32>,
    /// What is to be put right.
    pub plan: Vec<Item>,
    /// How it stood before, oldest first.
    pub snapshots: Vec<Snapshot>,
    /// What was last entered into each tool.
    pub inputs: BTreeMap<ToolId, Inputs>,
    /// What was written back about the answers, by the id of the indicator.
    pub comments: Vec<(String, Comment)>,
    /// The pack that it was made with.
    pub origin: Origin,
    /// Answers to indicators that the pack does not ask, by the id of the indicator, as they were.
    pub unplaced: Map<String, Value>,
}

impl Draft {
    /// An empty one.
    pub fn new(unit: Unit, year: i32) -> Draft {
        Draft {
            id: String::new(),
            name: String::new(),
            unit_name: String::new(),
            period: String::new(),
            assessment: Assessment { unit, year, replies: BTreeMap::new() },
            as_of: None,
            revision: 0,
            saved_at: String::new(),
            typed: Typed::new(),
            unread: BTreeMap::new(),
            weights: BTreeMap::new(),
            plan: Vec::new(),
            snapshots: Vec::new(),
            inputs: BTreeMap::new(),
            comments: Vec::new(),
            origin: Origin::default(),
            unplaced: Map::new(),
        }
    }

    /// What to call it: its own name, else the unit's; `None` where it has neither.
    pub fn title(&self) -> Option<&str> {
        [self.name.trim(), self.unit_name.trim()].into_iter().find(|it| !it.is_empty())
    }

    /// The same but for what saving changes: two drafts that are alike in this say the same.
    #[must_use]
    pub fn contents(&self) -> Draft {
        Draft { revision: 0, saved_at: String::new(), origin: Origin::default(), ..self.clone() }
    }

    /// How many bytes it takes in memory, about: what people write is counted, everything else estimated.
    pub fn approximate_bytes(&self) -> usize {
        /// What an answer or an item takes beside its texts.
        const EACH: usize = 400;
        let reply = |reply: &Reply| EACH + reply.note.len() + reply.evidence.len() + reply.post.len();
        let item = |item: &Item| {
            let texts = [&item.problem, &item.goal, &item.action, &item.post, &item.unit, &item.progress, &item.evidence];
            EACH + texts.into_iter().map(String::len).sum::<usize>()
        };
        let snapshot = |snapshot: &Snapshot| EACH + snapshot.standings.len() * 64 + snapshot.replies.values().map(reply).sum::<usize>();
        self.assessment.replies.values().map(reply).sum::<usize>()
            + self.typed.values().map(|it| it.len() * EACH).sum::<usize>()
            + self.plan.iter().map(item).sum::<usize>()
            + self.snapshots.iter().map(snapshot).sum::<usize>()
            + self.comments.iter().map(|it| EACH + it.1.text.len()).sum::<usize>()
            + self.unplaced.values().map(|it| it.to_string().len()).sum::<usize>()
    }

    /// As a start for another period: every answer marked until somebody confirms it, and what was said of the year itself where it is
    /// asked of the year before. What is left to be put right stays in the plan, and how it stands now becomes something to compare with.
    #[must_use]
    pub fn carried_over(&self, pack: &Pack, year: i32, now: Snapshot) -> Draft {
        let replies = &self.assessment.replies;
        let replies = order::map(replies.iter().filter(|it| !it.1.is_empty()).map(|(id, it)| (id.clone(), it.carried_over(pack))));
        let mut snapshots = self.snapshots.clone();
        snapshots.push(now);
        Draft {
            id: String::new(),
            name: String::new(),
            // "The first half of 2020" is not that of another year.
            period: String::new(),
            assessment: Assessment { unit: self.assessment.unit, year, replies },
            typed: typed_before(pack, &self.typed),
            as_of: None,
            revision: 0,
            unread: BTreeMap::new(),
            plan: self.plan.iter().filter(|it| !it.state.is_over()).cloned().collect(),
            snapshots,
            inputs: BTreeMap::new(),
            comments: Vec::new(),
            ..self.clone()
        }
    }
}

/// What was typed, where it is asked in another period: as the answers themselves ([`Reply::carried_over`]).
fn typed_before(pack: &Pack, typed: &Typed) -> Typed {
    let carried = |(id, entries): (&String, &BTreeMap<String, Entry>)| {
        let entries = entries.iter().filter_map(|(name, entry)| {
            let name = match pack.find_fact(name) {
                Some((_, fact)) if matches!(fact.of_year, FactYear::Before(_)) => return None,
                Some((this, fact)) if fact.of_year == FactYear::This => {
                    &pack.facts.iter().find(|it| it.of_year == FactYear::Before(this))?.id
                }
                Some(_) | None => name,
            };
            Some((name.clone(), entry.clone()))
        });
        let entries: BTreeMap<String, Entry> = order::map(entries);
        (!entries.is_empty()).then(|| (id.clone(), entries))
    };
    order::map(typed.iter().filter_map(carried))
}
