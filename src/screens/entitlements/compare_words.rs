//! The words of comparing.

use policy::model::text::Language;

use crate::screens::entitlements::compare::Stands;

/// What the comparison says in one language.
pub struct Words {
    /// Its heading.
    pub title: &'static str,
    /// What it does.
    pub lead: &'static str,
    /// What is compared where it is everything due to a person.
    pub profile: &'static str,
    /// Compares profiles.
    pub compare_profile: &'static str,
    /// Compares within one tool.
    pub compare_tool: &'static str,
    /// The two sides.
    pub sides: [&'static str; 2],
    /// Heading of the form.
    pub fill_in: &'static str,
    /// Which side is filled in.
    pub which: &'static str,
    /// Takes over what the other side says.
    pub same_as_other: &'static str,
    /// Samples.
    pub samples: &'static str,
    /// A link that somebody sent.
    pub paste: &'static str,
    /// Its field.
    pub paste_label: &'static str,
    /// Takes it.
    pub paste_take: &'static str,
    /// It was taken.
    pub taken: &'static str,
    /// It is about something else.
    pub other_subject: &'static str,
    /// The day asked about.
    pub as_of: &'static str,
    /// Sets it to today.
    pub today: &'static str,
    /// A year after the other side.
    pub a_year_later: &'static str,
    /// Five years after the other side.
    pub five_years_later: &'static str,
    /// Leads from the form to what comes out on a phone.
    pub see_result: &'static str,
    /// Heading of what comes out.
    pub result: &'static str,
    /// Names the table of what was entered.
    pub entered: &'static str,
    /// This differs.
    pub differs: &'static str,
    /// Not answered.
    pub open: &'static str,
    /// The same comes out.
    pub same: &'static str,
    /// Something else comes out.
    pub not_same: &'static str,
    /// So many differ, so many are alike.
    pub so_many_differ: fn(usize, usize) -> String,
    /// Heading of what is alike.
    pub alike: &'static str,
    /// Some facts cannot be; they follow, by side.
    pub refused: &'static str,
    /// An answer contradicts others.
    pub contradicts: fn(&str) -> String,
    /// It was said not to be known.
    pub not_sure: &'static str,
    /// A day cannot be read.
    pub no_day: &'static str,
    /// Heading of the conditions that turned.
    pub turned: &'static str,
    /// By which answers.
    pub by_facts: fn(&str) -> String,
    /// By the day or a reading.
    pub by_day: &'static str,
    /// No result.
    pub none: &'static str,
    /// Where a tool stands.
    pub standing: fn(&Stands) -> String,
    /// Something of the link does not fit.
    pub unfit: &'static str,
    /// The two are about different things.
    pub not_alike: &'static str,
    /// Copies the link.
    pub copy_link: &'static str,
    /// What it carries.
    pub copy_link_note: &'static str,
    /// Leads to what else can be compared.
    pub something_else: &'static str,
    /// Prints it.
    pub print: &'static str,
    /// Edition and hash of the pack.
    pub edition: fn(&str, &str) -> String,
    /// Between a name and what it is.
    pub colon: &'static str,
    /// Between two of a list.
    pub comma: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "比较两种情况",
    lead: "两个人比，或者同一个人今天和以后比：结果哪里不一样，是哪一个条件变了。",
    profile: "我能享受什么",
    compare_profile: "比“我能享受什么”的全部结果",
    compare_tool: "只比一个工具",
    sides: ["第一种", "第二种"],
    fill_in: "填写",
    which: "现在填哪一种",
    same_as_other: "照搬另一种的内容",
    samples: "用示例（虚构）",
    paste: "用别人发来的链接",
    paste_label: "把链接贴在这里",
    paste_take: "用这个链接",
    taken: "已填入。",
    other_subject: "这个链接说的是另一个工具，不能和这里的比。",
    as_of: "参照日",
    today: "今天",
    a_year_later: "比另一种晚一年",
    five_years_later: "比另一种晚五年",
    see_result: "看比出来的",
    result: "比出来的",
    entered: "两种情况填的内容",
    differs: "不同",
    open: "没填",
    same: "结果一样。",
    not_same: "结果不一样。",
    so_many_differ: |different, alike| format!("有{different}项结果不一样，{alike}项一样。"),
    alike: "结果一样的",
    refused: "下面的答案不成立，改好以后才能比：",
    contradicts: |label| format!("“{label}”和别的答案对不上，请改其中一个。"),
    not_sure: "不清楚",
    no_day: "参照日还不完整，填好以后才能比。",
    turned: "变了的条件：",
    by_facts: |labels| format!("因为这些答案不同：{labels}"),
    by_day: "答案相同，是参照日或理解不同带来的",
    none: "没有",
    standing: |it| match it {
        Stands::Met => "现在符合".to_owned(),
        Stands::Pending => "硬条件已具备，待认定".to_owned(),
        Stands::WillBe(from, to, if_recognised) => {
            let until = to.as_ref().map(|it| format!("，到{it}为止")).unwrap_or_default();
            format!("{from}起符合{until}{}", if *if_recognised { "（须获得认定）" } else { "" })
        }
        Stands::Open => "还不能判断".to_owned(),
        Stands::NotMet => "现在不符合".to_owned(),
        Stands::NotConcerned => "不涉及".to_owned(),
        Stands::Refused => "有一项答案不成立".to_owned(),
    },
    unfit: "打开的链接里，有些内容用不上：",
    not_alike: "链接里两种情况说的不是同一件事，第二种换成了第一种。",
    copy_link: "复制这次比较的链接",
    copy_link_note: "链接里带着两种情况的答案、参照日和理解；不带姓名，也不带涉及隐私的答案。",
    something_else: "比别的：全部结果，或任何一个工具",
    print: "打印",
    edition: |edition, hash| format!("数据版本 {edition}，校验码 {hash}"),
    colon: "：",
    comma: "、",
};

static EN: Words = Words {
    title: "Compare two cases",
    lead: "Two people, or one person today and on a day to come: what comes out otherwise, and which condition turned.",
    profile: "What is due to me",
    compare_profile: "Compare everything under \"What is due to me\"",
    compare_tool: "Compare within one tool",
    sides: ["First case", "Second case"],
    fill_in: "Entries",
    which: "Which case is filled in now",
    same_as_other: "Take over what the other case says",
    samples: "Use a sample (invented)",
    paste: "Use a link that somebody sent",
    paste_label: "Paste the link here",
    paste_take: "Use this link",
    taken: "Taken over.",
    other_subject: "That link is about something else and cannot be compared here.",
    as_of: "Day asked about",
    today: "Today",
    a_year_later: "A year after the other",
    five_years_later: "Five years after the other",
    see_result: "See what differs",
    result: "What differs",
    entered: "The entries of both cases",
    differs: "differs",
    open: "not answered",
    same: "The same comes out.",
    not_same: "Something else comes out.",
    so_many_differ: |different, alike| format!("{different} come out otherwise, {alike} alike."),
    alike: "What comes out alike",
    refused: "These answers cannot be. Nothing can be compared until they are put right:",
    contradicts: |label| format!("\"{label}\" contradicts other answers; change one of them."),
    not_sure: "not sure",
    no_day: "The day asked about is not complete; there is nothing to compare until it is.",
    turned: "The conditions that turned:",
    by_facts: |labels| format!("Because these answers differ: {labels}"),
    by_day: "The answers are the same: the day or a reading turned it",
    none: "none",
    standing: |it| match it {
        Stands::Met => "Met now".to_owned(),
        Stands::Pending => "Hard conditions met, recognition pending".to_owned(),
        Stands::WillBe(from, to, if_recognised) => {
            let until = to.as_ref().map(|it| format!(" until {it}")).unwrap_or_default();
            format!("Met from {from}{until}{}", if *if_recognised { " (if recognised)" } else { "" })
        }
        Stands::Open => "Cannot be said yet".to_owned(),
        Stands::NotMet => "Not met now".to_owned(),
        Stands::NotConcerned => "About others".to_owned(),
        Stands::Refused => "One answer cannot be".to_owned(),
    },
    unfit: "Some of what the link carries could not be used:",
    not_alike: "The two cases of the link are about different things; the second was replaced by the first.",
    copy_link: "Copy the link to this comparison",
    copy_link_note: "The link carries the answers of both cases, their days and readings; no name and nothing private.",
    something_else: "Compare something else: everything, or any one tool",
    print: "Print",
    edition: |edition, hash| format!("Data edition {edition}, checksum {hash}"),
    colon: ": ",
    comma: ", ",
};
