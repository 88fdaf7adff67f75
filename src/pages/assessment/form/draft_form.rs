//! The open draft as signals: what its fields write to, and what the engine says of it.

use std::collections::BTreeMap;

use entry::date::Dated;
use exchange::draft::{Comment, Draft, Snapshot};
use leptos::prelude::*;
use policy::assessment::compare::snapshot;
use policy::assessment::filter::Filter;
use policy::assessment::plan::Item;
use policy::assessment::reply::{Reply, Unit};
use policy::assessment::summary::{Judgement, Summary, asked, summary};
use policy::model::day::Day;
use template::effect::effect;

use crate::browser::clock::{current_day, elapsed, today};
use crate::pages::assessment::form::indicator_form::{IndicatorForm, Section, takes};
use crate::storage::undo::UndoHistory;

/// The years that are accepted.
const YEARS: core::ops::RangeInclusive<i32> = 2000..=2100;

/// The names of the draft's own fields, under which text that cannot be read is stored.
const YEAR: &str = "year";
const AS_OF: &str = "as_of";

/// The open draft.
#[derive(Clone, Copy)]
pub struct DraftForm {
    /// What kind of unit it is about.
    pub unit: Unit,
    /// What it is called.
    pub name: RwSignal<String>,
    /// The name of the unit.
    pub unit_name: RwSignal<String>,
    /// The period, in words.
    pub period: RwSignal<String>,
    /// The year, as typed.
    pub year: RwSignal<String>,
    /// The day it is asked for, as typed; empty for today.
    pub as_of: RwSignal<String>,
    /// The user's own weights by measure; empty where there are none.
    pub weights: RwSignal<BTreeMap<u8, u32>>,
    /// The plan of what is to be corrected.
    pub plan: RwSignal<Vec<Item>>,
    /// Earlier states of the draft.
    pub snapshots: RwSignal<Vec<Snapshot>>,
    /// The day asked for; today while the field holds none.
    pub day: Memo<Day>,
    /// The year asked for; while the field holds none, the last valid one.
    pub in_year: Memo<i32>,
    /// All counts.
    pub summary: Memo<Summary>,
    /// What is to be stored.
    pub contents: Memo<Draft>,
    /// How many steps can be undone, and redone.
    pub steps: RwSignal<(usize, usize)>,
    /// With how many questions each filter finds something, in the order of [`Filter::ALL`].
    pub found: Memo<[usize; 4]>,
    indicators: StoredValue<Vec<IndicatorForm>>,
    /// The draft as it was opened: what no field shows is taken from here.
    base: RwSignal<Draft>,
    history: StoredValue<UndoHistory<Draft>>,
}

impl DraftForm {
    /// Opens a draft.
    pub fn open(draft: Draft) -> DraftForm {
        let pack = pack::pack();
        let unit = draft.assessment.unit;
        let (year, as_of) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let day = Memo::new(move |_| as_of.with(|it| day_of(it)).unwrap_or_else(current_day));
        let opened_for = draft.assessment.year;
        let in_year = Memo::new(move |before: Option<&i32>| year.with(|it| year_of(it)).or(before.copied()).unwrap_or(opened_for));
        let shown = RwSignal::new("");
        let indicators: Vec<IndicatorForm> =
            asked(pack, unit).map(|(list, it)| IndicatorForm::new(list, it, in_year, day, shown)).collect();
        let indicators = StoredValue::new(indicators);
        let summary = Memo::new(move |_| summary(pack, &judgements(indicators)));
        let base = RwSignal::new(draft.clone());
        // What no field of an indicator shows, and each indicator by itself: an answer has one of them read anew, and not fifty.
        let beside = Memo::new(move |_| {
            let mut beside = base.with(Draft::contents);
            indicators.with_value(|all| {
                for form in all {
                    beside.assessment.replies.remove(&form.indicator.id);
                    beside.typed.remove(&form.indicator.id);
                }
            });
            beside
        });
        let stored = |indicator: &IndicatorForm| {
            let form = *indicator;
            Memo::new(move |_| (form.reply(), form.typed()))
        };
        let stored = StoredValue::new(indicators.with_value(|all| all.iter().map(stored).collect::<Vec<_>>()));
        let takers = |indicator: &IndicatorForm| {
            let form = *indicator;
            Memo::new(move |_| Filter::ALL.map(|it| takes(it, form)))
        };
        let takers = StoredValue::new(indicators.with_value(|all| all.iter().map(takers).collect::<Vec<_>>()));
        let found = Memo::new(move |_| {
            let all = takers.with_value(|all| all.iter().map(|it| it.get()).collect::<Vec<_>>());
            core::array::from_fn(|at| all.iter().filter(|it| it.get(at) == Some(&true)).count())
        });
        let (name, unit_name, period) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
        let weights = RwSignal::new(BTreeMap::new());
        let (plan, snapshots) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
        let contents = Memo::new(move |_| {
            let mut contents = beside.get();
            contents.name = name.get();
            contents.unit_name = unit_name.get();
            contents.period = period.get();
            contents.assessment.year = in_year.get();
            contents.as_of = as_of.with(|it| day_of(it));
            contents.weights = weights.get();
            contents.plan = plan.get();
            contents.snapshots = snapshots.get();
            contents.unread = unread(&year.get(), &as_of.get());
            for (form, stored) in indicators.get_value().into_iter().zip(stored.get_value()) {
                stored.with(|(reply, typed)| {
                    let id = &form.indicator.id;
                    if !reply.is_empty() {
                        contents.assessment.replies.insert(id.clone(), reply.clone());
                    }
                    if !typed.is_empty() {
                        contents.typed.insert(id.clone(), typed.clone());
                    }
                });
            }
            contents
        });
        let history = StoredValue::new(UndoHistory::new(draft.contents(), Draft::approximate_bytes));
        let form = DraftForm {
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
            found,
            indicators,
            base,
            history,
        };
        form.fill(draft);
        history.set_value(UndoHistory::new(contents.get_untracked(), Draft::approximate_bytes));
        effect(move |_| {
            let now = contents.get();
            history.update_value(|it| it.record(now, elapsed()));
            form.steps.set(history.with_value(UndoHistory::steps));
        });
        form
    }

    /// Undoes the last step.
    pub fn undo(self) {
        if let Some(draft) = self.history.try_update_value(UndoHistory::undo).flatten() {
            self.fill(draft);
        }
    }

    /// Repeats the step that was undone last.
    pub fn redo(self) {
        if let Some(draft) = self.history.try_update_value(UndoHistory::redo).flatten() {
            self.fill(draft);
        }
    }

    /// Replaces everything in the fields by a draft.
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
        for form in self.indicators.get_value() {
            let id = &form.indicator.id;
            form.fill(draft.assessment.replies.get(id).unwrap_or(&nothing), draft.typed.get(id).unwrap_or(&not_typed));
        }
        self.base.set(draft);
    }

    /// The present state, to be compared with later.
    pub fn snapshot(self, label: String) -> Snapshot {
        let draft = self.contents.get_untracked();
        let standings = snapshot(&judgements(self.indicators));
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

    /// What was written back about an answer.
    pub fn comment(self, indicator: &str) -> Option<Comment> {
        self.base.with(|it| it.comments.iter().find(|it| it.0 == indicator).map(|it| it.1.clone()))
    }

    /// Drops what was written back about an answer.
    pub fn drop_comment(self, indicator: &str) {
        self.base.update(|it| it.comments.retain(|it| it.0 != indicator));
    }

    /// The id of the draft.
    pub fn id(self) -> String {
        self.base.with_untracked(|it| it.id.clone())
    }

    /// Everything judged, in the order of the positions in the summary.
    pub fn judgements(self) -> Vec<Judgement<'static>> {
        judgements(self.indicators)
    }

    /// All indicators: those of the unit, then the burden watch.
    pub fn forms(self) -> Vec<IndicatorForm> {
        self.indicators.get_value()
    }

    /// The indicators of a section.
    pub fn of(self, section: Section) -> Vec<IndicatorForm> {
        self.forms().into_iter().filter(|it| it.section() == section).collect()
    }

    /// The indicator at a position of the summary.
    pub fn at(self, at: usize) -> Option<IndicatorForm> {
        self.indicators.with_value(|it| it.get(at).copied())
    }

    /// The sections of the form, in order.
    pub fn sections(self) -> Vec<Section> {
        let mut all: Vec<Section> = Vec::new();
        for section in self.forms().iter().map(|it| it.section()) {
            if !all.contains(&section) {
                all.push(section);
            }
        }
        // A community's own questions follow the village's, of whichever chapter; the watch comes last.
        order::sort(&mut all);
        all
    }

    /// Whether the text in the year's field is no valid year.
    pub fn year_is_wrong(self) -> bool {
        self.year.with(|it| year_of(it).is_none())
    }

    /// Whether the text in the day's field is no valid date.
    pub fn day_is_wrong(self) -> bool {
        self.as_of.with(|it| !it.trim().is_empty() && day_of(it).is_none())
    }
}

/// The answers alone, without notes and papers.
pub fn bare(replies: BTreeMap<String, Reply>) -> BTreeMap<String, Reply> {
    order::map(replies.into_iter().map(|(id, it)| (id, it.bare())).filter(|it| !it.1.is_empty()))
}

/// The text of the draft's own fields that cannot be read.
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

fn judgements(indicators: StoredValue<Vec<IndicatorForm>>) -> Vec<Judgement<'static>> {
    let one = |form: IndicatorForm| Judgement { list: form.list, indicator: form.indicator, judged: form.judged.get() };
    indicators.get_value().into_iter().map(one).collect()
}

/// Reads a year; nothing where it is none or outside of what is accepted.
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

/// How many indicators of a section are answered, and how many there are.
pub fn progress(form: DraftForm, section: Section) -> (u32, u32) {
    form.summary.with(|summary| {
        let counts = match section {
            Section::Watch => Some(summary.watch),
            Section::Chapter(number) => summary.chapters.iter().find(|it| it.0 == number).map(|it| it.1),
        };
        counts.map(|it| (it.answered(), it.asked())).unwrap_or_default()
    })
}
