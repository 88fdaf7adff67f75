//! What only the whole pack shows: ids that nothing uses, and units that do not fit.

use std::collections::BTreeSet;

use policy::engine::dimension::{alike, dimension};
use policy::model::document::{Actor, Measure};
use policy::model::fact::Fact;
use policy::model::ids::{ActorId, FactId, ParameterId};
use policy::model::pack::Pack;
use policy::model::tool::Tool;

use crate::check::checker::Checker;
use crate::yaml::document::RawParameter;

impl Checker<'_> {
    pub(crate) fn unused(
        &mut self,
        raw_parameters: &[RawParameter],
        parameter_file: Option<usize>,
        measures: &[Measure],
        facts: &[Fact],
        asked: &BTreeSet<FactId>,
        actors: &[Actor],
    ) {
        let figures: BTreeSet<ParameterId> =
            measures.iter().flat_map(|it| &it.provisions).flat_map(|it| it.figures.iter().copied()).collect();
        for (at, raw) in raw_parameters.iter().enumerate() {
            if !figures.contains(&ParameterId(u16::try_from(at).unwrap_or(u16::MAX))) {
                self.wrong(
                    parameter_file.unwrap_or_default(),
                    raw.id.place(),
                    format!("figure `{}` is not used: its provision does not list it", raw.id.get()),
                    Some(format!("add it to `figures` of provision {}", raw.provision.get())),
                );
            }
        }
        for (at, fact) in facts.iter().enumerate() {
            if !asked.contains(&FactId(u16::try_from(at).unwrap_or(u16::MAX))) {
                let (file, place) = self.find(&fact.id, "facts/");
                self.wrong(file, place, format!("fact `{}` is not asked by any tool", fact.id), None);
            }
        }
        let spoken_of: BTreeSet<ActorId> =
            measures.iter().flat_map(|it| &it.provisions).flat_map(|it| it.owed_by.iter().chain(&it.serves).copied()).collect();
        for (at, actor) in actors.iter().enumerate() {
            if !spoken_of.contains(&ActorId(u16::try_from(at).unwrap_or(u16::MAX))) {
                let (file, place) = self.find(&actor.id, "actors.yaml");
                self.wrong(file, place, format!("actor `{}` is not named by any provision", actor.id), None);
            }
        }
    }

    pub(crate) fn units(&mut self, pack: &Pack, tools: &[(Tool, core::ops::Range<usize>, core::ops::Range<usize>)]) {
        for (tool, comparisons, shown) in tools {
            for (file, place, left, right) in self.comparisons.get(comparisons.clone()).unwrap_or_default().to_vec() {
                if let Err(mismatch) = alike(pack, tool, &[left, right]) {
                    self.wrong(
                        file,
                        place,
                        format!("the units do not fit: {:?} is compared with {:?}", mismatch.0, mismatch.1),
                        Some("compare money with money, shares with shares, counts with counts".to_owned()),
                    );
                }
            }
            for (file, place, amount, quantity) in self.shown.get(shown.clone()).unwrap_or_default().to_vec() {
                match dimension(pack, tool, amount) {
                    Err(mismatch) => self.wrong(
                        file,
                        place,
                        format!("the units do not fit: {:?} is put together with {:?}", mismatch.0, mismatch.1),
                        None,
                    ),
                    Ok(sort) if !sort.shows_as(quantity) => {
                        self.wrong(file, place, format!("a result of {sort:?} cannot be shown as {quantity:?}"), None)
                    }
                    Ok(_) => {}
                }
            }
        }
    }
}
