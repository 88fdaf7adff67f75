//! `pack.yaml`, `actors.yaml`, `parameters.yaml`, `measures/`, `glossary.yaml` and `ambiguities.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;
use crate::yaml::text::RawText;

/// `pack.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPack {
    pub id: At<String>,
    pub edition: At<String>,
    pub title: At<RawText>,
    /// What people call it: also the name of the app.
    pub short_title: At<RawText>,
    /// One character that stands for it, where it has no icon of its own.
    pub icon: At<String>,
    /// In a sentence what the app does, for search engines and links.
    pub description: At<RawText>,
    /// The same for whoever opens the first page.
    pub lead: At<RawText>,
    /// A few things that people may type into the search.
    pub search_examples: At<RawText>,
    pub issuer: At<RawText>,
    pub place: At<RawText>,
    pub reported_on: At<String>,
    pub year_inferred: bool,
    pub status: At<RawText>,
    pub source_note: At<RawText>,
    pub disclaimer: At<RawText>,
    /// In which people look for a tool, in the order in which they are offered.
    pub situations: Vec<RawSituation>,
    pub chapters: Vec<RawChapter>,
    /// The headings of the glossary, which its terms name by position, from 0.
    pub term_groups: Vec<At<RawText>>,
}

/// A situation in which people look for a tool.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSituation {
    pub id: At<String>,
    pub label: At<RawText>,
}

/// A chapter of the document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChapter {
    pub number: At<u8>,
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

/// An entry of `glossary.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGlossaryTerm {
    pub id: At<String>,
    pub term: At<String>,
    #[serde(default)]
    pub also: Vec<String>,
    /// Under which of the `term_groups` of pack.yaml it stands, from 0.
    pub group: At<u8>,
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
