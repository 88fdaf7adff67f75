//! Two scenarios in one link, to be compared: one after the other, each with its own end marker.

use policy::model::pack::Pack;

use crate::link::{self, Read, Scenario};
use crate::problem::Problem;

/// Between the end marker of the first and the version letter of the second.
const SEPARATOR: &str = "&Z&";

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
    let Some(text) = link::percent_decoded(text.trim()) else { return [Err(Problem::NotALink), Err(Problem::NotALink)] };
    match text.find(SEPARATOR) {
        Some(at) => {
            let (one, other) = text.split_at(at + SEPARATOR.len() - 1);
            [link::read(pack, one), link::read(pack, other.trim_start_matches('&'))]
        }
        None => [link::read(pack, &text), Err(Problem::NotALink)],
    }
}
