//! The tools that a build needs: found in exactly the right version, else installed beside the user's own, never over them.

use crate::run::{cargo, shell};
use anyhow::{Context, Result, bail, ensure};
use std::env;
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;
use which::which;
use xshell::cmd;

pub const WASM: &str = "wasm32-unknown-unknown";

/// The profile that the worker is built with (Cargo.toml, index.html).
pub const WORKER_PROFILE: &str = "worker";

/// What a build of the site needs.
pub struct Tools {
    pub trunk: PathBuf,
    /// The folder of wasm-bindgen, where Trunk looks for it by PATH.
    pub wasm_bindgen: PathBuf,
}

struct Tool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    /// What cargo is told besides.
    options: &'static [&'static str],
    /// How long the installation takes on two cores.
    minutes: u8,
}

/// Finds or installs both, side by side.
pub fn tools() -> Result<Tools> {
    let trunk = Tool {
        package: "trunk",
        version: "0.21.14".into(),
        programs: &["trunk"],
        // It need not download anything: what it calls is here already.
        options: &["--locked", "--no-default-features"],
        minutes: 4,
    };
    let (trunk, wasm_bindgen) = thread::scope(|scope| {
        let trunk = scope.spawn(|| trunk.folder());
        let wasm_bindgen = wasm_bindgen();
        (trunk.join(), wasm_bindgen)
    });
    let trunk = trunk.unwrap_or_else(|_| bail!("the installation of trunk broke off"))?;
    Ok(Tools { trunk: trunk.join(format!("trunk{EXE_SUFFIX}")), wasm_bindgen: wasm_bindgen? })
}

/// Finds or installs wasm-bindgen and its test runner, in the version of the crate: the two must not differ.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let shell = shell()?;
    let named = cargo(&shell).args(["pkgid", "wasm-bindgen"]).quiet().read().context("Run `cargo generate-lockfile`.")?;
    let version = named.trim().rsplit(['@', '#']).next().unwrap_or_default().to_owned();
    let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
    // Not locked: its lock names a package that is not to be had everywhere (docs/decisions/006-wasm-bindgen-cli.md).
    Tool { package: "wasm-bindgen-cli", version, programs, options: &[], minutes: 3 }.folder()
}

/// Finds or installs cargo-deny, which holds what comes in from others to deny.toml.
pub fn cargo_deny() -> Result<PathBuf> {
    let tool = Tool { package: "cargo-deny", version: "0.20.2".into(), programs: &["cargo-deny"], options: &["--locked"], minutes: 4 };
    Ok(tool.folder()?.join(format!("cargo-deny{EXE_SUFFIX}")))
}

/// Finds or installs geckodriver, which drives Firefox; distributions do not have it. Only where there is a Firefox, or could be.
pub fn geckodriver() -> Result<PathBuf> {
    let is_debian = Path::new("/etc/debian_version").exists();
    ensure!(is_debian || which("firefox").is_ok() || which("firefox-esr").is_ok(), "there is no Firefox that it could drive");
    let tool = Tool { package: "geckodriver", version: "0.37.1".into(), programs: &["geckodriver"], options: &["--locked"], minutes: 3 };
    Ok(tool.folder()?.join(format!("geckodriver{EXE_SUFFIX}")))
}

/// Rust's standard library for the browser.
pub fn wasm_target() -> Result<()> {
    let shell = shell()?;
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let folder =
        cmd!(shell, "{rustc} --print target-libdir --target {WASM}").quiet().read().context("Is Rust installed? https://rustup.rs")?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    ensure!(
        which("rustup").is_ok(),
        "Rust's target {WASM} is missing, and there is no rustup to add it: install Rust by https://rustup.rs, or your system's package \
         for it (Debian: libstd-rust-dev-wasm32)"
    );
    cmd!(shell, "rustup target add {WASM}").run().context("Is the network reachable? Then try again.")
}

impl Tool {
    /// The folder that holds it.
    fn folder(&self) -> Result<PathBuf> {
        let Tool { package, version, minutes, .. } = self;
        let on_path = which(self.programs[0]).ok().and_then(|it| it.parent().map(Path::to_path_buf));
        let root = cargo_home()?.join("xtask-tools").join(format!("{package}-{version}"));
        let ours = root.join("bin");
        if let Some(folder) = on_path.into_iter().chain([ours.clone()]).find(|it| self.is_in(it)) {
            println!("{package} {version}: {}", folder.display());
            return Ok(folder);
        }
        println!("{package} {version} is not here yet: installing it, once, about {minutes} minutes on two cores, into {}", root.display());
        let began = Instant::now();
        // Outside the repository, so that its settings (.cargo/config.toml) are not the tool's.
        let shell = shell()?;
        shell.change_dir(shell.create_dir(cargo_home()?).context("Set CARGO_HOME to a folder that is yours to write.")?);
        let install = cargo(&shell).args(["install", "--quiet", package, "--version", version, "--force", "--root"]).arg(&root);
        // A tool that runs for a second need not be the fastest: this compiles in a third of the time.
        let quick = [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1"), ("DEBUG", "0")];
        install
            .args(self.options)
            .envs(quick.map(|(name, value)| (format!("CARGO_PROFILE_RELEASE_{name}"), value)))
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS")
            .run()
            .context("Is the network reachable? Then try again: what was downloaded is kept.")?;
        if !self.is_in(&ours) {
            let error = anyhow::anyhow!("{package} was installed, but does not answer with version {version}");
            return Err(error.context(format!("Remove {} and try again.", root.display())));
        }
        println!("{package} {version}: installed in {:.0} s", began.elapsed().as_secs_f64());
        Ok(ours)
    }

    fn is_in(&self, folder: &Path) -> bool {
        let file = |name: &str| folder.join(format!("{name}{EXE_SUFFIX}"));
        let version = || {
            // Trunk knows NO_COLOR by true and false only.
            let said =
                shell().ok()?.cmd(file(self.programs[0])).arg("--version").env_remove("NO_COLOR").quiet().ignore_stderr().read().ok()?;
            said.split_whitespace().nth(1).map(str::to_owned)
        };
        self.programs.iter().all(|it| file(it).is_file()) && version().as_ref() == Some(&self.version)
    }
}

/// Where cargo keeps what it has downloaded and installed.
pub fn cargo_home() -> Result<PathBuf> {
    let home = || Some(env::home_dir()?.join(".cargo"));
    let set = env::var_os("CARGO_HOME").filter(|it| !it.is_empty()).map(PathBuf::from);
    set.or_else(home).context("There is no home folder for tools").context("Set CARGO_HOME to a folder of yours.")
}
