//! Ranges: what an amount comes to at least and at most while a fact is open. Never a guess: where some completion does
//! not owe the amount at all, there is no range.

use crate::engine::completions::results::OutputResult;
use crate::engine::completions::space::Completions;
use crate::engine::decide::situation;
use crate::engine::evaluate::{Situation, rounded};
use crate::model::day::Day;
use crate::model::fact::Quantity;
use crate::model::facts::Facts;
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::rule::{Output, OutputValue, ReadingChoices};
use crate::model::tool::Tool;

/// What an amount lies between, both ends included, rounded as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least; nothing where it has no bound below.
    pub least: Option<Decimal>,
    /// The most; nothing where it has no bound above.
    pub most: Option<Decimal>,
    /// What sort of number it is.
    pub quantity: Quantity,
}

/// The ranges of a tool's results, in the order of [`Tool::outputs`]: nothing where a result is settled, is no amount,
/// is not due in every completion, or could be anything. The caller has made sure that no fact is refused.
pub fn ranges(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Vec<Option<Range>> {
    let situation = situation(pack, tool, facts, as_of, chosen);
    tool.rule.outputs.iter().map(|output| range(pack, tool, &situation, *output)).collect()
}

fn range(pack: &Pack, tool: &Tool, situation: &Situation, output: Output) -> Option<Range> {
    let OutputValue::Amount(_, quantity) = output.value else { return None };
    let (least, most) = ends(pack, tool, situation, output, quantity, Decimal::LARGEST)?;
    if least == most {
        return None;
    }
    // An end that still moves when numbers may be twice as large is no end.
    let half = Decimal::from_ten_thousandths(Decimal::LARGEST.ten_thousandths() / 2);
    let nearer = ends(pack, tool, situation, output, quantity, half);
    let range =
        Range { least: nearer.filter(|it| it.0 == least).map(|it| it.0), most: nearer.filter(|it| it.1 == most).map(|it| it.1), quantity };
    (range.least.is_some() || range.most.is_some()).then_some(range)
}

/// The least and the most over all completions; nothing where one of them does not owe the amount.
fn ends(
    pack: &Pack,
    tool: &Tool,
    situation: &Situation,
    output: Output,
    quantity: Quantity,
    largest: Decimal,
) -> Option<(Decimal, Decimal)> {
    let mut found: Option<(Decimal, Decimal)> = None;
    let mut absent = false;
    Completions::new(pack, tool, *situation, situation.day).up_to(largest).each_result(output, &mut |result| {
        let shown = match result {
            Some(OutputResult::Number(it)) => rounded(it, quantity),
            Some(OutputResult::Shown(it)) => Some(it),
            Some(OutputResult::Flag(_) | OutputResult::Date(_)) | None => None,
        };
        match shown {
            Some(it) => found = Some(found.map_or((it, it), |(least, most)| (least.min(it), most.max(it)))),
            None => absent = true,
        }
        absent
    });
    found.filter(|_| !absent)
}
