//! The edition of one file: the site in one page that is opened by a double click, from a disk or a stick, without a server. Browsers let such a
//! page read no file beside it, load no module and keep no offline copy: so all files lie in it, compressed, as scripts that are none,
//! and `portable.js` hands them to boot/files.js in the place of a server. It is made of the same files as the site, so that both decide alike.
//! docs/decisions/026-one-file.md says why it is as it is.

use crate::dist::csp::{self, inside};
use crate::dist::minify;
use crate::dist::names::{hash_of, short};
use crate::dist::site::{PAGE, Site};
use anyhow::{Context, Result, bail, ensure};
use authoring::output::measure_pages::FOLDER;
use lol_html::html_content::ContentType;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use oxc_allocator::Allocator;
use oxc_ast::ast::{Declaration, ImportDeclarationSpecifier, Statement};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// What its name begins with, beside the page of the site. It ends with a hash of what it holds, as others do.
pub const NAME: &str = "one-file-";

/// The most it may have, in bytes: what a chat app or a form for mail still takes without asking.
const MOST: usize = 3_000_000;

/// What the keys of what it keeps have after the id of the pack. No id has a full stop.
const SPACE: &str = ".file";

/// What only a server has a use for.
const LEFT_OUT: [&str; 3] = ["service-worker.js", "manifest.json", ".png"];

/// Makes it of a site whose files have their names, puts it beside the page, and tells the page where it is.
pub fn add(site: &mut Site) -> Result<()> {
    let page = page(site)?;
    println!("{:>9}  the edition of one file", page.len());
    ensure!(page.len() <= MOST, "the edition of one file has {} bytes, more than {MOST}: which file of the site grew?", page.len());
    let name = format!("{NAME}{}.html", short(Sha256::new_with_prefix(&page)));
    site.edit("#app", |app| {
        app.set_attribute("data-one-file", &format!("./{name}"))?;
        Ok(app.set_attribute("data-one-file-size", &page.len().to_string())?)
    })?;
    site.files.insert(name, page.into_bytes());
    Ok(())
}

/// Its text.
fn page(site: &Site) -> Result<String> {
    let attributes = site.attributes("#app")?;
    let named: BTreeMap<String, String> = attributes.iter().cloned().collect();
    let name_of = |what: &str| named.get(&format!("data-{what}")).map(|it| it.trim_start_matches("./").to_owned());
    let mut one = Site { page: site.page.clone(), files: site.files.clone() };
    let page = (PAGE.to_owned(), site.page.clone().into_bytes());
    let build = hash_of(site.files.iter().chain([(&page.0, &page.1)]));

    let (app, name) = scripts(&mut one)?;
    let extras = name_of("extras").map(|it| one.take_text(&it)).transpose()?.unwrap_or_default();
    // The sheets of all parts, in the order in which boot.js puts them on; two parts may have one.
    let sheets: Vec<&(String, String)> = attributes.iter().filter(|it| it.0.starts_with("data-sheet")).collect();
    let mut sheet = String::new();
    for (_, file) in &sheets {
        let file = file.trim_start_matches("./");
        if one.files.contains_key(file) {
            sheet.push_str(&one.take_text(file)?);
        }
    }
    for script in [&app, &extras] {
        ensure!(!script.contains("</"), "a script of the site holds `</`, which would end it in the page");
    }
    let files = packed(&mut one, name_of("worker").as_deref())?;
    let own = minify::script("portable.js", include_str!("portable.js"))?;

    one.edit("link[rel=preload], link[rel=modulepreload], script[type=module]", |element| {
        element.remove();
        Ok(())
    })?;
    one.edit("#app", |app| {
        for gone in ["data-extras", "data-manifest"].into_iter().chain(sheets.iter().map(|it| it.0.as_str())) {
            app.remove_attribute(gone);
        }
        app.set_attribute("data-space", SPACE)?;
        Ok(app.set_attribute("data-build", &build)?)
    })?;
    // Boot.js looks for the files as soon as it runs, and comes after them.
    let before = format!("{files}<script>{own}</script>\n");
    let mut places = 0;
    one.edit("#paper", |paper| {
        places += 1;
        paper.after(&before, ContentType::Html);
        Ok(())
    })?;
    ensure!(places == 1, "the page has no place for the files: index.html has to have one element #paper");
    let start = format!("{app}if(window.twentyMeasures)window.twentyMeasures.start({name},'app_bg.wasm');");
    let after = format!("<script>{}</script>\n<script type=\"module\">{start}</script>\n</body>", extras.trim());
    ensure!(one.page.contains("</body>"), "the page has no </body>");
    one.page = one.page.replacen("</body>", &after, 1);
    let at = one.page.find("</head>").context("the page has no </head>")?;
    one.page.insert_str(at, &format!("<style>{sheet}</style>\n"));
    // The one page that opens from it has a sheet of its own, and is under the same policy.
    let licences = site.files.get("licences.html").map(|it| String::from_utf8_lossy(it).into_owned()).unwrap_or_default();
    csp::add_to_one_file(&mut one, &inside(&licences, "style")?)?;
    Ok(one.page)
}

/// Takes the scripts of the app out of the site and makes one of them; with it the name that `init` has in it.
fn scripts(site: &mut Site) -> Result<(String, String)> {
    let find = |name: &str| site.files.keys().find(|it| it.ends_with(name)).cloned();
    let (app, loader) = (find("/app.js").context("the site has no script of the app")?, find("/__wasm_split.js"));
    let app = Module::read(&site.take_text(&app)?)?;
    let loader = loader.map(|it| Module::read(&site.take_text(&it)?)).transpose()?;
    let mut all = String::new();
    for (from, names) in &app.imports {
        ensure!(from.ends_with("__wasm_split.js"), "the script of the app takes something from {from}");
        let loader = loader.as_ref().context("the script of the app takes something from a loader that is not there")?;
        let taken: Vec<&str> = loader.imports.iter().flat_map(|it| &it.1).map(|it| it.1.as_str()).collect();
        let given = loader.imports.iter().flat_map(|it| &it.1).map(|it| app.exported(&it.0)).collect::<Result<Vec<_>>>()?;
        let exports: Vec<String> = loader.exports.iter().map(|(name, local)| format!("{name}:{local}")).collect();
        for (name, local) in names {
            ensure!(name == "*", "the script of the app takes {name} by name");
            // A function of its own: both scripts have short names.
            all.push_str(&format!(
                "const {local}=(function({}){{{}return{{{}}}}})({});",
                taken.join(","),
                loader.text,
                exports.join(","),
                given.join(",")
            ));
        }
    }
    let init = app.exported("default")?;
    Ok((format!("{all}{}\n", app.text), init))
}

/// A module without what a page cannot have of it: what it takes from others, and what it gives.
struct Module {
    text: String,
    /// From where, and under which name and which of its own; `*` for everything.
    imports: Vec<(String, Vec<(String, String)>)>,
    /// By the name that others know: its own.
    exports: BTreeMap<String, String>,
}

impl Module {
    fn read(source: &str) -> Result<Module> {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
        if let Some(error) = parsed.errors.first() {
            bail!("a script of the app cannot be read: {error}");
        }
        let (mut text, mut from) = (String::new(), 0);
        let (mut imports, mut exports) = (Vec::new(), BTreeMap::new());
        for statement in &parsed.program.body {
            let span = statement.span();
            let (start, end) = (span.start as usize, span.end as usize);
            let cut_to = match statement {
                Statement::ImportDeclaration(import) => {
                    let names = import.specifiers.iter().flatten().map(|specifier| {
                        let name = match specifier {
                            ImportDeclarationSpecifier::ImportSpecifier(it) => it.imported.name().to_string(),
                            ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => "default".to_owned(),
                            ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => "*".to_owned(),
                        };
                        (name, specifier.local().name.to_string())
                    });
                    imports.push((import.source.value.to_string(), names.collect()));
                    end
                }
                Statement::ExportNamedDeclaration(export) => {
                    exports.extend(export.specifiers.iter().map(|it| (it.exported.name().to_string(), it.local.name().to_string())));
                    match &export.declaration {
                        Some(declaration) => {
                            exports.extend(declared(declaration)?.into_iter().map(|it| (it.clone(), it)));
                            declaration.span().start as usize
                        }
                        None => end,
                    }
                }
                Statement::ExportAllDeclaration(_) | Statement::ExportDefaultDeclaration(_) => {
                    bail!("a script of the app exports in a way that is not known here")
                }
                _ => continue,
            };
            text.push_str(&source[from..start]);
            from = cut_to;
        }
        text.push_str(&source[from..]);
        Ok(Module { text, imports, exports })
    }

    fn exported(&self, name: &str) -> Result<String> {
        self.exports.get(name).cloned().with_context(|| format!("a script of the app does not give {name}"))
    }
}

fn declared(declaration: &Declaration<'_>) -> Result<Vec<String>> {
    let name = match declaration {
        Declaration::FunctionDeclaration(it) => it.id.as_ref().map(|it| it.name.to_string()),
        Declaration::ClassDeclaration(it) => it.id.as_ref().map(|it| it.name.to_string()),
        Declaration::VariableDeclaration(variables) => {
            return variables
                .declarations
                .iter()
                .map(|it| it.id.get_identifier_name().map(|it| it.to_string()).context("a script of the app exports a pattern"))
                .collect();
        }
        _ => None,
    };
    Ok(vec![name.context("a script of the app exports something without a name")?])
}

/// All files that are left, as elements of the page; those of the app's parts in one.
fn packed(site: &mut Site, worker: Option<&str>) -> Result<String> {
    let files: Vec<(String, Vec<u8>)> = std::mem::take(&mut site.files)
        .into_iter()
        .filter(|(name, _)| !name.starts_with(FOLDER) && !LEFT_OUT.iter().any(|it| name.ends_with(it)))
        .collect();
    let fetched = files.iter().map(|it| it.0.as_str()).filter(|it| it.starts_with("worker_bg") || it.ends_with(".bin"));
    let fetched = fetched.collect::<Vec<_>>().join(" ");
    // What the parts of the app have in common is in one piece with them: a tenth less. The app itself and what the worker is fed are
    // unpacked alone, before any part is asked for.
    let is_part = |path: &str| path.starts_with("app-") && path.ends_with(".wasm") && !path.ends_with("/app_bg.wasm");
    let (mut parts, others): (Vec<_>, Vec<_>) = files.iter().partition(|it| is_part(&it.0));
    parts.sort_by_key(|it| it.1.len());
    let pieces: Vec<Vec<&(String, Vec<u8>)>> = others.into_iter().map(|it| vec![it]).chain([parts]).filter(|it| !it.is_empty()).collect();
    let elements = pieces.par_iter().map(|piece| {
        let names: Vec<&str> = piece.iter().map(|(path, _)| path.rsplit('/').next().unwrap_or(path)).collect();
        let sizes: Vec<String> = piece.iter().map(|(_, bytes)| bytes.len().to_string()).collect();
        let needs = if piece.iter().any(|it| worker == Some(it.0.as_str())) { format!(" data-needs=\"{fetched}\"") } else { String::new() };
        let all: Vec<u8> = piece.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect();
        Ok(format!(
            "<script type=\"application/octet-stream\" data-file=\"{}\" data-size=\"{}\"{needs}>{}</script>\n",
            names.join(" "),
            sizes.join(" "),
            written(&small(&all)?)
        ))
    });
    let elements: Vec<String> = elements.collect::<Result<_>>()?;
    let names: BTreeSet<&str> = files.iter().map(|(path, _)| path.rsplit('/').next().unwrap_or(path)).collect();
    ensure!(names.len() == files.len(), "two files of the site have one name");
    Ok(elements.concat())
}

/// Compressed as portable.js reads it: LZMA without a header, three literal context bits, no position bits.
fn small(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb, options.nice_len) = (3, 0, 0, LzmaOptions::NICE_LEN_MAX);
    // As large as it ever need be, since the reader has all of it anyway.
    options.dict_size = u32::try_from(bytes.len())?.next_power_of_two().max(1 << 16);
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// Of the 128 characters of one byte, those that do not come through: what HTML reads otherwise, and what somebody's text mode or editor takes
/// for the end of a line or of the file.
const NOT_WRITTEN: [u32; 8] = [0, 10, 13, 26, 38, 60, 92, 127];

/// The first of the characters of two bytes that stand for one of those and whatever follows it.
const TWO_BYTES: u32 = 0x100;

/// Bytes as text: seven bits in a byte, a seventh more than the bytes, where Base64 takes a third. A character that is not written and the seven bits
/// after it are one of two bytes, so that nothing is lost by it.
fn written(bytes: &[u8]) -> String {
    let (mut sevens, mut held, mut count) = (Vec::with_capacity(bytes.len() * 8 / 7 + 2), 0_u32, 0);
    for byte in bytes {
        (held, count) = (held << 8 | u32::from(*byte), count + 8);
        while 7 <= count {
            count -= 7;
            sevens.push(held >> count & 127);
        }
    }
    if 0 < count {
        sevens.push(held << (7 - count) & 127);
    }
    let mut text = String::with_capacity(sevens.len());
    let mut sevens = sevens.into_iter();
    while let Some(seven) = sevens.next() {
        let character = match (0..).zip(NOT_WRITTEN).find(|it| it.1 == seven) {
            Some((class, _)) => TWO_BYTES + (class << 7 | sevens.next().unwrap_or_default()),
            None => seven,
        };
        text.extend(char::from_u32(character));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_read_again() {
        let mut last = 1_u32;
        let mut noise = |_| {
            last = last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (last >> 24) as u8
        };
        let bytes: Vec<u8> = (0..4_000).map(&mut noise).chain("条文".repeat(3_000).bytes()).collect();
        let text = written(&bytes);
        assert!(text.len() <= bytes.len() * 8 / 7 + 2 && NOT_WRITTEN.iter().all(|it| !text.contains(char::from_u32(*it).unwrap())));
        // As portable.js does it.
        let (mut read, mut held, mut count) = (Vec::new(), 0_u32, 0);
        let mut take = |seven: u32| {
            (held, count) = (held << 7 | seven, count + 7);
            if 8 <= count {
                count -= 8;
                read.push((held >> count) as u8);
                held &= (1 << count) - 1;
            }
        };
        for character in text.chars().map(u32::from) {
            match character.checked_sub(TWO_BYTES) {
                Some(two) => [NOT_WRITTEN[(two >> 7) as usize], two & 127].into_iter().for_each(&mut take),
                None => take(character),
            }
        }
        assert_eq!(read[..bytes.len()], bytes);
        let packed = small(&bytes).unwrap();
        assert!(packed.len() < 4_300, "{}", packed.len());
        let mut out = vec![0; bytes.len()];
        let mut reader = lzma_rust2::LzmaReader::new(packed.as_slice(), bytes.len() as u64, 3, 0, 0, 1 << 16, None).unwrap();
        std::io::Read::read_exact(&mut reader, &mut out).unwrap();
        assert_eq!(out, bytes);
    }

    #[test]
    fn two_modules_become_one_script_and_know_each_other() {
        let mut site = Site::default();
        let app =
            "import * as a from './__wasm_split.js';const b=a.load_tools;function c(){}function d(){}export{c as initSync,d as default};";
        let loader = "import{initSync as a}from'./app.js';const b=()=>a();export const load_tools=b;";
        site.files.insert("app-1/app.js".to_owned(), app.into());
        site.files.insert("app-1/__wasm_split.js".to_owned(), loader.into());
        let (script, init) = scripts(&mut site).unwrap();
        assert_eq!(init, "d");
        assert_eq!(
            script,
            "const a=(function(a){const b=()=>a();const load_tools=b;return{load_tools:load_tools}})(c);const b=a.load_tools;function c(){}function d(){}\n"
        );
        assert!(site.files.is_empty());
        for odd in ["import a from './other.js';export{a as default}", "export * from './app.js'", "export{a as initSync};function a(){}"] {
            let mut site = Site::default();
            site.files.insert("app-1/app.js".to_owned(), odd.into());
            assert!(scripts(&mut site).is_err(), "{odd}");
        }
    }
}
