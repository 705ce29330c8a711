//! The picture of an issue: time across, the scale's options up, one stepped line a party from record to record.
//!
//! Places across are shares of the width and places up are pixels, so that the same drawing fills a telephone and a
//! wall and its letters are as large on either.

use super::axis::{Axis, Tick};
use super::course::{Course, Level, Point, Row, points, rows};
use super::faces::Face;
use super::foreign::{NAME, SENTENCE, brief};
use super::sheet::{IssueHead, Receipt, Sheet};
use super::{budget, layout};
use crate::history::Timeline;
use crate::model::{Date, IssueId};
use crate::report::words;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Pixels a line of a label is high.
const LABEL: f64 = 15.0;
/// Pixels between two labels.
const LABEL_GAP: f64 = 3.0;
/// Columns of a label.
const LABEL_WIDTH: usize = 18;

/// A picture and the table of what it shows.
pub(super) struct Picture {
    pub(super) issue: IssueHead,
    /// What a screen reader is told instead of the picture.
    pub(super) description: String,
    pub(super) height: usize,
    pub(super) rows: Vec<Row>,
    pub(super) ticks: Vec<Tick>,
    /// Where the page's earlier point lies, if that is within the picture.
    pub(super) from: Option<String>,
    pub(super) lines: Vec<Line>,
    /// The scale in words, from its last option to its first.
    pub(super) table: Vec<TableRow>,
    /// What is left out, in a sentence.
    pub(super) left_out: Option<String>,
}

/// One party's line.
pub(super) struct Line {
    pub(super) face: Face,
    /// Whether it moved between the page's points: drawn strong.
    pub(super) loud: bool,
    pub(super) segments: Vec<Segment>,
    pub(super) spans: Vec<Span>,
    pub(super) marks: Vec<Mark>,
    /// Where the line ends; none where the party took its stance back.
    pub(super) end: f64,
    /// The middle of the label.
    pub(super) label: f64,
    pub(super) name: Vec<NameLine>,
}

/// One line of a name beside the picture.
pub(super) struct NameLine {
    pub(super) y: f64,
    pub(super) text: String,
}

/// A piece of a line.
pub(super) struct Segment {
    pub(super) x1: String,
    pub(super) y1: usize,
    pub(super) x2: String,
    pub(super) y2: usize,
    /// Nothing newer was said for longer than `stale-after`.
    pub(super) dashed: bool,
}

/// An uncertain date, as wide as it is.
pub(super) struct Span {
    pub(super) x: String,
    pub(super) width: String,
    pub(super) y: usize,
    /// It has no beginning (`../B`).
    pub(super) open: bool,
}

/// A record.
pub(super) struct Mark {
    pub(super) x: String,
    pub(super) y: usize,
    pub(super) hollow: bool,
    /// It states no option: its mark is small.
    pub(super) small: bool,
    pub(super) day: NaiveDate,
    pub(super) title: String,
}

/// A record in the table behind the picture.
pub(super) struct TableRow {
    pub(super) face: Face,
    pub(super) day: NaiveDate,
    pub(super) date: String,
    pub(super) option: String,
    pub(super) stance: String,
    pub(super) receipt: Receipt,
}

/// The picture of an issue with at most `room` marks; `moved` tells whether a party moved there.
pub(super) fn picture(
    sheet: &Sheet<'_, '_>,
    axis: Axis,
    issue: IssueId,
    timelines: &[Timeline<'_, '_>],
    room: usize,
    moved: impl Fn(&Timeline<'_, '_>) -> bool,
) -> Picture {
    let mut drawn: Vec<&Timeline<'_, '_>> = timelines.iter().collect();
    drawn.sort_by_key(|timeline| {
        (std::cmp::Reverse(moved(timeline)), std::cmp::Reverse(timeline.entries.len()))
    });
    drawn.truncate(budget::LINES);
    drawn.sort_by_key(|timeline| timeline.pair);
    let each = room / drawn.len().max(1);
    let courses: Vec<Course<'_>> = drawn
        .iter()
        .map(|timeline| Course {
            face: sheet.face(timeline.pair.party),
            loud: moved(timeline),
            points: points(timeline, each),
        })
        .collect();
    let (rows, places) = rows(sheet, issue, &courses);
    let depth = rows.last().map_or(0, |row| row.1);
    let labels: Vec<Vec<String>> =
        courses.iter().map(|course| layout::wrapped(&course.face.name, LABEL_WIDTH, 2)).collect();
    #[allow(clippy::cast_precision_loss)] // two lines at most
    let heights: Vec<f64> = labels.iter().map(|lines| lines.len() as f64 * LABEL + LABEL_GAP).collect();
    let height = depth.max(ceil(heights.iter().sum()));
    let mut lines: Vec<Line> = courses
        .iter()
        .enumerate()
        .map(|(number, course)| line(sheet, axis, course, number, &places))
        .collect();
    let wanted: Vec<f64> = lines.iter().map(|line| line.end).collect();
    let depth = f64::from(u32::try_from(height).unwrap_or(u32::MAX));
    for ((line, middle), names) in lines.iter_mut().zip(layout::apart(&wanted, &heights, depth)).zip(labels) {
        line.label = round(middle);
        let mut y = if names.len() > 1 { middle - LABEL / 2.0 } else { middle };
        for text in names {
            line.name.push(NameLine { y: round(y), text });
            y += LABEL;
        }
    }
    let head = sheet.issue(issue);
    let shown: usize = courses.iter().map(|course| course.points.len()).sum();
    let all: usize = timelines.iter().map(|timeline| timeline.entries.len()).sum();
    let left_out = (shown < all).then(|| {
        format!(
            "{} of {} and {} of {} are not drawn: --issue {} --party narrows the page",
            timelines.len() - courses.len(),
            words::count(timelines.len(), "party"),
            all - shown,
            words::count(all, "record"),
            head.id
        )
    });
    Picture {
        description: description(sheet, issue, &courses),
        height,
        rows: rows.into_iter().map(|(row, _)| row).collect(),
        ticks: axis.ticks(),
        from: from(sheet, axis),
        lines,
        table: table(sheet, issue, &courses),
        left_out,
        issue: head,
    }
}

fn line(
    sheet: &Sheet<'_, '_>,
    axis: Axis,
    course: &Course<'_>,
    number: usize,
    places: &BTreeMap<(Level, usize), usize>,
) -> Line {
    let y = |level: Level| places.get(&(level, number)).copied().unwrap_or_default();
    let mut segments = Vec::new();
    let mut stands: Option<(Level, NaiveDate)> = None;
    for point in &course.points {
        let day = point.entry.record.day;
        if let Some((level, since)) = stands {
            segments.extend(held(sheet, axis, since, day, y(level)));
            if let Some(next) = point.stands.filter(|next| *next != level) {
                let x = axis.x(day);
                segments.push(Segment { x1: x.clone(), y1: y(level), x2: x, y2: y(next), dashed: false });
            }
        }
        stands = point.stands.map(|level| (level, day));
    }
    let last = course.points.last().map_or(Level::Nowhere, Point::mark);
    if let Some((level, since)) = stands {
        segments.extend(held(sheet, axis, since, axis.end(), y(level)));
    }
    let end = y(stands.map_or(last, |(level, _)| level));
    #[allow(clippy::cast_precision_loss)] // a picture's height
    let end = end as f64;
    Line {
        face: course.face.clone(),
        loud: course.loud,
        segments,
        spans: course.points.iter().filter_map(|point| span(axis, point, y(point.mark()))).collect(),
        marks: course.points.iter().map(|point| mark(sheet, axis, point, y(point.mark()))).collect(),
        end,
        label: end,
        name: Vec::new(),
    }
}

/// A stance held from one day to another, dashed once nothing newer was said for longer than `stale-after`.
fn held(sheet: &Sheet<'_, '_>, axis: Axis, since: NaiveDate, until: NaiveDate, y: usize) -> Vec<Segment> {
    let stale = since.checked_add_days(Days::new(sheet.stale_after().unsigned_abs())).unwrap_or(until);
    let piece = |from: NaiveDate, to: NaiveDate, dashed| {
        (from < to).then(|| Segment { x1: axis.x(from), y1: y, x2: axis.x(to), y2: y, dashed })
    };
    [piece(since, stale.min(until), false), piece(stale.max(since), until, true)]
        .into_iter()
        .flatten()
        .collect()
}

fn span(axis: Axis, point: &Point<'_>, y: usize) -> Option<Span> {
    let date = point.entry.record.voiced(point.entry.article)?;
    if date.is_sure_day() {
        return None;
    }
    // The date may end after the day from which the record counts, where the article was out before.
    let last = date.last().min(point.entry.record.day);
    let first = date.first().unwrap_or(axis.start()).min(last);
    let width = axis.at(last) - axis.at(first);
    Some(Span {
        x: axis.x(first),
        width: super::axis::percent(width),
        y: y.saturating_sub(4),
        open: matches!(date, Date::By(_)),
    })
}

fn mark(sheet: &Sheet<'_, '_>, axis: Axis, point: &Point<'_>, y: usize) -> Mark {
    let entry = point.entry;
    let issue = sheet.registry.issue(entry.record.issue.value);
    let receipt = sheet.receipt(entry);
    let option = entry.record.position.said().map_or("", |position| issue.position_id(position.value));
    let name = &sheet.registry.party(entry.record.party.value).name;
    let mut title = format!("{}, {}", brief(name, NAME), receipt.date);
    for part in [option, &*receipt.voice, &*receipt.article] {
        if !part.is_empty() {
            title.push_str(" · ");
            title.push_str(part);
        }
    }
    if let Some(quote) = receipt.quotes.first() {
        title.extend([" · ", quote]);
    }
    Mark {
        x: axis.x(entry.record.day),
        y,
        hollow: words::is_second_hand(entry),
        small: point.stated.is_none(),
        day: entry.record.day,
        title,
    }
}

/// Where the earlier point lies, unless it is the very beginning.
fn from(sheet: &Sheet<'_, '_>, axis: Axis) -> Option<String> {
    let day = sheet.page.from.day();
    (axis.at(day) > 3.0 && day < axis.end()).then(|| axis.x(day))
}

fn description(sheet: &Sheet<'_, '_>, issue: IssueId, courses: &[Course<'_>]) -> String {
    let found = sheet.registry.issue(issue);
    let scale: Vec<&str> = found.scale.iter().map(|option| &*option.id.value).collect();
    let mut out = match scale[..] {
        [] => "No scale.".to_owned(),
        _ => format!("The scale from bottom to top: {}.", scale.join(", ")),
    };
    for course in courses {
        let mut stations: Vec<(String, NaiveDate)> = Vec::new();
        for point in &course.points {
            let place = match point.stands {
                None => "withdrawn",
                Some(Level::Option(option)) => found.option_id(option.0),
                Some(Level::Off(position)) => found.position_id(position),
                Some(Level::Nowhere) => "no position",
            };
            if stations.last().is_none_or(|(last, _)| last != place) {
                stations.push((place.to_owned(), point.entry.record.day));
            }
        }
        let stations: Vec<String> =
            stations.into_iter().map(|(place, day)| format!("{place} from {day}")).collect();
        out.extend([" ", &course.face.name, ": ", &stations.join(", then "), "."]);
    }
    out
}

fn table(sheet: &Sheet<'_, '_>, issue: IssueId, courses: &[Course<'_>]) -> Vec<TableRow> {
    let found = sheet.registry.issue(issue);
    let rows = courses.iter().flat_map(|course| {
        course.points.iter().map(|point| {
            let record = point.entry.record;
            let option = match record.position.said() {
                _ if record.withdrawn => "withdrawn",
                Some(position) => found.position_id(position.value),
                None => "",
            };
            TableRow {
                face: course.face.clone(),
                day: record.day,
                date: words::voiced(point.entry),
                option: option.to_owned(),
                stance: brief(&record.stance.value, SENTENCE),
                receipt: sheet.receipt(point.entry),
            }
        })
    });
    rows.collect()
}

fn round(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // some thousand pixels at most
fn ceil(pixels: f64) -> usize {
    pixels.ceil() as usize
}
