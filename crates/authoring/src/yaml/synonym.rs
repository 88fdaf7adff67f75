//! `synonyms.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;

/// An entry of `synonyms.yaml`: what people call a thing when they search, and where it stands.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSynonym {
    /// In Chinese, as cadres say it.
    pub words: At<Vec<At<String>>>,
    /// In English, where it makes sense.
    #[serde(default)]
    pub english: Vec<At<String>>,
    /// The nearest first.
    #[serde(default)]
    pub provisions: Vec<At<String>>,
    /// The nearest first.
    #[serde(default)]
    pub tools: Vec<At<String>>,
}
