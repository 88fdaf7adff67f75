//! Drafts of invented units, and how a test imports, opens and answers them.

use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file::write;
use pack::{hash, pack};
use policy::assessment::reply::{Assessment, Counted, OwnAnswer, Reply, Unit};
use policy::model::number::Decimal;
use policy::model::value::{Answer, Value};
use serde_json::json;

use crate::harness::page::Page;

pub const TOWNSHIP: &str = "示例·松风乡（虚构）";

/// The second invented township: it lacks two months, a branch and a village's talent, and what the county decides.
pub fn township() -> Draft {
    let mut replies = BTreeMap::new();
    let mut put = |id: &str, reply: Reply| drop(replies.insert(id.to_owned(), reply));
    let whole = |number: i64| Answer::Given(Value::Number(Decimal::whole(number)));
    let facts = |all: &[(&str, i64)]| Reply {
        facts: all.iter().filter_map(|(id, it)| Some((pack().find_fact(id)?.0, whole(*it)))).collect(),
        ..Reply::default()
    };
    put("township-4.4", facts(&[("team_size", 9), ("members_with_two_years", 5)]));
    put("township-11.3", facts(&[("authorised_posts", 41), ("filled_posts", 38)]));
    put("township-3.3", facts(&[("branches_total", 38), ("branches_meeting", 37)]));
    put("township-17.2", Reply { count: Counted { whole: Some(9), part: Some(8) }, ..Reply::default() });
    put("township-14.4", facts(&[("villages_total", 9), ("villages_weak", 4)]));
    put("township-3.4", Reply { count: Counted { whole: Some(9), part: Some(9) }, ..Reply::default() });
    put("township-3.1", Reply { own: Some(OwnAnswer::Met), ..Reply::default() });
    put("township-3.2", Reply { own: Some(OwnAnswer::Partly), post: "组织委员".to_owned(), ..Reply::default() });
    put("township-9.5", Reply { own: Some(OwnAnswer::NotSure), ..Reply::default() });
    put("township-10.2", Reply { own: Some(OwnAnswer::NotMet), ..Reply::default() });
    put("sentinel-18.4", Reply { own: Some(OwnAnswer::Met), ..Reply::default() });
    let mut study = Reply::default();
    (1..=12).for_each(|month| study.parts.set(month, Some(month != 2 && month != 8)));
    put("township-1.3", study);
    Draft {
        unit_name: TOWNSHIP.to_owned(),
        assessment: Assessment { unit: Unit::Township, year: 2020, replies },
        as_of: "2020-12-31".parse().ok(),
        ..Draft::new(Unit::Township, 2020)
    }
}

pub fn village(name: &str, income: i64) -> Draft {
    let mut replies = BTreeMap::new();
    let income = Answer::Given(Value::Number(Decimal::whole(income)));
    let facts = [("income_this_year", income)].into_iter().filter_map(|(id, it)| Some((pack().find_fact(id)?.0, it))).collect();
    replies.insert("village-14.3".to_owned(), Reply { facts, ..Reply::default() });
    replies.insert("village-3.4".to_owned(), Reply { own: Some(OwnAnswer::Met), ..Reply::default() });
    Draft {
        unit_name: name.to_owned(),
        assessment: Assessment { unit: Unit::Village, year: 2020, replies },
        as_of: "2020-12-31".parse().ok(),
        ..Draft::new(Unit::Village, 2020)
    }
}

/// Imports texts as files through a file field.
pub async fn hand_in(page: &Page, picker: &str, files: &[(&str, String)]) -> Result<(), String> {
    let script = "const files = new DataTransfer();
        for (const [name, text] of arguments[1]) files.items.add(new File([text], name));
        const input = document.getElementById(arguments[0]);
        input.files = files.files;
        input.dispatchEvent(new Event('change', {bubbles: true}));
        return true";
    page.run(script, vec![json!(picker), json!(files)]).await.map(|_| ())
}

/// Imports a draft and opens one of its parts.
pub async fn open(page: &Page, draft: &Draft, part: &str) -> Result<(), String> {
    page.go("#/assessment").await?;
    hand_in(page, "draft-file", &[("草稿.json", write(pack(), hash(), draft))]).await?;
    page.until("the draft is listed", "const it = document.querySelector('.draft-title'); if (it) it.click(); return !!it").await?;
    page.until("it is open", "return /^#\\/assessment\\/./.test(location.hash)").await?;
    to_part(page, part).await
}

/// Goes to a part of the open draft.
pub async fn to_part(page: &Page, part: &str) -> Result<(), String> {
    let script = "location.hash = location.hash.split('/').slice(0, 3).concat(arguments[0]).join('/'); return true";
    page.run(script, vec![json!(part)]).await?;
    let there = format!(
        "const it = document.querySelector('.sections [aria-current]'); return !!it && it.getAttribute('href').endsWith({})",
        json!(format!("/{part}"))
    );
    page.until(&format!("{part} is shown"), &there).await
}

/// Answers an indicator with a standing.
pub async fn answer(page: &Page, place: &str, word: &str) -> Result<(), String> {
    let script = "const it = [...document.querySelectorAll('#' + arguments[0] + ' .own label')].find(it => it.innerText.trim() === arguments[1]); if (!it) return false; it.click(); return true";
    if page.run(script, vec![json!(place), json!(word)]).await? == json!(true) { Ok(()) } else { Err(format!("{place} has no «{word}»")) }
}
