//! Fetching the cases, and running them in slices that leave the page its turn.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use policy::engine::cases::{Case, Mismatch, run};
use policy::model::ids::ToolId;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How far the test is.
#[derive(Clone)]
pub enum Phase {
    /// Not begun.
    Idle,
    /// The cases are on their way.
    Fetching,
    /// They could not be had.
    Unreachable,
    /// What came is not the cases of this edition.
    Unfit,
    /// Some have been run.
    Running(Progress),
    /// All have.
    Done(Progress),
}

/// What has come out so far.
#[derive(Clone, Default)]
pub struct Progress {
    /// How many there are.
    pub all: usize,
    /// For each tool of the pack: how many passed, of how many run.
    pub by_tool: Vec<(usize, usize)>,
    /// Those that came out otherwise.
    pub failed: Vec<Failed>,
}

/// A case that came out otherwise.
#[derive(Clone)]
pub struct Failed {
    /// Its tool.
    pub tool: ToolId,
    /// Its name.
    pub name: String,
    /// How it differs.
    pub mismatches: Vec<Mismatch>,
}

impl Progress {
    /// How many have been run.
    pub fn run(&self) -> usize {
        self.by_tool.iter().map(|it| it.1).sum()
    }
}

/// How long a slice may take, in milliseconds: half of what the page has for a frame.
const SLICE: f64 = 8.0;

/// How many cases a slice has at most, so that a fast device too shows how far it is.
const CASES: usize = 50;

/// Fetches the cases and runs them all.
pub fn start(phase: RwSignal<Phase>) {
    phase.set(Phase::Fetching);
    spawn_local(async move {
        let Some(bytes) = fetched().await else { return put(phase, Phase::Unreachable) };
        let Some(cases) = pack::read_cases(&bytes).filter(|it| !it.is_empty()) else { return put(phase, Phase::Unfit) };
        let progress = Progress { all: cases.len(), by_tool: vec![(0, 0); pack::pack().tools.len()], failed: Vec::new() };
        slice(phase, cases.into(), 0, progress);
    });
}

/// The reader may have left the page meanwhile.
fn put(phase: RwSignal<Phase>, to: Phase) {
    // Nothing is left to show it to then.
    let _ = phase.try_set(to);
}

fn slice(phase: RwSignal<Phase>, cases: Rc<[Case]>, from: usize, mut progress: Progress) {
    let began = js_sys::Date::now();
    let mut at = from;
    while let Some(case) = cases.get(at) {
        one(case, &mut progress);
        at += 1;
        if from + CASES <= at || SLICE <= js_sys::Date::now() - began {
            break;
        }
    }
    if cases.len() <= at {
        return put(phase, Phase::Done(progress));
    }
    if phase.try_set(Phase::Running(progress.clone())).is_none() {
        // A frame for the page, then the next slice.
        request_animation_frame(move || slice(phase, cases, at, progress));
    }
}

fn one(case: &Case, progress: &mut Progress) {
    let mismatches = run(pack::pack(), case);
    let passed = mismatches.is_empty();
    if let Some(counts) = progress.by_tool.get_mut(usize::from(case.tool.0)) {
        *counts = (counts.0 + usize::from(passed), counts.1 + 1);
    }
    if !passed {
        progress.failed.push(Failed { tool: case.tool, name: case.name.clone(), mismatches });
    }
}

/// The file of cases, whose address stands in the page; nothing where it cannot be had.
async fn fetched() -> Option<Vec<u8>> {
    let address = document().get_element_by_id("app")?.get_attribute("data-cases")?;
    let answer = JsFuture::from(window().fetch_with_str(&address)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}
