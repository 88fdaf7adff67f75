//! The pack as it lies in data/, checked: for the commands that look at it natively.

use crate::run::top;
use anyhow::{Context, Result};
use authoring::source::Sources;
use policy::model::pack::Pack;
use std::io::Write;
use std::path::PathBuf;

/// The folder of the pack that PACK names, else of the product's own, with what lies in it.
pub fn load() -> Result<(PathBuf, Sources, Pack)> {
    let chosen = std::env::var("PACK").unwrap_or_else(|_| "data/sangzhi-2020".to_owned());
    let folder = top().join(&chosen);
    let (sources, pack) =
        authoring::binary::read_pack(&folder, &chosen).map_err(anyhow::Error::msg).context("Mend what it names, and try again.")?;
    Ok((folder, sources, pack))
}

/// `cargo xtask dump`: the whole pack as JSON on standard output.
pub fn dump() -> Result<()> {
    let text = serde_json::to_string_pretty(&authoring::dump::as_json(&load()?.2))?;
    // A reader that has seen enough (`| head`) is no failure.
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(())
}
