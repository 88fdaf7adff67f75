//! Tells whether a question has changed since it was answered.

use policy::assessment::evaluation::tool_asked;
use policy::model::pack::Pack;
use policy::model::product::indicator::Indicator;

/// The fingerprint of a question: where it differs, what is asked, what counts as what, or what decides it has changed.
pub fn question_fingerprint(pack: &Pack, indicator: &Indicator) -> String {
    let tool = tool_asked(pack, indicator).map(|it| it.id.as_str()).unwrap_or_default();
    let partly = indicator.partly.as_ref().map(|it| it.zh.as_str()).unwrap_or_default();
    // FNV-1a in 32 bits: it only has to tell apart what people have changed.
    let mut hash: u32 = 0x811c_9dc5;
    for byte in [&indicator.question.zh, &indicator.met.zh, partly, &indicator.not_met.zh, tool].join("\n").bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("{hash:08x}")
}
