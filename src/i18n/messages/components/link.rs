//! The messages about links: of a page, of what a link brought, of one that is not as it was sent.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    /// Button under every page.
    copy_page: "复制本页链接", "Copy the link to this page";
    no_entries: "这条链接只打开这一页，不带您填的内容。", "This link opens the page alone, without your entries.";
    no_draft: "草稿只在这台设备上，不在链接里。", "Drafts are on this device only and are not in the link.";
    no_files: "读入的文件只在这台设备上，不在链接里。", "The files taken in are on this device only and are not in the link.";
    no_list: "这里的清单和进度只在这台设备上，不在链接里。", "Your list and your progress are on this device only and are not in the link.";
    no_address: "这一份是在本机打开的，链接只有这台机器能用。", "This copy was opened on this machine; the link works on this machine only.";
    /// Heading above a form that shows what a link brought.
    from_link: "这是链接带来的情形，不是您存在这台设备上的。", "This came with a link. It is not what you have kept on this device.";
    apart: "在这里改，只改这一页上显示的；您自己填的内容没有动。",
        "What you change here changes this page only; your own entries are untouched.";
    keep: "存为我的", "Keep as mine";
    leave: "回到我的", "Back to mine";
    not_taken: "这台设备现在存不下，没有存。您原来的内容没有动。", "This device cannot keep it now; nothing was stored. Your own entries are untouched.";
    kept: "已存为我的，原来的已换下。", "Kept as yours, in place of what was there.";
    undo: "撤销，换回我原来的", "Undo: put mine back";
    /// Stands in place of a result of a link that is not as it was sent.
    unchecked: "链接和发出时不一样了，所以先不下结论。请逐项核对填写的内容，或者让对方重新发一次。",
        "The link is not as it was sent, so nothing is concluded from it yet. Check every entry, or have it sent again.";
    checked: "核对过了，看结果", "I have checked it: show the result";
    /// Heading of the page for such a link.
    changed: "这个链接和发出时不一样了", "This link is not as it was sent";
    changed_long: "少了一截，或者有字变了。照它打开，看到的不一定是对方要您看的。请让对方重新发一次。",
        "A part is missing or was changed. What it opens may not be what was meant. Have it sent again.";
    newer: "这个链接由更新的版本写成", "This link was written by a newer version";
    newer_long: "这里不一定读得全。请更新后再打开。", "It may not be read in full here. Update, then open it.";
    unreadable: "这个链接里有读不懂的内容", "Something in this link cannot be read";
    unreadable_long: "照读得懂的部分打开，看到的不一定是对方要您看的。请让对方重新发一次。",
        "What the rest of it opens may not be what was meant. Have it sent again.";
    open_anyway: "还是照现在的内容打开", "Open what it says now";
}
