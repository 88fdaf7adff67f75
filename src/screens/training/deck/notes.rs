//! A trainer's notes to a slide: what to know that does not stand on it.

use leptos::prelude::*;
use policy::explain::{Matter, figure_in_words};
use policy::pack::ParameterId;
use training::deck::{Note, Question, notes};

use crate::components::verdict::verdict_words;
use crate::language::{language, said};
use crate::screens::training::deck::show::Show;
use crate::screens::training::words::words;

/// The notes of a slide, as a list; a line that there are none, else.
pub fn of_slide(show: Show, at: usize) -> AnyView {
    let words = words(language());
    let found = show.slide(at).map(|it| notes(pack::pack(), it, show.plan.with_value(|it| it.audience))).unwrap_or_default();
    let lines: Vec<AnyView> = found.into_iter().filter_map(note).collect();
    if lines.is_empty() {
        return view! { <p class="quiet">{words.no_notes}</p> }.into_any();
    }
    view! { <ul class="notes">{lines}</ul> }.into_any()
}

fn note(note: Note) -> Option<AnyView> {
    let (words, pack) = (words(language()), pack::pack());
    let line = |head: String, text: String| view! { <li><strong class="what">{head}</strong>" "<span>{text}</span></li> }.into_any();
    let provision = |id: policy::pack::ProvisionId| pack.provision(id);
    Some(match note {
        Note::Kind(id, kind) => line(id.to_string(), (words.kind)(kind).to_owned()),
        Note::Silent(id) => line((words.silent)(&id.to_string()), said(provision(id)?.silent.as_ref()?).to_owned()),
        Note::Inferred(id) => line((words.inferred)(&id.to_string()), said(provision(id)?.owed_note.as_ref()?).to_owned()),
        Note::Ambiguity(number) => {
            let it = pack.ambiguities.iter().find(|it| it.number == number)?;
            let text = [said(&it.question), words.taken, said(&it.taken)].concat();
            line(["A", &number.to_string()].concat(), text)
        }
        Note::Term(at) => {
            let it = pack.glossary.get(at)?;
            line(it.term.clone(), said(&it.plain).to_owned())
        }
        Note::Story(case) => {
            let (_, sample, part) = case.found(pack)?;
            let notice = part.note.as_ref().map(said).unwrap_or_default();
            line(said(&sample.name).to_owned(), [said(&sample.story), " ", notice].concat())
        }
        Note::Answer(question) => line(words.answer.to_owned(), answer(question)?),
    })
}

/// The right answer of a question, in words.
pub fn answer(question: Question) -> Option<String> {
    match question {
        Question::Case(case) => {
            let (tool, _, part) = case.found(pack::pack())?;
            let verdict = case.answer(pack::pack())?;
            let pending = pending(case).unwrap_or_default();
            let word = verdict_words(verdict, pending, Matter::of(pack::pack(), tool), language());
            let notice = part.note.as_ref().map(said).unwrap_or_default();
            Some([word, words(language()).stop, notice].concat())
        }
        Question::Figure(id) => figure(id),
    }
}

/// Whether only recognitions are open.
pub fn pending(case: training::deck::Case) -> Option<bool> {
    let (tool, sample, part) = case.found(pack::pack())?;
    let facts = part.facts.iter().copied().collect();
    let finding = policy::decide::decide(pack::pack(), tool, &facts, sample.as_of, policy::rule::Chosen::default()).ok()?;
    Some(finding.recognition_pending)
}

/// A figure of the document in words.
pub fn figure(id: ParameterId) -> Option<String> {
    let it = pack::pack().parameters.get(usize::from(id.0))?;
    Some(figure_in_words(it.value, it.unit, language()))
}
