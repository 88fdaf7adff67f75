//! `cargo xtask serve`: builds the app and shows it on this machine, and only there.

use crate::dist::build::build_site;
use crate::dist::files::{compressed, files};
use crate::dist::site::site_folder;
use crate::dist::speed::Speed;
use crate::options::Options;
use crate::run::Failure;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs, io, thread};

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;

pub fn serve(mut options: Options) -> Result<(), Failure> {
    let speed = Speed::take(&mut options);
    let port = match options.value("--port")? {
        None => FIRST_PORT,
        Some(port) => port.parse().map_err(|_| Failure::new(format!("`{port}` is not a port.")).next("Give a number from 0 to 65535."))?,
    };
    let open = match options.value("--open")?.as_deref() {
        None => has_desktop(),
        Some("yes") => true,
        Some("no") => false,
        Some(other) => return Err(Failure::new(format!("`--open {other}` is neither yes nor no."))),
    };
    options.finish()?;

    build_site(speed)?;
    let listener = listen(port)?;
    let address = address_of(&listener)?;
    println!("\n  {address}\n\nCtrl-C ends it.");
    if open {
        open_browser(&address);
    }
    serve_folder(&listener, &site_folder(), &Small::default());
    Ok(())
}

/// Files as a host sends them that compresses once, when publishing. None: everything as it lies there.
#[derive(Default)]
pub struct Small {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Small {
    /// All of a folder with Brotli, save what is compressed already.
    pub fn of(folder: &Path) -> Result<Small, Failure> {
        let mut small = Small::default();
        for file in files(folder)?.into_iter().filter(|it| !kind(it).starts_with("image/p")) {
            let bytes = fs::read(&file).map_err(|error| Failure::new(format!("{} could not be read: {error}.", file.display())))?;
            small.files.insert(file, compressed(&bytes)?);
        }
        Ok(small)
    }
}

/// Where it can be asked.
pub fn address_of(listener: &TcpListener) -> Result<String, Failure> {
    let port = listener.local_addr().map_err(|error| Failure::new(format!("The server has no address: {error}.")))?.port();
    Ok(format!("http://127.0.0.1:{port}/"))
}

/// Answers requests for ever, a thread for each connection.
pub fn serve_folder(listener: &TcpListener, folder: &Path, small: &Small) {
    thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // A browser that goes away in the middle is no one's mistake.
            scope.spawn(|| _ = answer(stream, folder, small));
        }
    });
}

/// The port, or the next free one.
pub fn listen(port: u16) -> Result<TcpListener, Failure> {
    let last = port.saturating_add(PORTS_TRIED);
    (port..=last).find_map(|it| TcpListener::bind((Ipv4Addr::LOCALHOST, it)).ok()).ok_or_else(|| {
        Failure::new(format!("None of the ports {port} to {last} is free.")).next("Give another one: `cargo xtask serve --port N`.")
    })
}

fn answer(mut stream: TcpStream, folder: &Path, small: &Small) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(30)))?;
    let mut request = BufReader::new((&stream).take(64 * 1024));
    let mut first = String::new();
    request.read_line(&mut first)?;
    let mut header = String::new();
    while request.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = first.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let body = file_for(target).and_then(|file| {
        let (path, kind) = (folder.join(&file), kind(&file));
        match small.files.get(&path) {
            Some(body) => Some((kind, "Content-Encoding: br\r\n", body.clone())),
            None => Some((kind, "", fs::read(path).ok()?)),
        }
    });
    let (status, (kind, encoding, body)) = match (method, body) {
        ("GET" | "HEAD", Some(found)) => ("200 OK", found),
        ("GET" | "HEAD", None) => ("404 Not Found", (TEXT, "", b"Not found\n".to_vec())),
        _ => ("405 Method Not Allowed", (TEXT, "", b"Only GET and HEAD\n".to_vec())),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request means; none where it would lead out of the folder.
fn file_for(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let plain =
        |it: &str| !it.is_empty() && !it.starts_with('.') && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it));
    let (folder, file) = path.rsplit_once('/').map_or((None, path), |(folder, file)| (Some(folder), file));
    let file = if file.is_empty() { "index.html" } else { file };
    folder.into_iter().flat_map(|it| it.split('/')).chain([file]).map(|it| plain(it).then_some(it)).collect()
}

const TEXT: &str = "text/plain; charset=utf-8";

/// The browser compiles WebAssembly as it arrives only when it comes under its own name.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => TEXT,
        _ => "application/octet-stream",
    }
}

fn has_desktop() -> bool {
    let screen = |name| env::var_os(name).is_some_and(|it| !it.is_empty());
    io::stdout().is_terminal() && (cfg!(any(windows, target_os = "macos")) || screen("DISPLAY") || screen("WAYLAND_DISPLAY"))
}

fn open_browser(address: &str) {
    let mut command = match env::consts::OS {
        "windows" => Command::new("explorer"),
        "macos" => Command::new("open"),
        _ => Command::new("xdg-open"),
    };
    if command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_err() {
        println!("(No browser could be opened from here.)");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_never_leads_out_of_the_folder() {
        let file = |it| file_for(it).map(|it| it.to_string_lossy().replace('\\', "/"));
        assert_eq!(file("/").as_deref(), Some("index.html"));
        assert_eq!(file("/a/b-1.wasm?v=2").as_deref(), Some("a/b-1.wasm"));
        assert_eq!(file("/a/").as_deref(), Some("a/index.html"));
        for outside in ["/../Cargo.toml", "/a/../../b", "//etc/passwd", "/..%2fCargo.toml", "/.git/config", "/c:/x", "/a\\b", "x", ""] {
            assert_eq!(file(outside), None, "{outside}");
        }
    }
}
