//! A result as lines of plain text, to be pasted into a message.

/// The lines so far.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A line, put together from its parts.
    pub fn line(&mut self, parts: &[&str]) {
        for part in parts {
            self.0.push_str(part);
        }
        self.0.push('\n');
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.0.push('\n');
    }

    /// A heading, set off from what stands above it.
    pub fn heading(&mut self, words: &str) {
        self.gap();
        self.line(&[words]);
    }

    /// The whole text.
    pub fn text(self) -> String {
        self.0
    }
}
