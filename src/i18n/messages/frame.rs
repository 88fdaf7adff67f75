//! The messages of the app's frame: navigation, footer. Its name is the pack's `short_title`.

use messages::split_messages;
use policy::model::text::Language;

use crate::routing::route::Destination;

split_messages! {
    /// The first button that the Tab key reaches.
    skip: "跳到正文", "Skip to the content";
    /// Accessible name of the navigation.
    navigation: "主导航", "Main navigation";
    /// The entries of the navigation, in full.
    entry[Destination] {
        Measures: "目录", "Measures";
        Tools: "工具", "Tools";
        Entitlements: "我的待遇", "What is due to me";
        Assessment: "自评", "Self-assessment";
        Training: "培训", "Training";
        Settings: "设置", "Settings";
    }
    /// The same for narrow screens.
    entry_short[Destination] {
        Measures: "目录", "Measures";
        Tools: "工具", "Tools";
        Entitlements: "待遇", "For me";
        Assessment: "自评", "Assess";
        Training: "培训", "Train";
        Settings: "设置", "Settings";
    }
    search: "搜索", "Search";
    copy_page: "复制本页链接", "Copy the link to this page";
    /// The name of the other language, in that language.
    other_language: "English", "中文";
    /// After a sentence that names the file.
    english_failed: "英文没有下载成功，可以再试一次。The English texts could not be loaded; try again.",
        "The English texts could not be loaded; try again.";
    not_official: "这不是官方工具。", "This is not an official tool.";
    made_from: "据公开报道整理，认定、审批和解释以有关组织为准。",
        "Compiled from a public report; recognition, approval and interpretation rest with the bodies in charge.";
    /// The edition of the data and the first digits of its checksum.
    edition(edition: &str, hash: &str): "数据版本 {edition} · 校验 {hash}", "Data edition {edition} · checksum {hash}";
    about: "关于与来源", "About and source";
    settings: "设置", "Settings";
    /// Link to the case files run in the browser.
    self_test: "自检", "Self-test";
    /// Stands before a quotation of the document's own words.
    in_the_document: "文件原词", "In the document";
    /// Link of a quotation to its provision.
    open_provision: "看这个分项全文", "Read the whole provision";
}
