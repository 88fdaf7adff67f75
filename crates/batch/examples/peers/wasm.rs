//! The peers' list in WebAssembly, for node: `cargo xtask bench --peers` builds it and loads it beside the peers.

#![allow(unsafe_code, reason = "a name that node can call; nothing here touches memory")]

mod people;

use std::cell::RefCell;

use pack::pack;
use people::{FIELDS, People, RESULTS, Run};

#[derive(Default)]
struct State {
    numbers: Vec<i32>,
    people: Option<People>,
    out: Vec<i32>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Reads the pack, which the worker does before any list comes.
#[unsafe(no_mangle)]
pub extern "C" fn start() -> usize {
    pack().tools.len()
}

/// Room for a list of so many rows, column by column.
#[unsafe(no_mangle)]
pub extern "C" fn room(rows: usize) -> *mut i32 {
    STATE.with_borrow_mut(|state| {
        state.people = None;
        state.numbers = vec![0; rows * FIELDS.len()];
        state.numbers.as_mut_ptr()
    })
}

/// Puts the list into columns and compiles the tools.
#[unsafe(no_mangle)]
pub extern "C" fn prepare(open: u32, next: u32, tools: usize, all: u32) {
    STATE.with_borrow_mut(|state| {
        let people = People::new(pack(), &state.numbers, Run { open: open == 1, next: next == 1, tools, all: all == 1 });
        state.out = vec![0; people.table.rows() * RESULTS];
        state.people = Some(people);
        // A list that has been read is not kept.
        state.numbers = Vec::new();
    });
}

/// Decides all rows: six numbers for each.
#[unsafe(no_mangle)]
pub extern "C" fn evaluate() -> *const i32 {
    STATE.with_borrow_mut(|state| {
        let State { people, out, .. } = state;
        if let Some(people) = people {
            people.run(out);
        }
        out.as_ptr()
    })
}

/// How many rows were left to the engine.
#[unsafe(no_mangle)]
pub extern "C" fn left() -> usize {
    STATE.with_borrow(|state| state.people.as_ref().map_or(0, People::left_to_engine))
}

/// How many tools there are results of.
#[unsafe(no_mangle)]
pub extern "C" fn tools() -> usize {
    STATE.with_borrow(|state| state.people.as_ref().map_or(0, |it| it.results().count()))
}
