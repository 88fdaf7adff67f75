//! The snapshot of a stored draft.

use exchange::draft::{Draft, Snapshot};

use crate::browser::clock::today;
use crate::pages::assessment::draft_title::draft_title;
use crate::pages::assessment::form::draft_form::bare;

/// The standings and replies of a draft as it is stored, to be compared with.
pub fn snapshot_of(draft: &Draft) -> Snapshot {
    let as_of = draft.as_of.unwrap_or_else(today);
    let judgements = policy::assessment::summary::judge(pack::pack(), &draft.assessment, as_of);
    Snapshot {
        label: draft_title(draft),
        taken_on: Some(today()),
        as_of: Some(as_of),
        year: draft.assessment.year,
        edition: pack::pack().edition.clone(),
        standings: policy::assessment::compare::snapshot(&judgements),
        replies: bare(draft.assessment.replies.clone()),
    }
}
