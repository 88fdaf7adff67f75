//! The words around fields.

use policy::model::text::Language;

/// What fields say in one language.
pub struct Words {
    /// An answer.
    pub yes: &'static str,
    /// An answer.
    pub no: &'static str,
    /// The open answer.
    pub not_sure: &'static str,
    /// The open answer where an organisation decides.
    pub not_decided: &'static str,
    /// The open answer of a long list.
    pub choose: &'static str,
    /// No answer could change anything.
    pub not_needed: &'static str,
    /// Opens the field all the same.
    pub answer_anyway: &'static str,
    /// Who decides it.
    pub decided_by: fn(&str) -> String,
    /// It need not be answered.
    pub optional: &'static str,
    /// It is not kept.
    pub sensitive: &'static str,
    /// How an entry was read.
    pub understood: fn(&str) -> String,
    /// Names a part of a day.
    pub year: &'static str,
    /// Names a part of a day.
    pub month: &'static str,
    /// Names a part of a day.
    pub day: &'static str,
    /// The service that goes on: from when.
    pub since: &'static str,
    /// It does not go on now.
    pub away: &'static str,
    /// The service before.
    pub earlier: &'static str,
    /// Unit of the service before.
    pub years: &'static str,
    /// Unit of the service before.
    pub months: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    yes: "是",
    no: "否",
    not_sure: "不清楚",
    not_decided: "还没有认定",
    choose: "还没选，或不清楚",
    not_needed: "按已填的内容，这一项怎么答都不影响结果，不用填。",
    answer_anyway: "还是要填",
    decided_by: |who| format!("这一项{who}，不是自己判断。"),
    optional: "可以不填。",
    sensitive: "涉及个人隐私：只在这一页里用，不保存在设备上，也不会进链接；离开这一页就没有了。",
    understood: |it| format!("即{it}"),
    year: "年",
    month: "月",
    day: "日",
    since: "这一段从哪天开始",
    away: "目前不在这个岗位上",
    earlier: "在这以前累计（没有就空着）",
    years: "年",
    months: "个月",
};

static EN: Words = Words {
    yes: "yes",
    no: "no",
    not_sure: "not sure",
    not_decided: "not decided yet",
    choose: "not chosen, or not sure",
    not_needed: "With what is entered, no answer to this can change the result. It can stay open.",
    answer_anyway: "Answer it anyway",
    decided_by: |who| format!("Not for yourself to judge: {who}."),
    optional: "This may stay empty.",
    sensitive: "Private: used on this page only, never kept on the device and never put into a link. It is gone when you leave the page.",
    understood: |it| format!("Read as {it}"),
    year: "year",
    month: "month",
    day: "day",
    since: "When this period began",
    away: "It is not going on now",
    earlier: "Before that, in all (leave empty if none)",
    years: "years",
    months: "months",
};
