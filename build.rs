//! With the feature `split` the linker keeps what `cargo xtask finish` needs to cut the app into parts: every place where a function or
//! a text is named. The page "Self-test" is told in how many regions the tools of the product's own pack are proved (docs/proof.md).
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=docs/proof.md");
    println!("cargo::rerun-if-env-changed=PACK");
    let proof = std::fs::read_to_string("docs/proof.md").unwrap_or_default();
    let all = proof.lines().find_map(|it| it.strip_prefix("| all ")?.split('|').nth(1)?.trim().parse::<u32>().ok());
    if let Some(all) = all.filter(|_| std::env::var_os("PACK").is_none()) {
        println!("cargo::rustc-env=PROVED_REGIONS={all}");
    }
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=twenty-measures=--emit-relocs");
    }
}
