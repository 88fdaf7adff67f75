//! One word for one thing: what people read on screen and paper uses the terms of CONTRIBUTING.md.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::{Path, PathBuf};

/// Words that are not used, and what is said instead.
const NOT_SAID: [(&str, &str); 77] = [
    ("读法", "口径、理解"),
    ("歧义", "有不同理解的地方"),
    ("参照日", "计算截止日"),
    ("基准日", "计算截止日"),
    ("计算到哪一天", "计算截止日"),
    ("时间会带来", "到时间自然满足"),
    ("既成的情况", "属既成事实，无法更改"),
    ("大白话", "通俗转述，非原文"),
    ("存出原文件", "另存原文件"),
    ("比出来的", "对比结果"),
    ("在任的村", "现任村"),
    ("在任村", "现任村"),
    ("我的待遇与资格", "我的待遇（个人的一页）、个人待遇和资格（一组工具）"),
    ("定出来", "制定"),
    ("并定出", "制定"),
    ("试着把", "探索"),
    ("成立一个", "建立"),
    ("每款", "每个分项"),
    ("第{provision}项", "分项{provision}"),
    ("day asked about", "reference date"),
    ("home-grown", "local"),
    ("Party dues", "Party fees"),
    ("retained dues", "retained fees"),
    ("membership fees", "Party fees"),
    ("Put an end to formalism", "Resolutely tackle formalism"),
    ("grassroots construction", "grassroots building"),
    ("Grassroots Governance (trial)", "Grassroots Building"),
    ("读成", "理解成、理解为"),
    ("这样读", "这样理解"),
    ("来读", "这种理解"),
    ("按哪一天算", "计算截止日"),
    ("各章", "各部分"),
    ("案例清单", "情形清单"),
    ("变成满足", "变成符合"),
    ("起满足", "起符合"),
    ("管不到", "不适用"),
    ("管到你", "适用于你"),
    ("够得上", "符合"),
    ("碰到文件所列", "出现文件所列"),
    ("最少", "至少"),
    ("一块发", "没有分开发"),
    ("对着谁", "涉及的对象是谁"),
    ("\"As of\"", "Reference date"),
    ("theory study group", "theoretical study group"),
    ("personnel relations", "on the staff of"),
    ("in like conditions", "other things being equal"),
    ("annual plan", "yearly plan"),
    ("progress coordination", "work coordination"),
    ("coordinating progress", "work coordination"),
    ("study trip", "study visit"),
    ("Local management", "Territorial management"),
    ("managed locally", "under territorial management"),
    ("inspection and appraisal", "inspection and assessment"),
    ("political appraisal", "political inspection"),
    ("assessment of political performance", "inspection of political building"),
    ("battle against poverty", "poverty alleviation"),
    ("online burden", "digital burdens"),
    ("digital burden\"", "digital burdens"),
    ("meetings and papers", "meetings and documents"),
    ("moral review", "moral appraisal"),
    ("primary health institution", "primary health care institution"),
    ("grassroots health bod", "primary health care institution"),
    ("sign across", "one horizontal and two vertical signs"),
    ("hung level", "horizontal"),
    ("hung upright", "vertical"),
    ("in charge of the village", "responsible for the village"),
    ("in charge of a village", "responsible for a village"),
    ("formal talk", "admonishing talk"),
    ("called in for a talk", "called in for an admonishing talk"),
    ("slimming-down", "streamlining"),
    ("fewer cadres, better", "streamline cadres, raise efficiency"),
    ("ecruiting Party members", "admitting Party members"),
    ("exceptionally good", "particularly outstanding"),
    ("Exceptionally outstanding", "Particularly outstanding"),
    ("performing well", "outstanding"),
    ("who do well", "outstanding; \"performs well\" is 表现好 only"),
    ("one of the two\\\"", "one of the parties"),
];

fn files(folder: &Path, wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, wanted, found);
        } else if wanted(&path) {
            found.push(path);
        }
    }
}

#[test]
fn what_is_read_uses_one_word_for_one_thing() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all = vec![top.join("index.html")];
    let has = |path: &Path, ending: &str| path.extension().is_some_and(|it| it == ending);
    files(&top.join("data"), &|it| has(it, "yaml") && !it.components().any(|it| it.as_os_str() == "cases"), &mut all);
    files(&top.join("boot"), &|it| has(it, "js"), &mut all);
    files(&top.join("src/i18n"), &|it| has(it, "rs"), &mut all);
    files(&top.join("crates"), &|it| has(it, "rs") && it.components().any(|it| it.as_os_str() == "src"), &mut all);
    assert!(100 < all.len());
    let mut wrong = Vec::new();
    for path in all {
        let text = std::fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate().filter(|it| !it.1.trim_start().starts_with(['#', '/'])) {
            for (word, instead) in NOT_SAID.iter().filter(|it| line.contains(it.0)) {
                wrong.push(format!("{}:{}: {word} → {instead}", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
