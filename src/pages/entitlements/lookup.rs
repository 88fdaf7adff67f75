//! Look-ups in the pack for the page of a person.

use policy::model::ids::ToolId;
use policy::model::tool::{Group, Reading, Tool};

/// A tool of the pack.
pub fn tool(id: ToolId) -> Option<&'static Tool> {
    pack::pack().tool_at(id)
}

/// The readings of the tools for a person, each once: several tools may share one.
pub fn readings() -> Vec<&'static Reading> {
    let mut found: Vec<&'static Reading> = Vec::new();
    for reading in pack::pack().tools.iter().filter(|it| it.group == Group::Person).flat_map(|it| &it.readings) {
        if found.iter().all(|it| it.id != reading.id) {
            found.push(reading);
        }
    }
    found
}
