//! The messages of the roll-up.

use messages::split_messages;
use policy::assessment::reply::Standing;
use policy::model::text::Language;
use rollup::level::Level;

split_messages! {
    title[Level] {
        Township: "乡镇汇总各村", "A township's roll-up";
        County: "县汇总各乡镇", "A county's roll-up";
    }
    lead[Level] {
        Township: "把各村（社区）交来的草稿文件一起放进来，合成一张表，乡镇自己要算的几个数跟着算出来。",
            "Put in the draft files that the villages and communities hand in. They become one table, and what the township has to compute fills itself.";
        County: "把各乡镇交来的汇总文件、乡镇自己的草稿放进来，合成一张表。",
            "Put in the townships' roll-up files and their own drafts. They become one table.";
    }
    voluntary: "文件只在这台设备上读，不上传、不打分、不排名，也不催谁。各村用手头已有的草稿，不用另外填表。",
        "Files are read on this device only. Nothing is uploaded, scored or ranked, and nobody is reminded. Villages hand in the drafts they have; there is no other form to fill in.";
    /// Accessible name of the way between the levels.
    levels: "汇总的级别", "Levels";
    level[Level] {
        Township: "乡镇汇总各村", "Township";
        County: "县汇总各乡镇", "County";
    }
    in_memory: "这个浏览器不让网页保存内容：汇总只在这一页里，关掉就没有了。请及时导出表格。",
        "This browser lets pages keep nothing: the table lasts as long as this page is open. Export it in time.";
    full: "最近的改动没有存下来：浏览器的存储空间满了。表还在这一页里，请及时导出，再清理空间。",
        "The last change was not kept: the browser's storage is full. The table is still on this page; export it, then make room.";
    newer_here: "更新的版本在这台设备上打开过，这里读不了它存的汇总：现在的汇总只在这一页里，关掉就没有了。请用新的版本打开。",
        "A newer edition was opened on this device, and this one cannot read the roll-up that it keeps: what is here lasts as long as this page is open. Open it with the newer edition.";
    over_others: "另一个窗口里也改过名单。现在存的是这个窗口的；那边的另留了一份，没有删。",
        "The lists were also changed in another window. This window's are kept now; a copy of the other's is laid aside, not deleted.";
    removed(count: u32): "移出了{count}份文件。", { if count == 1 { "One file was taken out.".to_owned() } else { format!("{count} files were taken out.") } };
    put_back: "撤销，放回来", "Undo: put back";
    hand_in: "收文件", "Hand files in";
    choose[Level] {
        Township: "选各村的草稿文件或填好的自查表（可以一次选很多个）", "Choose the villages' draft files or filled workbooks (many at once)";
        County: "选各乡镇的汇总文件或草稿文件（可以一次选很多个）", "Choose the townships' roll-ups or drafts (many at once)";
    }
    drop: "也可以把文件直接拖到这里。", "Or drop the files here.";
    /// Unfolds the field for pasted text.
    paste: "或者粘贴文字", "Or paste text";
    paste_here: "把对方复制过来的草稿文字全部粘贴到这里，分成几份的可以一起贴，也可以一份一份贴",
        "Paste the whole text of a draft here; parts at once or one after another";
    take_in: "收下这段文字", "Take this text in";
    progress(done: u32, all: u32): "正在读第{done}个，共{all}个", "Reading {done} of {all}";
    cancel: "停下", "Stop";
    cancelled: "中途停下了，后面的没有读。", " It was stopped; the rest was not read.";
    taken(taken: u32, of: u32): "交来{of}份，收下{taken}份。", "{taken} of {of} were taken in.";
    refused(count: usize): "有{count}份没有收下，其余照常：", "{count} were not taken in; the others were:";
    /// Before what was noticed in workbooks that were taken in.
    noticed: "收下的自查表里，有这些要看一看（读不懂的原样留在草稿里）：",
        "In the workbooks that were taken in, look at these (what could not be read is kept in the drafts as it was):";
    same: "内容完全相同、已经收过的：", "Here already, with the very same contents: ";
    another: "同一单位另有一份的，请在下面选哪份算数：", "Another file of the same unit is here; say below which counts: ";
    /// Between a name and what is said of it.
    colon: "：", ": ";
    and: "、", ", ";
    /// Unfolds the way to take in a ledger of one's own.
    ledger: "已有的台账（收入、支部数等，一村一行）", "A ledger you have already (a row for each village)";
    ledger_help: "Excel或CSV都行，找得到“村”和要用的列就行。先看每一列当成了什么，再放进来；交了草稿的村不动，只补没有交的。列的对应记在这台设备上，下次同样的表直接用。",
        "Excel or CSV. See what each column was taken for before it is taken in; villages that handed in a draft are left as they are. How the columns were read is remembered on this device for tables with the same heading.";
    ledger_year: "是哪一年的数", "The year of the figures";
    ledger_year_fault: "“是哪一年的数”要填年份，比如2020。", "Enter the year of the figures, such as 2020.";
    ledger_file: "选台账（.xlsx、.xls、.csv）", "Choose the ledger (.xlsx, .xls, .csv)";
    ledger_rows(rows: u32, nameless: u32): {
        let nameless = if nameless == 0 { String::new() } else { format!("；没有写村名的{nameless}行，不用") };
        format!("读到{rows}个村{nameless}。各列当成了：")
    }, {
        let nameless = if nameless == 0 { String::new() } else { format!("; {nameless} rows without a name are not used") };
        format!("{rows} villages read{nameless}. What the columns were taken for:")
    };
    ledger_proof: "第一行读出来是这样，请对一下：", "The first row reads like this; please compare:";
    ledger_noticed: "要知道的：", "What was noticed:";
    ledger_dirty(count: u32): "有{count}格读不出来，其余照常：", "{count} cells could not be read; the others were:";
    ledger_take(rows: u32): "对，放进汇总（{rows}个村）", "That is right: take in {rows} villages";
    ledger_drop: "不用这份", "Leave it";
    ledger_unused: "不用", "not used";
    ledger_personal: "个人信息，不读", "personal, not read";
    ledger_unsure: "请看一眼对不对", "please check this";
    lists: "本单位和名单", "Your unit and its list";
    own_name[Level] {
        Township: "本乡镇的名称", "Name of the township";
        County: "本县的名称", "Name of the county";
    }
    /// Heading or label above the list of those expected.
    expected[Level] {
        Township: "应有哪些村（社区）", "Villages and communities to expect";
        County: "应有哪些乡镇", "Townships to expect";
    }
    expected_help: "一行一个，或者用空格、逗号、顿号隔开，带不带序号都行，可以从表格里直接粘贴。可以空着；填了，就能看出哪些还没有收到，名单外的不计入。",
        "One a line, or separated by spaces or commas, with or without numbers; it can be pasted from a table. It can stay empty; with it you see which have not come in, and what is not on it does not count.";
    weak_known: "县里的名单已经照填（一个都没有也勾上）", "The county's list is entered (tick this also when it names none)";
    keep: "保存名单", "Save the lists";
    /// Lists that were laid aside.
    aside(count: usize): "放在一边的名单：{count}份", { if count == 1 { "One list laid aside".to_owned() } else { format!("{count} lists laid aside") } };
    aside_help: "别的窗口存过，或者当时读不出来，原样留着，没有删。“填回上面”只填进表里，要存还得按“保存名单”。",
        "Stored by another window, or not readable at the time: kept as they were. Filling in changes the form only; it is saved when you press the button.";
    aside_take: "填回上面", "Fill in above";
    aside_copy: "复制原文", "Copy as it is";
    kept: "已保存在这台设备上。", "Saved on this device.";
    /// Above the names: how many are expected, how many of them have come in, and how many came in besides.
    tally(expected: u32, received: u32, outside: usize): {
        let outside = if outside == 0 { String::new() } else { format!("；名单外{outside}份，不计入") };
        format!("应收{expected}，收到{received}{outside}。")
    }, {
        let outside = if outside == 0 { String::new() } else { format!("; {outside} not on the list, not counted") };
        format!("Expected {expected}, received {received}{outside}.")
    };
    /// Heading or label above those of whom nothing is here.
    missing(count: usize): "名单上还没有收到的（{count}）", "On the list, not received ({count})";
    /// To be pasted into a chat: the names of units, and nothing of persons.
    missing_text(year: Option<i32>, count: usize, names: &str): {
        let year = year.map(|it| format!("{it}年")).unwrap_or_default();
        format!("{year}自查草稿，还没有收到的村（社区）有{count}个：{names}。")
    }, {
        let year = year.map(|it| format!(" of {it}")).unwrap_or_default();
        format!("Self-assessments{year} not received yet ({count}): {names}.")
    };
    copy_missing: "复制“还差谁”，发到群里", "Copy who is missing, for a chat";
    /// Heading or label above those that are not on the list.
    unlisted(count: usize): "收到了、但不在名单上的（{count}），不计入", "Received, not on the list ({count}), not counted";
    /// Heading or label above names of the second list that are not on the first.
    outside_listed(list: &str, count: usize): "“{list}”里有、但不在上面名单上的（{count}），没有算", "\"{list}\": not on the list above ({count}), not counted";
    /// Heading or label above names that are nearly those of the list.
    same_units(count: usize): "名称要核对（{count}）", "Names to be checked ({count})";
    same_units_help: "和名单上的只差一点，可能是同一个单位，也可能不是。说定以前不计入；说一次就记住。",
        "They are nearly those of the list and may or may not be the same unit. None of them counts until you say; you are asked once.";
    is_same(name: &str): "“{name}”和名单上的是不是同一个？", "Is {name} the same as one on the list?";
    yes_same(listed: &str): "是，就是{listed}", "Yes, it is {listed}";
    not_same: "不是，名单上没有它", "No, it is not on the list";
    outside: "不在名单上，不计入", "not on the list, not counted";
    name_asked: "名称待核对", "name to be checked";
    /// Heading or label above what has to be settled.
    conflicts(count: usize): "要选哪份算数（{count}）", "Say which file counts ({count})";
    conflicts_help: "同一单位、同一年份有几份内容不同的文件，或者文件在本工具之外改过。选定之前都不计入；选错了可以再改。",
        "There are several different files of the same unit and year, or a file was changed outside this tool. None of them counts until you choose; you can change it later.";
    waits: "待选", "to be chosen";
    saved(at: &str): { if at.is_empty() { String::new() } else { format!("保存于{at}") } },
        { if at.is_empty() { String::new() } else { format!("saved {at}") } };
    met_of(met: u32, of: u32): "符合{met}/适用{of}", "{met} met of {of} that apply";
    remove: "移出这份", "Take this file out";
    computed: "自动算出的几个数", "What fills itself";
    computed_help: "由收到的文件算出，只算到已收到、已选定的。", "Computed from the files received and settled, and from no others.";
    by_itself: "自动算出", "computed";
    to_tool: "带着这些数去测算", "Open the tool with these figures";
    units[Level] {
        Township: "各村（社区）", "Villages and communities";
        County: "各乡镇", "Townships";
    }
    counted(counted: u32, files: u32): "计入{counted}个单位，共收{files}份文件。", "{counted} units count; {files} files are here.";
    alphabetical: "按名称的拼音排列，不是名次。", "In the order of their names, which is no ranking.";
    other_data(count: u32): "其中{count}份按另一版数据，或者在数据改动以前填写；能对上的都已计入，表里标明了是哪些。",
        "{count} of them were made with another edition, or before the data changed. What still fits counts; the table says which they are.";
    data_changed: "数据改动前填的，请对方打开看一遍", "made before the data changed; have it looked over";
    edited: "在本工具之外改过", "changed outside this tool";
    were_edited: "在本工具之外改过、请在下面说算不算数的：", "Changed outside this tool; say below whether they count: ";
    /// Heading or label above the files that a figure comes from.
    from: "是哪些单位", "Which units";
    /// Above the units that stand so.
    standing_count(standing: &str, count: u32): "{standing}（{count}）", "{standing} ({count})";
    /// Unfolds the figures over the years and of every unit.
    trends: "几年的变化和各村的数", "Over the years, and unit by unit";
    trends_help: "同一张表里，最多放最近五年；各村按名称的拼音排，不是名次。图只是把表里的数画出来。",
        "The last five years at most. Units stand in the order of their names, which is no ranking. The drawings only show what the tables say.";
    figure: "数", "Figure";
    of_units(what: &str, unit: &str): "各村：{what}（{unit}）", "Unit by unit: {what} ({unit})";
    no_trends: "还没有可以放在一起看的数。", "There is nothing to set side by side yet.";
    /// Opens the fields for remarks on a file.
    remark: "写退回意见", "Write remarks to send back";
    remark_help: "在要改的那几条旁边写，写好存成退回文件发给对方；对方在“打开草稿文件”里选它，意见就显示在那份草稿的回答旁边。这里不另存，关掉这份就没有了。",
        "Write beside the answers concerned, then save the file and send it. Whoever opens it among their draft files sees the remarks beside the answers of that draft. They are not kept here: closing this file drops them.";
    remark_on(provision: &str): "对{provision}的意见", "Remark on {provision}";
    remarks_out: "存成退回文件", "Save the remarks as a file";
    remarks_name: "退回意见", "remarks";
    fill: "填进本乡镇自己的草稿", "Fill them into your township's own draft";
    fill_help: "只有点了“填进去”才会填，填的地方标明是自动算出的；自己再改，标记就去掉。",
        "Nothing is filled in until you press the button. What is filled in is marked as computed; once you change it yourself, the mark goes.";
    fill_not(figures: &str): "{figures}还算不全（有单位没有收到、待选、没有填数，或者有名称对不上名单），先不填。",
        "Not complete yet, so not filled in: {figures} (a unit has not handed in or waits to be settled, gave no figures, or a name is not on the list).";
    fill_none: "这台设备上没有本乡镇这一年的草稿：先在上面填好本乡镇的名称，再新建一份同名、同年份的草稿。",
        "There is no draft of your township for this year on this device: enter its name above, then begin a draft with the same name and year.";
    fill_to_drafts: "去新建", "Begin one";
    fill_same: "已经和算出的一样。", "as computed already.";
    fill_would: "会填进这些", "this would be filled in";
    fill_yes: "把勾上的填进去", "Fill in what is ticked";
    /// Beside what somebody has answered themselves.
    fill_replaces: "这一项您自己填过，没有勾上；勾上才会换掉。", "You have answered this yourself; it is replaced only if you tick it.";
    fill_confirms: "数不变，标上是自动算出的", "the figures stay and are marked as computed";
    nothing_said: "没有填", "nothing";
    stop: "；", "; ";
    year: "年份", "Year";
    find: "找名称", "Find a name";
    unit: "单位", "Unit";
    remarks: "说明", "Remarks";
    standing[Standing] {
        Met: "符合", "Met";
        Partly: "部分符合", "Partly";
        NotMet: "不符合", "Not met";
        NotApplicable: "不适用", "Not applicable";
        NotSure: "不清楚", "Not sure";
        NotAnswered: "未填", "Not answered";
    }
    occurred(count: u32): "出现文件所列情形{count}项", "cases named in the document: {count}";
    /// How many villages a township's file includes, and how many are on its list.
    villages(here: u32, of: u32): {
        if of == 0 { format!("含{here}个村（社区）") } else { format!("含{here}个村（社区），名单上{of}个") }
    }, { if of == 0 { format!("{here} villages") } else { format!("{here} villages of {of} listed") } };
    other_edition(edition: &str): "按数据版本{edition}填的", "made with edition {edition}";
    problems(count: u32): "有{count}处没读进来", "{count} things could not be read";
    before: "上一页", "Previous page";
    after: "下一页", "Next page";
    page_of(page: u32, pages: u32, units: u32): "第{page}页，共{pages}页，{units}个单位", "Page {page} of {pages}, {units} units";
    /// Heading or label above the table by indicator.
    indicators: "逐条看", "Point by point";
    indicators_help: "每一条有多少个单位是什么情况。点开能看到各是哪些单位，再点名称就是它交来的文件。",
        "How many units stand how. Open a row to see which; a name leads to the file it handed in.";
    question: "问题", "Question";
    behind: "各是哪些单位", "Which units";
    more(count: u32): "还有{count}个", "and {count} more";
    /// What the exported documents contain.
    papers_help[Level](ledgers: &str) {
        Township: "Word的正文写明收到、缺少的和自动算出的数；表有各村情况表、逐条汇总表、自动算出的数{ledgers}。姓名一栏空着，手工填。“上报用的汇总文件”只带各条的结论和数字，不带备注文字，交给县里汇总。",
            "The Word text says what came in, what is missing and what was worked out; the tables are those of villages, point by point, what was worked out{ledgers}. Columns for names stay empty. The roll-up file holds standings and figures, no remarks; hand it on to the county.";
        County: "各村情况表、逐条汇总表、自动算出的数{ledgers}，把各乡镇交来的合在一起。",
            "The table of villages, the table point by point{ledgers}, over all townships.";
    }
    clear: "全部移出", "Take everything out";
    clear_help: "移出这一级收下的全部文件，名单留着。各村自己的文件不受影响。",
        "Takes out all files of this level; the lists stay. The villages' own files are not touched.";
    clear_ask: "确定移出全部文件吗？", "Take out all files?";
    clear_yes: "确定移出", "Take them out";
    clear_no: "不移", "Keep them";
    /// Describes a file that was read.
    file_about(file: &str, saved: &str, edition: &str): {
        let saved = if saved.is_empty() { String::new() } else { format!("，保存于{saved}") };
        format!("来自文件“{file}”{saved}，数据版本{edition}。")
    }, {
        let saved = if saved.is_empty() { String::new() } else { format!(", saved {saved}") };
        format!("From the file \"{file}\"{saved}, edition {edition}.")
    };
    file_problems: "这份文件里没能读进来的：", "What could not be read from it:";
    file_out: "另存原文件", "Save the original file";
    file_close: "关上", "Close";
}
