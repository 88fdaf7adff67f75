//! The report as a sequence of paragraphs and appendices: 标题、主送、导语、一至六、附件、署名、日期. What nobody but the unit can
//! write stays an open place in brackets.

use policy::assessment::reply::Standing;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use rollup::collection::Collection;
use rollup::view::standing_in_words;

use crate::table::Table;
use crate::tables::{Judged, of_rollup, sentence};

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
    /// What it says.
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
pub fn report(it: &Judged<'_>, villages: Option<&Collection>) -> Report {
    let (words, pack, language) = (it.words(), it.pack, it.language);
    let (unit, document) = (it.unit().to_owned(), document(it));
    let day = (words.date)(it.day.year(), it.day.month(), it.day.day());
    let total = it.summary.total;
    let mut blocks = vec![Block::Title((words.title)(&unit, &document)), Block::To((words.to)(it.draft.assessment.unit).to_owned())];

    let mut lead = (words.lead)(&document, &unit, &day, it.draft.assessment.year);
    let open = total.not_sure + total.not_answered;
    lead.push_str(&(words.upshot)(total.asked(), total.applicable(), total.met, total.partly, total.not_met, open));
    if !it.summary.occurred.is_empty() {
        lead.push_str(&(words.occurred)(it.summary.occurred.len()));
    }
    blocks.push(Block::Text(lead));

    blocks.push(Block::First(words.basics.to_owned()));
    blocks.extend(basics(it, villages).into_iter().map(Block::Text));

    blocks.push(Block::First(words.findings.to_owned()));
    let mut chapters = 0;
    for (number, _) in &it.summary.chapters {
        let Some(chapter) = pack.chapters.iter().find(|it| it.number == *number) else { continue };
        chapters += 1;
        blocks.push(Block::Second(format!("{}{}", (words.second)(chapters), chapter.title.in_language(language))));
        let within = it.judgements.iter().filter(|it| it.is_own()).filter(|it| {
            let measure = it.indicator.provisions.first().and_then(|it| pack.measure(it.measure));
            measure.is_some_and(|it| it.chapter == *number)
        });
        blocks.extend(within.enumerate().map(|(at, judgement)| Block::Text(finding(it, judgement, at + 1))));
    }

    blocks.push(Block::First(words.problems.to_owned()));
    for (at, shortfall) in it.summary.shortfalls.iter().enumerate() {
        let Some(judgement) = it.judgements.get(shortfall.at) else { continue };
        let standing = standing_in_words(judgement.judged.standing, language);
        let said = format!("{}{}{}", (words.item)(at + 1), it.problem(shortfall), (words.standing_is)(&it.provision(judgement), standing));
        blocks.push(Block::Text(said));
    }
    if it.summary.shortfalls.is_empty() {
        blocks.push(Block::Text(words.no_problems.to_owned()));
    }

    blocks.extend([
        Block::First(words.reasons.to_owned()),
        Block::Text(words.reasons_open.to_owned()),
        Block::First(words.plan.to_owned()),
    ]);
    for (at, shortfall) in it.summary.shortfalls.iter().enumerate() {
        let Some(judgement) = it.judgements.get(shortfall.at) else { continue };
        let planned = it.draft.plan.iter().find(|it| it.indicator.as_deref() == Some(&judgement.indicator.id));
        let some = |it: &str| Some(it.trim().to_owned()).filter(|it| !it.is_empty());
        let goal = planned.and_then(|it| some(&it.goal)).unwrap_or_else(|| judgement.indicator.met.in_language(language).to_owned());
        let action = planned.and_then(|it| some(&it.action)).map(|it| sentence(&it, language)).unwrap_or_default();
        let post = planned.and_then(|it| some(&it.post)).or_else(|| it.reply(judgement).and_then(|it| some(&it.post)));
        let due = planned.and_then(|it| it.due).map(|it| (words.date)(it.year(), it.month(), it.day()));
        let open = || words.to_be_named.to_owned();
        let item = (words.plan_item)(&sentence(&goal, language), &post.unwrap_or_else(open), &due.unwrap_or_else(open));
        blocks.push(Block::Text(format!("{}{action}{item}", (words.item)(at + 1))));
    }
    if it.summary.shortfalls.is_empty() {
        blocks.push(Block::Text(words.no_problems.to_owned()));
    }

    blocks.push(Block::First(words.wishes.to_owned()));
    for (at, raised) in it.summary.raised.iter().enumerate() {
        let Some(judgement) = it.judgements.get(*raised) else { continue };
        let wish = (words.wish)(judgement.indicator.question.in_language(language), &it.provision(judgement));
        blocks.push(Block::Text(format!("{}{wish}", (words.item)(at + 1))));
    }
    blocks.push(Block::Text(words.wishes_open.to_owned()));

    let mut appendices = it.tables();
    if let Some(villages) = villages {
        appendices.extend(of_rollup(pack, villages, it.draft.assessment.year, it.day, language));
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
fn document(it: &Judged<'_>) -> String {
    let title = it.pack.title.in_language(it.language);
    match it.language {
        Language::Chinese if !title.contains('《') => format!("《{title}》"),
        Language::Chinese | Language::English => title.to_owned(),
    }
}

/// One indicator: what it is about, what the unit says, the figures, and how it stands.
fn finding(it: &Judged<'_>, judgement: &policy::assessment::summary::Judgement<'_>, number: usize) -> String {
    let (words, language) = (it.words(), it.language);
    let provision = judgement.indicator.provisions.first().and_then(|id| it.pack.provision(*id));
    let mut said = (words.item)(number);
    if let Some(provision) = provision {
        said.push_str(&sentence(provision.heading.in_language(language), language));
    }
    let target = it.target(judgement);
    if !target.is_empty() {
        said.push_str(&sentence(&format!("{}{target}", words.asked_for), language));
    }
    let actual = it.actual(judgement);
    if !actual.is_empty() {
        said.push_str(&sentence(&format!("{}{actual}", words.figures), language));
    }
    let decided = it.decided(judgement);
    if !decided.is_empty() {
        said.push_str(&sentence(&decided, language));
    } else if judgement.judged.standing == Standing::Met {
        said.push_str(&sentence(judgement.indicator.met.in_language(language), language));
    }
    if let Some(reply) = it.reply(judgement) {
        for (before, text) in [("", reply.note.trim()), (words.evidence, reply.evidence.trim())] {
            if !text.is_empty() {
                said.push_str(&sentence(&format!("{before}{}", text.replace('\n', " ")), language));
            }
        }
    }
    said.push_str(&(words.standing_is)(&it.provision(judgement), standing_in_words(judgement.judged.standing, language)));
    said
}

/// The figures that were entered, once each.
fn basics(it: &Judged<'_>, villages: Option<&Collection>) -> Vec<String> {
    let words = it.words();
    let mut said = Vec::new();
    if let Some(villages) = villages {
        said.push((words.basics_villages)(villages.units(it.draft.assessment.year).len(), villages.lists.expected.len()));
    }
    let mut seen = Vec::new();
    let mut figures = Vec::new();
    for judgement in it.judgements.iter().filter(|it| it.is_own()) {
        let Some(reply) = it.reply(judgement) else { continue };
        for (id, answer) in reply.facts.answered() {
            let Some(fact) = it.pack.fact_at(id).filter(|it| !it.sensitive) else { continue };
            if !seen.contains(&id) && matches!(answer, Answer::Given(Value::Number(_))) {
                seen.push(id);
                let label = fact.label.in_language(it.language);
                figures.push(format!("{label} {}", policy::explain::wording::answer_in_words(fact, answer, it.language)));
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
