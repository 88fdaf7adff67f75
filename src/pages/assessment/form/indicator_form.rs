//! The fields of one indicator: the unit's own answer, the parts of the year, the counts, and the questions of its tool.

use std::collections::BTreeMap;

use entry::Entry;
use exchange::count::{PART, WHOLE, count_text, parse_count};
use leptos::prelude::*;
use policy::assessment::evaluation::{Evaluation, standing_of, tool_asked};
use policy::assessment::filter::Filter;
use policy::assessment::reply::{Counted, OwnAnswer, PartsDone, Reply};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::product::indicator::{Indicator, ListKind, SettledBy};
use policy::model::rule::ReadingChoices;
use template::effect::effect;

use crate::forms::answer_form::AnswerForm;

/// The fields of one indicator.
#[derive(Clone, Copy)]
pub struct IndicatorForm {
    /// The list to which it belongs.
    pub list: ListKind,
    /// The indicator.
    pub indicator: &'static Indicator,
    /// The unit's own answer.
    pub own: RwSignal<Option<OwnAnswer>>,
    /// The parts of the year.
    pub parts: RwSignal<PartsDone>,
    /// How many there are, and how many of those meet the indicator, as typed.
    pub counts: [RwSignal<String>; 2],
    /// The answer was carried over from another draft and has not been confirmed.
    pub unconfirmed: RwSignal<bool>,
    /// A remark.
    pub note: RwSignal<String>,
    /// The evidence.
    pub evidence: RwSignal<String>,
    /// The post in charge.
    pub post: RwSignal<String>,
    /// The day it was looked at.
    pub on: RwSignal<Option<Day>>,
    /// The day on which a roll-up filled it in; nothing once somebody has changed it.
    pub computed: RwSignal<Option<Day>>,
    /// The answers as they were filled in.
    as_filled: StoredValue<Reply>,
    /// The tool's questions.
    pub answers: AnswerForm,
    /// The tool's readings: stored as they came, there is no field for them here.
    pub readings: RwSignal<ReadingChoices>,
    /// Whether it is met, and why.
    pub judged: Memo<Evaluation>,
    /// The id of the question that was last gone to, of all questions of the draft.
    pub shown: RwSignal<&'static str>,
}

impl IndicatorForm {
    /// Empty fields for an indicator.
    pub fn new(
        list: ListKind,
        indicator: &'static Indicator,
        year: Memo<i32>,
        day: Memo<Day>,
        shown: RwSignal<&'static str>,
    ) -> IndicatorForm {
        let pack = pack::pack();
        let (own, parts) = (RwSignal::new(None), RwSignal::new(PartsDone::default()));
        let counts = [RwSignal::new(String::new()), RwSignal::new(String::new())];
        let (unconfirmed, readings) = (RwSignal::new(false), RwSignal::new(ReadingChoices::default()));
        let answers = AnswerForm::new(questions(indicator));
        let judged = Memo::new(move |_| {
            let reply = Reply {
                own: own.get(),
                facts: answers.read().facts,
                readings: readings.get(),
                parts: parts.get(),
                count: counted(counts),
                unconfirmed: unconfirmed.get(),
                ..Reply::default()
            };
            standing_of(pack, indicator, &reply, year.get(), day.get())
        });
        let text = || RwSignal::new(String::new());
        let (note, evidence, post, on) = (text(), text(), text(), RwSignal::new(None));
        let (computed, as_filled) = (RwSignal::new(None), StoredValue::new(Reply::default()));
        effect(move |_| {
            let now = Reply {
                own: own.get(),
                facts: answers.read().facts,
                parts: parts.get(),
                count: counted(counts),
                unconfirmed: unconfirmed.get_untracked(),
                computed: computed.get_untracked(),
                ..Reply::default()
            };
            if now.unconfirmed || now.computed.is_some() {
                let changed = as_filled.with_value(|it| now.changed_from(it));
                computed.set(changed.computed);
                unconfirmed.set(changed.unconfirmed);
            }
        });
        IndicatorForm {
            list,
            indicator,
            own,
            parts,
            counts,
            unconfirmed,
            note,
            evidence,
            post,
            on,
            computed,
            as_filled,
            answers,
            readings,
            judged,
            shown,
        }
    }

    /// The section to which it belongs.
    pub fn section(self) -> Section {
        let measure = self.indicator.provisions.first().and_then(|it| pack::pack().measure(it.measure));
        match (self.list, measure) {
            (ListKind::Sentinel, _) | (_, None) => Section::Watch,
            (_, Some(it)) => Section::Chapter(it.chapter),
        }
    }

    /// The answers to the tool's questions. What cannot be read is open.
    pub fn facts(self) -> Facts {
        self.answers.read().facts
    }

    /// Replaces everything in the fields by a reply, and by the entries that were stored as typed.
    pub fn fill(self, reply: &Reply, typed: &BTreeMap<String, Entry>) {
        self.own.set(reply.own);
        self.parts.set(reply.parts);
        self.readings.set(reply.readings);
        self.unconfirmed.set(reply.unconfirmed);
        self.note.set(reply.note.clone());
        self.evidence.set(reply.evidence.clone());
        self.post.set(reply.post.clone());
        self.on.set(reply.on);
        self.as_filled.set_value(reply.clone());
        self.computed.set(reply.computed);
        for (signal, name) in self.counts.into_iter().zip([WHOLE, PART]) {
            signal.set(typed.get(name).map_or_else(|| count_text(&reply.count, name), |it| it.text.clone()));
        }
        for field in self.answers.each() {
            let stored = typed.get(&field.fact.id).cloned();
            field.entry.set(stored.unwrap_or_else(|| Entry::of(field.fact, reply.facts.get(field.id))));
        }
    }

    /// The reply as it is stored: without sensitive answers.
    pub fn reply(self) -> Reply {
        Reply {
            own: self.own.get(),
            facts: self.answers.storable_facts(),
            readings: self.readings.get(),
            parts: self.parts.get(),
            count: counted(self.counts),
            unconfirmed: self.unconfirmed.get(),
            note: self.note.get(),
            evidence: self.evidence.get(),
            post: self.post.get(),
            on: self.on.get(),
            computed: self.computed.get(),
        }
    }

    /// The entries that differ from what their answers would be written as, or that cannot be read: stored as typed.
    pub fn typed(self) -> BTreeMap<String, Entry> {
        let facts = self.facts();
        let mut typed = BTreeMap::new();
        for field in self.answers.storable() {
            let entry = field.entry.get();
            if !entry.is_empty() && entry != Entry::of(field.fact, facts.get(field.id)) {
                typed.insert(field.fact.id.clone(), entry);
            }
        }
        let count = counted(self.counts);
        for (signal, name) in self.counts.into_iter().zip([WHOLE, PART]) {
            let text = signal.get();
            if !text.trim().is_empty() && text != count_text(&count, name) {
                typed.insert(name.to_owned(), Entry::of_text(text));
            }
        }
        typed
    }
}

/// A section of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// A chapter of the document.
    Chapter(u8),
    /// The burden watch.
    Watch,
}

impl Section {
    /// How the address names it.
    pub fn id(self) -> String {
        match self {
            Section::Chapter(number) => number.to_string(),
            Section::Watch => WATCH.to_owned(),
        }
    }
}

/// How the address names the burden watch.
const WATCH: &str = "watch";

fn counted(counts: [RwSignal<String>; 2]) -> Counted {
    let [whole, part] = counts.map(|it| it.with(|it| parse_count(it)));
    Counted { whole, part }
}

/// The questions of the indicator's tool, without those that the parts of the year answer.
pub fn questions(indicator: &Indicator) -> Vec<FactId> {
    let counted = match indicator.settled_by {
        SettledBy::ToolParts { over, done, .. } => vec![over, done],
        SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::OwnCount(_) | SettledBy::Tool { .. } => Vec::new(),
    };
    let facts = tool_asked(pack::pack(), indicator).map(|it| it.facts.as_slice()).unwrap_or_default();
    facts.iter().copied().filter(|it| !counted.contains(it)).collect()
}

/// The id of an indicator's place in the page.
pub fn place(form: IndicatorForm) -> String {
    form.indicator.id.replace('.', "-")
}

/// Whether a filter takes a question; tracks what that depends on.
pub fn takes(filter: Filter, form: IndicatorForm) -> bool {
    let reply = Reply { unconfirmed: form.unconfirmed.get(), note: form.note.get(), ..Reply::default() };
    filter.takes(&reply, form.judged.with(|it| it.standing))
}
