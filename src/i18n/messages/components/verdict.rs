//! The messages of the badges of verdicts.

use messages::split_messages;
use policy::explain::explainer::Matter;
use policy::model::text::Language;

split_messages! {
    met[Matter] {
        Conditions: "符合文件所列条件", "Meets the conditions in the document";
        Target: "达到文件要求", "Reaches what the document asks";
        Consequence: "没有出现文件所列情形", "The case in the document has not occurred";
        Request: "文件允许", "Allowed by the document";
        Duty: "符合文件要求", "As the document asks";
    }
    not_met[Matter] {
        Conditions: "不符合文件所列条件", "Does not meet the conditions in the document";
        Target: "没有达到文件要求", "Short of what the document asks";
        Consequence: "出现文件所列情形", "The case in the document has occurred";
        Request: "文件不允许", "Not allowed by the document";
        Duty: "不符合文件要求", "Not as the document asks";
    }
    pending: "其余都清楚，待认定", "All else settled, recognition pending";
    conditions_pending: "硬条件已具备，待认定", "Hard conditions met, recognition pending";
    unknown: "还不能判断", "Cannot be said yet";
    computed: "测算结果", "Worked out";
    /// Beside a verdict, where the device's date cannot be right.
    wrong_clock(day: &str): "这台设备的日期是{day}，多半不对：没有另选日子的，都按它算。",
        "This device says it is {day}, which is hardly right; without a day of your own, results are as of that date.";
}
