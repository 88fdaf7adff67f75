//! Journeys with the keyboard alone, from the start page to the result; marks in search results, and ambiguities on paper.

use serde_json::json;

use crate::Test;
use crate::harness::page::{Page, Setting};
use crate::journeys::ANSWER_STORED;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "with the keyboard, from a measure to its tool, to the result and back to the clause",
        setting: Setting::Desktop,
        run: |page| Box::pin(from_measure_to_clause(page)),
    },
    Test {
        name: "with the keyboard, a village is assessed from the first page to the summary, and it is there after a reload",
        setting: Setting::Desktop,
        run: |page| Box::pin(assess_a_village(page)),
    },
    Test {
        name: "with the keyboard, a village secretary sees what is met and what only others can recognise",
        setting: Setting::Desktop,
        run: |page| Box::pin(check_eligibility(page)),
    },
    Test {
        name: "a search marks what was typed from the first character",
        setting: Setting::Phone,
        run: |page| Box::pin(search_marks(page)),
    },
    Test {
        name: "what may be read in several ways is shown with its provision, and opens on paper",
        setting: Setting::Phone,
        run: |page| Box::pin(doubts_are_shown(page)),
    },
];

const DOWN: &str = "\u{e015}";

const SPACE: &str = " ";

/// Answers yes with the keyboard. Nothing is chosen yet, so that the arrow key goes from the last choice to the first.
async fn say_yes(page: &Page, fact: &str) -> Result<(), String> {
    let name = format!("field-{fact}");
    page.tab_to(fact, &format!("it.type === 'radio' && it.name === {}", json!(name))).await?;
    page.keys(DOWN).await?;
    page.until(
        &format!("{fact} is answered"),
        &format!("const all = document.getElementsByName({}); return all[0].checked && document.activeElement === all[0]", json!(name)),
    )
    .await
}

/// Goes to a field with the Tab key and types into it.
async fn type_at(page: &Page, id: &str, text: &str) -> Result<(), String> {
    page.tab_to(id, &format!("it.id === {}", json!(id))).await?;
    page.keys(text).await
}

async fn from_measure_to_clause(page: &Page) -> Result<(), String> {
    page.go("#/").await?;
    page.enter("measure 8 in the contents", "main .contents a[href='#/measures/8']").await?;
    page.until("measure 8 is shown", "return location.hash === '#/measures/8' && !!document.querySelector('#provision-8-4')").await?;
    page.enter("the tool of 8.4", "#provision-8-4 a[href='#/tools/separated-couple-transfer']").await?;
    page.until("the tool is shown", "return !!document.querySelector('main#content form.tool-form')").await?;
    page.verdict("unknown").await?;
    say_yes(page, "is_township_cadre").await?;
    type_at(page, "field-separated_since-year", "2010年1月1日").await?;
    page.keys("\t").await?;
    page.until("the day is spread over its fields", "return document.querySelector('#field-separated_since-day').value === '1'").await?;
    page.verdict("unknown").await?;
    say_yes(page, "has_applied").await?;
    page.verdict("pending").await?;
    // These fields come before the current one: the Tab key goes round the page.
    say_yes(page, "transfer_conditions_met").await?;
    say_yes(page, "avoidance_clear").await?;
    page.verdict("met").await?;
    page.enter("the clause at the reason", ".tool-result .reasons .citation summary").await?;
    page.enter("the whole provision", ".tool-result .reasons .citation a[href='#/measures/8/4']").await?;
    page.until(
        "the provision is shown and marked",
        "return location.hash === '#/measures/8/4' && !!document.querySelector('#provision-8-4') && document.querySelector('.here')?.closest('#provision-8-4') !== null",
    )
    .await
}

async fn assess_a_village(page: &Page) -> Result<(), String> {
    page.go("#/").await?;
    page.enter("the way of the villages", "main .ways a[href='#/assessment']").await?;
    page.until("drafts can be begun", "return !!document.querySelector('form.new-draft')").await?;
    type_at(page, "new-name", "竹溪村（虚构）").await?;
    page.keys("\n").await?;
    page.until("its questions are there", "return document.querySelectorAll('main .own input[type=radio]').length > 5").await?;
    // An indicator that is answered by a standing alone.
    page.tab_to("an answer", "it.matches('.own input[type=radio]') && !it.closest('.indicator').querySelector('.parts, .fact')").await?;
    page.keys(SPACE).await?;
    page.until("it stands as met", "return !!document.querySelector('.indicator .now .standing.met')").await?;
    page.until("it is kept", ANSWER_STORED).await?;
    page.enter("the summary", "nav.sections a[href$='/summary']").await?;
    let one_of_all = "const all = [...document.querySelectorAll('.summary .totals .big')].map(it => it.textContent); return all[0] === '1' && all[1] === '1'";
    page.until("one is met and one is answered", one_of_all).await?;
    page.until("the village is named", "return document.querySelector('main h1').textContent.includes('竹溪村')").await?;
    page.reload().await?;
    page.until("the summary is the same after a reload", one_of_all).await
}

async fn check_eligibility(page: &Page) -> Result<(), String> {
    page.go("#/").await?;
    page.enter("the tools", "nav a[href='#/tools']").await?;
    page.enter("the tool", "main a[href='#/tools/village-secretary-recruitment']").await?;
    page.until("the tool is shown", "return !!document.querySelector('main#content form.tool-form')").await?;
    say_yes(page, "is_village_secretary").await?;
    type_at(page, "field-birth_date-year", "1990.06.15").await?;
    type_at(page, "field-consecutive_full_terms", "３").await?;
    page.until(
        "what can change nothing any more is folded",
        "return document.querySelector('#field-secretary_service').classList.contains('idle')",
    )
    .await?;
    page.verdict("pending").await?;
    page.reads("由有关组织认定").await?;
    say_yes(page, "performance_excellent").await?;
    page.verdict("met").await?;
    page.tab_to("the birth date", "it.id === 'field-birth_date-year'").await?;
    page.keys("\u{e009}a\u{e000}1960").await?;
    page.verdict("not-met").await?;
    page.until("what is short is listed", "return !!document.querySelector('.tool-result .reasons li.fails')").await
}

async fn search_marks(page: &Page) -> Result<(), String> {
    page.go("#/search").await?;
    // Parts of words, a single character, a figure, a match across a comma, pinyin, and initials.
    for (text, marked) in [("奖", "奖"), ("年终奖", "年终奖"), ("5%", "5%"), ("视频会", "视频会"), ("fenju", "分居"), ("fj", "分居")]
    {
        page.fill("#search-field", text).await?;
        page.until(
            &format!("{marked} is marked for {text}"),
            &format!("return [...document.querySelectorAll('.hits mark')].some(it => it.textContent === {})", json!(marked)),
        )
        .await?;
    }
    page.until(
        "the search lights its own entry in the head, and no other",
        "return document.querySelectorAll('.head [aria-current]').length === 1 && !!document.querySelector('.to-search[aria-current=page]')",
    )
    .await?;
    page.fill("#search-field", "我在山里待了很久想回城里").await?;
    page.until(
        "what comes nearest is given, and said to be that",
        "return !!document.querySelector('.hits') && !!document.querySelector('.hit-count + .quiet')",
    )
    .await?;
    page.fill("#search-field", "鑫淼焱").await?;
    page.until(
        "that there is nothing is said",
        "return !document.querySelector('.hits') && document.querySelector('.hit-count').textContent.length > 3",
    )
    .await
}

async fn doubts_are_shown(page: &Page) -> Result<(), String> {
    page.go("#/measures/7").await?;
    page.until(
        "the ambiguities of 7.1 can be seen",
        "const it = document.querySelector('#provision-7-1 details.doubt'); return !!it && it.offsetParent !== null && !it.open",
    )
    .await?;
    page.run("dispatchEvent(new Event('beforeprint')); return true", Vec::new()).await?;
    page.until("on paper all are open", "return [...document.querySelectorAll('details.doubt')].every(it => it.open)").await?;
    page.run("dispatchEvent(new Event('afterprint')); return true", Vec::new()).await?;
    page.until("afterwards they are folded again", "return [...document.querySelectorAll('details.doubt')].every(it => !it.open)").await?;
    page.run("document.querySelector('#provision-7-1 a.term').click(); return true", Vec::new()).await?;
    page.until("a term is explained in its place", "return document.querySelector('#provision-7-1 .explained').innerText.length > 5").await
}
