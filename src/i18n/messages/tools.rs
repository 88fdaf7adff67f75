//! The messages of the pages of tools; the rest of them is said by the pack.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    title: "工具", "Tools";
    lead: "三十四个问题，填几项就有答案，并说明理由。怎么填都不会离开这台设备。",
        "Thirty-four questions. A few entries give the answer, with the reasons. Nothing that you enter leaves this device.";
    /// Above the situations to choose from.
    situation: "遇到什么事", "What is it about?";
    all_situations: "全部", "All";
    /// Heading of the page where the address names no tool.
    no_such_tool: "没有这个工具", "There is no such tool";
    no_such_tool_long(id: &str): "链接里写的是“{id}”，工具里没有这一个。",
        "The link names \"{id}\", which is none of the tools.";
    to_index: "看全部工具", "See all tools";
    /// Link to the check of a whole list.
    roster: "有一份名单？整份一次核对", "A list of people? Check it at once";
    form: "填写", "Your entries";
    result: "结果", "Result";
    samples: "先试一个示例", "Try a sample first";
    samples_note: "示例里的人和单位都是虚构的。", "The people and places in the samples are invented.";
    as_of: "计算截止日", "Reference date";
    as_of_help: "年龄、年限都算到这一天。默认是今天，可以改成过去或将来的某一天。",
        "Ages and lengths of service are counted to this day. It is today unless you choose a day in the past or to come.";
    today: "用今天", "Use today";
    readings: "文件没写清楚的地方，按哪种理解", "Where the document is not clear: how to read it";
    readings_help: "每种理解下的结论写在它的下面，选哪一种，上面的结果就按哪一种算。",
        "What each reading gives stands below it; the result follows the one you choose.";
    /// Button over the readings on which nothing hangs at present.
    other_readings(count: usize, shown: bool): {
        if shown {
            format!("收起不影响现在结果的{count}处")
        } else {
            format!("还有{count}处也没写清楚，不影响现在的结果")
        }
    }, {
        match (count, shown) {
            (_, true) => "Put away what changes nothing at present".to_owned(),
            (1, false) => "Another place is unclear too, but changes nothing at present".to_owned(),
            (_, false) => format!("{count} other places are unclear too, but change nothing at present"),
        }
    };
    ambiguity(number: u8): "有不同理解的地方 A{number}", "Register of ambiguities, A{number}";
    kept: "填的内容会留在这台设备上，下次打开还在；不会传到别处。共用的电脑，用完请清空。",
        "Your entries stay on this device and will be there next time; they go nowhere else. On a shared computer, clear them when you are done.";
    clear: "清空所填", "Clear the entries";
    cleared: "已清空。", "Cleared.";
    /// Link on narrow screens from the form to the result.
    see_result: "看结果和理由", "See result and reasons";
    put_right: "先改好填写的内容", "Some entries need correcting";
    put_right_long: "下面这些填得不对，改好以后才能判断：", "Nothing can be said until these are put right:";
    missing: "还要知道这些，才能定下来", "To settle it, this has to be known";
    missing_pending: "还差这些认定", "Still to be recognised";
    changes: "什么会改变这个结论", "What would change it";
    windows: "时间", "Over time";
    windows_if_unchanged: "其他情况都不变的话：", "If nothing else changes:";
    windows_if_recognised: "如果没定的那几项都获得认定，其他情况不变的话：", "If what is open is recognised, and nothing else changes:";
    reasons: "理由", "Reasons";
    robust: "文件没写清楚的地方，换哪种理解，结论都一样。", "Where the document is not clear, every reading gives the same verdict.";
    depends_on(reading: &str): "结论取决于怎么理解：{reading}。", "The verdict hangs on the reading: {reading}.";
    hangs_together: "只换一处理解，结论不变；几处一起换，结论会变。",
        "Changing one reading leaves the verdict as it is; changing several together does not.";
    outputs_depend(reading: &str): "算出来的结果取决于怎么理解：{reading}。", "The figures hang on the reading: {reading}.";
    notes: "要知道的", "What to know";
    /// Over the readings side by side, the derivation of an amount, and what can be done with a result.
    each_reading: "每种理解下的结论", "What each reading gives";
    take_along: "带走这个结果", "Take the result along";
    expert: "专家核对表", "Sheet for experts";
    expert_rule: "规则一句话", "The rule in one sentence";
    expert_readings: "几种理解", "Readings";
    expert_thresholds: "每条线：线前、线上、线后", "Every line: before it, on it, after it";
    expert_holds: "成立", "holds";
    expert_fails: "不成立", "does not hold";
    expert_sign: "核对意见（不写姓名）", "Signed off (no names)";
    expert_lines: "岗位：＿＿＿＿＿＿　日期：＿＿＿＿＿＿　意见：＿＿＿＿＿＿＿＿＿＿＿＿", "Post: ____________  Date: ____________  Finding: ________________________";
    expert_print: "打印这张表", "Print this sheet";
    clauses: "依据", "Clauses";
    /// Heading of the entries on paper.
    entered: "填写的内容", "Entries";
    copy: "复制结果文字", "Copy the result as text";
    print: "打印", "Print";
    copy_private: "文字里有个人隐私，发给别人以前请看一遍。", "The text holds something private. Read it before you pass it on.";
    link_unfit: "打开的链接里，有些内容用不上：", "Some of what the link carries could not be used:";
    link_of_other: "链接里带的内容是给另一个工具的。", "What the link carries is for another tool.";
    copy_link: "复制链接", "Copy the link";
    copy_link_note: "链接里带着填的内容、计算截止日和选的理解，不带姓名。对方打开就看到同样的结果。",
        "The link carries the entries, the day and the readings, and no name. Whoever opens it sees the same result.";
    copy_link_private: "涉及隐私的那一项不在链接里，对方要自己填。",
        "The private entry is not in the link; whoever opens it has to answer it.";
    qr: "显示二维码", "Show a QR code";
    qr_label: "二维码，扫码打开填好的这一页", "QR code that opens this page as filled in";
    compare: "和另一种情况比", "Compare with another case";
    compare_lead: "现在填的放在左边；右边先照搬，改哪里就比哪里：结果哪里不一样，为什么。",
        "Your entries are the first case. The second begins as a copy: change it, and see what comes out otherwise, and why.";
    compare_other: "改一改再比", "Change something and compare";
    compare_later: "和五年以后比", "With five years later";
    open_link: "打开别人发来的链接", "Open a link that you were sent";
    open_link_help: "粘贴整条链接，或者其中从 #/ 开始的那一段代码。", "Paste the whole link, or the part of it from #/ on.";
    open: "打开", "Open";
    no_link(typed: &str): "“{typed}”里没有本工具的地址：要有 #/ 开头的一段，比如 #/tools/…。",
        "“{typed}” has no address of this app in it: there must be a part that begins with #/, such as #/tools/…";
    edition(edition: &str, hash: &str): "数据版本 {edition}，校验码 {hash}", "Data edition {edition}, checksum {hash}";
    /// Between a name and what it is.
    colon: "：", ": ";
    /// Between two of a list in a sentence.
    semicolon: "；", "; ";
    /// Conditions in plain text: holds, does not, open.
    marks[3] {
        "〔成立〕", "[holds]";
        "〔不成立〕", "[does not hold]";
        "〔未定〕", "[open]";
    }
}
