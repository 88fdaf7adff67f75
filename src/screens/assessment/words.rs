//! The words of the self-assessment.

use policy::assessment::{Counts, Own, Standing, Unit};
use policy::pack::Parts;
use policy::text::Language;

use crate::drafts::saved::Unreadable;

/// What the self-assessment says in one language.
pub struct Words {
    /// The heading of the list.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// That it is voluntary and stays here.
    pub voluntary: &'static str,
    /// Over the drafts.
    pub drafts: &'static str,
    /// There are none.
    pub no_drafts: &'static str,
    /// A draft without a name.
    pub unnamed: &'static str,
    /// The name of a copy.
    pub copy_of: fn(&str) -> String,
    /// Opens what can be done with a draft.
    pub more: &'static str,
    /// Does that.
    pub rename: &'static str,
    /// Confirms the new name.
    pub rename_yes: &'static str,
    /// Does that.
    pub duplicate: &'static str,
    /// Asks first.
    pub delete: &'static str,
    /// The question.
    pub delete_ask: &'static str,
    /// Does it.
    pub delete_yes: &'static str,
    /// Does not.
    pub delete_no: &'static str,
    /// Over the form for a new one.
    pub new: &'static str,
    /// Over the kinds of unit.
    pub unit_kind: &'static str,
    /// A kind of unit.
    pub unit: fn(Unit) -> &'static str,
    /// Over the unit's name.
    pub unit_name: &'static str,
    /// What to write there.
    pub unit_name_help: &'static str,
    /// Over the draft's name.
    pub draft_name: &'static str,
    /// What to write there.
    pub draft_name_help: &'static str,
    /// Over the year.
    pub year: &'static str,
    /// What it does.
    pub year_help: &'static str,
    /// It is none.
    pub year_fault: &'static str,
    /// Begins a draft.
    pub begin: &'static str,
    /// Over the day asked about.
    pub as_of: &'static str,
    /// What to write there.
    pub as_of_help: &'static str,
    /// It is none.
    pub as_of_fault: &'static str,
    /// The year of a draft.
    pub of_year: fn(i32) -> String,
    /// The day that counts.
    pub as_of_is: fn(&str) -> String,
    /// Opens name, unit, year and day.
    pub about: &'static str,
    /// Leads to the list.
    pub to_list: &'static str,
    /// There is no such draft.
    pub gone: &'static str,
    /// Why that may be.
    pub gone_why: &'static str,
    /// Names the navigation.
    pub sections: &'static str,
    /// How many are answered, of how many.
    pub progress: fn(u32, u32) -> String,
    /// Leads to the next section.
    pub next: fn(&str) -> String,
    /// Leads to the summary.
    pub to_summary: &'static str,
    /// Leads to the next open one.
    pub next_open: fn(usize) -> String,
    /// A change is about to be kept.
    pub saving: &'static str,
    /// When it was last kept.
    pub saved_at: fn(&str) -> String,
    /// There is no room.
    pub full: &'static str,
    /// Nothing can be kept.
    pub blocked: &'static str,
    /// Another tab has kept something else.
    pub theirs_changed: &'static str,
    /// Another tab has deleted it.
    pub theirs_deleted: &'static str,
    /// What that means.
    pub theirs_help: &'static str,
    /// Goes on from theirs.
    pub take_theirs: &'static str,
    /// Goes on from here.
    pub keep_mine: &'static str,
    /// It was made with another edition.
    pub other_edition: fn(&str, &str) -> String,
    /// It holds what is not known here.
    pub strangers: fn(&str) -> String,
    /// Over what cannot be opened.
    pub aside: &'static str,
    /// What was done with it.
    pub aside_help: &'static str,
    /// Why a text is no draft.
    pub unreadable: fn(&Unreadable) -> String,
    /// Over the ways out.
    pub hand_out: &'static str,
    /// What for.
    pub hand_out_help: &'static str,
    /// Over the ways in.
    pub hand_in: &'static str,
    /// What it does.
    pub hand_in_help: &'static str,
    /// Over the file picker.
    pub from_file: &'static str,
    /// Opens the field for text.
    pub from_text: &'static str,
    /// Over the field.
    pub paste_here: &'static str,
    /// Takes it in.
    pub take_in: &'static str,
    /// Names what was pasted.
    pub pasted: &'static str,
    /// It is in.
    pub taken_in: fn(&str) -> String,
    /// It is not, and why.
    pub not_taken_in: fn(&str, &str) -> String,
    /// Over clearing.
    pub device: &'static str,
    /// What to do there.
    pub device_help: &'static str,
    /// Leads there.
    pub clear: &'static str,
    /// What counts as met.
    pub counts_as_met: &'static str,
    /// What counts as partly met.
    pub counts_as_partly: &'static str,
    /// What counts as not met.
    pub counts_as_not_met: &'static str,
    /// Before what is at hand.
    pub evidence: &'static str,
    /// Leads to a tool for one case.
    pub check_one: fn(&str) -> String,
    /// Over the standings.
    pub how_is_it: &'static str,
    /// A unit's own word.
    pub own: fn(Own) -> &'static str,
    /// How something stands.
    pub standing: fn(Standing) -> &'static str,
    /// Takes an answer back.
    pub take_back: &'static str,
    /// That the answers decide it.
    pub by_tool: &'static str,
    /// That the parts of the year decide it.
    pub by_parts: &'static str,
    /// Over the ways not to answer.
    pub or_else: &'static str,
    /// Over the boxes.
    pub which_parts: fn(Parts) -> &'static str,
    /// How many are over.
    pub parts_over: fn(Parts, i32, u8) -> String,
    /// Ticks all.
    pub every_part: fn(Parts) -> &'static str,
    /// Says that the others had none.
    pub rest_had_none: fn(Parts) -> &'static str,
    /// Names a part.
    pub part_name: fn(Parts, u8) -> String,
    /// None is over.
    pub no_part_over: fn(Parts) -> &'static str,
    /// In how many it was done.
    pub parts_done: fn(Parts, usize, u8) -> String,
    /// In which it was not.
    pub parts_lacking: fn(&str) -> String,
    /// Of which nothing is said.
    pub parts_open: fn(&str) -> String,
    /// Until then nothing is decided.
    pub put_right: &'static str,
    /// Opens the reasons.
    pub why: &'static str,
    /// A reason that holds.
    pub holds: &'static str,
    /// One that does not.
    pub holds_not: &'static str,
    /// One that is open.
    pub open: &'static str,
    /// Opens the remark.
    pub note: &'static str,
    /// What to write there.
    pub note_help: &'static str,
    /// An answer.
    pub yes: &'static str,
    /// An answer.
    pub no: &'static str,
    /// The open answer.
    pub not_sure: &'static str,
    /// The open answer where somebody else decides.
    pub not_decided: &'static str,
    /// Who decides it.
    pub decided_by: fn(&str) -> String,
    /// It is not kept.
    pub sensitive: &'static str,
    /// How an entry was read.
    pub understood: fn(&str) -> String,
    /// Names a part of a day.
    pub year_unit: &'static str,
    /// Names a part of a day.
    pub month_unit: &'static str,
    /// Names a part of a day.
    pub day_unit: &'static str,
    /// Unit of the service before.
    pub earlier_years: &'static str,
    /// Unit of the service before.
    pub earlier_months: &'static str,
    /// Over the summary.
    pub summary: &'static str,
    /// Over what has occurred.
    pub occurred: &'static str,
    /// What that means and does not mean.
    pub occurred_help: &'static str,
    /// Over what cannot be ruled out.
    pub could_occur: &'static str,
    /// None has, by what is answered.
    pub none_occurred: &'static str,
    /// Over the number of the met.
    pub met_of_applicable: &'static str,
    /// Of how many that apply.
    pub of_applicable: fn(u32) -> String,
    /// Over completeness.
    pub complete: &'static str,
    /// Of how many that are asked.
    pub of_asked: fn(u32) -> String,
    /// Why there is no score.
    pub no_scores: &'static str,
    /// Over the drawing.
    pub by_chapter: &'static str,
    /// Names the drawing.
    pub chart: &'static str,
    /// A chapter's counts as a sentence.
    pub counted: fn(&str, &Counts) -> String,
    /// Heads a column.
    pub chapter: &'static str,
    /// Heads a column.
    pub asked: &'static str,
    /// Heads a row.
    pub total: &'static str,
    /// Over what falls short.
    pub shortfalls: &'static str,
    /// Over what is not sure.
    pub unsure: &'static str,
    /// Over what is not answered.
    pub open_ones: &'static str,
    /// Over what higher levels should not have asked.
    pub raised: &'static str,
    /// Over the rest.
    pub settled: &'static str,
    /// Behind a heading.
    pub how_many: fn(usize) -> String,
    /// What it can still become.
    pub could_be: fn(&str) -> String,
    /// The facts that decide it.
    pub hangs_on: fn(&str) -> String,
    /// A result with its name.
    pub labelled: fn(&str, &str) -> String,
    /// The unit's own word, in full.
    pub you_said: fn(&str) -> String,
    /// A remark.
    pub noted: fn(&str) -> String,
    /// Leads to the answer.
    pub to_answer: &'static str,
    /// Prints.
    pub print: &'static str,
    /// Between the items of a list.
    pub and: &'static str,
    /// Between alternatives.
    pub or: &'static str,
    /// Between sentences.
    pub stop: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "自评",
    lead: "一条一条对照，看本单位做到了哪些，还差什么。按年份留一份，下次接着对。",
    voluntary: "自愿使用，自己留存：填的内容只在这个浏览器里，不上传、不排名、不打分。",
    drafts: "这台设备上的草稿",
    no_drafts: "还没有草稿。在下面新建一份，或者打开别处存下的草稿文件。",
    unnamed: "未命名的草稿",
    copy_of: |it| format!("{it}（副本）"),
    more: "改名、复制、存文件、删除",
    rename: "改名",
    rename_yes: "用这个名字",
    duplicate: "复制一份",
    delete: "删除",
    delete_ask: "确定删除吗？删了找不回来；要留就先存成文件。",
    delete_yes: "确定删除",
    delete_no: "不删",
    new: "新建一份",
    unit_kind: "给谁自评",
    unit: |it| match it {
        Unit::Township => "乡镇",
        Unit::Village => "村",
        Unit::Community => "城市社区",
    },
    unit_name: "单位名称",
    unit_name_help: "写村、社区或乡镇的名字，不写人名。可以空着。",
    draft_name: "草稿名称",
    draft_name_help: "同一单位有几份时好分清，比如“上半年”。可以空着。",
    year: "自评的年份",
    year_help: "按月、按季的事，按这一年算。",
    year_fault: "“自评的年份”要填2000到2100之间的年份，比如2020。",
    begin: "开始自评",
    as_of: "按哪一天算",
    as_of_help: "空着就按今天。写法如2020-06-30、2020年6月30日。",
    as_of_fault: "“按哪一天算”看不懂，现在先按今天算。请写年、月、日，比如2020-06-30。",
    of_year: |year| format!("{year}年"),
    as_of_is: |day| format!("按{day}算"),
    about: "名称、年份、日期",
    to_list: "全部草稿",
    gone: "这台设备上没有这份草稿",
    gone_why: "草稿只存在建它的那个浏览器里，链接带不走。它也可能已经删除，或者读不出来。",
    sections: "自评的各部分",
    progress: |done, all| format!("已填{done}/{all}"),
    next: |it| format!("下一部分：{it}"),
    to_summary: "看汇总",
    next_open: |open| if open == 0 { "都填过了".to_owned() } else { format!("去下一个没填的（还有{open}项）") },
    saving: "正在保存……",
    saved_at: |at| format!("{at} 已保存"),
    full: "没有保存成功：浏览器的存储空间满了。可以接着填，但内容只在这一页里，关掉就没有了。请用下面的“存成文件”留一份，再删掉不用的草稿。",
    blocked: "没有保存成功：这个浏览器不让网页保存内容。可以接着填，但关掉页面就没有了。请存成文件，或者复制文字留一份。",
    theirs_changed: "这份草稿在另一个窗口里改过。",
    theirs_deleted: "这份草稿在另一个窗口里删除了。",
    theirs_help: "没有选之前，这里的改动先不保存。",
    take_theirs: "用那边的，这边的改动不要",
    keep_mine: "用这边的，盖掉那边",
    other_edition: |was, is| format!("这份草稿用的是数据版本{was}，现在是{is}。填过的都在，请再看一遍。"),
    strangers: |ids| format!("草稿里有现在的数据没有的题：{ids}。这里不显示，但原样留着。"),
    aside: "读不出来的草稿",
    aside_help: "没有删，放在一边了。可以存成文件，请懂的人看看。",
    unreadable: |it| match it {
        Unreadable::TooLarge => "文件太大（超过5MB），不会是自评草稿。".to_owned(),
        Unreadable::Empty => "里面是空的。".to_owned(),
        Unreadable::NotJson => "这不是草稿文件，或者内容被改坏了。".to_owned(),
        Unreadable::CutShort => "内容不完整，后面少了一截。请重新存一次，或者把文字全部复制。".to_owned(),
        Unreadable::NotADraft => "这不是自评草稿。".to_owned(),
        Unreadable::Newer => "这份草稿是用更新的版本存的，请先更新本工具。".to_owned(),
        Unreadable::OtherPack(id) => format!("这份草稿对照的是另一份文件（{id}）。"),
        Unreadable::NoSuchUnit(id) => format!("不认得草稿里的单位类型“{id}”。"),
    },
    hand_out: "留一份，或者带走",
    hand_out_help: "存成文件，可以在别的电脑上接着填。微信等应用里打开的网页下载不了，就复制文字。",
    hand_in: "打开草稿文件",
    hand_in_help: "会另存为一份新草稿，不会盖掉已有的。",
    from_file: "选草稿文件（可以选几个）",
    from_text: "或者粘贴文字",
    paste_here: "把复制的草稿文字全部粘贴到这里",
    take_in: "打开这段文字",
    pasted: "粘贴的文字",
    taken_in: |name| format!("{name}：已放进草稿列表。"),
    not_taken_in: |name, why| format!("{name}：没有打开。{why}"),
    device: "公用电脑",
    device_help: "用完请先存成文件，再清空。",
    clear: "清空这台设备",
    counts_as_met: "怎样算符合",
    counts_as_partly: "怎样算部分符合",
    counts_as_not_met: "怎样算不符合",
    evidence: "手头通常有的材料：",
    check_one: |it| format!("拿不准某一件，可以用工具核对：{it}"),
    how_is_it: "本单位的情况",
    own: |it| match it {
        Own::Met => "符合",
        Own::Partly => "部分符合",
        Own::NotMet => "不符合",
        Own::NotApplicable => "不适用",
        Own::NotSure => "不清楚",
    },
    standing: |it| match it {
        Standing::Met => "符合",
        Standing::Partly => "部分符合",
        Standing::NotMet => "不符合",
        Standing::NotApplicable => "不适用",
        Standing::NotSure => "不清楚",
        Standing::NotAnswered => "未填",
    },
    take_back: "取消选择",
    by_tool: "这一项按下面的回答算，不用自己判断。",
    by_parts: "这一项按下面勾的算，不用自己判断。",
    or_else: "或者",
    which_parts: |it| match it {
        Parts::Months => "哪些月份做了",
        Parts::Quarters => "哪些季度做了",
    },
    parts_over: |it, year, over| match it {
        Parts::Months => format!("{year}年已经过完{over}个月；没过完的先不算。"),
        Parts::Quarters => format!("{year}年已经过完{over}个季度；没过完的先不算。"),
    },
    every_part: |it| match it {
        Parts::Months => "过完的月份都做了",
        Parts::Quarters => "过完的季度都做了",
    },
    rest_had_none: |it| match it {
        Parts::Months => "过完了、没打勾的月份，确实没做",
        Parts::Quarters => "过完了、没打勾的季度，确实没做",
    },
    part_name: |it, part| match it {
        Parts::Months => format!("{part}月"),
        Parts::Quarters => format!("第{part}季度"),
    },
    no_part_over: |it| match it {
        Parts::Months => "这一年还没有过完的月份，先不用填。",
        Parts::Quarters => "这一年还没有过完的季度，先不用填。",
    },
    parts_done: |it, done, over| match it {
        Parts::Months => format!("过完的{over}个月里，有{done}个月做了。"),
        Parts::Quarters => format!("过完的{over}个季度里，有{done}个季度做了。"),
    },
    parts_lacking: |it| format!("没做的：{it}。"),
    parts_open: |it| format!("还没说的：{it}。"),
    put_right: "改好以前，这一项先不算。",
    why: "为什么是这个结果",
    holds: "是",
    holds_not: "否",
    open: "未定",
    note: "备注",
    note_help: "给自己看的话，比如材料放在哪里。请不要写人名和隐私。",
    yes: "是",
    no: "否",
    not_sure: "不清楚",
    not_decided: "还没有认定",
    decided_by: |who| format!("这一项{who}，不是自己判断。"),
    sensitive: "涉及个人隐私：不保存，离开这一页就没有了。",
    understood: |it| format!("即{it}"),
    year_unit: "年",
    month_unit: "月",
    day_unit: "日",
    earlier_years: "年（此前累计）",
    earlier_months: "个月（此前累计）",
    summary: "汇总",
    occurred: "文件所列情形已经出现",
    occurred_help: "这里只说情形出现了。会不会有后果、是什么后果，由有关组织按程序定。",
    could_occur: "还不清楚、不能排除文件所列情形的",
    none_occurred: "按已填的内容，没有出现文件写明后果的情形。",
    met_of_applicable: "符合",
    of_applicable: |it| format!("适用{it}项之中"),
    complete: "已填",
    of_asked: |it| format!("一共{it}项之中"),
    no_scores: "填没填和符不符合是两回事。文件没有给分值和权重，这里也不打分。“不清楚”和“未填”既不算符合，也不算不符合。",
    by_chapter: "各章情况",
    chart: "各章里符合、部分符合、不符合、不适用、不清楚和未填的项数",
    counted: |name, it| {
        format!(
            "{name}：符合{}，部分符合{}，不符合{}，不适用{}，不清楚{}，未填{}",
            it.met, it.partly, it.not_met, it.not_applicable, it.not_sure, it.not_answered
        )
    },
    chapter: "章",
    asked: "一共",
    total: "合计",
    shortfalls: "还有差距的",
    unsure: "还不清楚的",
    open_ones: "还没填的",
    raised: "减负哨兵：不合要求的（不计入本单位）",
    settled: "符合和不适用的",
    how_many: |it| format!("（{it}项）"),
    could_be: |it| format!("弄清楚以后可能是：{it}。"),
    hangs_on: |it| format!("要弄清楚：{it}。"),
    labelled: |name, value| format!("{name}：{value}"),
    you_said: |it| format!("自己选的：{it}"),
    noted: |it| format!("备注：{it}"),
    to_answer: "去看这一题",
    print: "打印",
    and: "、",
    or: "或",
    stop: "；",
};

static EN: Words = Words {
    title: "Self-assessment",
    lead: "Go through the measures one by one: what is in place, and what is missing. Keep one for each year and go on from there.",
    voluntary: "For your own use, and yours to keep: what you enter stays in this browser. It is not uploaded, ranked or scored.",
    drafts: "Drafts on this device",
    no_drafts: "There are none yet. Begin one below, or open a draft file saved elsewhere.",
    unnamed: "Untitled draft",
    copy_of: |it| format!("{it} (copy)"),
    more: "Rename, copy, save as a file, delete",
    rename: "Rename",
    rename_yes: "Use this name",
    duplicate: "Duplicate",
    delete: "Delete",
    delete_ask: "Delete it? It cannot be brought back; save it as a file first if you may need it.",
    delete_yes: "Yes, delete it",
    delete_no: "Keep it",
    new: "Begin a new one",
    unit_kind: "For what kind of unit",
    unit: |it| match it {
        Unit::Township => "Township",
        Unit::Village => "Village",
        Unit::Community => "Urban community",
    },
    unit_name: "Name of the unit",
    unit_name_help: "The village, community or township; no person's name. It may stay empty.",
    draft_name: "Name of the draft",
    draft_name_help: "Tells several apart, such as \"first half\". It may stay empty.",
    year: "Year assessed",
    year_help: "What is asked by month or quarter is counted in this year.",
    year_fault: "The year assessed must be a year from 2000 to 2100, such as 2020.",
    begin: "Begin",
    as_of: "As of",
    as_of_help: "Empty means today. Write it as 2020-06-30, say.",
    as_of_fault: "The day cannot be read, so today is used. Please give year, month and day, such as 2020-06-30.",
    of_year: |year| year.to_string(),
    as_of_is: |day| format!("as of {day}"),
    about: "Name, year and day",
    to_list: "All drafts",
    gone: "There is no such draft on this device",
    gone_why: "A draft lies only in the browser in which it was made; a link does not carry it. It may also have been deleted, or be unreadable.",
    sections: "Parts of the assessment",
    progress: |done, all| format!("{done} of {all} answered"),
    next: |it| format!("Next: {it}"),
    to_summary: "See the summary",
    next_open: |open| if open == 0 { "All are answered".to_owned() } else { format!("Go to the next open one ({open} left)") },
    saving: "Saving…",
    saved_at: |at| format!("Saved {at}"),
    full: "Not saved: the browser's storage is full. You can go on, but what you enter is on this page only and is gone when you close it. Save it as a file, then delete drafts that you no longer need.",
    blocked: "Not saved: this browser does not let pages keep anything. You can go on, but it is gone when you close the page. Save it as a file, or copy the text.",
    theirs_changed: "This draft was changed in another window.",
    theirs_deleted: "This draft was deleted in another window.",
    theirs_help: "Until you choose, nothing is saved from here.",
    take_theirs: "Take theirs and drop what is here",
    keep_mine: "Keep mine and overwrite theirs",
    other_edition: |was, is| {
        format!("This draft was made with data edition {was}; this is {is}. All answers are kept; please look through them again.")
    },
    strangers: |ids| format!("The draft holds questions that are not in this data: {ids}. They are not shown, and are kept as they are."),
    aside: "Drafts that cannot be opened",
    aside_help: "They were not deleted but set aside. You can save them as files and have them looked at.",
    unreadable: |it| match it {
        Unreadable::TooLarge => "The file is too large (above 5 MB) to be a draft.".to_owned(),
        Unreadable::Empty => "There is nothing in it.".to_owned(),
        Unreadable::NotJson => "This is not a draft file, or it was damaged.".to_owned(),
        Unreadable::CutShort => "The end is missing. Save it again, or copy all of the text.".to_owned(),
        Unreadable::NotADraft => "This is not a self-assessment draft.".to_owned(),
        Unreadable::Newer => "This draft was saved by a newer version. Please update this tool first.".to_owned(),
        Unreadable::OtherPack(id) => format!("This draft is about another document ({id})."),
        Unreadable::NoSuchUnit(id) => format!("The draft is for a kind of unit that is not known here: \"{id}\"."),
    },
    hand_out: "Keep a copy, or take it along",
    hand_out_help: "With the file you can go on at another computer. Where an app's built-in browser cannot download, copy the text.",
    hand_in: "Open a draft file",
    hand_in_help: "It becomes a new draft here and overwrites none.",
    from_file: "Choose draft files (several if you like)",
    from_text: "Or paste the text",
    paste_here: "Paste the whole copied text of the draft here",
    take_in: "Open this text",
    pasted: "The pasted text",
    taken_in: |name| format!("{name}: now among the drafts."),
    not_taken_in: |name, why| format!("{name}: not opened. {why}"),
    device: "Shared computers",
    device_help: "When you are done, save your drafts as files, then clear the device.",
    clear: "Clear this device",
    counts_as_met: "Counts as met",
    counts_as_partly: "Counts as partly met",
    counts_as_not_met: "Counts as not met",
    evidence: "Usually at hand: ",
    check_one: |it| format!("A tool can check a single case: {it}"),
    how_is_it: "How it is here",
    own: |it| match it {
        Own::Met => "Met",
        Own::Partly => "Partly met",
        Own::NotMet => "Not met",
        Own::NotApplicable => "Not applicable",
        Own::NotSure => "Not sure",
    },
    standing: |it| match it {
        Standing::Met => "Met",
        Standing::Partly => "Partly met",
        Standing::NotMet => "Not met",
        Standing::NotApplicable => "Not applicable",
        Standing::NotSure => "Not sure",
        Standing::NotAnswered => "Not answered",
    },
    take_back: "Take back",
    by_tool: "This follows from the answers below; there is nothing to judge.",
    by_parts: "This follows from what is ticked below; there is nothing to judge.",
    or_else: "Or else",
    which_parts: |it| match it {
        Parts::Months => "In which months it was done",
        Parts::Quarters => "In which quarters it was done",
    },
    parts_over: |it, year, over| match it {
        Parts::Months => format!("Months of {year} that are over: {over}. Those that are not over do not count yet."),
        Parts::Quarters => format!("Quarters of {year} that are over: {over}. Those that are not over do not count yet."),
    },
    every_part: |it| match it {
        Parts::Months => "In every month that is over",
        Parts::Quarters => "In every quarter that is over",
    },
    rest_had_none: |it| match it {
        Parts::Months => "In the other months that are over it was not done",
        Parts::Quarters => "In the other quarters that are over it was not done",
    },
    part_name: |it, part| match it {
        Parts::Months => {
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            usize::from(part).checked_sub(1).and_then(|it| names.get(it)).copied().unwrap_or_default().to_owned()
        }
        Parts::Quarters => format!("Q{part}"),
    },
    no_part_over: |it| match it {
        Parts::Months => "No month of the year is over yet: nothing to answer.",
        Parts::Quarters => "No quarter of the year is over yet: nothing to answer.",
    },
    parts_done: |it, done, over| match it {
        Parts::Months => format!("Months that are over: {over}; done in {done}."),
        Parts::Quarters => format!("Quarters that are over: {over}; done in {done}."),
    },
    parts_lacking: |it| format!("Not done in: {it}."),
    parts_open: |it| format!("Not said yet: {it}."),
    put_right: "Until that is put right, this does not count.",
    why: "Why it stands so",
    holds: "yes",
    holds_not: "no",
    open: "open",
    note: "Note",
    note_help: "For yourself: where the papers are, say. Please leave out names and private matters.",
    yes: "Yes",
    no: "No",
    not_sure: "Not sure",
    not_decided: "Not decided yet",
    decided_by: |who| format!("Not for yourself to judge: {who}."),
    sensitive: "Private: it is not saved, and is gone when you leave the page.",
    understood: |it| format!("Read as {it}"),
    year_unit: "year",
    month_unit: "month",
    day_unit: "day",
    earlier_years: "years before that",
    earlier_months: "months before that",
    summary: "Summary",
    occurred: "A case named in the document has occurred",
    occurred_help: "This says only that the case has occurred. Whether and what follows is for the bodies in charge to decide.",
    could_occur: "Not clear yet: a case named in the document cannot be ruled out",
    none_occurred: "By what is answered, no case for which the document names a consequence has occurred.",
    met_of_applicable: "Met",
    of_applicable: |it| format!("of {it} that apply"),
    complete: "Answered",
    of_asked: |it| format!("of {it} asked"),
    no_scores: "Being answered and being met are two things. The document gives no scores or weights, so there are none here. \"Not sure\" and \"not answered\" count neither as met nor as not met.",
    by_chapter: "By chapter",
    chart: "How many are met, partly met, not met, not applicable, not sure and not answered in each chapter",
    counted: |name, it| {
        format!(
            "{name}: met {}, partly met {}, not met {}, not applicable {}, not sure {}, not answered {}",
            it.met, it.partly, it.not_met, it.not_applicable, it.not_sure, it.not_answered
        )
    },
    chapter: "Chapter",
    asked: "Asked",
    total: "Total",
    shortfalls: "What falls short",
    unsure: "Not sure yet",
    open_ones: "Not answered yet",
    raised: "Burden watch: what does not fit (not counted here)",
    settled: "Met, or not applicable",
    how_many: |it| format!(" ({it})"),
    could_be: |it| format!("Once it is clear it may be: {it}."),
    hangs_on: |it| format!("To be found out: {it}."),
    labelled: |name, value| format!("{name}: {value}"),
    you_said: |it| format!("Your answer: {it}"),
    noted: |it| format!("Note: {it}"),
    to_answer: "Go to this question",
    print: "Print",
    and: ", ",
    or: " or ",
    stop: "; ",
};
