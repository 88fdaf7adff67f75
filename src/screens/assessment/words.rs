//! The words of the self-assessment.

use policy::assessment::compare::Change;
use policy::assessment::plan::{Source, State};
use policy::assessment::reply::{OwnAnswer, Standing, Unit};
use policy::assessment::summary::Counts;
use policy::model::indicator::{Parts, Wanted};
use policy::model::text::Language;

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
    /// Over what cannot be opened.
    pub aside: &'static str,
    /// What was done with it.
    pub aside_help: &'static str,
    /// Over the ways out.
    pub hand_out: &'static str,
    /// What for.
    pub hand_out_help: &'static str,
    /// Over the ways in.
    pub hand_in: &'static str,
    /// What it does.
    pub hand_in_help: &'static str,
    /// Leads to the roll-up.
    pub roll_up: &'static str,
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
    /// It was changed outside this product: asks.
    pub edited_ask: fn(&str) -> String,
    /// Takes it in all the same.
    pub edited_yes: &'static str,
    /// Leaves it out.
    pub edited_no: &'static str,
    /// It was left out.
    pub left_out: fn(&str) -> String,
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
    /// Before the figures that a question names.
    pub figures: &'static str,
    /// Before what is at hand.
    pub evidence: &'static str,
    /// Leads to a tool for one case.
    pub check_one: fn(&str) -> String,
    /// Over the standings.
    pub how_is_it: &'static str,
    /// Over those of the burden watch.
    pub what_was_met: &'static str,
    /// A unit's own word.
    pub own: fn(OwnAnswer) -> &'static str,
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
    /// Makes the start of the next year.
    pub next_year: &'static str,
    /// What that does.
    pub next_year_help: &'static str,
    /// Over the period.
    pub period: &'static str,
    /// What to write there.
    pub period_help: &'static str,
    /// A step back.
    pub undo: &'static str,
    /// A step forth.
    pub redo: &'static str,
    /// How many answers are there.
    pub edition_kept: fn(usize) -> String,
    /// Over what is to be looked at.
    pub edition_review: &'static str,
    /// Over what is not asked any more.
    pub edition_gone: &'static str,
    /// On every page with weights of the user's own.
    pub weights_are_own: &'static str,
    /// Names the plan.
    pub plan: &'static str,
    /// How many items.
    pub items: fn(usize) -> String,
    /// Names the comparison.
    pub compare: &'static str,
    /// Before the time that the document gives.
    pub when: &'static str,
    /// Confirms what was carried over.
    pub confirm: &'static str,
    /// It was carried over.
    pub unconfirmed: &'static str,
    /// It no longer is.
    pub confirmed: &'static str,
    /// Opens remark, evidence, post and day.
    pub papers: &'static str,
    /// Over the unit's evidence.
    pub own_evidence: &'static str,
    /// What to write there.
    pub own_evidence_help: &'static str,
    /// Over the post.
    pub post: &'static str,
    /// What to write there.
    pub post_help: &'static str,
    /// Over the day.
    pub looked_at: &'static str,
    /// What checking one case does.
    pub check_help: &'static str,
    /// Leads to the tool.
    pub check_whole: &'static str,
    /// That the counts decide it.
    pub by_count: &'static str,
    /// It is no count.
    pub count_fault: fn(&str, &str) -> String,
    /// More than there are.
    pub more_than_all: fn(&str, &str, &str) -> String,
    /// Over the table of the measures.
    pub by_measure: &'static str,
    /// Heads a column.
    pub measure: &'static str,
    /// Heads a column.
    pub each_item: &'static str,
    /// The met ones of those that apply.
    pub met_of: fn(u32, u32) -> String,
    /// Opens the weights.
    pub weights: &'static str,
    /// What they do.
    pub weights_help: &'static str,
    /// Takes them away.
    pub no_weights: &'static str,
    /// What comes of them.
    pub weighted: fn(u64, u64) -> String,
    /// It is no weight.
    pub weight_fault: fn(&str, &str) -> String,
    /// Over what closes the gaps.
    pub next_steps: &'static str,
    /// Leads to the tool, filled in.
    pub in_tool: &'static str,
    /// Leads to the tool for a single case.
    pub in_tool_one: &'static str,
    /// How many there are, and with how many it is so, in a sentence.
    pub counts: fn(Wanted, Option<u32>, Option<u32>, &str) -> String,
    /// How many it is not so with, or is so with where none is wanted.
    pub counted_short: fn(Wanted, u32, &str) -> String,
    /// A roll-up filled it in, on a day.
    pub computed: fn(&str) -> String,
    /// What everything that is not sure can change: met now, at most, of those that apply, cases that may have occurred.
    pub unsure_range: fn(u32, u32, u32, usize) -> String,
    /// What the plan is.
    pub plan_help: &'static str,
    /// How many are late.
    pub overdue_on: fn(usize, &str) -> String,
    /// Adds what falls short.
    pub add_shortfalls: fn(usize) -> String,
    /// Adds an empty one.
    pub add_item: &'static str,
    /// There are none.
    pub no_items: &'static str,
    /// Made of the plan.
    pub plan_papers: &'static str,
    /// The last day of an item.
    pub due_on: fn(&str) -> String,
    /// An item that says nothing yet.
    pub item_unnamed: &'static str,
    /// Over the calendar.
    pub calendar: &'static str,
    /// What goes in.
    pub calendar_help: &'static str,
    /// Hands the calendar out.
    pub calendar_save: &'static str,
    /// Over what is wrong.
    pub item_problem: &'static str,
    /// Over what is to be reached.
    pub item_goal: &'static str,
    /// Over what is to be done.
    pub item_action: &'static str,
    /// Over the unit in charge.
    pub item_unit: &'static str,
    /// What to write there.
    pub item_unit_help: &'static str,
    /// Over the last day.
    pub item_due: &'static str,
    /// Over the state.
    pub item_state: &'static str,
    /// Over the progress.
    pub item_progress: &'static str,
    /// Over the day it was done.
    pub item_done_on: &'static str,
    /// Over who found it.
    pub item_source: &'static str,
    /// Takes it away.
    pub remove_item: &'static str,
    /// Says that an item can be opened.
    pub item_open: &'static str,
    /// It is late.
    pub overdue: &'static str,
    /// A state.
    pub state: fn(State) -> &'static str,
    /// Who found it.
    pub source: fn(Source) -> &'static str,
    /// The columns on paper.
    pub plan_columns: [&'static str; 15],
    /// What the comparison does.
    pub compare_help: &'static str,
    /// Over the name of a snapshot.
    pub snapshot_label: &'static str,
    /// Takes one.
    pub take_snapshot: &'static str,
    /// One without a name.
    pub snapshot: &'static str,
    /// A snapshot by its name, the year it looks at and the day it was taken.
    pub snapshot_named: fn(&str, i32, Option<&str>) -> String,
    /// What has changed of what others asked.
    pub changed_watch: &'static str,
    /// The parts of the year in which it was done now and was not before.
    pub parts_more: fn(&str) -> String,
    /// The other way round.
    pub parts_fewer: fn(&str) -> String,
    /// The draft as it is.
    pub now: &'static str,
    /// Another draft.
    pub other_draft: fn(&str, i32) -> String,
    /// Over the earlier one.
    pub before: &'static str,
    /// Over the later one.
    pub after: &'static str,
    /// There is only one.
    pub nothing_to_compare: &'static str,
    /// Over a group of changes.
    pub change: fn(Change) -> &'static str,
    /// They were judged by two editions.
    pub editions_differ: fn(&str, &str) -> String,
    /// How many are the same.
    pub same_count: fn(usize) -> String,
    /// An answer that differs.
    pub changed: fn(&str, &str, &str) -> String,
    /// No answer.
    pub nothing_said: &'static str,
    /// Why it stands otherwise with the same answers.
    pub same_answers: fn(&str, &str) -> String,
    /// Between the items of a list.
    pub and: &'static str,
    /// Between alternatives.
    pub or: &'static str,
    /// Between sentences.
    pub stop: &'static str,
    /// Between sentences that end by themselves.
    pub space: &'static str,
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
    aside: "读不出来的草稿",
    aside_help: "没有删，放在一边了。可以存成文件，请懂的人看看。",
    hand_out: "留一份，或者带走",
    hand_out_help: "存成文件，可以在别的电脑上接着填。微信等应用里打开的网页下载不了，就复制文字。",
    hand_in: "打开草稿文件",
    roll_up: "把各单位的草稿合成一张表（汇总）",
    hand_in_help: "会另存为一份新草稿，不会盖掉已有的。",
    from_file: "选草稿文件（可以选几个）",
    from_text: "或者粘贴文字",
    paste_here: "把复制的草稿文字全部粘贴到这里",
    take_in: "打开这段文字",
    pasted: "粘贴的文字",
    taken_in: |name| format!("{name}：已放进草稿列表。"),
    edited_ask: |name| {
        format!("{name}：这份文件在本工具之外改过，里面的核对码和内容对不上。是你们自己改的，可以照样打开；拿不准就请对方重新导出一份。")
    },
    edited_yes: "照样打开",
    edited_no: "不打开",
    left_out: |name| format!("{name}：没有打开。"),
    not_taken_in: |name, why| format!("{name}：没有打开。{why}"),
    device: "公用电脑",
    device_help: "用完请先存成文件，再清空。",
    clear: "清空这台设备",
    counts_as_met: "怎样算符合",
    counts_as_partly: "怎样算部分符合",
    counts_as_not_met: "怎样算不符合",
    figures: "题里的数：",
    evidence: "手头通常有的材料：",
    check_one: |it| format!("拿不准某一件，可以用工具核对：{it}"),
    how_is_it: "本单位的情况",
    what_was_met: "碰到的情况",
    own: |it| match it {
        OwnAnswer::Met => "符合",
        OwnAnswer::Partly => "部分符合",
        OwnAnswer::NotMet => "不符合",
        OwnAnswer::NotApplicable => "不适用",
        OwnAnswer::NotSure => "不清楚",
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
    next_year: "作为下一年的开头",
    next_year_help: "会另存一份：去年的回答都带过去，标上“待确认”，确认之前不算数；没完成的整改也带过去。按月、按季的事从头填。",
    period: "时段",
    period_help: "比如“上半年”“全年”。可以空着。",
    undo: "撤销",
    redo: "重做",
    edition_kept: |it| format!("照旧读入的回答：{it}项。"),
    edition_review: "需要再看一遍的",
    edition_gone: "现在的数据里没有、原样留着的题：",
    weights_are_own: "这份草稿用了使用者自己定的权重。文件没有给权重。",
    plan: "问题整改清单",
    items: |it| if it == 0 { String::new() } else { format!("{it}项") },
    compare: "前后对比",
    when: "文件写的时间：",
    confirm: "确认，还是这样",
    unconfirmed: "从以前带来的回答，待确认；确认之前按“未填”算。",
    confirmed: "带来的回答已经确认。",
    papers: "备注、材料、责任岗位、日期",
    own_evidence: "佐证材料",
    own_evidence_help: "材料名称或者编号、放在哪里；用现成的，不用另做。",
    post: "责任岗位",
    post_help: "写岗位，比如“组织委员”，不写人名。",
    looked_at: "核对日期",
    check_help: "只核对一件，帮着判断；上面那一项仍由填写的人定。",
    check_whole: "在工具页里打开",
    by_count: "这一项按下面的数算，不用自己判断。",
    count_fault: |label, it| format!("“{label}”写的是“{it}”，要填0到100000之间的整数，比如12。"),
    more_than_all: |label, part, whole| format!("“{label}”（{part}）不能多于总数（{whole}）。"),
    by_measure: "各条措施情况",
    measure: "措施",
    each_item: "每一项",
    met_of: |met, of| format!("{met}/{of}"),
    weights: "自己定权重（文件没有给）",
    weights_help: "每条措施填0到100的整数，空着算1。只用来多算一个比例，显示在汇总上面，页面上会写明是自己定的。",
    no_weights: "不用权重",
    weighted: |met, of| format!("按使用者自己定的权重（文件没有给）：符合的占{met}/{of}。"),
    weight_fault: |label, it| format!("“{label}”的权重写的是“{it}”，要填0到100之间的整数。"),
    next_steps: "差多少就达到",
    in_tool: "在工具里试算（已填好）",
    in_tool_one: "用工具核对某一个村",
    counts: |wanted, whole, part, unit| {
        let whole = whole.map_or_else(|| "总数还没填".to_owned(), |it| format!("一共{it}{unit}"));
        let part = match (wanted, part) {
            (Wanted::All, None) => "做到的还没填".to_owned(),
            (Wanted::All, Some(it)) => format!("做到的{it}{unit}"),
            (Wanted::None, None) => "出现情形的还没填".to_owned(),
            (Wanted::None, Some(it)) => format!("出现情形的{it}{unit}"),
        };
        format!("{whole}，{part}。")
    },
    counted_short: |wanted, number, unit| match wanted {
        Wanted::All => format!("还有{number}{unit}没有做到。"),
        Wanted::None => format!("出现情形的有{number}{unit}。"),
    },
    computed: |day| format!("这里的数是{day}由各村汇总自动算出、填进来的。改动以后就不再这样标。"),
    unsure_range: |met, most, of, could_occur| {
        let occur = if could_occur == 0 { String::new() } else { format!("其中{could_occur}项还可能出现文件所列情形。") };
        format!("弄清楚这些，符合的会在{met}项到{most}项之间（适用{of}项；也可能变成不适用）。{occur}")
    },
    plan_help: "一个差距一条，可以从自评结果带入；点开一条填写。责任领导、责任人、销号审核人三栏留空，打印以后手写，这里不记人名。",
    overdue_on: |late, day| {
        if late == 0 { format!("按{day}算，没有超期的。") } else { format!("按{day}算，超期{late}项。") }
    },
    add_shortfalls: |it| if it == 0 { "差距都已列入".to_owned() } else { format!("列入还没有列的差距（{it}项）") },
    add_item: "另加一条",
    no_items: "清单里还没有条目。",
    plan_papers: "清单在Excel工作簿里是单独一张表，在Word报告里是附件2；状态一栏可以下拉选择，姓名三栏空着。第一次用要装载后台程序，稍等几秒。",
    due_on: |it| format!("时限{it}"),
    item_unnamed: "（还没写问题）",
    calendar: "放进日历",
    calendar_help: "没完成、有时限的各条，按时限那一天记一件。",
    calendar_save: "存成日历文件（.ics）",
    item_problem: "问题描述",
    item_goal: "整改目标",
    item_action: "整改措施",
    item_unit: "责任单位",
    item_unit_help: "写单位，不写人名。",
    item_due: "整改时限",
    item_state: "状态",
    item_progress: "进展情况",
    item_done_on: "完成日期",
    item_source: "问题来源",
    remove_item: "去掉",
    item_open: "展开填写",
    overdue: "已超期",
    state: |it| match it {
        State::NotStarted => "未启动",
        State::UnderWay => "整改中",
        State::Done => "已完成",
        State::Closed => "已销号",
    },
    source: |it| match it {
        Source::Own => "自查",
        Source::Higher => "上级反馈",
        Source::Masses => "群众反映",
    },
    plan_columns: [
        "序号",
        "问题描述",
        "对应分项",
        "问题来源",
        "整改目标",
        "整改措施",
        "责任领导",
        "责任单位",
        "责任人",
        "整改时限",
        "进展情况",
        "完成日期",
        "佐证材料",
        "状态",
        "销号审核人",
    ],
    compare_help: "记下现在的情况，过些日子再比；也可以和本单位的其他草稿比。只和自己比，一项一项比，不算分，不排名。",
    snapshot_label: "给这次记录起个名字（可以空着）",
    take_snapshot: "记下现在的情况",
    snapshot: "记录",
    snapshot_named: |label, year, day| match day {
        Some(day) => format!("{label}（{year}年，记于{day}）"),
        None => format!("{label}（{year}年）"),
    },
    changed_watch: "减负哨兵里有变化的（不计入本单位）",
    parts_more: |it| format!("比以前多做了：{it}。"),
    parts_fewer: |it| format!("比以前少做了：{it}。"),
    now: "现在",
    other_draft: |title, year| format!("另一份草稿：{title}（{year}年）"),
    before: "以前",
    after: "以后",
    nothing_to_compare: "还没有可以比的。先在上面记下现在的情况，或者另有一份本单位的草稿。",
    change: |it| match it {
        Change::Worse => "退步的",
        Change::Better => "进步的",
        Change::Same => "没有变的",
        Change::Otherwise => "从不清楚、未填、不适用变来或者变去的",
        Change::New => "新增的题",
        Change::Gone => "不再问的题",
    },
    editions_differ: |was, is| format!("两边的数据版本不同（{was}，{is}）：以前的结论是当时记下的。"),
    same_count: |it| format!("没有变的：{it}项。"),
    changed: |label, was, is| format!("{label}：{was} → {is}"),
    nothing_said: "没有填",
    same_answers: |was, is| format!("回答没有变；变的是日子（{was}，{is}）、年份或者数据版本。"),
    and: "、",
    or: "或",
    stop: "；",
    space: "　",
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
    aside: "Drafts that cannot be opened",
    aside_help: "They were not deleted but set aside. You can save them as files and have them looked at.",
    hand_out: "Keep a copy, or take it along",
    hand_out_help: "With the file you can go on at another computer. Where an app's built-in browser cannot download, copy the text.",
    hand_in: "Open a draft file",
    roll_up: "Put many units' drafts together",
    hand_in_help: "It becomes a new draft here and overwrites none.",
    from_file: "Choose draft files (several if you like)",
    from_text: "Or paste the text",
    paste_here: "Paste the whole copied text of the draft here",
    take_in: "Open this text",
    pasted: "The pasted text",
    taken_in: |name| format!("{name}: now among the drafts."),
    edited_ask: |name| {
        format!(
            "{name}: this file was changed outside this tool; its check code does not fit what stands in it. If you changed it yourselves, open it all the same; if in doubt, have it exported again."
        )
    },
    edited_yes: "Open it all the same",
    edited_no: "Leave it",
    left_out: |name| format!("{name}: not opened."),
    not_taken_in: |name, why| format!("{name}: not opened. {why}"),
    device: "Shared computers",
    device_help: "When you are done, save your drafts as files, then clear the device.",
    clear: "Clear this device",
    counts_as_met: "Counts as met",
    counts_as_partly: "Counts as partly met",
    counts_as_not_met: "Counts as not met",
    figures: "Figures in the question: ",
    evidence: "Usually at hand: ",
    check_one: |it| format!("A tool can check a single case: {it}"),
    how_is_it: "How it is here",
    what_was_met: "What you have met with",
    own: |it| match it {
        OwnAnswer::Met => "Met",
        OwnAnswer::Partly => "Partly met",
        OwnAnswer::NotMet => "Not met",
        OwnAnswer::NotApplicable => "Not applicable",
        OwnAnswer::NotSure => "Not sure",
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
    next_year: "Start the next year from it",
    next_year_help: "Makes a new draft: last year's answers are taken along and marked; they do not count until confirmed. What is not yet put right comes along; months and quarters begin afresh.",
    period: "Period",
    period_help: "Such as \"first half\". May stay empty.",
    undo: "Undo",
    redo: "Redo",
    edition_kept: |it| format!("Answers taken as they were: {it}."),
    edition_review: "To be looked at again",
    edition_gone: "No longer asked, kept as they were: ",
    weights_are_own: "This draft uses weights of the user's own. The document gives none.",
    plan: "Plan",
    items: |it| if it == 0 { String::new() } else { it.to_string() },
    compare: "Comparison",
    when: "When, by the document: ",
    confirm: "Confirm: it is still so",
    unconfirmed: "Carried over and to be confirmed; until then it counts as not answered.",
    confirmed: "What was carried over has been confirmed.",
    papers: "Note, evidence, post in charge, date",
    own_evidence: "Evidence",
    own_evidence_help: "Its name or number and where it lies; use what there is already.",
    post: "Post in charge",
    post_help: "A post, such as \"organisation commissioner\", not a person's name.",
    looked_at: "Checked on",
    check_help: "It looks at one case only, to help you judge; the answer above stays yours.",
    check_whole: "Open the tool's page",
    by_count: "The counts below decide this; there is nothing to judge.",
    count_fault: |label, it| format!("\"{label}\" says \"{it}\"; a whole number from 0 to 100000 is expected, such as 12."),
    more_than_all: |label, part, whole| format!("\"{label}\" ({part}) cannot exceed the total ({whole})."),
    by_measure: "By measure",
    measure: "Measure",
    each_item: "Each item",
    met_of: |met, of| format!("{met}/{of}"),
    weights: "Weights of your own (the document gives none)",
    weights_help: "A whole number from 0 to 100 for each measure; empty counts as 1. It only makes one more proportion, and every page says that it is yours.",
    no_weights: "Use no weights",
    weighted: |met, of| format!("By the user's own weights (the document gives none): met {met} of {of}."),
    weight_fault: |label, it| format!("The weight of \"{label}\" says \"{it}\"; a whole number from 0 to 100 is expected."),
    next_steps: "What would close the gap",
    in_tool: "Try it in the tool (filled in)",
    in_tool_one: "Check a single case in the tool",
    counts: |wanted, whole, part, _| {
        let said = |it: Option<u32>| it.map_or_else(|| "not given".to_owned(), |it| it.to_string());
        match wanted {
            Wanted::All => format!("In all: {}; so with: {}.", said(whole), said(part)),
            Wanted::None => format!("In all: {}; the case has occurred in: {}.", said(whole), said(part)),
        }
    },
    counted_short: |wanted, number, _| match wanted {
        Wanted::All => format!("Still to be put right: {number}."),
        Wanted::None => format!("The case has occurred in {number}."),
    },
    computed: |day| {
        format!("These figures were computed from the villages' files and filled in on {day}. Once you change them, they are yours.")
    },
    unsure_range: |met, most, of, could_occur| {
        let occur = if could_occur == 0 {
            String::new()
        } else {
            format!(" In {could_occur} of them a case named in the document may have occurred.")
        };
        format!("Once these are clear, between {met} and {most} of {of} that apply are met; some may turn out not to apply.{occur}")
    },
    plan_help: "One item for each shortfall, filled in from the result; open one to fill it in. The columns for names stay empty, to be written by hand on paper; no names are kept here.",
    overdue_on: |late, day| format!("Overdue as of {day}: {late}."),
    add_shortfalls: |it| {
        if it == 0 { "Every shortfall is listed".to_owned() } else { format!("List the shortfalls not yet listed ({it})") }
    },
    add_item: "Add an item",
    no_items: "There are no items yet.",
    plan_papers: "In the Excel workbook the plan is a sheet of its own, in the Word report appendix 2; states can be chosen from a list, and the columns for names stay empty. The first time it takes a few seconds to load.",
    due_on: |it| format!("due {it}"),
    item_unnamed: "(no problem written yet)",
    calendar: "Into a calendar",
    calendar_help: "Every item with a due date that is not done, on that day.",
    calendar_save: "Save a calendar file (.ics)",
    item_problem: "Problem",
    item_goal: "Goal",
    item_action: "Action",
    item_unit: "Unit in charge",
    item_unit_help: "A unit, not a person's name.",
    item_due: "Due",
    item_state: "State",
    item_progress: "Progress",
    item_done_on: "Done on",
    item_source: "Found by",
    remove_item: "Remove",
    item_open: "open to fill in",
    overdue: "overdue",
    state: |it| match it {
        State::NotStarted => "not started",
        State::UnderWay => "under way",
        State::Done => "done",
        State::Closed => "closed",
    },
    source: |it| match it {
        Source::Own => "own check",
        Source::Higher => "higher level",
        Source::Masses => "residents",
    },
    plan_columns: [
        "No.",
        "Problem",
        "Provision",
        "Found by",
        "Goal",
        "Action",
        "Leader",
        "Unit",
        "Person",
        "Due",
        "Progress",
        "Done on",
        "Evidence",
        "State",
        "Closed by",
    ],
    compare_help: "Take down how it stands, and compare later, or with another draft of your own unit. Only with yourself, item by item; no score, no ranking.",
    snapshot_label: "A name for it (may stay empty)",
    take_snapshot: "Take down how it stands now",
    snapshot: "Snapshot",
    snapshot_named: |label, year, day| match day {
        Some(day) => format!("{label} ({year}, taken {day})"),
        None => format!("{label} ({year})"),
    },
    changed_watch: "Changed in the burden watch (not counted here)",
    parts_more: |it| format!("Done now and not before: {it}."),
    parts_fewer: |it| format!("Done before and not now: {it}."),
    now: "Now",
    other_draft: |title, year| format!("Another draft: {title} ({year})"),
    before: "Before",
    after: "After",
    nothing_to_compare: "There is nothing to compare with yet. Take down how it stands now, or have another draft of your own unit.",
    change: |it| match it {
        Change::Worse => "Worse",
        Change::Better => "Better",
        Change::Same => "The same",
        Change::Otherwise => "Now open or no longer open, or no longer applying",
        Change::New => "Newly asked",
        Change::Gone => "No longer asked",
    },
    editions_differ: |was, is| {
        format!("The two were judged by different editions of the data ({was}, {is}); earlier standings are as noted then.")
    },
    same_count: |it| format!("The same: {it}."),
    changed: |label, was, is| format!("{label}: {was} → {is}"),
    nothing_said: "nothing",
    same_answers: |was, is| format!("The answers are the same; the day ({was}, {is}), the year or the edition differs."),
    and: ", ",
    or: " or ",
    stop: "; ",
    space: " ",
};
