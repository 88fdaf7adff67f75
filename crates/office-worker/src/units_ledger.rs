//! A ledger of villages that the township has already: read and shown, and taken in once somebody has confirmed it.

use ledger::personal::Role;
use office::units_ledger::{NAME, UnitsLedger, places};
use pack::pack;
use policy::explain::wording::answer_in_words;
use rollup::import::ImportError;
use rollup::ledger::{LedgerAsk, LedgerView};
use rollup::level::Level;
use rollup::people::RosterColumn;
use rollup::protocol::{Response, TableQuery};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::messages::words;
use crate::{Answer, Context, tables};

/// Answers the page.
pub async fn answer(
    context: Context,
    level: Level,
    query: &TableQuery,
    asked: &LedgerAsk,
    files: &js_sys::Array,
) -> Result<Answer, String> {
    let language = context.language;
    let file: web_sys::File = files.get(0).dyn_into().map_err(|_| words(language).no_list.to_owned())?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser's sizes are whole and not negative")]
    let size = file.size() as usize;
    // Else it would be brought into memory only to be refused.
    if ledger::limits::MAX_BYTES < size {
        let problem = ledger::problem::Problem::TooLarge { bytes: size, most: ledger::limits::MAX_BYTES };
        return Err(problem.text().in_language(language).to_owned());
    }
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| ImportError::NotReadable.text().in_language(language).to_owned())?;
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    let remembered = tables::ledgers(context, level).await?;
    let found = UnitsLedger::read(pack(), &bytes, &remembered, &asked.columns, language)
        .map_err(|it| it.text().in_language(language).to_owned())?;
    if asked.take {
        let drafts = found.drafts(asked.year);
        let view = tables::take_ledger(context, level, query, (&file.name(), drafts, found.mapping)).await?;
        return Ok((Response::View(Box::new(view)), None));
    }
    Ok((Response::Ledger(Box::new(shown(context, &found))), None))
}

fn shown(context: Context, found: &UnitsLedger<'_>) -> LedgerView {
    let language = context.language;
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    let columns = found.columns.iter().filter(|it| it.role != Role::Noise).map(|column| RosterColumn {
        at: column.at,
        label: column.label.clone(),
        fact: found.mapping.get(column.at).map(|it| it.id.clone()),
        is_personal: matches!(column.role, Role::Names | Role::IdCards),
        is_unsure: found.is_unsure(column),
    });
    let facts = places(pack());
    let choices = facts.iter().map(|it| (it.fact.1.id.clone(), it.fact.1.label.in_language(language).to_owned()));
    let told: Vec<_> = found.rows.iter().filter(|it| !it.1.is_empty()).collect();
    let proof = told.first().map(|(name, answers)| {
        let answers = answers.iter().filter_map(|(id, answer)| {
            let fact = pack().fact_at(*id)?;
            Some((fact.label.in_language(language).to_owned(), answer_in_words(fact, *answer, language)))
        });
        core::iter::once((words(language).unit.to_owned(), name.clone())).chain(answers).collect()
    });
    LedgerView {
        sheet: found.sheet.clone(),
        rows: number(told.len()),
        nameless: found.nameless,
        columns: columns.collect(),
        choices: core::iter::once((NAME.to_owned(), words(language).unit.to_owned())).chain(choices).collect(),
        proof: proof.unwrap_or_default(),
        remarks: found.remarks.iter().map(|it| it.text().in_language(language).to_owned()).collect(),
        dirty: found.dirty.iter().map(|it| it.text(&found.sheet).in_language(language).to_owned()).collect(),
        dirty_count: found.dirty_count,
    }
}
