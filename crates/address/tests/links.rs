//! Every kind of link, spoilt in every way that is known, and with every character changed.

#![allow(clippy::unwrap_used, reason = "a test may stop where it must")]

use address::mangled::{carried, pair, place, tidied};
use address::mark::{Seal, seal, unseal};
use proptest::prelude::*;

/// A place with what it carries.
fn places() -> Vec<(&'static str, String)> {
    vec![
        ("/measures/7/3", String::new()),
        ("/glossary/one_vote_veto", String::new()),
        ("/tools/care-fund", String::new()),
        ("/", String::new()),
        ("/measures", seal("for=village&kind=duty")),
        ("/search", seal("q=%E4%B8%80%E7%A5%A8%20100%25")),
        ("/tools/secondment", seal("Q=secondment&E=2020.1&D=2020-12-31&approved_by=_&from=2020-03-01")),
        ("/tools/secondment", "a&T=secondment&E=2020.1&approved_by=_&from=2020-03-01&Z".to_owned()),
        ("/entitlements", seal("W=1&E=2020.1&secretary_service=2011-01-01~0")),
        ("/compare", format!("{}&{}", seal("W=1&E=2020.1"), seal("W=1&E=2020.1&birth_date=1978-01"))),
        ("/compare", "a&P=1&E=2020.1&Z&a&P=1&E=2020.1&D=2025-12-31&Z".to_owned()),
        ("/training/quiz", seal("s=20451&m=7&for=villages&n=3")),
        ("/training/quiz", "s=20451&m=7&for=villages&n=3".to_owned()),
        ("/training/present", seal("m=6.7.14&for=villages&min=40&at=3")),
        ("/training/cards", "m=6.7".to_owned()),
        ("/training/cards", seal("m=6.7")),
        ("/training/prepare", seal("m=6.7.14&for=townships&min=60")),
        ("/training/presenter", seal("m=6.14&for=villages&min=40&at=12")),
        ("/training/handout", seal("m=6.14&for=villages&min=40")),
        ("/training/practice", seal("m=1.20&d=hard&k=case")),
        ("/training/paper", seal("s=999999&c=10&d=hard")),
        ("/training/hands", seal("s=204518&k=case&n=1")),
        ("/training/steps/secondment", seal("Q=secondment&E=2020.1&approved_by=_&from=2020-03-01")),
    ]
}

fn address(path: &str, query: &str) -> String {
    if query.is_empty() { format!("#{path}") } else { format!("#{path}?{query}") }
}

/// What is appended to links, one by one.
const BEHIND: [&str; 24] = [
    "",
    "。",
    "）",
    "，",
    "！",
    "?",
    ".",
    ")",
    ",",
    ";",
    "\"",
    ">",
    "%20",
    "%E3%80%82",
    "。请看",
    " 请看一下",
    " please see this",
    "%20please",
    "请大家看",
    "\n\n发自手机",
    "&from=timeline&isappinstalled=0",
    "&from=singlemessage",
    "&shareTo=wechat%E3%80%82",
    "&nsukey=abc%2Bd#wechat_redirect",
];

const IN_FRONT: [&str; 6] = [
    "",
    "https://example.org/app/",
    "https://example.org/app/index.html?from=singlemessage",
    "https://example.org/?nsukey=a%2Fb&x=1",
    "【二十条】这道题：https://example.org/",
    "看看（http://192.168.1.5:8080/",
];

#[test]
fn however_it_was_spoilt_a_link_leads_to_the_same_place() {
    for (path, query) in places() {
        let written = address(path, &query);
        for front in IN_FRONT {
            for behind in BEHIND {
                let sent = [front, &written, behind].concat();
                assert_eq!(place(&sent), Some(written.clone()), "{sent}");
                if path != "/search" {
                    assert_eq!(carried(&sent), query, "{sent}");
                }
            }
        }
    }
}

#[test]
fn an_encoded_link_leads_to_the_same_place() {
    for (path, query) in places().into_iter().filter(|it| it.0 != "/search") {
        let written = address(path, &query);
        let escaped = |all: bool| -> String {
            let one = |it: u8| if all || !it.is_ascii_alphanumeric() { format!("%{it:02X}") } else { char::from(it).to_string() };
            written.bytes().map(one).collect()
        };
        for sent in
            [escaped(false), escaped(false).to_lowercase(), written.replace('&', "&amp;"), written.replace('&', "＆").replace('?', "？")]
        {
            // Lower case would change the letters of the link itself.
            if sent != sent.to_lowercase() || query.chars().all(|it| !it.is_ascii_uppercase()) {
                assert_eq!(place(&sent), Some(written.clone()), "{sent}");
            }
        }
        assert_eq!(tidied(&query.bytes().map(|it| format!("%{it:02X}")).collect::<String>()), query);
    }
}

#[test]
fn a_link_over_several_lines_is_one_link() {
    for (path, query) in places().into_iter().filter(|it| it.1.starts_with("b&") && it.0 != "/search") {
        let written = address(path, &query);
        for at in written.find('&').unwrap()..written.len() {
            let (one, other) = written.split_at(at);
            assert_eq!(place(&format!("请看 {one}\n  {other} 谢谢 thanks")), Some(written.clone()), "{one}|{other}");
        }
    }
}

#[test]
fn what_is_no_place_is_none() {
    for text in ["", "你好", "https://example.org/", "#", "a&T=secondment&Z"] {
        assert_eq!(place(text), None, "{text}");
    }
    assert_eq!(carried("这个：a&T=secondment&Z。"), "a&T=secondment&Z");
    assert_eq!(carried(&format!("码是 {} ，贴进去", seal("Q=secondment"))), seal("Q=secondment"));
}

/// The characters that links are made of.
fn alphabet() -> impl Iterator<Item = char> {
    (b'!'..=b'~').map(char::from)
}

#[test]
fn every_altered_character_and_every_two_exchanged_are_told() {
    for (_, link) in places().into_iter().filter(|it| it.1.starts_with("b&") && pair(&it.1).1.is_none()) {
        let pairs = unseal(&link).0.to_owned();
        assert_eq!(unseal(&link).1, Seal::Whole);
        let told = |spoilt: &str| {
            let spoilt = if pairs.starts_with("q=") { spoilt.to_owned() } else { tidied(spoilt) };
            let (found, said) = unseal(&spoilt);
            // An escape in lower case is the same text.
            said != Seal::Whole && (said != Seal::Unmarked || spoilt.is_empty())
                || found.eq_ignore_ascii_case(&pairs) && found.contains('%')
        };
        let letters: Vec<char> = link.chars().collect();
        for at in 0..letters.len() {
            for other in alphabet().filter(|it| *it != letters[at]) {
                let mut spoilt = letters.clone();
                spoilt[at] = other;
                let spoilt: String = spoilt.into_iter().collect();
                assert!(told(&spoilt), "{link}\n{spoilt}");
            }
            if at + 1 < letters.len() && letters[at] != letters[at + 1] {
                let mut spoilt = letters.clone();
                spoilt.swap(at, at + 1);
                let spoilt: String = spoilt.into_iter().collect();
                assert!(told(&spoilt), "{link}\n{spoilt}");
            }
        }
        for end in 1..link.len() {
            assert!(told(&link[..end]), "{}", &link[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is sealed is found whole, and with any digit changed it is not.
    #[test]
    fn every_altered_digit_is_told(seed in 1..1_000_000u32, number in 1..10_000u32, at: proptest::sample::Index, by in 1..10u8) {
        let link = seal(&format!("s={seed}&for=villages&n={number}"));
        prop_assert_eq!(unseal(&link).1, Seal::Whole);
        let end = link.find("&Z").unwrap();
        let digits: Vec<usize> = link.char_indices().filter(|it| it.0 < end && it.1.is_ascii_digit()).map(|it| it.0).collect();
        let at = digits[at.index(digits.len())];
        let mut bytes = link.clone().into_bytes();
        bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
        let spoilt = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(unseal(&spoilt).1, Seal::Altered, "{}", spoilt);
    }

    /// Whatever is read, reading it ends.
    #[test]
    fn nothing_makes_reading_panic(text in ".{0,200}", link in "(#/|[ab]&|&Z|[a-z]=|%[0-9A-F]{2}|[。 &?一-三]){0,20}") {
        for text in [text, link] {
            let _ = (place(&text), carried(&text), unseal(&text), pair(&text), unseal(&tidied(&text)));
        }
    }
}
