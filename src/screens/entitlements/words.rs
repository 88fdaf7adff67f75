//! The words of this screen that are not the pack's.

use policy::model::text::Language;

use crate::screens::entitlements::told::Kind;

/// What the screen says in one language.
pub struct Words {
    /// Its heading.
    pub title: &'static str,
    /// What it does.
    pub lead: &'static str,
    /// Heading of the form.
    pub form: &'static str,
    /// Heading of the result.
    pub result: &'static str,
    /// Samples to try.
    pub samples: &'static str,
    /// That samples are invented.
    pub samples_note: &'static str,
    /// The day asked about.
    pub as_of: &'static str,
    /// What the day is for.
    pub as_of_help: &'static str,
    /// Sets it to today.
    pub today: &'static str,
    /// The day cannot be read.
    pub no_day: &'static str,
    /// The day of the result.
    pub on_day: fn(&str) -> String,
    /// How many questions need not be asked; whether they are shown.
    pub not_asked: fn(usize, bool) -> String,
    /// Why a question need not be asked: the tools that would ask it, and where they stand.
    pub why_idle: fn(&str) -> String,
    /// A tool, and where it stands.
    pub settled: fn(&str, &str) -> String,
    /// From what an answer follows.
    pub follows_from: fn(&str) -> String,
    /// What was answered before, and counts no more.
    pub overrides: fn(&str) -> String,
    /// Leads to what it follows from.
    pub change_that: &'static str,
    /// Why an answer cannot be given.
    pub barred: fn(&str) -> String,
    /// Answers that contradict each other came in.
    pub contradictions: &'static str,
    /// The question that settles most.
    pub next: &'static str,
    /// Leads to it.
    pub answer: &'static str,
    /// Leaves it open.
    pub not_sure: &'static str,
    /// There is none.
    pub nothing_to_ask: &'static str,
    /// Leads back to the result one came from.
    pub back_to: fn(&str) -> String,
    /// Readings to switch.
    pub readings: &'static str,
    /// Why there are readings.
    pub readings_help: &'static str,
    /// Leads to an ambiguity of the register.
    pub ambiguity: fn(u8) -> String,
    /// Entries are kept.
    pub kept: &'static str,
    /// Entries cannot be kept.
    pub not_kept: &'static str,
    /// Forgets them.
    pub clear: &'static str,
    /// They are forgotten.
    pub cleared: &'static str,
    /// The name of a group of the result.
    pub group: fn(Kind) -> &'static str,
    /// What there is to know about a group.
    pub group_lead: fn(Kind) -> Option<&'static str>,
    /// A group and how many are in it.
    pub count: fn(&str, usize) -> String,
    /// Time will bring it: from when, until when, only if recognised.
    pub will_be: fn(String, Option<String>, bool) -> String,
    /// It concerns others.
    pub not_concerned: &'static str,
    /// The question to answer for one tool.
    pub ask: &'static str,
    /// Heading of what is to be recognised.
    pub recognitions: &'static str,
    /// What is to be recognised, and by whom.
    pub recognition: fn(&str, &str) -> String,
    /// Before a change.
    pub change_line: &'static str,
    /// Before a recognition, in a message.
    pub pending_line: &'static str,
    /// Before a question that is open, in a message.
    pub missing_line: &'static str,
    /// There are so many ways.
    pub more_ways: fn(usize) -> String,
    /// It hangs on a reading.
    pub hangs_on: fn(&str) -> String,
    /// The reading that is chosen.
    pub chosen: &'static str,
    /// What a reading then waits for.
    pub waits_for: fn(&str) -> String,
    /// Opens the reasons.
    pub closer: &'static str,
    /// Heading of all that would change it.
    pub changes: &'static str,
    /// Heading of the reasons.
    pub reasons: &'static str,
    /// Heading of the notes.
    pub notes: &'static str,
    /// Heading of the answers it rests on.
    pub answers: &'static str,
    /// Changes an answer.
    pub change: &'static str,
    /// Opens the tool's own page.
    pub open_tool: &'static str,
    /// Heading of the line of days.
    pub line: &'static str,
    /// What it rests on.
    pub line_help: &'static str,
    /// The drawing's title.
    pub line_title: fn(&str) -> String,
    /// The drawing's description.
    pub line_desc: &'static str,
    /// Names the table.
    pub line_table: &'static str,
    /// Its columns.
    pub line_columns: [&'static str; 4],
    /// Met on the day asked about already.
    pub already: &'static str,
    /// It never closes.
    pub no_end: &'static str,
    /// Only with what is open recognised.
    pub if_recognised: &'static str,
    /// If nothing else changes.
    pub if_unchanged: &'static str,
    /// After days that need a recognition.
    pub pending_mark: &'static str,
    /// Days in a row, from and to.
    pub spell: fn(Option<String>, Option<String>) -> String,
    /// Something opens or closes, for a calendar.
    pub event: fn(&str, bool) -> String,
    /// The same at length: its clauses, and whether it needs a recognition.
    pub event_long: fn(&str, bool) -> String,
    /// Hands out the dates.
    pub calendar: &'static str,
    /// What they are.
    pub calendar_help: &'static str,
    /// There are none.
    pub no_events: &'static str,
    /// The name of the file.
    pub calendar_file: &'static str,
    /// Heading of what no tool can work out.
    pub beyond: &'static str,
    /// What to make of it.
    pub beyond_lead: &'static str,
    /// The same in a message.
    pub beyond_in_text: &'static str,
    /// Heading of what was entered.
    pub entered: &'static str,
    /// Stands for a sensitive answer.
    pub private: &'static str,
    /// Stands for a result that rests on one.
    pub private_result: &'static str,
    /// Heading of taking it along.
    pub take_along: &'static str,
    /// Copies the result.
    pub copy: &'static str,
    /// Copies a link.
    pub copy_link: &'static str,
    /// What a link carries.
    pub copy_link_note: &'static str,
    /// Shows the link as a QR code.
    pub qr: &'static str,
    /// Names the code.
    pub qr_label: &'static str,
    /// Prints it.
    pub print: &'static str,
    /// What of a link does not fit.
    pub link_unfit: &'static str,
    /// A link was made for a tool.
    pub link_of_other: &'static str,
    /// Heading of comparing.
    pub compare: &'static str,
    /// What comparing is for.
    pub compare_lead: &'static str,
    /// Compares with another person.
    pub compare_person: &'static str,
    /// Compares with some years later.
    pub compare_later: &'static str,
    /// The columns of the sheet of paper.
    pub sheet_columns: [&'static str; 4],
    /// Clauses, behind a title.
    pub clause: fn(&str) -> String,
    /// Edition and hash of the pack.
    pub edition: fn(&str, &str) -> String,
    /// Between a name and what it is.
    pub colon: &'static str,
    /// Between two of a list.
    pub comma: &'static str,
    /// Between two sentences.
    pub semicolon: &'static str,
    /// Between a change and what it brings.
    pub then: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "我能享受什么",
    lead: "填一张表，看这份文件给本人的每一项：现在够不够，哪一天够，还差什么。填的内容不离开这台设备，不用写姓名。",
    form: "本人情况",
    result: "结果",
    samples: "先试一个示例",
    samples_note: "示例里的人都是虚构的。点一个，表里的内容会换成他的。",
    as_of: "参照日",
    as_of_help: "年龄、年限都算到这一天。默认是今天，可以改成过去或将来的某一天。",
    today: "用今天",
    no_day: "参照日还不完整，填好以后才能判断。",
    on_day: |day| format!("按{day}的情况判断。"),
    not_asked: |count, shown| {
        if shown { format!("收起不用答的{count}项") } else { format!("有{count}项不用答，看看是哪些、为什么") }
    },
    why_idle: |tools| format!("怎么答都不影响结果了：{tools}。"),
    settled: |tool, group| format!("“{tool}”已归入“{group}”"),
    follows_from: |it| format!("由“{it}”得出。"),
    overrides: |it| format!("原来填的“{it}”不再算数。"),
    change_that: "去改那一项",
    barred: |it| format!("和“{it}”对不上，不能选；要选，先改那一项"),
    contradictions: "下面的答案和别的答案对不上，请改其中一个：",
    next: "下一个问题",
    answer: "去答",
    not_sure: "不清楚",
    nothing_to_ask: "没有要答的了。",
    back_to: |title| format!("回到“{title}”的结果"),
    readings: "文件没写清楚的地方，按哪种理解",
    readings_help: "选哪一种，上面的结果就都按哪一种算。结果取决于理解的，会在那一项里写明。",
    ambiguity: |number| format!("歧义登记 A{number}"),
    kept: "填的内容会留在这台设备上，下次打开还在；涉及隐私的两项除外。不会传到别处。共用的电脑，用完请清空。",
    not_kept: "这台设备现在存不下内容（可能是无痕窗口，或者空间满了）：关掉页面，填的就没有了。",
    clear: "清空所填",
    cleared: "已清空。",
    group: |it| match it {
        Kind::PutRight => "先改好填写的内容",
        Kind::Met => "现在符合",
        Kind::Pending => "硬条件已具备，待认定",
        Kind::WillBe => "到某一天会符合",
        Kind::Open => "还不能判断",
        Kind::NotMet => "现在不符合",
        Kind::NotConcerned => "不涉及",
    },
    group_lead: |it| match it {
        Kind::Met => Some("符合文件所列的条件。怎么办理、由谁审批，以有关组织为准。"),
        Kind::Pending => Some("文件里能算的条件都具备了，还要有关组织认定。"),
        Kind::WillBe => Some("其他情况都不变的话，到那一天符合。"),
        Kind::Open => Some("差的答案补上，就能判断。"),
        Kind::NotMet => Some("什么会改变它，写在每一项下面。"),
        Kind::PutRight | Kind::NotConcerned => None,
    },
    count: |group, count| format!("{group} {count} 项"),
    will_be: |from, to, if_recognised| {
        let until = to.map(|it| format!("，到{it}为止")).unwrap_or_default();
        let only = if if_recognised { "，前提是没定的那几项都获得认定" } else { "" };
        format!("{from}起符合{until}{only}。")
    },
    not_concerned: "这一条管的是别的岗位，和现在的身份无关。",
    ask: "先答这一题，最能定下来：",
    recognitions: "还差这些认定：",
    recognition: |what, who| format!("{what}（{who}）"),
    change_line: "怎样会变：",
    pending_line: "待认定：",
    missing_line: "还没答：",
    more_ways: |count| format!("一共有{count}种，都在“理由和细节”里。"),
    hangs_on: |label| format!("这一项取决于怎么理解：{label}。"),
    chosen: "（现在按这种）",
    waits_for: |labels| format!("，要看：{labels}"),
    closer: "理由和细节",
    changes: "什么会改变这个结论",
    reasons: "理由",
    notes: "要知道的",
    answers: "依据的答案",
    change: "改",
    open_tool: "打开这个工具，带上这些答案",
    line: "时间线",
    line_help: "从参照日画起。实线：其他情况不变就符合；虚线：还要获得认定。",
    line_title: |day| format!("从{day}起，各项在哪些日子符合"),
    line_desc: "每一项一行，圆点是开始符合的那一天，竖线是最后一天。下面的表格写着同样的内容。",
    line_table: "时间线的表格",
    line_columns: ["事项", "从哪天", "到哪天", "前提"],
    already: "参照日已符合",
    no_end: "一直",
    if_recognised: "其他不变，并获得认定",
    if_unchanged: "其他情况不变",
    pending_mark: "（须获得认定）",
    spell: |from, to| match (from, to) {
        (None, None) => "参照日起一直符合".to_owned(),
        (None, Some(to)) => format!("参照日已符合，到{to}为止"),
        (Some(from), None) => format!("{from}起"),
        (Some(from), Some(to)) => format!("{from}起，到{to}为止"),
    },
    event: |title, opens| {
        if opens { format!("{title}：开始符合文件所列条件") } else { format!("{title}：符合条件的最后一天") }
    },
    event_long: |clauses, if_recognised| {
        let only = if if_recognised { "，并且没定的那几项都获得认定" } else { "" };
        format!("文件第{clauses}项。前提是其他情况不变{only}。认定、审批以有关组织为准。")
    },
    calendar: "存成日历文件（.ics）",
    calendar_help: "把以后开始符合、到期的日子放进手机或电脑的日历。涉及隐私的不写进去。",
    no_events: "以后没有会开始或到期的日子。",
    calendar_file: "二十条-日子.ics",
    beyond: "文件写了、但算不出来的",
    beyond_lead: "下面这些也和干部本人有关，只是文件没有给能算的条件。没有出现在上面的结果里，不等于没有。",
    beyond_in_text: "文件里还有一些给干部的规定没有能算的条件，没列在这里，不等于没有。",
    entered: "填写的内容",
    private: "已答（涉及隐私，不写出来）",
    private_result: "结果和涉及隐私的答案有关，不写在这里。",
    take_along: "带走",
    copy: "复制结果文字",
    copy_link: "复制链接",
    copy_link_note: "链接里带着填的内容、参照日和选的理解；不带姓名，也不带涉及隐私的两项。",
    qr: "看二维码",
    qr_label: "这张表的二维码",
    print: "打印成一页",
    link_unfit: "打开的链接里，有些内容用不上：",
    link_of_other: "链接里带的内容是给一个工具的，不是给这张表的。",
    compare: "和另一种情况比",
    compare_lead: "两个人比，或者今天和以后比：哪里不一样，为什么。",
    compare_person: "和另一个人比",
    compare_later: "和五年以后比",
    sheet_columns: ["条款", "事项", "结论", "理由"],
    clause: |it| format!("（{it}）"),
    edition: |edition, hash| format!("数据版本 {edition}，校验码 {hash}"),
    colon: "：",
    comma: "、",
    semicolon: "；",
    then: "。",
};

static EN: Words = Words {
    title: "What is due to me",
    lead: "One form, and every item that the document holds for a person: met now, on which day, or what is missing. Nothing that you enter leaves this device, and no name is asked.",
    form: "About you",
    result: "Result",
    samples: "Try a sample first",
    samples_note: "The people in the samples are invented. Choosing one replaces what stands in the form.",
    as_of: "Day asked about",
    as_of_help: "Ages and lengths of service are counted to this day. It is today unless you choose a day in the past or to come.",
    today: "Use today",
    no_day: "The day asked about is not complete; nothing can be said until it is.",
    on_day: |day| format!("As things stand on {day}."),
    not_asked: |count, shown| match (count, shown) {
        (1, true) => "Put away the question that need not be answered".to_owned(),
        (_, true) => format!("Put away the {count} questions that need not be answered"),
        (1, false) => "One question need not be answered: see which, and why".to_owned(),
        (_, false) => format!("{count} questions need not be answered: see which, and why"),
    },
    why_idle: |tools| format!("No answer to this can change anything any more: {tools}."),
    settled: |tool, group| format!("{tool} stands under \"{group}\""),
    follows_from: |it| format!("Follows from \"{it}\"."),
    overrides: |it| format!(" Your earlier answer, \"{it}\", no longer counts."),
    change_that: "Change that",
    barred: |it| format!("Contradicts \"{it}\"; change that first"),
    contradictions: "These answers contradict others. Change one of them:",
    next: "Next question",
    answer: "Answer it",
    not_sure: "Not sure",
    nothing_to_ask: "There is nothing left to answer.",
    back_to: |title| format!("Back to the result of \"{title}\""),
    readings: "Where the document is not clear: how to read it",
    readings_help: "All results follow the reading you choose. Where a result hangs on one, it says so.",
    ambiguity: |number| format!("Register of ambiguities, A{number}"),
    kept: "Your entries stay on this device and will be there next time, except the two private ones. They go nowhere else. On a shared computer, clear them when you are done.",
    not_kept: "This device cannot keep entries now (a private window, or no room left): they are gone when the page is closed.",
    clear: "Clear the entries",
    cleared: "Cleared.",
    group: |it| match it {
        Kind::PutRight => "Some entries need correcting first",
        Kind::Met => "Met now",
        Kind::Pending => "Hard conditions met, recognition pending",
        Kind::WillBe => "Will be met on a day to come",
        Kind::Open => "Cannot be said yet",
        Kind::NotMet => "Not met now",
        Kind::NotConcerned => "About others",
    },
    group_lead: |it| match it {
        Kind::Met => Some("The conditions in the document are met. How it is handled and who approves it is for the bodies in charge."),
        Kind::Pending => Some("Every condition that can be worked out is met; the bodies in charge still have to recognise the rest."),
        Kind::WillBe => Some("Met from that day on, if nothing else changes."),
        Kind::Open => Some("Once what is missing is answered, it can be said."),
        Kind::NotMet => Some("What would change it stands below each."),
        Kind::PutRight | Kind::NotConcerned => None,
    },
    count: |group, count| format!("{group}: {count}"),
    will_be: |from, to, if_recognised| {
        let until = to.map(|it| format!(" until {it}")).unwrap_or_default();
        let only = if if_recognised { ", provided that what is open is recognised" } else { "" };
        format!("Met from {from}{until}{only}.")
    },
    not_concerned: "This provision is about other posts than yours.",
    ask: "This answer settles most: ",
    recognitions: "Still to be recognised:",
    recognition: |what, who| format!("{what} ({who})"),
    change_line: "What would change it: ",
    pending_line: "To be recognised: ",
    missing_line: "Not answered: ",
    more_ways: |count| format!("There are {count} ways; all stand under \"Reasons and details\"."),
    hangs_on: |label| format!("This hangs on the reading: {label}. "),
    chosen: " (the one used now)",
    waits_for: |labels| format!("; it waits for: {labels}"),
    closer: "Reasons and details",
    changes: "What would change it",
    reasons: "Reasons",
    notes: "What to know",
    answers: "The answers it rests on",
    change: "Change ",
    open_tool: "Open this tool with these answers",
    line: "Over time",
    line_help: "Drawn from the day asked about. A full line: met if nothing else changes. A broken line: recognition is needed besides.",
    line_title: |day| format!("On which days from {day} each item is met"),
    line_desc: "One lane an item. A dot is the first day, an upright the last. The table below says the same.",
    line_table: "The line of days as a table",
    line_columns: ["Item", "From", "To", "Provided that"],
    already: "met on the day asked about",
    no_end: "without an end",
    if_recognised: "nothing else changes, and it is recognised",
    if_unchanged: "nothing else changes",
    pending_mark: " (if recognised)",
    spell: |from, to| match (from, to) {
        (None, None) => "met from the day asked about on".to_owned(),
        (None, Some(to)) => format!("met now, until {to}"),
        (Some(from), None) => format!("from {from}"),
        (Some(from), Some(to)) => format!("from {from} until {to}"),
    },
    event: |title, opens| {
        if opens { format!("{title}: conditions met from today") } else { format!("{title}: last day on which the conditions are met") }
    },
    event_long: |clauses, if_recognised| {
        let only = if if_recognised { " and what is open is recognised" } else { "" };
        format!(
            "Provision {clauses} of the document, provided that nothing else changes{only}. Recognition and approval rest with the bodies in charge."
        )
    },
    calendar: "Save as a calendar file (.ics)",
    calendar_help: "Puts the days on which something begins or ends into your calendar. What is private is left out.",
    no_events: "No day is to come on which something begins or ends.",
    calendar_file: "twenty-measures-days.ics",
    beyond: "In the document, but not to be worked out",
    beyond_lead: "These are about cadres too, but the document gives no condition to work out. That they are not among the results does not mean no.",
    beyond_in_text: "The document holds more for cadres that gives no condition to work out; that it is not listed here does not mean no.",
    entered: "Entries",
    private: "answered (private, not written out)",
    private_result: "The result rests on a private answer and is not written here.",
    take_along: "Take it along",
    copy: "Copy the result as text",
    copy_link: "Copy the link",
    copy_link_note: "The link carries the entries, the day and the readings; no name, and not the two private entries.",
    qr: "Show it as a QR code",
    qr_label: "QR code of this form",
    print: "Print on one page",
    link_unfit: "Some of what the link carries could not be used:",
    link_of_other: "What the link carries is for a tool, not for this form.",
    compare: "Compare with another case",
    compare_lead: "Two people, or today and a day to come: what differs, and why.",
    compare_person: "With another person",
    compare_later: "With five years later",
    sheet_columns: ["Clause", "Item", "Verdict", "Reason"],
    clause: |it| format!(" ({it})"),
    edition: |edition, hash| format!("Data edition {edition}, checksum {hash}"),
    colon: ": ",
    comma: ", ",
    semicolon: "; ",
    then: " ",
};
