//! The papers of invented units: whole, read back, and harmless.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::collections::BTreeMap;
use std::io::Read;

use calamine::{Data, Reader};
use exchange::draft::Draft;
use exchange::draft_file::write;
use office::context::Context;
use office::paper::{Subject, make};
use office::read_back;
use office::report::report;
use office::rollup_tables::rollup_tables;
use office::tables::Judged;
use office::word::row_words;
use pack::{hash, pack};
use policy::assessment::evaluation::tool_of;
use policy::assessment::reply::{Assessment, OwnAnswer, Reply, Unit};
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use rollup::collection::{Collection, Entry, content_hash};
use rollup::import::{Imported, read};
use rollup::level::Level;
use rollup::protocol::{Form, Questions, Sheet};

fn day() -> Day {
    "2020-12-31".parse().unwrap()
}

/// A unit that answers everything, differently by its number.
fn draft(unit: Unit, name: &str, number: usize) -> Draft {
    let own = [
        OwnAnswer::Met,
        OwnAnswer::Partly,
        OwnAnswer::NotMet,
        OwnAnswer::Met,
        OwnAnswer::Met,
        OwnAnswer::NotSure,
        OwnAnswer::NotApplicable,
    ];
    let mut replies = BTreeMap::new();
    for (at, indicator) in pack().reference.indicators.iter().flat_map(|it| &it.indicators).enumerate() {
        let mut reply = Reply {
            own: Some(own[(at + number) % own.len()]),
            note: if at % 5 == 0 { "=HYPERLINK(\"http://x\")".to_owned() } else { String::new() },
            evidence: if at % 2 == 0 { indicator.evidence.zh.clone() } else { String::new() },
            post: "组织委员".to_owned(),
            on: Some(day()),
            ..Reply::default()
        };
        if let Some(tool) = tool_of(pack(), indicator) {
            reply.own = None;
            for (place, id) in tool.facts.iter().enumerate() {
                if let FactKind::Number(kind) = &pack().facts[usize::from(id.0)].kind {
                    let least = kind.least.ten_thousandths() / 10_000;
                    let value = least + 40 - i64::try_from(place).unwrap() * 2 - i64::try_from(number % 3).unwrap();
                    reply.facts.set(*id, Answer::Given(Value::Number(Decimal::whole(value))));
                }
            }
        }
        for part in 1..=indicator.settled_by.parts().map_or(0, |it| it.in_a_year()) {
            reply.parts.set(part, Some(part != 3));
        }
        if indicator.id == "village-14.3" {
            reply.facts.set(pack().find_fact("income_this_year").unwrap().0, Answer::Given(Value::Number(Decimal::hundredths(4_120_050))));
            reply.facts.set(pack().find_fact("income_last_year").unwrap().0, Answer::Given(Value::Number(Decimal::whole(86_000))));
        }
        replies.insert(indicator.id.clone(), reply);
    }
    Draft {
        unit_name: name.to_owned(),
        period: "2020年".to_owned(),
        assessment: Assessment { unit, year: 2020, replies },
        as_of: Some(day()),
        saved_at: "2020-12-31T08:00:00.000Z".to_owned(),
        ..Draft::new(unit, 2020)
    }
}

fn villages(count: usize) -> Collection {
    let mut collection = Collection::new(Level::Township);
    collection.lists.own_name = "示例·云岭镇".to_owned();
    collection.lists.weak = Some(vec!["示例·第3村".to_owned()]);
    for number in 0..count {
        let text = write(pack(), hash(), &draft(Unit::Village, &format!("示例·第{number}村"), number));
        let imported = read(pack(), hash(), Level::Township, text.as_bytes(), day()).unwrap();
        assert!(matches!(imported, Imported::Unit(_)));
        collection.add(Entry { id: content_hash(text.as_bytes()), file: format!("{number}.json"), imported });
    }
    collection
}

fn context(language: Language) -> Context<'static> {
    Context { pack: pack(), hash: hash(), today: day(), language }
}

/// Every paper, in both languages, to be looked at: with `PAPERS=folder` they are written there.
#[test]
fn every_paper_is_whole_when_it_is_read_back() {
    let folder = std::env::var_os("PAPERS").map(std::path::PathBuf::from);
    let villages = villages(25);
    for language in [Language::Chinese, Language::English] {
        for (unit, name) in [(Unit::Township, "示例·云岭镇"), (Unit::Village, "示例·石桥村"), (Unit::Community, "示例·河滨社区")]
        {
            let text = write(pack(), hash(), &draft(unit, name, 0));
            let with = (unit == Unit::Township).then_some(&villages);
            for form in [Form::Word, Form::Excel, Form::Csv, Form::Text] {
                let (made, bytes) = make(context(language), form, &Subject::Draft(&text, with)).unwrap();
                assert!(!bytes.is_empty() && !made.checked.is_empty());
                if let Some(folder) = &folder {
                    std::fs::write(folder.join(format!("{language:?}-{}", made.name)), &bytes).unwrap();
                }
            }
        }
        for form in [Form::Word, Form::Excel, Form::Csv, Form::RollupFile] {
            let (made, bytes) = make(context(language), form, &Subject::Table(&villages, 2020)).unwrap();
            if let Some(folder) = &folder {
                std::fs::write(folder.join(format!("{language:?}-rollup-{}", made.name)), &bytes).unwrap();
            }
        }
    }
}

#[test]
fn an_empty_draft_has_papers_too() {
    let mut empty = draft(Unit::Village, "", 0);
    empty.assessment.replies.clear();
    let text = write(pack(), hash(), &empty);
    for form in [Form::Word, Form::Excel, Form::Csv, Form::Text] {
        make(context(Language::Chinese), form, &Subject::Draft(&text, None)).unwrap();
    }
    assert!(make(context(Language::Chinese), Form::Word, &Subject::Draft("{", None)).is_err());
}

#[test]
fn the_report_has_the_parts_of_a_report_in_their_order() {
    let draft = draft(Unit::Township, "示例·云岭镇", 0);
    let judged = Judged::new(pack(), &draft, day(), Language::Chinese);
    let text = report(&judged, None).text(Language::Chinese);
    let mut rest = text.as_str();
    for part in [
        "示例·云岭镇关于贯彻落实《",
        "县委组织部：",
        "一、基本情况",
        "二、自查自评情况",
        "（一）",
        "三、存在的主要问题",
        "四、原因分析",
        "五、整改措施",
        "六、意见建议",
        "附件：1.自评表",
        "2.问题整改清单",
        "3.佐证材料目录",
        "4.数据表",
        "2020年12月31日",
    ] {
        let at = rest.find(part).unwrap_or_else(|| panic!("«{part}» is not there, or not in its place:\n{text}"));
        rest = &rest[at + part.len()..];
    }
    assert!(!text.contains("〔2020〕") && !text.contains("得分"), "neither a document number nor a score");
}

#[test]
fn a_file_that_lost_something_is_noticed() {
    let draft = draft(Unit::Village, "示例·石桥村", 0);
    let judged = Judged::new(pack(), &draft, day(), Language::Chinese);
    let whole = report(&judged, None);
    let mut cut = whole.clone();
    cut.blocks.remove(4);
    let file = office::word::word(&cut, Language::Chinese).unwrap();
    assert_ne!(read_back::word(&file).unwrap(), read_back::expected_of(&whole));
    assert_eq!(read_back::word(&file).unwrap(), read_back::expected_of(&cut));
    let tables = judged.tables();
    let mut fewer = tables.clone();
    fewer[0].rows[2][3] = exchange::csv::Cell::Empty;
    let file = office::excel::excel(&fewer, Language::Chinese).unwrap();
    assert_ne!(read_back::excel(&file, &tables).unwrap(), read_back::expected(&tables));
    assert!(read_back::word(&file[..file.len() / 2]).is_err());
}

#[test]
fn a_sheet_has_real_dates_and_numbers_and_no_formula() {
    let draft = draft(Unit::Village, "=1+1", 0);
    let judged = Judged::new(pack(), &draft, day(), Language::Chinese);
    let tables = judged.tables();
    let file = office::excel::excel(&tables, Language::Chinese).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&file)).unwrap();
    assert_eq!(book.sheet_names(), ["自评表", "问题整改清单", "佐证材料目录", "数据表", "减负事项登记"]);
    let papers = book.worksheet_range("佐证材料目录").unwrap();
    assert!(matches!(papers.get_value((3, 2)), Some(Data::DateTime(_))), "{:?}", papers.get_value((3, 2)));
    assert!(matches!(papers.get_value((3, 0)), Some(Data::Float(_))));
    for sheet in book.sheet_names() {
        assert_eq!(book.worksheet_formula(&sheet).unwrap().used_cells().count(), 0, "{sheet}");
    }
    let texts: Vec<String> = book
        .sheet_names()
        .iter()
        .flat_map(|it| book.worksheet_range(it).unwrap().cells().map(|it| it.2.to_string()).collect::<Vec<_>>())
        .collect();
    // Words that look like a formula are words, and nothing is put before them.
    assert!(texts.iter().any(|it| it.starts_with("=HYPERLINK")) && !texts.iter().any(|it| it.starts_with('\'')));
    // What calamine does not tell: the frozen head, the repeated row, one page wide, the states to choose from.
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert!(part("xl/styles.xml").contains("quotePrefix=\"1\""));
    let sheet = part("xl/worksheets/sheet2.xml");
    for sign in [
        "state=\"frozen\"",
        "fitToWidth=\"1\"",
        "fitToHeight=\"0\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "未启动,整改中,已完成,已销号",
    ] {
        // fitToWidth is 1 unless something else is said.
        assert!(sheet.contains(sign) || sign == "fitToWidth=\"1\"", "{sign}");
    }
    assert!(part("xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

#[test]
fn the_ledger_of_incomes_counts_exactly() {
    let tables = rollup_tables(pack(), &villages(3), 2020, day(), Language::Chinese);
    let income = tables.iter().find(|it| it.name == "集体经济台账").unwrap();
    let row = &income.rows[0];
    let number = |it: &str| exchange::csv::Cell::Number(it.parse().unwrap());
    assert_eq!(row[1..5], [number("86000"), number("41200.5"), number("-44799.5"), number("-52.09")]);
}

#[test]
fn money_beside_other_figures_is_shown_as_everywhere() {
    let draft = draft(Unit::Village, "示例·石桥村", 0);
    let judged = Judged::new(pack(), &draft, day(), Language::Chinese);
    let tables = judged.tables();
    let figures = tables.iter().find(|it| it.name == "数据表").unwrap();
    let rows: Vec<Vec<String>> = figures.rows.iter().map(|it| row_words(it, &figures.columns)).collect();
    let value = |item: &str| rows.iter().find(|it| it[2] == item).map(|it| (it[3].as_str(), it[4].as_str()));
    assert_eq!(value("当年村级集体经济收入"), Some(("41,200.50", "元")));
    assert_eq!(value("储备的乡土人才"), Some(("40", "人")));
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(office::excel::excel(&tables, Language::Chinese).unwrap())).unwrap();
    let sheet = book.worksheet_range("数据表").unwrap();
    assert!(sheet.used_cells().any(|it| *it.2 == Data::String("填报单位：示例·石桥村　　填报日期：2020年12月31日".to_owned())));
    assert_eq!(sheet.get_value((3, 3)), Some(&Data::Float(41_200.5)), "a number, however it is shown");
}

#[test]
fn the_page_is_that_of_the_standard() {
    let text = write(pack(), hash(), &draft(Unit::Village, "示例·石桥村", 0));
    let (_, bytes) = make(context(Language::Chinese), Form::Word, &Subject::Draft(&text, None)).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let document = part("word/document.xml");
    for sign in ["w:w=\"11906\" w:h=\"16838\"", "w:w=\"16838\" w:h=\"11906\"", "仿宋_GB2312", "方正小标宋简体", "<w:tblHeader />"]
    {
        assert!(document.contains(sign), "{sign}");
    }
    // Every section has a foot for its even pages and for the others, and they stand where the format wants them: first.
    let sections: Vec<&str> = document.split("<w:sectPr>").skip(1).collect();
    assert_eq!(sections.len(), 2);
    for section in sections {
        assert!(section.starts_with("<w:footerReference w:type=\"default\""), "{section:.200}");
        assert_eq!(section.split("</w:sectPr>").next().unwrap().matches("w:type=\"even\"").count(), 1, "{section:.200}");
    }
    // Nothing behind a table breaks to a page of its own; every table but the first begins one.
    assert!(!document.contains("w:type=\"page\""));
    assert_eq!(document.matches("<w:pageBreakBefore").count(), document.matches("<w:tbl>").count() - 1);
    // One repeated head a table, and not one for every row.
    assert_eq!(document.matches("<w:tblHeader />").count(), document.matches("<w:tbl>").count());
    // From the last line of the text to what ends the section all hold together: whoever signs does not stand alone, and no page is empty.
    let signing = document.find("附件：1").unwrap();
    let text_before = document[..signing].rfind("<w:t xml:space").unwrap();
    let from = document[..text_before].rfind("<w:p ").unwrap();
    let held = document[from..document.find("<w:sectPr>").unwrap()].split("<w:p ").skip(1).map(|it| it.contains("<w:keepNext />"));
    let held: Vec<bool> = held.collect();
    assert_eq!(held.iter().position(|it| !it), Some(held.len() - 1), "{held:?}");
    assert!(part("word/fontTable.xml").contains("华文中宋"));
    assert!(part("word/settings.xml").contains("evenAndOddHeaders"));
}

/// The questions come without their answers, the answers in a file of their own; both say word for word what the paper says.
#[test]
fn questions_and_answers_are_files_of_their_own() {
    for language in [Language::Chinese, Language::English] {
        let setting = Context { pack: pack(), hash: hash(), today: day(), language };
        let selection = quiz::selection::Selection::parse(pack(), "s=20451&m=7").0;
        let paper = quiz::paper::paper(pack(), selection, 20, language);
        let made = |sheet| {
            let asked = Questions { selection: selection.to_string(), count: 20, sheet };
            make(setting, Form::Word, &Subject::Questions(&asked)).unwrap()
        };
        let ((questions, first), (answers, second)) = (made(Sheet::Questions), made(Sheet::Answers));
        assert!(questions.name.ends_with("20451.docx") && questions.name != answers.name, "{} {}", questions.name, answers.name);
        let (first, second) = (read_back::paragraphs(&first).unwrap(), read_back::paragraphs(&second).unwrap());
        for item in &paper.items {
            assert!(first.contains(&format!("{}. {}", item.number, item.question.stem)));
            let right = format!("{}. {}  {}", item.number, item.letter, item.right);
            assert!(second.contains(&right), "{right}");
            assert!(!first.contains(&right));
            assert!(!item.why.is_empty() && item.why.iter().all(|it| second.contains(it)), "{:?}", item.why);
        }
        assert!(!first.iter().any(|it| it.starts_with(['√', '×', '○'])));
        // What can be copied says the same.
        assert!(first.iter().all(|it| questions.text.as_ref().unwrap().replace('\n', "").contains(it.as_str())));
    }
    let none = Questions { selection: "m=2&k=case".to_owned(), count: 10, sheet: Sheet::Questions };
    let setting = Context { pack: pack(), hash: hash(), today: day(), language: Language::Chinese };
    let why = make(setting, Form::Word, &Subject::Questions(&none)).unwrap_err();
    assert!(why.contains("没有题"), "{why}");
}

/// A sheet that lost a letter is not taken for whole: every paragraph comes back as it was put in, whatever stands in it.
#[test]
fn every_letter_of_a_sheet_is_read_back() {
    use office::questions::{Line, word};
    let texts = |it: &str| [it.to_owned(), "二 2".to_owned(), "“三”&<三>".to_owned()];
    let lines = [Line::Title("a<b & \"c\" 'd' √×○".to_owned()), Line::Columns(texts("一").into(), 4), Line::Reason("　".to_owned())];
    let found = read_back::paragraphs(&word(&lines).unwrap()).unwrap();
    assert_eq!(found, lines.each_ref().map(Line::text));
    let setting = Context { pack: pack(), hash: hash(), today: day(), language: Language::Chinese };
    let asked = Questions { selection: "s=7".to_owned(), count: 30, sheet: Sheet::Answers };
    let made = make(setting, Form::Word, &Subject::Questions(&asked)).unwrap().0;
    assert!(made.checked.contains("30道题"), "{}", made.checked);
}

/// What stands on no paper: open places, words about a screen, questions as suggestions, where a file lies and with which data it was made.
#[test]
fn papers_can_be_signed_as_they_are() {
    let villages = villages(25);
    for (unit, with) in [(Unit::Township, Some(&villages)), (Unit::Village, None), (Unit::Community, None)] {
        for number in 0..7 {
            let draft = draft(unit, "示例·云岭", number);
            let judged = Judged::new(pack(), &draft, day(), Language::Chinese);
            let made = report(&judged, with);
            let cells = made.appendices.iter().flat_map(|it| it.rows.iter().flatten()).filter_map(|cell| match cell {
                exchange::csv::Cell::Text(it) => Some(it.as_str()),
                _ => None,
            });
            for said in made.blocks.iter().map(office::report::Block::words).chain(cells) {
                for sign in ["〔", "〕", "[", "见下面", "下面的", "按所选", "▶", "。；", "。。", ".00元", ".json"] {
                    assert!(!said.contains(sign), "{sign}: {said}");
                }
            }
            let after = |heading: &'static str| {
                made.blocks
                    .iter()
                    .skip_while(move |it| it.words() != heading)
                    .skip(1)
                    .take_while(|it| matches!(it, office::report::Block::Text(_)))
            };
            assert!(after("六、意见建议").all(|it| !it.words().contains('？')), "{unit:?}");
            let problems: Vec<&str> = after("三、存在的主要问题").map(office::report::Block::words).collect();
            assert!(!problems.is_empty());
            for problem in problems {
                let (_, said) = problem.split_once('．').unwrap();
                assert!(said.starts_with("对照") && said.contains("，示例·云岭") && said.ends_with("。"), "{problem}");
            }
            for table in &made.appendices {
                assert!(table.columns.iter().all(|it| it.label != "来自文件" && it.label != "数据版本"), "{}", table.name);
            }
        }
    }
}

#[test]
fn a_problem_names_whose_it_is_what_is_wrong_and_the_figures() {
    let mut draft = Draft::new(Unit::Village, 2020);
    draft.unit_name = "石桥村".to_owned();
    let mut put = |id: &str, reply: Reply| drop(draft.assessment.replies.insert(id.to_owned(), reply));
    put("village-12.4", Reply { own: Some(OwnAnswer::NotMet), ..Reply::default() });
    let mut income = Reply::default();
    let yuan = |it: i64| Answer::Given(Value::Number(Decimal::whole(it)));
    income.facts.set(pack().find_fact("income_this_year").unwrap().0, yuan(9_000));
    put("village-14.3", income);
    let mut signs = Reply::default();
    for (fact, there) in [("service_centre_sign", true), ("party_sign", false), ("committee_sign", true)] {
        signs.facts.set(pack().find_fact(fact).unwrap().0, Answer::Given(Value::YesNo(there)));
    }
    signs.facts.set(pack().find_fact("other_signs").unwrap().0, yuan(0));
    put("village-19.3", signs);
    let judged = Judged::new(pack(), &draft, day(), Language::Chinese);
    let problems: Vec<String> = judged.summary.shortfalls.iter().map(|it| judged.problem(it)).collect();
    let about = |clause: &str| {
        problems.iter().find(|it| it.starts_with(&format!("对照{clause}，石桥村"))).unwrap_or_else(|| panic!("{problems:?}"))
    };
    assert_eq!(about("12.4"), "对照12.4，石桥村乡风文明理事会、红白喜事理事会和道德讲评会，一个都没有建。");
    assert!(about("14.3").contains("9,000元") && about("14.3").contains("10,000元"), "{}", about("14.3"));
    // Which sign is missing is known.
    let sign = &pack().find_fact("party_sign").unwrap().1.label.zh;
    assert!(about("19.3").contains(sign.as_str()), "{} {sign}", about("19.3"));
}

#[test]
fn a_roll_up_begins_with_what_came_in_what_was_worked_out_and_what_is_enclosed() {
    let mut table = villages(5);
    table.lists.expected = (1..=7).map(|it| format!("示例·第{it}村")).collect();
    let text = office::report::rollup_report(pack(), &table, 2020, day(), Language::Chinese).text(Language::Chinese);
    assert!(text.contains("应收7，收到4，缺：示例·第5村、示例·第6村、示例·第7村；名单外1份，没有计入：示例·第0村。"), "{text}");
    for part in ["（14.4）：1 / 7 = 14.29%。", "（3.4）：", "计入4个单位", "附件：1.各村（社区）情况表", "2020年12月31日"]
    {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // A township's own report says the same of its villages.
    let draft = draft(Unit::Township, "示例·云岭镇", 0);
    let own = report(&Judged::new(pack(), &draft, day(), Language::Chinese), Some(&table)).text(Language::Chinese);
    assert!(own.contains("应收7，收到4，缺："), "{own}");
}

#[test]
fn a_cell_that_is_longer_than_a_row_goes_on_below() {
    let mut long = draft(Unit::Village, "示例·石桥村", 0);
    let note = "备注写得很长。".repeat(300);
    long.assessment.replies.values_mut().for_each(|it| it.note.clone_from(&note));
    let judged = Judged::new(pack(), &long, day(), Language::Chinese);
    let file = office::excel::excel(&judged.tables(), Language::Chinese).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&file)).unwrap();
    let sheet = book.worksheet_range("自评表").unwrap();
    let column = u32::try_from(judged.assessment().columns.iter().position(|it| it.label == "备注").unwrap()).unwrap();
    let pieces: Vec<String> =
        (3..sheet.height()).filter_map(|row| sheet.get_value((u32::try_from(row).unwrap(), column))).map(ToString::to_string).collect();
    assert!(pieces.iter().all(|it| it.chars().count() <= 26 * 14), "{:?}", pieces.iter().map(|it| it.chars().count()).max());
    assert!(pieces.concat().contains(&note), "nothing is lost");
}

mod cell_by_cell;
