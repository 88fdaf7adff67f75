//! Scenario links that were changed on their way: whatever was changed is told.

#![allow(clippy::unwrap_used, reason = "a test may stop where it must")]

mod random;

use address::mark::unseal;
use exchange::comparison_link;
use exchange::link::{Scenario, Subject, read, readings, write};
use exchange::problem::Problem;
use pack::pack;
use policy::model::ids::ToolId;
use random::Dice;

/// Scenarios of every tool, three of each.
fn scenarios() -> Vec<Scenario> {
    let mut dice = Dice(20451);
    let mut all = Vec::new();
    for (at, tool) in pack().tools.iter().enumerate() {
        for _ in 0..3 {
            let facts = dice.facts(pack(), tool);
            let readings = readings(tool, dice.readings(tool));
            let subject = Subject::Tool(ToolId(u16::try_from(at).unwrap()));
            all.push(Scenario { subject, as_of: Some(dice.day()), readings, facts, unsure: Vec::new() });
        }
    }
    all
}

/// Whether a reader is told that the link is not what was sent.
fn is_told(link: &str) -> bool {
    match read(pack(), link) {
        Ok(read) => read.problems.iter().any(Problem::is_damage),
        Err(problem) => problem.refuses(),
    }
}

#[test]
fn every_altered_digit_or_letter_of_a_hundred_links_is_told() {
    let links: Vec<String> = scenarios().iter().map(|it| write(pack(), it)).collect();
    assert!(100 <= links.len());
    for link in links {
        assert!(!is_told(&link), "{link}");
        let bytes = link.as_bytes();
        for at in 0..bytes.len() {
            // Every character for the first of the alphabet that it is not, digits for every digit.
            let others = if bytes[at].is_ascii_digit() { "0123456789a" } else { "01aAzZ&=-.~%" };
            for other in others.bytes().filter(|it| *it != bytes[at]) {
                let mut spoilt = bytes.to_vec();
                spoilt[at] = other;
                let spoilt = String::from_utf8(spoilt).unwrap();
                assert!(is_told(&spoilt), "{link}\n{spoilt}");
            }
            let mut spoilt = bytes.to_vec();
            if at + 1 < spoilt.len() && spoilt[at] != spoilt[at + 1] {
                spoilt.swap(at, at + 1);
                let spoilt = String::from_utf8(spoilt).unwrap();
                assert!(is_told(&spoilt), "{link}\n{spoilt}");
            }
        }
    }
}

#[test]
fn no_part_of_a_new_link_is_an_old_one() {
    for scenario in scenarios() {
        let link = write(pack(), &scenario);
        let pairs = unseal(&link).0;
        for made in [
            pairs.to_owned(),
            ["a&", pairs].concat(),
            ["a&", pairs, "&Z"].concat(),
            link.replacen('b', "a", 1),
            ["b&", pairs, "&Z"].concat(),
        ] {
            assert!(is_told(&made), "{made}");
        }
    }
}

#[test]
fn what_messengers_append_changes_nothing() {
    let behind = [
        "&from=timeline&isappinstalled=0",
        "&from=singlemessage",
        "&shareTo=1",
        "&nsukey=x%2By",
        "。",
        "）",
        "，谢谢",
        "%20",
        "%E3%80%82",
        " 请看",
    ];
    for scenario in scenarios() {
        let new = write(pack(), &scenario);
        // The same as the version before wrote it.
        let old = format!("a&{}&Z", unseal(&new).0.replacen("Q=", "T=", 1));
        let both = comparison_link::write(pack(), &scenario, &scenario);
        for behind in behind {
            for link in [&new, &old] {
                let read = read(pack(), &[link, behind].concat()).unwrap();
                assert_eq!((read.problems, write(pack(), &read.scenario)), (Vec::new(), new.clone()), "{link}{behind}");
            }
            for side in comparison_link::read(pack(), &[&both, behind].concat()) {
                let side = side.unwrap();
                assert_eq!((side.problems, write(pack(), &side.scenario)), (Vec::new(), new.clone()), "{both}{behind}");
            }
        }
    }
}

#[test]
fn every_altered_character_of_a_comparison_is_told() {
    for pair in scenarios().chunks(3).take(20) {
        let [one, other, ..] = pair else { continue };
        let link = comparison_link::write(pack(), one, other);
        let told = |link: &str| {
            let sides = comparison_link::read(pack(), link);
            sides.iter().any(|side| match side {
                Ok(read) => read.problems.iter().any(Problem::is_damage),
                Err(problem) => problem.refuses(),
            })
        };
        assert!(!told(&link), "{link}");
        for at in 0..link.len() {
            for other in "019aAzZ&=-.".bytes().filter(|it| *it != link.as_bytes()[at]) {
                let mut spoilt = link.clone().into_bytes();
                spoilt[at] = other;
                let spoilt = String::from_utf8(spoilt).unwrap();
                assert!(told(&spoilt), "{link}\n{spoilt}");
            }
        }
    }
}
