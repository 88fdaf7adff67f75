//! What a unit is and where it stands, in words.

use policy::assessment::reply::Standing;
use policy::model::text::Language;

/// How an indicator stands, in the words of the papers (those of 自评表).
pub fn standing_in_words(standing: Standing, language: Language) -> &'static str {
    match (standing, language) {
        (Standing::Met, Language::Chinese) => "符合",
        (Standing::Met, Language::English) => "met",
        (Standing::Partly, Language::Chinese) => "部分符合",
        (Standing::Partly, Language::English) => "partly met",
        (Standing::NotMet, Language::Chinese) => "不符合",
        (Standing::NotMet, Language::English) => "not met",
        (Standing::NotApplicable, Language::Chinese) => "不适用",
        (Standing::NotApplicable, Language::English) => "not applicable",
        (Standing::NotSure, Language::Chinese) => "不清楚",
        (Standing::NotSure, Language::English) => "not sure",
        (Standing::NotAnswered, Language::Chinese) => "未填",
        (Standing::NotAnswered, Language::English) => "not answered",
    }
}

/// What kind of unit it is, in words.
pub fn kind_in_words(id: &str, language: Language) -> &'static str {
    match (id, language) {
        ("village", Language::Chinese) => "村",
        ("village", Language::English) => "village",
        ("community", Language::Chinese) => "社区",
        ("community", Language::English) => "community",
        (_, Language::Chinese) => "乡镇",
        (_, Language::English) => "township",
    }
}
