//! boot.js, out of its pieces in boot/: one script and one function, so that the page asks for no more files than before, and what one piece
//! declares, all know.

use crate::run::top;
use anyhow::{Context, Result, anyhow, bail};
use oxc_allocator::Allocator;
use oxc_ast::ast::Statement;
use oxc_parser::Parser;
use oxc_span::SourceType;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// In the order in which they run. What runs at once may use what an earlier piece has set, and the functions of all.
const PIECES: [&str; 6] = ["shared.js", "page.js", "failure.js", "files.js", "offline.js", "start.js"];

/// The script as the page names it.
pub fn script() -> Result<String> {
    joined(&top().join("boot"))
}

fn joined(folder: &Path) -> Result<String> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} is where the pieces of boot.js lie.", folder.display()))? {
        let name = entry?.file_name().display().to_string();
        let is_known = !name.ends_with(".js") || PIECES.contains(&name.as_str());
        let listed = if is_known { Ok(()) } else { Err(anyhow!("boot/{name} is no piece of boot.js yet")) };
        listed.context("Put it into the list of xtask/src/boot.rs, where it is to run.")?;
    }
    let mut declared = BTreeMap::new();
    let mut script = "(function () {\n'use strict';\n".to_owned();
    for name in PIECES {
        let text = fs::read_to_string(folder.join(name)).map_err(|error| anyhow!("boot/{name} cannot be read: {error}"));
        let text = text.context("Bring it back, or take it out of the list of xtask/src/boot.rs.")?;
        // Two functions of one name would be one, without a word.
        for known in names(name, &text)? {
            if let Some(other) = declared.insert(known.clone(), name) {
                return Err(anyhow!("`{known}` is declared in boot/{other} and in boot/{name}")).context("Give one of them another name.");
            }
        }
        script.push_str(&text);
    }
    script.push_str("})();\n");
    Ok(script)
}

/// What a piece declares for all of them.
fn names(name: &str, text: &str) -> Result<Vec<String>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::cjs()).parse();
    if let Some(error) = parsed.errors.first() {
        let at = error.labels.iter().flatten().next().map_or(0, |it| it.offset());
        let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        bail!("boot/{name}:{line}: {error}");
    }
    let mut names = Vec::new();
    for statement in &parsed.program.body {
        match statement {
            Statement::FunctionDeclaration(function) => names.extend(function.id.iter().map(|it| it.name.to_string())),
            Statement::VariableDeclaration(variables) => {
                names.extend(variables.declarations.iter().filter_map(|it| it.id.get_identifier_name()).map(|it| it.to_string()));
            }
            _ => {}
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as they are, after a change, and what is said of it.
    fn said(change: &dyn Fn(&Path)) -> String {
        let folder = std::env::temp_dir().join(format!("boot pieces {:?}", std::thread::current().id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for name in PIECES {
            fs::copy(top().join("boot").join(name), folder.join(name)).unwrap();
        }
        change(&folder);
        let said = joined(&folder).map_or_else(|it| it.root_cause().to_string(), |_| String::new());
        fs::remove_dir_all(&folder).unwrap();
        said
    }

    fn add(folder: &Path, name: &str, more: &str) {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        fs::write(folder.join(name), text + more).unwrap();
    }

    #[test]
    fn a_piece_that_is_missing_broken_or_at_odds_is_named() {
        assert_eq!(said(&|_| {}), "");
        assert!(said(&|folder| fs::remove_file(folder.join("page.js")).unwrap()).starts_with("boot/page.js cannot be read: "));
        assert!(said(&|folder| fs::write(folder.join("more.js"), "").unwrap()).starts_with("boot/more.js is no piece"));
        let lines = fs::read_to_string(top().join("boot/page.js")).unwrap().lines().count();
        assert!(said(&|folder| add(folder, "page.js", "\n)")).starts_with(&format!("boot/page.js:{}: ", lines + 2)));
        assert!(said(&|folder| add(folder, "page.js", "(function () {")).starts_with("boot/page.js:"));
        assert_eq!(
            said(&|folder| add(folder, "start.js", "function whole() {}")),
            "`whole` is declared in boot/page.js and in boot/start.js"
        );
    }

    #[test]
    fn every_piece_is_in_the_script_once_and_in_its_order() {
        let script = script().unwrap();
        let texts = PIECES.map(|it| fs::read_to_string(top().join("boot").join(it)).unwrap());
        let mut from = 0;
        for text in &texts {
            assert_eq!(script.matches(text.as_str()).count(), 1);
            let at = script.find(text.as_str()).unwrap();
            assert!(from <= at);
            from = at + text.len();
        }
        assert!(script.starts_with("(function () {\n'use strict';\n") && script[from..].starts_with("})();"));
    }
}
