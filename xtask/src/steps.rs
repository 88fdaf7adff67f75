//! Steps announced as they begin, timed as they end.

use crate::run::Failure;
use std::time::{Duration, Instant};

pub struct Steps {
    name: &'static str,
    count: usize,
    done: usize,
    began: Instant,
}

impl Steps {
    pub fn new(name: &'static str, count: usize) -> Self {
        Self { name, count, done: 0, began: Instant::now() }
    }

    pub fn step<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        self.done += 1;
        println!("\n[{}/{}] {}: {title} …", self.done, self.count, self.name);
        let began = Instant::now();
        let result = work().map_err(|it| it.in_step(title))?;
        println!("[{}/{}] {}: {title}: done in {}", self.done, self.count, self.name, seconds(began.elapsed()));
        Ok(result)
    }

    pub fn elapsed(&self) -> String {
        seconds(self.began.elapsed())
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
