//! `cargo xtask …`: everything a person types. In reading order: `ci` is `cargo xtask test`, `dist/` is `build`, `browser/` drives
//! Chromium; then one file a command; then what they share (`load_pack`, `tools`, `run`, `steps`, `options`).

#![allow(clippy::print_stdout, clippy::print_stderr)] // A command line speaks to a terminal.

mod ci;
mod deny;
mod serve;
mod dist;
mod browser;
mod cases;
mod dump;
mod schema;
mod bench;
mod load_pack;
mod tools;
mod run;
mod steps;
mod options;

use browser::session;
use dist::build::build_site;
use dist::speed::Speed;
use options::Options;
use run::Failure;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve       build the app and show it at http://127.0.0.1:8080/
                --port N       another port (the next free one from there is taken)
                --open yes|no  open the browser (yes on a desktop)
                --dev          build quickly, for looking at, not for publishing
  build       build the app into dist/, which any static host or sub-path can serve
                --dev          as above
  test        check everything; stops at the first step that fails
                --only STEP    run just this step (may be repeated)
                --skip STEP    leave this step out (may be repeated)
  cases PATH… run case files; exit 1 when a case fails, 2 when a file cannot be read
  bench       time the engine and write docs/benchmarks.md
  measure     time first visits, keystrokes, many files and the papers in the browser, over what `build` made
                --beside FILE  time other pages in the same run: see docs/benchmarks.md
  screenshots build the app and take the pictures of docs/screenshots/
  dump        the whole checked pack as JSON on standard output
  schema      write the JSON Schemas of the data files into data/schema/
                --check        only say whether they are up to date
";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    if command == "cases" {
        return cases::cases(&words.collect::<Vec<_>>()).unwrap_or_else(|failure| {
            eprintln!("\n{failure}");
            ExitCode::from(2)
        });
    }
    match dispatch(&command, Options::new(words)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, options: Options) -> Result<(), Failure> {
    match command {
        "serve" => serve::serve(options),
        "build" => dist::build::build(options),
        "test" => ci::test(options),
        "screenshots" => options.finish().and_then(|()| build_site(Speed::Release)).and_then(|()| session::screenshots()),
        "measure" => browser::measure::measure(options),
        "bench" => options.finish().and_then(|()| bench::bench()),
        "dump" => options.finish().and_then(|()| dump::dump()),
        "schema" => {
            let mut options = options;
            let check = options.flag("--check");
            options.finish().and_then(|()| schema::schema(check))
        }
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(Failure::new(format!("There is no command `{other}`.")).next("See `cargo xtask help`.")),
    }
}
