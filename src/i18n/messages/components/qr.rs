//! The messages of the QR code of a place in the app.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    caption: "用手机扫码打开。二维码在这台设备上画成，没有经过别处。",
        "Scan it with a telephone. The code was drawn on this device; nothing was sent anywhere.";
    /// Shown where the address is too long for a code.
    too_long(bytes: usize, most: usize): "内容太多，一个二维码放不下：链接有{bytes}个字节，二维码最多放{most}个。请改用复制链接。",
        "Too much for one QR code: the link has {bytes} bytes, a code holds {most}. Copy the link instead.";
    no_address: "这一份是在本机打开的，没有别人能打开的网址，所以画不了二维码。可以把下面这段代码发给对方：在对方的“工具”页里粘贴，就能打开同样的内容。",
        "This copy was opened on this machine and has no address that others could open, so there is no QR code. Send the text below instead: pasted into the page “Tools” of another copy, it opens the same.";
    /// Button that copies the code to be pasted elsewhere.
    copy: "复制代码", "Copy the text";
}
