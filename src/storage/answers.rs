//! Saved entries, read again as the answers to a tool's questions.

use entry::Entry;
use entry::date::Dated;
use policy::model::day::Day;
use policy::model::fact::Fact;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::pack::Pack;
use policy::model::tool::Tool;

/// What saved entries answer of a tool's questions, and the reference date, which is `today` where none was chosen. `None`
/// while an entry or the day has to be corrected first.
pub fn saved_answers<'k>(
    pack: &Pack,
    tool: &Tool,
    saved_entry: impl Fn(&Fact) -> Option<&'k Entry>,
    as_of: Option<&Entry>,
    today: Day,
) -> Option<(Facts, Day)> {
    let entry = |id: FactId| pack.fact_at(id).and_then(&saved_entry).cloned().unwrap_or_default();
    let filled = entry::form::read(pack, tool, entry);
    let day = match as_of.map(Entry::dated) {
        None => today,
        Some(Ok(Dated::Day(day))) => day,
        Some(Ok(Dated::Month(_)) | Err(_)) => return None,
    };
    (!filled.is_refused()).then_some((filled.facts, day))
}
