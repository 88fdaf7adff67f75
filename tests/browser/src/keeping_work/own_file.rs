//! Drafts that save themselves into a file, and a roll-up that is read from a folder. Only the browser's dialogs are replaced here: what they
//! give are real files, of the origin's private file system.

use exchange::draft_file::write;
use pack::{hash, pack};
use serde_json::{Value, json};

use crate::Test;
use crate::harness::drafts::{hand_in, village};
use crate::harness::page::{Page, Setting};
use crate::journeys::{begin_a_draft, choose_first_standing};
use crate::keeping_work::keeping::confirm_clearing;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a draft saves itself into a file, also on leaving; after a reload one tap goes on",
        setting: Setting::Desktop,
        run: |page| Box::pin(into_a_file(page)),
    },
    Test {
        name: "a file that somebody else has changed is asked about, and neither version is lost",
        setting: Setting::Desktop,
        run: |page| Box::pin(changed_by_others(page)),
    },
    Test {
        name: "a file that cannot be written is said to be so, whatever fails, and the draft is on the device",
        setting: Setting::Desktop,
        run: |page| Box::pin(failing(page)),
    },
    Test {
        name: "in a folder each draft has a file of its own, and nothing that was there is written over",
        setting: Setting::Desktop,
        run: |page| Box::pin(into_a_folder(page)),
    },
    Test {
        name: "while a change is on its way into the file the browser asks before closing, also from another page; not while somebody has to press first",
        setting: Setting::Desktop,
        run: |page| Box::pin(closing(page)),
    },
    Test {
        name: "all drafts go into the folder without being opened, those that come in later too, and the list says which did not",
        setting: Setting::Desktop,
        run: |page| Box::pin(all_into_the_folder(page)),
    },
    Test {
        name: "files and folders are offered where the browser has them, and nowhere else",
        setting: Setting::Desktop,
        run: |page| Box::pin(offered_where_there(page)),
    },
    Test {
        name: "where the browser gives no files there is no button for them",
        setting: Setting::Desktop,
        run: |page| Box::pin(without_files(page)),
    },
    Test {
        name: "a folder is the roll-up: what is new or changed comes in, what is no draft is named, and clearing forgets it",
        setting: Setting::Desktop,
        run: |page| Box::pin(roll_up_of_a_folder(page)),
    },
];

/// The dialogs give a file called 自选.json and a folder called 文件夹.
const DIALOGS: &str = "return navigator.storage.getDirectory().then(root => {
        window.showSaveFilePicker = options => {
            window.suggested = options.suggestedName;
            return root.getFileHandle('自选.json', {create: true});
        };
        window.showDirectoryPicker = () => root.getDirectoryHandle('文件夹', {create: true});
        return true;
    })";

/// Finds a file by its path, as a script that goes on with `it`, its handle, and `folder`, what it lies in.
fn at(path: &str, then: &str) -> String {
    let path: Vec<&str> = path.split('/').collect();
    format!(
        "return (async () => {{
            const path = {}, name = path.pop();
            let folder = await navigator.storage.getDirectory();
            for (const each of path) folder = await folder.getDirectoryHandle(each, {{create: true}});
            {then}
        }})()",
        json!(path)
    )
}

/// From now on the browser asks before it lets the page into a chosen file, and lets it in; how often it did, `window.asked` counts.
const ASKS_FIRST: &str = "window.asked = 0;
    FileSystemHandle.prototype.queryPermission = async () => window.asked ? 'granted' : 'prompt';
    FileSystemHandle.prototype.requestPermission = async () => { window.asked += 1; return 'granted' };
    return true";

async fn text_of(page: &Page, path: &str) -> Result<String, String> {
    page.text(&at(path, "return (await (await folder.getFileHandle(name)).getFile()).text()")).await
}

/// Another program writes there.
async fn put(page: &Page, path: &str, text: &str) -> Result<(), String> {
    let script = at(
        path,
        "const stream = await (await folder.getFileHandle(name, {create: true})).createWritable();
         await stream.write(arguments_[0]);
         await stream.close();
         return true",
    );
    page.run(&["const arguments_ = arguments; ", script.as_str()].concat(), vec![json!(text)]).await.map(drop)
}

async fn until_file(page: &Page, what: &str, path: &str, holds: &str) -> Result<(), String> {
    // It may not be there yet, or be written just now.
    let script = at(
        path,
        &format!(
            "try {{ const text = await (await (await folder.getFileHandle(name)).getFile()).text(); return {holds} }} catch (none) {{ return false }}"
        ),
    );
    page.until(what, &script).await
}

/// A script: the state of the file says so.
fn says(text: &str) -> String {
    format!("const it = document.querySelector('.state .in-file:not([hidden])'); return !!it && it.innerText.includes({})", json!(text))
}

const SAVED: &str = "已存进文件";

/// Opens a new draft whose file is 自选.json.
async fn begin_with_a_file(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    page.run(DIALOGS, Vec::new()).await?;
    page.press("选一个文件……").await?;
    page.until("it is saved there", &says(SAVED)).await
}

/// Gives the question at a place its answer at a place.
async fn choose(page: &Page, question: usize, answer: usize) -> Result<(), String> {
    let script =
        format!("document.querySelectorAll('main .own')[{question}].querySelectorAll('input[type=radio]')[{answer}].click(); return true");
    page.run(&script, Vec::new()).await.map(drop)
}

fn expect(what: &str, holds: bool) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("not so: {what}")) }
}

async fn into_a_file(page: &Page) -> Result<(), String> {
    begin_with_a_file(page).await?;
    let suggested = page.text("return window.suggested").await?;
    expect("the name is that of the export", suggested.starts_with("未命名的草稿-") && suggested.ends_with(".json"))?;
    choose(page, 0, 0).await?;
    until_file(page, "the answer is in the file", "自选.json", "text.split('\"own\"').length === 2").await?;
    page.until("that is said", &says(SAVED)).await?;
    // What the export hands to the browser is the same.
    let exported = "const create = URL.createObjectURL;
        URL.createObjectURL = it => { window.exported = it.text(); return create.call(URL, it) };
        [...document.querySelectorAll('.hand-out button')].find(it => it.innerText === '存成文件').click();
        return window.exported";
    expect("the file is what the export gives", page.text(exported).await? == text_of(page, "自选.json").await?)?;
    // Left at once after a change.
    let draft = page.text("return location.hash").await?;
    choose(page, 1, 0).await?;
    page.go("#/about").await?;
    until_file(page, "what was entered last is in the file too", "自选.json", "text.split('\"own\"').length === 3").await?;
    // A new visit: the browser asks first, and only when something was pressed.
    page.reload().await?;
    page.run(ASKS_FIRST, Vec::new()).await?;
    page.go(&draft).await?;
    page.until("it is said that nothing is saved there yet", &says("还没有接着存进文件“自选.json”")).await?;
    choose(page, 2, 0).await?;
    page.until("it is on the device", "return document.querySelector('.state .saved').innerText.includes('已保存')").await?;
    expect("nobody was asked unasked", page.run("return window.asked", Vec::new()).await? == json!(0))?;
    expect("and nothing was written", text_of(page, "自选.json").await?.matches("\"own\"").count() == 2)?;
    page.press("接着存进文件").await?;
    until_file(page, "one tap goes on", "自选.json", "text.split('\"own\"').length === 4").await?;
    page.until("that is said", &says(SAVED)).await?;
    expect("asked once", page.run("return window.asked", Vec::new()).await? == json!(1))?;
    // Given up, it stays as it is.
    page.press("不再存进这个文件").await?;
    page.until("nothing is said of it any more", "return document.querySelector('.state .in-file').hidden").await?;
    choose(page, 3, 0).await?;
    page.until("it is on the device", "return document.querySelector('.state .saved').innerText.includes('已保存')").await?;
    page.go("#/about").await?;
    page.go(&draft).await?;
    page.until("the draft is open again", "return document.querySelectorAll('main .own input[type=radio]').length > 5").await?;
    expect("the file is as it was", text_of(page, "自选.json").await?.matches("\"own\"").count() == 3)
}

/// The names of the drafts in local storage, and whether some text lies there.
async fn stored(page: &Page, text: &str) -> Result<(Vec<String>, bool), String> {
    let script =
        "const all = Object.entries(localStorage), drafts = all.filter(it => it[0].includes('/draft/') && !it[0].includes('set-aside'));
        return [drafts.map(it => JSON.parse(it[1]).name || ''), all.some(it => it[1] === arguments[0])]";
    let found = page.run(script, vec![json!(text)]).await?;
    let names = found.get(0).and_then(Value::as_array).cloned().unwrap_or_default();
    let names = names.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    Ok((names, found.get(1) == Some(&json!(true))))
}

async fn changed_by_others(page: &Page) -> Result<(), String> {
    begin_with_a_file(page).await?;
    let theirs = write(pack(), hash(), &village("示例·竹溪村（虚构）", 80_000));
    put(page, "自选.json", &theirs).await?;
    choose(page, 0, 0).await?;
    page.until("it is asked", &says("不是这里写的")).await?;
    expect("the file is theirs", text_of(page, "自选.json").await? == theirs)?;
    page.press("用这里的；文件里的另存成一份草稿").await?;
    page.until("mine is saved there", &says(SAVED)).await?;
    until_file(page, "mine is in the file", "自选.json", "!text.includes('80000') && text.includes('\"own\"')").await?;
    let (names, _) = stored(page, "").await?;
    expect("theirs is a draft of its own", names.iter().any(|it| it == "示例·竹溪村（虚构）（文件里的）"))?;
    // No draft at all.
    let words = "随手记的几句话，不是草稿。";
    put(page, "自选.json", words).await?;
    choose(page, 1, 0).await?;
    page.until("it is asked", &says("不是这里写的")).await?;
    page.press("用这里的；文件里的原样留在草稿列表里").await?;
    page.until("mine is saved there", &says(SAVED)).await?;
    expect("the words are kept as they were", stored(page, words).await?.1)?;
    until_file(page, "mine is in the file", "自选.json", "text.split('\"own\"').length === 3").await?;
    // Taken the other way.
    put(page, "自选.json", &theirs).await?;
    choose(page, 2, 0).await?;
    page.until("it is asked", &says("不是这里写的")).await?;
    page.press("用文件里的；这里的另存成一份草稿").await?;
    page.until("the form is theirs", "return document.querySelector('h1').innerText === '示例·竹溪村（虚构）'").await?;
    page.until("that is saved there", &says(SAVED)).await?;
    until_file(page, "theirs is in the file", "自选.json", "text.includes('80000')").await?;
    let (names, _) = stored(page, "").await?;
    expect("mine is a draft of its own", names.iter().any(|it| it.ends_with("（改用文件以前的）")))?;
    // What is no text cannot be kept here, and is not written over.
    let bytes = at(
        "自选.json",
        "const stream = await (await folder.getFileHandle(name)).createWritable(); await stream.write(new Uint8Array([0xd0, 0xc2, 0xff])); await stream.close(); return true",
    );
    page.run(&bytes, Vec::new()).await?;
    choose(page, 3, 0).await?;
    page.until("it is asked", &says("所以不往里写")).await?;
    page.until(
        "nothing can be chosen that would lose it",
        "return document.querySelectorAll('.state .in-file button').length === 0 && document.querySelector('.state .saved').innerText.includes('已保存')",
    )
    .await?;
    let size = at("自选.json", "return String((await (await folder.getFileHandle(name)).getFile()).size)");
    expect("the bytes are there", page.text(&size).await? == "3")
}

async fn failing(page: &Page) -> Result<(), String> {
    begin_with_a_file(page).await?;
    let before = text_of(page, "自选.json").await?;
    // Each step of a write, with an error of the standard's or of nobody's.
    let steps = [
        ("FileSystemFileHandle.prototype.createWritable", "QuotaExceededError", "浏览器说没有地方了"),
        ("FileSystemWritableFileStream.prototype.write", "NoModificationAllowedError", "浏览器说它现在改不了"),
        ("FileSystemWritableFileStream.prototype.close", "OddError", "浏览器只说：OddError it broke"),
        ("FileSystemFileHandle.prototype.getFile", "NotAllowedError", "浏览器不允许"),
    ];
    for (at, (step, error, said)) in steps.into_iter().enumerate() {
        let (of, method) = step.rsplit_once('.').unwrap_or_default();
        let spoil = format!(
            "window.restore = (own => () => {{ {step} = own }})({step});
             {of}['{method}'] = async () => {{ throw new DOMException('it broke', '{error}') }};
             return true"
        );
        page.run(&spoil, Vec::new()).await?;
        choose(page, at, 0).await?;
        page.until(&format!("{error} is said"), &says(said)).await?;
        page.until("and where it is all the same", &says("这个浏览器里的照常保存")).await?;
        page.until("it is on the device", "return document.querySelector('.state .saved').innerText.includes('已保存')").await?;
        page.run("window.restore(); return true", Vec::new()).await?;
        if at == 0 {
            expect("the file is as it was", text_of(page, "自选.json").await? == before)?;
        }
        page.press("再存一次").await?;
        page.until("it is saved there", &says(SAVED)).await?;
        let holds = format!("text.split('\"own\"').length === {}", at + 2);
        until_file(page, "the answer is in the file", "自选.json", &holds).await?;
    }
    page.run(&at("自选.json", "await folder.removeEntry(name); return true"), Vec::new()).await?;
    choose(page, 4, 0).await?;
    page.until("a file that is gone is said to be so", &says("在原来的地方找不到它")).await?;
    page.until("it is on the device", "return document.querySelector('.state .saved').innerText.includes('已保存')").await?;
    page.press("选一个文件……").await?;
    page.until("another is chosen", &says(SAVED)).await?;
    until_file(page, "all of it is there", "自选.json", "text.split('\"own\"').length === 6").await
}

async fn into_a_folder(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    page.run(DIALOGS, Vec::new()).await?;
    let name = page.text("return '未命名的草稿-' + new Date().getFullYear()").await?;
    let (first, second, third) = (format!("文件夹/{name}.json"), format!("文件夹/{name}-2.json"), format!("文件夹/{name}-3.json"));
    put(page, &first, "别人的").await?;
    page.press("选一个文件夹，每份草稿一个文件……").await?;
    page.until("it is saved there", &says(&format!("已存进文件“{name}-2.json”"))).await?;
    choose_first_standing(page).await?;
    until_file(page, "the answer is there", &second, "text.includes('\"own\"')").await?;
    expect("what was there is as it was", text_of(page, &first).await? == "别人的")?;
    let draft = page.text("return location.hash").await?;
    begin_a_draft(page).await?;
    page.until("another draft has a file of its own", &says(&format!("已存进文件“{name}-3.json”"))).await?;
    choose(page, 1, 0).await?;
    until_file(page, "its answer is there", &third, "text.includes('\"own\"')").await?;
    // Opened again, the first goes on in its own.
    page.go(&draft).await?;
    page.until("the first has kept its file", &says(&format!("已存进文件“{name}-2.json”"))).await?;
    choose(page, 2, 0).await?;
    until_file(page, "and goes on there", &second, "text.split('\"own\"').length === 3").await?;
    // Gone from the folder, it is written anew when somebody says so.
    page.run(&at(&second, "await folder.removeEntry(name); return true"), Vec::new()).await?;
    choose(page, 3, 0).await?;
    page.until("a file that is gone is said to be so", &says("在原来的地方找不到它")).await?;
    page.press("在文件夹里另存一个文件").await?;
    until_file(page, "it is there again", &second, "text.split('\"own\"').length === 4").await?;
    // Deleting the draft leaves the file.
    page.go("#/assessment").await?;
    page.run("const it = document.querySelector('li.draft'); it.querySelector('details').open = true; it.querySelectorAll('.actions button')[2].click(); return true", Vec::new()).await?;
    page.run("document.querySelector('li.draft .warning button.primary').click(); return true", Vec::new()).await?;
    page.until("one draft is left", "return document.querySelectorAll('li.draft').length === 1").await?;
    expect("both files are there", !text_of(page, &second).await?.is_empty() && !text_of(page, &third).await?.is_empty())
}

/// A script: the browser would ask before it closes the page.
const ASKS: &str =
    "const closing = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(closing); return closing.defaultPrevented";

async fn asks(page: &Page, what: &str, is_asked: bool) -> Result<(), String> {
    expect(what, page.run(ASKS, Vec::new()).await? == json!(is_asked))
}

async fn closing(page: &Page) -> Result<(), String> {
    begin_with_a_file(page).await?;
    asks(page, "nothing is asked while all is there", false).await?;
    // A slow stick: nothing is written before somebody lets it.
    let slow = "window.gate = new Promise(open => { window.openGate = open });
        const own = FileSystemFileHandle.prototype.createWritable;
        FileSystemFileHandle.prototype.createWritable = async function () { await window.gate; return own.call(this) };
        return true";
    page.run(slow, Vec::new()).await?;
    choose(page, 0, 0).await?;
    asks(page, "asked while it is due", true).await?;
    page.until("it is on the device", "return document.querySelector('.state .saved').innerText.includes('已保存')").await?;
    asks(page, "asked while it is being written", true).await?;
    let draft = page.text("return location.hash").await?;
    page.go("#/about").await?;
    asks(page, "asked on another page too", true).await?;
    page.run("window.openGate(); return true", Vec::new()).await?;
    until_file(page, "it is in the file", "自选.json", "text.split('\"own\"').length === 2").await?;
    page.until("nothing is asked any more", &["return !(() => {", ASKS, "})()"].concat()).await?;
    // What waits for somebody, or has failed, is said; it holds nobody back.
    page.go(&draft).await?;
    page.until("it is saved there", &says(SAVED)).await?;
    page.run("FileSystemFileHandle.prototype.createWritable = async () => { throw new DOMException('it broke', 'QuotaExceededError') }; return true", Vec::new()).await?;
    choose(page, 1, 0).await?;
    page.until("it is said that it failed", &says("浏览器说没有地方了")).await?;
    asks(page, "what has failed holds nobody back", false).await?;
    page.reload().await?;
    page.run("FileSystemHandle.prototype.queryPermission = async () => 'prompt'; return true", Vec::new()).await?;
    page.go("#/about").await?;
    page.go(&draft).await?;
    page.until("it waits for a press", &says("还没有接着存进文件")).await?;
    choose(page, 2, 0).await?;
    page.until("it is on the device", "return document.querySelector('.state .saved').innerText.includes('已保存')").await?;
    asks(page, "what waits for a press holds nobody back", false).await
}

async fn all_into_the_folder(page: &Page) -> Result<(), String> {
    let file = |name: &str, income: i64| write(pack(), hash(), &village(name, income));
    let at_of = |name: &str| format!("文件夹/{name}-2020.json");
    page.go("#/assessment").await?;
    let first = [("一.json", file("示例·一村", 1_000)), ("二.json", file("示例·二村", 2_000))];
    hand_in(page, "draft-file", &first).await?;
    page.until("two drafts are listed", "return document.querySelectorAll('li.draft').length === 2").await?;
    expect("nothing is said of a folder", page.run("return document.querySelectorAll('.in-file').length", Vec::new()).await? == json!(0))?;
    begin_a_draft(page).await?;
    page.run(DIALOGS, Vec::new()).await?;
    page.press("选一个文件夹，每份草稿一个文件……").await?;
    page.until("the open one is saved there", &says(SAVED)).await?;
    until_file(page, "one that nobody has open is there", &at_of("示例·一村"), "text.includes('1000')").await?;
    until_file(page, "and the other", &at_of("示例·二村"), "text.includes('2000')").await?;
    page.go("#/assessment").await?;
    page.reads("存进文件夹“文件夹”的草稿：3份。").await?;
    // One that comes in later.
    hand_in(page, "draft-file", &[("三.json", file("示例·三村", 3_000))]).await?;
    until_file(page, "it is there without being opened", &at_of("示例·三村"), "text.includes('3000')").await?;
    page.reads("存进文件夹“文件夹”的草稿：4份。").await?;
    // In another visit somebody has to press first; one that somebody else has written there is left, and named.
    let theirs = file("示例·别处", 9_000);
    put(page, &at_of("示例·二村"), &theirs).await?;
    page.go("#/about").await?;
    page.reload().await?;
    page.run(ASKS_FIRST, Vec::new()).await?;
    page.go("#/assessment").await?;
    page.reads("还没有接着存进文件夹“文件夹”").await?;
    expect("nobody was asked unasked", page.run("return window.asked", Vec::new()).await? == json!(0))?;
    page.press("接着存进文件夹").await?;
    page.reads("存进文件夹“文件夹”的草稿：3份。").await?;
    page.reads("没有存进文件夹“文件夹”的草稿：1份，打开就能看到原因（示例·二村）。").await?;
    expect("what somebody else has written is as it was", text_of(page, &at_of("示例·二村")).await? == theirs)?;
    expect("asked once", page.run("return window.asked", Vec::new()).await? == json!(1))
}

/// Walked in every engine: Firefox and WebKit have neither.
async fn offered_where_there(page: &Page) -> Result<(), String> {
    let has =
        page.run("return ['showSaveFilePicker', 'showDirectoryPicker'].map(it => typeof window[it] === 'function')", Vec::new()).await?;
    let (files, folders) = (has.get(0) == Some(&json!(true)), has.get(1) == Some(&json!(true)));
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is on the device", "return document.querySelector('.state .saved').innerText.includes('已保存')").await?;
    let count =
        |what: &str| format!("return [...document.querySelectorAll('button')].filter(it => it.innerText.includes('{what}')).length");
    for (what, is_there) in [("选一个文件……", files), ("选一个文件夹", folders)] {
        expect(what, page.run(&count(what), Vec::new()).await? == json!(u8::from(is_there)))?;
    }
    page.go("#/rollup").await?;
    page.until("files can be chosen", "return !!document.getElementById('rollup-files')").await?;
    expect("a folder for the roll-up", page.run(&count("选一个文件夹"), Vec::new()).await? == json!(u8::from(folders)))
}

async fn without_files(page: &Page) -> Result<(), String> {
    let source = "delete window.showSaveFilePicker; delete window.showDirectoryPicker;";
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await?;
    page.reload().await?;
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is on the device", "return document.querySelector('.state .saved').innerText.includes('已保存')").await?;
    expect(
        "nothing is offered",
        page.run("return document.querySelectorAll('.own-file, .in-file').length", Vec::new()).await? == json!(0),
    )?;
    page.go("#/rollup").await?;
    page.until("files can be chosen", "return !!document.getElementById('rollup-files')").await?;
    expect("and no folder", page.run("return document.querySelectorAll('.folder').length", Vec::new()).await? == json!(0))?;
    let none = "return indexedDB.databases().then(all => all.filter(it => it.name.endsWith('/handles')).length)";
    expect("nothing is kept for it", page.run(none, Vec::new()).await? == json!(0))
}

async fn roll_up_of_a_folder(page: &Page) -> Result<(), String> {
    let file = |name: &str, income: i64| write(pack(), hash(), &village(name, income));
    page.go("#/rollup").await?;
    page.run(DIALOGS, Vec::new()).await?;
    put(page, "文件夹/竹溪.json", &file("示例·竹溪村（虚构）", 80_000)).await?;
    put(page, "文件夹/石桥.json", &file("示例·石桥村（虚构）", 60_000)).await?;
    put(page, "文件夹/说明.txt", "这不是草稿").await?;
    put(page, "文件夹/往年/旧.json", &file("示例·旧村（虚构）", 1)).await?;
    page.press("选一个文件夹，里面的都收……").await?;
    page.reads("交来3份，收下2份").await?;
    page.until("what is no draft is named", "return document.querySelector('.refused').innerText.includes('说明.txt')").await?;
    page.reads("里面的1个文件夹没有看").await?;
    // Nothing has changed: only what was refused is looked at again.
    page.until("the folder is there", "return !!document.querySelector('.folder .refresh')").await?;
    page.press("刷新：再看一遍这个文件夹").await?;
    page.reads("里面有3个文件，要读1个").await?;
    page.reads("交来1份，收下0份").await?;
    // After a reload, one tap: what is new and what has changed comes in.
    page.reload().await?;
    page.until("the folder is remembered", "return (document.querySelector('.folder')?.innerText || '').includes('“文件夹”')").await?;
    put(page, "文件夹/石桥.json", &file("示例·石桥村（虚构）", 61_000)).await?;
    put(page, "文件夹/三家.json", &file("示例·三家村（虚构）", 9_000)).await?;
    page.run(&at("文件夹/竹溪.json", "await folder.removeEntry(name); return true"), Vec::new()).await?;
    page.press("刷新：再看一遍这个文件夹").await?;
    page.reads("里面有3个文件，要读3个").await?;
    page.reads("交来3份，收下2份").await?;
    page.reads("文件夹里没有了（汇总里的不跟着删）：竹溪.json").await?;
    page.reads("示例·竹溪村（虚构）").await?;
    page.reads("示例·三家村（虚构）").await?;
    // A folder that cannot be found is said to be so.
    page.run(
        "return navigator.storage.getDirectory().then(root => root.removeEntry('文件夹', {recursive: true})).then(() => true)",
        Vec::new(),
    )
    .await?;
    page.press("刷新：再看一遍这个文件夹").await?;
    page.reads("没有读文件夹“文件夹”：在原来的地方找不到它").await?;
    // Clearing the device forgets it.
    page.go("#/settings").await?;
    page.press("清空这台设备").await?;
    page.reads("选过的、自动存取的文件和文件夹：1个").await?;
    confirm_clearing(page).await?;
    let none = "return indexedDB.databases().then(all => all.filter(it => it.name.endsWith('/handles')).length === 0)";
    page.until("which folder it was is forgotten", none).await
}
