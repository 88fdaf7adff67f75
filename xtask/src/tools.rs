//! The tools that a build needs: found in exactly the right version, else installed beside the user's own, never over them.

use crate::run::{Failure, cargo, on_path, program, read, stream, top};
use std::env;
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

pub const WASM: &str = "wasm32-unknown-unknown";

/// Folders that hold each tool in the version that this repository asks for.
pub struct Tools {
    pub wasm_bindgen: PathBuf,
    pub wasm_split: PathBuf,
}

struct Tool {
    package: &'static str,
    version: String,
    /// What it is built with, besides what it always has.
    features: &'static str,
    programs: &'static [&'static str],
    /// Whether the first program tells its version. One that does not is only taken from our own folder, whose name does.
    tells: bool,
    /// Whether it is built from exactly the crates that its makers tried it with.
    locked: bool,
}

/// Finds or installs all of them.
pub fn tools() -> Result<Tools, Failure> {
    let wasm_split = Tool {
        package: "wasm_split_cli_support",
        // Goes with the wasm_split_helpers that Cargo.lock names for leptos.
        version: "0.2.4".into(),
        features: "build-binary",
        programs: &["wasm-split-cli"],
        tells: false,
        locked: false,
    };
    Ok(Tools { wasm_bindgen: wasm_bindgen()?, wasm_split: wasm_split.folder()? })
}

/// Finds or installs wasm-bindgen and its test runner, in the version of the crate: the two must not differ.
pub fn wasm_bindgen() -> Result<PathBuf, Failure> {
    let lock = std::fs::read_to_string(top().join("Cargo.lock"))
        .map_err(|error| Failure::new(format!("Cargo.lock could not be read: {error}.")))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock names no wasm-bindgen.").next("Run `cargo generate-lockfile`."))?;
    let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
    // Not locked: its lock names a package that is not to be had everywhere (docs/decisions/006-wasm-bindgen-cli.md).
    Tool { package: "wasm-bindgen-cli", version, features: "", programs, tells: true, locked: false }.folder()
}

/// Finds or installs cargo-deny, which holds what comes in from others to deny.toml.
pub fn cargo_deny() -> Result<PathBuf, Failure> {
    let programs = &["cargo-deny"];
    let tool = Tool { package: "cargo-deny", version: "0.20.2".into(), features: "", programs, tells: true, locked: true };
    Ok(tool.folder()?.join(format!("cargo-deny{EXE_SUFFIX}")))
}

/// Rust's standard library for the browser.
pub fn wasm_target() -> Result<(), Failure> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let advice = "Is Rust installed? https://rustup.rs";
    let folder = read(program(rustc).args(["--print", "target-libdir", "--target", WASM]), advice)?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        return Err(Failure::new(format!("Rust's target {WASM} is missing, and there is no rustup to add it."))
            .next("Install Rust by https://rustup.rs, or your system's package for it (Debian: libstd-rust-dev-wasm32), and try again."));
    }
    stream(program("rustup").args(["target", "add", WASM]), "Is the network reachable? Then try again.")
}

impl Tool {
    fn folder(&self) -> Result<PathBuf, Failure> {
        let on_path = on_path(self.programs[0]).filter(|_| self.tells).and_then(|it| it.parent().map(Path::to_path_buf));
        let root = cargo_home()?.join("xtask-tools").join(format!("{}-{}", self.package, self.version));
        let ours = root.join("bin");
        if let Some(folder) = on_path.into_iter().chain([ours.clone()]).find(|it| self.is_in(it)) {
            println!("{} {}: {}", self.package, self.version, folder.display());
            return Ok(folder);
        }
        println!("{} {} is not here yet; installing it (some minutes, once) into {}", self.package, self.version, root.display());
        let mut install = cargo();
        // Outside the repository, so that its settings (.cargo/config.toml) are not the tool's.
        install.current_dir(cargo_home()?).args(["install", self.package, "--version", &self.version, "--force", "--root"]).arg(&root);
        if !self.features.is_empty() {
            install.args(["--features", self.features]);
        }
        if self.locked {
            install.arg("--locked");
        }
        // A tool that runs for a second need not be the fastest: this compiles in a third of the time.
        install
            .envs(
                [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1"), ("DEBUG", "0")]
                    .map(|(name, value)| (format!("CARGO_PROFILE_RELEASE_{name}"), value)),
            )
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS");
        stream(&mut install, "Is the network reachable? Then try again: what was downloaded is kept.")?;
        if self.is_in(&ours) {
            return Ok(ours);
        }
        let what = format!("{} was installed, but does not answer with version {}.", self.package, self.version);
        Err(Failure::new(what).next(format!("Remove {} and try again.", root.display())))
    }

    fn is_in(&self, folder: &Path) -> bool {
        let file = |name: &str| folder.join(format!("{name}{EXE_SUFFIX}"));
        self.programs.iter().all(|it| file(it).is_file())
            && (!self.tells
                || read(program(file(self.programs[0])).arg("--version").env_remove("NO_COLOR"), "")
                    .is_ok_and(|it| it.split_whitespace().nth(1) == Some(&self.version)))
    }
}

fn cargo_home() -> Result<PathBuf, Failure> {
    let home = || Some(env::home_dir()?.join(".cargo"));
    env::var_os("CARGO_HOME")
        .filter(|it| !it.is_empty())
        .map(PathBuf::from)
        .or_else(home)
        .ok_or_else(|| Failure::new("There is no home folder for tools.").next("Set CARGO_HOME to a folder of yours."))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|it| *it != name).skip(1);
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_names_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm-bindgen-cli"), None);
    }
}
