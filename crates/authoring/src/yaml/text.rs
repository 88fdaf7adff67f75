//! A text in both languages, as people write it.

use schemars::JsonSchema;
use serde::Deserialize;

/// A text in both languages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawText {
    /// 中文
    pub zh: Option<String>,
    /// English
    pub en: Option<String>,
}
