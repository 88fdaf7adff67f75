//! What a tool declares of its rule, for the proof to hold it to: nothing is decided by it, so it is no part of the pack.

use policy::model::fact::{Fact, FactKind};
use policy::model::ids::{CriterionId, FactId};
use policy::model::text::Text;

use crate::check::checker::{Checker, Names};
use crate::problem::nearest;
use crate::yaml::tool::{RawBetter, RawTool};

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
    fn fits(self, kind: &FactKind) -> bool {
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

impl Checker<'_> {
    /// Keeps what a tool declares, after its rule has been compiled.
    pub(crate) fn declare(&mut self, file: usize, raw: &RawTool, slots: &[FactId], names: &Names, facts: &[Fact]) {
        let mut better = Vec::new();
        for (name, way) in &raw.better {
            let known = names.facts.get(name).filter(|it| slots.contains(it));
            let Some(fact) = known.and_then(|it| facts.get(usize::from(it.0))) else {
                let asked = raw.facts.get().iter().map(|it| it.get().as_str());
                self.wrong(file, way.place(), format!("fact `{name}` gets better, but the tool does not ask it"), nearest(name, asked));
                continue;
            };
            let towards = Better::from(*way.get());
            if towards.fits(&fact.kind) {
                better.extend(known.map(|it| (*it, towards)));
            } else {
                let help = "numbers: more, less; yes/no: yes, no; dates: earlier, later; tenures: more".to_owned();
                self.wrong(file, way.place(), format!("fact `{name}` cannot get better in this way"), Some(help));
            }
        }
        let excused = core::mem::take(&mut self.excused);
        self.declared.push(Declared { better, excused });
    }
}
