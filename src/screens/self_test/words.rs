//! The words of this screen.

use policy::model::text::Language;

/// What the screen says in one language.
pub struct Words {
    /// Its heading.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// What is run.
    pub what: &'static str,
    /// Begins.
    pub start: &'static str,
    /// Begins once more.
    pub again: &'static str,
    /// The cases are on their way.
    pub fetching: &'static str,
    /// They could not be had.
    pub unreachable: &'static str,
    /// They are not of this edition.
    pub unfit: &'static str,
    /// How far it is.
    pub running: &'static str,
    /// Every case passed: how many there were.
    pub all_passed: fn(usize) -> String,
    /// Some did not: passed, failed.
    pub some_failed: fn(usize, usize) -> String,
    /// Heading of the cases that came out otherwise.
    pub otherwise: &'static str,
    /// What to do about them.
    pub report: &'static str,
    /// Heading of the counts by tool.
    pub by_tool: &'static str,
    /// Heading: the tool.
    pub tool: &'static str,
    /// Heading: how many passed.
    pub passed: &'static str,
    /// So many of so many.
    pub of: fn(usize, usize) -> String,
    /// Heading: what was compared.
    pub compared: &'static str,
    /// Heading: what was expected.
    pub expected: &'static str,
    /// Heading: what came out.
    pub actual: &'static str,
    /// The edition of the data.
    pub edition: &'static str,
    /// The hash of the data.
    pub hash: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "自检",
    lead: "不同的浏览器里，算出来的结果应当一个样。这里把全部用例在您的浏览器里跑一遍，看有没有哪一个算得不对。",
    what: "每个用例都写明填什么、应当得出什么。用例要另外下载（约40 kB），都在这台设备上跑，不向外传任何东西。",
    start: "开始自检",
    again: "再跑一遍",
    fetching: "正在下载用例……",
    unreachable: "用例没有下载成功，请检查网络再试。",
    unfit: "下载到的用例不是这一版的，或者不完整。多半是网站刚换了新版：请重新载入页面再试。",
    running: "正在跑",
    all_passed: |all| format!("{all}个用例全部相符。"),
    some_failed: |passed, failed| format!("{passed}个用例相符，{failed}个不符。"),
    otherwise: "不符的用例",
    report: "请把下面的内容连同浏览器的名称、版本告诉维护的人；在弄清楚以前，这些工具的结果不要当真。",
    by_tool: "按工具",
    tool: "工具",
    passed: "相符",
    of: |passed, all| format!("{passed} / {all}"),
    compared: "比的是",
    expected: "应当是",
    actual: "实际是",
    edition: "数据版本",
    hash: "校验码",
};

static EN: Words = Words {
    title: "Self-test",
    lead: "Every browser should come to the same results. This runs all cases in yours and shows whether any comes out otherwise.",
    what: "Each case says what is entered and what must come out. They are fetched separately (about 40 kB) and run on this device; nothing is sent anywhere.",
    start: "Begin",
    again: "Run again",
    fetching: "Fetching the cases …",
    unreachable: "The cases could not be loaded; please check the network and try again.",
    unfit: "The cases that came are not those of this edition, or not whole. Most likely the site has just been renewed: load the page again and try once more.",
    running: "Running",
    all_passed: |all| format!("All {all} cases came out as written."),
    some_failed: |passed, failed| format!("{passed} cases came out as written, {failed} did not."),
    otherwise: "Cases that came out otherwise",
    report: "Please pass on what follows, with the name and version of the browser, to whoever maintains this; until it is understood, do not rely on these tools.",
    by_tool: "By tool",
    tool: "Tool",
    passed: "As written",
    of: |passed, all| format!("{passed} of {all}"),
    compared: "Compared",
    expected: "Expected",
    actual: "Came out",
    edition: "Data edition",
    hash: "Checksum",
};
