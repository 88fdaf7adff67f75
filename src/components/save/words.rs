//! What is said where a file is handed out.

use policy::model::text::Language;

/// The words in one language.
pub struct Words {
    /// The button, where the screen has no better name for it.
    pub save: &'static str,
    /// The other way, for text.
    pub copy: &'static str,
    /// The browser has taken it; nobody tells a page what became of it then. Where there is also text to copy.
    pub handed_over: &'static str,
    /// This browser takes no files from a page, but the text can be copied.
    pub copy_instead: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    save: "存成文件",
    copy: "复制成文字",
    handed_over: "已交给浏览器下载，请到下载目录里看看。没有的话，用“复制成文字”。",
    copy_instead: "这里（比如微信里）下载不了文件。请用“复制成文字”，或者用手机自带的浏览器打开这个页面。",
};

static EN: Words = Words {
    save: "Save as a file",
    copy: "Copy as text",
    handed_over: "Handed to the browser: look among your downloads. If it is not there, copy it as text.",
    copy_instead: "This browser (WeChat's, for example) takes no files from a page. Copy it as text, or open this page in the phone's own browser.",
};
