//! The figures of the document, each with its provision.

use serde::{Deserialize, Serialize};

use crate::model::ids::ProvisionId;
use crate::model::number::Ratio;
use crate::model::text::Text;

/// A figure of the document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parameter {
    /// Its id in data.
    pub id: String,
    /// As written: 70 (percent), 2/3, 10000 (yuan).
    pub value: Ratio,
    /// What it counts.
    pub unit: Unit,
    /// Which provision gives it.
    pub provision: ProvisionId,
    /// The document's own words, at most 30 characters.
    pub key_phrase: String,
    /// What it is the figure of, in a few words: 边远乡镇.
    pub label: Text,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Hundredths of a whole.
    Percent,
    /// Part of a whole.
    Fraction,
    /// 岁: how old somebody is.
    Age,
    /// 年
    Years,
    /// 个月
    Months,
    /// 天
    Days,
    /// 次
    Times,
    /// 届，任期
    Terms,
    /// 人，名
    People,
    /// 职务
    Posts,
    /// 元
    Yuan,
    /// 户
    Households,
    /// 支队伍
    Teams,
    /// 项能力
    Capabilities,
    /// 个领域
    Fields,
    /// 块牌
    Signs,
    /// A calendar year.
    Year,
}

impl Unit {
    /// The id used in data and in the dump.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Percent => "percent",
            Unit::Fraction => "fraction",
            // The dump counts ages in years, like every other length.
            Unit::Age | Unit::Years => "years",
            Unit::Months => "months",
            Unit::Days => "days",
            Unit::Times => "times",
            Unit::Terms => "terms",
            Unit::People => "people",
            Unit::Posts => "posts",
            Unit::Yuan => "yuan",
            Unit::Households => "households",
            Unit::Teams => "teams",
            Unit::Capabilities => "capabilities",
            Unit::Fields => "fields",
            Unit::Signs => "signs",
            Unit::Year => "year",
        }
    }
}
