//! The words of the page for addresses that lead nowhere.

use policy::model::text::Language;

/// What the page says in one language.
pub struct Words {
    /// Its heading.
    pub title: &'static str,
    /// What may have happened.
    pub why: &'static str,
    /// In front of the address as written.
    pub written: &'static str,
    /// Where one can go on.
    pub on: &'static str,
    /// To the first page.
    pub home: &'static str,
    /// To the list of measures.
    pub measures: &'static str,
    /// To the list of tools.
    pub tools: &'static str,
    /// To the search.
    pub search: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "没有这一页",
    why: "链接可能没有复制完整，或者是别的版本的。这台设备上存的内容没有变。",
    written: "打开的地址是：",
    on: "可以从这里接着看：",
    home: "首页",
    measures: "二十条目录",
    tools: "全部工具",
    search: "搜索",
};

static EN: Words = Words {
    title: "No such page",
    why: "The link may have been cut when it was copied, or it belongs to another edition. What is kept on this device is as it was.",
    written: "The address was:",
    on: "You can go on from here:",
    home: "First page",
    measures: "The twenty measures",
    tools: "All tools",
    search: "Search",
};
