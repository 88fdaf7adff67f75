//! What comes out for both cases, and why it differs.

use exchange::link::{self, Subject};
use leptos::prelude::*;
use policy::engine::compare::{Comparison, compare as compare_tool, compare_profiles};
use policy::engine::decide::{Finding, decide, situation};
use policy::engine::profile::known::Profile;
use policy::engine::profile::standing::Standing;
use policy::explain::explainer::Explainer;
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::Tool;
use policy::model::value::Answer;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::citation::Citation;
use crate::components::figure::sentence;
use crate::components::verdict::verdict_in_words;
use crate::forms::answer_form::fact;
use crate::i18n::localized;
use crate::i18n::messages::compare::{Words, words};
use crate::pages::entitlements::compare::cases::{ComparedCase, ComparisonForm, profile};
use crate::pages::entitlements::compare::standing::Stands;
use crate::pages::entitlements::lookup::tool;

/// The answers of both sides, question by question; differences are marked in words.
pub fn entered(comparison: ComparisonForm, cases: [&ComparedCase; 2], language: Language) -> View {
    let words = words(language);
    let mut rows: Vec<(&'static str, [String; 2])> = vec![(words.as_of, cases.map(|it| date_in_words(it.as_of, language)))];
    if comparison.subject.is_none() {
        let posts = &pack::pack().profile.posts;
        let post = |case: &ComparedCase| {
            let Subject::Profile(Some(at)) = case.scenario.subject else { return words.open.to_owned() };
            posts.get(usize::from(at)).map(|it| it.label.in_language(language).to_owned()).unwrap_or_default()
        };
        rows.push((localized(&pack::pack().profile.label), cases.map(post)));
    }
    for field in comparison.sides.iter().take(1).flat_map(|it| it.fields()) {
        let answers = cases.map(|it| (it.scenario.facts.get(field.id), it.scenario.unsure.contains(&field.id)));
        if answers.iter().all(|it| it.0 == Answer::Open && !it.1) {
            continue;
        }
        let in_words = |(answer, unsure)| if unsure { words.not_sure.to_owned() } else { answer_in_words(field.fact, answer, language) };
        rows.push((localized(&field.fact.label), answers.map(in_words)));
    }
    let row = |(label, [one, other]): (&'static str, [String; 2])| {
        let differs = one != other;
        let mark = differs.then(|| view! { <span class="differs">{words.differs}</span> });
        view! { <tr class:different=differs><th scope="row">{label}{mark}</th><td>{one}</td><td>{other}</td></tr> }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="scrolls" role="group" tabindex="0" aria-label=words.entered>
            <table class="compare-table">
                <caption class="only-read">{words.entered}</caption>
                <thead>
                    <tr><td></td>{words.sides.map(|it| view! { <th scope="col">{it}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What comes out for both, and why it differs.
pub fn outcome(comparison: ComparisonForm, one: &ComparedCase, other: &ComparedCase, language: Language) -> View {
    match comparison.subject {
        Some(id) => of_tool(id, one, other, language),
        None => of_profiles(&profile(one), &profile(other), language),
    }
}

/// One tool for both.
fn of_tool(id: ToolId, one: &ComparedCase, other: &ComparedCase, language: Language) -> View {
    let words = words(language);
    let Some(tool) = tool(id) else { return ().into_view() };
    let scenario = |case: &ComparedCase| policy::engine::compare::Scenario {
        facts: case.scenario.facts.clone(),
        as_of: case.as_of,
        chosen: link::chosen(tool, &case.scenario.readings),
    };
    let (one, other) = (scenario(one), scenario(other));
    match compare_tool(pack::pack(), tool, &one, &other) {
        // Refused answers are listed above, at their side.
        Err(_) => ().into_view(),
        Ok(found) => {
            let verdicts = [&one, &other].map(|it| verdict(tool, &it.facts, it.as_of, it.chosen, language));
            let same = found.is_same() && verdicts[0] == verdicts[1];
            view! {
                <p class="same-or-not">{if same { words.same } else { words.not_same }}</p>
                {side_by_side(words, verdicts.map(IntoView::into_view))}
                {why(tool, &found, [&one, &other], language)}
            }
        }
    }
}

/// Everything due to a person, for both.
fn of_profiles(one: &Profile, other: &Profile, language: Language) -> View {
    let (words, pack) = (words(language), pack::pack());
    let found = compare_profiles(pack, one, other);
    let known = [one.known(pack).facts, other.known(pack).facts];
    let different = found.tools.iter().filter_map(|difference| {
        let tool = tool(difference.tool)?;
        let standings = [&difference.standings.0, &difference.standings.1].map(|it| (words.standing)(&in_words(it, language)).into_view());
        let sides = [(one, &known[0]), (other, &known[1])].map(|(profile, facts)| policy::engine::compare::Scenario {
            facts: facts.clone(),
            as_of: profile.as_of,
            chosen: profile.chosen(tool),
        });
        let [first, second] = &sides;
        let why = difference.comparison.as_ref().map(|it| why(tool, it, [first, second], language));
        let numbers: Vec<String> = tool.provisions.iter().map(ToString::to_string).collect();
        Some(view! {
            <li>
                <h3><span class="number">{numbers.join(" ")}</span>" "{localized(&tool.title)}</h3>
                {side_by_side(words, standings)}
                {why}
            </li>
        })
    });
    let different: Vec<View> = different.collect();
    let between = found.between.iter().filter_map(|event| {
        let title = localized(&tool(event.tool)?.title);
        let said = (words.turns_on)(&date_in_words(event.day, language), title, event.opens, event.if_recognised);
        Some(view! { <li>{said}</li> })
    });
    let between: Vec<View> = between.collect();
    let between = (!between.is_empty()).then(|| view! { <h3>{words.between}</h3><ul class="small-list between">{between}</ul> });
    let alike: Vec<&str> = found.alike.iter().filter_map(|it| tool(*it)).map(|it| localized(&it.title)).collect();
    let count = different.len();
    view! {
        <p class="same-or-not">{if count == 0 { words.same.to_owned() } else { (words.so_many_differ)(count, alike.len()) }}</p>
        {between}
        <ul class="lines compared">{different}</ul>
        {(!alike.is_empty()).then(|| view! { <h3>{words.alike}</h3><p>{alike.join(words.comma)}</p> })}
    }
}

/// The standing of a tool, in words.
fn in_words(standing: &Standing, language: Language) -> Stands {
    let day = |day: Day| date_in_words(day, language);
    match standing {
        Standing::Met => Stands::Met,
        Standing::Pending => Stands::Pending,
        Standing::WillBe { earliest, latest, to, if_recognised } => {
            Stands::WillBe(day(*earliest), Some(day(*latest)).filter(|_| earliest != latest), to.map(day), *if_recognised)
        }
        Standing::Open(_) => Stands::Open,
        Standing::NotMet => Stands::NotMet,
        Standing::NotConcerned => Stands::NotConcerned,
        Standing::Refused(_) => Stands::Refused,
    }
}

/// Why the results differ: the conditions that changed, each as it is on either side, and which answers changed it.
fn why(tool: &'static Tool, found: &Comparison, sides: [&policy::engine::compare::Scenario; 2], language: Language) -> View {
    let (words, pack) = (words(language), pack::pack());
    let outputs = found.outputs.iter().map(|(at, one, other)| {
        let situation = situation(pack, tool, &sides[0].facts, sides[0].as_of, sides[0].chosen);
        let explainer = Explainer { pack, tool, situation: &situation, language };
        let amount = |outcome| explainer.outcome(usize::from(*at), outcome).unwrap_or_else(|| words.none.to_owned());
        let label = tool.output(*at).map(|it| it.label.in_language(language)).unwrap_or_default();
        let formula = explainer.derivation(usize::from(*at)).map(|it| view! { <p class="formula">"= "{sentence(it.0)}</p> });
        view! { <li>{label}{words.colon}{amount(*one)}" → "{amount(*other)}{formula}</li> }
    });
    let outputs: Vec<View> = outputs.collect();
    let decided = sides.map(|side| {
        let found = decide(pack, tool, &side.facts, side.as_of, side.chosen).ok();
        (situation(pack, tool, &side.facts, side.as_of, side.chosen), found)
    });
    let turned = found.turned.iter().filter_map(|turned| {
        let [one, other] = &decided;
        let line = |side: &(policy::engine::evaluate::Situation, Option<Finding>)| {
            let explainer = Explainer { pack, tool, situation: &side.0, language };
            let mut lines = Vec::new();
            explainer.walk(side.1.as_ref()?, turned.criterion, 0, &mut lines);
            lines.into_iter().next()
        };
        let (one, other) = (line(one)?, line(other)?);
        // A combination of conditions is explained by its parts.
        if !one.leaf {
            return None;
        }
        let clause = one.provision;
        let sides = [one, other].map(|it| sentence(it.pieces));
        let by: Vec<&str> = turned.facts.iter().filter_map(|it| fact(*it)).map(|it| it.label.in_language(language)).collect();
        let by = if turned.by_day_or_reading { words.by_day.to_owned() } else { (words.by_facts)(&by.join(words.comma)) };
        Some(view! { <li><p class="help">{by}</p>{side_by_side(words, sides)}<Citation provision=clause/></li> })
    });
    let turned: Vec<View> = turned.collect();
    view! {
        {(!outputs.is_empty()).then(|| view! { <ul class="small-list">{outputs}</ul> })}
        {(!turned.is_empty()).then(|| view! { <p class="basis">{words.turned}</p><ul class="turned">{turned}</ul> })}
    }
}

fn verdict(tool: &'static Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices, language: Language) -> String {
    match decide(pack::pack(), tool, facts, as_of, chosen) {
        Ok(it) => verdict_in_words(tool, &it, language).to_owned(),
        Err(_) => words(language).refused.to_owned(),
    }
}

fn side_by_side(words: &'static Words, [one, other]: [View; 2]) -> View {
    let [first, second] = words.sides;
    view! { <dl class="both"><div><dt>{first}</dt><dd>{one}</dd></div><div><dt>{second}</dt><dd>{other}</dd></div></dl> }
}
