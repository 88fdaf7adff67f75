//! The names by which the app's script and its WebAssembly know each other's functions: wasm-bindgen writes long ones with a hash in them,
//! each twice, and nothing compresses a hash.

use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{ExternalKind, Parser, Payload};

/// How names begin that only wasm-bindgen's script uses. What parts take from the app, and what it takes from their loader, is named
/// otherwise.
const GENERATED: [&str; 4] = ["__wbg_", "__wbindgen_", "__externref_", "wasm_bindgen__"];

/// Script and WebAssembly with short names for what is only between the two.
pub fn shorten(script: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => imports = section.into_imports().collect::<wasmparser::Result<_>>()?,
            Payload::ExportSection(section) => exports = section.into_iter().collect::<wasmparser::Result<_>>()?,
            _ => {}
        }
    }
    let functions = exports.iter().filter(|it| it.kind == ExternalKind::Func).map(|it| it.name);
    let generated = |it: &&str| GENERATED.iter().any(|start| it.starts_with(start));
    let mut short: BTreeMap<&str, String> = BTreeMap::new();
    for name in imports.iter().map(|it| it.name).chain(functions).filter(generated) {
        let next = format!("_{}", base_36(short.len()));
        short.entry(name).or_insert(next);
    }
    let called = |name: &str| short.get(name).cloned().unwrap_or_else(|| name.to_owned());

    let mut renamed = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(_) => {
                let mut section = ImportSection::new();
                for import in &imports {
                    section.import(import.module, &called(import.name), RoundtripReencoder.entity_type(import.ty).map_err(unknown)?);
                }
                renamed.section(&section);
            }
            Payload::ExportSection(_) => {
                let mut section = ExportSection::new();
                for export in &exports {
                    section.export(&called(export.name), RoundtripReencoder.export_kind(export.kind).map_err(unknown)?, export.index);
                }
                renamed.section(&section);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = module.get(range.start as usize..range.end as usize).context("a section ends after the file")?;
                    renamed.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok((words(script, &called), renamed.finish()))
}

fn unknown(error: wasm_encoder::reencode::Error) -> anyhow::Error {
    anyhow!("{error}")
}

/// A script with other names: each word of it as `called` has it.
fn words(script: &str, called: &impl Fn(&str) -> String) -> String {
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$';
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|it| !is_word(it)).unwrap_or(from.len()));
        out.push_str(before);
        out.push_str(&called(word));
        rest = after;
    }
    out + rest
}

fn base_36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit((number % 36) as u32, 36));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, TypeSection};

    #[test]
    fn a_generated_name_is_the_same_short_one_in_script_and_module() {
        let (mut types, mut imports, mut exports) = (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        imports.import("./app_bg.js", "__wbg_now_0123456789abcdef", EntityType::Function(0));
        imports.import("./__wasm_split.js", "__wasm_split_load_tools", EntityType::Function(0));
        exports.export("__wbindgen_free", ExportKind::Func, 0).export("main", ExportKind::Func, 1);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        let script = "const imports={__wbg_now_0123456789abcdef:f};wasm.__wbindgen_free();__wbg_now_0123456789abcdefg";
        let (script, module) = shorten(script, &module.finish()).unwrap();
        assert_eq!(script, "const imports={_0:f};wasm._1();__wbg_now_0123456789abcdefg");
        let text = String::from_utf8_lossy(&module);
        assert!(text.contains("__wasm_split_load_tools") && text.contains("main") && !text.contains("now"), "{text}");
    }
}
