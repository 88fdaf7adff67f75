//! The one rule: nothing is overwritten or removed before an identical copy lies elsewhere.

use crate::area::{Area, RawText, Refusal};
use crate::key::{KeySpace, Kind};

/// The most copies of one name; who has more has a program that writes them.
const MOST: u32 = 10_000;

/// Lays a copy of a text aside, under a key that begins with the name of where it lay, and returns that key. Where an identical
/// copy of the same name lies there already, it is that one.
///
/// # Errors
/// When the storage refuses, or the copy that it gives back is not identical: then there is no copy.
pub fn lay_aside<A: Area>(area: &A, space: &KeySpace, name: &str, text: &A::Text) -> Result<A::Text, Refusal> {
    let beginning = [&space.of(Kind::SetAside, name), "-"].concat();
    let mut taken = Vec::new();
    for key in area.keys()? {
        let written = key.to_text();
        if let Some(number) = written.strip_prefix(&beginning) {
            if area.get(&key)?.as_ref() == Some(text) {
                return Ok(key);
            }
            taken.push(number.to_owned());
        }
    }
    let number = (1..MOST).map(|number| number.to_string()).find(|number| !taken.contains(number)).ok_or(Refusal::Full)?;
    let key = A::Text::of(&[beginning, number].concat());
    area.set(&key, text)?;
    // A storage that took something else has taken nothing.
    if area.get(&key)?.as_ref() == Some(text) { Ok(key) } else { Err(Refusal::Blocked) }
}

/// Moves a text aside: it is removed from its key once the copy is there. The key of the copy.
///
/// # Errors
/// When the storage refuses; the text then still lies where it lay.
pub fn move_aside<A: Area>(area: &A, space: &KeySpace, key: &A::Text) -> Result<Option<A::Text>, Refusal> {
    let Some(text) = area.get(key)? else { return Ok(None) };
    let written = key.to_text();
    let copy = lay_aside(area, space, space.name(&written).unwrap_or(&written), &text)?;
    area.remove(key)?;
    Ok(Some(copy))
}

/// Moves a text to another key, from which nothing is taken: where something else lies there, the text is laid aside instead.
///
/// # Errors
/// When the storage refuses; the text then still lies where it lay.
pub fn move_to<A: Area>(area: &A, space: &KeySpace, from: &A::Text, to: &str) -> Result<(), Refusal> {
    let Some(text) = area.get(from)? else { return Ok(()) };
    let key = A::Text::of(to);
    // Where it lies already, what lies there is the text itself, and no copy of it.
    if *from == key {
        return Ok(());
    }
    match area.get(&key)? {
        Some(there) if there == text => {}
        Some(_) => drop(lay_aside(area, space, space.name(to).unwrap_or(to), &text)?),
        None => {
            area.set(&key, &text)?;
            if area.get(&key)?.as_ref() != Some(&text) {
                return Err(Refusal::Blocked);
            }
        }
    }
    area.remove(from)
}

/// What stood against a text that was to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault<T> {
    /// The storage refused; what lay there is unchanged.
    Refused(Refusal),
    /// Something else lies there than the writer knows of; `None` where nothing does. It is unchanged.
    Changed(Option<T>),
}

/// Writes over what the writer knows to lie there (`known`; `None` for nothing), and over nothing else.
///
/// # Errors
/// When something else lies there, or the storage refuses.
pub fn write_over<A: Area>(area: &A, key: &str, known: Option<&A::Text>, text: &A::Text) -> Result<(), Fault<A::Text>> {
    let key = A::Text::of(key);
    let there = area.get(&key).map_err(Fault::Refused)?;
    // The same text again is as good as written.
    if there.as_ref() == Some(text) {
        return Ok(());
    }
    if there.as_ref() != known {
        return Err(Fault::Changed(there));
    }
    area.set(&key, text).map_err(Fault::Refused)
}

/// Writes over whatever lies there, once a copy of that is laid aside.
///
/// # Errors
/// When the storage refuses; what lay there is then unchanged.
pub fn lay_aside_and_write<A: Area>(area: &A, space: &KeySpace, key: &str, text: &A::Text) -> Result<(), Refusal> {
    let at = A::Text::of(key);
    match area.get(&at)? {
        Some(there) if there != *text => drop(lay_aside(area, space, space.name(key).unwrap_or(key), &there)?),
        Some(_) | None => {}
    }
    area.set(&at, text)
}
