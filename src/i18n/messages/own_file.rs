//! The messages of a draft that saves itself into a file, and of a roll-up that is read from a folder.

use messages::split_messages;
use policy::model::text::Language;

use crate::browser::file_access::FileError;

split_messages! {
    title: "自动存进文件", "Save into a file by itself";
    help: "选一次，以后填的都随时存进文件，内容同“存成文件”的一样；这个浏览器里照样存着一份。在这里删草稿，文件不跟着删。",
        "Choose once, and what you enter goes into the file by itself, just as \"Save as a file\" gives it; this browser keeps its own copy as before. Deleting a draft here does not delete its file.";
    choose_file: "选一个文件……", "Choose a file…";
    choose_folder: "选一个文件夹，每份草稿一个文件……", "Choose a folder, a file for each draft…";
    choose_help: "文件请起一个新名字：选了已有的文件，浏览器会先把它清空。文件夹里已有的文件不会被盖掉；这里的草稿都存进去，以后新收的也存。",
        "Give the file a new name: one that exists is emptied by the browser. In a folder nothing that exists is written over; all drafts of this browser go there, and those that come in later.";
    /// What is chosen, with when.
    into_file(name: &str, since: &str): "从{since}起，自动存进文件“{name}”。", "Saved into the file \"{name}\" since {since}.";
    into_folder(folder: &str, name: &str, since: &str): "从{since}起，草稿自动存进文件夹“{folder}”，这一份的文件叫“{name}”。",
        "Drafts are saved into the folder \"{folder}\" since {since}; the file of this one is \"{name}\".";
    stop_file: "不再存进这个文件", "Stop saving into this file";
    stop_folder: "不再存进这个文件夹", "Stop saving into this folder";
    writing(name: &str): "正在存进文件“{name}”……", "Saving into \"{name}\"…";
    saved(name: &str, at: &str): "{at} 已存进文件“{name}”", "{at} saved into \"{name}\"";
    /// When it was saved last, after what failed.
    last(at: &str): "上一次存进去是{at}。", "It was last saved there {at}.";
    /// The browser asks once a visit.
    paused(name: &str): "还没有接着存进文件“{name}”：要您点一下，浏览器才让写。", "Not yet going on into \"{name}\": the browser lets this page write once you press here.";
    go_on: "接着存进文件", "Go on saving into the file";
    /// On the list: of the folder of all drafts.
    in_folder(folder: &str, count: usize): "存进文件夹“{folder}”的草稿：{count}份。", "Drafts saved into the folder \"{folder}\": {count}.";
    folder_paused(folder: &str): "还没有接着存进文件夹“{folder}”：要您点一下，浏览器才让写。", "Not yet going on into the folder \"{folder}\": the browser lets this page write once you press here.";
    go_on_folder: "接着存进文件夹", "Go on saving into the folder";
    left_out(folder: &str, count: usize, names: &str): "没有存进文件夹“{folder}”的草稿：{count}份，打开就能看到原因（{names}）。",
        "Drafts that are not in the folder \"{folder}\": {count}. Opened, each says why ({names}).";
    not_saved(name: &str): "没有存进文件“{name}”：", "Not saved into \"{name}\": ";
    /// Why something was not done, after what was not.
    why[FileError] {
        Cancelled: "浏览器中断了。", "the browser broke it off.";
        NotAllowed: "浏览器不允许。", "the browser does not allow it.";
        Gone: "在原来的地方找不到它，或者找不到它的文件夹。", "it is not found at its place, or its folder is not.";
        Fixed: "浏览器说它现在改不了。", "the browser says that it cannot be changed now.";
        Full: "浏览器说没有地方了。", "the browser says that there is no room.";
        Other(_): "浏览器只说：", "the browser only says: ";
    }
    /// Said where the browser's own copy is there.
    here_it_is_kept: "这个浏览器里的照常保存。", "This browser's own copy is kept as before.";
    again: "再存一次", "Try again";
    anew: "在文件夹里另存一个文件", "Save as a new file in the folder";
    changed(name: &str): "文件“{name}”里的内容不是这里写的。", "What is in \"{name}\" was not written here.";
    changed_help: "选好之前，文件不动，这里填的照常存在浏览器里。", "Until you choose, the file stays as it is, and what you enter here is kept in this browser.";
    take_theirs: "用文件里的；这里的另存成一份草稿", "Take the file's; what is here becomes a draft of its own";
    keep_mine: "用这里的；文件里的另存成一份草稿", "Keep what is here; the file's becomes a draft of its own";
    keep_mine_aside: "用这里的；文件里的原样留在草稿列表里", "Keep what is here; the file's is kept as it is in the list of drafts";
    no_text: "它不是文字，或者太大，在这里留不下一份，所以不往里写。请另选文件。",
        "It is no text, or too large for a copy to be kept here, so nothing is written over it. Choose another file.";
    mine_beside(title: &str): "{title}（改用文件以前的）", "{title} (before the file was taken)";
    theirs_beside(title: &str): "{title}（文件里的）", "{title} (from the file)";
    is_beside(name: &str): "另一份存在“{name}”里，在草稿列表可以找到。", "The other one is in the draft \"{name}\", which stands in the list of drafts.";
    is_aside: "文件里原来的，原样留在草稿列表下面。", "What was in the file is kept as it was, below the list of drafts.";
    nothing_done: "没有照办：浏览器存不下另一份。文件和这里的都没有动。", "Not done: the browser has no room for the other one. Neither the file nor what is here was changed.";
    not_remembered: "没有选上：浏览器没有记住它。", "Not chosen: the browser did not remember it.";
    not_chosen: "没有选上：", "Not chosen: ";
    /// In the roll-up.
    read_folder: "选一个文件夹，里面的都收……", "Choose a folder and take in what is there…";
    folder(name: &str, since: &str): "文件夹“{name}”，{since}选的。", "Folder \"{name}\", chosen {since}.";
    refresh: "刷新：再看一遍这个文件夹", "Refresh: look at the folder again";
    another_folder: "换一个文件夹……", "Another folder…";
    forget_folder: "不再看这个文件夹", "Forget this folder";
    looked(files: usize, new: usize): "里面有{files}个文件，要读{new}个（新的、改过的、上次没有收下的）。",
        { if files == 1 { format!("One file in it; to be read, as new, changed or not taken in before: {new}.") } else { format!("{files} files in it; to be read, as new, changed or not taken in before: {new}.") } };
    folders_left(count: u32): "里面的{count}个文件夹没有看。", { if count == 1 { " The folder in it was not looked into.".to_owned() } else { format!(" The {count} folders in it were not looked into.") } };
    gone_from_folder(names: &str): "文件夹里没有了（汇总里的不跟着删）：{names}。", " Gone from the folder (what the roll-up has of them stays): {names}.";
    not_read(name: &str): "没有读文件夹“{name}”：", "The folder \"{name}\" was not read: ";
    /// Between names.
    and: "、", ", ";
    /// Between two sentences.
    space: "", " ";
}

/// Why something was not done, as the browser says it.
pub fn reason(words: &Words, why: FileError) -> String {
    let own = if let FileError::Other(own) = &why { own.clone() } else { String::new() };
    [(words.why)(why), &own].concat()
}
