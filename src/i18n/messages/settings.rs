//! The messages of the settings.

use messages::split_messages;
use policy::model::text::Language;

use crate::preferences::appearance::{Theme, TypeSize};
use crate::storage::device::StoredKind;

split_messages! {
    title: "设置", "Settings";
    lead: "选了就生效，只记在这台设备上。", "They take effect at once and are kept on this device only.";
    language: "语言 Language", "语言 Language";
    theme: "明暗", "Light or dark";
    theme_name[Theme] {
        System: "跟随设备", "As the device";
        Light: "浅色", "Light";
        Dark: "深色", "Dark";
    }
    size: "字号", "Type size";
    size_name[TypeSize] {
        Normal: "标准", "Normal";
        Large: "大字", "Large";
        Projector: "投影", "Projector";
    }
    device: "这台设备上的内容", "What is kept on this device";
    device_help: "您填的内容只存在这个浏览器里，不上传。用的是公用电脑，走之前请清空。",
        "What you enter stays in this browser and is not uploaded. On a shared computer, clear it before you leave.";
    nothing: "现在没有存任何内容。", "Nothing is kept at the moment.";
    kept[StoredKind](count: usize) {
        Draft: "自评草稿：{count}份",
            { if count == 1 { "one self-assessment draft".to_owned() } else { format!("{count} self-assessment drafts") } };
        Inputs: "工具里上次填的内容：{count}份",
            { if count == 1 { "what was last entered in one tool".to_owned() } else { format!("what was last entered in {count} tools") } };
        Practice: "练习里每道题哪天再问", "when each practice question comes again";
        Settings: "语言、明暗、字号的选择", "the choice of language, theme and type size";
        Other: "其他：{count}项", { if count == 1 { "one other item".to_owned() } else { format!("{count} other items") } };
    }
    blocked: "这个浏览器不让网页保存内容，所以这里什么都没有存。",
        "This browser does not let pages keep anything, so nothing is kept here.";
    clear: "清空这台设备", "Clear this device";
    ask: "确定清空吗？清空以后找不回来。", "Clear it? What is cleared cannot be brought back.";
    goes: "会删掉：", "This goes:";
    first: "要留的草稿，请先到“自评”里存成文件。", "Drafts that you want to keep: save them as files first, under Self-assessment.";
    yes: "确定清空", "Yes, clear it";
    no: "不清空", "Keep everything";
    failed: "没有清空成功：浏览器拒绝了。可以在浏览器自己的设置里清除这个网站的数据。",
        "Not cleared: the browser refused. You can remove this site's data in the browser's own settings.";
}
