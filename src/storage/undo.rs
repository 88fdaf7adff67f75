//! Undo and redo: the states that a draft went through while it was open. In memory only.

/// How many steps are remembered.
const STEPS: usize = 100;

/// Changes that follow each other within this time, in milliseconds, are one step: a word is undone, not a letter.
const TOGETHER: f64 = 1_000.0;

/// The most bytes that the states before take, as far as they can be told; the oldest are forgotten first.
const MOST_BYTES: usize = 16_000_000;

/// The states before and after the present one.
#[derive(Clone, Debug)]
pub struct UndoHistory<T> {
    before: Vec<T>,
    now: T,
    after: Vec<T>,
    changed_at: f64,
    /// How many bytes a state takes, about.
    weigh: fn(&T) -> usize,
}

impl<T: Clone + PartialEq> UndoHistory<T> {
    /// Begins with a state; `weigh` tells how many bytes one takes, about.
    pub fn new(now: T, weigh: fn(&T) -> usize) -> UndoHistory<T> {
        UndoHistory { before: Vec::new(), now, after: Vec::new(), changed_at: f64::MIN, weigh }
    }

    /// A new state, at a moment in milliseconds of a clock that is never set back. What was undone before it is forgotten.
    pub fn record(&mut self, state: T, at: f64) {
        if state == self.now {
            return;
        }
        self.after.clear();
        let before = core::mem::replace(&mut self.now, state);
        if self.changed_at + TOGETHER <= at {
            self.before.push(before);
            let bytes = |states: &[T]| states.iter().map(self.weigh).sum::<usize>();
            while STEPS < self.before.len() || MOST_BYTES < bytes(&self.before) {
                self.before.remove(0);
            }
        }
        self.changed_at = at;
    }

    /// The state before, if there is one.
    pub fn undo(&mut self) -> Option<T> {
        let before = self.before.pop()?;
        self.after.push(core::mem::replace(&mut self.now, before.clone()));
        // What comes next is a step of its own.
        self.changed_at = f64::MIN;
        Some(before)
    }

    /// The state that was undone last, if there is one.
    pub fn redo(&mut self) -> Option<T> {
        let after = self.after.pop()?;
        self.before.push(core::mem::replace(&mut self.now, after.clone()));
        self.changed_at = f64::MIN;
        Some(after)
    }

    /// How many steps there are back and forth.
    pub fn steps(&self) -> (usize, usize) {
        (self.before.len(), self.after.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_can_be_undone_and_redone() {
        let mut history = UndoHistory::new(0, |_| 1);
        (1..=5).for_each(|it| history.record(it, f64::from(it) * 2_000.0));
        let undone: Vec<i32> = core::iter::from_fn(|| history.undo()).collect();
        let redone: Vec<i32> = core::iter::from_fn(|| history.redo()).collect();
        assert_eq!((undone, redone), (vec![4, 3, 2, 1, 0], vec![1, 2, 3, 4, 5]));
    }

    #[test]
    fn what_is_typed_in_one_go_is_one_step() {
        let mut history = UndoHistory::new(String::new(), String::len);
        for (at, typed) in [(0.0, "1"), (500.0, "12"), (999.0, "123"), (5_000.0, "1234")] {
            history.record(typed.to_owned(), at);
        }
        assert_eq!((history.undo().as_deref(), history.undo().as_deref(), history.undo()), (Some("123"), Some(""), None));
    }

    #[test]
    fn a_change_after_an_undo_forgets_what_was_undone() {
        let mut history = UndoHistory::new(0, |_| 1);
        history.record(1, 0.0);
        history.undo();
        // Put into the fields again, it is no new state.
        history.record(0, 10.0);
        assert_eq!(history.steps(), (0, 1));
        history.record(2, 20.0);
        assert_eq!((history.redo(), history.undo()), (None, Some(0)));
    }

    #[test]
    fn large_states_are_fewer() {
        let mut history = UndoHistory::new(0, |_| MOST_BYTES / 3);
        (1..=10).for_each(|it| history.record(it, f64::from(it) * 2_000.0));
        assert_eq!(history.steps(), (3, 0));
        let mut larger_than_all = UndoHistory::new(0, |_| MOST_BYTES + 1);
        larger_than_all.record(1, 0.0);
        assert_eq!(larger_than_all.steps(), (0, 0));
    }

    #[test]
    fn only_so_many_steps_are_remembered() {
        let mut history = UndoHistory::new(0, |_| 1);
        (1..=300).for_each(|it| history.record(it, f64::from(it) * 2_000.0));
        assert_eq!((history.steps(), core::iter::from_fn(|| history.undo()).last()), ((STEPS, 0), Some(200)));
    }
}
