//! The open draft as signals: what its fields write to, and what follows from them.

use entry::Entry;
use entry::date::Dated;
use leptos::prelude::*;
use policy::assessment::{Judged, Judgement, Own, PartsDone, Summary, Unit, standing_of, summary, tool_of};
use policy::day::Day;
use policy::facts::Facts;
use policy::pack::{Fact, FactId, Indicator, ListKind, SettledBy};

use crate::drafts::saved::{Draft, Reply};
use crate::screens::assessment::clock::today;

/// The years that are taken.
const YEARS: core::ops::RangeInclusive<i32> = 2000..=2100;

/// The open draft.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What kind of unit it is about.
    pub unit: Unit,
    /// What it is called.
    pub name: RwSignal<String>,
    /// The unit.
    pub unit_name: RwSignal<String>,
    /// The year, as typed.
    pub year: RwSignal<String>,
    /// The day it is asked for, as typed; empty for today.
    pub as_of: RwSignal<String>,
    /// The day that is.
    pub day: Memo<Day>,
    /// The year that is; the last one that was one while something else stands there.
    pub in_year: Memo<i32>,
    /// All counts.
    pub summary: Memo<Summary>,
    /// What is to be kept.
    pub contents: Memo<Draft>,
    forms: StoredValue<Vec<Form>>,
    /// As it was opened: what no field shows goes on from here.
    base: RwSignal<Draft>,
}

/// The fields of one indicator.
#[derive(Clone, Copy)]
pub struct Form {
    /// The list it stands in.
    pub list: ListKind,
    /// What is asked.
    pub indicator: &'static Indicator,
    /// The unit's own word.
    pub own: RwSignal<Option<Own>>,
    /// The parts of the year.
    pub parts: RwSignal<PartsDone>,
    /// A remark.
    pub note: RwSignal<String>,
    /// The tool's facts.
    pub entries: StoredValue<Vec<(FactId, RwSignal<Entry>)>>,
    /// How it stands, and why.
    pub judged: Memo<Judged>,
}

impl Desk {
    /// Opens a draft.
    pub fn open(unit: Unit, draft: Draft) -> Desk {
        let pack = pack::pack();
        let (year, as_of) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let day = Memo::new(move |_| as_of.with(|it| day_of(it)).unwrap_or_else(today));
        let opened_for = draft.year;
        let in_year = Memo::new(move |before: Option<&i32>| year.with(|it| year_of(it)).or(before.copied()).unwrap_or(opened_for));
        let kinds = unit.lists().iter().copied().chain([ListKind::Sentinel]);
        let indicators = kinds.filter_map(|it| pack.list(it)).flat_map(|list| list.indicators.iter().map(|it| (list.kind, it)));
        let forms: Vec<Form> = indicators.map(|(list, it)| Form::new(list, it, in_year, day)).collect();
        let forms = StoredValue::new(forms);
        let summary = Memo::new(move |_| summary(pack, &judgements(forms)));
        let base = RwSignal::new(draft.clone());
        let (name, unit_name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let contents = Memo::new(move |_| {
            let mut it = base.with(|it| it.stamped().contents());
            it.name = name.get();
            it.unit_name = unit_name.get();
            it.year = in_year.get();
            it.as_of = as_of.get();
            for form in forms.get_value() {
                let reply = form.reply(it.replies.remove(&form.indicator.id).unwrap_or_default());
                if reply != Reply::default() {
                    it.replies.insert(form.indicator.id.clone(), reply);
                }
            }
            it
        });
        let desk = Desk { unit, name, unit_name, year, as_of, day, in_year, summary, contents, forms, base };
        desk.fill(draft);
        desk
    }

    /// Puts a draft into the fields, in the place of what stands there.
    pub fn fill(self, draft: Draft) {
        self.name.set(draft.name.clone());
        self.unit_name.set(draft.unit_name.clone());
        self.year.set(draft.year.to_string());
        self.as_of.set(draft.as_of.clone());
        let nothing = Reply::default();
        for form in self.forms.get_value() {
            form.fill(draft.replies.get(&form.indicator.id).unwrap_or(&nothing));
        }
        self.base.set(draft);
    }

    /// All indicators: those of the unit, then the burden watch.
    pub fn forms(self) -> Vec<Form> {
        self.forms.get_value()
    }

    /// The indicators of a section.
    pub fn of(self, section: Section) -> Vec<Form> {
        self.forms().into_iter().filter(|it| it.section() == section).collect()
    }

    /// The indicator at a position of the summary.
    pub fn at(self, at: usize) -> Option<Form> {
        self.forms.with_value(|it| it.get(at).copied())
    }

    /// The sections of the form, in order.
    pub fn sections(self) -> Vec<Section> {
        let mut all: Vec<Section> = Vec::new();
        for it in self.forms().iter().map(|it| it.section()) {
            if !all.contains(&it) {
                all.push(it);
            }
        }
        // A community's own questions follow the village's, of whichever chapter; the watch comes last.
        all.sort();
        all
    }

    /// What is written in the year's field is none.
    pub fn year_is_wrong(self) -> bool {
        self.year.with(|it| year_of(it).is_none())
    }

    /// What is written in the day's field is none.
    pub fn day_is_wrong(self) -> bool {
        self.as_of.with(|it| !it.trim().is_empty() && day_of(it).is_none())
    }
}

/// A section of the form.
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

impl Form {
    fn new(list: ListKind, indicator: &'static Indicator, year: Memo<i32>, day: Memo<Day>) -> Form {
        let pack = pack::pack();
        let (own, parts) = (RwSignal::new(None), RwSignal::new(PartsDone::default()));
        let entries: Vec<(FactId, RwSignal<Entry>)> = asked(indicator).map(|(id, _)| (id, RwSignal::new(Entry::default()))).collect();
        let entries = StoredValue::new(entries);
        let judged = Memo::new(move |_| {
            let reply = policy::assessment::Reply {
                own: own.get(),
                facts: facts(entries),
                parts: parts.get(),
                ..policy::assessment::Reply::default()
            };
            standing_of(pack, indicator, &reply, year.get(), day.get())
        });
        Form { list, indicator, own, parts, note: RwSignal::new(String::new()), entries, judged }
    }

    /// The section it stands in.
    pub fn section(self) -> Section {
        let measure = self.indicator.provisions.first().and_then(|it| pack::pack().measure(it.measure));
        match (self.list, measure) {
            (ListKind::Sentinel, _) | (_, None) => Section::Watch,
            (_, Some(it)) => Section::Chapter(it.chapter),
        }
    }

    /// The answers to the tool's questions. What cannot be read is open.
    pub fn facts(self) -> Facts {
        facts(self.entries)
    }

    /// Forgets what is answered.
    pub fn clear(self) {
        self.fill(&Reply { note: self.note.get_untracked(), ..Reply::default() });
    }

    fn fill(self, reply: &Reply) {
        self.own.set(reply.own());
        self.parts.set(reply.parts());
        self.note.set(reply.note.clone());
        for (id, entry) in self.entries.get_value() {
            if let Some(fact) = pack::pack().facts.get(usize::from(id.0)) {
                entry.set(reply.facts.get(&fact.id).cloned().unwrap_or_default());
            }
        }
    }

    /// The reply as it is kept: what no field shows is carried along, what is sensitive is not kept.
    fn reply(self, before: Reply) -> Reply {
        let mut reply = before;
        reply.own = self.own.get().map(|it| it.standing().id().to_owned()).unwrap_or_default();
        reply.set_parts(self.parts.get());
        reply.note = self.note.get();
        for (id, entry) in self.entries.get_value() {
            let Some(fact) = pack::pack().facts.get(usize::from(id.0)) else { continue };
            let entry = entry.get();
            if fact.sensitive || entry.is_empty() {
                reply.facts.remove(&fact.id);
            } else {
                reply.facts.insert(fact.id.clone(), entry);
            }
        }
        reply
    }
}

/// What the indicator's tool asks, but for what the parts of the year answer.
pub fn asked(indicator: &'static Indicator) -> impl Iterator<Item = (FactId, &'static Fact)> {
    let counted = match indicator.settled_by {
        SettledBy::ToolParts { over, done, .. } => vec![over, done],
        SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::Tool { .. } => Vec::new(),
    };
    let facts = tool_of(pack::pack(), indicator).map(|it| it.facts.as_slice()).unwrap_or_default();
    let asked = facts.iter().filter(move |it| !counted.contains(it));
    asked.filter_map(|it| Some((*it, pack::pack().facts.get(usize::from(it.0))?)))
}

fn facts(entries: StoredValue<Vec<(FactId, RwSignal<Entry>)>>) -> Facts {
    let answer = |(id, entry): (FactId, RwSignal<Entry>)| {
        let fact = pack::pack().facts.get(usize::from(id.0))?;
        Some((id, entry.with(|it| it.read(&fact.kind)).ok()?))
    };
    entries.get_value().into_iter().filter_map(answer).collect()
}

fn judgements(forms: StoredValue<Vec<Form>>) -> Vec<Judgement<'static>> {
    let one = |it: Form| Judgement { list: it.list, indicator: it.indicator, judged: it.judged.get() };
    forms.get_value().into_iter().map(one).collect()
}

/// The year that is written, where it is one that is taken.
pub fn year_of(text: &str) -> Option<i32> {
    let text = entry::fold::folded(text);
    text.trim().trim_end_matches('年').trim().parse().ok().filter(|it| YEARS.contains(it))
}

fn day_of(text: &str) -> Option<Day> {
    match entry::date::read(text, "", "") {
        Ok(Dated::Day(it)) => Some(it),
        Ok(Dated::Month(_)) | Err(_) => None,
    }
}

/// How many are answered, of how many.
pub fn progress(desk: Desk, section: Section) -> (u32, u32) {
    desk.summary.with(|it| {
        let counts = match section {
            Section::Watch => Some(it.watch),
            Section::Chapter(number) => it.chapters.iter().find(|it| it.0 == number).map(|it| it.1),
        };
        counts.map(|it| (it.answered(), it.asked())).unwrap_or_default()
    })
}
