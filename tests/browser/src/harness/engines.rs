//! The other engines: Firefox, and WebKit as GTK has it, in which the main journeys are walked too. What a machine does not have is installed where
//! that can be done without asking, and is named where not.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use which::which;

use crate::harness::chromium;
use crate::harness::page::Setup;
use crate::harness::server::Driver;
use crate::{TESTS, Test, run_all};

/// What draws the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chromium: all tests.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as Safari has it.
    WebKit,
}

/// The tests that every engine has to pass, by a part of their names. They use nothing of the driver that only Chromium's has.
const EVERYWHERE: [&str; 13] = [
    "a measure is found by its words and by pinyin",
    "a tool is answered with the keyboard alone",
    "a wrong number is said at its field",
    "an edited link leads to a page with a way on",
    "a draft is still there after a reload in the middle of it",
    "rubbish in storage stops nothing",
    "a change of language changes every heading",
    "papers are made, read back and handed out",
    "where the worker cannot be loaded that is said",
    "one file from a stick opens by a double click",
    "what the codes on the screen hold is read again from their pictures",
    "several codes in one picture and several pictures at once are read",
    "files and folders are offered where the browser has them, and nowhere else",
];

/// Those that need what WebKit's driver does not give: a folder for what the page saves, new lines that are typed.
const WITH_FILES: [&str; 5] = [
    "of two files of one unit it is asked which counts",
    "a draft goes out as a file and comes in again",
    "one file computes, keeps a draft, hands it out and takes it back",
    "one file adds up many villages and makes papers",
    "one file opens its licences in a window of its own",
];

/// What the packages are called on Debian.
const FIREFOX: [&str; 1] = ["firefox-esr"];
const WEBKIT: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

impl Engine {
    fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        }
    }

    fn tests(self) -> Vec<&'static Test> {
        let files: &[&str] = if self == Engine::WebKit { &[] } else { &WITH_FILES };
        let names = EVERYWHERE.iter().chain(files);
        names.filter_map(|name| TESTS.iter().copied().flatten().find(|it| it.name.contains(name))).collect()
    }

    /// What a driver is asked for; the page is as wide as its window.
    pub fn capabilities(self, setup: &Setup, downloads: &str) -> Value {
        match self {
            Engine::Chromium | Engine::WebKit => json!({}),
            Engine::Firefox => json!({"moz:firefoxOptions": {
                "binary": setup.browser,
                "args": ["-headless"],
                "prefs": {
                    "browser.download.folderList": 2,
                    "browser.download.dir": downloads,
                    "browser.download.useDownloadDir": true,
                    "browser.download.always_ask_before_handling_new_types": false,
                    "browser.download.alwaysOpenPanel": false,
                    "browser.helperApps.neverAsk.saveToDisk": "application/json,application/octet-stream",
                    "intl.accept_languages": "zh-CN",
                },
            }}),
        }
    }
}

/// Walks the main journeys in the other engines. How many of the engines were there, and what those said that were not.
///
/// # Errors
/// Where a test fails.
pub async fn run(setup: &Setup) -> Result<Vec<String>, String> {
    let mut missing = Vec::new();
    let mut failed = Vec::new();
    for engine in [Engine::Firefox, Engine::WebKit] {
        let (browser, driver, _screen) = match start(engine) {
            Ok(started) => started,
            Err(why) => {
                println!("SKIPPED {}: {why}", engine.name());
                missing.push(engine.name().to_owned());
                continue;
            }
        };
        println!("\n{}:", engine.name());
        let setup = Setup { engine, driver: driver.address.clone(), browser: browser.display().to_string(), ..setup.clone() };
        let tests = engine.tests();
        let expected = EVERYWHERE.len() + if engine == Engine::WebKit { 0 } else { WITH_FILES.len() };
        if tests.len() != expected {
            return Err(
                "a test that every engine has to pass is not called so any more: see tests/browser/src/harness/engines.rs".to_owned()
            );
        }
        if !run_all(&setup, &tests, false).await {
            failed.push(engine.name());
        }
    }
    if failed.is_empty() { Ok(missing) } else { Err(format!("not all is well in {}", failed.join(" and "))) }
}

/// A screen that nobody sees; it ends when this is dropped.
struct Screen(Child);

impl Drop for Screen {
    fn drop(&mut self) {
        // One that is gone already needs no ending.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(engine: Engine) -> Result<(PathBuf, Driver, Option<Screen>), String> {
    match engine {
        Engine::Chromium => Err("is no other engine".to_owned()),
        Engine::Firefox => {
            let browser = found(&["firefox-esr", "firefox"], &FIREFOX)?;
            // xtask installs it and says where.
            let driver = std::env::var_os("GECKODRIVER").map(PathBuf::from).or_else(|| which("geckodriver").ok());
            let driver = driver.ok_or("there is no geckodriver; `cargo install geckodriver --locked` brings it")?;
            Ok((browser, Driver::start(&driver, &[])?, None))
        }
        Engine::WebKit => {
            let driver = found(&["WebKitWebDriver"], &WEBKIT)?;
            let screen = found(&["Xvfb"], &WEBKIT)?;
            let (screen, display) = (88..108)
                .find_map(|number| {
                    let display = format!(":{number}");
                    // Another one may be taken: then it ends at once.
                    let mut screen = Command::new(&screen)
                        .args([&display, "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
                        .stdout(Stdio::null())
                        .stderr(Stdio::null())
                        .spawn()
                        .ok()?;
                    std::thread::sleep(std::time::Duration::from_millis(1_500));
                    matches!(screen.try_wait(), Ok(None)).then_some((Screen(screen), display))
                })
                .ok_or("Xvfb does not start")?;
            let variables = [("DISPLAY", display.as_str()), ("WEBKIT_DISABLE_COMPOSITING_MODE", "1"), ("LANG", "C.UTF-8")];
            let driver = Driver::start(&driver, &variables)?;
            Ok((PathBuf::new(), driver, Some(screen)))
        }
    }
}

/// A program by one of its names, installed where it is missing and that can be done without asking.
fn found(names: &[&str], packages: &[&str]) -> Result<PathBuf, String> {
    let find = || names.iter().find_map(|it| which(it).ok());
    if let Some(program) = find() {
        return Ok(program);
    }
    chromium::install(packages)?;
    find().ok_or_else(|| format!("{} was installed, but {} is not on PATH", packages.join(", "), names.join(" or ")))
}
