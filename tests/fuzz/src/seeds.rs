//! Valid texts and files, made by what writes them in the app: what the recipes change.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use entry::Entry;
use exchange::draft::{Comment, Draft, Inputs, Snapshot};
use exchange::draft_file;
use exchange::return_file::{self, ReturnFile};
use pack::{hash, pack};
use policy::assessment::plan::{Item, State};
use policy::assessment::reply::{Counted, OwnAnswer, Reply, Standing, Unit};
use policy::model::ids::ToolId;
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use rollup::level::Level;
use rollup::rollup_file::{self, RollupFile};
use rust_xlsxwriter::{Format, Workbook};

/// Texts as the recipes take them.
pub fn borrowed(of: &'static [String]) -> Vec<&'static str> {
    of.iter().map(String::as_str).collect()
}

/// Files likewise.
pub fn borrowed_files(of: &'static [Vec<u8>]) -> Vec<&'static [u8]> {
    of.iter().map(Vec::as_slice).collect()
}

fn drafts() -> Vec<Draft> {
    let named = |unit, name: &str| Draft { unit_name: name.to_owned(), ..Draft::new(unit, 2020) };
    let mut village = named(Unit::Village, "示例·石桥村");
    let number = |id: &str, it: i64| Some((pack().find_fact(id)?.0, Answer::Given(Value::Number(Decimal::whole(it)))));
    let income = Reply { facts: number("income_this_year", 8_000).into_iter().collect(), ..Reply::default() };
    let note = "缺第三季度\n下月补".to_owned();
    let told =
        Reply { own: Some(OwnAnswer::Partly), note, post: "组织委员".to_owned(), on: "2020-12-01".parse().ok(), ..Reply::default() };
    let counted = Reply { count: Counted { whole: Some(12), part: Some(3) }, ..Reply::default() };
    village.assessment.replies =
        [("village-14.3", income), ("village-3.4", told), ("village-17.2", counted)].map(|it| (it.0.to_owned(), it.1)).into();
    village.as_of = "2020-12-31".parse().ok();
    village.weights = BTreeMap::from([(3, 2), (14, 0)]);
    let typed = BTreeMap::from([("income_last_year".to_owned(), Entry::of_text("大概两三万吧"))]);
    village.typed.insert("village-14.3".to_owned(), typed);
    village.plan = vec![Item {
        id: "own-1".to_owned(),
        problem: "缺一次会".to_owned(),
        state: State::UnderWay,
        due: "2021-03-01".parse().ok(),
        ..Item::default()
    }];
    village.snapshots = vec![Snapshot {
        label: "年中".to_owned(),
        year: 2020,
        standings: vec![("village-3.4".to_owned(), Standing::Partly)],
        replies: village.assessment.replies.clone(),
        taken_on: "2020-06-30".parse().ok(),
        as_of: None,
        edition: pack().edition.clone(),
    }];
    village.comments = vec![(
        "village-3.4".to_owned(),
        Comment { text: "证书没有附上。".to_owned(), from: "示例·松风乡".to_owned(), on: "2020-12-30".to_owned() },
    )];
    village.inputs.insert(ToolId(0), Inputs { as_of: "2020-12-31".parse().ok(), ..Inputs::default() });
    let mut township = named(Unit::Township, "示例·松风乡");
    let own = Reply { own: Some(OwnAnswer::Met), ..Reply::default() };
    township.assessment.replies = BTreeMap::from([("township-3.1".to_owned(), own.clone()), ("sentinel-18.4".to_owned(), own)]);
    vec![village, township, named(Unit::Community, "示例·金山社区")]
}

/// Draft files: of the newest schema, one that was changed since, one of the first schema.
pub static DRAFTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut all: Vec<String> = drafts().iter().map(|it| draft_file::write(pack(), hash(), it)).collect();
    let edited: Vec<String> = all.iter().take(1).map(|it| it.replacen("8000", "9000", 1)).collect();
    all.extend(edited);
    all.push(
        r#"{"schema":1,"pack":"sangzhi-2020","edition":"2020.1","unit":"village","year":2020,"answers":{"village-3.4":{"own":"met"}}}"#
            .to_owned(),
    );
    all
});

/// Links to every tool with a sample, and to a person.
pub static LINKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut all: Vec<String> =
        training::scenarios::samples(pack(), |it, _, _| it.name.zh.clone()).into_iter().map(|it| it.scenario.link).collect();
    let person = exchange::link::Scenario {
        subject: exchange::link::Subject::Profile(Some(0)),
        as_of: "2020-12-31".parse().ok(),
        readings: BTreeMap::new(),
        facts: all
            .iter()
            .filter_map(|it| exchange::link::read(pack(), it).ok())
            .flat_map(|it| it.scenario.facts.answered().collect::<Vec<_>>())
            .collect(),
        unsure: Vec::new(),
    };
    all.push(exchange::link::write(pack(), &person));
    all.push("a&T=secondment&D=2020-12-31&from=2020-03-01&Z".to_owned());
    all
});

/// Lists of scenarios.
pub static SCENARIOS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let all: Vec<_> = training::scenarios::samples(pack(), |it, _, _| it.name.zh.clone()).into_iter().map(|it| it.scenario).collect();
    all.chunks(6).take(4).map(|it| training::scenarios::write(pack(), it)).collect()
});

/// A township's roll-up of two villages.
pub static ROLLUPS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let row = |draft: &String| {
        let read = rollup::import::read(pack(), hash(), Level::Township, draft.as_bytes(), policy::model::day::Day::LATEST);
        if let Ok(rollup::import::Imported::Unit(unit)) = read { Some(*unit) } else { None }
    };
    let units = DRAFTS.iter().filter_map(row).collect();
    let file = RollupFile {
        township: "示例·松风乡".to_owned(),
        year: 2020,
        made_on: "2020-12-31".to_owned(),
        expected: 3,
        weak: Some(1),
        units,
        ..RollupFile::default()
    };
    vec![rollup_file::write(pack(), hash(), &file), rollup_file::write(pack(), hash(), &RollupFile { units: Vec::new(), ..file })]
});

/// Remarks that are sent back.
pub static RETURNED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file = ReturnFile {
        from: "示例·松风乡".to_owned(),
        unit: Unit::Village,
        unit_name: "示例·石桥村".to_owned(),
        year: 2020,
        made_on: "2020-12-31".to_owned(),
        remarks: [("village-3.4".to_owned(), "主任的当选证书没有附上。".to_owned())].into_iter().collect(),
        edited: false,
    };
    vec![return_file::write(pack(), &file)]
});

/// Drafts in parts of either kind, with a chat around them.
pub static PARTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let chat = |parts: Vec<String>| parts.join("\n李明 10:22\n收好：");
    let both = |it: &String| [chat(exchange::parts::split(it, "二十条")), chat(exchange::parts::split_for_codes(it, "二十条"))];
    DRAFTS.iter().take(3).flat_map(both).collect()
});

/// Workbooks: a village's filled one, a list of people with days, formulas and merged cells.
pub static WORKBOOKS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let village = drafts().into_iter().next().unwrap_or_else(|| Draft::new(Unit::Village, 2020));
    let filled = office::workbook::write::write(pack(), hash(), &village, Language::Chinese).unwrap();
    vec![people(), filled, units()]
});

fn people() -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 3, "村干部名册", &Format::new()).unwrap();
    for (column, name) in ["姓名", "出生日期", "是否现任村党组织书记", "当年收入"].into_iter().enumerate() {
        sheet.write(1, u16::try_from(column).unwrap(), name).unwrap();
    }
    sheet.write(2, 0, "张三").unwrap().write_with_format(2, 1, 21_250, &day).unwrap().write(2, 2, true).unwrap().write(2, 3, 3.5).unwrap();
    sheet.write(3, 0, "李四").unwrap().write(3, 1, "1958年3月").unwrap().write(3, 2, "否").unwrap();
    sheet.write_formula(3, 3, rust_xlsxwriter::Formula::new("=D3*2").set_result("7")).unwrap();
    sheet.merge_range(4, 0, 5, 0, "王五", &Format::new()).unwrap();
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "无").unwrap();
    book.save_to_buffer().unwrap()
}

fn units() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in TABLES[0].lines().enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// Tables as text: of units, of people, and one that is neither.
pub const TABLES: [&str; 3] = [
    "村名,当年收入（万元）,支部数,是否软弱涣散\n石桥村,3.5,2,否\n金山社区,12,1,是\n竹溪村,约3万,,不清楚\n合计,,,",
    "姓名,出生日期,现任村党组织书记,身份证号\n张三,1958年3月,是,430822195803010011\n李四,1970-02-30,否,\n王五,25569,√,x",
    "序号,事项\n1,明天开会\n2,带本子",
];

/// Archives of drafts.
pub static ARCHIVES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let files: Vec<(String, String)> = DRAFTS.iter().enumerate().map(|(at, it)| (format!("草稿{at}.json"), it.clone())).collect();
    vec![office::archive::write(&files).unwrap(), office::archive::write(&files[..1]).unwrap()]
});
