//! The deck of a plan: for each measure one sentence, its figures, who owes what, the clause, a worked example and a question,
//! as far as the time allows.
//!
//! How long a slide takes is our own rule of thumb, so that decks have a length at all; the document knows nothing of it.

use policy::model::document::{Provision, ProvisionKind};
use policy::model::ids::{ParameterId, ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::sample::{Sample, SampleTool};
use policy::model::tool::Tool;
use quiz::question::Question;
use quiz::random::Rng;
use quiz::selection::Difficulty;
use quiz::topic::{Kind, Topic};

use crate::plan::{Audience, Plan};

/// The most figures of one slide: more could not be read from the last row.
pub const MAX_FIGURES: usize = 4;
/// The most duties of one slide.
pub const MAX_DUTIES: usize = 4;
/// The most that is told of a case on one slide, where chance finds such a case.
const MAX_TOLD: usize = 6;
/// So many questions are thought of before one is taken that fills a slide, or names a reading.
const MAX_ATTEMPTS: u64 = 8;

/// Slides in order, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// The slides.
    pub slides: Vec<Slide>,
    /// What they take, in minutes.
    pub minutes: u16,
    /// How many slides the time has no room for.
    pub left_out: usize,
}

/// One slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The measure it belongs to; `None` for the first and the last.
    pub measure: Option<u8>,
    /// What it shows.
    pub shows: Shows,
}

/// What a slide shows, by its place in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What the session is about.
    Title,
    /// A measure in one sentence.
    Sentence,
    /// Its figures, set large: these of [`figures`].
    Figures(Part),
    /// Who owes what to whom: these of [`owed`].
    Owed(Part),
    /// One clause with its key phrase.
    Clause(ProvisionId),
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

impl SlideQuestion {
    /// The question, with its one right answer. One that can be taken in from the last row is preferred: little is told, and no
    /// reading has to be named.
    pub fn question(self, pack: &Pack) -> Option<Question> {
        let own = Kind::ALL.into_iter().flat_map(|it| it.topics(pack)).position(|it| it == self.topic)?;
        let mut found = None;
        for attempt in 0..MAX_ATTEMPTS {
            let mut rng = Rng::new(self.seed, u64::try_from(own).ok()? * MAX_ATTEMPTS + attempt);
            let Some(question) = Question::about(pack, self.topic, Some(Difficulty::Middle), &mut rng) else { continue };
            if question.case().is_none_or(|it| !it.names_readings && it.told.len() <= MAX_TOLD) {
                return Some(question);
            }
            found = found.or(Some(question));
        }
        found
    }
}

impl Case {
    /// What it names in the pack.
    pub fn found(self, pack: &Pack) -> Option<(&Tool, &Sample, &SampleTool)> {
        let sample = pack.samples.get(self.sample)?;
        Some((pack.tool_at(self.tool)?, sample, sample.tools.get(self.part)?))
    }
}

impl Shows {
    /// How long it takes, in minutes.
    pub fn minutes(self) -> u16 {
        match self {
            Shows::Title | Shows::Sentence | Shows::Figures(_) | Shows::Owed(_) | Shows::Clause(_) | Shows::Close => 1,
            Shows::Example(_) => 4,
            Shows::Question(_) => 2,
        }
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

/// The provisions of a measure that somebody owes, those that concern the audience first. What nobody is named for stays: the
/// document's silence is worth a line.
pub fn owed(pack: &Pack, number: u8, audience: Audience) -> Vec<ProvisionId> {
    by_concern(pack, number, audience).into_iter().map(|it| it.id).collect()
}

/// The deck of a plan. The same plan gives the same deck.
pub fn deck(pack: &Pack, plan: &Plan) -> Deck {
    let drafts: Vec<Vec<Draft>> = plan.measures.iter().map(|it| all_of(pack, *it, plan)).collect();
    let (first, last) = (Slide { measure: None, shows: Shows::Title }, Slide { measure: None, shows: Shows::Close });
    let mut minutes = first.shows.minutes() + last.shows.minutes();
    let mut kept: Vec<Vec<bool>> = drafts.iter().map(|it| vec![false; it.len()]).collect();
    // What matters more is taken of every measure before what matters less of any; the measures of the audience come first.
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order::sort_by_key(&mut order, |&at| core::cmp::Reverse(plan.measures.get(at).map_or(0, |it| concern(pack, *it, plan.audience))));
    for rank in Rank::ALL {
        for &at in &order {
            let (Some(drafts), Some(kept)) = (drafts.get(at), kept.get_mut(at)) else { continue };
            for (draft, kept) in drafts.iter().zip(kept).filter(|it| it.0.rank == rank) {
                let takes = draft.slide.shows.minutes();
                // Every measure that was chosen is at least said.
                if rank == Rank::Sentence || minutes + takes <= plan.minutes {
                    *kept = true;
                    minutes += takes;
                }
            }
        }
    }
    let mut deck = Deck { slides: vec![first], minutes, left_out: 0 };
    for (drafts, kept) in drafts.into_iter().zip(kept) {
        for (draft, kept) in drafts.into_iter().zip(kept) {
            if kept {
                deck.slides.push(draft.slide);
            } else {
                deck.left_out += 1;
            }
        }
    }
    deck.slides.push(last);
    deck
}

/// A slide that there could be.
struct Draft {
    rank: Rank,
    slide: Slide,
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
    let mut put = |rank, shows| drafts.push(Draft { rank, slide: Slide { measure: Some(number), shows } });
    put(Rank::Sentence, Shows::Sentence);
    for (at, part) in parts(figures(pack, number, audience).len(), MAX_FIGURES).enumerate() {
        put(if at == 0 { Rank::Figures } else { Rank::More }, Shows::Figures(part));
    }
    for (at, part) in parts(owed(pack, number, audience).len(), MAX_DUTIES).enumerate() {
        put(if at == 0 { Rank::Owed } else { Rank::More }, Shows::Owed(part));
    }
    for (at, provision) in by_concern(pack, number, audience).into_iter().enumerate() {
        if at == 0 || audience.concerned_by(pack, provision) == 2 {
            put(if at == 0 { Rank::Clause } else { Rank::More }, Shows::Clause(provision.id));
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

/// A list cut into slides.
fn parts(length: usize, most: usize) -> impl Iterator<Item = Part> {
    (0..length).step_by(most).map(move |from| Part { from, count: most.min(length - from) })
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
        (Shows::Clause(id), _) => of_provisions(&[id], true),
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
        (Shows::Title | Shows::Sentence | Shows::Figures(_) | Shows::Owed(_) | Shows::Close, _) => Vec::new(),
    }
}
