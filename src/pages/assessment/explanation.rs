//! Why an indicator stands as it does, in sentences.

use leptos::prelude::*;
use policy::assessment::{Counted, Judged, PartsFound, Why, tool_of};
use policy::changes::{Change, How, changes};
use policy::day::Day;
use policy::decide::{Finding, Outcome, situation};
use policy::explain::{Explainer, plain, unit_word};
use policy::facts::{Answer, Facts, Value};
use policy::number::Decimal;
use policy::pack::{Indicator, Parts, SettledBy, Wanted};
use policy::text::Language;

use crate::components::findings::outcomes_in_words;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::indicator_form::IndicatorForm;

/// Why, in sentences: first the upshot, then what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reasons {
    /// The upshot.
    pub upshot: Vec<String>,
    /// What it rests on: how deep it stands, whether it holds, and the sentence.
    pub grounds: Vec<(u8, Option<bool>, String)>,
}

/// Why a form's indicator stands as it does.
pub fn reasons(form: IndicatorForm, judged: &Judged, day: Day, language: Language) -> Reasons {
    let words = words(language);
    let mut it = Reasons::default();
    let parts_in = form.indicator.settled_by.parts().unwrap_or(Parts::Months);
    match &judged.why {
        Why::Own => {}
        Why::Unconfirmed => it.upshot.push(words.unconfirmed.to_owned()),
        Why::Count(count) => it.upshot.extend(count_in_words(form.indicator, *count, language)),
        Why::MoreThanAll(_) => it.upshot.push(words.put_right.to_owned()),
        Why::Parts(found) => it.upshot = parts_in_words(found, parts_in, language),
        Why::Refused(refusals) => {
            let facts = form.facts();
            it.upshot = refusals.iter().map(|it| entry::words::refused(pack::pack(), &facts, *it, language)).collect();
            it.upshot.push(words.put_right.to_owned());
        }
        Why::Tool(finding, found) => {
            if let Some(found) = found {
                it.upshot = parts_in_words(found, parts_in, language);
            }
            by_tool(form, finding, found.as_ref(), day, language, &mut it);
        }
    }
    it
}

fn by_tool(form: IndicatorForm, finding: &Finding, found: Option<&PartsFound>, day: Day, language: Language, it: &mut Reasons) {
    let pack = pack::pack();
    let Some(tool) = tool_of(pack, form.indicator) else { return };
    let facts = with_parts(form, found);
    let situation = situation(pack, tool, &facts, day, form.readings.get_untracked());
    let explainer = Explainer { pack, tool, it: &situation, language };
    it.upshot.push(explainer.verdict(finding).to_owned());
    let figures: Vec<Option<Outcome>> = finding.outputs.iter().map(|it| it.filter(Outcome::says_something)).collect();
    it.upshot.extend(outcomes_in_words(&explainer, tool, &figures));
    // While months are open the counts are no more than a lower bound: no reasons are pretended from them.
    if found.is_none_or(|it| it.open.is_empty()) {
        it.grounds = explainer.lines(finding).into_iter().map(|line| (line.depth, line.holds, line.sentence())).collect();
    }
}

/// The facts of an indicator, the counted parts of the year among them.
pub fn with_parts(form: IndicatorForm, found: Option<&PartsFound>) -> Facts {
    let mut facts = form.facts();
    if let (Some(found), SettledBy::ToolParts { over, done, .. }) = (found, form.indicator.settled_by) {
        let count = |it: usize| Answer::Given(Value::Number(Decimal::whole(i64::try_from(it).unwrap_or_default())));
        facts.set(over, count(usize::from(found.over)));
        facts.set(done, count(found.done.len()));
    }
    facts
}

/// What would close the gap by what somebody can do, in sentences: so many yuan, days or villages more. Nothing where nobody
/// can do anything about it, or no tool decides.
pub fn way(form: IndicatorForm, found: Option<&PartsFound>, day: Day, language: Language) -> Vec<String> {
    let pack = pack::pack();
    let Some(tool) = tool_of(pack, form.indicator) else { return Vec::new() };
    let (facts, readings) = (with_parts(form, found), form.readings.get());
    let situation = situation(pack, tool, &facts, day, readings);
    let explainer = Explainer { pack, tool, it: &situation, language };
    let all = changes(pack, tool, &facts, day, readings);
    // What an organisation has to decide besides is told among the reasons.
    let acts = |it: &&Change| it.how == How::Act;
    let Some(set) = all.iter().find(|it| !it.is_fixed() && it.changes.iter().any(|it| acts(&it))) else { return Vec::new() };
    set.changes.iter().filter(acts).map(|it| plain(&explainer.change(it))).collect()
}

/// The counts in a sentence, as far as they are given.
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

/// How many parts are over, and which of them lack it or are open.
fn parts_in_words(found: &PartsFound, parts: Parts, language: Language) -> Vec<String> {
    let words = words(language);
    if found.over == 0 {
        return vec![(words.no_part_over)(parts).to_owned()];
    }
    let mut said = vec![(words.parts_done)(parts, found.done.len(), found.over)];
    for (those, sentence) in [(&found.lacking, words.parts_lacking), (&found.open, words.parts_open)] {
        if !those.is_empty() {
            said.push(sentence(&part_names(those, parts, language)));
        }
    }
    said
}

/// `2月、5月`
pub fn part_names(those: &[u8], parts: Parts, language: Language) -> String {
    let words = words(language);
    let names: Vec<String> = those.iter().map(|it| (words.part_name)(parts, *it)).collect();
    names.join(words.and)
}
