//! Fetches the cases and runs them in time slices, so that the page stays responsive.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use policy::engine::cases::{Case, Mismatch, run};
use policy::model::ids::ToolId;

use crate::browser::boot;

/// The state of the test.
#[derive(Clone)]
pub enum Phase {
    /// Not started.
    Idle,
    /// The cases are being fetched.
    Fetching,
    /// The cases could not be fetched.
    Unreachable,
    /// The file does not hold the cases of this edition.
    Unfit,
    /// Some cases have been run.
    Running(Progress),
    /// All cases have been run.
    Done(Progress),
}

/// The results so far.
#[derive(Clone, Default)]
pub struct Progress {
    /// The number of all cases.
    pub all: usize,
    /// For each tool of the pack: how many passed, of how many run.
    pub by_tool: Vec<(usize, usize)>,
    /// The cases that failed.
    pub failed: Vec<Failed>,
}

/// A case that failed.
#[derive(Clone)]
pub struct Failed {
    /// The tool of the case.
    pub tool: ToolId,
    /// The name of the case.
    pub name: String,
    /// What was expected and what came out instead.
    pub mismatches: Vec<Mismatch>,
}

impl Progress {
    /// The number of cases run so far.
    pub fn run(&self) -> usize {
        self.by_tool.iter().map(|it| it.1).sum()
    }
}

/// How long a slice may take, in milliseconds: half of the time of a frame.
const SLICE_MS: f64 = 8.0;

/// How many cases a slice has at most, so that the progress can be seen on a fast device as well.
const MAX_CASES: usize = 50;

/// Fetches the cases and runs them all.
pub fn start(phase: RwSignal<Phase>) {
    phase.set(Phase::Fetching);
    spawn_local(async move {
        let Some(bytes) = boot::file("cases").await else { return set_phase(phase, Phase::Unreachable) };
        let Some(cases) = pack::read_cases(&bytes).filter(|it| !it.is_empty()) else { return set_phase(phase, Phase::Unfit) };
        let progress = Progress { all: cases.len(), by_tool: vec![(0, 0); pack::pack().tools.len()], failed: Vec::new() };
        run_slice(phase, cases.into(), 0, progress);
    });
}

/// Sets the phase. The reader may have left the page meanwhile; then nothing happens.
fn set_phase(phase: RwSignal<Phase>, next: Phase) {
    let _ = phase.try_set(next);
}

/// Runs cases from a position until the time of the slice is up, then schedules the next slice.
fn run_slice(phase: RwSignal<Phase>, cases: Rc<[Case]>, from: usize, mut progress: Progress) {
    let began = js_sys::Date::now();
    let mut at = from;
    while let Some(case) = cases.get(at) {
        run_case(case, &mut progress);
        at += 1;
        if from + MAX_CASES <= at || SLICE_MS <= js_sys::Date::now() - began {
            break;
        }
    }
    if cases.len() <= at {
        return set_phase(phase, Phase::Done(progress));
    }
    if phase.try_set(Phase::Running(progress.clone())).is_none() {
        // Lets the page render a frame, then goes on.
        request_animation_frame(move || run_slice(phase, cases, at, progress));
    }
}

fn run_case(case: &Case, progress: &mut Progress) {
    let mismatches = run(pack::pack(), case);
    let passed = mismatches.is_empty();
    if let Some(counts) = progress.by_tool.get_mut(usize::from(case.tool.0)) {
        *counts = (counts.0 + usize::from(passed), counts.1 + 1);
    }
    if !passed {
        progress.failed.push(Failed { tool: case.tool, name: case.name.clone(), mismatches });
    }
}
