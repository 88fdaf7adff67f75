//! The words of a finding that are not the pack's.

use policy::engine::changes::ChangeKind;
use policy::engine::windows::Window;
use policy::explain::wording::date_in_words;
use policy::model::day::Day;
use policy::model::text::Language;

/// What a finding says in one language.
pub struct Words {
    /// A condition, read aloud.
    pub holds: &'static str,
    /// A condition, read aloud.
    pub fails: &'static str,
    /// A condition, read aloud.
    pub open: &'static str,
    /// A result that waits for answers.
    pub not_yet: &'static str,
    /// A result that lies between two ends.
    pub between: fn(Option<String>, Option<String>) -> String,
    /// One of several ways in which it would change.
    pub way: fn(usize) -> String,
    /// How a change comes about, in a word or two.
    pub how: fn(ChangeKind) -> &'static str,
    /// Names the table of readings.
    pub side_by_side: &'static str,
    /// Heading of the readings in it.
    pub reading: &'static str,
    /// Heading of what they give.
    pub gives: &'static str,
    /// Marks the readings chosen.
    pub chosen: &'static str,
    /// Between a name and what it is.
    pub colon: &'static str,
    /// Between two of a list in a sentence.
    pub semicolon: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    holds: "成立：",
    fails: "不成立：",
    open: "还没定：",
    not_yet: "填全以后才能算",
    between: |least, most| match (least, most) {
        (Some(least), Some(most)) => format!("在{least}到{most}之间，填全以后才能定"),
        (Some(least), None) => format!("不少于{least}，填全以后才能定"),
        (None, Some(most)) => format!("不多于{most}，填全以后才能定"),
        (None, None) => "填全以后才能算".to_owned(),
    },
    way: |number| format!("第{number}种"),
    how: |it| match it {
        ChangeKind::Time(_) => "时间会带来",
        ChangeKind::Act => "可以改变",
        ChangeKind::Untold => "还没有填",
        ChangeKind::Recognition => "由组织认定",
        ChangeKind::Fixed => "不能改变",
    },
    side_by_side: "每种理解各得出什么",
    reading: "怎么理解",
    gives: "得出什么",
    chosen: "（现在选的）",
    colon: "：",
    semicolon: "；",
};

static EN: Words = Words {
    holds: "Holds: ",
    fails: "Does not hold: ",
    open: "Open: ",
    not_yet: "Cannot be worked out yet",
    between: |least, most| match (least, most) {
        (Some(least), Some(most)) => format!("Between {least} and {most}, until the rest is entered"),
        (Some(least), None) => format!("At least {least}, until the rest is entered"),
        (None, Some(most)) => format!("At most {most}, until the rest is entered"),
        (None, None) => "Cannot be worked out yet".to_owned(),
    },
    way: |number| format!("Way {number}"),
    how: |it| match it {
        ChangeKind::Time(_) => "time brings it",
        ChangeKind::Act => "can be acted on",
        ChangeKind::Untold => "not answered yet",
        ChangeKind::Recognition => "for the organisation",
        ChangeKind::Fixed => "cannot be changed",
    },
    side_by_side: "What each reading gives",
    reading: "Reading",
    gives: "What it gives",
    chosen: "(chosen now) ",
    colon: ": ",
    semicolon: "; ",
};

/// Windows in sentences: when it is met if nothing but time changes.
pub fn windows(windows: &[Window], as_of: Day, language: Language) -> Vec<String> {
    if windows.is_empty() {
        let never = match language {
            Language::Chinese => "只靠时间过去，不会变成满足。",
            Language::English => "Time alone will not bring it.",
        };
        return vec![never.to_owned()];
    }
    let say = |it: &Window| {
        let (from, to) = (date_in_words(it.from, language), it.to.map(|it| date_in_words(it, language)));
        match (language, it.from == as_of, to) {
            (Language::Chinese, true, None) => "参照日当天起一直满足。".to_owned(),
            (Language::Chinese, true, Some(to)) => format!("参照日当天满足，到{to}为止。"),
            (Language::Chinese, false, None) => format!("{from}起满足。"),
            (Language::Chinese, false, Some(to)) => format!("{from}起满足，到{to}为止。"),
            (Language::English, true, None) => "Met from the day asked about, without an end.".to_owned(),
            (Language::English, true, Some(to)) => format!("Met on the day asked about, until {to}."),
            (Language::English, false, None) => format!("Met from {from}."),
            (Language::English, false, Some(to)) => format!("Met from {from} until {to}."),
        }
    };
    windows.iter().map(say).collect()
}
