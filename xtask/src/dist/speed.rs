//! Whether a build is to be published or looked at while working.

use crate::options::Options;

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// Small, with everything that a published site has; takes longer.
    Release,
    /// Quick, for looking at: not minified, no service worker.
    Dev,
}

impl Speed {
    /// Takes `--dev` from the command line.
    pub fn take(options: &mut Options) -> Self {
        if options.flag("--dev") { Self::Dev } else { Self::Release }
    }
}
