//! The messages of the quiz pages. What a question itself says is in `quiz::words`.

use messages::split_messages;
use policy::model::text::Language;
use quiz::selection::{Audience, Difficulty};

split_messages! {
    /// Links of the training page: what it is called, and what there is.
    entry_questions -> (&'static str, &'static str): ("随机出题", "一题接一题，答案先藏着；同一个卷号，到哪儿都是同一套题。"),
        ("Questions by chance", "One after another, the answer hidden at first; the same paper number gives the same questions everywhere.");
    entry_practice -> (&'static str, &'static str): ("自己练", "不会的早点再问，会的晚点再问，只记在这台设备上。"),
        ("Practise by yourself", "What you do not know comes again soon, what you know later; kept on this device only.");
    entry_paper -> (&'static str, &'static str): ("出一份卷子", "题目一份，答案另一份；可以打印，可以存成Word。"),
        ("A paper", "The questions on one sheet, the answers on another; to be printed, or as Word files.");
    entry_hands -> (&'static str, &'static str): ("举手表决", "投出一个例子，手机扫码一起想，按键计数，最后看答案。"),
        ("Show of hands", "A case on the projector, the same on telephones by a code; hands counted with keys, then the answer.");
    questions: "随机出题", "Questions by chance";
    questions_lead: "题目由文件的数和规则现编，例子都是虚构的，答案由判定规则算出。",
        "Made on the spot from the document's figures and rules. The cases are invented; the rules work out the answers.";
    practice: "自己练", "Practise by yourself";
    practice_lead: "不会的明天再问，会的隔得越来越久。只在这台设备上记每道题哪天再问，不记名、不计时、不打分，别人看不到。",
        "What you do not know comes again tomorrow, what you know later and later. Only the day on which a question comes again is kept, on this device: no names, no timing, no marks, and nobody else sees it.";
    practice_unreadable: "这台设备上存着的练习记录，这个版本读不懂，原样留着没有动。这次可以照常练，但记不下来。",
        "What this device has kept of practice cannot be read by this edition and is left as it is. You can practise, but nothing is kept this time.";
    practice_blocked: "浏览器不让保存，可以照常练，关掉页面以后就不记得了。",
        "The browser keeps nothing. You can practise, but it is forgotten when the page is closed.";
    practice_not_kept: "这一题没有存下来。可以接着练，关掉页面以后就不记得了。",
        "This answer was not kept. You can go on; it is forgotten when the page is closed.";
    waiting(due: usize, new: usize): "该再问的：{due}题。还没问过的：{new}题。", "To be asked again: {due}. Not asked yet: {new}.";
    all_known_for_now: "现在没有该问的题了，过几天再来；也可以换一个范围。",
        "Nothing is left to ask for now. Come back in some days, or choose other questions.";
    forget: "清掉练习记录", "Forget what was practised";
    forget_really: "清掉这台设备上的练习记录？清掉以后找不回来，别的内容不动。",
        "Forget what was practised on this device? It cannot be brought back; nothing else is touched.";
    one_question: "题目", "Question";
    paper: "出一份卷子", "A paper";
    paper_lead: "题目和答案各自成页。卷号相同、选题相同，题目就相同。",
        "Questions and answers stand on sheets of their own. The same number and choice give the same paper.";
    how_many: "几道题", "How many questions";
    print: "打印（题目在前，答案另起一页）", "Print (questions first, answers on a new page)";
    show_answers: "在屏幕上看答案", "Show the answers here";
    hide_answers: "收起答案", "Hide the answers";
    sheet_questions: "题目", "Questions";
    sheet_answers: "答案", "Answers";
    paper_number(seed: u32): "卷号{seed}。例子都是虚构的。", "Paper {seed}. All cases are invented.";
    marks: "√成立，×不成立，○还没定。", "√ holds, × does not hold, ○ is open.";
    no_names: "不用写名字，不打分、不排名。", "No name is needed; there are no marks and no ranking.";
    hands: "举手表决", "Show of hands";
    hands_help: "手机打开的是同一道题，答案也先藏着；手机上选了什么，不会传到这里，也不会传到别处。举手的数由讲课的人按键记，换题或者离开就没有了。",
        "Telephones open the same question, its answer hidden too; what is chosen there is sent neither here nor anywhere else. The hands are what the trainer counts with keys; they are gone with the next question.";
    code: "同一道题的二维码", "Code of the same question";
    code_help: "用手机扫码，打开同一道题一起想。", "Scan it with a telephone to think along.";
    hands_in_all(hands: u32): "一共{hands}只手", { format!("{hands} {} in all", if hands == 1 { "hand" } else { "hands" }) };
    one_more(answer: &str): "加一只手：{answer}", "One hand more: {answer}";
    one_fewer(answer: &str): "减一只手：{answer}", "One hand fewer: {answer}";
    reset: "清零", "Begin anew";
    settings_key: "选题 S", "Choose S";
    keys: "按键", "Keys";
    hands_keys[12] -> (&'static str, &'static str) {
        ("1 2 3 4", "给第几个答案加一只手"), ("1 2 3 4", "one hand more at that answer");
        ("Shift + 1 2 3 4", "减一只手"), ("Shift + 1 2 3 4", "one hand fewer");
        ("A", "看答案，再按收起"), ("A", "show the answer, and hide it");
        ("R", "清零"), ("R", "begin anew");
        ("B 或 .", "黑屏，再按恢复"), ("B or .", "blank the screen, and back");
        ("S", "选题和说明，再按收起"), ("S", "which questions, and help; and away again");
        ("← → PageUp PageDown", "上一题、下一题"), ("← → PageUp PageDown", "the previous question, the next one");
        ("划", "触摸屏上往左划，下一题；往右划，上一题"), ("swipe", "on a touch board: to the left the next question, to the right the previous one");
        ("Q", "二维码放大"), ("Q", "the code, large enough for the room");
        ("L P E", "指针、画笔、擦掉；换题就擦掉"), ("L P E", "pointer, pen, wipe; the next question wipes too");
        ("F 或 F5", "全屏"), ("F or F5", "full screen");
        ("Esc", "收起打开的东西；不会离开"), ("Esc", "close what is open; it never leaves");
    }
    number(number: u32): "第{number}题", "Question {number}";
    /// Accessible name of the answers.
    answers: "可选的答案", "The answers to choose from";
    show: "看答案", "Show the answer";
    before: "上一题", "Previous";
    next: "下一题", "Next";
    is_right: "正确答案", "the right answer";
    /// Marks a wrong answer that was chosen.
    is_wrong: "不对", "not so";
    /// Shown where the right answer was chosen; its letter follows.
    known: "答对了：", "That is right:";
    not_known: "没答对，正确的是：", "Not so. The right answer is:";
    /// Shown where no answer was chosen; the letter of the right one follows.
    answer_is: "正确的是：", "The right answer is:";
    why: "为什么", "Why";
    why_not: "别的为什么不对", "Why the others are not";
    holds: "成立：", "Holds: ";
    fails: "不成立：", "Does not hold: ";
    open: "还没定：", "Open: ";
    to_hands: "这道题拿来举手表决", "Ask it for a show of hands";
    to_paper: "照这个范围出一份卷子", "Make a paper of this choice";
    nothing_fits: "这个范围里没有题。请放宽一些：换一条措施，或者不限难度。",
        "There is no question of that kind. Please ask for less: another measure, or any difficulty.";
    selection: "选题：措施、对象、难度、卷号", "Which questions: measure, audience, difficulty, paper number";
    of_measure: "哪一条措施", "Measure";
    all_measures: "全部", "All";
    measure(number: u8, title: &str): "第{number}条 {title}", "{number} {title}";
    for_whom: "给谁出题", "For whom";
    everybody: "不限", "Everybody";
    audience[Audience] {
        Villages: "村（社区）", "Villages and communities";
        Townships: "乡镇", "Townships";
        County: "县直单位", "County units";
    }
    how_hard: "难度", "Difficulty";
    any_difficulty: "不限", "Any";
    difficulty[Difficulty] {
        Basic: "基本：文件怎么说", "Basic: what the document says";
        Middle: "中等：看例子下结论", "Middle: what a case comes to";
        Hard: "较难：正好在线上，或者有的还不知道", "Hard: on the very line, or something not known";
    }
    seed: "卷号", "Paper number";
    seed_help: "1到999999。同一个卷号、同样的选题，出来的题一样。", "1 to 999999. The same number and choice give the same questions.";
    no_seed(typed: &str): "卷号“{typed}”不对：要填1到999999之间的整数。",
        "Paper number “{typed}” is none: a whole number from 1 to 999999 is expected.";
    other_seed: "换一个卷号", "Another number";
}
