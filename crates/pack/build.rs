//! With the feature `embedded`: reads and checks the pack and writes it for the compiler to put in. A mistake in the data fails
//! the build and shows every mistake where it stands.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a build script speaks to cargo and to the terminal")]

#[cfg(feature = "embedded")]
fn main() -> std::process::ExitCode {
    match embed() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "embedded"))]
fn main() {
    println!("cargo::rustc-check-cfg=cfg(own_pack)");
    println!("cargo::rerun-if-changed=build.rs");
}

#[cfg(feature = "embedded")]
fn embed() -> Result<(), String> {
    use std::path::PathBuf;

    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    println!("cargo::rerun-if-env-changed=PACK");
    // Some tests know what stands in the product's own pack; the others hold for any.
    println!("cargo::rustc-check-cfg=cfg(own_pack)");
    let (chosen, folder) = authoring::output::binary::chosen(&PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("../.."));
    println!("cargo::rerun-if-changed={}", folder.display());
    if folder.ends_with(authoring::output::binary::OWN_PACK) {
        println!("cargo::rustc-cfg=own_pack");
    }
    let (sources, pack) = authoring::output::binary::read_pack(&folder, &chosen)?;
    let binaries = authoring::output::binary::binaries(&folder, &sources, &pack)?;
    let out = PathBuf::from(variable("OUT_DIR")?);
    for (name, bytes) in binaries.files() {
        std::fs::write(out.join(name), bytes).map_err(|error| format!("{name} could not be written: {error}"))?;
    }
    Ok(())
}
