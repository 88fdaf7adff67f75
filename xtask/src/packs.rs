//! The step `packs` of `cargo xtask test`: every pack in data/ but the product's own is checked, proved, put through what holds for any
//! pack, and the app is compiled for it.

use crate::data;
use crate::run::{cargo, shell, step, top};
use anyhow::{Context, Result, ensure};
use authoring::output::binary::{OWN_PACK, packs_in};
use std::path::Path;

pub fn packs() -> Result<()> {
    let packs: Vec<String> = packs_in(&top().join("data")).into_iter().map(|it| format!("data/{it}")).filter(|it| it != OWN_PACK).collect();
    ensure!(!packs.is_empty(), "data/ holds no pack but {OWN_PACK}: that another works would not be seen");
    for pack in &packs {
        step(pack, || one(pack))?;
    }
    Ok(())
}

fn one(pack: &str) -> Result<()> {
    data::check(Path::new(pack))?;
    let shell = shell()?;
    let ourselves = std::env::current_exe().context("Is target/ still there?")?;
    let proved = shell.cmd(ourselves).arg("prove").env("PACK", pack).run();
    proved.with_context(|| format!("Read the first line that is not proved; `PACK={pack} cargo xtask prove` runs this alone."))?;
    for words in [["test", "--package", "pack"], ["check", "--package", "twenty-measures"]] {
        let advice = format!("Read the first error above; with PACK={pack}, `cargo {}` runs this alone.", words.join(" "));
        cargo(&shell).args(words).env("PACK", pack).run().context(advice)?;
    }
    Ok(())
}
