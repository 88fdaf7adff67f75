//! The words of the first page.

use policy::model::text::Language;

/// What the first page says in one language.
pub struct Words {
    /// What this is for, in a sentence.
    pub lead: &'static str,
    /// Names the ways in.
    pub ways: &'static str,
    /// The ways in, in the order of the page.
    pub doors: [Door; 4],
    /// In front of the checks that can be opened at once.
    pub at_once: &'static str,
    /// Labels the field that searches everything.
    pub search: &'static str,
    /// What one may look for.
    pub search_help: &'static str,
    /// Starts the search.
    pub find: &'static str,
    /// Over the list of measures.
    pub contents: &'static str,
    /// How many measures and items there are.
    pub extent: fn(usize, usize) -> String,
    /// The number of a chapter.
    pub chapter: fn(u8) -> String,
}

/// A way in.
pub struct Door {
    /// For whom it is.
    pub who: &'static str,
    /// What they ask.
    pub asks: &'static str,
    /// What they get.
    pub gets: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    lead: "谁该做什么，谁能享受什么，什么不该往下派：把二十条逐项说清，能算的当场算，每个结果都指回文件里的那一条。",
    ways: "从您的问题开始",
    doors: [
        Door {
            who: "干部本人",
            asks: "我能享受什么？",
            gets: "填一次情况，看文件给了您哪些待遇和资格：哪些条件已经具备，哪天具备，还差什么。",
        },
        Door {
            who: "乡镇、村（社区）",
            asks: "我们做到了多少？",
            gets: "逐项自评：先看文件所列的后果有没有出现，再看哪几项没做到、还差多少。",
        },
        Door {
            who: "接到任务、检查、会议通知的人",
            asks: "这件事能要我们做吗？",
            gets: "派任务、搞检查、叫去开会、要签责任状、要抽人、要挂牌：文件怎么规定，有哪一条可以出示。",
        },
        Door {
            who: "讲课、办培训的人", asks: "怎么讲给大家听？", gets: "用现成的条文、数字和例子讲，课上提的问题当场算出答案。"
        },
    ],
    at_once: "直接查：",
    search: "查条文、数字、术语",
    search_help: "字、词、拼音都行，例如：年终奖金、45岁、ypfj",
    find: "查",
    contents: "目录",
    extent: |measures, items| format!("{measures}条措施，拆成{items}个分项"),
    chapter: |it| {
        const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        match usize::from(it).checked_sub(1).and_then(|it| NUMBERS.get(it)) {
            Some(number) => format!("{number}、"),
            None => format!("{it}、"),
        }
    },
};

static EN: Words = Words {
    lead: "Who has to do what, what is due to whom, and what may not be handed down: all twenty measures item by item. What can be computed is computed on the spot, and every result points back to the item it rests on.",
    ways: "Start from your question",
    doors: [
        Door {
            who: "Cadres, about themselves",
            asks: "What is due to me?",
            gets: "Describe your situation once and see what the document gives you: which conditions you meet, from which day, or what is missing.",
        },
        Door {
            who: "Townships, villages and communities",
            asks: "How much have we done?",
            gets: "Assess yourselves item by item: first whether a listed consequence has arisen, then what is not done yet and how much is missing.",
        },
        Door {
            who: "Whoever is handed a task, an inspection or a summons",
            asks: "May this be asked of us?",
            gets: "Tasks, inspections, meetings, pledges, secondments, signs: what the document says about each, and which item you can show.",
        },
        Door {
            who: "Trainers",
            asks: "How do I explain it?",
            gets: "Teach from the items, figures and examples as they are, and answer questions from the room by computing them.",
        },
    ],
    at_once: "Straight to:",
    search: "Look up items, figures, terms",
    search_help: "Chinese characters, English words or pinyin, for instance: 年终奖金, bonus, ypfj",
    find: "Look up",
    contents: "Contents",
    extent: |measures, items| format!("{measures} measures in {items} items"),
    chapter: |it| format!("{it}."),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_the_same_before_the_app_is_there() {
        assert!(include_str!("../../../index.html").contains(ZH.lead));
    }
}
