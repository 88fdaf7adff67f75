//! Storage that refuses at any one call, or from one call on: whatever was there before is there afterwards, unit for unit.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use proptest::prelude::*;
use records::area::{Area, RawText, Refusal};
use records::copies::{Fault, lay_aside, lay_aside_and_write, move_aside, move_to, write_over};
use records::key::KeySpace;
use records::migration::migrate;

/// A text as a browser holds it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Units(Vec<u16>);

impl RawText for Units {
    fn of(text: &str) -> Units {
        Units(text.encode_utf16().collect())
    }

    fn to_text(&self) -> String {
        String::from_utf16_lossy(&self.0)
    }
}

/// A storage that refuses some of its calls.
#[derive(Default)]
struct Faulty {
    held: RefCell<BTreeMap<Units, Units>>,
    calls: Cell<u32>,
    /// The calls that are refused.
    refused: Option<std::ops::Range<u32>>,
}

impl Faulty {
    fn with(texts: &[(Units, Units)], refused: Option<std::ops::Range<u32>>) -> Faulty {
        Faulty { held: RefCell::new(texts.iter().cloned().collect()), refused, ..Faulty::default() }
    }

    fn call(&self) -> Result<(), Refusal> {
        self.calls.set(self.calls.get() + 1);
        if self.refused.as_ref().is_some_and(|it| it.contains(&self.calls.get())) { Err(Refusal::Blocked) } else { Ok(()) }
    }

    /// How often a text is held, under whatever key.
    fn copies(&self, text: &Units) -> usize {
        self.held.borrow().values().filter(|it| *it == text).count()
    }
}

impl Area for Faulty {
    type Text = Units;

    fn keys(&self) -> Result<Vec<Units>, Refusal> {
        self.call()?;
        Ok(self.held.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &Units) -> Result<Option<Units>, Refusal> {
        self.call()?;
        Ok(self.held.borrow().get(key).cloned())
    }

    fn set(&self, key: &Units, text: &Units) -> Result<(), Refusal> {
        self.call()?;
        self.held.borrow_mut().insert(key.clone(), text.clone());
        Ok(())
    }

    fn remove(&self, key: &Units) -> Result<(), Refusal> {
        self.call()?;
        self.held.borrow_mut().remove(key);
        Ok(())
    }
}

/// Texts with halves of pairs in them, keys of ours, of the first editions, of another pack and of other pages.
fn texts() -> impl Strategy<Value = Vec<(Units, Units)>> {
    let unit = prop_oneof![Just(0xD800_u16), Just(0xDC00), 0x20_u16..0x7F, 0x4E00_u16..0x4E20];
    let key = prop_oneof![
        "twenty-measures/(draft|inputs|set-aside|scenarios-set-aside)/[a-c]",
        "twenty-measures/(settings|scenarios|practice|kept)",
        "twenty-measures/(sangzhi-2020|cili-2021)/(draft|set-aside/draft|inputs)/[a-c](-1)?",
        "their/[a-c]",
    ];
    let text = prop::collection::vec(unit, 0..6).prop_map(Units);
    prop::collection::vec((key.prop_map(|it| Units::of(&it)), text), 0..8)
        .prop_map(|all| all.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect())
}

fn refused() -> impl Strategy<Value = Option<std::ops::Range<u32>>> {
    // None, one, or all from one on.
    prop_oneof![Just(None), (1_u32..40).prop_map(|it| Some(it..it + 1)), (1_u32..40).prop_map(|it| Some(it..u32::MAX))]
}

#[test]
fn what_is_moved_to_where_it_lies_stays_there() {
    let held = (Units::of("twenty-measures/sangzhi-2020/draft/a"), Units::of("text"));
    let area = Faulty::with(std::slice::from_ref(&held), None);
    move_to(&area, &KeySpace::new("sangzhi-2020"), &held.0, "twenty-measures/sangzhi-2020/draft/a").unwrap();
    assert_eq!(area.copies(&held.1), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_wherever_the_storage_refuses(held in texts(), refused in refused(), at in 0_usize..8, new in "[a-z]{0,4}") {
        let space = KeySpace::new("sangzhi-2020");
        let area = Faulty::with(&held, refused);
        let key = held.get(at).map_or_else(|| Units::of("twenty-measures/sangzhi-2020/draft/z"), |it| it.0.clone());
        let (name, written) = (key.to_text(), Units::of(&new));
        let _ = migrate(&area, &space, |_| None);
        let _ = move_aside(&area, &space, &key);
        let _ = move_to(&area, &space, &key, "twenty-measures/sangzhi-2020/draft/a");
        let _ = lay_aside_and_write(&area, &space, &name, &written);
        for (_, text) in &held {
            prop_assert!(1 <= area.copies(text), "{text:?} is gone");
        }
    }

    #[test]
    fn only_what_is_known_is_written_over(held in texts(), refused in refused(), at in 0_usize..8, known in "[a-z]{0,2}") {
        let Some((key, there)) = held.get(at).cloned() else { return Ok(()) };
        let area = Faulty::with(&held, refused);
        let (mine, known) = (Units::of("mine"), Units::of(&known));
        let knows = known == there;
        match write_over(&area, &key.to_text(), Some(&known), &mine) {
            Ok(()) => prop_assert!(knows && area.held.borrow()[&key] == mine),
            Err(Fault::Changed(found)) => prop_assert!(!knows && found == Some(there.clone()) && area.held.borrow()[&key] == there),
            Err(Fault::Refused(_)) => prop_assert_eq!(&area.held.borrow()[&key], &there),
        }
    }

    #[test]
    fn a_migration_ends_and_leaves_what_is_not_its_own(held in texts(), refused in refused()) {
        let (space, other) = (KeySpace::new("sangzhi-2020"), KeySpace::new("cili-2021"));
        let area = Faulty::with(&held, refused);
        let _ = migrate(&area, &space, |_| None);
        // The other pack has nothing of the first editions.
        let whole = Faulty::with(&area.held.borrow().clone().into_iter().collect::<Vec<_>>(), None);
        let before = whole.held.borrow().clone();
        migrate(&whole, &other, |_| None).unwrap();
        prop_assert_eq!(&before, &*whole.held.borrow());
        migrate(&whole, &space, |_| None).unwrap();
        let after = whole.held.borrow().clone();
        migrate(&whole, &space, |_| None).unwrap();
        prop_assert_eq!(&after, &*whole.held.borrow());
        for (key, text) in &held {
            let name = key.to_text();
            if name.starts_with("their/") || name.starts_with("twenty-measures/cili-2021/") {
                prop_assert_eq!(after.get(key), Some(text));
            }
            if after.contains_key(key) && !held.is_empty() {
                prop_assert!(!matches!(space.owner(&name), Some(records::key::Owner::Unnamed(_))), "{}", name);
            }
        }
    }
}

#[test]
fn a_copy_is_made_once_and_is_the_same_to_the_last_unit() {
    let space = KeySpace::new("sangzhi-2020");
    let half = Units(vec![0x61, 0xD800]);
    let other = Units(vec![0x61, 0xDC00]);
    let area = Faulty::default();
    let first = lay_aside(&area, &space, "draft/k", &half).unwrap();
    assert_eq!(lay_aside(&area, &space, "draft/k", &half), Ok(first.clone()));
    // As text the two are alike.
    assert_eq!(half.to_text(), other.to_text());
    let second = lay_aside(&area, &space, "draft/k", &other).unwrap();
    assert_ne!(first, second);
    assert_eq!((area.copies(&half), area.copies(&other)), (1, 1));
}

#[test]
fn what_another_pack_made_stays_under_the_old_key() {
    let space = KeySpace::new("sangzhi-2020");
    let key = |name: &str| Units::of(&["twenty-measures/", name].concat());
    let held = [(key("draft/a"), Units::of("ours")), (key("draft/b"), Units::of("theirs"))];
    let area = Faulty::with(&held, None);
    migrate(&area, &space, |text| Some(if text == "theirs" { "cili-2021" } else { "sangzhi-2020" }.to_owned())).unwrap();
    let keys: Vec<String> = area.held.borrow().keys().map(RawText::to_text).collect();
    assert_eq!(keys, ["twenty-measures/draft/b", "twenty-measures/sangzhi-2020/draft/a"]);
}
