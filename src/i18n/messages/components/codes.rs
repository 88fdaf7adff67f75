//! The messages of a draft in QR codes: shown in turn, and read.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    /// Unfolds the codes.
    show: "显示成二维码，让另一台设备扫", "Show as QR codes, to be read by another device";
    show_help: "二维码一张接一张轮着显示，不经过网络。对方在自己的“自评”或者“汇总”页里打开“扫二维码收草稿”，把摄像头对着这里；全部扫到就收下，先扫到哪一张都行。",
        "The codes are shown one after another; no network is needed. The other side opens \"Read a draft from QR codes\" on its page Self-assessment or Roll-up and points the camera here; once all have been read, in any order, the draft is there.";
    /// The accessible name of a code.
    code: "草稿的二维码", "QR code of the draft";
    of(at: usize, all: usize): "第{at}张，共{all}张", "{at} of {all}";
    previous: "上一张", "Previous";
    next: "下一张", "Next";
    pause: "停住", "Pause";
    play: "轮着显示", "Show in turn";
    pace: "每张显示", "Each for";
    seconds(seconds: u64): "{seconds}秒", { if seconds == 1 { "1 second".to_owned() } else { format!("{seconds} seconds") } };
    by_hand: "这台设备要求少用动画：请对方扫到以后，自己翻到下一张。",
        "This device asks for little motion: turn to the next code yourself, once the other side has read one.";
    too_many(all: usize, most: usize): "这份草稿太长，要{all}张二维码，多于{most}张，扫不过来。请改用文件。",
        "This draft is too long: it takes {all} codes, more than {most}. Hand over the file instead.";
    /// Unfolds what reads codes.
    scan: "扫二维码收草稿", "Read a draft from QR codes";
    scan_help: "请对方打开草稿，在“保存与分享”里点“显示成二维码”，这里用摄像头对着对方的屏幕。画面只在这台设备上看，不保存，不上传。",
        "The other side opens the draft and, under \"Keep and share\", unfolds \"Show as QR codes\"; point the camera at that screen. What the camera sees is looked at on this device only, neither kept nor sent.";
    open_camera: "打开摄像头", "Open the camera";
    close_camera: "关掉摄像头", "Close the camera";
    opening: "正在打开摄像头……浏览器会问一声，请点允许。", "Opening the camera … The browser will ask; please allow it.";
    looking: "摄像头开着：把二维码对准，让它占满大半个画面。", "The camera is on: let the code fill most of the picture.";
    /// How many codes have been read, and which are missing; `more` says that there are more than those named.
    progress(have: usize, of: usize, missing: &[usize], more: bool): {
        let named = missing.iter().map(usize::to_string).collect::<Vec<_>>().join("、");
        format!("扫到{have}张，共{of}张；还缺第{named}{}张。", if more { "……" } else { "" })
    }, {
        let named = missing.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        format!("{have} of {of}; missing {named}{}.", if more { " …" } else { "" })
    };
    foreign: "刚才扫到的二维码不是草稿的，没有收。", "The code just read is not of a draft and was left alone.";
    damaged: "刚才扫到的一张和显示的不一样，没有收，请再扫一次。", "One code was not read as it was shown, and was left alone; read it again.";
    mixed: "扫到的几张不是同一份草稿的，合不起来，请从头再扫。", "The codes are not of one draft and do not fit together; read them again from the first.";
    done: "全部扫到了，摄像头已经关掉。", "All have been read; the camera is off.";
    closed: "摄像头已经关掉。扫到的还在，再打开可以接着扫。", "The camera is off. What was read is still here; open it again to go on.";
    closed_hidden: "页面转到后台，摄像头已经关掉。扫到的还在，再打开可以接着扫。",
        "The page went to the background, so the camera is off. What was read is still here; open it again to go on.";
    ended: "摄像头断开了。扫到的还在，再打开可以接着扫。", "The camera was disconnected. What was read is still here; open it again to go on.";
    insecure: "这个页面是用不加密的网址（http）打开的，浏览器不给这样的页面用摄像头。",
        "This page was opened by an address without encryption (http); browsers give such pages no camera.";
    unsupported: "这个浏览器不给网页用摄像头。", "This browser gives pages no camera.";
    forbidden: "没有得到使用摄像头的许可：刚才没有允许，或者浏览器、设备、网站的设置不许。在浏览器的网站设置里可以改。",
        "The camera was not allowed: by an answer just now, or by a setting of the browser, the device or the site. The browser's site settings can change it.";
    no_camera: "这台设备上没有找到摄像头。", "No camera was found on this device.";
    busy: "摄像头打不开，多半是另一个程序正在用；关掉它再试。", "The camera did not start; another program is probably using it. Close that and try again.";
    other(why: &str): "摄像头没有打开，浏览器说：{why}。", "The camera did not open; the browser says: {why}.";
    /// After what says that there is no camera.
    other_ways: "也可以把对方的二维码拍下来或者截图，在下面选图片；或者请对方用“分成几份发”，或者存成文件发过来。",
        "Or take photographs or screenshots of the codes and choose them below; or ask for the draft in parts as text, or as a file.";
    /// Label of the control that takes pictures.
    pictures: "或者选二维码的照片、截图（可以一次选几张）", "Or choose photographs or screenshots of the codes (several at once)";
    looking_at(name: &str): "正在看{name}……", "Looking at {name} …";
    no_code(name: &str): "{name}：图里没有找到二维码。请把二维码拍得大一些、正一些。", "{name}: no QR code was found. Take it larger and straighter.";
    no_picture(name: &str): "{name}：不是这个浏览器能打开的图片。", "{name}: not a picture that this browser can open.";
    /// Stands for the name of a file where codes were read.
    from_codes: "二维码里的草稿", "The draft from QR codes";
}
