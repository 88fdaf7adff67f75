//! A deck in words, slide by slide: what a presentation file is made of. A drawn decision becomes its lines, an example what came out of it.

use leptos::prelude::*;
use policy::engine::inquiry::inquire;
use policy::explain::explainer::Explainer;
use policy::explain::wording::{answer_in_words, date_in_words, figure_in_words};
use policy::model::document::Measure;
use policy::model::facts::Facts;
use policy::model::ids::{ParameterId, ProvisionId};
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use quiz::words::{letter, question_text};
use rollup::protocol::{SlideLine, SlideLineKind, SlideText, Slides};
use training::deck::{Case, Part, Shows, SlideQuestion, figures, figures_to_keep, owed};
use training::fit::sentences;

use crate::components::findings::outputs::outcomes_in_words;
use crate::components::verdict::verdict_in_words;
use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};
use crate::pages::training::deck::notes::in_words;
use crate::pages::training::deck::slides::{TO_KEEP, actors};
use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::drawing::{drawn, spoken};

/// All slides of a deck in words.
pub fn slides_in_words(show: Slideshow) -> Slides {
    let name = (words(language()).session)(localized(&pack::pack().short_title));
    // What file systems do not take.
    let name = name.chars().filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-')).collect();
    Slides { name, slides: (0..show.count()).filter_map(|at| slide(show, at)).flatten().collect() }
}

/// A slide in words; an example takes two, so that the room can say what comes out before it stands there.
fn slide(show: Slideshow, at: usize) -> Option<Vec<SlideText>> {
    let (words, pack) = (words(language()), pack::pack());
    let current = show.slide(at)?;
    let measure = current.measure.and_then(|it| pack.measure(it));
    let above = measure.map(|it| [(words.measure)(it.number).as_str(), " · ", localized(&it.title)].concat()).unwrap_or_default();
    let mut decided = None;
    let (heading, lines) = match (current.shows, measure) {
        (Shows::Title(part), _) => title(show, part),
        (Shows::Sentence(part), Some(measure)) => {
            let mut lines = vec![plain(localized(&measure.summary))];
            lines.extend(of_figures(show, measure, part));
            (localized(&measure.title).to_owned(), lines)
        }
        (Shows::Figures(part), Some(it)) => (words.figures.to_owned(), of_figures(show, it, part)),
        (Shows::Owed(part), Some(it)) => (words.owed.to_owned(), of_duties(show, it, part)),
        (Shows::Sentence(_) | Shows::Figures(_) | Shows::Owed(_), None) => return None,
        (Shows::Clause(id, part), _) => clause(id, part)?,
        (Shows::Example(case), _) => {
            let (heading, facts, decision) = example(case)?;
            decided = Some(SlideText { above: above.clone(), heading: heading.clone(), lines: decision, notes: Vec::new() });
            (heading, facts)
        }
        (Shows::Question(asked), _) => question(asked)?,
        (Shows::Close, _) => close(show),
    };
    let (say, notes) = in_words(show, at);
    let notes = notes.into_iter().map(|(head, text)| [head.as_str(), words.colon, &text].concat());
    let first = SlideText { above, heading, lines, notes: [say.to_owned()].into_iter().chain(notes).collect() };
    Some([first].into_iter().chain(decided).collect())
}

fn line(text: String, kind: SlideLineKind) -> SlideLine {
    SlideLine { text, kind }
}

fn plain(text: &str) -> SlideLine {
    line(text.to_owned(), SlideLineKind::Plain)
}

type Inside = (String, Vec<SlideLine>);

fn title(show: Slideshow, part: Part) -> Inside {
    let (words, pack) = (words(language()), pack::pack());
    let (audience, measures) = show.plan.with_value(|it| (it.audience, it.measures.clone()));
    let first = part.from == 0;
    let mut lines = Vec::new();
    if first {
        lines.extend([plain(localized(&pack.title)), line((words.audience)(audience).to_owned(), SlideLineKind::Strong)]);
    }
    let shown = measures.get(part.from..part.from + part.count).unwrap_or_default().iter().filter_map(|it| pack.measure(*it));
    lines.extend(shown.map(|it| plain(&[it.number.to_string().as_str(), " ", localized(&it.title)].concat())));
    lines.extend(first.then(|| plain(localized(&pack.disclaimer))));
    ((words.session)(localized(&pack.short_title)), lines)
}

fn of_figures(show: Slideshow, measure: &Measure, part: Part) -> Vec<SlideLine> {
    let all = figures(pack::pack(), measure.number, show.plan.with_value(|it| it.audience));
    all.get(part.from..part.from + part.count).unwrap_or_default().iter().flat_map(|it| figure(*it)).collect()
}

/// A figure, and where it stands.
fn figure(id: ParameterId) -> Vec<SlideLine> {
    let Some(parameter) = pack::pack().parameter_at(id) else { return Vec::new() };
    let said =
        [localized(&parameter.label), words(language()).colon, &figure_in_words(parameter.value, parameter.unit, language())].concat();
    let from = ["“", &parameter.key_phrase, "” ", &parameter.provision.to_string()].concat();
    vec![line(said, SlideLineKind::Strong), line(from, SlideLineKind::Within(1))]
}

fn of_duties(show: Slideshow, measure: &Measure, part: Part) -> Vec<SlideLine> {
    let words = words(language());
    let all = owed(pack::pack(), measure.number, show.plan.with_value(|it| it.audience));
    let shown = all.get(part.from..part.from + part.count).unwrap_or_default().iter().filter_map(|it| pack::pack().provision(*it));
    let duty = |provision: &'static policy::model::document::Provision| {
        let by = if provision.owed_by.is_empty() { words.nobody_named.to_owned() } else { actors(&provision.owed_by) };
        let inferred = if provision.owed_note.is_some() && !provision.owed_by.is_empty() { words.inferred_mark } else { "" };
        let when = provision.timing.text.as_ref().map_or(words.no_time, localized);
        let mut said = [words.by_whom, words.colon, &by, inferred, "  "].concat();
        if !provision.serves.is_empty() {
            said.push_str(&[words.for_whom, words.colon, &actors(&provision.serves), "  "].concat());
        }
        said.push_str(&[words.when, words.colon, when].concat());
        let what = [provision.id.to_string().as_str(), " ", localized(&provision.heading)].concat();
        [line(what, SlideLineKind::Strong), line(said, SlideLineKind::Within(1))]
    };
    shown.flat_map(duty).collect()
}

fn clause(id: ProvisionId, part: Part) -> Option<Inside> {
    let words = words(language());
    let provision = pack::pack().provision(id)?;
    let text = sentences(localized(&provision.text));
    let between = if language() == Language::Chinese { "" } else { " " };
    let shown = text.get(part.from..part.from + part.count).unwrap_or_default().join(between);
    let first = part.from == 0;
    let mut lines = Vec::new();
    lines.extend(first.then(|| line(["“", &provision.key_phrase, "”"].concat(), SlideLineKind::Strong)));
    lines.push(plain(&[if first { words.in_our_words } else { "" }, &shown].concat()));
    lines.push(plain((words.kind)(provision.kind)));
    Some(([id.to_string().as_str(), " ", localized(&provision.heading)].concat(), lines))
}

/// An example: the facts; and what came out, and why, line by line.
fn example(case: Case) -> Option<(String, Vec<SlideLine>, Vec<SlideLine>)> {
    let (words, pack) = (words(language()), pack::pack());
    let (tool, sample, part) = case.found(pack)?;
    let facts: Facts = part.facts.iter().copied().collect();
    let inquiry = inquire(pack, tool, &facts, sample.as_of, ReadingChoices::default()).ok()?;
    let mut lines = vec![line(localized(&sample.name).to_owned(), SlideLineKind::Strong)];
    for fact in tool.facts.iter().filter_map(|it| Some((pack.fact_at(*it)?, *it))) {
        let said = answer_in_words(fact.0, facts.get(fact.1), language());
        lines.push(plain(&[localized(&fact.0.label), words.colon, &said].concat()));
    }
    lines.push(plain(&[words.as_of, words.colon, &date_in_words(sample.as_of, language())].concat()));
    let explainer = Explainer { pack, tool, situation: &inquiry.situation, language: language() };
    let verdict = verdict_in_words(tool, &inquiry.finding, language());
    let mut decision = vec![line(verdict.to_owned(), SlideLineKind::Strong)];
    decision.extend(outcomes_in_words(&explainer, tool, &inquiry.finding.outputs).into_iter().map(|it| line(it, SlideLineKind::Strong)));
    let tree = drawn(tool, &inquiry, 26);
    let deep = |mut at: usize| {
        let mut deep = 0;
        while let Some(parent) = tree.nodes.get(at).and_then(|it| it.parent) {
            (at, deep) = (parent, deep + 1);
        }
        deep
    };
    decision.extend(tree.nodes.iter().enumerate().map(|(at, it)| line(spoken(it), SlideLineKind::Within(1 + deep(at)))));
    Some((localized(&tool.question).to_owned(), lines, decision))
}

/// A question without its answer, which is in the notes.
fn question(asked: SlideQuestion) -> Option<Inside> {
    let question = asked.question(pack::pack(), language())?;
    let texts = question_text(pack::pack(), &question, language());
    let mut lines: Vec<SlideLine> = texts.statement.iter().map(|it| plain(it)).collect();
    lines.extend(texts.rows.iter().map(|(name, what)| plain(&[name.as_str(), words(language()).colon, what].concat())));
    let answers = texts.answers.iter().enumerate();
    lines.extend(answers.map(|(at, text)| line([letter(at), "  ", text].concat(), SlideLineKind::Strong)));
    Some((texts.stem, lines))
}

fn close(show: Slideshow) -> Inside {
    let (words, pack) = (words(language()), pack::pack());
    let mut lines: Vec<SlideLine> = show.plan.with_value(|it| figures_to_keep(pack, it, TO_KEEP)).into_iter().flat_map(figure).collect();
    lines.push(plain(localized(&pack.source_note)));
    (words.close.to_owned(), lines)
}
