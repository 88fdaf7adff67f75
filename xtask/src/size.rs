//! `cargo xtask size`: what the bytes of the last build's WebAssembly are for, as tables for docs/benchmarks.md: by kind of function, by
//! crate, and by module of our own crates. Before compression, and of the app before it is split, when its numbers still take the room that the
//! linker leaves for larger ones (a quarter more); what a visit loads, `build` prints.

use crate::run::{shell, target_folder};
use crate::tools::{WASM, WORKER_PROFILE};
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use wasmparser::{DataKind, KnownCustom, Name, Parser, Payload, TypeRef};

/// Programs that the site consists of, as cargo names them, and the profile that each is built with.
const PROGRAMS: [(&str, &str); 2] = [("twenty-measures", "release"), ("worker", WORKER_PROFILE)];

/// Rows of a table: what is smaller is one row.
const ROWS: usize = 40;

/// Kinds of functions that the compiler writes once for each type: the first whose words are in a function's name is its kind. Whatever
/// is not here is code that was written once.
const KINDS: [(&str, &[&str]); 12] = [
    ("sorting", &["::slice::sort::", "::slice::<impl [T]>::sort", "stable_sort", "order::sort"]),
    ("serde", &["serde", "postcard", "Deserialize", "Serialize", "::de::", "::ser::"]),
    ("dropping values", &["drop_in_place", "drop_glue", "drop_slow", "::drop"]),
    ("views", &["tachys::", "leptos::", "template::"]),
    ("memos and effects", &["reactive_graph::computed", "reactive_graph::effect"]),
    ("signals and owners", &["reactive_graph::", "any_spawner", "throw_error"]),
    ("iterators and collecting", &["::iter::", "from_iter", "Iterator", "::fold", "try_fold"]),
    ("calls of closures", &["vtable.shim", "call_once", "call_mut"]),
    ("formatting", &["core::fmt", "alloc::fmt", "::fmt", "core::num::flt2dec", "ToString"]),
    ("vectors, texts, maps", &["alloc::", "hashbrown::", "std::collections"]),
    ("JavaScript", &["wasm_bindgen", "js_sys", "web_sys", "__wbindgen", "__wbg", "externref"]),
    ("the rest of the standard library", &["core::", "std::", "compiler_builtins", "dlmalloc", "memcpy", "__multi3", "__udivti3"]),
];

/// The crates of this repository that are linked into one of the programs.
const OURS: [&str; 19] = [
    "twenty_measures",
    "worker",
    "policy",
    "pack",
    "messages",
    "entry",
    "exchange",
    "training",
    "quiz",
    "rollup",
    "catalogue",
    "records",
    "order",
    "address",
    "template",
    "office",
    "ledger",
    "roster",
    "batch",
];

const OTHERS: &str = "(others)";

/// What was written once, here or in a library.
const WRITTEN_ONCE: &str = "written once";

/// Functions and bytes.
#[derive(Clone, Copy, Default)]
struct Sum {
    functions: usize,
    bytes: usize,
}

type Sums = BTreeMap<String, Sum>;

/// What a function counts as, by its name.
type Group = fn(&str) -> String;

/// Prints the tables of each program that was built for publishing.
pub fn size() -> Result<()> {
    let folder = target_folder(&shell()?)?.join(WASM);
    for (program, profile) in PROGRAMS {
        one(program, &folder.join(profile).join(format!("{program}.wasm")))?;
    }
    Ok(())
}

fn one(program: &str, file: &Path) -> Result<()> {
    let module = fs::read(file).with_context(|| format!("{} cannot be read", file.display())).context("Run `cargo xtask build` first.")?;
    let (functions, data) = read(&module)?;
    ensure!(!functions.is_empty(), "{} names no functions: Cargo.toml may strip debuginfo, but no symbols", file.display());
    let whole: usize = functions.iter().map(|it| it.1).sum();
    println!("`{program}.wasm`: {} functions of {whole} bytes, and {data} bytes of data.\n", functions.len());
    for (title, group) in [("kind", kind as Group), ("crate", crate_of), ("module of ours", module_of)] {
        let mut sums = Sums::new();
        for (name, bytes) in &functions {
            let sum = sums.entry(group(name)).or_default();
            sum.functions += 1;
            sum.bytes += bytes;
        }
        print(title, sums);
    }
    Ok(())
}

/// The functions by their names, as they were written, with their bytes; and the bytes of what is not code.
fn read(module: &[u8]) -> Result<(Vec<(String, usize)>, usize)> {
    let (mut imported, mut sizes, mut names, mut bytes_of_data) = (0, Vec::new(), HashMap::new(), 0);
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.as_bytes().len()),
            Payload::DataSection(section) => {
                for segment in section {
                    let segment = segment?;
                    bytes_of_data += if matches!(segment.kind, DataKind::Active { .. }) { segment.data.len() } else { 0 };
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for part in section {
                        if let Name::Function(map) = part? {
                            for name in map {
                                let name = name?;
                                names.insert(name.index as usize, format!("{:#}", rustc_demangle::demangle(name.name)));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let named = sizes.into_iter().zip(imported..).filter_map(|(size, number)| Some((names.remove(&number)?, size)));
    // What wasm-bindgen runs while it builds, and takes out.
    let is_sent = |name: &str| !name.contains("WasmDescribe") && !name.contains("__wbindgen_describe");
    Ok((named.filter(|it| is_sent(&it.0)).collect(), bytes_of_data))
}

fn kind(name: &str) -> String {
    let found = KINDS.iter().find(|(_, words)| words.iter().any(|it| name.contains(it)));
    found.map_or(WRITTEN_ONCE, |it| it.0).to_owned()
}

/// The path that a function's name begins with: of a method of a trait, that of the type or else of the trait. Empty where it is no path.
fn path(name: &str) -> &str {
    let start = name.trim_start_matches(['<', '&', '*', '(', '[']).trim_start_matches("dyn ").trim_start_matches("mut ");
    let of = match start.split_once(" as ") {
        Some((of, by)) if !of.contains("::") => by,
        _ => start,
    };
    let is_path = |first: &str| !first.is_empty() && first.chars().all(|it| it == '_' || it.is_ascii_alphanumeric());
    if of.split_once("::").is_some_and(|it| is_path(it.0)) { of } else { "" }
}

fn crate_of(name: &str) -> String {
    path(name).split_once("::").map_or("(no path)", |it| it.0).to_owned()
}

/// Of our own crates crate and module, of pages the destination too.
fn module_of(name: &str) -> String {
    let is_module = |it: &&str| it.chars().all(|it| it == '_' || it.is_ascii_lowercase() || it.is_ascii_digit());
    let words: Vec<&str> = path(name).split("::").take_while(is_module).collect();
    match words.as_slice() {
        [first, ..] if !OURS.contains(first) => OTHERS.to_owned(),
        [] => OTHERS.to_owned(),
        ["twenty_measures", "pages", page, ..] => format!("pages::{page}"),
        ["twenty_measures", module, ..] => (*module).to_owned(),
        [of, module, ..] => format!("{of}::{module}"),
        [of] => (*of).to_owned(),
    }
}

/// As Markdown, the largest first.
fn print(title: &str, sums: Sums) {
    let mut rows: Vec<(String, Sum)> = sums.into_iter().collect();
    rows.sort_by_key(|it| std::cmp::Reverse(it.1.bytes));
    let rest = rows.split_off(ROWS.min(rows.len()));
    if !rest.is_empty() {
        let functions = rest.iter().map(|it| it.1.functions).sum();
        let bytes = rest.iter().map(|it| it.1.bytes).sum();
        rows.push((format!("{} more", rest.len()), Sum { functions, bytes }));
    }
    println!("| {title} | bytes | functions |\n| --- | --: | --: |");
    for (name, sum) in rows {
        println!("| {name} | {} | {} |", sum.bytes, sum.functions);
    }
    println!();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_has_a_kind_a_crate_and_a_module() {
        let read = "<core::marker::PhantomData<T> as serde_core::de::DeserializeSeed>::deserialize";
        assert_eq!((kind(read).as_str(), crate_of(read).as_str(), module_of(read).as_str()), ("serde", "core", OTHERS));
        let built = "<T as tachys::view::any_view::IntoAny>::into_any::build";
        assert_eq!((kind(built).as_str(), crate_of(built).as_str()), ("views", "tachys"));
        let ours = "twenty_measures::pages::tools::result::result::{{closure}}";
        assert_eq!((kind(ours).as_str(), module_of(ours).as_str()), (WRITTEN_ONCE, "pages::tools"));
        assert_eq!(module_of("<policy::model::day::Day as core::fmt::Display>::fmt"), "policy::model");
        assert_eq!((crate_of("__multi3").as_str(), crate_of("<char>::is_numeric").as_str()), ("(no path)", "(no path)"));
    }
}
