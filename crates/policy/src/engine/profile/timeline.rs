//! When each entitlement opens and closes.

use crate::engine::profile::Review;
use crate::engine::windows::Window;
use crate::model::day::Day;
use crate::model::ids::ToolId;

/// When each entitlement opens and closes.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The day from which it is drawn.
    pub from: Day,
    /// The day of the last event; [`Timeline::from`] where nothing is to come.
    pub until: Day,
    /// One lane a tool that is met on some day.
    pub lanes: Vec<Lane>,
    /// What opens and closes, in the order of the days.
    pub events: Vec<Event>,
}

/// The days of one tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The tool.
    pub tool: ToolId,
    /// The days on which it is met.
    pub windows: Vec<Window>,
    /// Only with the open recognitions given.
    pub if_recognised: bool,
}

/// Something that opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The first day on which it is met, or the last.
    pub day: Day,
    /// Whether it opens on that day; else it closes at its end.
    pub opens: bool,
    /// The tool.
    pub tool: ToolId,
    /// Only with the open recognitions given.
    pub if_recognised: bool,
}

/// The days of every tool that is met on some day, and what is to come.
pub fn timeline(review: &Review, as_of: Day) -> Timeline {
    let mut lanes = Vec::new();
    for entry in &review.entries {
        let if_recognised = entry.windows.is_empty();
        let windows = if if_recognised { &entry.windows_if_recognised } else { &entry.windows };
        if !windows.is_empty() {
            lanes.push(Lane { tool: entry.tool, windows: windows.clone(), if_recognised });
        }
    }
    let mut events = Vec::new();
    for lane in &lanes {
        for window in &lane.windows {
            let event = |day, opens| Event { day, opens, tool: lane.tool, if_recognised: lane.if_recognised };
            if as_of < window.from {
                events.push(event(window.from, true));
            }
            events.extend(window.to.map(|it| event(it, false)));
        }
    }
    order::sort_by_key(&mut events, |it| (it.day, it.opens));
    let until = events.last().map_or(as_of, |it| it.day);
    Timeline { from: as_of, until, lanes, events }
}
