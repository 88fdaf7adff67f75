//! `cargo xtask schema`: a JSON Schema for each kind of data file, from the Rust types, into data/schema/.

use crate::run::{Failure, top};
use authoring::schema::schemas;

/// Writes the schemas; with `check`, says whether those that lie there are the same.
pub fn schema(check: bool) -> Result<(), Failure> {
    let folder = top().join("data/schema");
    let unwritable = |error: std::io::Error| Failure::new(format!("{} could not be written: {error}.", folder.display()));
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    for (name, schema) in schemas() {
        let text =
            serde_json::to_string_pretty(&schema).map_err(|error| Failure::new(format!("{name} could not be made: {error}.")))? + "\n";
        let path = folder.join(name);
        if check {
            if std::fs::read_to_string(&path).unwrap_or_default() != text {
                return Err(Failure::new(format!("data/schema/{name} is not what the types say.")).next("Run `cargo xtask schema`."));
            }
        } else {
            std::fs::write(&path, text).map_err(unwritable)?;
            println!("data/schema/{name}");
        }
    }
    Ok(())
}
