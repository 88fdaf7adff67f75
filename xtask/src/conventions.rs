//! How the code is written, where neither the compiler nor clippy says so.

#![allow(clippy::unwrap_used, reason = "a test may stop where it must")]

use proc_macro2::{LineColumn, Span, TokenStream, TokenTree};
use rstml::node::{Node, NodeAttribute, NodeBlock};
use rstml::{Parser, ParserConfig};
use std::fs;
use std::path::{Path, PathBuf};
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, File, Token};

/// Where code lies.
const FOLDERS: [&str; 7] = ["boot", "crates", "public", "src", "style", "tests", "xtask"];

/// More lines than these have a file of their own to go to.
const LINES: usize = 600;

/// More files than these make sub-folders.
const FILES: usize = 20;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A path as it is named in the repository.
fn named(path: &Path) -> String {
    path.strip_prefix(top()).unwrap().display().to_string()
}

/// Every file of code in a folder, and how many lie in each folder. What others wrote is theirs.
fn code(folder: &Path, found: &mut Vec<PathBuf>, counts: &mut Vec<(PathBuf, usize)>) {
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("vendor") && !path.ends_with("target") {
                code(&path, found, counts);
            }
        } else if path.extension().is_some_and(|it| ["rs", "js", "css"].iter().any(|kind| it == *kind)) {
            found.push(path);
            count += 1;
        }
    }
    counts.push((folder.to_owned(), count));
}

fn all_code() -> (Vec<PathBuf>, Vec<(PathBuf, usize)>) {
    let (mut found, mut counts) = (vec![top().join("build.rs")], Vec::new());
    FOLDERS.iter().for_each(|it| code(&top().join(it), &mut found, &mut counts));
    assert!(500 < found.len());
    (found, counts)
}

#[test]
fn files_and_folders_are_short() {
    let (found, counts) = all_code();
    let mut wrong = Vec::new();
    for path in found {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        if LINES < lines {
            wrong.push(format!("{} has {lines} lines, more than {LINES}", named(&path)));
        }
    }
    for (path, count) in counts.iter().filter(|it| FILES < it.1) {
        wrong.push(format!("{} has {count} files of code, more than {FILES}", named(path)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `it` is what a closure or an arm of one line is about; what is still there on the next line has a name.
#[test]
fn it_is_of_one_line() {
    let mut wrong = Vec::new();
    for path in all_code().0.into_iter().filter(|it| it.extension().is_some_and(|it| it == "rs")) {
        let found = longer(&fs::read_to_string(&path).unwrap());
        wrong.extend(found.into_iter().map(|(line, what)| format!("{}:{line}: {what} is called `it`", named(&path))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_lives_longer_than_a_line_is_found() {
    let found = |text: &str| longer(text).into_iter().map(|it| it.0).collect::<Vec<_>>();
    let fine = "fn f() {\n a.map(|it| it.b).map(|&(_, it)| it);\n match a { Ok(it) => it, }\n if let Some(it) = a { it }\n matches!(a, Some(it) if it)\n}";
    assert!(found(fine).is_empty());
    assert_eq!(found("fn f(it: u8) {}"), [1]);
    assert_eq!(found("impl A {\n fn f(&self, it: u8) {}\n}"), [2]);
    assert_eq!(found("struct A {\n it: u8,\n}\nenum B { C { it: u8 } }"), [2, 4]);
    assert_eq!(found("fn f() {\n let it = 1;\n for it in a {}\n let (it, b) = c;\n}"), [2, 3, 4]);
    assert_eq!(found("fn f() {\n a.map(|it| {\n it\n })\n}"), [2]);
    assert_eq!(found("fn f() {\n match a {\n Ok(it) => {\n it\n }\n }\n if let Some(it) = a {\n it\n }\n}"), [3, 7]);
    assert_eq!(found("fn f() {\n assert!(a.all(|it| match it {\n _ => true,\n }), \"{a}\");\n}"), [2]);
    assert_eq!(found("fn f() {\n json!({ \"a\": b.map(|it| json!({\n \"c\": it\n })) })\n}"), [2]);
    assert_eq!(
        found(
            "fn f() {\n view! { <a on:click=move |it| go(it) class=\"b\">\n {c.map(|it| {\n it\n })}\n </a> <a on:click=move |it| {\n it\n }/> }\n}"
        ),
        [3, 6]
    );
}

/// The lines on which something of more than a line is called `it`, and what it is.
fn longer(text: &str) -> Vec<(usize, &'static str)> {
    let mut names = Names { found: Vec::new() };
    names.visit_file(&syn::parse_file(text).unwrap());
    names.found
}

/// Goes past what stands on one line: what is in it, does too.
struct Names {
    found: Vec<(usize, &'static str)>,
}

impl Names {
    /// What a macro takes, as far as it is Rust: values, statements or items; else what stands in its brackets.
    fn tokens(&mut self, tokens: TokenStream) {
        let values = |input: ParseStream<'_>| Punctuated::<Expr, Token![,]>::parse_terminated(input);
        if let Ok(values) = values.parse2(tokens.clone()) {
            values.iter().for_each(|it| self.visit_expr(it));
        } else if let Ok(statements) = Block::parse_within.parse2(tokens.clone()) {
            statements.iter().for_each(|it| self.visit_stmt(it));
        } else if let Ok(file) = syn::parse2::<File>(tokens.clone()) {
            self.visit_file(&file);
        } else {
            for token in tokens {
                if let TokenTree::Group(group) = token {
                    self.tokens(group.stream());
                }
            }
        }
    }

    fn view(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Element(element) => {
                    for attribute in element.attributes() {
                        match attribute {
                            NodeAttribute::Attribute(attribute) => attribute.value().into_iter().for_each(|it| self.visit_expr(it)),
                            NodeAttribute::Block(block) => self.braces(block),
                        }
                    }
                    self.view(&element.children);
                }
                Node::Fragment(fragment) => self.view(&fragment.children),
                Node::Block(block) => self.braces(block),
                _ => {}
            }
        }
    }

    fn braces(&mut self, block: &NodeBlock) {
        match block {
            NodeBlock::ValidBlock(block) => self.visit_block(block),
            NodeBlock::Invalid(invalid) => self.tokens(invalid.body.clone()),
        }
    }
}

impl<'a> Visit<'a> for Names {
    fn visit_pat_ident(&mut self, name: &'a syn::PatIdent) {
        if name.ident == "it" {
            self.found.push((name.ident.span().start().line, "a parameter or a variable"));
        }
        visit::visit_pat_ident(self, name);
    }

    fn visit_field(&mut self, field: &'a syn::Field) {
        if let Some(name) = field.ident.as_ref().filter(|it| *it == "it") {
            self.found.push((name.span().start().line, "a field"));
        }
        visit::visit_field(self, field);
    }

    fn visit_expr_closure(&mut self, closure: &'a syn::ExprClosure) {
        if !is_one_line(closure.span().start(), closure.span()) {
            visit::visit_expr_closure(self, closure);
        }
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        if !is_one_line(arm.span().start(), arm.span()) {
            visit::visit_arm(self, arm);
        }
    }

    fn visit_expr_if(&mut self, condition: &'a syn::ExprIf) {
        if !is_one_line(condition.span().start(), condition.then_branch.span()) {
            self.visit_expr(&condition.cond);
            self.visit_block(&condition.then_branch);
        }
        condition.else_branch.iter().for_each(|it| self.visit_expr(&it.1));
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        if is_one_line(call.span().start(), call.span()) {
            return;
        }
        if call.path.segments.last().is_some_and(|it| it.ident == "view") {
            let parser = Parser::new(ParserConfig::default().recover_block(true));
            self.view(&parser.parse_recoverable(call.tokens.clone()).split_vec().0);
        } else {
            self.tokens(call.tokens.clone());
        }
    }
}

fn is_one_line(start: LineColumn, to: Span) -> bool {
    start.line == to.end().line
}
