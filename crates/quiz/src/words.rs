//! A question in words, and its answer with the reasons: the same words on a screen, a slide and on paper.

use policy::engine::decide::{Finding, Outcome, Verdict};
use policy::explain::explainer::{Explainer, own_word};
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::criterion::{Criterion, Leaf};
use policy::model::document::ProvisionKind;
use policy::model::fact::FactKind;
use policy::model::ids::{CriterionId, ProvisionId};
use policy::model::number::Ratio;
use policy::model::pack::Pack;
use policy::model::parameter::Parameter;
use policy::model::rule::OutputValue;
use policy::model::text::{Language, Text};
use policy::model::tool::{Group, Tool};
use policy::model::value::Answer;

use crate::case::Case;
use crate::concern::says_who;
use crate::figures;
use crate::giveaway;
use crate::phrases::{Words, words};
use crate::question::{Asks, Question, VERDICTS};

/// A question in words. The answer is not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionText {
    /// What is asked.
    pub stem: String,
    /// What it is asked about, where that is a text: a provision restated, a statement.
    pub statement: Option<String>,
    /// What is known: a name and what it is, one a line.
    pub rows: Vec<(String, String)>,
    /// The answers to choose from.
    pub answers: Vec<String>,
}

/// The answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Why it is the answer, in sentences.
    pub because: Vec<Because>,
    /// Why each of the others is not, by their position; nothing at the right one.
    pub wrong: Vec<Option<String>>,
    /// Of a case: the conditions that decide it, as they are said aloud.
    pub deciding: Vec<String>,
    /// The document's own words on it.
    pub key_phrase: Option<String>,
    /// Where the document says it, the main place first.
    pub provisions: Vec<ProvisionId>,
}

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// How deep it stands below the first.
    pub depth: u8,
    /// For a condition: whether it holds; nothing while open. For any other sentence nothing at all.
    pub holds: Option<Option<bool>>,
    /// The sentence.
    pub text: String,
}

/// A question in words.
pub fn question_text(pack: &Pack, question: &Question, language: Language) -> QuestionText {
    let words = words(language);
    let plain = |stem: String, statement: Option<String>, answers: Vec<String>| QuestionText { stem, statement, rows: Vec::new(), answers };
    match &question.asks {
        Asks::Figure(id, values) => {
            let Some(parameter) = pack.parameter_at(*id) else { return nothing() };
            let stem = (words.figure)(&named(pack, parameter, language));
            plain(stem, None, values.iter().map(|value| figures::said(*value, parameter.unit, language)).collect())
        }
        Asks::Altered(id, shown) => {
            let Some(parameter) = pack.parameter_at(*id) else { return nothing() };
            let statement = (words.statement)(&named(pack, parameter, language), &figures::said(*shown, parameter.unit, language));
            plain(words.altered.to_owned(), Some(statement), words.true_or_altered.map(str::to_owned).to_vec())
        }
        Asks::Where(id, measures) => {
            let statement = pack.provision(*id).map(|it| it.text.in_language(language).to_owned());
            plain(words.place.to_owned(), statement, measures.iter().map(|it| measure(pack, *it, language)).collect())
        }
        Asks::Whose(id, actors) => {
            let statement = pack.provision(*id).map(|it| [it.heading.in_language(language), words.full_stop].concat());
            let actor = |at: usize| pack.actors.get(at).map_or_else(String::new, |it| it.label.in_language(language).to_owned());
            plain(words.whose.to_owned(), statement, actors.iter().map(|it| actor(usize::from(it.0))).collect())
        }
        Asks::Case(case) => {
            let Some(tool) = pack.tool_at(case.tool) else { return nothing() };
            let stem = (words.case)(&inner(tool.title.in_language(language)));
            let mut rows = rows(pack, tool, case, language);
            // Else nobody could tell what is not told from what does not matter.
            rows.push((words.anything_else.to_owned(), words.not_mentioned.to_owned()));
            QuestionText { stem, statement: None, rows, answers: VERDICTS.map(|it| verdict(pack, case, it, language).to_owned()).to_vec() }
        }
        Asks::Amount(case, output, outcomes) => {
            let Some(tool) = pack.tool_at(case.tool) else { return nothing() };
            let label = tool.output(*output).map_or("", |it| it.label.in_language(language));
            let asked = if matches!(outcomes.first(), Some(Outcome::Date(_))) { words.day } else { words.amount };
            let stem = asked(&inner(tool.title.in_language(language)), &inner(label));
            let answers = case.situation(pack).map(|situation| {
                let explainer = Explainer { pack, tool, situation: &situation, language };
                outcomes.iter().map(|it| explainer.outcome(usize::from(*output), Some(*it)).unwrap_or_default()).collect()
            });
            QuestionText { stem, statement: None, rows: rows(pack, tool, case, language), answers: answers.unwrap_or_default() }
        }
    }
}

/// The answer in words.
pub fn explanation(pack: &Pack, question: &Question, language: Language) -> Explanation {
    let words = words(language);
    let at_right = |wrong: &dyn Fn(usize) -> String| -> Vec<Option<String>> {
        (0..question.answers()).map(|at| (at != question.right).then(|| wrong(at))).collect()
    };
    match &question.asks {
        Asks::Figure(id, _) | Asks::Altered(id, _) => {
            let Some(parameter) = pack.parameter_at(*id) else { return untold(question) };
            let value = figures::said(parameter.value, parameter.unit, language);
            let wrong = match &question.asks {
                Asks::Figure(_, values) => {
                    at_right(&|at| values.get(at).map_or_else(String::new, |value| elsewhere(pack, parameter, *value, language)))
                }
                Asks::Altered(_, shown) => at_right(&|_| match question.right {
                    0 => words.not_altered.to_owned(),
                    _ => elsewhere(pack, parameter, *shown, language),
                }),
                Asks::Where(..) | Asks::Whose(..) | Asks::Case(_) | Asks::Amount(..) => Vec::new(),
            };
            Explanation {
                because: vec![sentence((words.comes_to)(&named(pack, parameter, language), &value))],
                wrong,
                deciding: Vec::new(),
                key_phrase: Some(parameter.key_phrase.clone()),
                provisions: vec![parameter.provision],
            }
        }
        Asks::Where(id, measures) => {
            let Some(provision) = pack.provision(*id) else { return untold(question) };
            let said =
                (words.says_it)(&measure(pack, id.measure, language), &id.to_string(), &inner(provision.heading.in_language(language)));
            let about = |at: usize| {
                let found = measures.get(at).and_then(|it| pack.measure(*it));
                found.map_or_else(String::new, |it| (words.is_about)(it.summary.in_language(language)))
            };
            Explanation {
                because: vec![sentence(said)],
                wrong: at_right(&about),
                deciding: Vec::new(),
                key_phrase: Some(provision.key_phrase.clone()),
                provisions: vec![*id],
            }
        }
        Asks::Whose(id, actors) => {
            let Some(provision) = pack.provision(*id) else { return untold(question) };
            let label = |id: &policy::model::ids::ActorId| pack.actor_at(*id).map_or("", |it| it.label.in_language(language));
            let served: Vec<&str> = provision.serves.iter().map(label).collect();
            let said = (words.is_for)(&id.to_string(), &served.join(words.comma));
            let wrong = at_right(&|at| actors.get(at).map_or_else(String::new, |it| (words.not_named)(label(it))));
            Explanation {
                because: vec![sentence(said), sentence(provision.text.in_language(language).to_owned())],
                wrong,
                deciding: Vec::new(),
                key_phrase: Some(provision.key_phrase.clone()),
                provisions: vec![*id],
            }
        }
        Asks::Case(case) => {
            let (Some(tool), Some(finding), Some(situation)) = (pack.tool_at(case.tool), case.finding(pack), case.situation(pack)) else {
                return untold(question);
            };
            let explainer = Explainer { pack, tool, situation: &situation, language };
            let mut because = vec![sentence(verdict_said(&explainer, &finding, words))];
            because.extend(beside(&explainer, &finding, words).into_iter().map(sentence));
            because.extend(reasons(&explainer, &finding));
            let open = case.told.iter().any(|it| !matches!(case.facts.get(*it), Answer::Given(_)));
            let wrong =
                at_right(&|at| VERDICTS.get(at).map_or_else(String::new, |it| not_so(pack, &explainer, &finding, *it, open, words)));
            let deciding = deciding(&explainer, &finding, words);
            Explanation { because, wrong, deciding, key_phrase: key_phrase(pack, tool), provisions: tool.provisions.clone() }
        }
        Asks::Amount(case, output, outcomes) => {
            let (Some(tool), Some(finding), Some(situation)) = (pack.tool_at(case.tool), case.finding(pack), case.situation(pack)) else {
                return untold(question);
            };
            let explainer = Explainer { pack, tool, situation: &situation, language };
            let at = usize::from(*output);
            let label = tool.outputs.get(at).map_or("", |it| it.label.in_language(language));
            let worth = explainer.outcome(at, finding.outputs.get(at).copied().flatten()).unwrap_or_default();
            let mut because = vec![sentence((words.comes_to)(label, &worth))];
            if let Some((names, put_in)) = explainer.derivation(at) {
                let mut formulas: Vec<String> =
                    [Some(names), put_in].into_iter().flatten().map(|it| policy::explain::pieces::plain(&it)).collect();
                formulas.dedup();
                because.extend(formulas.iter().map(|it| sentence((words.worked_out)(it))));
            }
            because.extend(reasons(&explainer, &finding));
            let wrong = at_right(&|other| {
                let same = finding.outputs.iter().enumerate().find(|(it, found)| *it != at && **found == outcomes.get(other).copied());
                match same.and_then(|(it, _)| tool.outputs.get(it)) {
                    Some(it) => (words.is_another)(&inner(it.label.in_language(language))),
                    None => words.not_worked_out.to_owned(),
                }
            });
            Explanation { because, wrong, deciding: Vec::new(), key_phrase: key_phrase(pack, tool), provisions: tool.provisions.clone() }
        }
    }
}

/// The most conditions that can be taken in at a glance.
const GLANCE: usize = 2;

/// The answer in a breath, as it is said aloud, for a slide: of a case what decides it, of anything else all that is said of it.
pub fn in_short(question: &Question, explanation: &Explanation, language: Language) -> Vec<String> {
    let words = words(language);
    let why_not = |at: usize| -> Vec<String> { explanation.wrong.get(at).cloned().flatten().into_iter().collect() };
    let said = || explanation.because.iter().filter(|it| it.holds.is_none()).map(|it| it.text.clone());
    let deciding = |holds: bool| {
        let verdict = said().next().map(|it| it.trim_end_matches(words.full_stop).to_owned()).unwrap_or_default();
        let told: Vec<&str> = explanation.deciding.iter().take(GLANCE).map(String::as_str).collect();
        let more = explanation.deciding.len().saturating_sub(GLANCE);
        let more = (0 < more).then(|| (words.and_more)(more, holds));
        [(words.because)(&verdict, &told.join(words.semicolon))].into_iter().chain(more).chain(said().skip(1)).collect()
    };
    match (&question.asks, VERDICTS.get(question.right)) {
        // Where the usual word would claim too much, the tool has a sentence of its own.
        (Asks::Case(_), Some(Verdict::Met)) if why_not(1).iter().any(|it| it != words.nothing_short) => why_not(1),
        (Asks::Case(_), Some(Verdict::Met)) => deciding(true),
        (Asks::Case(_), Some(Verdict::NotMet)) => deciding(false),
        (Asks::Case(_), Some(Verdict::Unknown | Verdict::Computed) | None) => why_not(0),
        (Asks::Figure(..) | Asks::Altered(..) | Asks::Where(..) | Asks::Whose(..) | Asks::Amount(..), _) => said().collect(),
    }
}

/// The conditions that are asked themselves, the combinations of them left out, each with whether it holds.
pub fn conditions(explanation: &Explanation) -> impl Iterator<Item = (Option<bool>, &str)> {
    let all: Vec<(&Because, Option<bool>)> = explanation.because.iter().filter_map(|it| Some((it, it.holds?))).collect();
    let is_one = move |at: usize, depth: u8| all.get(at + 1).is_none_or(|next| next.0.depth <= depth);
    let each = explanation.because.iter().filter_map(|it| Some((it, it.holds?))).enumerate();
    each.filter(move |(at, it)| is_one(*at, it.0.depth)).map(|(_, it)| (it.1, it.0.text.as_str()))
}

/// A condition with its mark: signs that every font of an office has.
pub fn marked(holds: Option<bool>, text: &str) -> String {
    let mark = match holds {
        Some(true) => "√",
        Some(false) => "×",
        None => "○",
    };
    [mark, " ", text].concat()
}

/// A verdict as an answer to choose, in the word that the tool says in this case.
pub fn verdict<'a>(pack: &'a Pack, case: &Case, verdict: Verdict, language: Language) -> &'a str {
    let usual = || pack.tool_at(case.tool).map_or("", |it| usual(pack, it, verdict, language));
    case.own_word(pack, verdict).map_or_else(usual, |it| it.in_language(language))
}

/// A verdict in the word for all tools of a sort.
fn usual(pack: &Pack, tool: &Tool, verdict: Verdict, language: Language) -> &'static str {
    let words = words(language);
    let kind = tool.provisions.first().and_then(|it| pack.provision(*it)).map(|it| it.kind);
    let (met, not_met) = match (tool.group, kind) {
        (Group::Person, _) => words.conditions,
        (Group::Unit, Some(ProvisionKind::Consequence)) => words.consequence,
        (Group::Unit, _) => words.target,
        (Group::Gatekeeper, Some(ProvisionKind::Duty)) => words.duty,
        (Group::Gatekeeper, _) => words.request,
    };
    match verdict {
        Verdict::Met | Verdict::Computed => met,
        Verdict::NotMet => not_met,
        Verdict::Unknown => words.unknown,
    }
}

/// The letter of an answer.
pub fn letter(at: usize) -> &'static str {
    ["A", "B", "C", "D", "E", "F"].get(at).copied().unwrap_or("?")
}

fn rows(pack: &Pack, tool: &Tool, case: &Case, language: Language) -> Vec<(String, String)> {
    let words = words(language);
    let mut rows = Vec::new();
    // The day is told where days count: beside months of a year it could contradict them.
    if tool.facts.iter().filter_map(|it| pack.fact_at(*it)).any(|it| matches!(it.kind, FactKind::Date { .. } | FactKind::Tenure)) {
        rows.push((words.as_of.to_owned(), date_in_words(case.as_of, language)));
    }
    for &id in &case.told {
        let Some(fact) = pack.fact_at(id) else { continue };
        let answer = case.facts.get(id);
        let said = if answer == Answer::Open { words.not_known.to_owned() } else { answer_in_words(fact, answer, language) };
        rows.push((fact.label.in_language(language).to_owned(), said));
    }
    if case.names_readings {
        for (at, reading) in (0u8..).zip(&tool.readings) {
            let Some(choice) = reading.choice(case.chosen.get(at)) else { continue };
            rows.push(((words.reading)(reading.label.in_language(language)), choice.label.in_language(language).to_owned()));
        }
    }
    rows
}

/// The criteria, each before what it is made of.
fn reasons(explainer: &Explainer<'_>, finding: &Finding) -> Vec<Because> {
    explainer.lines(finding).into_iter().map(|it| Because { depth: it.depth, holds: Some(it.holds), text: it.sentence() }).collect()
}

/// The conditions that make the verdict what it is, each as a sentence to be said aloud: of one that fails what fails, of an
/// opposite that what it is the opposite of holds.
fn deciding(explainer: &Explainer<'_>, finding: &Finding, words: &Words) -> Vec<String> {
    let wanted = match finding.verdict {
        Verdict::Met => true,
        Verdict::NotMet => false,
        Verdict::Unknown | Verdict::Computed => return Vec::new(),
    };
    let mut leaves = Vec::new();
    if let Some(verdict) = explainer.tool.rule.verdict {
        below(explainer, finding, (verdict, wanted), &mut leaves);
    }
    // Who somebody is stands in what is told, and is no reason where there is another.
    let is_reason = |leaf: Leaf| {
        let slots = explainer.tool.slots().filter(|it| leaf.slots() >> it.0 & 1 == 1);
        explainer.tool.group != Group::Person || !slots.map(|it| it.1).any(|it| says_who(explainer.pack, it))
    };
    if leaves.iter().any(|it| is_reason(it.1)) {
        leaves.retain(|it| is_reason(it.1));
    }
    leaves.into_iter().map(|(id, leaf, holds)| spoken(explainer, finding, (id, leaf), holds, words)).collect()
}

fn below(explainer: &Explainer<'_>, finding: &Finding, (id, wanted): (CriterionId, bool), leaves: &mut Vec<(CriterionId, Leaf, bool)>) {
    let rule = &explainer.tool.rule;
    let Some(node) = rule.criterion(id).filter(|_| finding.holds(id) == Some(wanted)) else { return };
    match node.criterion {
        Criterion::Leaf(leaf) => leaves.push((id, leaf, wanted)),
        Criterion::Not(child) => below(explainer, finding, (child, !wanted), leaves),
        Criterion::All(_) | Criterion::Any(_) | Criterion::ByReading(..) => {
            for &child in rule.children_of(&node.criterion, explainer.situation.chosen) {
                below(explainer, finding, (child, wanted), leaves);
            }
        }
    }
}

/// A condition as one says it. That something is answered with yes or no is said as a sentence, not as an entry of a form.
fn spoken(explainer: &Explainer<'_>, finding: &Finding, (id, leaf): (CriterionId, Leaf), holds: bool, words: &Words) -> String {
    let fact = |slot| explainer.tool.fact_in(slot).and_then(|it| explainer.pack.fact_at(it));
    if let Leaf::Yes(slot) = leaf
        && let Some(fact) = fact(slot)
    {
        return (words.condition)(&inner(without_whether(fact.label.in_language(explainer.language))), holds);
    }
    let mut lines = Vec::new();
    explainer.walk(finding, id, 0, &mut lines);
    let written = lines.first().map(|it| it.sentence()).unwrap_or_default();
    words.signs.iter().fold(written, |text, (sign, said)| text.replace(sign, said))
}

/// What a fact asks, without asking: 是否乡镇干部 as 乡镇干部.
fn without_whether(label: &str) -> &str {
    label.strip_prefix("是否").unwrap_or(label)
}

/// What holds beside the verdict without changing it: more in reserve than the document names is no failure.
fn beside(explainer: &Explainer<'_>, finding: &Finding, words: &'static Words) -> Vec<String> {
    let rule = &explainer.tool.rule;
    let is_compared = |value: OutputValue| match value {
        OutputValue::Flag(it) => matches!(rule.criterion(it).and_then(|it| it.criterion.leaf()), Some(Leaf::Compare(..))),
        OutputValue::Amount(..) | OutputValue::DateAfter { .. } => false,
    };
    let flags = finding.outputs.iter().zip(&rule.outputs).zip(&explainer.tool.outputs);
    let true_ones = flags.filter(|it| finding.verdict == Verdict::Met && *it.0.0 == Some(Outcome::Flag(true)) && is_compared(it.0.1.value));
    true_ones.map(|it| (words.no_failure)(it.1.label.in_language(explainer.language))).collect()
}

fn verdict_said(explainer: &Explainer<'_>, finding: &Finding, words: &Words) -> String {
    let usual = || usual(explainer.pack, explainer.tool, finding.verdict, explainer.language);
    let short = own_word(explainer.tool, finding).map_or_else(usual, |it| it.in_language(explainer.language));
    if finding.recognition_pending { [short, words.colon, words.pending].concat() } else { [short, words.full_stop].concat() }
}

/// Why a verdict is not the answer; `open` is whether something is told to be not known.
fn not_so(pack: &Pack, explainer: &Explainer<'_>, finding: &Finding, wrong: Verdict, open: bool, words: &Words) -> String {
    let leaves = |holds: bool| -> Vec<String> {
        let lines = explainer.lines(finding);
        lines.iter().filter(|it| it.leaf && it.holds == Some(holds)).map(|it| it.sentence()).collect()
    };
    let missing = || -> Vec<&str> {
        let facts = finding.missing.iter().filter_map(|it| pack.fact_at(*it));
        facts.map(|it| it.label.in_language(explainer.language)).collect()
    };
    match (finding.verdict, wrong) {
        (Verdict::Unknown, _) => (words.could_be)(&missing().join(words.comma)),
        (Verdict::NotMet, Verdict::Met) => (words.short_of)(&leaves(false).join(words.semicolon)),
        // Where the usual word would claim too much, so would the usual reason.
        (Verdict::Met, Verdict::NotMet) if own_word(explainer.tool, finding).is_some() => explainer.verdict(finding).to_owned(),
        (Verdict::Met, Verdict::NotMet) => words.nothing_short.to_owned(),
        (_, Verdict::Unknown) if open => words.open_but_settled.to_owned(),
        (_, Verdict::Unknown) => words.all_known.to_owned(),
        (_, _) => String::new(),
    }
}

/// What a wrong figure is, where the document has it elsewhere.
fn elsewhere(pack: &Pack, asked: &Parameter, value: Ratio, language: Language) -> String {
    let words = words(language);
    let said = figures::said(value, asked.unit, language);
    let is_it = |it: &&Parameter| it.unit == asked.unit && figures::same(it.value, value);
    let beside = pack.parameters.iter().filter(is_it).find(|it| it.provision == asked.provision);
    match beside.or_else(|| pack.parameters.iter().find(is_it)) {
        Some(it) => (words.stands_for)(&said, &named(pack, it, language), &it.provision.to_string()),
        None => (words.nowhere)(&said),
    }
}

/// A figure by its provision and its own name; by the provision's number where its heading would say the figure.
fn named(pack: &Pack, parameter: &Parameter, language: Language) -> String {
    let heading = pack.provision(parameter.provision).map_or("", |it| it.heading.in_language(language));
    let label = inner(parameter.label.in_language(language));
    if giveaway::heading_says(pack, parameter) {
        return (words(language).of_number)(&parameter.provision.to_string(), &label);
    }
    (words(language).of)(&inner(heading), &label)
}

/// Quotes within quotes.
fn inner(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’").replace('"', "'")
}

fn measure(pack: &Pack, number: u8, language: Language) -> String {
    let title = pack.measure(number).map(|it| &it.title);
    (words(language).measure)(number, title.map_or("", |it: &Text| it.in_language(language)))
}

fn key_phrase(pack: &Pack, tool: &Tool) -> Option<String> {
    tool.provisions.first().and_then(|it| pack.provision(*it)).map(|it| it.key_phrase.clone())
}

fn sentence(text: String) -> Because {
    Because { depth: 0, holds: None, text }
}

fn nothing() -> QuestionText {
    QuestionText { stem: String::new(), statement: None, rows: Vec::new(), answers: Vec::new() }
}

fn untold(question: &Question) -> Explanation {
    Explanation {
        because: Vec::new(),
        wrong: vec![None; question.answers()],
        deciding: Vec::new(),
        key_phrase: None,
        provisions: Vec::new(),
    }
}
