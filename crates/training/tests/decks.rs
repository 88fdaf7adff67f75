//! Decks and drawn decisions over the whole pack.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use pack::pack;
use policy::engine::decide::{Verdict, decide, situation};
use policy::engine::inquiry::inquire;
use policy::explain::explainer::Explainer;
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use proptest::prelude::*;
use quiz::question::{Asks, VERDICTS};
use quiz::topic::Kind;
use quiz::words::{explanation, question_text};
use training::deck::{Part, Shows, Slide, SlideQuestion, deck, figures, notes, owed};
use training::fit::{FigureText, ROOMS, Room, sentences};
use training::plan::{Audience, Plan};
use training::steps::stages;
use training::tree::{TEXT, tree, wrap};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn plans() -> impl Strategy<Value = Plan> {
    (proptest::collection::btree_set(1u8..=20, 1..=20), 0usize..4, 5u16..=240, 1u32..=999_999).prop_map(
        |(measures, audience, minutes, seed)| Plan {
            measures: measures.into_iter().collect(),
            audience: Audience::ALL[audience],
            minutes,
            seed,
        },
    )
}

proptest! {
    #[test]
    fn every_chosen_measure_is_said_in_order_and_the_time_is_kept(plan in plans()) {
        for language in LANGUAGES {
            let made = deck(pack(), &plan, language);
            prop_assert_eq!(&made, &deck(pack(), &plan, language));
            let is_sentence = |it: &&Slide| matches!(it.shows, Shows::Sentence(_));
            let sentences: Vec<u8> = made.slides.iter().filter(is_sentence).filter_map(|it| it.measure).collect();
            prop_assert_eq!(&sentences, &plan.measures);
            let takes: u16 = made.slides.iter().map(|it| it.minutes).sum();
            prop_assert_eq!(takes, made.minutes);
            // Beyond the time goes only what must be said at least.
            prop_assert!(made.minutes <= plan.minutes.max(2 + u16::try_from(plan.measures.len()).unwrap()));
            prop_assert!(matches!(made.slides.first().unwrap().shows, Shows::Title(_)));
            prop_assert_eq!(made.slides.last().unwrap().shows, Shows::Close);
        }
        // What is shown hangs on the plan alone: the language only says on how many slides.
        let content = |language| {
            let made = deck(pack(), &plan, language);
            let of_one = made.slides.iter().filter(|it| 0 < it.minutes && !matches!(it.shows, Shows::Sentence(_) | Shows::Figures(_)));
            (made.minutes, made.left_out, of_one.map(|it| core::mem::discriminant(&it.shows)).collect::<Vec<_>>())
        };
        prop_assert_eq!(content(Language::Chinese), content(Language::English));
    }

    #[test]
    fn a_broken_sentence_keeps_every_letter_and_no_line_is_too_wide(text in "[一-龥，。“”a-z0-9 %]{0,60}", width in 80u32..400) {
        let lines = wrap(&text, width);
        let without_spaces = |it: &str| it.chars().filter(|it| *it != ' ').collect::<String>();
        prop_assert_eq!(without_spaces(&lines.concat()), without_spaces(&text));
        for line in lines {
            // A closing mark may stand over the edge with the letter that it belongs to, a run of them no further.
            let letters = line.chars().filter(|it| !"，。”%".contains(*it)).count();
            prop_assert!(letters * 4 <= usize::try_from(width).unwrap() + 40, "{line}");
        }
    }
}

#[test]
fn everything_a_slide_names_is_in_the_pack() {
    let (mut examples, mut questions) = (0, 0);
    for audience in Audience::ALL {
        let plan = Plan { measures: (1..=20).collect(), audience, minutes: 240, seed: 1 };
        let made = deck(pack(), &plan, Language::English);
        for slide in &made.slides {
            notes(pack(), *slide, audience);
            match (slide.shows, slide.measure) {
                (Shows::Title(_) | Shows::Close, measure) => assert_eq!(measure, None),
                (Shows::Sentence(part), Some(number)) => {
                    assert!(pack().measure(number).is_some() && part.from + part.count <= figures(pack(), number, audience).len());
                }
                (Shows::Figures(part), Some(number)) => {
                    assert!(part.from + part.count <= figures(pack(), number, audience).len() && 0 < part.count);
                }
                (Shows::Owed(part), Some(number)) => {
                    assert!(part.from + part.count <= owed(pack(), number, audience).len() && 0 < part.count)
                }
                (Shows::Clause(id, part), Some(number)) => {
                    let text = sentences(&pack().provision(id).unwrap().text.en);
                    assert!(id.measure == number && 0 < part.count && part.from + part.count <= text.len());
                }
                (Shows::Example(case), Some(_)) => {
                    examples += 1;
                    let (tool, sample, part) = case.found(pack()).unwrap();
                    let facts: Facts = part.facts.iter().copied().collect();
                    assert!(decide(pack(), tool, &facts, sample.as_of, ReadingChoices::default()).is_ok());
                }
                (Shows::Question(asked), Some(number)) => {
                    questions += 1;
                    assert!(asked.topic.provisions(pack()).iter().any(|it| it.measure == number), "{asked:?}");
                }
                (_, None) => panic!("{slide:?} belongs to no measure"),
            }
        }
    }
    assert!(20 < examples && 20 < questions, "{examples} {questions}");
}

fn asked(plan: &Plan) -> Vec<SlideQuestion> {
    let slides = deck(pack(), plan, Language::Chinese).slides;
    slides.iter().filter_map(|it| if let Shows::Question(asked) = it.shows { Some(asked) } else { None }).collect()
}

/// What a slide asks can be asked, is the same on the projector and the handout, and has the engine's answer and no other,
/// whichever reading is taken.
#[test]
fn every_question_of_a_deck_has_one_answer_and_it_is_the_engines() {
    let mut verdicts = [0; 3];
    for seed in 1..=40 {
        for audience in Audience::ALL {
            for asked in asked(&Plan { measures: (1..=20).collect(), audience, minutes: 240, seed }) {
                let question = asked
                    .question(pack(), Language::Chinese)
                    .unwrap_or_else(|| panic!("nothing is asked about {}", asked.topic.id(pack())));
                assert_eq!(Some(&question), asked.question(pack(), Language::Chinese).as_ref());
                assert_eq!(question.topic, asked.topic);
                for language in [Language::Chinese, Language::English] {
                    let (said, explanation) = (question_text(pack(), &question, language), explanation(pack(), &question, language));
                    assert!(!said.stem.is_empty() && said.answers.iter().all(|it| !it.is_empty()), "{said:?}");
                    let right: Vec<usize> = (0..said.answers.len()).filter(|at| explanation.wrong[*at].is_none()).collect();
                    assert_eq!(right, [question.right]);
                }
                if let Asks::Case(case) = &question.asks {
                    let tool = &pack().tools[usize::from(case.tool.0)];
                    verdicts[question.right] += 1;
                    for chosen in
                        policy::engine::decide::combinations(tool).into_iter().filter(|it| !case.names_readings || *it == case.chosen)
                    {
                        let there = decide(pack(), tool, &case.facts, case.as_of, chosen).unwrap();
                        assert_eq!(there.verdict, VERDICTS[question.right], "{}", tool.id);
                    }
                }
            }
        }
    }
    assert!(verdicts.iter().all(|it| 100 < *it), "some answer hardly ever comes: {verdicts:?}");
}

/// Every measure asks something, and another number asks something else.
#[test]
fn another_number_asks_other_questions() {
    for number in 1..=20 {
        let plan = |seed| Plan { measures: vec![number], audience: Audience::PartySchool, minutes: 240, seed };
        // Which measure says it is no question on that measure's own slide.
        let kinds = Kind::ALL.into_iter().filter(|it| *it != Kind::Where);
        let can_ask = kinds.flat_map(|it| it.topics(pack())).any(|it| it.is_about(pack(), |it| it.id.measure == number));
        assert_eq!(!asked(&plan(1)).is_empty(), can_ask, "measure {number}");
    }
    let questions = |seed| -> Vec<_> {
        let plan = Plan { seed, ..Plan::parse(pack(), "for=villages&min=40") };
        asked(&plan).into_iter().map(|it| it.question(pack(), Language::Chinese)).collect()
    };
    assert_eq!(questions(7), questions(7));
    assert_ne!(questions(7), questions(8));
}

#[test]
fn forty_minutes_for_village_secretaries_show_what_concerns_villages() {
    let plan = Plan::parse(pack(), "for=villages&min=40");
    let made = deck(pack(), &plan, Language::Chinese);
    assert_eq!(plan.measures.len(), 4);
    assert!(35 <= made.minutes && made.minutes <= 40, "{}", made.minutes);
    assert!(made.slides.iter().any(|it| matches!(it.shows, Shows::Example(_))));
    assert!(made.slides.iter().any(|it| matches!(it.shows, Shows::Question(_))));
}

/// The height that a slide takes in a window, by the words on it.
fn height(slide: Slide, plan: &Plan, language: Language, room: Room) -> Option<u32> {
    let pack = pack();
    let measure = slide.measure.and_then(|it| pack.measure(it));
    let texts = |part: Part| -> Vec<FigureText<'_>> {
        let all = figures(pack, measure.unwrap().number, plan.audience);
        all[part.from..part.from + part.count].iter().map(|it| FigureText::of(pack, *it, language).unwrap()).collect()
    };
    Some(match slide.shows {
        Shows::Title(part) => {
            let title = |it: &u8| format!("{it} {}", pack.measure(*it).unwrap().title.in_language(language));
            let programme: Vec<String> = plan.measures.iter().map(title).collect();
            let session = format!("Understanding the {}", pack.short_title.in_language(language));
            let first = [pack.title.in_language(language), &session, "Villages and communities", pack.disclaimer.in_language(language)];
            room.title_slide((part.from == 0).then_some(first), &programme[part.from..part.from + part.count])
        }
        Shows::Sentence(part) => {
            let measure = measure.unwrap();
            room.sentence(measure.title.in_language(language), measure.summary.in_language(language), &texts(part))
        }
        Shows::Figures(part) => room.figures_slide("The figures", &texts(part)),
        Shows::Owed(part) => {
            let all = owed(pack, measure.unwrap().number, plan.audience);
            let provisions: Vec<_> = all[part.from..part.from + part.count].iter().map(|it| pack.provision(*it).unwrap()).collect();
            room.owed_slide(pack, "Who owes what", &provisions, language)
        }
        Shows::Clause(id, part) => {
            let provision = pack.provision(id).unwrap();
            let text = sentences(provision.text.in_language(language))[part.from..part.from + part.count].join(" ");
            let heading = format!("{id} {}", provision.heading.in_language(language));
            room.clause_slide(&heading, (part.from == 0).then_some(provision.key_phrase.as_str()), &text)
        }
        Shows::Question(asked) => room.question_slide(pack, &asked.question(pack, language).unwrap(), language),
        // What a decision takes is measured click by click, and the last slide is always the same: a browser looks at both.
        Shows::Example(_) | Shows::Close => return None,
    })
}

/// All that there is of all measures, for everybody, in both languages: nothing is more than a slide holds.
#[test]
fn no_slide_is_over_what_it_holds() {
    let mut over = Vec::new();
    let mut looked_at = 0;
    for audience in Audience::ALL {
        for seed in [1, 204_518] {
            for measures in [(1..=20).collect(), vec![14]] {
                let plan = Plan { measures, audience, minutes: 240, seed };
                for language in LANGUAGES {
                    for slide in deck(pack(), &plan, language).slides {
                        for room in ROOMS {
                            let Some(takes) = height(slide, &plan, language, room) else { continue };
                            looked_at += 1;
                            if room.height < takes {
                                over.push(format!("{slide:?} in {language:?}: {takes} of {}", room.height));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(1_000 < looked_at);
    over.sort_unstable();
    over.dedup();
    assert!(over.is_empty(), "{} are over:\n{}", over.len(), over.join("\n"));
}

/// Two thin slides are one: no figure stands on a slide of its own that has room below its measure's sentence.
#[test]
fn thin_slides_are_merged() {
    let plan = Plan { measures: (1..=20).collect(), audience: Audience::PartySchool, minutes: 240, seed: 1 };
    let slides = deck(pack(), &plan, Language::Chinese).slides;
    let merged = slides.iter().filter(|it| matches!(it.shows, Shows::Sentence(part) if 0 < part.count)).count();
    assert!(8 <= merged, "{merged} sentences have their figures below");
    // No list leaves one line over for a slide of its own.
    for pair in slides.windows(2) {
        if let (Shows::Owed(one), Shows::Owed(other)) | (Shows::Figures(one), Shows::Figures(other)) = (pair[0].shows, pair[1].shows) {
            assert!(pair[0].measure != pair[1].measure || one.count.abs_diff(other.count) <= 1, "{pair:?}");
        }
    }
}

/// A question never tells what an example of the deck has told.
#[test]
fn no_question_repeats_an_example() {
    let mut repeated = std::collections::BTreeSet::new();
    for seed in 1..=4 {
        for asked in asked(&Plan { measures: (1..=20).collect(), audience: Audience::PartySchool, minutes: 240, seed }) {
            for language in LANGUAGES {
                let question = asked.question(pack(), language).unwrap();
                let Asks::Case(case) = &question.asks else { continue };
                let tool = &pack().tools[usize::from(case.tool.0)];
                for part in pack().samples.iter().flat_map(|it| &it.tools).filter(|it| it.tool == case.tool) {
                    let facts: Facts = part.facts.iter().copied().collect();
                    if case.told.iter().filter(|it| tool.facts.contains(it)).all(|it| facts.get(*it) == case.facts.get(*it)) {
                        repeated.insert(tool.id.as_str());
                    }
                }
            }
        }
    }
    assert_eq!(repeated, std::collections::BTreeSet::new());
}

/// Every question of every sample, in both languages.
#[test]
fn a_drawn_decision_shows_every_criterion_once_and_ends_with_the_verdict() {
    for sample in &pack().samples {
        for part in &sample.tools {
            let tool = &pack().tools[usize::from(part.tool.0)];
            let facts: Facts = part.facts.iter().copied().collect();
            let finding = decide(pack(), tool, &facts, sample.as_of, ReadingChoices::default()).unwrap();
            let situation_now = situation(pack(), tool, &facts, sample.as_of, ReadingChoices::default());
            for (language, columns) in [(Language::Chinese, 18), (Language::English, 18), (Language::Chinese, 42)] {
                let explainer = Explainer { pack: pack(), tool, situation: &situation_now, language };
                let lines = explainer.lines(&finding);
                let drawn = tree(tool, &finding, &lines, |it| explainer.asked(it.criterion), columns);
                // Before it is decided a criterion asks, and does not say what came of it: the same whatever was entered.
                let nothing = situation(pack(), tool, &Facts::new(), sample.as_of, ReadingChoices::default());
                let open = Explainer { situation: &nothing, ..explainer };
                for line in &lines {
                    let asked = explainer.asked(line.criterion);
                    assert!(!asked.is_empty() && asked == open.asked(line.criterion), "{asked}");
                }
                let mut order = drawn.order.clone();
                // The verdict comes last, and nothing before its children.
                assert_eq!(order.last().copied(), (!lines.is_empty()).then_some(0));
                for (at, node) in drawn.nodes.iter().enumerate() {
                    let place = |it: usize| order.iter().position(|at| *at == it).unwrap();
                    assert!(node.parent.is_none_or(|it| place(at) < place(it)));
                    assert!(node.x + TEXT < drawn.width && node.y < drawn.height);
                }
                order.sort_unstable();
                assert_eq!(order, (0..lines.len()).collect::<Vec<_>>());
                // What is missing is asked for somewhere in the drawing.
                assert_eq!(
                    drawn.nodes.iter().any(|it| it.asks),
                    !finding.missing.is_empty() && finding.verdict == Verdict::Unknown,
                    "{}",
                    tool.id
                );
            }
        }
    }
}

#[test]
fn the_last_stage_of_every_way_is_met() {
    let mut ways = 0;
    for sample in &pack().samples {
        for part in &sample.tools {
            let tool = &pack().tools[usize::from(part.tool.0)];
            let facts: Facts = part.facts.iter().copied().collect();
            let inquiry = inquire(pack(), tool, &facts, sample.as_of, ReadingChoices::default()).unwrap();
            for set in &inquiry.changes {
                ways += 1;
                let stages = stages(&facts, sample.as_of, set);
                let (first, last) = (&stages[0], stages.last().unwrap());
                assert_eq!((&first.facts, first.day), (&facts, sample.as_of));
                let verdict =
                    |it: &training::steps::Stage| decide(pack(), tool, &it.facts, it.day, ReadingChoices::default()).unwrap().verdict;
                assert_eq!(verdict(last), Verdict::Met, "{} {}", sample.id, tool.id);
                assert_eq!(stages.iter().flat_map(|it| &it.came).count(), set.changes.len());
                for before in &stages[..stages.len() - 1] {
                    assert_ne!(verdict(before), Verdict::Met, "{} {}", sample.id, tool.id);
                }
            }
        }
    }
    assert!(10 < ways, "{ways}");
}
