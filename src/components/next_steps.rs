//! What to do next with a result: whom to ask, and what to say, ready to be sent.

use leptos::prelude::*;
use policy::engine::decide::Verdict;
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::{Explainer, verdict_case};
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::fact::Fact;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::text::Language;
use policy::model::tool::{Group, Tool};
use policy::model::value::Answer;
use template::View;
use template_macro::view;

use crate::components::copy_text::CopyText;
use crate::forms::answer_form::fact;
use crate::i18n::messages::components::next_steps::words;

/// Whom to ask about a person's entitlement and in which words, or how to answer politely what the document does not allow; nothing for
/// what a unit computes for itself, and before anything is answered.
pub fn next_steps(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry, language: Language) -> Option<View> {
    // Not for paper: who prints a result has it already.
    let words = words(language);
    let text = message(tool, facts, inquiry, language)?;
    let whom = match tool.group {
        Group::Person => Some(whom(tool, inquiry, language)),
        Group::Unit | Group::Gatekeeper => None,
    };
    let label = if tool.group == Group::Person { words.copy_question } else { words.copy_reply };
    let sent = text.clone();
    let view = view! {
        <div class="next-steps not-on-paper">
            {whom.map(|it| view! { <p>{it}</p> })}
            <blockquote class="to-send"><p>{text}</p></blockquote>
            <CopyText text=Signal::stored(sent) label=label/>
        </div>
    };
    Some(view)
}

/// What to say, without a name and without anything private.
pub fn message(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry, language: Language) -> Option<String> {
    let (pack, words) = (pack::pack(), words(language));
    let provision = tool.provisions.first().and_then(|it| pack.provision(*it))?;
    let said = |id: &FactId| {
        let (asked, answer) = (fact(*id)?, facts.get(*id));
        let told = answer != Answer::Open && !asked.sensitive && asked.decided_by.is_none();
        told.then(|| [named(asked, language), words.colon, &answer_in_words(asked, answer, language)].concat())
    };
    let said: Vec<String> = tool.facts.iter().filter_map(said).collect();
    if said.is_empty() {
        return None;
    }
    let (source, number, said) = (pack.short_title.in_language(language), provision.id.to_string(), said.join(words.semicolon));
    let explainer = Explainer { pack, tool, situation: &inquiry.situation, language };
    match tool.group {
        Group::Person => {
            let day = date_in_words(inquiry.situation.day, language);
            let open = open_recognitions(tool, inquiry);
            let open: Vec<&str> = open.iter().filter_map(|it| fact(*it)).map(|it| named(it, language)).collect();
            let title = tool.title.in_language(language);
            Some((words.question)(source, &number, &provision.key_phrase, title, &said, &day, &open.join(words.comma)))
        }
        Group::Gatekeeper if inquiry.finding.verdict == Verdict::NotMet => {
            let of_case = verdict_case(tool, &inquiry.finding).and_then(|it| it.key_phrase.as_ref());
            let phrase = of_case.unwrap_or(&provision.key_phrase);
            Some((words.reply)(source, &number, phrase, &said, explainer.verdict(&inquiry.finding)))
        }
        Group::Gatekeeper | Group::Unit => None,
    }
}

/// Who decides what is still open as far as the document says; else whom one may ask, which is the tool's own suggestion.
fn whom(tool: &'static Tool, inquiry: &Inquiry, language: Language) -> String {
    let words = words(language);
    let open = open_recognitions(tool, inquiry);
    let decided = open.iter().filter_map(|it| fact(*it)).filter_map(|fact| {
        let who = fact.decided_by.as_ref()?.in_language(language);
        Some([named(fact, language), words.colon, who].concat())
    });
    let decided: Vec<String> = decided.collect();
    if decided.is_empty() { words.ask_whom.to_owned() } else { [&decided.join(words.semicolon), words.stop, words.ask_whom].concat() }
}

/// What a fact is called in a sentence: without the «whether» of its question.
fn named(fact: &Fact, language: Language) -> &str {
    let label = fact.label.in_language(language);
    label.strip_prefix("是否").unwrap_or(label)
}

fn open_recognitions(tool: &'static Tool, inquiry: &Inquiry) -> Vec<FactId> {
    let is_open = |id: &FactId| {
        let slot = tool.slot_of(*id);
        slot.is_some_and(|slot| inquiry.situation.slot(slot) == Answer::Open) && fact(*id).is_some_and(|it| it.decided_by.is_some())
    };
    tool.facts.iter().copied().filter(is_open).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it must")]

    use policy::engine::inquiry::inquire;
    use policy::model::day::Day;
    use policy::model::rule::ReadingChoices;
    use policy::model::value::Value;

    use super::*;

    /// Each reason for which something is refused is a clause of its own, and a reply quotes that one.
    #[test]
    fn a_reply_quotes_what_its_case_rests_on() {
        let tool = pack::pack().tools.iter().find(|it| it.id == "secondment").unwrap();
        let day = Day::new(2026, 3, 2).unwrap();
        let reply = |approval: u8, end: Option<Day>, language| {
            let mut facts = Facts::new();
            let answers = [Answer::Given(Value::Choice(approval)), Answer::Given(Value::Date(day))];
            tool.facts.iter().zip(answers).for_each(|(fact, answer)| facts.set(*fact, answer));
            if let (Some(end), Some(last)) = (end, tool.facts.get(2)) {
                facts.set(*last, Answer::Given(Value::Date(end)));
            }
            let inquiry = inquire(pack::pack(), tool, &facts, day, ReadingChoices::default()).unwrap();
            message(tool, &facts, &inquiry, language).unwrap()
        };
        let (approval, length) = ("未经县委组织部或县人社局批准", "抽调期限不得超过6个月");
        for language in [Language::Chinese, Language::English] {
            for end in [None, Day::new(2026, 5, 1), Day::new(2028, 5, 1)] {
                let text = reply(2, end, language);
                assert!(text.contains(approval) && !text.contains(length), "{text}");
            }
            let text = reply(0, Day::new(2028, 5, 1), language);
            assert!(text.contains(length) && !text.contains(approval), "{text}");
        }
    }
}
