//! Answers of a side that are refused.

use leptos::prelude::*;
use policy::model::ids::{FactId, ToolId};
use policy::model::text::Language;

use crate::i18n::messages::compare::words;
use crate::pages::entitlements::compare::cases::case_of;
use crate::pages::entitlements::implications::refusal;
use crate::pages::entitlements::lookup::tool;
use crate::pages::entitlements::profile_form::{Evaluation, ProfileField, ProfileForm};

/// An answer that is refused, in words.
#[derive(Clone, PartialEq)]
pub struct AnswerFault {
    /// The question.
    pub fact: FactId,
    /// Why its answer is refused.
    pub message: String,
}

/// The refused answers of a side, and answers that contradict each other: a link written by hand can bring them.
pub fn faults(form: ProfileForm, subject: Option<ToolId>, language: Language) -> Vec<AnswerFault> {
    let (pack, words) = (pack::pack(), words(language));
    match subject.and_then(tool) {
        Some(tool) => {
            let Some(case) = case_of(form, subject) else { return Vec::new() };
            let refused = policy::model::facts::refusals(pack, tool, &case.scenario.facts, case.as_of).into_iter();
            refused
                .map(|it| AnswerFault { fact: it.fact, message: entry::words::refused(pack, &case.scenario.facts, it, language) })
                .collect()
        }
        None => {
            let Evaluation::Evaluated(evaluated) = form.evaluate() else { return Vec::new() };
            let each = form.fields().into_iter().filter_map(|field| {
                let contradicts = evaluated.review.known.contradictions.contains(&field.id);
                let contradicts = || Some((words.contradicts)(field.fact.label.in_language(language))).filter(|_| contradicts);
                Some(AnswerFault { fact: field.id, message: refusal(&evaluated, field.id, language).or_else(contradicts)? })
            });
            each.collect()
        }
    }
}

/// Why the answer in a field is refused; nothing where it is not.
pub fn fault_of(field: ProfileField, faults: Memo<Vec<AnswerFault>>) -> Signal<Option<String>> {
    Signal::derive(move || faults.with(|it| it.iter().find(|it| it.fact == field.id).map(|it| it.message.clone())))
}
