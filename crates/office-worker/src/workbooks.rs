//! Workbooks that villages fill in: a blank one made, filled ones read into drafts.

use exchange::draft_file;
use office::archive;
use office::context;
use office::paper::{self, Subject};
use office::workbook::problem::Refusal;
use office::workbook::read::read;
use pack::{hash, pack};
use policy::model::text::Text;
use rollup::import::{ImportError, check_size};
use rollup::protocol::{Form, GeneratedFile, ReadWorkbook};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::Context;

/// A workbook for the unit of a draft.
pub fn blank(context: Context, draft: &str) -> Result<(GeneratedFile, Vec<u8>), String> {
    let paper_context = context::Context { pack: pack(), hash: hash(), today: context.today, language: context.language };
    paper::make(paper_context, Form::Excel, &Subject::Workbook(draft))
}

/// Many drafts as one file.
pub fn archive(context: Context, files: &[(String, String)]) -> Result<(GeneratedFile, Vec<u8>), String> {
    let paper_context = context::Context { pack: pack(), hash: hash(), today: context.today, language: context.language };
    paper::make(paper_context, Form::Archive, &Subject::Drafts(files))
}

/// The files that one is made of: those of an archive that is no workbook, or else the file itself.
///
/// # Errors
/// Where an archive cannot be opened; it is named whole.
pub fn files_of(name: String, bytes: Vec<u8>) -> Result<Vec<(String, Vec<u8>)>, Text> {
    // An Office file is an archive, too; what is wrong with one is said by whoever reads those.
    match archive::is_packed(&name, &bytes) {
        true => archive::read(&bytes).map_err(|it| it.text()),
        false => Ok(vec![(name, bytes)]),
    }
}

/// The draft of a filled workbook as the text of its file, and what was noticed. Nothing where it is no workbook at all, so that others
/// may say what it is.
pub fn draft_of(bytes: &[u8]) -> Option<Result<(String, Vec<Text>), Text>> {
    if !office::workbook::read::may_be_workbook(bytes) {
        return None;
    }
    match read(pack(), hash(), bytes) {
        Ok(filled) => Some(Ok((draft_file::write(pack(), hash(), &filled.draft), filled.told()))),
        Err(Refusal::File(ledger::problem::Problem::NotATable(_))) => None,
        Err(refusal) => Some(Err(refusal.text())),
    }
}

/// Reads every workbook that was handed in.
pub async fn read_all(context: Context, files: &js_sys::Array) -> Vec<ReadWorkbook> {
    let files: Vec<web_sys::File> = files.iter().filter_map(|it| it.dyn_into().ok()).collect();
    let mut all = Vec::new();
    for file in files {
        let in_words = |it: Text| it.in_language(context.language).to_owned();
        match read_one(&file).await {
            Ok(files) => all.extend(files.into_iter().map(|(file, read)| match read {
                Ok((draft, told)) => ReadWorkbook { file, draft: Ok(draft), told: told.into_iter().map(in_words).collect() },
                Err(why) => ReadWorkbook { file, draft: Err(in_words(why)), told: Vec::new() },
            })),
            Err(why) => all.push(ReadWorkbook { file: file.name(), draft: Err(in_words(why)), told: Vec::new() }),
        }
    }
    all
}

/// A draft as the text of its file and what was noticed, or why it was not taken.
type ReadDraft = Result<(String, Vec<Text>), Text>;

/// Every draft of a file, by the names of the files: a workbook holds one, an archive many.
async fn read_one(file: &web_sys::File) -> Result<Vec<(String, ReadDraft)>, Text> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser's sizes are whole and not negative")]
    check_size(file.size() as u64).map_err(|it| it.text())?;
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| ImportError::NotReadable.text())?;
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    let files = files_of(file.name(), bytes)?;
    let is_packed = 1 < files.len() || files.first().is_some_and(|it| it.0 != file.name());
    let one = |(name, bytes): (String, Vec<u8>)| {
        let text = || String::from_utf8(bytes.clone()).map(|it| (it, Vec::new())).map_err(|_| ImportError::NotText.text());
        let draft = draft_of(&bytes).unwrap_or_else(|| if is_packed { text() } else { Err(Refusal::Foreign.text()) });
        (name, draft)
    };
    Ok(files.into_iter().map(one).collect())
}
