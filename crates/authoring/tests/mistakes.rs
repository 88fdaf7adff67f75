//! Every kind of mistake in a pack is found, where it stands, with all the others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::Path;

use authoring::check::{check, check_with_declared};
use authoring::problem::{Problem, report};
use authoring::source::Sources;

/// The real pack, with some text in one file replaced.
fn broken(changes: &[(&str, &str, &str)]) -> (Vec<Problem>, Sources) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sangzhi-2020");
    let mut sources = Sources::read_pack(&folder).expect("the pack is readable");
    for (name, from, to) in changes {
        let file = sources.files.iter_mut().find(|it| it.name == *name).expect("the file exists");
        assert!(file.text.contains(from), "{name} holds {from}");
        file.text = file.text.replacen(from, to, 1);
    }
    (check(&sources).err().unwrap_or_default(), sources)
}

#[track_caller]
fn finds(name: &str, from: &str, to: &str, message: &str) {
    let (problems, sources) = broken(&[(name, from, to)]);
    let shown = report(&problems, &sources);
    let found = problems.iter().find(|it| it.message.contains(message)).unwrap_or_else(|| panic!("expected «{message}» in:\n{shown}"));
    let (line, column) = found.line_and_column(&sources).expect("a mistake has a place");
    assert!(shown.contains(&format!("{name}:{line}:{column}")), "no {name}:{line}:{column} in:\n{shown}");
}

#[test]
fn the_pack_itself_has_no_mistakes() {
    let (problems, sources) = broken(&[]);
    assert!(problems.is_empty(), "{}", report(&problems, &sources));
}

#[test]
fn unknown_names_are_found_with_the_nearest_known_one() {
    finds("tools/secondment.yaml", "facts: [approved_by", "facts: [aproved_by", "unknown fact `aproved_by`");
    finds("tools/care-fund.yaml", "parameter: care_fund_share", "parameter: care_fund_shar", "unknown parameter `care_fund_shar`");
    finds("tools/secondment.yaml", "[\"18.4\"]", "[\"18.9\"]", "unknown provision `18.9`");
    finds("tools/responsibility-pledge.yaml", "work_safety", "work_savety", "has no choice `work_savety`");
    finds("tools/secondment.yaml", "reading: six_months", "reading: six_month", "has no reading `six_month`");
    finds("measures/07.yaml", "owed_by: [", "owed_by: [county_comittee, ", "unknown actor `county_comittee`");
    finds("measures/07.yaml", "uplift_remote", "uplift_remot", "unknown figure `uplift_remot`");
    finds("ambiguities.yaml", "tools: [secondment", "tools: [secondmend", "unknown tool `secondmend`");
    finds("ambiguities.yaml", "reading: six_months", "reading: six_moons", "no tool offers the reading `six_moons`");
    let (problems, _) = broken(&[("tools/care-fund.yaml", "parameter: care_fund_share", "parameter: care_fund_shar")]);
    assert!(problems.iter().any(|it| it.help.as_deref() == Some("did you mean `care_fund_share`?")), "{problems:?}");
}

#[test]
fn figures_that_nothing_uses_or_that_stand_elsewhere_are_found() {
    finds(
        "parameters.yaml",
        "- {id: theory_share_min",
        "- {id: spare, value: 7, unit: days, provision: \"1.2\", key_phrase: 每月, label: {zh: 备用, en: spare}}\n- {id: theory_share_min",
        "figure `spare` is not used",
    );
    finds("measures/08.yaml", "figures: [care_fund_share", "figures: [uplift_remote, care_fund_share", "belongs to another provision");
}

#[test]
fn units_that_do_not_fit_are_found() {
    finds(
        "tools/village-collective-income.yaml",
        "parameter: collective_income_line",
        "parameter: weak_village_share_line",
        "the units do not fit",
    );
    finds("tools/care-fund.yaml", "as: money", "as: hours", "cannot be shown as");
    finds(
        "tools/secondment.yaml",
        "parameter: secondment_months_max",
        "parameter: condolence_died_on_duty",
        "a length in years or months is wanted",
    );
}

#[test]
fn what_is_missing_is_found() {
    finds("measures/01.yaml", "    text:\n", "    txt:\n", "txt");
    finds("tools/secondment.yaml", "provisions: [\"18.4\"]", "provisions: []", "has no provision");
    let (problems, sources) =
        broken(&[("parameters.yaml", "- {id: theory_share_min, value: 70", "- {id: theory_share_min, value: seventy")]);
    assert!(report(&problems, &sources).contains("`seventy` is no figure"));
}

#[test]
fn what_is_there_twice_is_found() {
    finds(
        "parameters.yaml",
        "id: political_training_days_min",
        "id: political_trainings_per_year",
        "parameter `political_trainings_per_year` is there twice",
    );
    finds("actors.yaml", "id: county_government", "id: county_committee", "actor `county_committee` is there twice");
    finds("measures/07.yaml", "id: \"7.2\"", "id: \"7.1\"", "provision 7.1 is there twice");
    finds("ambiguities.yaml", "id: A2\n", "id: A1\n", "ambiguity `A1` is there twice");
}

#[test]
fn synonyms_that_mean_nothing_or_two_things_are_found() {
    let (file, first) = ("synonyms.yaml", "- {words: [工资, 薪水, 收入待遇]");
    finds(file, first, "- {words: []", "a synonym has no words");
    finds(file, first, "- {words: [工资, 薪水, 工资]", "the synonym `工资` is there twice");
    finds(file, first, "- {words: [工资, \" 薪水\"]", "has blanks around it");
    finds(file, "provisions: [\"7.1\", \"12.2\"]", "provisions: [\"7.9\"]", "unknown provision `7.9`");
    finds(file, "tools: [bonus-uplift]", "tools: [bonus-uplif]", "unknown tool `bonus-uplif`");
    finds(file, ", provisions: [\"7.1\", \"12.2\"], tools: [bonus-uplift]", "", "names neither a provision nor a tool");
}

#[test]
fn usual_ranges_that_cannot_be_and_samples_outside_of_them_are_found() {
    let file = "facts/unit.yaml";
    finds(file, "plausible: {least: 5, most: 20}", "plausible: {least: 20, most: 5}", "the usual range of `team_size` is empty");
    finds(file, "plausible: {least: 5, most: 30}", "plausible: {least: 5, most: 130}", "beyond its bounds");
    finds(file, "plausible: {least: 5, most: 20}", "plausible: {least: five, most: 20}", "`five` is no number");
    let (problems, _) = broken(&[(file, "plausible: {least: 5, most: 20}", "plausible: {least: 90, most: 99}")]);
    assert!(problems.iter().any(|it| it.message.contains("`team_size` is outside of its usual range")), "{problems:?}");
}

#[test]
fn tools_and_situations_without_each_other_are_found() {
    let tool = "tools/secondment.yaml";
    finds(tool, "situations: [transfer, tasks]", "situations: []", "the tool is in no situation");
    finds(tool, "situations: [transfer, tasks]", "situations: [transfers]", "unknown situation `transfers`");
    finds(tool, "situations: [transfer, tasks]", "situations: [tasks, tasks]", "situation `tasks` is named twice");
    finds("pack.yaml", "{id: benefits", "{id: spare, label: {zh: 其他, en: other}}\n  - {id: benefits", "no tool is in situation `spare`");
    finds(
        "pack.yaml",
        "{id: promotion",
        "{id: benefits, label: {zh: 其他, en: other}}\n  - {id: promotion",
        "situation `benefits` is there twice",
    );
}

#[test]
fn quotations_that_are_too_long_are_found() {
    let long = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一";
    finds("parameters.yaml", "key_phrase: 一横两竖", &format!("key_phrase: {long}"), "the key phrase has 31 characters");
}

#[test]
fn figures_written_into_a_rule_are_found() {
    finds("tools/sign-boards.yaml", "number: 0", "number: 3", "3 stands in a rule");
}

#[test]
fn a_fact_of_the_wrong_kind_is_found() {
    finds("tools/task-admission.yaml", "yes: reviewed_by_county", "yes: asked_of", "a yes/no fact is wanted here");
}

#[test]
fn a_fact_that_gets_better_in_no_way_of_its_kind_is_found() {
    let (tool, asked) = ("tools/excellent-quota.yaml", "facts: [people_assessed, county_ratio]\n");
    let better = |way: &str| format!("{asked}better: {{{way}}}\n");
    finds(tool, asked, &better("county_ratio: later"), "cannot get better in this way");
    finds(tool, asked, &better("ratio: more"), "the tool does not ask it");
}

#[test]
fn what_a_tool_declares_comes_beside_the_pack() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sangzhi-2020");
    let mut sources = Sources::read_pack(&folder).expect("the pack is readable");
    let file = sources.files.iter_mut().find(|it| it.name == "tools/meeting-form.yaml").expect("the file exists");
    file.text =
        file.text.replacen("- yes: is_statutory", "- excused: {reason: {zh: 因为, en: because}, criterion: {yes: is_statutory}}", 1);
    let (pack, declared) = check_with_declared(&sources).expect("the pack is right");
    let at = pack.tools.iter().position(|it| it.id == "meeting-form").expect("the tool exists");
    assert_eq!((declared.len(), declared[at].excused.len()), (pack.tools.len(), 1));
    assert_eq!((declared[at].excused[0].0, declared[at].excused[0].1.en.as_str()), (1, "because"));
}

#[test]
fn impossible_days_and_numbers_are_found() {
    finds("pack.yaml", "reported_on: 2020-03-02", "reported_on: 2020-02-30", "`2020-02-30` is no day of the calendar");
    finds("measures/07.yaml", "id: \"7.2\"", "id: seven", "`seven` is no number of a provision");
    finds("measures/07.yaml", "id: \"7.2\"", "id: \"8.2\"", "stands in measure 7");
}

#[test]
fn a_broken_file_is_shown_and_the_others_are_still_checked() {
    let (problems, sources) =
        broken(&[("tools/secondment.yaml", "facts: [", "facts: [[["), ("parameters.yaml", "value: 70", "value: seventy")]);
    let shown = report(&problems, &sources);
    assert!(shown.contains("tools/secondment.yaml:"), "{shown}");
    assert!(shown.contains("parameters.yaml:"), "{shown}");
}

#[test]
fn all_mistakes_are_shown_at_once() {
    let (problems, sources) = broken(&[
        ("tools/care-fund.yaml", "parameter: care_fund_share", "parameter: care_fund_shar"),
        ("measures/07.yaml", "uplift_remote", "uplift_remot"),
        ("actors.yaml", "id: county_government", "id: county_committee"),
    ]);
    let shown = report(&problems, &sources);
    for name in ["tools/care-fund.yaml:", "measures/07.yaml:", "actors.yaml:"] {
        assert!(shown.contains(name), "{shown}");
    }
}

#[test]
fn a_sample_that_comes_out_otherwise_is_found() {
    finds("samples/sample-township-yunling.yaml", "verdict: met", "verdict: not_met", "sample `sample-township-yunling`");
}

#[test]
fn indicators_that_do_not_fit_their_tools_and_provisions_are_found() {
    let village = "indicators/village.yaml";
    finds(village, "tool: monthly-study", "tool: monthly-studi", "unknown tool `monthly-studi`");
    finds(village, "short: months_missing", "short: months_mising", "unknown result `months_mising`");
    finds(village, "provisions: [\"3.1\"]", "provisions: [\"3.9\"]", "unknown provision `3.9`");
    finds(village, "provisions: [\"3.1\"]", "provisions: []", "has no provision");
    finds(village, "id: village-3.2", "id: village-3.1", "indicator `village-3.1` is there twice");
    finds(village, "id: village-3.2", "id: village-3.20", "is not named after its list and provision");
    finds(village, "kind: village", "kind: community", "does not stand in indicators/community.yaml");
    finds(village, "tool: young-member-development", "tool: care-fund", "only computes");
    finds(village, "tool: young-member-development", "tool: young-member-development\n    months: true", "cannot be asked part by part");
    finds(village, "months: true", "months: true\n    quarters: true", "by month and by quarter");
    let rectified = "en: \"the rectification ledger, closing papers\"}";
    let with = |more: &str| [rectified, "\n    ", more].concat();
    finds(village, rectified, &with("tool: five-standards-rate"), "so it is never partly met");
    finds(village, "check: five-standards-rate", "tool: five-standards-rate", "is asked by counts and in another way");
    finds(village, "check: five-standards-rate", "check: five-standards-rat", "unknown tool `five-standards-rat`");
    finds(village, rectified, &with("short: rate"), "has `short`, but no tool");
    finds(village, rectified, &with("quarters: true\n    consequence: true"), "name no consequence");
    finds(village, "consequence: true", "consequence: false", "its provision names a consequence");
    finds(village, "    evidence: {zh: 选举", "    evidence: {zh: \"\", en: none}\n    evidense: {zh: 选举", "evidense");
    finds("indicators/sentinel.yaml", "check: secondment", "consequence: true", "never counts against the unit");
    finds("indicators/community.yaml", "en: the register}", "zh2: x}", "zh2");
}

#[test]
fn a_name_that_does_not_fit_is_found() {
    finds("pack.yaml", "id: sangzhi-2020", "id: Sangzhi 2020", "`Sangzhi 2020` cannot be the id of a pack");
    finds("pack.yaml", "icon: 廿", "icon: 二十", "the icon is one character");
    finds(
        "pack.yaml",
        "{zh: 二十条,",
        "{zh: 关于进一步加强基层建设的二十条措施（试行）,",
        "the Chinese name of the app has more than 20 characters",
    );
    finds("pack.yaml", "term_groups:", "term_group:", "term_group");
    finds("glossary.yaml", "group: 8", "group: 9", "stands in no group");
}

#[test]
fn what_a_roll_up_cannot_compute_is_found() {
    let file = "rollup.yaml";
    finds(file, "tool: weak-village-share", "tool: weak-village-shar", "unknown tool `weak-village-shar`");
    finds(file, "whole: villages_total", "whole: villages_totl", "unknown fact `villages_totl`");
    finds(file, "whole: villages_total", "whole: branches_total", "tool `weak-village-share` does not ask `branches_total`");
    finds(file, "last_year: income_last_year", "last_year: is_village_secretary", "fact `is_village_secretary` is no number");
    finds(file, "provision: \"14.4\"", "provision: \"14.9\"", "unknown provision `14.9`");
    finds(file, "{part}个", "{parts}个", "unknown place `{parts}` in a text");
    finds(file, "fills: count", "fills: counts", "counts");
    finds(file, "watch:", "watches:", "watches");
}

#[test]
fn figures_in_an_indicator_come_from_its_own_provisions() {
    let village = "indicators/village.yaml";
    finds(village, "{posts_in_one_hand}，", "3个职务，", "a figure is written out in an indicator");
    finds(village, "{posts_in_one_hand}，", "{posts_in_one_hant}，", "unknown figure `posts_in_one_hant`");
    finds(village, "{posts_in_one_hand}，", "{local_talents_min}，", "figure `local_talents_min` belongs to provision 17.2");
}

#[test]
fn a_fact_that_speaks_of_two_years_or_of_none_is_found() {
    let unit = "facts/unit.yaml";
    finds(unit, "  year_before: income_this_year\n", "  of_year: true\n  year_before: income_this_year\n", "speaks of one year only");
    finds(unit, "  year_before: income_this_year\n", "  year_before: talents\n", "`talents` does not speak of the year that is looked at");
}

#[test]
fn an_indicator_asked_by_quarter_says_what_partly_is() {
    let partly = "    partly: {zh: 党员的“先锋指数”，有的季度在党员大会上通报了，有的没有。, en: \"The members' vanguard index was reported at the members' meeting in some quarters and not in others.\"}\n";
    finds("indicators/village.yaml", partly, "", "so it needs the text `partly`");
}

#[test]
fn a_profile_that_contradicts_itself_or_is_silent_is_found() {
    let profile = "profile.yaml";
    finds(profile, "        is_township_cadre: false", "        is_township_cadr: false", "unknown fact `is_township_cadr`");
    finds(profile, "staff_kind: other", "staff_kind: othr", "this is no answer to `staff_kind`");
    finds(profile, "is_grassroots_cadre: true", "is_grassroots_cadre: false", "contradicts an implication about `is_grassroots_cadre`");
    finds(profile, "- provision: \"4.2\"", "- provision: \"4.4\"", "the profile is silent on 4.2");
    finds(profile, "- provision: \"1.6\"", "- provision: \"6.2\"", "a tool works out 6.2");
    finds(profile, "[birth_date, ", "[", "the profile does not ask `birth_date`");
    finds(
        profile,
        "seeks_professional_post, field, degree",
        "seeks_professional_post, field, field, degree",
        "fact `field` is asked twice",
    );
    finds(
        profile,
        "[couple_separated, separated_since",
        "[residents, couple_separated, separated_since",
        "no tool for a person asks `residents`",
    );
    finds(profile, "hospital-middle-manager: rule_applies", "hospital-middle-manager: rule_aplies", "has no flag `rule_aplies`");
    finds(profile, "output: uplift_total", "output: uplift_totl", "has no amount of money `uplift_totl`");
    finds(profile, "people: people", "people: field", "tool `pension-subsidy` does not ask `field`");
    finds(profile, "when: {couple_separated: true}", "when: {is_township_cadre: true}", "one fact that no tool for a person asks");
    finds(
        profile,
        "before: [event, family_difficulty]",
        "before: [event, birth_date]",
        "tool `condolence-payment` does not ask `birth_date`",
    );
    finds(
        profile,
        "buys_pension, couple_separated, in_hardship",
        "buys_pension, birth_date, in_hardship",
        "`birth_date` is no yes-or-no question",
    );
    finds(profile, "id: village_cadre", "id: village_secretary", "post `village_secretary` is there twice");
}

#[test]
fn facts_that_cannot_be_as_they_are_told_are_found() {
    finds(
        "facts/person.yaml",
        "- id: birth_date\n  kind: past_date",
        "- id: birth_date\n  kind: past_date\n  given: true\n  recurs: true",
        "so nobody decides it",
    );
    finds(
        "facts/person.yaml",
        "- id: buys_pension\n  kind: yes_no",
        "- id: buys_pension\n  kind: yes_no\n  recurs: true",
        "recurs but is no past date",
    );
    let advice = "- id: buys_pension\n  kind: yes_no";
    finds("facts/person.yaml", advice, &format!("{advice}\n  advice: sometimes"), "sometimes");
    let recognition = "- id: performance_excellent\n  kind: yes_no";
    finds("facts/person.yaml", recognition, &format!("{recognition}\n  advice: never"), "nobody is advised to change it");
    let asked = "- id: buys_pension\n  kind: yes_no";
    let spare = format!("- id: spare\n  kind: yes_no\n  label: {{zh: 备用, en: spare}}\n{asked}");
    finds("facts/person.yaml", asked, &spare, "fact `spare` is not asked by any tool");
}
