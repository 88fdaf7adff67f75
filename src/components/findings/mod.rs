//! What the engine found, as people read it: sentences whose figures lead back to the document, the tree of reasons,
//! and results with how they were worked out.

mod changes;
mod outputs;
mod readings;
mod reasons;

pub use changes::changes;
pub use outputs::{outcomes_in_words, output_lines, outputs};
pub use readings::{side_by_side, side_by_side_in_words};
pub use reasons::reasons;
