//! A new pack from a skeleton that checks clean. `cargo xtask new-pack`.

use std::path::{Path, PathBuf};

use crate::check::document::is_pack_id;
use crate::output::binary::OWN_PACK;

/// What in a file of the skeleton stands for the id.
const ID: &str = "id: ID";

/// The templates of explanations, which every pack has and most leave as they are.
const SENTENCES: &str = "sentences.yaml";

/// Copies the skeleton into `data/ID` below `top`, and says where.
///
/// # Errors
/// An id that is taken, or cannot be one; or the file that cannot be written.
pub fn new_pack(top: &Path, skeleton: &Path, id: &str) -> Result<PathBuf, String> {
    if !is_pack_id(id) {
        return Err(format!("`{id}` cannot be the id of a pack: write it in small letters, digits and hyphens, as in other-2021"));
    }
    let folder = top.join("data").join(id);
    if folder.exists() || id == "schema" {
        return Err(format!("data/{id} is there already: choose another id, or change what is there"));
    }
    let written =
        copy(skeleton, &folder, id).and_then(|()| std::fs::copy(top.join(OWN_PACK).join(SENTENCES), folder.join(SENTENCES)).map(|_| ()));
    written.map(|()| folder).map_err(|error| format!("data/{id} could not be written: {error}"))
}

fn copy(from: &Path, to: &Path, id: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let (path, target) = entry.map(|it| (it.path(), to.join(it.file_name())))?;
        if path.is_dir() {
            copy(&path, &target, id)?;
        } else {
            std::fs::write(target, std::fs::read_to_string(path)?.replace(ID, &format!("id: {id}")))?;
        }
    }
    Ok(())
}
