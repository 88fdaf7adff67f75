//! A draft goes from one screen to another in QR codes, and comes out as it went in.

use exchange::collection::{Collection, Progress, Seen};
use exchange::draft::Draft;
use exchange::parts::{self, split_for_codes};
use policy::assessment::reply::Reply;
use proptest::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::made::{empty, random_draft, typed_text};
use crate::random::Dice;
use crate::{opened, text};

/// The document that the heads name.
const NAME: &str = "二十条";

/// Points a square of a code.
const SCALE: usize = 3;

/// Light squares around it.
const BORDER: usize = 4;

/// The code of a text, and which version it is: as the app draws it.
fn code(text: &str) -> QrCode {
    let segment = [QrSegment::make_bytes(text.as_bytes())];
    QrCode::encode_segments_advanced(&segment, QrCodeEcc::Low, Version::MIN, Version::new(25), None, true).unwrap()
}

/// What another program reads off the screen.
fn seen(code: &QrCode) -> String {
    let squares = usize::try_from(code.size()).unwrap();
    let side = (squares + 2 * BORDER) * SCALE;
    let dark = |x: usize, y: usize| {
        let at = |it: usize| i32::try_from(it / SCALE).unwrap() - i32::try_from(BORDER).unwrap();
        code.get_module(at(x), at(y))
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code is found");
    grids[0].decode().unwrap().1
}

/// Reads codes one after another; what came of them.
fn join<'a>(codes: impl IntoIterator<Item = &'a String>) -> (Vec<String>, Collection) {
    let (mut collection, mut whole) = (Collection::default(), Vec::new());
    for code in codes {
        collection.add(code);
        whole.extend(collection.take_whole().into_iter().map(Result::unwrap));
    }
    collection.begin();
    (whole, collection)
}

#[test]
fn it_says_what_has_come_and_what_is_missing() {
    let draft = text(&random_draft(&mut Dice(3)));
    let codes = split_for_codes(&draft, NAME);
    assert!(5 < codes.len());
    let mut collection = Collection::default();
    assert_eq!(collection.add("https://example.org/#/tools/a"), Seen::Foreign);
    assert_eq!(collection.add(&codes[4].replacen("】\n", "】\nA", 1)), Seen::Damaged);
    assert!(collection.progress().is_empty());
    assert_eq!((collection.add(&codes[4]), collection.add(&codes[0]), collection.add(&codes[4])), (Seen::New, Seen::New, Seen::Known));
    let missing: Vec<usize> = (1..=codes.len()).filter(|it| ![1, 5].contains(it)).take(12).collect();
    assert_eq!(collection.progress(), [Progress { have: 2, of: codes.len(), missing }]);
    assert!(collection.take_whole().is_empty());
    for code in &codes {
        collection.add(code);
    }
    assert_eq!(collection.take_whole(), [Ok(draft)]);
    // The codes go on being shown.
    assert_eq!((collection.add(&codes[1]), collection.progress()), (Seen::Known, Vec::new()));
    collection.begin();
    assert_eq!(collection, Collection::default());
}

#[test]
fn codes_of_two_drafts_are_kept_apart() {
    let (one, other) = (text(&empty()), text(&Draft { unit_name: "示例·竹溪村".to_owned(), ..empty() }));
    let (first, second) = (split_for_codes(&one, NAME), split_for_codes(&other, NAME));
    let (mut whole, rest) = join(first.iter().rev().zip(&second).flat_map(|it| [it.1, it.0]));
    whole.sort();
    let mut both = vec![one, other];
    both.sort();
    assert_eq!((whole, rest), (both, Collection::default()));
}

/// Parts that a scanner of somebody else's has read are pasted like those of messages.
#[test]
fn what_another_scanner_reads_can_be_pasted() {
    let draft = text(&random_draft(&mut Dice(5)));
    let read: Vec<String> = split_for_codes(&draft, NAME).iter().rev().map(|it| seen(&code(it))).collect();
    assert_eq!(parts::gather(&read.join("\n李明 10:22\n")).unwrap().texts, [draft]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    /// Whatever a form can hold; with notes as long as they may be, some hundred codes.
    #[test]
    fn any_draft_goes_through_codes_in_any_order(seed in any::<u64>(), note in typed_text(2_000), order in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut draft = random_draft(&mut dice);
        let reply = Reply { note, ..draft.assessment.replies.get("village-3.4").cloned().unwrap_or_default() };
        draft.assessment.replies.insert("village-3.4".to_owned(), reply);
        let sent = text(&draft);
        let mut codes: Vec<String> = Vec::new();
        for part in split_for_codes(&sent, NAME) {
            let code = code(&part);
            prop_assert!(code.version().value() <= 18, "a code of version {}", code.version().value());
            codes.push(seen(&code));
            prop_assert_eq!(codes.last(), Some(&part));
        }
        let mut dice = Dice(order);
        for last in (1..codes.len()).rev() {
            codes.swap(last, usize::try_from(dice.roll(last as u64 + 1)).unwrap());
        }
        let (whole, rest) = join(&codes);
        prop_assert_eq!((whole, rest), (vec![sent.clone()], Collection::default()));
        prop_assert_eq!(text(&opened(&sent).draft), sent);
    }
}
