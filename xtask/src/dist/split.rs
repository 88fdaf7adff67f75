//! The app in parts: what only the pages of one destination use is taken out of the app's WebAssembly and loaded when that destination
//! is first opened. Which functions begin a part, `src/routing/lazy.rs` says, with the feature `split` on.

use crate::dist::bundle::{Bundle, bundles, packed};
use crate::dist::minify::wasm;
use crate::dist::names::APP;
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

    let mut files = BTreeMap::new();
    let needs: BTreeMap<String, Vec<String>> = made.prefetch_map.into_iter().collect();
    ensure!(!needs.is_empty(), "the app has no parts: does src/routing/lazy.rs still mark functions with `wasm_split`?");
    for stem in needs.values().flatten() {
        let name = format!("{stem}.wasm");
        files.insert(stem.clone(), wasm(&shell.read_binary_file(folder.join(name))?)?);
    }
    let all = bundles(&needs, |it| files.get(it).map_or(0, Vec::len));
    let loader = shell.read_file(folder.join(LOADER))?;
    add_bundles(site, &all, &files, &loader)
}

/// The bundles, what the page has to know of them, and the loader.
fn add_bundles(site: &mut Site, bundles: &[Bundle], files: &BTreeMap<String, Vec<u8>>, loader: &str) -> Result<()> {
    let (mut loads, mut places) = (BTreeMap::<&str, Vec<String>>::new(), BTreeMap::new());
    for (at, bundle) in bundles.iter().enumerate() {
        let mut parts = bundle.parts.iter();
        let stem = match (parts.next(), parts.next()) {
            (Some(only), None) => format!("part-{}", only.replace('_', "-")),
            _ => format!("shared-{at}"),
        };
        let name = format!("{stem}.wasm");
        for file in &bundle.files {
            places.entry(format!("{file}.wasm")).or_insert_with(|| name.clone());
        }
        for part in &bundle.parts {
            loads.entry(part).or_default().push(format!("./{APP}{name}"));
        }
        site.files
            .insert(format!("{APP}{name}"), packed(bundle.files.iter().filter_map(|it| Some((format!("{it}.wasm"), files.get(it)?)))));
    }
    site.edit("#app", |app| {
        loads.iter().try_for_each(|(part, files)| Ok(app.set_attribute(&format!("data-part-{part}"), &files.join(" "))?))
    })?;
    // The loader asks for the file of a part; public/boot.js takes it out of its bundle.
    let places = serde_json::to_string(&places)?;
    let loader = format!("const places = {places}, fetch = (url) => window.twentyMeasures.part(url, places);\n{loader}");
    site.files.insert(format!("{APP}{LOADER}"), loader.into_bytes());
    let preload = format!("<link rel=\"modulepreload\" href=\"./{APP}{LOADER}\" crossorigin=\"anonymous\">");
    site.edit(&format!("link[rel=modulepreload][href$='{APP}app.js']"), |link| {
        link.after(&preload, lol_html::html_content::ContentType::Html);
        Ok(())
    })
}
