//! The open draft as signals: what its fields write to, and what follows from them.

use std::collections::BTreeMap;

use entry::Entry;
use entry::date::Dated;
use exchange::count::{PART, WHOLE, count_text, parse_count};
use exchange::draft::{Draft, Snapshot};
use leptos::prelude::*;
use policy::assessment::{Counted, Judged, Judgement, Own, PartsDone, Reply, Summary, Unit, snapshot, standing_of, summary, tool_asked};
use policy::day::Day;
use policy::facts::{Answer, Facts};
use policy::pack::{Fact, FactId, Indicator, ListKind, SettledBy};
use policy::plan::Item;
use policy::rule::Chosen;

use crate::drafts::history::History;
use crate::today::today;

/// The years that are taken.
const YEARS: core::ops::RangeInclusive<i32> = 2000..=2100;

/// How the draft's own fields are named where what stands in them cannot be read.
const YEAR: &str = "year";
const AS_OF: &str = "as_of";

/// The open draft.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What kind of unit it is about.
    pub unit: Unit,
    /// What it is called.
    pub name: RwSignal<String>,
    /// The unit.
    pub unit_name: RwSignal<String>,
    /// The period, in words.
    pub period: RwSignal<String>,
    /// The year, as typed.
    pub year: RwSignal<String>,
    /// The day it is asked for, as typed; empty for today.
    pub as_of: RwSignal<String>,
    /// The user's own weights by measure; empty where there are none.
    pub weights: RwSignal<BTreeMap<u8, u32>>,
    /// What is to be put right.
    pub plan: RwSignal<Vec<Item>>,
    /// How it stood before.
    pub snapshots: RwSignal<Vec<Snapshot>>,
    /// The day that is.
    pub day: Memo<Day>,
    /// The year that is; the last one that was one while something else stands there.
    pub in_year: Memo<i32>,
    /// All counts.
    pub summary: Memo<Summary>,
    /// What is to be kept.
    pub contents: Memo<Draft>,
    /// How many steps can be undone, and redone.
    pub steps: RwSignal<(usize, usize)>,
    forms: StoredValue<Vec<Form>>,
    /// As it was opened: what no field shows goes on from here.
    base: RwSignal<Draft>,
    history: StoredValue<History<Draft>>,
}

/// What a roll-up fills in: the unit's own word, the facts and the counts.
type Answers = (Option<Own>, Vec<(FactId, Answer)>, Counted);

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
    /// How many there are, and how many of them it is so with, as typed.
    pub counts: [RwSignal<String>; 2],
    /// Carried over, and not confirmed.
    pub unconfirmed: RwSignal<bool>,
    /// A remark.
    pub note: RwSignal<String>,
    /// What there is to show.
    pub evidence: RwSignal<String>,
    /// The post in charge.
    pub post: RwSignal<String>,
    /// The day it was looked at.
    pub on: RwSignal<Option<Day>>,
    /// The day on which a roll-up filled it in; nothing once somebody has changed it.
    pub computed: RwSignal<Option<Day>>,
    /// What was filled in then.
    as_computed: StoredValue<Answers>,
    /// The tool's facts.
    pub entries: StoredValue<Vec<(FactId, RwSignal<Entry>)>>,
    /// The tool's readings: kept as they came, there is no field for them here.
    pub readings: RwSignal<Chosen>,
    /// How it stands, and why.
    pub judged: Memo<Judged>,
}

impl Desk {
    /// Opens a draft.
    pub fn open(draft: Draft) -> Desk {
        let pack = pack::pack();
        let unit = draft.assessment.unit;
        let (year, as_of) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let day = Memo::new(move |_| as_of.with(|it| day_of(it)).unwrap_or_else(today));
        let opened_for = draft.assessment.year;
        let in_year = Memo::new(move |before: Option<&i32>| year.with(|it| year_of(it)).or(before.copied()).unwrap_or(opened_for));
        let kinds = unit.lists().iter().copied().chain([ListKind::Sentinel]);
        let indicators = kinds.filter_map(|it| pack.list(it)).flat_map(|list| list.indicators.iter().map(|it| (list.kind, it)));
        let forms: Vec<Form> = indicators.map(|(list, it)| Form::new(list, it, in_year, day)).collect();
        let forms = StoredValue::new(forms);
        let summary = Memo::new(move |_| summary(pack, &judgements(forms)));
        let base = RwSignal::new(draft.clone());
        let (name, unit_name, period) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
        let weights = RwSignal::new(BTreeMap::new());
        let (plan, snapshots) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
        let contents = Memo::new(move |_| {
            let mut it = base.with(Draft::contents);
            it.name = name.get();
            it.unit_name = unit_name.get();
            it.period = period.get();
            it.assessment.year = in_year.get();
            it.as_of = as_of.with(|it| day_of(it));
            it.weights = weights.get();
            it.plan = plan.get();
            it.snapshots = snapshots.get();
            it.unread = unread(&year.get(), &as_of.get());
            for form in forms.get_value() {
                let id = &form.indicator.id;
                let reply = form.reply();
                if reply.is_empty() {
                    it.assessment.replies.remove(id);
                } else {
                    it.assessment.replies.insert(id.clone(), reply);
                }
                let typed = form.typed();
                if typed.is_empty() {
                    it.typed.remove(id);
                } else {
                    it.typed.insert(id.clone(), typed);
                }
            }
            it
        });
        let history = StoredValue::new(History::new(draft.contents()));
        let desk = Desk {
            unit,
            name,
            unit_name,
            period,
            year,
            as_of,
            weights,
            plan,
            snapshots,
            day,
            in_year,
            summary,
            contents,
            steps: RwSignal::new((0, 0)),
            forms,
            base,
            history,
        };
        desk.fill(draft);
        history.set_value(History::new(contents.get_untracked()));
        Effect::new(move |_| {
            let now = contents.get();
            history.update_value(|it| it.put(now, js_sys::Date::now()));
            desk.steps.set(history.with_value(History::steps));
        });
        desk
    }

    /// Goes a step back.
    pub fn undo(self) {
        if let Some(it) = self.history.try_update_value(History::undo).flatten() {
            self.fill(it);
        }
    }

    /// Goes a step forth again.
    pub fn redo(self) {
        if let Some(it) = self.history.try_update_value(History::redo).flatten() {
            self.fill(it);
        }
    }

    /// Puts a draft into the fields, in the place of what stands there.
    pub fn fill(self, draft: Draft) {
        let unread = |field: &str| draft.unread.get(field).cloned();
        self.name.set(draft.name.clone());
        self.unit_name.set(draft.unit_name.clone());
        self.period.set(draft.period.clone());
        self.year.set(unread(YEAR).unwrap_or_else(|| draft.assessment.year.to_string()));
        self.as_of.set(unread(AS_OF).unwrap_or_else(|| draft.as_of.map(|it| it.to_string()).unwrap_or_default()));
        self.weights.set(draft.weights.clone());
        self.plan.set(draft.plan.clone());
        self.snapshots.set(draft.snapshots.clone());
        let (nothing, not_typed) = (Reply::default(), BTreeMap::new());
        for form in self.forms.get_value() {
            let id = &form.indicator.id;
            form.fill(draft.assessment.replies.get(id).unwrap_or(&nothing), draft.typed.get(id).unwrap_or(&not_typed));
        }
        self.base.set(draft);
    }

    /// How it stands now, to be compared with later.
    pub fn snapshot(self, label: String) -> Snapshot {
        let draft = self.contents.get_untracked();
        let standings = snapshot(&judgements(self.forms));
        Snapshot {
            label,
            taken_on: Some(today()),
            as_of: Some(self.day.get_untracked()),
            year: draft.assessment.year,
            edition: pack::pack().edition.clone(),
            standings,
            replies: bare(draft.assessment.replies),
        }
    }

    /// Everything judged, in the order of the positions in the summary.
    pub fn judgements(self) -> Vec<Judgement<'static>> {
        judgements(self.forms)
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
        let counts = [RwSignal::new(String::new()), RwSignal::new(String::new())];
        let (unconfirmed, readings) = (RwSignal::new(false), RwSignal::new(Chosen::default()));
        let entries: Vec<(FactId, RwSignal<Entry>)> = asked(indicator).map(|(id, _)| (id, RwSignal::new(Entry::default()))).collect();
        let entries = StoredValue::new(entries);
        let judged = Memo::new(move |_| {
            let reply = Reply {
                own: own.get(),
                facts: facts(entries),
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
        let (computed, as_computed) = (RwSignal::new(None), StoredValue::new((None, Vec::new(), Counted::default())));
        // Whoever changes what was computed has entered it.
        Effect::new(move |_| {
            let now: Answers = (own.get(), facts(entries).answered().collect(), counted(counts));
            if computed.get_untracked().is_some() && as_computed.with_value(|it| *it != now) {
                computed.set(None);
            }
        });
        Form {
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
            as_computed,
            entries,
            readings,
            judged,
        }
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

    fn fill(self, reply: &Reply, typed: &BTreeMap<String, Entry>) {
        self.own.set(reply.own);
        self.parts.set(reply.parts);
        self.readings.set(reply.readings);
        self.unconfirmed.set(reply.unconfirmed);
        self.note.set(reply.note.clone());
        self.evidence.set(reply.evidence.clone());
        self.post.set(reply.post.clone());
        self.on.set(reply.on);
        self.as_computed.set_value((reply.own, reply.facts.answered().collect(), reply.count));
        self.computed.set(reply.computed);
        for (signal, name) in self.counts.into_iter().zip([WHOLE, PART]) {
            signal.set(typed.get(name).map_or_else(|| count_text(&reply.count, name), |it| it.text.clone()));
        }
        for (id, entry) in self.entries.get_value() {
            if let Some(fact) = pack::pack().facts.get(usize::from(id.0)) {
                entry.set(typed.get(&fact.id).cloned().unwrap_or_else(|| Entry::of(fact, reply.facts.get(id))));
            }
        }
    }

    /// The reply as it is kept: what is sensitive is not.
    fn reply(self) -> Reply {
        let mut kept = Facts::new();
        let facts = self.facts();
        for (id, _) in asked(self.indicator).filter(|it| !it.1.sensitive) {
            kept.set(id, facts.get(id));
        }
        Reply {
            own: self.own.get(),
            facts: kept,
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

    /// What stands in its fields, where that is more than the answers say.
    fn typed(self) -> BTreeMap<String, Entry> {
        let facts = self.facts();
        let mut typed = BTreeMap::new();
        for (id, entry) in self.entries.get_value() {
            let Some(fact) = pack::pack().facts.get(usize::from(id.0)).filter(|it| !it.sensitive) else { continue };
            let entry = entry.get();
            if !entry.is_empty() && entry != Entry::of(fact, facts.get(id)) {
                typed.insert(fact.id.clone(), entry);
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

/// The answers alone, without notes and papers.
pub fn bare(replies: BTreeMap<String, Reply>) -> BTreeMap<String, Reply> {
    let bare = |it: Reply| Reply { note: String::new(), evidence: String::new(), post: String::new(), on: None, computed: None, ..it };
    replies.into_iter().map(|(id, it)| (id, bare(it))).filter(|it| !it.1.is_empty()).collect()
}

fn counted(counts: [RwSignal<String>; 2]) -> Counted {
    let [whole, part] = counts.map(|it| it.with(|it| parse_count(it)));
    Counted { whole, part }
}

/// What stands in the draft's own fields and cannot be read.
fn unread(year: &str, as_of: &str) -> BTreeMap<String, String> {
    let mut unread = BTreeMap::new();
    if year_of(year).is_none() {
        unread.insert(YEAR.to_owned(), year.to_owned());
    }
    if !as_of.trim().is_empty() && day_of(as_of).is_none() {
        unread.insert(AS_OF.to_owned(), as_of.to_owned());
    }
    unread
}

/// What the indicator's tool asks, but for what the parts of the year answer.
pub fn asked(indicator: &'static Indicator) -> impl Iterator<Item = (FactId, &'static Fact)> {
    let counted = match indicator.settled_by {
        SettledBy::ToolParts { over, done, .. } => vec![over, done],
        SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::OwnCount(_) | SettledBy::Tool { .. } => Vec::new(),
    };
    let facts = tool_asked(pack::pack(), indicator).map(|it| it.facts.as_slice()).unwrap_or_default();
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
    let text = entry::normalize::normalized(text);
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
