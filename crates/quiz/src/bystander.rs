//! A fact that a tool does not ask: told beside those that it asks, it decides nothing. Whoever answers has to see that.

use policy::model::fact::{Advice, Fact, FactKind};
use policy::model::ids::{ActorId, FactId};
use policy::model::pack::Pack;
use policy::model::tool::{Group, Tool};

use crate::random::Rng;

/// A fact that says nothing on a tool: of somebody like those whom it concerns where there is one.
pub fn bystander(pack: &Pack, tool: &Tool, rng: &mut Rng) -> Option<FactId> {
    let served = actors(pack, tool);
    let mut near: [Vec<FactId>; 3] = Default::default();
    for other in pack.tools.iter().filter(|it| it.group == tool.group && it.id != tool.id) {
        let of_the_same = actors(pack, other).iter().any(|it| served.contains(it));
        let beside = other.situations.iter().any(|it| tool.situations.contains(it));
        let rank = match (of_the_same, beside) {
            (true, true) => 0,
            (true, false) => 1,
            (false, _) => 2,
        };
        let ids = other
            .facts
            .iter()
            .filter(|it| !tool.facts.contains(it) && pack.fact_at(**it).is_some_and(|it| can_stand_by(it, tool.group, rank)));
        if let Some(list) = near.get_mut(rank) {
            list.extend(ids);
        }
    }
    near.iter().find(|it| !it.is_empty()).and_then(|it| rng.pick(it))
}

/// Whether a fact can stand by: it is not what somebody is, nor private; of a unit a number, which needs nothing told before it; of a
/// stranger to the tool only what can be decided of anybody.
fn can_stand_by(fact: &Fact, group: Group, rank: usize) -> bool {
    let is_open_to_all = match fact.kind {
        FactKind::YesNo => fact.advice != Advice::Never && group != Group::Unit,
        FactKind::Number(_) => rank < 2 || group == Group::Unit,
        FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure => false,
    };
    is_open_to_all && !fact.sensitive && !fact.optional
}

fn actors(pack: &Pack, tool: &Tool) -> Vec<ActorId> {
    tool.provisions.first().and_then(|it| pack.provision(*it)).map(|it| it.serves.clone()).unwrap_or_default()
}
