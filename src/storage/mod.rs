//! What is kept on the device, and only there. Nothing else in the app touches storage.

pub mod device;
pub mod undo;
pub mod tool_inputs;
pub mod autosave;
pub mod practice;
pub mod profile;
pub mod scenarios;
pub mod settings;
pub mod drafts;

use entry::Entry;
use entry::date::Dated;
use policy::day::Day;
use policy::facts::Facts;
use policy::pack::{Fact, FactId, Pack, Tool};

/// Every key of ours starts so, and goes on with what it holds (`draft/…`, `inputs/…`, `settings`): in a file opened from
/// disk, other pages share the same storage. Also named in src/boot.js.
pub const PREFIX: &str = "twenty-measures/";

/// What kept entries answer of a tool's questions, and the day asked about, which is `today` where none was chosen. Nothing
/// while something of it must be put right.
fn asked<'k>(
    pack: &Pack,
    tool: &Tool,
    kept: impl Fn(&Fact) -> Option<&'k Entry>,
    as_of: Option<&Entry>,
    today: Day,
) -> Option<(Facts, Day)> {
    let entry = |id: FactId| pack.facts.get(usize::from(id.0)).and_then(&kept).cloned().unwrap_or_default();
    let filled = entry::form::read(pack, tool, entry);
    let day = match as_of.map(Entry::dated) {
        None => today,
        Some(Ok(Dated::Day(day))) => day,
        Some(Ok(Dated::Month(_)) | Err(_)) => return None,
    };
    (!filled.is_refused()).then_some((filled.facts, day))
}

/// Whether the browser lets us keep anything. Asking for storage fails where it is blocked; gloo's own way of asking would
/// take the app down with it.
fn is_available() -> bool {
    web_sys::window().is_some_and(|it| matches!(it.local_storage(), Ok(Some(_))))
}
