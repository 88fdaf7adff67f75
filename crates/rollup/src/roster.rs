//! Which unit of a list a name means: one of them, perhaps one of them, or none. Every place that compares names asks here, so that a
//! screen and a paper cannot disagree.

use std::collections::BTreeMap;

use crate::unit_name::{Ending, UnitKey, normalize, sort_key};

/// Where a name stands in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is this unit, by its position in the list.
    Listed(usize),
    /// It may be one of these: somebody has to say so.
    Asked(Vec<usize>),
    /// It is not on the list.
    Outside,
}

/// What somebody said of names that are nearly those of a list: by the name as [`normalize`] writes it, the unit of the list that it
/// is, or that it is none.
pub type Answers = BTreeMap<String, Option<String>>;

/// A list of units, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    own_name: String,
    /// The names, as they were written.
    pub names: Vec<String>,
    keys: Vec<UnitKey>,
    by_stem: BTreeMap<String, Vec<usize>>,
    answers: Answers,
}

/// The most units that are offered for one name.
const MOST_OFFERED: usize = 4;

impl Roster {
    /// The units of `own_name`, a township or a county.
    pub fn new(own_name: &str, names: Vec<String>, answers: &Answers) -> Roster {
        let keys: Vec<UnitKey> = names.iter().map(|it| UnitKey::new(it, own_name)).collect();
        let mut by_stem: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, key) in keys.iter().enumerate() {
            by_stem.entry(key.stem.clone()).or_default().push(at);
        }
        Roster { own_name: own_name.to_owned(), names, keys, by_stem, answers: answers.clone() }
    }

    /// Where a name stands. `kind` is what is known of the unit besides its name.
    pub fn place(&self, name: &str, kind: Option<Ending>) -> Place {
        let key = UnitKey::new(name, &self.own_name);
        let key = UnitKey { ending: key.ending.or(kind), ..key };
        match self.fitting(&key).as_slice() {
            [only] => return Place::Listed(*only),
            [] => {}
            several => return self.answered(name).unwrap_or_else(|| Place::Asked(several.to_vec())),
        }
        let mut near: Vec<usize> = (0..self.keys.len()).filter(|at| self.keys.get(*at).is_some_and(|it| it.is_near(&key))).collect();
        if near.is_empty() {
            return Place::Outside;
        }
        near.sort_by_cached_key(|at| self.names.get(*at).map(|it| sort_key(it)));
        near.truncate(MOST_OFFERED);
        self.answered(name).unwrap_or(Place::Asked(near))
    }

    /// The units whose name this is: the one with its very ending where there is one.
    fn fitting(&self, key: &UnitKey) -> Vec<usize> {
        let of_stem = self.by_stem.get(&key.stem).map(Vec::as_slice).unwrap_or_default();
        let those = |fits: &dyn Fn(&UnitKey) -> bool| -> Vec<usize> {
            of_stem.iter().copied().filter(|at| self.keys.get(*at).is_some_and(fits)).collect()
        };
        let exact = those(&|it| it == key);
        match exact.first() {
            // The same unit twice in a list is one unit.
            Some(first) => vec![*first],
            None => those(&|it| it.fits(key)),
        }
    }

    /// What somebody said of a name; nothing where the unit that was named is no longer on the list.
    fn answered(&self, name: &str) -> Option<Place> {
        match self.answers.get(&normalize(name))? {
            None => Some(Place::Outside),
            Some(listed) => self.fitting(&UnitKey::new(listed, &self.own_name)).first().map(|at| Place::Listed(*at)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn a_name_is_on_the_list_near_one_or_not_on_it() {
        let listed = names(&["金山村", "李家庄村", "石桥村", "石桥社区", "上坪村"]);
        let roster = Roster::new("汨湖乡", listed.clone(), &Answers::new());
        let check = |name: &str, place: Place| assert_eq!(roster.place(name, None), place, "{name}");
        check("2、金山", Place::Listed(0));
        check("桑植县汨湖乡李家莊村", Place::Listed(1));
        check("石桥社区居委会", Place::Listed(3));
        check("石桥", Place::Asked(vec![2, 3]));
        check("金珊村", Place::Asked(vec![0]));
        check("下坪村", Place::Outside);
        check("汨湖村", Place::Outside);
        // The kind of unit that a file says settles what its name leaves open.
        assert_eq!(roster.place("石桥", Some(Ending::Community)), Place::Listed(3));
    }

    #[test]
    fn an_answer_holds_until_its_unit_leaves_the_list() {
        let answers = Answers::from([(normalize("金珊村"), Some("金山村".to_owned())), (normalize("李家村"), None)]);
        let roster = Roster::new("", names(&["李家庄村", "金山村"]), &answers);
        assert_eq!(roster.place("金 珊村", None), Place::Listed(1));
        assert_eq!(roster.place("李家村", None), Place::Outside);
        let roster = Roster::new("", names(&["金川村"]), &answers);
        assert_eq!(roster.place("金珊村", None), Place::Asked(vec![0]));
    }

    proptest! {
        /// Whatever is written around a name of a list, it stays that unit; and nothing that is typed stops it.
        #[test]
        fn what_is_written_around_a_name_does_not_matter(at in 0_usize..4, number in 1_u32..40, way in 0_usize..9, typed in "\\PC{0,12}") {
            let listed = names(&["金山村", "李家庄村", "河滨社区", "芭茅溪村"]);
            let roster = Roster::new("示例县汨湖乡", listed.clone(), &Answers::new());
            let name = &listed[at];
            let written = match way {
                0 => format!("{number}、{name}"),
                1 => format!("{number}.{name}"),
                2 => format!("（{number}）{name}"),
                3 => format!(" {name}　"),
                4 => format!("示例县汨湖乡{name}"),
                5 => format!("汨湖乡{name}"),
                6 => name.chars().map(|it| format!("{it} ")).collect(),
                7 => name.trim_end_matches('村').trim_end_matches("社区").to_owned(),
                _ => format!("{name}{}", if name.ends_with('村') { "村委会" } else { "居委会" }),
            };
            prop_assert_eq!(roster.place(&written, None), Place::Listed(at), "{}", written);
            let _ = roster.place(&typed, None);
            let again = crate::unit_name::parse_names(&typed);
            prop_assert_eq!(crate::unit_name::parse_names(&again.join("\n")), again);
        }
    }
}
