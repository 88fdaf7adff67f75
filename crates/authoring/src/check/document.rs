//! The document, checked: its chapters, measures and provisions, its actors and its figures.

use policy::model::document::{Actor, Chapter, Level, Measure, Provision, ProvisionKind, Timing, TimingKind, Usable};
use policy::model::ids::{ActorId, ParameterId, ProvisionId};
use policy::model::number::{Decimal, Ratio};
use policy::model::parameter::{Parameter, Unit};
use policy::model::text::Text;

use crate::check::checker::{Checker, Names};
use crate::place::At;
use crate::problem::nearest;
use crate::yaml::document::{
    RawActor, RawLevel, RawMeasure, RawPack, RawParameter, RawProvision, RawProvisionKind, RawTimingKind, RawUnit,
};
use crate::yaml::text::RawText;

/// The longest name of an app in characters: it stands in narrow places, and at the head of every part of a text that is sent.
const LONGEST_NAME: usize = 20;

/// Whether an id can stand in keys of storage, addresses and names of folders.
pub fn is_pack_id(id: &str) -> bool {
    let fits = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    !id.is_empty() && id.len() <= 40 && id.bytes().all(fits) && !id.starts_with('-') && !id.ends_with('-')
}

impl Checker<'_> {
    /// The id of the pack, which tells apart what two packs keep on one device.
    pub(crate) fn pack_id(&mut self, file: usize, raw: &At<String>) -> String {
        if !is_pack_id(raw.get()) {
            let help = Some("write it in small letters, digits and hyphens, as in other-2021".to_owned());
            self.wrong(file, raw.place(), format!("`{}` cannot be the id of a pack", raw.get()), help);
        }
        raw.get().clone()
    }

    pub(crate) fn short_title(&mut self, file: usize, raw: &At<RawText>) -> Text {
        let text = self.text(file, raw);
        if LONGEST_NAME < text.zh.chars().count() || text.zh.contains(['【', '】']) {
            let help = Some("the full name is `title`".to_owned());
            let message = format!("the Chinese name of the app has more than {LONGEST_NAME} characters, or heavy brackets");
            self.wrong(file, raw.place(), message, help);
        }
        text
    }

    pub(crate) fn icon(&mut self, file: usize, raw: &At<String>) -> String {
        if raw.get().chars().count() != 1 {
            self.wrong(file, raw.place(), "the icon is one character".to_owned(), None);
        }
        raw.get().clone()
    }

    pub(crate) fn chapters(&mut self, file: usize, head: &RawPack, measures: &[Measure]) -> Vec<Chapter> {
        let mut chapters = Vec::new();
        for (at, chapter) in (1u8..).zip(&head.chapters) {
            let number_of_chapter = *chapter.number.get();
            if number_of_chapter != at {
                let help = Some("chapters are numbered from 1, in their order".to_owned());
                self.wrong(file, chapter.number.place(), format!("chapter {number_of_chapter} stands where {at} is due"), help);
            }
            for number in &chapter.measures {
                match measures.iter().find(|measure| measure.number == *number.get()) {
                    Some(measure) if measure.chapter == number_of_chapter => {}
                    Some(measure) => self.wrong(
                        file,
                        number.place(),
                        format!("measure {} says that it stands in chapter {}, not {}", measure.number, measure.chapter, number_of_chapter),
                        None,
                    ),
                    None => self.wrong(file, number.place(), format!("unknown measure {}", number.get()), None),
                }
            }
            chapters.push(Chapter {
                number: number_of_chapter,
                title: self.text(file, &chapter.title),
                measures: chapter.measures.iter().map(|it| *it.get()).collect(),
            });
        }
        for measure in measures {
            if measure.number != 0 && !chapters.iter().any(|it| it.measures.contains(&measure.number)) {
                self.wrong(file, head.id.place(), format!("measure {} stands in no chapter", measure.number), None);
            }
        }
        chapters
    }

    pub(crate) fn provision_number(&mut self, file: usize, measure: &RawMeasure, raw: &RawProvision, names: &mut Names) {
        let Ok(id) = raw.id.get().parse::<ProvisionId>() else {
            self.wrong(
                file,
                raw.id.place(),
                format!("`{}` is no number of a provision", raw.id.get()),
                Some("write it as \"7.1\", in quotes".to_owned()),
            );
            return;
        };
        if id.measure != *measure.number.get() {
            self.wrong(file, raw.id.place(), format!("provision {id} stands in measure {}", measure.number.get()), None);
        }
        if !names.provisions.insert(id) {
            self.wrong(file, raw.id.place(), format!("provision {id} is there twice"), None);
        }
    }

    pub(crate) fn measure(&mut self, file: usize, raw: &RawMeasure, names: &Names, parameters: &[Parameter]) -> Measure {
        if raw.provisions.is_empty() {
            self.wrong(file, raw.number.place(), format!("measure {} has no provisions", raw.number.get()), None);
        }
        Measure {
            number: *raw.number.get(),
            chapter: *raw.chapter.get(),
            title: self.text(file, &raw.title),
            summary: self.text(file, &raw.summary),
            provisions: raw.provisions.iter().filter_map(|it| self.checked_provision(file, it, names, parameters)).collect(),
        }
    }

    fn checked_provision(&mut self, file: usize, raw: &RawProvision, names: &Names, parameters: &[Parameter]) -> Option<Provision> {
        let id = raw.id.get().parse::<ProvisionId>().ok()?;
        let mut figures = Vec::new();
        for figure_name in &raw.figures {
            match names.parameters.get(figure_name.get()) {
                Some(&figure) => {
                    let home = parameters.get(usize::from(figure.0)).map(|it| it.provision);
                    if home != Some(id) {
                        self.wrong(
                            file,
                            figure_name.place(),
                            format!("figure `{}` belongs to another provision", figure_name.get()),
                            home.map(|it| format!("its provision is {it}")),
                        );
                    }
                    figures.push(figure);
                }
                None => self.wrong(
                    file,
                    figure_name.place(),
                    format!("unknown figure `{}`", figure_name.get()),
                    nearest(figure_name.get(), names.parameters.keys().map(String::as_str)),
                ),
            }
        }
        let timing = raw.timing.get();
        if (timing.kind == RawTimingKind::None) != timing.text.is_none() {
            self.wrong(file, raw.timing.place(), format!("provision {id}: a time needs a text, and `none` has no text"), None);
        }
        let kind = match raw.kind {
            RawProvisionKind::Duty => ProvisionKind::Duty,
            RawProvisionKind::Target => ProvisionKind::Target,
            RawProvisionKind::Entitlement => ProvisionKind::Entitlement,
            RawProvisionKind::Eligibility => ProvisionKind::Eligibility,
            RawProvisionKind::Ban => ProvisionKind::Ban,
            RawProvisionKind::Consequence => ProvisionKind::Consequence,
            RawProvisionKind::Procedure => ProvisionKind::Procedure,
            RawProvisionKind::Encouragement => ProvisionKind::Encouragement,
        };
        let timing_kind = match timing.kind {
            RawTimingKind::None => TimingKind::None,
            RawTimingKind::Ongoing => TimingKind::Ongoing,
            RawTimingKind::Frequency => TimingKind::Frequency,
            RawTimingKind::PerEvent => TimingKind::PerEvent,
            RawTimingKind::Deadline => TimingKind::Deadline,
        };
        Some(Provision {
            id,
            heading: self.text(file, &raw.heading),
            text: self.text(file, &raw.text),
            key_phrase: self.key_phrase(file, &raw.key_phrase),
            kind,
            owed_by: self.actor_ids(file, &raw.owed_by, names),
            serves: self.actor_ids(file, &raw.serves, names),
            owed_note: self.text_if(file, raw.owed_note.as_ref()),
            timing: Timing { kind: timing_kind, text: self.text_if(file, timing.text.as_ref()), passed: timing.passed },
            figures,
            see: self.provisions(file, &raw.see, names),
            silent: self.text_if(file, raw.silent.as_ref()),
            related: self.text_if(file, raw.related.as_ref()),
            usable: Usable {
                township: raw.usable.township,
                village: raw.usable.village,
                computable: raw.usable.computable,
                county_only: raw.usable.county_only,
            },
        })
    }

    pub(crate) fn actors(&mut self, file: usize, raw: &[RawActor], names: &mut Names) -> Vec<Actor> {
        let mut actors = Vec::new();
        for actor in raw {
            let id = ActorId(u16::try_from(actors.len()).unwrap_or(u16::MAX));
            if names.actors.insert(actor.id.get().clone(), id).is_some() {
                self.wrong(file, actor.id.place(), format!("actor `{}` is there twice", actor.id.get()), None);
            }
            let (level, works_in) = (level(actor.level), actor.works_in.map(level));
            actors.push(Actor { id: actor.id.get().clone(), level, works_in, label: self.text(file, &actor.label) });
        }
        actors
    }

    fn actor_ids(&mut self, file: usize, raw: &[At<String>], names: &Names) -> Vec<ActorId> {
        let mut ids = Vec::new();
        for actor in raw {
            match names.actors.get(actor.get()) {
                Some(&id) => ids.push(id),
                None => self.wrong(
                    file,
                    actor.place(),
                    format!("unknown actor `{}`", actor.get()),
                    nearest(actor.get(), names.actors.keys().map(String::as_str)),
                ),
            }
        }
        ids
    }

    pub(crate) fn parameters(&mut self, file: usize, raw: &[RawParameter], names: &mut Names) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for parameter in raw {
            let id = ParameterId(u16::try_from(parameters.len()).unwrap_or(u16::MAX));
            if names.parameters.insert(parameter.id.get().clone(), id).is_some() {
                self.wrong(file, parameter.id.place(), format!("parameter `{}` is there twice", parameter.id.get()), None);
            }
            let value = ratio(parameter.value.get());
            if value.is_none() {
                self.wrong(
                    file,
                    parameter.value.place(),
                    format!("`{}` is no figure", parameter.value.get()),
                    Some("write a number (70, 10000) or a fraction (2/3)".to_owned()),
                );
            }
            if value.is_some_and(|it| it.lowest_terms().1 != 1) != (*parameter.unit.get() == RawUnit::Fraction) {
                self.wrong(
                    file,
                    parameter.unit.place(),
                    format!("`{}` does not fit the unit", parameter.value.get()),
                    Some("a fraction such as 2/3 has the unit `fraction`, and only a fraction has it".to_owned()),
                );
            }
            let provision = self.provision(file, &parameter.provision, names);
            parameters.push(Parameter {
                id: parameter.id.get().clone(),
                value: value.unwrap_or(Ratio::ZERO),
                unit: unit(*parameter.unit.get()),
                provision: provision.unwrap_or(ProvisionId { measure: 0, item: 0 }),
                key_phrase: self.key_phrase(file, &parameter.key_phrase),
                label: self.text(file, &parameter.label),
            });
        }
        parameters
    }
}

fn ratio(text: &str) -> Option<Ratio> {
    match text.split_once('/') {
        Some((top, bottom)) => Ratio::new(top.trim().parse().ok()?, bottom.trim().parse().ok()?),
        None => text.parse::<Decimal>().ok().map(Ratio::from),
    }
}

pub(crate) fn unit(raw: RawUnit) -> Unit {
    match raw {
        RawUnit::Percent => Unit::Percent,
        RawUnit::Fraction => Unit::Fraction,
        RawUnit::Age => Unit::Age,
        RawUnit::Years => Unit::Years,
        RawUnit::Months => Unit::Months,
        RawUnit::Days => Unit::Days,
        RawUnit::Times => Unit::Times,
        RawUnit::Terms => Unit::Terms,
        RawUnit::People => Unit::People,
        RawUnit::Posts => Unit::Posts,
        RawUnit::Yuan => Unit::Yuan,
        RawUnit::Households => Unit::Households,
        RawUnit::Teams => Unit::Teams,
        RawUnit::Capabilities => Unit::Capabilities,
        RawUnit::Fields => Unit::Fields,
        RawUnit::Signs => Unit::Signs,
        RawUnit::Year => Unit::Year,
    }
}

fn level(raw: RawLevel) -> Level {
    match raw {
        RawLevel::County => Level::County,
        RawLevel::Township => Level::Township,
        RawLevel::Village => Level::Village,
        RawLevel::Community => Level::Community,
        RawLevel::Person => Level::Person,
    }
}
