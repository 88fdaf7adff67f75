//! A question in words, and its answer with the reasons: the same words on a screen, a slide and on paper.

use policy::engine::decide::{Finding, Outcome, Verdict};
use policy::explain::explainer::{Explainer, own_word};
use policy::explain::wording::{answer_in_words, date_in_words, figure_in_words};
use policy::model::document::ProvisionKind;
use policy::model::fact::FactKind;
use policy::model::ids::ProvisionId;
use policy::model::number::Ratio;
use policy::model::pack::Pack;
use policy::model::parameter::Parameter;
use policy::model::text::{Language, Text};
use policy::model::tool::{Group, Tool};
use policy::model::value::Answer;

use crate::case::Case;
use crate::figures;
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
            let Some(it) = pack.parameter_at(*id) else { return nothing() };
            let stem = (words.figure)(&named(pack, it, language));
            plain(stem, None, values.iter().map(|value| figure_in_words(*value, it.unit, language)).collect())
        }
        Asks::Altered(id, shown) => {
            let Some(it) = pack.parameter_at(*id) else { return nothing() };
            let statement = (words.statement)(&named(pack, it, language), &figure_in_words(*shown, it.unit, language));
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
            let stem = (words.case)(tool.title.in_language(language));
            QuestionText {
                stem,
                statement: None,
                rows: rows(pack, tool, case, language),
                answers: VERDICTS.map(|it| verdict(pack, case, it, language).to_owned()).to_vec(),
            }
        }
        Asks::Amount(case, output, outcomes) => {
            let Some(tool) = pack.tool_at(case.tool) else { return nothing() };
            let label = tool.output(*output).map_or("", |it| it.label.in_language(language));
            let asked = if matches!(outcomes.first(), Some(Outcome::Date(_))) { words.day } else { words.amount };
            let stem = asked(tool.title.in_language(language), &inner(label));
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
            let Some(it) = pack.parameter_at(*id) else { return untold(question) };
            let value = figure_in_words(it.value, it.unit, language);
            let wrong = match &question.asks {
                Asks::Figure(_, values) => {
                    at_right(&|at| values.get(at).map_or_else(String::new, |value| elsewhere(pack, it, *value, language)))
                }
                Asks::Altered(_, shown) => at_right(&|_| match question.right {
                    0 => words.not_altered.to_owned(),
                    _ => elsewhere(pack, it, *shown, language),
                }),
                Asks::Where(..) | Asks::Whose(..) | Asks::Case(_) | Asks::Amount(..) => Vec::new(),
            };
            Explanation {
                because: vec![sentence((words.statement)(&named(pack, it, language), &value))],
                wrong,
                key_phrase: Some(it.key_phrase.clone()),
                provisions: vec![it.provision],
            }
        }
        Asks::Where(id, measures) => {
            let Some(it) = pack.provision(*id) else { return untold(question) };
            let said = (words.says_it)(&measure(pack, id.measure, language), &id.to_string(), &inner(it.heading.in_language(language)));
            let about = |at: usize| {
                let found = measures.get(at).and_then(|it| pack.measure(*it));
                found.map_or_else(String::new, |it| (words.is_about)(it.summary.in_language(language)))
            };
            Explanation {
                because: vec![sentence(said)],
                wrong: at_right(&about),
                key_phrase: Some(it.key_phrase.clone()),
                provisions: vec![*id],
            }
        }
        Asks::Whose(id, actors) => {
            let Some(it) = pack.provision(*id) else { return untold(question) };
            let label = |id: &policy::model::ids::ActorId| pack.actor_at(*id).map_or("", |it| it.label.in_language(language));
            let served: Vec<&str> = it.serves.iter().map(label).collect();
            let said = (words.is_for)(&id.to_string(), &served.join(words.comma));
            let wrong = at_right(&|at| actors.get(at).map_or_else(String::new, |it| (words.not_named)(label(it))));
            Explanation {
                because: vec![sentence(said), sentence(it.text.in_language(language).to_owned())],
                wrong,
                key_phrase: Some(it.key_phrase.clone()),
                provisions: vec![*id],
            }
        }
        Asks::Case(case) => {
            let (Some(tool), Some(finding), Some(situation)) = (pack.tool_at(case.tool), case.finding(pack), case.situation(pack)) else {
                return untold(question);
            };
            let explainer = Explainer { pack, tool, situation: &situation, language };
            let mut because = vec![sentence(verdict_said(&explainer, &finding, words))];
            because.extend(reasons(&explainer, &finding));
            let open = case.told.iter().any(|it| !matches!(case.facts.get(*it), Answer::Given(_)));
            let wrong =
                at_right(&|at| VERDICTS.get(at).map_or_else(String::new, |it| not_so(pack, &explainer, &finding, *it, open, words)));
            Explanation { because, wrong, key_phrase: key_phrase(pack, tool), provisions: tool.provisions.clone() }
        }
        Asks::Amount(case, output, outcomes) => {
            let (Some(tool), Some(finding), Some(situation)) = (pack.tool_at(case.tool), case.finding(pack), case.situation(pack)) else {
                return untold(question);
            };
            let explainer = Explainer { pack, tool, situation: &situation, language };
            let at = usize::from(*output);
            let label = tool.outputs.get(at).map_or("", |it| it.label.in_language(language));
            let worth = explainer.outcome(at, finding.outputs.get(at).copied().flatten()).unwrap_or_default();
            let mut because = vec![sentence((words.statement)(label, &worth))];
            if let Some((names, put_in)) = explainer.derivation(at) {
                let mut formulas: Vec<String> =
                    [Some(names), put_in].into_iter().flatten().map(|it| policy::explain::pieces::plain(&it)).collect();
                formulas.dedup();
                because.extend(formulas.into_iter().map(|it| sentence(["= ", &it].concat())));
            }
            because.extend(reasons(&explainer, &finding));
            let wrong = at_right(&|other| {
                let same = finding.outputs.iter().enumerate().find(|(it, found)| *it != at && **found == outcomes.get(other).copied());
                match same.and_then(|(it, _)| tool.outputs.get(it)) {
                    Some(it) => (words.is_another)(&inner(it.label.in_language(language))),
                    None => words.not_worked_out.to_owned(),
                }
            });
            Explanation { because, wrong, key_phrase: key_phrase(pack, tool), provisions: tool.provisions.clone() }
        }
    }
}

/// The most conditions that can be taken in at a glance.
const GLANCE: usize = 2;

/// The answer in a breath, for a slide: of a case what decides it, of anything else all that is said of it.
pub fn in_short(question: &Question, explanation: &Explanation, language: Language) -> Vec<String> {
    let words = words(language);
    let why_not = |at: usize| -> Vec<String> { explanation.wrong.get(at).cloned().flatten().into_iter().collect() };
    match (&question.asks, VERDICTS.get(question.right)) {
        // Why it is not the other clear answer says why it is this one.
        (Asks::Case(_), Some(Verdict::Met)) => why_not(1).iter().map(|it| first_sentence(it, words).to_owned()).collect(),
        (Asks::Case(_), Some(Verdict::NotMet)) => {
            let fail: Vec<String> = conditions(explanation).filter(|it| it.0 == Some(false)).map(|it| marked(it.0, it.1)).collect();
            let more = fail.len().saturating_sub(GLANCE);
            let more = (0 < more).then(|| (words.and_more)(more));
            fail.into_iter().take(GLANCE).chain(more).collect()
        }
        (Asks::Case(_), Some(Verdict::Unknown | Verdict::Computed) | None) => why_not(0),
        (Asks::Figure(..) | Asks::Altered(..) | Asks::Where(..) | Asks::Whose(..) | Asks::Amount(..), _) => {
            explanation.because.iter().filter(|it| it.holds.is_none()).map(|it| it.text.clone()).collect()
        }
    }
}

/// The first of several sentences.
fn first_sentence<'a>(text: &'a str, words: &Words) -> &'a str {
    text.split_inclusive(words.sentence_end).next().unwrap_or(text).trim_end()
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
    let said = figure_in_words(value, asked.unit, language);
    let is_it = |it: &&Parameter| it.unit == asked.unit && figures::same(it.value, value);
    let beside = pack.parameters.iter().filter(is_it).find(|it| it.provision == asked.provision);
    match beside.or_else(|| pack.parameters.iter().find(is_it)) {
        Some(it) => (words.stands_for)(&said, &named(pack, it, language), &it.provision.to_string()),
        None => (words.nowhere)(&said),
    }
}

/// A figure by its provision and its own name.
fn named(pack: &Pack, parameter: &Parameter, language: Language) -> String {
    let heading = pack.provision(parameter.provision).map_or("", |it| it.heading.in_language(language));
    (words(language).of)(&inner(heading), &inner(parameter.label.in_language(language)))
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
    Explanation { because: Vec::new(), wrong: vec![None; question.answers()], key_phrase: None, provisions: Vec::new() }
}

/// What questions say in one language.
pub struct Words {
    figure: fn(&str) -> String,
    altered: &'static str,
    statement: fn(&str, &str) -> String,
    true_or_altered: [&'static str; 2],
    place: &'static str,
    whose: &'static str,
    case: fn(&str) -> String,
    amount: fn(&str, &str) -> String,
    day: fn(&str, &str) -> String,
    conditions: (&'static str, &'static str),
    target: (&'static str, &'static str),
    consequence: (&'static str, &'static str),
    request: (&'static str, &'static str),
    duty: (&'static str, &'static str),
    unknown: &'static str,
    as_of: &'static str,
    not_known: &'static str,
    reading: fn(&str) -> String,
    pending: &'static str,
    could_be: fn(&str) -> String,
    short_of: fn(&str) -> String,
    and_more: fn(usize) -> String,
    nothing_short: &'static str,
    open_but_settled: &'static str,
    all_known: &'static str,
    not_altered: &'static str,
    says_it: fn(&str, &str, &str) -> String,
    is_about: fn(&str) -> String,
    is_for: fn(&str, &str) -> String,
    not_named: fn(&str) -> String,
    is_another: fn(&str) -> String,
    not_worked_out: &'static str,
    stands_for: fn(&str, &str, &str) -> String,
    nowhere: fn(&str) -> String,
    of: fn(&str, &str) -> String,
    measure: fn(u8, &str) -> String,
    comma: &'static str,
    semicolon: &'static str,
    colon: &'static str,
    full_stop: &'static str,
    sentence_end: &'static str,
}

fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    figure: |what| format!("{what}：文件给的是哪个数？"),
    altered: "下面这个数，是文件里的，还是改过的？",
    statement: |what, value| format!("{what}：{value}"),
    true_or_altered: ["和文件一样", "改过了"],
    place: "下面说的，写在哪一条？",
    whose: "这个分项涉及的对象是谁？",
    case: |title| format!("{title}。按文件，下面这个虚构的例子是哪一种？"),
    amount: |title, label| format!("{title}。下面这个虚构的例子，“{label}”是多少？"),
    day: |title, label| format!("{title}。下面这个虚构的例子，“{label}”是哪一天？"),
    conditions: ("符合文件所列条件", "不符合文件所列条件"),
    target: ("达到文件要求", "没有达到文件要求"),
    consequence: ("没有出现文件所列情形", "出现文件所列情形"),
    request: ("文件允许", "文件不允许"),
    duty: ("符合文件要求", "不符合文件要求"),
    unknown: "还不能判断",
    as_of: "计算截止日",
    not_known: "不知道",
    reading: |label| format!("这里按一种理解来问（{label}）"),
    pending: "其余条件都清楚，只等认定。",
    could_be: |missing| format!("还缺：{missing}。填上以后，两种结果都有可能。"),
    short_of: |leaves| format!("不成立的是：{leaves}"),
    and_more: |count| format!("还有{count}项也不成立。"),
    nothing_short: "要求的条件都成立，没有哪一条不够。",
    open_but_settled: "没说清的那一项，不管是什么，结果都一样。",
    all_known: "该知道的都知道了，可以判断。",
    not_altered: "这个数和文件里的一样，没有改。",
    says_it: |measure, provision, heading| format!("写在{measure}，分项{provision}“{heading}”。"),
    is_about: |summary| format!("这一条讲的是：{summary}"),
    is_for: |provision, people| format!("分项{provision}涉及的对象是：{people}。"),
    not_named: |people| format!("这个分项没有提到{people}。"),
    is_another: |label| format!("这个数是“{label}”，不是问的这一项。"),
    not_worked_out: "照上面的算法，算不出这个数。",
    stands_for: |value, what, provision| format!("{value}是另一处的数：{what}（分项{provision}）。"),
    nowhere: |value| format!("文件里没有“{value}”这个数。"),
    of: |heading, label| format!("“{heading}”里的“{label}”"),
    measure: |number, title| format!("第{number}条 {title}"),
    comma: "、",
    semicolon: "；",
    colon: "：",
    full_stop: "。",
    sentence_end: "。",
};

static EN: Words = Words {
    figure: |what| format!("{what}: which figure does the document give?"),
    altered: "Is this figure the document's, or has it been altered?",
    statement: |what, value| format!("{what}: {value}"),
    true_or_altered: ["As in the document", "Altered"],
    place: "Which measure says this?",
    whose: "Whom does this provision concern?",
    case: |title| format!("{title}. By the document, which is it in this invented case?"),
    amount: |title, label| format!("{title}. In this invented case, what is “{label}”?"),
    day: |title, label| format!("{title}. In this invented case, which day is “{label}”?"),
    conditions: ("Meets the conditions in the document", "Does not meet the conditions in the document"),
    target: ("Reaches what the document asks", "Short of what the document asks"),
    consequence: ("The case in the document has not occurred", "The case in the document has occurred"),
    request: ("Allowed by the document", "Not allowed by the document"),
    duty: ("As the document asks", "Not as the document asks"),
    unknown: "Cannot be said yet",
    as_of: "Reference date",
    not_known: "not known",
    reading: |label| format!("Asked in one reading of the text ({label})"),
    pending: "all else is settled, and recognition is pending.",
    could_be: |missing| format!("Still missing: {missing}. Once it is known, it may come out either way."),
    short_of: |leaves| format!("What does not hold: {leaves}"),
    and_more: |count| format!("{count} more {} not hold either.", if count == 1 { "does" } else { "do" }),
    nothing_short: "Every condition asked for holds; none falls short.",
    open_but_settled: "Whatever the thing not known may be, the result is the same.",
    all_known: "All that has to be known is known, so it can be said.",
    not_altered: "This is the document's figure; it has not been altered.",
    says_it: |measure, provision, heading| format!("{measure} says it, in {provision} “{heading}”."),
    is_about: |summary| format!("That measure is about this: {summary}"),
    is_for: |provision, people| format!("Provision {provision} concerns: {people}."),
    not_named: |people| format!("The provision does not speak of {people}."),
    is_another: |label| format!("That is “{label}”, which is not what was asked."),
    not_worked_out: "Worked out as above, it does not come to this.",
    stands_for: |value, what, provision| format!("{value} is a figure from elsewhere: {what} (provision {provision})."),
    nowhere: |value| format!("The document has no such figure as {value}."),
    of: |heading, label| format!("{heading}, “{label}”"),
    measure: |number, title| format!("Measure {number}: {title}"),
    comma: ", ",
    semicolon: "; ",
    colon: ": ",
    full_stop: ".",
    // Not within a number.
    sentence_end: ". ",
};
