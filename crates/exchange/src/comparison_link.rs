//! Two scenarios in one link, to be compared: one after the other, each with its own end marker.

use address::mangled::{pair, tidied};
use policy::model::pack::Pack;

use crate::link::{self, Read, Scenario};
use crate::problem::Problem;

/// Both scenarios as text.
pub fn write(pack: &Pack, one: &Scenario, other: &Scenario) -> String {
    [link::write(pack, one), link::write(pack, other)].join("&")
}

/// Both scenarios of a text, each as far as it can be read. Of a text cut short the first may be whole.
pub fn read(pack: &Pack, text: &str) -> [Result<Read, Problem>; 2] {
    if 2 * link::MAX_BYTES < text.len() {
        let refused = || Err(Problem::TooLarge { bytes: text.len(), most: 2 * link::MAX_BYTES });
        return [refused(), refused()];
    }
    let text = tidied(text);
    let (one, other) = pair(&text);
    [link::read(pack, one), other.map_or(Err(Problem::NotALink), |it| link::read(pack, it))]
}
