//! The routes of the app, as the address's fragment writes them: `#/measures/7`.
//!
//! In the fragment, so that a static folder, a sub-path and a file on disk work alike, and so that what a link carries
//! never reaches a server.

use core::fmt;

use rollup::level::Level;

/// A place in the app. What follows `?` belongs to the page that is there: it is kept as written, without what messengers append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The way in.
    Home,
    /// The catalogue, with its filters as written after `?`.
    Measures(String),
    /// One measure, at one of its provisions: `#/measures/7/3` is provision 7.3.
    Measure(u8, Option<u8>),
    /// Search, with what is looked for.
    Search(String),
    /// The terms, at one of them.
    Glossary(Option<String>),
    /// Where the text allows several readings, at one of them.
    Ambiguities(Option<u8>),
    /// How far the app goes with each provision.
    Coverage,
    /// All tools.
    Tools,
    /// One tool, with the scenario as written after `?`.
    Tool(String, Option<String>),
    /// 我的待遇, with the profile as written after `?`.
    Entitlements(Option<String>),
    /// One question of 我的待遇, by its id; the next one where it is empty, and the list of answers where it is `answers`.
    Ask(String),
    /// Two scenarios side by side, both as written after `?`.
    Compare(Option<String>),
    /// The drafts of self-assessments.
    Assessment,
    /// One draft, at one of its sections.
    Draft(String, Option<String>),
    /// What many units handed in, as one table.
    RollUp(Level),
    /// A list of people, checked at once.
    Roster,
    /// For trainers.
    Training,
    /// A session is prepared, with its plan as written after `?`.
    Prepare(String),
    /// A deck is shown, with its plan and the slide as written after `?`.
    Present(String),
    /// The second window beside a deck: notes, the next slide, the clock.
    Presenter(String),
    /// A deck on paper.
    Handout(String),
    /// A tool's decision step by step, with the scenario as written after `?`.
    Steps(String, Option<String>),
    /// A trainer's list of scenarios.
    Scenarios,
    /// The terms as cards, with their choice as written after `?`.
    Cards(String),
    /// Questions one by one, with which of them as written after `?`.
    Quiz(String),
    /// Questions for oneself, with which of them as written after `?`.
    Practice(String),
    /// A paper, with which questions as written after `?`.
    Paper(String),
    /// A show of hands, with the question as written after `?`.
    Hands(String),
    /// Language, looks, this device.
    Settings,
    /// What this is and is not.
    About,
    /// The case files, run in this browser.
    SelfTest,
    /// An address that leads nowhere, as written.
    NotFound(String),
}

impl Route {
    /// Reads a fragment, with or without its `#`. Never fails: what leads nowhere is [`Route::NotFound`]. What cannot belong to
    /// an address, such as punctuation behind it, is dropped; what it carries is cleaned where it is used (`address::mangled`),
    /// since this is in every visit.
    pub fn parse(fragment: &str) -> Route {
        let written = fragment.strip_prefix('#').unwrap_or(fragment);
        let nowhere = || Route::NotFound(written.to_owned());
        if let Some(query) = written.strip_prefix('/').unwrap_or(written).strip_prefix("search?") {
            let query = query.strip_prefix("b&").unwrap_or(query);
            let text = query.split_once('&').map_or(query, |it| it.0);
            return decoded(text.strip_prefix("q=").unwrap_or(text)).map_or_else(nowhere, Route::Search);
        }
        let (path, query) = written.split_once('?').unwrap_or((written, ""));
        let Some(path) = decoded(path) else { return nowhere() };
        let end = path.bytes().position(|it| !it.is_ascii_alphanumeric() && !b"/-._~".contains(&it)).unwrap_or(path.len());
        let (path, behind) = path.split_at(end);
        // A messenger may have encoded the `?`, too.
        let query = behind.strip_prefix('?').unwrap_or(query);
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        // A scenario begins with the letter of its version; a pair in its place is none of ours.
        let scenario = || some(query).filter(|it| it.bytes().find(|it| matches!(it, b'&' | b'=')) != Some(b'='));
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('.').unwrap_or(path);
        // What is missing may be the better part of what was meant.
        if path.ends_with('/') && !behind.is_empty() {
            return nowhere();
        }
        let path = path.strip_suffix('/').unwrap_or(path);
        let mut parts = path.split('/');
        let first = parts.next().unwrap_or_default();
        let rest: Vec<&str> = parts.collect();
        match (first, rest.as_slice()) {
            ("", []) => Route::Home,
            ("measures", []) => Route::Measures(query.to_owned()),
            ("measures", [number]) => small(number).map_or_else(nowhere, |it| Route::Measure(it, None)),
            ("measures", [number, item]) => match (small(number), small(item)) {
                (Some(number), Some(item)) => Route::Measure(number, Some(item)),
                _ => nowhere(),
            },
            ("search", []) => Route::Search(String::new()),
            ("glossary", []) => Route::Glossary(None),
            ("glossary", [term]) => Route::Glossary(some(term)),
            ("ambiguities", []) => Route::Ambiguities(None),
            ("ambiguities", [number]) => small(number).map_or_else(nowhere, |it| Route::Ambiguities(Some(it))),
            ("coverage", []) => Route::Coverage,
            ("tools", []) => Route::Tools,
            ("tools", [id]) if !id.is_empty() => Route::Tool((*id).to_owned(), scenario()),
            ("entitlements", []) => Route::Entitlements(scenario()),
            ("entitlements", ["ask"]) => Route::Ask(String::new()),
            ("entitlements", ["ask", question]) => Route::Ask((*question).to_owned()),
            ("compare", []) => Route::Compare(scenario()),
            ("assessment", []) => Route::Assessment,
            ("assessment", [id]) if !id.is_empty() => Route::Draft((*id).to_owned(), None),
            ("assessment", [id, section]) if !id.is_empty() => Route::Draft((*id).to_owned(), some(section)),
            ("rollup", []) => Route::RollUp(Level::Township),
            ("rollup", ["county"]) => Route::RollUp(Level::County),
            ("roster", []) => Route::Roster,
            ("training", []) => Route::Training,
            ("training", ["prepare"]) => Route::Prepare(query.to_owned()),
            ("training", ["present"]) => Route::Present(query.to_owned()),
            ("training", ["presenter"]) => Route::Presenter(query.to_owned()),
            ("training", ["handout"]) => Route::Handout(query.to_owned()),
            ("training", ["steps", id]) if !id.is_empty() => Route::Steps((*id).to_owned(), scenario()),
            ("training", ["scenarios"]) => Route::Scenarios,
            ("training", ["cards"]) => Route::Cards(query.to_owned()),
            ("training", ["quiz"]) => Route::Quiz(query.to_owned()),
            ("training", ["practice"]) => Route::Practice(query.to_owned()),
            ("training", ["paper"]) => Route::Paper(query.to_owned()),
            ("training", ["hands"]) => Route::Hands(query.to_owned()),
            ("settings", []) => Route::Settings,
            ("about", []) => Route::About,
            ("self-test", []) => Route::SelfTest,
            _ => nowhere(),
        }
    }

    /// The same place without what only points within it. While this does not change, the page and the focus stay.
    pub fn page(&self) -> Route {
        match self {
            Route::Measures(_) => Route::Measures(String::new()),
            Route::Measure(number, _) => Route::Measure(*number, None),
            Route::Search(_) => Route::Search(String::new()),
            Route::Glossary(_) => Route::Glossary(None),
            Route::Ambiguities(_) => Route::Ambiguities(None),
            Route::Tool(id, _) => Route::Tool(id.clone(), None),
            Route::Entitlements(_) | Route::Ask(_) => Route::Entitlements(None),
            Route::Compare(_) => Route::Compare(None),
            Route::Draft(id, _) => Route::Draft(id.clone(), None),
            Route::Prepare(_) => Route::Prepare(String::new()),
            Route::Present(_) => Route::Present(String::new()),
            Route::Presenter(_) => Route::Presenter(String::new()),
            Route::Handout(_) => Route::Handout(String::new()),
            Route::Steps(id, _) => Route::Steps(id.clone(), None),
            Route::Cards(_) => Route::Cards(String::new()),
            Route::Quiz(_) => Route::Quiz(String::new()),
            Route::Practice(_) => Route::Practice(String::new()),
            Route::Paper(_) => Route::Paper(String::new()),
            Route::Hands(_) => Route::Hands(String::new()),
            Route::Home
            | Route::Coverage
            | Route::Tools
            | Route::Assessment
            | Route::RollUp(_)
            | Route::Roster
            | Route::Training
            | Route::Scenarios
            | Route::Settings
            | Route::About
            | Route::SelfTest
            | Route::NotFound(_) => self.clone(),
        }
    }

    /// The entry of the navigation that this place belongs to.
    pub fn destination(&self) -> Option<Destination> {
        match self {
            Route::Measures(_) | Route::Measure(..) | Route::Glossary(_) | Route::Ambiguities(_) | Route::Coverage => {
                Some(Destination::Measures)
            }
            Route::Tools | Route::Tool(..) | Route::Roster => Some(Destination::Tools),
            Route::Entitlements(_) | Route::Ask(_) | Route::Compare(_) => Some(Destination::Entitlements),
            Route::Assessment | Route::Draft(..) | Route::RollUp(_) => Some(Destination::Assessment),
            Route::Training
            | Route::Prepare(_)
            | Route::Present(_)
            | Route::Presenter(_)
            | Route::Handout(_)
            | Route::Steps(..)
            | Route::Scenarios
            | Route::Cards(_)
            | Route::Quiz(_)
            | Route::Practice(_)
            | Route::Paper(_)
            | Route::Hands(_) => Some(Destination::Training),
            Route::Settings => Some(Destination::Settings),
            // The search has an entry of its own beside them.
            Route::Search(_) | Route::Home | Route::About | Route::SelfTest | Route::NotFound(_) => None,
        }
    }
}

/// An entry of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// 目录
    Measures,
    /// 工具
    Tools,
    /// 我的待遇
    Entitlements,
    /// 自评
    Assessment,
    /// 培训
    Training,
    /// 设置
    Settings,
}

impl Destination {
    /// In the order of the navigation.
    pub const ALL: [Destination; 6] = [
        Destination::Measures,
        Destination::Tools,
        Destination::Entitlements,
        Destination::Assessment,
        Destination::Training,
        Destination::Settings,
    ];

    /// Where the entry leads.
    pub fn route(self) -> Route {
        match self {
            Destination::Measures => Route::Measures(String::new()),
            Destination::Tools => Route::Tools,
            Destination::Entitlements => Route::Entitlements(None),
            Destination::Assessment => Route::Assessment,
            Destination::Training => Route::Training,
            Destination::Settings => Route::Settings,
        }
    }
}

/// The fragment with its `#`, as an `href` has it.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query = |f: &mut fmt::Formatter<'_>, query: &str| match query {
            "" => Ok(()),
            query => write!(f, "?{query}"),
        };
        match self {
            Route::Home => f.write_str("#/"),
            Route::Measures(filters) => {
                f.write_str("#/measures")?;
                query(f, filters)
            }
            Route::Measure(number, None) => write!(f, "#/measures/{number}"),
            Route::Measure(number, Some(item)) => write!(f, "#/measures/{number}/{item}"),
            Route::Search(text) if text.is_empty() => f.write_str("#/search"),
            Route::Search(text) => write!(f, "#/search?q={}", Encoded(text)),
            Route::Glossary(None) => f.write_str("#/glossary"),
            Route::Glossary(Some(term)) => write!(f, "#/glossary/{}", Encoded(term)),
            Route::Ambiguities(None) => f.write_str("#/ambiguities"),
            Route::Ambiguities(Some(number)) => write!(f, "#/ambiguities/{number}"),
            Route::Coverage => f.write_str("#/coverage"),
            Route::Tools => f.write_str("#/tools"),
            Route::Tool(id, scenario) => {
                write!(f, "#/tools/{}", Encoded(id))?;
                query(f, scenario.as_deref().unwrap_or_default())
            }
            Route::Entitlements(profile) => {
                f.write_str("#/entitlements")?;
                query(f, profile.as_deref().unwrap_or_default())
            }
            Route::Ask(question) if question.is_empty() => f.write_str("#/entitlements/ask"),
            Route::Ask(question) => write!(f, "#/entitlements/ask/{}", Encoded(question)),
            Route::Compare(pair) => {
                f.write_str("#/compare")?;
                query(f, pair.as_deref().unwrap_or_default())
            }
            Route::Assessment => f.write_str("#/assessment"),
            Route::Draft(id, None) => write!(f, "#/assessment/{}", Encoded(id)),
            Route::Draft(id, Some(section)) => write!(f, "#/assessment/{}/{}", Encoded(id), Encoded(section)),
            Route::RollUp(Level::Township) => f.write_str("#/rollup"),
            Route::RollUp(Level::County) => f.write_str("#/rollup/county"),
            Route::Roster => f.write_str("#/roster"),
            Route::Training => f.write_str("#/training"),
            Route::Prepare(plan) => {
                f.write_str("#/training/prepare")?;
                query(f, plan)
            }
            Route::Present(plan) => {
                f.write_str("#/training/present")?;
                query(f, plan)
            }
            Route::Presenter(plan) => {
                f.write_str("#/training/presenter")?;
                query(f, plan)
            }
            Route::Handout(plan) => {
                f.write_str("#/training/handout")?;
                query(f, plan)
            }
            Route::Steps(id, scenario) => {
                write!(f, "#/training/steps/{}", Encoded(id))?;
                query(f, scenario.as_deref().unwrap_or_default())
            }
            Route::Scenarios => f.write_str("#/training/scenarios"),
            Route::Cards(chosen) => {
                f.write_str("#/training/cards")?;
                query(f, chosen)
            }
            Route::Quiz(chosen) => {
                f.write_str("#/training/quiz")?;
                query(f, chosen)
            }
            Route::Practice(chosen) => {
                f.write_str("#/training/practice")?;
                query(f, chosen)
            }
            Route::Paper(chosen) => {
                f.write_str("#/training/paper")?;
                query(f, chosen)
            }
            Route::Hands(chosen) => {
                f.write_str("#/training/hands")?;
                query(f, chosen)
            }
            Route::Settings => f.write_str("#/settings"),
            Route::About => f.write_str("#/about"),
            Route::SelfTest => f.write_str("#/self-test"),
            Route::NotFound(written) => write!(f, "#{written}"),
        }
    }
}

/// Text as it may stand in a part of a fragment.
struct Encoded<'a>(&'a str);

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => write!(f, "{}", char::from(byte))?,
                _ => write!(f, "%{byte:02X}")?,
            }
        }
        Ok(())
    }
}

/// `None` where the escapes are broken or do not make text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|it| u8::try_from(it).ok());
                bytes.push(digit(high)? << 4 | digit(low)?);
                after
            }
            (b'%', _) => return None,
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    String::from_utf8(bytes).ok()
}

/// A small number as people write it: digits alone, without leading zeros.
fn small(text: &str) -> Option<u8> {
    let number: u8 = text.parse().ok()?;
    (text.bytes().all(|it| it.is_ascii_digit()) && (text == "0" || !text.starts_with('0'))).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn every_place_is_read_back_from_its_address() {
        for route in [
            Route::Home,
            Route::Measures(text("")),
            Route::Measures(text("kind=ban&for=village_cadres")),
            Route::Measure(0, None),
            Route::Measure(7, Some(3)),
            Route::Measure(20, None),
            Route::Search(text("")),
            Route::Search(text("一票否决 100% a+b/c?d#e")),
            Route::Glossary(None),
            Route::Glossary(Some(text("one_vote_veto"))),
            Route::Ambiguities(None),
            Route::Ambiguities(Some(41)),
            Route::Coverage,
            Route::Tools,
            Route::Tool(text("care-fund"), None),
            Route::Tool(text("care-fund"), Some(text("a&T=care-fund&from=2020-12-31&Z"))),
            Route::Entitlements(None),
            Route::Entitlements(Some(text("1~a"))),
            Route::Ask(String::new()),
            Route::Ask(text("birth_date")),
            Route::Compare(None),
            Route::Compare(Some(text("a&P=1&Z&a&P=1&Z"))),
            Route::Assessment,
            Route::Draft(text("k7-3f"), None),
            Route::Draft(text("k7"), Some(text("chapter-3"))),
            Route::RollUp(Level::Township),
            Route::RollUp(Level::County),
            Route::Training,
            Route::Prepare(text("m=6.7&for=villages&min=40")),
            Route::Present(text("m=6.7&for=villages&min=40&at=3")),
            Route::Presenter(text("")),
            Route::Handout(text("m=6")),
            Route::Steps(text("care-fund"), None),
            Route::Steps(text("care-fund"), Some(text("a&T=care-fund&Z"))),
            Route::Scenarios,
            Route::Cards(text("m=6.7")),
            Route::Quiz(text("s=204518&m=7&n=3")),
            Route::Practice(text("")),
            Route::Paper(text("s=204518&c=20")),
            Route::Hands(text("s=1&k=case&n=2")),
            Route::Settings,
            Route::About,
            Route::SelfTest,
            Route::Roster,
            Route::NotFound(text("/nowhere/at/all?x=%E4")),
        ] {
            assert_eq!(Route::parse(&route.to_string()), route, "{route}");
            // Browsers hand the fragment over with its `#`; people and tests without.
            assert_eq!(Route::parse(&route.to_string()[1..]), route, "{route}");
        }
    }

    #[test]
    fn what_people_and_browsers_make_of_an_address() {
        assert_eq!(Route::parse(""), Route::Home);
        assert_eq!(Route::parse("#"), Route::Home);
        assert_eq!(Route::parse("#/"), Route::Home);
        assert_eq!(Route::parse("#measures"), Route::Measures(text("")));
        assert_eq!(Route::parse("#/measures/"), Route::Measures(text("")));
        assert_eq!(Route::parse("#/measures/7/"), Route::Measure(7, None));
        assert_eq!(Route::parse("#/search?减负"), Route::Search(text("减负")));
        assert_eq!(Route::parse("#/search?q=%E5%87%8F%E8%B4%9F"), Route::Search(text("减负")));
        assert_eq!(Route::parse("#/tools/care-fund?"), Route::Tool(text("care-fund"), None));
    }

    #[test]
    fn what_messengers_append_is_dropped() {
        for place in ["/", "/measures/7", "/measures/7/3", "/glossary/one_vote_veto", "/tools/care-fund", "/training", "/about"] {
            let plain = Route::parse(place);
            assert!(!matches!(plain, Route::NotFound(_)), "{place}");
            for behind in [
                "。",
                "）",
                "，",
                ".",
                ")",
                "%20",
                "%E3%80%82",
                "%EF%BC%89%E8%AF%B7%E7%9C%8B",
                "%20%20",
                "&from=timeline",
                "\"",
                "请看",
                "?",
                "?from=groupmessage。",
                "&from=singlemessage&isappinstalled=0",
                "&shareTo=x",
                "&nsukey=a%2Bb",
                "?from=timeline&isappinstalled=0",
                "?nsukey=x",
            ] {
                assert_eq!(Route::parse(&[place, behind].concat()), plain, "{place}{behind}");
            }
        }
        let asked = Route::Search(text("党费。"));
        for written in ["/search?q=党费。", "/search?b&q=党费。&Zk7", "/search?b&q=党费。&Zk7。请看", "/search?q=党费。&from=timeline"]
        {
            assert_eq!(Route::parse(written), asked, "{written}");
        }
    }

    #[test]
    fn what_leads_nowhere_keeps_what_was_written() {
        for written in [
            "/measures/07",
            "/measures/256",
            "/measures/+7",
            "/measures/7/3/1",
            "/measures/%zz",
            "/search?q=%E5%87",
            "/tools/%E4%B8",
            "/tools//",
            "main",
            "/Measures",
        ] {
            assert_eq!(Route::parse(written), Route::NotFound(text(written)), "{written}");
        }
    }

    #[test]
    fn moving_within_a_page_keeps_the_page() {
        let filtered = Route::parse("#/measures?kind=ban");
        assert_eq!(filtered.page(), Route::parse("#/measures").page());
        assert_ne!(Route::parse("#/measures/7").page(), Route::parse("#/measures/8").page());
        assert_eq!(Route::parse("#/measures/7/3").page(), Route::parse("#/measures/7").page());
        assert_eq!(Route::parse("#/search?q=x").destination(), None, "it has an entry of its own");
        for destination in Destination::ALL {
            assert_eq!(destination.route().destination(), Some(destination));
            assert_eq!(destination.route().page(), destination.route());
        }
    }
}
