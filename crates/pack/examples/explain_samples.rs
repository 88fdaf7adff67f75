//! Prints what the product says of the invented people and units: `cargo run --package pack --example explain_samples [zh|en]`.

#![allow(clippy::print_stdout, reason = "an example speaks to the terminal")]

use pack::pack;
use policy::engine::decide::{decide, situation};
use policy::engine::windows::{windows, windows_if_recognised};
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;

fn main() {
    let language = if std::env::args().nth(1).as_deref() == Some("en") { Language::English } else { Language::Chinese };
    for sample in &pack().samples {
        println!("# {}", sample.name.in_language(language));
        for asked in &sample.tools {
            let Some(tool) = pack().tool_at(asked.tool) else { continue };
            let facts: Facts = asked.facts.iter().copied().collect();
            let Ok(finding) = decide(pack(), tool, &facts, sample.as_of, ReadingChoices::default()) else { continue };
            let situation = situation(pack(), tool, &facts, sample.as_of, ReadingChoices::default());
            let explainer = Explainer { pack: pack(), tool, situation: &situation, language };
            println!(
                "\n## {}\n{:?}, robust {}: {}",
                tool.title.in_language(language),
                finding.verdict,
                finding.robust,
                explainer.verdict(&finding)
            );
            for line in explainer.lines(&finding) {
                println!(
                    "{}{} {} [{}]",
                    "  ".repeat(usize::from(line.depth)),
                    line.holds.map_or("?", |it| if it { "+" } else { "-" }),
                    line.sentence(),
                    line.provision
                );
            }
            for (at, text) in tool.outputs.iter().enumerate() {
                let value = explainer.outcome(at, finding.outputs.get(at).copied().flatten()).unwrap_or_else(|| "—".to_owned());
                let derivation = explainer
                    .derivation(at)
                    .map(|(names, put_in)| format!(" = {}; {}", plain(&names), put_in.map(|it| plain(&it)).unwrap_or_default()));
                println!("  = {}: {value}{}", text.label.in_language(language), derivation.unwrap_or_default());
            }
            if tool.over_time {
                println!("  windows {:?}", windows(pack(), tool, &facts, sample.as_of, ReadingChoices::default()));
                println!("  if recognised {:?}", windows_if_recognised(pack(), tool, &facts, sample.as_of, ReadingChoices::default()));
            }
        }
    }
}
