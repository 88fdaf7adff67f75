//! Remarks that are sent back: what is written is read, what is none is refused by name, and a draft keeps them through its file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use exchange::draft::Draft;
use exchange::draft_file;
use exchange::problem::Problem;
use exchange::return_file::{ReturnFile, is_return_file, read, write};
use pack::{hash, pack};
use policy::assessment::reply::Unit;
use proptest::prelude::*;

fn file(remarks: &[(&str, &str)]) -> ReturnFile {
    ReturnFile {
        from: "示例·云岭镇".to_owned(),
        unit: Unit::Village,
        unit_name: "示例·石桥村".to_owned(),
        year: 2020,
        made_on: "2020-12-31".to_owned(),
        remarks: remarks.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect(),
        edited: false,
    }
}

#[test]
fn remarks_stand_beside_the_answers_and_stay_there_until_the_next_year() {
    let text = write(pack(), &file(&[("village-3.4", "主任的当选证书没有附上。"), ("village-3.1", "  ")]));
    assert!(is_return_file(&text) && !is_return_file(&draft_file::write(pack(), hash(), &Draft::new(Unit::Village, 2020))));
    let remarks = read(pack(), &text).unwrap();
    assert_eq!(remarks, file(&[("village-3.4", "主任的当选证书没有附上。")]));
    let before = Draft { unit_name: "示例·石桥村".to_owned(), ..Draft::new(Unit::Village, 2020) };
    let draft = remarks.beside(&before);
    assert_eq!(draft.assessment, before.assessment, "it changes no answer");
    let again = draft_file::read(pack(), hash(), &draft_file::write(pack(), hash(), &draft)).unwrap();
    assert_eq!((again.draft.comments, again.problems), (draft.comments.clone(), Vec::new()));
    // A second one about the same answer takes its place.
    let other = file(&[("village-3.4", "已经补上，谢谢。")]).beside(&draft);
    assert_eq!(other.comments.iter().map(|it| it.1.text.as_str()).collect::<Vec<_>>(), ["已经补上，谢谢。"]);
    let now = exchange::draft::Snapshot {
        label: String::new(),
        taken_on: None,
        as_of: None,
        year: 2020,
        edition: String::new(),
        standings: Vec::new(),
        replies: Default::default(),
    };
    assert!(draft.carried_over(pack(), 2021, now).comments.is_empty());
}

#[test]
fn what_is_no_such_file_is_refused_by_name_and_a_changed_one_is_told() {
    let text = write(pack(), &file(&[("village-3.4", "补附件")]));
    let why = |text: &str| read(pack(), text).unwrap_err();
    assert_eq!(why(&text.replacen("\"return\":1", "\"return\":9", 1)), Problem::NewerSchema(9));
    assert_eq!(why(&text.replacen("sangzhi-2020", "cili-2021", 1)), Problem::OtherPack("cili-2021".to_owned()));
    assert_eq!(why(&text[..text.len() - 9]), Problem::CutShort);
    assert_eq!(why(&text.replacen("\"village\"", "\"hamlet\"", 1)), Problem::UnknownUnit("hamlet".to_owned()));
    assert!(read(pack(), &text.replacen("补附件", "补证书", 1)).unwrap().edited);
    // A question that the pack does not ask is left out.
    assert!(read(pack(), &write(pack(), &file(&[("village-99.9", "x")]))).unwrap().remarks.is_empty());
}

proptest! {
    #[test]
    fn whatever_was_written_is_read(one in "\\PC{1,60}", other in "\\PC{0,60}", at in 0_usize..900, with in any::<char>()) {
        let text = write(pack(), &file(&[("village-3.4", &one), ("village-14.3", &other)]));
        let found = read(pack(), &text).unwrap();
        prop_assert!(!found.edited);
        prop_assert_eq!(write(pack(), &found), text.clone());
        // No edit stops it.
        let mut chars: Vec<char> = text.chars().collect();
        let at = at % chars.len();
        chars[at] = with;
        let _ = read(pack(), &chars.into_iter().collect::<String>());
    }
}
