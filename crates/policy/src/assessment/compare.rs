//! Two snapshots of an assessment: what has changed since.

use crate::assessment::reply::Standing;
use crate::assessment::summary::Judgement;

/// How an indicator has changed between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Closer to met.
    Better,
    /// Further from met.
    Worse,
    /// As before.
    Same,
    /// Another standing that is neither: it was open and is answered, say, or no longer applies.
    Otherwise,
    /// It was not asked before.
    New,
    /// It is no longer asked.
    Gone,
}

/// One indicator in two snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its id.
    pub id: String,
    /// How it stood.
    pub before: Option<Standing>,
    /// How it stands.
    pub after: Option<Standing>,
    /// What has changed.
    pub change: Change,
}

/// Two snapshots side by side, in the order of the later one; what is gone comes last. Whether something open counts as
/// better or worse than something answered, nobody can say, so it is neither.
pub fn compare(before: &[(String, Standing)], after: &[(String, Standing)]) -> Vec<Compared> {
    let standing_in = |list: &[(String, Standing)], id: &str| list.iter().find(|it| it.0 == id).map(|it| it.1);
    let one = |id: &String| {
        let (was, is) = (standing_in(before, id), standing_in(after, id));
        let change = match (was, is) {
            (None, _) => Change::New,
            (_, None) => Change::Gone,
            (Some(was), Some(is)) if was == is => Change::Same,
            (Some(was), Some(is)) => match (was.height(), is.height()) {
                (Some(was), Some(is)) if was < is => Change::Better,
                (Some(_), Some(_)) => Change::Worse,
                (None, _) | (_, None) => Change::Otherwise,
            },
        };
        Compared { id: id.clone(), before: was, after: is, change }
    };
    let gone = before.iter().filter(|it| standing_in(after, &it.0).is_none());
    after.iter().chain(gone).map(|it| one(&it.0)).collect()
}

/// What a snapshot of the judgements is compared by: every indicator with its standing.
pub fn snapshot(judgements: &[Judgement<'_>]) -> Vec<(String, Standing)> {
    judgements.iter().map(|it| (it.indicator.id.clone(), it.judged.standing)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparing_says_better_or_worse_only_of_what_is_answered() {
        use Standing::{Met, NotAnswered, NotApplicable, NotMet, NotSure, Partly};
        let check = |was, is, change| {
            let found = compare(&[("a".to_owned(), was)], &[("a".to_owned(), is)]);
            assert_eq!(found.first().map(|it| it.change), Some(change), "{was:?} → {is:?}");
        };
        check(NotMet, Partly, Change::Better);
        check(Partly, Met, Change::Better);
        check(Met, NotMet, Change::Worse);
        check(Met, Met, Change::Same);
        check(NotSure, NotSure, Change::Same);
        for open in [NotSure, NotAnswered, NotApplicable] {
            check(open, Met, Change::Otherwise);
            check(NotMet, open, Change::Otherwise);
        }
        let (a, b, c) = (("a".to_owned(), Met), ("b".to_owned(), NotMet), ("c".to_owned(), Partly));
        let found: Vec<(String, Change)> = compare(&[a, b.clone()], &[c, b]).into_iter().map(|it| (it.id, it.change)).collect();
        assert_eq!(found, [("c".to_owned(), Change::New), ("b".to_owned(), Change::Same), ("a".to_owned(), Change::Gone)]);
    }
}
