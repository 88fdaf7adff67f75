//! The app as a whole: the ways of its readers from the first page to the last, with the keyboard alone; drafts in two
//! windows, in a browser that keeps nothing, after a crash; files out and in; what people type wrong.

use serde_json::json;

use crate::Test;
use crate::journeys::{KEPT, begin_a_draft, choose_first_standing};
use crate::page::{Page, Setting};

/// What this file tries.
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
        name: "where the browser lets nothing be kept, it is said, and everything works",
        setting: Setting::WithoutStorage,
        run: |page| Box::pin(nothing_can_be_kept(page)),
    },
    Test {
        name: "in a private window a draft is kept for as long as the window lives",
        setting: Setting::Private,
        run: |page| Box::pin(in_private(page)),
    },
    Test { name: "two windows on one draft: the later one asks", setting: Setting::Desktop, run: |page| Box::pin(two_windows(page)) },
    Test {
        name: "after a crash in the middle of a draft its file is offered, and it goes on where it was",
        setting: Setting::Phone,
        run: |page| Box::pin(after_a_crash(page)),
    },
    Test {
        name: "this device is cleared of everything of ours, once asked, and of nothing else",
        setting: Setting::Phone,
        run: |page| Box::pin(clear_this_device(page)),
    },
    Test {
        name: "a draft goes out as a file and comes in again; it is renamed, duplicated, deleted",
        setting: Setting::Phone,
        run: |page| Box::pin(out_and_in(page)),
    },
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
        name: "a search marks what was typed from the first character",
        setting: Setting::Phone,
        run: |page| Box::pin(search_marks(page)),
    },
    Test {
        name: "whoever leaves a page in the middle of a field comes to the next one",
        setting: Setting::Phone,
        run: |page| Box::pin(leave_while_typing(page)),
    },
    Test {
        name: "what may be read in several ways is shown with its provision, and opens on paper",
        setting: Setting::Phone,
        run: |page| Box::pin(doubts_are_shown(page)),
    },
];

/// A program with one function that fails as a fault in the app's own program would.
const FAULT: &str = "const it = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,5,1,3,0,0,11])));
    setTimeout(it.exports.f, 0); return true";

/// An indicator stands as something.
const ANSWERED: &str = "return !!document.querySelector('.indicator .now .standing:not(.not-answered)')";

const DOWN: &str = "\u{e015}";
const SPACE: &str = " ";

/// Answers yes to a question with the keyboard. Nothing is answered yet, so that the next choice after the last is the first.
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

/// Types into a field that is gone to with the keyboard.
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
    // Behind us by now: the Tab key goes round.
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
    // One that the village answers by its own word alone.
    page.tab_to("an answer", "it.matches('.own input[type=radio]') && !it.closest('.indicator').querySelector('.parts, .fact')").await?;
    page.keys(SPACE).await?;
    page.until("it stands as met", "return !!document.querySelector('.indicator .now .standing.met')").await?;
    page.until("it is kept", KEPT).await?;
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

async fn nothing_can_be_kept(page: &Page) -> Result<(), String> {
    if page.text("try { return 'open' + localStorage.length } catch (refused) { return 'blocked' }").await? != "blocked" {
        return Err("the browser keeps things after all: the test shows nothing".to_owned());
    }
    begin_a_draft(page).await?;
    page.until("it is said", "return !!document.querySelector('.state .saved.warning[role=alert]')").await?;
    choose_first_standing(page).await?;
    page.until("it stands as answered", ANSWERED).await?;
    // From page to page it is in memory.
    let draft = page.text("return location.hash").await?;
    page.go("#/assessment").await?;
    page.until("the draft is listed", "return !!document.querySelector('li.draft')").await?;
    page.go(&draft).await?;
    page.until("it still stands as answered", ANSWERED).await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.verdict("met").await?;
    page.until("it is said there too", "return !!document.querySelector('.keeping .warning')").await?;
    page.go("#/settings").await?;
    page.run(
        "document.querySelectorAll('input[name=theme]')[2].click(); document.querySelectorAll('input[name=size]')[1].click(); return true",
        Vec::new(),
    )
    .await?;
    page.until(
        "settings hold",
        "return document.documentElement.dataset.theme === 'dark' && document.documentElement.dataset.size === 'large'",
    )
    .await
}

async fn in_private(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", KEPT).await?;
    page.reload().await?;
    page.until("it still stands as answered", ANSWERED).await
}

async fn two_windows(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", KEPT).await?;
    let draft = page.text("return location.hash").await?;
    let choose =
        |at: usize| format!("document.querySelectorAll('main .own')[{at}].querySelectorAll('input[type=radio]')[0].click(); return true");
    let chosen =
        |at: usize| format!("return document.querySelectorAll('main .own')[{at}].querySelectorAll('input[type=radio]')[0].checked");
    let asked = "return document.querySelectorAll('.state [role=alert] button').length === 2";
    let not_asked = "return !document.querySelector('.state [role=alert]')";
    let press = |at: usize| format!("document.querySelectorAll('.state [role=alert] button')[{at}].click(); return true");
    let (here, there) = page.beside(&draft).await?;
    page.until("the draft is open in both", &chosen(0)).await?;
    page.run(&choose(1), Vec::new()).await?;
    page.until("the second answer is kept", TWO_KEPT).await?;
    page.to_window(&here).await?;
    page.until("the first window asks", asked).await?;
    // Theirs: the first button.
    page.run(&press(0), Vec::new()).await?;
    page.until("what the other window has is taken", &chosen(1)).await?;
    page.until("it asks no more", not_asked).await?;
    // And the other way round: changed here, the other asks and keeps its own.
    page.run(&choose(2), Vec::new()).await?;
    page.until("the third answer is kept", "return Object.values(localStorage).some(it => it.split('\"own\"').length > 3)").await?;
    page.to_window(&there).await?;
    page.until("the second window asks", asked).await?;
    page.run(&press(1), Vec::new()).await?;
    page.until("it asks no more", not_asked).await?;
    page.until("its own state lies on the device", TWO_KEPT).await?;
    page.to_window(&here).await?;
    page.until("then the first window asks again", asked).await
}

/// Exactly two answers lie on the device.
const TWO_KEPT: &str = "return Object.values(localStorage).some(it => it.split('\"own\"').length === 3)";

async fn after_a_crash(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", KEPT).await?;
    page.run(FAULT, Vec::new()).await?;
    page.until(
        "it is said that the program failed",
        "return !!document.querySelector('#boot.failed') && !document.querySelector('main#content')",
    )
    .await?;
    page.reads("The program has stopped").await?;
    page.run("[...document.querySelectorAll('#boot li button')][0].click(); return true", Vec::new()).await?;
    let file = page.handed_out("json").await?;
    let text = std::fs::read_to_string(&file).map_err(|it| format!("{}: {it}", file.display()))?;
    if !text.contains("\"own\"") {
        return Err(format!("the file does not hold the answer: {text}"));
    }
    page.until(
        "the text can be copied",
        "const it = document.querySelector('#boot li textarea'); return it.readOnly && it.value.includes('\"own\"')",
    )
    .await?;
    page.until("the measures can be read below", "return document.body.innerText.includes('加强政治素质培养')").await?;
    page.reload().await?;
    page.until("it goes on where it was", ANSWERED).await?;
    // The file that was handed out is one that can be handed in.
    page.go("#/assessment").await?;
    page.hand_in("#draft-file", &file).await?;
    page.until("it came in", "return document.querySelectorAll('li.draft').length === 2").await
}

async fn clear_this_device(page: &Page) -> Result<(), String> {
    page.run("localStorage.setItem('theirs', '1'); return true", Vec::new()).await?;
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", KEPT).await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.until("the inputs are kept", "return Object.keys(localStorage).some(it => it.startsWith('twenty-measures/inputs/'))").await?;
    page.go("#/settings").await?;
    let clear = "main .actions button";
    page.press("清空这台设备").await?;
    page.until("it asks, and says what goes", "return document.querySelectorAll('main .warning[role=group] li').length > 1").await?;
    page.until("nothing is gone yet", KEPT).await?;
    // No, first; then yes.
    page.run("document.querySelectorAll('main .warning .actions button')[1].click(); return true", Vec::new()).await?;
    page.until("it is called off", "return !document.querySelector('main .warning[role=group]')").await?;
    page.until("nothing is gone", KEPT).await?;
    page.run(&format!("document.querySelector({}).click(); return true", json!(clear)), Vec::new()).await?;
    page.until("it asks again", "return !!document.querySelector('main .warning[role=group]')").await?;
    page.run("document.querySelector('main .warning .actions button').click(); return true", Vec::new()).await?;
    page.until("only what is not ours is left", "return Object.keys(localStorage).join() === 'theirs'").await?;
    page.until("the app has begun anew", crate::page::HERE).await?;
    page.go("#/assessment").await?;
    page.until("there are no drafts", "return !document.querySelector('li.draft')").await
}

async fn out_and_in(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", KEPT).await?;
    page.go("#/assessment").await?;
    page.until("it is listed", "return document.querySelectorAll('li.draft').length === 1").await?;
    let press = |at: usize, name: usize| {
        format!(
            "const it = document.querySelectorAll('li.draft')[{at}]; it.querySelector('details').open = true; it.querySelectorAll('.actions button')[{name}].click(); return true"
        )
    };
    let (rename, duplicate, delete) = (0, 1, 2);
    page.run(&press(0, rename), Vec::new()).await?;
    page.fill("form.rename input", "年终自评").await?;
    page.run("document.querySelector('form.rename button').click(); return true", Vec::new()).await?;
    page.until("it has its new name", "return document.querySelector('li.draft .draft-title').textContent === '年终自评'").await?;
    page.run(&press(0, duplicate), Vec::new()).await?;
    page.until("there are two", "return document.querySelectorAll('li.draft').length === 2").await?;
    page.run(&press(0, delete), Vec::new()).await?;
    page.until(
        "it asks first",
        "return !!document.querySelector('li.draft .warning[role=alert]') && document.querySelectorAll('li.draft').length === 2",
    )
    .await?;
    page.run("document.querySelector('li.draft .warning button.primary').click(); return true", Vec::new()).await?;
    page.until("there is one", "return document.querySelectorAll('li.draft').length === 1").await?;
    page.run("const it = document.querySelector('li.draft'); it.querySelector('details').open = true; it.querySelector('.hand-out > button').click(); return true", Vec::new())
        .await?;
    let file = page.handed_out("json").await?;
    page.hand_in("#draft-file", &file).await?;
    page.until("it came in as another", "return document.querySelectorAll('li.draft').length === 2").await?;
    page.run("document.querySelector('li.draft .draft-title').click(); return true", Vec::new()).await?;
    page.until("with its answer", ANSWERED).await?;
    // A file that is none is refused, and says so.
    page.go("#/assessment").await?;
    std::fs::write(&file, "{\"cut\": sho").map_err(|it| it.to_string())?;
    page.hand_in("#draft-file", &file).await?;
    page.until(
        "it is said why a broken one did not",
        "return document.querySelectorAll('.hand-in .said li').length === 1 && document.querySelectorAll('li.draft').length === 2",
    )
    .await
}

/// A tool, a field, and what is typed into it that cannot be.
const WRONG: [(&str, &str, &[&str]); 5] = [
    ("care-fund", "field-retained_party_fees", &["很多", "-5", "1e5", "99999999999999999999", "0.00001", "１，０"]),
    ("leadership-team-experience", "field-team_size", &["0", "-1", "2.5", "十二"]),
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
    // A part above its whole names both.
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

/// What is typed into a birth date, and the day that it is.
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
    // Pasted, it is spread at once.
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

async fn search_marks(page: &Page) -> Result<(), String> {
    page.go("#/search").await?;
    // Parts of words, a single character, a figure, pinyin, initials, and what stands across a comma.
    for (text, marked) in [("奖", "奖"), ("年终奖", "年终奖"), ("5%", "5%"), ("视频会", "视频会"), ("fenju", "分居"), ("fj", "分居")]
    {
        page.fill("#search-field", text).await?;
        page.until(
            &format!("{marked} is marked for {text}"),
            &format!("return [...document.querySelectorAll('.hits mark')].some(it => it.textContent === {})", json!(marked)),
        )
        .await?;
    }
    page.fill("#search-field", "没有这样的词").await?;
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

/// The browser tells a field that goes away with its page that it was changed.
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
        // As with the browser's way back: no click elsewhere takes the focus away first.
        page.go("#/about").await.map_err(|it| format!("left {from} with the focus in {field}: {it}"))?;
    }
    Ok(())
}
