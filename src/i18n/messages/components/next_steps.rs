//! The messages of the next steps after a result.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    next_steps: "下一步", "Next steps";
    /// The tool's own suggestion, where the document names nobody.
    ask_whom: "怎么办理、找谁，文件没有写全；可以先问组织部门（这是本工具的建议，不是文件的规定）。",
        "The document does not say in full how this is handled and by whom. You may first ask the organisation department (this tool's suggestion, not a rule of the document).";
    copy_question: "复制这段话去问", "Copy this question";
    copy_reply: "复制这段回复", "Copy this reply";
    /// What one may send to the organisation department.
    question(source: &str, number: &str, phrase: &str, title: &str, facts: &str, day: &str, open: &str): {
        let asked = if open.is_empty() { "请问怎么办理？".to_owned() } else { format!("请问“{open}”由哪里定、怎么办理？") };
        format!("您好，想请教“{title}”（{source}第{number}分项，“{phrase}”）。我的情况（算到{day}）：{facts}。{asked}谢谢。")
    }, {
        let asked = if open.is_empty() {
            "How is this handled?".to_owned()
        } else {
            format!("Who decides the following, and how is it handled: {open}?")
        };
        format!(
            "Hello, I would like to ask about \"{title}\" (provision {number} of {source}, \"{phrase}\"). My case (as of {day}): {facts}. {asked} Thank you."
        )
    };
    /// A polite answer to a body that asks for what the document does not allow.
    reply(source: &str, number: &str, phrase: &str, facts: &str, verdict: &str): {
        format!("您好，来件收到了。对照{source}第{number}分项（“{phrase}”）：{verdict}我们了解的情况是：{facts}。麻烦核对一下；情况有出入或者另有批准的，请发给我们，我们照办。谢谢。")
    }, {
        format!(
            "Hello, your request has arrived. Under provision {number} of {source} (\"{phrase}\"): {verdict} What we know of the case: {facts}. Please check it; if it is otherwise, or there is an approval, send it to us and we shall act on it. Thank you."
        )
    };
    colon: "：", ": ";
    comma: "、", ", ";
    semicolon: "；", "; ";
    stop: "。", ". ";
}
