//! The pack: the whole document and everything built on it, checked, with every cross-reference resolved.
//!
//! These are the types as the product holds them. How people write them is in `author`.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::facts::{Answer, Value};
use crate::number::{Decimal, Ratio};
use crate::rule::Rule;
use crate::text::Text;

/// A document with its rules, ready to be asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pack {
    /// `sangzhi-2020`
    pub id: String,
    /// The edition of the pack, not of the document.
    pub edition: String,
    /// The document's own title.
    pub title: Text,
    /// What people call it.
    pub short_title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// Where it applies.
    pub place: Text,
    /// The day on which the newspaper reported it; the year may be inferred.
    pub reported_on: Day,
    /// Whether the year of [`Pack::reported_on`] is inferred.
    pub year_inferred: bool,
    /// Trial version, and what has passed.
    pub status: Text,
    /// Where the text comes from and what it lacks.
    pub source_note: Text,
    /// That this is no official tool.
    pub disclaimer: Text,
    /// The chapters in order.
    pub chapters: Vec<Chapter>,
    /// Who owes and whom it serves.
    pub actors: Vec<Actor>,
    /// Every figure of the document.
    pub parameters: Vec<Parameter>,
    /// The lead-in (number 0) and the measures in order.
    pub measures: Vec<Measure>,
    /// Every question that can be asked.
    pub facts: Vec<Fact>,
    /// Every calculator and check.
    pub tools: Vec<Tool>,
    /// The terms of the document.
    pub glossary: Vec<Term>,
    /// Where the text allows more than one reading, A1 first.
    pub ambiguities: Vec<Ambiguity>,
    /// What a unit can ask of itself, and what it can watch for.
    pub indicators: Vec<IndicatorList>,
    /// Invented people and units.
    pub samples: Vec<Sample>,
    /// The one page for a person.
    pub profile: ProfilePage,
    /// How a finding is put into words.
    pub sentences: Sentences,
}

/// A chapter of the document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Chapter {
    /// 1 for the first.
    pub number: u8,
    /// Its heading.
    pub title: Text,
    /// The numbers of its measures.
    pub measures: Vec<u8>,
}

/// A measure of the document, or (number 0) its lead-in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measure {
    /// 1 to 20; 0 for the lead-in.
    pub number: u8,
    /// The number of its chapter; 0 for the lead-in.
    pub chapter: u8,
    /// Its heading in the document.
    pub title: Text,
    /// What it gives and asks, in a sentence or two of ours.
    pub summary: Text,
    /// Its provisions in order.
    pub provisions: Vec<Provision>,
}

/// The number of a provision: item m of measure n.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ProvisionId {
    /// The measure; 0 for the lead-in.
    pub measure: u8,
    /// The item in it, from 1.
    pub item: u8,
}

impl fmt::Display for ProvisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.measure, self.item)
    }
}

/// The text is not of the form `7.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAProvision;

impl FromStr for ProvisionId {
    type Err = NotAProvision;

    fn from_str(text: &str) -> Result<ProvisionId, NotAProvision> {
        let (measure, item) = text.split_once('.').ok_or(NotAProvision)?;
        let number = |it: &str| {
            if it.is_empty() || !it.bytes().all(|it| it.is_ascii_digit()) || (1 < it.len() && it.starts_with('0')) {
                return Err(NotAProvision);
            }
            it.parse::<u8>().map_err(|_| NotAProvision)
        };
        Ok(ProvisionId { measure: number(measure)?, item: number(item)? })
    }
}

/// One thing that a measure says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Provision {
    /// Its number.
    pub id: ProvisionId,
    /// A short name.
    pub heading: Text,
    /// The whole of it, restated in our words.
    pub text: Text,
    /// The document's own words that carry the claim, at most 30 characters.
    pub key_phrase: String,
    /// What sort of provision it is.
    pub kind: ProvisionKind,
    /// Who has to do it; empty where the document names nobody.
    pub owed_by: Vec<ActorId>,
    /// For or about whom it is.
    pub serves: Vec<ActorId>,
    /// Where the doer is inferred, that this is so.
    pub owed_note: Option<Text>,
    /// How often or by when.
    pub timing: Timing,
    /// The figures it gives.
    pub figures: Vec<ParameterId>,
    /// Provisions that bear on it.
    pub see: Vec<ProvisionId>,
    /// What the document leaves open here.
    pub silent: Option<Text>,
    /// A reading hint.
    pub related: Option<Text>,
    /// Who can say of themselves whether it is met.
    pub usable: Usable,
}

/// What sort of thing a provision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProvisionKind {
    /// 义务
    Duty,
    /// 指标
    Target,
    /// 权益
    Entitlement,
    /// 资格
    Eligibility,
    /// 禁止
    Ban,
    /// 约束：出现所列情形时的后果
    Consequence,
    /// 程序
    Procedure,
    /// 倡导
    Encouragement,
}

impl ProvisionKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [ProvisionKind; 8] = [
        ProvisionKind::Duty,
        ProvisionKind::Target,
        ProvisionKind::Entitlement,
        ProvisionKind::Eligibility,
        ProvisionKind::Ban,
        ProvisionKind::Consequence,
        ProvisionKind::Procedure,
        ProvisionKind::Encouragement,
    ];

    /// The id used in data, links and the dump.
    pub fn id(self) -> &'static str {
        match self {
            ProvisionKind::Duty => "duty",
            ProvisionKind::Target => "target",
            ProvisionKind::Entitlement => "entitlement",
            ProvisionKind::Eligibility => "eligibility",
            ProvisionKind::Ban => "ban",
            ProvisionKind::Consequence => "consequence",
            ProvisionKind::Procedure => "procedure",
            ProvisionKind::Encouragement => "encouragement",
        }
    }
}

/// How often or by when a provision is to be fulfilled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// What sort of time it is.
    pub kind: TimingKind,
    /// In words; none where the document says nothing.
    pub text: Option<Text>,
    /// The date in the document is past.
    pub passed: bool,
}

/// What sort of time a provision gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimingKind {
    /// The document says nothing.
    None,
    /// All the time.
    Ongoing,
    /// Every month, quarter, year …
    Frequency,
    /// Whenever something happens.
    PerEvent,
    /// By a date.
    Deadline,
}

/// Who can use a provision, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usable {
    /// A township can say of itself whether it is met.
    pub township: bool,
    /// A village or community can.
    pub village: bool,
    /// It can be computed or decided.
    pub computable: bool,
    /// Only the county can judge it.
    pub county_only: bool,
}

/// Position in [`Pack::actors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ActorId(pub u16);

/// A body or a group of people that the document speaks of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// Its id in data.
    pub id: String,
    /// Where it stands.
    pub level: Level,
    /// Of people: where they work, if in one place only.
    pub works_in: Option<Level>,
    /// Its name.
    pub label: Text,
}

/// Where an actor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// County bodies.
    County,
    /// Townships.
    Township,
    /// Villages and communities.
    Village,
    /// Urban communities only.
    Community,
    /// People.
    Person,
}

/// Position in [`Pack::parameters`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ParameterId(pub u16);

/// A figure of the document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parameter {
    /// Its id in data.
    pub id: String,
    /// As written: 70 (percent), 2/3, 10000 (yuan).
    pub value: Ratio,
    /// What it counts.
    pub unit: Unit,
    /// Which provision gives it.
    pub provision: ProvisionId,
    /// The document's own words, at most 30 characters.
    pub key_phrase: String,
    /// What it is the figure of, in a few words: 边远乡镇.
    pub label: Text,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Hundredths of a whole.
    Percent,
    /// Part of a whole.
    Fraction,
    /// 岁: how old somebody is.
    Age,
    /// 年
    Years,
    /// 个月
    Months,
    /// 天
    Days,
    /// 次
    Times,
    /// 届，任期
    Terms,
    /// 人，名
    People,
    /// 职务
    Posts,
    /// 元
    Yuan,
    /// 户
    Households,
    /// 支队伍
    Teams,
    /// 项能力
    Capabilities,
    /// 个领域
    Fields,
    /// 块牌
    Signs,
    /// A calendar year.
    Year,
}

impl Unit {
    /// The id used in data and in the dump.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Percent => "percent",
            Unit::Fraction => "fraction",
            // The dump counts ages in years, like every other length.
            Unit::Age | Unit::Years => "years",
            Unit::Months => "months",
            Unit::Days => "days",
            Unit::Times => "times",
            Unit::Terms => "terms",
            Unit::People => "people",
            Unit::Posts => "posts",
            Unit::Yuan => "yuan",
            Unit::Households => "households",
            Unit::Teams => "teams",
            Unit::Capabilities => "capabilities",
            Unit::Fields => "fields",
            Unit::Signs => "signs",
            Unit::Year => "year",
        }
    }
}

/// Position in [`Pack::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FactId(pub u16);

/// A question that can be asked of a person or a unit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Its id in data, links and case files.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: FactKind,
    /// The question, short.
    pub label: Text,
    /// What to know before answering.
    pub help: Option<Text>,
    /// A judgement that only an organisation can make, and which one.
    pub decided_by: Option<Text>,
    /// Kept in memory only: never in a draft, a link, a code or a roster.
    pub sensitive: bool,
    /// Never decides a verdict; shown beside the result only.
    pub optional: bool,
    /// A circumstance that nobody brings about to meet a condition: an illness, the schools attended.
    pub given: bool,
    /// A past date that can be followed by a later one: the last admission, not a birth.
    pub recurs: bool,
}

/// What kind of answer a fact takes, with its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind {
    /// 是 or 否.
    YesNo,
    /// One of some choices.
    Choice(Vec<Choice>),
    /// A number with a unit and bounds.
    Number(NumberKind),
    /// A day.
    Date {
        /// It tells of the past: it must not lie after `as_of`.
        past: bool,
        /// It must not lie before the day given by this fact.
        not_before: Option<FactId>,
    },
    /// A service: since when, and months served before.
    Tenure,
}

/// One of the answers of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id in data, links and case files.
    pub id: String,
    /// What it says.
    pub label: Text,
}

/// A number's unit and bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberKind {
    /// What is counted.
    pub measure: Quantity,
    /// The word behind the number (人, 元, %).
    pub unit: Text,
    /// The least that is taken.
    pub least: Decimal,
    /// The most that is taken, where there is a bound.
    pub most: Option<Decimal>,
    /// It is part of the whole given by this fact, and cannot be above it.
    pub part_of: Option<FactId>,
    /// It is the whole of something, and cannot be 0.
    pub whole: bool,
    /// What a form is filled with at first.
    pub suggested: Option<Decimal>,
}

/// What sort of number it is; decides the step and what may be compared with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Quantity {
    /// Whole numbers.
    Count,
    /// 元, to 分.
    Money,
    /// Percent numbers, to hundredths.
    Percent,
    /// Hours, to hundredths.
    Hours,
    /// Days, to hundredths (half days happen).
    Days,
}

impl Quantity {
    /// The smallest step between two values.
    pub fn step(self) -> Decimal {
        match self {
            Quantity::Count => Decimal::whole(1),
            Quantity::Money | Quantity::Percent | Quantity::Hours | Quantity::Days => Decimal::hundredths(1),
        }
    }
}

/// Position in [`Pack::tools`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ToolId(pub u16);

/// A calculator or a check.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tool {
    /// Its id in data, links and case files.
    pub id: String,
    /// For whom it is.
    pub group: Group,
    /// What it decides or computes.
    pub title: Text,
    /// The question it answers, as a person would ask it.
    pub question: Text,
    /// The provisions it applies, the main one first.
    pub provisions: Vec<ProvisionId>,
    /// The facts it asks, in the order of asking. A slot of the rule is a position in this list.
    pub facts: Vec<FactId>,
    /// The switches between two readings of the text.
    pub readings: Vec<Reading>,
    /// What decides and what is computed.
    pub rule: Rule,
    /// What each verdict means here.
    pub verdicts: VerdictTexts,
    /// The results beside the verdict; their amounts are in the rule.
    pub outputs: Vec<OutputText>,
    /// What to know about the result.
    pub notes: Vec<Text>,
    /// Whether the verdict or an output changes as time goes by.
    pub over_time: bool,
}

/// For whom a tool is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Group {
    /// 我的待遇与资格
    Person,
    /// 单位测算
    Unit,
    /// 减负把关
    Gatekeeper,
}

/// A switch between readings of the text. The first choice is the default.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// Its id in data, links and case files.
    pub id: String,
    /// What is in doubt.
    pub label: Text,
    /// The number of the ambiguity it belongs to.
    pub ambiguity: Option<u8>,
    /// The readings.
    pub choices: Vec<ReadingChoice>,
}

/// One reading.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadingChoice {
    /// Its id in data, links and case files.
    pub id: String,
    /// What it says.
    pub label: Text,
    /// Why one may read it so.
    pub reason: Text,
}

/// What each verdict means for a tool, in words that claim no more than the document does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VerdictTexts {
    /// Met, allowed, or computed.
    pub met: Text,
    /// Not met, or not allowed.
    pub not_met: Text,
    /// Cannot be said yet.
    pub unknown: Text,
    /// All conditions but recognitions are met; none where the tool has no recognition.
    pub pending: Option<Text>,
}

/// The name of a result.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OutputText {
    /// Its id in data and case files.
    pub id: String,
    /// What it is.
    pub label: Text,
    /// The word behind a count (人, 块).
    pub unit: Option<Text>,
}

/// A term of the document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    /// Its id in data and links.
    pub id: String,
    /// The term as it stands in the document.
    pub term: String,
    /// Other forms.
    pub also: Vec<String>,
    /// Which part of the document it belongs to, 0 (lead-in) to 8.
    pub group: u8,
    /// What it means.
    pub plain: Text,
    /// The standard English term.
    pub english: String,
    /// What of it is not verified.
    pub doubt: Option<Text>,
    /// Where it stands.
    pub provisions: Vec<ProvisionId>,
}

/// Where the text allows more than one reading, or is silent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ambiguity {
    /// 1 for A1.
    pub number: u8,
    /// The provisions concerned.
    pub provisions: Vec<ProvisionId>,
    /// The document's words, at most 30 characters.
    pub phrase: String,
    /// What is in doubt.
    pub question: Text,
    /// The reading taken.
    pub taken: Text,
    /// The other readings.
    pub others: Vec<Text>,
    /// Why this one is taken.
    pub reason: Text,
    /// Where it matters.
    pub tools: Vec<ToolId>,
    /// The id of the switch, where there is one.
    pub reading: Option<String>,
}

/// The questions of a self-assessment for one kind of unit, or the burden watch.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IndicatorList {
    /// Whom it asks.
    pub kind: ListKind,
    /// Its name.
    pub title: Text,
    /// What to know before beginning.
    pub note: Text,
    /// The questions, in the order of the provisions.
    pub indicators: Vec<Indicator>,
}

/// Whom a list of indicators asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ListKind {
    /// 乡镇
    Township,
    /// 村（社区）
    Village,
    /// 城市社区：在村（社区）之外加问
    Community,
    /// 减负哨兵：问的是上级，从不计入本单位
    Sentinel,
}

impl ListKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [ListKind; 4] = [ListKind::Township, ListKind::Village, ListKind::Community, ListKind::Sentinel];

    /// The id used in data, file names and drafts.
    pub fn id(self) -> &'static str {
        match self {
            ListKind::Township => "township",
            ListKind::Village => "village",
            ListKind::Community => "community",
            ListKind::Sentinel => "sentinel",
        }
    }
}

/// One question of a self-assessment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Indicator {
    /// Its id in data and drafts: the list and the main provision, `village-1.3`.
    pub id: String,
    /// The provisions it asks about, the main one first.
    pub provisions: Vec<ProvisionId>,
    /// The question, as a person would ask it.
    pub question: Text,
    /// What counts as met.
    pub met: Text,
    /// What counts as partly met; none where it is one or the other.
    pub partly: Option<Text>,
    /// What counts as not met.
    pub not_met: Text,
    /// What is usually at hand; never a new paper.
    pub evidence: Text,
    /// What settles it.
    pub settled_by: SettledBy,
    /// A tool that looks at one case of many (one meeting, one compound) and so cannot settle the indicator.
    pub check: Option<ToolId>,
    /// Not met means that a case has occurred for which the document names a consequence.
    pub consequence: bool,
    /// The two counts by which it is asked, where it is asked so.
    pub count: Option<CountAsked>,
}

/// Two counts that are asked for: how many there are, and how many of them it is so with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CountAsked {
    /// How many there are.
    pub whole: Text,
    /// How many of them it is so with.
    pub part: Text,
    /// What is counted: 个, village|villages.
    pub unit: Text,
}

/// How many of all it has to be so with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Wanted {
    /// With all: some is partly.
    All,
    /// With none: one is enough for not met.
    None,
}

/// What settles an indicator. A tool and the unit's own word exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettledBy {
    /// The unit says it.
    Own,
    /// The unit says it part by part of the year.
    OwnParts(Parts),
    /// The unit counts: how many there are, and of how many it is so.
    OwnCount(Wanted),
    /// A tool decides it from its facts.
    Tool {
        /// The tool.
        tool: ToolId,
        /// The position of the result that says how many are missing.
        short: Option<u8>,
    },
    /// A tool decides it from two counts: the parts of the year that are over, and those in which it was done.
    ToolParts {
        /// The tool.
        tool: ToolId,
        /// The position of the result that says how many are missing.
        short: Option<u8>,
        /// Which parts.
        parts: Parts,
        /// The fact that counts the parts that are over.
        over: FactId,
        /// The fact that counts those in which it was done.
        done: FactId,
    },
}

impl SettledBy {
    /// The tool that decides, if one does.
    pub fn tool(self) -> Option<ToolId> {
        match self {
            SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::OwnCount(_) => None,
            SettledBy::Tool { tool, .. } | SettledBy::ToolParts { tool, .. } => Some(tool),
        }
    }

    /// The parts of the year by which it is asked, if it is.
    pub fn parts(self) -> Option<Parts> {
        match self {
            SettledBy::Own | SettledBy::OwnCount(_) | SettledBy::Tool { .. } => None,
            SettledBy::OwnParts(parts) | SettledBy::ToolParts { parts, .. } => Some(parts),
        }
    }

    /// The position of the tool's result that says how many are missing.
    pub fn short(self) -> Option<u8> {
        match self {
            SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::OwnCount(_) => None,
            SettledBy::Tool { short, .. } | SettledBy::ToolParts { short, .. } => short,
        }
    }
}

/// Parts of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Parts {
    /// Twelve.
    Months,
    /// Four.
    Quarters,
}

impl Parts {
    /// How many a year has.
    pub fn in_a_year(self) -> u8 {
        match self {
            Parts::Months => 12,
            Parts::Quarters => 4,
        }
    }

    /// How many months one has.
    pub fn months(self) -> u8 {
        12 / self.in_a_year()
    }
}

/// An invented person or unit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// Its id in data and links.
    pub id: String,
    /// A person, a township, a village or a community.
    pub kind: SampleKind,
    /// Its name, which says that it is invented.
    pub name: Text,
    /// The day for which it is told.
    pub as_of: Day,
    /// Who or what it is.
    pub story: Text,
    /// The questions it answers.
    pub tools: Vec<SampleTool>,
    /// What it has beyond the tools.
    pub more: Vec<(Text, Text)>,
}

/// What a sample is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SampleKind {
    /// A cadre.
    Person,
    /// A township.
    Township,
    /// A village.
    Village,
    /// An urban community.
    Community,
}

/// A sample's answers to one tool.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SampleTool {
    /// The tool.
    pub tool: ToolId,
    /// Its answers.
    pub facts: Vec<(FactId, Answer)>,
    /// What to notice.
    pub note: Option<Text>,
}

/// How a finding is put into words: one template for each kind of criterion and outcome.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sentences {
    /// The templates in the order of [`crate::explain::Sentence::ALL`].
    pub templates: Vec<Text>,
}

/// The one page for a person: every question of the tools of [`Group::Person`], and what follows from what.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ProfilePage {
    /// What the question of who one is is called.
    pub label: Text,
    /// What to know before answering it.
    pub help: Text,
    /// Who one may be.
    pub posts: Vec<Post>,
    /// What follows from one answer to another.
    pub implications: Vec<Implication>,
    /// The tools that only concern some, with the position of the result that says whom.
    pub concerns: Vec<(ToolId, u8)>,
    /// The questions in the order of the page.
    pub sections: Vec<ProfileSection>,
    /// What the document names for people and no tool can work out.
    pub beyond: Vec<Beyond>,
}

/// Who somebody is, and the questions that this answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Post {
    /// Its id in data and links.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// What it leaves open, and why.
    pub help: Option<Text>,
    /// What its own words settle.
    pub implies: Vec<(FactId, Value)>,
}

/// An answer that follows from another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Implication {
    /// Where this is the answer …
    pub when: (FactId, Value),
    /// … this one is too.
    pub then: (FactId, Value),
}

/// Questions that stand together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProfileSection {
    /// What they are about.
    pub title: Text,
    /// The questions in order.
    pub facts: Vec<FactId>,
}

/// A provision for people that no tool can work out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Beyond {
    /// The provision.
    pub provision: ProvisionId,
    /// Why not.
    pub reason: Text,
}

impl Pack {
    /// The provision with that number.
    pub fn provision(&self, id: ProvisionId) -> Option<&Provision> {
        self.measure(id.measure)?.provisions.iter().find(|it| it.id == id)
    }

    /// The measure with that number (0 is the lead-in).
    pub fn measure(&self, number: u8) -> Option<&Measure> {
        self.measures.iter().find(|it| it.number == number)
    }

    /// All provisions, those of the lead-in first.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        self.measures.iter().flat_map(|it| &it.provisions)
    }

    /// The tool with that id.
    pub fn tool(&self, id: &str) -> Option<(ToolId, &Tool)> {
        let at = self.tools.iter().position(|it| it.id == id)?;
        Some((ToolId(u16::try_from(at).ok()?), self.tools.get(at)?))
    }

    /// The fact with that id.
    pub fn fact(&self, id: &str) -> Option<(FactId, &Fact)> {
        let at = self.facts.iter().position(|it| it.id == id)?;
        Some((FactId(u16::try_from(at).ok()?), self.facts.get(at)?))
    }

    /// The list of a kind.
    pub fn list(&self, kind: ListKind) -> Option<&IndicatorList> {
        self.indicators.iter().find(|it| it.kind == kind)
    }

    /// The indicator with that id, and whose list it is in.
    pub fn indicator(&self, id: &str) -> Option<(ListKind, &Indicator)> {
        self.indicators.iter().find_map(|list| Some((list.kind, list.indicators.iter().find(|it| it.id == id)?)))
    }

    /// The parameter with that id.
    pub fn parameter(&self, id: &str) -> Option<(ParameterId, &Parameter)> {
        let at = self.parameters.iter().position(|it| it.id == id)?;
        Some((ParameterId(u16::try_from(at).ok()?), self.parameters.get(at)?))
    }
}
