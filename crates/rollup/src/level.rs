//! Whose roll-up it is: a township's or a county's.

use policy::assessment::reply::Unit;
use serde::{Deserialize, Serialize};

/// The administrative level at which files are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// A township: its villages and communities.
    Township,
    /// A county: its townships.
    County,
}

impl Level {
    /// Both.
    pub const ALL: [Level; 2] = [Level::Township, Level::County];

    /// The id under which its files are kept.
    pub fn id(self) -> &'static str {
        match self {
            Level::Township => "township",
            Level::County => "county",
        }
    }

    /// Whether a draft of this kind of unit is for this level.
    pub fn takes(self, unit: Unit) -> bool {
        match (self, unit) {
            (Level::Township, Unit::Village | Unit::Community) | (Level::County, Unit::Township) => true,
            (Level::Township, Unit::Township) | (Level::County, Unit::Village | Unit::Community) => false,
        }
    }
}
