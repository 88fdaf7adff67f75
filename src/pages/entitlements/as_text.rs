//! The whole result as plain text, to be pasted into a message, without anything sensitive.

use policy::explain::pieces::plain;
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::text::Language;

use crate::components::plain_text::Lines;
use crate::forms::answer_form::fact;
use crate::i18n::messages::entitlements::{Words, words};
use crate::pages::entitlements::benefit_summary::{BenefitSummary, Kind};
use crate::pages::entitlements::lookup::{readings, tool};
use crate::pages::entitlements::profile_form::{Evaluation, ProfileEvaluation};
use crate::pages::entitlements::summarize::{recognition, summaries};
use crate::pages::entitlements::timeline::periods;

/// The result. Nothing where the reference date cannot be read.
pub fn as_text(evaluation: &Evaluation, language: Language) -> String {
    let Evaluation::Evaluated(evaluated) = evaluation else { return String::new() };
    let (pack, words) = (pack::pack(), words(language));
    let mut text = Lines::default();
    text.line(&[words.title]);
    text.line(&[words.as_of, words.colon, &date_in_words(evaluated.profile.as_of, language)]);

    let benefits = summaries(evaluated, language);
    for kind in Kind::ALL {
        let each: Vec<&BenefitSummary> = benefits.iter().filter(|it| it.kind == kind && !it.private).collect();
        if each.is_empty() {
            continue;
        }
        text.heading((words.group)(kind));
        for benefit in each {
            entry(&mut text, benefit, words, language);
        }
    }

    // A heading of their group would reveal what was answered.
    let private: Vec<&BenefitSummary> = benefits.iter().filter(|it| it.private).collect();
    if !private.is_empty() {
        text.heading(words.private_result);
    }
    for benefit in private {
        text.line(&["- ", benefit.title]);
    }

    let line = evaluated.shareable_timeline();
    if !line.lanes.is_empty() {
        text.heading(words.line);
    }
    for lane in &line.lanes {
        let said: Vec<String> = periods(lane, line.from, language).into_iter().map(|it| it.said).collect();
        let title = tool(lane.tool).map(|it| it.title.in_language(language)).unwrap_or_default();
        let only = if lane.if_recognised { words.pending_mark } else { "" };
        text.line(&["- ", title, words.colon, &said.join(words.semicolon), only]);
    }

    text.heading(words.entered);
    for (label, answer) in entered(evaluated, language) {
        text.line(&["- ", label, words.colon, &answer]);
    }

    text.gap();
    text.line(&[words.beyond_in_text]);
    text.line(&[pack.disclaimer.in_language(language)]);
    text.line(&[&(words.edition)(&pack.edition, pack::short_hash())]);
    text.text()
}

/// The days to come, a line each, for a chat.
pub fn days_as_text(evaluation: &ProfileEvaluation, language: Language) -> String {
    let words = words(language);
    let mut text = Lines::default();
    for event in evaluation.shareable_timeline().events {
        let Some(tool) = tool(event.tool) else { continue };
        let numbers: Vec<String> = tool.provisions.iter().map(ToString::to_string).collect();
        let what = [&numbers.join(words.comma), " ", tool.title.in_language(language)].concat();
        text.line(&[&(words.on_that_day)(&date_in_words(event.day, language), &what, event.opens, event.if_recognised)]);
    }
    text.text()
}

/// What was entered, by label, and the readings that are not the usual ones. Of a sensitive answer it only says that there is one.
pub fn entered(evaluation: &ProfileEvaluation, language: Language) -> Vec<(&'static str, String)> {
    let (pack, words) = (pack::pack(), words(language));
    let mut lines = Vec::new();
    let post = evaluation.profile.post.and_then(|it| pack.profile.post(it));
    lines.extend(post.map(|it| (pack.profile.label.in_language(language), it.label.in_language(language).to_owned())));
    for (id, answer) in evaluation.profile.facts.answered() {
        let Some(fact) = fact(id).filter(|_| evaluation.review.known.because(id).is_none()) else { continue };
        let said = if fact.sensitive { words.private.to_owned() } else { answer_in_words(fact, answer, language) };
        lines.push((fact.label.in_language(language), said));
    }
    for reading in readings() {
        let chosen = evaluation.profile.readings.iter().find(|it| it.0 == reading.id).and_then(|it| reading.choice(it.1));
        lines.extend(chosen.map(|it| (reading.label.in_language(language), it.label.in_language(language).to_owned())));
    }
    lines
}

/// One tool.
fn entry(text: &mut Lines, benefit: &BenefitSummary, words: &Words, language: Language) {
    let numbers: Vec<String> = benefit.provisions.iter().map(ToString::to_string).collect();
    text.line(&["- ", benefit.title, (words.clause)(&numbers.join(words.comma)).as_str()]);
    text.line(&["  ", &benefit.headline]);
    for amount in &benefit.amounts {
        text.line(&["  ", amount.label, words.colon, &amount.amount]);
    }
    for id in &benefit.recognitions {
        text.line(&["  ", words.pending_line, &recognition(*id, language)]);
    }
    for label in benefit.missing.iter().filter_map(|it| fact(*it)).map(|it| it.label.in_language(language)) {
        text.line(&["  ", words.missing_line, label]);
    }
    for (change, _) in &benefit.changes {
        text.line(&["  ", words.change_line, &plain(change)]);
    }
    for reading in &benefit.readings {
        text.line(&["  ", &(words.depends_on)(reading.label)]);
        for (choice, gives, _) in &reading.choices {
            text.line(&["    ", choice, words.colon, gives]);
        }
    }
}

#[cfg(test)]
mod tests {
    use policy::engine::profile::known::Profile;
    use policy::engine::profile::review;
    use policy::model::facts::Facts;
    use policy::model::product::sample::{Sample, SampleKind};
    use policy::model::tool::Group;
    use policy::model::value::Value;

    use super::*;
    use crate::pages::entitlements::scenario::{profile_of, profile_scenario, tool_scenario};
    use crate::pages::entitlements::timeline::{events, rows_in_words};

    fn evaluated(profile: Profile) -> ProfileEvaluation {
        let review = review(pack::pack(), &profile);
        ProfileEvaluation { profile, review, invalid: Vec::new() }
    }

    fn people() -> impl Iterator<Item = &'static Sample> {
        pack::pack().samples.iter().filter(|it| it.kind == SampleKind::Person)
    }

    fn of_sample(sample: &Sample) -> Profile {
        let facts: Facts = sample.tools.iter().flat_map(|it| it.facts.iter().copied()).collect();
        Profile { facts, ..Profile::new(sample.as_of) }
    }

    #[test]
    fn every_sample_gives_a_whole_text_in_both_languages() {
        assert!(8 <= people().count());
        for sample in people() {
            let person = evaluated(of_sample(sample));
            assert_eq!(person.review.known.contradictions, [], "{}", sample.id);
            for language in [Language::Chinese, Language::English] {
                let text = as_text(&Evaluation::Evaluated(Box::new(person.clone())), language);
                for tool in pack::pack().tools.iter().filter(|it| it.group == Group::Person) {
                    assert!(text.contains(tool.title.in_language(language)), "{} in {text}", tool.id);
                }
                for wanted in [words(language).title, pack::short_hash(), &pack::pack().edition] {
                    assert!(text.contains(wanted), "{wanted} in {text}");
                }
                for unwanted in ["{", "}", "\n\n\n", "： ：", ": :", "()", "（）", "。。", "；；"] {
                    assert!(!text.contains(unwanted), "{unwanted} in {text}");
                }
            }
        }
    }

    /// Whatever a sensitive answer is: nothing that is passed on or stored depends on it.
    #[test]
    fn nothing_that_is_passed_on_tells_what_is_sensitive() {
        let pack = pack::pack();
        let sensitive: Vec<_> = (0u16..).map(policy::model::ids::FactId).zip(&pack.facts).filter(|it| it.1.sensitive).collect();
        assert_eq!(sensitive.len(), 3);
        for sample in people() {
            for language in [Language::Chinese, Language::English] {
                let mut shared = Vec::new();
                for choice in 0..3 {
                    let mut profile = of_sample(sample);
                    for (id, fact) in &sensitive {
                        let ticked = fact.kind == policy::model::fact::FactKind::YesNo;
                        let given = if ticked { Value::YesNo(choice == 0) } else { Value::Choice(choice) };
                        profile.facts.set(*id, policy::model::value::Answer::Given(given));
                    }
                    let person = evaluated(profile);
                    let link = exchange::link::write(pack, &profile_scenario(&person));
                    let tools: Vec<String> =
                        person.review.entries.iter().map(|it| exchange::link::write(pack, &tool_scenario(&person, it.tool))).collect();
                    let dates = exchange::calendar::calendar(
                        "",
                        &events(&person.shareable_timeline(), &person.profile.facts, language),
                        "20201231T000000Z",
                    );
                    let text = as_text(&Evaluation::Evaluated(Box::new(person)), language);
                    shared.push((link, tools, dates, text));
                }
                assert!(shared.windows(2).all(|it| it[0] == it[1]), "{}: {:#?}", sample.id, shared);
            }
        }
    }

    #[test]
    fn a_profile_comes_back_from_its_link() {
        for sample in people() {
            for post in [None, Some(9)] {
                let mut profile = of_sample(sample);
                profile.post = post;
                profile.readings = vec![("service_count".to_owned(), 1)];
                for (id, _) in pack::pack().facts.iter().enumerate().filter(|it| it.1.sensitive) {
                    profile.facts.set(policy::model::ids::FactId(u16::try_from(id).unwrap()), policy::model::value::Answer::Open);
                }
                let link = exchange::link::write(pack::pack(), &profile_scenario(&evaluated(profile.clone())));
                let read = exchange::link::read(pack::pack(), &link).unwrap();
                assert_eq!(read.problems, []);
                let back = profile_of(&read.scenario, policy::model::day::Day::EARLIEST);
                assert_eq!((back.post, back.as_of, &back.readings), (profile.post, profile.as_of, &profile.readings), "{link}");
                // What follows from another answer is not in the link, and follows again.
                assert_eq!(evaluated(back).review.entries, evaluated(profile).review.entries, "{link}");
            }
        }
    }

    /// Text and table contain the same days as the timeline itself.
    #[test]
    fn the_days_in_words_are_the_days_of_the_line() {
        for sample in people() {
            let person = evaluated(of_sample(sample));
            let line = person.shareable_timeline();
            for language in [Language::Chinese, Language::English] {
                let text = as_text(&Evaluation::Evaluated(Box::new(person.clone())), language);
                let dates = events(&line, &person.profile.facts, language);
                let names: std::collections::BTreeSet<&str> = dates.iter().map(|it| it.id.as_str()).collect();
                assert_eq!(names.len(), dates.len(), "each day is an event of its own");
                assert_eq!(dates.iter().map(|it| it.day).collect::<Vec<_>>(), line.events.iter().map(|it| it.day).collect::<Vec<_>>());
                for lane in &line.lanes {
                    let rows = rows_in_words(lane, line.from, language);
                    assert_eq!(rows.len(), lane.windows.len());
                    for (row, window) in rows.iter().zip(&lane.windows) {
                        let from = (line.from < window.from).then_some(window.from);
                        for day in [from, window.to].into_iter().flatten() {
                            let said = date_in_words(day, language);
                            assert!(row.contains(&said) && text.contains(&said), "{said} of {} in {row:?} and {text}", sample.id);
                        }
                        assert_eq!(row.contains(&words(language).no_end.to_owned()), window.to.is_none());
                        assert_eq!(row.contains(&words(language).already.to_owned()), from.is_none());
                    }
                }
            }
        }
    }
}
