//! The trainer's notes to a slide: background that is not on the slide itself.

use leptos::prelude::*;
use quiz::words::{explanation, in_short, letter, question_text};
use template::View;
use template_macro::view;
use training::deck::{Note, SlideQuestion, notes};

use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};
use crate::pages::training::deck::slideshow::Slideshow;

/// The notes of a slide: what to say, then what stands behind it.
pub fn of_slide(show: Slideshow, at: usize) -> View {
    let (say, lines) = in_words(show, at);
    let line = |(head, text): (String, String)| view! { <li><strong class="what">{head}</strong>" "<span>{text}</span></li> };
    let lines: Vec<View> = lines.into_iter().map(line).collect();
    view! { <p class="say">{say}</p>{(!lines.is_empty()).then(|| view! { <ul class="notes">{lines}</ul> })} }
}

/// The same in words: what to say, then lines with a heading each.
pub fn in_words(show: Slideshow, at: usize) -> (&'static str, Vec<(String, String)>) {
    let Some(slide) = show.slide(at) else { return ("", Vec::new()) };
    let found = notes(pack::pack(), slide, show.plan.with_value(|it| it.audience));
    // What can be read in more than one way is for the page of the clause, not to be said.
    let spoken = found.into_iter().filter(|it| !matches!(it, Note::Ambiguity(_)));
    ((words(language()).say)(slide.shows), spoken.filter_map(note).collect())
}

/// A note with its heading.
fn note(note: Note) -> Option<(String, String)> {
    let (words, pack) = (words(language()), pack::pack());
    let provision = |id: policy::model::ids::ProvisionId| pack.provision(id);
    Some(match note {
        Note::Kind(id, kind) => (id.to_string(), (words.kind)(kind).to_owned()),
        Note::Silent(id) => ((words.silent)(&id.to_string()), localized(provision(id)?.silent.as_ref()?).to_owned()),
        Note::Inferred(id) => ((words.inferred)(&id.to_string()), localized(provision(id)?.owed_note.as_ref()?).to_owned()),
        Note::Ambiguity(number) => {
            let ambiguity = pack.reference.ambiguities.iter().find(|it| it.number == number)?;
            let text = [localized(&ambiguity.question), words.taken, localized(&ambiguity.taken)].concat();
            (["A", &number.to_string()].concat(), text)
        }
        Note::Term(at) => {
            let term = pack.reference.glossary.get(at)?;
            (term.term.clone(), localized(&term.plain).to_owned())
        }
        Note::Story(case) => {
            let (_, sample, part) = case.found(pack)?;
            let notice = part.note.as_ref().map(localized).unwrap_or_default();
            (localized(&sample.name).to_owned(), [localized(&sample.story), " ", notice].concat())
        }
        Note::Answer(asked) => (words.answer.to_owned(), answer(asked)?),
    })
}

/// The right answer of a question with what decides it, in a line.
fn answer(asked: SlideQuestion) -> Option<String> {
    let pack = pack::pack();
    let question = asked.question(pack, language())?;
    let answer = question_text(pack, &question, language()).answers.into_iter().nth(question.right)?;
    let explanation = explanation(pack, &question, language());
    let stop = words(language()).stop;
    let mut line = [letter(question.right), " ", &answer, stop].concat();
    line.push_str(&in_short(&question, &explanation, language()).join(" "));
    Some(line)
}
