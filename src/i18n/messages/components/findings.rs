//! The messages of a finding; the rest of it is said by the pack.

use messages::split_messages;
use policy::engine::changes::ChangeKind;
use policy::engine::windows::Window;
use policy::explain::wording::date_in_words;
use policy::model::day::Day;
use policy::model::text::Language;

split_messages! {
    holds: "成立：", "Holds: ";
    fails: "不成立：", "Does not hold: ";
    open: "还没定：", "Open: ";
    /// Over the ways to another verdict that follow the first.
    other_ways(count: usize): "另外{count}种办法", {
        if count == 1 { "Another way".to_owned() } else { format!("{count} other ways") }
    };
    not_yet: "填全以后才能算", "Cannot be worked out yet";
    /// An amount that is due only after a recognition.
    once_recognised(amount: &str): "认定后{amount}", "{amount} once recognised";
    between(least: Option<String>, most: Option<String>): {
        match (least, most) {
            (Some(least), Some(most)) => format!("在{least}到{most}之间，填全以后才能定"),
            (Some(least), None) => format!("不少于{least}，填全以后才能定"),
            (None, Some(most)) => format!("不多于{most}，填全以后才能定"),
            (None, None) => "填全以后才能算".to_owned(),
        }
    }, {
        match (least, most) {
            (Some(least), Some(most)) => format!("Between {least} and {most}, until the rest is entered"),
            (Some(least), None) => format!("At least {least}, until the rest is entered"),
            (None, Some(most)) => format!("At most {most}, until the rest is entered"),
            (None, None) => "Cannot be worked out yet".to_owned(),
        }
    };
    way(number: usize): "第{number}种", "Way {number}";
    /// How a change comes about, as a short label.
    how[ChangeKind] {
        Time(_): "到时间自然满足", "time brings it";
        Act: "可以改变", "can be acted on";
        Untold: "还没有填", "not answered yet";
        Recognition: "由组织认定", "for the organisation";
        Fixed: "无法更改", "cannot be changed";
    }
    side_by_side: "每种理解各得出什么", "What each reading gives";
    /// Column of the readings.
    reading: "怎么理解", "Reading";
    gives: "得出什么", "What it gives";
    chosen: "（现在选的）", "(chosen now) ";
    /// Between a name and what it is.
    colon: "：", ": ";
    /// Between two of a list in a sentence.
    semicolon: "；", "; ";
    no_window: "只靠时间过去，不会变成符合。", "Time alone will not bring it.";
    /// Days in a row on which the conditions are met; the first day is missing where it is the reference date.
    window(from: Option<String>, to: Option<String>): {
        match (from, to) {
            (None, None) => "计算截止日当天起一直符合。".to_owned(),
            (None, Some(to)) => format!("计算截止日当天符合，到{to}为止。"),
            (Some(from), None) => format!("{from}起符合。"),
            (Some(from), Some(to)) => format!("{from}起符合，到{to}为止。"),
        }
    }, {
        match (from, to) {
            (None, None) => "Met from the reference date, without an end.".to_owned(),
            (None, Some(to)) => format!("Met on the reference date, until {to}."),
            (Some(from), None) => format!("Met from {from}."),
            (Some(from), Some(to)) => format!("Met from {from} until {to}."),
        }
    };
}

/// Windows in sentences: when the conditions are met if nothing but time changes.
pub fn windows(windows: &[Window], as_of: Day, language: Language) -> Vec<String> {
    let (words, in_words) = (words(language), |day| date_in_words(day, language));
    if windows.is_empty() {
        return vec![words.no_window.to_owned()];
    }
    let sentence = |it: &Window| (words.window)((it.from != as_of).then(|| in_words(it.from)), it.to.map(in_words));
    windows.iter().map(sentence).collect()
}
