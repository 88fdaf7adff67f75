//! The reasons for the standing of an indicator, in sentences.

use leptos::prelude::*;
use policy::assessment::evaluation::{Evaluation, PartsFound, Why, tool_of};
use policy::assessment::reply::Counted;
use policy::engine::changes::{Change, ChangeKind, changes};
use policy::engine::decide::{Finding, Outcome, situation};
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::explain::wording::unit_word;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::number::Decimal;
use policy::model::product::indicator::{Indicator, Parts, SettledBy, Wanted};
use policy::model::text::Language;
use policy::model::value::{Answer, Value};

use crate::components::findings::outputs::outcomes_in_words;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::form::indicator_form::IndicatorForm;

/// The reasons of a standing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reasons {
    /// The result in sentences.
    pub upshot: Vec<String>,
    /// The criteria behind it: depth, whether it holds, and the sentence.
    pub grounds: Vec<(u8, Option<bool>, String)>,
}

/// The reasons for the standing of an indicator on a day.
pub fn reasons(form: IndicatorForm, judged: &Evaluation, day: Day, language: Language) -> Reasons {
    let words = words(language);
    let mut reasons = Reasons::default();
    let parts_in = form.indicator.settled_by.parts().unwrap_or(Parts::Months);
    match &judged.why {
        Why::Own => {}
        Why::Unconfirmed => reasons.upshot.push(words.unconfirmed.to_owned()),
        Why::Count(count) => reasons.upshot.extend(count_in_words(form.indicator, *count, language)),
        Why::MoreThanAll(_) => reasons.upshot.push(words.put_right.to_owned()),
        Why::Parts(found) => reasons.upshot = parts_in_words(found, parts_in, language),
        Why::Refused(refusals) => {
            let facts = form.facts();
            reasons.upshot = refusals.iter().map(|it| entry::words::refused(pack::pack(), &facts, *it, language)).collect();
            reasons.upshot.push(words.put_right.to_owned());
        }
        Why::Tool(finding, found) => {
            if let Some(found) = found {
                reasons.upshot = parts_in_words(found, parts_in, language);
            }
            by_tool(form, finding, found.as_ref(), day, language, &mut reasons);
        }
    }
    reasons
}

/// Adds the reasons of the tool that decides an indicator.
fn by_tool(form: IndicatorForm, finding: &Finding, found: Option<&PartsFound>, day: Day, language: Language, reasons: &mut Reasons) {
    let pack = pack::pack();
    let Some(tool) = tool_of(pack, form.indicator) else { return };
    let facts = with_parts(form, found);
    let situation = situation(pack, tool, &facts, day, form.readings.get_untracked());
    let explainer = Explainer { pack, tool, situation: &situation, language };
    reasons.upshot.push(explainer.verdict(finding).to_owned());
    reasons.upshot.extend(explainer.near(finding).iter().map(|it| plain(it).trim_end().to_owned()));
    let figures: Vec<Option<Outcome>> = finding.outputs.iter().map(|it| it.filter(Outcome::says_something)).collect();
    reasons.upshot.extend(outcomes_in_words(&explainer, tool, &figures));
    // While months are open the counts are only lower bounds, from which no reasons follow.
    if found.is_none_or(|it| it.open.is_empty()) {
        reasons.grounds = explainer.lines(finding).into_iter().map(|line| (line.depth, line.holds, line.sentence())).collect();
    }
}

/// The facts of an indicator, with the number of parts of the year that are over and done.
pub fn with_parts(form: IndicatorForm, found: Option<&PartsFound>) -> Facts {
    let mut facts = form.facts();
    if let (Some(found), SettledBy::ToolParts { over, done, .. }) = (found, form.indicator.settled_by) {
        let count = |number: usize| Answer::Given(Value::Number(Decimal::whole(i64::try_from(number).unwrap_or_default())));
        facts.set(over, count(usize::from(found.over)));
        facts.set(done, count(found.done.len()));
    }
    facts
}

/// The changes within reach that would make the indicator met, in sentences: how many yuan, days or villages more. Empty where there
/// are none, or no tool decides.
pub fn possible_changes(form: IndicatorForm, found: Option<&PartsFound>, day: Day, language: Language) -> Vec<String> {
    let pack = pack::pack();
    let Some(tool) = tool_of(pack, form.indicator) else { return Vec::new() };
    let (facts, readings) = (with_parts(form, found), form.readings.get());
    let situation = situation(pack, tool, &facts, day, readings);
    let explainer = Explainer { pack, tool, situation: &situation, language };
    let all = changes(pack, tool, &facts, day, readings);
    // What an organisation has to recognise besides is among the reasons.
    let is_action = |change: &&Change| change.how == ChangeKind::Act;
    let Some(set) = all.iter().find(|it| !it.is_fixed() && it.changes.iter().any(|it| is_action(&it))) else { return Vec::new() };
    set.changes.iter().filter(is_action).map(|it| plain(&explainer.change(it))).collect()
}

/// The counts in a sentence, as far as they are given; `None` where none is.
pub fn count_in_words(indicator: &Indicator, count: Counted, language: Language) -> Option<String> {
    let asked = indicator.count.as_ref()?;
    let words = words(language);
    let wanted = match indicator.settled_by {
        SettledBy::OwnCount(wanted) => wanted,
        SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => Wanted::All,
    };
    let unit = unit_word(&asked.unit, language);
    (count != Counted::default()).then(|| (words.counts)(wanted, count.whole, count.part, unit))
}

/// How many parts of the year are over and done, and which are lacking or open.
fn parts_in_words(found: &PartsFound, parts: Parts, language: Language) -> Vec<String> {
    let words = words(language);
    if found.over == 0 {
        return vec![(words.no_part_over)(parts).to_owned()];
    }
    let mut sentences = vec![(words.parts_done)(parts, found.done.len(), found.over)];
    for (parts_named, sentence) in [(&found.lacking, words.parts_lacking), (&found.open, words.parts_open)] {
        if !parts_named.is_empty() {
            sentences.push(sentence(&part_names(parts_named, parts, language)));
        }
    }
    sentences
}

/// The names of some parts of the year: `2月、5月`.
pub fn part_names(numbers: &[u8], parts: Parts, language: Language) -> String {
    let words = words(language);
    let names: Vec<String> = numbers.iter().map(|it| (words.part_name)(parts, *it)).collect();
    names.join(words.and)
}
