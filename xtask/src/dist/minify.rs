//! What a browser need not be sent: white space, comments, long names of variables, what WebAssembly says of itself. And what the oldest
//! browsers that run the app (docs/hosting.md) would not understand.

use crate::dist::glue::shorten;
use crate::dist::names::APP;
use crate::dist::reorder::reorder;
use crate::dist::site::Site;
use anyhow::{Context, Result, anyhow, bail, ensure};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::Browsers;
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// Takes the sheets out of the page: one then stands in it, one comes with the first part that is opened, and one more with each part that
/// has sheets of its own (see boot/files.js). Where there are no parts, all stand in the page.
pub fn sheets(site: &mut Site) -> Result<()> {
    let parts: Vec<String> =
        site.attributes("#app")?.into_iter().filter_map(|it| it.0.strip_prefix("data-part-").map(str::to_owned)).collect();
    let mut named = Vec::new();
    site.edit("link[rel=stylesheet]", |link| {
        let used = link.get_attribute("data-use").unwrap_or_default();
        // As Trunk writes them.
        named.push((link.get_attribute("href").unwrap_or_default(), used.replace("&#x20;", " ").replace("&#x5F;", "_")));
        link.remove();
        Ok(())
    })?;
    let mut page = String::new();
    // By its name, in the order of the page.
    let mut later: Vec<(String, String)> = Vec::new();
    for (name, used) in &named {
        let sheet = site.take_text(name.trim_start_matches("./"))?;
        let users: Vec<&str> = used.split(' ').collect();
        match users.as_slice() {
            _ if parts.is_empty() => page.push_str(&sheet),
            [""] => page.push_str(&sheet),
            // What has the last word on paper has it over the sheets of the parts too, which come after the page's.
            ["both"] => {
                page.push_str(&sheet);
                later.iter_mut().for_each(|it| it.1.push_str(&sheet));
            }
            users => {
                for user in users {
                    let known = *user == "parts" || parts.iter().any(|it| it == user);
                    ensure!(known, "index.html uses {name} for `{user}`: say `both`, `parts`, names of parts, or nothing");
                    // What stands in two sheets has the last word in each, as if there were one.
                    add(&mut later, &if *user == "parts" { "sheet".to_owned() } else { format!("sheet-{user}") }, &sheet);
                }
            }
        }
    }
    for (name, text) in &later {
        // Two parts with the same sheets have one file.
        let file = later.iter().find(|it| it.1 == *text).map_or(name, |it| &it.0);
        site.files.insert(format!("{file}.css"), sheet(file, text)?.into_bytes());
        site.edit("#app", |it| Ok(it.set_attribute(&format!("data-{name}"), &format!("{file}.css"))?))?;
    }
    let (page, at) = (sheet("the sheets of the page", &page)?, site.page.find("</head>").context("the page has no </head>")?);
    site.page.insert_str(at, &format!("<style>{page}</style>\n"));
    Ok(())
}

fn add(sheets: &mut Vec<(String, String)>, name: &str, text: &str) {
    match sheets.iter_mut().find(|it| it.0 == name) {
        Some((_, sheet)) => sheet.push_str(text),
        None => sheets.push((name.to_owned(), text.to_owned())),
    }
}

/// A sheet, for browsers from Chromium 96, Firefox 79 and Safari 15.
pub fn sheet(name: &str, text: &str) -> Result<String> {
    let targets = Browsers {
        chrome: Some(96 << 16),
        firefox: Some(79 << 16),
        safari: Some(15 << 16),
        ios_saf: Some(15 << 16),
        ..Browsers::default()
    };
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| anyhow!("{name}: {error}"))?;
    sheet.minify(MinifyOptions { targets: targets.into(), ..MinifyOptions::default() }).map_err(|error| anyhow!("{name}: {error}"))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets: targets.into(), ..PrinterOptions::default() });
    let code = printed.map_err(|error| anyhow!("{name}: {error}"))?.code;
    // What cannot be said otherwise: there the whole rule would be dropped. What only adds a grace (`text-wrap`) is fine.
    for newer in ["@layer", "@container", ":has("] {
        ensure!(!code.contains(newer), "{name} use `{newer}`, which Chromium 96 does not know");
    }
    Ok(code)
}

/// All scripts and all WebAssembly.
pub fn files(site: &mut Site) -> Result<()> {
    let (glue, module) = (format!("{APP}app.js"), format!("{APP}app_bg.wasm"));
    if let (Some(text), Some(bytes)) = (site.files.get(&glue), site.files.get(&module)) {
        let (text, bytes) = shorten(std::str::from_utf8(text)?, bytes).with_context(|| format!("{module} is no WebAssembly"))?;
        site.files.extend([(glue, text.into_bytes()), (module, bytes)]);
    }
    for (name, bytes) in &mut site.files {
        if name.ends_with(".js") {
            *bytes = script(name, std::str::from_utf8(bytes)?)?.into_bytes();
        } else if name.ends_with(".wasm") && !name.contains("/part-") && !name.contains("/shared") {
            *bytes = reorder(bytes).with_context(|| format!("{name} is no WebAssembly"))?;
        }
    }
    Ok(())
}

/// A script with short names and nothing superfluous. Its syntax stays as it was written: boot.js is to be read by old browsers.
pub fn script(name: &str, text: &str) -> Result<String> {
    let allocator = Allocator::default();
    let kind = if name.starts_with("app/") { SourceType::mjs() } else { SourceType::cjs() };
    let parsed = Parser::new(&allocator, text, kind).parse();
    if let Some(error) = parsed.errors.first() {
        bail!("{name}: {error}");
    }
    let mut program = parsed.program;
    let ticks = |text: &str| text.matches('`').count();
    let has_templates = program.comments.iter().map(|it| ticks(it.span.source_text(text))).sum::<usize>() < ticks(text);
    let options = MinifierOptions { mangle: Some(MangleOptions::default()), compress: None };
    let scoping = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let options = CodegenOptions { minify: true, comments: CommentOptions::disabled(), ..CodegenOptions::default() };
    let code = Codegen::new().with_options(options).with_scoping(scoping).build(&program).code;
    // Where none was written, every template is a string that the printer wrote so: younger syntax than boot.js may have.
    Ok(if has_templates { code } else { without_templates(&code) })
}

/// Strings in quotes in the place of templates that hold nothing to fill in.
fn without_templates(code: &str) -> String {
    let quoted = |text: &str| {
        if text.contains('"') && !text.contains('\'') { format!("'{text}'") } else { format!("\"{}\"", text.replace('"', "\\\"")) }
    };
    let pieces = code.split('`').enumerate();
    pieces.map(|(at, piece)| if at % 2 == 0 { piece.to_owned() } else { quoted(&piece.replace('\n', "\\n")) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_of_2009_have_to_read_stays_readable_for_them() {
        for (name, text) in [
            ("boot.js", crate::boot::script().unwrap().as_str()),
            ("extras.js", include_str!("../../../public/extras.js")),
            ("service-worker.js", include_str!("../../../public/service-worker.js")),
        ] {
            let code = script(name, text).unwrap();
            for newer in ["`", "=>", "??", "?.", "const ", "let "] {
                assert!(!code.contains(newer), "{name} holds {newer}");
            }
        }
    }
}
