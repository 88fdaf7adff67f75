//! Which questions of an assessment somebody looks for: those that stand so, of all sections.

use crate::assessment::reply::{Reply, Standing};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// 未填
    Open,
    /// 不清楚
    NotSure,
    /// 待确认
    Carried,
    /// 有备注
    Noted,
}

impl Filter {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Filter; 4] = [Filter::Open, Filter::NotSure, Filter::Carried, Filter::Noted];

    /// The id used in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Filter::Open => "open",
            Filter::NotSure => "not-sure",
            Filter::Carried => "carried",
            Filter::Noted => "noted",
        }
    }

    /// Whether a question is among them, by its answer and by how it stands.
    pub fn takes(self, reply: &Reply, standing: Standing) -> bool {
        match self {
            Filter::Open => standing == Standing::NotAnswered,
            Filter::NotSure => standing == Standing::NotSure,
            Filter::Carried => reply.unconfirmed,
            Filter::Noted => !reply.note.trim().is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_may_be_looked_for_in_several_ways_or_in_none() {
        let of = |reply: &Reply, standing| Filter::ALL.into_iter().filter(|it| it.takes(reply, standing)).collect::<Vec<_>>();
        let carried = Reply { unconfirmed: true, note: "材料在支部".to_owned(), ..Reply::default() };
        assert_eq!(of(&carried, Standing::NotAnswered), [Filter::Open, Filter::Carried, Filter::Noted]);
        assert_eq!(of(&Reply { note: "  ".to_owned(), ..Reply::default() }, Standing::NotSure), [Filter::NotSure]);
        assert_eq!(of(&Reply::default(), Standing::Met), []);
    }
}
