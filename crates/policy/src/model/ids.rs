//! The ids by which the parts of a pack name each other: numbers of provisions, positions in lists.
//!
//! They stand apart from what they name, so that facts, rules and the pack do not need each other's files.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

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
        let number = |digits: &str| {
            if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) || (1 < digits.len() && digits.starts_with('0')) {
                return Err(NotAProvision);
            }
            digits.parse::<u8>().map_err(|_| NotAProvision)
        };
        Ok(ProvisionId { measure: number(measure)?, item: number(item)? })
    }
}

/// Position in the pack's list of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ActorId(pub u16);

/// Position in the pack's list of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ParameterId(pub u16);

/// Position in the pack's list of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FactId(pub u16);

/// Position in the pack's list of tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ToolId(pub u16);

/// A position in a tool's list of facts.
pub type Slot = u8;

/// A position in a rule's list of criteria.
pub type CriterionId = u16;

/// A position in a rule's list of amounts.
pub type AmountId = u16;

/// A position in a tool's list of readings.
pub type ReadingAt = u8;
