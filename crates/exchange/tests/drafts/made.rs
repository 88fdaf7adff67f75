//! Drafts by chance, with whatever a form can hold.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::collections::BTreeMap;

use entry::Entry;
use exchange::draft::{Draft, Inputs, Snapshot};
use exchange::sanitize;
use pack::pack;
use policy::assessment::evaluation::tool_asked;
use policy::assessment::plan::{Item, Source, State};
use policy::assessment::reply::{Counted, OwnAnswer, Reply, Standing, Unit};
use policy::model::ids::ToolId;
use policy::model::product::indicator::Indicator;
use policy::model::value::Answer;
use proptest::prelude::*;

use crate::random::Dice;

pub fn empty() -> Draft {
    Draft {
        id: "d-1".to_owned(),
        name: "年底自查".to_owned(),
        unit_name: "示例·石桥村".to_owned(),
        period: "2020年".to_owned(),
        revision: 7,
        saved_at: "2020-12-31T08:00:00.000Z".to_owned(),
        ..Draft::new(Unit::Village, 2020)
    }
}

/// What a field may hold that is no answer, or more than one.
pub fn random_typed(dice: &mut Dice, indicator: &Indicator) -> BTreeMap<String, Entry> {
    let facts = tool_asked(pack(), indicator).map(|it| it.facts.as_slice()).unwrap_or_default();
    let mut typed = BTreeMap::new();
    for fact in facts.iter().map(|it| &pack().facts[usize::from(it.0)]).filter(|it| !it.sensitive) {
        if dice.roll(3) == 0 {
            typed.insert(fact.id.clone(), Entry::of_text(dice.pick(&["三十来个", "20x", "<b>", "--"])));
        }
    }
    typed
}

/// What somebody can type or paste into a field that takes so many UTF-16 units: the fields let no hidden characters in.
pub fn typed_text(most: usize) -> impl Strategy<Value = String> {
    let character = prop_oneof![Just('村'), Just(' '), Just('\n'), Just('𠮷'), Just('"'), Just('\\'), any::<char>()];
    let length = prop_oneof![0..40_usize, Just(most)];
    length.prop_flat_map(move |length| proptest::collection::vec(character.clone(), length)).prop_map(move |typed| {
        let mut text = String::new();
        for character in sanitize::note(&typed.into_iter().collect::<String>(), usize::MAX).text.chars() {
            if most < text.encode_utf16().count() + character.len_utf16() {
                break;
            }
            text.push(character);
        }
        text
    })
}

pub fn random_text(dice: &mut Dice) -> String {
    dice.pick(&["", "缺第三季度\n下月补", "\"引号\" \\ {}[]", "=1+1", "<script>alert(1)</script>"]).to_owned()
}

pub fn random_item(dice: &mut Dice, at: usize) -> Item {
    Item {
        id: format!("own-{at}"),
        indicator: dice.pick(&[None, Some("village-3.4"), Some("village-99.9")]).map(str::to_owned),
        problem: random_text(dice),
        source: dice.pick(&Source::ALL),
        goal: random_text(dice),
        action: random_text(dice),
        post: dice.pick(&["", "组织委员"]).to_owned(),
        unit: dice.pick(&["", "党政办"]).to_owned(),
        due: (dice.roll(2) == 0).then(|| dice.day()),
        progress: random_text(dice),
        done_on: (dice.roll(2) == 0).then(|| dice.day()),
        evidence: random_text(dice),
        state: dice.pick(&State::ALL),
    }
}

pub fn random_draft(dice: &mut Dice) -> Draft {
    let mut draft = empty();
    draft.assessment.unit = dice.pick(&Unit::ALL);
    draft.as_of = (dice.roll(2) == 0).then(|| dice.day());
    draft.revision = dice.pick(&[0, 1, u64::MAX]);
    for indicator in pack().reference.indicators.iter().flat_map(|it| &it.indicators) {
        if dice.roll(3) == 0 {
            continue;
        }
        let tool = tool_asked(pack(), indicator);
        let mut reply = Reply {
            own: dice.pick(&[
                None,
                Some(OwnAnswer::Met),
                Some(OwnAnswer::Partly),
                Some(OwnAnswer::NotMet),
                Some(OwnAnswer::NotApplicable),
                Some(OwnAnswer::NotSure),
            ]),
            facts: tool.map(|it| dice.facts(pack(), it)).unwrap_or_default(),
            readings: tool.map(|it| dice.readings(it)).unwrap_or_default(),
            unconfirmed: dice.roll(4) == 0,
            note: dice.pick(&["", "缺第三季度\n下月补", "\"引号\" \\ {}[]", "=1+1", "<script>alert(1)</script>"]).to_owned(),
            evidence: dice.pick(&["", "主题党日记录"]).to_owned(),
            post: dice.pick(&["", "组织委员"]).to_owned(),
            on: (dice.roll(2) == 0).then(|| dice.day()),
            computed: (dice.roll(4) == 0).then(|| dice.day()),
            ..Reply::default()
        };
        for part in 1..=indicator.settled_by.parts().map_or(0, |it| it.in_a_year()) {
            reply.parts.set(part, dice.pick(&[None, Some(true), Some(false)]));
        }
        reply.count = Counted { whole: dice.pick(&[None, Some(0), Some(12)]), part: dice.pick(&[None, Some(0), Some(100_000)]) };
        let typed = random_typed(dice, indicator);
        for fact in typed.keys() {
            // What cannot be read is open.
            reply.facts.set(pack().find_fact(fact).unwrap().0, Answer::Open);
        }
        if !typed.is_empty() {
            draft.typed.insert(indicator.id.clone(), typed);
        }
        draft.assessment.replies.insert(indicator.id.clone(), reply);
    }
    draft.unread = dice.pick(&[None, Some(("as_of", "六月底"))]).map(|it| (it.0.to_owned(), it.1.to_owned())).into_iter().collect();
    draft.weights = pack().measures.iter().filter(|_| dice.roll(2) == 0).map(|it| it.number).zip([0, 1, 100].into_iter().cycle()).collect();
    draft.plan = (0..dice.pick(&[0, 1, 7])).map(|at| random_item(dice, at)).collect();
    let bare =
        |it: &Reply| Reply { note: String::new(), evidence: String::new(), post: String::new(), on: None, computed: None, ..it.clone() };
    draft.snapshots = (0..dice.roll(3))
        .map(|_| Snapshot {
            label: dice.pick(&["", "上半年"]).to_owned(),
            taken_on: (dice.roll(2) == 0).then(|| dice.day()),
            as_of: (dice.roll(2) == 0).then(|| dice.day()),
            year: 2019,
            edition: dice.pick(&["2019.1", "2020.1"]).to_owned(),
            standings: draft.assessment.replies.keys().map(|it| (it.clone(), dice.pick(&Standing::ALL))).collect(),
            replies: draft.assessment.replies.iter().map(|it| (it.0.clone(), bare(it.1))).filter(|it| !it.1.is_empty()).collect(),
        })
        .collect();
    for (at, tool) in pack().tools.iter().enumerate() {
        let inputs = Inputs { as_of: Some(dice.day()), facts: dice.facts(pack(), tool), readings: dice.readings(tool) };
        draft.inputs.insert(ToolId(u16::try_from(at).unwrap()), inputs);
    }
    draft
}
