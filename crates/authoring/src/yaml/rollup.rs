//! `rollup.yaml`: what is computed of many units' drafts.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;
use crate::yaml::text::RawText;

/// `rollup.yaml`. What is left out is not computed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRollup {
    pub listed_share: Option<RawListedShare>,
    pub summed_share: Option<RawSummedShare>,
    #[serde(default)]
    pub counts: Vec<RawStandingCount>,
    pub watch: Option<RawWatchCount>,
    pub income_ledger: Option<RawIncomeLedger>,
    pub posts_ledger: Option<RawPostsLedger>,
}

/// A share of the units, by two typed lists: those expected, and those of them that a higher level has listed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawListedShare {
    pub tool: At<String>,
    pub provision: At<String>,
    /// The fact that takes the number of all.
    pub whole: At<String>,
    /// The fact that takes the number of those listed.
    pub part: At<String>,
    /// Over the field of the second list.
    pub list: At<RawText>,
    /// Under it: what the list is for.
    pub list_help: At<RawText>,
    /// Over the column of the ledger that says whether a unit is listed.
    pub column: At<RawText>,
    /// With `{part}`, `{whole}`, `{source}`.
    pub basis: At<RawText>,
    /// Shown while the second list was not entered.
    pub not_listed: At<RawText>,
    /// Shown where more are listed than there are.
    pub impossible: At<RawText>,
}

/// A share whose two figures are added up over the units.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSummedShare {
    pub tool: At<String>,
    pub provision: At<String>,
    pub whole: At<String>,
    pub part: At<String>,
    /// With `{units}`, `{given}`, `{met}`.
    pub basis: At<RawText>,
}

/// How many units stand so with a provision.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStandingCount {
    pub provision: At<String>,
    /// Which of them are counted.
    #[serde(default)]
    pub counted: RawCountedUnits,
    /// What becomes of the township's own answer.
    #[serde(default)]
    pub fills: RawFills,
    pub label: At<RawText>,
    /// With `{units}`, `{counted}`.
    pub basis: At<RawText>,
}

/// Which units are counted.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawCountedUnits {
    #[default]
    Met,
    NotMet,
}

/// What becomes of the township's own answer.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawFills {
    #[default]
    Nothing,
    Count,
    Answer,
}

/// How many units met with what the burden watch asks about.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWatchCount {
    pub label: At<RawText>,
    /// With `{units}`, `{counted}`.
    pub basis: At<RawText>,
}

/// The ledger of the units' income.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIncomeLedger {
    pub title: At<RawText>,
    pub provision: At<String>,
    pub last_year: At<String>,
    pub this_year: At<String>,
}

/// The ledger of posts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPostsLedger {
    pub title: At<RawText>,
    pub provision: At<String>,
    /// The columns that are filled in by hand.
    pub columns: Vec<RawLedgerColumn>,
}

/// A column that is filled in by hand.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLedgerColumn {
    pub label: At<RawText>,
    /// In characters.
    pub width: u16,
}
