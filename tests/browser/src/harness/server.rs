//! What the tests need beside the browser: a server of static files on this machine, as any host would serve them, and the browser's
//! driver.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERER, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, StatusCode};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Serves a folder for as long as this program runs; its address. A file that has a compressed copy beside it (`.br`) is sent so.
pub async fn serve(folder: &Path) -> Result<String, String> {
    if !folder.join("index.html").is_file() {
        return Err(format!("{} holds no page", folder.display()));
    }
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(|it| format!("no port is free: {it}"))?;
    let port = listener.local_addr().map_err(|it| format!("the server has no address: {it}"))?.port();
    let always = |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    let app = Router::new()
        .fallback_service(ServeDir::new(folder).precompressed_br())
        .layer(always(CACHE_CONTROL, "no-cache"))
        .layer(always(X_CONTENT_TYPE_OPTIONS, "nosniff"));
    // Ends with the program, and so says nothing to anybody.
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(format!("http://127.0.0.1:{port}/"))
}

/// A copy of the site that a test may change while it is served, and whose host may answer wrongly.
pub struct Host {
    pub address: String,
    pub folder: PathBuf,
    mishaps: Mishaps,
}

type Mishaps = Arc<Mutex<Vec<Mishap>>>;

/// A wrong answer.
struct Mishap {
    /// Part of the paths that it is given for.
    path: String,
    asked_by: AskedBy,
    answer: Answer,
    given: usize,
    at_most: usize,
}

/// Whose requests are answered wrongly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum AskedBy {
    Anybody,
    /// The service worker, when it fetches of its own accord.
    Worker,
}

/// What a host or a network answers in place of a file.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// A page to sign in at, as networks of hotels answer to everything.
    SignIn,
    /// The same, for ever: browsers keep it.
    SignInKept,
    Status(StatusCode),
    /// The file, under a policy of the host's own.
    Policy(&'static str),
}

impl Host {
    /// Copies a site and serves the copy.
    pub async fn start(site: &Path) -> Result<Host, String> {
        static HOSTS: AtomicUsize = AtomicUsize::new(0);
        let name = format!("twenty-measures-{}-host-{}", std::process::id(), HOSTS.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        copy(site, &folder).map_err(|it| format!("{} could not be copied: {it}", site.display()))?;
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(|it| format!("no port is free: {it}"))?;
        let port = listener.local_addr().map_err(|it| format!("the server has no address: {it}"))?.port();
        let mishaps = Mishaps::default();
        let app = Router::new()
            .fallback_service(ServeDir::new(&folder))
            .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache")))
            .layer(from_fn_with_state(mishaps.clone(), answer));
        tokio::spawn(async { axum::serve(listener, app).await });
        Ok(Host { address: format!("http://127.0.0.1:{port}/"), folder, mishaps })
    }

    /// From now on answers so, at most so many times, where a path contains this.
    pub fn answers(&self, path: &str, asked_by: AskedBy, answer: Answer, at_most: usize) {
        self.locked().push(Mishap { path: path.to_owned(), asked_by, answer, given: 0, at_most });
    }

    /// How many wrong answers were given.
    pub fn wrong_answers(&self) -> usize {
        self.locked().iter().map(|it| it.given).sum()
    }

    /// Waits until a wrong answer was given.
    pub async fn until_wrong(&self) -> Result<(), String> {
        let began = Instant::now();
        while self.wrong_answers() == 0 {
            if Duration::from_secs(12) < began.elapsed() {
                return Err("nobody was answered wrongly: the test shows nothing".to_owned());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    }

    /// Answers rightly again.
    pub fn is_right_again(&self) {
        self.locked().clear();
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Vec<Mishap>> {
        self.mishaps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes a text file of the site.
    pub fn edit(&self, file: &str, change: impl Fn(String) -> String) -> Result<(), String> {
        let path = self.folder.join(file);
        let text = std::fs::read_to_string(&path).map_err(|it| format!("{}: {it}", path.display()))?;
        std::fs::write(&path, change(text)).map_err(|it| format!("{}: {it}", path.display()))
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Left to the system where it cannot be removed.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn answer(State(mishaps): State<Mishaps>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_worker = request.headers().get(REFERER).is_some_and(|it| it.as_bytes().ends_with(b"/service-worker.js"));
    let wrong = {
        let mut all = mishaps.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fitting = all.iter_mut().filter(|it| it.given < it.at_most && path.contains(&it.path));
        fitting.find(|it| it.asked_by == AskedBy::Anybody || is_worker).map(|fault| {
            fault.given += 1;
            fault.answer
        })
    };
    const SIGN_IN: &str = "<!doctype html><title>Sign in</title><form><input name=room></form>";
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    let sign_in = |kept: &'static str| ([(CONTENT_TYPE, html), (CACHE_CONTROL, HeaderValue::from_static(kept))], SIGN_IN).into_response();
    match wrong {
        Some(Answer::SignIn) => sign_in("no-store"),
        Some(Answer::SignInKept) => sign_in("public, max-age=31536000, immutable"),
        Some(Answer::Status(status)) => status.into_response(),
        Some(Answer::Policy(policy)) => {
            let mut response = next.run(request).await;
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
            response
        }
        None => next.run(request).await,
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let (path, to) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            std::fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

/// A copy of a folder with a compressed file beside each, as a host has it that compresses once, when publishing.
pub fn compressed(folder: &Path) -> Result<PathBuf, String> {
    static COPIES: AtomicUsize = AtomicUsize::new(0);
    let name = format!("twenty-measures-{}-compressed-{}", std::process::id(), COPIES.fetch_add(1, Ordering::Relaxed));
    let copy = std::env::temp_dir().join(name);
    copy_compressed(folder, &copy).map_err(|it| format!("{} could not be compressed: {it}", folder.display()))?;
    Ok(copy)
}

fn copy_compressed(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let (path, to) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy_compressed(&path, &to)?;
            continue;
        }
        let bytes = std::fs::read(&path)?;
        std::fs::write(&to, &bytes)?;
        // Pictures are compressed already.
        if path.extension().is_none_or(|it| it != "png") {
            let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
            let mut file = std::fs::File::create(format!("{}.br", to.display()))?;
            brotli::BrotliCompress(&mut bytes.as_slice(), &mut file, &settings)?;
        }
    }
    Ok(())
}

/// The browser's driver; it ends when this is dropped.
pub struct Driver {
    process: Child,
    /// Where it listens.
    pub address: String,
}

impl Driver {
    /// Starts it, and waits until it listens.
    pub fn start(program: &Path, variables: &[(&str, &str)]) -> Result<Driver, String> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|it| it.local_addr())
            .map_err(|it| format!("no port is free: {it}"))?
            .port();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).envs(variables.iter().copied()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().map_err(|it| format!("{} could not be started: {it}", program.display()))?;
        let driver = Driver { process, address: format!("http://127.0.0.1:{port}") };
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Duration::from_secs(60) < began.elapsed() {
                return Err(format!("{} did not answer within a minute: run it by hand and see what it says", program.display()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // One that is gone already needs no ending.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
