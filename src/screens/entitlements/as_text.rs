//! The whole result as plain text, to be pasted into a message. What is sensitive is not in it.

use policy::explain::{answer_in_words, date_in_words};
use policy::text::Language;

use crate::screens::entitlements::form::{Asked, Seen, fact, readings};
use crate::screens::entitlements::told::{Kind, Result, Told, tool};
use crate::screens::entitlements::time::spells;
use crate::screens::entitlements::words::{Words, words};

/// The result. Nothing where the day asked about cannot be read.
pub fn as_text(seen: &Seen, language: Language) -> String {
    let Seen::Asked(asked) = seen else { return String::new() };
    let (pack, words) = (pack::pack(), words(language));
    let mut text = Text::default();
    text.line(&[words.title]);
    text.line(&[words.as_of, words.colon, &date_in_words(asked.profile.as_of, language)]);

    let told: Vec<Told> = tolds(asked, language);
    for kind in Kind::ALL {
        let each: Vec<&Told> = told.iter().filter(|it| it.kind == kind).collect();
        if each.is_empty() {
            continue;
        }
        text.heading((words.group)(kind));
        for it in each {
            entry(&mut text, it, words, language);
        }
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
    text.0
}

/// Every tool in lines.
pub fn tolds(asked: &Asked, language: Language) -> Vec<Told> {
    asked.review.entries.iter().filter_map(|it| Some(Result::of(asked, it)?.told(asked, language))).collect()
}

/// What was told, by label, and the readings that are not the usual ones. Of what is sensitive only that it was answered.
pub fn entered(asked: &Asked, language: Language) -> Vec<(&'static str, String)> {
    let (pack, words) = (pack::pack(), words(language));
    let mut lines = Vec::new();
    let post = asked.profile.post.and_then(|it| pack.profile.posts.get(usize::from(it)));
    lines.extend(post.map(|it| (pack.profile.label.in_language(language), it.label.in_language(language).to_owned())));
    for (id, answer) in asked.profile.facts.answered() {
        let Some(fact) = fact(id).filter(|_| asked.review.known.because(id).is_none()) else { continue };
        let said = if fact.sensitive { words.private.to_owned() } else { answer_in_words(fact, answer, language) };
        lines.push((fact.label.in_language(language), said));
    }
    for reading in readings() {
        let chosen = asked.profile.readings.iter().find(|it| it.0 == reading.id).and_then(|it| reading.choices.get(usize::from(it.1)));
        lines.extend(chosen.map(|it| (reading.label.in_language(language), it.label.in_language(language).to_owned())));
    }
    lines
}

/// One tool. A result that would give away what is sensitive is not passed on.
fn entry(text: &mut Text, it: &Told, words: &Words, language: Language) {
    let numbers: Vec<String> = it.provisions.iter().map(ToString::to_string).collect();
    text.line(&["- ", it.title, (words.clause)(&numbers.join(words.comma)).as_str()]);
    if it.private {
        return text.line(&["  ", words.private_result]);
    }
    text.line(&["  ", &it.headline]);
    for (label, worth) in &it.amounts {
        text.line(&["  ", label, words.colon, worth]);
    }
    for recognition in &it.recognitions {
        text.line(&["  ", words.pending_line, recognition]);
    }
    for label in it.missing.iter().filter_map(|it| fact(*it)).map(|it| it.label.in_language(language)) {
        text.line(&["  ", words.missing_line, label]);
    }
    for (change, _) in &it.changes {
        text.line(&["  ", words.change_line, change]);
    }
    for side in &it.readings {
        text.line(&["  ", &(words.hangs_on)(side.label)]);
        for (choice, gives, _) in &side.choices {
            text.line(&["    ", choice, words.colon, gives]);
        }
    }
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, parts: &[&str]) {
        for it in parts {
            self.0.push_str(it);
        }
        self.0.push('\n');
    }

    fn gap(&mut self) {
        self.0.push('\n');
    }

    fn heading(&mut self, words: &str) {
        self.gap();
        self.line(&[words]);
    }
}
