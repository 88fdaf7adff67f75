//! What stands beside the page under the pack's name: its icons, and the manifest by which the app is put on a home screen.

use std::fmt::Write;
use std::path::Path;

use policy::model::pack::Pack;
use serde_json::json;

use crate::output::html::escape;

/// The icon of the page.
pub const ICON: &str = "icon.svg";

/// Icons for home screens, which a pack may hold, by their size.
pub const PICTURES: [(&str, &str); 2] = [("icon-192.png", "192x192"), ("icon-512.png", "512x512")];

/// The files by name. A pack may hold its own icons; one that holds none has its character drawn.
///
/// # Errors
/// The icon that cannot be read.
pub fn files(folder: &Path, pack: &Pack) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let own = |name: &str| match std::fs::read(folder.join(name)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{} could not be read: {error}", folder.join(name).display())),
    };
    let drawn = drawn(&pack.icon);
    let (mut files, mut icons) = (Vec::new(), Vec::new());
    for (name, size) in PICTURES {
        if let Some(bytes) = own(name)? {
            files.push((name, bytes));
            icons.push(json!({"src": format!("./{name}"), "sizes": size, "type": "image/png"}));
        }
    }
    if icons.is_empty() {
        let mut address = "data:image/svg+xml,".to_owned();
        drawn.bytes().for_each(|byte| {
            let _ = write!(address, "%{byte:02X}");
        });
        icons.push(json!({"src": address, "sizes": "any", "type": "image/svg+xml"}));
    }
    let manifest = json!({
        "name": format!("{} · {}", pack.short_title.zh, pack.short_title.en),
        "short_name": pack.short_title.zh,
        "lang": "zh-CN",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#faf7f0",
        "theme_color": "#faf7f0",
        "icons": icons,
    });
    files.push((ICON, own(ICON)?.unwrap_or_else(|| drawn.into_bytes())));
    files.push(("manifest.json", format!("{manifest:#}\n").into_bytes()));
    Ok(files)
}

/// The character of a pack on the colour of the app.
fn drawn(character: &str) -> String {
    let character = escape(character);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><title>{character}</title>\
         <rect width=\"32\" height=\"32\" rx=\"5\" fill=\"#9a2b1e\"/>\
         <text x=\"16\" y=\"24\" font-size=\"22\" font-family=\"serif\" text-anchor=\"middle\" fill=\"#fbf8f1\">{character}</text></svg>"
    )
}
