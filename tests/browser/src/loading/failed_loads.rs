//! What cannot be loaded or run is said by name, and no cause is guessed.

use http::StatusCode;
use serde_json::json;

use crate::Test;
use crate::harness::page::{APP_READY, Page, Setting, Setup};
use crate::harness::server::{Answer, AskedBy, Host};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a file of the app that the server does not hand out is named with its status",
        setting: Setting::Phone,
        run: |page| Box::pin(a_refused_file(&page.setup)),
    },
    Test {
        name: "where the app does not come, a link shows all that the page holds",
        setting: Setting::Phone,
        run: |page| Box::pin(the_whole_text(&page.setup)),
    },
    Test {
        name: "a sign-in page in place of a file of the app is named with its type",
        setting: Setting::Phone,
        run: |page| Box::pin(another_content(&page.setup)),
    },
    Test {
        name: "a file that the browser does not bring is named, and no cause is made up",
        setting: Setting::Phone,
        run: |page| Box::pin(a_silent_failure(&page.setup)),
    },
    Test {
        name: "a part, its sheet, the English texts and the cases name the file that did not come",
        setting: Setting::Phone,
        run: |page| Box::pin(later_files(&page.setup)),
    },
    Test {
        name: "too old, WebAssembly switched off and a refused compilation are told apart",
        setting: Setting::Phone,
        run: |page| Box::pin(hurdles(&page.setup)),
    },
    Test {
        name: "without boot.js the page itself says so and offers to load again",
        setting: Setting::Phone,
        run: |page| Box::pin(without_boot(&page.setup)),
    },
];

/// The files of a first visit beside the page: part of the path, and how the message begins to name it.
const FIRST: [&str; 4] = ["/app_bg.wasm", "/app.js", "/__wasm_split.js", "/cover-"];

async fn a_refused_file(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    for (path, status) in FIRST.iter().flat_map(|path| [(path, StatusCode::NOT_FOUND), (path, StatusCode::FORBIDDEN)]) {
        host.answers(path, AskedBy::Anybody, Answer::Status(status), usize::MAX);
        let page = Page::empty(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Phone).await?;
        let result = async {
            page.load(&page.address).await?;
            says(&page, path, &format!("（{}）", status.as_u16()), &format!("({})", status.as_u16())).await?;
            host.is_right_again();
            page.press("重新载入").await?;
            page.until("the app is there", APP_READY).await
        };
        let result = result.await;
        page.close().await;
        result.map_err(|why| format!("{path}, {status}: {why}"))?;
    }
    Ok(())
}

/// Waits until both languages name the file, and what is known of it.
async fn says(page: &Page, file: &str, chinese: &str, english: &str) -> Result<(), String> {
    let script = "const [file, chinese, english] = arguments, all = [...document.querySelectorAll('#boot.failed p')].map(it => it.innerText);
        return all.some(it => it.includes(file) && it.includes(chinese)) && all.some(it => it.includes(file) && it.includes(english)) && !document.querySelector('main#content')";
    let file = file.trim_start_matches('/');
    page.until_with(&format!("{file} is named with {chinese} and {english}"), script, vec![json!(file), json!(chinese), json!(english)])
        .await?;
    for guess in ["网络断了", "the network failed"] {
        if page.visible().await?.contains(guess) {
            return Err(format!("a cause is made up: {guess}"));
        }
    }
    Ok(())
}

async fn the_whole_text(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    host.answers("/app_bg.wasm", AskedBy::Anybody, Answer::Status(StatusCode::NOT_FOUND), usize::MAX);
    let tool = pack::pack().tools.first().ok_or("no tool")?;
    for route in ["#/measures/7/1".to_owned(), format!("#/tools/{}", tool.id)] {
        let page = Page::empty(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Phone).await?;
        let result = async {
            page.load(&format!("{}{route}", page.address)).await?;
            page.until("it is said", "return !!document.querySelector('#boot.failed')").await?;
            let shown = page.visible().await?;
            let provisions = pack::pack().measures.iter().flat_map(|it| &it.provisions);
            let hidden: Vec<String> = provisions.filter(|it| !shown.contains(&it.text.zh)).map(|it| it.id.to_string()).collect();
            if hidden.is_empty() { Ok(()) } else { Err(format!("not to be read: {}", hidden.join(", "))) }
        };
        let result = result.await;
        page.close().await;
        result.map_err(|why| format!("{route}: {why}"))?;
    }
    Ok(())
}

async fn another_content(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    for path in FIRST {
        host.answers(path, AskedBy::Anybody, Answer::SignIn, usize::MAX);
        let page = Page::empty(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Phone).await?;
        let result = async {
            page.load(&page.address).await?;
            says(&page, path, "收到的不是完整的程序文件（text/html", "is not the whole program file (text/html").await?;
            host.is_right_again();
            page.press("重新载入").await?;
            page.until("the app is there", APP_READY).await
        };
        let result = result.await;
        page.close().await;
        result.map_err(|why| format!("{path}: {why}"))?;
    }
    Ok(())
}

async fn a_silent_failure(setup: &Setup) -> Result<(), String> {
    for path in FIRST {
        let page = Page::empty(setup, Setting::Phone).await?;
        let result = async {
            page.ask_browser("Network.enable", json!({})).await?;
            page.ask_browser("Network.setBlockedURLs", json!({"urls": [format!("*{path}*")]})).await?;
            page.load(&page.address).await?;
            says(&page, path, "浏览器没有说明原因", "the browser did not say why").await
        };
        let result = result.await;
        page.close().await;
        result.map_err(|why| format!("{path}: {why}"))?;
    }
    Ok(())
}

async fn later_files(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    let page = Page::open(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Phone).await?;
    let result = async {
        page.ask_browser("Network.enable", json!({})).await?;
        page.ask_browser("Network.setBypassServiceWorker", json!({"bypass": true})).await?;
        for (path, named, route) in [("/sheet-", "sheet-", "#/glossary"), ("/part-roll-up", "app-", "#/rollup")] {
            host.answers(path, AskedBy::Anybody, Answer::Status(StatusCode::NOT_FOUND), usize::MAX);
            page.run("location.hash = arguments[0]; return true", vec![json!(route)]).await?;
            page.reads("这一部分没有下载成功").await?;
            page.until("the failure is announced", "return !!document.querySelector('main [role=alert]')").await?;
            let said = page.text("return document.querySelector('main [role=alert]').innerText").await?;
            if !said.contains(&format!("服务器没有放行 {named}")) || !said.contains("（404）") {
                return Err(format!("{path} is not named with its status: {said}"));
            }
            host.is_right_again();
            page.press("再试一次").await?;
            page.until("it comes on another try", APP_READY).await?;
        }
        host.answers("/english-", AskedBy::Anybody, Answer::Status(StatusCode::NOT_FOUND), usize::MAX);
        page.run("document.querySelector('.to-language').click(); return true", Vec::new()).await?;
        page.until(
            "the English texts are named",
            "const it = document.querySelector('.failed-language').innerText; return it.includes('服务器没有放行 english-') && it.includes('（404）')",
        )
        .await?;
        host.answers("/cases-", AskedBy::Anybody, Answer::Status(StatusCode::FORBIDDEN), usize::MAX);
        page.go("#/self-test").await?;
        page.press("开始自检").await?;
        page.until(
            "the cases are named",
            "const it = document.querySelector('main .error'); return !!it && it.innerText.includes('服务器没有放行 cases-') && it.innerText.includes('（403）')",
        )
        .await
    };
    let result = result.await;
    page.close().await;
    result
}

async fn hurdles(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    let strict = "script-src 'self' 'unsafe-inline'";
    let cases = [
        ("delete window.WebAssembly", "", "关掉了 WebAssembly", "switched off in this browser"),
        ("WebAssembly.validate = () => false", "", "这个浏览器太旧", "This browser is too old"),
        ("", strict, "不许这个页面编译程序", "may not compile the program"),
    ];
    let messages = cases.map(|(_, _, chinese, _)| chinese);
    for (before, policy, chinese, english) in cases {
        let page = Page::empty(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Phone).await?;
        host.is_right_again();
        if !policy.is_empty() {
            host.answers("/", AskedBy::Anybody, Answer::Policy(policy), usize::MAX);
        }
        let result = async {
            page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": before})).await?;
            page.load(&page.address).await?;
            page.reads(chinese).await?;
            page.reads(english).await?;
            let shown = page.visible().await?;
            if let Some(other) = messages.iter().find(|it| **it != chinese && shown.contains(**it)) {
                return Err(format!("«{chinese}» and «{other}» stand together"));
            }
            if policy.is_empty() {
                Ok(())
            } else {
                page.until(
                    "the browser's own words are there",
                    "return document.querySelector('#boot details pre').textContent.includes('CompileError')",
                )
                .await
            }
        };
        let result = result.await;
        page.close().await;
        result?;
    }
    Ok(())
}

async fn without_boot(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    // As `trunk build` leaves it: the script is a file beside the page.
    let (start, end) = ("<script>", "</script>");
    let page = std::fs::read_to_string(host.folder.join("index.html")).map_err(|it| it.to_string())?;
    let boot = page.split_once(start).and_then(|it| it.1.split_once(end)).ok_or("the page holds no boot.js")?.0.to_owned();
    host.edit("index.html", |page| page.replace(&format!("{start}{boot}{end}"), "<script src=\"boot.js\"></script>"))?;
    let page = Page::empty(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Phone).await?;
    let result = async {
        page.load(&page.address).await?;
        page.reads("boot.js 没有运行").await?;
        page.reads("boot.js did not run").await?;
        std::fs::write(host.folder.join("boot.js"), &boot).map_err(|it| it.to_string())?;
        page.press("重新载入").await?;
        page.until("the app is there", APP_READY).await?;
        page.until("nothing is said of it any more", "return !document.body.innerText.includes('boot.js')").await
    };
    let result = result.await;
    page.close().await;
    result
}
