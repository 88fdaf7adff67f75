//! What people type into fields: mistakes, several ways of writing, and leaving a field in the middle.

use serde_json::json;

use crate::Test;
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "what is typed wrong is said at its field, stays, and nothing is pretended",
        setting: Setting::Phone,
        run: |page| Box::pin(typed_wrong(page)),
    },
    Test {
        name: "days and sums are taken as people write them",
        setting: Setting::Phone,
        run: |page| Box::pin(typed_as_people_write(page)),
    },
    Test {
        name: "whoever leaves a page in the middle of a field comes to the next one",
        setting: Setting::Phone,
        run: |page| Box::pin(leave_while_typing(page)),
    },
];

/// A tool, a field, and invalid texts for it.
const WRONG: [(&str, &str, &[&str]); 5] = [
    ("care-fund", "field-retained_party_fees", &["很多", "-5", "1e5", "99999999999999999999", "0.00001", "１，０"]),
    ("leadership-team-experience", "field-team_size", &["0", "-1", "2.5", "十几"]),
    ("village-secretary-recruitment", "field-birth_date-year", &["1975-02-30", "昨天", "1975.13.01", "2999-01-01", "1700-01-01"]),
    ("village-secretary-recruitment", "field-secretary_service-years", &["-1", "1.5", "十"]),
    ("excellent-quota", "field-county_ratio", &["120", "-1", "abc%"]),
];

async fn typed_wrong(page: &Page) -> Result<(), String> {
    for (tool, id, texts) in WRONG {
        page.go(&format!("#/tools/{tool}")).await?;
        page.until("the tool is shown", "return !!document.querySelector('main#content form.tool-form .keeping button')").await?;
        for text in texts {
            page.run("document.querySelector('.keeping button').click(); return true", Vec::new()).await?;
            page.fill(&format!("#{id}"), text).await?;
            page.keys("\t").await?;
            page.until(
                &format!("{text} is said to be wrong at {id}"),
                &format!(
                    "const it = document.getElementById({}); const field = it.closest('.field'); return it.getAttribute('aria-invalid') === 'true' && !!field.querySelector('.message .error')",
                    json!(id)
                ),
            )
            .await?;
            page.verdict("refused").await?;
            page.until(
                "the way to it is shown in place of a result",
                "return !!document.querySelector('.tool-result .to-answer li') && !document.querySelector('.tool-result .reasons')",
            )
            .await?;
        }
    }
    // A part larger than its whole: the message names both.
    page.go("#/tools/leadership-team-experience").await?;
    page.fill("#field-team_size", "10").await?;
    page.fill("#field-members_with_two_years", "12").await?;
    page.verdict("refused").await?;
    page.until(
        "both figures are named",
        "const said = document.querySelector('.message .error').textContent; return said.includes('10') && said.includes('12')",
    )
    .await?;
    page.until("the other field stands", "return document.querySelector('#field-team_size').value === '10'").await?;
    page.fill("#field-members_with_two_years", "7").await?;
    page.verdict("met").await
}

/// Ways to write the same date.
const DAYS: [&str; 6] = ["1975.06.15", "1975年6月15日", "1975-6-15", "19750615", "１９７５．０６．１５", "15 June 1975"];

async fn typed_as_people_write(page: &Page) -> Result<(), String> {
    page.go("#/tools/village-secretary-recruitment").await?;
    for text in DAYS {
        page.run("document.querySelector('.keeping button').click(); return true", Vec::new()).await?;
        page.fill("#field-birth_date-year", text).await?;
        page.keys("\t").await?;
        page.until(
            &format!("{text} is spread over its fields"),
            "return ['year', 'month', 'day'].map(it => document.getElementById('field-birth_date-' + it).value).join() === '1975,6,15'",
        )
        .await?;
    }
    // A pasted date is spread over the fields at once.
    page.run("document.querySelector('.keeping button').click(); return true", Vec::new()).await?;
    page.run(
        "const data = new DataTransfer(); data.setData('text', ' 1975年6月15日\\n');
         document.getElementById('field-birth_date-year').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); return true",
        Vec::new(),
    )
    .await?;
    page.until("what is pasted is spread", "return document.getElementById('field-birth_date-day').value === '15'").await?;
    page.go("#/tools/care-fund").await?;
    page.fill("#field-retained_party_fees", "1.2万").await?;
    page.until("it is read as 12000", "return /1\\.2万元|12,?000/.test(document.querySelector('.message .understood').textContent)")
        .await?;
    page.verdict("computed").await
}

/// The browser sends a change event to a field that is removed with its page.
async fn leave_while_typing(page: &Page) -> Result<(), String> {
    for (from, field) in [
        ("#/tools/local-talent-reserve", "main form input[inputmode]"),
        ("#/tools/village-secretary-recruitment", "#field-birth_date-year"),
        ("#/search", "#search-field"),
        ("#/glossary", "main input[type=search]"),
        ("#/assessment", "#new-name"),
    ] {
        page.go(from).await?;
        page.until("the field is there", &format!("return !!document.querySelector({})", json!(field))).await?;
        page.fill(field, "2").await?;
        // As with the back button: the field still has the focus.
        page.go("#/about").await.map_err(|it| format!("left {from} with the focus in {field}: {it}"))?;
    }
    Ok(())
}
