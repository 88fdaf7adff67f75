//! What gets better stays met: along every fact of which a tool declares which way it gets better.

use authoring::check::declared::Better;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::value::Answer;

use crate::cut::value;
use crate::failure::{Aim, Expected, Failures, Region};
use crate::meaning::Atom;
use crate::space::{MET, NOT_MET, Space};
use crate::table::{Axis, at, positions, sizes};

/// Looks for regions that are met, and are not any more when a fact has got better; and for facts that turn nothing as they do.
pub fn better(spaces: &[Space<'_>], declared: &[(FactId, Better)], failures: &mut Failures) {
    for &(fact, towards) in declared {
        let mut turns = false;
        for space in spaces {
            turns |= along(space, fact, towards, failures);
        }
        if let Some(space) = spaces.first().filter(|_| !turns) {
            let name = space.pack.fact_at(fact).map_or("?", |it| it.id.as_str());
            failures.add(space.tool, Aim::Better, || (format!("{name} is declared to get better, but that turns nothing into met"), None));
        }
    }
}

fn along(space: &Space<'_>, fact: FactId, towards: Better, failures: &mut Failures) -> bool {
    let Some(axis) = space.tool.slot_of(fact).map(usize::from) else { return false };
    let Some(cut) = space.cuts.get(axis) else { return false };
    let mut pairs = Vec::new();
    for (one, worse) in cut.atoms.iter().enumerate() {
        pairs.extend(cut.atoms.iter().enumerate().filter(|it| is_better(*worse, *it.1, towards)).map(|it| (one, it.0)));
    }
    let sizes = sizes(&space.cuts, Axis::Atoms);
    let count: usize = sizes.iter().product();
    let (mut turns, mut place) = (false, Vec::new());
    for index in 0..count {
        positions(&sizes, index, &mut place);
        // Every line along the axis once.
        if place.get(axis) != Some(&0) {
            continue;
        }
        for (&chosen, complete) in space.readings.iter().zip(&space.complete) {
            for &(worse, good) in &pairs {
                let verdict = |atom: usize| {
                    let mut there = place.clone();
                    if let Some(held) = there.get_mut(axis) {
                        *held = atom;
                    }
                    (complete.verdicts.get(at(&sizes, &there)).copied().unwrap_or_default(), there)
                };
                match (verdict(worse), verdict(good)) {
                    ((NOT_MET, _), (MET, _)) => turns = true,
                    ((MET, there), (NOT_MET, lost)) => failures.add(space.tool, Aim::Better, || {
                        let known = |region: &[usize]| -> Facts {
                            let answers = space.atoms(region).into_iter().map(|it| Answer::Given(value(it)));
                            space.tool.facts.iter().copied().zip(answers).collect()
                        };
                        let (before, after) = (known(&there), known(&lost));
                        let name = space.pack.fact_at(fact).map_or("?", |it| it.id.as_str());
                        let what = format!("met, and not any more when {name} gets better: {towards:?}");
                        let as_of = space.as_of.to_day();
                        let region = |facts| Region { pack: space.pack, tool: space.tool, facts, as_of, chosen };
                        let met = Expected { verdict: Some("met"), ..Expected::default() };
                        let case = region(&before).case("met before it gets better", &met) + &region(&after).case(&what, &met);
                        (what, Some(case))
                    }),
                    _ => {}
                }
            }
        }
    }
    turns
}

/// Whether the second answer is better than the first, all else alike.
fn is_better(worse: Atom, good: Atom, towards: Better) -> bool {
    match (worse, good, towards) {
        (Atom::YesNo(false), Atom::YesNo(true), Better::Yes) | (Atom::YesNo(true), Atom::YesNo(false), Better::No) => true,
        (Atom::Number(worse), Atom::Number(good), Better::More) => worse < good,
        (Atom::Number(worse), Atom::Number(good), Better::Less) => good < worse,
        (Atom::Date(worse), Atom::Date(good), Better::Earlier) => good < worse,
        (Atom::Date(worse), Atom::Date(good), Better::Later) => worse < good,
        // More before, or longer in the post; a post that is held rather than not.
        (Atom::Tenure(since, earlier), Atom::Tenure(better_since, more), Better::More) => {
            let longer = match (since, better_since) {
                (None, _) => true,
                (Some(since), Some(better)) => better <= since,
                (Some(_), None) => false,
            };
            longer && earlier <= more && worse != good
        }
        _ => false,
    }
}
