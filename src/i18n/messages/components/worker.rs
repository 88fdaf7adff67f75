//! The messages where the worker does not answer.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    none: "这里用不了这项功能：浏览器不让网页打开后台程序（比如直接从文件夹打开网页的时候）。请从网址打开；草稿不受影响，可以先存成草稿文件。",
        "This cannot be done here: the browser lets the page start no worker (when it was opened from a folder, for example). Open it from its web address. Your drafts are safe; save them as draft files.";
    broken: "后台程序没有装载成功，或者中途出错停了。草稿不受影响。可以再试一次；还不行就刷新页面。",
        "The worker could not be loaded, or it stopped. Your drafts are safe. Try again; if it fails again, reload the page.";
    silent: "等了很久没有结果，已经停下。草稿不受影响。请再试一次；还不行就刷新页面，或者一次少放一些文件。",
        "Nothing came for a long time, so it was stopped. Your drafts are safe. Try again; if it fails again, reload the page, or hand in fewer files at once.";
}
