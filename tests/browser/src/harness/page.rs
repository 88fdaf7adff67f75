//! A browser with one page of the app in it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::Url;

use crate::harness::engines::Engine;

/// The app and the browser that the tests run with.
#[derive(Clone)]
pub struct Setup {
    /// The address of the app.
    pub address: String,
    /// The folder that holds the app.
    pub site: PathBuf,
    /// Whose browser it is.
    pub engine: Engine,
    /// The address of its driver.
    pub driver: String,
    /// The path of the browser's executable.
    pub browser: String,
}

/// The kind of browser that a page is opened in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// 360 × 740.
    Phone,
    /// 1280 × 800.
    Desktop,
    /// A phone whose browser runs no scripts.
    WithoutScripts,
    /// A phone whose browser is too old for WebAssembly.
    WithoutWasm,
    /// A phone whose browser blocks storage.
    WithoutStorage,
    /// A private window on a phone.
    Private,
}

/// A page of the app.
pub struct Page {
    client: Client,
    /// The address of the app.
    pub address: String,
    /// The folder of the files that the app saves.
    pub downloads: PathBuf,
    /// What the page was opened with, for a test that opens more pages.
    pub setup: Setup,
}

/// Counts the pages: each has its own folder for files.
static OPENED: AtomicUsize = AtomicUsize::new(0);

/// A script: whether the app has started, in place of the static page before it.
pub const APP_READY: &str = "return document.querySelectorAll('main#content h1').length === 1 && !document.querySelector('h1.coming')";

/// How long to wait for a condition.
const TIMEOUT: Duration = Duration::from_secs(12);

impl Page {
    /// A new browser with empty storage, on the start page.
    pub async fn open(setup: &Setup, setting: Setting) -> Result<Page, String> {
        let page = Page::empty(setup, setting).await?;
        if setting == Setting::WithoutWasm {
            // The browser has no switch for it any more.
            page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": "delete window.WebAssembly"})).await?;
        }
        page.load(&page.address).await?;
        if setting != Setting::WithoutScripts && setting != Setting::WithoutWasm {
            page.until("the app is there", APP_READY).await?;
        }
        Ok(page)
    }

    /// A new browser that keeps what it stores in a folder, with no page loaded: after it is killed, the next finds it there.
    pub async fn in_folder(setup: &Setup, folder: &Path) -> Result<Page, String> {
        Page::start(setup, Setting::Desktop, &[format!("--user-data-dir={}", folder.display())]).await
    }

    /// A new browser with a camera that sees a film, again and again. It asks nobody whether a page may use it: it may, or it may not. On the
    /// start page.
    pub async fn with_camera(setup: &Setup, film: &Path, may: bool) -> Result<Page, String> {
        let more = [
            "--use-fake-device-for-media-stream".to_owned(),
            format!("--use-fake-ui-for-media-stream{}", if may { "" } else { "=deny" }),
            format!("--use-file-for-fake-video-capture={}", film.display()),
        ];
        let page = Page::start(setup, Setting::Phone, &more).await?;
        page.load(&page.address).await?;
        page.until("the app is there", APP_READY).await?;
        Ok(page)
    }

    /// Kills the browser that stores in a folder, as a phone does that runs out of memory.
    pub fn kill(&self, folder: &Path) -> Result<(), String> {
        let pattern = format!("--user-data-dir={}", folder.display());
        let killed = std::process::Command::new("pkill").args(["-9", "-f", "--", &pattern]).status().map_err(error_text)?;
        if killed.success() { Ok(()) } else { Err("there is no browser to be killed".to_owned()) }
    }

    /// A new browser with empty storage, with no page loaded.
    pub async fn empty(setup: &Setup, setting: Setting) -> Result<Page, String> {
        Page::start(setup, setting, &[]).await
    }

    async fn start(setup: &Setup, setting: Setting, more: &[String]) -> Result<Page, String> {
        let (width, height) = if setting == Setting::Desktop { (1280, 800) } else { (360, 740) };
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--force-device-scale-factor=1".to_owned(),
            "--hide-scrollbars".to_owned(),
        ];
        arguments.extend_from_slice(more);
        match setting {
            Setting::Phone | Setting::Desktop | Setting::WithoutScripts | Setting::WithoutWasm | Setting::WithoutStorage => {}
            Setting::Private => arguments.push("--incognito".to_owned()),
        }
        // 2 is «blocked»: the page runs no script, while the driver still can.
        let scripts = if setting == Setting::WithoutScripts { 2 } else { 1 };
        let storage = if setting == Setting::WithoutStorage { 2 } else { 1 };
        let downloads =
            std::env::temp_dir().join(format!("twenty-measures-{}-{}", std::process::id(), OPENED.fetch_add(1, Ordering::Relaxed)));
        let preferences = json!({
            "profile.managed_default_content_settings.javascript": scripts,
            "profile.default_content_setting_values.javascript": scripts,
            "profile.default_content_setting_values.cookies": storage,
            "download.default_directory": downloads.display().to_string(),
            "download.prompt_for_download": false,
        });
        // A window cannot be as narrow as a phone; an emulated device can.
        let metrics = json!({"deviceMetrics": {"width": width, "height": height, "pixelRatio": 1.0, "touch": false, "mobile": false}});
        let options = json!({"binary": setup.browser, "args": arguments, "mobileEmulation": metrics, "prefs": preferences});
        let capabilities = match setup.engine {
            Engine::Chromium => json!({"goog:chromeOptions": options}),
            other => other.capabilities(setup, &downloads.display().to_string()),
        };
        let Value::Object(capabilities) = capabilities else { return Err("no capabilities".to_owned()) };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&setup.driver)
            .await
            .map_err(|it| format!("the browser could not be started: {it}"))?;
        if setup.engine != Engine::Chromium {
            std::fs::create_dir_all(&downloads).map_err(error_text)?;
            client.set_window_rect(0, 0, width, height).await.map_err(error_text)?;
        }
        Ok(Page { client, address: setup.address.clone(), downloads, setup: setup.clone() })
    }

    /// Loads a whole address, of the app or not.
    pub async fn load(&self, address: &str) -> Result<(), String> {
        self.client.goto(address).await.map_err(error_text)
    }

    /// Ends the browser.
    pub async fn close(self) {
        // Fails where the browser is closed already.
        let _ = self.client.close().await;
        let _ = std::fs::remove_dir_all(&self.downloads);
    }

    /// Goes to an address of the app by its fragment, as a link does, and waits until the page is rendered.
    pub async fn go(&self, route: &str) -> Result<(), String> {
        self.run("location.hash = arguments[0]; return true", vec![json!(route)]).await?;
        self.until(
            &format!("{route} is shown"),
            "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelectorAll('main#content h1').length === 1 && !document.querySelector('h1.coming')))))",
        )
        .await
    }

    /// Loads the page again and waits until the app has started.
    pub async fn reload(&self) -> Result<(), String> {
        self.client.refresh().await.map_err(error_text)?;
        self.until("the app is there again", APP_READY).await
    }

    /// Loads the page again, whatever then comes.
    pub async fn load_again(&self) -> Result<(), String> {
        self.client.refresh().await.map_err(error_text)
    }

    /// Closes the current window; another one has to be made the current one.
    pub async fn close_window(&self) -> Result<(), String> {
        self.client.close_window().await.map_err(error_text)
    }

    /// Runs a command of the DevTools, for what a page cannot do itself.
    pub async fn ask_browser(&self, command: &str, parameters: Value) -> Result<Value, String> {
        self.client.issue_cmd(DevTools(json!({"cmd": command, "params": parameters}))).await.map_err(error_text)
    }

    /// How many sheets of paper the page takes.
    pub async fn printed(&self) -> Result<u64, String> {
        let printed = self.ask_browser("Page.printToPDF", json!({"preferCSSPageSize": true})).await?;
        let count = "return (atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b(?!s)/g) || []).length";
        self.run(count, vec![printed.get("data").cloned().ok_or("nothing was printed")?])
            .await?
            .as_u64()
            .ok_or_else(|| "no pages".to_owned())
    }

    /// The value of an expression under the style sheet for print.
    pub async fn on_paper(&self, what: &str) -> Result<String, String> {
        self.ask_browser("Emulation.setEmulatedMedia", json!({"media": "print"})).await?;
        let seen = self.text(&format!("return {what}")).await?;
        self.ask_browser("Emulation.setEmulatedMedia", json!({"media": ""})).await?;
        Ok(seen)
    }

    /// Runs a script.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        self.client.execute(script, arguments).await.map_err(error_text)
    }

    /// Runs a script that says when it is done.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        self.client.execute_async(script, arguments).await.map_err(error_text)
    }

    /// The text that a script returns.
    pub async fn text(&self, script: &str) -> Result<String, String> {
        Ok(self.run(script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
    }

    /// The visible text of the page.
    pub async fn visible(&self) -> Result<String, String> {
        self.text("return document.body?.innerText ?? ''").await
    }

    /// Waits until a script returns true; the error says what did not happen.
    pub async fn until(&self, what: &str, script: &str) -> Result<(), String> {
        self.until_with(what, script, Vec::new()).await
    }

    /// The same, for a script that takes arguments.
    pub async fn until_with(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<(), String> {
        let began = std::time::Instant::now();
        loop {
            if self.run(script, arguments.clone()).await? == Value::Bool(true) {
                return Ok(());
            }
            if TIMEOUT < began.elapsed() {
                let seen: String = self.visible().await.unwrap_or_default().chars().take(600).collect();
                return Err(format!("waited in vain until {what}; the page says:\n{seen}"));
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until a text is visible on the page.
    pub async fn reads(&self, text: &str) -> Result<(), String> {
        self.until(&format!("«{text}» can be read"), &format!("return document.body?.innerText.includes({})", Value::from(text))).await
    }

    /// Types into whatever has the focus.
    pub async fn keys(&self, keys: &str) -> Result<(), String> {
        // By key events: the driver itself does not type where only the page has the focus.
        let (mut presses, mut held) = (KeyActions::new("keyboard".to_owned()), Vec::new());
        for value in keys.chars() {
            match value {
                // Shift, Ctrl, Alt are held for what follows, until all are let go.
                '\u{e008}'..='\u{e00a}' => {
                    held.push(value);
                    presses = presses.then(KeyAction::Down { value });
                }
                '\u{e000}' => presses = held.drain(..).fold(presses, |all, value| all.then(KeyAction::Up { value })),
                _ => presses = presses.then(KeyAction::Down { value }).then(KeyAction::Up { value }),
            }
        }
        presses = held.into_iter().fold(presses, |all, value| all.then(KeyAction::Up { value }));
        self.client.perform_actions(presses).await.map_err(error_text)
    }

    /// Presses Tab until the focused element `it` satisfies a condition.
    pub async fn tab_to(&self, what: &str, condition: &str) -> Result<(), String> {
        for _ in 0..400 {
            if self.run(&format!("const it = document.activeElement; return {condition}"), Vec::new()).await? == Value::Bool(true) {
                return Ok(());
            }
            self.keys(&char::from(Key::Tab).to_string()).await?;
        }
        Err(format!("{what} is not reached with the Tab key"))
    }

    /// Goes with the Tab key to the link, button or field that a selector names, and presses Enter on it.
    pub async fn enter(&self, what: &str, selector: &str) -> Result<(), String> {
        self.tab_to(what, &format!("it.matches({})", json!(selector))).await?;
        self.keys(&char::from(Key::Enter).to_string()).await
    }

    /// Waits until the tool's verdict is this one, by its id (`met`, `not-met`, `pending`, `unknown`, `computed`; `refused`
    /// where something must be put right first), wherever it is shown.
    pub async fn verdict(&self, id: &str) -> Result<(), String> {
        self.until(
            &format!("the verdict is {id}"),
            &format!("const all = [...document.querySelectorAll('.main-verdict .verdict, .live-verdict .verdict')]; return 1 < all.length && all.every(it => it.classList.contains({}))", json!(id)),
        )
        .await
    }

    /// Opens another window at an address of the app. Returns this window and the new one, for [`Page::to_window`].
    pub async fn beside(&self, route: &str) -> Result<(WindowHandle, WindowHandle), String> {
        let here = self.window().await?;
        let there = self.another_window().await?;
        self.to_window(&there).await?;
        self.visit(route).await?;
        self.until("the app is there too", APP_READY).await?;
        Ok((here, there))
    }

    /// Chooses a file in a file field.
    pub async fn choose_file(&self, selector: &str, file: &Path) -> Result<(), String> {
        let field = self.client.find(Locator::Css(selector)).await.map_err(|it| format!("no {selector}: {it}"))?;
        field.send_keys(&file.display().to_string()).await.map_err(error_text)
    }

    /// The file that the app saved, once it is complete.
    pub async fn saved_file(&self, ending: &str) -> Result<PathBuf, String> {
        let began = std::time::Instant::now();
        loop {
            let files = std::fs::read_dir(&self.downloads).into_iter().flatten().filter_map(|it| Some(it.ok()?.path()));
            if let Some(file) = files.into_iter().find(|it| it.extension().is_some_and(|it| it == ending)) {
                return Ok(file);
            }
            if TIMEOUT < began.elapsed() {
                return Err(format!("no .{ending} file came to {}", self.downloads.display()));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Opens what a phone shows folded.
    pub async fn unfold(&self) -> Result<(), String> {
        self.until(
            "there are folded parts, and what is in them is drawn",
            "const all = [...document.querySelectorAll('.folded')]; all.forEach(it => it.open = true);
             return 0 < all.length && all.every(it => it.hidden || 1 < it.children.length)",
        )
        .await
    }

    /// Presses a button, link or label that shows this text.
    pub async fn press(&self, text: &str) -> Result<(), String> {
        let script = "const shown = it => it.offsetParent !== null && it.innerText.trim().includes(arguments[0]);
            const all = [...document.querySelectorAll('main button, main a, main label, main summary, header a, nav a, footer a')].filter(shown);
            all.sort((a, b) => a.innerText.length - b.innerText.length);
            if (!all.length) return false; all[0].click(); return true";
        if self.run(script, vec![json!(text)]).await? == Value::Bool(true) {
            return Ok(());
        }
        let seen: String = self.visible().await.unwrap_or_default().chars().take(600).collect();
        Err(format!("there is nothing to press that says «{text}»; the page says:\n{seen}"))
    }

    /// Types into a field found by a selector, replacing what is there.
    pub async fn fill(&self, selector: &str, text: &str) -> Result<(), String> {
        let field = self.client.find(Locator::Css(selector)).await.map_err(|it| format!("no {selector}: {it}"))?;
        field.clear().await.map_err(error_text)?;
        field.send_keys(text).await.map_err(error_text)
    }

    /// The files loaded from other hosts so far, in the current window.
    pub async fn foreign_requests(&self) -> Result<Vec<String>, String> {
        let script = "return performance.getEntriesByType('resource').map(it => it.name).filter(it => !it.startsWith(location.origin) && !it.startsWith('data:') && !it.startsWith('blob:'))";
        let found = self.run(script, Vec::new()).await?;
        // Any other answer does not mean that there were none.
        let found = found.as_array().ok_or("the browser named no files")?;
        Ok(Some(found).map(|it| it.iter().filter_map(Value::as_str).map(str::to_owned).collect()).unwrap_or_default())
    }

    /// The current window.
    pub async fn window(&self) -> Result<WindowHandle, String> {
        self.client.window().await.map_err(error_text)
    }

    /// Opens another, empty window; the current one stays the current one.
    pub async fn another_window(&self) -> Result<WindowHandle, String> {
        Ok(self.client.new_window(false).await.map_err(error_text)?.handle)
    }

    /// Makes a window the current one.
    pub async fn to_window(&self, window: &WindowHandle) -> Result<(), String> {
        self.client.switch_to_window(window.clone()).await.map_err(error_text)
    }

    /// Loads an address of the app anew, by its fragment.
    pub async fn visit(&self, route: &str) -> Result<(), String> {
        self.load(&[&self.address, route].concat()).await
    }

    /// Goes into a frame of the page, by its number; what follows happens there.
    pub async fn to_frame(&self, number: u16) -> Result<(), String> {
        self.client.enter_frame(number).await.map_err(error_text)
    }

    /// Makes the window that is not this one the current one, once there is one.
    pub async fn to_another_window(&self, here: &WindowHandle) -> Result<(), String> {
        let began = std::time::Instant::now();
        while began.elapsed() < TIMEOUT {
            let all = self.client.windows().await.map_err(error_text)?;
            if let Some(other) = all.into_iter().find(|it| it != here) {
                return self.to_window(&other).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("no other window was opened".to_owned())
    }

    /// A screenshot of a part of the page, which is brought into sight.
    pub async fn screenshot_of(&self, selector: &str) -> Result<Vec<u8>, String> {
        let part = self.client.find(Locator::Css(selector)).await.map_err(|it| format!("no {selector}: {it}"))?;
        part.screenshot().await.map_err(error_text)
    }

    /// A screenshot of the page.
    pub async fn screenshot(&self) -> Result<Vec<u8>, String> {
        self.client.screenshot().await.map_err(error_text)
    }

    /// Stores language, theme and size as the settings do, and loads the page again.
    pub async fn prefer(&self, language: &str, theme: &str, size: &str) -> Result<(), String> {
        let saved = json!({"language": language, "theme": theme, "size": size}).to_string();
        self.run("localStorage.setItem('twenty-measures/sangzhi-2020/settings', arguments[0]); return true", vec![json!(saved)]).await?;
        self.reload().await
    }
}

/// A command of the browser's DevTools, as chromedriver takes it.
#[derive(Debug)]
struct DevTools(Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _address: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.to_string()))
    }
}

fn error_text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
