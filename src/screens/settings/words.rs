//! The words of the settings.

use policy::model::text::Language;

use crate::drafts::device::Kind;
use crate::preferences::{Theme, TypeSize};

/// What the settings say in one language.
pub struct Words {
    /// The heading.
    pub title: &'static str,
    /// That they hold at once, and only here.
    pub lead: &'static str,
    /// Over the languages. In both languages: whoever cannot read this one looks for it.
    pub language: &'static str,
    /// Over light and dark.
    pub theme: &'static str,
    /// Light or dark.
    pub theme_name: fn(Theme) -> &'static str,
    /// Over the sizes.
    pub size: &'static str,
    /// How large.
    pub size_name: fn(TypeSize) -> &'static str,
    /// Over what is kept on this device.
    pub device: &'static str,
    /// What that means on a shared computer.
    pub device_help: &'static str,
    /// Nothing is kept.
    pub nothing: &'static str,
    /// What is kept: how many of a kind.
    pub kept: fn(Kind, usize) -> String,
    /// Storage is blocked.
    pub blocked: &'static str,
    /// Starts the clearing.
    pub clear: &'static str,
    /// Asks once.
    pub ask: &'static str,
    /// In front of what goes.
    pub goes: &'static str,
    /// What to do first.
    pub first: &'static str,
    /// Does it.
    pub yes: &'static str,
    /// Does not.
    pub no: &'static str,
    /// It did not work.
    pub failed: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "设置",
    lead: "选了就生效，只记在这台设备上。",
    language: "语言 Language",
    theme: "明暗",
    theme_name: |it| match it {
        Theme::System => "跟随设备",
        Theme::Light => "浅色",
        Theme::Dark => "深色",
    },
    size: "字号",
    size_name: |it| match it {
        TypeSize::Normal => "标准",
        TypeSize::Large => "大字",
        TypeSize::Projector => "投影",
    },
    device: "这台设备上的内容",
    device_help: "您填的内容只存在这个浏览器里，不上传。用的是公用电脑，走之前请清空。",
    nothing: "现在没有存任何内容。",
    kept: |kind, count| match kind {
        Kind::Draft => format!("自评草稿：{count}份"),
        Kind::Inputs => format!("工具里上次填的内容：{count}份"),
        Kind::Practice => "练习里每道题哪天再问".to_owned(),
        Kind::Settings => "语言、明暗、字号的选择".to_owned(),
        Kind::Other => format!("其他：{count}项"),
    },
    blocked: "这个浏览器不让网页保存内容，所以这里什么都没有存。",
    clear: "清空这台设备",
    ask: "确定清空吗？清空以后找不回来。",
    goes: "会删掉：",
    first: "要留的草稿，请先到“自评”里存成文件。",
    yes: "确定清空",
    no: "不清空",
    failed: "没有清空成功：浏览器拒绝了。可以在浏览器自己的设置里清除这个网站的数据。",
};

static EN: Words = Words {
    title: "Settings",
    lead: "They take effect at once and are kept on this device only.",
    language: "语言 Language",
    theme: "Light or dark",
    theme_name: |it| match it {
        Theme::System => "As the device",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    },
    size: "Type size",
    size_name: |it| match it {
        TypeSize::Normal => "Normal",
        TypeSize::Large => "Large",
        TypeSize::Projector => "Projector",
    },
    device: "What is kept on this device",
    device_help: "What you enter stays in this browser and is not uploaded. On a shared computer, clear it before you leave.",
    nothing: "Nothing is kept at the moment.",
    kept: |kind, count| match (kind, count) {
        (Kind::Draft, 1) => "one self-assessment draft".to_owned(),
        (Kind::Draft, _) => format!("{count} self-assessment drafts"),
        (Kind::Inputs, 1) => "what was last entered in one tool".to_owned(),
        (Kind::Inputs, _) => format!("what was last entered in {count} tools"),
        (Kind::Practice, _) => "when each practice question comes again".to_owned(),
        (Kind::Settings, _) => "the choice of language, theme and type size".to_owned(),
        (Kind::Other, 1) => "one other item".to_owned(),
        (Kind::Other, _) => format!("{count} other items"),
    },
    blocked: "This browser does not let pages keep anything, so nothing is kept here.",
    clear: "Clear this device",
    ask: "Clear it? What is cleared cannot be brought back.",
    goes: "This goes:",
    first: "Drafts that you want to keep: save them as files first, under Self-assessment.",
    yes: "Yes, clear it",
    no: "Keep everything",
    failed: "Not cleared: the browser refused. You can remove this site's data in the browser's own settings.",
};
