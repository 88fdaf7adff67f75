//! The words after a command. Each command takes what it knows; what is left over is an error.

use crate::run::Failure;

pub struct Options(Vec<String>);

impl Options {
    pub fn new(words: impl Iterator<Item = String>) -> Self {
        Self(words.collect())
    }

    /// Was `--name` given?
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|it| it != name);
        self.0.len() != before
    }

    /// What follows `--name`, or stands after its `=`; the last one counts.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        Ok(self.values(name)?.pop())
    }

    /// What follows each `--name`.
    pub fn values(&mut self, name: &str) -> Result<Vec<String>, Failure> {
        let mut found = Vec::new();
        let mut rest = Vec::new();
        let mut words = std::mem::take(&mut self.0).into_iter();
        while let Some(word) = words.next() {
            if word == name {
                let missing = || Failure::new(format!("`{name}` needs a value.")).next("See `cargo xtask help`.");
                found.push(words.next().ok_or_else(missing)?);
            } else if let Some(value) = word.strip_prefix(name).and_then(|it| it.strip_prefix('=')) {
                found.push(value.to_owned());
            } else {
                rest.push(word);
            }
        }
        self.0 = rest;
        Ok(found)
    }

    /// Nothing may be left over.
    pub fn finish(self) -> Result<(), Failure> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!("`{word}` is not known here.")).next("See `cargo xtask help`.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Options {
        Options::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn takes_what_it_knows() {
        let mut words = options("--skip lint --port=90 --skip wasm --dev");
        assert_eq!(words.values("--skip").ok(), Some(vec!["lint".to_owned(), "wasm".to_owned()]));
        assert_eq!(words.value("--port").ok(), Some(Some("90".to_owned())));
        assert!(words.flag("--dev"));
        assert!(words.finish().is_ok());
    }

    #[test]
    fn refuses_what_is_left_over() {
        assert!(options("--prot 80").finish().is_err());
        assert!(options("--port").value("--port").is_err());
    }
}
