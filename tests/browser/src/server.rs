//! What the tests need beside the browser: a server of static files on this machine, as any host would serve them, and the browser's
//! driver.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
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
            let it = entry?;
            (it.path(), to.join(it.file_name()))
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
    pub fn start(program: &Path) -> Result<Driver, String> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|it| it.local_addr())
            .map_err(|it| format!("no port is free: {it}"))?
            .port();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
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
