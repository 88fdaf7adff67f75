//! The messages where a file is saved.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    /// Default label of the button.
    save: "存成文件", "Save as a file";
    /// Button that opens the browser's choice of files.
    choose_file: "选择文件", "Choose";
    copy: "复制成文字", "Copy as text";
    handed_over: "已交给浏览器下载，请到下载目录里看看。没有的话，用“复制成文字”。",
        "Handed to the browser: look among your downloads. If it is not there, copy it as text.";
    copy_instead: "这里（比如微信里）下载不了文件。请用“复制成文字”，或者用手机自带的浏览器打开这个页面。",
        "This browser (WeChat's, for example) takes no files from a page. Copy it as text, or open this page in the phone's own browser.";
    cannot_print: "这个浏览器里打印不了。请复制文字，或者存成Word，或者换浏览器打开。",
        "This browser cannot print. Copy the text, save it as Word, or open this page in another browser.";
    full: "没有存下：浏览器的存储空间满了。可以接着用，关掉页面，填的就没有了。",
        "Not kept: the browser's storage is full. You can go on, but what you entered is gone when you close the page.";
    blocked: "没有存下：这个浏览器不让网页保存内容。可以接着用，关掉页面，填的就没有了。",
        "Not kept: this browser does not let pages keep anything. You can go on, but what you entered is gone when you close the page.";
    followed: "另一个窗口里改过，这里已经换成最新的。", "It was changed in another window; what stands here is now the latest.";
    /// Asks which of two windows counts.
    changed_elsewhere: "另一个窗口里也改了。", "It was also changed in another window.";
    not_saved_until: "选好之前，这里的先不存。", "Until you choose, nothing is kept from here.";
    take_theirs: "用那边的", "Take theirs";
    keep_mine: "用这边的", "Keep mine";
    /// Puts back what was cleared.
    undo_clear: "撤销清空", "Undo the clearing";
}
