//! What is kept on the device, and only there. Nothing else in the app touches storage.

pub mod device;
pub mod history;
pub mod inputs;
pub mod keeper;
pub mod practice;
pub mod profile;
pub mod scenarios;
pub mod settings;
pub mod store;

use entry::Entry;
use entry::date::Dated;
use policy::model::day::Day;
use policy::model::fact::Fact;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::pack::Pack;
use policy::model::tool::Tool;

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
    let entry = |id: FactId| pack.fact_at(id).and_then(&kept).cloned().unwrap_or_default();
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
