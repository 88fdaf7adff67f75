//! The whole result as plain text, to be pasted into a message. What is sensitive is not in it.

use policy::explain::pieces::plain;
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::text::Language;

use crate::components::lines::Lines;
use crate::screens::entitlements::form::{Asked, Seen, fact, readings};
use crate::screens::entitlements::time::spells;
use crate::screens::entitlements::told::{Kind, Result, Told, recognition, tool};
use crate::screens::entitlements::words::{Words, words};

/// The result. Nothing where the day asked about cannot be read.
pub fn as_text(seen: &Seen, language: Language) -> String {
    let Seen::Asked(asked) = seen else { return String::new() };
    let (pack, words) = (pack::pack(), words(language));
    let mut text = Lines::default();
    text.line(&[words.title]);
    text.line(&[words.as_of, words.colon, &date_in_words(asked.profile.as_of, language)]);

    let told: Vec<Told> = tolds(asked, language);
    for kind in Kind::ALL {
        let each: Vec<&Told> = told.iter().filter(|it| it.kind == kind && !it.private).collect();
        if each.is_empty() {
            continue;
        }
        text.heading((words.group)(kind));
        for it in each {
            entry(&mut text, it, words, language);
        }
    }

    // Under which heading they stood would tell what was answered.
    let private: Vec<&Told> = told.iter().filter(|it| it.private).collect();
    if !private.is_empty() {
        text.heading(words.private_result);
    }
    for it in private {
        text.line(&["- ", it.title]);
    }

    let line = asked.timeline_to_pass_on();
    if !line.lanes.is_empty() {
        text.heading(words.line);
    }
    for lane in &line.lanes {
        let said: Vec<String> = spells(lane, line.from, language).into_iter().map(|it| it.said).collect();
        let title = tool(lane.tool).map(|it| it.title.in_language(language)).unwrap_or_default();
        let only = if lane.if_recognised { words.pending_mark } else { "" };
        text.line(&["- ", title, words.colon, &said.join(words.semicolon), only]);
    }

    text.heading(words.entered);
    for (label, answer) in entered(asked, language) {
        text.line(&["- ", label, words.colon, &answer]);
    }

    text.gap();
    text.line(&[words.beyond_in_text]);
    text.line(&[pack.disclaimer.in_language(language)]);
    text.line(&[&(words.edition)(&pack.edition, pack::short_hash())]);
    text.text()
}

/// Every tool in lines.
pub fn tolds(asked: &Asked, language: Language) -> Vec<Told> {
    asked.review.entries.iter().filter_map(|it| Some(Result::of(asked, it)?.told(asked, language))).collect()
}

/// What was told, by label, and the readings that are not the usual ones. Of what is sensitive only that it was answered.
pub fn entered(asked: &Asked, language: Language) -> Vec<(&'static str, String)> {
    let (pack, words) = (pack::pack(), words(language));
    let mut lines = Vec::new();
    let post = asked.profile.post.and_then(|it| pack.profile.post(it));
    lines.extend(post.map(|it| (pack.profile.label.in_language(language), it.label.in_language(language).to_owned())));
    for (id, answer) in asked.profile.facts.answered() {
        let Some(fact) = fact(id).filter(|_| asked.review.known.because(id).is_none()) else { continue };
        let said = if fact.sensitive { words.private.to_owned() } else { answer_in_words(fact, answer, language) };
        lines.push((fact.label.in_language(language), said));
    }
    for reading in readings() {
        let chosen = asked.profile.readings.iter().find(|it| it.0 == reading.id).and_then(|it| reading.choice(it.1));
        lines.extend(chosen.map(|it| (reading.label.in_language(language), it.label.in_language(language).to_owned())));
    }
    lines
}

/// One tool.
fn entry(text: &mut Lines, it: &Told, words: &Words, language: Language) {
    let numbers: Vec<String> = it.provisions.iter().map(ToString::to_string).collect();
    text.line(&["- ", it.title, (words.clause)(&numbers.join(words.comma)).as_str()]);
    text.line(&["  ", &it.headline]);
    for it in &it.amounts {
        text.line(&["  ", it.label, words.colon, &it.worth]);
    }
    for id in &it.recognitions {
        text.line(&["  ", words.pending_line, &recognition(*id, language)]);
    }
    for label in it.missing.iter().filter_map(|it| fact(*it)).map(|it| it.label.in_language(language)) {
        text.line(&["  ", words.missing_line, label]);
    }
    for (change, _) in &it.changes {
        text.line(&["  ", words.change_line, &plain(change)]);
    }
    for side in &it.readings {
        text.line(&["  ", &(words.hangs_on)(side.label)]);
        for (choice, gives, _) in &side.choices {
            text.line(&["    ", choice, words.colon, gives]);
        }
    }
}

#[cfg(test)]
mod tests {
    use policy::engine::profile::{Profile, review};
    use policy::model::facts::Facts;
    use policy::model::sample::{Sample, SampleKind};
    use policy::model::tool::Group;
    use policy::model::value::Value;

    use super::*;
    use crate::screens::entitlements::time::{events, rows_in_words};

    fn asked(profile: Profile) -> Asked {
        let review = review(pack::pack(), &profile);
        Asked { profile, review, misread: Vec::new() }
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
            let it = asked(of_sample(sample));
            assert_eq!(it.review.known.contradictions, [], "{}", sample.id);
            for language in [Language::Chinese, Language::English] {
                let text = as_text(&Seen::Asked(Box::new(it.clone())), language);
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

    /// Whatever is answered to them: nothing that is passed on or kept depends on a sensitive answer.
    #[test]
    fn nothing_that_is_passed_on_tells_what_is_sensitive() {
        let pack = pack::pack();
        let sensitive: Vec<_> = (0u16..).map(policy::model::ids::FactId).zip(&pack.facts).filter(|it| it.1.sensitive).collect();
        assert_eq!(sensitive.len(), 2);
        for sample in people() {
            for language in [Language::Chinese, Language::English] {
                let mut seen = Vec::new();
                for choice in 0..3 {
                    let mut profile = of_sample(sample);
                    for (id, _) in &sensitive {
                        profile.facts.set(*id, policy::model::value::Answer::Given(Value::Choice(choice)));
                    }
                    let it = asked(profile);
                    let link = exchange::link::write(pack, &it.scenario());
                    let tools: Vec<String> =
                        it.review.entries.iter().map(|entry| exchange::link::write(pack, &it.scenario_of(entry.tool))).collect();
                    let dates = exchange::calendar::calendar(&events(&it.timeline_to_pass_on(), language), "20201231T000000Z");
                    let text = as_text(&Seen::Asked(Box::new(it)), language);
                    seen.push((link, tools, dates, text));
                }
                assert!(seen.windows(2).all(|it| it[0] == it[1]), "{}: {:#?}", sample.id, seen);
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
                let link = exchange::link::write(pack::pack(), &asked(profile.clone()).scenario());
                let read = exchange::link::read(pack::pack(), &link).unwrap();
                assert_eq!(read.problems, []);
                let back = crate::screens::entitlements::form::profile_of(&read.scenario, policy::model::day::Day::EARLIEST);
                assert_eq!((back.post, back.as_of, &back.readings), (profile.post, profile.as_of, &profile.readings), "{link}");
                // What follows from another answer is not in the link, and follows again.
                assert_eq!(asked(back).review.entries, asked(profile).review.entries, "{link}");
            }
        }
    }

    /// Text and table tell the same days as the line itself.
    #[test]
    fn the_days_in_words_are_the_days_of_the_line() {
        for sample in people() {
            let it = asked(of_sample(sample));
            let line = it.timeline_to_pass_on();
            for language in [Language::Chinese, Language::English] {
                let text = as_text(&Seen::Asked(Box::new(it.clone())), language);
                let dates = events(&line, language);
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
