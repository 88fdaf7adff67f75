//! `cargo xtask measure`: numbers for docs/benchmarks.md, taken in Chromium over dist/.

use crate::browser::session;
use crate::dist::site::site_folder;
use crate::options::Options;
use crate::run::Failure;
use crate::serve::{Small, address_of, listen, serve_folder};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

const FIRST_PORT: u16 = 18_200;

pub fn measure(mut options: Options) -> Result<(), Failure> {
    let beside = options.values("--beside")?;
    options.finish()?;
    let mut pages = Vec::new();
    for file in &beside {
        pages.extend(others(Path::new(file))?);
    }
    session::measure(&["--speed", &Value::Array(pages).to_string()], Small::of(&site_folder())?)?;
    println!();
    // What is measured here begins when everything has been loaded.
    session::measure(&["--measure"], Small::default())
}

/// The pages of a list, each served from its folder: `dir`, or one of its name beside the list.
fn others(file: &Path) -> Result<Vec<Value>, Failure> {
    let unusable = |why: String| Failure::new(format!("{} could not be used: {why}.", file.display())).next("See docs/benchmarks.md.");
    let list = fs::read_to_string(file).map_err(|error| unusable(error.to_string()))?;
    let list: Value = serde_json::from_str(&list).map_err(|error| unusable(error.to_string()))?;
    let mut pages = Vec::new();
    for mut page in list.as_array().cloned().ok_or_else(|| unusable("it is no list".to_owned()))? {
        let text = |name: &str| page.get(name).and_then(Value::as_str).map(str::to_owned);
        let name = text("name").ok_or_else(|| unusable("a page has no name".to_owned()))?;
        let beside = || file.parent().unwrap_or(Path::new(".")).join(&name);
        let folder = text("dir").map_or_else(beside, PathBuf::from);
        if !folder.is_dir() {
            return Err(unusable(format!("{name} has no folder {}", folder.display())));
        }
        let path = text("path").unwrap_or_default();
        let listener = listen(FIRST_PORT)?;
        page["address"] = Value::from(address_of(&listener)? + &path);
        let small = Small::of(&folder)?;
        thread::spawn(move || serve_folder(&listener, &folder, &small));
        pages.push(page);
    }
    Ok(pages)
}
