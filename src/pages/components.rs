//! Every component in every state on one page, for whoever works on the looks: `#/components` of `cargo xtask serve`. A published app has
//! neither the page nor its code.

use entry::Entry;
use leptos::prelude::*;
use policy::engine::decide::Verdict;
use policy::explain::explainer::Matter;
use policy::model::fact::{Fact, FactKind};
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::citation::Citation;
use crate::components::copy_text::CopyText;
use crate::components::figure::running;
use crate::components::file_drop::{FileDrop, file_drop};
use crate::components::print_button::print_button;
use crate::components::qr::qr;
use crate::components::save_file::save_text;
use crate::components::verdict::VerdictBadge;
use crate::forms::fields::Field;
use crate::i18n::localized;

/// The fragment of its address.
pub const ADDRESS: &str = "#/components";

/// The page.
pub fn page() -> View {
    view! {
        <h1>"Components · 组件"</h1>
        <p class="lead">"Looked at in light and dark, in forced colours, in large type and on the projector, in both languages. 在各种设置下都看一遍。"</p>
        {part("Buttons · 按钮", buttons())}
        {part("Choices · 选项", choices())}
        {part("Fields · 填写", fields())}
        {part("Files · 文件", files())}
        {part("Verdicts · 结论", verdicts())}
        {part("Notes · 提示", notes())}
        {part("Citations and figures · 引文和数字", citations())}
        {part("Lists and tables · 列表和表格", tables())}
    }
}

fn part(title: &'static str, inside: View) -> View {
    view! { <section><h2>{title}</h2>{inside}</section> }
}

fn buttons() -> View {
    let each = [("", "Plain words · 普通"), ("primary", "Carries on · 主要"), ("plain", "As a link · 文字")].map(|(class, name)| {
        view! {
            <p class="actions">
                <button type="button" class=class>{name}</button>
                <button type="button" class=class disabled>{name}</button>
                <button type="button" class=class aria-pressed="true">{name}</button>
            </p>
        }
    });
    view! {
        {each.into_iter().collect_view()}
        <p class="actions"><a class="button" href=ADDRESS>"Link · 链接"</a><a class="button primary" href=ADDRESS>"Link · 链接"</a>{print_button("Print · 打印", "plain")}</p>
    }
}

fn choices() -> View {
    let radio = |name: &'static str, checked: bool, disabled: bool, class: &'static str| {
        view! { <label class=class><input type="radio" name="shown" checked=checked disabled=disabled/><span>{name}</span></label> }
    };
    view! {
        <fieldset>
            <legend>"One of several · 单选"</legend>
            <div class="choices">
                {radio("Chosen · 选中", true, false, "")}
                {radio("Another · 另一个", false, false, "")}
                {radio("Left open · 不清楚", false, false, "open")}
                {radio("Ruled out · 不能选", false, true, "barred")}
            </div>
        </fieldset>
        <p><label class="check"><input type="checkbox" checked/><span>"Ticked · 勾选"</span></label></p>
        <p><label class="check"><input type="checkbox" disabled/><span>"Cannot be ticked · 不能勾"</span></label></p>
        <p><label for="shown-select">"From a list · 下拉"</label><select id="shown-select"><option>"One · 一"</option><option>"Two · 二"</option></select></p>
    }
}

/// A question of each kind: not answered, answered, typed wrong, refused, and not needed.
fn fields() -> View {
    let mut seen = Vec::new();
    let each = pack::pack().facts.iter().filter(|fact| {
        let kind = core::mem::discriminant(&fact.kind);
        !seen.contains(&kind) && {
            seen.push(kind);
            true
        }
    });
    each.map(|fact| {
        let field = |name: &'static str, text: &str, refused: Option<&str>, idle: bool| field(fact, name, text, refused, idle);
        let right = match &fact.kind {
            FactKind::YesNo => "yes",
            FactKind::Choice(choices) => choices.first().map_or("", |it| it.id.as_str()),
            FactKind::Number(_) => "3",
            FactKind::Date { .. } | FactKind::Tenure => "2019",
        };
        view! {
            {field("empty", "", None, false)}
            {field("right", right, None, false)}
            {field("wrong", "很多 many", None, false)}
            {field("refused", right, Some("Contradicts another answer. · 和别的答案对不上。"), false)}
            {field("idle", "", None, true)}
        }
    })
    .collect_view()
    .into_view()
}

fn field(fact: &'static Fact, state: &'static str, text: &str, refused: Option<&str>, idle: bool) -> View {
    let entry = RwSignal::new(if text.is_empty() { Entry::default() } else { Entry::of_text(text) });
    let (refused, within) = (Signal::stored(refused.map(str::to_owned)), ["shown-", state, "-"].concat());
    view! { <Field fact entry refused idle=Signal::stored(idle) within/> }
}

fn files() -> View {
    let drop = FileDrop {
        id: "shown-file",
        label: "Choose a file · 选择文件",
        help: "Or drop it here · 也可以拖到这里",
        accept: None,
        multiple: false,
    };
    view! {
        {file_drop(drop, |_| ())}
        {save_text(Some("Save · 存成文件"), || "shown.txt".to_owned(), "text/plain", || "shown".to_owned())}
        <CopyText text=Signal::stored("shown".to_owned()) label="Copy · 复制"/>
        {qr(ADDRESS, "shown")}
    }
}

fn verdicts() -> View {
    let of =
        [(Verdict::Met, false), (Verdict::NotMet, false), (Verdict::Unknown, false), (Verdict::Unknown, true), (Verdict::Computed, false)];
    let matters = [Matter::Conditions, Matter::Target, Matter::Consequence, Matter::Request, Matter::Duty];
    matters
        .into_iter()
        .map(|matter| {
            let each = of.map(|(verdict, pending)| view! { <VerdictBadge verdict pending matter word=None/>" " });
            view! { <p>{each.into_iter().collect_view()}</p> }
        })
        .collect_view()
        .into_view()
}

fn notes() -> View {
    view! {
        <p class="note">"A note · 旁注"</p>
        <p class="warning">"A warning · 警告"</p>
        <p class="error">"What is wrong, and the way out · 哪里不对，怎么改"</p>
        <p class="help">"Help · 说明"</p>
        <p class="quiet">"Quiet · 次要"</p>
        <p><mark>"Found · 找到的"</mark></p>
        <details><summary>"Folded · 折起"</summary><p>"Inside · 里面"</p></details>
        <details open><summary>"Unfolded · 展开"</summary><p>"Inside · 里面"</p></details>
    }
}

fn citations() -> View {
    let figured = pack::pack().provisions().find(|it| !it.figures.is_empty());
    figured
        .map(|it| view! { <Citation provision=it.id/><p>{running(localized(&it.text), &[it.id])}</p><p class="numeral">{it.id.to_string()}</p> })
        .into_view()
}

fn tables() -> View {
    view! {
        <ul class="lines"><li>"One · 一"</li><li>"Two · 二"</li></ul>
        <dl class="rows"><div><dt>"Name · 名称"</dt><dd>"What it is · 内容"</dd></div></dl>
        <div class="scrolls" tabindex="0" role="group" aria-label="shown">
            <table>
                <thead><tr><th scope="col">"Item · 事项"</th><th scope="col" class="figure">"Figure · 数字"</th></tr></thead>
                <tbody><tr><th scope="row">"One · 一"</th><td class="figure">"1,234.50"</td></tr></tbody>
            </table>
        </div>
    }
}
