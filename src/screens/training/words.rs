//! The words of these screens.

use policy::model::document::ProvisionKind;
use policy::model::text::Language;
use training::deck::Shows;
use training::plan::Audience;

/// What the screens say in one language.
pub struct Words {
    /// Its heading.
    pub title: &'static str,
    /// What there is.
    pub lead: &'static str,
    /// A way on.
    pub entry_present: (&'static str, &'static str),
    /// A way on.
    pub entry_steps: (&'static str, &'static str),
    /// A way on.
    pub entry_scenarios: (&'static str, &'static str),
    /// A way on.
    pub entry_cards: (&'static str, &'static str),
    /// The way back.
    pub to_training: &'static str,
    /// Heading.
    pub prepare: &'static str,
    /// What it is for.
    pub prepare_lead: &'static str,
    /// A question.
    pub for_whom_question: &'static str,
    /// A question.
    pub how_long: &'static str,
    /// A question.
    pub which_measures: &'static str,
    /// Help.
    pub which_measures_help: &'static str,
    /// A button.
    pub suggest_again: &'static str,
    /// Who is in the room.
    pub audience: fn(Audience) -> &'static str,
    /// A length.
    pub minutes: fn(u16) -> String,
    /// Nothing chosen.
    pub no_measures: &'static str,
    /// Heading.
    pub deck: &'static str,
    /// What came of it.
    pub deck_made: fn(usize, u16) -> String,
    /// What time has no room for.
    pub left_out: fn(usize) -> String,
    /// Too many.
    pub over: &'static str,
    /// A link.
    pub begin: &'static str,
    /// Heading and link.
    pub handout: &'static str,
    /// A list.
    pub slides: &'static str,
    /// A list.
    pub keys: &'static str,
    /// The keys.
    pub key_list: &'static [(&'static str, &'static str)],
    /// Where the minutes come from.
    pub rule_of_thumb: &'static str,
    /// What a slide shows.
    pub shows: fn(Shows) -> &'static str,
    /// A measure.
    pub measure: fn(u8) -> String,
    /// The title slide.
    pub session: fn(&str) -> String,
    /// Heading.
    pub figures: &'static str,
    /// Heading.
    pub owed: &'static str,
    /// Column.
    pub what: &'static str,
    /// Column.
    pub by_whom: &'static str,
    /// Column.
    pub for_whom: &'static str,
    /// Column.
    pub when: &'static str,
    /// No doer.
    pub nobody_named: &'static str,
    /// An inferred doer.
    pub inferred_mark: &'static str,
    /// No time.
    pub no_time: &'static str,
    /// Between names.
    pub comma: &'static str,
    /// Before the restated text.
    pub in_our_words: &'static str,
    /// A kind of provision.
    pub kind: fn(ProvisionKind) -> &'static str,
    /// At the right answer.
    pub right_answer: &'static str,
    /// A button.
    pub other_questions: &'static str,
    /// Heading.
    pub close: &'static str,
    /// What to take home.
    pub close_long: &'static str,
    /// A label.
    pub as_of: &'static str,
    /// No day.
    pub no_day: &'static str,
    /// No day, at the field.
    pub no_day_long: &'static str,
    /// An answer that cannot be.
    pub does_not_fit: &'static str,
    /// Something is wrong.
    pub put_right: &'static str,
    /// A state.
    pub holds: &'static str,
    /// A state.
    pub fails: &'static str,
    /// A state.
    pub open: &'static str,
    /// A state.
    pub asks: &'static str,
    /// Between.
    pub colon: &'static str,
    /// Between sentences.
    pub stop: &'static str,
    /// What the drawing is.
    pub drawing: fn(usize, usize) -> String,
    /// What the drawing is, and where one is.
    pub drawing_at: fn(usize, usize, &str) -> String,
    /// A step.
    pub step_of: fn(usize, usize) -> String,
    /// Before changes.
    pub what_if: &'static str,
    /// A slide's number.
    pub slide_of: fn(usize, usize) -> String,
    /// Digits typed.
    pub jump: fn(&str) -> String,
    /// The slide's place.
    pub this_slide: &'static str,
    /// The screen is dark.
    pub blanked: &'static str,
    /// The bar's name.
    pub deck_controls: &'static str,
    /// A button.
    pub back: &'static str,
    /// A button.
    pub forward: &'static str,
    /// A button.
    pub presenter: &'static str,
    /// It was opened.
    pub presenter_open: &'static str,
    /// It was not.
    pub presenter_blocked: &'static str,
    /// A link.
    pub presenter_link: &'static str,
    /// No channel.
    pub no_line: &'static str,
    /// Heading.
    pub notes: &'static str,
    /// A button.
    pub notes_key: &'static str,
    /// A button.
    pub blank_key: &'static str,
    /// A button.
    pub full_key: &'static str,
    /// A link.
    pub leave: &'static str,
    /// Heading.
    pub presenter_title: &'static str,
    /// What comes next on this slide.
    pub next_step: fn(usize, usize) -> String,
    /// Heading.
    pub next: &'static str,
    /// The end.
    pub no_next: &'static str,
    /// Heading.
    pub change_facts: &'static str,
    /// Heading.
    pub on_projector: &'static str,
    /// No notes.
    pub no_notes: &'static str,
    /// What is left open.
    pub silent: fn(&str) -> String,
    /// An inferred doer.
    pub inferred: fn(&str) -> String,
    /// Before the reading taken.
    pub taken: &'static str,
    /// Heading.
    pub answer: &'static str,
    /// What it is.
    pub handout_lead: &'static str,
    /// A button.
    pub print: &'static str,
    /// A link.
    pub to_plan: &'static str,
    /// Heading.
    pub no_such_tool: &'static str,
    /// A link of another tool.
    pub link_of_other: &'static str,
    /// A button.
    pub all_at_once: &'static str,
    /// Help.
    pub steps_keys: &'static str,
    /// A link.
    pub to_tool: &'static str,
    /// A choice.
    pub how_decided: &'static str,
    /// A way that would change it.
    pub way: fn(usize, usize) -> String,
    /// The group's name.
    pub what_to_walk: &'static str,
    /// The first stage.
    pub as_it_is: &'static str,
    /// Heading.
    pub scenarios: &'static str,
    /// What it is.
    pub scenarios_lead: &'static str,
    /// A button.
    pub begin_anew: &'static str,
    /// What was forgotten.
    pub begun_anew: fn(usize) -> String,
    /// A button.
    pub undo: &'static str,
    /// It was.
    pub undone: &'static str,
    /// Storage refuses.
    pub not_kept: &'static str,
    /// The list is as it was.
    pub list_undone: &'static str,
    /// A scenario was taken off.
    pub removed: fn(&str) -> String,
    /// The samples are back.
    pub back_at_samples: &'static str,
    /// Heading.
    pub aside: &'static str,
    /// What it is.
    pub aside_help: &'static str,
    /// A button.
    pub aside_save: &'static str,
    /// The name of its file, by number.
    pub aside_name: fn(usize) -> String,
    /// A button.
    pub aside_delete: &'static str,
    /// Asked once.
    pub aside_delete_really: &'static str,
    /// Help.
    pub reorder_help: &'static str,
    /// A mark.
    pub shown: &'static str,
    /// Answers that no link carries.
    pub sensitive_here: &'static str,
    /// A link.
    pub step_through: &'static str,
    /// A button.
    pub up: &'static str,
    /// A button.
    pub down: &'static str,
    /// A button.
    pub remove: &'static str,
    /// Heading.
    pub own: &'static str,
    /// Help.
    pub own_help: &'static str,
    /// A label.
    pub name_field: &'static str,
    /// A label.
    pub link_field: &'static str,
    /// A button.
    pub add: &'static str,
    /// It was added.
    pub added: fn(&str) -> String,
    /// No room.
    pub list_full: fn(usize) -> String,
    /// Heading.
    pub file: &'static str,
    /// Help.
    pub file_help: &'static str,
    /// A button.
    pub file_out: &'static str,
    /// A file's name.
    pub file_name: &'static str,
    /// A label.
    pub file_in: &'static str,
    /// A file.
    pub unreadable: &'static str,
    /// A button.
    pub back_to_samples: &'static str,
    /// It was read.
    pub taken_in: fn(usize) -> String,
    /// A fault.
    pub fault_large: fn(usize) -> String,
    /// A fault.
    pub fault_json: fn(usize, usize) -> String,
    /// A fault.
    pub fault_other: &'static str,
    /// A fault.
    pub fault_newer: fn(u64) -> String,
    /// A fault.
    pub fault_pack: fn(&str) -> String,
    /// A fault.
    pub fault_many: fn(usize) -> String,
    /// A fault.
    pub fault_one: fn(usize, &str, &str) -> String,
    /// Heading.
    pub cards: &'static str,
    /// What it is.
    pub cards_lead: &'static str,
    /// A question.
    pub cards_of: &'static str,
    /// How many.
    pub card_count: fn(usize, usize) -> String,
    /// Before places.
    pub stands_in: &'static str,
    /// Before a doubt.
    pub unverified: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "培训",
    lead: "给讲课的人：一台电脑、一台投影，没有网络也能讲。内容都从二十条的数据里来，每道题的答案由程序当场算出。",
    entry_present: (
        "放映讲稿",
        "选措施、对象和时长，得到一套可以放映的讲稿：一句话、关键数字、谁该做什么、条文、可以当场改数的例子、提问。",
    ),
    entry_steps: ("一步一步看判定", "把一次判定画成图，一个条件一个条件地走；再看怎样才能符合。"),
    entry_scenarios: ("情形清单", "示例和自己准备的情形，排好顺序，点开就填好；换一个班，一键重来。"),
    entry_cards: ("名词卡片", "文件里的说法是什么意思、在哪一条；可以打印剪成卡片。"),
    to_training: "回到培训",
    prepare: "准备一堂课",
    prepare_lead: "选好对象、时长和措施，讲稿马上排好。选择写在网址里，收藏或发给别人都行。",
    for_whom_question: "讲给谁听",
    how_long: "大约多长",
    which_measures: "讲哪几条",
    which_measures_help: "先按对象和时长选好了几条，可以改。",
    suggest_again: "重新按对象选",
    audience: |it| match it {
        Audience::Villages => "村（社区）",
        Audience::TownshipCadres => "乡镇干部",
        Audience::CountyUnits => "县直单位",
        Audience::PartySchool => "党校班次",
    },
    minutes: |it| format!("{it}分钟"),
    no_measures: "还没有选措施。至少选一条，才有讲稿。",
    deck: "讲稿",
    deck_made: |slides, minutes| format!("共{slides}页，大约{minutes}分钟。"),
    left_out: |it| format!("因为时间，有{it}页没有放进来。"),
    over: "选的措施太多，每条只讲一句话也超时。",
    begin: "开始放映",
    handout: "讲义",
    slides: "每页是什么",
    keys: "按键",
    key_list: &[
        ("→ ↓ 空格 PageDown", "下一步；走完一页再到下一页"),
        ("← ↑ PageUp", "上一步"),
        ("数字", "跳到那一页（后面还可能有数字时按回车）"),
        ("A", "这一页一次看全"),
        ("B 或 .", "黑屏，再按恢复"),
        ("F", "全屏"),
        ("N", "显示讲课备注"),
        ("Home End", "第一页、最后一页"),
        ("Esc", "离开输入框；再按结束放映"),
    ],
    rule_of_thumb: "分钟数是本工具估的：普通一页1分钟，例子4分钟，提问2分钟。文件里没有这些。",
    shows: |it| match it {
        Shows::Title => "开头",
        Shows::Sentence => "一句话",
        Shows::Figures(_) => "关键数字",
        Shows::Owed(_) => "谁该做什么",
        Shows::Clause(_) => "条文",
        Shows::Example(_) => "例子",
        Shows::Question(_) => "提问",
        Shows::Close => "结尾",
    },
    measure: |it| format!("措施{it}"),
    session: |it| format!("学懂“{it}”"),
    figures: "关键数字",
    owed: "谁该做什么",
    what: "做什么",
    by_whom: "谁来做",
    for_whom: "对谁",
    when: "时间",
    nobody_named: "文件没有写",
    inferred_mark: "（推断）",
    no_time: "没有写",
    comma: "、",
    in_our_words: "意思是：",
    kind: |it| match it {
        ProvisionKind::Duty => "义务",
        ProvisionKind::Target => "指标",
        ProvisionKind::Entitlement => "权益",
        ProvisionKind::Eligibility => "资格",
        ProvisionKind::Ban => "禁止",
        ProvisionKind::Consequence => "约束",
        ProvisionKind::Procedure => "程序",
        ProvisionKind::Encouragement => "倡导",
    },
    right_answer: "正确答案",
    other_questions: "换一批提问",
    close: "带回去",
    close_long: "回去以后，自己的情况可以一条一条算：",
    as_of: "计算到哪一天",
    no_day: "还没有填",
    no_day_long: "计算到哪一天：年、月、日要填全，才能判断。",
    does_not_fit: "和别的数合不上，或者超出了范围，请改这一项或有关的那一项。",
    put_right: "有一项填得不对，改好以后再判断。",
    holds: "成立",
    fails: "不成立",
    open: "还不知道",
    asks: "还要回答",
    colon: "：",
    stop: "。",
    drawing: |all, lit| format!("判定过程图，共{all}个条件，已走到第{lit}个。"),
    drawing_at: |all, lit, now| format!("判定过程图，共{all}个条件，走到第{lit}个：{now}"),
    step_of: |step, all| format!("第{step}步，共{all}步"),
    what_if: "如果——",
    slide_of: |at, all| format!("{at} / {all}"),
    jump: |it| format!("{it}… 回车跳到这一页"),
    this_slide: "这一页",
    blanked: "黑屏中，按 B 恢复",
    deck_controls: "放映",
    back: "上一步",
    forward: "下一步",
    presenter: "讲课窗口",
    presenter_open: "讲课窗口已打开，把它放到自己的屏幕上。",
    presenter_blocked: "浏览器拦下了新窗口。",
    presenter_link: "从这里打开",
    no_line: "这个浏览器不能让两个窗口同步；在这一个窗口里放映，按 N 看备注。",
    notes: "备注",
    notes_key: "备注 N",
    blank_key: "黑屏 B",
    full_key: "全屏 F",
    leave: "结束",
    presenter_title: "讲课窗口",
    next_step: |step, all| format!("这一页的第{step}步，共{all}步"),
    next: "下面是",
    no_next: "这是最后一页",
    change_facts: "当场改数",
    on_projector: "这一页",
    no_notes: "这一页没有备注。",
    silent: |it| format!("{it} 没有写的"),
    inferred: |it| format!("{it} 由谁做"),
    taken: "本工具的理解：",
    answer: "答案",
    handout_lead: "一张A4三页讲稿，旁边留线做笔记。提问的答案没有印，在讲课窗口和备注里。",
    print: "打印",
    to_plan: "回去改",
    no_such_tool: "没有这个工具",
    link_of_other: "链接里是另一个工具的情形，这里没有读入。",
    all_at_once: "一次看全",
    steps_keys: "左右方向键也能前后走。改了左边的数，图和结论跟着变。",
    to_tool: "打开这个工具",
    how_decided: "怎样判定",
    way: |at, all| if all == 1 { "怎样才能符合".to_owned() } else { format!("怎样才能符合（办法{at}）") },
    what_to_walk: "看什么",
    as_it_is: "现在的情况",
    scenarios: "情形清单",
    scenarios_lead: "点名字，工具就按这个情形填好。清单只存在这台设备上。",
    begin_anew: "换一个班，重来（R）",
    begun_anew: |it| format!("已重来：清掉{it}个工具里填过的内容，清单没有动。"),
    undo: "撤销",
    undone: "已撤销，填过的内容都放回去了。",
    not_kept: "这台设备没有存下清单，关掉页面就没有了；要留下，请存成文件。",
    list_undone: "已撤销，清单和刚才一样。",
    removed: |it| format!("已去掉“{it}”，可以撤销。"),
    back_at_samples: "已换回示例，可以撤销。",
    aside: "读不懂的清单",
    aside_help: "这台设备上存过的清单，有的内容这个版本读不懂。原样放在这里，没有改动；可以存成文件，换新版本再读入。",
    aside_save: "把原样存成文件",
    aside_name: |number| format!("二十条-读不懂的清单{number}.json"),
    aside_delete: "删掉",
    aside_delete_really: "删掉这份读不懂的清单？删掉以后找不回来，现在的清单不动。",
    reorder_help: "在一行上按 Alt+↑、Alt+↓ 换位置。",
    shown: "已讲",
    sensitive_here: " 有一项属于敏感信息，不写进清单，打开以后当场填。",
    step_through: "一步一步看",
    up: "上移",
    down: "下移",
    remove: "去掉",
    own: "加一个自己的",
    own_help: "在工具页填好，点“复制链接”，贴到这里。不要写真人的名字。",
    name_field: "叫什么",
    link_field: "链接",
    add: "加到清单",
    added: |it| format!("已加上“{it}”。"),
    list_full: |it| format!("清单最多{it}个，先去掉一些再加。"),
    file: "存成文件，从文件读入",
    file_help: "存成一个文件，在另一台电脑上读入，顺序和名字都在。读入会换掉现在的清单。",
    file_out: "存成文件",
    file_name: "二十条-情形清单.json",
    file_in: "读入文件",
    unreadable: "这个文件打不开，清单没有动。",
    back_to_samples: "换回示例",
    taken_in: |it| format!("已读入{it}个情形。"),
    fault_large: |it| format!("文件有{it}字节，超过1MB，不是情形清单，没有读入。"),
    fault_json: |line, column| format!("文件第{line}行第{column}个字符读不下去，没有读入。请选由本页存出的文件。"),
    fault_other: "这不是情形清单的文件，没有读入。请选由本页存出的文件。",
    fault_newer: |it| format!("文件由更新的版本写成（格式{it}），这里读不了；文件没有改动。"),
    fault_pack: |it| format!("文件属于另一份文件的数据（{it}），没有读入。"),
    fault_many: |it| format!("清单最多200个，后面{it}个没有读入。"),
    fault_one: |place, name, why| format!("第{place}个“{name}”没有读入：{why}"),
    cards: "名词卡片",
    cards_lead: "一个词一张：是什么意思，在哪一条。打印出来一页八张，沿线剪开。",
    cards_of: "只要这几条里的词（不选就是全部）",
    card_count: |cards, pages| format!("共{cards}张，打印{pages}页。"),
    stands_in: "见",
    unverified: "未核实：",
};

static EN: Words = Words {
    title: "Training",
    lead: "For trainers: a laptop and a projector, no network needed. Everything comes from the data of the twenty measures; every answer is worked out on the spot.",
    entry_present: (
        "Present a deck",
        "Choose measures, audience and length, and get a deck to show: one sentence, the figures, who owes what, the clause, an example whose facts can be changed on the spot, a question.",
    ),
    entry_steps: ("A decision step by step", "A decision as a drawing, walked through one criterion at a time; then what would change it."),
    entry_scenarios: (
        "Scenarios",
        "Samples and your own, in your order, each opening its tool filled in; one key to begin anew with the next class.",
    ),
    entry_cards: ("Term cards", "What a term means and where it stands; can be printed and cut."),
    to_training: "Back to training",
    prepare: "Prepare a session",
    prepare_lead: "Choose the audience, the length and the measures; the deck is made at once. The choice stands in the address, so it can be kept or sent.",
    for_whom_question: "For whom",
    how_long: "About how long",
    which_measures: "Which measures",
    which_measures_help: "Some are chosen for the audience and the length; change them as you like.",
    suggest_again: "Choose by audience again",
    audience: |it| match it {
        Audience::Villages => "Villages and communities",
        Audience::TownshipCadres => "Township cadres",
        Audience::CountyUnits => "County units",
        Audience::PartySchool => "Party-school class",
    },
    minutes: |it| format!("{it} minutes"),
    no_measures: "No measure is chosen. Choose at least one to have a deck.",
    deck: "The deck",
    deck_made: |slides, minutes| format!("{slides} slides, about {minutes} minutes."),
    left_out: |it| format!("{it} slides were left out for time."),
    over: "So many measures take longer even at one sentence each.",
    begin: "Begin",
    handout: "Handout",
    slides: "What each slide is",
    keys: "Keys",
    key_list: &[
        ("→ ↓ Space PageDown", "the next step; after the last step the next slide"),
        ("← ↑ PageUp", "the step before"),
        ("digits", "that slide (with Enter where another digit could follow)"),
        ("A", "all of a slide at once"),
        ("B or .", "blank the screen, and back"),
        ("F", "full screen"),
        ("N", "the notes"),
        ("Home End", "the first slide, the last one"),
        ("Esc", "leave a field; then leave the deck"),
    ],
    rule_of_thumb: "The minutes are our own rule of thumb: 1 for a plain slide, 4 for an example, 2 for a question. The document says nothing of them.",
    shows: |it| match it {
        Shows::Title => "opening",
        Shows::Sentence => "in one sentence",
        Shows::Figures(_) => "the figures",
        Shows::Owed(_) => "who owes what",
        Shows::Clause(_) => "the clause",
        Shows::Example(_) => "an example",
        Shows::Question(_) => "a question",
        Shows::Close => "close",
    },
    measure: |it| format!("Measure {it}"),
    session: |it| format!("Understanding the {it}"),
    figures: "The figures",
    owed: "Who owes what",
    what: "What",
    by_whom: "By whom",
    for_whom: "For whom",
    when: "When",
    nobody_named: "the document does not say",
    inferred_mark: " (inferred)",
    no_time: "not said",
    comma: ", ",
    in_our_words: "In our words: ",
    kind: |it| match it {
        ProvisionKind::Duty => "duty",
        ProvisionKind::Target => "target",
        ProvisionKind::Entitlement => "entitlement",
        ProvisionKind::Eligibility => "eligibility",
        ProvisionKind::Ban => "ban",
        ProvisionKind::Consequence => "consequence",
        ProvisionKind::Procedure => "procedure",
        ProvisionKind::Encouragement => "encouragement",
    },
    right_answer: "the right answer",
    other_questions: "Other questions",
    close: "To take home",
    close_long: "Back home, you can work out your own case, question by question:",
    as_of: "As of",
    no_day: "not given",
    no_day_long: "As of: year, month and day are needed before anything can be said.",
    does_not_fit: "This does not go with another answer, or is out of bounds; change it or the other one.",
    put_right: "One answer must be put right first.",
    holds: "holds",
    fails: "does not hold",
    open: "open",
    asks: "still to be answered",
    colon: ": ",
    stop: ". ",
    drawing: |all, lit| format!("A drawing of the decision: {all} criteria, {lit} decided so far."),
    drawing_at: |all, lit, now| format!("A drawing of the decision: {all} criteria, now number {lit}: {now}"),
    step_of: |step, all| format!("step {step} of {all}"),
    what_if: "If …",
    slide_of: |at, all| format!("{at} / {all}"),
    jump: |it| format!("{it}… Enter goes there"),
    this_slide: "This slide",
    blanked: "Blank; B brings it back",
    deck_controls: "Controls of the deck",
    back: "Back",
    forward: "Next",
    presenter: "Presenter window",
    presenter_open: "The presenter window is open; put it on your own screen.",
    presenter_blocked: "The browser held the window back.",
    presenter_link: "Open it here",
    no_line: "This browser cannot keep two windows in step; show the deck in this one, and press N for the notes.",
    notes: "Notes",
    notes_key: "Notes N",
    blank_key: "Blank B",
    full_key: "Full screen F",
    leave: "Leave",
    presenter_title: "Presenter",
    next_step: |step, all| format!("step {step} of {all} on this slide"),
    next: "Next",
    no_next: "this is the last slide",
    change_facts: "Change the facts",
    on_projector: "This slide",
    no_notes: "No notes to this slide.",
    silent: |it| format!("{it}, left open"),
    inferred: |it| format!("{it}, who does it"),
    taken: " Taken here: ",
    answer: "Answer",
    handout_lead: "Three slides on a sheet of A4, with lines beside them. Answers to questions are not printed; they are in the presenter window and the notes.",
    print: "Print",
    to_plan: "Back to the plan",
    no_such_tool: "There is no such tool",
    link_of_other: "The link carries another tool's scenario, which was not taken.",
    all_at_once: "All at once",
    steps_keys: "The left and right keys go back and forth too. Change a fact, and the drawing and the verdict follow.",
    to_tool: "Open this tool",
    how_decided: "How it is decided",
    way: |at, all| if all == 1 { "What would change it".to_owned() } else { format!("What would change it ({at})") },
    what_to_walk: "What to go through",
    as_it_is: "As it is now",
    scenarios: "Scenarios",
    scenarios_lead: "A name opens its tool filled in. The list stays on this device.",
    begin_anew: "Begin anew with the next class (R)",
    begun_anew: |it| format!("Begun anew: what was entered in {it} tools is cleared; the list is untouched."),
    undo: "Undo",
    undone: "Undone; what was entered is back.",
    not_kept: "This device did not keep the list; it goes with this page. Save it as a file to keep it.",
    list_undone: "Undone; the list is as it was.",
    removed: |it| format!("“{it}” was removed; it can be undone."),
    back_at_samples: "The samples are back; it can be undone.",
    aside: "Lists that cannot be read",
    aside_help: "Something in a list kept on this device cannot be read by this edition. It lies here unchanged; save it as a file, to be read by a newer edition.",
    aside_save: "Save it as it is",
    aside_name: |number| format!("twenty-measures-unreadable-list-{number}.json"),
    aside_delete: "Delete",
    aside_delete_really: "Delete this list that cannot be read? It cannot be brought back; the present list stays.",
    reorder_help: "Alt+↑ and Alt+↓ on a line move it.",
    shown: "shown",
    sensitive_here: " One answer is sensitive and not in the list; give it when the tool is open.",
    step_through: "Step by step",
    up: "Move up",
    down: "Move down",
    remove: "Remove",
    own: "Add your own",
    own_help: "Fill in a tool, copy its link and paste it here. Do not write real names.",
    name_field: "Name",
    link_field: "Link",
    add: "Add to the list",
    added: |it| format!("“{it}” was added."),
    list_full: |it| format!("A list holds {it} at most; remove some first."),
    file: "To and from a file",
    file_help: "Save it as one file and read it on another computer, with names and order. Reading replaces the present list.",
    file_out: "Save as a file",
    file_name: "twenty-measures-scenarios.json",
    file_in: "Read a file",
    unreadable: "The file cannot be opened; the list is untouched.",
    back_to_samples: "Back to the samples",
    taken_in: |it| format!("{it} scenarios were read."),
    fault_large: |it| format!("The file has {it} bytes, over 1 MB: no list of scenarios; nothing was read."),
    fault_json: |line, column| {
        format!("The file cannot be read at line {line}, column {column}; nothing was taken. Choose a file saved from this page.")
    },
    fault_other: "This is no list of scenarios; nothing was read. Choose a file saved from this page.",
    fault_newer: |it| format!("The file was written by a newer version (format {it}) and cannot be read here; it is unchanged."),
    fault_pack: |it| format!("The file belongs to another document's data ({it}); nothing was read."),
    fault_many: |it| format!("A list holds 200 at most; the last {it} were left out."),
    fault_one: |place, name, why| format!("Number {place}, “{name}”, was left out: {why}"),
    cards: "Term cards",
    cards_lead: "One term a card: what it means and where it stands. Eight to a page on paper, to be cut.",
    cards_of: "Only the terms of these measures (none chosen: all)",
    card_count: |cards, pages| format!("{cards} cards, {pages} pages on paper."),
    stands_in: "See",
    unverified: "Not verified: ",
};
