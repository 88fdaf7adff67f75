//! Several modules of WebAssembly as one: what the split left in many files, and one file's calls of another's functions by way of the
//! table that they share.
//!
//! Smaller in three ways. A call of a function that is in the same file now is a call, with no function between that looks it up in the
//! table. Functions that say the same are one. And numbers take as few bytes as they can: the linker leaves room for larger ones.

use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, HashMap};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, ConstExpr, DataSection, ElementSection, Elements, FunctionSection, ImportSection, Module, TypeSection};
use wasmparser::{DataKind, ElementItems, ElementKind, FuncType, FunctionBody, Operator, Parser, Payload, TypeRef};

/// What a module of a part consists of. All else it takes from the app: memory, table, the pointer to the stack.
#[derive(Default)]
struct Part<'a> {
    types: Vec<FuncType>,
    imports: Vec<wasmparser::Import<'a>>,
    /// The type of each function.
    functions: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    /// Functions put into the table from a place on.
    elements: Vec<(u32, Vec<u32>)>,
    data: Vec<(i32, &'a [u8])>,
}

/// One module that does what these do, whatever the order in which they would have been loaded.
pub fn join(modules: &[&[u8]]) -> Result<Vec<u8>> {
    let parts: Vec<Part> = modules.iter().map(|it| read(it)).collect::<Result<_>>()?;
    let imports = Imports::of(&parts)?;
    let functions = Functions::of(&parts)?;
    let same = functions.merged(&imports)?;
    write(&parts, &imports, &functions, &same)
}

fn read(module: &[u8]) -> Result<Part<'_>> {
    let mut part = Part::default();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::TypeSection(types) => {
                part.types = types.into_iter_err_on_gc_types().collect::<wasmparser::Result<_>>()?;
            }
            Payload::ImportSection(imports) => part.imports = imports.into_imports().collect::<wasmparser::Result<_>>()?,
            Payload::FunctionSection(functions) => part.functions = functions.into_iter().collect::<wasmparser::Result<_>>()?,
            Payload::CodeSectionEntry(body) => part.bodies.push(body),
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element?;
                    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(items)) = (element.kind, element.items) else {
                        bail!("a part fills its table in a way that is not known here");
                    };
                    part.elements.push((constant(&offset_expr)?.cast_unsigned(), items.into_iter().collect::<wasmparser::Result<_>>()?));
                }
            }
            Payload::DataSection(data) => {
                for segment in data {
                    let segment = segment?;
                    let DataKind::Active { offset_expr, .. } = segment.kind else { bail!("a part has data that it does not place") };
                    if !segment.data.is_empty() {
                        part.data.push((constant(&offset_expr)?, segment.data));
                    }
                }
            }
            Payload::ExportSection(exports) => ensure!(exports.count() == 0, "a part exports something"),
            Payload::StartSection { .. } | Payload::GlobalSection(_) | Payload::MemorySection(_) | Payload::TableSection(_) => {
                bail!("a part has a start, or something of its own that is to be the app's")
            }
            _ => {}
        }
    }
    ensure!(part.functions.len() == part.bodies.len(), "a part has functions without a body");
    Ok(part)
}

/// The number that is all of an expression.
fn constant(expression: &wasmparser::ConstExpr) -> Result<i32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value),
        other => bail!("a part places something at {other:?}"),
    }
}

/// What all take from the app, each once; and by which number each part knows it.
struct Imports<'a> {
    all: Vec<wasmparser::Import<'a>>,
    globals: Vec<Vec<u32>>,
}

impl<'a> Imports<'a> {
    fn of(parts: &[Part<'a>]) -> Result<Imports<'a>> {
        let mut imports = Imports { all: Vec::new(), globals: Vec::new() };
        let is_global = |it: &&wasmparser::Import| matches!(it.ty, TypeRef::Global(_));
        for part in parts {
            let mut globals = Vec::new();
            for import in &part.imports {
                ensure!(!matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_) | TypeRef::Tag(_)), "a part imports {}", import.name);
                let known = imports.all.iter().position(|it| (it.module, it.name) == (import.module, import.name));
                let at = known.unwrap_or_else(|| {
                    imports.all.push(*import);
                    imports.all.len() - 1
                });
                if is_global(&import) {
                    globals.push(u32::try_from(imports.all.iter().take(at).filter(is_global).count())?);
                }
            }
            imports.globals.push(globals);
        }
        let several = |kind: fn(&TypeRef) -> bool| 1 < imports.all.iter().filter(|it| kind(&it.ty)).count();
        ensure!(
            !several(|it| matches!(it, TypeRef::Table(_))) && !several(|it| matches!(it, TypeRef::Memory(_))),
            "parts share two tables"
        );
        Ok(imports)
    }
}

/// A function of one of the parts: its number among all of them.
type Id = usize;

struct Functions<'p, 'a> {
    parts: &'p [Part<'a>],
    /// Of each part, the number of its first function.
    first: Vec<Id>,
    all: Vec<(usize, &'p FuncType, &'p FunctionBody<'a>)>,
    /// What stands in the table, as far as these parts fill it.
    table: HashMap<u32, Id>,
}

impl<'p, 'a> Functions<'p, 'a> {
    fn of(parts: &'p [Part<'a>]) -> Result<Self> {
        let mut functions = Functions { parts, first: Vec::new(), all: Vec::new(), table: HashMap::new() };
        for (at, part) in parts.iter().enumerate() {
            let first = functions.all.len();
            functions.first.push(first);
            for (kind, body) in part.functions.iter().zip(&part.bodies) {
                let kind = part.types.get(*kind as usize).context("a function has a type that is not there")?;
                functions.all.push((at, kind, body));
            }
            for (place, listed) in &part.elements {
                functions.table.extend((*place..).zip(listed.iter().map(|it| first + *it as usize)));
            }
        }
        Ok(functions)
    }

    /// For each function the one that stands for it: itself, one that says the same, or the one that it would look up in the table.
    fn merged(&self, imports: &Imports) -> Result<Vec<Id>> {
        let mut same: Vec<Id> = (0..self.all.len()).collect();
        let mut calling: HashMap<(u32, &FuncType), Id> = HashMap::new();
        for (id, (part, kind, body)) in self.all.iter().enumerate() {
            let Some(place) = self.place_called(*part, kind, body)? else { continue };
            let there = self.table.get(&place).filter(|it| self.all.get(**it).is_some_and(|it| it.1 == *kind));
            let stands = there.copied().unwrap_or_else(|| *calling.entry((place, kind)).or_insert(id));
            if let Some(known) = same.get_mut(id) {
                *known = stands;
            }
        }
        loop {
            let mut said: HashMap<(&FuncType, Vec<u8>), Id> = HashMap::new();
            let mut found = false;
            for (id, (part, kind, body)) in self.all.iter().enumerate() {
                if same.get(id) != Some(&id) {
                    continue;
                }
                let mut code = CodeSection::new();
                let mut types = Types::default();
                self.encoder(*part, imports, &same, &mut types)?.parse_function_body(&mut code, (*body).clone()).map_err(reencoding)?;
                let mut bytes = Vec::new();
                wasm_encoder::Encode::encode(&code, &mut bytes);
                types.all.iter().for_each(|it| bytes.extend(format!("{it:?}").bytes()));
                let one = *said.entry((kind, bytes)).or_insert(id);
                found |= one != id;
                said_same(&mut same, id, one);
            }
            // Where what they call has become one, more may say the same.
            if !found {
                return Ok(same);
            }
        }
    }

    /// The place in the table whose function this one calls with what it was given, if it does nothing else.
    fn place_called(&self, part: usize, kind: &FuncType, body: &FunctionBody) -> Result<Option<u32>> {
        let mut reader = body.get_operators_reader()?;
        for given in 0..kind.params().len() {
            let Operator::LocalGet { local_index } = reader.read()? else { return Ok(None) };
            if local_index as usize != given {
                return Ok(None);
            }
        }
        let Operator::I32Const { value } = reader.read()? else { return Ok(None) };
        let Operator::CallIndirect { type_index, .. } = reader.read()? else { return Ok(None) };
        let called = self.parts.get(part).and_then(|it| it.types.get(type_index as usize));
        Ok((matches!(reader.read()?, Operator::End) && called == Some(kind)).then_some(value.cast_unsigned()))
    }

    fn encoder<'e>(&'e self, part: usize, imports: &'e Imports, numbers: &'e [Id], types: &'e mut Types) -> Result<Encoder<'e>> {
        let first = *self.first.get(part).context("no such part")?;
        let globals = imports.globals.get(part).context("no such part")?;
        let part = self.parts.get(part).context("no such part")?;
        Ok(Encoder { part, numbers: numbers.get(first..).unwrap_or_default(), globals, types })
    }
}

/// `id`, and all that it stood for, is `one`.
fn said_same(same: &mut [Id], id: Id, one: Id) {
    if one != id {
        same.iter_mut().filter(|it| **it == id).for_each(|it| *it = one);
    }
}

/// The types that are used, each once.
#[derive(Default)]
struct Types {
    all: Vec<FuncType>,
    numbers: HashMap<FuncType, u32>,
}

impl Types {
    fn number(&mut self, kind: &FuncType) -> u32 {
        *self.numbers.entry(kind.clone()).or_insert_with(|| {
            self.all.push(kind.clone());
            self.all.len() as u32 - 1
        })
    }
}

/// Writes a function of a part anew, with the numbers of the whole.
struct Encoder<'e> {
    part: &'e Part<'e>,
    numbers: &'e [Id],
    globals: &'e [u32],
    types: &'e mut Types,
}

impl Encoder<'_> {
    fn known<T>(found: Option<T>) -> Result<T, reencode::Error<&'static str>> {
        found.ok_or(reencode::Error::UserError("a part uses what is not there"))
    }
}

impl Reencode for Encoder<'_> {
    type Error = &'static str;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<&'static str>> {
        Self::known(self.numbers.get(function as usize).and_then(|it| u32::try_from(*it).ok()))
    }

    fn global_index(&mut self, global: u32) -> Result<u32, reencode::Error<&'static str>> {
        Self::known(self.globals.get(global as usize).copied())
    }

    fn type_index(&mut self, kind: u32) -> Result<u32, reencode::Error<&'static str>> {
        Self::known(self.part.types.get(kind as usize)).map(|it| self.types.number(it))
    }

    // Segments that are not placed at once would have to keep their numbers.
    fn data_index(&mut self, _: u32) -> Result<u32, reencode::Error<&'static str>> {
        Self::known(None)
    }

    fn element_index(&mut self, _: u32) -> Result<u32, reencode::Error<&'static str>> {
        Self::known(None)
    }
}

fn reencoding(error: reencode::Error<&'static str>) -> anyhow::Error {
    anyhow::anyhow!("{error}")
}

fn unknown(error: reencode::Error) -> anyhow::Error {
    anyhow::anyhow!("{error}")
}

fn write(parts: &[Part], imports: &Imports, functions: &Functions, same: &[Id]) -> Result<Vec<u8>> {
    // The numbers of those that are left.
    let left: BTreeMap<Id, usize> = (0..same.len()).filter(|id| same.get(*id) == Some(id)).zip(0..).collect();
    let numbers: Vec<Id> = same.iter().map(|it| left.get(it).copied().context("a function is gone")).collect::<Result<_>>()?;
    let (mut types, mut kinds, mut code) = (Types::default(), FunctionSection::new(), CodeSection::new());
    for (part, kind, body) in left.keys().filter_map(|it| functions.all.get(*it)) {
        kinds.function(types.number(kind));
        functions.encoder(*part, imports, &numbers, &mut types)?.parse_function_body(&mut code, (*body).clone()).map_err(reencoding)?;
    }
    let (mut elements, mut data) = (ElementSection::new(), DataSection::new());
    for (part, first) in parts.iter().zip(&functions.first) {
        for (place, listed) in &part.elements {
            let listed: Option<Vec<u32>> = listed.iter().map(|it| numbers.get(first + *it as usize).map(|it| *it as u32)).collect();
            let listed = Elements::Functions(listed.context("the table names a function that is not there")?.into());
            elements.active(None, &ConstExpr::i32_const(place.cast_signed()), listed);
        }
        for (place, bytes) in &part.data {
            data.active(0, &ConstExpr::i32_const(*place), bytes.iter().copied());
        }
    }
    let mut section = TypeSection::new();
    for kind in &types.all {
        section.ty().func_type(&wasm_encoder::FuncType::try_from(kind.clone()).map_err(unknown)?);
    }
    let mut taken = ImportSection::new();
    for import in &imports.all {
        taken.import(import.module, import.name, wasm_encoder::EntityType::try_from(import.ty).map_err(unknown)?);
    }
    let mut module = Module::new();
    module.section(&section).section(&taken).section(&kinds).section(&elements).section(&code).section(&data);
    let joined = module.finish();
    wasmparser::validate(&joined).context("what was joined is no WebAssembly")?;
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, Function, GlobalType, MemoryType, RefType, TableType, ValType};

    /// A part that takes memory, table and the pointer to the stack from the app, and has these functions of one number, which give
    /// one back, and this in the table.
    fn part(functions: &[Function], place: i32, listed: &[u32], data: (i32, &str)) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], [ValType::I32]);
        let mut imports = ImportSection::new();
        let pointer = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
        let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        let table = TableType { element_type: RefType::FUNCREF, minimum: 9, maximum: None, table64: false, shared: false };
        imports.import("app", "pointer", EntityType::Global(pointer)).import("app", "memory", EntityType::Memory(memory));
        imports.import("app", "table", EntityType::Table(table));
        let (mut kinds, mut code, mut elements, mut bytes) =
            (FunctionSection::new(), CodeSection::new(), ElementSection::new(), DataSection::new());
        for function in functions {
            kinds.function(1);
            code.function(function);
        }
        elements.active(Some(0), &ConstExpr::i32_const(place), Elements::Functions(listed.into()));
        bytes.active(0, &ConstExpr::i32_const(data.0), data.1.bytes());
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&kinds).section(&elements).section(&code).section(&bytes);
        module.finish()
    }

    fn function(write: impl Fn(&mut wasm_encoder::InstructionSink)) -> Function {
        let mut function = Function::new([]);
        let mut sink = function.instructions();
        write(&mut sink);
        sink.end();
        function
    }

    /// What is given, and so many more.
    fn adding(number: i32) -> Function {
        function(|it| _ = it.local_get(0).i32_const(number).i32_add())
    }

    /// What the function at that place in the table makes of it.
    fn looking_up(place: i32) -> Function {
        function(|it| _ = it.local_get(0).i32_const(place).call_indirect(0, 1))
    }

    fn calling(number: u32) -> Function {
        function(|it| _ = it.local_get(0).call(number))
    }

    /// Instructions of each function, and what the table holds.
    fn seen(module: &[u8]) -> (Vec<String>, Vec<(u32, Vec<u32>)>) {
        let part = read(module).unwrap();
        let code = part.bodies.iter().map(|body| {
            let ops = body.get_operators_reader().unwrap().into_iter().map(|it| format!("{:?}", it.unwrap()));
            ops.collect::<Vec<_>>().join(" ")
        });
        (code.collect(), part.elements)
    }

    #[test]
    fn what_was_looked_up_in_the_table_is_called_where_it_is_in_the_same_file() {
        let one = part(&[adding(1)], 3, &[0], (8, "a"));
        let other = part(&[looking_up(3), calling(0), looking_up(7)], 4, &[1], (16, "b"));
        let (code, table) = seen(&join(&[&one, &other]).unwrap());
        // Nobody but the second part fills place 7, so it is still looked up.
        assert_eq!(code.len(), 3, "{code:?}");
        assert!(code[1].contains("Call { function_index: 0 }") && code[2].contains("CallIndirect"), "{code:?}");
        assert_eq!(table, [(3, vec![0]), (4, vec![1])]);
    }

    #[test]
    fn functions_that_say_the_same_are_one_and_so_are_those_that_call_them() {
        let one = part(&[adding(1), calling(0), adding(2)], 3, &[1], (8, "a"));
        let other = part(&[adding(2), adding(1), calling(1)], 4, &[2], (16, "b"));
        let (code, table) = seen(&join(&[&one, &other]).unwrap());
        assert_eq!(code.len(), 3, "{code:?}");
        // Each has its own place in the table: what is compared by that stays different.
        assert_eq!(table, [(3, vec![1]), (4, vec![1])]);
    }

    #[test]
    fn data_and_imports_are_all_there_once() {
        let one = part(&[adding(1)], 3, &[0], (8, "a"));
        let other = part(&[adding(2)], 4, &[0], (16, ""));
        let joined = join(&[&one, &other]).unwrap();
        let read = read(&joined).unwrap();
        assert_eq!((read.data, read.imports.len(), read.types.len()), (vec![(8, "a".as_bytes())], 3, 1));
    }

    #[test]
    fn what_cannot_be_joined_is_refused() {
        let mut module = Module::new();
        module.section(&wasm_encoder::StartSection { function_index: 0 });
        assert!(join(&[&module.finish()]).is_err());
        assert!(join(&[b"no WebAssembly"]).is_err());
    }
}
