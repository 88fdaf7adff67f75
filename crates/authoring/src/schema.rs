//! JSON Schemas for every kind of file, so that editors complete and check while people type.

use std::collections::BTreeMap;

use schemars::{Schema, schema_for};

use crate::yaml::case::RawCase;
use crate::yaml::document::{RawActor, RawAmbiguity, RawGlossaryTerm, RawMeasure, RawPack, RawParameter};
use crate::yaml::fact::RawFact;
use crate::yaml::indicator::RawIndicatorList;
use crate::yaml::profile::RawProfile;
use crate::yaml::rollup::RawRollup;
use crate::yaml::sample::RawSample;
use crate::yaml::search::RawSearchCase;
use crate::yaml::synonym::RawSynonym;
use crate::yaml::text::RawText;
use crate::yaml::tool::RawTool;

/// The schemas by file name, such as `tool.schema.json`.
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("pack.schema.json", schema_for!(RawPack)),
        ("actors.schema.json", schema_for!(Vec<RawActor>)),
        ("parameters.schema.json", schema_for!(Vec<RawParameter>)),
        ("measure.schema.json", schema_for!(RawMeasure)),
        ("facts.schema.json", schema_for!(Vec<RawFact>)),
        ("tool.schema.json", schema_for!(RawTool)),
        ("glossary.schema.json", schema_for!(Vec<RawGlossaryTerm>)),
        ("ambiguities.schema.json", schema_for!(Vec<RawAmbiguity>)),
        ("synonyms.schema.json", schema_for!(Vec<RawSynonym>)),
        ("indicators.schema.json", schema_for!(RawIndicatorList)),
        ("profile.schema.json", schema_for!(RawProfile)),
        ("rollup.schema.json", schema_for!(RawRollup)),
        ("sample.schema.json", schema_for!(RawSample)),
        ("sentences.schema.json", schema_for!(BTreeMap<String, RawText>)),
        ("cases.schema.json", schema_for!(Vec<RawCase>)),
        ("search.schema.json", schema_for!(Vec<RawSearchCase>)),
    ]
}
