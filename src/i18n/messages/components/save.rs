//! The messages where a file is saved.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    /// Default label of the button.
    save: "存成文件", "Save as a file";
    copy: "复制成文字", "Copy as text";
    handed_over: "已交给浏览器下载，请到下载目录里看看。没有的话，用“复制成文字”。",
        "Handed to the browser: look among your downloads. If it is not there, copy it as text.";
    copy_instead: "这里（比如微信里）下载不了文件。请用“复制成文字”，或者用手机自带的浏览器打开这个页面。",
        "This browser (WeChat's, for example) takes no files from a page. Copy it as text, or open this page in the phone's own browser.";
}
