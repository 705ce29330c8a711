//! What on a page is the article: its lines told apart from captions, teasers, dates and the site's own words.

use super::kind::{Kind, announcement, ends, in_capitals, is_listed, is_sentence, kind, others};
use super::lines::ranges;
use super::openings::{dateline, turn};
use crate::draft::words::{Token, tokens_from};
use std::ops::Range;

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
            if seen >= 2 && behind <= before && ends(&text[line.range.clone()]) {
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
                // A sentence is a title only at the very top, above other text: above more than one line, or a long one.
                Kind::Body
                    if titled
                        && (words <= 25 || !is_sentence(content))
                        && place == 0
                        && !is_listed(content)
                        && (self.lines.len() > 2
                            || self.lines[place + 1..].iter().any(|next| next.words.len() > words * 3))
                        && (turn(&line.words).is_none() || announcement(content) > 0) =>
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
    fn a_picture_before_a_line_is_no_part_of_it() {
        let text = "⚡️ Northland offers talks on the harbour\n\n→ Read more\n\n🇳🇴🕊\n\n\
                    💬 Northland said on Tuesday that it was ready to talk about the harbour.\n";
        let lines = Page::read(text).lines;
        let read: Vec<(Kind, &str)> =
            lines.iter().map(|line| (line.kind, &text[line.range.start..line.range.start + 9])).collect();
        assert_eq!(read, [(Kind::Title, "Northland"), (Kind::Site, "Read more"), (Kind::Body, "Northland")]);
    }

    #[test]
    fn a_long_title_ends_in_no_full_stop() {
        let title = "Statement by the President of Northland on the talks about the harbour and the two islands that both \
                     have claimed for more than one hundred years, and on the ships that lie in the bay between them";
        let text =
            "Northland said on Tuesday that it was ready to talk about the harbour, and Southland was not.";
        assert_eq!(kinds(&format!("{title}\n\n{text}\n\n{text}\n"))[0], Kind::Title);
        assert_eq!(kinds(&format!("{title}.\n\n{text}\n\n{text}\n"))[0], Kind::Body);
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
    fn a_question_behind_a_sites_label_is_a_title_and_no_turn() {
        let text = "Breaking: If a summit takes place, where could it be?\n\n\
                    Northland said it was ready to talk.\n\nSouthland was not.\n";
        assert_eq!(kinds(text), [Kind::Title, Kind::Body, Kind::Body]);
    }

    #[test]
    fn a_line_of_a_megabyte_is_read_in_part() {
        let page = Page::read(&"é ".repeat(500_000));
        assert!(page.lines[0].range.len() <= super::super::lines::LONGEST);
    }
}
