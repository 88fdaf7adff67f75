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
        Large: "大字版（长辈版）", "Large";
        Projector: "投影", "Projector";
    }
    take_along: "带走这个工具", "Take this tool with you";
    take_along_help: "一个网页文件，全部功能和两种语言都在里面。存到U盘或者电脑上，双击就打开，不用联网，也不用安装。",
        "One file, a web page with everything in it, in both languages. Save it to a memory stick or a computer, and a double click opens it: no network, nothing to install.";
    take_along_save(size: &str): "存成一个文件（{size}）", "Save as one file ({size})";
    /// What the file is called.
    take_along_name: "单文件版", "one file";
    /// Inside an app that takes no download.
    take_along_elsewhere: "现在用的是别的应用自带的浏览器，存不了文件：请用手机或电脑的浏览器打开这个网址，再到这里来存。",
        "This is another app's own browser, which saves no files: open this address in the browser of the phone or the computer, and save it there.";
    take_along_without: "文件里没有您填的内容。要带走草稿，请在“自评”里存成文件，到那边打开。",
        "What you entered is not in it. To take drafts along, save them as files under Assessment, and open them there.";
    /// In the file itself.
    take_along_here: "现在打开的就是单文件版：复制这个文件，就带走了整个工具。您填的内容不在这个文件里，在这台电脑的这个浏览器里；换一台电脑，或者换一个浏览器，都看不到。要带走草稿，请在“自评”里存成文件。",
        "This is the edition of one file: copy the file, and you have the whole tool. What you enter is not in the file but in this browser on this computer; on another computer, or in another browser, it is not there. To take drafts along, save them as files under Assessment.";
    device: "这台设备上的内容", "What is kept on this device";
    device_help: "您填的内容只存在这个浏览器里，不上传。用的是公用电脑，走之前请清空。",
        "What you enter stays in this browser and is not uploaded. On a shared computer, clear it before you leave.";
    nothing: "现在没有存任何内容。", "Nothing is kept at the moment.";
    kept[StoredKind](count: usize) {
        Draft: "自评草稿：{count}份",
            { if count == 1 { "one self-assessment draft".to_owned() } else { format!("{count} self-assessment drafts") } };
        Inputs: "工具里上次填的内容：{count}份",
            { if count == 1 { "what was last entered in one tool".to_owned() } else { format!("what was last entered in {count} tools") } };
        Scenarios: "培训的情形清单", "the list of scenarios for training";
        Practice: "练习里每道题哪天再问", "when each practice question comes again";
        Columns: "名单核对里各列对应哪一项（不含表里的内容）", "what the columns of lists were read as (nothing of the lists)";
        RollUpFile: "汇总里收进来的文件：{count}份",
            { if count == 1 { "one file handed in to the roll-up".to_owned() } else { format!("{count} files handed in to the roll-up") } };
        ChosenFile: "选过的、自动存取的文件和文件夹：{count}个（只清掉记录，文件留着）",
            { if count == 1 { "which file or folder was chosen (the record only: the file stays)".to_owned() } else { format!("which {count} files or folders were chosen (the record only: the files stay)") } };
        SetAside: "读不出来、放在一边的内容：{count}份",
            { if count == 1 { "one text that could not be read".to_owned() } else { format!("{count} texts that could not be read") } };
        Settings: "语言、明暗、字号的选择", "the choice of language, theme and type size";
        Site: "断网时用的程序（不含您填的内容）", "the program, for use without a network (nothing that you entered)";
        Other: "其他：{count}项", { if count == 1 { "one other item".to_owned() } else { format!("{count} other items") } };
    }
    /// While it is counted.
    counting: "正在清点……", "Counting…";
    incomplete: "浏览器没有让这个页面看到全部存储，上面可能没有列全。",
        "The browser did not let this page look at everything; the list may not be complete.";
    /// Asks whether other packs' things go too.
    others(packs: &str): "同一网址上另有别的文件的内容（{packs}），一并清空", "Also clear what other documents' sites keep at this address ({packs})";
    /// Between names in a list.
    and: "、", ", ";
    stayed: "没有清空干净，还留着：", "Not everything was cleared. Still there:";
    /// What the browser says about keeping.
    persistent: "浏览器答应：空间紧张时也不会自己清掉这些内容。", "The browser has promised not to clear this by itself when it runs short of room.";
    not_persistent: "浏览器没有答应长期保留：空间紧张或者长期不打开时，它可能自己清掉。要紧的请存成文件。",
        "The browser has not promised to keep this: short of room, or after a long time, it may clear it. Save what matters as files.";
    room(used: &str, most: &str): "已用{used}，最多{most}。", "{used} in use, at most {most}.";
    newer_was_here: "更新的版本在这台设备上打开过，第二份保存用不了了；内容仍存在浏览器的本地存储里。",
        "A newer edition was opened on this device, so the second copy cannot be used; everything is still in the browser's local storage.";
    no_mirror: "这个浏览器不给第二份保存，内容只存一份。", "This browser keeps no second copy, so there is only one.";
    blocked: "这个浏览器不让网页保存内容，所以这里什么都没有存。",
        "This browser does not let pages keep anything, so nothing is kept here.";
    clear: "清空这台设备", "Clear this device";
    ask: "确定清空吗？清空以后找不回来。", "Clear it? What is cleared cannot be brought back.";
    goes: "会删掉：", "This goes:";
    first: "要留的草稿，请先到“自评”里存成文件。", "Drafts that you want to keep: save them as files first, under Self-assessment.";
    yes: "确定清空", "Yes, clear it";
    no: "不清空", "Keep everything";
}
