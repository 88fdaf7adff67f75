//! Questions over the real pack: each has one right answer, the engine's; everything comes up; the same seed gives the same paper.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod digest;

use std::collections::{BTreeMap, BTreeSet};

use pack::pack;
use policy::engine::completions::space::Completions;
use policy::engine::decide::{Verdict, combinations, decide, situation, verdict_of};
use policy::explain::explainer::{Matter, own_word};
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::facts::{Facts, refusals};
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::tool::{Group, Tool};
use policy::model::value::{Answer, Tenure, Value};
use proptest::prelude::*;
use quiz::case::Case;
use quiz::figures;
use quiz::question::{Asks, Question, VERDICTS};
use quiz::random::Rng;
use quiz::recipients;
use quiz::selection::{Audience, Difficulty, LARGEST_SEED, Selection};
use quiz::topic::{Kind, Topic};
use quiz::words::{explanation, question_text};

fn tool(case: &Case) -> &'static Tool {
    &pack().tools[usize::from(case.tool.0)]
}

/// Every answer that an open fact may still have, as far as any rule can tell them apart: tried one by one, not by thresholds.
fn everything_it_could_be(kind: &FactKind, answer: Answer, as_of: Day) -> Vec<Answer> {
    let given = Answer::Given;
    match (answer, kind) {
        (Answer::Given(_), _) => vec![answer],
        (Answer::Month(month), _) => {
            (month.first_day().number()..=month.last_day().number()).map(|it| given(Value::Date(Day::from_number(it)))).collect()
        }
        (Answer::TenureSinceMonth(month, earlier_months), _) => (month.first_day().number()..=month.last_day().number())
            .map(|it| given(Value::Tenure(Tenure { since: Some(Day::from_number(it)), earlier_months })))
            .collect(),
        (Answer::Open, FactKind::YesNo) => vec![given(Value::YesNo(true)), given(Value::YesNo(false))],
        (Answer::Open, FactKind::Choice(choices)) => (0..choices.len()).map(|it| given(Value::Choice(u8::try_from(it).unwrap()))).collect(),
        (Answer::Open, FactKind::Number(kind)) => {
            let step = kind.measure.step();
            let steps = (0..=1_200i64).map(Decimal::whole).chain((0..=60).map(|it| Decimal::whole(it * 5_000)));
            steps
                .flat_map(|it| [it, Decimal::from_ten_thousandths(it.ten_thousandths() + step.ten_thousandths())])
                .map(|it| given(Value::Number(it)))
                .collect()
        }
        (Answer::Open, FactKind::Date { .. }) => (-25_000..=2_000).map(|it| given(Value::Date(as_of.plus_days(it)))).collect(),
        (Answer::Open, FactKind::Tenure) => (0..=400).map(|it| given(Value::Tenure(Tenure { since: None, earlier_months: it }))).collect(),
    }
}

/// The verdict by trying everything: plain folding over complete facts, without the engine's way of completing them.
fn by_trying(case: &Case) -> Verdict {
    let tool = tool(case);
    let open = case.told.iter().filter(|it| !matches!(case.facts.get(**it), Answer::Given(_)));
    assert!(open.into_iter().all(|it| case.open == Some(*it)), "one thing is left open at most");
    let mut seen = BTreeSet::new();
    let mut ask = |facts: &Facts| {
        // Facts that are not explanation do not matter: they stay open even here.
        if refusals(pack(), tool, facts, case.as_of).is_empty() {
            seen.insert(verdict_of(&tool.rule, &situation(pack(), tool, facts, case.as_of, case.chosen)));
        }
    };
    match case.open {
        None => ask(&case.facts),
        Some(id) => {
            for answer in everything_it_could_be(&pack().facts[usize::from(id.0)].kind, case.facts.get(id), case.as_of) {
                let mut facts = case.facts.clone();
                facts.set(id, answer);
                ask(&facts);
            }
        }
    }
    let seen: Vec<_> = seen.into_iter().collect();
    match seen.as_slice() {
        [Some(true)] => Verdict::Met,
        [Some(false)] => Verdict::NotMet,
        [Some(false), Some(true)] => Verdict::Unknown,
        other => panic!("{}: {other:?} for {case:?}", tool.id),
    }
}

#[test]
fn ten_thousand_cases_are_answered_as_by_trying_everything() {
    let mut asked = 0;
    let mut verdicts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for seed in 1.. {
        for number in 1..=100 {
            let selection = Selection { seed, cases_only: true, ..Selection::default() };
            let question = Question::of(pack(), selection, number).expect("there is always another case");
            let Asks::Case(case) = &question.asks else { panic!("cases only") };
            let verdict = by_trying(case);
            assert_eq!(VERDICTS[question.right], verdict, "{} number {number} of {seed}: {case:?}", tool(case).id);
            if !case.names_readings {
                for chosen in combinations(tool(case)) {
                    let there = by_trying(&Case { chosen, ..case.clone() });
                    assert_eq!(there, verdict, "{} number {number} of {seed} hangs on a reading that it does not name", tool(case).id);
                }
            }
            *verdicts.entry((&tool(case).id, verdict.id())).or_default() += 1;
            asked += 1;
        }
        if asked == 10_000 {
            break;
        }
    }
    let mut rare: Vec<(&str, &str)> = Vec::new();
    for topic in Kind::Case.topics(pack()) {
        let Topic::Case(id) = topic else { panic!("{topic:?}") };
        let tool = &pack().tools[usize::from(id.0)];
        let count = |it: &Verdict| verdicts.get(&(tool.id.as_str(), it.id())).copied().unwrap_or_default();
        rare.extend(VERDICTS.iter().filter(|it| count(it) < 20).map(|it| (tool.id.as_str(), it.id())));
    }
    // Which staff somebody belongs to decides there: that is never left open, since it says whom the tool concerns.
    assert_eq!(rare, [("rank-promotion", "unknown")], "{verdicts:?}");
}

#[test]
fn every_figure_every_provision_and_every_tool_comes_up() {
    let selection = Selection { seed: 7, ..Selection::default() };
    let seen: BTreeSet<Topic> = (1..=1_200).map(|it| Question::of(pack(), selection, it).unwrap().topic).collect();
    let missing: Vec<String> =
        Kind::ALL.into_iter().flat_map(|it| it.topics(pack())).filter(|it| !seen.contains(it)).map(|it| it.id(pack())).collect();
    assert_eq!(missing, Vec::<String>::new());
    for (at, tool) in (0u16..).zip(&pack().tools) {
        let of_it = |it: &Topic| matches!(it, Topic::Case(id) | Topic::Amount(id, _) if id.0 == at);
        assert!(seen.iter().any(of_it), "{}", tool.id);
    }
    // Most headings name the people, or where they work, and are not asked.
    assert!(14 <= Kind::Whose.topics(pack()).len(), "whom something is for is asked of too few provisions");
}

#[test]
fn the_same_seed_gives_the_same_paper() {
    assert_eq!(digest::digest(), digest::GOLDEN, "the questions are others than they were: {:#x}", digest::digest());
}

#[test]
fn an_id_leads_back_to_its_topic() {
    let mut ids = BTreeSet::new();
    for topic in Kind::ALL.into_iter().flat_map(|it| it.topics(pack())) {
        assert_eq!(Topic::parse(pack(), &topic.id(pack())), Some(topic));
        assert!(ids.insert(topic.id(pack())));
    }
    for id in ["", "case", "case/", "case/no-such-tool", "figure/uplift_remote/", "what/7.1", "where/0.1"] {
        assert_eq!(Topic::parse(pack(), id), None, "{id}");
    }
}

#[test]
fn a_chance_is_the_same_everywhere() {
    let mut rng = Rng::new(204_518, 3);
    let rolled: Vec<usize> = (0..12).map(|_| rng.below(1_000)).collect();
    assert_eq!(rolled, [245, 32, 360, 20, 587, 647, 666, 228, 752, 16, 781, 36]);
}

#[test]
fn a_limit_one_year_or_one_yuan_away_is_no_wrong_figure() {
    for id in ["recruitment_age_limit", "recruitment_age_limit_relaxed", "collective_income_line"] {
        let (at, parameter) = pack().find_parameter(id).unwrap();
        for seed in 0..200 {
            for other in figures::others(pack(), at, 5, &mut Rng::new(seed, 1)) {
                let gap = other.minus(parameter.value).unwrap().to_decimal().unwrap();
                assert!(gap < Decimal::whole(-1) || Decimal::whole(1) < gap, "{id}: {other:?}");
            }
        }
    }
}

/// A question has as many different answers as it has, and exactly one of them is right however one looks.
fn has_one_right_answer(question: &Question) {
    let pack = pack();
    assert!(question.right < question.answers() && 2 <= question.answers());
    for language in [Language::Chinese, Language::English] {
        let (said, explanation) = (question_text(pack, question, language), explanation(pack, question, language));
        let different: BTreeSet<&String> = said.answers.iter().collect();
        assert_eq!((different.len(), said.answers.len()), (question.answers(), question.answers()), "{said:?}");
        assert!(said.answers.iter().all(|it| !it.is_empty()) && !said.stem.is_empty(), "{said:?}");
        assert_eq!(explanation.wrong.len(), question.answers());
        for (at, wrong) in explanation.wrong.iter().enumerate() {
            assert_eq!(wrong.is_none(), at == question.right, "{explanation:?}");
            assert!(wrong.as_ref().is_none_or(|it| !it.is_empty()), "{explanation:?}");
        }
        assert!(!explanation.because.is_empty() && !explanation.provisions.is_empty(), "{explanation:?}");
    }
    match &question.asks {
        Asks::Figure(id, values) => {
            let asked = &pack.parameters[usize::from(id.0)];
            let right: Vec<bool> = values.iter().map(|value| figures::same(*value, asked.value)).collect();
            assert_eq!(right.iter().position(|it| *it), Some(question.right));
            let beside: Vec<_> =
                pack.parameters.iter().filter(|other| other.provision == asked.provision && other.label == asked.label).collect();
            for (at, value) in values.iter().enumerate() {
                assert_eq!(beside.iter().any(|it| figures::same(it.value, *value)), at == question.right, "{}", asked.id);
            }
        }
        Asks::Altered(id, shown) => {
            let asked = &pack.parameters[usize::from(id.0)];
            assert_eq!(figures::same(*shown, asked.value), question.right == 0);
            let named = |other: &&policy::model::parameter::Parameter| other.provision == asked.provision && other.label == asked.label;
            assert_eq!(pack.parameters.iter().filter(named).any(|it| figures::same(it.value, *shown)), question.right == 0, "{}", asked.id);
        }
        Asks::Where(id, measures) => {
            let text = &pack.provision(*id).unwrap().text.zh;
            let says_it = |number: &u8| pack.measure(*number).unwrap().provisions.iter().any(|it| it.text.zh == *text);
            assert_eq!(measures.iter().map(says_it).collect::<Vec<_>>(), measures.iter().map(|it| *it == id.measure).collect::<Vec<_>>());
        }
        Asks::Whose(id, actors) => {
            let provision = pack.provision(*id).unwrap();
            assert!(recipients::can_be_asked(pack, provision));
            let served: Vec<bool> = actors.iter().map(|actor| provision.serves.contains(actor)).collect();
            assert_eq!(served.iter().filter(|it| **it).count(), 1);
            let place = |it: &policy::model::ids::ActorId| pack.actors[usize::from(it.0)].works_in;
            let right = place(&actors[question.right]);
            for (at, actor) in actors.iter().enumerate() {
                assert!(at == question.right || (place(actor).is_some() && place(actor) != right && !provision.owed_by.contains(actor)));
            }
        }
        Asks::Case(case) => {
            assert_eq!(case.finding(pack).unwrap().verdict, VERDICTS[question.right]);
            if !case.names_readings {
                for chosen in combinations(tool(case)) {
                    let there = decide(pack, tool(case), &case.facts, case.as_of, chosen).unwrap();
                    assert_eq!(there.verdict, VERDICTS[question.right], "{}", tool(case).id);
                }
            }
        }
        Asks::Amount(case, output, outcomes) => {
            let at = usize::from(*output);
            let found = decide(pack, tool(case), &case.facts, case.as_of, case.chosen).unwrap().outputs[at].unwrap();
            let right: Vec<bool> = outcomes.iter().map(|it| *it == found).collect();
            assert_eq!(right.iter().filter(|it| **it).count(), 1);
            assert!(right[question.right]);
            if !case.names_readings {
                for chosen in combinations(tool(case)) {
                    let there = decide(pack, tool(case), &case.facts, case.as_of, chosen).unwrap();
                    assert_eq!(there.outputs[at], Some(found), "{}", tool(case).id);
                }
            }
        }
    }
}

/// Every topic of every kind, a dozen times each: what chance alone might pass over.
#[test]
fn of_every_kind_every_topic_has_one_right_answer() {
    for kind in Kind::ALL {
        let (mut asked, mut places) = (0, BTreeSet::new());
        for topic in kind.topics(pack()) {
            for seed in 1..=12 {
                let mut rng = Rng::new(seed, 5);
                let Some(question) = Question::about(pack(), topic, None, &mut rng) else { continue };
                assert_eq!(question.topic.kind(), kind);
                has_one_right_answer(&question);
                is_right_by_itself(&question);
                asked += 1;
                places.insert(question.right);
            }
        }
        assert!(100 <= asked, "{} is asked {asked} times only", kind.id());
        assert!(2 <= places.len(), "the right answer of {} always stands at the same place", kind.id());
    }
}

/// What the page of a tool says of a verdict, where the tool has no word of its own.
fn usual_word(tool: &Tool, verdict: Verdict) -> [&'static str; 2] {
    match (verdict, Matter::of(pack(), tool)) {
        (Verdict::Unknown, _) => ["还不能判断", "Cannot be said yet"],
        (Verdict::NotMet, Matter::Conditions) => ["不符合文件所列条件", "Does not meet the conditions in the document"],
        (Verdict::NotMet, Matter::Target) => ["没有达到文件要求", "Short of what the document asks"],
        (Verdict::NotMet, Matter::Consequence) => ["出现文件所列情形", "The case in the document has occurred"],
        (Verdict::NotMet, Matter::Request) => ["文件不允许", "Not allowed by the document"],
        (Verdict::NotMet, Matter::Duty) => ["不符合文件要求", "Not as the document asks"],
        (Verdict::Met | Verdict::Computed, Matter::Conditions) => ["符合文件所列条件", "Meets the conditions in the document"],
        (Verdict::Met | Verdict::Computed, Matter::Target) => ["达到文件要求", "Reaches what the document asks"],
        (Verdict::Met | Verdict::Computed, Matter::Consequence) => ["没有出现文件所列情形", "The case in the document has not occurred"],
        (Verdict::Met | Verdict::Computed, Matter::Request) => ["文件允许", "Allowed by the document"],
        (Verdict::Met | Verdict::Computed, Matter::Duty) => ["符合文件要求", "As the document asks"],
    }
}

#[test]
fn a_verdict_is_said_in_the_word_of_its_tool_and_that_word_gives_nothing_away() {
    let pack = pack();
    let mut own_right: BTreeMap<&str, usize> = BTreeMap::new();
    let mut own_wrong: BTreeMap<&str, usize> = BTreeMap::new();
    for topic in Kind::Case.topics(pack) {
        for seed in 1..=300 {
            let Some(question) = Question::about(pack, topic, None, &mut Rng::new(seed, 11)) else { continue };
            let Asks::Case(case) = &question.asks else { panic!("a case") };
            let (tool, finding) = (tool(case), case.finding(pack).unwrap());
            let own = own_word(tool, &finding);
            for (at, language) in [Language::Chinese, Language::English].into_iter().enumerate() {
                let expected = own.map_or_else(|| usual_word(tool, finding.verdict)[at], |it| it.in_language(language));
                let said = question_text(pack, &question, language);
                assert_eq!(said.answers[question.right], expected, "{}: {case:?}", tool.id);
                let why = explanation(pack, &question, language);
                assert!(why.because[0].text.starts_with(expected), "{}: {why:?}", tool.id);
            }
            let met = question_text(pack, &question, Language::Chinese).answers.swap_remove(0);
            if met != usual_word(tool, Verdict::Met)[0] {
                let counts = if finding.verdict == Verdict::Met { &mut own_right } else { &mut own_wrong };
                *counts.entry(&tool.id).or_default() += 1;
            }
        }
    }
    // A word for those whom a tool does not concern is no answer: nobody is asked about them.
    let has_own = |it: &&Tool| it.group != Group::Person && it.verdicts.cases.iter().any(|it| it.short.is_some());
    let with_own: Vec<&str> = pack.tools.iter().filter(has_own).map(|it| it.id.as_str()).collect();
    assert_eq!(own_right.keys().copied().collect::<BTreeSet<_>>(), with_own.iter().copied().collect());
    assert_eq!(own_wrong.keys().copied().collect::<BTreeSet<_>>(), with_own.iter().copied().collect());
    for tool in with_own {
        assert!(10 <= own_right[tool] && 10 <= own_wrong[tool], "{tool}: right {own_right:?}, wrong {own_wrong:?}");
    }
}

/// Looks at a question as somebody does who holds the document in the hand and knows nothing of how questions are made: by the
/// words that are shown, for each answer, whether it is right.
fn is_right_by_itself(question: &Question) {
    let pack = pack();
    let said = question_text(pack, question, Language::Chinese);
    let rights: Vec<bool> = match &question.asks {
        // A figure is right where some figure of the pack that goes by the same name in the question has it.
        Asks::Figure(id, _) => {
            let named =
                |it: &policy::model::parameter::Parameter| (pack.provision(it.provision).unwrap().heading.zh.clone(), it.label.zh.clone());
            let name = named(&pack.parameters[usize::from(id.0)]);
            let values: BTreeSet<String> = pack.parameters.iter().filter(|it| named(it) == name).map(shown).collect();
            assert!(
                !said.answers.iter().any(|it| 3 < it.chars().count() && said.stem.contains(it.as_str())),
                "the question says it: {said:?}"
            );
            said.answers.iter().map(|it| values.contains(it)).collect()
        }
        Asks::Altered(id, _) => {
            let same = said.statement.as_ref().unwrap().ends_with(&format!("：{}", shown(&pack.parameters[usize::from(id.0)])));
            vec![same, !same]
        }
        Asks::Where(id, _) => {
            let statement = said.statement.clone().unwrap();
            let says = |number: u8| pack.measure(number).unwrap().provisions.iter().any(|it| it.text.zh == statement);
            let right: Vec<u8> = (1..=20).filter(|it| says(*it)).collect();
            assert_eq!(right, [id.measure], "{statement}");
            said.answers.iter().map(|it| it.starts_with(&format!("第{}条 ", id.measure))).collect()
        }
        Asks::Whose(id, _) => {
            let provision = pack.provision(*id).unwrap();
            let label = |it: &policy::model::ids::ActorId| pack.actors[usize::from(it.0)].label.zh.as_str();
            // Neither may a wrong answer be named in the provision's own words.
            let (served, text) = (provision.serves.iter().map(label).collect::<Vec<_>>(), &provision.text.zh);
            for (at, answer) in said.answers.iter().enumerate() {
                assert!(at == question.right || !text.contains(answer.as_str()), "{id}: {answer} stands in «{text}»");
            }
            said.answers.iter().map(|it| served.contains(&it.as_str())).collect()
        }
        Asks::Case(case) => {
            let verdict = by_trying(case);
            VERDICTS.iter().map(|it| *it == verdict).collect()
        }
        // What is shown is what counts: two results that are written alike would both be right.
        Asks::Amount(case, output, _) => {
            let situation = case.situation(pack).unwrap();
            let explainer =
                policy::explain::explainer::Explainer { pack, tool: tool(case), situation: &situation, language: Language::Chinese };
            let found = decide(pack, tool(case), &case.facts, case.as_of, case.chosen).unwrap().outputs[usize::from(*output)];
            let right = explainer.outcome(usize::from(*output), found).unwrap();
            said.answers.iter().map(|it| *it == right).collect()
        }
    };
    let expected: Vec<bool> = (0..question.answers()).map(|at| at == question.right).collect();
    assert_eq!(rights, expected, "{said:?}");
}

fn shown(parameter: &policy::model::parameter::Parameter) -> String {
    policy::explain::wording::figure_in_words(parameter.value, parameter.unit, Language::Chinese)
}

/// What is told of a case is enough: what is not told changes nothing, unless it cannot be said yet for the one thing that is missing.
fn nothing_untold_matters(case: &Case) {
    let tool = tool(case);
    let mut facts = case.facts.clone();
    let Some(verdict) = tool.rule.verdict else { return };
    // Whatever that one thing is, the rest is enough.
    if let Some((id, kind)) = case.open.map(|it| (it, &pack().facts[usize::from(it.0)].kind)) {
        let whole = everything_it_could_be(kind, case.facts.get(id), case.as_of);
        facts.set(id, whole[whole.len() / 2]);
    }
    let situation = situation(pack(), tool, &facts, case.as_of, case.chosen);
    let mut completions = Completions::new(pack(), tool, situation, case.as_of);
    for (slot, id) in tool.slots().filter(|it| !case.told.contains(&it.1)) {
        assert!(!completions.decides(slot, verdict), "{}: slot {slot} is not told but matters ({id:?})", tool.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Whatever is selected, each question has one right answer, is within the selection, and is the same when asked again.
    #[test]
    fn no_question_has_two_right_answers(
        seed in 1..=LARGEST_SEED,
        number in 1u32..300,
        measure in prop::option::of(1u8..=20),
        audience in prop::option::of(prop::sample::select(Audience::ALL.to_vec())),
        difficulty in prop::option::of(prop::sample::select(Difficulty::ALL.to_vec())),
        cases_only: bool,
    ) {
        let selection = Selection { seed, measure, audience, difficulty, cases_only };
        prop_assert_eq!(Selection::parse(pack(), &selection.at(number)), (selection, number));
        prop_assert!(Selection::can_read(pack(), &selection.at(number)));
        prop_assert!(!Selection::can_read(pack(), &format!("{}x", selection.at(number))), "the number of the question");
        let question = Question::of(pack(), selection, number);
        if let Some(question) = &question {
            has_one_right_answer(question);
            if let Asks::Case(case) = &question.asks {
                nothing_untold_matters(case);
            }
            if let Some(measure) = measure {
                prop_assert!(question.topic.provisions(pack()).iter().any(|it| it.measure == measure));
            }
        } else {
            let topics = Kind::ALL.into_iter().flat_map(|it| selection.topics(pack(), it)).count();
            prop_assert_eq!(topics, 0, "no question: {:?}", selection);
        }
        prop_assert_eq!(Question::of(pack(), selection, number), question);
    }

    /// A link that somebody has edited still opens.
    #[test]
    fn any_text_is_a_selection(text: String) {
        let (selection, number) = Selection::parse(pack(), &text);
        prop_assert!(Question::of(pack(), selection, number).is_some());
    }
}
