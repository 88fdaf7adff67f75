//! The files of a pack, in memory.

use std::io;
use std::path::{Path, PathBuf};

/// A file with its path as it is shown in messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the folder of the pack, with forward slashes: `tools/secondment.yaml`.
    pub name: String,
    /// The path as shown in messages.
    pub shown: String,
    /// The text.
    pub text: String,
}

/// All files of a pack, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The files.
    pub files: Vec<SourceFile>,
}

/// The folder of a pack that holds its case files, which are no part of the pack itself.
pub const CASES: &str = "cases";

/// The file in it that holds the cases of the search.
pub const SEARCH_CASES: &str = "search.yaml";

impl Sources {
    /// Reads the files of a pack: every `.yaml` file below its folder but its cases and those of its search.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read.
    pub fn read_pack(folder: &Path) -> io::Result<Sources> {
        let mut sources = Sources::read(folder)?;
        sources.files.retain(|file| !file.name.starts_with("cases/") && file.name != SEARCH_CASES);
        Ok(sources)
    }

    /// Reads every `.yaml` file below a folder.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read.
    pub fn read(folder: &Path) -> io::Result<Sources> {
        let mut paths = Vec::new();
        collect(folder, &mut paths)?;
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push(SourceFile { name, shown: path.display().to_string(), text: std::fs::read_to_string(&path)? });
        }
        Ok(Sources { files })
    }

    /// The files whose name begins so.
    pub fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (usize, &'a SourceFile)> {
        self.files.iter().enumerate().filter(move |(_, it)| it.name.starts_with(prefix))
    }
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|it| it == "yaml") {
            into.push(path);
        }
    }
    Ok(())
}
