//! The messages of the home page.

use messages::split_messages;
use policy::model::text::Language;

/// A way in.
pub struct Door {
    /// For whom it is.
    pub who: &'static str,
    /// What they ask.
    pub asks: &'static str,
    /// What they get.
    pub gets: &'static str,
}

const fn door(who: &'static str, asks: &'static str, gets: &'static str) -> Door {
    Door { who, asks, gets }
}

split_messages! {
    /// Shown where the app was started from the home screen, which may have none of the drafts of the browser.
    bring_drafts: "在浏览器或者微信里填过自评？把草稿带过来", "Filled in a self-assessment in a browser or in WeChat? Bring the draft";
    /// Before the name of the draft that was saved last.
    go_on: "继续上次：", "Go on with ";
    ways: "从您的问题开始", "Start from your question";
    /// The ways in, in the order of the page.
    doors[4] -> Door {
        { door("干部本人", "我能享受什么？", "填一次情况，看文件给了您哪些待遇和资格：哪些条件已经具备，哪天具备，还差什么。") },
            { door("Cadres, about themselves", "What is due to me?", "Describe your situation once and see what the document gives you: which conditions you meet, from which day, or what is missing.") };
        { door("乡镇、村（社区）", "我们做到了多少？", "逐项自评：先看文件所列的后果有没有出现，再看哪几项没做到、还差多少。") },
            { door("Townships, villages and communities", "How much have we done?", "Assess yourselves provision by provision: first whether a listed consequence has arisen, then what is not done yet and how much is missing.") };
        { door("接到任务、检查、会议通知的人", "这件事能要我们做吗？", "派任务、搞检查、叫去开会、要签责任状、要抽人、要挂牌：文件怎么规定，有哪一条可以出示。") },
            { door("Whoever is handed a task, an inspection or a summons", "May this be asked of us?", "Tasks, inspections, meetings, pledges, secondments, signs: what the document says about each, and which provision you can show.") };
        { door("讲课、办培训的人", "怎么讲给大家听？", "用现成的条文、数字和例子讲，课上提的问题当场算出答案。") },
            { door("Trainers", "How do I explain it?", "Teach from the provisions, figures and examples as they are, and answer questions from the room by computing them.") };
    }
    /// Stands before links to the checks that are asked for most.
    at_once: "直接查：", "Straight to:";
    /// Button that switches large type on and off.
    large: "大字版（长辈版）", "Large type";
    search: "查条文、数字、术语", "Look up provisions, figures, terms";
    /// With examples of what may be typed.
    search_help(examples: &str): "字、词、拼音都行，例如：{examples}", "Chinese characters, English words or pinyin, for instance: {examples}";
    find: "查", "Look up";
    /// Heading or label above the list of measures.
    contents: "目录", "Contents";
    extent(measures: usize, items: usize): "{measures}条措施，拆成{items}个分项", "{measures} measures in {items} provisions";
    chapter(number: u8): {
        const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        match usize::from(number).checked_sub(1).and_then(|it| NUMBERS.get(it)) {
            Some(in_characters) => format!("{in_characters}、"),
            None => format!("{number}、"),
        }
    }, "{number}.";
}
