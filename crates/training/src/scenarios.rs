//! A trainer's list of scenarios: named, in an order of the trainer's own, one file out and in. A scenario is what a link
//! carries, so nothing sensitive is in it.

use address::mangled::carried;
use exchange::link::{self, Subject};
use exchange::problem::{MAX_TOLD, Problem};
use exchange::sanitize;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::pack::Pack;
use policy::model::product::sample::{Sample, SampleTool};
use policy::model::tool::Tool;
use policy::model::value::Answer;
use serde::{Deserialize, Serialize};

/// The form of the file; a later one is not read.
pub const SCHEMA: u64 = 1;
/// The most scenarios of a list.
pub const MAX_SCENARIOS: usize = 200;
/// The most letters of a name.
pub const MAX_NAME: usize = 80;
/// The most bytes of a file.
pub const MAX_BYTES: usize = 1_000_000;
/// The kind of file, as it is written in it.
const KIND: &str = "twenty-measures-scenarios";

/// A scenario with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// What the trainer calls it.
    pub name: String,
    /// What its link carries behind `?`.
    pub link: String,
}

/// What a sample leaves out as a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleScenario {
    /// The scenario.
    pub scenario: Scenario,
    /// The position of the sample.
    pub sample: usize,
    /// It has an answer that no link carries: it has to be given in the room.
    pub sensitive: bool,
}

/// Why a file is not taken, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Larger than any list.
    TooLarge {
        /// Its bytes.
        bytes: usize,
    },
    /// No JSON, and where that shows, from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// JSON, but no list of scenarios.
    NotAList,
    /// Written by a later edition of the product.
    Newer(u64),
    /// Made with another document's pack.
    OtherPack(String),
    /// There is no room for so many: the rest was left out.
    TooMany(usize),
    /// One scenario was left out.
    LeftOut {
        /// Its place in the file, from 1.
        place: usize,
        /// Its name.
        name: String,
        /// Why.
        why: Problem,
    },
    /// More scenarios were left out than are named one by one: how many more.
    More(usize),
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
struct File {
    kind: String,
    schema: u64,
    pack: String,
    edition: String,
    scenarios: Vec<Scenario>,
}

/// The tool that a scenario opens.
pub fn tool_of(pack: &Pack, scenario: &Scenario) -> Option<ToolId> {
    match link::read(pack, &scenario.link).ok()?.scenario.subject {
        Subject::Tool(id) => Some(id),
        Subject::Profile(_) => None,
    }
}

/// A scenario of a name and of what was pasted: a link, alone or in a message, or what stands behind its `?`.
///
/// # Errors
/// Where the link cannot be read, is not as it was sent, or opens no tool.
pub fn scenario(pack: &Pack, name: &str, pasted: &str) -> Result<Scenario, Problem> {
    let read = link::read(pack, &carried(pasted))?;
    // In a list nobody would be told of it any more.
    if let Some(damage) = read.problems.iter().find(|it| it.is_damage()) {
        return Err(damage.clone());
    }
    let Subject::Tool(tool) = read.scenario.subject else { return Err(Problem::NotALink) };
    let name = sanitize::line(name, MAX_NAME).text;
    let title = pack.tool_at(tool).map(|it| it.title.zh.clone());
    let name = if name.is_empty() { title.unwrap_or_default() } else { name };
    // Written anew: what did not fit is not carried on.
    Ok(Scenario { name, link: link::write(pack, &read.scenario) })
}

/// The samples of the pack as scenarios, one for each tool that a sample answers.
pub fn samples(pack: &Pack, name: impl Fn(&Sample, &SampleTool, &Tool) -> String) -> Vec<SampleScenario> {
    let mut all = Vec::new();
    for (at, sample) in pack.samples.iter().enumerate() {
        for part in &sample.tools {
            let Some(tool) = pack.tool_at(part.tool) else { continue };
            let facts: Facts = part.facts.iter().copied().collect();
            let is_sensitive = |id: policy::model::ids::FactId| pack.fact_at(id).is_some_and(|it| it.sensitive);
            let sensitive = tool.facts.iter().any(|it| is_sensitive(*it) && facts.get(*it) != Answer::Open);
            let scenario = link::Scenario {
                subject: Subject::Tool(part.tool),
                as_of: Some(sample.as_of),
                readings: std::collections::BTreeMap::new(),
                facts,
                unsure: Vec::new(),
            };
            let scenario = Scenario { name: name(sample, part, tool), link: link::write(pack, &scenario) };
            all.push(SampleScenario { scenario, sample: at, sensitive });
        }
    }
    all
}

/// A list as a file.
pub fn write(pack: &Pack, scenarios: &[Scenario]) -> String {
    let file =
        File { kind: KIND.to_owned(), schema: SCHEMA, pack: pack.id.clone(), edition: pack.edition.clone(), scenarios: scenarios.to_vec() };
    // A list of texts cannot fail to be written.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// The list of a file, as far as it fits, and what was left out.
///
/// # Errors
/// Where nothing of it can be taken.
pub fn read(pack: &Pack, text: &str) -> Result<(Vec<Scenario>, Vec<Fault>), Fault> {
    if MAX_BYTES < text.len() {
        return Err(Fault::TooLarge { bytes: text.len() });
    }
    let text = text.trim_start_matches('\u{FEFF}');
    let value: serde_json::Value = serde_json::from_str(text).map_err(|it| Fault::NotJson { line: it.line(), column: it.column() })?;
    // Said before anything else is asked of it: a later form may look quite different.
    match (value.get("kind").and_then(|it| it.as_str()), value.get("schema").and_then(serde_json::Value::as_u64)) {
        (Some(KIND), Some(schema)) if SCHEMA < schema => return Err(Fault::Newer(schema)),
        (Some(KIND), Some(_)) => {}
        (_, _) => return Err(Fault::NotAList),
    }
    let file: File = serde_json::from_value(value).map_err(|_| Fault::NotAList)?;
    if file.pack != pack.id {
        return Err(Fault::OtherPack(sanitize::line(&file.pack, MAX_NAME).text));
    }
    let mut faults = Vec::new();
    if MAX_SCENARIOS < file.scenarios.len() {
        faults.push(Fault::TooMany(file.scenarios.len() - MAX_SCENARIOS));
    }
    let (mut taken, mut more) = (Vec::new(), 0);
    for (at, written) in file.scenarios.iter().take(MAX_SCENARIOS).enumerate() {
        match scenario(pack, &written.name, &written.link) {
            Ok(scenario) => taken.push(scenario),
            Err(_) if MAX_TOLD <= at - taken.len() => more += 1,
            Err(why) => faults.push(Fault::LeftOut { place: at + 1, name: sanitize::line(&written.name, MAX_NAME).text, why }),
        }
    }
    faults.extend((0 < more).then_some(Fault::More(more)));
    Ok((taken, faults))
}

/// Moves one scenario to another place; the others keep their order. Gives its place, which stays where there is no such.
pub fn move_item<T>(list: &mut Vec<T>, from: usize, to: usize) -> usize {
    if from < list.len() && to < list.len() && from != to {
        let item = list.remove(from);
        list.insert(to, item);
        return to;
    }
    from
}

/// What a list becomes when the change that made `after` of `before` is undone, and it is `now`: as it was before, and what has come since, here
/// or in another window, behind it.
pub fn undone(before: Vec<Scenario>, after: &[Scenario], now: &[Scenario]) -> Vec<Scenario> {
    let mut list = before;
    for scenario in now {
        if !after.contains(scenario) && !list.contains(scenario) {
            list.push(scenario.clone());
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Scenario> {
        samples(pack::pack(), |sample, _, _| sample.name.zh.clone()).into_iter().map(|it| it.scenario).collect()
    }

    #[test]
    fn a_list_comes_back_from_its_file_as_it_was() {
        let list = all();
        assert!(30 < list.len());
        assert_eq!(read(pack::pack(), &write(pack::pack(), &list)), Ok((list, Vec::new())));
    }

    #[test]
    fn nothing_sensitive_is_in_a_file() {
        let pack = pack::pack();
        let text = write(pack, &all());
        let sensitive: Vec<&str> = pack.facts.iter().filter(|it| it.sensitive).map(|it| it.id.as_str()).collect();
        assert!(!sensitive.is_empty());
        for id in sensitive {
            assert!(!text.contains(&format!("&{id}=")), "{id}");
        }
        assert!(samples(pack, |_, _, _| String::new()).iter().any(|it| it.sensitive));
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_taken() {
        let pack = pack::pack();
        assert_eq!(read(pack, "{"), Err(Fault::NotJson { line: 1, column: 1 }));
        assert_eq!(read(pack, "[]"), Err(Fault::NotAList));
        assert_eq!(read(pack, &" ".repeat(MAX_BYTES + 1)), Err(Fault::TooLarge { bytes: MAX_BYTES + 1 }));
        let newer = write(pack, &all()).replace("\"schema\": 1", "\"schema\": 2");
        assert_eq!(read(pack, &newer), Err(Fault::Newer(2)));
        let other = write(pack, &all()).replace(&pack.id, "elsewhere");
        assert_eq!(read(pack, &other), Err(Fault::OtherPack("elsewhere".to_owned())));
        let mut list = all();
        list.truncate(2);
        let whole = list.clone();
        list.insert(1, Scenario { name: "坏\u{202E}的".to_owned(), link: "a&T=no-such-tool&Z".to_owned() });
        let (taken, faults) = read(pack, &write(pack, &list)).unwrap();
        assert_eq!(taken, whole);
        assert_eq!(faults, [Fault::LeftOut { place: 2, name: "坏的".to_owned(), why: Problem::UnknownTool("no-such-tool".to_owned()) }]);
    }

    #[test]
    fn of_many_that_cannot_be_read_the_first_are_named_and_the_rest_are_counted() {
        let pack = pack::pack();
        let mut list = all();
        list.truncate(1);
        let whole = list.clone();
        list.extend((0..30).map(|_| Scenario { name: "坏的".to_owned(), link: "a&T=no-such-tool&Z".to_owned() }));
        let (taken, faults) = read(pack, &write(pack, &list)).unwrap();
        assert_eq!((taken, faults.len(), faults.last()), (whole, MAX_TOLD + 1, Some(&Fault::More(30 - MAX_TOLD))));
    }

    #[test]
    fn a_pasted_link_makes_a_scenario() {
        let pack = pack::pack();
        let link = &all()[0].link;
        let whole = format!("https://example.org/x/#/tools/any?{link}");
        assert_eq!(scenario(pack, " 我的 ", &whole).unwrap(), Scenario { name: "我的".to_owned(), link: link.clone() });
        assert!(!scenario(pack, "", &whole).unwrap().name.is_empty());
        assert!(scenario(pack, "x", "https://example.org/").is_err());
    }

    #[test]
    fn what_has_come_since_a_change_stays_when_that_is_undone() {
        let list =
            |names: &str| -> Vec<Scenario> { names.chars().map(|it| Scenario { name: it.to_string(), link: String::new() }).collect() };
        for (before, after, now, expected) in [
            ("abc", "ac", "ac", "abc"),
            ("abc", "ac", "acd", "abcd"),
            ("abc", "ac", "dca", "abcd"),
            ("abc", "xy", "xy", "abc"),
            ("abc", "xy", "xyd", "abcd"),
            ("abc", "", "b", "abc"),
        ] {
            assert_eq!(undone(list(before), &list(after), &list(now)), list(expected), "{before} {after} {now}");
        }
    }

    #[test]
    fn a_scenario_is_moved_and_the_others_keep_their_order() {
        let mut list = vec![0, 1, 2, 3];
        assert_eq!(move_item(&mut list, 0, 2), 2);
        assert_eq!(list, [1, 2, 0, 3]);
        assert_eq!((move_item(&mut list, 3, 4), move_item(&mut list, 9, 0)), (3, 9));
        assert_eq!(list, [1, 2, 0, 3]);
    }
}
