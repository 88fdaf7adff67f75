//! `cargo xtask prove`: decides every region of every tool, and writes how many there are to docs/proof.md.

use crate::data::load;
use crate::run::{shell, top};
use anyhow::{Context, Result, anyhow, bail, ensure};
use authoring::check::check_with_declared;
use authoring::output::binary::{OWN_PACK, chosen, read_cases};
use authoring::problem::report;
use authoring::source::CASES;
use proof::prove::{Proved, prove as prove_pack};

const FILE: &str = "docs/proof.md";
const BEGIN: &str = "<!-- regions: written by `cargo xtask prove` -->";
const END: &str = "<!-- end of regions -->";

/// Proves the pack and says of each tool how many regions it has; with `check`, the figures in docs/proof.md must be these already.
pub fn prove(check: bool) -> Result<()> {
    let (folder, sources, _) = load()?;
    let (pack, declared) = check_with_declared(&sources).map_err(|it| anyhow!(report(&it, &sources))).context("Mend what it names.")?;
    let cases = read_cases(&pack, &folder.join(CASES)).map_err(anyhow::Error::msg).context("Mend what it names.")?;
    let proved = prove_pack(&pack, &declared, &cases);
    let (mut total, mut wrong) = (0, 0);
    for Proved { tool, regions, failures } in &proved {
        total += regions;
        if failures.found.is_empty() {
            println!("{tool}: {regions} regions, all decided");
            continue;
        }
        wrong += failures.found.len() + failures.more();
        println!("{tool}: {regions} regions, NOT PROVED");
        for failure in &failures.found {
            println!("  {}", failure.what);
            if let Some(case) = &failure.case {
                println!("{case}");
            }
        }
        if 0 < failures.more() {
            println!("  and {} more of these kinds", failures.more());
        }
    }
    println!("{} tools: {total} regions", proved.len());
    if 0 < wrong {
        let advice = "A region is printed as a case: put it into a case file, and mend the rule, the engine or the case.";
        return Err(anyhow!("{wrong} things do not hold")).context(advice);
    }
    // The figures are those of the product's own pack.
    if chosen(top()).1 != top().join(OWN_PACK) {
        return Ok(());
    }
    let rows: String = proved.iter().map(|it| format!("| {} | {} |\n", it.tool, it.regions)).collect();
    let table = format!("| tool | regions |\n| --- | --: |\n{rows}| all {} | {total} |\n", proved.len());
    let shell = shell()?;
    let text = shell.read_file(FILE)?;
    let Some((before, (held, after))) = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?))) else {
        bail!("{FILE} has no place for the regions: {BEGIN} … {END}");
    };
    if check {
        ensure!(held.trim() == table.trim(), "{FILE} does not say how many regions there are: run `cargo xtask prove`");
        return Ok(());
    }
    Ok(shell.write_file(FILE, format!("{before}{BEGIN}\n{table}{END}{after}"))?)
}
