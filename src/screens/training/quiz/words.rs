//! The words of the questions. What a question itself says is in `quiz::words`.

use policy::model::text::Language;
use quiz::selection::{Audience, Difficulty};

/// What the screens say in one language.
pub struct Words {
    /// An entry for trainers: name and what it is.
    pub entry_questions: (&'static str, &'static str),
    /// The same.
    pub entry_practice: (&'static str, &'static str),
    /// The same.
    pub entry_paper: (&'static str, &'static str),
    /// The same.
    pub entry_hands: (&'static str, &'static str),
    /// Heading.
    pub questions: &'static str,
    /// What it is.
    pub questions_lead: &'static str,
    /// Heading.
    pub practice: &'static str,
    /// What it is, and what is kept.
    pub practice_lead: &'static str,
    /// What is kept cannot be read.
    pub practice_unreadable: &'static str,
    /// Nothing can be kept.
    pub practice_blocked: &'static str,
    /// The last answer was not kept.
    pub practice_not_kept: &'static str,
    /// How many wait, how many are new.
    pub waiting: fn(usize, usize) -> String,
    /// Nothing is due.
    pub all_known_for_now: &'static str,
    /// A button.
    pub forget: &'static str,
    /// Asked once.
    pub forget_really: &'static str,
    /// Heading.
    pub one_question: &'static str,
    /// Heading.
    pub paper: &'static str,
    /// What it is.
    pub paper_lead: &'static str,
    /// A choice.
    pub how_many: &'static str,
    /// A button.
    pub print: &'static str,
    /// A button.
    pub show_answers: &'static str,
    /// A button.
    pub hide_answers: &'static str,
    /// Heading of a sheet.
    pub sheet_questions: &'static str,
    /// Heading of a sheet.
    pub sheet_answers: &'static str,
    /// By which the paper is found again.
    pub paper_number: fn(u32) -> String,
    /// What the marks at reasons mean.
    pub marks: &'static str,
    /// That no names are wanted.
    pub no_names: &'static str,
    /// Heading.
    pub hands: &'static str,
    /// What it does and does not do.
    pub hands_help: &'static str,
    /// Names the code.
    pub code: &'static str,
    /// What to do with it.
    pub code_help: &'static str,
    /// How many hands in all.
    pub hands_in_all: fn(u32) -> String,
    /// A button's name.
    pub one_more: fn(&str) -> String,
    /// A button's name.
    pub one_fewer: fn(&str) -> String,
    /// A button.
    pub reset: &'static str,
    /// Heading of the list of keys.
    pub keys: &'static str,
    /// The keys, and what they do.
    pub hands_keys: [(&'static str, &'static str); 7],
    /// Heading of a question.
    pub number: fn(u32) -> String,
    /// Names the answers for a screen reader.
    pub answers: &'static str,
    /// A button.
    pub show: &'static str,
    /// A button.
    pub before: &'static str,
    /// A button.
    pub next: &'static str,
    /// At the right answer.
    pub is_right: &'static str,
    /// At a wrong answer that was chosen.
    pub is_wrong: &'static str,
    /// The right answer was chosen; its letter follows.
    pub known: &'static str,
    /// Another was chosen; the letter of the right one follows.
    pub not_known: &'static str,
    /// None was chosen; the letter of the right one follows.
    pub answer_is: &'static str,
    /// Heading.
    pub why: &'static str,
    /// Heading.
    pub why_not: &'static str,
    /// A condition, read aloud.
    pub holds: &'static str,
    /// A condition, read aloud.
    pub fails: &'static str,
    /// A condition, read aloud.
    pub open: &'static str,
    /// A link.
    pub to_hands: &'static str,
    /// A link.
    pub to_paper: &'static str,
    /// No question is left.
    pub nothing_fits: &'static str,
    /// What unfolds the choices.
    pub selection: &'static str,
    /// A choice.
    pub of_measure: &'static str,
    /// All of them.
    pub all_measures: &'static str,
    /// One of them.
    pub measure: fn(u8, &str) -> String,
    /// A choice.
    pub for_whom: &'static str,
    /// No choice.
    pub everybody: &'static str,
    /// One of them.
    pub audience: fn(Audience) -> &'static str,
    /// A choice.
    pub how_hard: &'static str,
    /// No choice.
    pub any_difficulty: &'static str,
    /// One of them.
    pub difficulty: fn(Difficulty) -> &'static str,
    /// The number of the paper.
    pub seed: &'static str,
    /// What it is for.
    pub seed_help: &'static str,
    /// What was typed is none.
    pub no_seed: fn(&str) -> String,
    /// A button.
    pub other_seed: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    entry_questions: ("随机出题", "一题接一题，答案先藏着；同一个卷号，到哪儿都是同一套题。"),
    entry_practice: ("自己练", "不会的早点再问，会的晚点再问，只记在这台设备上。"),
    entry_paper: ("出一份卷子", "题目一份，答案另一份；可以打印，可以存成Word。"),
    entry_hands: ("举手表决", "投出一个例子，手机扫码一起想，按键计数，最后看答案。"),
    questions: "随机出题",
    questions_lead: "题目由文件的数和规则现编，例子都是虚构的，答案由判定规则算出。",
    practice: "自己练",
    practice_lead: "不会的明天再问，会的隔得越来越久。只在这台设备上记每道题哪天再问，不记名、不计时、不打分，别人看不到。",
    practice_unreadable: "这台设备上存着的练习记录，这个版本读不懂，原样留着没有动。这次可以照常练，但记不下来。",
    practice_blocked: "浏览器不让保存，可以照常练，关掉页面以后就不记得了。",
    practice_not_kept: "这一题没有存下来（没有空间，或者浏览器不让存）。可以接着练，关掉页面以后就不记得了。",
    waiting: |due, new| format!("该再问的：{due}题。还没问过的：{new}题。"),
    all_known_for_now: "现在没有该问的题了，过几天再来；也可以换一个范围。",
    forget: "清掉练习记录",
    forget_really: "清掉这台设备上的练习记录？清掉以后找不回来，别的内容不动。",
    one_question: "题目",
    paper: "出一份卷子",
    paper_lead: "题目和答案各自成页。卷号相同、选题相同，题目就相同。",
    how_many: "几道题",
    print: "打印（题目在前，答案另起一页）",
    show_answers: "在屏幕上看答案",
    hide_answers: "收起答案",
    sheet_questions: "题目",
    sheet_answers: "答案",
    paper_number: |seed| format!("卷号{seed}。例子都是虚构的。"),
    marks: "√成立，×不成立，○还没定。",
    no_names: "不用写名字，不打分、不排名。",
    hands: "举手表决",
    hands_help: "手机打开的是同一道题，答案也先藏着；手机上选了什么，不会传到这里，也不会传到别处。举手的数由讲课的人按键记，换题或者离开就没有了。",
    code: "同一道题的二维码",
    code_help: "用手机扫码，打开同一道题一起想。",
    hands_in_all: |hands| format!("一共{hands}只手"),
    one_more: |answer| format!("加一只手：{answer}"),
    one_fewer: |answer| format!("减一只手：{answer}"),
    reset: "清零",
    keys: "按键",
    hands_keys: [
        ("1 2 3 4", "给第几个答案加一只手"),
        ("Shift + 1 2 3 4", "减一只手"),
        ("A", "看答案，再按收起"),
        ("R", "清零"),
        ("← →", "上一题、下一题"),
        ("F", "全屏"),
        ("Esc", "结束"),
    ],
    number: |number| format!("第{number}题"),
    answers: "可选的答案",
    show: "看答案",
    before: "上一题",
    next: "下一题",
    is_right: "正确答案",
    is_wrong: "不对",
    known: "答对了：",
    not_known: "没答对，正确的是：",
    answer_is: "正确的是：",
    why: "为什么",
    why_not: "别的为什么不对",
    holds: "成立：",
    fails: "不成立：",
    open: "还没定：",
    to_hands: "这道题拿来举手表决",
    to_paper: "照这个范围出一份卷子",
    nothing_fits: "这个范围里没有题。请放宽一些：换一条措施，或者不限难度。",
    selection: "选题：措施、对象、难度、卷号",
    of_measure: "哪一条措施",
    all_measures: "全部",
    measure: |number, title| format!("第{number}条 {title}"),
    for_whom: "给谁出题",
    everybody: "不限",
    audience: |it| match it {
        Audience::Villages => "村（社区）",
        Audience::Townships => "乡镇",
        Audience::County => "县直单位",
    },
    how_hard: "难度",
    any_difficulty: "不限",
    difficulty: |it| match it {
        Difficulty::Basic => "基本：文件怎么说",
        Difficulty::Middle => "中等：看例子下结论",
        Difficulty::Hard => "较难：正好在线上，或者有的还不知道",
    },
    seed: "卷号",
    seed_help: "1到999999。同一个卷号、同样的选题，出来的题一样。",
    no_seed: |typed| format!("卷号“{typed}”不对：要填1到999999之间的整数。"),
    other_seed: "换一个卷号",
};

static EN: Words = Words {
    entry_questions: (
        "Questions by chance",
        "One after another, the answer hidden at first; the same paper number gives the same questions everywhere.",
    ),
    entry_practice: ("Practise by yourself", "What you do not know comes again soon, what you know later; kept on this device only."),
    entry_paper: ("A paper", "The questions on one sheet, the answers on another; to be printed, or as Word files."),
    entry_hands: ("Show of hands", "A case on the projector, the same on telephones by a code; hands counted with keys, then the answer."),
    questions: "Questions by chance",
    questions_lead: "Made on the spot from the document's figures and rules. The cases are invented; the rules work out the answers.",
    practice: "Practise by yourself",
    practice_lead: "What you do not know comes again tomorrow, what you know later and later. Only the day on which a question comes again is kept, on this device: no names, no timing, no marks, and nobody else sees it.",
    practice_unreadable: "What this device has kept of practice cannot be read by this edition and is left as it is. You can practise, but nothing is kept this time.",
    practice_blocked: "The browser keeps nothing. You can practise, but it is forgotten when the page is closed.",
    practice_not_kept: "This answer was not kept (no room, or the browser refuses). You can go on; it is forgotten when the page is closed.",
    waiting: |due, new| format!("To be asked again: {due}. Not asked yet: {new}."),
    all_known_for_now: "Nothing is left to ask for now. Come back in some days, or choose other questions.",
    forget: "Forget what was practised",
    forget_really: "Forget what was practised on this device? It cannot be brought back; nothing else is touched.",
    one_question: "Question",
    paper: "A paper",
    paper_lead: "Questions and answers stand on sheets of their own. The same number and choice give the same paper.",
    how_many: "How many questions",
    print: "Print (questions first, answers on a new page)",
    show_answers: "Show the answers here",
    hide_answers: "Hide the answers",
    sheet_questions: "Questions",
    sheet_answers: "Answers",
    paper_number: |seed| format!("Paper {seed}. All cases are invented."),
    marks: "√ holds, × does not hold, ○ is open.",
    no_names: "No name is needed; there are no marks and no ranking.",
    hands: "Show of hands",
    hands_help: "Telephones open the same question, its answer hidden too; what is chosen there is sent neither here nor anywhere else. The hands are what the trainer counts with keys; they are gone with the next question.",
    code: "Code of the same question",
    code_help: "Scan it with a telephone to think along.",
    hands_in_all: |hands| format!("{hands} {} in all", if hands == 1 { "hand" } else { "hands" }),
    one_more: |answer| format!("One hand more: {answer}"),
    one_fewer: |answer| format!("One hand fewer: {answer}"),
    reset: "Begin anew",
    keys: "Keys",
    hands_keys: [
        ("1 2 3 4", "one hand more at that answer"),
        ("Shift + 1 2 3 4", "one hand fewer"),
        ("A", "show the answer, and hide it"),
        ("R", "begin anew"),
        ("← →", "the previous question, the next one"),
        ("F", "full screen"),
        ("Esc", "leave"),
    ],
    number: |number| format!("Question {number}"),
    answers: "The answers to choose from",
    show: "Show the answer",
    before: "Previous",
    next: "Next",
    is_right: "the right answer",
    is_wrong: "not so",
    known: "That is right:",
    not_known: "Not so. The right answer is:",
    answer_is: "The right answer is:",
    why: "Why",
    why_not: "Why the others are not",
    holds: "Holds: ",
    fails: "Does not hold: ",
    open: "Open: ",
    to_hands: "Ask it for a show of hands",
    to_paper: "Make a paper of this choice",
    nothing_fits: "There is no question of that kind. Please ask for less: another measure, or any difficulty.",
    selection: "Which questions: measure, audience, difficulty, paper number",
    of_measure: "Measure",
    all_measures: "All",
    measure: |number, title| format!("{number} {title}"),
    for_whom: "For whom",
    everybody: "Everybody",
    audience: |it| match it {
        Audience::Villages => "Villages and communities",
        Audience::Townships => "Townships",
        Audience::County => "County units",
    },
    how_hard: "Difficulty",
    any_difficulty: "Any",
    difficulty: |it| match it {
        Difficulty::Basic => "Basic: what the document says",
        Difficulty::Middle => "Middle: what a case comes to",
        Difficulty::Hard => "Hard: on the very line, or something not known",
    },
    seed: "Paper number",
    seed_help: "1 to 999999. The same number and choice give the same questions.",
    no_seed: |typed| format!("Paper number “{typed}” is none: a whole number from 1 to 999999 is expected."),
    other_seed: "Another number",
};
