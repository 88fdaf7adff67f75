//! "What am I entitled to?": one profile, every tool for a person decided from it, and the question to ask next.

use core::cmp::Reverse;

use crate::engine::changes::{ChangeSet, changes};
use crate::engine::completions::Completions;
use crate::engine::decide::{Finding, Outcome, Verdict, decide, recognised, situation, verdict_on};
use crate::engine::ranges::{Range, ranges};
use crate::engine::windows::{Window, windows, windows_if_recognised};
use crate::model::day::Day;
use crate::model::facts::{Facts, Refusal};
use crate::model::ids::{FactId, Slot, ToolId};
use crate::model::pack::Pack;
use crate::model::profile_page::{Post, ProfilePage};
use crate::model::rule::ReadingChoices;
use crate::model::tool::{Group, Tool};
use crate::model::value::{Answer, Value};

/// What somebody has told about themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Who they are, as a position in [`ProfilePage::posts`].
    pub post: Option<u8>,
    /// What they answered themselves. What follows from it is in [`Known`].
    pub facts: Facts,
    /// What they do not know: left open, and not asked again.
    pub unsure: Vec<FactId>,
    /// The day for which it is asked.
    pub as_of: Day,
    /// The readings that are not the default: the id of the reading and the position of the choice. One switch serves
    /// every tool that has it.
    pub readings: Vec<(String, u8)>,
}

/// Why an answer is known although it was not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It follows from who one is; only that can be changed.
    Post,
    /// It follows from this answer.
    Fact(FactId),
}

/// All that is known: what was answered and what follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Every answer.
    pub facts: Facts,
    /// Those that follow, and from what.
    pub implied: Vec<(FactId, Because)>,
    /// Answers that were given although the contrary follows; a link edited by hand can bring them. The answer given
    /// stands, except against who one is.
    pub contradictions: Vec<FactId>,
}

impl Known {
    /// From what an answer follows; nothing where it was given, or is open.
    pub fn because(&self, fact: FactId) -> Option<Because> {
        self.implied.iter().find(|it| it.0 == fact).map(|it| it.1)
    }
}

impl Profile {
    /// Nothing known, asked for a day.
    pub fn new(as_of: Day) -> Profile {
        Profile { post: None, facts: Facts::new(), unsure: Vec::new(), as_of, readings: Vec::new() }
    }

    /// What was answered, and what follows from it.
    pub fn known(&self, pack: &Pack) -> Known {
        known_by(&pack.profile, self.post(pack), &self.facts)
    }

    /// Answers a question, unless something else already settles it otherwise. Open is always taken.
    ///
    /// # Errors
    /// What settles it: who one is, or another answer.
    pub fn answer(&mut self, pack: &Pack, fact: FactId, answer: Answer) -> Result<(), Because> {
        match self.refuses(pack, fact, answer) {
            Some(because) => Err(because),
            None => {
                self.facts.set(fact, answer);
                self.unsure.retain(|it| *it != fact);
                Ok(())
            }
        }
    }

    /// Leaves a question open for good: whoever is asked does not know.
    pub fn leave_open(&mut self, fact: FactId) {
        self.facts.set(fact, Answer::Open);
        if !self.unsure.contains(&fact) {
            self.unsure.push(fact);
        }
    }

    /// What an answer would contradict, so that a form does not offer it.
    pub fn refuses(&self, pack: &Pack, fact: FactId, answer: Answer) -> Option<Because> {
        let Answer::Given(value) = answer else { return None };
        let settled_by_post = self.post(pack).and_then(|it| it.implies.iter().find(|it| it.0 == fact));
        if let Some(&(_, implied)) = settled_by_post {
            return (implied != value).then_some(Because::Post);
        }
        let mut without = self.facts.clone();
        without.set(fact, Answer::Open);
        let before = known_by(&pack.profile, self.post(pack), &without);
        if before.facts.get(fact) != Answer::Open && before.facts.get(fact) != answer {
            return before.because(fact);
        }
        without.set(fact, answer);
        let after = known_by(&pack.profile, self.post(pack), &without);
        let contradicted = after.contradictions.iter().find(|it| !before.contradictions.contains(it))?;
        Some(if self.facts.get(*contradicted) == Answer::Open || before.because(*contradicted) == Some(Because::Post) {
            before.because(*contradicted).unwrap_or(Because::Post)
        } else {
            Because::Fact(*contradicted)
        })
    }

    /// The readings of a tool.
    pub fn chosen(&self, tool: &Tool) -> ReadingChoices {
        let mut chosen = ReadingChoices::default();
        for (reading, at) in tool.readings.iter().zip(0u8..) {
            let choice = self.readings.iter().find(|it| it.0 == reading.id).map(|it| it.1);
            if let Some(choice) = choice.filter(|it| usize::from(*it) < reading.choices.len()) {
                chosen = chosen.with(at, choice);
            }
        }
        chosen
    }

    fn post<'a>(&self, pack: &'a Pack) -> Option<&'a Post> {
        pack.profile.post(self.post?)
    }
}

/// What is known of somebody who is this and answered that.
pub fn known_by(page: &ProfilePage, post: Option<&Post>, given: &Facts) -> Known {
    let mut known = Known { facts: given.clone(), implied: Vec::new(), contradictions: Vec::new() };
    for &(fact, value) in post.map(|it| it.implies.as_slice()).unwrap_or_default() {
        known.facts.set(fact, Answer::Given(value));
        known.implied.push((fact, Because::Post));
    }
    // Each round answers at least one more question, or is the last.
    loop {
        let mut grown = false;
        for implication in &page.implications {
            let ((when, value), (then, follows)) = (implication.when, implication.then);
            if known.facts.get(when) != Answer::Given(value) {
                continue;
            }
            if known.facts.get(then) == Answer::Open {
                known.facts.set(then, Answer::Given(follows));
                known.implied.push((then, Because::Fact(when)));
                grown = true;
            } else if known.facts.get(then) != Answer::Given(follows) && !known.contradictions.contains(&then) {
                known.contradictions.push(then);
            }
        }
        if !grown {
            return known;
        }
    }
}

/// Who somebody is by what is known of them: nothing where none of the posts that settle answers fits it, or more than one.
pub fn only_post(pack: &Pack, facts: &Facts) -> Option<u8> {
    let is_open = |it: &(FactId, Value)| facts.get(it.0) == Answer::Open;
    let fits =
        |post: &Post| !post.implies.is_empty() && post.implies.iter().all(|it| is_open(it) || facts.get(it.0) == Answer::Given(it.1));
    let mut fitting = (0u8..).zip(&pack.profile.posts).filter(|it| fits(it.1));
    let (at, post) = fitting.next()?;
    (fitting.next().is_none() && !post.implies.iter().all(is_open)).then_some(at)
}

/// Where a tool stands for somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// The conditions in the document are met now.
    Met,
    /// The hard conditions are met now; recognition is pending.
    Pending,
    /// Time will bring it, if nothing else changes.
    WillBe {
        /// The first day.
        from: Day,
        /// The last day; nothing where it never closes.
        to: Option<Day>,
        /// Only with the open recognitions given.
        if_recognised: bool,
    },
    /// Something is open; this question settles most. Nothing where they know none of what is open.
    Open(Option<FactId>),
    /// Not met, nor will time alone bring it.
    NotMet,
    /// The provision does not concern them.
    NotConcerned,
    /// A fact cannot be.
    Refused(Vec<Refusal>),
}

/// What one tool comes to for somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The tool.
    pub tool: ToolId,
    /// Where it stands.
    pub standing: Standing,
    /// The finding; nothing where a fact is refused.
    pub finding: Option<Finding>,
    /// Its results while facts are open, in the order of [`Tool::outputs`].
    pub ranges: Vec<Option<Range>>,
    /// The days on which it is met.
    pub windows: Vec<Window>,
    /// The same with the open recognitions given.
    pub windows_if_recognised: Vec<Window>,
    /// What would change it, where it is not met.
    pub changes: Vec<ChangeSet>,
}

/// The question to ask next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Who one is.
    Post,
    /// A fact.
    Fact(FactId),
}

/// How a question of the page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It was answered, though a date may be known by its month only.
    Answered,
    /// It follows from something else.
    Follows(Because),
    /// It could still change what these tools come to, or an amount of theirs.
    Matters(Vec<ToolId>),
    /// It is not asked: these tools would ask it, and their results no longer depend on it.
    Settled(Vec<ToolId>),
}

/// A question of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact.
    pub fact: FactId,
    /// How it stands.
    pub state: State,
}

/// Everything that can be said of a profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// What is known.
    pub known: Known,
    /// The tools for a person, in the order of the document.
    pub entries: Vec<Entry>,
    /// The question that settles most; nothing when no answer that they can give matters any more.
    pub next: Option<Next>,
    /// The questions in the order of the page.
    pub questions: Vec<Question>,
}

/// How much an answer could settle; the greater comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    ordinary: bool,
    decides: bool,
    settles: usize,
    tools: usize,
}

/// Decides every tool for a person from one profile.
pub fn review(pack: &Pack, profile: &Profile) -> Review {
    let known = profile.known(pack);
    let mut tools: Vec<(ToolId, &Tool)> = (0u16..).map(ToolId).zip(&pack.tools).filter(|(_, tool)| tool.group == Group::Person).collect();
    order::sort_by(&mut tools, |one, other| one.1.provisions < other.1.provisions);
    let mut entries = Vec::new();
    let mut matters: Vec<(FactId, ToolId, Weight)> = Vec::new();
    for &(id, tool) in &tools {
        let entry = entry(pack, (id, tool), &known.facts, profile.as_of, profile.chosen(tool));
        if let Some(finding) = &entry.finding {
            for (slot, &fact) in (0u8..).zip(&tool.facts) {
                if let Some(weight) = weight(pack, tool, slot, finding, &known.facts, profile) {
                    matters.push((fact, id, weight));
                }
            }
        }
        entries.push(entry);
    }
    let facts: Vec<FactId> = pack.profile.sections.iter().flat_map(|it| it.facts.iter().copied()).collect();
    let mut ranked: Vec<(Weight, FactId)> = Vec::new();
    for &fact in &facts {
        let weights = matters.iter().filter(|it| it.0 == fact).map(|it| it.2);
        let whole = weights.reduce(|a, b| Weight {
            ordinary: a.ordinary && b.ordinary,
            decides: a.decides || b.decides,
            settles: a.settles + b.settles,
            tools: a.tools + b.tools,
        });
        let own = pack.fact_at(fact).is_some_and(|it| it.decided_by.is_none());
        ranked.extend(whole.filter(|_| own).map(|it| (it, fact)));
    }
    // The sort is stable, so that questions of equal weight keep the order of the page.
    order::sort_by_key(&mut ranked, |it| Reverse(it.0));
    // Who does not know is not asked again; it still matters, and is told as such.
    ranked.retain(|it| !profile.unsure.contains(&it.1));
    for entry in &mut entries {
        if let Standing::Open(next) = &mut entry.standing {
            let own = |fact: &FactId| matters.iter().any(|it| it.0 == *fact && it.1 == entry.tool && it.2.decides);
            *next = ranked.iter().map(|it| it.1).find(own);
        }
    }
    let who = ranked.iter().any(|it| pack.profile.posts.iter().any(|post| post.implies.iter().any(|implied| implied.0 == it.1)));
    let next = if profile.post.is_none() && who { Some(Next::Post) } else { ranked.first().map(|it| Next::Fact(it.1)) };
    let questions = facts
        .iter()
        .map(|&fact| {
            let asking = || matters.iter().filter(|it| it.0 == fact).map(|it| it.1).collect::<Vec<ToolId>>();
            let state = match (known.because(fact), known.facts.get(fact)) {
                (Some(because), _) => State::Follows(because),
                (None, Answer::Open) if !asking().is_empty() => State::Matters(asking()),
                (None, Answer::Open) => State::Settled(tools.iter().filter(|it| it.1.facts.contains(&fact)).map(|it| it.0).collect()),
                (None, Answer::Given(_) | Answer::Month(_) | Answer::TenureSinceMonth(..)) => State::Answered,
            };
            Question { fact, state }
        })
        .collect();
    Review { known, entries, next, questions }
}

fn entry(pack: &Pack, (id, tool): (ToolId, &Tool), facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Entry {
    let nothing = Entry {
        tool: id,
        standing: Standing::NotMet,
        finding: None,
        ranges: Vec::new(),
        windows: Vec::new(),
        windows_if_recognised: Vec::new(),
        changes: Vec::new(),
    };
    let finding = match decide(pack, tool, facts, as_of, chosen) {
        Ok(finding) => finding,
        Err(refused) => return Entry { standing: Standing::Refused(refused), ..nothing },
    };
    let flag = pack.profile.concerns.iter().find(|it| it.0 == id).and_then(|it| finding.outcome(it.1));
    if flag == Some(Outcome::Flag(false)) {
        return Entry { standing: Standing::NotConcerned, finding: Some(finding), ..nothing };
    }
    let open_days = windows(pack, tool, facts, as_of, chosen);
    let recognised_days = windows_if_recognised(pack, tool, facts, as_of, chosen);
    let coming = |days: &[Window], if_recognised| days.first().map(|it| Standing::WillBe { from: it.from, to: it.to, if_recognised });
    let standing = match finding.verdict {
        Verdict::Met | Verdict::Computed => Standing::Met,
        Verdict::Unknown if finding.recognition_pending => Standing::Pending,
        Verdict::Unknown => Standing::Open(None),
        Verdict::NotMet => coming(&open_days, false).or_else(|| coming(&recognised_days, true)).unwrap_or(Standing::NotMet),
    };
    Entry {
        ranges: ranges(pack, tool, facts, as_of, chosen),
        changes: changes(pack, tool, facts, as_of, chosen),
        standing,
        finding: Some(finding),
        windows: open_days,
        windows_if_recognised: recognised_days,
        ..nothing
    }
}

/// How much an open fact matters to a tool; nothing where no answer to it changes anything.
fn weight(pack: &Pack, tool: &Tool, slot: Slot, finding: &Finding, facts: &Facts, profile: &Profile) -> Option<Weight> {
    let fact = tool.fact_in(slot)?;
    let situation = situation(pack, tool, facts, profile.as_of, profile.chosen(tool));
    if !situation.is_open(slot) {
        return None;
    }
    let ordinary = pack.fact_at(fact).is_some_and(|it| !it.sensitive);
    let mut completions = Completions::new(pack, tool, situation, profile.as_of);
    if finding.missing.contains(&fact) {
        let settled = |answer: Answer| {
            let mut there = situation;
            there.put(slot, answer);
            // Where nothing but recognitions is left, the person has nothing more to say.
            verdict_on(pack, tool, there, profile.as_of) != Verdict::Unknown
                || verdict_on(pack, tool, recognised(pack, tool, there), profile.as_of) == Verdict::Met
        };
        let answers = completions.samples(slot);
        let settling = answers.iter().filter(|it| settled(**it)).count();
        return Some(Weight { ordinary, decides: true, settles: settling * 60 / answers.len().max(1), tools: 1 });
    }
    let moves = tool.rule.outputs.iter().zip(&finding.outputs).any(|(output, shown)| shown.is_none() && completions.moves(slot, *output));
    moves.then_some(Weight { ordinary, decides: false, settles: 0, tools: 1 })
}

/// When each entitlement opens and closes.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The day from which it is drawn.
    pub from: Day,
    /// The day of the last event; [`Timeline::from`] where nothing is to come.
    pub until: Day,
    /// One lane a tool that is met on some day.
    pub lanes: Vec<Lane>,
    /// What opens and closes, in the order of the days.
    pub events: Vec<Event>,
}

/// The days of one tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The tool.
    pub tool: ToolId,
    /// The days on which it is met.
    pub windows: Vec<Window>,
    /// Only with the open recognitions given.
    pub if_recognised: bool,
}

/// Something that opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The first day on which it is met, or the last.
    pub day: Day,
    /// Whether it opens on that day; else it closes at its end.
    pub opens: bool,
    /// The tool.
    pub tool: ToolId,
    /// Only with the open recognitions given.
    pub if_recognised: bool,
}

/// The days of every tool that is met on some day, and what is to come.
pub fn timeline(review: &Review, as_of: Day) -> Timeline {
    let mut lanes = Vec::new();
    for entry in &review.entries {
        let if_recognised = entry.windows.is_empty();
        let windows = if if_recognised { &entry.windows_if_recognised } else { &entry.windows };
        if !windows.is_empty() {
            lanes.push(Lane { tool: entry.tool, windows: windows.clone(), if_recognised });
        }
    }
    let mut events = Vec::new();
    for lane in &lanes {
        for window in &lane.windows {
            let event = |day, opens| Event { day, opens, tool: lane.tool, if_recognised: lane.if_recognised };
            if as_of < window.from {
                events.push(event(window.from, true));
            }
            events.extend(window.to.map(|it| event(it, false)));
        }
    }
    order::sort_by_key(&mut events, |it| (it.day, it.opens));
    let until = events.last().map_or(as_of, |it| it.day);
    Timeline { from: as_of, until, lanes, events }
}
