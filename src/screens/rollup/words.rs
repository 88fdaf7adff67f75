//! The words of the roll-up.

use policy::assessment::Standing;
use policy::text::Language;
use rollup::level::Level;

/// What the roll-up says in one language.
pub struct Words {
    /// The heading.
    pub title: fn(Level) -> &'static str,
    /// What it is for.
    pub lead: fn(Level) -> &'static str,
    /// That nothing is sent anywhere, ranked or chased.
    pub voluntary: &'static str,
    /// Names the way between the levels.
    pub levels: &'static str,
    /// A level.
    pub level: fn(Level) -> &'static str,
    /// Storage is blocked.
    pub in_memory: &'static str,
    /// Storage is full.
    pub full: &'static str,
    /// Over the ways in.
    pub hand_in: &'static str,
    /// Over the picker.
    pub choose: fn(Level) -> &'static str,
    /// That files can be dropped.
    pub drop: &'static str,
    /// Opens the field for text.
    pub paste: &'static str,
    /// Over it.
    pub paste_here: &'static str,
    /// Takes the text in.
    pub take_in: &'static str,
    /// How far it is.
    pub progress: fn(u32, u32) -> String,
    /// Stops it.
    pub cancel: &'static str,
    /// It was stopped.
    pub cancelled: &'static str,
    /// How many of how many were taken.
    pub taken: fn(u32, u32) -> String,
    /// How many were not.
    pub refused: fn(usize) -> String,
    /// Before the names of files that were here already.
    pub same: &'static str,
    /// Before the names of files beside which there is another one.
    pub another: &'static str,
    /// Between a name and what is said of it.
    pub colon: &'static str,
    /// Between items.
    pub and: &'static str,
    /// Over what is typed in.
    pub lists: &'static str,
    /// Over the own name.
    pub own_name: fn(Level) -> &'static str,
    /// Over the list of those expected.
    pub expected: fn(Level) -> &'static str,
    /// How to write it.
    pub expected_help: &'static str,
    /// Over the list of weak villages.
    pub weak: &'static str,
    /// What it is for.
    pub weak_help: &'static str,
    /// The list was entered, even if it is empty.
    pub weak_known: &'static str,
    /// Keeps them.
    pub keep: &'static str,
    /// They are kept.
    pub kept: &'static str,
    /// Over those of whom nothing is here.
    pub missing: fn(usize) -> String,
    /// Over those that are not on the list.
    pub unlisted: fn(usize) -> String,
    /// Over what has to be settled.
    pub conflicts: fn(usize) -> String,
    /// What to do.
    pub conflicts_help: &'static str,
    /// It is not settled.
    pub waits: &'static str,
    /// When a file was saved.
    pub saved: fn(&str) -> String,
    /// Met of those that apply.
    pub met_of: fn(u32, u32) -> String,
    /// Takes a file out.
    pub remove: &'static str,
    /// Over what fills itself.
    pub computed: &'static str,
    /// What it is.
    pub computed_help: &'static str,
    /// The mark on it.
    pub by_itself: &'static str,
    /// Leads to the tool.
    pub to_tool: &'static str,
    /// Over the table.
    pub units: fn(Level) -> &'static str,
    /// How many count, of how many files.
    pub counted: fn(u32, u32) -> String,
    /// That the order is that of the names.
    pub alphabetical: &'static str,
    /// How many were made with other data.
    pub other_data: fn(u32) -> String,
    /// Made with the present edition, before its data changed.
    pub data_changed: &'static str,
    /// Changed outside this product.
    pub edited: &'static str,
    /// Names those that were.
    pub were_edited: &'static str,
    /// Over the files that a figure comes from.
    pub from: &'static str,
    /// Over filling in.
    pub fill: &'static str,
    /// What it does.
    pub fill_help: &'static str,
    /// These are not filled in.
    pub fill_not: fn(&str) -> String,
    /// There is no draft to fill in.
    pub fill_none: &'static str,
    /// Leads to the drafts.
    pub fill_to_drafts: &'static str,
    /// Nothing would change.
    pub fill_same: &'static str,
    /// What would change.
    pub fill_would: &'static str,
    /// Does it.
    pub fill_yes: &'static str,
    /// The figures stay, and are confirmed.
    pub fill_confirms: &'static str,
    /// No answer.
    pub nothing_said: &'static str,
    /// Between sentences.
    pub stop: &'static str,
    /// Chooses the year.
    pub year: &'static str,
    /// Looks for a name.
    pub find: &'static str,
    /// The column of the names.
    pub unit: &'static str,
    /// The column of what else there is to say.
    pub remarks: &'static str,
    /// How an indicator stands.
    pub standing: fn(Standing) -> &'static str,
    /// Cases with a consequence.
    pub occurred: fn(u32) -> String,
    /// A township's villages: handed in, expected.
    pub villages: fn(u32, u32) -> String,
    /// Made with another edition.
    pub other_edition: fn(&str) -> String,
    /// So many things could not be taken from the file.
    pub problems: fn(u32) -> String,
    /// The page before.
    pub before: &'static str,
    /// The page after.
    pub after: &'static str,
    /// The page, of how many, of how many units.
    pub page_of: fn(u32, u32, u32) -> String,
    /// Over the table by indicator.
    pub indicators: &'static str,
    /// What it counts.
    pub indicators_help: &'static str,
    /// The column of the questions.
    pub question: &'static str,
    /// Opens the units behind the counts.
    pub behind: &'static str,
    /// So many more.
    pub more: fn(u32) -> String,
    /// What the papers are made of.
    pub papers_help: fn(Level) -> &'static str,
    /// Takes everything out.
    pub clear: &'static str,
    /// What goes.
    pub clear_help: &'static str,
    /// Asks first.
    pub clear_ask: &'static str,
    /// Does it.
    pub clear_yes: &'static str,
    /// Does not.
    pub clear_no: &'static str,
    /// About a file: its name, when saved, edition.
    pub file_about: fn(&str, &str, &str) -> String,
    /// Over what could not be taken from it.
    pub file_problems: &'static str,
    /// Hands it out again.
    pub file_out: &'static str,
    /// Closes it.
    pub file_close: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: |it| match it {
        Level::Township => "乡镇汇总各村",
        Level::County => "县汇总各乡镇",
    },
    lead: |it| match it {
        Level::Township => "把各村（社区）交来的草稿文件一起放进来，合成一张表，乡镇自己要算的几个数跟着算出来。",
        Level::County => "把各乡镇交来的汇总文件、乡镇自己的草稿放进来，合成一张表。",
    },
    voluntary: "文件只在这台设备上读，不上传、不打分、不排名，也不催谁。各村用手头已有的草稿，不用另外填表。",
    levels: "汇总的级别",
    level: |it| match it {
        Level::Township => "乡镇汇总各村",
        Level::County => "县汇总各乡镇",
    },
    in_memory: "这个浏览器不让网页保存内容：汇总只在这一页里，关掉就没有了。请及时导出表格。",
    full: "最近的改动没有存下来：浏览器的存储空间满了。表还在这一页里，请及时导出，再清理空间。",
    hand_in: "收文件",
    choose: |it| match it {
        Level::Township => "选各村的草稿文件（可以一次选很多个）",
        Level::County => "选各乡镇的汇总文件或草稿文件（可以一次选很多个）",
    },
    drop: "也可以把文件直接拖到这里。",
    paste: "或者粘贴文字",
    paste_here: "把对方复制过来的草稿文字全部粘贴到这里",
    take_in: "收下这段文字",
    progress: |done, all| format!("正在读第{done}个，共{all}个"),
    cancel: "停下",
    cancelled: "中途停下了，后面的没有读。",
    taken: |taken, of| format!("交来{of}份，收下{taken}份。"),
    refused: |count| format!("有{count}份没有收下，其余照常："),
    same: "内容完全相同、已经收过的：",
    another: "同一单位另有一份的，请在下面选哪份算数：",
    colon: "：",
    and: "、",
    lists: "本单位和名单",
    own_name: |it| match it {
        Level::Township => "本乡镇的名称",
        Level::County => "本县的名称",
    },
    expected: |it| match it {
        Level::Township => "应有哪些村（社区）",
        Level::County => "应有哪些乡镇",
    },
    expected_help: "一行一个，或者用逗号、顿号隔开。可以空着；填了，就能看出哪些还没有收到。",
    weak: "县里认定的集体经济薄弱村",
    weak_help: "用来算14.4的比例。哪些村算薄弱，文件没有给标准，按县里的名单填；收入低不等于薄弱村。",
    weak_known: "县里的名单已经照填（一个都没有也勾上）",
    keep: "保存名单",
    kept: "已保存在这台设备上。",
    missing: |count| format!("名单上还没有收到的（{count}）"),
    unlisted: |count| format!("收到了、但不在名单上的（{count}）"),
    conflicts: |count| format!("要选哪份算数（{count}）"),
    conflicts_help: "同一单位、同一年份有几份内容不同的文件，或者文件在本工具之外改过。选定之前都不计入；选错了可以再改。",
    waits: "待选",
    saved: |at| if at.is_empty() { String::new() } else { format!("保存于{at}") },
    met_of: |met, of| format!("符合{met}/适用{of}"),
    remove: "移出这份",
    computed: "自动算出的几个数",
    computed_help: "由收到的文件算出，只算到已收到、已选定的。",
    by_itself: "自动算出",
    to_tool: "带着这些数去测算",
    units: |it| match it {
        Level::Township => "各村（社区）",
        Level::County => "各乡镇",
    },
    counted: |counted, files| format!("计入{counted}个单位，共收{files}份文件。"),
    alphabetical: "按名称的拼音排列，不是名次。",
    other_data: |count| format!("其中{count}份按另一版数据，或者在数据改动以前填写；能对上的都已计入，表里标明了是哪些。"),
    data_changed: "数据改动前填的，请对方打开看一遍",
    edited: "在本工具之外改过",
    were_edited: "在本工具之外改过、请在下面说算不算数的：",
    from: "来自这些文件",
    fill: "填进本乡镇自己的草稿",
    fill_help: "只有点了“填进去”才会填，填的地方标明是自动算出的；自己再改，标记就去掉。",
    fill_not: |it| format!("{it}还算不全（有单位没有收到、待选，或者没有填数），先不填。"),
    fill_none: "这台设备上没有本乡镇这一年的草稿：先在上面填好本乡镇的名称，再新建一份同名、同年份的草稿。",
    fill_to_drafts: "去新建",
    fill_same: "已经和算出的一样。",
    fill_would: "会填进这些",
    fill_yes: "填进去",
    fill_confirms: "数不变，标上是自动算出的",
    nothing_said: "没有填",
    stop: "；",
    year: "年份",
    find: "找名称",
    unit: "单位",
    remarks: "说明",
    standing: |it| match it {
        Standing::Met => "符合",
        Standing::Partly => "部分符合",
        Standing::NotMet => "不符合",
        Standing::NotApplicable => "不适用",
        Standing::NotSure => "不清楚",
        Standing::NotAnswered => "未填",
    },
    occurred: |count| format!("出现文件所列情形{count}项"),
    villages: |here, of| {
        if of == 0 { format!("含{here}个村（社区）") } else { format!("含{here}个村（社区），名单上{of}个") }
    },
    other_edition: |it| format!("按数据版本{it}填的"),
    problems: |count| format!("有{count}处没读进来"),
    before: "上一页",
    after: "下一页",
    page_of: |page, pages, units| format!("第{page}页，共{pages}页，{units}个单位"),
    indicators: "逐条看",
    indicators_help: "每一条有多少个单位是什么情况。点开能看到各是哪些单位，再点名称就是它交来的文件。",
    question: "问题",
    behind: "各是哪些单位",
    more: |count| format!("还有{count}个"),
    papers_help: |it| match it {
        Level::Township => {
            "各村情况表、逐条汇总表、集体经济台账、一肩三挑台账。姓名一栏空着，手工填。“上报用的汇总文件”只带各条的结论和数字，不带备注文字，交给县里汇总。"
        }
        Level::County => "各村情况表、逐条汇总表和两本台账，把各乡镇交来的合在一起。",
    },
    clear: "全部移出",
    clear_help: "移出这一级收下的全部文件，名单留着。各村自己的文件不受影响。",
    clear_ask: "确定移出全部文件吗？",
    clear_yes: "确定移出",
    clear_no: "不移",
    file_about: |file, saved, edition| {
        let saved = if saved.is_empty() { String::new() } else { format!("，保存于{saved}") };
        format!("来自文件“{file}”{saved}，数据版本{edition}。")
    },
    file_problems: "这份文件里没能读进来的：",
    file_out: "存出原文件",
    file_close: "关上",
};

static EN: Words = Words {
    title: |it| match it {
        Level::Township => "A township's roll-up",
        Level::County => "A county's roll-up",
    },
    lead: |it| match it {
        Level::Township => {
            "Put in the draft files that the villages and communities hand in. They become one table, and what the township has to compute fills itself."
        }
        Level::County => "Put in the townships' roll-up files and their own drafts. They become one table.",
    },
    voluntary: "Files are read on this device only. Nothing is uploaded, scored or ranked, and nobody is reminded. Villages hand in the drafts they have; there is no other form to fill in.",
    levels: "Levels",
    level: |it| match it {
        Level::Township => "Township",
        Level::County => "County",
    },
    in_memory: "This browser lets pages keep nothing: the table lasts as long as this page is open. Export it in time.",
    full: "The last change was not kept: the browser's storage is full. The table is still on this page; export it, then make room.",
    hand_in: "Hand files in",
    choose: |it| match it {
        Level::Township => "Choose the villages' draft files (many at once)",
        Level::County => "Choose the townships' roll-ups or drafts (many at once)",
    },
    drop: "Or drop the files here.",
    paste: "Or paste text",
    paste_here: "Paste the whole text of a draft here",
    take_in: "Take this text in",
    progress: |done, all| format!("Reading {done} of {all}"),
    cancel: "Stop",
    cancelled: " It was stopped; the rest was not read.",
    taken: |taken, of| format!("{taken} of {of} were taken in."),
    refused: |count| format!("{count} were not taken in; the others were:"),
    same: "Here already, with the very same contents: ",
    another: "Another file of the same unit is here; say below which counts: ",
    colon: ": ",
    and: ", ",
    lists: "Your unit and its list",
    own_name: |it| match it {
        Level::Township => "Name of the township",
        Level::County => "Name of the county",
    },
    expected: |it| match it {
        Level::Township => "Villages and communities to expect",
        Level::County => "Townships to expect",
    },
    expected_help: "One a line, or separated by commas. It can stay empty; with it you see which have not come in.",
    weak: "Villages with a weak collective economy, by the county's list",
    weak_help: "For the share in 14.4. The document does not say which villages are weak; enter the county's list. A low income alone does not make a village weak.",
    weak_known: "The county's list is entered (tick this also when it names none)",
    keep: "Save the lists",
    kept: "Saved on this device.",
    missing: |count| format!("On the list, not received ({count})"),
    unlisted: |count| format!("Received, not on the list ({count})"),
    conflicts: |count| format!("Say which file counts ({count})"),
    conflicts_help: "There are several different files of the same unit and year, or a file was changed outside this tool. None of them counts until you choose; you can change it later.",
    waits: "to be chosen",
    saved: |at| if at.is_empty() { String::new() } else { format!("saved {at}") },
    met_of: |met, of| format!("{met} met of {of} that apply"),
    remove: "Take this file out",
    computed: "What fills itself",
    computed_help: "Computed from the files received and settled, and from no others.",
    by_itself: "computed",
    to_tool: "Open the tool with these figures",
    units: |it| match it {
        Level::Township => "Villages and communities",
        Level::County => "Townships",
    },
    counted: |counted, files| format!("{counted} units count; {files} files are here."),
    alphabetical: "In the order of their names, which is no ranking.",
    other_data: |count| {
        format!(
            "{count} of them were made with another edition, or before the data changed. What still fits counts; the table says which they are."
        )
    },
    data_changed: "made before the data changed; have it looked over",
    edited: "changed outside this tool",
    were_edited: "Changed outside this tool; say below whether they count: ",
    from: "From these files",
    fill: "Fill them into your township's own draft",
    fill_help: "Nothing is filled in until you press the button. What is filled in is marked as computed; once you change it yourself, the mark goes.",
    fill_not: |it| {
        format!("Not complete yet, so not filled in: {it} (a unit has not handed in or waits to be settled, or gave no figures).")
    },
    fill_none: "There is no draft of your township for this year on this device: enter its name above, then begin a draft with the same name and year.",
    fill_to_drafts: "Begin one",
    fill_same: "as computed already.",
    fill_would: "this would be filled in",
    fill_yes: "Fill it in",
    fill_confirms: "the figures stay and are marked as computed",
    nothing_said: "nothing",
    stop: "; ",
    year: "Year",
    find: "Find a name",
    unit: "Unit",
    remarks: "Remarks",
    standing: |it| match it {
        Standing::Met => "Met",
        Standing::Partly => "Partly",
        Standing::NotMet => "Not met",
        Standing::NotApplicable => "Not applicable",
        Standing::NotSure => "Not sure",
        Standing::NotAnswered => "Not answered",
    },
    occurred: |count| format!("cases named in the document: {count}"),
    villages: |here, of| if of == 0 { format!("{here} villages") } else { format!("{here} villages of {of} listed") },
    other_edition: |it| format!("made with edition {it}"),
    problems: |count| format!("{count} things could not be read"),
    before: "Previous page",
    after: "Next page",
    page_of: |page, pages, units| format!("Page {page} of {pages}, {units} units"),
    indicators: "Point by point",
    indicators_help: "How many units stand how. Open a row to see which; a name leads to the file it handed in.",
    question: "Question",
    behind: "Which units",
    more: |count| format!("and {count} more"),
    papers_help: |it| match it {
        Level::Township => {
            "The table of villages, the table point by point, and the ledgers of collective income and of the three posts. Columns for names stay empty. The roll-up file holds standings and figures, no remarks; hand it on to the county."
        }
        Level::County => "The table of villages, the table point by point and two ledgers, over all townships.",
    },
    clear: "Take everything out",
    clear_help: "Takes out all files of this level; the lists stay. The villages' own files are not touched.",
    clear_ask: "Take out all files?",
    clear_yes: "Take them out",
    clear_no: "Keep them",
    file_about: |file, saved, edition| {
        let saved = if saved.is_empty() { String::new() } else { format!(", saved {saved}") };
        format!("From the file \"{file}\"{saved}, edition {edition}.")
    },
    file_problems: "What could not be read from it:",
    file_out: "Save the original file",
    file_close: "Close",
};
