//! The deck of a plan: for each measure one sentence, its figures, who owes what, the clause, a worked example and a question,
//! as far as the time allows.
//!
//! How long a slide takes is our own rule of thumb, so that decks have a length at all; the document knows nothing of it. What is
//! shown hangs on the plan alone; into how many slides it is cut also on the language, since a slide holds so many letters ([`fit`]).

use policy::model::document::{Provision, ProvisionKind};
use policy::model::facts::Facts;
use policy::model::ids::{ParameterId, ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::product::sample::{Sample, SampleTool};
use policy::model::text::Language;
use policy::model::tool::Tool;
use quiz::case::Case as QuizCase;
use quiz::question::Question;
use quiz::random::Rng;
use quiz::selection::Difficulty;
use quiz::topic::{Kind, Topic};

use crate::fit::{FigureText, fits, sentences};
use crate::plan::{Audience, Plan};

/// The most figures of one slide: more could not be read from the last row.
pub const MAX_FIGURES: usize = 4;
/// The most duties of one slide.
pub const MAX_DUTIES: usize = 4;
/// So many questions are thought of before one is taken that fills a slide, or names a reading.
const MAX_ATTEMPTS: u64 = 24;

/// Slides in order, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// The slides.
    pub slides: Vec<Slide>,
    /// What they take, in minutes.
    pub minutes: u16,
    /// What the time has no room for, in the order in which it would have been shown.
    pub left_out: Vec<Slide>,
}

/// One slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The measure it belongs to; `None` for the first and the last.
    pub measure: Option<u8>,
    /// What it shows.
    pub shows: Shows,
    /// How long it takes, in minutes: nothing where it only goes on with the one before.
    pub minutes: u16,
}

/// What a slide shows, by its place in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What the session is about, with these of the plan's measures; those that do not fit follow by themselves.
    Title(Part),
    /// A measure in one sentence, and these of its [`figures`] below where there is room.
    Sentence(Part),
    /// Its figures, set large: these of [`figures`].
    Figures(Part),
    /// Who owes what to whom: these of [`owed`].
    Owed(Part),
    /// One clause: these of its [`sentences`], with the key phrase before the first.
    Clause(ProvisionId, Part),
    /// A worked example whose facts can be changed.
    Example(Case),
    /// A question whose answer is asked for.
    Question(SlideQuestion),
    /// What to take home.
    Close,
}

/// A stretch of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it begins.
    pub from: usize,
    /// How many.
    pub count: usize,
}

/// A sample's answers to a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// The tool.
    pub tool: ToolId,
    /// The position of the sample.
    pub sample: usize,
    /// The position of its answers to the tool.
    pub part: usize,
}

/// A question to the room: what it is about, and by which number it is found again. The projector, the notes and the handout
/// of a plan ask the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlideQuestion {
    /// What it is about.
    pub topic: Topic,
    /// The number of the plan's questions.
    pub seed: u32,
}

impl Part {
    /// Nothing of a list.
    pub const NONE: Part = Part { from: 0, count: 0 };
    /// All of a list, however long.
    pub const ALL: Part = Part { from: 0, count: usize::MAX };
}

impl SlideQuestion {
    /// The question, with its one right answer. One that fits on a slide with its reasons is preferred, that names no reading and tells
    /// nothing that a worked example has told already.
    pub fn question(self, pack: &Pack, language: Language) -> Option<Question> {
        let own = Kind::ALL.into_iter().flat_map(|it| it.topics(pack)).position(|it| it == self.topic)?;
        let mut found: Option<(u8, Question)> = None;
        for attempt in 0..MAX_ATTEMPTS {
            let mut rng = Rng::new(self.seed, u64::try_from(own).ok()? * MAX_ATTEMPTS + attempt);
            let Some(question) = Question::about(pack, self.topic, Some(Difficulty::Middle), &mut rng) else { continue };
            let case = question.case();
            let faults = [
                case.is_some_and(|it| it.names_readings),
                !fits(&|room| room.question_slide(pack, &question, language)),
                case.is_some_and(|it| is_example(pack, it)),
            ];
            // The weightier a fault, the later it is put up with.
            let weight = faults.iter().fold(0, |sum, it| sum * 2 + u8::from(*it));
            if weight == 0 {
                return Some(question);
            }
            if found.as_ref().is_none_or(|it| weight < it.0) {
                found = Some((weight, question));
            }
        }
        found.map(|it| it.1)
    }

    /// Whether a question fits on a slide with what is told, its answers and the reasons; else they are shown one after the other.
    pub fn fits_at_once(self, pack: &Pack, question: &Question, language: Language) -> bool {
        fits(&|room| room.question_at_once(pack, question, language))
    }
}

/// Whether a case tells what a sample tells of the same tool: whoever has seen the example knows the answer.
fn is_example(pack: &Pack, case: &QuizCase) -> bool {
    let Some(tool) = pack.tool_at(case.tool) else { return false };
    let parts = pack.samples.iter().flat_map(|it| &it.tools).filter(|it| it.tool == case.tool);
    let same = |part: &SampleTool| {
        let facts: Facts = part.facts.iter().copied().collect();
        case.told.iter().filter(|it| tool.facts.contains(it)).all(|it| facts.get(*it) == case.facts.get(*it))
    };
    parts.into_iter().any(same)
}

impl Case {
    /// What it names in the pack.
    pub fn found(self, pack: &Pack) -> Option<(&Tool, &Sample, &SampleTool)> {
        let sample = pack.samples.get(self.sample)?;
        Some((pack.tool_at(self.tool)?, sample, sample.tools.get(self.part)?))
    }
}

/// The figures of a measure, those of the clauses that concern the audience first.
pub fn figures(pack: &Pack, number: u8, audience: Audience) -> Vec<ParameterId> {
    let mut found: Vec<ParameterId> = Vec::new();
    for provision in by_concern(pack, number, audience) {
        for id in &provision.figures {
            if !found.contains(id) {
                found.push(*id);
            }
        }
    }
    found
}

/// The figures of a plan to take home, `most` at most: the first of each measure before the second of any, those of the audience's measures
/// first.
pub fn figures_to_keep(pack: &Pack, plan: &Plan, most: usize) -> Vec<ParameterId> {
    let mut measures = plan.measures.clone();
    order::sort_by_key(&mut measures, |it| core::cmp::Reverse(concern(pack, *it, plan.audience)));
    let of_measures: Vec<Vec<ParameterId>> = measures.iter().map(|it| figures(pack, *it, plan.audience)).collect();
    let longest = of_measures.iter().map(Vec::len).max().unwrap_or_default();
    let in_turn = (0..longest).flat_map(|at| of_measures.iter().filter_map(move |it| it.get(at).copied()));
    in_turn.take(most).collect()
}

/// The provisions of a measure that somebody owes, those that concern the audience first. What nobody is named for stays: the
/// document's silence is worth a line.
pub fn owed(pack: &Pack, number: u8, audience: Audience) -> Vec<ProvisionId> {
    by_concern(pack, number, audience).into_iter().map(|it| it.id).collect()
}

/// The deck of a plan in a language. The same plan gives the same deck.
pub fn deck(pack: &Pack, plan: &Plan, language: Language) -> Deck {
    let drafts: Vec<Vec<Draft>> = plan.measures.iter().map(|it| all_of(pack, *it, plan)).collect();
    // The first slide and the last.
    let mut minutes = 2;
    let mut kept: Vec<Vec<bool>> = drafts.iter().map(|it| vec![false; it.len()]).collect();
    // What matters more is taken of every measure before what matters less of any; the measures of the audience come first.
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order::sort_by_key(&mut order, |&at| core::cmp::Reverse(plan.measures.get(at).map_or(0, |it| concern(pack, *it, plan.audience))));
    for rank in Rank::ALL {
        for &at in &order {
            let (Some(drafts), Some(kept)) = (drafts.get(at), kept.get_mut(at)) else { continue };
            for (draft, kept) in drafts.iter().zip(kept).filter(|it| it.0.rank == rank) {
                // Every measure that was chosen is at least said.
                if rank == Rank::Sentence || minutes + draft.minutes() <= plan.minutes {
                    *kept = true;
                    minutes += draft.minutes();
                }
            }
        }
    }
    let pages = Pages { pack, audience: plan.audience, language };
    let mut deck = Deck { slides: pages.title(plan), minutes, left_out: Vec::new() };
    for ((drafts, kept), number) in drafts.into_iter().zip(kept).zip(&plan.measures) {
        let left_out = drafts.iter().zip(&kept).filter(|it| !*it.1).map(|it| it.0);
        deck.left_out.extend(left_out.map(|it| Slide { measure: Some(*number), shows: it.shows, minutes: it.minutes() }));
        let shown: Vec<Draft> = drafts.into_iter().zip(kept).filter(|it| it.1).map(|it| it.0).collect();
        deck.slides.extend(pages.of_measure(*number, &shown));
    }
    deck.slides.push(Slide { measure: None, shows: Shows::Close, minutes: 1 });
    deck
}

/// Something that there could be of a measure: one slide, or several where it does not fit.
#[derive(Clone, Copy)]
struct Draft {
    rank: Rank,
    shows: Shows,
}

impl Draft {
    /// How long it takes, in minutes.
    fn minutes(self) -> u16 {
        match self.shows {
            Shows::Title(_) | Shows::Sentence(_) | Shows::Figures(_) | Shows::Owed(_) | Shows::Clause(..) | Shows::Close => 1,
            Shows::Example(_) => 4,
            Shows::Question(_) => 2,
        }
    }
}

/// Cuts what is shown into slides that fit.
struct Pages<'a> {
    pack: &'a Pack,
    audience: Audience,
    language: Language,
}

impl Pages<'_> {
    fn title(&self, plan: &Plan) -> Vec<Slide> {
        let (pack, language) = (self.pack, self.language);
        let title = |it: &u8| pack.measure(*it).map(|it| format!("{} {}", it.number, it.title.in_language(language)));
        let programme: Vec<String> = plan.measures.iter().filter_map(title).collect();
        // The words of the first slide that are not the pack's are no longer than these.
        let (session, audience) = match language {
            Language::Chinese => ("学懂“”", "村（社区）"),
            Language::English => ("Understanding the ", "Villages and communities"),
        };
        let session = [session, pack.short_title.in_language(language)].concat();
        let first = [pack.title.in_language(language), &session, audience, pack.disclaimer.in_language(language)];
        let shown = |part: Part| programme.get(part.from..part.from + part.count).unwrap_or_default();
        let fit = |part: Part| fits(&|room| room.title_slide((part.from == 0).then_some(first), shown(part)));
        let most = (0..=programme.len()).rev().find(|it| fit(Part { from: 0, count: *it })).unwrap_or_default();
        let rest = Part { from: most, count: programme.len() - most };
        let parts = [Part { from: 0, count: most }].into_iter().chain(cut(rest, &fit));
        parts.map(|part| Slide { measure: None, shows: Shows::Title(part), minutes: u16::from(part.from == 0) }).collect()
    }

    /// The slides of a measure. Its first figures stand below its sentence where there is room: two thin slides are one.
    fn of_measure(&self, number: u8, drafts: &[Draft]) -> Vec<Slide> {
        let mut slides: Vec<Slide> = Vec::new();
        let put = |slides: &mut Vec<Slide>, shows, minutes| slides.push(Slide { measure: Some(number), shows, minutes });
        for draft in drafts {
            let whole = draft.minutes();
            let shows: Vec<Shows> = match draft.shows {
                Shows::Figures(part) => match slides.last_mut() {
                    Some(Slide { shows: Shows::Sentence(below), minutes, .. }) if below.count == 0 && self.sentence_fits(number, part) => {
                        *below = part;
                        *minutes += whole;
                        continue;
                    }
                    Some(_) | None => cut(part, &|it| self.figures_fit(number, it)).into_iter().map(Shows::Figures).collect(),
                },
                Shows::Owed(part) => cut(part, &|it| self.owed_fit(number, it)).into_iter().map(Shows::Owed).collect(),
                Shows::Clause(id, part) => self.clause(id, part).into_iter().map(|it| Shows::Clause(id, it)).collect(),
                it @ (Shows::Title(_) | Shows::Sentence(_) | Shows::Example(_) | Shows::Question(_) | Shows::Close) => vec![it],
            };
            for (at, shows) in shows.into_iter().enumerate() {
                put(&mut slides, shows, if at == 0 { whole } else { 0 });
            }
        }
        slides
    }

    fn figure_texts(&self, number: u8, part: Part) -> Vec<FigureText<'_>> {
        let all = figures(self.pack, number, self.audience);
        let shown = all.get(part.from..part.from + part.count).unwrap_or_default();
        shown.iter().filter_map(|it| FigureText::of(self.pack, *it, self.language)).collect()
    }

    fn sentence_fits(&self, number: u8, part: Part) -> bool {
        let Some(measure) = self.pack.measure(number) else { return false };
        let texts = self.figure_texts(number, part);
        fits(&|room| room.sentence(measure.title.in_language(self.language), measure.summary.in_language(self.language), &texts))
    }

    fn figures_fit(&self, number: u8, part: Part) -> bool {
        let texts = self.figure_texts(number, part);
        fits(&|room| room.figures_slide("关键数字", &texts))
    }

    fn owed_fit(&self, number: u8, part: Part) -> bool {
        let all = owed(self.pack, number, self.audience);
        let shown = all.get(part.from..part.from + part.count).unwrap_or_default();
        let provisions: Vec<&Provision> = shown.iter().filter_map(|it| self.pack.provision(*it)).collect();
        fits(&|room| room.owed_slide(self.pack, "谁该做什么", &provisions, self.language))
    }

    fn clause(&self, id: ProvisionId, part: Part) -> Vec<Part> {
        let Some(provision) = self.pack.provision(id) else { return Vec::new() };
        let text = sentences(provision.text.in_language(self.language));
        let heading = format!("{id} {}", provision.heading.in_language(self.language));
        let shown = |part: Part| text.get(part.from..part.from + part.count).unwrap_or_default().join(" ");
        let phrase = |part: Part| (part.from == 0).then_some(provision.key_phrase.as_str());
        let part = Part { from: part.from, count: text.len().min(part.count) };
        cut(part, &|it| fits(&|room| room.clause_slide(&heading, phrase(it), &shown(it))))
    }
}

/// A stretch cut into as few even stretches as fit, at worst one by one.
fn cut(part: Part, fit: &dyn Fn(Part) -> bool) -> Vec<Part> {
    let mut pieces = 1;
    loop {
        let found: Vec<Part> = even(part.count, pieces).map(|it| Part { from: part.from + it.from, ..it }).collect();
        if part.count <= pieces || found.iter().all(|it| fit(*it)) {
            return found;
        }
        pieces += 1;
    }
}

/// A list of a length in so many stretches, all about equally long; none where there is nothing.
fn even(length: usize, pieces: usize) -> impl Iterator<Item = Part> {
    let end = move |at: usize| (length * at).checked_div(pieces).unwrap_or_default();
    (0..pieces.min(length)).map(move |at| Part { from: end(at), count: end(at + 1) - end(at) })
}

/// What is taken first when time is short.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Sentence,
    Figures,
    Clause,
    Example,
    Question,
    Owed,
    More,
    MoreCases,
}

impl Rank {
    const ALL: [Rank; 8] =
        [Rank::Sentence, Rank::Figures, Rank::Clause, Rank::Example, Rank::Question, Rank::Owed, Rank::More, Rank::MoreCases];
}

/// Everything that could be shown of a measure, in the order of showing.
fn all_of(pack: &Pack, number: u8, plan: &Plan) -> Vec<Draft> {
    let audience = plan.audience;
    let asked = |topic: Topic| Shows::Question(SlideQuestion { topic, seed: plan.seed });
    let mut drafts = Vec::new();
    let mut put = |rank, shows| drafts.push(Draft { rank, shows });
    put(Rank::Sentence, Shows::Sentence(Part::NONE));
    for (at, part) in parts(figures(pack, number, audience).len(), MAX_FIGURES).enumerate() {
        put(if at == 0 { Rank::Figures } else { Rank::More }, Shows::Figures(part));
    }
    for (at, part) in parts(owed(pack, number, audience).len(), MAX_DUTIES).enumerate() {
        put(if at == 0 { Rank::Owed } else { Rank::More }, Shows::Owed(part));
    }
    for (at, provision) in by_concern(pack, number, audience).into_iter().enumerate() {
        if at == 0 || audience.concerned_by(pack, provision) == 2 {
            put(if at == 0 { Rank::Clause } else { Rank::More }, Shows::Clause(provision.id, Part::ALL));
        }
    }
    let tools = tools_of(pack, number, audience);
    for (at, tool) in tools.iter().enumerate() {
        let cases = cases_of(pack, *tool, audience);
        let Some(example) = cases.first() else { continue };
        put(if at == 0 { Rank::Example } else { Rank::MoreCases }, Shows::Example(*example));
        if let Some(topic) = about_tool(pack, *tool) {
            put(if at == 0 { Rank::Question } else { Rank::MoreCases }, asked(topic));
        }
    }
    if tools.is_empty()
        && let Some(topic) = about_measure(pack, number, audience)
    {
        put(Rank::Question, asked(topic));
    }
    drafts
}

/// A list in as few stretches as there must be, all about equally long.
fn parts(length: usize, most: usize) -> impl Iterator<Item = Part> {
    even(length, length.div_ceil(most))
}

/// The provisions of a measure, those that concern the audience first; among them those that a tool decides.
fn by_concern(pack: &Pack, number: u8, audience: Audience) -> Vec<&Provision> {
    let mut found: Vec<&Provision> = pack.measure(number).map(|it| it.provisions.iter().collect()).unwrap_or_default();
    order::sort_by_key(&mut found, |provision| {
        let asked = pack.tools.iter().any(|tool| tool.provisions.contains(&provision.id));
        core::cmp::Reverse((audience.concerned_by(pack, provision), asked))
    });
    found
}

/// How much a measure concerns the audience.
fn concern(pack: &Pack, number: u8, audience: Audience) -> usize {
    pack.measure(number).map_or(0, |it| it.provisions.iter().map(|it| usize::from(audience.concerned_by(pack, it))).sum())
}

/// The tools of a measure that can be shown on a sample, those of the clauses that concern the audience first; among them those
/// shown on people like the audience.
fn tools_of(pack: &Pack, number: u8, audience: Audience) -> Vec<ToolId> {
    let mut found: Vec<((u8, bool), ProvisionId, ToolId)> = Vec::new();
    for (tool, at) in pack.tools.iter().zip(0u16..) {
        let main = tool.provisions.first().filter(|it| it.measure == number).and_then(|it| pack.provision(*it));
        let first = cases_of(pack, ToolId(at), audience).first().and_then(|it| pack.samples.get(it.sample));
        if let (Some(main), Some(first)) = (main, first) {
            found.push(((audience.concerned_by(pack, main), audience.is_like(first.kind)), main.id, ToolId(at)));
        }
    }
    // In the order of the document, as the clauses stand.
    order::sort_by_key(&mut found, |it| (core::cmp::Reverse(it.0), it.1));
    found.into_iter().map(|it| it.2).collect()
}

/// Samples that answer a tool, those like the audience first.
fn cases_of(pack: &Pack, tool: ToolId, audience: Audience) -> Vec<Case> {
    let mut found: Vec<(bool, Case)> = Vec::new();
    for (sample_at, sample) in pack.samples.iter().enumerate() {
        for (part, answers) in sample.tools.iter().enumerate() {
            if answers.tool == tool {
                found.push((audience.is_like(sample.kind), Case { tool, sample: sample_at, part }));
            }
        }
    }
    order::sort_by_key(&mut found, |it| core::cmp::Reverse(it.0));
    found.into_iter().map(|it| it.1).collect()
}

/// What is asked about a tool: a case where it decides something, else the figure that it works with.
fn about_tool(pack: &Pack, id: ToolId) -> Option<Topic> {
    let tool = pack.tool_at(id)?;
    let can_be_asked = |topic: &Topic| topic.kind().topics(pack).contains(topic);
    let main = pack.provision(*tool.provisions.first()?)?;
    let figures = main.figures.iter().map(|it| Topic::Figure(*it));
    [Topic::Case(id)].into_iter().chain(figures).find(can_be_asked)
}

/// What is asked about a measure of which nothing is decided: a figure, else whom something is for.
fn about_measure(pack: &Pack, number: u8, audience: Audience) -> Option<Topic> {
    let asked = Kind::Figure.topics(pack);
    let figure = figures(pack, number, audience).into_iter().map(Topic::Figure).find(|it| asked.contains(it));
    let whose = || {
        let provisions = by_concern(pack, number, audience);
        let topics = Kind::Whose.topics(pack);
        provisions.into_iter().map(|it| Topic::Whose(it.id)).find(|it| topics.contains(it))
    };
    figure.or_else(whose)
}

/// What a trainer may want to say beside a slide, by its place in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// What sort of provision it is.
    Kind(ProvisionId, ProvisionKind),
    /// What the document leaves open.
    Silent(ProvisionId),
    /// That the doer is inferred, and from what.
    Inferred(ProvisionId),
    /// Where the words can be read in more than one way.
    Ambiguity(u8),
    /// A term that the room may not know, by its position in the glossary.
    Term(usize),
    /// Who the invented person or unit is, and what to notice.
    Story(Case),
    /// What the right answer is.
    Answer(SlideQuestion),
}

/// The notes of a slide.
pub fn notes(pack: &Pack, slide: Slide, audience: Audience) -> Vec<Note> {
    let of_provisions = |ids: &[ProvisionId], whole: bool| {
        let mut notes = Vec::new();
        for provision in ids.iter().filter_map(|it| pack.provision(*it)) {
            if whole {
                notes.push(Note::Kind(provision.id, provision.kind));
            }
            notes.extend(provision.owed_note.as_ref().map(|_| Note::Inferred(provision.id)));
            if whole {
                notes.extend(provision.silent.as_ref().map(|_| Note::Silent(provision.id)));
                notes.extend(
                    pack.reference
                        .ambiguities
                        .iter()
                        .filter(|it| it.provisions.contains(&provision.id))
                        .map(|it| Note::Ambiguity(it.number)),
                );
                let terms = pack.reference.glossary.iter().enumerate().filter(|it| it.1.provisions.contains(&provision.id));
                notes.extend(terms.map(|it| Note::Term(it.0)));
            }
        }
        notes
    };
    match (slide.shows, slide.measure) {
        (Shows::Clause(id, _), _) => of_provisions(&[id], true),
        (Shows::Owed(part), Some(number)) => {
            let all = owed(pack, number, audience);
            of_provisions(all.get(part.from..part.from + part.count).unwrap_or_default(), false)
        }
        (Shows::Example(case), _) => {
            let mut notes = vec![Note::Story(case)];
            let ambiguities = pack.reference.ambiguities.iter().filter(|it| it.tools.contains(&case.tool));
            notes.extend(ambiguities.map(|it| Note::Ambiguity(it.number)));
            notes
        }
        (Shows::Question(asked), _) => vec![Note::Answer(asked)],
        (Shows::Figures(part), Some(number)) => {
            let all = figures(pack, number, audience);
            let shown = all.get(part.from..part.from + part.count).unwrap_or_default();
            let mut ids: Vec<ProvisionId> = shown.iter().filter_map(|it| pack.parameter_at(*it)).map(|it| it.provision).collect();
            ids.dedup();
            ids.iter().filter(|it| pack.provision(**it).is_some_and(|it| it.silent.is_some())).map(|it| Note::Silent(*it)).collect()
        }
        (Shows::Title(_) | Shows::Sentence(_) | Shows::Figures(_) | Shows::Owed(_) | Shows::Close, _) => Vec::new(),
    }
}
