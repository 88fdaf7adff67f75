//! Reads and checks the pack, and embeds it as one compact binary. A mistake in the data fails the build and shows
//! every mistake where it stands.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a build script speaks to cargo and to the terminal")]

#[path = "build/spelling.rs"]
mod spelling;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use authoring::check::check;
use authoring::problem::{Problem, report};
use authoring::source::{CASES, Sources};
use policy::engine::cases::Case;
use policy::model::pack::Pack;
use policy::model::text::split_english;
use sha2::{Digest, Sha256};

fn main() -> ExitCode {
    match embed() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn embed() -> Result<(), String> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").map_err(|it| it.to_string())?);
    let top = here.join("../..");
    println!("cargo::rerun-if-env-changed=PACK");
    let chosen = std::env::var("PACK").unwrap_or_else(|_| "data/sangzhi-2020".to_owned());
    let folder = top.join(&chosen);
    // The folder by its entries: a changed case is no changed pack.
    let entries = std::fs::read_dir(&folder).map_err(|it| format!("the pack {} cannot be read: {it}", folder.display()))?;
    for entry in entries.flatten().filter(|it| it.file_name() != CASES) {
        println!("cargo::rerun-if-changed={}", entry.path().display());
    }
    let mut sources = Sources::read_pack(&folder).map_err(|it| format!("the pack {} cannot be read: {it}", folder.display()))?;
    for file in &mut sources.files {
        // Shown as people see the path from the top of the checkout.
        file.shown = Path::new(&chosen).join(&file.name).display().to_string();
    }
    let pack = check(&sources).map_err(|problems| format!("\n{}", report(&problems, &sources)))?;
    let bytes = postcard::to_allocvec(&pack).map_err(|it| it.to_string())?;
    let hash: String = Sha256::digest(&bytes).iter().map(|it| format!("{it:02x}")).collect();
    let out = PathBuf::from(std::env::var("OUT_DIR").map_err(|it| it.to_string())?);
    // Most readers are never sent the English texts: they lie apart.
    let (chinese, english) = split_english(|| postcard::to_allocvec(&pack));
    let english = postcard::to_allocvec(&english).map_err(|it| it.to_string())?;
    std::fs::write(out.join("pack.bin"), chinese.map_err(|it| it.to_string())?).map_err(|it| it.to_string())?;
    std::fs::write(out.join("english.bin"), english).map_err(|it| it.to_string())?;
    let spelling = spelling::table(sources.files.iter().map(|it| it.text.as_str()).chain(["第一二三四五六七八九十条部分"]))?;
    std::fs::write(out.join("spelling.txt"), spelling).map_err(|it| it.to_string())?;
    println!("cargo::rustc-env=PACK_HASH={hash}");
    if std::env::var_os("CARGO_FEATURE_CASES").is_some() {
        let cases = folder.join(CASES);
        println!("cargo::rerun-if-changed={}", cases.display());
        let all = read_cases(&pack, &cases)?;
        // With the pack that it was read with: facts and tools are named by their positions.
        std::fs::write(out.join("cases.bin"), postcard::to_allocvec(&(&hash, &all)).map_err(|it| it.to_string())?)
            .map_err(|it| it.to_string())?;
    }
    Ok(())
}

/// Every case below the folder.
fn read_cases(pack: &Pack, folder: &Path) -> Result<Vec<Case>, String> {
    let sources = Sources::read(folder).map_err(|it| format!("{} cannot be read: {it}", folder.display()))?;
    let mut all = Vec::new();
    for (at, file) in sources.files.iter().enumerate() {
        let read = authoring::cases::read(pack, &file.text).map_err(|(place, message)| {
            let problem = Problem { file: Some(at), place, message, help: None };
            report(&[problem], &sources)
        })?;
        all.extend(read);
    }
    Ok(all)
}
