//! What refers to a provision (tools, indicators, terms …), and how far the product goes with each provision.

use policy::model::criterion::Leaf;
use policy::model::document::Provision;
use policy::model::glossary::{Ambiguity, Term};
use policy::model::ids::{ParameterId, ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::product::indicator::{Indicator, IndicatorList};
use policy::model::rule::{Amount, OutputValue};

/// Everything that refers to one provision.
pub struct References<'p> {
    /// The tools that apply it.
    pub tools: Vec<ToolId>,
    /// Where its words can be read in more than one way.
    pub ambiguities: Vec<&'p Ambiguity>,
    /// The terms that stand in it.
    pub terms: Vec<&'p Term>,
    /// The questions of a self-assessment that ask about it, with whose they are.
    pub asked: Vec<IndicatorReference<'p>>,
    /// The provisions that point to it and that it does not point to.
    pub seen_from: Vec<ProvisionId>,
}

/// A question of a self-assessment, and of which list.
#[derive(Clone, Copy)]
pub struct IndicatorReference<'p> {
    /// The list.
    pub list: &'p IndicatorList,
    /// The question.
    pub indicator: &'p Indicator,
}

/// How far the product goes with a provision. Each level is more than the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// A tool decides or computes it.
    Computed,
    /// A self-assessment asks about it.
    SelfAssessed,
    /// It is explained, and no more.
    Explained(Why),
}

/// Why a provision is explained and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Only the county can judge whether it is met.
    CountyOnly,
    /// A unit could say of itself whether it is so, but no self-assessment asks: it is only encouraged, or given as a power.
    NotAsked,
    /// The document gives nothing by which a unit could judge itself.
    NoYardstick,
}

/// What refers to a provision.
pub fn references<'p>(pack: &'p Pack, provision: &Provision) -> References<'p> {
    let id = provision.id;
    let tools = (0u16..).map(ToolId).zip(&pack.tools).filter(|(at, _)| refers(pack, *at, id)).map(|(at, _)| at);
    let seen_from = pack.provisions().filter(|it| it.see.contains(&id) && !provision.see.contains(&it.id)).map(|it| it.id);
    References {
        tools: tools.collect(),
        ambiguities: pack.reference.ambiguities.iter().filter(|it| it.provisions.contains(&id)).collect(),
        terms: pack.reference.glossary.iter().filter(|it| it.provisions.contains(&id)).collect(),
        asked: asking(pack, |it| it.provisions.contains(&id)),
        seen_from: seen_from.collect(),
    }
}

/// The questions of the self-assessments of which something is so, in the order of their lists.
pub fn asking(pack: &Pack, wanted: impl Fn(&Indicator) -> bool) -> Vec<IndicatorReference<'_>> {
    let all = pack
        .reference
        .indicators
        .iter()
        .flat_map(|list| list.indicators.iter().map(move |indicator| IndicatorReference { list, indicator }));
    all.filter(|it| wanted(it.indicator)).collect()
}

/// How far the product goes with a provision.
pub fn coverage(pack: &Pack, provision: &Provision) -> Coverage {
    let computed = (0u16..).map(ToolId).zip(&pack.tools).any(|(at, _)| refers(pack, at, provision.id));
    let usable = provision.usable;
    if computed {
        Coverage::Computed
    } else if !asking(pack, |it| it.provisions.contains(&provision.id)).is_empty() {
        Coverage::SelfAssessed
    } else if usable.county_only {
        Coverage::Explained(Why::CountyOnly)
    } else if usable.township || usable.village {
        Coverage::Explained(Why::NotAsked)
    } else {
        Coverage::Explained(Why::NoYardstick)
    }
}

/// Whether a tool names the provision, decides a criterion by it, or reckons with a figure of it.
fn refers(pack: &Pack, tool: ToolId, id: ProvisionId) -> bool {
    let Some(tool) = pack.tool_at(tool) else { return false };
    let rule = &tool.rule;
    let gives = |it: ParameterId| pack.parameter_at(it).is_some_and(|it| it.provision == id);
    tool.provisions.contains(&id)
        || rule.criteria.iter().any(|it| it.provision == id || it.criterion.leaf().and_then(Leaf::parameter).is_some_and(gives))
        || rule.amounts.iter().any(|it| matches!(it, Amount::Parameter(it, _) if gives(*it)))
        || rule.outputs.iter().any(|it| matches!(it.value, OutputValue::DateAfter { parameter, .. } if gives(parameter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provision(measure: u8, item: u8) -> &'static Provision {
        pack::pack().provision(ProvisionId { measure, item }).unwrap()
    }

    #[test]
    fn a_provision_leads_to_what_uses_it() {
        let pack = pack::pack();
        let ids =
            |it: &Provision| references(pack, it).tools.iter().map(|it| pack.tools[usize::from(it.0)].id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids(provision(8, 4)), ["separated-couple-transfer"]);
        assert!(ids(provision(6, 2)).contains(&"village-secretary-recruitment"));
        assert!(references(pack, provision(6, 2)).ambiguities.iter().any(|it| it.number == 1));
    }

    #[test]
    fn every_tool_covers_its_provisions_and_every_figure_in_a_rule_leads_home() {
        let pack = pack::pack();
        for tool in &pack.tools {
            for id in &tool.provisions {
                assert_eq!(coverage(pack, pack.provision(*id).unwrap()), Coverage::Computed, "{} {id}", tool.id);
            }
        }
    }

    #[test]
    fn what_counts_as_assessed_is_asked_and_what_is_not_says_so() {
        let pack = pack::pack();
        for provision in pack.provisions() {
            let asked = !references(pack, provision).asked.is_empty();
            match coverage(pack, provision) {
                Coverage::Computed => {}
                Coverage::SelfAssessed => assert!(asked, "{}", provision.id),
                Coverage::Explained(_) => assert!(!asked, "{}", provision.id),
            }
        }
        let lists: Vec<&str> = references(pack, provision(4, 4)).asked.iter().map(|it| it.list.kind.id()).collect();
        assert_eq!(lists, ["township"]);
    }

    #[test]
    fn every_provision_has_its_place_on_the_map() {
        let pack = pack::pack();
        let mut counts = std::collections::BTreeMap::new();
        for provision in pack.provisions() {
            *counts.entry(coverage(pack, provision)).or_insert(0) += 1;
        }
        assert!(38 <= counts[&Coverage::Computed], "{counts:?}");
        assert!(!counts.contains_key(&Coverage::Explained(Why::NoYardstick)), "{counts:?}");
        assert_eq!(counts.values().sum::<usize>(), 93);
    }
}
