//! What the page takes in of the pack, and boot.js, written into target/generated before Trunk builds. A file that is the same stays as
//! it is.

use crate::boot;
use crate::data;
use crate::dist::{licences, measure_pages};
use crate::run::top;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The text of the measures for index.html; in `site`, what lies beside it: boot.js, the pack, its English, its cases, a page for each
/// measure, and the licences.
pub fn generate() -> Result<()> {
    let boot = boot::script()?;
    let (folder, sources, pack) = data::load()?;
    let binaries =
        authoring::output::binary::binaries(&folder, &sources, &pack).map_err(anyhow::Error::msg).context("Mend what it names.")?;
    let generated = top().join("target").join("generated");
    let site = generated.join("site");
    for (name, text) in authoring::output::readable::pieces(&pack) {
        write(&generated.join(name), text.as_bytes())?;
    }
    write(&site.join("boot.js"), boot.as_bytes())?;
    for (name, bytes) in binaries.files() {
        write(&site.join(name), &bytes)?;
    }
    let own = authoring::output::site::files(&folder, &pack).map_err(anyhow::Error::msg)?;
    // Another pack may have left its icons.
    for (name, _) in authoring::output::site::PICTURES.iter().filter(|it| own.iter().all(|(name, _)| name != &it.0)) {
        let _ = fs::remove_file(site.join(name));
    }
    let icon = own.iter().find(|it| it.0 == authoring::output::site::ICON).map(|it| it.1.as_slice()).unwrap_or_default();
    measure_pages::write(&site, &pack, icon, write)?;
    for (name, bytes) in own {
        write(&site.join(name), &bytes)?;
    }
    // Asking cargo for all licences takes longer than the rest, and only a change of Cargo.lock changes them.
    let licences = site.join("licences.html");
    let changed = |file: &Path| fs::metadata(file).and_then(|it| it.modified()).ok();
    if changed(&licences) < changed(&top().join("Cargo.lock")) {
        fs::write(licences, licences::page()?).context("Is target/ yours to write, and the disk not full?")?;
    }
    Ok(())
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|it| it == bytes) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(file);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, bytes));
    written.with_context(|| format!("Is {} yours to write, and the disk not full?", folder.display()))
}
