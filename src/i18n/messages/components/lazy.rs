//! The messages while a part of the app is loading, or when it does not load.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    coming: "正在打开……", "Opening …";
    wait: "这一部分第一次用，正在下载，请稍等。", "This part is used for the first time and is being loaded.";
    failed: "这一部分没有下载成功", "This part could not be loaded";
    /// After a sentence that names the file.
    ways_on: "可以再试一次；如果网站刚更新过，请重新载入整页。存在这台设备上的内容没有动。",
        "Try again; if the site has just been renewed, load the page again. What is kept on this device is untouched.";
    again: "再试一次", "Try again";
    /// Button that reloads the page, for a site that was updated meanwhile.
    reload: "重新载入整页", "Load the page again";
}
