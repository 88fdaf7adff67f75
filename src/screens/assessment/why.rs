//! Why an indicator stands as it does, in sentences.

use leptos::prelude::*;
use policy::assessment::{Counted, Judged, PartsFound, Why, tool_of};
use policy::day::Day;
use policy::decide::{Finding, situation};
use policy::explain::{Explainer, unit_word};
use policy::facts::{Answer, Facts, Value};
use policy::number::Decimal;
use policy::pack::{Indicator, Parts, SettledBy};
use policy::text::Language;

use crate::screens::assessment::desk::Form;
use crate::screens::assessment::words::words;

/// Why, in sentences: first the upshot, then what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reasons {
    /// The upshot.
    pub upshot: Vec<String>,
    /// What it rests on: how deep it stands, whether it holds, and the sentence.
    pub grounds: Vec<(u8, Option<bool>, String)>,
}

/// Why a form's indicator stands as it does.
pub fn reasons(form: Form, judged: &Judged, day: Day, language: Language) -> Reasons {
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

fn by_tool(form: Form, finding: &Finding, found: Option<&PartsFound>, day: Day, language: Language, it: &mut Reasons) {
    let pack = pack::pack();
    let Some(tool) = tool_of(pack, form.indicator) else { return };
    let mut facts = form.facts();
    if let (Some(found), SettledBy::ToolParts { over, done, .. }) = (found, form.indicator.settled_by) {
        count(&mut facts, over, usize::from(found.over));
        count(&mut facts, done, found.done.len());
    }
    let situation = situation(pack, tool, &facts, day, form.readings.get_untracked());
    let explainer = Explainer { pack, tool, it: &situation, language };
    it.upshot.push(explainer.verdict(finding).to_owned());
    // While months are open the counts are no more than a lower bound: no reasons are pretended from them.
    if found.is_none_or(|it| it.open.is_empty()) {
        it.grounds = explainer.lines(finding).into_iter().map(|line| (line.depth, line.holds, line.sentence())).collect();
    }
}

fn count(facts: &mut Facts, fact: policy::pack::FactId, number: usize) {
    let number = Decimal::whole(i64::try_from(number).unwrap_or_default());
    facts.set(fact, Answer::Given(Value::Number(number)));
}

/// The counts in a sentence, as far as they are given.
pub fn count_in_words(indicator: &Indicator, count: Counted, language: Language) -> Option<String> {
    let asked = indicator.count.as_ref()?;
    let words = words(language);
    let one = |label: &str, it: Option<u32>| {
        let number = it?.to_string();
        let value = match language {
            Language::Chinese => [&number, unit_word(&asked.unit, language)].concat(),
            Language::English => number,
        };
        Some((words.labelled)(label, &value))
    };
    let said = [one(asked.whole.in_language(language), count.whole), one(asked.part.in_language(language), count.part)];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(words.stop))
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
