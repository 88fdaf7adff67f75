//! The ledgers of a draft and of a roll-up, with the columns that are usual for them. Columns for names stay empty: they
//! are filled in by hand.

use exchange::csv::Cell;
use exchange::draft::Draft;
use policy::assessment::evaluation::{PartsFound, Why, tool_asked, tool_of};
use policy::assessment::plan::{Item, Source, State};
use policy::assessment::reply::{Reply, Standing, Unit};
use policy::assessment::summary::{Judgement, Shortfall, Summary, judge, summary};
use policy::engine::decide::{Outcome, situation};
use policy::explain::explainer::Explainer;
use policy::explain::wording::{answer_in_words, figure_in_words, unit_word};
use policy::model::day::Day;
use policy::model::indicator::{ListKind, Parts, SettledBy};
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::text::Language;
use policy::model::value::Answer;
use rollup::collection::Collection;
use rollup::received::{Level, Received};
use rollup::unit::UnitRow;
use rollup::view::{kind_in_words, standing_in_words};

use crate::table::{Column, Table, words as filled};
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
    /// Judges a draft; `today` stands in where it names no day.
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
    pub fn reply(&self, it: &Judgement<'_>) -> Option<&Reply> {
        self.draft.assessment.replies.get(&it.indicator.id)
    }

    /// Its main provision.
    pub fn provision(&self, it: &Judgement<'_>) -> String {
        it.indicator.provisions.first().map(ToString::to_string).unwrap_or_default()
    }

    /// The figures of the document that it is measured by.
    pub fn target(&self, it: &Judgement<'_>) -> String {
        let provision = it.indicator.provisions.first().and_then(|it| self.pack.provision(*it));
        let figures = provision.map(|it| it.figures.as_slice()).unwrap_or_default();
        let said = figures.iter().filter_map(|it| {
            let it = self.pack.parameter_at(*it)?;
            Some(format!(
                "{}{}",
                labelled(it.label.in_language(self.language), self.language),
                figure_in_words(it.value, it.unit, self.language)
            ))
        });
        said.collect::<Vec<_>>().join(self.words().and)
    }

    /// The figures that were entered.
    pub fn actual(&self, it: &Judgement<'_>) -> String {
        let Some(reply) = self.reply(it) else { return String::new() };
        let asked = tool_asked(self.pack, it.indicator).map(|it| it.facts.as_slice()).unwrap_or_default();
        let words = self.words();
        let counted = match (reply.count.part, reply.count.whole, &it.indicator.count) {
            (Some(part), Some(whole), Some(asked)) => Some((words.counted)(whole, part, unit_word(&asked.unit, self.language))),
            (Some(_) | None, _, _) => None,
        };
        let parts = parts_found(it).filter(|it| 0 < it.over && it.open.is_empty()).map(|found| {
            let in_all = (words.parts_done)(parts_of(it), found.done.len(), found.over);
            [in_all]
                .into_iter()
                .chain((!found.lacking.is_empty()).then(|| self.lacking(it, &found.lacking)))
                .collect::<Vec<_>>()
                .join(words.and)
        });
        let said = asked.iter().filter(|it| reply.facts.get(**it) != Answer::Open).filter_map(|id| {
            let fact = self.pack.fact_at(*id).filter(|it| !it.sensitive)?;
            let label = labelled(fact.label.in_language(self.language), self.language);
            Some(format!("{label}{}", answer_in_words(fact, reply.facts.get(*id), self.language)))
        });
        let said = counted.into_iter().chain(parts).chain(said).collect::<Vec<_>>().join(words.and);
        // The sentence that it is put into ends by itself.
        said.trim_end_matches(['。', ' ', '.']).to_owned()
    }

    /// The parts of the year that are lacking, in a sentence.
    fn lacking(&self, it: &Judgement<'_>, those: &[u8]) -> String {
        let words = self.words();
        let names: Vec<String> = those.iter().map(|part| (words.part)(parts_of(it), *part)).collect();
        let between = match self.language {
            Language::Chinese => "、",
            Language::English => ", ",
        };
        (words.lacking)(&names.join(between))
    }

    /// What the tool says, where one decided, with its results.
    pub fn decided(&self, it: &Judgement<'_>) -> String {
        let (Why::Tool(finding, _), Some(reply)) = (&it.judged.why, self.reply(it)) else { return String::new() };
        let Some(tool) = tool_of(self.pack, it.indicator) else { return String::new() };
        let situation = situation(self.pack, tool, &reply.facts, self.day, reply.readings);
        let explainer = Explainer { pack: self.pack, tool, situation: &situation, language: self.language };
        let mut said = explainer.verdict(finding).to_owned();
        for ((at, output), outcome) in tool.outputs.iter().enumerate().zip(&finding.outputs) {
            let outcome = outcome.filter(Outcome::says_something);
            if let Some(value) = outcome.and_then(|it| explainer.outcome(at, Some(it))) {
                said = sentence(&said, self.language) + &labelled(output.label.in_language(self.language), self.language) + &value;
            }
        }
        said
    }

    /// 口径说明：what the tool says, and that a roll-up filled it in.
    fn reading(&self, it: &Judgement<'_>) -> String {
        let computed = self.reply(it).and_then(|it| it.computed).map(|it| (self.words().computed)(&it.to_string()));
        let decided = Some(self.decided(it)).filter(|it| !it.is_empty());
        let all: Vec<String> = decided.into_iter().chain(computed).map(|it| sentence(&it, self.language)).collect();
        all.concat().trim_end().to_owned()
    }

    /// How many are missing, and which parts of the year.
    pub fn short(&self, it: &Shortfall) -> String {
        let (words, mut said) = (self.words(), String::new());
        let Some(judgement) = self.judgements.get(it.at) else { return said };
        if let (Some((at, outcome)), Some(tool)) = (it.missing, tool_of(self.pack, judgement.indicator))
            && !matches!(outcome, Outcome::Flag(_))
        {
            let facts = self.reply(judgement).map(|it| it.facts.clone()).unwrap_or_default();
            let situation = situation(self.pack, tool, &facts, self.day, Default::default());
            let explainer = Explainer { pack: self.pack, tool, situation: &situation, language: self.language };
            let label = tool.output(at).map(|it| it.label.in_language(self.language));
            if let (Some(label), Some(value)) = (label, explainer.outcome(usize::from(at), Some(outcome))) {
                said.push_str(&(words.missing)(label, &value));
            }
        }
        if !it.lacking.is_empty() {
            said.push_str(&self.lacking(judgement, &it.lacking));
        }
        if let (Some(number), SettledBy::OwnCount(wanted), Some(asked)) =
            (it.counted, judgement.indicator.settled_by, &judgement.indicator.count)
        {
            said.push_str(&(words.counted_short)(wanted, number, unit_word(&asked.unit, self.language)));
        }
        said
    }

    /// All of its ledgers.
    pub fn tables(&self) -> Vec<Table> {
        let mut all = vec![self.assessment(), self.ledger(), self.papers()];
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
        Table { name: name.to_owned(), title, unit: self.unit().to_owned(), on: self.day, measured_in: String::new(), columns, rows }
    }

    /// 自评表
    pub fn assessment(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let standings = Standing::ALL.map(|it| standing_in_words(it, self.language));
        let columns = vec![
            Column::new(c.number, 7),
            Column::new(c.measure, 18),
            Column::new(c.provision, 8),
            Column::new(c.asked, 44),
            Column::new(c.target, 18),
            Column::new(c.actual, 20),
            Column::new(c.standing, 10).choices(standings),
            Column::new(c.reading, 22),
            Column::new(c.evidence, 18),
            Column::new(c.post, 12),
            Column::new(c.note, 18),
        ];
        let own = self.judgements.iter().filter(|it| it.is_own());
        let rows = own.enumerate().map(|(at, it)| {
            let id = it.indicator.provisions.first().copied();
            let measure = id.and_then(|it| self.pack.measure(it.measure)).map(|it| it.title.in_language(self.language)).unwrap_or_default();
            let provision = id.and_then(|it| self.pack.provision(it));
            let (evidence, post, note) = self
                .reply(it)
                .map_or((String::new(), String::new(), String::new()), |it| (it.evidence.clone(), it.post.clone(), it.note.clone()));
            vec![
                number(at + 1),
                filled(measure),
                filled(self.provision(it)),
                filled(provision.map(|it| it.text.in_language(self.language)).unwrap_or_default()),
                filled(self.target(it)),
                filled(self.actual(it)),
                filled(standing_in_words(it.judged.standing, self.language)),
                filled(self.reading(it)),
                filled(evidence),
                filled(post),
                filled(note),
            ]
        });
        self.table(words.assessment, columns, rows.collect())
    }

    /// 问题整改清单
    pub fn ledger(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let columns = vec![
            Column::new(c.number, 7),
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
        rows.extend(self.summary.shortfalls.iter().filter(|it| without.contains(&it.at)).filter_map(|it| {
            let judgement = self.judgements.get(it.at)?;
            let reply = self.reply(judgement);
            let item = Item {
                indicator: Some(judgement.indicator.id.clone()),
                problem: self.problem(it),
                goal: judgement.indicator.met.in_language(self.language).to_owned(),
                evidence: reply.map(|it| it.evidence.clone()).unwrap_or_default(),
                post: reply.map(|it| it.post.clone()).unwrap_or_default(),
                ..Item::default()
            };
            Some(self.planned(&item))
        }));
        for (row, at) in rows.iter_mut().zip(1..) {
            if let Some(first) = row.first_mut() {
                *first = number(at);
            }
        }
        self.table(words.ledger, columns, rows)
    }

    /// An item of the plan as a row. The leader, the person in charge and whoever closes it are filled in by hand.
    fn planned(&self, it: &Item) -> Vec<Cell> {
        let words = self.words();
        let place = |found: Option<usize>, of: &[&'static str]| filled(found.and_then(|at| of.get(at)).copied().unwrap_or_default());
        let indicator = it.indicator.as_deref().and_then(|it| self.pack.indicator(it));
        let provision = indicator.and_then(|it| it.1.provisions.first()).map(ToString::to_string).unwrap_or_default();
        let in_charge = [it.unit.trim(), it.post.trim()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        vec![
            Cell::Empty,
            filled(it.problem.as_str()),
            filled(provision),
            place(Source::ALL.iter().position(|source| *source == it.source), &words.sources),
            filled(it.goal.as_str()),
            filled(it.action.as_str()),
            Cell::Empty,
            filled(in_charge),
            Cell::Empty,
            it.due.map_or(Cell::Empty, Cell::Date),
            filled(it.progress.as_str()),
            it.done_on.map_or(Cell::Empty, Cell::Date),
            filled(it.evidence.as_str()),
            place(State::ALL.iter().position(|state| *state == it.state), &words.states),
            Cell::Empty,
        ]
    }

    /// A shortfall as a problem: what counts as not met, how many are missing, and the unit's remark.
    pub fn problem(&self, it: &Shortfall) -> String {
        let Some(judgement) = self.judgements.get(it.at) else { return String::new() };
        let indicator = judgement.indicator;
        let said = match judgement.judged.standing {
            Standing::Partly => indicator.partly.as_ref().unwrap_or(&indicator.not_met),
            Standing::NotMet | Standing::Met | Standing::NotApplicable | Standing::NotSure | Standing::NotAnswered => &indicator.not_met,
        };
        let note = self.reply(judgement).map(|it| it.note.trim().to_owned()).unwrap_or_default();
        let note = if note.is_empty() { note } else { format!("{note}{}", stop(&note, self.language)) };
        format!("{}{}{note}", sentence(said.in_language(self.language), self.language), self.short(it))
    }

    /// 佐证材料目录
    fn papers(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let columns = vec![
            Column::new(c.number, 7),
            Column::new(c.paper, 46),
            Column::new(c.made_on, 12),
            Column::new(c.made_by, 18),
            Column::new(c.pages, 8),
            Column::new(c.place, 20),
            Column::new(c.provision, 10),
        ];
        let named = self.judgements.iter().filter(|it| it.is_own()).filter_map(|it| {
            let evidence = self.reply(it).map(|it| it.evidence.trim().to_owned()).filter(|it| !it.is_empty())?;
            Some((evidence, self.reply(it).and_then(|it| it.on), self.provision(it)))
        });
        let rows = named.enumerate().map(|(at, (evidence, on, provision))| {
            let on = on.map_or(Cell::Empty, Cell::Date);
            vec![number(at + 1), filled(evidence), on, Cell::Empty, Cell::Empty, Cell::Empty, filled(provision)]
        });
        self.table(words.papers, columns, rows.collect())
    }

    /// 减负事项登记：what higher levels asked although the document does not allow it.
    fn watch(&self) -> Table {
        let words = self.words();
        let c = &words.column;
        let columns = vec![
            Column::new(c.number, 7),
            Column::new(c.provision, 8),
            Column::new(c.question, 60),
            Column::new(c.reading, 50),
            Column::new(c.note, 30),
        ];
        let rows = self.summary.raised.iter().enumerate().filter_map(|(at, it)| {
            let judgement = self.judgements.get(*it)?;
            let note = self.reply(judgement).map(|it| it.note.clone()).unwrap_or_default();
            Some(vec![
                number(at + 1),
                filled(self.provision(judgement)),
                filled(judgement.indicator.question.in_language(self.language)),
                filled(judgement.indicator.not_met.in_language(self.language)),
                filled(note),
            ])
        });
        debug_assert!(self.judgements.iter().all(|it| it.is_own() || it.list == ListKind::Sentinel));
        self.table(words.watch, columns, rows.collect())
    }
}

/// The ledgers of a roll-up for a year.
pub fn of_rollup(pack: &Pack, it: &Collection, year: i32, today: Day, language: Language) -> Vec<Table> {
    let words = words(language);
    let c = &words.column;
    let own_name = if it.lists.own_name.is_empty() { words.unnamed } else { &it.lists.own_name };
    let table = |name: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>, measured_in: &str| Table {
        name: name.to_owned(),
        title: format!("{} {name}", (words.rollup_title)(own_name, year)),
        unit: own_name.to_owned(),
        on: today,
        measured_in: measured_in.to_owned(),
        columns,
        rows,
    };
    let standings = Standing::ALL.map(|it| standing_in_words(it, language));
    let groups = it.groups(year);
    let entries: Vec<_> = groups.iter().filter_map(|it| it.counts).collect();
    // Each with its township, where a county looks at it.
    let units: Vec<(&UnitRow, &str, &str)> = entries
        .iter()
        .flat_map(|entry| match &entry.received {
            Received::Unit(it) => vec![(&**it, entry.file.as_str(), "")],
            Received::Township(township) => township.units.iter().map(|it| (it, entry.file.as_str(), township.township.as_str())).collect(),
        })
        .collect();
    let of_county = it.level == Level::County;
    // The ledgers of villages name their township first.
    let first = |columns: Vec<Column>| -> Vec<Column> {
        let township = of_county.then(|| Column::new(c.township, 18));
        township.into_iter().chain(columns).collect()
    };
    let whose = |township: &str, row: Vec<Cell>| -> Vec<Cell> { of_county.then(|| filled(township)).into_iter().chain(row).collect() };
    let is_village = |it: &&(&UnitRow, &str, &str)| it.0.kind != Unit::Township.id();

    let mut columns = vec![Column::new(c.number, 7)];
    columns.extend(first(vec![Column::new(c.village, 20), Column::new(c.kind, 8)]));
    columns.extend(standings.iter().map(|it| Column::new(it, 9)));
    columns.extend([Column::new(c.occurred, 12), Column::new(c.edition, 10), Column::new(c.file, 28)]);
    let rows = units.iter().enumerate().map(|(at, (it, file, township))| {
        let counts = it.counts();
        let (township, village) = if it.kind == Unit::Township.id() { (it.name.as_str(), "") } else { (*township, it.name.as_str()) };
        let mut row = vec![number(at + 1)];
        row.extend(whose(township, vec![filled(village), filled(kind_in_words(&it.kind, language))]));
        row.extend(Standing::ALL.map(|it| count(counts.of(it))));
        row.extend([count(it.occurred), filled(it.edition.as_str()), filled(*file)]);
        row
    });
    let villages = table(if of_county { words.townships } else { words.villages }, columns, rows.collect(), "");

    let view = rollup::view::view(pack, it, &rollup::message::Looking { year: Some(year), ..Default::default() }, today, language);
    let mut columns = vec![Column::new(c.provision, 8), Column::new(c.question, 60)];
    columns.extend(standings.iter().map(|it| Column::new(it, 9)));
    let rows = view.indicators.iter().map(|it| {
        let mut row = vec![filled(it.provision.as_str()), filled(it.question.as_str())];
        row.extend(it.counts.map(count));
        row
    });
    let by_indicator = table(words.by_indicator, columns, rows.collect(), "");

    let yes_no = words.yes_no;
    let columns = vec![
        Column::new(c.village, 20),
        Column::new(c.last_year, 14).money(),
        Column::new(c.this_year, 14).money(),
        Column::new(c.change, 14).money(),
        Column::new(c.change_share, 9),
        Column::new(c.scope, 16),
        Column::new(c.standing, 12).choices(standings),
        Column::new(c.weak, 12).choices(yes_no),
        Column::new(c.leader, 12),
        Column::new(c.help, 24),
    ];
    let rows = units.iter().filter(is_village).map(|(unit, _, township)| {
        let figure = |it: &str| unit.figures.get(it).copied();
        let (last, this) = (figure("income_last_year"), figure("income_this_year"));
        let change = last.zip(this).map(|(last, this)| this.ten_thousandths() - last.ten_thousandths());
        let share = last.zip(change).filter(|it| 0 < it.0.ten_thousandths()).and_then(|(last, change)| {
            let share = policy::model::number::Ratio::new(i128::from(change) * 100, i128::from(last.ten_thousandths()))?;
            share.to_hundredths()?.to_decimal()
        });
        let about = unit.about(pack, policy::model::ids::ProvisionId { measure: 14, item: 3 });
        let weak = it.lists.weak.as_ref().map(|it| it.iter().any(|it| rollup::name::same(it) == rollup::name::same(&unit.name)));
        whose(
            township,
            vec![
                filled(unit.name.as_str()),
                last.map_or(Cell::Empty, Cell::Number),
                this.map_or(Cell::Empty, Cell::Number),
                change.map_or(Cell::Empty, |it| Cell::Number(Decimal::from_ten_thousandths(it))),
                share.map_or(Cell::Empty, Cell::Number),
                Cell::Empty,
                about.map_or(Cell::Empty, |it| filled(standing_in_words(it, language))),
                weak.map_or(Cell::Empty, |it| filled(yes_no[usize::from(!it)])),
                Cell::Empty,
                Cell::Empty,
            ],
        )
    });
    let income = table(words.income, first(columns), rows.collect(), words.yuan);

    let columns = vec![
        Column::new(c.village, 20),
        Column::new(c.secretary, 12),
        Column::new(c.secretary_since, 14),
        Column::new(c.head_since, 20),
        Column::new(c.collective_since, 24),
        Column::new(c.three_posts, 12).choices(standings),
        Column::new(c.note, 24),
    ];
    let rows = units.iter().filter(is_village).map(|(unit, _, township)| {
        let about = unit.about(pack, policy::model::ids::ProvisionId { measure: 3, item: 4 });
        let standing = about.map_or(Cell::Empty, |it| filled(standing_in_words(it, language)));
        whose(township, vec![filled(unit.name.as_str()), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, standing, Cell::Empty])
    });
    let posts = table(words.posts, first(columns), rows.collect(), "");
    vec![villages, by_indicator, income, posts]
}

fn parts_found<'a>(it: &'a Judgement<'_>) -> Option<&'a PartsFound> {
    match &it.judged.why {
        Why::Parts(found) | Why::Tool(_, Some(found)) => Some(found),
        Why::Own | Why::Unconfirmed | Why::Count(_) | Why::MoreThanAll(_) | Why::Tool(_, None) | Why::Refused(_) => None,
    }
}

fn parts_of(it: &Judgement<'_>) -> Parts {
    it.indicator.settled_by.parts().unwrap_or(Parts::Months)
}

fn number(it: usize) -> Cell {
    Cell::Number(Decimal::whole(i64::try_from(it).unwrap_or(i64::MAX)))
}

fn count(it: u32) -> Cell {
    Cell::Number(Decimal::whole(i64::from(it)))
}

fn labelled(label: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("{label}："),
        Language::English => format!("{label}: "),
    }
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
