//! How far an indicator is from being met, in sentences.

use leptos::prelude::*;
use policy::assessment::evaluation::tool_of;
use policy::assessment::summary::Shortfall;
use policy::engine::decide::{Outcome, situation};
use policy::explain::explainer::Explainer;
use policy::explain::wording::unit_word;
use policy::model::product::indicator::{Parts, SettledBy};

use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::explanation::part_names;
use crate::pages::assessment::form::draft_form::DraftForm;
use crate::pages::assessment::form::indicator_form::IndicatorForm;

/// What is missing by the tool or by the counts, and which parts of the year are lacking.
pub fn missing(draft_form: DraftForm, form: IndicatorForm, shortfall: &Shortfall) -> Vec<String> {
    let (language, mut sentences) = (language(), Vec::new());
    let tool = tool_of(pack::pack(), form.indicator);
    if let (Some((at, outcome)), Some(tool)) = (shortfall.missing, tool)
        && !matches!(outcome, Outcome::Flag(_))
    {
        let facts = form.facts();
        let situation = situation(pack::pack(), tool, &facts, draft_form.day.get(), form.readings.get());
        let explainer = Explainer { pack: pack::pack(), tool, situation: &situation, language };
        let label = tool.output(at).map(|it| it.label.in_language(language));
        if let (Some(label), Some(value)) = (label, explainer.outcome(usize::from(at), Some(outcome))) {
            sentences.push((words(language).labelled)(label, &value));
        }
    }
    if let (Some(number), Some(asked), SettledBy::OwnCount(wanted)) = (shortfall.counted, &form.indicator.count, form.indicator.settled_by)
    {
        sentences.push((words(language).counted_short)(wanted, number, unit_word(&asked.unit, language)));
    }
    if !shortfall.lacking.is_empty() {
        let parts = form.indicator.settled_by.parts().unwrap_or(Parts::Months);
        sentences.push((words(language).parts_lacking)(&part_names(&shortfall.lacking, parts, language)));
    }
    sentences
}
