//! Running other programs, and saying what went wrong and what to do next.

use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Why a command ended, in words for the person who typed it.
#[derive(Debug)]
pub struct Failure {
    what: String,
    step: Option<String>,
    command: Option<String>,
    next: Option<String>,
}

impl Failure {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), step: None, command: None, next: None }
    }

    /// What to do about it.
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }

    /// The innermost step names the failure; the ones around it leave it alone.
    pub fn in_step(mut self, step: &str) -> Self {
        self.step.get_or_insert_with(|| step.to_owned());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.step {
            Some(step) => writeln!(out, "FAILED at `{step}`: {}", self.what)?,
            None => writeln!(out, "FAILED: {}", self.what)?,
        }
        if let Some(command) = &self.command {
            writeln!(out, "  command: {command}")?;
        }
        match &self.next {
            Some(next) => write!(out, "  next:    {next}"),
            None => Ok(()),
        }
    }
}

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

/// A program, run at the top of the repository.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(top());
    // `cargo run` describes xtask to its children; a build script that watches one of these would be run again each time.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|it| it.starts_with("CARGO_PKG_") || it.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Streams the program's output; fails with `next` as the advice.
pub fn stream(command: &mut Command, next: &str) -> Result<(), Failure> {
    let shown = shown(command);
    println!("$ {shown}");
    let failure = |what: String| Failure { what, step: None, command: Some(shown.clone()), next: Some(next.to_owned()) };
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failure(format!("ended with {status}."))),
        Err(error) => Err(failure(format!("could not be started: {error}."))),
    }
}

/// What the program prints; fails if the program does, with its complaint.
pub fn read(command: &mut Command, next: &str) -> Result<String, Failure> {
    let shown = shown(command);
    let failure = |what: String| Failure { what, step: None, command: Some(shown.clone()), next: Some(next.to_owned()) };
    match command.output() {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => Err(failure(format!("ended with {}.\n{}", output.status, String::from_utf8_lossy(&output.stderr).trim_end()))),
        Err(error) => Err(failure(format!("could not be started: {error}."))),
    }
}

/// Where a program is on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|it| it.join(&file)).find(|it| it.is_file())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|it| it.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
