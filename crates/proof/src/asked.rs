//! Criteria as questions, to name them in failures.

use policy::engine::decide::situation;
use policy::engine::evaluate::Situation;
use policy::explain::explainer::Explainer;
use policy::model::facts::Facts;
use policy::model::ids::CriterionId;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::Tool;

use crate::calendar::Date;
use crate::space::Space;

/// A criterion as a question, to name it.
pub fn asked(spaces: &[Space<'_>], id: CriterionId) -> String {
    spaces.first().map_or_else(String::new, |it| question(it.pack, it.tool, id))
}

/// The same, where the pack and the tool are at hand.
pub fn question(pack: &Pack, tool: &Tool, id: CriterionId) -> String {
    let situation: Situation = situation(pack, tool, &Facts::new(), Date::FIRST.to_day(), ReadingChoices::default());
    Explainer { pack, tool, situation: &situation, language: Language::English }.asked(id)
}
