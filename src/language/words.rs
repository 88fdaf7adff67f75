//! The words of the app's frame: name, navigation, foot.

use policy::model::text::Language;

use crate::route::Destination;

/// What the frame says in one language.
pub struct Words {
    /// The app's name, in the head and in the window's title.
    pub name: &'static str,
    /// First in the order of the keyboard.
    pub skip: &'static str,
    /// Names the navigation for a screen reader.
    pub navigation: &'static str,
    /// The entries of the navigation, in full.
    pub entry: fn(Destination) -> &'static str,
    /// The same where there is little room.
    pub entry_short: fn(Destination) -> &'static str,
    /// Looks through everything.
    pub search: &'static str,
    /// The name of the other language, in that language.
    pub other_language: &'static str,
    /// The English texts could not be had.
    pub english_failed: &'static str,
    /// Foot: that this is not official.
    pub not_official: &'static str,
    /// Foot: where it comes from.
    pub made_from: &'static str,
    /// Foot: the edition of the pack and the start of its hash.
    pub edition: fn(&str, &str) -> String,
    /// Leads to what this is.
    pub about: &'static str,
    /// Leads to the settings.
    pub settings: &'static str,
    /// Leads to the case files run in the browser.
    pub self_test: &'static str,
    /// A citation: the document's own words.
    pub in_the_document: &'static str,
    /// A citation: leads to the whole provision.
    pub open_provision: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    name: "二十条",
    skip: "跳到正文",
    navigation: "主导航",
    entry: |it| match it {
        Destination::Measures => "目录",
        Destination::Tools => "工具",
        Destination::Entitlements => "我能享受什么",
        Destination::Assessment => "自评",
        Destination::Training => "培训",
        Destination::Settings => "设置",
    },
    entry_short: |it| match it {
        Destination::Measures => "目录",
        Destination::Tools => "工具",
        Destination::Entitlements => "享受什么",
        Destination::Assessment => "自评",
        Destination::Training => "培训",
        Destination::Settings => "设置",
    },
    search: "搜索",
    other_language: "English",
    english_failed: "英文没有下载成功，请检查网络再试。The English texts could not be loaded; please check the network and try again.",
    not_official: "这不是官方工具。",
    made_from: "据公开报道整理，认定、审批和解释以有关组织为准。",
    edition: |edition, hash| format!("数据版本 {edition} · 校验 {hash}"),
    about: "关于与来源",
    settings: "设置",
    self_test: "自检",
    in_the_document: "文件原词",
    open_provision: "看这一条全文",
};

static EN: Words = Words {
    name: "Twenty Measures",
    skip: "Skip to the content",
    navigation: "Main navigation",
    entry: |it| match it {
        Destination::Measures => "Measures",
        Destination::Tools => "Tools",
        Destination::Entitlements => "What is due to me",
        Destination::Assessment => "Self-assessment",
        Destination::Training => "Training",
        Destination::Settings => "Settings",
    },
    entry_short: |it| match it {
        Destination::Measures => "Measures",
        Destination::Tools => "Tools",
        Destination::Entitlements => "For me",
        Destination::Assessment => "Assess",
        Destination::Training => "Train",
        Destination::Settings => "Settings",
    },
    search: "Search",
    other_language: "中文",
    english_failed: "The English texts could not be loaded; please check the network and try again.",
    not_official: "This is not an official tool.",
    made_from: "Compiled from a public report; recognition, approval and interpretation rest with the bodies in charge.",
    edition: |edition, hash| format!("Data edition {edition} · checksum {hash}"),
    about: "About and source",
    settings: "Settings",
    self_test: "Self-test",
    in_the_document: "In the document",
    open_provision: "Read the whole provision",
};
