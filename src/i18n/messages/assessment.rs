//! The messages of the self-assessment.

use messages::split_messages;
use policy::assessment::compare::Change;
use policy::assessment::filter::Filter;
use policy::assessment::plan::{Source, State};
use policy::assessment::reply::{OwnAnswer, Standing, Unit};
use policy::assessment::summary::Counts;
use policy::model::product::indicator::{Parts, Wanted};
use policy::model::text::Language;

split_messages! {
    title: "自评", "Self-assessment";
    lead: "一条一条对照，看本单位做到了哪些，还差什么。按年份留一份，下次接着对。",
        "Go through the measures one by one: what is in place, and what is missing. Keep one for each year and go on from there.";
    voluntary: "自愿使用，自己留存：填的内容只在这个浏览器里，不上传、不排名、不打分。",
        "For your own use, and yours to keep: what you enter stays in this browser. It is not uploaded, ranked or scored.";
    drafts: "这台设备上的草稿", "Drafts on this device";
    no_drafts: "还没有草稿。在下面新建一份，或者打开别处存下的草稿文件。",
        "There are none yet. Begin one below, or open a draft file saved elsewhere.";
    /// Label of the field for part of a name.
    find: "找草稿（名称、单位）", "Find (name or unit)";
    any_unit: "各类单位", "Any unit";
    any_year: "各年", "Any year";
    how_far: "填到哪里", "How far it is";
    any_state: "填了多少都看", "However far";
    not_begun: "还没填的", "Not begun";
    under_way: "填了一部分的", "Under way";
    all_answered: "都填过的", "All answered";
    in_order: "怎么排", "Order";
    by_date: "最近改的在前", "Last changed first";
    by_name: "按名称排", "By name";
    /// How many drafts fit what is looked for, of all.
    found(fitting: usize, all: usize): { if fitting == all { format!("共{all}份。") } else { format!("找到{fitting}份，共{all}份。") } },
        { if fitting == all { format!("{all} in all.") } else { format!("{fitting} of {all}.") } };
    counting: "还在数各份填了多少……", " Still counting how far each is …";
    page_before: "上一页", "Previous page";
    page_after: "下一页", "Next page";
    page_of(page: usize, pages: usize, drafts: usize): "第{page}页，共{pages}页，{drafts}份", "Page {page} of {pages}, {drafts} drafts";
    /// Unfolds what is done with several drafts at once.
    at_once: "一次存几份、删几份", "Save or delete several at once";
    choose_all(count: usize): "选上找到的{count}份", "Choose the {count} found";
    choose_none: "都不选", "Choose none";
    chosen(count: usize): "选了{count}份", "{count} chosen";
    save_chosen: "存成一个压缩包", "Save as one archive";
    save_chosen_help: "压缩包里一份草稿一个文件。到别处不用解开，在“打开草稿文件”或“汇总”里直接选这个压缩包。第一次用要装载后台程序，稍等几秒。",
        "The archive holds a file for each draft. Elsewhere it need not be unpacked: choose the archive itself where draft files are opened, or in the roll-up. The first time, the worker has to be loaded, which takes some seconds.";
    delete_chosen: "删除选上的", "Delete the chosen ones";
    delete_many_ask(count: usize): "确定删除选上的{count}份吗？关掉页面之前还能一次撤销，以后找不回来；要留就先存成压缩包。",
        "Delete the {count} chosen? You can undo it at once until you close the page, not later; save them first if you may need them.";
    deleted_many(count: usize, names: &str): "已删除{count}份：{names}等。", "Deleted {count}: {names} and others.";
    too_many_to_delete: "没有删：选上的加起来太大，删了没法撤销。请分几次删。",
        "Nothing was deleted: together they are too large to be put back. Delete them in several steps.";
    unnamed: "未命名的草稿", "Untitled draft";
    copy_of(title: &str): "{title}（副本）", "{title} (copy)";
    more: "改名、复制、存文件、删除", "Rename, copy, save as a file, delete";
    rename: "改名", "Rename";
    rename_yes: "用这个名字", "Use this name";
    duplicate: "复制一份", "Duplicate";
    delete: "删除", "Delete";
    delete_ask(name: &str): "确定删除“{name}”吗？关掉页面之前还能撤销，以后找不回来；要留就先存成文件。",
        "Delete {name}? You can undo it until you close the page, not later; save it as a file first if you may need it.";
    /// On a copy, when it is opened for the first time.
    is_copy(title: &str): "这是“{title}”的副本，已经另存为一份新草稿；原来的那份没有动。",
        "This is a copy of {title}, kept as a draft of its own; the other one is as it was.";
    is_next_year(title: &str, year: i32): "这是从“{title}”带来的{year}年自评，已经另存为一份新草稿；原来的那份没有动。原来的“当年”数现在是“上年”数，新的“当年”空着，等着填。",
        "This is the assessment for {year}, begun from {title} and kept as a draft of its own; the other one is as it was. Its figures of the year are those of the year before now; the new year's are to be filled in.";
    /// Above the parts of a draft, while something carried over waits.
    to_confirm(count: usize): "从以前带来、还没有确认的有{count}项，确认之前按“未填”算。改了哪一项的回答，哪一项就算确认了。",
        "Carried over and not confirmed: {count}. They count as not answered until then. Changing an answer confirms it.";
    /// Above the parts of a draft, before the numbers of the questions.
    comments(count: usize): "有{count}条退回意见，在这几题旁边：", "Remarks sent back: {count}, beside these questions: ";
    /// Before a remark that was sent back: by whom, on which day.
    comment_of(from: &str, on: &str): {
        let from = if from.is_empty() { "汇总的单位" } else { from };
        if on.is_empty() { format!("{from}退回的意见：") } else { format!("{from}退回的意见（{on}）：") }
    }, {
        let from = if from.is_empty() { "whoever adds up" } else { from };
        if on.is_empty() { format!("Remark from {from}: ") } else { format!("Remark from {from}, {on}: ") }
    };
    comment_done: "处理好了，去掉这条", "Dealt with: remove it";
    /// What became of a file of remarks.
    comments_taken(name: &str, draft: &str, count: usize): "{name}：{count}条退回意见放到草稿“{draft}”的回答旁边了。",
        "{name}: {count} remarks now stand beside the answers of {draft}.";
    no_draft_for_comments(name: &str, unit: &str, year: i32): "{name}：这是给“{unit}”{year}年草稿的退回意见，这台设备上没有这份草稿，没有放进去。请先打开那份草稿文件。",
        "{name}: these are remarks on the draft of {unit} for {year}; there is no such draft on this device, so nothing was taken. Open its file first.";
    confirm_all: "全部确认，都还是这样", "Confirm all: they are still so";
    /// Beside the button that puts it back.
    deleted(name: &str): "已删除“{name}”。", "Deleted: {name}.";
    not_deleted: "没有从这台设备上删掉：浏览器没有照办。请再试一次。", "Not deleted from this device: the browser did not do it. Please try again.";
    changed_elsewhere: "没有改：这份草稿刚刚在另一个窗口里改过。现在列出的是新的，请再看一遍。",
        "Nothing was changed: the draft has just been changed in another window. What is listed now is the new one; please look again.";
    delete_yes: "确定删除", "Yes, delete it";
    delete_no: "不删", "Keep it";
    /// Heading or label above the form for a new one.
    new: "新建一份", "Begin a new one";
    unit_kind: "给谁自评", "For what kind of unit";
    unit[Unit] {
        Township: "乡镇", "Township";
        Village: "村", "Village";
        Community: "城市社区", "Urban community";
    }
    unit_name: "单位名称", "Name of the unit";
    unit_name_help: "写村、社区或乡镇的名字，不写人名。可以空着。",
        "The village, community or township; no person's name. It may stay empty.";
    draft_name: "草稿名称", "Name of the draft";
    draft_name_help: "同一单位有几份时好分清，比如“上半年”。可以空着。", "Tells several apart, such as \"first half\". It may stay empty.";
    year: "自评的年份", "Year assessed";
    year_help: "按月、按季的事，按这一年算。", "What is asked by month or quarter is counted in this year.";
    year_fault: "“自评的年份”要填2000到2100之间的年份，比如2020。", "The year assessed must be a year from 2000 to 2100, such as 2020.";
    begin: "开始自评", "Begin";
    /// Heading or label above the reference date.
    as_of: "计算截止日", "Reference date";
    as_of_help: "空着就按今天。写法如2020-06-30、2020年6月30日。", "Empty means today. Write it as 2020-06-30, say.";
    as_of_fault: "“计算截止日”看不懂，现在先按今天算。请写年、月、日，比如2020-06-30。",
        "The reference date cannot be read, so today is used. Please give year, month and day, such as 2020-06-30.";
    of_year(year: i32): "{year}年", { year.to_string() };
    as_of_is(day: &str): "按{day}算", "as of {day}";
    about: "名称、年份、日期", "Name, year and day";
    to_list: "全部草稿", "All drafts";
    gone: "这台设备上没有这份草稿", "There is no such draft on this device";
    gone_why: "草稿只存在建它的那个浏览器里，链接带不走。它也可能已经删除，或者读不出来。",
        "A draft lies only in the browser in which it was made; a link does not carry it. It may also have been deleted, or be unreadable.";
    /// Title of the page of a draft that this edition cannot read.
    unreadable: "这份草稿读不出来", "This draft cannot be opened";
    unreadable_help: "草稿没有改动。在草稿列表里可以把它存成文件。", "It was not changed. You can save it as a file from the list of drafts.";
    /// Title of the page of a draft while the browser does not let it be read.
    unknown: "现在读不到这份草稿", "The draft cannot be read at the moment";
    unknown_help: "浏览器没有让这个页面读取存储，所以不知道草稿在不在。草稿没有改动。",
        "The browser does not let this page read what is kept, so it is not known whether the draft is there. It was not changed.";
    try_again: "再试一次", "Try again";
    too_many_items: "没有全部加上：整改清单最多200项。请先去掉不用的。",
        "Not all were added: a plan holds at most 200 items. Remove those that you no longer need first.";
    too_large: "没有保存成功：这份草稿超过5 MB，再存就读不出来了。请删短材料和说明，或者去掉几次记录。",
        "Not saved: the draft is larger than 5 MB and could not be read again. Shorten notes, or remove snapshots.";
    too_many_snapshots: "没有再记：最多留40次记录。请先去掉不用的。",
        "Nothing was added: at most 40 snapshots are kept. Remove those that you no longer need first.";
    sections: "自评的各部分", "Parts of the assessment";
    progress(done: u32, all: u32): "已填{done}/{all}", "{done} of {all} answered";
    next(section: &str): "下一部分：{section}", "Next: {section}";
    to_summary: "看汇总", "See the summary";
    /// On a phone, where one question is shown at a time.
    question_before: "上一题", "Previous";
    question_after: "下一题", "Next";
    to_next_open: "去没填的", "Next open";
    /// Opens the draft that was saved last.
    go_on(title: &str, year: i32): "继续上次：{title}（{year}年）", "Go on with {title} ({year})";
    /// Parts of a draft: the questions that stand so, of all sections.
    filter[Filter] {
        Open: "没有填的", "Not answered";
        NotSure: "不清楚的", "Not sure";
        Carried: "从以前带来、待确认的", "Carried over";
        Noted: "有备注的", "With a note";
    }
    none_of_these: "现在没有这样的题。", "There is none now.";
    /// Button that goes to the next unanswered question.
    next_open(open: usize): { if open == 0 { "都填过了".to_owned() } else { format!("去下一个没填的（还有{open}项）") } }, {
        if open == 0 { "All are answered".to_owned() } else { format!("Go to the next open one ({open} left)") }
    };
    /// Shown between a change and its being saved.
    saving: "正在保存……", "Saving…";
    saved_at(at: &str): "{at} 已保存", "Saved {at}";
    full: "没有保存成功：浏览器的存储空间满了。可以接着填，但内容只在这一页里，关掉就没有了。请用下面的“存成文件”留一份，再删掉不用的草稿。",
        "Not saved: the browser's storage is full. You can go on, but what you enter is on this page only and is gone when you close it. Save it as a file, then delete drafts that you no longer need.";
    blocked: "没有保存成功：这个浏览器不让网页保存内容。可以接着填，但关掉页面就没有了。请存成文件，或者复制文字留一份。",
        "Not saved: this browser does not let pages keep anything. You can go on, but it is gone when you close the page. Save it as a file, or copy the text.";
    theirs_changed: "这份草稿在另一个窗口里改过。", "This draft was changed in another window.";
    theirs_deleted: "这份草稿在另一个窗口里删除了。", "This draft was deleted in another window.";
    theirs_newer: "这份草稿在另一个窗口里由更新的版本写过，这个窗口读不了，所以不再往里写。请重新载入页面。",
        "A newer edition in another window has written this draft. This window cannot read it and writes no more; load the page again.";
    theirs_help: "选好之前，那边的不会动；这里再填的，另存成一份草稿。",
        "Until you choose, theirs stays as it is; what you enter here is kept as a draft of its own.";
    /// The name of the draft that holds what was typed while the question was open.
    beside_name(title: &str): "{title}（没有合并的改动）", "{title} (changes not merged)";
    is_beside(name: &str): "这里的改动存在“{name}”里，在草稿列表可以找到。", "What you entered here is in the draft \"{name}\", which stands in the list of drafts.";
    take_theirs: "用那边的，这边的改动不要", "Take theirs and drop what is here";
    keep_mine: "用这边的，盖掉那边", "Keep mine and overwrite theirs";
    aside: "读不出来的草稿", "Drafts that cannot be opened";
    aside_help: "没有删，放在一边了。可以存成文件，请懂的人看看。",
        "They were not deleted but set aside. You can save them as files and have them looked at.";
    hand_out: "保存与分享", "Keep and share";
    hand_out_help: "草稿只在这一个浏览器里：换浏览器、添加到桌面、换电脑之前，先存成文件，到那边打开接着填。微信等应用里打开的网页下载不了，就复制文字。",
        "The draft is in this browser only: before you change browsers, add it to the home screen or go to another computer, save it as a file and open that there. Where an app's built-in browser cannot download, copy the text.";
    /// In the browser inside WeChat, DingTalk or QQ.
    inside_an_app: "草稿只在这个应用自带的浏览器里：改用手机的浏览器打开，或者添加到桌面，那边是空的。换之前，先在草稿下面“分成几份发”，发给自己，到那边粘贴。",
        "Drafts are only in this app's own browser: in the phone's browser, or on the home screen, there are none. Before you change, send yourself the draft in parts (below it) and paste them there.";
    /// In the edition of one file.
    one_file: "草稿在这台电脑的这个浏览器里，不在这个网页文件里：换一台电脑，或者换一个浏览器，都看不到。每次填完，请“存成文件”，同这个网页文件放在一起，下次从文件打开。",
        "Drafts are in this browser on this computer, not in this page's file: on another computer, or in another browser, there are none. When you have finished for the day, save the draft as a file, keep it beside this page, and open it from there.";
    /// In the edition of one file, in the browser inside WeChat, DingTalk or QQ, which saves no files.
    one_file_inside_an_app: "草稿只在这个应用自带的浏览器里，不在这个网页文件里，这里也存不了文件：换一个浏览器打开这个网页文件，那边是空的。每次填完，在草稿下面“分成几份发”，发给自己；到那边粘贴，就能接着填。",
        "Drafts are only in this app's own browser, not in this page's file, and no file can be saved here: in another browser this page has none. When you have finished for the day, send yourself the draft in parts (below it); paste them there to go on.";
    /// Where the browser offers to install the app, and there are drafts.
    installing: "这个网页可以添加到桌面。草稿留在这个浏览器里，不带到别的浏览器和别的手机、电脑上去：换之前，先“存成文件”，或者在草稿下面“分成几份发”，到那边打开。",
        "This page can be added to the desktop or the home screen. Drafts stay in this browser and go to no other browser, phone or computer: before you change, save them as files or send them in parts (below a draft), and open them there.";
    install: "添加到桌面", "Add it";
    /// On the home screen, while there are no drafts.
    bring: "草稿在原来的浏览器或者微信里，没有跟到桌面来。在那边打开草稿，“存成文件”或者“分成几份发”，再拿到这里打开。",
        "Your drafts are still in the browser or in WeChat; they have not come along to the home screen. Open them there, save them as files or send them in parts, and open those here.";
    bring_yes: "把我的草稿带过来", "Bring my draft";
    /// Unfolds the parts of a draft's text.
    in_parts: "分成几份发（企业微信会截断长消息）", "Send it in parts (some messengers cut long messages)";
    in_parts_help: "每份单独复制、单独发。收的人把收到的都粘贴到“打开草稿文件”里，次序不要紧，前后带着聊天的字也不要紧；少了哪一份会告诉他。",
        "Copy and send each by itself. Whoever gets them pastes all into \"Open a draft file\", in any order and with the chat around them; a missing part is named.";
    part(part: usize, of: usize): "第{part}份，共{of}份", "Part {part} of {of}";
    copy_part: "复制这一份", "Copy this part";
    too_many_parts(of: usize): "这份草稿太长，要分成{of}份，请存成文件再发。", "The draft would take {of} parts; send it as a file.";
    hand_in: "打开草稿文件", "Open a draft file";
    hand_in_help: "会另存为一份新草稿，不会盖掉已有的。", "It becomes a new draft here and overwrites none.";
    roll_up: "把各单位的草稿合成一张表（汇总）", "Put many units' drafts together";
    from_file: "选草稿文件或填好的自查表（可以选几个）", "Choose draft files or filled workbooks (several if you like)";
    /// Unfolds the field for pasted text.
    from_text: "或者粘贴文字", "Or paste the text";
    paste_here: "把复制的草稿文字全部粘贴到这里，分成几份的可以一起贴，也可以一份一份贴",
        "Paste the whole copied text of the draft here; parts at once or one after another";
    take_in: "打开这段文字", "Open this text";
    pasted: "粘贴的文字", "The pasted text";
    taken_in(name: &str): "{name}：已放进草稿列表。", "{name}: now among the drafts.";
    /// Asks whether to open a file whose checksum does not fit.
    edited_ask(name: &str): "{name}：这份文件在本工具之外改过，里面的核对码和内容对不上。是你们自己改的，可以照样打开；拿不准就请对方重新导出一份。",
        "{name}: this file was changed outside this tool; its check code does not fit what stands in it. If you changed it yourselves, open it all the same; if in doubt, have it exported again.";
    edited_yes: "照样打开", "Open it all the same";
    edited_no: "不打开", "Leave it";
    left_out(name: &str): "{name}：没有打开。", "{name}: not opened.";
    not_taken_in(name: &str, why: &str): "{name}：没有打开。{why}", "{name}: not opened. {why}";
    reading_workbooks: "正在读自查表……", "Reading the workbooks …";
    blank: "空白自查表（Excel）", "Blank workbooks (Excel)";
    blank_help: "发给村（社区）用WPS或Excel填，填好交回来，在下面打开，或者在“汇总”里一起收。第一次用要装载后台程序，稍等几秒。",
        "For villages and communities to fill in with WPS or Excel; open them below when they come back, or take them all in on the roll-up page. The first time, the worker has to be loaded, which takes some seconds.";
    blank_of[Unit] {
        Township: "乡镇用的空白表", "For a township";
        Village: "村用的空白表", "For a village";
        Community: "城市社区用的空白表", "For an urban community";
    }
    /// Above the links to the forms on paper.
    by_hand: "先在纸上填、再照着录入的，可以打印：", "To be filled in on paper first, and typed from it:";
    blank_form(unit: &str): "{unit}自查空白表（纸质）", "Blank form on paper: {unit}";
    blank_form_help: "A4纸两页，题目的次序就是录入的次序。打印出来手填，再照着录入；怎样算符合，录入时每题下面都有。",
        "Two pages of A4, in the order in which it is typed. Print it, fill it in by hand, then type from it; what counts as met stands under each question there.";
    blank_form_print: "打印", "Print";
    blank_form_how: "一题选一个打勾，横线上填数或日期。没有做的月份、季度空着。拿不准的选“不清楚”。",
        "Tick one for each question, and write figures and days on the lines. Months and quarters in which it was not done stay empty. If in doubt, tick \"not sure\".";
    blank_form_number: "条", "No.";
    blank_form_question: "问题", "Question";
    yes: "是", "yes";
    no: "否", "no";
    colon: "：", ": ";
    device: "公用电脑", "Shared computers";
    device_help: "用完请先存成文件，再清空。", "When you are done, save your drafts as files, then clear the device.";
    clear: "清空这台设备", "Clear this device";
    /// Unfolds what counts as what.
    criteria: "怎样算符合、不符合", "What counts as what";
    counts_as_met: "怎样算符合", "Counts as met";
    counts_as_partly: "怎样算部分符合", "Counts as partly met";
    counts_as_not_met: "怎样算不符合", "Counts as not met";
    /// Before the figures that a question names.
    figures: "题里的数：", "Figures in the question: ";
    evidence: "手头通常有的材料：", "Usually at hand: ";
    /// Link to a tool that checks one case.
    check_one(tool: &str): "拿不准某一件，可以用工具核对：{tool}", "A tool can check a single case: {tool}";
    how_is_it: "本单位的情况", "How it is here";
    /// Heading or label above those of the burden watch.
    what_was_met: "上级的做法", "What higher levels did";
    own[OwnAnswer] {
        Met: "符合", "Met";
        Partly: "部分符合", "Partly met";
        NotMet: "不符合", "Not met";
        NotApplicable: "不适用", "Not applicable";
        NotSure: "不清楚", "Not sure";
    }
    standing[Standing] {
        Met: "符合", "Met";
        Partly: "部分符合", "Partly met";
        NotMet: "不符合", "Not met";
        NotApplicable: "不适用", "Not applicable";
        NotSure: "不清楚", "Not sure";
        NotAnswered: "未填", "Not answered";
    }
    take_back: "取消选择", "Take back";
    by_tool: "这一项按下面的回答算，不用自己判断。", "This follows from the answers below; there is nothing to judge.";
    by_parts: "这一项按下面勾的算，不用自己判断。", "This follows from what is ticked below; there is nothing to judge.";
    /// Heading or label above the ways not to answer.
    or_else: "或者", "Or else";
    which_parts[Parts] {
        Months: "哪些月份做了", "In which months it was done";
        Quarters: "哪些季度做了", "In which quarters it was done";
    }
    parts_over[Parts](year: i32, over: u8) {
        Months: "{year}年已经过完{over}个月；没过完的先不算。",
            "Months of {year} that are over: {over}. Those that are not over do not count yet.";
        Quarters: "{year}年已经过完{over}个季度；没过完的先不算。",
            "Quarters of {year} that are over: {over}. Those that are not over do not count yet.";
    }
    every_part[Parts] {
        Months: "过完的月份都做了", "In every month that is over";
        Quarters: "过完的季度都做了", "In every quarter that is over";
    }
    rest_had_none[Parts] {
        Months: "过完了、没打勾的月份，确实没做", "In the other months that are over it was not done";
        Quarters: "过完了、没打勾的季度，确实没做", "In the other quarters that are over it was not done";
    }
    part_name[Parts](part: u8) {
        Months: "{part}月", {
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            usize::from(part).checked_sub(1).and_then(|it| names.get(it)).copied().unwrap_or_default().to_owned()
        };
        Quarters: "第{part}季度", "Q{part}";
    }
    no_part_over[Parts] {
        Months: "这一年还没有过完的月份，先不用填。", "No month of the year is over yet: nothing to answer.";
        Quarters: "这一年还没有过完的季度，先不用填。", "No quarter of the year is over yet: nothing to answer.";
    }
    parts_done[Parts](done: usize, over: u8) {
        Months: "过完的{over}个月里，有{done}个月做了。", "Months that are over: {over}; done in {done}.";
        Quarters: "过完的{over}个季度里，有{done}个季度做了。", "Quarters that are over: {over}; done in {done}.";
    }
    parts_lacking(parts: &str): "没做的：{parts}。", "Not done in: {parts}.";
    parts_open(parts: &str): "还没说的：{parts}。", "Not said yet: {parts}.";
    put_right: "改好以前，这一项先不算。", "Until that is put right, this does not count.";
    why: "为什么是这个结果", "Why it stands so";
    holds: "是", "yes";
    holds_not: "否", "no";
    open: "未定", "open";
    note: "备注", "Note";
    note_help: "给自己看的话，比如材料放在哪里。请不要写人名和隐私。",
        "For yourself: where the papers are, say. Please leave out names and private matters.";
    summary: "汇总", "Summary";
    occurred: "文件所列情形已经出现", "A case named in the document has occurred";
    occurred_help: "这里只说情形出现了。会不会有后果、是什么后果，由有关组织按程序定。",
        "This says only that the case has occurred. Whether and what follows is for the bodies in charge to decide.";
    could_occur: "还不清楚、不能排除文件所列情形的", "Not clear yet: a case named in the document cannot be ruled out";
    none_occurred: "文件写明后果的各项都填了，没有出现那样的情形。",
        "Everything for which the document names a consequence is answered, and no such case has occurred.";
    /// Heading or label above the number of the met.
    met_of_applicable: "符合", "Met";
    of_applicable(applicable: u32): "适用{applicable}项之中", "of {applicable} that apply";
    complete: "已填", "Answered";
    of_asked(asked: u32): "一共{asked}项之中", "of {asked} asked";
    no_scores: "填没填和符不符合是两回事。文件没有给分值和权重，这里也不打分。“不清楚”和“未填”既不算符合，也不算不符合。",
        "Being answered and being met are two things. The document gives no scores or weights, so there are none here. \"Not sure\" and \"not answered\" count neither as met nor as not met.";
    by_chapter: "各部分情况", "By chapter";
    chart: "各部分里符合、部分符合、不符合、不适用、不清楚和未填的项数",
        "How many are met, partly met, not met, not applicable, not sure and not answered in each chapter";
    counted(name: &str, counts: &Counts): {
        format!(
                "{name}：符合{}，部分符合{}，不符合{}，不适用{}，不清楚{}，未填{}",
                counts.met, counts.partly, counts.not_met, counts.not_applicable, counts.not_sure, counts.not_answered
            )
    }, {
        format!(
                "{name}: met {}, partly met {}, not met {}, not applicable {}, not sure {}, not answered {}",
                counts.met, counts.partly, counts.not_met, counts.not_applicable, counts.not_sure, counts.not_answered
            )
    };
    chapter: "部分", "Chapter";
    asked: "一共", "Asked";
    total: "合计", "Total";
    shortfalls: "还有差距的", "What falls short";
    unsure: "还不清楚的", "Not sure yet";
    /// Heading or label above what is not answered.
    open_ones: "还没填的", "Not answered yet";
    by_county: "由县里定的（只记现状，不计入本单位）", "Decided by the county (noted, not counted here)";
    county_decides: "由县里定：只记现状，不计入本单位的自查结果。", "Decided by the county: the position is noted and does not count in your own result.";
    raised: "减负哨兵：不合要求的（不计入本单位）", "Burden watch: what does not fit (not counted here)";
    settled: "符合和不适用的", "Met, or not applicable";
    how_many(count: usize): "（{count}项）", " ({count})";
    could_be(standings: &str): "弄清楚以后可能是：{standings}。", "Once it is clear it may be: {standings}.";
    /// Lists the facts that would decide it.
    depends_on(facts: &str): "要弄清楚：{facts}。", "To be found out: {facts}.";
    labelled(name: &str, value: &str): "{name}：{value}", "{name}: {value}";
    /// Quotes the answer that the unit has given.
    you_said(answer: &str): "自己选的：{answer}", "Your answer: {answer}";
    noted(note: &str): "备注：{note}", "Note: {note}";
    to_answer: "去看这一题", "Go to this question";
    print: "打印", "Print";
    next_year: "作为下一年的开头", "Start the next year from it";
    next_year_help: "会另存一份并打开：去年的回答都带过去，标上“待确认”，确认或者改过才算数；“当年”的数改作“上年”的；没完成的整改也带过去。按月、按季的事从头填。",
        "Makes a new draft and opens it: last year's answers are taken along and marked; they do not count until confirmed or changed. Figures of the year become those of the year before. What is not yet put right comes along; months and quarters begin afresh.";
    period: "时段", "Period";
    period_help: "比如“上半年”“全年”。可以空着。", "Such as \"first half\". May stay empty.";
    undo: "撤销", "Undo";
    redo: "重做", "Redo";
    edition_kept(count: usize): "照旧读入的回答：{count}项。", "Answers taken as they were: {count}.";
    edition_review: "需要再看一遍的", "To be looked at again";
    edition_gone: "现在的数据里没有、原样留着的题：", "No longer asked, kept as they were: ";
    /// After the first of those that are gone.
    and_more(count: usize): "，另有{count}项", " and {count} more";
    weights_are_own: "这份草稿用了使用者自己定的权重。文件没有给权重。",
        "This draft uses weights of the user's own. The document gives none.";
    plan: "问题整改清单", "Plan";
    items(count: usize): { if count == 0 { String::new() } else { format!("{count}项") } },
        { if count == 0 { String::new() } else { count.to_string() } };
    compare: "前后对比", "Comparison";
    when: "文件写的时间：", "When, by the document: ";
    confirm: "确认，还是这样", "Confirm: it is still so";
    unconfirmed: "从以前带来的回答，待确认；确认之前按“未填”算。",
        "Carried over and to be confirmed; until then it counts as not answered.";
    confirmed: "带来的回答已经确认。", "What was carried over has been confirmed.";
    papers: "备注、材料、责任岗位、日期", "Note, evidence, post in charge, date";
    /// Heading or label above the unit's evidence.
    own_evidence: "佐证材料", "Evidence";
    own_evidence_help: "只记材料名称或者编号、放在哪里；用现成的，不用另做。照片和文件不放进来，留在原处：这里存的只有文字，跟草稿一起在这个浏览器里。",
        "Only its name or number and where it lies; use what there is already. Photographs and files are not taken in and stay where they are: only words are kept here, with the draft in this browser.";
    post: "责任岗位", "Post in charge";
    post_help: "写岗位，比如“组织委员”，不写人名。", "A post, such as \"organisation commissioner\", not a person's name.";
    looked_at: "核对日期", "Checked on";
    check_help: "只核对一件，帮着判断；上面那一项仍由填写的人定。",
        "It looks at one case only, to help you judge; the answer above stays yours.";
    check_whole: "在工具页里打开", "Open the tool's page";
    by_count: "这一项按下面的数算，不用自己判断。", "The counts below decide this; there is nothing to judge.";
    count_fault(label: &str, typed: &str): "“{label}”写的是“{typed}”，要填0到100000之间的整数，比如12。",
        "\"{label}\" says \"{typed}\"; a whole number from 0 to 100000 is expected, such as 12.";
    more_than_all(label: &str, part: &str, whole: &str): "“{label}”（{part}）不能多于总数（{whole}）。",
        "\"{label}\" ({part}) cannot exceed the total ({whole}).";
    /// Heading or label above the table of the measures.
    by_measure: "各条措施情况", "By measure";
    measure: "措施", "Measure";
    each_item: "每一项", "Each item";
    met_of(met: u32, of: u32): "{met}/{of}", "{met}/{of}";
    weights: "自己定权重（文件没有给）", "Weights of your own (the document gives none)";
    weights_help: "每条措施填0到100的整数，空着算1。只用来多算一个比例，显示在汇总上面，页面上会写明是自己定的。",
        "A whole number from 0 to 100 for each measure; empty counts as 1. It only makes one more proportion, and every page says that it is yours.";
    no_weights: "不用权重", "Use no weights";
    weighted(met: u64, of: u64): "按使用者自己定的权重（文件没有给）：符合的占{met}/{of}。",
        "By the user's own weights (the document gives none): met {met} of {of}.";
    weight_fault(label: &str, typed: &str): "“{label}”的权重写的是“{typed}”，要填0到100之间的整数。",
        "The weight of \"{label}\" says \"{typed}\"; a whole number from 0 to 100 is expected.";
    /// Heading or label above what closes the gaps.
    next_steps: "差多少就达到", "What would close the gap";
    in_tool: "在工具里试算（已填好）", "Try it in the tool (filled in)";
    in_tool_one: "用工具核对某一个村", "Check a single case in the tool";
    /// How many there are in all, and how many of them fulfil it. `unit` is the Chinese measure word.
    counts(wanted: Wanted, whole: Option<u32>, part: Option<u32>, unit: &str): {
        let whole = whole.map_or_else(|| "总数还没填".to_owned(), |it| format!("一共{it}{unit}"));
        let part = match (wanted, part) {
            (Wanted::All, None) => "做到的还没填".to_owned(),
            (Wanted::All, Some(it)) => format!("做到的{it}{unit}"),
            (Wanted::None, None) => "出现情形的还没填".to_owned(),
            (Wanted::None, Some(it)) => format!("出现情形的{it}{unit}"),
        };
        format!("{whole}，{part}。")
    }, {
        let _ = unit;
        let said = |it: Option<u32>| it.map_or_else(|| "not given".to_owned(), |it| it.to_string());
        match wanted {
            Wanted::All => format!("In all: {}; so with: {}.", said(whole), said(part)),
            Wanted::None => format!("In all: {}; the case has occurred in: {}.", said(whole), said(part)),
        }
    };
    /// How many still fall short; where none is wanted, how many there are.
    counted_short(wanted: Wanted, number: u32, unit: &str): {
        match wanted {
            Wanted::All => format!("还有{number}{unit}没有做到。"),
            Wanted::None => format!("出现情形的有{number}{unit}。"),
        }
    }, {
        // Chinese needs the measure word of what is counted, English does not.
        let _ = unit;
        match wanted {
            Wanted::All => format!("Still to be put right: {number}."),
            Wanted::None => format!("The case has occurred in {number}."),
        }
    };
    /// Shown at counts that a roll-up has filled in.
    computed(day: &str): "这里的数是{day}由各村汇总自动算出、填进来的。改动以后就不再这样标。",
        "These figures were computed from the villages' files and filled in on {day}. Once you change them, they are yours.";
    /// The range of what may be met once every "not sure" is settled.
    unsure_range(met: u32, most: u32, of: u32, could_occur: usize): {
        let occur = if could_occur == 0 { String::new() } else { format!("其中{could_occur}项还可能出现文件所列情形。") };
        format!("弄清楚这些，符合的会在{met}项到{most}项之间（适用{of}项；也可能变成不适用）。{occur}")
    }, {
        let occur = if could_occur == 0 {
            String::new()
        } else {
            format!(" In {could_occur} of them a case named in the document may have occurred.")
        };
        format!("Once these are clear, between {met} and {most} of {of} that apply are met; some may turn out not to apply.{occur}")
    };
    plan_help: "一个差距一条，可以从自评结果带入；点开一条填写。责任领导、责任人、销号审核人三栏留空，打印以后手写，这里不记人名。",
        "One item for each shortfall, filled in from the result; open one to fill it in. The columns for names stay empty, to be written by hand on paper; no names are kept here.";
    overdue_on(late: usize, day: &str): { if late == 0 { format!("按{day}算，没有超期的。") } else { format!("按{day}算，超期{late}项。") } },
        "Overdue as of {day}: {late}.";
    add_shortfalls(count: usize): { if count == 0 { "差距都已列入".to_owned() } else { format!("列入还没有列的差距（{count}项）") } }, {
        if count == 0 { "Every shortfall is listed".to_owned() } else { format!("List the shortfalls not yet listed ({count})") }
    };
    add_item: "另加一条", "Add an item";
    no_items: "清单里还没有条目。", "There are no items yet.";
    plan_papers: "清单在Excel工作簿里是单独一张表，在Word报告里是附件2；状态一栏可以下拉选择，姓名三栏空着。第一次用要装载后台程序，稍等几秒。",
        "In the Excel workbook the plan is a sheet of its own, in the Word report appendix 2; states can be chosen from a list, and the columns for names stay empty. The first time it takes a few seconds to load.";
    due_on(day: &str): "时限{day}", "due {day}";
    item_unnamed: "（还没写问题）", "(no problem written yet)";
    calendar: "放进日历", "Into a calendar";
    calendar_help: "没完成、有时限的各条，按时限那一天记一件。", "Every item with a due date that is not done, on that day.";
    calendar_save: "存成日历文件（.ics）", "Save a calendar file (.ics)";
    item_problem: "问题描述", "Problem";
    /// Heading or label above what is to be reached.
    item_goal: "整改目标", "Goal";
    item_action: "整改措施", "Action";
    item_unit: "责任单位", "Unit in charge";
    item_unit_help: "写单位，不写人名。", "A unit, not a person's name.";
    item_due: "整改时限", "Due";
    item_state: "状态", "State";
    item_progress: "进展情况", "Progress";
    /// Heading or label above the day it was done.
    item_done_on: "完成日期", "Done on";
    item_source: "问题来源", "Found by";
    remove_item: "去掉", "Remove";
    /// Stands at a folded item.
    item_open: "展开填写", "open to fill in";
    overdue: "已超期", "overdue";
    state[State] {
        NotStarted: "未启动", "not started";
        UnderWay: "整改中", "under way";
        Done: "已完成", "done";
        Closed: "已销号", "closed";
    }
    source[Source] {
        Own: "自查", "own check";
        Higher: "上级反馈", "higher level";
        Masses: "群众反映", "residents";
    }
    plan_columns[15] {
        "序号", "No.";
        "问题描述", "Problem";
        "对应分项", "Provision";
        "问题来源", "Found by";
        "整改目标", "Goal";
        "整改措施", "Action";
        "责任领导", "Leader";
        "责任单位", "Unit";
        "责任人", "Person";
        "整改时限", "Due";
        "进展情况", "Progress";
        "完成日期", "Done on";
        "佐证材料", "Evidence";
        "状态", "State";
        "销号审核人", "Closed by";
    }
    compare_help: "记下现在的情况，过些日子再比；也可以和本单位的其他草稿比。只和自己比，一项一项比，不算分，不排名。",
        "Take down how it stands, and compare later, or with another draft of your own unit. Only with yourself, item by item; no score, no ranking.";
    snapshot_label: "给这次记录起个名字（可以空着）", "A name for it (may stay empty)";
    take_snapshot: "记下现在的情况", "Take down how it stands now";
    snapshot: "记录", "Snapshot";
    /// A snapshot by its name, the year that it is about and the day on which it was taken.
    snapshot_named(label: &str, year: i32, day: Option<&str>): {
        match day {
            Some(day) => format!("{label}（{year}年，记于{day}）"),
            None => format!("{label}（{year}年）"),
        }
    }, {
        match day {
            Some(day) => format!("{label} ({year}, taken {day})"),
            None => format!("{label} ({year})"),
        }
    };
    changed_watch: "减负哨兵里有变化的（不计入本单位）", "Changed in the burden watch (not counted here)";
    /// Months or quarters in which it was done now and was not before.
    parts_more(parts: &str): "比以前多做了：{parts}。", "Done now and not before: {parts}.";
    parts_fewer(parts: &str): "比以前少做了：{parts}。", "Done before and not now: {parts}.";
    now: "现在", "Now";
    other_draft(title: &str, year: i32): "另一份草稿：{title}（{year}年）", "Another draft: {title} ({year})";
    before: "以前", "Before";
    after: "以后", "After";
    nothing_to_compare: "还没有可以比的。先在上面记下现在的情况，或者另有一份本单位的草稿。",
        "There is nothing to compare with yet. Take down how it stands now, or have another draft of your own unit.";
    change[Change] {
        Worse: "退步的", "Worse";
        Better: "进步的", "Better";
        Same: "没有变的", "The same";
        Otherwise: "从不清楚、未填、不适用变来或者变去的", "Now open or no longer open, or no longer applying";
        New: "新增的题", "Newly asked";
        Gone: "不再问的题", "No longer asked";
    }
    editions_differ(was: &str, is: &str): "两边的数据版本不同（{was}，{is}）：以前的结论是当时记下的。",
        "The two were judged by different editions of the data ({was}, {is}); earlier standings are as noted then.";
    same_count(count: usize): "没有变的：{count}项。", "The same: {count}.";
    changed(label: &str, was: &str, is: &str): "{label}：{was} → {is}", "{label}: {was} → {is}";
    nothing_said: "没有填", "nothing";
    /// Explains a change of a standing where no answer changed.
    same_answers(was: &str, is: &str): "回答没有变；变的是日子（{was}，{is}）、年份或者数据版本。",
        "The answers are the same; the day ({was}, {is}), the year or the edition differs.";
    /// Between the items of a list.
    and: "、", ", ";
    or: "或", " or ";
    stop: "；", "; ";
    /// Between sentences that end by themselves.
    space: "　", " ";
}
