//! What a county adds up of what its townships said of themselves. It stands beside what their villages' answers come to, and says so: a
//! figure is of one kind of file, and none is counted twice.

use std::collections::BTreeMap;

use policy::assessment::reply::{Standing, Unit};
use policy::engine::decide::{Verdict, decide};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ProvisionId, ToolId};
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::product::rollup::{Fills, ListedShare};
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};

use crate::computed::{ByStanding, by_tool, figure_pair};
use crate::protocol::{Computed, UnitNames};
use crate::rollup_file::RollupFile;
use crate::unit::{UnitRow, indicators_about};
use crate::unit_name::sort_key;

/// What came in of the townships.
#[derive(Default)]
pub struct Townships<'a> {
    /// Their own drafts.
    pub drafts: Vec<Received<'a, UnitRow>>,
    /// Their roll-ups.
    pub rollups: Vec<Received<'a, RollupFile>>,
}

/// A township's file.
pub struct Received<'a, T> {
    /// The same in all files of the township, however they write its name.
    pub township: &'a str,
    /// The number of the file.
    pub file: u64,
    /// What is in it.
    pub content: &'a T,
}

impl Townships<'_> {
    /// What is added up of them. What is not asked of a township, or was given by none, is left out.
    pub fn computed(&self, pack: &Pack, day: Day, language: Language) -> Vec<Computed> {
        let rules = &pack.reference.rollup;
        let title = |tool: ToolId| pack.tool_at(tool).map(|it| it.title.in_language(language).to_owned()).unwrap_or_default();
        let summed = rules.summed_share.as_ref().and_then(|rule| {
            let added = self.added(pack, rule.provision, Some((rule.whole, rule.part)))?;
            let given = [(rule.whole, added.whole), (rule.part, added.part)];
            let share = by_tool(pack, (rule.tool, rule.provision), given, String::new(), None, (day, language));
            Some(Computed { value: share.value, verdict: share.verdict, ..added.computed(rule.provision, &title(rule.tool), language) })
        });
        // The share is about one township, so none is made of the sums.
        let listed = rules.listed_share.as_ref().and_then(|rule| {
            let added = self.added(pack, rule.provision, Some((rule.whole, rule.part)))?;
            Some(added.computed(rule.provision, rule.list.in_language(language), language))
        });
        let reached = rules.listed_share.as_ref().and_then(|it| self.reached(pack, it, &title(it.tool), (day, language)));
        let counts = rules.counts.iter().filter(|it| it.fills == Fills::Count).filter_map(|rule| {
            let added = self.added(pack, rule.provision, None)?;
            Some(added.computed(rule.provision, rule.label.in_language(language), language))
        });
        summed.into_iter().chain(listed).chain(reached).chain(counts).collect()
    }

    fn added(&self, pack: &Pack, provision: ProvisionId, facts: Option<(FactId, FactId)>) -> Option<Added> {
        let ids = indicators_about(pack, provision);
        let mut added = Added::default();
        for Received { file, content, .. } in &self.drafts {
            match figure_pair(pack, facts, &ids, content) {
                Some((whole, part)) => {
                    added.whole += whole;
                    added.part += part;
                    added.gave.add(&content.name, *file);
                }
                None => added.gave_none.add(&content.name, *file),
            }
        }
        (0 < added.gave.count()).then_some(added)
    }

    /// In how many townships the case of the listed share has occurred: by the lists of a roll-up where it has both, else as the draft
    /// stands.
    fn reached(&self, pack: &Pack, rule: &ListedShare, title: &str, (day, language): (Day, Language)) -> Option<Computed> {
        let ids = indicators_about(pack, rule.provision);
        let mut by_township: BTreeMap<&str, (&str, u64, Standing)> = BTreeMap::new();
        for Received { township, file, content } in &self.drafts {
            if let Some(standing) = content.about(&ids) {
                by_township.insert(township, (&content.name, *file, standing));
            }
        }
        for Received { township, file, content } in &self.rollups {
            match decided(pack, rule, content, day) {
                Some(standing) => drop(by_township.insert(township, (&content.township, *file, standing))),
                None => drop(by_township.entry(township).or_insert((&content.township, *file, Standing::NotAnswered))),
            }
        }
        let mut townships: Vec<_> = by_township.into_values().collect();
        townships.sort_by_cached_key(|it| sort_key(it.0));
        let found = ByStanding::of_names(townships.into_iter());
        let (asked, counted) = (found.asked(), found.count(&[Standing::NotMet]));
        if asked == found.open() {
            return None;
        }
        let (label, basis) = match language {
            Language::Chinese => (
                format!("{title}：出现文件所列情形的乡镇数"),
                format!("问到的{asked}个乡镇中，出现{}所列情形的有{counted}个，各按本乡镇的村数和名单算。", rule.provision),
            ),
            Language::English => (
                format!("{title}: townships in which the case has occurred"),
                format!(
                    "Of {asked} townships asked, the case of {} has occurred in {counted}, each by its own villages and list.",
                    rule.provision
                ),
            ),
        };
        Some(Computed {
            provision: rule.provision.to_string(),
            label,
            value: format!("{counted} / {asked}"),
            how: basis + &found.left_open(language),
            behind: found.behind(Standing::NotMet, language),
            ..Computed::default()
        })
    }
}

/// How a township stands by the two figures of its roll-up, in the tool's own decision; nothing where it has not both.
fn decided(pack: &Pack, rule: &ListedShare, rollup: &RollupFile, day: Day) -> Option<Standing> {
    let (tool, weak) = (pack.tool_at(rule.tool)?, rollup.weak.filter(|_| 0 < rollup.expected)?);
    let mut facts = Facts::new();
    for (fact, number) in [(rule.whole, rollup.expected), (rule.part, weak)] {
        facts.set(fact, Answer::Given(Value::Number(Decimal::whole(i64::from(number)))));
    }
    match decide(pack, tool, &facts, day, ReadingChoices::default()).ok()?.verdict {
        Verdict::Met => Some(Standing::Met),
        Verdict::NotMet => Some(Standing::NotMet),
        Verdict::Unknown | Verdict::Computed => Some(Standing::NotSure),
    }
}

/// Two figures, added up over the drafts that give both.
#[derive(Default)]
struct Added {
    whole: i64,
    part: i64,
    gave: UnitNames,
    gave_none: UnitNames,
}

impl Added {
    fn computed(self, provision: ProvisionId, label: &str, language: Language) -> Computed {
        let (gave, all) = (self.gave.count(), self.gave.count() + self.gave_none.count());
        let (label, how, names) = match language {
            Language::Chinese => (
                format!("{label}（乡镇自报）"),
                format!("交来自评草稿的{all}个乡镇中，{gave}个填了这两个数；这里是它们的合计。"),
                ["填了数的", "没有填数的"],
            ),
            Language::English => (
                format!("{label} (as townships say)"),
                format!("Of {all} townships that handed in a draft, {gave} gave both figures; these are their sums."),
                ["gave figures", "gave none"],
            ),
        };
        let behind = names.map(str::to_owned).into_iter().zip([self.gave, self.gave_none]).filter(|it| 0 < it.1.count()).collect();
        Computed {
            provision: provision.to_string(),
            label,
            value: format!("{} / {}", self.part, self.whole),
            how,
            behind,
            ..Computed::default()
        }
    }
}

/// Whether a unit is a township itself.
pub fn is_township(unit: &UnitRow) -> bool {
    unit.kind == Unit::Township.id()
}
