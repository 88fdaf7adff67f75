//! The words of the workbook, in both languages.

use policy::assessment::reply::Unit;
use policy::model::fact::{FactKind, Quantity};
use policy::model::product::indicator::Parts;
use policy::model::text::Language;

/// What the workbook says in one language.
pub struct Words {
    /// The name of the sheet.
    pub sheet: &'static str,
    /// Over everything: the document, whose list it is.
    pub title: fn(&str, &str) -> String,
    /// How it is filled in.
    pub how: &'static str,
    /// The fields over the table.
    pub unit_name: &'static str,
    /// The year.
    pub year: &'static str,
    /// The day.
    pub as_of: &'static str,
    /// The heads of the visible columns, in their order.
    pub heads: [&'static str; 10],
    /// The unit's own word.
    pub own: &'static str,
    /// The same where something else settles it.
    pub own_only: &'static str,
    /// Over the readings.
    pub readings: &'static str,
    /// A reading and its reason.
    pub because: fn(&str, &str) -> String,
    /// By which one it is counted.
    pub by_reading: &'static str,
    /// Over the plan.
    pub plan: &'static str,
    /// The heads of its columns, in their order.
    pub plan_heads: [&'static str; 10],
    /// What a cell takes that says which provision an item is about.
    pub provision: &'static str,
    /// How a day is written.
    pub day: &'static str,
    /// A part of the year.
    pub part: fn(Parts, u8) -> String,
    /// It was done then.
    pub done: &'static str,
    /// It was not.
    pub not_done: &'static str,
    /// Yes and no.
    pub yes_no: [&'static str; 2],
    /// Before what counts as met, partly, not met.
    pub counts_as: [&'static str; 3],
    /// Before what is usually at hand.
    pub at_hand: &'static str,
    /// Over a cell that is chosen from a list.
    pub choose: &'static str,
    /// Where a value of another kind was entered.
    pub wrong_kind: fn(&str) -> String,
    /// Behind what was entered and could not be read, in the remark.
    pub not_read: fn(&str, &str) -> String,
    /// A unit without a name, in the name of its file.
    pub kind: fn(Unit) -> &'static str,
    /// The name of its file: the unit, the year.
    pub file_name: fn(&str, i32) -> String,
}

/// The words in a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

static CHINESE: Words = Words {
    sheet: "自查表",
    title: |document, list| format!("《{document}》{list}"),
    how: "只填黄色的格子：有下拉的请选，金额可以写12000，也可以写1.2万。不知道的空着。不要填人名和身份证号。最下面的“按哪种理解算”和整改计划可以不填。填好后把文件交回，或者在本工具里直接读入。",
    unit_name: "单位名称",
    year: "年度",
    as_of: "计算截止日（可不填）",
    heads: ["条款", "问题", "要填的内容", "填写", "单位或写法", "怎样算符合", "备注", "现成的材料", "负责的岗位", "核对日期"],
    own: "情况",
    own_only: "不适用或不清楚时才选",
    readings: "文件没写清楚的地方，按哪种理解（不改就按现在选的算）",
    because: |reading, reason| format!("{reading}：{reason}"),
    by_reading: "按哪种理解算",
    plan: "整改计划（一行一个问题，可以不填）",
    plan_heads: ["条款", "问题", "整改目标", "整改时限", "状态", "整改措施", "进展情况", "佐证材料", "负责的岗位", "完成日期"],
    provision: "自查表里有的条款，例如14.3",
    day: "日期，例如2020-12-31",
    part: |parts, part| match parts {
        Parts::Months => format!("{part}月"),
        Parts::Quarters => format!("第{part}季度"),
    },
    done: "做了",
    not_done: "没做",
    yes_no: ["是", "否"],
    counts_as: ["符合：", "部分符合：", "不符合："],
    at_hand: "可看：",
    choose: "从下拉里选",
    wrong_kind: |expected| format!("这里要填{expected}。"),
    not_read: |asked, written| format!("（“{asked}”填的是“{written}”，没有读懂。）"),
    kind: |unit| match unit {
        Unit::Township => "乡镇",
        Unit::Village => "村",
        Unit::Community => "城市社区",
    },
    file_name: |unit, year| format!("{unit}自查表{year}.xlsx"),
};

static ENGLISH: Words = Words {
    sheet: "Self-assessment",
    title: |document, list| format!("{document}: {list}"),
    how: "Fill in the yellow cells only: choose where there is a list; an amount may be 12000 or 1.2万. Leave empty what is not known. No names and no identity numbers. Readings and plan at the bottom are optional. Then hand the file back, or read it into this tool.",
    unit_name: "Unit",
    year: "Year",
    as_of: "Reference date (optional)",
    heads: [
        "Provision",
        "Question",
        "To be entered",
        "Answer",
        "Unit or form",
        "What counts as met",
        "Remark",
        "At hand",
        "Post in charge",
        "Checked on",
    ],
    own: "How it stands",
    own_only: "only if not applicable or not known",
    readings: "Where the document can be read in two ways (left alone, what is chosen now counts)",
    because: |reading, reason| format!("{reading}: {reason}"),
    by_reading: "which reading counts",
    plan: "Plan (a problem a row, optional)",
    plan_heads: ["Provision", "Problem", "Goal", "Due", "State", "Action", "Progress", "Evidence", "Post in charge", "Done on"],
    provision: "a provision of the questions above, such as 14.3",
    day: "a date such as 2020-12-31",
    part: |parts, part| match parts {
        Parts::Months => format!("Month {part}"),
        Parts::Quarters => format!("Quarter {part}"),
    },
    done: "done",
    not_done: "not done",
    yes_no: ["yes", "no"],
    counts_as: ["Met: ", "Partly met: ", "Not met: "],
    at_hand: "Usually: ",
    choose: "choose from the list",
    wrong_kind: |expected| format!("Expected here: {expected}."),
    not_read: |asked, written| format!("(\"{asked}\" says \"{written}\", which could not be read.)"),
    kind: |unit| match unit {
        Unit::Township => "township",
        Unit::Village => "village",
        Unit::Community => "community",
    },
    file_name: |unit, year| format!("{unit}-self-assessment-{year}.xlsx"),
};

/// How an answer to a fact is written.
pub fn form(kind: &FactKind, language: Language) -> String {
    match (kind, language) {
        (FactKind::YesNo | FactKind::Choice(_), _) => words(language).choose.to_owned(),
        (FactKind::Number(number), Language::Chinese) if number.measure == Quantity::Percent => "%，例如15%".to_owned(),
        (FactKind::Number(number), Language::English) if number.measure == Quantity::Percent => "%, such as 15%".to_owned(),
        (FactKind::Number(number), _) => number.unit.in_language(language).split('|').next_back().unwrap_or_default().to_owned(),
        (FactKind::Date { .. } | FactKind::Tenure, Language::Chinese) => "日期，例如1975-06-15；只知道年月写1975-06".to_owned(),
        (FactKind::Date { .. } | FactKind::Tenure, Language::English) => "a date such as 1975-06-15, or 1975-06".to_owned(),
    }
}
