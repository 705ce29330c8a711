//! What on a page is the article: its lines told apart from captions, teasers, dates and the site's own words.

use super::openings::{dateline, turn};
use crate::draft::words::{DATES, ENGLISH, Token, dates, tokens_from};
use crate::evidence::passages::is_blank;
use std::ops::Range;
use std::sync::LazyLock;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The article's title.
    Title,
    /// A line of its own above a part of it, or a summary of it.
    Heading,
    /// Its text.
    Body,
    /// What stands under a picture.
    Caption,
    /// When, by whom, where: no sentence.
    Date,
    /// Another article's title.
    Teaser,
    /// The site's own words.
    Site,
}

/// A line, or several that were broken to a width.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its bytes, without white space at the ends.
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) words: Vec<Token>,
}

impl Line {
    /// Whether what it speaks of is in the next line.
    pub(crate) fn is_label(&self) -> bool {
        self.words.last().is_some_and(|last| last.is(":"))
    }
}

/// A page's lines that are not empty, in order.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) lines: Vec<Line>,
    /// Where the article ended and the rest of the page began, counted in lines.
    pub(crate) end: usize,
}

struct Signs {
    opens: Vec<String>,
    holds: Vec<String>,
    ends: Vec<String>,
    credit: Vec<&'static str>,
    pictured: Vec<String>,
}

static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let layout = &ENGLISH.layout;
    Signs {
        opens: layout.folded("opens"),
        holds: layout.folded("holds"),
        ends: layout.folded("ends"),
        credit: layout.entries("credit").collect(),
        pictured: layout.folded("pictured"),
    }
});

/// Lines longer than this are no lines of a page: nothing is looked for in what exceeds it.
const LONGEST: usize = 20_000;

impl Page {
    /// Reads a text's lines.
    pub(crate) fn read(text: &str) -> Self {
        let ranges = ranges(text);
        let mut lines: Vec<Line> = Vec::with_capacity(ranges.len());
        for range in ranges {
            let words = tokens_from(&text[range.clone()], range.start);
            let kind = kind(&text[range.clone()], &words);
            lines.push(Line { range, kind, words });
        }
        let mut page = Self { end: lines.len(), lines };
        page.mark_key_points(text);
        page.mark_title(text);
        page.mark_menu(text);
        page.end = page.find_end(text);
        let end = page.end;
        page.lines[end..]
            .iter_mut()
            .filter(|line| line.kind != Kind::Site)
            .for_each(|line| line.kind = Kind::Teaser);
        page
    }

    /// Where the article ends: at a line that says so, with at least two paragraphs before it. Other articles' titles may
    /// stand amid the text, too, so most of the text has to be before it.
    fn find_end(&self, text: &str) -> usize {
        let length = |line: &Line| if line.kind == Kind::Body { line.range.len() } else { 0 };
        let title = self.lines.iter().position(|line| line.kind == Kind::Title).unwrap_or(0);
        let all: usize = self.lines[title..].iter().map(length).sum();
        let (mut seen, mut before) = (0, 0);
        for (place, line) in self.lines.iter().enumerate().skip(title) {
            seen += usize::from(line.kind == Kind::Body);
            let behind = all - before - length(line);
            let ends = || {
                let low = head(text, &line.range).to_lowercase();
                SIGNS.ends.iter().any(|sign| low.starts_with(sign.as_str()))
            };
            if seen >= 2 && behind <= before && ends() {
                return place;
            }
            before += length(line);
        }
        self.lines.len()
    }

    /// What an agency's report says in brief stands in a list right above its first paragraph.
    fn mark_key_points(&mut self, text: &str) {
        let report = self.lines.iter().position(|line| {
            line.kind == Kind::Body
                && !is_listed(&text[line.range.clone()])
                && dateline(&text[line.range.clone()]) > 0
        });
        let Some(report) = report else { return };
        let points = self.lines[..report].iter_mut().rev();
        points
            .take_while(|line| is_listed(&text[line.range.clone()]))
            .filter(|line| line.kind == Kind::Teaser)
            .for_each(|line| line.kind = Kind::Body);
    }

    /// The first line that can be a title, as long as nothing of the article's text stands above it; one of three words
    /// only where there is no longer one.
    fn mark_title(&mut self, text: &str) {
        if let Some(title) = [4, 3].into_iter().find_map(|least| self.find_title(text, least)) {
            self.lines[title].kind = Kind::Title;
        }
    }

    fn find_title(&self, text: &str, least: usize) -> Option<usize> {
        for place in 0..self.lines.len() {
            let line = &self.lines[place];
            let content = &text[line.range.clone()];
            let words = line.words.iter().filter(|word| word.is_word()).count();
            // A piece of a sentence that a page has broken begins small.
            let small = content.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
            let titled = (least..=45).contains(&words) && content.len() <= 300 && !small;
            match line.kind {
                Kind::Heading if titled => {}
                // `Statement of the Two Islands, 4 May 2022` is more than a date.
                Kind::Date
                    if titled
                        && place == 0
                        && others(&line.words) >= 2
                        && !content.starts_with(|c: char| c.is_ascii_digit()) => {}
                Kind::Heading | Kind::Site | Kind::Caption | Kind::Date | Kind::Teaser | Kind::Title => {
                    continue;
                }
                // A sentence is a title only at the very top, above other text.
                Kind::Body
                    if titled
                        && words <= 25
                        && place == 0
                        && !is_listed(content)
                        && self.lines.len() > 2
                        && turn(&line.words).is_none() =>
                {
                    let quoted = content.starts_with(['"', '“', '«']);
                    let stops = content.contains(". ") || content.ends_with('.') && !self.is_signed(place);
                    let sentences = stops && !in_capitals(&line.words);
                    if quoted || sentences || dateline(content) > 0 {
                        return None;
                    }
                }
                Kind::Body => return None,
            }
            return Some(place);
        }
        None
    }

    /// Whether a person's name stands alone in the next line: whose what stands above is.
    fn is_signed(&self, place: usize) -> bool {
        let Some(next) = self.lines.get(place + 1).filter(|next| next.kind == Kind::Heading) else {
            return false;
        };
        let name = |word: &Token| word.is_word() && word.capital && !word.all_capitals;
        (2..=4).contains(&next.words.len()) && next.words.iter().all(name)
    }

    /// Where the page says its title again, the article begins there: what stands between is the site's, as long as
    /// more text follows than that.
    fn mark_menu(&mut self, text: &str) {
        const LEAST: usize = 20;
        let Some(title) = self.lines.iter().position(|line| line.kind == Kind::Title) else { return };
        let heard = &text[self.lines[title].range.clone()];
        let again = self.lines.iter().skip(title + 1).position(|line| {
            let line = &text[line.range.clone()];
            line.len() >= LEAST && heard.starts_with(line)
        });
        let Some(again) = again.map(|place| title + 1 + place) else { return };
        let body = |lines: &[Line]| -> usize {
            lines.iter().filter(|line| line.kind == Kind::Body).map(|line| line.range.len()).sum()
        };
        if body(&self.lines[title + 1..again]) < body(&self.lines[again + 1..]) {
            self.lines[title + 1..=again].iter_mut().for_each(|line| line.kind = Kind::Site);
        }
    }

    /// The title's line.
    pub(crate) fn title(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.kind == Kind::Title)
    }

    /// The article's own lines of a kind.
    pub(crate) fn of(&self, kind: Kind) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.kind == kind)
    }
}

/// Where the lines stand. Lines that were broken to a width are put together again.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut broken, mut width) = (0usize, 0usize);
    let mut gaps = Vec::new();
    let mut start = 0;
    let mut empty = true;
    for line in text.split_inclusive('\n') {
        let content = line.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
        let begin = start + (content.as_ptr() as usize - line.as_ptr() as usize);
        start += line.len();
        if content.is_empty() {
            // A line of control characters parts no paragraphs, and no quote runs over two.
            empty |= is_blank(line);
            continue;
        }
        let last = ranges.last().map_or(0, Range::len);
        if !empty && content.starts_with(char::is_lowercase) && (50..=130).contains(&last) {
            broken += 1;
            width = width.max(last);
        }
        gaps.push(empty);
        let length = content.len().min(LONGEST);
        let length = (0..=length).rev().find(|&end| content.is_char_boundary(end)).unwrap_or(0);
        ranges.push(begin..begin + length);
        empty = false;
    }
    // Where no line is blank each line is a paragraph, and no quote runs over two.
    let parted = gaps.iter().skip(1).any(|gap| *gap);
    if broken * 4 < ranges.len() || !parted {
        return ranges;
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    let (mut last, mut first) = (0..0, true);
    for (range, gap) in ranges.into_iter().zip(gaps) {
        first &= !gap || joined.is_empty();
        // A title, a day and a byline may stand right above the text.
        let line = &text[range.clone()];
        let day = || first && !line.ends_with('.') && is_date_line(line, &tokens_from(line, 0));
        let goes_on = !gap && !is_short(text, &last, &range, width) && !day();
        last = range.clone();
        match joined.last_mut() {
            Some(paragraph) if goes_on && range.end - paragraph.start <= LONGEST => paragraph.end = range.end,
            _ => joined.push(range),
        }
    }
    joined
}

/// Whether a line of a text that was broken to a width ends before it: the next begins with a capital, and its first word
/// would have had room.
fn is_short(text: &str, line: &Range<usize>, next: &Range<usize>, width: usize) -> bool {
    let next = &text[next.clone()];
    let first = next.split_whitespace().next().unwrap_or_default();
    !next.starts_with(char::is_lowercase) && line.len() + 1 + first.len() <= width - width / 4
}

/// The first bytes of a line, enough to know it by.
fn head<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let line = &text[range.clone()];
    let end = (0..=line.len().min(240)).rev().find(|&end| line.is_char_boundary(end)).unwrap_or(0);
    line[..end].trim_start_matches(['*', '-', '•', '·', '|', '>', '#', ' '])
}

fn kind(line: &str, words: &[Token]) -> Kind {
    let low = head(line, &(0..line.len())).to_lowercase();
    let signs = &*SIGNS;
    let count = words.iter().filter(|word| word.is_word()).count();
    let ended = is_sentence(line);
    if count == 0 || line.contains("](http") || low.starts_with("http") || low.starts_with("www.") {
        return Kind::Site;
    }
    if is_date_line(line, words) {
        return Kind::Date;
    }
    let opens = signs.opens.iter().any(|sign| opens_with(&low, sign));
    if (opens && (line.len() < 160 || !ended))
        || (line.len() < 220 && signs.holds.iter().any(|sign| low.contains(sign.as_str())))
    {
        return Kind::Site;
    }
    if line.len() < 700 && is_caption(line, &low, signs) {
        return Kind::Caption;
    }
    if is_menu(line) {
        return Kind::Site;
    }
    let bullet = is_listed(line);
    let asks = turn(words).is_some_and(|turn| turn.said == 1);
    let speech = line.ends_with(['”', '"']) && count >= 10 && line.contains(['“', ',', ':']);
    if asks || speech {
        return Kind::Body;
    }
    match (ended, bullet) {
        _ if line.starts_with("# ") || line.starts_with("##") => Kind::Heading,
        (true, _) => Kind::Body,
        (false, true) if line.len() < 200 => Kind::Teaser,
        // A long line is text, whatever it ends in; so is one that breaks off in a quotation or before a list.
        _ if line.len() >= 160 || line.ends_with([':', ';', ',']) && count > 6 => Kind::Body,
        _ => Kind::Heading,
    }
}

/// Whether a line is a row of the site's parts: `News | World | Harbour`. A title may stand before two of them.
fn is_menu(line: &str) -> bool {
    let parts = || line.split(['|', '/', '›']).filter(|part| !part.trim().is_empty());
    let most = if parts().count() > 3 { 3 } else { 2 };
    let short =
        |part: &str| part.split_whitespace().count() <= most && !part.contains(|c: char| c.is_ascii_digit());
    !line.contains("://") && parts().count() >= 3 && parts().all(short)
}

/// Whether a line stands in a list.
fn is_listed(line: &str) -> bool {
    line.starts_with(['*', '•', '·', '-', '–', '>'])
}

/// Whether most words have a capital, as some houses write their titles.
fn in_capitals(words: &[Token]) -> bool {
    let long = || words.iter().filter(|word| word.fold.len() > 3);
    long().filter(|word| word.capital).count() * 4 >= long().count() * 3
}

/// Whether `sign` stands at the head of a line, and no word merely begins like it.
fn opens_with(line: &str, sign: &str) -> bool {
    line.strip_prefix(sign).is_some_and(|rest| {
        !sign.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

/// Whether a line ends as sentences do.
fn is_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“', '*', ' ']).ends_with(['.', '!', '?', '…'])
}

fn is_caption(line: &str, low: &str, signs: &Signs) -> bool {
    let credited = signs.credit.iter().any(|sign| line.contains(sign));
    let pictured = signs.pictured.iter().any(|sign| low.contains(sign.as_str()));
    let quoted = line.contains(['“', '"']);
    (credited && (!quoted || line.len() < 300) && dateline(line) == 0)
        || (pictured && line.len() < 300 && !quoted)
}

/// Whether a line says when, and little else.
fn is_date_line(line: &str, words: &[Token]) -> bool {
    // A file of a picture may be called by its day.
    if line.len() > 120 || line.contains('_') && !line.contains(' ') {
        return false;
    }
    if !dates::named(words).iter().any(|day| day.year.is_some()) {
        return false;
    }
    // `By Ann Gull and Jo Lee April 7, 2022 GMT`
    let byline = ENGLISH
        .layout
        .entries("bylines")
        .any(|by| line.strip_prefix(by).is_some_and(|rest| rest.starts_with(' ')));
    let last = dates::named(words).last().is_some_and(|day| day.year.is_some() && day.end + 2 >= words.len());
    if byline && last && !is_sentence(line) {
        return true;
    }
    let others = others(words);
    others <= 4 && !is_sentence(line) || others <= 1
}

/// How many words of a date line are neither of the date nor of the time.
fn others(words: &[Token]) -> usize {
    let days = dates::named(words);
    let other = |place: usize, word: &Token| {
        word.is_word()
            && !days.iter().any(|day| (day.first..day.end).contains(&place))
            && !word.fold.starts_with(|c: char| c.is_ascii_digit())
            && dates::weekday(word).is_none()
            && dates::month(word).is_none()
            && word.fold.len() > 2
    };
    let labels = || DATES.entries("published").chain(DATES.entries("updated"));
    let label = |word: &Token| labels().any(|label| label == word.fold);
    words.iter().enumerate().filter(|&(place, word)| other(place, word) && !label(word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        Page::read(text).lines.iter().map(|line| line.kind).collect()
    }

    #[test]
    fn a_pages_lines_are_told_apart() {
        use Kind::{Body, Caption, Date, Heading, Site, Teaser, Title};
        let text = "Northland offers talks on the harbour | Daily Gull\n\
                    Sign up for our newsletter\n\
                    The president of Northland is pictured in the harbour. Ann Lee/AFP\n\
                    14 September 2022\n\
                    Northland said it was ready to talk about the harbour.\n\
                    The harbour question\n\
                    Southland has not answered yet, officials said.\n\
                    * Southland votes for a new harbour master\n\
                    © 2022 Daily Gull\n\
                    Southland says that it will never give up the harbour.";
        assert_eq!(kinds(text), [Title, Site, Caption, Date, Body, Heading, Body, Teaser, Site, Teaser]);
    }

    #[test]
    fn what_stands_between_a_title_and_the_title_said_again_is_the_sites() {
        use Kind::{Body, Date, Site, Title};
        let text = "Northland offers talks on the harbour | Daily Gull\n\
                    Southland votes for a new harbour master today.\n\
                    Northland offers talks on the harbour\n\
                    14 September 2022\n\
                    Northland said on Tuesday that it was ready to talk about the harbour and all the islands.";
        assert_eq!(kinds(text), [Title, Site, Site, Date, Body]);
    }

    #[test]
    fn a_piece_of_a_sentence_is_no_title() {
        use Kind::{Body, Heading, Title};
        let text = "the war on the islands\n\nNorthland and Southland will talk\n\n\
                    Northland said on Tuesday that it was ready to talk about the harbour.\n";
        assert_eq!(kinds(text), [Heading, Title, Body]);
    }

    #[test]
    fn a_title_in_capitals_may_be_two_sentences() {
        let text = "Northland Offers Talks. Here Is Where Things Stand.\n\n\
                    Northland said on Tuesday that it was ready to talk about the harbour.\n\n\
                    Southland has not answered yet, officials said.\n";
        assert_eq!(kinds(text), [Kind::Title, Kind::Body, Kind::Body]);
        let plain = "Northland offers talks. It said so on Tuesday.\n\n\
                     Southland has not answered yet, officials said.\n\nNobody knows why it has not.\n";
        assert_eq!(kinds(plain)[0], Kind::Body);
        let first =
            "Northland said on Tuesday that it was ready to talk.\nSouthland said no.\nNobody knows why.\n";
        assert_eq!(kinds(first)[0], Kind::Body);
    }

    #[test]
    fn other_titles_amid_the_text_do_not_end_it() {
        use Kind::{Body, Heading, Site, Teaser, Title};
        let body = "Northland said on Tuesday that it was ready to talk about the harbour and the islands.";
        let text = |behind: &str| {
            format!(
                "Northland offers talks on the harbour\n{body}\n{body}\nMost read\nSouthland votes\n{behind}"
            )
        };
        let last = |text: &str| kinds(text).last().copied();
        assert_eq!(kinds(&text(""))[..5], [Title, Body, Body, Site, Teaser]);
        assert_eq!(last(&text(body)), Some(Teaser));
        assert_eq!(last(&text(&format!("{body}\n{body}\n{body}"))), Some(Body));
        assert_eq!(kinds(&text(&format!("{body}\n{body}\n{body}")))[4], Heading);
    }

    #[test]
    fn a_row_of_a_sites_parts_and_its_name_are_no_title() {
        let text = "Just In | Senate | House | Polls\nThe Harbour Notebook\nNorthland offers talks on the harbour\n\
                    Northland said on Tuesday that it was ready to talk about the harbour.\n";
        assert_eq!(kinds(text), [Kind::Site, Kind::Heading, Kind::Title, Kind::Body]);
        let sections = "Harbour talks explained | World News | Sky News\n\nNorthland said on Tuesday that it would talk.\n";
        assert_eq!(kinds(sections)[0], Kind::Title);
        let short = "The harbour question\n\nNorthland said on Tuesday that it was ready to talk about it.\n";
        assert_eq!(kinds(short)[0], Kind::Title);
    }

    #[test]
    fn a_text_that_begins_with_a_paragraph_has_no_title() {
        let long = "Northland said on Tuesday that it was ready to talk about the harbour. ".repeat(4);
        assert!(Page::read(&long).title().is_none());
    }

    #[test]
    fn the_name_of_a_picture_is_no_date() {
        let text = "Northland offers talks on the harbour\n2025-11-22T101922Z_1806_ISLANDS\n\
                    Northland said on Tuesday that it was ready to talk about the harbour.\n";
        assert!(!kinds(text).contains(&Kind::Date));
    }

    #[test]
    fn a_byline_may_end_in_the_date() {
        let text = "Northland offers talks on the harbour\nBy ANN GULL and JO LEE April 7, 2022 GMT\n\
                    Northland said on Tuesday that it was ready to talk about the harbour.\n";
        assert_eq!(kinds(text), [Kind::Title, Kind::Date, Kind::Body]);
    }

    #[test]
    fn lines_broken_to_a_width_are_one() {
        let text = "A title of four words\n\nNorthland said on Tuesday that it was ready to talk about the\n\
                    harbour as soon as Southland had withdrawn its ships from the bay of\n\
                    the two islands that both had claimed for more than one hundred years\n\
                    and that neither had ever ruled alone.\n";
        assert_eq!(kinds(text), [Kind::Title, Kind::Body]);
    }

    #[test]
    fn a_title_a_day_and_a_byline_may_stand_right_above_a_text_that_was_broken_to_a_width() {
        let text = "Northland offers Southland talks on the harbour and the two islands\n\
                    Published 16 October 2025\nBy Ann Gull\n\
                    Northland said on Tuesday that it was ready to talk about the\n\
                    harbour as soon as Southland had withdrawn its ships from the bay of\n\
                    the two islands that both had claimed for more than one hundred years\n\
                    and that neither had ever ruled alone. It would not be ready before\n\
                    16 October 2026.\n\nSouthland did not answer on that day.\n";
        let mut lines = Page::read(text).lines.into_iter();
        assert!(lines.next().is_some_and(|line| line.kind == Kind::Title && line.range.end == 67));
        assert!(lines.next().is_some_and(|line| line.kind == Kind::Date));
        assert!(lines.all(|line| line.kind != Kind::Date));
    }

    #[test]
    fn a_line_of_a_megabyte_is_read_in_part() {
        let page = Page::read(&"é ".repeat(500_000));
        assert!(page.lines[0].range.len() <= LONGEST);
    }
}
