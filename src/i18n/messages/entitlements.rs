//! The messages of the page that sums up what somebody is entitled to; the rest of it is said by the pack.

use messages::split_messages;
use policy::model::text::Language;

use crate::pages::entitlements::benefit_summary::{Kind, LineOfAll};

split_messages! {
    title: "我的待遇", "What is due to me";
    lead: "填一张表，看这份文件给本人的每一项：现在够不够，哪一天够，还差什么。填的内容不离开这台设备，不用写姓名。",
        "One form, and everything that the document holds for a person: met now, on which day, or what is missing. Nothing that you enter leaves this device, and no name is asked.";
    form: "本人情况", "About you";
    result: "结果", "Result";
    samples: "先试一个示例", "Try a sample first";
    samples_note: "示例里的人都是虚构的。点一个，表里的内容会换成他的。",
        "The people in the samples are invented. Choosing one replaces what stands in the form.";
    as_of: "计算截止日", "Reference date";
    as_of_help: "年龄、年限都算到这一天。默认是今天，可以改成过去或将来的某一天。",
        "Ages and lengths of service are counted to this day. It is today unless you choose a day in the past or to come.";
    today: "用今天", "Use today";
    no_day: "计算截止日还不完整，填好以后才能判断。", "The reference date is not complete; nothing can be said until it is.";
    on_day(day: &str): "按{day}的情况判断。", "As things stand on {day}.";
    /// Button that unfolds and folds the questions that need not be answered.
    not_asked(count: usize, shown: bool): {
        if shown { format!("收起不用答的{count}项") } else { format!("有{count}项不用答，看看是哪些、为什么") }
    }, {
        match (count, shown) {
            (1, true) => "Put away the question that need not be answered".to_owned(),
            (_, true) => format!("Put away the {count} questions that need not be answered"),
            (1, false) => "One question need not be answered: see which, and why".to_owned(),
            (_, false) => format!("{count} questions need not be answered: see which, and why"),
        }
    };
    /// Why a question need not be answered.
    why_idle(tools: &str): "怎么答都不影响结果了：{tools}。", "No answer to this can change anything any more: {tools}.";
    settled(tool: &str, group: &str): "“{tool}”已归入“{group}”", "{tool} stands under \"{group}\"";
    follows_from(answer: &str): "由“{answer}”得出。", "Follows from \"{answer}\".";
    /// Shown where an answer replaces one given before.
    overrides(answer: &str): "原来填的“{answer}”不再算数。", " Your earlier answer, \"{answer}\", no longer counts.";
    change_that: "去改那一项", "Change that";
    barred(answer: &str): "和“{answer}”对不上，不能选；要选，先改那一项", "Contradicts \"{answer}\"; change that first";
    contradictions: "下面的答案和别的答案对不上，请改其中一个：", "These answers contradict others. Change one of them:";
    /// Heading of the question whose answer settles most tools.
    next: "下一个问题", "Next question";
    answer: "去答", "Answer it";
    not_sure: "不清楚", "Not sure";
    nothing_to_ask: "没有要答的了。", "There is nothing left to answer.";
    /// Link back from a tool to the summary of entitlements.
    back_to(title: &str): "回到“{title}”的结果", "Back to the result of \"{title}\"";
    readings: "文件没写清楚的地方，按哪种理解", "Where the document is not clear: how to read it";
    readings_help: "选哪一种，上面的结果就都按哪一种算。结果取决于理解的，会在那一项里写明。",
        "All results follow the reading you choose. Where a result hangs on one, it says so.";
    ambiguity(number: u8): "有不同理解的地方 A{number}", "Register of ambiguities, A{number}";
    kept: "填的内容会留在这台设备上，下次打开还在；涉及隐私的几项除外。不会传到别处。共用的电脑，用完请清空。",
        "Your entries stay on this device and will be there next time, except the private ones. They go nowhere else. On a shared computer, clear them when you are done.";
    clear: "清空所填", "Clear the entries";
    cleared: "已清空。", "Cleared.";
    group[Kind] {
        PutRight: "先改好填写的内容", "Some entries need correcting first";
        Met: "现在符合", "Met now";
        Pending: "硬条件已具备，待认定", "Hard conditions met, recognition pending";
        WillBe: "到某一天会符合", "Will be met on a day to come";
        Open: "还不能判断", "Cannot be said yet";
        NotMet: "现在不符合", "Not met now";
        NotConcerned: "不涉及", "About others";
    }
    group_lead[Kind] -> Option<&'static str> {
        PutRight: None, None;
        Met: { Some("符合文件所列的条件。怎么办理、由谁审批，以有关组织为准。") },
            { Some("The conditions in the document are met. How it is handled and who approves it is for the bodies in charge.") };
        Pending: { Some("文件里能算的条件都具备了，还要有关组织认定。") },
            { Some("Every condition that can be worked out is met; the bodies in charge still have to recognise the rest.") };
        WillBe: { Some("其他情况都不变的话，到那一天符合。") },
            { Some("Met from that day on, if nothing else changes.") };
        Open: { Some("差的答案补上，就能判断。") },
            { Some("Once what is missing is answered, it can be said.") };
        NotMet: { Some("什么会改变它，写在每一项下面。") },
            { Some("What would change it stands below each.") };
        NotConcerned: None, None;
    }
    count(group: &str, count: usize): "{group} {count} 项", "{group}: {count}";
    /// Shown where the conditions will be met on a later day.
    will_be(from: String, to: Option<String>, if_recognised: bool): {
        let until = to.map(|it| format!("，到{it}为止")).unwrap_or_default();
        let only = if if_recognised { "，前提是没定的那几项都获得认定" } else { "" };
        format!("{from}起符合{until}{only}。")
    }, {
        let until = to.map(|it| format!(" until {it}")).unwrap_or_default();
        let only = if if_recognised { ", provided that what is open is recognised" } else { "" };
        format!("Met from {from}{until}{only}.")
    };
    /// Shown where the day hangs on what is not known.
    will_be_between(earliest: String, latest: String, if_recognised: bool): {
        let only = if if_recognised { "，前提是没定的那几项都获得认定" } else { "" };
        format!("最早{earliest}、最晚{latest}起符合{only}。")
    }, {
        let only = if if_recognised { ", provided that what is open is recognised" } else { "" };
        format!("Met from {earliest} at the earliest and {latest} at the latest{only}.")
    };
    /// Shown where it is not met today, and an answer is open on which the day hangs.
    not_before(day: &str): "现在不符合，最早{day}起可能符合，要看没答的内容。",
        "Not met now; from {day} at the earliest, depending on what is not answered.";
    /// After the name of a recognition: what it changes about the days.
    recognition_ends(to: Option<String>): {
        match to {
            Some(to) => format!("获得没定的认定，就到{to}为止。"),
            None => "获得没定的认定，就一直符合。".to_owned(),
        }
    }, {
        match to {
            Some(to) => format!("With what is open recognised, until {to}."),
            None => "With what is open recognised, without an end.".to_owned(),
        }
    };
    /// The one line over all results.
    line_of_all(line: &LineOfAll): {
        if line.nothing_told {
            return "还没有填，先不下结论。".to_owned();
        }
        let sum = line.sum.as_ref().map(|it| format!("，{it}")).unwrap_or_default();
        let pending = if line.pending == 0 { String::new() } else { format!("；{}项待认定", line.pending) };
        let next = line.next.as_ref().map(|(day, many, recognised)| {
            let only = if *recognised { "（须获得认定）" } else { "" };
            format!("；{day}再加{many}项{only}")
        });
        format!("现在能享受{}项{sum}{pending}{}。", line.now, next.unwrap_or_default())
    }, {
        if line.nothing_told {
            return "Nothing is entered yet, so nothing is said.".to_owned();
        }
        let sum = line.sum.as_ref().map(|it| format!(", {it}")).unwrap_or_default();
        let pending = if line.pending == 0 { String::new() } else { format!("; {} waiting for recognition", line.pending) };
        let next = line.next.as_ref().map(|(day, many, recognised)| {
            let only = if *recognised { " (if recognised)" } else { "" };
            format!("; {many} more on {day}{only}")
        });
        format!("{} due now{sum}{pending}{}.", line.now, next.unwrap_or_default())
    };
    to_result: "看结果", "See the result";
    ask_first: "一题一题答", "Answer one by one";
    ask_on: "接着答", "Go on answering";
    /// How many questions there are, as far as it can be told.
    left(count: usize): "约还有{count}题", {
        if count == 1 { "about 1 more question".to_owned() } else { format!("about {count} more questions") }
    };
    go_on: "继续", "Continue";
    /// Where somebody goes on without an answer.
    choose_first(question: &str): "“{question}”还没有选：先选一项再继续。", "\"{question}\" is not answered: choose one before you go on.";
    answer_first(question: &str): "“{question}”还没有填：填好再继续；不知道的，选“不清楚”。",
        "\"{question}\" is not answered: answer it before you go on, or choose \"Not sure\".";
    why_asked: "为什么问这个", "Why this is asked";
    tick_help: "没有勾的，按“否”算。", "What is not ticked counts as no.";
    check_answers: "检查答案", "Check your answers";
    whole_form: "整张表，一次填完", "The whole form at once";
    /// Shown in place of an answer.
    not_answered: "没答", "not answered";
    asked_later(label: &str): "先答“{label}”，再看要不要问。", "First answer \"{label}\"; it may not be needed.";
    other_reading(tools: &str): "按现在选的理解不用答；换一种理解才用得上：{tools}。",
        "Not needed as it is read now; it is under another reading of: {tools}.";
    others_count(count: usize): "不涉及你的，{count}项", {
        if count == 1 { "About others: 1".to_owned() } else { format!("About others: {count}") }
    };
    not_concerned: "这一条管的是别的岗位，或者没有这种情况，和你无关。", "This provision is about other posts or other cases than yours.";
    ask: "先答这一题，最能定下来：", "This answer settles most: ";
    recognitions: "还差这些认定：", "Still to be recognised:";
    recognition(what: &str, who: &str): "{what}（{who}）", "{what} ({who})";
    change_line: "怎样会变：", "What would change it: ";
    /// Stands before a recognition in the text to copy.
    pending_line: "待认定：", "To be recognised: ";
    /// Stands before an unanswered question in the text to copy.
    missing_line: "还没答：", "Not answered: ";
    more_ways(count: usize): "一共有{count}种，都在“理由和细节”里。", "There are {count} ways; all stand under \"Reasons and details\".";
    depends_on(label: &str): "这一项取决于怎么理解：{label}。", "This hangs on the reading: {label}. ";
    chosen: "（现在按这种）", " (the one used now)";
    /// Continues a sentence about a reading under which the result is open.
    waits_for(labels: &str): "，要看：{labels}", "; it waits for: {labels}";
    closer: "理由和细节", "Reasons and details";
    changes: "什么会改变这个结论", "What would change it";
    reasons: "理由", "Reasons";
    notes: "要知道的", "What to know";
    /// Heading of the answers it rests on.
    answers: "依据的答案", "The answers it rests on";
    change: "改", "Change ";
    open_tool: "打开这个工具，带上这些答案", "Open this tool with these answers";
    /// Heading of the timeline.
    line: "时间线", "Over time";
    line_help: "从计算截止日画起。实线：其他情况不变就符合；虚线：还要获得认定。",
        "Drawn from the reference date. A full line: met if nothing else changes. A broken line: recognition is needed besides.";
    line_title(day: &str): "从{day}起，各项在哪些日子符合", "On which days from {day} each item is met";
    line_desc: "每一项一行，圆点是开始符合的那一天，竖线是最后一天。下面的表格写着同样的内容。",
        "One lane an item. A dot is the first day, an upright the last. The table below says the same.";
    line_table: "时间线的表格", "The line of days as a table";
    line_columns[4] {
        "事项", "Item";
        "从哪天", "From";
        "到哪天", "To";
        "前提", "Provided that";
    }
    /// In the column of first days, where the conditions are met already.
    already: "计算截止日已符合", "met on the reference date";
    no_end: "一直", "without an end";
    if_recognised: "其他不变，并获得认定", "nothing else changes, and it is recognised";
    if_unchanged: "其他情况不变", "nothing else changes";
    pending_mark: "（须获得认定）", " (if recognised)";
    /// Days in a row; without a start, they begin on the reference date.
    spell(from: Option<String>, to: Option<String>): {
        match (from, to) {
            (None, None) => "计算截止日起一直符合".to_owned(),
            (None, Some(to)) => format!("计算截止日已符合，到{to}为止"),
            (Some(from), None) => format!("{from}起"),
            (Some(from), Some(to)) => format!("{from}起，到{to}为止"),
        }
    }, {
        match (from, to) {
            (None, None) => "met from the reference date on".to_owned(),
            (None, Some(to)) => format!("met now, until {to}"),
            (Some(from), None) => format!("from {from}"),
            (Some(from), Some(to)) => format!("from {from} until {to}"),
        }
    };
    /// Title of a calendar entry: the first day or the last one.
    event(title: &str, opens: bool): {
        if opens { format!("{title}：开始符合文件所列条件") } else { format!("{title}：符合条件的最后一天") }
    }, {
        if opens { format!("{title}: conditions met from today") } else { format!("{title}: last day on which the conditions are met") }
    };
    /// Description of a calendar entry.
    event_long(clauses: &str, if_recognised: bool): {
        let only = if if_recognised { "，并且没定的那几项都获得认定" } else { "" };
        format!("分项{clauses}（编号是本工具的，文件只编到条）。前提是其他情况不变{only}。认定、审批以有关组织为准。")
    }, {
        let only = if if_recognised { " and what is open is recognised" } else { "" };
        format!(
            "Provision {clauses} (the numbering within a measure is this tool's), provided that nothing else changes{only}. Recognition and approval rest with the bodies in charge."
        )
    };
    copy_days: "复制这些日子", "Copy the days";
    /// One line about a day to come, for a chat.
    on_that_day(day: &str, what: &str, opens: bool, if_recognised: bool): {
        let turn = if opens { "开始符合" } else { "是符合的最后一天" };
        format!("{day} {what} {turn}{}", if if_recognised { "（须获得认定）" } else { "" })
    }, {
        let turn = if opens { "met from this day" } else { "last day on which it is met" };
        format!("{day} {what}: {turn}{}", if if_recognised { " (if recognised)" } else { "" })
    };
    calendar: "存成日历文件（.ics）", "Save as a calendar file (.ics)";
    calendar_help: "把以后开始符合、到期的日子放进手机或电脑的日历。涉及隐私的不写进去。",
        "Puts the days on which something begins or ends into your calendar. What is private is left out.";
    no_events: "以后没有会开始或到期的日子。", "No day is to come on which something begins or ends.";
    calendar_file(document: &str): "{document}-日子.ics", "{document} - days.ics";
    beyond: "文件写了、但算不出来的", "In the document, but not to be worked out";
    beyond_lead: "下面这些也和干部本人有关，只是文件没有给能算的条件。没有出现在上面的结果里，不等于没有。",
        "These are about cadres too, but the document gives no condition to work out. That they are not among the results does not mean no.";
    beyond_in_text: "文件里还有一些给干部的规定没有能算的条件，没列在这里，不等于没有。",
        "The document holds more for cadres that gives no condition to work out; that it is not listed here does not mean no.";
    /// Heading of the entries.
    entered: "填写的内容", "Entries";
    private: "已答（涉及隐私，不写出来）", "answered (private, not written out)";
    private_result: "结果和涉及隐私的答案有关，不写在这里。", "The result rests on a private answer and is not written here.";
    take_along: "保存与分享", "Keep and share";
    copy: "复制结果文字", "Copy the result as text";
    copy_link: "复制链接", "Copy the link";
    copy_link_note: "链接里带着填的内容、计算截止日和选的理解；不带姓名，也不带涉及隐私的几项。",
        "The link carries the entries, the day and the readings; no name, and not the private entries.";
    qr: "看二维码", "Show it as a QR code";
    qr_label: "这张表的二维码", "QR code of this form";
    print: "打印成一页", "Print on one page";
    link_unfit: "打开的链接里，有些内容用不上：", "Some of what the link carries could not be used:";
    link_of_other: "链接里带的内容是给一个工具的，不是给这张表的。", "What the link carries is for a tool, not for this form.";
    compare: "和另一种情况比", "Compare with another case";
    compare_lead: "两个人比，或者今天和以后比：哪里不一样，为什么。", "Two people, or today and a day to come: what differs, and why.";
    compare_person: "和另一个人比", "With another person";
    compare_later: "和五年以后比", "With five years later";
    sheet_columns[4] {
        "条款", "Clause";
        "事项", "Item";
        "结论", "Verdict";
        "理由", "Reason";
    }
    clause(clauses: &str): "（{clauses}）", " ({clauses})";
    edition(edition: &str, hash: &str): "数据版本 {edition}，校验码 {hash}", "Data edition {edition}, checksum {hash}";
    /// Between a name and what it is.
    colon: "：", ": ";
    comma: "、", ", ";
    semicolon: "；", "; ";
    /// Between a change and what it brings.
    then: "。", " ";
}
