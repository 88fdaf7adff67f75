//! When each entitlement opens and closes: a drawn line, the same as a table, and dates for a calendar.

use exchange::calendar::{Event, case_id};
use leptos::prelude::*;
use policy::engine::profile::timeline::{Lane, Timeline};
use policy::engine::windows::Window;
use policy::explain::wording::date_in_words;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::text::Language;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::entitlements::words;
use crate::pages::entitlements::lookup::tool;
use crate::routing::route::Route;

/// The width of the drawing: that of a narrow phone, so that letters are no smaller there than elsewhere.
const WIDTH: f64 = 340.0;
/// The height of a lane.
const LANE: f64 = 62.0;
/// The height of the years above the first lane.
const TOP: f64 = 34.0;

/// The days of one lane in words.
pub struct Period {
    /// The first day; nothing where it is met on the reference date already.
    pub from: Option<Day>,
    /// The last day; nothing where it never closes.
    pub to: Option<Day>,
    /// The same in a sentence.
    pub said: String,
}

/// The days of a lane, each window in words.
pub fn periods(lane: &Lane, as_of: Day, language: Language) -> Vec<Period> {
    let words = words(language);
    let period = |window: &Window| {
        let from = (as_of < window.from).then_some(window.from);
        let day = |day: Day| date_in_words(day, language);
        Period { from, to: window.to, said: (words.spell)(from.map(day), window.to.map(day)) }
    };
    lane.windows.iter().map(period).collect()
}

/// Dates for a calendar: what is to open and to close after the reference date.
pub fn events(line: &Timeline, facts: &Facts, language: Language) -> Vec<Event> {
    let words = words(language);
    let mut earlier: Vec<String> = Vec::new();
    let event = |event: &policy::engine::profile::timeline::Event| {
        let tool = tool(event.tool)?;
        let title = tool.title.in_language(language);
        let numbers: Vec<String> = tool.provisions.iter().map(ToString::to_string).collect();
        let kind = if event.opens { "opens" } else { "closes" };
        let case = [&case_id(pack::pack(), tool, facts), kind].join("-");
        // Something may open more than once; which time it is stays, the day may not.
        let time = earlier.iter().filter(|it| **it == case).count().to_string();
        let id = [case.as_str(), &time].join("-");
        earlier.push(case);
        Some(Event {
            id,
            day: event.day,
            summary: (words.event)(title, event.opens),
            description: (words.event_long)(&numbers.join(words.comma), event.if_recognised),
        })
    };
    line.events.iter().filter_map(event).collect()
}

/// The line as a drawing and as a table; nothing where no tool is met on any day.
pub fn timeline_view(line: &Timeline) -> Option<View> {
    if line.lanes.is_empty() {
        return None;
    }
    let language = language();
    let words = words(language);
    let scale = Scale::of(line);
    let height = TOP + LANE * f64::from(u16::try_from(line.lanes.len()).unwrap_or(u16::MAX));
    let lanes = line.lanes.iter().zip(lanes_at(line)).map(|(it, y)| lane(it, &scale, y, line.from, language));
    let years = scale.years().into_iter().map(|(x, year)| {
        // At each lane alone: a line all the way down would run through the words.
        let ticks: String = lanes_at(line).map(|y| format!("M{x} {}v12", y + 18.0)).collect();
        view! {
            <path class="year" d=["M", &x.to_string(), " 23v6", &ticks].concat()></path>
            <text class="year" x=x y="18" text-anchor="middle">{year}</text>
        }
    });
    let box_of = format!("0 0 {WIDTH} {height}");
    let rows = line.lanes.iter().map(|it| rows(it, line.from, language));
    let view = view! {
        <figure class="time-line">
            <svg viewBox=box_of role="img" aria-labelledby="time-line-title">
                <title id="time-line-title">{(words.line_title)(&date_in_words(line.from, language))}</title>
                {years.collect_view()}
                {lanes.collect_view()}
            </svg>
            <figcaption class="help">{words.line_desc}</figcaption>
        </figure>
        <div class="scrolls" role="group" tabindex="0" aria-label=words.line_table>
            <table class="time-table" id="time-line-table">
                <thead>
                    <tr>{words.line_columns.map(|it| view! { <th scope="col">{it}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    };
    Some(view)
}

/// Where each lane begins, from the top.
fn lanes_at(line: &Timeline) -> impl Iterator<Item = f64> {
    (0u16..).take(line.lanes.len()).map(|at| TOP + LANE * f64::from(at))
}

/// The rows of the table for one tool: what, from when, until when, and provided that what.
pub fn rows_in_words(lane: &Lane, as_of: Day, language: Language) -> Vec<[String; 4]> {
    let words = words(language);
    let title = tool(lane.tool).map(|it| it.title.in_language(language)).unwrap_or_default();
    let only = if lane.if_recognised { words.if_recognised } else { words.if_unchanged };
    let row = |period: Period| {
        let from = period.from.map_or_else(|| words.already.to_owned(), |it| date_in_words(it, language));
        let to = period.to.map_or_else(|| words.no_end.to_owned(), |it| date_in_words(it, language));
        [title.to_owned(), from, to, only.to_owned()]
    };
    periods(lane, as_of, language).into_iter().map(row).collect()
}

fn rows(lane: &Lane, as_of: Day, language: Language) -> View {
    let provisions = tool(lane.tool).map(|it| it.provisions.as_slice()).unwrap_or_default();
    let row = |[title, from, to, only]: [String; 4]| {
        let clauses = provisions.iter().map(|provision| {
            let to = Route::Measure(provision.measure, Some(provision.item)).to_string();
            view! { <a class="number" href=to>{provision.to_string()}</a>" " }
        });
        view! { <tr><th scope="row">{clauses.collect_view()}{title}</th><td>{from}</td><td>{to}</td><td>{only}</td></tr> }
    };
    rows_in_words(lane, as_of, language).into_iter().map(row).collect_view().into_view()
}

/// One tool: its name, its days as bars (dashed where recognition is still needed), and the days in words.
fn lane(lane: &Lane, scale: &Scale, y: f64, as_of: Day, language: Language) -> View {
    let words = words(language);
    let Some(tool) = tool(lane.tool) else { return ().into_view() };
    let number = tool.provisions.first().map(ToString::to_string).unwrap_or_default();
    let drawn = lane.windows.iter().map(|window| {
        let (start, end) = (scale.x(window.from), window.to.map_or(WIDTH, |it| scale.x(it.day_after())));
        let class = if lane.if_recognised { "bar pending" } else { "bar" };
        let dot = (as_of < window.from).then(|| view! { <circle class="opens" cx=start cy=y + 24.0 r="4"></circle> });
        let stop = window.to.map(|_| view! { <line class="closes" x1=end x2=end y1=y + 18.0 y2=y + 30.0></line> });
        let on = window.to.is_none().then(|| view! { <path class="goes-on" d=format!("M{} {}l5 5-5 5", WIDTH - 6.0, y + 19.0)></path> });
        view! { <line class=class x1=start x2=end.max(start + 1.0) y1=y + 24.0 y2=y + 24.0></line>{dot}{stop}{on} }
    });
    let said: Vec<String> = periods(lane, as_of, language).into_iter().map(|it| it.said).collect();
    let said = [said.join(words.semicolon), if lane.if_recognised { words.pending_mark.to_owned() } else { String::new() }].concat();
    view! {
        <text class="name" x="0" y=y + 12.0>
            <tspan class="clause">{number}</tspan>
            {[" ", tool.title.in_language(language)].concat()}
        </text>
        <line class="lane" x1="0" x2=WIDTH y1=y + 24.0 y2=y + 24.0></line>
        {drawn.collect_view()}
        <text class="days" x="0" y=y + 44.0>{said}</text>
    }
}

/// The horizontal position of a day: the reference date is at the left, the last event a little before the right end.
struct Scale {
    from: Day,
    days: f64,
}

impl Scale {
    fn of(line: &Timeline) -> Scale {
        let events = line.from.days_to(line.until).max(365);
        Scale { from: line.from, days: f64::from(events) * 1.15 }
    }

    fn x(&self, day: Day) -> f64 {
        let x = f64::from(self.from.days_to(day)) / self.days * (WIDTH - 16.0) + 8.0;
        (x * 10.0).round() / 10.0
    }

    /// A few round years, with where they begin.
    fn years(&self) -> Vec<(f64, i32)> {
        let years = self.days / 365.25;
        let step = [1, 2, 5, 10, 20, 50].into_iter().find(|it| years / f64::from(*it) <= 5.5).unwrap_or(100);
        let first = self.from.year() + 1;
        let mut found = Vec::new();
        for year in (first..).filter(|it| it % step == 0).take(6) {
            let Some(x) = Day::new(year, 1, 1).map(|it| self.x(it)).filter(|it| *it < WIDTH - 14.0) else { break };
            if 14.0 < x {
                found.push((x, year));
            }
        }
        found
    }
}
