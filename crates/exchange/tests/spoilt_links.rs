//! Scenario links that were changed on their way: whatever was changed is told.

#![allow(clippy::unwrap_used, reason = "a test may stop where it must")]

mod random;

use address::mark::unseal;
use exchange::comparison_link;
use exchange::link::{Scenario, Subject, read, readings, write};
use exchange::problem::Problem;
use pack::pack;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::tool::Group;
use random::Dice;

/// Scenarios of every tool, three of each; and those of every post, and of nobody in particular.
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
    all.extend(profiles(&mut dice));
    all
}

/// What a person's page hands on, for every post, and where nobody has said which.
fn profiles(dice: &mut Dice) -> Vec<Scenario> {
    let posts = (0..pack().profile.posts.len()).map(|it| u8::try_from(it).ok()).chain([None]);
    let mut one = |post| {
        let subject = Subject::Profile(post);
        let mut facts = Facts::new();
        for tool in pack().tools.iter().filter(|it| it.group == Group::Person) {
            for (id, answer) in dice.facts(pack(), tool).answered() {
                // So many that the link is as long as a person's is.
                if dice.roll(3) == 0 {
                    facts.set(id, answer);
                }
            }
        }
        Scenario { subject, as_of: Some(dice.day()), readings: Default::default(), facts, unsure: Vec::new() }
    };
    posts.map(&mut one).collect()
}

/// Whether a reader is told that the link is not what was sent.
fn is_told(link: &str) -> bool {
    match read(pack(), link) {
        Ok(read) => read.problems.iter().any(Problem::is_damage),
        Err(problem) => problem.refuses(),
    }
}

/// The link with each character replaced by every other, and with each two that stand beside each other exchanged.
fn each_altered(link: &str, mut with: impl FnMut(&str)) {
    for at in 0..link.len() {
        for other in (b'!'..=b'~').filter(|it| *it != link.as_bytes()[at]) {
            let mut spoilt = link.as_bytes().to_vec();
            spoilt[at] = other;
            with(str::from_utf8(&spoilt).unwrap());
        }
        let mut exchanged = link.as_bytes().to_vec();
        if at + 1 < exchanged.len() && exchanged[at] != exchanged[at + 1] {
            exchanged.swap(at, at + 1);
            with(str::from_utf8(&exchanged).unwrap());
        }
    }
}

#[test]
fn every_altered_character_of_every_kind_of_link_is_told() {
    let tools = pack().tools.len();
    // One of every tool, and all of persons.
    let all = scenarios();
    let links: Vec<String> = all.iter().take(3 * tools).step_by(3).chain(all.iter().skip(3 * tools)).map(|it| write(pack(), it)).collect();
    let of_persons = links.iter().filter(|it| it.starts_with("b&W=")).count();
    assert_eq!((links.len() - of_persons, of_persons), (tools, pack().profile.posts.len() + 1));
    let mut altered = 0_u32;
    for link in links {
        assert!(!is_told(&link), "{link}");
        each_altered(&link, |spoilt| {
            altered += 1;
            assert!(is_told(spoilt), "{link}\n{spoilt}");
        });
    }
    assert!(100_000 < altered, "{altered}");
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
        let old = format!("a&{}&Z", unseal(&new).0.replacen("Q=", "T=", 1).replacen("W=", "P=", 1));
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
    let (all, persons) = (scenarios(), profiles(&mut Dice(7)));
    for pair in all.chunks(3).step_by(5).chain(persons.chunks(2).take(3)) {
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
        each_altered(&link, |spoilt| assert!(told(spoilt), "{link}\n{spoilt}"));
    }
}
