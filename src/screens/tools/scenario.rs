//! The scenario in a link: `#/tools/ID?…`.

use crate::screens::tools::inputs::Inputs;

/// Puts the scenario of a link into the form. Says whether it could be read.
pub fn open(inputs: Inputs, scenario: &str) -> bool {
    // FIXME: the codec comes with the crate that reads and writes what is exchanged.
    let _ = (inputs, scenario);
    false
}
