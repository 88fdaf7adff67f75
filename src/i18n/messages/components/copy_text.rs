//! The messages of the button that copies a text.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    copied: "已复制，可以粘贴到别处。", "Copied. Paste it where you need it.";
    failed: "这个浏览器不让复制。文字在下面，全选以后自己复制。",
        "This browser does not allow copying. Select the text below by hand.";
    show: "看要复制的文字", "See the text";
}
