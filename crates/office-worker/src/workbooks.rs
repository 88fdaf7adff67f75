//! Workbooks that villages fill in: a blank one made, filled ones read into drafts.

use exchange::draft_file;
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
    let paper_context = paper::Context { pack: pack(), hash: hash(), today: context.today, language: context.language };
    paper::make(paper_context, Form::Excel, &Subject::Workbook(draft))
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
        let (draft, told) = match read_one(&file).await {
            Ok((draft, told)) => (Ok(draft), told),
            Err(why) => (Err(why), Vec::new()),
        };
        let in_words = |it: Text| it.in_language(context.language).to_owned();
        all.push(ReadWorkbook { file: file.name(), draft: draft.map_err(in_words), told: told.into_iter().map(in_words).collect() });
    }
    all
}

async fn read_one(file: &web_sys::File) -> Result<(String, Vec<Text>), Text> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser's sizes are whole and not negative")]
    check_size(file.size() as u64).map_err(|it| it.text())?;
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| ImportError::NotReadable.text())?;
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    draft_of(&bytes).unwrap_or_else(|| Err(Refusal::Foreign.text()))
}
