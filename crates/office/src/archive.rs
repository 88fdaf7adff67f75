//! Many drafts as one zip archive, and the files of one that somebody hands in: ours, or one that a township has packed itself.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use encoding_rs::GB18030;
use exchange::sanitize;
use exchange::wire::schema::MAX_BYTES;
use policy::model::text::Text;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most files of an archive.
pub const MAX_FILES: usize = 3_000;

/// The most bytes that the files of an archive may have together when they are unpacked.
pub const MAX_UNPACKED: u64 = 100_000_000;

/// Why an archive is not opened, or one of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveProblem {
    /// A password is needed.
    Protected,
    /// It is cut short or cannot be unpacked.
    Damaged,
    /// It holds more files than are taken.
    TooManyFiles(usize),
    /// It grows beyond all bounds when it is unpacked.
    TooLarge,
    /// It holds no file.
    Nothing,
}

impl ArchiveProblem {
    /// In words, with what to do about it.
    pub fn text(&self) -> Text {
        let (zh, en) = match self {
            ArchiveProblem::Protected => {
                ("压缩包有密码，没有打开。请去掉密码再打包。".to_owned(), "The archive needs a password. Pack it without one.".to_owned())
            }
            ArchiveProblem::Damaged => {
                ("压缩包不完整，没有打开。请重新打包。".to_owned(), "The archive is damaged and was not opened. Pack it again.".to_owned())
            }
            ArchiveProblem::TooManyFiles(files) => (
                format!("压缩包里有{files}个文件，一次最多收{MAX_FILES}个，没有打开。请分成几个压缩包。"),
                format!("The archive holds {files} files; {MAX_FILES} are taken at once. Split it."),
            ),
            ArchiveProblem::TooLarge => (
                format!("压缩包展开后超过{}MB，没有打开。草稿没有这样大。", MAX_UNPACKED / 1_000_000),
                format!("Unpacked, the archive has more than {} MB; drafts are not so large. It was not opened.", MAX_UNPACKED / 1_000_000),
            ),
            ArchiveProblem::Nothing => ("压缩包里没有文件。".to_owned(), "There is no file in the archive.".to_owned()),
        };
        Text { zh, en }
    }
}

fn problem(error: ZipError) -> ArchiveProblem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => ArchiveProblem::Protected,
        // An error of others, which may grow: whatever it is, the file cannot be read.
        _ => ArchiveProblem::Damaged,
    }
}

/// Files as an archive: each its name and its text. Two of one name are told apart by a number.
///
/// # Errors
/// Where the archive cannot be made, or does not hold what was put in.
pub fn write(files: &[(String, String)]) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The time of packing says nothing of the drafts, and the same drafts give the same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut taken = BTreeSet::new();
    for (name, text) in files {
        archive.start_file(unlike(&plain(name), &mut taken), options).map_err(|it| it.to_string())?;
        archive.write_all(text.as_bytes()).map_err(|it| it.to_string())?;
    }
    let bytes = archive.finish().map_err(|it| it.to_string())?.into_inner();
    let found = read(&bytes).map_err(|it| it.text().zh)?;
    let same = found.len() == files.len() && found.iter().zip(files).all(|(found, put)| found.1 == put.1.as_bytes());
    if same { Ok(bytes) } else { Err("read back".to_owned()) }
}

/// Without what file systems do not take.
fn plain(name: &str) -> String {
    let plain: String = name.chars().map(|it| if it.is_alphanumeric() || "-.·（） ".contains(it) { it } else { '_' }).collect();
    plain.trim_start_matches('.').to_owned()
}

fn unlike(name: &str, taken: &mut BTreeSet<String>) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = |number: usize| if number == 1 { name.to_owned() } else { format!("{stem} ({number}).{ending}") };
    let free = (1..).map(numbered).find(|it| taken.insert(it.to_lowercase()));
    free.unwrap_or_default()
}

/// Whether a file is an archive of files, and no Office file, which is an archive of its parts. One that cannot be looked into is what its
/// name says.
pub fn is_packed(name: &str, bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"PK") {
        return false;
    }
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => !archive.file_names().filter_map(Result::ok).any(|it| it == "[Content_Types].xml"),
        Err(_) => name.to_lowercase().ends_with(".zip"),
    }
}

/// The files of an archive in its order, each its name and its bytes. Folders are looked into, what systems add to an archive is not.
///
/// # Errors
/// Where nothing of it can be taken.
pub fn read(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ArchiveProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(problem)?;
    if MAX_FILES < archive.len() {
        return Err(ArchiveProblem::TooManyFiles(archive.len()));
    }
    let (mut found, mut unpacked) = (Vec::new(), 0_u64);
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(problem)?;
        let name = name_of(part.name_raw());
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if part.is_dir() || last.is_empty() || last.starts_with('.') || name.starts_with("__MACOSX") {
            continue;
        }
        // Sizes that an archive tells may be lies: no more is read than is taken, and one byte, by which it is seen that there is more.
        let mut bytes = Vec::new();
        part.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|_| ArchiveProblem::Damaged)?;
        unpacked += bytes.len() as u64;
        if MAX_UNPACKED < unpacked {
            return Err(ArchiveProblem::TooLarge);
        }
        found.push((sanitize::line(&last, sanitize::MAX_NAME).text, bytes));
    }
    if found.is_empty() { Err(ArchiveProblem::Nothing) } else { Ok(found) }
}

/// Names in UTF-8, or as Windows writes them in China.
fn name_of(raw: &[u8]) -> String {
    core::str::from_utf8(raw).map_or_else(|_| GB18030.decode(raw).0.into_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_and_no_name_stands_twice() {
        let files = [("石桥村-2020.json", "{\"a\":1}"), ("石桥村-2020.json", "{\"a\":2}"), ("../a/b.json", "")];
        let files = files.map(|it| (it.0.to_owned(), it.1.to_owned()));
        let found = read(&write(&files).unwrap()).unwrap();
        assert_eq!(found.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), ["石桥村-2020.json", "石桥村-2020 (2).json", "_a_b.json"]);
        assert_eq!(found[1].1, b"{\"a\":2}");
    }

    #[test]
    fn what_grows_beyond_all_bounds_is_not_unpacked() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..30 {
            archive.start_file(format!("{at}.json"), SimpleFileOptions::default()).unwrap();
            archive.write_all(&vec![b' '; 10_000_000]).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < 1_000_000);
        assert_eq!(read(&bytes), Err(ArchiveProblem::TooLarge));
        assert_eq!(read(&bytes[..bytes.len() / 2]), Err(ArchiveProblem::Damaged));
        assert_eq!(read(&write(&[]).err().unwrap_or_default().into_bytes()), Err(ArchiveProblem::Damaged));
    }

    #[test]
    fn names_that_windows_wrote_are_read() {
        let (raw, _, _) = GB18030.encode("石桥村.json");
        assert_eq!(name_of(&raw), "石桥村.json");
    }

    proptest! {
        /// Whatever is in it, nothing stops the reader; and a file that was put in comes out as it was.
        #[test]
        fn nothing_stops_it(files in proptest::collection::vec(("\\PC{1,12}", "\\PC{0,80}"), 1..5), cut in 0_usize..400) {
            let files: Vec<(String, String)> = files.into_iter().map(|it| (format!("x{}.json", it.0), it.1)).collect();
            let bytes = write(&files).unwrap();
            let _ = read(&bytes[..cut.min(bytes.len())]);
            prop_assert_eq!(read(&bytes).unwrap().len(), files.len());
        }
    }
}
