//! `cargo xtask …`: everything a person types. In reading order: `ci` is `cargo xtask test`; `site` calls Trunk for `serve` and `build`,
//! and `dist/` holds the two hooks that Trunk calls; `browser` drives Chromium; then one file a command, and what they share (`tools`,
//! `run`).

#![allow(clippy::print_stdout, clippy::print_stderr)] // A command line speaks to a terminal.

mod ci;
#[cfg(test)]
mod conventions;
mod deny;
mod site;
mod dist;
mod boot;
mod browser;
mod release;
mod screenshots;
mod data;
mod bench;
mod size;
mod peers;
mod packs;
mod prove;
mod tools;
mod run;

use anyhow::Result;
use std::process::ExitCode;

mod flags {
    use std::path::PathBuf;

    xflags::xflags! {
        /// Everything that this repository needs done. What is missing is installed.
        cmd xtask {
            /// Builds the app and shows it at http://127.0.0.1:8080/; builds again when a file changes.
            cmd serve {
                /// Another port (without, the next free one from 8080).
                optional --port port: u16
                /// Opens the browser.
                optional --open
                /// As it is published: small, in parts, with all that works without a network.
                optional --release
            }
            /// Builds the app into dist/, which any static host or sub-path can serve.
            cmd build {}
            /// Builds the app, and the edition of one file: all of it in one page that is opened by a double click, without a server.
            cmd portable {
                /// Where to put the file (without, into target/release-files/).
                optional --to file: PathBuf
            }
            /// Builds what is handed out, into target/release-files/: the site as a zip, the edition of one file, and their sums.
            cmd release {
                /// Builds it a second time from nothing, and fails where a byte differs.
                optional --again
            }
            /// Checks everything; stops at the first step that fails.
            cmd test {
                /// Runs just this step (may be repeated).
                repeated --only step: String
                /// Leaves this step out (may be repeated).
                repeated --skip step: String
                /// Also what takes long: a million rows of lists against the engine, a million inputs to each reader.
                optional --long
            }
            /// Runs case files; exit 1 when a case fails, 2 when a file cannot be read.
            cmd cases {
                /// Files, and folders of them.
                repeated paths: PathBuf
            }
            /// Checks all that lies in the folder of a pack, its cases too: every mistake with file, line and column.
            cmd check-pack {
                /// The folder, as in data/sangzhi-2020.
                required path: PathBuf
            }
            /// Makes a pack that checks clean in data/ID, to be filled.
            cmd new-pack {
                /// Small letters, digits and hyphens, as in other-2021.
                required id: String
            }
            /// Decides every region of every tool's facts, and writes how many there are into docs/proof.md; exit 1 when something does not hold.
            cmd prove {
                /// Writes nothing, and says whether it is up to date.
                optional --check
            }
            /// Times the engine and writes docs/benchmarks.md.
            cmd bench {
                /// Times whole lists beside other rule engines instead: a folder with their list, their rules and what runs them.
                optional --peers dir: PathBuf
            }
            /// Prints what the bytes of the last build are for: by kind of function, by crate, by module.
            cmd size {}
            /// Times first visits, keystrokes, many files and the papers in Chromium, over what `build` made.
            cmd measure {
                /// Times other pages in the same run: see docs/benchmarks.md.
                repeated --beside list: PathBuf
            }
            /// Builds the app and takes the pictures of docs/screenshots/.
            cmd screenshots {
                /// Takes every screen instead, in every look and in both languages, into target/screens/now.
                optional --every
                /// The same for the build of a commit too, in the same run, and names what differs.
                optional --against commit: String
                /// Of the screens only those whose address holds this, as `tools/`.
                optional --only part: String
            }
            /// Prints the whole checked pack as JSON.
            cmd dump {}
            /// Writes the JSON Schemas of the data files into data/schema/.
            cmd schema {
                /// Only says whether they are up to date.
                optional --check
            }
            /// Trunk's hook before a build: writes what the page takes in of the pack.
            cmd generate {}
            /// Trunk's hook after a build: finishes a site that is to be published.
            cmd finish {}
        }
    }
}

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).map(|it| if it == "help" { "--help".into() } else { it }).collect();
    let words = if words.is_empty() { vec!["--help".into()] } else { words };
    let command = match flags::Xtask::from_vec(words) {
        Ok(it) => it.subcommand,
        Err(error) => error.exit(),
    };
    run(command).unwrap_or_else(|error| {
        eprintln!("\nFAILED: {}", error.root_cause());
        // The innermost advice is the nearest.
        let advice: Vec<String> = error.chain().map(ToString::to_string).collect();
        for next in advice.iter().rev().skip(1) {
            eprintln!("  next: {next}");
        }
        ExitCode::FAILURE
    })
}

fn run(command: flags::XtaskCmd) -> Result<ExitCode> {
    use flags::XtaskCmd::*;
    match command {
        Cases(it) => return data::cases(&it.paths),
        Serve(it) => site::serve(it.port, it.open, it.release)?,
        Build(_) => site::build()?,
        Portable(it) => release::portable(it.to)?,
        Release(it) => release::release(it.again)?,
        Test(it) => ci::test(&it.only, &it.skip, it.long)?,
        Prove(it) => prove::prove(it.check)?,
        Bench(bench) => match bench.peers {
            Some(folder) => peers::peers(&folder)?,
            None => bench::bench()?,
        },
        Size(_) => size::size()?,
        Measure(it) => browser::measure(&it.beside)?,
        Screenshots(it) => screenshots::screenshots(it.every, it.against.as_deref(), it.only.as_deref())?,
        Dump(_) => data::dump()?,
        CheckPack(it) => data::check(&it.path)?,
        NewPack(it) => data::new(&it.id)?,
        Schema(it) => data::schema(it.check)?,
        Generate(_) => dist::generate::generate()?,
        Finish(_) => dist::finish()?,
    }
    Ok(ExitCode::SUCCESS)
}
