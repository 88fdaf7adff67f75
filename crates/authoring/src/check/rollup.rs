//! What a roll-up computes, checked: its tools, facts and provisions are there, and its texts name only what they are given.

use policy::model::fact::FactKind;
use policy::model::ids::{FactId, ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::product::rollup::{
    CountedUnits, Fills, IncomeLedger, LedgerColumn, ListedShare, PostsLedger, RollupRules, StandingCount, SummedShare, WatchCount,
};
use policy::model::text::Text;

use crate::check::checker::{Checker, Names};
use crate::check::sentences::placeholders;
use crate::place::At;
use crate::problem::nearest;
use crate::yaml::rollup::{
    RawCountedUnits, RawFills, RawIncomeLedger, RawListedShare, RawPostsLedger, RawRollup, RawStandingCount, RawSummedShare, RawWatchCount,
};
use crate::yaml::text::RawText;

impl Checker<'_> {
    pub(crate) fn rollup(&mut self, file: usize, raw: &RawRollup, pack: &Pack, names: &Names) -> RollupRules {
        RollupRules {
            listed_share: raw.listed_share.as_ref().and_then(|it| self.listed_share(file, it, pack, names)),
            summed_share: raw.summed_share.as_ref().and_then(|it| self.summed_share(file, it, pack, names)),
            counts: raw.counts.iter().filter_map(|it| self.standing_count(file, it, names)).collect(),
            watch: raw.watch.as_ref().map(|it| self.watch_count(file, it)),
            income_ledger: raw.income_ledger.as_ref().and_then(|it| self.income_ledger(file, it, pack, names)),
            posts_ledger: raw.posts_ledger.as_ref().and_then(|it| self.posts_ledger(file, it, names)),
        }
    }

    fn listed_share(&mut self, file: usize, raw: &RawListedShare, pack: &Pack, names: &Names) -> Option<ListedShare> {
        let (list, list_help, column) = (self.text(file, &raw.list), self.text(file, &raw.list_help), self.text(file, &raw.column));
        let basis = self.text_with(file, &raw.basis, &["part", "whole", "source"]);
        let (not_listed, impossible) = (self.text_with(file, &raw.not_listed, &[]), self.text_with(file, &raw.impossible, &[]));
        let (tool, whole, part) = self.share(file, (&raw.tool, &raw.whole, &raw.part), pack, names);
        let provision = self.provision(file, &raw.provision, names);
        let (tool, provision, whole, part) = (tool?, provision?, whole?, part?);
        Some(ListedShare { tool, provision, whole, part, list, list_help, column, basis, not_listed, impossible })
    }

    fn summed_share(&mut self, file: usize, raw: &RawSummedShare, pack: &Pack, names: &Names) -> Option<SummedShare> {
        let basis = self.text_with(file, &raw.basis, &["units", "given", "met"]);
        let (tool, whole, part) = self.share(file, (&raw.tool, &raw.whole, &raw.part), pack, names);
        let provision = self.provision(file, &raw.provision, names);
        Some(SummedShare { tool: tool?, provision: provision?, whole: whole?, part: part?, basis })
    }

    fn standing_count(&mut self, file: usize, raw: &RawStandingCount, names: &Names) -> Option<StandingCount> {
        let (label, basis) = (self.text_with(file, &raw.label, &[]), self.text_with(file, &raw.basis, &["units", "counted"]));
        let provision: ProvisionId = self.provision(file, &raw.provision, names)?;
        let counted = match raw.counted {
            RawCountedUnits::Met => CountedUnits::Met,
            RawCountedUnits::NotMet => CountedUnits::NotMet,
        };
        let fills = match raw.fills {
            RawFills::Nothing => Fills::Nothing,
            RawFills::Count => Fills::Count,
            RawFills::Answer => Fills::Answer,
        };
        Some(StandingCount { provision, counted, fills, label, basis })
    }

    fn watch_count(&mut self, file: usize, raw: &RawWatchCount) -> WatchCount {
        WatchCount { label: self.text_with(file, &raw.label, &[]), basis: self.text_with(file, &raw.basis, &["units", "counted"]) }
    }

    fn income_ledger(&mut self, file: usize, raw: &RawIncomeLedger, pack: &Pack, names: &Names) -> Option<IncomeLedger> {
        let title = self.text(file, &raw.title);
        let (last_year, this_year) =
            (self.number_fact(file, &raw.last_year, pack, names), self.number_fact(file, &raw.this_year, pack, names));
        let provision = self.provision(file, &raw.provision, names);
        Some(IncomeLedger { title, last_year: last_year?, this_year: this_year?, provision: provision? })
    }

    fn posts_ledger(&mut self, file: usize, raw: &RawPostsLedger, names: &Names) -> Option<PostsLedger> {
        let title = self.text(file, &raw.title);
        let columns = raw.columns.iter().map(|it| LedgerColumn { label: self.text(file, &it.label), width: it.width }).collect();
        Some(PostsLedger { title, provision: self.provision(file, &raw.provision, names)?, columns })
    }

    /// A tool and the two facts that it is given, which it must ask.
    fn share(
        &mut self,
        file: usize,
        (tool, whole, part): (&At<String>, &At<String>, &At<String>),
        pack: &Pack,
        names: &Names,
    ) -> (Option<ToolId>, Option<FactId>, Option<FactId>) {
        let id = self.tool_id(file, tool, names);
        let facts = [whole, part].map(|fact| {
            let found = self.number_fact(file, fact, pack, names)?;
            if id.and_then(|it| pack.tool_at(it)).is_some_and(|it| !it.facts.contains(&found)) {
                self.wrong(file, fact.place(), format!("tool `{}` does not ask `{}`", tool.get(), fact.get()), None);
            }
            Some(found)
        });
        (id, facts[0], facts[1])
    }

    fn number_fact(&mut self, file: usize, raw: &At<String>, pack: &Pack, names: &Names) -> Option<FactId> {
        let Some(&id) = names.facts.get(raw.get()) else {
            let help = nearest(raw.get(), names.facts.keys().map(String::as_str));
            self.wrong(file, raw.place(), format!("unknown fact `{}`", raw.get()), help);
            return None;
        };
        if !pack.fact_at(id).is_some_and(|it| matches!(it.kind, FactKind::Number(_))) {
            self.wrong(file, raw.place(), format!("fact `{}` is no number", raw.get()), None);
        }
        Some(id)
    }

    /// A text that may name these in braces, and nothing else.
    pub(crate) fn text_with(&mut self, file: usize, raw: &At<RawText>, known: &[&str]) -> Text {
        let text = self.text(file, raw);
        for name in placeholders(&text.zh).into_iter().chain(placeholders(&text.en)).filter(|it| !known.contains(&it.as_str())) {
            let help = match known {
                [] => "nothing is put in here".to_owned(),
                _ => format!("what is put in here: {}", known.iter().map(|it| format!("{{{it}}}")).collect::<Vec<_>>().join(", ")),
            };
            self.wrong(file, raw.place(), format!("unknown place `{{{name}}}` in a text"), Some(help));
        }
        text
    }
}
