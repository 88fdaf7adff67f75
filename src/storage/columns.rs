//! What the columns of lists were read as, by their header: next month's list is read as the last one was. Nothing of a list is stored, and
//! of its header only what tells it from others.

use policy::model::pack::Pack;
use records::key::Kind;
use rollup::people::HeaderChoices;
use serde::{Deserialize, Serialize};

use crate::storage::entries;
use crate::storage::local::key_space;

/// The version of the stored format; a later one is not read.
const SCHEMA: u8 = 1;

/// So many headers are remembered; the one that was not used for the longest time goes first.
const MOST: usize = 30;

/// The stored format.
#[derive(Serialize, Deserialize)]
struct StoredColumns {
    schema: u8,
    pack: String,
    tables: Vec<HeaderChoices>,
}

fn key() -> String {
    key_space().only(Kind::Columns)
}

/// What is remembered; nothing where it cannot be read.
pub fn read(pack: &Pack) -> Vec<HeaderChoices> {
    let is_ours = |it: &StoredColumns| it.schema <= SCHEMA && it.pack == pack.id;
    entries::read(&key(), is_ours).map(|it| it.tables).unwrap_or_default()
}

/// Remembers what the columns of a header are, or forgets them.
pub fn keep(pack: &Pack, choices: HeaderChoices, is_kept: bool) {
    let mut tables = read(pack);
    tables.retain(|it| it.header != choices.header);
    if is_kept {
        tables.push(choices);
        tables.drain(..tables.len().saturating_sub(MOST));
    }
    let stored = StoredColumns { schema: SCHEMA, pack: pack.id.clone(), tables };
    // Where nothing can be kept, the columns are chosen again next time.
    let _ = entries::write(&key(), Some(&stored).filter(|it| !it.tables.is_empty()), Box::new(|_| {}));
}
