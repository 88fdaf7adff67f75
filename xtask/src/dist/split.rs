//! The app in parts: what only the pages of one destination use is taken out of the app's WebAssembly and loaded when that destination
//! is first opened. Which functions begin a part, `src/routing/lazy.rs` says, with the feature `split` on.

use crate::dist::bundle::{Bundle, WHOLE, bundles, packed};
use crate::dist::join::join;
use crate::dist::names::APP;
use crate::dist::reorder::reorder;
use crate::dist::site::Site;
use crate::run::{shell, target_folder};
use crate::tools::{WASM, wasm_bindgen};
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::BTreeMap;
use std::env::consts::EXE_SUFFIX;
use xshell::cmd;

const BIN: &str = "twenty-measures";

/// The script by which the app loads its parts.
const LOADER: &str = "__wasm_split.js";

/// Where the functions that load parts are asked for, while the app is not yet split.
const PLACEHOLDER: &str = "__wasm_split_placeholder__";

/// Puts the app into a folder of its own, in parts where it was built for that; says whether it was.
pub fn split(site: &mut Site) -> Result<bool> {
    let script = site
        .files
        .keys()
        .find(|it| it.starts_with(BIN) && it.ends_with(".js"))
        .cloned()
        .context("Trunk's site has no script of the app")?;
    let stem = script.trim_end_matches(".js").to_owned();
    let (built, whole) = (site.take_text(&script)?, site.take(&format!("{stem}_bg.wasm"))?);
    for (old, new) in [(format!("{stem}.js"), "app.js"), (format!("{stem}_bg.wasm"), "app_bg.wasm")] {
        site.page = site.page.replace(&format!("\"./{old}\""), &format!("\"./{APP}{new}\""));
    }
    let is_split = built.contains(PLACEHOLDER);
    if is_split {
        add_parts(site)?;
    } else {
        site.files.extend([(format!("{APP}app.js"), built.into_bytes()), (format!("{APP}app_bg.wasm"), whole)]);
    }
    Ok(is_split)
}

/// Splits what cargo has built, and runs wasm-bindgen over what is left.
fn add_parts(site: &mut Site) -> Result<()> {
    let shell = shell()?;
    let target = target_folder(&shell)?;
    let (folder, built) = (target.join("split"), target.join(WASM).join("release").join(format!("{BIN}.wasm")));
    // Parts of an earlier build would be taken for ours.
    shell.remove_path(&folder)?;
    let (input, main) = (shell.read_binary_file(built)?, folder.join("app.wasm"));
    let mut options = wasm_split_cli_support::Options::new(&input);
    (options.output_dir, options.main_out_path, options.main_module) = (&folder, &main, "./app.js");
    let made = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the app could not be split: {error:#}"))
        .context("Is wasm_split_cli_support of the version of wasm_split_helpers in Cargo.lock?")?;
    let (bind, bound) = (wasm_bindgen()?.join(format!("wasm-bindgen{EXE_SUFFIX}")), folder.join("bound"));
    // wasm-bindgen would take the table of functions away, by which app and parts call one another.
    cmd!(shell, "{bind} --target web --keep-lld-exports --no-typescript --out-name app --out-dir {bound} {main}").run()?;
    for name in ["app.js", "app_bg.wasm"] {
        site.files.insert(format!("{APP}{name}"), shell.read_binary_file(bound.join(name))?);
    }

    let needs: BTreeMap<String, Vec<String>> = made.prefetch_map.into_iter().collect();
    ensure!(!needs.is_empty(), "the app has no parts: does src/routing/lazy.rs still mark functions with `wasm_split`?");
    let mut files = BTreeMap::new();
    for stem in needs.values().flatten() {
        files.insert(stem.clone(), shell.read_binary_file(folder.join(format!("{stem}.wasm")))?);
    }
    let mut all = bundles(&needs, |it| files.get(it).map_or(0, Vec::len));
    join_files(&mut all, &mut files)?;
    add_bundles(site, &all, &files)
}

/// Makes one file of those of a bundle. What is in two bundles stays a file of its own, for it must not be loaded twice.
fn join_files(bundles: &mut [Bundle], files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let whole = bundles.iter().find(|it| it.parts.contains(WHOLE)).map(|it| it.files.clone()).unwrap_or_default();
    for bundle in bundles.iter_mut().filter(|it| !it.parts.contains(WHOLE)) {
        let (mut alone, together): (Vec<String>, Vec<String>) =
            std::mem::take(&mut bundle.files).into_iter().partition(|it| whole.contains(it));
        let modules: Vec<Vec<u8>> = together.iter().filter_map(|it| files.remove(it)).collect();
        if let Some(first) = together.into_iter().next() {
            let modules: Vec<&[u8]> = modules.iter().map(Vec::as_slice).collect();
            files.insert(first.clone(), smaller(&modules).with_context(|| format!("{first} and others do not become one"))?);
            alone.insert(0, first);
        }
        bundle.files = alone;
    }
    for name in &whole {
        let file = files.get_mut(name).with_context(|| format!("there is no {name}"))?;
        *file = smaller(&[file.as_slice()]).with_context(|| format!("{name} cannot be made smaller"))?;
    }
    Ok(())
}

fn smaller(modules: &[&[u8]]) -> Result<Vec<u8>> {
    reorder(&join(modules)?)
}

/// The bundles, what the page has to know of them, and the loader.
fn add_bundles(site: &mut Site, bundles: &[Bundle], files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let (mut loads, mut places, mut parts) = (BTreeMap::<&str, Vec<String>>::new(), BTreeMap::new(), BTreeMap::<&str, Vec<String>>::new());
    for (at, bundle) in bundles.iter().enumerate() {
        let mut users = bundle.parts.iter();
        let stem = match (users.next(), users.next()) {
            (Some(only), None) => format!("part-{}", only.replace('_', "-")),
            _ => format!("shared-{at}"),
        };
        let name = format!("{stem}.wasm");
        for file in &bundle.files {
            places.entry(format!("{file}.wasm")).or_insert_with(|| name.clone());
        }
        for part in &bundle.parts {
            loads.entry(part).or_default().push(format!("./{APP}{name}"));
            parts.entry(part).or_default().extend(bundle.files.iter().map(|it| format!("{it}.wasm")));
        }
        site.files
            .insert(format!("{APP}{name}"), packed(bundle.files.iter().filter_map(|it| Some((format!("{it}.wasm"), files.get(it)?)))));
    }
    site.edit("#app", |app| {
        loads.iter().try_for_each(|(part, files)| Ok(app.set_attribute(&format!("data-part-{part}"), &files.join(" "))?))
    })?;
    let loaders: String = parts
        .iter()
        .map(|(part, files)| {
            Ok(format!("export const __wasm_split_load_{part} = loader(\"{part}\", {});\n", serde_json::to_string(files)?))
        })
        .collect::<Result<_>>()?;
    let loader = format!("const PLACES = {};\n{}{loaders}", serde_json::to_string(&places)?, include_str!("loader.js"));
    site.files.insert(format!("{APP}{LOADER}"), loader.into_bytes());
    let preload = format!("<link rel=\"modulepreload\" href=\"./{APP}{LOADER}\" crossorigin=\"anonymous\">");
    site.edit(&format!("link[rel=modulepreload][href$='{APP}app.js']"), |link| {
        link.after(&preload, lol_html::html_content::ContentType::Html);
        Ok(())
    })
}
