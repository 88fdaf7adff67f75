//! Running other programs. An error says what went wrong; each context around it says what to do next.

use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Instant;
use xshell::{Cmd, Shell};

/// The top of the repository: xtask works the same from any folder in it.
///
/// As `cargo run` says it now, since what was compiled in is wrong after the checkout has been moved.
pub fn top() -> &'static Path {
    static TOP: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        here.parent().map_or(here.clone(), Path::to_path_buf)
    });
    &TOP
}

/// A shell at the top of the repository.
pub fn shell() -> Result<Shell> {
    let shell = Shell::new().context("Is this folder still there?")?;
    shell.change_dir(top());
    Ok(shell)
}

/// A command as it would be typed. `cargo run` describes xtask to its children; a build script that watches one of these would be run
/// again each time.
pub fn plain(command: Cmd<'_>) -> Cmd<'_> {
    let described = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(|it| described(it)).fold(command, Cmd::env_remove)
}

/// The cargo that runs us.
pub fn cargo(shell: &Shell) -> Cmd<'_> {
    plain(shell.cmd(env::var_os("CARGO").unwrap_or_else(|| "cargo".into())))
}

/// PATH with this folder before all others.
pub fn path_with(folder: PathBuf) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths([folder].into_iter().chain(env::split_paths(&old))).context("Set CARGO_HOME to a folder whose name can stand in PATH.")
}

/// Where cargo puts what it builds: a user may have one folder for all projects.
pub fn target_folder(shell: &Shell) -> Result<PathBuf> {
    let metadata = cargo(shell).args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).quiet().read()?;
    match serde_json::from_str::<serde_json::Value>(&metadata)?["target_directory"].as_str() {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => bail!("cargo's metadata names no target folder"),
    }
}

/// Says what begins, and when it is done how long it took.
pub fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n{title} …");
    let began = Instant::now();
    let result = work()?;
    println!("{title}: done in {:.1} s", began.elapsed().as_secs_f64());
    Ok(result)
}
