//! Scenario links: exact both ways for every tool, and safe with whatever somebody made of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod random;

use address::mark::{seal, unseal};
use exchange::comparison_link;
use exchange::facts;
use exchange::link::{MAX_BYTES, Read, Scenario, Subject, chosen, read, readings, write};
use exchange::problem::Problem;
use pack::pack;
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::tool::Group;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;
use random::{Dice, answered};

fn is_plain(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._~=&".contains(&it))
}

fn tool(id: &str) -> Subject {
    Subject::Tool(pack().find_tool(id).unwrap_or_else(|| panic!("{id}")).0)
}

fn opened(text: &str) -> Read {
    read(pack(), text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
}

#[track_caller]
fn notes(text: &str, problem: Problem) {
    let read = opened(text);
    assert_eq!(read.problems, [problem], "{text}");
}

const HEAD: &str = "a&T=secondment&E=2020.2";

/// The same in the present version.
const PAIRS: &str = "Q=secondment&E=2020.2";

#[test]
fn ids_and_figures_are_fit_for_a_link() {
    let ids = pack().facts.iter().map(|it| &it.id).chain(pack().tools.iter().map(|it| &it.id));
    for id in ids.chain(pack().tools.iter().flat_map(|it| &it.readings).flat_map(|it| it.choices.iter().map(|it| &it.id).chain([&it.id]))) {
        assert!(id.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"_-".contains(&it)), "{id}");
    }
}

#[test]
fn nothing_entered_is_a_valid_link() {
    for at in 0..pack().tools.len() {
        let subject = Subject::Tool(ToolId(u16::try_from(at).unwrap()));
        let scenario = Scenario { subject, as_of: None, readings: Default::default(), facts: Facts::new(), unsure: Vec::new() };
        assert_eq!(opened(&write(pack(), &scenario)), Read { scenario, problems: Vec::new() });
    }
    let scenario =
        Scenario { subject: Subject::Profile(None), as_of: None, readings: Default::default(), facts: Facts::new(), unsure: Vec::new() };
    assert_eq!(write(pack(), &scenario), seal("W=1&E=2020.2"));
    for older_or_newer in ["a&P=1&E=2020.2&Z", &seal("W=1&E=2020.2")] {
        assert_eq!(opened(older_or_newer), Read { scenario: scenario.clone(), problems: Vec::new() });
    }
}

#[test]
fn a_link_says_what_is_in_it() {
    let read = opened("a&T=secondment&E=2020.2&D=2020-12-31&R.six_months=both_ends_counted&approved_by=none&from=2020-03&Z");
    assert_eq!(read.problems, []);
    assert_eq!(read.scenario.as_of.map(|it| it.to_string()).as_deref(), Some("2020-12-31"));
    assert_eq!(read.scenario.readings.get("six_months").map(String::as_str), Some("both_ends_counted"));
    assert_eq!(answered(&read.scenario.facts).len(), 2);
    assert_eq!(
        write(pack(), &read.scenario),
        seal("Q=secondment&E=2020.2&D=2020-12-31&R.six_months=both_ends_counted&approved_by=none&from=2020-03")
    );
}

#[test]
fn the_default_reading_is_not_carried() {
    let read = opened(&format!("{HEAD}&R.six_months=anniversary&Z"));
    assert_eq!((read.problems.as_slice(), read.scenario.readings.len()), ([].as_slice(), 0));
    let with_default = Scenario { readings: [("six_months".to_owned(), "anniversary".to_owned())].into(), ..read.scenario };
    assert_eq!(write(pack(), &with_default), seal(PAIRS));
}

#[test]
fn what_is_said_not_to_be_known_is_carried_and_an_older_link_has_nothing_of_it() {
    let unsure = |text: &str| {
        let read = opened(text);
        assert_eq!(read.problems, [], "{text}");
        let ids = read.scenario.unsure.iter().map(|it| pack().facts[usize::from(it.0)].id.clone()).collect::<Vec<_>>();
        (ids, read.scenario)
    };
    let text = format!("{HEAD}&approved_by=_&to=_&Z");
    let (ids, scenario) = unsure(&text);
    assert_eq!((ids.clone(), answered(&scenario.facts).len()), (vec!["approved_by".to_owned(), "to".to_owned()], 0));
    let written = write(pack(), &scenario);
    assert_eq!(written, seal(&format!("{PAIRS}&approved_by=_&to=_")));
    assert_eq!(unsure(&written).0, ids);
    assert_eq!(unsure(&format!("{HEAD}&approved_by=none&Z")).0, Vec::<String>::new());
    // An answer that is there counts.
    let from = pack().find_fact("from").unwrap().0;
    let answered = Scenario { unsure: vec![from], ..opened(&format!("{HEAD}&from=2020-03-01&Z")).scenario };
    assert_eq!(write(pack(), &answered), seal(&format!("{PAIRS}&from=2020-03-01")));
    // Nothing private, not even that it is not known.
    let event = pack().find_fact("event").unwrap().0;
    let private = Scenario {
        subject: tool("condolence-payment"),
        as_of: None,
        readings: Default::default(),
        facts: Facts::new(),
        unsure: vec![event],
    };
    assert_eq!(write(pack(), &private), seal("Q=condolence-payment&E=2020.2"));
    notes("a&T=condolence-payment&E=2020.2&event=_&Z", Problem::Sensitive("event".to_owned()));
}

#[test]
fn what_is_not_known_is_named_and_the_rest_is_kept() {
    let one_fact = |text: &str| assert_eq!(answered(&opened(text).scenario.facts).len(), 1, "{text}");
    for (item, problem) in [
        ("from_when=2020-03-01", Problem::UnknownFact("from_when".to_owned())),
        ("team_size=9", Problem::UnknownFact("team_size".to_owned())),
        ("to=2020-02-30", Problem::Unreadable { field: "to".to_owned(), written: "2020-02-30".to_owned() }),
        ("to", Problem::Unreadable { field: "to".to_owned(), written: String::new() }),
        ("approved_by=mayor", Problem::UnknownChoice { fact: "approved_by".to_owned(), written: "mayor".to_owned() }),
        ("R.six_months=weeks", Problem::UnknownReading("six_months=weeks".to_owned())),
        ("R.full_moon=yes", Problem::UnknownReading("full_moon=yes".to_owned())),
        ("D=soon", Problem::Unreadable { field: "D".to_owned(), written: "soon".to_owned() }),
        ("from=2020-04-01", Problem::Twice("from".to_owned())),
        ("NAME=x", Problem::UnknownFact("NAME".to_owned())),
    ] {
        let text = format!("{HEAD}&from=2020-03-01&{item}&Z");
        notes(&text, problem);
        one_fact(&text);
    }
    notes("a&T=secondment&E=2019.4&Z", Problem::OtherEdition("2019.4".to_owned()));
}

#[test]
fn a_link_cut_short_is_noticed_and_its_last_item_is_not_trusted() {
    let sealed = seal("Q=care-fund&E=2020.2&D=2020-12-31&retained_party_fees=20000");
    for end in sealed.find("&E").unwrap()..sealed.len() {
        let problems = opened(sealed.get(..end).unwrap()).problems;
        assert!(problems.contains(&Problem::CutShort), "{:?}", sealed.get(..end));
    }
    let whole = "a&T=care-fund&E=2020.2&D=2020-12-31&retained_party_fees=20000&Z";
    assert!(opened(whole).problems.is_empty());
    for end in whole.find("&E").unwrap()..whole.len() {
        let cut = opened(whole.get(..end).unwrap());
        assert!(cut.problems.contains(&Problem::CutShort), "{:?}", whole.get(..end));
        assert_eq!(answered(&cut.scenario.facts), [], "{:?}: 200 is not 20000", whole.get(..end));
    }
    for end in 0..whole.find("&E").unwrap() {
        match read(pack(), whole.get(..end).unwrap()) {
            Err(Problem::NotALink | Problem::UnknownTool(_)) => {}
            other => panic!("{:?}: {other:?}", whole.get(..end)),
        }
    }
}

#[test]
fn what_is_no_link_is_refused_by_name() {
    let refuses = |text: &str, problem| assert_eq!(read(pack(), text).map(|it| it.problems), Err(problem), "{text:.60}");
    for text in [
        "",
        "a",
        "a&",
        "a&Z",
        "a&from=2020-03-01&Z",
        "hello",
        "<script>",
        "情形",
        "a&T=%E6%83",
        "a&T=%",
        "a&T=%4",
        "a b",
        "A&T=secondment",
        "1",
    ] {
        refuses(text, Problem::NotALink);
    }
    refuses("c&Q=secondment&Z00", Problem::NewerLink('c'));
    refuses("b&T=secondment&Z00", Problem::NotALink);
    refuses("a&T=nothing&Z", Problem::UnknownTool("nothing".to_owned()));
    let long = format!("{HEAD}&from={}&Z", "9".repeat(MAX_BYTES));
    refuses(&long, Problem::TooLarge { bytes: long.len(), most: MAX_BYTES });
    assert!(read(pack(), &format!("{HEAD}&from={}&Z", "9".repeat(MAX_BYTES - 100))).is_ok(), "below the limit it is read");
}

#[test]
fn what_a_messenger_has_encoded_is_read() {
    let plain = opened(&format!("{HEAD}&approved_by=none&Z"));
    assert_eq!(opened(&format!("{HEAD}%26approved%5Fby%3dnone&Z\n")), plain);
}

#[test]
fn a_pair_cut_short_keeps_what_is_whole() {
    let (one, other) = ("a&P=village_secretary&E=2020.2&D=2020-12-31&Z", "a&P=1&E=2020.2&D=2025-12-31&Z");
    let whole = [one, other].join("&");
    let [first, second] = comparison_link::read(pack(), &whole);
    assert_eq!((first.unwrap().problems, second.unwrap().problems), (vec![], vec![]));
    let [first, second] = comparison_link::read(pack(), &whole[..whole.len() - 3]);
    assert_eq!((first.unwrap().problems, second.unwrap().problems), (vec![], vec![Problem::CutShort]));
    let [first, second] = comparison_link::read(pack(), one);
    assert_eq!((first.unwrap().problems, second.unwrap_err()), (vec![], Problem::NotALink));
    let [first, second] = comparison_link::read(pack(), "a&P");
    assert_eq!((first.unwrap_err(), second.unwrap_err()), (Problem::NotALink, Problem::NotALink));
}

#[test]
fn who_one_is_is_carried_by_its_id() {
    let read = opened("a&P=village_secretary&E=2020.2&Z");
    assert_eq!(read.scenario.subject, Subject::Profile(Some(0)));
    assert_eq!(write(pack(), &read.scenario), seal("W=village_secretary&E=2020.2"));
    let unknown = opened("a&P=emperor&E=2020.2&Z");
    assert_eq!(unknown.scenario.subject, Subject::Profile(None));
    assert_eq!(unknown.problems, [Problem::UnknownChoice { fact: "P".to_owned(), written: "emperor".to_owned() }]);
}

#[test]
fn sensitive_facts_go_neither_out_nor_in() {
    let sensitive: Vec<_> = pack().facts.iter().filter(|it| it.sensitive).collect();
    assert_eq!(sensitive.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["hardship", "in_hardship", "event"]);
    for fact in sensitive {
        let id = pack().find_fact(&fact.id).unwrap().0;
        let given = Answer::Given(if fact.kind == FactKind::YesNo { Value::YesNo(true) } else { Value::Choice(0) });
        let facts: Facts = [(id, given)].into_iter().collect();
        let value = facts::write(fact, given).unwrap();
        let asking = pack().tools.iter().filter(|it| it.facts.contains(&id)).map(|it| tool(&it.id)).chain([Subject::Profile(None)]);
        for subject in asking {
            let scenario = Scenario { subject, as_of: None, readings: Default::default(), facts: facts.clone(), unsure: Vec::new() };
            let text = write(pack(), &scenario);
            assert!(!text.contains(&format!("&{}=", fact.id)), "{text}");
            let forged = seal(&format!("{}&{}={value}", unseal(&text).0, fact.id));
            notes(&forged, Problem::Sensitive(fact.id.clone()));
            assert_eq!(answered(&opened(&forged).scenario.facts), []);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Every answer of every fact is the same after it was written and read.
    #[test]
    fn answers_come_back_exactly(seed: u64) {
        let mut dice = Dice(seed);
        for fact in &pack().facts {
            let answer = dice.answer(&fact.kind);
            let text = facts::write(fact, answer).expect("an answer of the fact's kind");
            prop_assert!(is_plain(&text), "{}", text);
            prop_assert_eq!(facts::read(fact, &text), Ok(answer), "{}: {}", fact.id, text);
            prop_assert_eq!(facts::write(fact, Answer::Open), None);
        }
    }

    /// Every scenario of every tool is the same after it was written and read.
    #[test]
    fn scenarios_of_every_tool_come_back_exactly(seed: u64) {
        let mut dice = Dice(seed);
        for (at, tool) in pack().tools.iter().enumerate() {
            let facts = dice.facts(pack(), tool);
            let (as_of, readings_chosen) = ((dice.roll(4) != 0).then(|| dice.day()), dice.readings(tool));
            let scenario = Scenario { subject: Subject::Tool(ToolId(u16::try_from(at).unwrap())), as_of, readings: readings(tool, readings_chosen), unsure: dice.unsure(pack(), &facts, tool.facts.iter().copied()), facts };
            let text = write(pack(), &scenario);
            prop_assert!(is_plain(&text), "{}", text);
            let read = read(pack(), &text).expect("a link");
            prop_assert_eq!(&read.problems, &[]);
            prop_assert_eq!(answered(&read.scenario.facts), answered(&scenario.facts), "{}", text);
            prop_assert_eq!((read.scenario.subject, read.scenario.as_of), (scenario.subject, scenario.as_of));
            prop_assert_eq!(&read.scenario.unsure, &scenario.unsure, "{}", text);
            prop_assert_eq!(chosen(tool, &read.scenario.readings), readings_chosen, "{}", text);
        }
    }

    /// And so is a profile.
    #[test]
    fn profiles_come_back_exactly(seed: u64) {
        let mut dice = Dice(seed);
        let mut facts = Facts::new();
        for tool in pack().tools.iter().filter(|it| it.group == Group::Person) {
            for (id, answer) in dice.facts(pack(), tool).answered() {
                facts.set(id, answer);
            }
        }
        let asked = pack().profile.sections.iter().flat_map(|it| it.facts.iter().copied());
        let unsure = dice.unsure(pack(), &facts, asked);
        let scenario = Scenario { subject: Subject::Profile(dice.post(pack())), as_of: Some(dice.day()), readings: Default::default(), facts, unsure };
        let read = read(pack(), &write(pack(), &scenario)).expect("a link");
        prop_assert_eq!(read.problems, &[]);
        prop_assert_eq!(answered(&read.scenario.facts), answered(&scenario.facts));
        prop_assert_eq!((read.scenario.subject, read.scenario.as_of), (scenario.subject, scenario.as_of));
        prop_assert_eq!(read.scenario.unsure, scenario.unsure);
    }

    /// Two scenarios in one address come back as they were, and so they do through a messenger that encodes everything.
    #[test]
    fn a_pair_comes_back_exactly(seed: u64) {
        let mut dice = Dice(seed);
        let side = |dice: &mut Dice| {
            let at = dice.roll(pack().tools.len() as u64);
            let tool = &pack().tools[usize::try_from(at).unwrap()];
            let facts = dice.facts(pack(), tool);
            Scenario { subject: Subject::Tool(ToolId(u16::try_from(at).unwrap())), as_of: Some(dice.day()), readings: Default::default(), unsure: dice.unsure(pack(), &facts, tool.facts.iter().copied()), facts }
        };
        let (one, other) = (side(&mut dice), side(&mut dice));
        let text = comparison_link::write(pack(), &one, &other);
        prop_assert!(is_plain(&text), "{}", text);
        let encoded: String = text.bytes().map(|it| format!("%{it:02X}")).collect();
        for text in [text, encoded] {
            let [first, second] = comparison_link::read(pack(), &text);
            let (first, second) = (first.expect("the first"), second.expect("the second"));
            prop_assert_eq!((first.problems, second.problems), (Vec::new(), Vec::new()));
            prop_assert_eq!((answered(&first.scenario.facts), first.scenario.subject), (answered(&one.facts), one.subject));
            prop_assert_eq!((answered(&second.scenario.facts), second.scenario.subject), (answered(&other.facts), other.subject));
        }
    }

    /// Whatever stands in an address, reading it ends, and says what is wrong.
    #[test]
    fn nothing_makes_reading_panic(text in ".{0,300}", items in proptest::collection::vec("[a-zTDERPZ._]{0,12}=?[a-z0-9~.%-]{0,12}", 0..12)) {
        let _ = read(pack(), &text);
        if let Err(problem) = read(pack(), &format!("a&T=secondment&{}", items.join("&"))) {
            prop_assert!(problem.refuses() && !problem.text().zh.is_empty(), "{:?}", problem);
        }
    }
}
