//! The evidence for one standing: the quote in its paragraph, and the article.

use super::marks::{contested, details, issue_line, party_line, receipt, scale_line};
use super::paper::{Ink, Line, Look, Paper};
use crate::evidence::Excerpt;
use crate::history::point::age;
use crate::report::{Why, link, words};
use std::io::{self, Write};

/// Writes the evidence for a standing.
///
/// # Errors
/// Those of `out`.
pub fn why(why: &Why<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut paper = Paper::new(out, look);
    let registry = &why.history.corpus().registry;
    let issue = registry.issue(why.pair.issue);
    let head = party_line(registry.party(why.pair.party)).with(Ink::Plain, " on ");
    paper.line(0, 2, &head.with(Ink::Strong, why.at.day().to_string()))?;
    paper.line(0, 2, &issue_line(issue))?;
    paper.gap()?;
    let Some(standing) = why.standing else {
        let text = match why.later {
            Some(entry) => format!("no record by then; the first is of {}", words::voiced(entry)),
            None => "no record".into(),
        };
        return paper.line(2, 2, &Line::of(Ink::Plain, text));
    };
    if let Some(scale) = scale_line(issue, None, standing.position) {
        paper.line(2, 4, &scale)?;
    }
    if let Some(carried) = words::carried(standing) {
        paper.line(2, 4, &Line::of(Ink::Faint, carried))?;
    }
    paper.line(2, 2, &Line::default().foreign(Ink::Plain, &standing.record.record.stance.value))?;
    details(&mut paper, 2, standing, issue, registry)?;
    contested(&mut paper, 2, why.contested_by, registry)?;
    let old = age(standing.record.record.day, why.at.day());
    paper.line(2, 2, &Line::of(Ink::Faint, format!("last record {old} old")))?;
    paper.gap()?;
    receipt(&mut paper, 2, standing.record, registry)?;
    if let Some(record) = standing.position_record.filter(|_| standing.is_carried()) {
        receipt(&mut paper, 2, record, registry)?;
    }
    for passage in why.paragraphs {
        paper.gap()?;
        paper.line(4, 4, &highlighted(passage, look.colour))?;
    }
    let article = standing.record.article;
    paper.gap()?;
    paper.line(2, 4, &Line::default().foreign(Ink::Strong, &article.title))?;
    let place = format!("{}:{}", article.file.path(), standing.record.record.line);
    paper.line(2, 4, &Line::default().foreign(Ink::Faint, &place))?;
    if let Some(seed) = &article.seed {
        paper.line(2, 4, &Line::default().foreign(Ink::Faint, &format!("seed {}", seed.value)))?;
    }
    if let Some(link) = link::to_passage(standing.record) {
        paper.line(2, 4, &Line::default().foreign(Ink::Plain, &link))?;
    }
    Ok(())
}

/// The paragraph with its marked words set off: by colour on a terminal, else between » and «.
fn highlighted(passage: &Excerpt, colour: bool) -> Line {
    let mut line = Line::default();
    let mut at = 0;
    let text: Vec<char> = passage.text.chars().collect();
    let part =
        |from: usize, to: usize| text[from.min(text.len())..to.min(text.len())].iter().collect::<String>();
    for &[start, end] in &passage.marks {
        line = line.foreign(Ink::Plain, &part(at, start));
        line = if colour {
            line.foreign(Ink::Come, &part(start, end))
        } else {
            line.with(Ink::Plain, "»").foreign(Ink::Plain, &part(start, end)).with(Ink::Plain, "«")
        };
        at = end;
    }
    line.foreign(Ink::Plain, &part(at, text.len()))
}
