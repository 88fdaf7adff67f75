//! The page's policy lets nothing make HTML of a text but boot/files.js (`require-trusted-types-for 'script'`). The one thing of the app that
//! does so is wasm-bindgen's script, where leptos lays out the elements of a template: there it asks boot.js.

use crate::dist::names::APP;
use crate::dist::site::Site;
use anyhow::{Result, ensure};

const SINK: &str = ".innerHTML = ";

/// Everything else that makes code of a text. None of it is in the app's script today, and a library that brings it is to be heard of
/// here, not where a browser stops it.
const OTHERS: [&str; 10] = [
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "document.write",
    "srcdoc",
    "parseFromString",
    "setHTMLUnsafe",
    "new Function(",
    "new Worker(",
    "eval(",
];

/// Has the app's script ask for what it sets.
///
/// # Errors
/// Where it makes code of a text in a way that is not known here.
pub fn add(site: &mut Site) -> Result<()> {
    let name = format!("{APP}app.js");
    if site.files.contains_key(&name) {
        let script = asking(&site.take_text(&name)?)?;
        site.files.insert(name, script.into_bytes());
    }
    Ok(())
}

fn asking(script: &str) -> Result<String> {
    for other in OTHERS {
        ensure!(!script.contains(other), "the app's script holds `{other}`, which its policy does not allow: what brought it in?");
    }
    let mut pieces = script.split(SINK);
    let mut asking = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (value, rest) = piece.split_once(";\n").unwrap_or((piece, ""));
        asking.push_str(&format!("{SINK}window.twentyMeasures.html({value});\n{rest}"));
    }
    // wasm-bindgen's own name for it has the word in it too.
    let others = [".innerHTML", "'innerHTML'", "\"innerHTML\"", "`innerHTML`"].map(|it| asking.matches(it).count()).iter().sum::<usize>();
    ensure!(others == asking.matches(&format!("{SINK}window.")).count(), "the app's script uses innerHTML in a way that is not known here");
    Ok(asking)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_comes_from_the_policy_and_from_nowhere_else() {
        let script = "__wbg_set_innerHTML_a9: function(arg0, arg1) {\n  arg0.innerHTML = text(arg1, 2);\n},\n";
        assert_eq!(
            asking(script).unwrap(),
            "__wbg_set_innerHTML_a9: function(arg0, arg1) {\n  arg0.innerHTML = window.twentyMeasures.html(text(arg1, 2));\n},\n"
        );
        for odd in ["a.innerHTML += b;\n", "a['innerHTML'] = b;\n", "a.outerHTML = b;\n", "new Function('a');\n", "new Worker(a);\n"] {
            assert!(asking(odd).is_err(), "{odd}");
        }
    }
}
