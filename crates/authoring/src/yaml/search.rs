//! `search.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;

/// An entry of `search.yaml`: what people type into the search, and what must be among the first three that are found.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSearchCase {
    pub search: At<String>,
    /// The provision; where several are as good, one of them must be among the first three.
    pub finds: At<Vec<At<String>>>,
}
