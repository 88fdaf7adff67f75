//! The messages about offline use and about a newer edition that waits.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    waiting: "有新版本，已经下载好。现在用的还是原来的版本；存在这台设备上的内容不受影响。",
        "A newer edition is here. This is still the old one; what is kept on this device stays as it is.";
    change: "换到新版本", "Change to the new edition";
    applied: "另一个窗口已经换到新版本。这个窗口重新载入后也会换。",
        "Another window has changed to the new edition. This one will when it is loaded again.";
    again: "重新载入", "Load again";
    /// Where the copy on this device was damaged and boot.js has replaced it.
    mended: "存下的程序文件刚才不能用，已经重新下载好；存在这台设备上的内容没有动。",
        "The files of the program that were kept did not work and have been fetched anew; what is kept on this device is untouched.";
    offline: "这台设备已经存好全部内容，断网也能用。", "Everything is kept on this device: it works without a network.";
    preparing: "正在把全部内容存到这台设备，存好以后断网也能用……",
        "Everything is being kept on this device; then it works without a network …";
    incomplete: "没有存完，断网时可能用不了。连上网再打开一次。",
        "Not everything could be kept; without a network it may not work. Open it once more with a network.";
    online_only: "在这个浏览器里，或者这样打开时，不能存到设备上：断网就用不了。",
        "This browser, or this way of opening the page, keeps nothing on the device: it needs a network.";
}
