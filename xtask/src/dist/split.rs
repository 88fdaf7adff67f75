//! The app in parts: what only the pages of one destination use is taken out of the app's WebAssembly and loaded when that
//! destination is first opened. Which functions begin a part, `src/routing/lazy.rs` says.

use crate::run::{Failure, program, stream};
use std::collections::BTreeMap;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

/// The script by which wasm-split loads the parts, as it names it and as the app's WebAssembly asks for it.
const LOADER: &str = "__wasm_split.js";

/// What wasm-split made of the app.
pub struct Split {
    /// The WebAssembly that every visit loads; wasm-bindgen has still to be run over it.
    pub main: PathBuf,
    /// Files of parts by wasm-split's names, `split_tools.wasm`, `chunk_3.wasm`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The files that each part needs.
    pub needs: BTreeMap<String, Vec<String>>,
    loader: String,
}

/// Takes the parts out of what cargo has built with its relocations kept.
pub fn split(tool: &Path, wasm: &Path, to: &Path) -> Result<Split, Failure> {
    let unusable = |file: &Path, error: std::io::Error| Failure::new(format!("{} could not be used: {error}.", file.display()));
    // Parts of an earlier build would be taken for ours.
    if to.is_dir() {
        fs::remove_dir_all(to).map_err(|error| unusable(to, error))?;
    }
    let mut split = program(tool.join(format!("wasm-split-cli{EXE_SUFFIX}")));
    split.arg(wasm).arg(to).args(["--target", "web", "--out-name", "app"]);
    stream(&mut split, "Was the app built with its relocations? See xtask/src/dist/compile.rs.")?;
    let read = |file: &Path| fs::read(file).map_err(|error| unusable(file, error));
    let loader = to.join(LOADER);
    let loader = String::from_utf8(read(&loader)?).map_err(|_| Failure::new(format!("{LOADER} is not UTF-8.")))?;
    let needs = needs(&loader);
    let mut files = BTreeMap::new();
    for name in needs.values().flatten() {
        if !files.contains_key(name) {
            files.insert(name.clone(), read(&to.join(name))?);
        }
    }
    if files.is_empty() {
        return Err(Failure::new("wasm-split found no parts.").next("Does src/routing/lazy.rs still mark functions with `wasm_split`?"));
    }
    Ok(Split { main: to.join("app.wasm"), files, needs, loader })
}

/// What each part loads, read from the loader: a statement for each file that several parts share, then one for each part.
/// Each ends with the list of what it uses.
fn needs(loader: &str) -> BTreeMap<String, Vec<String>> {
    let between = |line: &str, before: &str, after: char| Some(line.rsplit_once(before)?.1.split_once(after)?.0.to_owned());
    let mut shared: BTreeMap<String, String> = BTreeMap::new();
    let mut needs = BTreeMap::new();
    let (mut name, mut file) = (None, None);
    for line in loader.lines() {
        let head = line
            .trim_start_matches("export ")
            .strip_prefix("const ")
            .and_then(|it| it.split_once(" = makeLoad(").or(it.split_once(" = wrapAsyncCb(")));
        if let Some((it, _)) = head {
            (name, file) = (Some(it.to_owned()), None);
        }
        file = between(line, "new URL(\"./", '"').or(file);
        let (Some(of), Some(uses)) = (&name, between(line, ", [", ']')) else { continue };
        if let Some(part) = of.strip_prefix("__wasm_split_load_") {
            let uses = uses.split(", ").filter_map(|it| shared.get(it).cloned());
            needs.insert(part.to_owned(), uses.chain(file.take()).collect());
        } else if let Some(file) = file.take() {
            shared.insert(of.clone(), file);
        }
        name = None;
    }
    needs
}

/// The app's script with the loader in it: a script of its own would be one more turn before the app can start. `bundle` gives
/// the file of the site in which a file of the parts is (see bundle.rs).
pub fn with_loader(script: &str, split: &Split, bundle: impl Fn(&str) -> String) -> Result<String, Failure> {
    let changed = |what: &str| Failure::new(format!("{what}.")).next("Was a tool updated? See xtask/src/dist/split.rs.");
    // One line for each part, all of the same script.
    let imports: Vec<&str> = script.lines().filter(|it| it.starts_with("import * as ") && it.contains(LOADER)).collect();
    if imports.is_empty() {
        return Err(changed("wasm-bindgen's script does not ask for the parts"));
    }

    let mut loader: String = split.loader.lines().filter(|it| !it.starts_with("import ")).map(|it| format!("{it}\n")).collect();
    for file in split.files.keys() {
        // Asked for by way of src/boot.js, which takes it out of its bundle.
        let asked = format!("fetch(new URL(\"./{file}\", import.meta.url))");
        if !loader.contains(&asked) {
            return Err(changed("wasm-split's loader does not fetch its parts"));
        }
        loader =
            loader.replace(&asked, &format!("window.twentyMeasures.part(new URL(\"./{}\", import.meta.url), \"{file}\")", bundle(file)));
    }
    let loads: Vec<String> = split.needs.keys().map(|it| format!("__wasm_split_load_{it}")).collect();
    let loader = loader.replace("export const ", "const ");
    let parts = format!("const parts = {{ {} }};\n", loads.join(", "));
    let script = imports.iter().fold(script.to_owned(), |script, import| {
        let name = import.trim_start_matches("import * as ").split(' ').next().unwrap_or_default();
        script.replace(import, &format!("const {name} = parts;"))
    });
    Ok([loader, parts, script].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADED: &str = "import { initSync } from \"./app.js\";

function makeLoad(fetcher, deps) {
    const loader = async () => deps;
    return loader;
}
/* aside, tools */
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
export const __wasm_split_load_tools = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_tools.wasm\", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, [__chunk_1]));
export const __wasm_split_load_aside = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_1]));
";

    fn split() -> Split {
        let needs = needs(LOADED);
        let files = needs.values().flatten().map(|it| (it.clone(), Vec::new())).collect();
        Split { main: PathBuf::new(), files, needs, loader: LOADED.to_owned() }
    }

    #[test]
    fn each_part_knows_its_files() {
        let split = split();
        assert_eq!(split.needs["tools"], ["chunk_1.wasm", "split_tools.wasm"]);
        assert_eq!(split.needs["aside"], ["chunk_1.wasm"]);
        assert_eq!(split.files.len(), 2);
    }

    #[test]
    fn the_loader_comes_with_the_app() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\nlet wasm;\n";
        let whole = with_loader(script, &split(), |it| format!("bundle-of-{it}")).unwrap();
        assert!(!whole.contains("import ") && !whole.contains("export ") && !whole.contains("fetch("), "{whole}");
        assert!(
            whole.contains("window.twentyMeasures.part(new URL(\"./bundle-of-split_tools.wasm\", import.meta.url), \"split_tools.wasm\")"),
            "{whole}"
        );
        assert!(whole.contains("const parts = { __wasm_split_load_aside, __wasm_split_load_tools };"), "{whole}");
        assert!(whole.contains("const import2 = parts;"), "{whole}");
        assert!(with_loader("let wasm;\n", &split(), str::to_owned).is_err());
    }
}
