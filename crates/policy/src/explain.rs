//! A finding in sentences: each criterion with the figures put in, the provision, and how far off it is.
//!
//! The sentences are templates of the pack; what is put into them keeps its origin, so that every number on a screen
//! can lead back to its parameter.

use core::cmp::Ordering;

use crate::day::Day;
use crate::decide::{Figures, Finding, Outcome, Verdict};
use crate::dimension::{Dimension, dimension};
use crate::evaluate::{Situation, rounded};
use crate::facts::{Answer, Value};
use crate::number::{Decimal, Ratio};
use crate::pack::{Fact, FactId, FactKind, Group, Pack, ParameterId, ProvisionId, ProvisionKind, Quantity, Tool, Unit};
use crate::rule::{Amount, AmountId, Criterion, CriterionId, Order, OutputValue, Slot};
use crate::text::{Language, Text};

/// A piece of a sentence, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Our words.
    Words(String),
    /// A figure of the document.
    Figure(String, ParameterId),
    /// Something that was entered.
    Entered(String, FactId),
}

impl Piece {
    /// What it says.
    pub fn words(&self) -> &str {
        match self {
            Piece::Words(it) | Piece::Figure(it, _) | Piece::Entered(it, _) => it,
        }
    }
}

/// One criterion in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which criterion it is.
    pub criterion: CriterionId,
    /// How deep it stands below the verdict.
    pub depth: u8,
    /// Whether it holds; nothing while open.
    pub holds: Option<bool>,
    /// The sentence.
    pub pieces: Vec<Piece>,
    /// Where the document asks it.
    pub provision: ProvisionId,
    /// Whether it is a leaf: something that is asked, not a combination.
    pub leaf: bool,
}

impl Line {
    /// The sentence as plain text.
    pub fn sentence(&self) -> String {
        plain(&self.pieces)
    }
}

/// Pieces as plain text.
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::words).collect()
}

/// The templates of the pack, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// All of the following hold.
    AllMet,
    /// All of the following are asked; some do not hold.
    AllNotMet,
    /// All of the following are asked; some are open.
    AllOpen,
    /// At least one of the following holds.
    AnyMet,
    /// At least one of the following is asked; none holds.
    AnyNotMet,
    /// At least one of the following is asked; some are open.
    AnyOpen,
    /// The following must not be so, and is not.
    NotMet,
    /// The following must not be so, but is.
    NotNotMet,
    /// The following must not be so; open.
    NotOpen,
    /// {fact}: yes.
    YesMet,
    /// {fact}: no.
    YesNotMet,
    /// {fact}: not answered.
    YesOpen,
    /// {fact}: recognition pending; {who} decides.
    YesPending,
    /// {fact} is {value}: one of {choices}.
    IsMet,
    /// {fact} is {value}: none of {choices}.
    IsNotMet,
    /// {fact}: not answered; {choices} are asked.
    IsOpen,
    /// {left} = {left_value} ≥ {right_value}.
    AtLeastMet,
    /// {left} = {left_value} < {right_value}, {off} short.
    AtLeastNotMet,
    /// {left} ≤ {right}.
    AtMostMet,
    /// {left} exceeds {right} by {off}.
    AtMostNotMet,
    /// {left} > {right}.
    AboveMet,
    /// {left} is not above {right}.
    AboveNotMet,
    /// {left} is exactly {right}, and so not above it.
    AboveEqual,
    /// {left} < {right}.
    BelowMet,
    /// {left} is not below {right}.
    BelowNotMet,
    /// {left} is exactly {right}, and so not below it.
    BelowEqual,
    /// {left} against {right}: open.
    CompareOpen,
    /// {length} full years; at most {limit}; until {last}.
    AgeAtMostMet,
    /// {length} full years; at most {limit}; since {turn} over.
    AgeAtMostNotMet,
    /// {fact} open; at most {limit}.
    AgeAtMostOpen,
    /// {length} full years; at least {limit}, since {turn}.
    AgeAtLeastMet,
    /// {length} full years; at least {limit}, on {turn}.
    AgeAtLeastNotMet,
    /// {fact} open; at least {limit}.
    AgeAtLeastOpen,
    /// {fact} {length} months; {limit} reached.
    ServedMet,
    /// {fact} {length} months; {limit} reached on {turn}, {off} to go.
    ServedNotMet,
    /// {fact} {length} months; {limit} never reached, as the post is not held now.
    ServedNever,
    /// {fact} open; {limit} asked.
    ServedOpen,
    /// More than {limit} since {value}: from {turn} on.
    LongerMet,
    /// Not yet more than {limit}: from {turn} on, {off} to go.
    LongerNotMet,
    /// {fact} open; more than {limit} asked.
    LongerOpen,
    /// Within {limit}: until {last}.
    WithinMet,
    /// {limit} are over: until {last}.
    WithinNotMet,
    /// {fact} open; within {limit} asked.
    WithinOpen,
    /// Ends on {value}, at the latest {last}.
    EndsMet,
    /// Ends on {value}, {off} after {last}.
    EndsNotMet,
    /// Open.
    EndsOpen,
    /// In the reading {reading}:
    Reading,
    /// {fact}: it would have to be yes.
    ChangeYes,
    /// {fact}: it would have to be no.
    ChangeNo,
    /// {fact} is {value}: it would have to be one of {choices}.
    ChangeChoice,
    /// {fact} is {value}: {off} more make {to}.
    ChangeAtLeast,
    /// {fact} is {value}: {off} fewer make {to}.
    ChangeAtMost,
    /// {fact} is {value}: it would have to be {to} or later.
    ChangeNotBefore,
    /// {fact} is {value}: it would have to be {to} or earlier.
    ChangeNotAfter,
    /// {fact} is {value}: one more is needed, {to} or later.
    ChangeRecurs,
    /// {fact}: {off} more, from {turn} at the earliest.
    ChangeResume,
    /// {fact}: {who} would have to recognise it.
    ChangeRecognised,
    /// {fact}: {who} would have to decide otherwise.
    ChangeNotRecognised,
    /// From {turn}, {fact} reaches {limit}.
    TimeServed,
    /// From {turn}, aged {limit}.
    TimeAge,
    /// From {turn}, more than {limit}.
    TimeLonger,
    /// From {turn}, {fact} no longer stands in the way.
    TimeOther,
    /// Age cannot be changed: only who was born on {to} or later.
    FixedAgeBelow,
    /// Age cannot be changed: only who was born on {to} or earlier.
    FixedAgeAbove,
    /// Past service cannot be changed: {to} asked, {off} short.
    FixedService,
    /// {fact} cannot be changed: {to} or later asked.
    FixedNotBefore,
    /// {fact} cannot be changed: {to} or earlier asked.
    FixedNotAfter,
    /// {fact} is what it is: yes asked.
    FixedYes,
    /// {fact} is what it is: no asked.
    FixedNo,
    /// {fact} is what it is: one of {choices} asked.
    FixedChoice,
    /// {fact} is what it is: {to} or more asked.
    FixedAtLeast,
    /// {fact} is what it is: {to} or fewer asked.
    FixedAtMost,
    /// {fact}: not told yet; yes asked.
    UntoldYes,
    /// {fact}: not told yet; no asked.
    UntoldNo,
    /// {fact}: not told yet; one of {choices} asked.
    UntoldChoice,
    /// {fact}: not told yet; {to} or more asked.
    UntoldAtLeast,
    /// {fact}: not told yet; {to} or fewer asked.
    UntoldAtMost,
    /// {fact}: not told yet; {to} or later asked.
    UntoldNotBefore,
    /// {fact}: not told yet; {to} or earlier asked.
    UntoldNotAfter,
    /// {fact}: not told yet; {to} asked.
    UntoldService,
    /// {state} from {turn} on, if nothing else changes.
    MetFrom,
    /// {state} from {turn} until {last}, if nothing else changes.
    MetFromUntil,
    /// {state} at once.
    MetAtOnce,
    /// {state} at once, until {last}.
    MetAtOnceUntil,
    /// It cannot come about, since something in it cannot be changed.
    MetNever,
    /// Met, of the conditions of a person.
    StateConditions,
    /// Met, of something that a unit is to reach.
    StateTarget,
    /// Met, of a case with consequences.
    StateConsequence,
    /// Met, of a request.
    StateRequest,
    /// Met, of something that is to be done.
    StateDuty,
}

impl Sentence {
    /// The ids of the templates in the data, in the order of the positions.
    pub const ALL: [(Sentence, &'static str, &'static [&'static str]); 90] = [
        (Sentence::AllMet, "all_met", &[]),
        (Sentence::AllNotMet, "all_not_met", &[]),
        (Sentence::AllOpen, "all_open", &[]),
        (Sentence::AnyMet, "any_met", &[]),
        (Sentence::AnyNotMet, "any_not_met", &[]),
        (Sentence::AnyOpen, "any_open", &[]),
        (Sentence::NotMet, "not_met", &[]),
        (Sentence::NotNotMet, "not_not_met", &[]),
        (Sentence::NotOpen, "not_open", &[]),
        (Sentence::YesMet, "yes_met", &["fact"]),
        (Sentence::YesNotMet, "yes_not_met", &["fact"]),
        (Sentence::YesOpen, "yes_open", &["fact"]),
        (Sentence::YesPending, "yes_pending", &["fact", "who"]),
        (Sentence::IsMet, "is_met", &["fact", "value", "choices"]),
        (Sentence::IsNotMet, "is_not_met", &["fact", "value", "choices"]),
        (Sentence::IsOpen, "is_open", &["fact", "choices"]),
        (Sentence::AtLeastMet, "at_least_met", &["left", "left_value", "right", "right_value"]),
        (Sentence::AtLeastNotMet, "at_least_not_met", &["left", "left_value", "right", "right_value", "off"]),
        (Sentence::AtMostMet, "at_most_met", &["left", "left_value", "right", "right_value"]),
        (Sentence::AtMostNotMet, "at_most_not_met", &["left", "left_value", "right", "right_value", "off"]),
        (Sentence::AboveMet, "above_met", &["left", "left_value", "right", "right_value"]),
        (Sentence::AboveNotMet, "above_not_met", &["left", "left_value", "right", "right_value", "off"]),
        (Sentence::AboveEqual, "above_equal", &["left", "left_value", "right", "right_value"]),
        (Sentence::BelowMet, "below_met", &["left", "left_value", "right", "right_value"]),
        (Sentence::BelowNotMet, "below_not_met", &["left", "left_value", "right", "right_value", "off"]),
        (Sentence::BelowEqual, "below_equal", &["left", "left_value", "right", "right_value"]),
        (Sentence::CompareOpen, "compare_open", &["left", "right"]),
        (Sentence::AgeAtMostMet, "age_at_most_met", &["fact", "length", "limit", "last"]),
        (Sentence::AgeAtMostNotMet, "age_at_most_not_met", &["fact", "length", "limit", "turn"]),
        (Sentence::AgeAtMostOpen, "age_at_most_open", &["fact", "limit"]),
        (Sentence::AgeAtLeastMet, "age_at_least_met", &["fact", "length", "limit", "turn"]),
        (Sentence::AgeAtLeastNotMet, "age_at_least_not_met", &["fact", "length", "limit", "turn", "off"]),
        (Sentence::AgeAtLeastOpen, "age_at_least_open", &["fact", "limit"]),
        (Sentence::ServedMet, "served_met", &["fact", "length", "limit"]),
        (Sentence::ServedNotMet, "served_not_met", &["fact", "length", "limit", "turn", "off"]),
        (Sentence::ServedNever, "served_never", &["fact", "length", "limit"]),
        (Sentence::ServedOpen, "served_open", &["fact", "limit"]),
        (Sentence::LongerMet, "longer_met", &["fact", "value", "limit", "turn"]),
        (Sentence::LongerNotMet, "longer_not_met", &["fact", "value", "limit", "turn", "off"]),
        (Sentence::LongerOpen, "longer_open", &["fact", "limit"]),
        (Sentence::WithinMet, "within_met", &["fact", "value", "limit", "last"]),
        (Sentence::WithinNotMet, "within_not_met", &["fact", "value", "limit", "last", "off"]),
        (Sentence::WithinOpen, "within_open", &["fact", "limit"]),
        (Sentence::EndsMet, "ends_met", &["fact", "value", "limit", "last"]),
        (Sentence::EndsNotMet, "ends_not_met", &["fact", "value", "limit", "last", "off"]),
        (Sentence::EndsOpen, "ends_open", &["fact", "limit"]),
        (Sentence::Reading, "reading", &["reading"]),
        (Sentence::ChangeYes, "change_yes", &["fact"]),
        (Sentence::ChangeNo, "change_no", &["fact"]),
        (Sentence::ChangeChoice, "change_choice", &["fact", "value", "choices"]),
        (Sentence::ChangeAtLeast, "change_at_least", &["fact", "value", "to", "off"]),
        (Sentence::ChangeAtMost, "change_at_most", &["fact", "value", "to", "off"]),
        (Sentence::ChangeNotBefore, "change_not_before", &["fact", "value", "to"]),
        (Sentence::ChangeNotAfter, "change_not_after", &["fact", "value", "to"]),
        (Sentence::ChangeRecurs, "change_recurs", &["fact", "value", "to"]),
        (Sentence::ChangeResume, "change_resume", &["fact", "off", "turn"]),
        (Sentence::ChangeRecognised, "change_recognised", &["fact", "who"]),
        (Sentence::ChangeNotRecognised, "change_not_recognised", &["fact", "who"]),
        (Sentence::TimeServed, "time_served", &["fact", "limit", "turn"]),
        (Sentence::TimeAge, "time_age", &["fact", "limit", "turn"]),
        (Sentence::TimeLonger, "time_longer", &["fact", "limit", "turn"]),
        (Sentence::TimeOther, "time_other", &["fact", "turn"]),
        (Sentence::FixedAgeBelow, "fixed_age_below", &["fact", "value", "to"]),
        (Sentence::FixedAgeAbove, "fixed_age_above", &["fact", "value", "to"]),
        (Sentence::FixedService, "fixed_service", &["fact", "length", "to", "off"]),
        (Sentence::FixedNotBefore, "fixed_not_before", &["fact", "value", "to"]),
        (Sentence::FixedNotAfter, "fixed_not_after", &["fact", "value", "to"]),
        (Sentence::FixedYes, "fixed_yes", &["fact"]),
        (Sentence::FixedNo, "fixed_no", &["fact"]),
        (Sentence::FixedChoice, "fixed_choice", &["fact", "value", "choices"]),
        (Sentence::FixedAtLeast, "fixed_at_least", &["fact", "value", "to"]),
        (Sentence::FixedAtMost, "fixed_at_most", &["fact", "value", "to"]),
        (Sentence::UntoldYes, "untold_yes", &["fact"]),
        (Sentence::UntoldNo, "untold_no", &["fact"]),
        (Sentence::UntoldChoice, "untold_choice", &["fact", "choices"]),
        (Sentence::UntoldAtLeast, "untold_at_least", &["fact", "to"]),
        (Sentence::UntoldAtMost, "untold_at_most", &["fact", "to"]),
        (Sentence::UntoldNotBefore, "untold_not_before", &["fact", "to"]),
        (Sentence::UntoldNotAfter, "untold_not_after", &["fact", "to"]),
        (Sentence::UntoldService, "untold_service", &["fact", "to"]),
        (Sentence::MetFrom, "met_from", &["state", "turn"]),
        (Sentence::MetFromUntil, "met_from_until", &["state", "turn", "last"]),
        (Sentence::MetAtOnce, "met_at_once", &["state"]),
        (Sentence::MetAtOnceUntil, "met_at_once_until", &["state", "last"]),
        (Sentence::MetNever, "met_never", &[]),
        (Sentence::StateConditions, "state_conditions", &[]),
        (Sentence::StateTarget, "state_target", &[]),
        (Sentence::StateConsequence, "state_consequence", &[]),
        (Sentence::StateRequest, "state_request", &[]),
        (Sentence::StateDuty, "state_duty", &[]),
    ];
}

/// What is being judged: the same verdict is said differently of a person, a figure to reach, a consequence and a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Conditions of a person.
    Conditions,
    /// Something that a unit is to reach.
    Target,
    /// A case with consequences: met means that it has not occurred.
    Consequence,
    /// Whether something may be asked.
    Request,
    /// Whether something is done as it should be.
    Duty,
}

impl Matter {
    /// What a tool judges, by its group and the kind of its main provision.
    pub fn of(pack: &Pack, tool: &Tool) -> Matter {
        let kind = tool.provisions.first().and_then(|it| pack.provision(*it)).map(|it| it.kind);
        match (tool.group, kind) {
            (Group::Person, _) => Matter::Conditions,
            (Group::Unit, Some(ProvisionKind::Consequence)) => Matter::Consequence,
            (Group::Unit, _) => Matter::Target,
            (Group::Gatekeeper, Some(ProvisionKind::Duty)) => Matter::Duty,
            (Group::Gatekeeper, _) => Matter::Request,
        }
    }
}

/// Writes findings of one tool in one language.
#[derive(Clone, Copy)]
pub struct Explainer<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The tool.
    pub tool: &'a Tool,
    /// What was decided upon.
    pub it: &'a Situation,
    /// The language.
    pub language: Language,
}

impl Explainer<'_> {
    /// The verdict in the words of the tool.
    pub fn verdict(&self, finding: &Finding) -> &str {
        let texts = &self.tool.verdicts;
        let text = match finding.verdict {
            Verdict::Met | Verdict::Computed => &texts.met,
            Verdict::NotMet => &texts.not_met,
            Verdict::Unknown if finding.recognition_pending => texts.pending.as_ref().unwrap_or(&texts.unknown),
            Verdict::Unknown => &texts.unknown,
        };
        text.in_language(self.language)
    }

    /// The criteria of the verdict in words, in reading order: each before its children. Branches of readings that
    /// were not chosen are left out.
    pub fn lines(&self, finding: &Finding) -> Vec<Line> {
        let mut lines = Vec::new();
        if let Some(verdict) = self.tool.rule.verdict {
            self.walk(finding, verdict, 0, &mut lines);
        }
        lines
    }

    /// The lines below one criterion, itself first.
    pub fn walk(&self, finding: &Finding, id: CriterionId, depth: u8, lines: &mut Vec<Line>) {
        let Some(node) = self.tool.rule.criteria.get(usize::from(id)) else { return };
        let Some(traced) = finding.trace.get(usize::from(id)) else { return };
        let children: &[u16] = match node.criterion {
            Criterion::All(children) | Criterion::Any(children) => self.tool.rule.children(children),
            Criterion::ByReading(reading, children) => {
                let at = usize::from(self.it.chosen.get(reading));
                self.tool.rule.children(children).get(at..=at).unwrap_or_default()
            }
            Criterion::Not(_)
            | Criterion::Yes(_)
            | Criterion::Is(..)
            | Criterion::Compare(..)
            | Criterion::AgeAtMost { .. }
            | Criterion::AgeAtLeast { .. }
            | Criterion::Served { .. }
            | Criterion::LongerThan { .. }
            | Criterion::Within { .. }
            | Criterion::EndsWithin { .. } => &[],
        };
        let pieces = self.sentence(node.criterion, traced.holds, traced.figures);
        lines.push(Line {
            criterion: id,
            depth,
            holds: traced.holds,
            pieces,
            provision: node.provision,
            leaf: children.is_empty() && !matches!(node.criterion, Criterion::Not(_)),
        });
        if let Criterion::Not(child) = node.criterion {
            self.walk(finding, child, depth + 1, lines);
        }
        for &child in children {
            self.walk(finding, child, depth + 1, lines);
        }
    }

    /// What a criterion asks, as a question: for somebody who is to think before the answer is shown. It says nothing of what was
    /// entered.
    pub fn asked(&self, id: CriterionId) -> String {
        let Some(node) = self.tool.rule.criteria.get(usize::from(id)) else { return String::new() };
        let chinese = self.language == Language::Chinese;
        let say = |pieces: Vec<Piece>| plain(&pieces);
        let fact = |slot: Slot| say(self.label(slot));
        match node.criterion {
            Criterion::All(_) if chinese => "以下各项是不是都成立？".to_owned(),
            Criterion::All(_) => "Do all of the following hold?".to_owned(),
            Criterion::Any(_) if chinese => "以下各项有没有一项成立？".to_owned(),
            Criterion::Any(_) => "Does one of the following hold?".to_owned(),
            Criterion::Not(_) if chinese => "下面这一项是不是不成立？".to_owned(),
            Criterion::Not(_) => "Does the following not hold?".to_owned(),
            Criterion::ByReading(..) => say(self.sentence(node.criterion, None, Figures::None)),
            Criterion::Yes(slot) if chinese => format!("{}？", fact(slot)),
            Criterion::Yes(slot) => format!("{}?", fact(slot)),
            Criterion::Is(slot, choices) if chinese => format!("{}：在不在这些里面（{}）？", fact(slot), self.choices(slot, choices)),
            Criterion::Is(slot, choices) => format!("{}: one of these ({})?", fact(slot), self.choices(slot, choices)),
            Criterion::Compare(left, order, right) => {
                let sign = match order {
                    Order::AtLeast => "≥",
                    Order::AtMost => "≤",
                    Order::Above => ">",
                    Order::Below => "<",
                };
                let mark = if chinese { "？" } else { "?" };
                format!("{} {sign} {}{mark}", say(self.formula(left)), say(self.formula(right)))
            }
            Criterion::AgeAtMost { birth, parameter, .. } => {
                let (birth, limit) = (fact(birth), say(self.age_figure(parameter)));
                if chinese {
                    format!("按{birth}算，过没过{limit}的上限？")
                } else {
                    format!("By {birth}: within the limit of {limit}?")
                }
            }
            Criterion::AgeAtLeast { birth, parameter, .. } => {
                let (birth, limit) = (fact(birth), say(self.age_figure(parameter)));
                if chinese { format!("按{birth}算，满没满{limit}？") } else { format!("By {birth}: {limit} reached?") }
            }
            Criterion::Served { service, parameter, .. } => {
                let (service, limit) = (fact(service), say(self.figure(parameter)));
                if chinese { format!("{service}：满没满{limit}？") } else { format!("{service}: {limit} reached?") }
            }
            Criterion::LongerThan { since, parameter, .. } => {
                let (since, limit) = (fact(since), say(self.figure(parameter)));
                if chinese { format!("{since}：超没超过{limit}？") } else { format!("{since}: more than {limit}?") }
            }
            Criterion::Within { since, parameter, .. } => {
                let (since, limit) = (fact(since), say(self.figure(parameter)));
                if chinese { format!("{since}：在不在{limit}以内？") } else { format!("{since}: within {limit}?") }
            }
            Criterion::EndsWithin { to, parameter, .. } => {
                let (to, limit) = (fact(to), say(self.figure(parameter)));
                if chinese { format!("{to}：超没超出{limit}？") } else { format!("{to}: within {limit}?") }
            }
        }
    }

    fn sentence(&self, criterion: Criterion, holds: Option<bool>, figures: Figures) -> Vec<Piece> {
        let by = |met, not_met, open| match holds {
            Some(true) => met,
            Some(false) => not_met,
            None => open,
        };
        match criterion {
            Criterion::All(_) => self.fill(by(Sentence::AllMet, Sentence::AllNotMet, Sentence::AllOpen), &[]),
            Criterion::Any(_) => self.fill(by(Sentence::AnyMet, Sentence::AnyNotMet, Sentence::AnyOpen), &[]),
            Criterion::Not(_) => self.fill(by(Sentence::NotMet, Sentence::NotNotMet, Sentence::NotOpen), &[]),
            Criterion::Yes(slot) => self.yes(slot, by(Sentence::YesMet, Sentence::YesNotMet, Sentence::YesOpen)),
            Criterion::Is(slot, choices) => {
                let parts = [
                    ("fact", self.label(slot)),
                    ("value", self.entered(slot)),
                    ("choices", vec![Piece::Words(self.choices(slot, choices))]),
                ];
                self.fill(by(Sentence::IsMet, Sentence::IsNotMet, Sentence::IsOpen), &parts)
            }
            Criterion::Compare(left, order, right) => self.compare(left, order, right, holds, figures),
            Criterion::ByReading(reading, _) => {
                let chosen =
                    self.tool.readings.get(usize::from(reading)).and_then(|it| it.choices.get(usize::from(self.it.chosen.get(reading))));
                let words = chosen.map_or("", |it| it.label.in_language(self.language));
                self.fill(Sentence::Reading, &[("reading", vec![Piece::Words(words.to_owned())])])
            }
            Criterion::AgeAtMost { birth, parameter, .. } => self.dated(
                birth,
                self.age_figure(parameter),
                figures,
                by(Sentence::AgeAtMostMet, Sentence::AgeAtMostNotMet, Sentence::AgeAtMostOpen),
            ),
            Criterion::AgeAtLeast { birth, parameter, .. } => self.dated(
                birth,
                self.age_figure(parameter),
                figures,
                by(Sentence::AgeAtLeastMet, Sentence::AgeAtLeastNotMet, Sentence::AgeAtLeastOpen),
            ),
            Criterion::Served { service, parameter, .. } => {
                let never = matches!(figures, Figures::Turns { turn, .. } if turn.day.is_none());
                let not_met = if never { Sentence::ServedNever } else { Sentence::ServedNotMet };
                self.dated(service, self.figure(parameter), figures, by(Sentence::ServedMet, not_met, Sentence::ServedOpen))
            }
            Criterion::LongerThan { since, parameter, .. } => {
                self.dated(since, self.figure(parameter), figures, by(Sentence::LongerMet, Sentence::LongerNotMet, Sentence::LongerOpen))
            }
            Criterion::Within { since, parameter, .. } => {
                self.dated(since, self.figure(parameter), figures, by(Sentence::WithinMet, Sentence::WithinNotMet, Sentence::WithinOpen))
            }
            Criterion::EndsWithin { from, to, months, parameter, reading } => {
                let (start, end) = (self.day_in(from), self.day_in(to));
                let last = start.map(|it| crate::evaluate::last_day(self.it, it, months, reading));
                let off = end.zip(last).map(|(end, last)| self.days(last.days_to(end))).unwrap_or_default();
                let parts = [
                    ("fact", self.label(to)),
                    ("value", self.entered(to)),
                    ("limit", self.figure(parameter)),
                    ("last", words(last.map(|it| self.date(it)))),
                    ("off", vec![Piece::Words(off)]),
                ];
                self.fill(by(Sentence::EndsMet, Sentence::EndsNotMet, Sentence::EndsOpen), &parts)
            }
        }
    }

    fn yes(&self, slot: Slot, sentence: Sentence) -> Vec<Piece> {
        let who = self.fact(slot).and_then(|it| it.1.decided_by.as_ref());
        match (sentence, who) {
            (Sentence::YesOpen, Some(who)) => self.fill(
                Sentence::YesPending,
                &[("fact", self.label(slot)), ("who", vec![Piece::Words(who.in_language(self.language).to_owned())])],
            ),
            _ => self.fill(sentence, &[("fact", self.label(slot))]),
        }
    }

    fn dated(&self, slot: Slot, limit: Vec<Piece>, figures: Figures, sentence: Sentence) -> Vec<Piece> {
        let (turn, length) = match figures {
            Figures::Turns { turn, length } => (turn.day, length),
            Figures::None | Figures::Compared(..) => (None, None),
        };
        let off = turn.map(|it| self.days(it.days_to(self.it.day).abs())).unwrap_or_default();
        let is_tenure = matches!(self.fact(slot).map(|it| &it.1.kind), Some(FactKind::Tenure));
        let length = length.map(|it| if is_tenure { self.months(it) } else { it.to_string() });
        self.fill(
            sentence,
            &[
                ("fact", self.label(slot)),
                ("value", self.entered(slot)),
                ("length", words(length)),
                ("limit", limit),
                ("turn", words(turn.map(|it| self.date(it)))),
                ("last", words(turn.map(|it| self.date(it.day_before())))),
                ("off", vec![Piece::Words(off)]),
            ],
        )
    }

    fn compare(&self, left: AmountId, order: Order, right: AmountId, holds: Option<bool>, figures: Figures) -> Vec<Piece> {
        let (met, not_met) = match order {
            Order::AtLeast => (Sentence::AtLeastMet, Sentence::AtLeastNotMet),
            Order::AtMost => (Sentence::AtMostMet, Sentence::AtMostNotMet),
            Order::Above => (Sentence::AboveMet, Sentence::AboveNotMet),
            Order::Below => (Sentence::BelowMet, Sentence::BelowNotMet),
        };
        let both = [("left", self.formula(left)), ("right", self.formula(right))];
        let (Some(holds), Figures::Compared(left_value, right_value)) = (holds, figures) else {
            return self.fill(Sentence::CompareOpen, &both);
        };
        let [left_part, right_part] = both;
        let quantity = self.quantity(left);
        let unit = self.unit_of(left);
        let gap = match left_value.compared_to(right_value) {
            Some(Ordering::Less) => right_value.minus(left_value),
            Some(Ordering::Equal | Ordering::Greater) | None => left_value.minus(right_value),
        };
        let right_pieces = match self.tool.rule.amounts.get(usize::from(right)) {
            Some(Amount::Parameter(parameter, _)) => self.figure(*parameter),
            Some(_) | None => vec![Piece::Words(self.number(right_value, quantity, &unit))],
        };
        let left_pieces = match self.tool.rule.amounts.get(usize::from(left)) {
            Some(Amount::Fact(slot)) => self.entered(*slot),
            Some(_) | None => {
                let shown = self.number(left_value, quantity, &unit);
                // 69.997 % is shown as 70 %, which must not read as if it were 70 %.
                let exact = left_value == right_value || shown != self.number(right_value, quantity, &unit);
                vec![Piece::Words(if exact { shown } else { self.about(&shown) })]
            }
        };
        let off = gap.map(|it| self.gap(it, quantity, &unit)).unwrap_or_default();
        let parts = [left_part, ("left_value", left_pieces), right_part, ("right_value", right_pieces), ("off", vec![Piece::Words(off)])];
        let sentence = match (holds, order) {
            (true, _) => met,
            (false, Order::Above) if left_value == right_value => Sentence::AboveEqual,
            (false, Order::Below) if left_value == right_value => Sentence::BelowEqual,
            (false, _) => not_met,
        };
        self.fill(sentence, &parts)
    }

    /// A result in words, with its unit; nothing where it is absent.
    pub fn outcome(&self, at: usize, outcome: Option<Outcome>) -> Option<String> {
        let unit = self.tool.outputs.get(at)?.unit.as_ref().map(|it| it.in_language(self.language).to_owned()).unwrap_or_default();
        Some(match outcome? {
            Outcome::Number(number, quantity) => self.decimal(number, quantity, &unit),
            Outcome::Flag(it) => yes_no(it, self.language).to_owned(),
            Outcome::Date(day) => self.date(day),
        })
    }

    /// How a result is computed, in names and then with the figures put in; nothing for a flag.
    pub fn derivation(&self, at: usize) -> Option<(Vec<Piece>, Option<Vec<Piece>>)> {
        match self.tool.rule.outputs.get(at)?.value {
            OutputValue::Amount(id, _) => Some((self.formula(id), self.with_figures(id))),
            OutputValue::Flag(_) => None,
            OutputValue::DateAfter { since, parameter, .. } => {
                let mut names = self.label(since);
                names.push(Piece::Words(" + ".to_owned()));
                names.extend(self.figure(parameter));
                let mut put_in = self.entered(since);
                put_in.push(Piece::Words(" + ".to_owned()));
                put_in.extend(self.figure(parameter));
                Some((names, self.day_in(since).map(|_| put_in)))
            }
        }
    }

    /// An amount as a formula of names.
    pub fn formula(&self, id: AmountId) -> Vec<Piece> {
        self.written(id, &|it, slot| it.label(slot), 0)
    }

    /// An amount as a formula of the figures put in; nothing while one is open.
    pub fn with_figures(&self, id: AmountId) -> Option<Vec<Piece>> {
        crate::evaluate::amount(&self.tool.rule, id, self.it).ok()??;
        Some(self.written(id, &|it, slot| it.entered(slot), 0))
    }

    fn written(&self, id: AmountId, fact: &dyn Fn(&Self, Slot) -> Vec<Piece>, tightness: u8) -> Vec<Piece> {
        let Some(amount) = self.tool.rule.amounts.get(usize::from(id)) else { return Vec::new() };
        let list = |children: &[u16], between: &str, inner: u8| {
            let mut pieces = Vec::new();
            for (at, &child) in children.iter().enumerate() {
                if 0 < at {
                    pieces.push(Piece::Words(between.to_owned()));
                }
                pieces.extend(self.written(child, fact, inner));
            }
            pieces
        };
        let named = |zh: &str, en: &str, children: &[u16]| {
            let (comma, name) = match self.language {
                Language::Chinese => ("，", zh),
                Language::English => (", ", en),
            };
            bracketed(&format!("{name}("), list(children, comma, 0))
        };
        let loosely = |pieces: Vec<Piece>, own: u8| if own < tightness { bracketed("(", pieces) } else { pieces };
        match *amount {
            Amount::Fact(slot) => fact(self, slot),
            Amount::Parameter(parameter, _) => self.figure(parameter),
            Amount::Number(it) => vec![Piece::Words(it.to_decimal().map(|it| it.to_string()).unwrap_or_default())],
            Amount::Absent => Vec::new(),
            Amount::Sum(children) => loosely(list(self.tool.rule.children(children), " + ", 1), 1),
            Amount::Minus(left, right) => {
                let mut pieces = self.written(left, fact, 1);
                pieces.push(Piece::Words(" − ".to_owned()));
                pieces.extend(self.written(right, fact, 2));
                loosely(pieces, 1)
            }
            Amount::Times(children) => loosely(list(self.tool.rule.children(children), " × ", 2), 2),
            Amount::Share(part, whole) => {
                let mut pieces = self.written(part, fact, 2);
                pieces.push(Piece::Words(" ÷ ".to_owned()));
                pieces.extend(self.written(whole, fact, 3));
                loosely(pieces, 2)
            }
            Amount::Least(children) => named("较小者", "the lesser of ", self.tool.rule.children(children)),
            Amount::Most(children) => named("较大者", "the greater of ", self.tool.rule.children(children)),
            Amount::Floor(of) => named("向下取整", "rounded down ", &[of]),
            Amount::Ceiling(of) => named("向上取整", "rounded up ", &[of]),
            Amount::AsShown(of) => self.written(of, fact, tightness),
            Amount::ByChoice(slot, children) => match self.it.slot(slot) {
                Answer::Given(Value::Choice(at)) => match self.tool.rule.children(children).get(usize::from(at)) {
                    Some(&child) => self.written(child, fact, tightness),
                    None => Vec::new(),
                },
                Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => {
                    let by = match self.language {
                        Language::Chinese => ("按“", "”对应的数"),
                        Language::English => ("the figure for '", "'"),
                    };
                    let mut pieces = vec![Piece::Words(by.0.to_owned())];
                    pieces.extend(self.label(slot));
                    pieces.push(Piece::Words(by.1.to_owned()));
                    pieces
                }
            },
            Amount::ByReading(reading, children) => match self.tool.rule.children(children).get(usize::from(self.it.chosen.get(reading))) {
                Some(&child) => self.written(child, fact, tightness),
                None => Vec::new(),
            },
            Amount::If(criterion, then, otherwise) => {
                let holds = crate::evaluate::holds(&self.tool.rule, criterion, self.it);
                self.written(if holds == Some(false) { otherwise } else { then }, fact, tightness)
            }
            Amount::MonthsServed(slot) => match self.it.slot(slot) {
                Answer::Given(Value::Tenure(tenure)) => vec![Piece::Words(self.months(tenure.months_on(self.it.day)))],
                Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => self.label(slot),
            },
        }
    }

    pub(crate) fn fill(&self, sentence: Sentence, parts: &[(&str, Vec<Piece>)]) -> Vec<Piece> {
        let at = Sentence::ALL.iter().position(|it| it.0 == sentence).unwrap_or_default();
        let mut rest = self.pack.sentences.templates.get(at).map_or("", |it| it.in_language(self.language));
        let mut pieces = Vec::new();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            pieces.push(Piece::Words(before.to_owned()));
            pieces.extend(parts.iter().find(|it| it.0 == name).map(|it| it.1.clone()).unwrap_or_default());
            rest = tail;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        pieces.retain(|it| !it.words().is_empty());
        pieces
    }

    pub(crate) fn fact(&self, slot: Slot) -> Option<(FactId, &Fact)> {
        let id = *self.tool.facts.get(usize::from(slot))?;
        Some((id, self.pack.facts.get(usize::from(id.0))?))
    }

    pub(crate) fn label(&self, slot: Slot) -> Vec<Piece> {
        words(self.fact(slot).map(|it| it.1.label.in_language(self.language).to_owned()))
    }

    pub(crate) fn choices(&self, slot: Slot, bits: u32) -> String {
        let Some(FactKind::Choice(choices)) = self.fact(slot).map(|it| &it.1.kind) else { return String::new() };
        let named: Vec<&str> =
            choices.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, it)| it.label.in_language(self.language)).collect();
        named.join(match self.language {
            Language::Chinese => "、",
            Language::English => ", ",
        })
    }

    /// What was entered, in words.
    pub fn entered(&self, slot: Slot) -> Vec<Piece> {
        let Some((id, fact)) = self.fact(slot) else { return Vec::new() };
        vec![Piece::Entered(answer_in_words(fact, self.it.slot(slot), self.language), id)]
    }

    pub(crate) fn figure(&self, parameter: ParameterId) -> Vec<Piece> {
        let Some(it) = self.pack.parameters.get(usize::from(parameter.0)) else { return Vec::new() };
        vec![Piece::Figure(figure_in_words(it.value, it.unit, self.language), parameter)]
    }

    /// An age limit: years of age, not years of time.
    pub(crate) fn age_figure(&self, parameter: ParameterId) -> Vec<Piece> {
        let Some(it) = self.pack.parameters.get(usize::from(parameter.0)) else { return Vec::new() };
        let years = it.value.lowest_terms().0;
        let text = match self.language {
            Language::Chinese => format!("{years}周岁"),
            Language::English => format!("{years} years of age"),
        };
        vec![Piece::Figure(text, parameter)]
    }

    fn day_in(&self, slot: Slot) -> Option<Day> {
        if let Answer::Given(Value::Date(day)) = self.it.slot(slot) { Some(day) } else { None }
    }

    fn quantity(&self, id: AmountId) -> Quantity {
        match dimension(self.pack, self.tool, id) {
            Ok(Dimension::Share) => Quantity::Percent,
            Ok(Dimension::Money) => Quantity::Money,
            Ok(Dimension::Hours) => Quantity::Hours,
            Ok(Dimension::Days) => Quantity::Days,
            Ok(Dimension::Bare | Dimension::Count | Dimension::Time) | Err(_) => Quantity::Count,
        }
    }

    fn unit_of(&self, id: AmountId) -> String {
        match self.tool.rule.amounts.get(usize::from(id)) {
            Some(Amount::Fact(slot)) => match self.fact(*slot).map(|it| &it.1.kind) {
                Some(FactKind::Number(kind)) => kind.unit.in_language(self.language).to_owned(),
                Some(FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure) | None => String::new(),
            },
            Some(_) | None => String::new(),
        }
    }

    fn number(&self, value: Ratio, quantity: Quantity, unit: &str) -> String {
        rounded(value, quantity).map(|it| self.decimal(it, quantity, unit)).unwrap_or_default()
    }

    fn about(&self, shown: &str) -> String {
        match self.language {
            Language::Chinese => format!("约{shown}"),
            Language::English => format!("about {shown}"),
        }
    }

    /// How far two amounts are apart. Two shares differ by percentage points.
    fn gap(&self, gap: Ratio, quantity: Quantity, unit: &str) -> String {
        let Some(shown) = rounded(gap, quantity) else { return String::new() };
        let points = match self.language {
            Language::Chinese => "个百分点",
            Language::English => " percentage points",
        };
        match quantity {
            Quantity::Percent if shown == Decimal::ZERO && !gap.is_zero() => match self.language {
                Language::Chinese => format!("不足0.01{points}"),
                Language::English => format!("less than 0.01{points}"),
            },
            Quantity::Percent => format!("{shown}{points}"),
            Quantity::Count | Quantity::Money | Quantity::Hours | Quantity::Days => self.decimal(shown, quantity, unit),
        }
    }

    fn decimal(&self, number: Decimal, quantity: Quantity, unit: &str) -> String {
        decimal_in_words(number, quantity, unit, self.language)
    }

    pub(crate) fn date(&self, day: Day) -> String {
        date_in_words(day, self.language)
    }

    pub(crate) fn days(&self, days: i32) -> String {
        match self.language {
            Language::Chinese => format!("{days}天"),
            Language::English => format!("{days} {}", if days == 1 { "day" } else { "days" }),
        }
    }

    pub(crate) fn months(&self, months: i32) -> String {
        months_in_words(months, self.language)
    }
}

/// A length in whole months, as years and months.
pub fn months_in_words(months: i32, language: Language) -> String {
    let (years, rest) = (months / 12, months % 12);
    let plural = |count: i32, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (language, years, rest) {
        (Language::Chinese, 0, _) => format!("{rest}个月"),
        (Language::Chinese, _, 0) => format!("{years}年"),
        (Language::Chinese, _, _) => format!("{years}年{rest}个月"),
        (Language::English, 0, _) => plural(rest, "month"),
        (Language::English, _, 0) => plural(years, "year"),
        (Language::English, _, _) => format!("{} and {}", plural(years, "year"), plural(rest, "month")),
    }
}

/// A day, as people write it.
pub fn date_in_words(day: Day, language: Language) -> String {
    match language {
        Language::Chinese => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::English => {
            let month =
                ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
                    .get(usize::try_from(day.month().saturating_sub(1)).unwrap_or_default())
                    .copied()
                    .unwrap_or_default();
            format!("{} {month} {}", day.day(), day.year())
        }
    }
}

/// A figure of the document with its unit.
pub fn figure_in_words(value: Ratio, unit: Unit, language: Language) -> String {
    let (top, bottom) = value.lowest_terms();
    if bottom != 1 {
        return match (language, top, bottom) {
            (Language::Chinese, 2, 3) => "三分之二".to_owned(),
            (Language::English, 2, 3) => "two thirds".to_owned(),
            (Language::Chinese | Language::English, _, _) => format!("{top}/{bottom}"),
        };
    }
    let word = |zh: &str, one: &str, many: &str| match language {
        Language::Chinese => format!("{top}{zh}"),
        Language::English => format!("{top} {}", if top == 1 { one } else { many }),
    };
    match unit {
        Unit::Percent => format!("{top}%"),
        Unit::Fraction => top.to_string(),
        Unit::Age => word("岁", "year of age", "years of age"),
        Unit::Years => word("年", "year", "years"),
        Unit::Months => word("个月", "month", "months"),
        Unit::Days => word("天", "day", "days"),
        Unit::Times => word("次", "time", "times"),
        Unit::Terms => word("届", "term", "terms"),
        Unit::People => word("人", "person", "people"),
        Unit::Posts => word("个职务", "post", "posts"),
        Unit::Yuan => match language {
            Language::Chinese => format!("{}元", grouped(&top.to_string())),
            Language::English => format!("{} yuan", grouped(&top.to_string())),
        },
        Unit::Households => word("户", "household", "households"),
        Unit::Teams => word("支队伍", "team", "teams"),
        Unit::Capabilities => word("项", "capability", "capabilities"),
        Unit::Fields => word("个领域", "field", "fields"),
        Unit::Signs => word("块", "sign", "signs"),
        Unit::Year => match language {
            Language::Chinese => format!("{top}年"),
            Language::English => top.to_string(),
        },
    }
}

/// A number with its unit, money with two decimals and groups of three.
pub fn decimal_in_words(number: Decimal, quantity: Quantity, unit: &str, language: Language) -> String {
    let spaced = |text: String, unit: &str| match language {
        _ if unit.is_empty() => text,
        Language::Chinese => format!("{text}{unit}"),
        // An English unit may be written as `person|people`.
        Language::English => match unit.split_once('|') {
            Some((one, many)) => format!("{text} {}", if number == Decimal::whole(1) { one } else { many }),
            None => format!("{text} {unit}"),
        },
    };
    match quantity {
        Quantity::Percent => format!("{}%", number.to_string().replace('-', "−")),
        Quantity::Money => {
            let fen = number.in_hundredths();
            let sign = if fen < 0 { "−" } else { "" };
            let (yuan, rest) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
            let text = format!("{sign}{}.{rest:02}", grouped(&yuan.to_string()));
            match language {
                Language::Chinese => format!("{text}元"),
                Language::English => format!("{text} yuan"),
            }
        }
        Quantity::Hours => spaced(number.to_string(), if unit.is_empty() { hours(language) } else { unit }),
        Quantity::Count | Quantity::Days => spaced(number.to_string(), unit),
    }
}

/// The unit as it stands beside a field; an English unit written as `person|people` in the plural.
pub fn unit_word(unit: &Text, language: Language) -> &str {
    let word = unit.in_language(language);
    word.split_once('|').map_or(word, |it| it.1)
}

/// An answer in words, as the form shows it.
pub fn answer_in_words(fact: &Fact, answer: Answer, language: Language) -> String {
    let open = match language {
        Language::Chinese => "未填",
        Language::English => "not answered",
    };
    let in_post = |since: String, earlier: i32| match (language, earlier) {
        (Language::Chinese, 0) => format!("{since}起至今"),
        (Language::Chinese, _) => format!("{since}起至今，此前累计{}", months_in_words(earlier, language)),
        (Language::English, 0) => format!("since {since}"),
        (Language::English, _) => format!("since {since}, and {} before", months_in_words(earlier, language)),
    };
    let month = |first: Day| match language {
        Language::Chinese => format!("{}年{}月（日子不详）", first.year(), first.month()),
        Language::English => format!("{:04}-{:02} (day not known)", first.year(), first.month()),
    };
    match (answer, &fact.kind) {
        (Answer::Given(Value::YesNo(it)), _) => yes_no(it, language).to_owned(),
        (Answer::Given(Value::Choice(at)), FactKind::Choice(choices)) => {
            choices.get(usize::from(at)).map_or(open, |it| it.label.in_language(language)).to_owned()
        }
        (Answer::Given(Value::Number(number)), FactKind::Number(kind)) => {
            decimal_in_words(number, kind.measure, kind.unit.in_language(language), language)
        }
        (Answer::Given(Value::Date(day)), _) => date_in_words(day, language),
        (Answer::Given(Value::Tenure(tenure)), _) => match tenure.since {
            Some(since) => in_post(date_in_words(since, language), tenure.earlier_months),
            None => match language {
                Language::Chinese => format!("现不在任，此前累计{}", months_in_words(tenure.earlier_months, language)),
                Language::English => format!("not in the post now; {} before", months_in_words(tenure.earlier_months, language)),
            },
        },
        (Answer::Month(it), _) => month(it.first_day()),
        (Answer::TenureSinceMonth(it, earlier), _) => in_post(month(it.first_day()), earlier),
        (Answer::Open | Answer::Given(_), _) => open.to_owned(),
    }
}

fn yes_no(it: bool, language: Language) -> &'static str {
    match (language, it) {
        (Language::Chinese, true) => "是",
        (Language::Chinese, false) => "否",
        (Language::English, true) => "yes",
        (Language::English, false) => "no",
    }
}

fn hours(language: Language) -> &'static str {
    match language {
        Language::Chinese => "课时",
        Language::English => "hours",
    }
}

pub(crate) fn words(text: Option<String>) -> Vec<Piece> {
    text.map(Piece::Words).into_iter().collect()
}

fn bracketed(open: &str, inner: Vec<Piece>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Words(open.to_owned())];
    pieces.extend(inner);
    pieces.push(Piece::Words(")".to_owned()));
    pieces
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
