//! What the worker says itself; what stands in its papers is said by `office`.

use messages::messages;
use policy::model::text::Language;

messages! {
    /// Stands for the name of a file where a text was pasted.
    pasted: "粘贴的文字", "pasted text";
    /// The name of the file with the days of a list.
    days: "名单到期日", "list-days";
    days_listed(listed: usize, all: usize): {
        if listed == all { format!("共{all}个日子。") } else { format!("共{all}个日子，写入最近的{listed}个。") }
    }, {
        if listed == all { format!("{all} days.") } else { format!("The next {listed} of {all} days.") }
    };
    no_days: "选出的行里没有到某一天才开始符合的。", "Of these rows none is met from a later day on.";
    has_file: "这个村已经交了文件，台账里的这一行没有放进去。", "The village has handed in a file; this row of the ledger was not taken.";
    unit: "村（社区）名称", "Name of the village";
    no_list: "名单已经不在了，请重新选一次文件。", "The list is gone: choose the file once more.";
}
