//! What gives an answer away: its own words in what is asked. Read in Chinese, which is always there; a test holds the English to it.

use policy::model::document::Provision;
use policy::model::ids::ActorId;
use policy::model::number::Ratio;
use policy::model::pack::Pack;
use policy::model::parameter::{Parameter, Unit};
use policy::model::text::Language;

use crate::figures;

/// So many letters of a measure's title in a statement, and one need not know the measure.
const TELLING: usize = 5;

/// Whether a figure can be asked by its name: the name does not say it.
pub fn can_ask_figure(parameter: &Parameter) -> bool {
    !says_figure(&parameter.label.zh, parameter.value, parameter.unit)
}

/// Whether a text says a figure, in digits or in characters.
pub fn says_figure(text: &str, value: Ratio, unit: Unit) -> bool {
    ways_to_write(value, unit).iter().any(|written| {
        let is_digit = |it: char| it.is_ascii_digit() || it == '.' || it == ',';
        text.match_indices(written.as_str()).any(|(at, _)| {
            let before = text.get(..at).and_then(|it| it.chars().next_back());
            let after = text.get(at + written.len()..).and_then(|it| it.chars().next());
            !written.starts_with(is_digit) || !before.is_some_and(is_digit) && !after.is_some_and(is_digit)
        })
    })
}

/// A figure as the document might write it.
fn ways_to_write(value: Ratio, unit: Unit) -> Vec<String> {
    let (top, bottom) = value.lowest_terms();
    if bottom != 1 {
        return [Some(format!("{top}/{bottom}")), figures::fraction(value, Language::Chinese)].into_iter().flatten().collect();
    }
    let mut ways = vec![top.to_string()];
    ways.extend(figures::numeral(top).map(str::to_owned));
    if top == 2 {
        ways.push("两".to_owned());
    }
    match unit {
        Unit::Yuan if top % 10_000 == 0 => ways.push(format!("{}万", top / 10_000)),
        Unit::Percent if top % 10 == 0 && top < 100 => ways.extend(figures::numeral(top / 10).map(|it| [it, "成"].concat())),
        _ => {}
    }
    ways
}

/// Whether it can be asked which measure says a provision: its text has no long stretch of the measure's title.
pub fn can_ask_place(pack: &Pack, provision: &Provision) -> bool {
    let has_stretch = |title: &str| {
        let letters: Vec<char> = title.chars().collect();
        letters.windows(TELLING).any(|it| provision.text.zh.contains(&it.iter().collect::<String>()))
    };
    pack.measure(provision.id.measure).is_some_and(|it| !has_stretch(&it.title.zh))
}

/// Whether the heading of a provision points at one of these alone: by two letters that no other has.
pub fn points_at(pack: &Pack, provision: &Provision, right: ActorId, others: &[ActorId]) -> bool {
    let label = |id: ActorId| pack.actor_at(id).map_or("", |it| it.label.zh.as_str());
    let heading = &provision.heading.zh;
    let pairs = |text: &str| -> Vec<String> {
        let letters: Vec<char> = text.chars().filter(|it| it.is_alphanumeric()).collect();
        letters.windows(2).map(|it| it.iter().collect()).collect()
    };
    let told = |pair: &String| heading.contains(pair.as_str());
    pairs(label(right)).iter().any(|pair| told(pair) && !others.iter().any(|it| label(*it).contains(pair.as_str())))
}

/// Whether the heading of a figure's provision says the figure: then it is not named by the heading.
pub fn heading_says(pack: &Pack, parameter: &Parameter) -> bool {
    pack.provision(parameter.provision).is_some_and(|it| says_figure(&it.heading.zh, parameter.value, parameter.unit))
}
