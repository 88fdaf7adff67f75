//! The messages of the self-test.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    title: "自检", "Self-test";
    lead: "不同的浏览器里，算出来的结果应当一个样。这里把全部用例在您的浏览器里跑一遍，看有没有哪一个算得不对。",
        "Every browser should come to the same results. This runs all cases in yours and shows whether any comes out otherwise.";
    what: "每个用例都写明填什么、应当得出什么。用例要另外下载（约40 kB），都在这台设备上跑，不向外传任何东西。",
        "Each case says what is entered and what must come out. They are fetched separately (about 40 kB) and run on this device; nothing is sent anywhere.";
    proved(regions: &str): "发布以前还做过一遍证明：每个工具把所有填法分成有限的几类，一共{regions}类，逐类查过，结论唯一，没有漏掉的。",
        "Before publishing, every way of answering each tool was divided into finitely many regions, {regions} in all, and every one was checked: one verdict each, none forgotten.";
    start: "开始自检", "Begin";
    again: "再跑一遍", "Run again";
    fetching: "正在下载用例……", "Fetching the cases …";
    /// After a sentence that names the file.
    unreachable: "用例没有下载成功，可以再试一次。", "The cases could not be loaded; try again.";
    unfit: "下载到的用例不是这一版的，或者不完整。请重新载入页面再试。",
        "The cases that came are not those of this edition, or not whole. Load the page again and try once more.";
    running: "正在跑", "Running";
    all_passed(all: usize): "{all}个用例全部相符。", "All {all} cases came out as written.";
    some_failed(passed: usize, failed: usize): "{passed}个用例相符，{failed}个不符。",
        "{passed} cases came out as written, {failed} did not.";
    /// Heading of the cases that came out otherwise.
    otherwise: "不符的用例", "Cases that came out otherwise";
    report: "请把下面的内容连同浏览器的名称、版本告诉维护的人；在弄清楚以前，这些工具的结果不要当真。",
        "Please pass on what follows, with the name and version of the browser, to whoever maintains this; until it is understood, do not rely on these tools.";
    /// Heading of the counts by tool.
    by_tool: "按工具", "By tool";
    tool: "工具", "Tool";
    /// Heading: how many passed.
    passed: "相符", "As written";
    of(passed: usize, all: usize): "{passed} / {all}", "{passed} of {all}";
    /// Heading: what was compared.
    compared: "比的是", "Compared";
    /// Heading: what was expected.
    expected: "应当是", "Expected";
    actual: "实际是", "Came out";
    edition: "数据版本", "Data edition";
    hash: "校验码", "Checksum";
}
