//! The messages of form fields.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    yes: "是", "yes";
    no: "否", "no";
    not_sure: "不清楚", "not sure";
    /// The answer "not sure" where an organisation decides.
    not_decided: "还没有认定", "not decided yet";
    choose: "还没选，或不清楚", "not chosen, or not sure";
    not_needed: "按已填的内容，这一项怎么答都不影响结果，不用填。",
        "With what is entered, no answer to this can change the result. It can stay open.";
    answer_anyway: "还是要填", "Answer it anyway";
    decided_by(who: &str): "这一项{who}，不是自己判断。", "Not for yourself to judge: {who}.";
    optional: "可以不填。", "This may stay empty.";
    sensitive: "涉及个人隐私：只在这一页里用，不保存在设备上，也不会进链接；离开这一页就没有了。",
        "Private: used on this page only, never kept on the device and never put into a link. It is gone when you leave the page.";
    understood(reading: &str): "即{reading}", "Read as {reading}";
    year: "年", "year";
    month: "月", "month";
    day: "日", "day";
    since: "这一段从哪天开始", "When this period began";
    away: "目前不在这个岗位上", "It is not going on now";
    earlier: "在这以前累计（没有就空着）", "Before that, in all (leave empty if none)";
    /// Unit of a length of service.
    years: "年", "years";
    /// Unit of a length of service.
    months: "个月", "months";
}
