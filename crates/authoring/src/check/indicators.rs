//! The indicators of a self-assessment, checked: what settles each, and the figures put into their texts.

use std::collections::BTreeSet;

use policy::explain::wording::figure_in_words;
use policy::model::document::ProvisionKind;
use policy::model::fact::{FactKind, Quantity};
use policy::model::ids::{FactId, ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::parameter::Parameter;
use policy::model::product::indicator::{CountAsked, Indicator, IndicatorList, ListKind, Parts, SettledBy, Wanted};
use policy::model::rule::OutputValue;
use policy::model::text::{Language, Text};
use policy::model::tool::Tool;

use crate::check::checker::{Checker, Names};
use crate::check::sentences::placeholders;
use crate::place::At;
use crate::problem::nearest;
use crate::yaml::indicator::{RawIndicator, RawIndicatorList, RawListKind, RawWanted};
use crate::yaml::text::RawText;

impl Checker<'_> {
    /// The lists of a pack in the order of [`ListKind::ALL`]; a pack may have none of them.
    pub(crate) fn indicators(&mut self, pack: &Pack, raw: &[(usize, RawIndicatorList)], names: &Names) -> Vec<IndicatorList> {
        let mut seen = BTreeSet::new();
        let mut lists = Vec::new();
        for (file, list) in raw {
            let kind = kind(*list.kind.get());
            let expected = format!("indicators/{}.yaml", kind.id());
            if self.sources.files.get(*file).is_some_and(|it| it.name != expected) {
                self.wrong(*file, list.kind.place(), format!("the list `{}` does not stand in {expected}", kind.id()), None);
            }
            for indicator in &list.indicators {
                if !seen.insert(indicator.id.get().clone()) {
                    self.wrong(*file, indicator.id.place(), format!("indicator `{}` is there twice", indicator.id.get()), None);
                }
            }
            let indicators = list.indicators.iter().map(|it| self.indicator(*file, kind, it, pack, names)).collect();
            lists.push(IndicatorList { kind, title: self.text(*file, &list.title), note: self.text(*file, &list.note), indicators });
        }
        lists.sort_by_key(|it| it.kind);
        lists
    }

    fn indicator(&mut self, file: usize, list: ListKind, raw: &RawIndicator, pack: &Pack, names: &Names) -> Indicator {
        let id = raw.id.get();
        let provisions = self.provisions(file, &raw.provisions, names);
        if raw.provisions.is_empty() {
            self.wrong(file, raw.id.place(), format!("indicator `{id}` has no provision"), None);
        }
        if let Some(main) = provisions.first() {
            let expected = format!("{}-{main}", list.id());
            if id != &expected && !id.starts_with(&format!("{expected}-")) {
                self.wrong(
                    file,
                    raw.id.place(),
                    format!("indicator `{id}` is not named after its list and provision"),
                    Some(format!("name it `{expected}`, or `{expected}-…` where there are several")),
                );
            }
        }
        let settled_by = self.settled_by(file, raw, pack, names);
        let decided_by_tool = settled_by.tool().is_some();
        match (&raw.partly, decided_by_tool) {
            (Some(partly), true) => self.wrong(
                file,
                partly.place(),
                format!("indicator `{id}`: a tool decides it, so it is never partly met"),
                Some("remove `partly`, or make it a `check` if the tool looks at one case of many".to_owned()),
            ),
            (None, false) if settled_by.parts().is_some() => self.wrong(
                file,
                raw.id.place(),
                format!("indicator `{id}` is asked part by part of the year, so it needs the text `partly`"),
                None,
            ),
            (partly, false) if raw.count.as_ref().is_some_and(|it| partly.is_some() != matches!(it.wanted, RawWanted::All)) => self.wrong(
                file,
                raw.id.place(),
                format!("indicator `{id}` counts: it has the text `partly` where all are wanted, and only there"),
                None,
            ),
            (Some(_) | None, true | false) => {}
        }
        self.consequence(file, list, raw, &provisions, pack);
        for asked in &raw.asked_of {
            if matches!(asked.get(), RawListKind::Sentinel) {
                let help = Some("name kinds of units: township, village, community".to_owned());
                self.wrong(file, asked.place(), format!("indicator `{id}` cannot be asked of the burden watch"), help);
            }
        }
        if raw.decided_by_county && (list == ListKind::Sentinel || raw.consequence) {
            let message = format!("indicator `{id}` is decided by the county, so it is no consequence and not in the burden watch");
            self.wrong(file, raw.id.place(), message, None);
        }
        let check = raw.check.as_ref().and_then(|it| self.tool_id(file, it, names));
        if let (Some(check), true) = (&raw.check, raw.tool.is_some()) {
            self.wrong(file, check.place(), format!("indicator `{id}` has both `tool` and `check`"), None);
        }
        Indicator {
            id: id.clone(),
            question: self.text_with_figures(file, &raw.question, &provisions, pack),
            met: self.text_with_figures(file, &raw.met, &provisions, pack),
            partly: raw.partly.as_ref().map(|it| self.text_with_figures(file, it, &provisions, pack)),
            not_met: self.text_with_figures(file, &raw.not_met, &provisions, pack),
            evidence: self.text_with_figures(file, &raw.evidence, &provisions, pack),
            provisions,
            settled_by,
            check,
            consequence: raw.consequence,
            decided_by_county: raw.decided_by_county,
            asked_of: raw.asked_of.iter().map(|it| kind(*it.get())).collect(),
            count: raw.count.as_ref().map(|count| CountAsked {
                whole: self.text(file, &count.whole),
                part: self.text(file, &count.part),
                unit: self.text(file, &count.unit),
            }),
        }
    }

    fn settled_by(&mut self, file: usize, raw: &RawIndicator, pack: &Pack, names: &Names) -> SettledBy {
        let id = raw.id.get();
        let parts = match (raw.months, raw.quarters) {
            (false, false) => None,
            (true, false) => Some(Parts::Months),
            (false, true) => Some(Parts::Quarters),
            (true, true) => {
                self.wrong(file, raw.id.place(), format!("indicator `{id}` is asked by month and by quarter"), None);
                None
            }
        };
        if let Some(count) = &raw.count {
            if raw.tool.is_some() || parts.is_some() {
                self.wrong(file, raw.id.place(), format!("indicator `{id}` is asked by counts and in another way"), None);
            }
            return SettledBy::OwnCount(match count.wanted {
                RawWanted::All => Wanted::All,
                RawWanted::None => Wanted::None,
            });
        }
        let Some(raw_tool) = &raw.tool else {
            if let Some(short) = &raw.short {
                self.wrong(file, short.place(), format!("indicator `{id}` has `short`, but no tool"), None);
            }
            return parts.map_or(SettledBy::Own, SettledBy::OwnParts);
        };
        let Some((tool_id, tool)) = self.tool_id(file, raw_tool, names).and_then(|it| Some((it, pack.tool_at(it)?))) else {
            return SettledBy::Own;
        };
        if tool.rule.verdict.is_none() {
            self.wrong(file, raw_tool.place(), format!("tool `{}` only computes; it cannot decide an indicator", tool.id), None);
        }
        let short = raw.short.as_ref().and_then(|it| self.short(file, it, tool));
        match parts {
            None => SettledBy::Tool { tool: tool_id, short },
            Some(parts) => match over_and_done(pack, tool) {
                Some((over, done)) => SettledBy::ToolParts { tool: tool_id, short, parts, over, done },
                None => {
                    self.wrong(
                        file,
                        raw_tool.place(),
                        format!("tool `{}` cannot be asked part by part of the year", tool.id),
                        Some("it must ask two counts, the second part of the first".to_owned()),
                    );
                    SettledBy::Tool { tool: tool_id, short }
                }
            },
        }
    }

    fn short(&mut self, file: usize, raw: &At<String>, tool: &Tool) -> Option<u8> {
        let at = tool.outputs.iter().position(|it| it.id == *raw.get());
        match at {
            None => self.wrong(
                file,
                raw.place(),
                format!("unknown result `{}` of tool `{}`", raw.get(), tool.id),
                nearest(raw.get(), tool.outputs.iter().map(|it| it.id.as_str())),
            ),
            Some(at) => {
                if !matches!(tool.rule.outputs.get(at).map(|it| it.value), Some(OutputValue::Amount(..))) {
                    self.wrong(file, raw.place(), format!("result `{}` is no number", raw.get()), None);
                }
            }
        }
        at.and_then(|it| u8::try_from(it).ok())
    }

    pub(crate) fn tool_id(&mut self, file: usize, raw: &At<String>, names: &Names) -> Option<ToolId> {
        let found = names.tools.get(raw.get()).copied();
        if found.is_none() {
            self.wrong(
                file,
                raw.place(),
                format!("unknown tool `{}`", raw.get()),
                nearest(raw.get(), names.tools.keys().map(String::as_str)),
            );
        }
        found
    }

    /// A unit's own list says of a consequence that it is one; the burden watch never has any.
    fn consequence(&mut self, file: usize, list: ListKind, raw: &RawIndicator, provisions: &[ProvisionId], pack: &Pack) {
        let named = provisions.iter().filter_map(|it| pack.provision(*it)).any(|it| it.kind == ProvisionKind::Consequence);
        if list == ListKind::Sentinel && raw.consequence {
            self.wrong(file, raw.id.place(), "the burden watch never counts against the unit".to_owned(), None);
        } else if named != raw.consequence {
            let message = if named {
                format!("indicator `{}`: its provision names a consequence", raw.id.get())
            } else {
                format!("indicator `{}`: its provisions name no consequence", raw.id.get())
            };
            self.wrong(file, raw.id.place(), message, Some(format!("set `consequence: {named}`")));
        }
    }

    /// A text with the figures of its provisions put in. A figure that is written out would not follow the document.
    fn text_with_figures(&mut self, file: usize, raw: &At<RawText>, provisions: &[ProvisionId], pack: &Pack) -> Text {
        let mut text = self.marked_figures(file, raw, provisions, &pack.parameters);
        for part in [&mut text.zh, &mut text.en] {
            if part.chars().any(|it| it.is_ascii_digit()) {
                self.wrong(
                    file,
                    raw.place(),
                    "a figure is written out in an indicator".to_owned(),
                    Some("put it in by its id: {local_talents_min}".to_owned()),
                );
            }
            *part = unmarked(part);
        }
        text
    }

    /// The text of a verdict, with the figures of the tool's provisions put in.
    pub(crate) fn verdict(&mut self, file: usize, raw: &At<RawText>, provisions: &[ProvisionId], parameters: &[Parameter]) -> Text {
        let text = self.marked_figures(file, raw, provisions, parameters);
        Text { zh: unmarked(&text.zh), en: unmarked(&text.en) }
    }

    /// A text with the figures of its provisions put in, their digits marked.
    fn marked_figures(&mut self, file: usize, raw: &At<RawText>, provisions: &[ProvisionId], parameters: &[Parameter]) -> Text {
        let mut text = self.text(file, raw);
        for (part, language) in [(&mut text.zh, Language::Chinese), (&mut text.en, Language::English)] {
            for name in placeholders(part) {
                let wanted = format!("{{{name}}}");
                match parameters.iter().find(|it| it.id == name) {
                    Some(parameter) if provisions.contains(&parameter.provision) => {
                        // The marks keep the digits of the document apart from digits that somebody wrote.
                        *part = part.replace(&wanted, &marked(&figure_in_words(parameter.value, parameter.unit, language)));
                    }
                    Some(parameter) => {
                        *part = part.replace(&wanted, "");
                        self.wrong(file, raw.place(), format!("figure `{name}` belongs to provision {}", parameter.provision), None);
                    }
                    None => {
                        *part = part.replace(&wanted, "");
                        let near = nearest(&name, parameters.iter().map(|it| it.id.as_str()));
                        self.wrong(file, raw.place(), format!("unknown figure `{name}`"), near);
                    }
                }
            }
        }
        text
    }
}

/// The counts of a tool that is asked part by part: those that are over, and those in which it was done.
fn over_and_done(pack: &Pack, tool: &Tool) -> Option<(FactId, FactId)> {
    let [first, second] = *tool.facts.as_slice() else { return None };
    let count = |id: FactId| match &pack.fact_at(id)?.kind {
        FactKind::Number(it) if it.measure == Quantity::Count => Some(it),
        FactKind::Number(_) | FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure => None,
    };
    match (count(first)?.part_of, count(second)?.part_of) {
        (None, Some(whole)) if whole == first => Some((first, second)),
        (Some(whole), None) if whole == second => Some((second, first)),
        (Some(_) | None, Some(_) | None) => None,
    }
}

/// Digits moved to private characters.
fn marked(text: &str) -> String {
    text.chars().map(|it| it.to_digit(10).and_then(|it| char::from_u32(0xE000 + it)).unwrap_or(it)).collect()
}

/// And back.
fn unmarked(text: &str) -> String {
    let digit = |it: char| u32::from(it).checked_sub(0xE000).filter(|it| *it < 10).and_then(|it| char::from_digit(it, 10));
    text.chars().map(|it| digit(it).unwrap_or(it)).collect()
}

fn kind(raw: RawListKind) -> ListKind {
    match raw {
        RawListKind::Township => ListKind::Township,
        RawListKind::Village => ListKind::Village,
        RawListKind::Community => ListKind::Community,
        RawListKind::Sentinel => ListKind::Sentinel,
    }
}
