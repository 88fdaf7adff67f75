//! The messages of the comparison of two cases.

use messages::split_messages;
use policy::model::text::Language;

use crate::pages::entitlements::compare::standing::Stands;

split_messages! {
    title: "对比两种情况", "Compare two cases";
    lead: "两个人比，或者同一个人今天和以后比：结果哪里不一样，是哪一个条件变了。",
        "Two people, or one person today and on a day to come: what comes out otherwise, and which condition turned.";
    /// The subject of a comparison of two whole profiles.
    profile: "我的待遇", "What is due to me";
    compare_profile: "对比“我的待遇”的全部结果", "Compare everything under \"What is due to me\"";
    compare_tool: "只比一个工具", "Compare within one tool";
    sides[2] {
        "第一种", "First case";
        "第二种", "Second case";
    }
    fill_in: "填写", "Entries";
    which: "现在填哪一种", "Which case is filled in now";
    same_as_other: "照搬另一种的内容", "Take over what the other case says";
    samples: "用示例（虚构）", "Use a sample (invented)";
    paste: "用别人发来的链接", "Use a link that somebody sent";
    paste_label: "把链接贴在这里", "Paste the link here";
    paste_take: "用这个链接", "Use this link";
    taken: "已填入。", "Taken over.";
    other_subject: "这个链接说的是另一个工具，不能和这里的比。", "That link is about something else and cannot be compared here.";
    as_of: "计算截止日", "Reference date";
    today: "今天", "Today";
    a_year_later: "比另一种晚一年", "A year after the other";
    five_years_later: "比另一种晚五年", "Five years after the other";
    /// Link on narrow screens from the form to the result.
    see_result: "看对比结果", "See what differs";
    /// Heading of the result.
    result: "对比结果", "What differs";
    entered: "两种情况填的内容", "The entries of both cases";
    differs: "不同", "differs";
    open: "没填", "not answered";
    same: "结果一样。", "The same comes out.";
    not_same: "结果不一样。", "Something else comes out.";
    so_many_differ(different: usize, alike: usize): "有{different}项结果不一样，{alike}项一样。",
        "{different} come out otherwise, {alike} alike.";
    alike: "结果一样的", "What comes out alike";
    refused: "下面的答案不成立，改好以后才能比：", "These answers cannot be. Nothing can be compared until they are put right:";
    contradicts(label: &str): "“{label}”和别的答案对不上，请改其中一个。", "\"{label}\" contradicts other answers; change one of them.";
    not_sure: "不清楚", "not sure";
    no_day: "计算截止日还不完整，填好以后才能比。", "The reference date is not complete; there is nothing to compare until it is.";
    /// Heading of what opens and closes from one day to the other.
    between: "从前一天到后一天之间", "From the earlier day to the later";
    turns_on(day: &str, title: &str, opens: bool, if_recognised: bool): {
        let what = if opens { "起符合" } else { "是符合的最后一天" };
        format!("{day}{what}：{title}{}", if if_recognised { "（须获得认定）" } else { "" })
    }, {
        let what = if opens { "met from" } else { "last met on" };
        format!("{title}: {what} {day}{}", if if_recognised { " (if recognised)" } else { "" })
    };
    /// Heading of the conditions that turned.
    turned: "变了的条件：", "The conditions that turned:";
    by_facts(labels: &str): "因为这些答案不同：{labels}", "Because these answers differ: {labels}";
    by_day: "答案相同，是计算截止日或理解不同带来的", "The answers are the same: the day or a reading turned it";
    none: "没有", "none";
    standing(standing: &Stands): {
        match standing {
            Stands::Met => "现在符合".to_owned(),
            Stands::Pending => "硬条件已具备，待认定".to_owned(),
            Stands::WillBe(earliest, latest, to, if_recognised) => {
                let until = to.as_ref().map(|it| format!("，到{it}为止")).unwrap_or_default();
                let from = latest.as_ref().map_or_else(|| earliest.clone(), |it| format!("最早{earliest}、最晚{it}"));
                format!("{from}起符合{until}{}", if *if_recognised { "（须获得认定）" } else { "" })
            }
            Stands::Open => "还不能判断".to_owned(),
            Stands::NotMet => "现在不符合".to_owned(),
            Stands::NotConcerned => "不涉及".to_owned(),
            Stands::Refused => "有一项答案不成立".to_owned(),
        }
    }, {
        match standing {
            Stands::Met => "Met now".to_owned(),
            Stands::Pending => "Hard conditions met, recognition pending".to_owned(),
            Stands::WillBe(earliest, latest, to, if_recognised) => {
                let until = to.as_ref().map(|it| format!(" until {it}")).unwrap_or_default();
                let from = latest.as_ref().map_or_else(|| earliest.clone(), |it| format!("{earliest} at the earliest, {it} at the latest,"));
                format!("Met from {from}{until}{}", if *if_recognised { " (if recognised)" } else { "" })
            }
            Stands::Open => "Cannot be said yet".to_owned(),
            Stands::NotMet => "Not met now".to_owned(),
            Stands::NotConcerned => "About others".to_owned(),
            Stands::Refused => "One answer cannot be".to_owned(),
        }
    };
    unfit: "打开的链接里，有些内容用不上：", "Some of what the link carries could not be used:";
    not_alike: "链接里两种情况说的不是同一件事，第二种换成了第一种。",
        "The two cases of the link are about different things; the second was replaced by the first.";
    copy_link: "复制这次对比的链接", "Copy the link to this comparison";
    copy_link_note: "链接里带着两种情况的答案、计算截止日和理解；不带姓名，也不带涉及隐私的答案。",
        "The link carries the answers of both cases, their days and readings; no name and nothing private.";
    something_else: "比别的：全部结果，或任何一个工具", "Compare something else: everything, or any one tool";
    print: "打印", "Print";
    edition(edition: &str, hash: &str): "数据版本 {edition}，校验码 {hash}", "Data edition {edition}, checksum {hash}";
    /// Between a name and what it is.
    colon: "：", ": ";
    comma: "、", ", ";
}
