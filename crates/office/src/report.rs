//! The report as a sequence of paragraphs and appendices: 标题、主送、导语、一至六、附件、署名、日期. What nobody but the unit can
//! write is room to write it by hand.

use policy::assessment::reply::Standing;
use policy::assessment::summary::Counts;
use policy::model::day::Day;
use policy::model::pack::Pack;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use rollup::collection::{Collection, CountedUnit};
use rollup::protocol::TableQuery;
use rollup::view::view;
use rollup::wording::standing_in_words;

use crate::rollup_tables::rollup_tables;
use crate::table::{Table, with_plain_money};
use crate::tables::{Judged, sentence};
use crate::words::{Words, words};

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
    /// Room to write by hand: nothing stands there.
    Room,
}

impl Block {
    /// Its text.
    pub fn words(&self) -> &str {
        match self {
            Block::Title(words)
            | Block::To(words)
            | Block::First(words)
            | Block::Second(words)
            | Block::Text(words)
            | Block::Note(words)
            | Block::Signed(words)
            | Block::Small(words) => words,
            Block::Room => "",
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
        let lines = self.blocks.iter().filter(|it| **it != Block::Room).map(|block| match block {
            Block::Text(text) if language == Language::Chinese => format!("　　{text}"),
            it => it.words().to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The report of a draft; with what its villages handed in, where that is at hand.
pub fn report(judged: &Judged<'_>, villages: Option<&Collection>) -> Report {
    let (words, pack, language) = (judged.words(), judged.pack, judged.language);
    let (unit, document) = (judged.unit().to_owned(), title_of(pack, language));
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

    // What nobody but the unit can write is room to write it by hand.
    blocks.extend([Block::First(words.reasons.to_owned()), Block::Room, Block::First(words.plan.to_owned())]);
    for (at, shortfall) in judged.summary.shortfalls.iter().enumerate() {
        let Some(judgement) = judged.judgements.get(shortfall.at) else { continue };
        let planned = judged.draft.plan.iter().find(|it| it.indicator.as_deref() == Some(&judgement.indicator.id));
        let some = |it: &str| Some(it.trim().to_owned()).filter(|it| !it.is_empty());
        let goal = planned
            .and_then(|it| some(&it.goal))
            .unwrap_or_else(|| policy::assessment::plan::goal(judgement.indicator, language).to_owned());
        let action = planned.and_then(|it| some(&it.action)).map(|it| sentence(&it, language)).unwrap_or_default();
        let post = planned.and_then(|it| some(&it.post)).or_else(|| judged.reply(judgement).and_then(|it| some(&it.post)));
        let due = planned.and_then(|it| it.due).map(|it| (words.date)(it.year(), it.month(), it.day()));
        let item = (words.plan_item)(&sentence(&goal, language), post.as_deref(), due.as_deref());
        blocks.push(Block::Text(format!("{}{action}{item}", (words.item)(at + 1))));
    }
    if judged.summary.shortfalls.is_empty() {
        blocks.push(Block::Text(words.no_problems.to_owned()));
    }

    blocks.push(Block::First(words.wishes.to_owned()));
    for (at, raised) in judged.summary.raised.iter().enumerate() {
        let Some(judgement) = judged.judgements.get(*raised) else { continue };
        let what = policy::assessment::plan::problem(judgement.indicator, Standing::NotMet, language);
        let wish = (words.wish)(&sentence(what, language), &judged.provision(judgement));
        blocks.push(Block::Text(format!("{}{wish}", (words.item)(at + 1))));
    }
    if judged.summary.raised.is_empty() {
        blocks.push(Block::Room);
    }

    let mut appendices = judged.tables();
    if let Some(villages) = villages {
        appendices.extend(rollup_tables(pack, villages, judged.draft.assessment.year, judged.day, language));
    }
    blocks.extend(list_of(&appendices, words));
    blocks.extend([Block::Signed(unit), Block::Signed(day), Block::Small(words.disclaimer.to_owned())]);
    Report { blocks, appendices }
}

/// The list of the appendices: their names below each other, behind the word.
fn list_of(appendices: &[Table], words: &Words) -> Vec<Block> {
    let named = appendices.iter().enumerate().map(|(at, table)| {
        let before = if at == 0 { words.appendices } else { words.under_appendices };
        Block::Note(format!("{before}{}.{}", at + 1, table.name))
    });
    named.collect()
}

/// The report of a roll-up: how many came in and which are missing, what was computed, what all of it comes to, and the tables.
pub fn rollup_report(pack: &Pack, collection: &Collection, year: i32, today: Day, language: Language) -> Report {
    let words = words(language);
    let own_name = if collection.lists.own_name.is_empty() { words.unnamed } else { &collection.lists.own_name };
    let view = view(pack, collection, &TableQuery { year: Some(year), ..TableQuery::default() }, today, language);
    let appendices = rollup_tables(pack, collection, year, today, language);
    let day = (words.date)(today.year(), today.month(), today.day());
    let [received, computed, in_all] = words.rollup_parts;
    let mut blocks = vec![
        Block::Title((words.rollup_title)(own_name, year)),
        Block::Text((words.rollup_lead)(&title_of(pack, language), own_name, year, &day)),
        Block::First(received.to_owned()),
        Block::Text((words.tally)(&collection.tally(year))),
        Block::First(computed.to_owned()),
    ];
    blocks.extend(view.computed.iter().enumerate().map(|(at, figure)| {
        let verdict = if figure.verdict.is_empty() { String::new() } else { sentence(&figure.verdict, language) };
        let said = (words.rollup_figure)(&figure.provision, &figure.label, &figure.value, &figure.how, &verdict);
        Block::Text(format!("{}{said}", (words.item)(at + 1)))
    }));
    let mut counts = Counts::default();
    let mut occurred = 0;
    for CountedUnit { unit, .. } in collection.counted_units(year) {
        counts.add_all(unit.counts(pack));
        occurred += unit.occurred;
    }
    let units = view.counted as usize;
    blocks.push(Block::First(in_all.to_owned()));
    blocks.push(Block::Text((words.rollup_counts)(units, counts.met, counts.applicable(), occurred)));
    blocks.extend(list_of(&appendices, words));
    blocks.extend([Block::Signed(own_name.to_owned()), Block::Signed(day), Block::Small(words.disclaimer.to_owned())]);
    Report { blocks, appendices }
}

/// 《……》, once.
fn title_of(pack: &Pack, language: Language) -> String {
    let title = pack.title.in_language(language);
    match language {
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
        said.push_str(&sentence(policy::assessment::plan::goal(judgement.indicator, language), language));
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
        said.push((words.tally)(&villages.tally(judged.draft.assessment.year)));
    }
    let mut seen = Vec::new();
    let mut figures = Vec::new();
    for judgement in judged.judgements.iter().filter(|it| it.is_own()) {
        for (fact, answer) in judged.answered(judgement) {
            if !seen.contains(&&fact.id) && matches!(answer, Answer::Given(Value::Number(_))) {
                seen.push(&fact.id);
                let label = fact.label.in_language(judged.language);
                let value = policy::explain::wording::answer_in_words(fact, answer, judged.language);
                figures.push(format!("{label} {}", with_plain_money(&value)));
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
