//! The chart of the standings: a bar for each chapter, a segment for each standing, distinguished by pattern and number.

use policy::assessment::reply::Standing;
use policy::assessment::summary::Counts;
use template::View;
use template_macro::view;

use crate::browser::markup::fixed;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};

/// Sizes in the units of the drawing.
const WIDTH: u32 = 600;
const BAR: u32 = 34;
const LINE: u32 = 80;

/// The chart with its legend. The same counts are in a table beside it.
pub fn chart(chapters: &[(u8, Counts)]) -> View {
    let words = words(language());
    let longest = chapters.iter().map(|it| it.1.asked()).max().unwrap_or(1).max(1);
    let height = LINE * u32::try_from(chapters.len()).unwrap_or_default();
    let bars = chapters.iter().zip(0u32..).map(|((number, counts), line)| bar(*number, counts, longest, line * LINE)).collect::<Vec<_>>();
    let description =
        chapters.iter().map(|(number, counts)| (words.counted)(chapter_title(*number), counts)).collect::<Vec<_>>().join(words.stop);
    let legend = Standing::ALL.map(|standing| {
        view! {
            <li>
                <svg viewBox="0 0 28 18" aria-hidden="true" focusable="false"><rect x="1" y="1" width="26" height="16" class=class(standing)></rect></svg>
                <span>{(words.standing)(standing)}</span>
            </li>
        }
    });
    view! {
        <figure class="chart">
            <svg
                viewBox=["0 0 ", &WIDTH.to_string(), " ", &height.to_string()].concat()
                role="img"
                aria-labelledby="chart-title chart-description"
                focusable="false"
            >
                <title id="chart-title">{words.chart}</title>
                <desc id="chart-description">{description}</desc>
                <g inner_html=fixed(PATTERNS)></g>
                {bars}
            </svg>
            <figcaption><ul class="legend">{legend.into_iter().collect::<Vec<_>>()}</ul></figcaption>
        </figure>
    }
}

/// The title of a chapter.
pub fn chapter_title(number: u8) -> &'static str {
    pack::pack().chapters.iter().find(|it| it.number == number).map(|it| localized(&it.title)).unwrap_or_default()
}

/// The bar of a chapter, `longest` being the largest count of all bars.
fn bar(number: u8, counts: &Counts, longest: u32, top: u32) -> View {
    let mut left = 0;
    let segments = Standing::ALL.into_iter().filter(|it| counts.of(*it) != 0).map(|standing| {
        let count = counts.of(standing);
        let width = count * (WIDTH - 2) / longest;
        let (x, middle) = (left + 1, left + width / 2);
        left += width;
        view! {
            <rect x=x y=top + 32 width=width.saturating_sub(2) height=BAR class=class(standing)></rect>
            // A number over a pattern is hard to read: it gets a plain background.
            <circle cx=middle cy=top + 32 + BAR / 2 r="13" class="under"></circle>
            <text x=middle y=top + 32 + BAR / 2 text-anchor="middle" dominant-baseline="central">{count}</text>
        }
    });
    let segments: Vec<View> = segments.collect();
    view! {
        <text x="1" y=top + 23 class="name">{chapter_title(number)}</text>
        {segments}
    }
}

fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "bar-met",
        Standing::Partly => "bar-partly",
        Standing::NotMet => "bar-not-met",
        Standing::NotApplicable => "bar-not-applicable",
        Standing::NotSure => "bar-not-sure",
        Standing::NotAnswered => "bar-not-answered",
    }
}

/// Stripes for partly met, a grid for not met, dots for not sure.
const PATTERNS: &str = r##"<defs><pattern id="bar-stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="8" class="ink-good"/></pattern><pattern id="bar-grid" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M0 0h7M0 0v7" class="ink-accent"/></pattern><pattern id="bar-dots" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="1.6" class="ink-open"/></pattern></defs>"##;
