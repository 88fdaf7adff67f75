//! `cargo xtask schema`: a JSON Schema for each kind of data file, from the Rust types, into data/schema/.

use crate::run::shell;
use anyhow::{Result, ensure};
use authoring::schema::schemas;

/// Writes the schemas; with `check`, says whether those that lie there are the same.
pub fn schema(check: bool) -> Result<()> {
    let shell = shell()?;
    for (name, schema) in schemas() {
        let text = serde_json::to_string_pretty(&schema)? + "\n";
        let path = format!("data/schema/{name}");
        if check {
            let same = shell.read_file(&path).is_ok_and(|it| it == text);
            ensure!(same, "{path} is not what the types say: run `cargo xtask schema`");
        } else {
            shell.write_file(&path, text)?;
            println!("{path}");
        }
    }
    Ok(())
}
