//! Older schemas of draft files, migrated to the newest one as JSON, before anything is read from them. Nothing is dropped
//! here: unknown fields are reported by the reader, by name.

use policy::model::day::Day;
use serde_json::{Map, Value};

/// Migrates schema 1 to schema 2. On the device schema 1 had `replies`, with every field as typed and the time in milliseconds.
pub fn to_schema_2(map: &mut Map<String, Value>) {
    if let Some(Value::Number(milliseconds)) = map.get("saved_at") {
        let timestamp = milliseconds.as_u64().map(timestamp).unwrap_or_default();
        map.insert("saved_at".to_owned(), Value::String(timestamp));
    }
    let Some(replies) = map.remove("replies") else { return };
    // The day was kept as typed.
    if let Some(Value::String(typed)) = map.get("as_of").filter(|it| it.as_str().is_some_and(|it| it.parse::<Day>().is_err())).cloned() {
        map.remove("as_of");
        if !typed.trim().is_empty() {
            map.insert("typed".to_owned(), Value::Object(Map::from_iter([("as_of".to_owned(), Value::String(typed))])));
        }
    }
    let answers = match replies {
        Value::Object(replies) => Value::Object(replies.into_iter().map(|(id, it)| (id, migrated_reply(it))).collect()),
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => other,
    };
    map.entry("answers").or_insert(answers);
}

fn migrated_reply(value: Value) -> Value {
    let Value::Object(mut reply) = value else { return value };
    let mut parts = Map::new();
    for (key, done) in [("lacking", false), ("done", true)] {
        if let Some(Value::Array(list)) = reply.remove(key) {
            parts.extend(list.iter().map(|part| (part.to_string(), Value::Bool(done))));
        }
    }
    if !parts.is_empty() {
        reply.insert("parts".to_owned(), Value::Object(parts));
    }
    // What was typed is read again by the reader; what cannot be read stays as typed.
    if let Some(facts) = reply.remove("facts") {
        reply.insert("typed".to_owned(), facts);
    }
    Value::Object(reply)
}

/// Milliseconds since 1970 as `2020-12-31T08:00:00Z`.
fn timestamp(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let day = i32::try_from(seconds / 86_400).ok().and_then(|it| Some(Day::new(1970, 1, 1)?.plus_days(it)));
    let (second, minute, hour) = (seconds % 60, seconds / 60 % 60, seconds / 3600 % 24);
    day.map(|day| format!("{day}T{hour:02}:{minute:02}:{second:02}Z")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_milliseconds_is_written_in_utc() {
        assert_eq!(timestamp(0), "1970-01-01T00:00:00Z");
        assert_eq!(timestamp(1_609_401_600_999), "2020-12-31T08:00:00Z");
    }
}
