//! A draft handed from one screen to another as QR codes: shown in turn, read by the camera or from pictures.

use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use exchange::draft::Draft;
use exchange::draft_file::write;
use exchange::parts::split_for_codes;
use pack::{hash, pack};
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::json;

use crate::Test;
use crate::harness::drafts::{hand_in, open, village};
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "the camera reads a draft off another screen in any order, says what is missing, and goes off when it has all",
        setting: Setting::Desktop,
        run: |page| Box::pin(by_camera(page)),
    },
    Test {
        name: "what the codes on the screen hold is read again from their pictures, in every engine",
        setting: Setting::Desktop,
        run: |page| Box::pin(there_and_back(page)),
    },
    Test {
        name: "several codes in one picture and several pictures at once are read, in every engine",
        setting: Setting::Desktop,
        run: |page| Box::pin(several_at_once(page)),
    },
    Test {
        name: "codes of a draft are shown in turn, stopped, turned by hand and by keys, and by hand alone where little motion is asked for",
        setting: Setting::Phone,
        run: |page| Box::pin(in_turn(page)),
    },
    Test {
        name: "the camera goes off on Escape, on folding, in the background and on leaving, and what was read stays",
        setting: Setting::Phone,
        run: |page| Box::pin(goes_off(page)),
    },
    Test {
        name: "pictures of codes are read on the list of drafts and in the roll-up; others' codes and other files are named",
        setting: Setting::Phone,
        run: |page| Box::pin(from_pictures(page)),
    },
    Test {
        name: "a camera that is refused, missing, busy or kept from the page is told apart, with other ways",
        setting: Setting::Phone,
        run: |page| Box::pin(refused(page)),
    },
    Test {
        name: "what the browser brings reads the codes, and where it fails the app's own reader does",
        setting: Setting::Phone,
        run: |page| Box::pin(by_browser(page)),
    },
];

/// A picture in shades of grey.
struct Picture {
    width: usize,
    height: usize,
    points: Vec<u8>,
}

/// As a screenshot has it.
fn in_grey(screenshot: &[u8]) -> Result<Picture, String> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(screenshot));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|it| it.to_string())?;
    let mut bytes = vec![0; reader.output_buffer_size().ok_or("too large a picture")?];
    let frame = reader.next_frame(&mut bytes).map_err(|it| it.to_string())?;
    let (width, height, each) = (frame.width as usize, frame.height as usize, frame.color_type.samples());
    let points: Vec<u8> = bytes.chunks(each).take(width * height).filter_map(|it| it.first().copied()).collect();
    if points.len() < width * height { Err("a picture that is cut short".to_owned()) } else { Ok(Picture { width, height, points }) }
}

/// A code as a camera would see it, alone.
fn drawn(text: &str) -> Result<Picture, String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).map_err(|it| it.to_string())?;
    let side = (code.size() + 8) * 4;
    let shade = |at: i32| if code.get_module(at % side / 4 - 4, at / side / 4 - 4) { 0 } else { 255 };
    let side_of = side.unsigned_abs() as usize;
    Ok(Picture { width: side_of, height: side_of, points: (0..side * side).map(shade).collect() })
}

fn said(picture: &Picture) -> Result<String, String> {
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, |x, y| {
        picture.points.get(y * picture.width + x).copied().unwrap_or(255)
    });
    let grids = prepared.detect_grids();
    let [grid] = grids.as_slice() else { return Err(format!("{} codes are on the screen", grids.len())) };
    grid.decode().map(|it| it.1).map_err(|it| it.to_string())
}

/// Pictures as files, for choosing.
fn saved(pictures: &[Picture], folder: &Path) -> Result<Vec<PathBuf>, String> {
    std::fs::create_dir_all(folder).map_err(|it| it.to_string())?;
    let save = |(at, picture): (usize, &Picture)| {
        let path = folder.join(format!("code-{at}.png"));
        let mut encoder =
            png::Encoder::new(std::fs::File::create(&path).map_err(|it| it.to_string())?, picture.width as u32, picture.height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        let mut writer = encoder.write_header().map_err(|it| it.to_string())?;
        writer.write_image_data(&picture.points).map_err(|it| it.to_string())?;
        Ok(path)
    };
    pictures.iter().enumerate().map(save).collect()
}

/// What a camera sees: each picture for half a second, on a grey table. It begins anew when it is over.
fn film<'a>(pictures: impl IntoIterator<Item = &'a Picture>, path: &Path) -> Result<(), String> {
    const WIDTH: usize = 1280;
    const HEIGHT: usize = 720;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|it| it.to_string())?;
    }
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).map_err(|it| it.to_string())?);
    let mut bytes = format!("YUV4MPEG2 W{WIDTH} H{HEIGHT} F2:1 Ip A1:1 C420jpeg\n").into_bytes();
    for picture in pictures {
        let (left, top) = ((WIDTH - picture.width) / 2, (HEIGHT - picture.height) / 2);
        let mut seen = vec![170; WIDTH * HEIGHT];
        for (y, row) in picture.points.chunks(picture.width).enumerate() {
            let from = (top + y) * WIDTH + left;
            seen.get_mut(from..from + row.len()).ok_or("the code is larger than the film")?.copy_from_slice(row);
        }
        bytes.extend(b"FRAME\n");
        bytes.extend(seen);
        bytes.extend(vec![128; WIDTH * HEIGHT / 2]);
    }
    file.write_all(&bytes).map_err(|it| it.to_string())
}

/// A village's draft that takes several codes.
fn long(name: &str) -> Draft {
    let mut draft = village(name, 8_000);
    if let Some(reply) = draft.assessment.replies.get_mut("village-3.4") {
        reply.note = "村里开过会，记在本子上。".repeat(60);
    }
    draft
}

/// Its codes, as pictures.
fn codes_of(draft: &Draft) -> Result<Vec<Picture>, String> {
    split_for_codes(&write(pack(), hash(), draft), "二十条").iter().map(|it| drawn(it)).collect()
}

/// Unfolds the codes of the draft that is open, and stops them at the first.
async fn unfold_codes(page: &Page) -> Result<usize, String> {
    page.press("显示成二维码").await?;
    page.until("a code is drawn", "return !!document.querySelector('.in-codes svg.qr-squares path')").await?;
    page.press("停住").await?;
    to_code(page, 1).await?;
    let all = page.text("return document.querySelector('.in-codes figcaption').innerText.match(/共(\\d+)张/)[1]").await?;
    all.parse().map_err(|_| format!("«{all}» codes"))
}

/// Turns the codes until one of them is shown.
async fn to_code(page: &Page, number: usize) -> Result<(), String> {
    let script = "const now = document.querySelector('.in-codes figcaption').innerText.match(/第(\\d+)张/)[1];
        if (now == arguments[0]) return true; [...document.querySelectorAll('.in-codes button')].find(it => it.innerText === '下一张').click(); return false";
    page.until_with(&format!("code {number} is shown"), script, vec![json!(number)]).await
}

/// Each code as it stands on the screen.
async fn photographed(page: &Page, all: usize) -> Result<Vec<Picture>, String> {
    let mut pictures = Vec::new();
    for number in 1..=all {
        to_code(page, number).await?;
        // As large as on a telephone: a window of WebKit's without a screen is lower than the code is wide on a desktop, and cuts it.
        let show = "const it = document.querySelector('.in-codes svg.qr-squares'); it.style.width = '388px'; it.scrollIntoView({block: 'center'}); return true";
        page.run(show, Vec::new()).await?;
        let picture = in_grey(&page.screenshot_of(".in-codes svg.qr-squares").await?)?;
        if !said(&picture)?.contains(&format!(" {number}/{all} ")) {
            return Err(format!("code {number} is of another part"));
        }
        pictures.push(picture);
    }
    Ok(pictures)
}

/// What is sent from one screen is read on another, here the same one: by screenshots, without a camera.
async fn there_and_back(page: &Page) -> Result<(), String> {
    open(page, &long("示例·石桥村（虚构）"), "1").await?;
    let all = unfold_codes(page).await?;
    let pictures = photographed(page, all).await?;
    page.go("#/assessment").await?;
    page.press("扫二维码收草稿").await?;
    page.until("pictures can be chosen", "return !!document.getElementById('code-pictures')").await?;
    choose_pictures(page, &saved(&pictures, &page.downloads)?).await?;
    page.reads("二维码里的草稿：已放进草稿列表。").await?;
    page.until("it is a draft beside the one that was sent", "return document.querySelectorAll('.draft').length === 2").await?;
    page.until("it is the draft, to the last note", "return Object.entries(localStorage).filter(([key, it]) => key.includes('/draft/') && it.includes('村里开过会，记在本子上。'.repeat(60))).length === 2").await
}

/// Chooses pictures all at once, by a script: no driver but Chromium's gives several files to a field everywhere.
async fn choose_pictures(page: &Page, files: &[PathBuf]) -> Result<(), String> {
    let files: Vec<(String, String)> = files
        .iter()
        .map(|it| Ok((it.display().to_string(), STANDARD.encode(std::fs::read(it).map_err(|why| why.to_string())?))))
        .collect::<Result<_, String>>()?;
    let choose = "const files = new DataTransfer();
        for (const [name, text] of arguments[0]) files.items.add(new File([Uint8Array.from(atob(text), it => it.charCodeAt(0))], name, {type: 'image/png'}));
        const input = document.getElementById('code-pictures'); input.files = files.files; input.dispatchEvent(new Event('change', {bubbles: true})); return true";
    page.run(choose, vec![json!(files)]).await.map(drop)
}

/// Pictures side by side on one sheet, as a photograph of a printed page has them.
fn beside_each_other(pictures: &[Picture]) -> Picture {
    let width = pictures.iter().map(|it| it.width).sum();
    let height = pictures.iter().map(|it| it.height).max().unwrap_or_default();
    let mut points = Vec::with_capacity(width * height);
    for y in 0..height {
        for picture in pictures {
            let row = picture.points.get(y * picture.width..(y + 1) * picture.width);
            points.extend(row.map_or_else(|| vec![255; picture.width], <[u8]>::to_vec));
        }
    }
    Picture { width, height, points }
}

/// Three codes on one sheet; then the others, of which one stands beside somebody else's.
async fn several_at_once(page: &Page) -> Result<(), String> {
    let mut codes = codes_of(&long("示例·石桥村（虚构）"))?;
    let all = codes.len();
    if all < 5 {
        return Err(format!("{all} codes only"));
    }
    let mut others = codes.split_off(3);
    let last = others.pop().ok_or("no code")?;
    others.push(beside_each_other(&[last, drawn("https://example.org/pay?to=someone")?]));
    page.go("#/assessment").await?;
    page.press("扫二维码收草稿").await?;
    page.until("pictures can be chosen", "return !!document.getElementById('code-pictures')").await?;
    choose_pictures(page, &saved(&[beside_each_other(&codes)], &page.downloads.join("sheet"))?).await?;
    page.reads(&format!("扫到3张，共{all}张；还缺第")).await?;
    choose_pictures(page, &saved(&others, &page.downloads.join("others"))?).await?;
    page.reads("二维码里的草稿：已放进草稿列表。").await?;
    page.until("it is the draft, to the last note", "return document.querySelectorAll('.draft').length === 1 && Object.entries(localStorage).some(([key, it]) => key.includes('/draft/') && it.includes('村里开过会，记在本子上。'.repeat(60)))").await
}

/// The codes of a draft are photographed off one screen and shown to the camera of another, which knows nothing of the draft.
async fn by_camera(page: &Page) -> Result<(), String> {
    open(page, &long("示例·石桥村（虚构）"), "1").await?;
    let all = unfold_codes(page).await?;
    if all < 4 {
        return Err(format!("{all} codes only"));
    }
    let mut pictures = photographed(page, all).await?;
    // A code of somebody else among them, and the third only at the end.
    pictures.swap(2, all - 1);
    pictures.insert(1, drawn("https://example.org/pay?to=someone")?);
    let path = page.downloads.join("film.y4m");
    film(&pictures, &path)?;
    let phone = Page::with_camera(&page.setup, &path, true).await?;
    let read = read_with_camera(&phone, all).await;
    phone.close().await;
    read
}

/// Remembers the camera of the page.
const REMEMBER_CAMERA: &str = "const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices); window.asked = 0;
    navigator.mediaDevices.getUserMedia = async wanted => { window.asked += 1; window.wanted = wanted; return window.seen = await open(wanted); }; return true";

/// Whether the camera is off that was on.
const IS_OFF: &str = "return !!window.seen && window.seen.getTracks().every(it => it.readyState === 'ended')";

async fn read_with_camera(phone: &Page, all: usize) -> Result<(), String> {
    phone.go("#/assessment").await?;
    phone.run(REMEMBER_CAMERA, Vec::new()).await?;
    phone.press("扫二维码收草稿").await?;
    phone
        .until("it can be opened", "return [...document.querySelectorAll('.scan button')].some(it => it.innerText === '打开摄像头')")
        .await?;
    phone.until("nothing is asked before somebody wants it", "return window.asked === 0").await?;
    // Every state that is shown on the way.
    phone
        .run(
            "window.shown = new Set(); new MutationObserver(() => document.querySelectorAll('.scan [role=status] li').forEach(it => window.shown.add(it.innerText)))
                .observe(document.querySelector('.scan [role=status]'), {subtree: true, childList: true, characterData: true}); return true",
            Vec::new(),
        )
        .await?;
    phone.press("打开摄像头").await?;
    phone
        .until(
            "the camera at the back is asked for, and no sound",
            "return window.wanted?.video.facingMode === 'environment' && window.wanted.audio === false",
        )
        .await?;
    phone.until("the draft is in the list", "return document.querySelectorAll('.draft').length === 1").await?;
    phone.reads("二维码里的草稿：已放进草稿列表。").await?;
    phone.reads("全部扫到了，摄像头已经关掉。").await?;
    phone.until("the camera is off", IS_OFF).await?;
    let told = format!(
        "return [...window.shown].some(it => it.startsWith('扫到2张，共{all}张；还缺第')) && [...window.shown].some(it => it.includes('不是草稿的'))"
    );
    phone.until("what was missing was said on the way, and that one was another's", &told).await?;
    phone.run("document.querySelector('.draft-title').click(); return true", Vec::new()).await?;
    phone.until("it is the draft, to the last note", "return Object.entries(localStorage).some(([key, it]) => key.includes('/draft/') && it.includes('村里开过会，记在本子上。'.repeat(60)))").await
}

/// They go on by themselves until somebody stops them.
async fn in_turn(page: &Page) -> Result<(), String> {
    let number = "document.querySelector('.in-codes figcaption').innerText.match(/第(\\d+)张/)[1]";
    open(page, &long("示例·石桥村（虚构）"), "1").await?;
    page.press("显示成二维码").await?;
    page.until("the second comes by itself", &format!("return !!document.querySelector('.in-codes figcaption') && {number} === '2'"))
        .await?;
    page.until(
        "what comes by itself is not spoken",
        "return document.querySelector('.in-codes figcaption').getAttribute('aria-live') === 'off'",
    )
    .await?;
    page.until("it is not wider than the screen", "return document.scrollingElement.scrollWidth <= innerWidth && 250 < document.querySelector('.in-codes svg').getBoundingClientRect().width").await?;
    page.press("停住").await?;
    to_code(page, 1).await?;
    page.press("上一张").await?;
    page.until(
        "before the first is the last",
        &format!("const all = document.querySelector('.in-codes figcaption').innerText.match(/共(\\d+)张/)[1]; return {number} === all"),
    )
    .await?;
    page.press("下一张").await?;
    page.until("after the last is the first", &format!("return {number} === '1'")).await?;
    page.run("[...document.querySelectorAll('.in-codes button')].at(-1).focus(); return true", Vec::new()).await?;
    page.keys("\u{e014}\u{e014}").await?;
    page.until("an arrow turns to the next", &format!("return {number} === '3'")).await?;
    page.keys("\u{e012}").await?;
    page.until("and back", &format!("return {number} === '2'")).await?;
    let paces = "const it = document.querySelector('.in-codes select'); it.value = '1'; it.dispatchEvent(new Event('change', {bubbles: true})); return it.value === '1' && it.selectedOptions[0].innerText === '1秒'";
    page.until("a pace is chosen", paces).await?;
    page.press("轮着显示").await?;
    page.until("they go on", &format!("return {number} === '3'")).await?;
    // Folded, they are gone.
    page.press("显示成二维码").await?;
    page.until("nothing is drawn any more", "return !document.querySelector('.in-codes svg')").await?;
    page.ask_browser("Emulation.setEmulatedMedia", json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]})).await?;
    page.press("显示成二维码").await?;
    page.reads("这台设备要求少用动画").await?;
    page.until("there is nothing that moves", "return !document.querySelector('.in-codes select') && ![...document.querySelectorAll('.in-codes button')].some(it => /停住|轮着/.test(it.innerText))").await?;
    page.press("下一张").await?;
    page.until("by hand it goes on", &format!("return {number} === '2'")).await
}

/// The camera never outlives what it was opened for.
async fn goes_off(page: &Page) -> Result<(), String> {
    let mut codes = codes_of(&long("示例·石桥村（虚构）"))?;
    codes.truncate(2);
    let path = page.downloads.join("film.y4m");
    film(&codes, &path)?;
    let phone = Page::with_camera(&page.setup, &path, true).await?;
    let read = each_way_off(&phone).await;
    phone.close().await;
    read
}

async fn each_way_off(phone: &Page) -> Result<(), String> {
    phone.run(REMEMBER_CAMERA, Vec::new()).await?;
    phone.go("#/assessment").await?;
    phone.press("扫二维码收草稿").await?;
    let is_on = "return !!window.seen?.active && !document.querySelector('.viewfinder').hidden && 0 < document.querySelector('.viewfinder').videoWidth";
    let open = async || {
        phone.until("it can be opened", "const it = [...document.querySelectorAll('.scan button')].find(it => it.innerText === '打开摄像头'); if (it) it.click(); return !!it").await?;
        phone.until("the camera is on", is_on).await
    };
    open().await?;
    phone.reads("扫到2张，共").await?;
    phone.keys("\u{e00c}").await?;
    phone.until("it goes off on Escape", IS_OFF).await?;
    phone.reads("扫到的还在").await?;
    phone
        .until(
            "what was read is still there",
            "return document.querySelector('.scan').innerText.includes('扫到2张，共') && document.querySelector('.viewfinder').hidden",
        )
        .await?;
    open().await?;
    phone.press("关掉摄像头").await?;
    phone.until("it goes off by its button", IS_OFF).await?;
    open().await?;
    phone.press("扫二维码收草稿").await?;
    phone.until("it goes off when it is folded", IS_OFF).await?;
    phone.press("扫二维码收草稿").await?;
    open().await?;
    phone.run("Object.defineProperty(document, 'hidden', {value: true, configurable: true}); document.dispatchEvent(new Event('visibilitychange', {bubbles: true})); delete document.hidden; return true", Vec::new()).await?;
    phone.until("it goes off in the background", IS_OFF).await?;
    phone.reads("页面转到后台").await?;
    open().await?;
    phone.run("window.seen.getTracks().forEach(it => it.stop()); return true", Vec::new()).await?;
    phone.reads("摄像头断开了").await?;
    open().await?;
    phone.go("#/").await?;
    phone.until("it goes off on leaving", IS_OFF).await?;
    // Left before the browser has answered: it goes off as it comes.
    phone.go("#/assessment").await?;
    phone.run("const open = navigator.mediaDevices.getUserMedia; window.seen = null; navigator.mediaDevices.getUserMedia = async wanted => { await new Promise(done => window.answer = done); return open(wanted); }; return true", Vec::new()).await?;
    phone.press("扫二维码收草稿").await?;
    phone.until("it is asked for", "const it = [...document.querySelectorAll('.scan button')].find(it => it.innerText === '打开摄像头'); if (it) it.click(); return !!window.answer").await?;
    phone.go("#/").await?;
    phone.run("window.answer(); return true", Vec::new()).await?;
    phone.until("it goes off as it comes", IS_OFF).await?;
    // What was read is there for the whole visit, in the roll-up too.
    phone.go("#/rollup").await?;
    phone.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    phone.press("扫二维码收草稿").await?;
    phone.reads("扫到2张，共").await
}

/// Without a camera: photographs and screenshots.
async fn from_pictures(page: &Page) -> Result<(), String> {
    let mut pictures = codes_of(&long("示例·石桥村（虚构）"))?;
    pictures.reverse();
    let all = pictures.len();
    pictures.push(drawn("https://example.org/pay?to=someone")?);
    let files = saved(&pictures, &page.downloads)?;
    let (foreign, codes) = files.split_last().ok_or("no pictures")?;
    let (last, first) = codes.split_last().ok_or("no codes")?;
    let choose = async |file: &Path| page.choose_file("#code-pictures", file).await;
    page.go("#/assessment").await?;
    page.press("扫二维码收草稿").await?;
    page.until("pictures can be chosen", "return !!document.getElementById('code-pictures')").await?;
    for (at, file) in first.iter().enumerate() {
        choose(file).await?;
        page.reads(&format!("扫到{}张，共{all}张；还缺第", at + 1)).await?;
    }
    choose(foreign).await?;
    page.reads("不是草稿的，没有收").await?;
    let (blank, text) = (page.downloads.join("白纸.png"), page.downloads.join("通知.txt"));
    let [white] = saved(&[Picture { width: 400, height: 400, points: vec![255; 160_000] }], &page.downloads.join("white"))?
        .try_into()
        .map_err(|_| "no picture")?;
    std::fs::rename(white, &blank).map_err(|it| it.to_string())?;
    std::fs::write(&text, "明天开会").map_err(|it| it.to_string())?;
    choose(&blank).await?;
    page.reads("白纸.png：图里没有找到二维码").await?;
    choose(&text).await?;
    page.reads("通知.txt：不是这个浏览器能打开的图片").await?;
    page.reads("还缺第1张").await?;
    choose(last).await?;
    page.reads("二维码里的草稿：已放进草稿列表。").await?;
    page.until(
        "one draft is in the list, nothing is missing",
        "return document.querySelectorAll('.draft').length === 1 && !document.querySelector('.scan').innerText.includes('还缺')",
    )
    .await?;
    // The same in the roll-up, where somebody has pasted something meanwhile: it stays.
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    page.press("或者粘贴文字").await?;
    page.fill("#rollup-text", "明天开会").await?;
    page.press("扫二维码收草稿").await?;
    page.until("pictures can be chosen", "return !!document.getElementById('code-pictures')").await?;
    for file in codes {
        choose(file).await?;
    }
    page.reads("计入1个单位").await?;
    page.until("what was pasted is still there", "return document.getElementById('rollup-text').value === '明天开会'").await?;
    // What is refused is not lost: another county's draft.
    let foreign = write(pack(), hash(), &village("外县村", 8_000)).replacen("sangzhi-2020", "cili-2021", 1);
    let pictures: Vec<Picture> = split_for_codes(&foreign, "别的文件").iter().map(|it| drawn(it)).collect::<Result<_, _>>()?;
    page.go("#/assessment").await?;
    page.press("扫二维码收草稿").await?;
    page.until("pictures can be chosen", "return !!document.getElementById('code-pictures')").await?;
    for file in saved(&pictures, &page.downloads.join("foreign"))? {
        choose(&file).await?;
    }
    page.reads("二维码里的草稿：没有打开。").await?;
    page.until("its text can be copied", "return document.getElementById('draft-text').value.includes('外县村')").await
}

/// Each reason by its own words, none of them another's.
async fn refused(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    page.press("扫二维码收草稿").await?;
    let try_it = async |what: &str, setup: &str| {
        page.run(setup, Vec::new()).await?;
        page.until("it can be opened", "const it = [...document.querySelectorAll('.scan button')].find(it => it.innerText === '打开摄像头'); if (it) it.click(); return !!it").await?;
        page.reads(what).await?;
        page.reads("也可以把对方的二维码拍下来").await?;
        page.until("there is no picture", "return document.querySelector('.viewfinder').hidden").await
    };
    // This browser really has none, and then is really told not to give it.
    try_it("这台设备上没有找到摄像头", "return true").await?;
    let fail = |name: &str| {
        format!("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('as told', '{name}')); return true")
    };
    try_it("没有得到使用摄像头的许可", &fail("NotAllowedError")).await?;
    try_it("多半是另一个程序正在用", &fail("NotReadableError")).await?;
    try_it("浏览器说：UnknownError as told", &fail("UnknownError")).await?;
    let without = |secure: bool| {
        format!(
            "Object.defineProperty(navigator, 'mediaDevices', {{value: undefined, configurable: true}}); Object.defineProperty(window, 'isSecureContext', {{value: {secure}, configurable: true}}); return true"
        )
    };
    try_it("这个浏览器不给网页用摄像头", &without(true)).await?;
    try_it("不加密的网址（http）", &without(false)).await?;
    // By the browser itself.
    let path = page.downloads.join("film.y4m");
    film(&[drawn("x")?], &path)?;
    let other = Page::with_camera(&page.setup, &path, false).await?;
    let told = refused_by_browser(&other).await;
    other.close().await;
    told
}

async fn refused_by_browser(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    page.press("扫二维码收草稿").await?;
    page.until("it can be opened", "const it = [...document.querySelectorAll('.scan button')].find(it => it.innerText === '打开摄像头'); if (it) it.click(); return !!it").await?;
    page.reads("没有得到使用摄像头的许可").await
}

/// A browser with a reader of its own, then one whose reader fails, as on telephones without the services behind it.
async fn by_browser(page: &Page) -> Result<(), String> {
    let files = saved(&codes_of(&long("示例·石桥村（虚构）"))?, &page.downloads)?;
    let texts = split_for_codes(&write(pack(), hash(), &long("示例·竹溪村（虚构）")), "二十条");
    let brings = "window.given = arguments[0]; window.asked = 0; window.BarcodeDetector = class {
            static getSupportedFormats() { return Promise.resolve(['ean_13', 'qr_code']); }
            constructor(options) { if (options.formats.join() !== 'qr_code') throw new Error('other formats'); }
            detect(picture) { window.asked += 1; if (!window.given) return Promise.reject(new DOMException('none', 'NotSupportedError'));
                return Promise.resolve(picture instanceof ImageBitmap ? window.given.map(rawValue => ({rawValue})) : []); }
        }; return true";
    page.go("#/assessment").await?;
    page.run(brings, vec![json!(texts)]).await?;
    page.press("扫二维码收草稿").await?;
    page.until("pictures can be chosen", "return !!document.getElementById('code-pictures')").await?;
    page.choose_file("#code-pictures", files.first().ok_or("no pictures")?).await?;
    page.reads("示例·竹溪村（虚构）").await?;
    page.run("window.given = null; window.asked = 0; return true", Vec::new()).await?;
    for file in &files {
        page.choose_file("#code-pictures", file).await?;
    }
    page.reads("示例·石桥村（虚构）").await?;
    page.until("it was asked first", "return 0 < window.asked").await?;
    // One that reads other codes only is not asked.
    page.run("window.asked = 0; BarcodeDetector.getSupportedFormats = () => Promise.resolve([]); return true", Vec::new()).await?;
    page.choose_file("#code-pictures", files.first().ok_or("no pictures")?).await?;
    page.reads("扫到1张，共").await?;
    page.until("it was left alone", "return window.asked === 0").await?;
    // Files of drafts go on coming in beside.
    hand_in(page, "draft-file", &[("三.json", write(pack(), hash(), &village("示例·三村（虚构）", 8_000)))]).await?;
    page.until("all three are there", "return document.querySelectorAll('.draft').length === 3").await
}
