//! "What am I entitled to?": one profile, every tool for a person decided from it, and the question to ask next.

use core::cmp::Reverse;

use crate::engine::changes::{ChangeSet, changes};
use crate::engine::completions::Completions;
use crate::engine::decide::{Finding, Outcome, Verdict, decide, decide_situation, recognised, situation, verdict_on};
use crate::engine::evaluate::Situation;
use crate::engine::opening::{Opening, opening};
use crate::engine::ranges::{Range, ranges};
use crate::engine::windows::{Window, windows, windows_if_recognised};
use crate::engine::worth::{days_that_differ, worth_asking};
use crate::model::day::Day;
use crate::model::facts::{Facts, Refusal};
use crate::model::ids::{FactId, Slot, ToolId};
use crate::model::pack::Pack;
use crate::model::profile_page::{Gate, Post, ProfilePage};
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
    /// Those among them that may be answered otherwise all the same.
    pub gives_way: Vec<FactId>,
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
        let before = settled_by(&pack.profile, self.post(pack), &without);
        if before.facts.get(fact) != Answer::Open && before.facts.get(fact) != answer {
            return before.because(fact);
        }
        without.set(fact, answer);
        let after = settled_by(&pack.profile, self.post(pack), &without);
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
    let mut known = settled_by(page, post, given);
    // Whoever tells the particulars has what they are about.
    for gate in page.gates.iter().rev() {
        let told = gate.before.iter().find(|it| given.get(**it) != Answer::Open);
        if let Some(told) = told.filter(|_| known.facts.get(gate.fact) == Answer::Open) {
            known.facts.set(gate.fact, Answer::Given(gate.value));
            known.implied.push((gate.fact, Because::Fact(*told)));
            known.gives_way.push(gate.fact);
        }
    }
    for implication in page.implications.iter().filter(|it| it.gives_way) {
        let ((when, value), (then, follows)) = (implication.when, implication.then);
        if known.facts.get(when) == Answer::Given(value) && known.facts.get(then) == Answer::Open {
            known.facts.set(then, Answer::Given(follows));
            known.implied.push((then, Because::Fact(when)));
            known.gives_way.push(then);
        }
    }
    known
}

/// What follows whatever else is answered.
fn settled_by(page: &ProfilePage, post: Option<&Post>, given: &Facts) -> Known {
    let mut known = Known { facts: given.clone(), implied: Vec::new(), gives_way: Vec::new(), contradictions: Vec::new() };
    for &(fact, value) in post.map(|it| it.implies.as_slice()).unwrap_or_default() {
        known.facts.set(fact, Answer::Given(value));
        known.implied.push((fact, Because::Post));
    }
    // Each round answers at least one more question, or is the last.
    loop {
        let mut grown = false;
        for implication in page.implications.iter().filter(|it| !it.gives_way) {
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
    /// Time will bring it, if nothing else changes, whatever is still open.
    WillBe {
        /// The first day on which it is met; while something is open, the earliest that this can be.
        earliest: Day,
        /// The latest that this can be: the same day where nothing open moves it.
        latest: Day,
        /// The last day of it; nothing where it never closes, or something open moves it.
        to: Option<Day>,
        /// Only with the open recognitions given.
        if_recognised: bool,
    },
    /// Something is open; this question settles most. Nothing where they know none of what is open.
    Open(Option<FactId>),
    /// Not met, and time alone does not bring it within [`FORESEEN_YEARS`], whatever is still open.
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
    /// From when on it is met, over all that is open.
    pub opening: Opening,
    /// What would change it, where it is not met.
    pub changes: Vec<ChangeSet>,
}

/// So far ahead, in years, something is said to come with time alone.
pub const FORESEEN_YEARS: i32 = 30;

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
    /// It is worth asking: it could still change what these tools come to, now or later, or an amount of theirs.
    Matters(Vec<ToolId>),
    /// It is not asked before this one is answered.
    Waits(FactId),
    /// It is worth asking for these tools only under another choice of a reading.
    OtherReading(Vec<ToolId>),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    ordinary: bool,
    decides: bool,
    settles: usize,
    tools: usize,
}

impl Weight {
    /// What an answer is worth that serves several tools.
    fn and(self, other: Weight) -> Weight {
        Weight {
            ordinary: self.ordinary && other.ordinary,
            decides: self.decides || other.decides,
            settles: self.settles + other.settles,
            tools: self.tools + other.tools,
        }
    }
}

/// A tool of the page, evaluated: what it comes to, what each open fact of it is worth, and for what.
#[derive(Clone, Debug)]
struct Evaluated {
    /// What it was evaluated for, what of that follows from who they are, and the answer on which its questions wait: while these are the
    /// same, so is the rest.
    of: (Situation, Situation, Option<Answer>),
    entry: Entry,
    worth: Vec<(FactId, Weight)>,
    /// Those that are worth asking only under another choice of a reading.
    other_reading: Vec<FactId>,
    /// Those that are not asked before this one is answered.
    waits: Option<FactId>,
}

/// Decides every tool for a person from one profile.
pub fn review(pack: &Pack, profile: &Profile) -> Review {
    Reviewer::default().review(pack, profile)
}

/// Reviews one profile after the other, and evaluates anew only the tools whose facts, day or readings have changed.
#[derive(Clone, Debug, Default)]
pub struct Reviewer {
    last: Vec<Evaluated>,
}

impl Reviewer {
    /// Decides every tool for a person from one profile. All of them must be of the same pack.
    pub fn review(&mut self, pack: &Pack, profile: &Profile) -> Review {
        let known = profile.known(pack);
        let mut tools: Vec<(ToolId, &Tool)> =
            (0u16..).map(ToolId).zip(&pack.tools).filter(|(_, tool)| tool.group == Group::Person).collect();
        order::sort_by(&mut tools, |one, other| one.1.provisions < other.1.provisions);
        let implied_by_post = known_by(&pack.profile, profile.post(pack), &Facts::new()).facts;
        let evaluated: Vec<Evaluated> =
            tools.iter().map(|&tool| self.evaluated(pack, tool, (&known.facts, &implied_by_post), profile)).collect();
        self.last.clone_from(&evaluated);
        let facts: Vec<FactId> = pack.profile.sections.iter().flat_map(|it| it.facts.iter().copied()).collect();
        let mut ranked: Vec<(Weight, FactId)> = Vec::new();
        for &fact in &facts {
            let weights = evaluated.iter().flat_map(|it| &it.worth).filter(|it| it.0 == fact).map(|it| it.1);
            let own = pack.fact_at(fact).is_some_and(|it| it.decided_by.is_none());
            ranked.extend(weights.reduce(Weight::and).filter(|_| own).map(|it| (it, fact)));
        }
        // The sort is stable, so that questions of equal weight keep the order of the page.
        order::sort_by_key(&mut ranked, |it| Reverse(it.0));
        // Who does not know is not asked again; it still matters, and is told as such.
        ranked.retain(|it| !profile.unsure.contains(&it.1));
        if let Some(first) = ranked.first().and_then(|it| general_first(pack, &evaluated, &ranked, it.1)) {
            ranked.insert(0, first);
        }
        let who = ranked.iter().any(|it| pack.profile.posts.iter().any(|post| post.implies.iter().any(|implied| implied.0 == it.1)));
        let next = if profile.post.is_none() && who { Some(Next::Post) } else { ranked.first().map(|it| Next::Fact(it.1)) };
        let questions = facts.iter().map(|&fact| Question { fact, state: state(pack, &known, &evaluated, fact) }).collect();
        let entries = evaluated
            .into_iter()
            .map(|mut it| {
                if let Standing::Open(next) = &mut it.entry.standing {
                    *next = ranked.iter().map(|it| it.1).find(|fact| it.worth.iter().any(|it| it.0 == *fact));
                }
                it.entry
            })
            .collect();
        Review { known, entries, next, questions }
    }

    fn evaluated(&self, pack: &Pack, (id, tool): (ToolId, &Tool), (facts, by_post): (&Facts, &Facts), profile: &Profile) -> Evaluated {
        let there = |facts: &Facts| situation(pack, tool, facts, profile.as_of, profile.chosen(tool));
        let gate = pack.profile.gates.iter().find(|it| it.tool == id);
        let of = (there(facts), there(by_post), gate.map(|it| facts.get(it.fact)));
        match self.last.iter().find(|it| it.entry.tool == id && it.of == of) {
            Some(same) => same.clone(),
            None => evaluate(pack, (id, tool), facts, of, gate),
        }
    }
}

/// Of the questions of a section about the same tool, the one that stands first: the general before the particular.
fn general_first(pack: &Pack, evaluated: &[Evaluated], ranked: &[(Weight, FactId)], best: FactId) -> Option<(Weight, FactId)> {
    let section = pack.profile.sections.iter().find(|it| it.facts.contains(&best))?;
    let of = |it: &Evaluated, fact: FactId| it.worth.iter().any(|it| it.0 == fact);
    let beside = |fact: FactId| evaluated.iter().any(|it| of(it, fact) && of(it, best));
    let first = section.facts.iter().find(|it| beside(**it) && ranked.iter().any(|(_, ranked)| ranked == *it))?;
    ranked.iter().find(|it| it.1 == *first).copied()
}

/// How a question stands, over all the tools.
fn state(pack: &Pack, known: &Known, evaluated: &[Evaluated], fact: FactId) -> State {
    match (known.because(fact), known.facts.get(fact)) {
        (Some(because), _) => return State::Follows(because),
        (None, Answer::Open) => {}
        (None, Answer::Given(_) | Answer::Month(_) | Answer::TenureSinceMonth(..)) => return State::Answered,
    }
    let of =
        |which: &dyn Fn(&Evaluated) -> bool| -> Vec<ToolId> { evaluated.iter().filter(|it| which(it)).map(|it| it.entry.tool).collect() };
    let matters = of(&|it| it.worth.iter().any(|it| it.0 == fact));
    if !matters.is_empty() {
        return State::Matters(matters);
    }
    let asks = |it: &Evaluated| {
        let first = pack.profile.gates.iter().any(|gate| gate.tool == it.entry.tool && gate.fact == fact);
        first || pack.tool_at(it.entry.tool).is_some_and(|tool| tool.facts.contains(&fact))
    };
    if let Some(first) = evaluated.iter().filter(|it| asks(it)).find_map(|it| it.waits) {
        return State::Waits(first);
    }
    let other = of(&|it| it.other_reading.contains(&fact));
    if other.is_empty() { State::Settled(of(&asks)) } else { State::OtherReading(other) }
}

fn evaluate(
    pack: &Pack,
    (id, tool): (ToolId, &Tool),
    facts: &Facts,
    of: (Situation, Situation, Option<Answer>),
    gate: Option<&Gate>,
) -> Evaluated {
    let (there, by_post, first) = of;
    let (as_of, chosen) = (there.day, there.chosen);
    let entry = Entry {
        tool: id,
        standing: Standing::NotMet,
        finding: None,
        ranges: Vec::new(),
        windows: Vec::new(),
        windows_if_recognised: Vec::new(),
        opening: Opening::default(),
        changes: Vec::new(),
    };
    let mut evaluated = Evaluated { of, entry, worth: Vec::new(), other_reading: Vec::new(), waits: None };
    let finding = match decide(pack, tool, facts, as_of, chosen) {
        Ok(finding) => finding,
        Err(refused) => {
            evaluated.entry.standing = Standing::Refused(refused);
            return evaluated;
        }
    };
    let concerns = pack.profile.concerns.iter().find(|it| it.0 == id).map(|it| finding.outcome(it.1));
    // Whom no completion of who they are is met by, it does not concern; nor who answers otherwise what is asked first.
    let before = gate.map(|it| tool.slots().filter(|asked| it.before.contains(&asked.1)));
    let mut known_before = there;
    before.into_iter().flatten().for_each(|it| known_before.put(it.0, Answer::Open));
    let waits = gate.filter(|it| first != Some(Answer::Given(it.value)));
    if concerns == Some(Some(Outcome::Flag(false)))
        || waits.is_some_and(|_| first != Some(Answer::Open))
        || never(pack, tool, by_post)
        || gate.is_some() && never(pack, tool, known_before)
    {
        evaluated.entry = Entry { standing: Standing::NotConcerned, finding: Some(finding), ..evaluated.entry };
        return evaluated;
    }
    let mut who = 0;
    let finding_before = gate.map(|_| decide_situation(pack, tool, known_before, as_of));
    if let Some((gate, finding)) = gate.zip(finding_before.as_ref()) {
        let worth = worth_asking(pack, tool, known_before, as_of, finding);
        who = tool.slots().filter(|it| !gate.before.contains(&it.1)).fold(0, |bits, it| bits | worth & 1 << it.0);
    }
    if let Some((gate, finding)) = waits.zip(finding_before) {
        let opening = Opening { latest: None, ..opening(pack, tool, known_before, as_of, who) };
        let ordinary = pack.fact_at(gate.fact).is_some_and(|it| !it.sensitive);
        evaluated.worth.push((gate.fact, Weight { ordinary, decides: true, settles: 30, tools: 1 }));
        let asked = tool.slots().filter(|it| who >> it.0 & 1 == 1);
        evaluated.worth.extend(asked.map(|it| (it.1, weight(pack, tool, known_before, it.0, finding.missing.contains(&it.1)))));
        evaluated.waits = Some(gate.fact);
        evaluated.entry = Entry { standing: Standing::Open(None), opening, finding: Some(finding), ..evaluated.entry };
        return evaluated;
    }
    let worth = worth_asking(pack, tool, there, as_of, &finding);
    evaluated.entry = Entry {
        ranges: ranges(pack, tool, facts, as_of, chosen),
        windows: windows(pack, tool, facts, as_of, chosen),
        windows_if_recognised: windows_if_recognised(pack, tool, facts, as_of, chosen),
        changes: changes(pack, tool, facts, as_of, chosen),
        opening: opening(pack, tool, there, as_of, worth),
        finding: Some(finding),
        ..evaluated.entry
    };
    // While it is open whom it concerns, nothing is claimed.
    evaluated.entry.standing =
        if concerns == Some(None) { Standing::Open(None) } else { standing(pack, tool, there, worth, &evaluated.entry) };
    // Whom it concerns is asked even where the particulars have settled that it is not met.
    for (slot, fact) in tool.slots().filter(|it| (worth | who) >> it.0 & 1 == 1) {
        let decides = evaluated.entry.finding.as_ref().is_some_and(|it| it.missing.contains(&fact));
        evaluated.worth.push((fact, weight(pack, tool, there, slot, decides)));
    }
    evaluated.other_reading = other_reading(pack, tool, there, worth, facts);
    evaluated
}

/// Whether no completion is ever met, on any day.
fn never(pack: &Pack, tool: &Tool, there: Situation) -> bool {
    tool.rule.verdict.is_some_and(|verdict| {
        let days = if tool.over_time { days_that_differ(pack, tool, there, there.day) } else { vec![there.day] };
        days.iter().all(|&day| !Completions::new(pack, tool, Situation { day, ..there }, there.day).reach(verdict).met)
    })
}

/// Where a tool stands, by what completions of what is open come to.
fn standing(pack: &Pack, tool: &Tool, situation: Situation, worth: u32, entry: &Entry) -> Standing {
    let (as_of, Some(finding)) = (situation.day, &entry.finding) else { return Standing::NotMet };
    if matches!(finding.verdict, Verdict::Met | Verdict::Computed) {
        return Standing::Met;
    }
    let foreseen = as_of.plus_months(FORESEEN_YEARS * 12);
    if entry.opening.earliest.is_none_or(|it| foreseen < it) {
        return Standing::NotMet;
    }
    let there = recognised(pack, tool, situation);
    let if_recognised = there.slots != situation.slots;
    let own = tool.slots().filter(|it| worth >> it.0 & 1 == 1 && pack.fact_at(it.1).is_some_and(|it| it.decided_by.is_none()));
    let own = own.fold(0, |bits, it| bits | 1 << it.0);
    // Before anything is known that it asks, it is not said to wait for others only.
    let is_known =
        |it: &(Slot, FactId)| situation.slot(it.0) != Answer::Open && pack.fact_at(it.1).is_some_and(|it| it.decided_by.is_none());
    let concerns_them = tool.slots().any(|it| is_known(&it));
    if finding.recognition_pending && own == 0 {
        return if concerns_them { Standing::Pending } else { Standing::Open(None) };
    }
    let by_time = |opening: Opening, windows: &[Window], if_recognised| match (opening.earliest, opening.latest) {
        (Some(earliest), Some(latest)) if latest <= foreseen => {
            let to = windows.first().filter(|_| earliest == latest).and_then(|it| it.to);
            Some(Standing::WillBe { earliest, latest, to, if_recognised })
        }
        _ => None,
    };
    let plain = by_time(entry.opening, &entry.windows, false);
    let with_recognition = || {
        let opening = opening(pack, tool, there, as_of, worth & own);
        by_time(opening, &entry.windows_if_recognised, true).filter(|_| if_recognised && concerns_them)
    };
    let otherwise = if worth == 0 { Standing::NotMet } else { Standing::Open(None) };
    plain.or_else(with_recognition).unwrap_or(otherwise)
}

/// The open facts that are worth asking only where one reading is taken otherwise.
fn other_reading(pack: &Pack, tool: &Tool, situation: Situation, worth: u32, facts: &Facts) -> Vec<FactId> {
    let idle = |found: &[FactId], (slot, fact): (Slot, FactId)| {
        situation.slot(slot) == Answer::Open && worth >> slot & 1 == 0 && !found.contains(&fact)
    };
    let mut found = Vec::new();
    for (reading, at) in tool.readings.iter().zip(0u8..) {
        let choices = (0..reading.choices.len()).filter_map(|it| u8::try_from(it).ok());
        for choice in choices.filter(|it| *it != situation.chosen.get(at)) {
            if !tool.slots().any(|it| idle(&found, it)) {
                return found;
            }
            let there = situation.with_choice(at, choice);
            let Ok(finding) = decide(pack, tool, facts, situation.day, there.chosen) else { continue };
            let worth_there = worth_asking(pack, tool, there, situation.day, &finding);
            let more: Vec<FactId> = tool.slots().filter(|it| idle(&found, *it) && worth_there >> it.0 & 1 == 1).map(|it| it.1).collect();
            found.extend(more);
        }
    }
    found
}

/// How much an open fact that is worth asking could settle.
fn weight(pack: &Pack, tool: &Tool, situation: Situation, slot: Slot, decides: bool) -> Weight {
    let ordinary = tool.fact_in(slot).and_then(|it| pack.fact_at(it)).is_some_and(|it| !it.sensitive);
    let as_of = situation.day;
    let settled = |answer: Answer| {
        let mut there = situation;
        there.put(slot, answer);
        // Where nothing but recognitions is left, the person has nothing more to say.
        verdict_on(pack, tool, there, as_of) != Verdict::Unknown
            || verdict_on(pack, tool, recognised(pack, tool, there), as_of) == Verdict::Met
    };
    let settles = if decides {
        let answers = Completions::new(pack, tool, situation, as_of).samples(slot);
        let settling = answers.iter().filter(|it| settled(**it)).count();
        settling * 60 / answers.len().max(1)
    } else {
        0
    };
    Weight { ordinary, decides, settles, tools: 1 }
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
