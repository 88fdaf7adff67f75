//! The questions of a self-assessment, and what settles each.

use serde::{Deserialize, Serialize};

use crate::model::ids::{FactId, ProvisionId, ToolId};
use crate::model::text::Text;

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
    /// 由县里定：the document owes it by the county, or by nobody whom the unit could answer for. It is shown and never counted.
    pub decided_by_county: bool,
    /// The kinds of units that are asked, where not all of the list are; empty means all.
    pub asked_of: Vec<ListKind>,
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
