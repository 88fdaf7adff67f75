//! What a tool declares of its rule, for the proof to hold it to: nothing is decided by it, so it is no part of the pack.

use policy::model::fact::FactKind;
use policy::model::ids::{CriterionId, FactId};
use policy::model::text::Text;

use crate::yaml::tool::RawBetter;

/// What one tool declares.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// Which way facts get better: what is met then stays met.
    pub better: Vec<(FactId, Better)>,
    /// Criteria that may be without effect, and why.
    pub excused: Vec<(CriterionId, Text)>,
}

/// Which way a fact gets better for what a tool asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// A greater number; a longer service.
    More,
    /// A smaller number.
    Less,
    /// 是 rather than 否.
    Yes,
    /// 否 rather than 是.
    No,
    /// An earlier day.
    Earlier,
    /// A later day.
    Later,
}

impl Better {
    pub(crate) fn fits(self, kind: &FactKind) -> bool {
        match kind {
            FactKind::YesNo => matches!(self, Better::Yes | Better::No),
            FactKind::Number(_) => matches!(self, Better::More | Better::Less),
            FactKind::Date { .. } => matches!(self, Better::Earlier | Better::Later),
            FactKind::Tenure => self == Better::More,
            FactKind::Choice(_) => false,
        }
    }
}

impl From<RawBetter> for Better {
    fn from(raw: RawBetter) -> Better {
        match raw {
            RawBetter::More => Better::More,
            RawBetter::Less => Better::Less,
            RawBetter::Yes => Better::Yes,
            RawBetter::No => Better::No,
            RawBetter::Earlier => Better::Earlier,
            RawBetter::Later => Better::Later,
        }
    }
}
