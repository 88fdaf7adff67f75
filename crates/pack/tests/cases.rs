//! The case files of the pack, natively.

use pack::{cases, pack};
use policy::engine::cases::run;

#[test]
fn every_case_comes_out_as_written() {
    let all = cases();
    let mut failed = Vec::new();
    for case in &all {
        let differences = run(pack(), case);
        if !differences.is_empty() {
            failed.push(format!("{}: {differences:#?}", case.name));
        }
    }
    assert!(failed.is_empty(), "{} of {} cases failed:\n{}", failed.len(), all.len(), failed.join("\n"));
    for tool in &pack().tools {
        let of_tool = all.iter().filter(|it| pack().tool_at(it.tool).is_some_and(|it| it.id == tool.id)).count();
        assert!(4 <= of_tool, "{} has only {of_tool} cases", tool.id);
    }
}
