//! The typed lists: however names are written they mean the units that they mean, and what is on no list is in no figure.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod village;

use pack::{hash, pack};
use policy::model::text::Language;
use proptest::prelude::*;
use rollup::collection::{Collection, Entry, content_hash};
use rollup::import::read;
use rollup::level::Level;
use rollup::protocol::{Fill, NameQuestion, TableQuery, TypedLists, View, Whereabouts};
use rollup::view::{parse_lists, view};
use village::{day, village};

/// A township that was handed these villages' drafts and was told these lists.
fn township(received: &[&str], expected: &str, weak: Option<&str>) -> Collection {
    let mut table = Collection::new(Level::Township);
    for (number, name) in (0..).zip(received) {
        let text = village(name, number).text();
        let imported = read(pack(), hash(), Level::Township, text.as_bytes(), day()).unwrap();
        table.add(Entry { id: content_hash(text.as_bytes()), file: format!("{number}.json"), imported });
    }
    table.lists = parse_lists(&TypedLists {
        own_name: "汨湖乡".to_owned(),
        expected: expected.to_owned(),
        weak: weak.unwrap_or_default().to_owned(),
        weak_known: weak.is_some(),
    });
    table
}

fn look(table: &Collection) -> View {
    view(pack(), table, &TableQuery::default(), day(), Language::Chinese)
}

fn asked(name: &str, candidates: &[&str]) -> NameQuestion {
    NameQuestion { name: name.to_owned(), candidates: candidates.iter().map(|it| (*it).to_owned()).collect() }
}

const FOUR: &str = "1、金山村\n2.李家庄村\n汨湖村 芭茅溪村";

#[test]
fn a_pasted_list_is_the_villages_that_it_names() {
    let seen = look(&township(&[], FOUR, Some("金山村")));
    assert_eq!((seen.expected, seen.missing), (Some(4), vec!["金山村".into(), "李家庄村".into(), "汨湖村".into(), "芭茅溪村".into()]));
    // A pasted table names the township in every row.
    let seen = look(&township(&["金山村"], "1\t汨湖乡\t金山村\n2\t汨湖乡\t李家庄村\n", None));
    assert_eq!((seen.expected, seen.received, seen.missing), (Some(2), Some(1), vec!["李家庄村".to_owned()]));
}

#[test]
fn unknown_misspelled_and_doubled_names_are_in_no_share() {
    let mut table = township(&["金山村", "李家庄村"], FOUR, Some("金山、1.金山村 桑植县汨湖乡金山村委会，白竹坪村；李家壮村"));
    let seen = look(&table);
    assert!(seen.computed[0].value.starts_with("1 / 4 = 25%"), "{}", seen.computed[0].value);
    assert_eq!((&*seen.outside_listed, &*seen.questions), (&["白竹坪村".to_owned()][..], &[asked("李家壮村", &["李家庄村"])][..]));
    // It is said beside the figure, which fills in nothing while a name is open.
    assert!(seen.computed[0].how.contains("没有算：白竹坪村") && seen.computed[0].how.contains("李家壮村"), "{}", seen.computed[0].how);
    assert_eq!(seen.computed[0].fill, None);
    table.answer("李家壮村", Some("李家庄村".to_owned()));
    let seen = look(&table);
    assert!(seen.questions.is_empty() && seen.computed[0].value.starts_with("2 / 4 = 50%"), "{}", seen.computed[0].value);
    table.lists.weak = Some(vec!["金山村".to_owned(), "李家壮村".to_owned()]);
    assert_eq!(look(&table).computed[0].fill, Some(Fill::Facts(vec![("villages_total".to_owned(), 4), ("villages_weak".to_owned(), 2)])));
}

#[test]
fn the_listed_villages_that_handed_in_are_opened_from_their_share() {
    let table = township(&["金山村", "李家庄村", "汨湖村"], FOUR, Some("金山村、李家庄村、芭茅溪村"));
    let share = &look(&table).computed[0];
    assert!(share.value.starts_with("3 / 4"), "{}", share.value);
    let behind: Vec<(Vec<&str>, u32)> =
        share.behind.iter().map(|it| (it.1.units.iter().map(|it| it.0.as_str()).collect(), it.1.more)).collect();
    assert_eq!(behind, [(vec!["金山村", "李家庄村"], 0), (vec![], 1)]);
    // Each leads to its file.
    let files: Vec<&str> = share.behind[0].1.units.iter().map(|it| it.1.as_str()).collect();
    assert!(table.entries.iter().filter(|it| files.contains(&it.id.to_string().as_str())).count() == 2, "{files:?}");
    // Without the county's list there is nothing behind it.
    assert_eq!(look(&township(&["金山村"], FOUR, None)).computed[0].behind, []);
}

#[test]
fn a_file_of_no_village_on_the_list_counts_nowhere_and_is_named() {
    let mut table = township(&["3、金山", "李家莊村", "白竹坪村", "巴茅溪村"], FOUR, None);
    let seen = look(&table);
    assert_eq!((seen.expected, seen.received, seen.counted), (Some(4), Some(2), 2));
    assert_eq!((&*seen.missing, &*seen.unlisted), (&["芭茅溪村".to_owned(), "汨湖村".to_owned()][..], &["白竹坪村".to_owned()][..]));
    assert_eq!(seen.questions, [asked("巴茅溪村", &["芭茅溪村"])]);
    let places: Vec<(&str, Whereabouts)> = seen.rows.iter().map(|it| (it.name.as_str(), it.whereabouts)).collect();
    assert!(places.contains(&("白竹坪村", Whereabouts::Outside)) && places.contains(&("巴茅溪村", Whereabouts::Asked)), "{places:?}");
    assert!(seen.indicators.iter().all(|it| it.counts.iter().sum::<u32>() <= 2));
    assert!(seen.computed.iter().any(|it| it.provision == "14.3" && it.value.ends_with("/ 2")), "{:?}", seen.computed);
    table.answer("巴茅溪村", Some("芭茅溪村".to_owned()));
    let seen = look(&table);
    assert_eq!((seen.received, seen.counted, &*seen.missing, seen.questions.len()), (Some(3), 3, &["汨湖村".to_owned()][..], 0));
    table.answer("巴茅溪村", None);
    assert_eq!(look(&table).unlisted, ["巴茅溪村", "白竹坪村"]);
}

#[test]
fn two_names_that_are_one_village_are_asked_which_counts() {
    let mut table = township(&["芭茅溪村", "巴茅溪村"], FOUR, None);
    assert_eq!((look(&table).counted, look(&table).conflicts.len()), (1, 0));
    table.answer("巴茅溪村", Some("芭茅溪村".to_owned()));
    let seen = look(&table);
    assert_eq!((seen.counted, seen.conflicts.len(), seen.conflicts[0].files.len()), (0, 1, 2));
    table.choose(table.entries[1].id);
    assert_eq!(look(&table).counted, 1);
    table.choose(table.entries[0].id);
    assert_eq!(look(&table).counted, 1, "one of them, whichever was chosen before");
    // Another file of that village is asked about anew.
    let text = village("芭茅溪", 7).text();
    let imported = read(pack(), hash(), Level::Township, text.as_bytes(), day()).unwrap();
    table.add(Entry { id: 7, file: "7.json".to_owned(), imported });
    assert_eq!(look(&table).counted, 0);
}

proptest! {
    /// Whatever is received and typed: received and missing make the list, nothing is counted twice, and no share exceeds the whole.
    #[test]
    fn the_parts_of_a_list_make_the_list(
        received in proptest::collection::vec(0_usize..9, 0..8),
        expected in proptest::collection::btree_set(0_usize..9, 1..7),
        weak in proptest::collection::vec(0_usize..9, 0..7),
    ) {
        const WRITTEN: [&str; 9] =
            ["金山村", "2、金山", "李家庄村", "李家村", "汨湖乡芭茅溪村", "巴茅溪村", "石桥社区", "石桥村委会", "白竹坪"];
        let those = |all: &mut dyn Iterator<Item = usize>| all.map(|it| WRITTEN[it]).collect::<Vec<_>>();
        let (received, weak) = (those(&mut received.into_iter()), those(&mut weak.into_iter()).join("\n"));
        let table = township(&received, &those(&mut expected.into_iter()).join("\n"), Some(&weak));
        let seen = look(&table);
        let listed = table.lists.expected.len();
        prop_assert_eq!(seen.expected.unwrap_or_default() as usize, listed);
        if let Some(here) = seen.received {
            prop_assert_eq!(here as usize + seen.missing.len(), listed);
            prop_assert!(seen.counted <= here);
        }
        let share = table.listed(seen.year).unwrap();
        prop_assert!(share.count() <= listed);
        prop_assert_eq!(seen.rows.iter().filter(|it| it.whereabouts == Whereabouts::Outside).count(), seen.unlisted.len());
    }
}
