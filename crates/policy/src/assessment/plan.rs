//! What a unit means to put right (问题整改清单): one item for each thing that falls short, and whether it is late.

use crate::assessment::reply::Standing;
use crate::assessment::summary::{Judgement, Summary};
use crate::model::day::Day;
use crate::model::product::indicator::Indicator;
use crate::model::text::Language;

/// Who found that something falls short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Source {
    /// 自查
    #[default]
    Own,
    /// 上级反馈
    Higher,
    /// 群众反映
    Masses,
}

impl Source {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Source; 3] = [Source::Own, Source::Higher, Source::Masses];

    /// The id used in drafts.
    pub fn id(self) -> &'static str {
        match self {
            Source::Own => "self",
            Source::Higher => "higher",
            Source::Masses => "masses",
        }
    }
}

/// How far an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum State {
    /// 未启动
    #[default]
    NotStarted,
    /// 整改中
    UnderWay,
    /// 已完成
    Done,
    /// 已销号
    Closed,
}

impl State {
    /// All of them, in the order in which they are shown.
    pub const ALL: [State; 4] = [State::NotStarted, State::UnderWay, State::Done, State::Closed];

    /// The id used in drafts.
    pub fn id(self) -> &'static str {
        match self {
            State::NotStarted => "not_started",
            State::UnderWay => "under_way",
            State::Done => "done",
            State::Closed => "closed",
        }
    }

    /// Nothing is left to be done.
    pub fn is_over(self) -> bool {
        match self {
            State::NotStarted | State::UnderWay => false,
            State::Done | State::Closed => true,
        }
    }
}

/// Something to be put right. Names have no place in it: who leads it, who does it and who closes it is filled in by hand.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Item {
    /// Its id within the draft: that of its indicator, or another.
    pub id: String,
    /// The indicator that it comes from; nothing where it was added by hand.
    pub indicator: Option<String>,
    /// What is wrong.
    pub problem: String,
    /// Who found it.
    pub source: Source,
    /// What is to be reached.
    pub goal: String,
    /// What is to be done.
    pub action: String,
    /// The post in charge; a role, never a name.
    pub post: String,
    /// The unit in charge.
    pub unit: String,
    /// The last day for it.
    pub due: Option<Day>,
    /// How far it is, in words.
    pub progress: String,
    /// The day it was done.
    pub done_on: Option<Day>,
    /// What shows it.
    pub evidence: String,
    /// How far it is.
    pub state: State,
}

impl Item {
    /// Whether its last day has passed on `day` and it is not done: the day itself is still in time.
    pub fn is_overdue(&self, day: Day) -> bool {
        !self.state.is_over() && self.due.is_some_and(|due| due < day)
    }
}

/// An id that no item of a plan has yet.
pub fn unused_id(plan: &[Item]) -> String {
    (1..=plan.len() + 1).map(|it| format!("own-{it}")).find(|id| plan.iter().all(|it| it.id != *id)).unwrap_or_default()
}

/// What can be signed of a text that says what counts as what: its first sentence. What follows explains it to whoever answers.
pub fn statement(text: &str, language: Language) -> &str {
    let end = match language {
        Language::Chinese => text.find('。').map(|it| it + '。'.len_utf8()),
        Language::English => text.find(". ").map(|it| it + 1),
    };
    end.and_then(|it| text.get(..it)).unwrap_or(text)
}

/// What is wrong where an indicator stands so, in a whole sentence.
pub fn problem(indicator: &Indicator, standing: Standing, language: Language) -> &str {
    let text = match standing {
        Standing::Partly => indicator.partly.as_ref().unwrap_or(&indicator.not_met),
        Standing::NotMet | Standing::Met | Standing::NotApplicable | Standing::NotSure | Standing::NotAnswered => &indicator.not_met,
    };
    statement(text.in_language(language), language)
}

/// What is to be reached, in a whole sentence.
pub fn goal(indicator: &Indicator, language: Language) -> &str {
    statement(indicator.met.in_language(language), language)
}

/// The shortfalls for which there is no item yet, as positions of the judgements.
pub fn without_item(summary: &Summary, judgements: &[Judgement<'_>], plan: &[Item]) -> Vec<usize> {
    let has_item = |id: &str| plan.iter().any(|it| it.indicator.as_deref() == Some(id));
    let positions = summary.shortfalls.iter().map(|it| it.at);
    positions.filter(|at| judgements.get(*at).is_some_and(|it| !has_item(&it.indicator.id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_what_can_be_signed() {
        assert_eq!(statement("三张清单还不齐。有其中一两张，也是这样。", Language::Chinese), "三张清单还不齐。");
        assert_eq!(statement("The lists are not complete. One is there.", Language::English), "The lists are not complete.");
        assert_eq!(statement("没有句号", Language::Chinese), "没有句号");
    }

    #[test]
    fn an_item_is_late_from_the_day_after_its_last_one() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let check = |state, on: &str, late| {
            let item = Item { due: Some(day("2021-03-31")), state, ..Item::default() };
            assert_eq!(item.is_overdue(day(on)), late, "{state:?} {on}");
        };
        for state in [State::NotStarted, State::UnderWay] {
            check(state, "2021-03-30", false);
            check(state, "2021-03-31", false);
            check(state, "2021-04-01", true);
        }
        check(State::Done, "2021-04-01", false);
        check(State::Closed, "2021-04-01", false);
        assert!(!Item::default().is_overdue(Day::LATEST), "without a last day nothing is late");
    }
}
