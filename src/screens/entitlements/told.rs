//! What each provision comes to for somebody, in lines: the same for the screen, for a message and for paper.

use policy::engine::decide::{Finding, Verdict};
use policy::engine::inquiry::{Inquiry, inquire};
use policy::engine::profile::{Entry, Standing};
use policy::explain::explainer::{Explainer, Matter};
use policy::explain::pieces::Piece;
use policy::explain::wording::date_in_words;
use policy::model::ids::{FactId, ParameterId, ProvisionId, ToolId};
use policy::model::text::Language;
use policy::model::tool::Tool;

use crate::components::findings::output_lines;
use crate::components::verdict::verdict_words;
use crate::screens::entitlements::form::{Asked, fact};
use crate::screens::entitlements::words::{Words, words};

/// The groups of the result, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something that it asks must be put right first.
    PutRight,
    /// The conditions in the document are met now.
    Met,
    /// The hard conditions are met; recognition is pending.
    Pending,
    /// Time will bring it.
    WillBe,
    /// Something is open.
    Open,
    /// Not met.
    NotMet,
    /// It concerns others.
    NotConcerned,
}

impl Kind {
    /// In the order of the page.
    pub const ALL: [Kind; 7] = [Kind::PutRight, Kind::Met, Kind::Pending, Kind::WillBe, Kind::Open, Kind::NotMet, Kind::NotConcerned];

    /// The group of a tool.
    pub fn of(asked: &Asked, entry: &Entry) -> Kind {
        let unread = |it: &Tool| asked.misread.iter().any(|(id, ..)| it.facts.contains(id) && asked.review.known.because(*id).is_none());
        if tool(entry.tool).is_some_and(unread) {
            return Kind::PutRight;
        }
        match entry.standing {
            Standing::Met => Kind::Met,
            Standing::Pending => Kind::Pending,
            Standing::WillBe { .. } => Kind::WillBe,
            Standing::Open(_) => Kind::Open,
            Standing::NotMet => Kind::NotMet,
            Standing::NotConcerned => Kind::NotConcerned,
            Standing::Refused(_) => Kind::PutRight,
        }
    }
}

/// One tool in lines.
pub struct Told {
    /// Its group.
    pub kind: Kind,
    /// What it is about.
    pub title: &'static str,
    /// Its clauses.
    pub provisions: &'static [ProvisionId],
    /// Where it stands, in a sentence.
    pub headline: String,
    /// It rests on an answer that is sensitive: it is shown to whoever answers, and not passed on.
    pub private: bool,
    /// What it comes to.
    pub amounts: Vec<Amount>,
    /// The question to answer next.
    pub next: Option<FactId>,
    /// What is still to be recognised.
    pub recognitions: Vec<FactId>,
    /// What else it asks that is open.
    pub missing: Vec<FactId>,
    /// What would change it: each way in a line. The bool says that nobody can bring it about.
    pub changes: Vec<(Vec<Piece>, bool)>,
    /// On what readings it hangs, and what each gives.
    pub readings: Vec<Side>,
}

/// A result of a tool in short.
pub struct Amount {
    /// What it is.
    pub label: &'static str,
    /// Its worth, or what it lies between.
    pub worth: String,
    /// Where it is a figure of the document as it stands: which one.
    pub figure: Option<ParameterId>,
}

/// A reading on which something hangs, and what each of its choices gives.
pub struct Side {
    /// What is read.
    pub label: &'static str,
    /// The ambiguity in the register.
    pub ambiguity: Option<u8>,
    /// Each choice: what it is called, what it gives, and whether it is the one chosen.
    pub choices: Vec<(&'static str, String, bool)>,
}

/// A tool with what it comes to.
pub struct Result<'a> {
    /// The tool.
    pub tool: &'static Tool,
    /// What the review says.
    pub entry: &'a Entry,
    /// Everything that its own page says; nothing where a fact is refused.
    pub inquiry: Option<Inquiry>,
}

impl<'a> Result<'a> {
    /// Looks closer at an entry of a review.
    pub fn of(asked: &Asked, entry: &'a Entry) -> Option<Result<'a>> {
        let tool = tool(entry.tool)?;
        let (profile, facts) = (&asked.profile, &asked.review.known.facts);
        let inquiry = inquire(pack::pack(), tool, facts, profile.as_of, profile.chosen(tool)).ok();
        Some(Result { tool, entry, inquiry })
    }

    /// In lines.
    pub fn told(&self, asked: &Asked, language: Language) -> Told {
        let words = words(language);
        let (tool, entry) = (self.tool, self.entry);
        let mut told = Told {
            kind: Kind::of(asked, entry),
            title: tool.title.in_language(language),
            provisions: &tool.provisions,
            headline: String::new(),
            private: asked.is_private(tool),
            amounts: Vec::new(),
            next: None,
            recognitions: Vec::new(),
            missing: Vec::new(),
            changes: Vec::new(),
            readings: Vec::new(),
        };
        let Some(inquiry) = &self.inquiry else {
            told.headline = put_right(asked, self, language);
            return told;
        };
        let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
        let finding = &inquiry.finding;
        told.headline = match &entry.standing {
            _ if told.kind == Kind::PutRight => put_right(asked, self, language),
            Standing::WillBe { from, to, if_recognised } => {
                let day = |it| date_in_words(it, language);
                (words.will_be)(day(*from), to.map(day), *if_recognised)
            }
            Standing::NotConcerned => words.not_concerned.to_owned(),
            Standing::Met | Standing::Pending | Standing::Open(_) | Standing::NotMet | Standing::Refused(_) => {
                explainer.verdict(finding).to_owned()
            }
        };
        if matches!(told.kind, Kind::PutRight | Kind::NotConcerned) {
            return told;
        }
        if let Standing::Open(next) = entry.standing {
            told.next = next;
        }
        for it in output_lines(&explainer, tool, inquiry) {
            let figure = it.figure.filter(|_| it.worth.is_some());
            told.amounts.extend(it.worth.or(it.between).map(|worth| Amount { label: it.label, worth, figure }));
        }
        for id in self.open_for_it() {
            let recognised = fact(id).is_some_and(|it| it.decided_by.is_some());
            if recognised { &mut told.recognitions } else { &mut told.missing }.push(id);
        }
        for set in &entry.changes {
            let mut way = Vec::new();
            for change in &set.changes {
                if !way.is_empty() {
                    way.push(Piece::Words(words.semicolon.to_owned()));
                }
                way.extend(explainer.change(change));
            }
            way.push(Piece::Words(words.then.to_owned()));
            way.extend(explainer.met_from(set));
            told.changes.push((way, set.is_fixed()));
        }
        told.readings = sides(tool, inquiry, words, language);
        told
    }

    /// The open questions that it waits for: of one that time brings, the recognitions that it takes besides.
    fn open_for_it(&self) -> Vec<FactId> {
        match &self.entry.standing {
            Standing::Pending | Standing::Open(_) => self.entry.finding.as_ref().map(|it| it.missing.clone()).unwrap_or_default(),
            Standing::WillBe { if_recognised: true, .. } => {
                let facts = self.inquiry.as_ref().map(|it| it.situation.slots);
                let open = |at: usize| facts.is_some_and(|it| it.get(at) == Some(&policy::model::value::Answer::Open));
                let named = self.tool.facts.iter().enumerate().filter(|it| open(it.0)).map(|it| *it.1);
                named.filter(|it| fact(*it).is_some_and(|it| it.decided_by.is_some())).collect()
            }
            Standing::Met
            | Standing::WillBe { if_recognised: false, .. }
            | Standing::NotMet
            | Standing::NotConcerned
            | Standing::Refused(_) => Vec::new(),
        }
    }
}

/// What is to be recognised, and by whom.
pub fn recognition(id: FactId, language: Language) -> String {
    let Some(fact) = fact(id) else { return String::new() };
    let who = fact.decided_by.as_ref().map(|it| it.in_language(language)).unwrap_or_default();
    (words(language).recognition)(fact.label.in_language(language), who)
}

/// A tool of the pack.
pub fn tool(id: ToolId) -> Option<&'static Tool> {
    pack::pack().tool_at(id)
}

/// What must be put right before a tool can say anything.
fn put_right(asked: &Asked, it: &Result<'_>, language: Language) -> String {
    let words = words(language);
    let mut said = Vec::new();
    for (id, entry, why) in asked.misread.iter().filter(|(id, ..)| it.tool.facts.contains(id)) {
        said.extend(fact(*id).map(|fact| entry::words::misread(fact.label.in_language(language), &fact.kind, entry, *why, language)));
    }
    if let Standing::Refused(refusals) = &it.entry.standing {
        said.extend(refusals.iter().map(|it| entry::words::refused(pack::pack(), &asked.review.known.facts, *it, language)));
    }
    said.join(words.semicolon)
}

/// The readings on which the verdict or a result hangs, each with what its choices give.
fn sides(tool: &'static Tool, inquiry: &Inquiry, words: &Words, language: Language) -> Vec<Side> {
    let finding = &inquiry.finding;
    let hangs = finding.sensitive_to | finding.outputs_depend_on;
    let mut sides = Vec::new();
    for ((reading, findings), at) in tool.readings.iter().zip(&inquiry.readings).zip(0u8..) {
        // Where only several together change it, each of them is told.
        let together = !finding.robust && finding.sensitive_to == 0;
        if hangs >> at & 1 == 0 && !together {
            continue;
        }
        let chosen = inquiry.situation.chosen.get(at);
        let choices = reading.choices.iter().zip(findings).zip(0u8..).map(|((choice, found), position)| {
            (choice.label.in_language(language), gives(tool, inquiry, found, words, language), position == chosen)
        });
        sides.push(Side { label: reading.label.in_language(language), ambiguity: reading.ambiguity, choices: choices.collect() });
    }
    sides
}

/// The verdict of a reading, what is then missing, and its results.
fn gives(tool: &'static Tool, inquiry: &Inquiry, found: &Finding, words: &Words, language: Language) -> String {
    let verdict = verdict_words(found.verdict, found.recognition_pending, Matter::of(pack::pack(), tool), language);
    let mut said = verdict.to_owned();
    if found.verdict == Verdict::Unknown {
        let labels: Vec<&str> = found.missing.iter().filter_map(|it| fact(*it)).map(|it| it.label.in_language(language)).collect();
        said.push_str(&(words.waits_for)(&labels.join(words.comma)));
    }
    if inquiry.finding.outputs_depend_on != 0 {
        let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
        for it in crate::components::findings::outcomes_in_words(&explainer, tool, &found.outputs) {
            said.push_str(words.semicolon);
            said.push_str(&it);
        }
    }
    said
}
