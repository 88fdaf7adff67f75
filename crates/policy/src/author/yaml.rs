//! How people write a pack. The JSON Schemas in `data/schema/` are generated from these types.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::author::at::At;

/// A text in both languages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawText {
    /// 中文
    pub zh: Option<String>,
    /// English
    pub en: Option<String>,
}

/// `pack.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPack {
    pub id: At<String>,
    pub edition: At<String>,
    pub title: At<RawText>,
    pub short_title: At<RawText>,
    pub issuer: At<RawText>,
    pub place: At<RawText>,
    pub reported_on: At<String>,
    pub year_inferred: bool,
    pub status: At<RawText>,
    pub source_note: At<RawText>,
    pub disclaimer: At<RawText>,
    pub chapters: Vec<RawChapter>,
}

/// A chapter of the document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChapter {
    pub number: u8,
    pub title: At<RawText>,
    pub measures: Vec<At<u8>>,
}

/// An entry of `actors.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawActor {
    pub id: At<String>,
    pub level: RawLevel,
    /// Where people of that name work, if in one place only.
    pub works_in: Option<RawLevel>,
    pub label: At<RawText>,
}

/// Where an actor stands.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawLevel {
    County,
    Township,
    Village,
    Community,
    Person,
}

/// An entry of `parameters.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawParameter {
    pub id: At<String>,
    /// A number (`70`, `10000`) or a fraction (`2/3`).
    pub value: At<String>,
    pub unit: At<RawUnit>,
    pub provision: At<String>,
    pub key_phrase: At<String>,
    /// What it is the figure of, in a few words: 边远乡镇.
    pub label: At<RawText>,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawUnit {
    Percent,
    Fraction,
    /// How old somebody is.
    Age,
    Years,
    Months,
    Days,
    Times,
    Terms,
    People,
    Posts,
    Yuan,
    Households,
    Teams,
    Capabilities,
    Fields,
    Signs,
    Year,
}

/// `measures/NN.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawMeasure {
    pub number: At<u8>,
    pub chapter: At<u8>,
    pub title: At<RawText>,
    pub summary: At<RawText>,
    pub provisions: Vec<RawProvision>,
}

/// A provision of a measure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawProvision {
    pub id: At<String>,
    pub heading: At<RawText>,
    pub text: At<RawText>,
    /// Verbatim from the document, at most 30 characters.
    pub key_phrase: At<String>,
    pub kind: RawProvisionKind,
    pub owed_by: Vec<At<String>>,
    pub serves: Vec<At<String>>,
    pub owed_note: Option<At<RawText>>,
    pub timing: At<RawTiming>,
    pub figures: Vec<At<String>>,
    pub see: Vec<At<String>>,
    pub silent: Option<At<RawText>>,
    pub related: Option<At<RawText>>,
    pub usable: RawUsable,
}

/// What sort of provision it is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawProvisionKind {
    Duty,
    Target,
    Entitlement,
    Eligibility,
    Ban,
    Consequence,
    Procedure,
    Encouragement,
}

/// How often or by when.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTiming {
    pub kind: RawTimingKind,
    pub text: Option<At<RawText>>,
    #[serde(default)]
    pub passed: bool,
}

/// What sort of time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawTimingKind {
    None,
    Ongoing,
    Frequency,
    PerEvent,
    Deadline,
}

/// Who can use a provision, and how.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawUsable {
    pub township: bool,
    pub village: bool,
    pub computable: bool,
    pub county_only: bool,
}

/// An entry of `facts/*.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFact {
    pub id: At<String>,
    pub kind: At<RawFactKind>,
    pub label: At<RawText>,
    pub help: Option<At<RawText>>,
    /// For a judgement that only an organisation can make: which one.
    pub decided_by: Option<At<RawText>>,
    #[serde(default)]
    pub sensitive: bool,
    #[serde(default)]
    pub optional: bool,
    /// A circumstance that nobody brings about to meet a condition: never told as something to act on.
    #[serde(default)]
    pub given: bool,
    /// A past date that can be followed by a later one.
    #[serde(default)]
    pub recurs: bool,
    pub choices: Option<Vec<RawChoice>>,
    pub unit: Option<At<RawText>>,
    pub least: Option<At<String>>,
    pub most: Option<At<String>>,
    pub part_of: Option<At<String>>,
    #[serde(default)]
    pub whole: bool,
    pub not_before: Option<At<String>>,
    pub suggested: Option<At<String>>,
}

/// What kind of answer a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawFactKind {
    YesNo,
    Choice,
    Count,
    Money,
    Percent,
    Hours,
    Days,
    Date,
    PastDate,
    Tenure,
}

/// A choice of a fact.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChoice {
    pub id: At<String>,
    pub label: At<RawText>,
}

/// `tools/ID.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTool {
    pub id: At<String>,
    pub group: RawGroup,
    pub provisions: At<Vec<At<String>>>,
    pub title: At<RawText>,
    pub question: At<RawText>,
    pub facts: At<Vec<At<String>>>,
    #[serde(default)]
    pub readings: Vec<RawReading>,
    pub criteria: Option<RawCriterion>,
    pub verdicts: RawVerdicts,
    #[serde(default)]
    pub outputs: Vec<RawOutput>,
    #[serde(default)]
    pub notes: Vec<At<RawText>>,
}

/// For whom a tool is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawGroup {
    Person,
    Unit,
    Gatekeeper,
}

/// A switch between readings; the first choice is the default.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawReading {
    pub id: At<String>,
    pub label: At<RawText>,
    /// `A1`
    pub ambiguity: Option<At<String>>,
    pub choices: Vec<RawReadingChoice>,
}

/// One reading.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawReadingChoice {
    pub id: At<String>,
    pub label: At<RawText>,
    pub reason: Option<At<RawText>>,
}

/// A condition.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawCriterion {
    All(Vec<RawCriterion>),
    Any(Vec<RawCriterion>),
    Not(Box<RawCriterion>),
    Yes(At<String>),
    Is(RawIs),
    AtLeast(RawCompare),
    AtMost(RawCompare),
    Above(RawCompare),
    Below(RawCompare),
    AgeAtMost(RawAge),
    AgeAtLeast(RawAge),
    Served(RawServed),
    LongerThan(RawSince),
    Within(RawSince),
    EndsWithin(RawTerm),
    ByReading(RawByReading<RawCriterion>),
    /// A criterion that comes from another provision than the tool's first one.
    At(RawElsewhere),
}

/// The choice is one of these.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIs {
    pub fact: At<String>,
    pub r#in: Vec<At<String>>,
}

/// Two amounts compared.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCompare {
    pub left: At<RawAmount>,
    pub right: At<RawAmount>,
}

/// An age limit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAge {
    pub birth: At<String>,
    pub parameter: At<String>,
    pub reading: Option<At<String>>,
}

/// A length of service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawServed {
    pub service: At<String>,
    pub parameter: At<String>,
    pub reading: Option<At<String>>,
}

/// A length of time since a day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSince {
    pub since: At<String>,
    pub parameter: At<String>,
    pub reading: Option<At<String>>,
}

/// A term with its first and last day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTerm {
    pub from: At<String>,
    pub to: At<String>,
    pub parameter: At<String>,
    pub reading: Option<At<String>>,
}

/// One of something for each reading.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawByReading<T> {
    pub reading: At<String>,
    pub choices: BTreeMap<String, T>,
}

/// A criterion that another provision asks.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawElsewhere {
    pub provision: At<String>,
    pub criterion: Box<RawCriterion>,
}

/// A number that is computed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawAmount {
    Fact(At<String>),
    Parameter(At<String>),
    /// A length parameter in months.
    MonthsOf(At<String>),
    /// 0 or 1 only: every other figure is a parameter.
    Number(At<i64>),
    Sum(Vec<RawAmount>),
    Minus(Vec<RawAmount>),
    Times(Vec<RawAmount>),
    Share(Box<RawShare>),
    Least(Vec<RawAmount>),
    Most(Vec<RawAmount>),
    Floor(Box<RawAmount>),
    Ceiling(Box<RawAmount>),
    AsShown(Box<RawAmount>),
    ByChoice(RawByChoice),
    ByReading(RawByReading<RawAmount>),
    If(Box<RawIf>),
    MonthsServed(At<String>),
}

/// A part of a whole.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawShare {
    pub part: RawAmount,
    pub whole: RawAmount,
}

/// One amount for each choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawByChoice {
    pub fact: At<String>,
    pub choices: BTreeMap<String, RawAmount>,
}

/// One amount or another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIf {
    pub when: RawCriterion,
    pub then: RawAmount,
    pub r#else: RawAmount,
}

/// What each verdict means.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawVerdicts {
    pub met: At<RawText>,
    pub not_met: Option<At<RawText>>,
    pub unknown: Option<At<RawText>>,
    pub pending: Option<At<RawText>>,
}

/// A result beside the verdict.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOutput {
    pub id: At<String>,
    pub label: At<RawText>,
    pub value: At<RawOutputValue>,
    pub due: Option<RawDue>,
    pub unit: Option<At<RawText>>,
}

/// What a result is: exactly one of an amount (with `as`), a flag or a date.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOutputValue {
    pub amount: Option<RawAmount>,
    pub r#as: Option<RawQuantity>,
    pub flag: Option<RawCriterion>,
    pub date: Option<RawSince>,
}

/// What sort of number a result is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawQuantity {
    Count,
    Money,
    Percent,
    Hours,
    Days,
}

/// When a result is due.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawDue {
    Always,
    WhenMet,
    WhenNotMet,
}

/// An entry of `glossary.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGlossaryTerm {
    pub id: At<String>,
    pub term: At<String>,
    #[serde(default)]
    pub also: Vec<String>,
    pub group: u8,
    pub plain: At<RawText>,
    pub english: At<String>,
    pub verified: bool,
    pub doubt: Option<At<RawText>>,
    pub provisions: Vec<At<String>>,
}

/// An entry of `ambiguities.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAmbiguity {
    /// `A1`
    pub id: At<String>,
    pub provisions: Vec<At<String>>,
    pub phrase: At<String>,
    pub question: At<RawText>,
    pub taken: At<RawText>,
    pub others: Vec<At<RawText>>,
    pub reason: At<RawText>,
    #[serde(default)]
    pub tools: Vec<At<String>>,
    pub reading: Option<At<String>>,
}

/// `indicators/KIND.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIndicatorList {
    pub kind: At<RawListKind>,
    pub title: At<RawText>,
    pub note: At<RawText>,
    pub indicators: Vec<RawIndicator>,
}

/// Whom a list of indicators asks.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawListKind {
    Township,
    Village,
    Community,
    Sentinel,
}

/// One question of a self-assessment. In its texts a figure of its provisions stands as `{parameter}`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIndicator {
    /// The list and the main provision: `village-1.3`.
    pub id: At<String>,
    pub provisions: Vec<At<String>>,
    pub question: At<RawText>,
    pub met: At<RawText>,
    /// Only where the unit says it itself: a tool decides one or the other.
    pub partly: Option<At<RawText>>,
    pub not_met: At<RawText>,
    pub evidence: At<RawText>,
    /// A tool that decides the indicator: its facts are asked inside.
    pub tool: Option<At<String>>,
    /// The tool's result that says how many are missing.
    pub short: Option<At<String>>,
    /// A tool that looks at one case of many, and does not decide the indicator.
    pub check: Option<At<String>>,
    /// It is asked by two counts: how many there are, and of how many it is so.
    pub count: Option<RawCountAsked>,
    #[serde(default)]
    pub months: bool,
    #[serde(default)]
    pub quarters: bool,
    #[serde(default)]
    pub consequence: bool,
}

/// Two counts that decide an indicator.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCountAsked {
    /// With how many of all it has to be so.
    pub wanted: RawWanted,
    /// How many there are.
    pub whole: At<RawText>,
    /// How many of them it is so with.
    pub part: At<RawText>,
    /// What is counted.
    pub unit: At<RawText>,
}

/// With how many of all it has to be so.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawWanted {
    All,
    None,
}

/// `samples/*.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSample {
    pub id: At<String>,
    pub kind: RawSampleKind,
    pub name: At<RawText>,
    pub as_of: At<String>,
    pub story: At<RawText>,
    pub tools: Vec<RawSampleTool>,
    #[serde(default)]
    pub more: Vec<RawLabelled>,
}

/// What a sample is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawSampleKind {
    Person,
    Township,
    Village,
    Community,
}

/// A sample's answers to one tool, with what must come out under the default readings.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSampleTool {
    pub tool: At<String>,
    pub facts: BTreeMap<String, At<RawValue>>,
    pub expect: RawExpect,
    pub note: Option<At<RawText>>,
}

/// Something that a sample has beyond the tools.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLabelled {
    pub label: At<RawText>,
    pub value: At<RawText>,
}

/// A value of a case or a sample: a scalar is read again from the file's own text, so that no digit is lost.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawValue {
    /// A tenure.
    Tenure { since: Option<String>, earlier_months: Option<i64> },
    /// 是 or 否.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A number with decimals.
    Number(f64),
    /// A choice or a date.
    Word(String),
    /// Open.
    Open(()),
}

/// An entry of a case file
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCase {
    pub case: At<String>,
    pub tool: At<String>,
    pub as_of: At<String>,
    #[serde(default)]
    pub readings: BTreeMap<String, At<String>>,
    #[serde(default)]
    pub facts: BTreeMap<String, At<RawValue>>,
    pub expect: RawExpect,
}

/// What must come out of a case; only the keys given are compared.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawExpect {
    pub error: Option<At<String>>,
    pub verdict: Option<At<RawVerdict>>,
    #[serde(default)]
    pub outputs: BTreeMap<String, At<RawValue>>,
    pub windows: Option<Vec<RawWindow>>,
    pub windows_if_recognised: Option<Vec<RawWindow>>,
    pub missing: Option<Vec<At<String>>>,
    pub robust: Option<bool>,
    pub outputs_depend_on: Option<Vec<At<String>>>,
}

/// A verdict.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawVerdict {
    Met,
    NotMet,
    Unknown,
    Computed,
}

/// Days in a row; `to: ~` where they never end.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWindow {
    pub from: At<String>,
    pub to: Option<At<String>>,
}

/// `profile.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawProfile {
    pub post: RawPostQuestion,
    pub implications: Vec<RawImplication>,
    /// The tools that only concern some, with the flag among their results that says whom.
    #[serde(default)]
    pub concerns: BTreeMap<String, At<String>>,
    pub sections: Vec<RawProfileSection>,
    pub beyond: Vec<RawBeyond>,
}

/// Who one is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPostQuestion {
    pub label: At<RawText>,
    pub help: At<RawText>,
    pub choices: Vec<RawPost>,
}

/// Who one may be, and the questions that this answers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPost {
    pub id: At<String>,
    pub label: At<RawText>,
    pub help: Option<At<RawText>>,
    pub implies: BTreeMap<String, At<RawImplied>>,
}

/// An answer that follows from another: one fact each.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawImplication {
    pub when: At<BTreeMap<String, At<RawImplied>>>,
    pub then: At<BTreeMap<String, At<RawImplied>>>,
}

/// An answer that can follow: yes or no, or a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawImplied {
    /// 是 or 否.
    Flag(bool),
    /// The id of a choice.
    Choice(String),
}

/// Questions that stand together.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawProfileSection {
    pub title: At<RawText>,
    pub facts: Vec<At<String>>,
}

/// A provision for people that no tool can work out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBeyond {
    pub provision: At<String>,
    pub reason: At<RawText>,
}
