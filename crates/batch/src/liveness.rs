//! Steps of a program whose registers nothing reads are left out: what is not asked for costs nothing.

use crate::program::{Days, DaysStep, Integer, IntegerStep, Mask, MaskStep, Program, Register, ResultValue, Step, Truth};

/// The registers that something reads.
struct Live {
    masks: Vec<bool>,
    integers: Vec<bool>,
    days: Vec<bool>,
}

/// Leaves out what nothing hangs on, from the last step to the first: each reads only what comes before it.
pub(crate) fn drop_unused(program: &mut Program) {
    let mut live = Live { masks: vec![false; program.masks], integers: vec![false; program.integers], days: vec![false; program.days] };
    live.results(program);
    let mut steps: Vec<Step> = program.steps.drain(..).rev().filter(|it| live.keeps(it)).collect();
    steps.reverse();
    program.steps = steps;
}

impl Live {
    /// What is read after the last step.
    fn results(&mut self, program: &Program) {
        if let Some(truth) = program.verdict {
            self.mask(truth.yes);
            // Where no row is open it is the rest.
            if program.open_verdict != Mask::Never {
                self.mask(truth.no);
            }
        }
        for mask in [program.unsettled, program.open_verdict] {
            self.mask(mask);
        }
        for result in &program.outputs {
            match result.value {
                ResultValue::Number(it) => self.integer(it),
                ResultValue::Flag(it) => self.mask(it),
                ResultValue::Date(it) => self.days(it),
            }
            self.mask(result.present);
            self.mask(result.waiting);
        }
        if let Some(next) = &program.next {
            self.days(next.day);
            self.mask(next.unsettled);
            if next.unsettled != Mask::Never {
                next.turns.iter().for_each(|it| self.days(it.day));
            }
        }
        // They tell the region of a row that is left to the engine; in a program that leaves none, nobody asks.
        let leaves_later = program.next.as_ref().is_some_and(|it| it.unsettled != Mask::Never);
        if program.unsettled != Mask::Never || leaves_later {
            program.leaves.iter().for_each(|it| self.truth(*it));
        }
    }

    /// Whether a step is needed; then what it reads is needed too.
    fn keeps(&mut self, step: &Step) -> bool {
        let is_live = |all: &[bool], at: Register| all.get(usize::from(at)) == Some(&true);
        match step {
            Step::Mask(at, step) => is_live(&self.masks, *at) && self.read_by_mask(*step),
            Step::Integer(at, step) => is_live(&self.integers, *at) && self.read_by_integer(*step),
            Step::Days(at, step) => is_live(&self.days, *at) && self.read_by_days(*step),
        }
    }

    fn read_by_mask(&mut self, step: MaskStep) -> bool {
        match step {
            MaskStep::Open(_) | MaskStep::Yes(_) | MaskStep::Is(..) | MaskStep::Served(..) => {}
            MaskStep::From(days, _) | MaskStep::UpTo(days, _) => self.days(days),
            MaskStep::Before(one, other) | MaskStep::NotAfter(one, other) => {
                self.days(one);
                self.days(other);
            }
            MaskStep::Not(of) => self.mask(of),
            MaskStep::Both(one, other) | MaskStep::Either(one, other) | MaskStep::Without(one, other) => {
                self.mask(one);
                self.mask(other);
            }
            MaskStep::Compare(one, _, other) => {
                self.integer(one);
                self.integer(other);
            }
            MaskStep::CompareTo(one, ..) => self.integer(one),
        }
        true
    }

    fn read_by_integer(&mut self, step: IntegerStep) -> bool {
        match step {
            IntegerStep::LookUp(..) | IntegerStep::Months(..) => {}
            IntegerStep::Scale(of, _) => self.integer(of),
            IntegerStep::Sum(one, _, other, _) | IntegerStep::Product(one, other) => {
                self.integer(one);
                self.integer(other);
            }
            IntegerStep::Choose(when, one, other) => {
                self.mask(when);
                self.integer(one);
                self.integer(other);
            }
            IntegerStep::Divide(_, of, by, _) => {
                self.integer(of);
                by.into_iter().for_each(|it| self.integer(it));
            }
        }
        true
    }

    fn read_by_days(&mut self, step: DaysStep) -> bool {
        match step {
            DaysStep::Ask(..) => {}
            DaysStep::Earlier(one, when, other) => {
                self.days(one);
                self.mask(when);
                self.days(other);
            }
        }
        true
    }

    fn truth(&mut self, truth: Truth) {
        self.mask(truth.yes);
        self.mask(truth.no);
    }

    fn mask(&mut self, mask: Mask) {
        if let Mask::At(at) = mask {
            set(&mut self.masks, at);
        }
    }

    fn integer(&mut self, integer: Integer) {
        if let Integer::At(at) = integer {
            set(&mut self.integers, at);
        }
    }

    fn days(&mut self, days: Days) {
        if let Days::At(at) = days {
            set(&mut self.days, at);
        }
    }
}

fn set(live: &mut [bool], at: Register) {
    if let Some(place) = live.get_mut(usize::from(at)) {
        *place = true;
    }
}
