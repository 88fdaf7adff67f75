//! The step `browser` of `cargo xtask test`, and `cargo xtask screenshots`: dist/ in Chromium, served on a free port.

use crate::browser::driver::chromium;
use crate::dist::site::site_folder;
use crate::run::{Failure, cargo, stream};
use crate::serve::{Small, address_of, listen, serve_folder};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const FIRST_PORT: u16 = 18_080;

/// Runs the browser tests over dist/, which the step `build` has made.
pub fn browser() -> Result<(), Failure> {
    run(&[], Small::default(), "Read the first failure above; `cargo xtask test --only browser` runs them alone over dist/.")
}

/// Runs one of the measurements, which print their numbers, over dist/ as it is to be sent.
pub fn measure(which: &[&str], small: Small) -> Result<(), Failure> {
    run(which, small, "Is dist/ built? `cargo xtask build` makes it.")
}

/// Takes the pictures of the papers.
pub fn screenshots() -> Result<(), Failure> {
    run(&["--screenshots", "docs/screenshots"], Small::default(), "Is dist/ built? `cargo xtask build` makes it.")
}

fn run(more: &[&str], small: Small, next: &str) -> Result<(), Failure> {
    let chromium = chromium()?;
    let listener = listen(FIRST_PORT)?;
    let address = address_of(&listener)?;
    thread::spawn(move || serve_folder(&listener, &site_folder(), &small));
    let driver_port = free_port()?;
    let driver = Command::new(&chromium.driver)
        .arg(format!("--port={driver_port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| Failure::new(format!("chromedriver could not be started: {error}.")))?;
    let _ended_with_us = Ended(driver);
    wait_for(driver_port)?;
    let mut tests = cargo();
    tests.args(["run", "--quiet", "--package", "browser-tests", "--"]);
    tests.args([address, format!("http://127.0.0.1:{driver_port}"), chromium.browser.display().to_string()]);
    tests.args(more);
    stream(&mut tests, next)
}

/// A program that ends when we do.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // One that is gone already needs no ending.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> Result<u16, Failure> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|it| it.local_addr()).map(|it| it.port());
    port.map_err(|error| Failure::new(format!("No port is free: {error}.")))
}

fn wait_for(port: u16) -> Result<(), Failure> {
    let began = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Duration::from_secs(20) < began.elapsed() {
            return Err(Failure::new("chromedriver did not answer within 20 seconds.").next("Run it by hand and see what it says."));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
