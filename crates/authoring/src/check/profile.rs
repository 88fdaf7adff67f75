//! The page for a person, checked: every question once, nothing contradictory, nothing that serves people left out.

use std::collections::{BTreeMap, BTreeSet};

use policy::engine::profile::known::{Known, known_by};
use policy::model::document::{Level, ProvisionKind};
use policy::model::fact::{FactKind, Quantity};
use policy::model::ids::{FactId, ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::product::profile_page::{Beyond, Gate, Implication, Post, ProfilePage, ProfileSection, Summand, Together};
use policy::model::rule::OutputValue;
use policy::model::tool::Group;
use policy::model::value::Value;

use crate::check::checker::{Checker, Names};
use crate::place::{At, Place};
use crate::problem::nearest;
use crate::yaml::profile::{RawImplied, RawProfile};

impl Checker<'_> {
    /// The page, with every mistake in it noted.
    pub(crate) fn profile(&mut self, file: usize, raw: &RawProfile, pack: &Pack, names: &Names) -> ProfilePage {
        let top = Place::default();
        let mut posts: Vec<Post> = Vec::new();
        for choice in &raw.post.choices {
            if posts.iter().any(|other| other.id == *choice.id.get()) {
                self.wrong(file, choice.id.place(), format!("post `{}` is there twice", choice.id.get()), None);
            }
            posts.push(Post {
                id: choice.id.get().clone(),
                label: self.text(file, &choice.label),
                help: self.text_if(file, choice.help.as_ref()),
                implies: self.implied(file, &choice.implies, choice.id.place(), pack, names),
            });
        }
        let mut implications = Vec::new();
        for implication in &raw.implications {
            let when = self.implied(file, implication.when.get(), implication.when.place(), pack, names);
            let then = self.implied(file, implication.then.get(), implication.then.place(), pack, names);
            match (when.as_slice(), then.as_slice()) {
                (&[when], &[then]) => implications.push(Implication { when, then, gives_way: implication.gives_way }),
                _ => self.wrong(file, implication.when.place(), "an implication has one fact on each side".to_owned(), None),
            }
        }
        let page = ProfilePage {
            label: self.text(file, &raw.post.label),
            help: self.text(file, &raw.post.help),
            posts,
            implications,
            concerns: self.concerns(file, &raw.concerns, pack, names),
            gates: self.gates(file, raw, pack, names),
            sums: self.sums(file, raw, pack, names),
            together: self.together(file, raw, pack, names),
            sections: self.sections(file, raw, pack, names),
            beyond: self.beyond(file, raw, pack, names),
        };
        for (post, raw) in page.posts.iter().zip(&raw.post.choices) {
            let Known { contradictions, .. } = known_by(&page, Some(post), &policy::model::facts::Facts::new());
            for fact in contradictions {
                let id = pack.fact_at(fact).map_or("?", |it| it.id.as_str());
                self.wrong(file, raw.id.place(), format!("post `{}` contradicts an implication about `{id}`", post.id), None);
            }
        }
        if page.posts.is_empty() {
            self.wrong(file, top, "the profile has no post".to_owned(), None);
        }
        page
    }

    fn implied(
        &mut self,
        file: usize,
        raw: &BTreeMap<String, At<RawImplied>>,
        place: Place,
        pack: &Pack,
        names: &Names,
    ) -> Vec<(FactId, Value)> {
        let mut found = Vec::new();
        for (id, answer) in raw {
            let Some(&fact) = names.facts.get(id) else {
                let help = nearest(id, names.facts.keys().map(String::as_str));
                self.wrong(file, place, format!("unknown fact `{id}`"), help);
                continue;
            };
            let value = match (pack.fact_at(fact).map(|it| &it.kind), answer.get()) {
                (Some(FactKind::YesNo), RawImplied::Flag(yes)) => Some(Value::YesNo(*yes)),
                (Some(FactKind::Choice(choices)), RawImplied::Choice(choice)) => {
                    choices.iter().position(|it| it.id == *choice).and_then(|it| u8::try_from(it).ok()).map(Value::Choice)
                }
                _ => None,
            };
            match value {
                Some(value) => found.push((fact, value)),
                None => self.wrong(file, answer.place(), format!("this is no answer to `{id}`"), None),
            }
        }
        found
    }

    fn concerns(&mut self, file: usize, raw: &BTreeMap<String, At<String>>, pack: &Pack, names: &Names) -> Vec<(ToolId, u8)> {
        let mut found = Vec::new();
        for (id, output) in raw {
            let Some(tool_id) = self.tool_named(file, id, output.place(), names) else { continue };
            let tool = pack.tool_at(tool_id);
            let at = tool.and_then(|tool| {
                let at = tool.outputs.iter().position(|it| it.id == *output.get())?;
                matches!(tool.rule.outputs.get(at)?.value, OutputValue::Flag(_)).then_some(at)
            });
            match at.and_then(|it| u8::try_from(it).ok()) {
                Some(at) => found.push((tool_id, at)),
                None => self.wrong(file, output.place(), format!("tool `{id}` has no flag `{}` among its results", output.get()), None),
            }
        }
        found
    }

    fn tool_named(&mut self, file: usize, id: &str, place: Place, names: &Names) -> Option<ToolId> {
        let found = names.tools.get(id).copied();
        if found.is_none() {
            let help = nearest(id, names.tools.keys().map(String::as_str));
            self.wrong(file, place, format!("unknown tool `{id}`"), help);
        }
        found
    }

    fn gates(&mut self, file: usize, raw: &RawProfile, pack: &Pack, names: &Names) -> Vec<Gate> {
        let mut found: Vec<Gate> = Vec::new();
        for gate in &raw.asked_first {
            let when = self.implied(file, gate.when.get(), gate.when.place(), pack, names);
            let Some(tool) = self.tool_named(file, gate.tool.get(), gate.tool.place(), names) else { continue };
            if found.iter().any(|it| it.tool == tool) {
                self.wrong(file, gate.tool.place(), format!("tool `{}` is there twice", gate.tool.get()), None);
            }
            match when.as_slice() {
                &[(fact, value)] if pack.tools.iter().all(|it| it.group != Group::Person || it.slot_of(fact).is_none()) => {
                    let before = gate.before.iter().filter_map(|it| self.asked_by(file, it, tool, pack, names)).collect();
                    found.push(Gate { tool, fact, value, before });
                }
                _ => self.wrong(file, gate.when.place(), "what is asked first is one fact that no tool for a person asks".to_owned(), None),
            }
        }
        found
    }

    /// A fact that a tool asks.
    fn asked_by(&mut self, file: usize, id: &At<String>, tool_id: ToolId, pack: &Pack, names: &Names) -> Option<FactId> {
        let tool = pack.tool_at(tool_id)?;
        let asked = names.facts.get(id.get()).copied().filter(|it| tool.slot_of(*it).is_some());
        if asked.is_none() {
            let help = nearest(id.get(), tool.facts.iter().filter_map(|it| pack.fact_at(*it)).map(|it| it.id.as_str()));
            self.wrong(file, id.place(), format!("tool `{}` does not ask `{}`", tool.id, id.get()), help);
        }
        asked
    }

    fn sums(&mut self, file: usize, raw: &RawProfile, pack: &Pack, names: &Names) -> Vec<Summand> {
        let mut found = Vec::new();
        for summand in &raw.sums {
            let Some(tool_id) = self.tool_named(file, summand.tool.get(), summand.tool.place(), names) else { continue };
            let Some(tool) = pack.tool_at(tool_id) else { continue };
            let at = tool.outputs.iter().position(|it| it.id == *summand.output.get());
            let is_money =
                |at: &usize| matches!(tool.rule.outputs.get(*at).map(|it| it.value), Some(OutputValue::Amount(_, Quantity::Money)));
            let Some(output) = at.filter(is_money).and_then(|it| u8::try_from(it).ok()) else {
                let message = format!("tool `{}` has no amount of money `{}` among its results", tool.id, summand.output.get());
                self.wrong(file, summand.output.place(), message, None);
                continue;
            };
            let people = summand.people.as_ref().and_then(|it| self.asked_by(file, it, tool_id, pack, names));
            found.push(Summand { tool: tool_id, output, people });
        }
        found
    }

    fn together(&mut self, file: usize, raw: &RawProfile, pack: &Pack, names: &Names) -> Vec<Together> {
        let on_page: BTreeSet<&String> = raw.sections.iter().flat_map(|it| &it.facts).map(At::get).collect();
        let mut seen = BTreeSet::new();
        let mut groups = Vec::new();
        for group in &raw.together {
            let mut facts = Vec::new();
            for id in &group.facts {
                let known = names.facts.get(id.get()).copied().filter(|_| on_page.contains(id.get()));
                let fits = |fact: &FactId| {
                    pack.fact_at(*fact).is_some_and(|it| it.kind == FactKind::YesNo && it.decided_by.is_none()) && seen.insert(*fact)
                };
                match known.filter(fits) {
                    Some(fact) => facts.push(fact),
                    None => {
                        let message = format!("`{}` is no yes-or-no question of the page, or is ticked twice", id.get());
                        self.wrong(file, id.place(), message, None);
                    }
                }
            }
            groups.push(Together { label: self.text(file, &group.label), facts });
        }
        groups
    }

    fn sections(&mut self, file: usize, raw: &RawProfile, pack: &Pack, names: &Names) -> Vec<ProfileSection> {
        let mut wanted: BTreeSet<FactId> =
            pack.tools.iter().filter(|it| it.group == Group::Person).flat_map(|it| it.facts.iter().copied()).collect();
        wanted.extend(raw.asked_first.iter().flat_map(|it| it.when.get().keys()).filter_map(|it| names.facts.get(it).copied()));
        let mut seen = BTreeSet::new();
        let mut sections = Vec::new();
        for section in &raw.sections {
            let mut facts = Vec::new();
            for fact_name in &section.facts {
                let Some(&fact) = names.facts.get(fact_name.get()) else {
                    let help = nearest(fact_name.get(), names.facts.keys().map(String::as_str));
                    self.wrong(file, fact_name.place(), format!("unknown fact `{}`", fact_name.get()), help);
                    continue;
                };
                if !wanted.contains(&fact) {
                    self.wrong(file, fact_name.place(), format!("no tool for a person asks `{}`", fact_name.get()), None);
                }
                if !seen.insert(fact) {
                    self.wrong(file, fact_name.place(), format!("fact `{}` is asked twice", fact_name.get()), None);
                }
                facts.push(fact);
            }
            sections.push(ProfileSection { title: self.text(file, &section.title), facts });
        }
        for missing in wanted.difference(&seen) {
            let id = pack.fact_at(*missing).map_or("?", |it| it.id.as_str());
            self.wrong(file, raw.post.label.place(), format!("the profile does not ask `{id}`"), Some("add it to a section".to_owned()));
        }
        sections
    }

    fn beyond(&mut self, file: usize, raw: &RawProfile, pack: &Pack, names: &Names) -> Vec<Beyond> {
        let applied: BTreeSet<ProvisionId> =
            pack.tools.iter().filter(|it| it.group == Group::Person).flat_map(|it| it.provisions.iter().copied()).collect();
        let mut beyond: Vec<Beyond> = Vec::new();
        for entry in &raw.beyond {
            let Some(provision) = self.provision(file, &entry.provision, names) else { continue };
            if applied.contains(&provision) {
                self.wrong(file, entry.provision.place(), format!("a tool works out {provision}"), None);
            }
            if beyond.iter().any(|other| other.provision == provision) {
                self.wrong(file, entry.provision.place(), format!("provision {provision} is there twice"), None);
            }
            beyond.push(Beyond { provision, reason: self.text(file, &entry.reason) });
        }
        for provision in pack.provisions() {
            let gives = matches!(provision.kind, ProvisionKind::Entitlement | ProvisionKind::Eligibility);
            let serves_people = provision.serves.iter().any(|it| pack.actor_at(*it).is_some_and(|it| it.level == Level::Person));
            if gives && serves_people && !applied.contains(&provision.id) && !beyond.iter().any(|it| it.provision == provision.id) {
                self.wrong(
                    file,
                    raw.post.label.place(),
                    format!("the profile is silent on {}, which gives people something and no tool works out", provision.id),
                    Some("add it to `beyond`, with the reason".to_owned()),
                );
            }
        }
        beyond
    }
}
