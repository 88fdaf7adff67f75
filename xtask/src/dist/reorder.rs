//! The functions of a WebAssembly, each that says something once, in another order: those that are alike stand side by side, so that a
//! host's compression finds what it has just had. And nothing but what is run: no names of functions, nor other words about them.

use anyhow::{Context, Result, anyhow};
use std::collections::HashMap;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, CustomSectionReader, FuncType, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module, smaller once it is compressed.
pub fn reorder(module: &[u8]) -> Result<Vec<u8>> {
    let (mut types, mut imported, mut kinds, mut bodies) = (Vec::new(), 0_u32, Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::TypeSection(section) => types = section.into_iter_err_on_gc_types().collect::<wasmparser::Result<Vec<FuncType>>>()?,
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::FunctionSection(section) => kinds = section.into_iter().collect::<wasmparser::Result<Vec<u32>>>()?,
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    let same = merged(imported, &kinds, &bodies)?;
    let mut order: Vec<(usize, &FuncType, &FunctionBody)> = Vec::new();
    for (at, (kind, body)) in kinds.iter().zip(&bodies).enumerate().filter(|it| same.get(it.0) == Some(&it.0)) {
        order.push((at, types.get(*kind as usize).context("a function has a type that is not there")?, body));
    }
    // About as long, with the same parameters, and then by what they begin with.
    order.sort_by_key(|(_, kind, body)| (body.as_bytes().len().checked_ilog2(), *kind, body.as_bytes()));
    let mut numbers = vec![0; bodies.len()];
    for ((at, ..), number) in order.iter().zip(imported..) {
        *numbers.get_mut(*at).context("a function is not there")? = number;
    }
    let numbers = same.iter().map(|it| numbers.get(*it).copied().context("a function is not there")).collect::<Result<_>>()?;
    let mut written = Module::new();
    let mut writer = Writer { imported, order: order.iter().map(|it| it.0).collect(), numbers };
    writer.parse_core_module(&mut written, Parser::new(0), module).map_err(|error| anyhow!("{error}"))?;
    Ok(written.finish())
}

/// For each function the one that stands for it: the first that says the same.
fn merged(imported: u32, kinds: &[u32], bodies: &[FunctionBody]) -> Result<Vec<usize>> {
    let mut same: Vec<usize> = (0..bodies.len()).collect();
    loop {
        let numbers = same.iter().map(|it| Ok(imported + u32::try_from(*it)?)).collect::<Result<_>>()?;
        let mut writer = Writer { imported, order: Vec::new(), numbers };
        let mut said: HashMap<(u32, Vec<u8>), usize> = HashMap::new();
        let (mut ones, mut found) = (same.clone(), false);
        for (at, (kind, body)) in kinds.iter().zip(bodies).enumerate().filter(|it| same.get(it.0) == Some(&it.0)) {
            let (mut code, mut bytes) = (CodeSection::new(), Vec::new());
            writer.parse_function_body(&mut code, body.clone()).map_err(|error| anyhow!("{error}"))?;
            wasm_encoder::Encode::encode(&code, &mut bytes);
            let one = *said.entry((*kind, bytes)).or_insert(at);
            found |= one != at;
            *ones.get_mut(at).context("a function is not there")? = one;
        }
        if !found {
            return Ok(same);
        }
        // Where what they call has become one, more may say the same.
        same = same.iter().map(|it| ones.get(*it).copied().context("a function is not there")).collect::<Result<_>>()?;
    }
}

/// Writes a module anew.
struct Writer {
    /// How many functions come from outside: those keep their numbers.
    imported: u32,
    /// The functions of the module itself that are left, by their places until now.
    order: Vec<usize>,
    /// By its place until now, the number that a function gets.
    numbers: Vec<u32>,
}

type Written<T> = Result<T, Error<&'static str>>;

/// What was at that place.
fn at<T>(all: &[T], place: usize) -> Written<&T> {
    all.get(place).ok_or(Error::UserError("a function is not there"))
}

impl Reencode for Writer {
    type Error = &'static str;

    fn function_index(&mut self, function: u32) -> Written<u32> {
        match function.checked_sub(self.imported) {
            None => Ok(function),
            Some(place) => at(&self.numbers, place as usize).copied(),
        }
    }

    fn parse_function_section(&mut self, functions: &mut FunctionSection, section: FunctionSectionReader<'_>) -> Written<()> {
        let kinds = section.into_iter().collect::<wasmparser::Result<Vec<u32>>>()?;
        for place in &self.order {
            functions.function(*at(&kinds, *place)?);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Written<()> {
        let bodies = section.into_iter().collect::<wasmparser::Result<Vec<FunctionBody>>>()?;
        for place in self.order.clone() {
            self.parse_function_body(code, at(&bodies, place)?.clone())?;
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Written<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, ExportKind, ExportSection, Function, TypeSection, ValType};

    #[test]
    fn functions_that_are_alike_stand_side_by_side_and_are_still_the_same_ones() {
        let (mut types, mut kinds, mut code, mut exports) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new(), ExportSection::new());
        types.ty().function([], [ValType::I32]);
        // The last one calls the first.
        for (name, constants) in [("a", vec![1]), ("long", vec![7; 90]), ("b", vec![2]), ("calls", vec![]), ("again", vec![1])] {
            let mut function = Function::new([]);
            let mut sink = function.instructions();
            match constants.as_slice() {
                [] => _ = sink.call(0),
                all => all.iter().for_each(|it| _ = sink.i32_const(*it)),
            }
            (1..constants.len()).for_each(|_| _ = sink.i32_add());
            sink.end();
            exports.export(name, ExportKind::Func, kinds.len());
            kinds.function(0);
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&kinds).section(&exports).section(&code);
        module.section(&CustomSection { name: "name".into(), data: b"of functions".into() });
        let written = reorder(&module.finish()).unwrap();
        wasmparser::validate(&written).unwrap();
        assert!(!String::from_utf8_lossy(&written).contains("of functions"));

        let (mut named, mut bodies) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&written) {
            match payload.unwrap() {
                Payload::ExportSection(section) => named.extend(section.into_iter().map(|it| it.unwrap()).map(|it| (it.name, it.index))),
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                _ => {}
            }
        }
        assert_eq!(named, [("a", 1), ("long", 3), ("b", 2), ("calls", 0), ("again", 1)]);
        assert_eq!(bodies.len(), 4);
        // `call 1`, which is `a`.
        assert_eq!(bodies[0], [0, 0x10, 1, 0x0b]);
    }
}
