//! A QR code of a place in the app, drawn on this device: nothing is asked of anybody.

use leptos::prelude::*;
use qrcodegen::{QrCode as Squares, QrCodeEcc, QrSegment, Version};
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::copy_text::CopyText;
use crate::i18n::language;
use crate::i18n::messages::components::qr::words;
use crate::routing::navigator::public_link;

/// The largest version that a telephone still reads off a screen: 117 squares a side. Larger ones exist, and fail people.
const LARGEST: u8 = 25;

/// The bytes that go into it.
pub const MOST_BYTES: usize = 1273;

/// The light border that readers need, in squares.
const BORDER: i32 = 4;

/// The code of a place in the app. Where this copy of the app has no address that others could open, the text to send
/// instead; where the place is too long for a code, that it is so.
#[component]
pub fn QrCode(
    /// The place as [`crate::routing::route::Route`] writes it: `#/tools/…`. An empty one shows nothing.
    to: Signal<String>,
    /// What is found there, for those who do not see the code.
    label: &'static str,
) -> impl leptos::IntoView {
    let words = words(language());
    let view = move || {
        let to = to.get();
        if to.is_empty() {
            return ().into_view();
        }
        match public_link(&to) {
            Some(address) => match qr(&address, label) {
                Some(it) => view! { <figure class="qr">{it}<figcaption class="small">{words.caption}</figcaption></figure> },
                None => view! { <p class="note">{(words.too_long)(address.len(), MOST_BYTES)}</p> },
            },
            None => {
                let shown = to.clone();
                view! {
                    <p class="note">{words.no_address}</p>
                    <p class="typed-code">{shown}</p>
                    <CopyText text=Signal::stored(to) label=words.copy/>
                }
            }
        }
    };
    view.into_view()
}

/// The code of a text, black on white whatever the theme, with its name for screen readers. Nothing where it does not fit.
pub fn qr(text: &str, label: &'static str) -> Option<View> {
    let (size, path) = drawing(text)?;
    let view_box = ["0 0 ", &size.to_string(), " ", &size.to_string()].concat();
    let view = view! {
        <svg class="qr-squares" viewBox=view_box role="img" aria-label=label shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff"></rect>
            <path d=path fill="#000"></path>
        </svg>
    };
    Some(view)
}

/// How many squares a side it has, border included, and the path around the dark ones; nothing where it does not fit.
fn drawing(text: &str) -> Option<(i32, String)> {
    let bytes = [QrSegment::make_bytes(text.as_bytes())];
    // As much correction as the size that is needed anyway has room for.
    let squares = Squares::encode_segments_advanced(&bytes, QrCodeEcc::Low, Version::MIN, Version::new(LARGEST), None, true).ok()?;
    let mut path = String::new();
    let size = squares.size();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let from = x;
            while squares.get_module(x, y) {
                x += 1;
            }
            if from < x {
                let length = (x - from).to_string();
                for part in ["M", &(from + BORDER).to_string(), " ", &(y + BORDER).to_string(), "h", &length, "v1h-", &length, "z"] {
                    path.push_str(part);
                }
            }
            x += 1;
        }
    }
    Some((size + 2 * BORDER, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader of QR codes sees in the drawing, four points a square.
    fn seen(size: i32, path: &str) -> String {
        let side = usize::try_from(size).unwrap() * 4;
        let mut dark = vec![false; side * side];
        for run in path.split('M').filter(|it| !it.is_empty()) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            for point in (y * 4..y * 4 + 4).flat_map(|y| (x * 4..(x + length) * 4).map(move |x| y * side + x)) {
                dark[point] = true;
            }
        }
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark[y * side + x] { 0 } else { 255 });
        let found = picture.detect_grids();
        assert_eq!(found.len(), 1, "one code is found");
        found[0].decode().unwrap().1
    }

    #[test]
    fn another_program_reads_what_was_written() {
        let long = format!("https://example.org/app/#/tools/a?{}", "from=2020-03-01&".repeat(60));
        for text in ["a", "https://example.org/#/tools/secondment?a&T=secondment&E=2020.1&from=2020-03-01&Z", &long] {
            let (size, path) = drawing(text).unwrap();
            assert_eq!(seen(size, &path), text);
        }
    }

    #[test]
    fn what_does_not_fit_is_not_cut() {
        let (size, _) = drawing(&"x".repeat(MOST_BYTES)).unwrap();
        assert_eq!(size, 117 + 2 * BORDER);
        assert!(drawing(&"x".repeat(MOST_BYTES + 1)).is_none());
    }
}
