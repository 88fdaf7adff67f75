//! The ledgers of a draft, with the columns that are usual for them. Columns for names stay empty: they are filled in by hand.

use exchange::csv::Cell;
use exchange::draft::Draft;
use policy::assessment::evaluation::{PartsFound, Why, tool_asked, tool_of};
use policy::assessment::plan::{Item, Source, State, goal, problem};
use policy::assessment::reply::{Reply, Standing};
use policy::assessment::summary::{Judgement, Shortfall, Summary, judge, summary};
use policy::engine::decide::{Outcome, situation};
use policy::explain::explainer::Explainer;
use policy::explain::wording::{answer_in_words, figure_in_words, unit_word};
use policy::model::day::Day;
use policy::model::fact::{Fact, FactKind, Quantity};
use policy::model::ids::FactId;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::product::indicator::{ListKind, Parts, SettledBy};
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use rollup::wording::standing_in_words;

use crate::table::{Column, Table, number_cell, text_cell, with_plain_money};
use crate::words::{Words, words};

/// A draft, judged, with what is needed to speak of it.
pub struct Judged<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The draft.
    pub draft: &'a Draft,
    /// The day for which it is judged.
    pub day: Day,
    /// Every indicator.
    pub judgements: Vec<Judgement<'a>>,
    /// At a glance.
    pub summary: Summary,
    /// The language of the papers.
    pub language: Language,
}

impl<'a> Judged<'a> {
    /// Judges a draft; `today` is used where it names no day.
    pub fn new(pack: &'a Pack, draft: &'a Draft, today: Day, language: Language) -> Judged<'a> {
        let day = draft.as_of.unwrap_or(today);
        let judgements = judge(pack, &draft.assessment, day);
        let summary = summary(pack, &judgements);
        Judged { pack, draft, day, judgements, summary, language }
    }

    /// The words of the papers.
    pub fn words(&self) -> &'static Words {
        words(self.language)
    }

    /// The unit's name, or that it has none.
    pub fn unit(&self) -> &str {
        let name = self.draft.unit_name.trim();
        if name.is_empty() { self.words().unnamed } else { name }
    }

    /// What was answered to an indicator.
    pub fn reply(&self, judgement: &Judgement<'_>) -> Option<&Reply> {
        self.draft.assessment.replies.get(&judgement.indicator.id)
    }

    /// Its main provision.
    pub fn provision(&self, judgement: &Judgement<'_>) -> String {
        judgement.indicator.provisions.first().map(ToString::to_string).unwrap_or_default()
    }

    /// The figures of the document that it is measured by.
    pub fn target(&self, judgement: &Judgement<'_>) -> String {
        let provision = judgement.indicator.provisions.first().and_then(|it| self.pack.provision(*it));
        let figures = provision.map(|it| it.figures.as_slice()).unwrap_or_default();
        let said = figures.iter().filter_map(|id| {
            let parameter = self.pack.parameter_at(*id)?;
            Some(format!(
                "{}{}",
                labelled(parameter.label.in_language(self.language), self.language),
                figure_in_words(parameter.value, parameter.unit, self.language)
            ))
        });
        said.collect::<Vec<_>>().join(self.words().and)
    }

    /// The figures that were entered.
    pub fn actual(&self, judgement: &Judgement<'_>) -> String {
        let words = self.words();
        let counted = Some(self.counted(judgement)).filter(|it| !it.is_empty());
        let parts = parts_found(judgement).filter(|it| 0 < it.over && it.open.is_empty()).map(|found| {
            let in_all = (words.parts_done)(parts_of(judgement), found.done.len(), found.over);
            [in_all]
                .into_iter()
                .chain((!found.lacking.is_empty()).then(|| unstopped(&self.lacking(judgement, &found.lacking)).to_owned()))
                .collect::<Vec<_>>()
                .join(words.and)
        });
        let said = self.answered(judgement).into_iter().map(|(fact, answer)| {
            let label = labelled(fact.label.in_language(self.language), self.language);
            format!("{label}{}", with_plain_money(&answer_in_words(fact, answer, self.language)))
        });
        let said = counted.into_iter().chain(parts).chain(said).collect::<Vec<_>>().join(words.and);
        // The sentence that it is put into ends by itself.
        unstopped(&said).to_owned()
    }

    /// The facts that were answered, without what the parts of the year answer and what no paper shows.
    pub fn answered(&self, judgement: &Judgement<'_>) -> Vec<(&'a Fact, Answer)> {
        let Some(reply) = self.reply(judgement) else { return Vec::new() };
        let asked = tool_asked(self.pack, judgement.indicator).map(|it| it.facts.as_slice()).unwrap_or_default();
        let by_parts = |id: FactId| match judgement.indicator.settled_by {
            SettledBy::ToolParts { over, done, .. } => id == over || id == done,
            SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::OwnCount(_) | SettledBy::Tool { .. } => false,
        };
        let given = asked.iter().filter(|it| !by_parts(**it) && reply.facts.get(**it) != Answer::Open);
        given.filter_map(|it| Some((self.pack.fact_at(*it).filter(|it| !it.sensitive)?, reply.facts.get(*it)))).collect()
    }

    /// The parts of the year that are lacking, in a sentence.
    fn lacking(&self, judgement: &Judgement<'_>, those: &[u8]) -> String {
        let words = self.words();
        let names: Vec<String> = those.iter().map(|part| (words.part)(parts_of(judgement), *part)).collect();
        let between = match self.language {
            Language::Chinese => "、",
            Language::English => ", ",
        };
        (words.lacking)(&names.join(between))
    }

    /// What the tool says, where one decided, with its results.
    pub fn decided(&self, judgement: &Judgement<'_>) -> String {
        let (Why::Tool(finding, _), Some(reply)) = (&judgement.judged.why, self.reply(judgement)) else { return String::new() };
        let Some(tool) = tool_of(self.pack, judgement.indicator) else { return String::new() };
        let situation = situation(self.pack, tool, &reply.facts, self.day, reply.readings);
        let explainer = Explainer { pack: self.pack, tool, situation: &situation, language: self.language };
        let mut said = explainer.verdict(finding).to_owned();
        for ((at, output), outcome) in tool.outputs.iter().enumerate().zip(&finding.outputs) {
            let outcome = outcome.filter(Outcome::says_something);
            if let Some(value) = outcome.and_then(|it| explainer.outcome(at, Some(it))) {
                said = sentence(&said, self.language) + &labelled(output.label.in_language(self.language), self.language) + &value;
            }
        }
        with_plain_money(&said)
    }

    /// What of the document's demands is not there, by the tool that decided.
    fn failing(&self, judgement: &Judgement<'_>) -> String {
        let (Why::Tool(finding, None), Some(reply)) = (&judgement.judged.why, self.reply(judgement)) else { return String::new() };
        let Some(tool) = tool_of(self.pack, judgement.indicator) else { return String::new() };
        let situation = situation(self.pack, tool, &reply.facts, self.day, reply.readings);
        let explainer = Explainer { pack: self.pack, tool, situation: &situation, language: self.language };
        let lines = explainer.lines(finding).into_iter().filter(|it| it.leaf && it.holds == Some(false));
        with_plain_money(&lines.map(|it| sentence(&it.sentence(), self.language)).collect::<String>())
    }

    /// 口径说明：what the tool says, and that a roll-up filled it in.
    fn reading(&self, judgement: &Judgement<'_>) -> String {
        let computed = self.reply(judgement).and_then(|it| it.computed).map(|it| (self.words().computed)(&it.to_string()));
        let decided = Some(self.decided(judgement)).filter(|it| !it.is_empty());
        let position = || (self.words().position)(standing_in_words(judgement.judged.standing, self.language));
        let position = (!judgement.counts()).then(position);
        let all: Vec<String> = position.into_iter().chain(decided).chain(computed).map(|it| sentence(&it, self.language)).collect();
        all.concat().trim_end().to_owned()
    }

    /// How many are missing, and which parts of the year.
    pub fn short(&self, shortfall: &Shortfall) -> String {
        let (words, mut said) = (self.words(), String::new());
        let Some(judgement) = self.judgements.get(shortfall.at) else { return said };
        if let (Some((at, outcome)), Some(tool)) = (shortfall.missing, tool_of(self.pack, judgement.indicator))
            && !matches!(outcome, Outcome::Flag(_))
        {
            let facts = self.reply(judgement).map(|it| it.facts.clone()).unwrap_or_default();
            let situation = situation(self.pack, tool, &facts, self.day, Default::default());
            let explainer = Explainer { pack: self.pack, tool, situation: &situation, language: self.language };
            let label = tool.output(at).map(|it| it.label.in_language(self.language));
            if let (Some(label), Some(value)) = (label, explainer.outcome(usize::from(at), Some(outcome))) {
                said.push_str(&(words.missing)(label, &with_plain_money(&value)));
            }
        }
        if !shortfall.lacking.is_empty() {
            said.push_str(&self.lacking(judgement, &shortfall.lacking));
        }
        if let (Some(number), SettledBy::OwnCount(wanted), Some(asked)) =
            (shortfall.counted, judgement.indicator.settled_by, &judgement.indicator.count)
        {
            said.push_str(&(words.counted_short)(wanted, number, unit_word(&asked.unit, self.language)));
        }
        said
    }

    /// All of its ledgers.
    pub fn tables(&self) -> Vec<Table> {
        let mut all = vec![self.assessment(), self.ledger(), self.papers()];
        all.extend(Some(self.figures()).filter(|it| !it.rows.is_empty()));
        if !self.summary.raised.is_empty() {
            all.push(self.watch());
        }
        all
    }

    fn table(&self, name: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
        let title = match self.language {
            Language::Chinese => format!("{}{name}", self.unit()),
            Language::English => format!("{}: {name}", self.unit()),
        };
        Table {
            name: name.to_owned(),
            title,
            unit: self.unit().to_owned(),
            on: self.day,
            measured_in: String::new(),
            columns,
            rows,
            total: false,
        }
    }

    /// 自评表
    pub fn assessment(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let standings: Vec<&str> = Standing::ALL.iter().map(|it| standing_in_words(*it, self.language)).chain([words.by_county]).collect();
        let columns = vec![
            Column::numbering(c.number),
            Column::new(c.measure, 18),
            Column::new(c.provision, 8),
            Column::new(c.asked, 44),
            Column::new(c.target, 18),
            Column::new(c.actual, 20),
            Column::new(c.standing, 10).choices(standings),
            Column::new(c.reading, 22),
            Column::new(c.evidence, 24),
            Column::new(c.post, 12),
            Column::new(c.note, 30),
        ];
        let own = self.judgements.iter().filter(|it| it.is_own());
        let rows = own.enumerate().map(|(at, judgement)| {
            let id = judgement.indicator.provisions.first().copied();
            let measure = id.and_then(|it| self.pack.measure(it.measure)).map(|it| it.title.in_language(self.language)).unwrap_or_default();
            let provision = id.and_then(|it| self.pack.provision(it));
            let (evidence, post, note) = self
                .reply(judgement)
                .map_or((String::new(), String::new(), String::new()), |it| (it.evidence.clone(), it.post.clone(), it.note.clone()));
            vec![
                number_cell(at + 1),
                text_cell(measure),
                text_cell(self.provision(judgement)),
                text_cell(provision.map(|it| it.text.in_language(self.language)).unwrap_or_default()),
                text_cell(self.target(judgement)),
                text_cell(self.actual(judgement)),
                text_cell(if judgement.counts() { standing_in_words(judgement.judged.standing, self.language) } else { words.by_county }),
                text_cell(self.reading(judgement)),
                text_cell(evidence),
                text_cell(post),
                text_cell(note),
            ]
        });
        self.table(words.assessment, columns, rows.collect())
    }

    /// 问题整改清单
    pub fn ledger(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let columns = vec![
            Column::numbering(c.number),
            Column::new(c.problem, 34),
            Column::new(c.provision, 8),
            Column::new(c.source, 10).choices(words.sources),
            Column::new(c.goal, 30),
            Column::new(c.action, 26),
            Column::new(c.leader, 9),
            Column::new(c.office, 12),
            Column::new(c.person, 9),
            Column::new(c.due, 11),
            Column::new(c.progress, 16),
            Column::new(c.done_on, 11),
            Column::new(c.evidence, 14),
            Column::new(c.state, 9).choices(words.states),
            Column::new(c.closed_by, 10),
        ];
        let mut rows: Vec<Vec<Cell>> = self.draft.plan.iter().map(|it| self.planned(it)).collect();
        // What falls short and has no item yet stands below, with nothing decided about it.
        let without = policy::assessment::plan::without_item(&self.summary, &self.judgements, &self.draft.plan);
        rows.extend(self.summary.shortfalls.iter().filter(|it| without.contains(&it.at)).filter_map(|shortfall| {
            let judgement = self.judgements.get(shortfall.at)?;
            let reply = self.reply(judgement);
            let item = Item {
                indicator: Some(judgement.indicator.id.clone()),
                problem: self.problem(shortfall),
                goal: goal(judgement.indicator, self.language).to_owned(),
                evidence: reply.map(|it| it.evidence.clone()).unwrap_or_default(),
                post: reply.map(|it| it.post.clone()).unwrap_or_default(),
                ..Item::default()
            };
            Some(self.planned(&item))
        }));
        for (row, at) in rows.iter_mut().zip(1..) {
            if let Some(first) = row.first_mut() {
                *first = number_cell(at);
            }
        }
        self.table(words.ledger, columns, rows)
    }

    /// An item of the plan as a row. The leader, the person in charge and whoever closes it are filled in by hand.
    fn planned(&self, item: &Item) -> Vec<Cell> {
        let words = self.words();
        let place = |found: Option<usize>, of: &[&'static str]| text_cell(found.and_then(|at| of.get(at)).copied().unwrap_or_default());
        let indicator = item.indicator.as_deref().and_then(|it| self.pack.indicator(it));
        let provision = indicator.and_then(|it| it.1.provisions.first()).map(ToString::to_string).unwrap_or_default();
        let in_charge = [item.unit.trim(), item.post.trim()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        vec![
            Cell::Empty,
            text_cell(item.problem.as_str()),
            text_cell(provision),
            place(Source::ALL.iter().position(|source| *source == item.source), &words.sources),
            text_cell(item.goal.as_str()),
            text_cell(item.action.as_str()),
            Cell::Empty,
            text_cell(in_charge),
            Cell::Empty,
            item.due.map_or(Cell::Empty, Cell::Date),
            text_cell(item.progress.as_str()),
            item.done_on.map_or(Cell::Empty, Cell::Date),
            text_cell(item.evidence.as_str()),
            place(State::ALL.iter().position(|state| *state == item.state), &words.states),
            Cell::Empty,
        ]
    }

    /// A shortfall as a problem that can be signed: by which clause, of whom, what is wrong, with the figures, and the unit's remark.
    pub fn problem(&self, shortfall: &Shortfall) -> String {
        let Some(judgement) = self.judgements.get(shortfall.at) else { return String::new() };
        let what = sentence(problem(judgement.indicator, judgement.judged.standing, self.language), self.language);
        let said = (self.words().problem)(&self.provision(judgement), self.unit(), &what);
        let note = self.reply(judgement).map(|it| it.note.trim().to_owned()).unwrap_or_default();
        let note = if note.is_empty() { note } else { format!("{note}{}", stop(&note, self.language)) };
        let figures = (self.words().of_all)(&self.counted(judgement));
        format!("{said}{figures}{}{}{note}", self.failing(judgement), self.short(shortfall))
    }

    /// How many there are, and how many of them it is so with; empty where it is not counted.
    fn counted(&self, judgement: &Judgement<'_>) -> String {
        let count = self.reply(judgement).map(|it| it.count).unwrap_or_default();
        match (count.part, count.whole, &judgement.indicator.count) {
            (Some(part), Some(whole), Some(asked)) => (self.words().counted)(whole, part, unit_word(&asked.unit, self.language)),
            (Some(_) | None, _, _) => String::new(),
        }
    }

    /// 数据表：every figure that was entered, as a number, with its unit beside it.
    fn figures(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let columns = vec![
            Column::numbering(c.number),
            Column::new(c.provision, 8),
            Column::new(c.item, 44),
            Column::new(c.value, 16).money_beside(words.yuan),
            Column::new(c.unit, 12),
        ];
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut put = |provision: &str, item: &str, value: Decimal, unit: &str| {
            let row = vec![number_cell(rows.len() + 1), text_cell(provision), text_cell(item), Cell::Number(value), text_cell(unit)];
            rows.push(row);
        };
        let mut seen = Vec::new();
        for judgement in self.judgements.iter().filter(|it| it.is_own()) {
            let provision = self.provision(judgement);
            let count = self.reply(judgement).map(|it| it.count).unwrap_or_default();
            if let Some(asked) = &judgement.indicator.count {
                let unit = unit_word(&asked.unit, self.language);
                for (label, number) in [(&asked.whole, count.whole), (&asked.part, count.part)] {
                    if let Some(number) = number {
                        put(&provision, label.in_language(self.language), Decimal::whole(i64::from(number)), unit);
                    }
                }
            }
            for (fact, answer) in self.answered(judgement) {
                if let (Answer::Given(Value::Number(number)), FactKind::Number(kind)) = (answer, &fact.kind)
                    && !seen.contains(&&fact.id)
                {
                    seen.push(&fact.id);
                    let unit = match kind.measure {
                        Quantity::Percent => "%",
                        Quantity::Money => words.yuan,
                        Quantity::Count | Quantity::Hours | Quantity::Days => unit_word(&kind.unit, self.language),
                    };
                    put(&provision, fact.label.in_language(self.language), number, unit);
                }
            }
        }
        self.table(words.figures_table, columns, rows)
    }

    /// 佐证材料目录
    fn papers(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let columns = vec![
            Column::numbering(c.number),
            Column::new(c.paper, 46),
            Column::new(c.made_on, 12),
            Column::new(c.made_by, 18),
            Column::new(c.pages, 8),
            Column::new(c.place, 20),
            Column::new(c.provision, 10),
        ];
        let named = self.judgements.iter().filter(|it| it.is_own()).filter_map(|judgement| {
            let evidence = self.reply(judgement).map(|it| it.evidence.trim().to_owned()).filter(|it| !it.is_empty())?;
            Some((evidence, self.reply(judgement).and_then(|it| it.on), self.provision(judgement)))
        });
        let rows = named.enumerate().map(|(at, (evidence, on, provision))| {
            let on = on.map_or(Cell::Empty, Cell::Date);
            vec![number_cell(at + 1), text_cell(evidence), on, Cell::Empty, Cell::Empty, Cell::Empty, text_cell(provision)]
        });
        self.table(words.papers, columns, rows.collect())
    }

    /// What the document asks of others: the restated provision.
    fn asked_of_others(&self, judgement: &Judgement<'_>) -> String {
        let provision = judgement.indicator.provisions.first().and_then(|it| self.pack.provision(*it));
        provision.map(|it| it.text.in_language(self.language).to_owned()).unwrap_or_default()
    }

    /// 减负事项登记：what higher levels asked although the document does not allow it.
    fn watch(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let columns = vec![
            Column::numbering(c.number),
            Column::new(c.provision, 8),
            Column::new(c.asked, 60),
            Column::new(c.problem, 50),
            Column::new(c.note, 30),
        ];
        let rows = self.summary.raised.iter().enumerate().filter_map(|(at, raised)| {
            let judgement = self.judgements.get(*raised)?;
            let note = self.reply(judgement).map(|it| it.note.clone()).unwrap_or_default();
            Some(vec![
                number_cell(at + 1),
                text_cell(self.provision(judgement)),
                text_cell(self.asked_of_others(judgement)),
                text_cell(problem(judgement.indicator, Standing::NotMet, self.language)),
                text_cell(note),
            ])
        });
        debug_assert!(self.judgements.iter().all(|it| it.is_own() || it.list == ListKind::Sentinel));
        self.table(words.watch, columns, rows.collect())
    }
}

fn parts_found<'a>(judgement: &'a Judgement<'_>) -> Option<&'a PartsFound> {
    match &judgement.judged.why {
        Why::Parts(found) | Why::Tool(_, Some(found)) => Some(found),
        Why::Own | Why::Unconfirmed | Why::Count(_) | Why::MoreThanAll(_) | Why::Tool(_, None) | Why::Refused(_) => None,
    }
}

fn parts_of(judgement: &Judgement<'_>) -> Parts {
    judgement.indicator.settled_by.parts().unwrap_or(Parts::Months)
}

fn labelled(label: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("{label}："),
        Language::English => format!("{label}: "),
    }
}

/// A text without the stop that ends it.
fn unstopped(text: &str) -> &str {
    text.trim_end_matches(['。', ' ', '.'])
}

/// The stop that a text lacks.
pub fn stop(text: &str, language: Language) -> &'static str {
    if text.trim_end().ends_with(['。', '！', '？', '.', '!', '?', '；', ';']) {
        match language {
            Language::Chinese => "",
            Language::English => " ",
        }
    } else {
        words(language).stop
    }
}

/// A text as a sentence.
pub fn sentence(text: &str, language: Language) -> String {
    format!("{text}{}", stop(text, language))
}
