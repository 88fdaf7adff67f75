//! The report as a sequence of paragraphs and appendices: 标题、主送、导语、一至六、附件、署名、日期. What nobody but the unit can
//! write stays an open place in brackets.

use policy::assessment::reply::Standing;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use rollup::collection::Collection;
use rollup::view::standing_in_words;

use crate::rollup_tables::rollup_tables;
use crate::table::Table;
use crate::tables::{Judged, sentence};

/// A paragraph, by what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// 标题
    Title(String),
    /// 主送
    To(String),
    /// 一、
    First(String),
    /// （一）
    Second(String),
    /// A paragraph of the text.
    Text(String),
    /// 附件说明
    Note(String),
    /// 署名、成文日期
    Signed(String),
    /// Below everything, small.
    Small(String),
}

impl Block {
    /// Its text.
    pub fn words(&self) -> &str {
        match self {
            Block::Title(it)
            | Block::To(it)
            | Block::First(it)
            | Block::Second(it)
            | Block::Text(it)
            | Block::Note(it)
            | Block::Signed(it)
            | Block::Small(it) => it,
        }
    }
}

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The text.
    pub blocks: Vec<Block>,
    /// The appendices, in order.
    pub appendices: Vec<Table>,
}

impl Report {
    /// In plain words, where nothing can be downloaded.
    pub fn text(&self, language: Language) -> String {
        let lines = self.blocks.iter().map(|it| match it {
            Block::Text(text) if language == Language::Chinese => format!("　　{text}"),
            it => it.words().to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The report of a draft; with what its villages handed in, where that is at hand.
pub fn report(judged: &Judged<'_>, villages: Option<&Collection>) -> Report {
    let (words, pack, language) = (judged.words(), judged.pack, judged.language);
    let (unit, document) = (judged.unit().to_owned(), document(judged));
    let day = (words.date)(judged.day.year(), judged.day.month(), judged.day.day());
    let total = judged.summary.total;
    let mut blocks = vec![Block::Title((words.title)(&unit, &document)), Block::To((words.to)(judged.draft.assessment.unit).to_owned())];

    let mut lead = (words.lead)(&document, &unit, &day, judged.draft.assessment.year);
    let open = total.not_sure + total.not_answered;
    lead.push_str(&(words.upshot)(total.asked(), total.applicable(), total.met, total.partly, total.not_met, open));
    if !judged.summary.occurred.is_empty() {
        lead.push_str(&(words.occurred)(judged.summary.occurred.len()));
    }
    blocks.push(Block::Text(lead));

    blocks.push(Block::First(words.basics.to_owned()));
    blocks.extend(basics(judged, villages).into_iter().map(Block::Text));

    blocks.push(Block::First(words.findings.to_owned()));
    let mut chapters = 0;
    for (number, _) in &judged.summary.chapters {
        let Some(chapter) = pack.chapters.iter().find(|it| it.number == *number) else { continue };
        chapters += 1;
        blocks.push(Block::Second(format!("{}{}", (words.second)(chapters), chapter.title.in_language(language))));
        let within = judged.judgements.iter().filter(|it| it.is_own()).filter(|judgement| {
            let measure = judgement.indicator.provisions.first().and_then(|it| pack.measure(it.measure));
            measure.is_some_and(|it| it.chapter == *number)
        });
        blocks.extend(within.enumerate().map(|(at, judgement)| Block::Text(finding(judged, judgement, at + 1))));
    }

    blocks.push(Block::First(words.problems.to_owned()));
    for (at, shortfall) in judged.summary.shortfalls.iter().enumerate() {
        let Some(judgement) = judged.judgements.get(shortfall.at) else { continue };
        let standing = standing_in_words(judgement.judged.standing, language);
        let said =
            format!("{}{}{}", (words.item)(at + 1), judged.problem(shortfall), (words.standing_is)(&judged.provision(judgement), standing));
        blocks.push(Block::Text(said));
    }
    if judged.summary.shortfalls.is_empty() {
        blocks.push(Block::Text(words.no_problems.to_owned()));
    }

    blocks.extend([
        Block::First(words.reasons.to_owned()),
        Block::Text(words.reasons_open.to_owned()),
        Block::First(words.plan.to_owned()),
    ]);
    for (at, shortfall) in judged.summary.shortfalls.iter().enumerate() {
        let Some(judgement) = judged.judgements.get(shortfall.at) else { continue };
        let planned = judged.draft.plan.iter().find(|it| it.indicator.as_deref() == Some(&judgement.indicator.id));
        let some = |it: &str| Some(it.trim().to_owned()).filter(|it| !it.is_empty());
        let goal = planned.and_then(|it| some(&it.goal)).unwrap_or_else(|| judgement.indicator.met.in_language(language).to_owned());
        let action = planned.and_then(|it| some(&it.action)).map(|it| sentence(&it, language)).unwrap_or_default();
        let post = planned.and_then(|it| some(&it.post)).or_else(|| judged.reply(judgement).and_then(|it| some(&it.post)));
        let due = planned.and_then(|it| it.due).map(|it| (words.date)(it.year(), it.month(), it.day()));
        let open = || words.to_be_named.to_owned();
        let item = (words.plan_item)(&sentence(&goal, language), &post.unwrap_or_else(open), &due.unwrap_or_else(open));
        blocks.push(Block::Text(format!("{}{action}{item}", (words.item)(at + 1))));
    }
    if judged.summary.shortfalls.is_empty() {
        blocks.push(Block::Text(words.no_problems.to_owned()));
    }

    blocks.push(Block::First(words.wishes.to_owned()));
    for (at, raised) in judged.summary.raised.iter().enumerate() {
        let Some(judgement) = judged.judgements.get(*raised) else { continue };
        let wish = (words.wish)(judgement.indicator.question.in_language(language), &judged.provision(judgement));
        blocks.push(Block::Text(format!("{}{wish}", (words.item)(at + 1))));
    }
    blocks.push(Block::Text(words.wishes_open.to_owned()));

    let mut appendices = judged.tables();
    if let Some(villages) = villages {
        appendices.extend(rollup_tables(pack, villages, judged.draft.assessment.year, judged.day, language));
    }
    for (at, table) in appendices.iter().enumerate() {
        // The names stand below each other, behind the word.
        let before = if at == 0 { words.appendices } else { words.under_appendices };
        blocks.push(Block::Note(format!("{before}{}.{}", at + 1, table.name)));
    }
    blocks.extend([Block::Signed(unit), Block::Signed(day), Block::Small(words.disclaimer.to_owned())]);
    Report { blocks, appendices }
}

/// 《……》, once.
fn document(judged: &Judged<'_>) -> String {
    let title = judged.pack.title.in_language(judged.language);
    match judged.language {
        Language::Chinese if !title.contains('《') => format!("《{title}》"),
        Language::Chinese | Language::English => title.to_owned(),
    }
}

/// One indicator: what it is about, what the unit says, the figures, and how it stands.
fn finding(judged: &Judged<'_>, judgement: &policy::assessment::summary::Judgement<'_>, number: usize) -> String {
    let (words, language) = (judged.words(), judged.language);
    let provision = judgement.indicator.provisions.first().and_then(|id| judged.pack.provision(*id));
    let mut said = (words.item)(number);
    if let Some(provision) = provision {
        said.push_str(&sentence(provision.heading.in_language(language), language));
    }
    let target = judged.target(judgement);
    if !target.is_empty() {
        said.push_str(&sentence(&format!("{}{target}", words.asked_for), language));
    }
    let actual = judged.actual(judgement);
    if !actual.is_empty() {
        said.push_str(&sentence(&format!("{}{actual}", words.figures), language));
    }
    let decided = judged.decided(judgement);
    if !decided.is_empty() {
        said.push_str(&sentence(&decided, language));
    } else if judgement.judged.standing == Standing::Met {
        said.push_str(&sentence(judgement.indicator.met.in_language(language), language));
    }
    if let Some(reply) = judged.reply(judgement) {
        for (before, text) in [("", reply.note.trim()), (words.evidence, reply.evidence.trim())] {
            if !text.is_empty() {
                said.push_str(&sentence(&format!("{before}{}", text.replace('\n', " ")), language));
            }
        }
    }
    let standing_is = if judgement.counts() { words.standing_is } else { words.position_is };
    said.push_str(&standing_is(&judged.provision(judgement), standing_in_words(judgement.judged.standing, language)));
    said
}

/// The figures that were entered, once each.
fn basics(judged: &Judged<'_>, villages: Option<&Collection>) -> Vec<String> {
    let words = judged.words();
    let mut said = Vec::new();
    if let Some(villages) = villages {
        said.push((words.basics_villages)(villages.units(judged.draft.assessment.year).len(), villages.lists.expected.len()));
    }
    let mut seen = Vec::new();
    let mut figures = Vec::new();
    for judgement in judged.judgements.iter().filter(|it| it.is_own()) {
        let Some(reply) = judged.reply(judgement) else { continue };
        for (id, answer) in reply.facts.answered() {
            let Some(fact) = judged.pack.fact_at(id).filter(|it| !it.sensitive) else { continue };
            if !seen.contains(&id) && matches!(answer, Answer::Given(Value::Number(_))) {
                seen.push(id);
                let label = fact.label.in_language(judged.language);
                figures.push(format!("{label} {}", policy::explain::wording::answer_in_words(fact, answer, judged.language)));
            }
        }
    }
    if figures.is_empty() {
        said.push(words.basics_open.to_owned());
    } else {
        said.push(format!("{}{}{}", words.basics_lead, figures.join(words.and), words.stop));
    }
    said
}
