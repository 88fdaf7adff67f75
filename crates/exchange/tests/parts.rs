//! A draft goes through messengers in parts, and comes out as it went in, or it is said which part is not there.

#![allow(clippy::unwrap_used, reason = "a test may stop where it must")]

use exchange::parts::{Gathered, Incomplete, MAX_PART_BYTES, gather, holds_parts, split};
use policy::model::text::Language;
use proptest::prelude::*;

/// The document that the heads name.
const NAME: &str = "二十条";

/// As long as a village's draft, with what programs like to correct: quotation marks, double spaces, dashes, faces.
fn draft() -> String {
    format!("{{\"name\":\"示例·石桥村（虚构）\",\"note\":\"{}\"}}", "“一  二”--[微笑] 'x' /wx ".repeat(160))
}

fn whole(text: &str) -> Option<Gathered> {
    Some(Gathered { texts: vec![text.to_owned()], ..Gathered::default() })
}

fn missing(of: usize, missing: &[usize], damaged: &[usize]) -> Vec<Incomplete> {
    vec![Incomplete { of, missing: missing.to_vec(), damaged: damaged.to_vec() }]
}

/// What is wrong with a text, none of which is whole.
#[track_caller]
fn problems(text: &str) -> Vec<Incomplete> {
    let gathered = gather(text).unwrap();
    assert!(gathered.texts.is_empty());
    gathered.problems
}

#[test]
fn no_part_is_cut_by_a_messenger_and_each_says_which_it_is() {
    let parts = split(&draft(), NAME);
    assert_eq!(parts.len(), 4);
    for (part, number) in parts.iter().zip(1..) {
        assert!(part.len() < MAX_PART_BYTES, "{}", part.len());
        assert!(part.starts_with("【二十条 草稿 ") && part.contains(&format!(" {number}/4 ")) && part.ends_with("【完】"), "{part}");
        // Nothing in it that a program would correct: letters, digits, two signs.
        let inside = part.split_once("】\n").unwrap().1.trim_end_matches("【完】");
        assert!(inside.bytes().all(|it| it.is_ascii_alphanumeric() || b"-+".contains(&it)), "{inside}");
    }
}

#[test]
fn parts_join_in_any_order_with_a_chat_around_them() {
    let text = draft();
    let mut parts = split(&text, NAME);
    assert_eq!(gather(&parts.concat()), whole(&text));
    parts.reverse();
    let chat = |it: &String| format!("\n石桥村 李明 10:22\n给你【草稿】收好：{it}好的 OK\n[图片]\n");
    assert_eq!(gather(&parts.iter().map(chat).collect::<String>()), whole(&text));
    // Twice, once of them spoilt.
    let twice = [parts.concat(), parts[1].replacen("】\n", "】\nX", 1), parts[2].clone()].concat();
    assert_eq!(gather(&twice), whole(&text));
}

#[test]
fn line_breaks_and_spaces_that_programs_change_do_not_matter() {
    let text = draft();
    let all = split(&text, NAME).join("\n");
    let broken = |every: usize, with: &str| {
        let piece =
            |(at, it): (usize, char)| if at % every == 0 && it.is_ascii_alphanumeric() { format!("{with}{it}") } else { it.to_string() };
        all.chars().enumerate().map(piece).collect::<String>()
    };
    for other in [
        all.replace('\n', "\r\n"),
        all.replace(['\n', ' '], ""),
        all.replace(' ', "\u{A0}"),
        all.replace(' ', "\n"),
        all.replace('/', "／"),
        broken(70, "\n> "),
        broken(33, "\u{200B}"),
    ] {
        assert_eq!(gather(&other), whole(&text), "{other}");
    }
}

#[test]
fn a_part_that_is_missing_or_damaged_is_named() {
    let text = draft();
    let parts = split(&text, NAME);
    assert_eq!(problems(&[parts[0].as_str(), &parts[1], &parts[3]].concat()), missing(4, &[3], &[]));
    assert_eq!(problems(&parts[3]), missing(4, &[1, 2, 3], &[]));
    // Cut at its end, one letter changed, one number changed.
    let cut: String = parts[1].chars().take(900).collect();
    assert_eq!(problems(&[parts[0].as_str(), &cut, &parts[2], &parts[3]].join("\n")), missing(4, &[], &[2]));
    let changed = parts[2].replacen("】\n", "】\nA", 1);
    assert_eq!(problems(&[parts[0].as_str(), &parts[1], &changed].concat()), missing(4, &[4], &[3]));
    let renumbered = parts[2].replacen(" 3/4 ", " 2/4 ", 1);
    assert_eq!(problems(&[parts[0].as_str(), &renumbered, &parts[3]].concat()), missing(4, &[3], &[2]));
    let words = Incomplete { of: 4, missing: vec![3], damaged: Vec::new() }.text();
    assert_eq!(words.zh, "这份草稿分成4份。还缺第3份。接着粘贴就行，次序不要紧。");
    assert_eq!(words.in_language(Language::English), "This draft comes in 4 parts. Missing: 3. Paste them too, in any order.");
}

#[test]
fn parts_of_several_drafts_are_kept_apart() {
    let (one, other) = (draft(), draft().replace("石桥", "竹溪"));
    let (first, second) = (split(&one, NAME), split(&other, NAME));
    let mixed: String = first.iter().zip(&second).flat_map(|it| [it.1.as_str(), it.0]).collect();
    let mut gathered = gather(&mixed).unwrap();
    gathered.texts.sort();
    assert_eq!(gathered, Gathered { texts: vec![one, other.clone()], ..Gathered::default() });
    let gathered = gather(&[first[0].as_str(), &second.concat()].concat()).unwrap();
    assert_eq!((gathered.texts, gathered.problems), (vec![other], missing(4, &[2, 3, 4], &[])));
    // What is left of the first goes on when its other parts come.
    assert_eq!(gather(&[gathered.rest.as_str(), "\n李明 10:22\n", &first[1..].concat()].concat()), whole(&draft()));
}

#[test]
fn what_holds_no_part_is_left_alone() {
    for text in
        ["", "{\"schema\":2}", "【通知】明天开会", "【二十条 草稿 a1b2 6/5 c3d4】", "【二十条 草稿 a1b2 0/5 c3d4】", "【二十条 草稿】"]
    {
        assert!(gather(text).is_none() && !holds_parts(text), "{text}");
    }
    assert!(holds_parts(&split("x", NAME).concat()));
    // Too many to be ours, which would have to be listed.
    assert!(gather("【二十条 草稿 a1b2 1/99999999 c3d4】AAAA【完】").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_goes_in_comes_out(text in "\\PC{1,3000}", from in any::<usize>()) {
        let mut parts = split(&text, NAME);
        let at = from % parts.len();
        parts.rotate_left(at);
        prop_assert!(parts.iter().all(|it| it.len() < MAX_PART_BYTES));
        prop_assert_eq!(gather(&parts.join("\n")), whole(&text));
    }

    #[test]
    fn whatever_comes_in_does_no_harm(text in "(【二十条 草稿 [a-z0-9]{0,6} [0-9]{0,5}/[0-9]{0,5} [a-z0-9]{0,5}】|\\PC|【|】|\n){0,40}") {
        let _ = gather(&text);
    }
}
