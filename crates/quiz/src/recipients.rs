//! Whom a provision is for: asked only where the document names people who work in one place, alone or beside units, so that nobody named
//! in a wrong answer can also be one of them.

use policy::model::document::{Actor, Level, Provision};
use policy::model::ids::ActorId;
use policy::model::pack::Pack;

use crate::giveaway;
use crate::random::Rng;

/// Whether it can be asked whom a provision is for: it serves people of a known place, and nobody else who could be anywhere.
pub fn can_be_asked(pack: &Pack, provision: &Provision) -> bool {
    provision.serves.iter().all(|it| actor(pack, *it).and_then(reach).is_some()) && !askable(pack, provision).is_empty()
}

/// Those whom it serves and who can be asked for.
fn askable(pack: &Pack, provision: &Provision) -> Vec<ActorId> {
    let is_of_a_place = |it: &ActorId| actor(pack, *it).and_then(place).is_some();
    provision.serves.iter().copied().filter(is_of_a_place).filter(|it| !wrong_beside(pack, provision, *it).is_empty()).collect()
}

/// One whom it serves, and others whom it cannot: they work elsewhere. The right one first.
pub fn options(pack: &Pack, provision: &Provision, most: usize, rng: &mut Rng) -> Option<Vec<ActorId>> {
    let right = rng.pick(&askable(pack, provision))?;
    let mut others = wrong_beside(pack, provision, right);
    rng.shuffle(&mut others);
    others.truncate(most.saturating_sub(1));
    others.insert(0, right);
    Some(others)
}

/// Those who are wrong beside a right one; none where the heading would point at the right one alone.
fn wrong_beside(pack: &Pack, provision: &Provision, right: ActorId) -> Vec<ActorId> {
    let others = wrong(pack, provision);
    if giveaway::points_at(pack, provision, right, &[]) { Vec::new() } else { others }
}

fn wrong(pack: &Pack, provision: &Provision) -> Vec<ActorId> {
    let named = || provision.serves.iter().chain(&provision.owed_by);
    let of_served = provision.serves.iter().filter_map(|it| actor(pack, *it).and_then(reach));
    let places: Vec<Level> = of_served.chain(provision.owed_by.iter().filter_map(|it| actor(pack, *it).and_then(place))).collect();
    (0u16..)
        .zip(&pack.actors)
        .filter(|(_, it)| place(it).is_some_and(|it| !places.contains(&it)))
        .map(|it| ActorId(it.0))
        .filter(|it| named().all(|other| other != it))
        .collect()
}

fn actor(pack: &Pack, id: ActorId) -> Option<&Actor> {
    pack.actor_at(id)
}

/// Where people of that name work, or where a unit is: a community is a village of its own kind.
fn reach(actor: &Actor) -> Option<Level> {
    match actor.level {
        Level::Person => actor.works_in,
        Level::Village | Level::Community => Some(Level::Village),
        it @ (Level::County | Level::Township) => Some(it),
    }
}

/// Where people of that name work, if in one place only.
fn place(actor: &Actor) -> Option<Level> {
    match actor.level {
        Level::Person => actor.works_in,
        Level::County | Level::Township | Level::Village | Level::Community => None,
    }
}
