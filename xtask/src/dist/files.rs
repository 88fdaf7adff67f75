//! The files of a built site: listed, read, and as a host sends them.

use crate::run::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// All files below a folder, by name.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable =
        |error| Failure::new(format!("{} could not be read: {error}.", folder.display())).next("Run `cargo xtask build` first.");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() { found.append(&mut files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

/// What a file holds.
pub fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|error| Failure::new(format!("{} could not be read: {error}.", file.display())))
}

/// What a text file holds.
pub fn text(file: &Path) -> Result<String, Failure> {
    String::from_utf8(read(file)?).map_err(|_| Failure::new(format!("{} is not UTF-8.", file.display())))
}

/// Compressed with Brotli at its best, as a host sends it that compresses once, when publishing.
pub fn compressed(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &settings).map_err(|error| Failure::new(format!("Brotli failed: {error}.")))?;
    Ok(out)
}
