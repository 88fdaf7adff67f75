//! The messages of the page for addresses that lead nowhere.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    title: "没有这一页", "No such page";
    why: "没有哪一页用这个地址。这台设备上存的内容没有变。",
        "No page has this address. What is kept on this device is as it was.";
    written: "打开的地址是：", "The address was:";
    on: "可以从这里接着看：", "You can go on from here:";
    home: "首页", "First page";
    measures: "措施目录", "The measures";
    tools: "全部工具", "All tools";
    search: "搜索", "Search";
}
