//! The words of the tools' screens that are not the pack's.

use policy::model::text::Language;
use policy::model::tool::Group;

/// What the screens say in one language.
pub struct Words {
    /// Heading of the list.
    pub title: &'static str,
    /// What the tools do.
    pub lead: &'static str,
    /// The name of a group of tools.
    pub group: fn(Group) -> &'static str,
    /// What a group is for.
    pub group_lead: fn(Group) -> &'static str,
    /// Heading where the address names no tool.
    pub no_such_tool: &'static str,
    /// What is wrong with the address.
    pub no_such_tool_long: fn(&str) -> String,
    /// Leads to the list.
    pub to_index: &'static str,
    /// Names the form.
    pub form: &'static str,
    /// Names what came out.
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
    /// Readings to switch.
    pub readings: &'static str,
    /// Why there are readings.
    pub readings_help: &'static str,
    /// Leads to an ambiguity of the register.
    pub ambiguity: fn(u8) -> String,
    /// Inputs are kept.
    pub kept: &'static str,
    /// Inputs cannot be kept.
    pub not_kept: &'static str,
    /// Forgets them.
    pub clear: &'static str,
    /// They are forgotten.
    pub cleared: &'static str,
    /// Leads from the form to the result on a phone.
    pub see_result: &'static str,
    /// Something must be put right.
    pub put_right: &'static str,
    /// Heading of what must be put right.
    pub put_right_long: &'static str,
    /// Heading of what is missing.
    pub missing: &'static str,
    /// What is missing of a recognition.
    pub missing_pending: &'static str,
    /// Heading of what would change it.
    pub changes: &'static str,
    /// Heading of the windows.
    pub windows: &'static str,
    /// On what the windows rest.
    pub windows_if_unchanged: &'static str,
    /// The windows with recognitions given.
    pub windows_if_recognised: &'static str,
    /// Heading of the reasons.
    pub reasons: &'static str,
    /// Every reading gives the same verdict.
    pub robust: &'static str,
    /// The verdict hangs on a reading.
    pub hangs_on: fn(&str) -> String,
    /// The verdict changes only where several readings change.
    pub hangs_together: &'static str,
    /// A result hangs on a reading.
    pub outputs_depend: fn(&str) -> String,
    /// Heading of the notes.
    pub notes: &'static str,
    /// Heading of the clauses.
    pub clauses: &'static str,
    /// Heading of what was entered, on paper.
    pub entered: &'static str,
    /// Copies the result.
    pub copy: &'static str,
    /// Prints it.
    pub print: &'static str,
    /// The text holds something private.
    pub copy_private: &'static str,
    /// Heading of what of a link does not fit.
    pub link_unfit: &'static str,
    /// A link was made for another tool.
    pub link_of_other: &'static str,
    /// Copies a link.
    pub copy_link: &'static str,
    /// What a link carries.
    pub copy_link_note: &'static str,
    /// What a link does not carry.
    pub copy_link_private: &'static str,
    /// Shows the link as a QR code.
    pub qr: &'static str,
    /// What the code is, for those who do not see it.
    pub qr_label: &'static str,
    /// Heading of comparing.
    pub compare: &'static str,
    /// What comparing is for.
    pub compare_lead: &'static str,
    /// Compares with another case.
    pub compare_other: &'static str,
    /// Compares with some years later.
    pub compare_later: &'static str,
    /// Opens a link that somebody sent.
    pub open_link: &'static str,
    /// What may be pasted.
    pub open_link_help: &'static str,
    /// Opens it.
    pub open: &'static str,
    /// What was pasted is no link of this app.
    pub no_link: fn(&str) -> String,
    /// Edition and hash of the pack.
    pub edition: fn(&str, &str) -> String,
    /// Between a name and what it is.
    pub colon: &'static str,
    /// Between two of a list in a sentence.
    pub semicolon: &'static str,
    /// Conditions in plain text: holds, does not, open.
    pub marks: [&'static str; 3],
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "工具",
    lead: "三十四个问题，填几项就有答案，并说明理由。怎么填都不会离开这台设备。",
    group: |it| match it {
        Group::Person => "我的待遇与资格",
        Group::Unit => "单位测算",
        Group::Gatekeeper => "减负把关",
    },
    group_lead: |it| match it {
        Group::Person => "给干部本人：条件够不够，还差什么，什么时候够。",
        Group::Unit => "给乡镇、村（社区）和县直单位：到没到文件要求，还差多少。",
        Group::Gatekeeper => "事情交到头上之前先问一句：这个可以要求我们做吗？",
    },
    no_such_tool: "没有这个工具",
    no_such_tool_long: |id| format!("链接里写的是“{id}”，工具里没有这一个。可能是链接不完整，或者写错了。"),
    to_index: "看全部工具",
    form: "填写",
    result: "结果",
    samples: "先试一个示例",
    samples_note: "示例里的人和单位都是虚构的。",
    as_of: "参照日",
    as_of_help: "年龄、年限都算到这一天。默认是今天，可以改成过去或将来的某一天。",
    today: "用今天",
    readings: "文件没写清楚的地方，按哪种理解",
    readings_help: "每种理解下的结论写在它的下面，选哪一种，上面的结果就按哪一种算。",
    ambiguity: |number| format!("歧义登记 A{number}"),
    kept: "填的内容会留在这台设备上，下次打开还在；不会传到别处。共用的电脑，用完请清空。",
    not_kept: "这台设备现在存不下内容（可能是无痕窗口，或者空间满了）：关掉页面，填的就没有了。",
    clear: "清空所填",
    cleared: "已清空。",
    see_result: "看结果和理由",
    put_right: "先改好填写的内容",
    put_right_long: "下面这些填得不对，改好以后才能判断：",
    missing: "还要知道这些，才能定下来",
    missing_pending: "还差这些认定",
    changes: "什么会改变这个结论",
    windows: "时间",
    windows_if_unchanged: "其他情况都不变的话：",
    windows_if_recognised: "如果没定的那几项都获得认定，其他情况不变的话：",
    reasons: "理由",
    robust: "文件没写清楚的地方，换哪种理解，结论都一样。",
    hangs_on: |it| format!("结论取决于怎么理解：{it}。"),
    hangs_together: "只换一处理解，结论不变；几处一起换，结论会变。",
    outputs_depend: |it| format!("算出来的结果取决于怎么理解：{it}。"),
    notes: "要知道的",
    clauses: "依据",
    entered: "填写的内容",
    copy: "复制结果文字",
    print: "打印",
    copy_private: "文字里有个人隐私，发给别人以前请看一遍。",
    link_unfit: "打开的链接里，有些内容用不上：",
    link_of_other: "链接里带的内容是给另一个工具的。",
    copy_link: "复制链接",
    copy_link_note: "链接里带着填的内容、参照日和选的理解，不带姓名。对方打开就看到同样的结果。",
    copy_link_private: "涉及隐私的那一项不在链接里，对方要自己填。",
    qr: "显示二维码",
    qr_label: "二维码，扫码打开填好的这一页",
    compare: "和另一种情况比",
    compare_lead: "现在填的放在左边；右边先照搬，改哪里就比哪里：结果哪里不一样，为什么。",
    compare_other: "改一改再比",
    compare_later: "和五年以后比",
    open_link: "打开别人发来的链接",
    open_link_help: "粘贴整条链接，或者其中从 #/ 开始的那一段代码。",
    open: "打开",
    no_link: |it| format!("“{it}”里没有本工具的地址：要有 #/ 开头的一段，比如 #/tools/…。"),
    edition: |edition, hash| format!("数据版本 {edition}，校验码 {hash}"),
    colon: "：",
    semicolon: "；",
    marks: ["〔成立〕", "〔不成立〕", "〔未定〕"],
};

static EN: Words = Words {
    title: "Tools",
    lead: "Thirty-four questions. A few entries give the answer, with the reasons. Nothing that you enter leaves this device.",
    group: |it| match it {
        Group::Person => "What I may have, and whether I qualify",
        Group::Unit => "Figures for a unit",
        Group::Gatekeeper => "May this be asked of us?",
    },
    group_lead: |it| match it {
        Group::Person => "For cadres themselves: whether the conditions are met, what is missing, and when it will be there.",
        Group::Unit => "For townships, villages, communities and county units: whether the document's mark is reached, and what is short.",
        Group::Gatekeeper => "Before a request is taken on: may it be made at all?",
    },
    no_such_tool: "There is no such tool",
    no_such_tool_long: |id| format!("The link names \"{id}\", which is none of the tools. It may be cut off or mistyped."),
    to_index: "See all tools",
    form: "Your entries",
    result: "Result",
    samples: "Try a sample first",
    samples_note: "The people and places in the samples are invented.",
    as_of: "Day asked about",
    as_of_help: "Ages and lengths of service are counted to this day. It is today unless you choose a day in the past or to come.",
    today: "Use today",
    readings: "Where the document is not clear: how to read it",
    readings_help: "What each reading gives stands below it; the result follows the one you choose.",
    ambiguity: |number| format!("Register of ambiguities, A{number}"),
    kept: "Your entries stay on this device and will be there next time; they go nowhere else. On a shared computer, clear them when you are done.",
    not_kept: "This device cannot keep entries now (a private window, or no room left): they are gone when the page is closed.",
    clear: "Clear the entries",
    cleared: "Cleared.",
    see_result: "See result and reasons",
    put_right: "Some entries need correcting",
    put_right_long: "Nothing can be said until these are put right:",
    missing: "To settle it, this has to be known",
    missing_pending: "Still to be recognised",
    changes: "What would change it",
    windows: "Over time",
    windows_if_unchanged: "If nothing else changes:",
    windows_if_recognised: "If what is open is recognised, and nothing else changes:",
    reasons: "Reasons",
    robust: "Where the document is not clear, every reading gives the same verdict.",
    hangs_on: |it| format!("The verdict hangs on the reading: {it}."),
    hangs_together: "Changing one reading leaves the verdict as it is; changing several together does not.",
    outputs_depend: |it| format!("The figures hang on the reading: {it}."),
    notes: "What to know",
    clauses: "Clauses",
    entered: "Entries",
    copy: "Copy the result as text",
    print: "Print",
    copy_private: "The text holds something private. Read it before you pass it on.",
    link_unfit: "Some of what the link carries could not be used:",
    link_of_other: "What the link carries is for another tool.",
    copy_link: "Copy the link",
    copy_link_note: "The link carries the entries, the day and the readings, and no name. Whoever opens it sees the same result.",
    copy_link_private: "The private entry is not in the link; whoever opens it has to answer it.",
    qr: "Show a QR code",
    qr_label: "QR code that opens this page as filled in",
    compare: "Compare with another case",
    compare_lead: "Your entries are the first case. The second begins as a copy: change it, and see what comes out otherwise, and why.",
    compare_other: "Change something and compare",
    compare_later: "With five years later",
    open_link: "Open a link that you were sent",
    open_link_help: "Paste the whole link, or the part of it from #/ on.",
    open: "Open",
    no_link: |it| format!("“{it}” has no address of this app in it: there must be a part that begins with #/, such as #/tools/…"),
    edition: |edition, hash| format!("Data edition {edition}, checksum {hash}"),
    colon: ": ",
    semicolon: "; ",
    marks: ["[holds]", "[does not hold]", "[open]"],
};
