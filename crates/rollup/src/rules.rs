//! What a roll-up computes and which ledgers it has, for one document. The ids of tools and facts and the numbers of provisions
//! are data (`rules/`), never code.

use policy::model::ids::ProvisionId;
use policy::model::pack::Pack;
use policy::model::text::Language;
use serde::Deserialize;

/// The rules of the documents that are known.
const KNOWN: [&str; 1] = [include_str!("../rules/sangzhi-2020.json")];

/// What a roll-up computes. What is absent is not computed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollupRules {
    /// The id of the pack that the rules are for.
    pub pack: String,
    /// A share of the units, by two typed lists.
    pub listed_share: Option<ListedShare>,
    /// A share whose figures the units give.
    pub summed_share: Option<SummedShare>,
    /// How many units meet a provision.
    pub met_count: Option<MetCount>,
    /// The ledger of the units' income.
    pub income_ledger: Option<IncomeLedger>,
    /// The ledger of posts.
    pub posts_ledger: Option<PostsLedger>,
}

/// A share of the units, by two typed lists: those expected, and those of them that a higher level has listed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedShare {
    /// The id of the tool that decides.
    pub tool: String,
    /// The provision, as `14.4`.
    pub provision: String,
    /// The fact that takes the number of all, by id.
    pub whole: String,
    /// The fact that takes the number of those listed, by id.
    pub part: String,
    /// What it was computed from: `{part}`, `{whole}`, `{source}`.
    pub basis: Phrase,
    /// Shown while the second list was not entered.
    pub not_listed: Phrase,
    /// Shown where more are listed than there are.
    pub impossible: Phrase,
}

/// A share whose two figures are added up over the units.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummedShare {
    /// The id of the tool that decides.
    pub tool: String,
    /// The provision, as `3.3`.
    pub provision: String,
    /// The fact with the number of all, by id.
    pub whole: String,
    /// The fact with the number of those for which it holds, by id.
    pub part: String,
    /// What it was computed from: `{units}` received, `{given}` with both figures, `{met}` that meet the provision.
    pub basis: Phrase,
}

/// How many units meet a provision.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetCount {
    /// The provision, as `3.4`.
    pub provision: String,
    /// What is counted.
    pub label: Phrase,
    /// What it was computed from: `{units}` received, `{met}` that meet the provision.
    pub basis: Phrase,
}

/// The ledger of the units' income.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncomeLedger {
    /// The fact with the income of the year before, by id.
    pub last_year: String,
    /// The fact with the income of the year, by id.
    pub this_year: String,
    /// The provision whose standing is shown, as `14.3`.
    pub provision: String,
}

/// The ledger of posts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostsLedger {
    /// The provision whose standing is shown, as `3.4`.
    pub provision: String,
}

/// A text in both languages, with places in braces.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    zh: String,
    en: String,
}

impl RollupRules {
    /// The rules for a pack; none where there are none for it.
    pub fn of(pack: &Pack) -> RollupRules {
        let mut all = KNOWN.iter().filter_map(|it| serde_json::from_str::<RollupRules>(it).ok());
        all.find(|it| it.pack == pack.id).unwrap_or_default()
    }
}

impl Phrase {
    /// The text in one language, each `{name}` replaced by its value.
    pub fn fill(&self, language: Language, values: &[(&str, String)]) -> String {
        let template = match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        };
        values.iter().fold(template.clone(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

/// The provision of that number; `None` where it is malformed.
pub fn provision(number: &str) -> Option<ProvisionId> {
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_of_the_rules_is_in_the_pack() {
        let pack = pack::pack();
        let rules = RollupRules::of(pack);
        let (listed, summed, met) = (rules.listed_share.unwrap(), rules.summed_share.unwrap(), rules.met_count.unwrap());
        let (income, posts) = (rules.income_ledger.unwrap(), rules.posts_ledger.unwrap());
        for tool in [&listed.tool, &summed.tool] {
            assert!(pack.find_tool(tool).is_some(), "{tool}");
        }
        for fact in [&listed.whole, &listed.part, &summed.whole, &summed.part, &income.last_year, &income.this_year] {
            assert!(pack.find_fact(fact).is_some(), "{fact}");
        }
        for number in [&listed.provision, &summed.provision, &met.provision, &income.provision, &posts.provision] {
            assert!(provision(number).is_some_and(|it| pack.provision(it).is_some()), "{number}");
        }
    }

    #[test]
    fn a_pack_without_rules_computes_nothing() {
        let other = Pack { id: "elsewhere".to_owned(), ..pack::pack().clone() };
        assert_eq!(RollupRules::of(&other), RollupRules::default());
    }
}
