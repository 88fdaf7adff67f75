//! The words of a finding that are not the pack's.

use policy::day::Day;
use policy::explain::date_in_words;
use policy::text::Language;
use policy::windows::Window;

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
    /// No day to come meets it.
    pub never: &'static str,
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
    never: "只靠时间过去，不会变成满足。",
};

static EN: Words = Words {
    holds: "Holds: ",
    fails: "Does not hold: ",
    open: "Open: ",
    not_yet: "Cannot be worked out yet",
    never: "Time alone will not bring it.",
};

/// Windows in sentences: when it is met if nothing but time changes.
pub fn windows(windows: &[Window], as_of: Day, language: Language) -> Vec<String> {
    if windows.is_empty() {
        return vec![words(language).never.to_owned()];
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
