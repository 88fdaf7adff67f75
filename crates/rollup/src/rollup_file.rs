//! A township's roll-up as a file for its county: the standings of each unit, and no free text.

use std::collections::BTreeMap;

use exchange::checksum;
use exchange::problem::Problem;
use exchange::sanitize;
use policy::assessment::reply::Standing;
use policy::model::pack::Pack;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::unit::{UnitRow, kind};

/// The newest schema.
pub const SCHEMA: u64 = 1;

/// The most units of one township that are read.
const MOST_UNITS: usize = 5_000;

/// A township's roll-up.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RollupFile {
    /// The township.
    pub township: String,
    /// The year.
    pub year: i32,
    /// The day it was made, as text.
    pub made_on: String,
    /// The units on the township's own list; 0 where it has none.
    pub expected: u32,
    /// How many of them are weak by the county's list; `None` where that was not entered.
    pub weak: Option<u32>,
    /// The units that count.
    pub units: Vec<UnitRow>,
    /// The edition of the data.
    pub edition: String,
    /// The present data are others.
    pub other_data: bool,
    /// It was changed outside this product.
    pub edited: bool,
}

#[derive(Serialize, Deserialize)]
struct WireRollup {
    rollup: u64,
    pack: String,
    #[serde(default)]
    edition: String,
    #[serde(default)]
    hash: String,
    #[serde(default)]
    township: String,
    #[serde(default)]
    year: i32,
    #[serde(default)]
    made_on: String,
    #[serde(default)]
    expected: u32,
    #[serde(default)]
    weak: Option<u32>,
    #[serde(default)]
    units: Vec<WireUnit>,
}

#[derive(Serialize, Deserialize)]
struct WireUnit {
    name: String,
    kind: String,
    #[serde(default)]
    year: i32,
    #[serde(default)]
    edition: String,
    #[serde(default)]
    saved_at: String,
    #[serde(default)]
    standings: BTreeMap<String, String>,
    #[serde(default)]
    figures: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    counts: BTreeMap<String, (u32, u32)>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    watch: BTreeMap<String, String>,
}

/// Whether a text begins as a roll-up file does.
pub fn is_rollup_file(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    text.strip_prefix('{').is_some_and(|it| it.trim_start().starts_with("\"rollup\""))
}

/// The roll-up as text.
pub fn write(pack: &Pack, hash: &str, file: &RollupFile) -> String {
    let units = file.units.iter().map(|unit| WireUnit {
        name: unit.name.clone(),
        kind: unit.kind.clone(),
        year: unit.year,
        edition: unit.edition.clone(),
        saved_at: unit.saved_at.clone(),
        standings: unit.standings.iter().map(|(id, it)| (id.clone(), it.id().to_owned())).collect(),
        figures: unit.figures.iter().map(|(id, it)| (id.clone(), it.to_string())).collect(),
        counts: unit.counts.clone(),
        watch: unit.watch.iter().map(|(id, it)| (id.clone(), it.id().to_owned())).collect(),
    });
    let wire = WireRollup {
        rollup: SCHEMA,
        pack: pack.id.clone(),
        edition: pack.edition.clone(),
        hash: hash.to_owned(),
        township: file.township.clone(),
        year: file.year,
        made_on: file.made_on.clone(),
        expected: file.expected,
        weak: file.weak,
        units: units.collect(),
    };
    // Texts, numbers and maps with text keys always have a JSON form.
    let value = serde_json::to_value(&wire).unwrap_or_default();
    checksum::with_checksum(&value, &serde_json::to_string(&wire).unwrap_or_default())
}

/// The roll-up that a text holds.
///
/// # Errors
/// Where nothing of it can be taken; the problem says why.
pub fn read(pack: &Pack, hash: &str, text: &str) -> Result<RollupFile, Problem> {
    let text = text.trim_start_matches('\u{FEFF}');
    // The version is looked at before the rest, which a newer one may write differently.
    #[derive(Deserialize)]
    struct Version {
        rollup: u64,
    }
    let broken = |error: serde_json::Error| {
        if error.is_eof() {
            Problem::CutShort
        } else if error.is_data() {
            Problem::NotADraft
        } else {
            Problem::NotJson { line: error.line(), column: error.column() }
        }
    };
    let version: Version = serde_json::from_str(text).map_err(broken)?;
    if SCHEMA < version.rollup {
        return Err(Problem::NewerSchema(version.rollup));
    }
    let mut value: Value = serde_json::from_str(text).map_err(broken)?;
    let edited = value.as_object_mut().is_some_and(|it| checksum::take_and_verify(it) == checksum::Integrity::Edited);
    let wire: WireRollup = serde_json::from_value(value).map_err(broken)?;
    if wire.pack != pack.id {
        return Err(Problem::OtherPack(wire.pack));
    }
    let line = |it: &str| sanitize::line(it, sanitize::MAX_NAME).text;
    let other_data = wire.edition != pack.edition || wire.hash != hash;
    let units = wire.units.into_iter().take(MOST_UNITS).filter(|it| kind(&it.kind).is_some()).map(|unit| {
        let standing = |text: &str| Standing::ALL.into_iter().find(|it| it.id() == text);
        // In the document's order, and nothing that the pack does not ask.
        let known = |from: &BTreeMap<String, String>| -> Vec<(String, Standing)> {
            let known = pack.reference.indicators.iter().flat_map(|it| &it.indicators);
            known.filter_map(|known| Some((known.id.clone(), standing(from.get(&known.id)?)?))).collect()
        };
        let (standings, watch) = (known(&unit.standings), known(&unit.watch));
        let consequence = |id: &str| pack.indicator(id).is_some_and(|it| it.1.consequence);
        UnitRow {
            name: line(&unit.name),
            kind: unit.kind,
            year: unit.year,
            edition: line(&unit.edition),
            other_data,
            saved_at: line(&unit.saved_at),
            occurred: standings.iter().filter(|it| it.1 == Standing::NotMet && consequence(&it.0)).map(|_| 1).sum(),
            standings,
            watch,
            counts: unit.counts,
            figures: unit.figures.iter().filter_map(|(id, it)| Some((id.clone(), it.parse().ok()?))).collect(),
            ..UnitRow::default()
        }
    });
    Ok(RollupFile {
        township: line(&wire.township),
        year: wire.year,
        made_on: line(&wire.made_on),
        expected: wire.expected,
        weak: wire.weak,
        units: units.collect(),
        edition: line(&wire.edition),
        other_data,
        edited,
    })
}
