//! What the worker says itself; what stands in its papers is said by `office`.

use messages::messages;
use policy::model::text::Language;

messages! {
    /// Stands for the name of a file where a text was pasted.
    pasted: "粘贴的文字", "pasted text";
    no_list: "名单已经不在了，请重新选一次文件。", "The list is gone: choose the file once more.";
}
