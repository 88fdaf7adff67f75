//! The first later day on which a row is met, day by day: those on which one of its leaves turns.

use policy::engine::decide::{Verdict, verdict_on};
use policy::engine::evaluate::Situation;
use policy::engine::windows::windows_in;
use policy::model::day::Day;

use crate::exact::Exact;
use crate::program::Next;
use crate::regions::{Row, Set};
use crate::run::{Cursor, Machine};
use crate::table::{BLOCK, Table};

impl Exact<'_> {
    /// The first day after the reference date on which the verdict of a row is met. It is not met on that date.
    pub fn later(&mut self, table: &Table<'_>, cursor: &Cursor<'_>, known: Row, (next, machine): (&Next, &Machine)) -> Option<Day> {
        let as_of = self.empty().day;
        let mut turns = core::mem::take(&mut self.later.turns);
        turns.clear();
        for turn in next.turns.iter().filter(|it| known.open >> it.slot & 1 == 0) {
            let day = machine.days(turn.day, cursor).get(known.row % BLOCK).copied().unwrap_or(i32::MAX);
            if as_of.number() < day && day != i32::MAX {
                turns.push((day, turn.leaves, turn.becomes));
            }
        }
        turns.sort_unstable();
        let in_month = Set(known.open & self.later.dated).any(|it| cursor.column(it).is_some_and(|it| it.beside(known.row).is_some()));
        let found = if in_month { self.whole(table, cursor, known, &turns) } else { self.first_met(table, cursor, known, &turns) };
        self.later.turns = turns;
        found
    }

    /// Day by day.
    fn first_met(&mut self, table: &Table<'_>, cursor: &Cursor<'_>, mut known: Row, turns: &[(i32, u64, bool)]) -> Option<Day> {
        let empty = self.empty();
        for (at, (day, bits, becomes)) in turns.iter().enumerate() {
            let [yes, no] = &mut known.leaves;
            let (to, from) = if *becomes { (yes, no) } else { (no, yes) };
            (*to, *from) = (*to | bits, *from & !bits);
            // Others turn on the same day.
            if turns.get(at + 1).is_some_and(|it| it.0 == *day) {
                continue;
            }
            self.look_at(cursor, known, 0);
            for slot in Set(known.open & self.later.turning) {
                let class = self.later.class(&self.tool.rule, &empty, slot, *day);
                self.key.push(class);
            }
            let met = match self.later.met.get(&self.key) {
                Some(met) => met,
                None => {
                    self.asked += 1;
                    let there = Situation { day: Day::from_number(*day), ..self.situation(table, known.row) };
                    let met = verdict_on(self.pack, self.tool, there, empty.day) == Verdict::Met;
                    self.later.met.remember(&self.key, met);
                    met
                }
            };
            if met {
                return Some(Day::from_number(*day));
            }
        }
        None
    }

    /// A row that is asked whole.
    fn whole(&mut self, table: &Table<'_>, cursor: &Cursor<'_>, known: Row, turns: &[(i32, u64, bool)]) -> Option<Day> {
        self.look_at(cursor, known, 0);
        self.key.extend(turns.iter().map(|it| u64::from(it.0.cast_unsigned()) | it.1 << 32));
        let day = match self.later.whole.get(&self.key) {
            Some(day) => day,
            None => {
                self.asked += 1;
                let first = windows_in(self.pack, self.tool, self.situation(table, known.row)).first().map(|it| it.from);
                let day = first.map_or(0, Day::number);
                self.later.whole.remember(&self.key, day);
                day
            }
        };
        Some(day).filter(|it| *it != 0).map(Day::from_number)
    }
}
