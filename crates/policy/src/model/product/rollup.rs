//! What a roll-up computes of many units' drafts, and which ledgers it has. All of it is data of the pack; what is absent is not computed.

use serde::{Deserialize, Serialize};

use crate::model::ids::{FactId, ProvisionId, ToolId};
use crate::model::text::{Language, Text};

/// What a roll-up computes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RollupRules {
    /// A share of the units, by two typed lists.
    pub listed_share: Option<ListedShare>,
    /// A share whose figures the units give.
    pub summed_share: Option<SummedShare>,
    /// How many units stand so with a provision.
    pub counts: Vec<StandingCount>,
    /// How many units met with what the burden watch asks about.
    pub watch: Option<WatchCount>,
    /// The ledger of the units' income.
    pub income_ledger: Option<IncomeLedger>,
    /// The ledger of posts.
    pub posts_ledger: Option<PostsLedger>,
}

impl RollupRules {
    /// Nothing is computed.
    pub const NOTHING: RollupRules =
        RollupRules { listed_share: None, summed_share: None, counts: Vec::new(), watch: None, income_ledger: None, posts_ledger: None };

    /// The titles of the ledgers, in order.
    pub fn ledgers(&self) -> impl Iterator<Item = &Text> {
        let income = self.income_ledger.as_ref().map(|it| &it.title);
        income.into_iter().chain(self.posts_ledger.as_ref().map(|it| &it.title))
    }
}

/// A share of the units, by two typed lists: those expected, and those of them that a higher level has listed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ListedShare {
    /// The tool that decides.
    pub tool: ToolId,
    /// The provision.
    pub provision: ProvisionId,
    /// The fact that takes the number of all.
    pub whole: FactId,
    /// The fact that takes the number of those listed.
    pub part: FactId,
    /// Over the field of the second list.
    pub list: Text,
    /// Under it: what the list is for.
    pub list_help: Text,
    /// Over the column of a ledger that says whether a unit is listed.
    pub column: Text,
    /// What it was computed from: `{part}`, `{whole}`, `{source}`.
    pub basis: Text,
    /// Shown while the second list was not entered.
    pub not_listed: Text,
    /// Shown where more are listed than there are.
    pub impossible: Text,
}

/// A share whose two figures are added up over the units: what each counted where it was asked about the provision, or else what it entered
/// into the tool.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SummedShare {
    /// The tool that decides.
    pub tool: ToolId,
    /// The provision.
    pub provision: ProvisionId,
    /// The fact with the number of all.
    pub whole: FactId,
    /// The fact with the number of those for which it holds.
    pub part: FactId,
    /// What it was computed from: `{units}` received, `{given}` with both figures, `{met}` that meet the provision.
    pub basis: Text,
}

/// How many units stand so with a provision.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StandingCount {
    /// The provision.
    pub provision: ProvisionId,
    /// Which of them are counted.
    pub counted: CountedUnits,
    /// What becomes of the township's own answer.
    pub fills: Fills,
    /// What is counted.
    pub label: Text,
    /// What it was computed from: `{units}` asked, `{counted}` of them.
    pub basis: Text,
}

/// Which units are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CountedUnits {
    /// Those that meet the provision.
    Met,
    /// Those that do not.
    NotMet,
}

/// What becomes of the township's own answer to the same provision, once no unit leaves anything open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fills {
    /// Nothing: the township is asked something else.
    Nothing,
    /// Its two counts: the units asked, and those counted.
    Count,
    /// Its own word: met where all meet it, not met where none does, and partly in between.
    Answer,
}

/// How many units met with what the burden watch asks about, question by question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WatchCount {
    /// What stands before what was met with.
    pub label: Text,
    /// What it was computed from: `{units}` asked, `{counted}` that met with it.
    pub basis: Text,
}

/// The ledger of the units' income.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IncomeLedger {
    /// Its name.
    pub title: Text,
    /// The fact with the income of the year before.
    pub last_year: FactId,
    /// The fact with the income of the year.
    pub this_year: FactId,
    /// The provision whose standing is shown.
    pub provision: ProvisionId,
}

/// The ledger of posts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostsLedger {
    /// Its name.
    pub title: Text,
    /// The provision whose standing is shown.
    pub provision: ProvisionId,
    /// The columns that are filled in by hand.
    pub columns: Vec<LedgerColumn>,
}

/// A column that is filled in by hand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LedgerColumn {
    /// Its name.
    pub label: Text,
    /// In characters.
    pub width: u16,
}

/// The text in one language, each `{name}` replaced by its value.
pub fn fill(text: &Text, language: Language, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.in_language(language).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}
