//! The verdict on a quote: exact, folded, near or absent, and the places that bear it out.

use std::ops::Range;

use super::align::Found;
use super::budget::Budget;
use super::find::{Side, places};
use super::guard::Guard;
use super::near::{self, Outcome};
use super::nearest;
use super::passages::Passages;
use super::quote::Quote;

/// Where a quote stands: the bytes of each of its parts in the article's text, in order, and never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    parts: Vec<Range<usize>>,
}

impl Place {
    /// The parts between the quote's gaps, in bytes of the article's text.
    pub fn parts(&self) -> &[Range<usize>] {
        &self.parts
    }

    /// From the start of the first part to the end of the last, in bytes of the article's text.
    pub fn span(&self) -> Range<usize> {
        let start = self.parts.first().map_or(0, |part| part.start);
        start..self.parts.last().map_or(start, |part| part.end)
    }

    /// The article's own words there: what a quote would have to be, with ` … ` for gaps and line ends made spaces.
    pub fn words(&self, text: &str) -> String {
        let part = |range: &Range<usize>| {
            let words: Vec<&str> = text.get(range.clone()).unwrap_or_default().split_whitespace().collect();
            words.join(" ")
        };
        self.parts.iter().map(part).collect::<Vec<_>>().join(" … ")
    }

    /// The place of ranges of the folded text.
    fn unfolded(article: &Passages<'_>, folded: &[Range<usize>]) -> Self {
        Self { parts: folded.iter().map(|part| article.raw(part)).collect() }
    }
}

/// What holding a quote against an article's text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It stands there, byte for byte, gaps aside.
    Exact {
        /// The first such place.
        place: Place,
        /// Another place where it stands, at least folded: the quote is ambiguous.
        another: Option<Place>,
    },
    /// It stands there once what typesetting changes is folded.
    Folded {
        /// The first such place.
        place: Place,
        /// Another one: the quote is ambiguous.
        another: Option<Place>,
    },
    /// A few characters are off, and none that a position hangs on.
    Near {
        /// The closest such place.
        place: Place,
        /// How many characters of the folded quote are off, counted as insertions, deletions and substitutions.
        off: usize,
    },
    /// Anything else.
    Absent {
        /// The passage most like it, where there is one like enough to help.
        nearest: Option<Nearest>,
    },
}

/// The passage of an article that is most like a quote that does not stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// Where it is.
    pub place: Place,
    /// Why it is not `near`, where few enough characters are off: what a position may hang on is among them.
    pub guard: Option<Guard>,
}

impl Verdict {
    /// `exact`, `folded`, `near` or `absent`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Exact { .. } => "exact",
            Self::Folded { .. } => "folded",
            Self::Near { .. } => "near",
            Self::Absent { .. } => "absent",
        }
    }

    /// Where the quote stands; none unless it is exact or folded.
    pub fn stands(&self) -> Option<&Place> {
        match self {
            Self::Exact { place, .. } | Self::Folded { place, .. } => Some(place),
            Self::Near { .. } | Self::Absent { .. } => None,
        }
    }

    /// Whether the quote stands in several places.
    pub fn is_ambiguous(&self) -> bool {
        matches!(self, Self::Exact { another: Some(_), .. } | Self::Folded { another: Some(_), .. })
    }
}

/// Holds a quote against an article.
///
/// Each reading of the quote is tried byte for byte, as it stands before with gaps; then each of them folded; and then
/// the one that comes nearer is near. A quote stands in several places where the reading that fits does so folded, whichever of them are
/// exact too: a curly apostrophe does not tell two places apart.
///
/// It takes at most a millisecond for each 10 KB of article and one for a start, whatever the quote; how that is kept
/// to is told in `budget.rs` and, for what is near, in `near.rs`.
///
/// ```
/// use posdiff::evidence::{verify, Passages, Quote};
/// let article = Passages::of("We will not recognise any annexed territory.");
/// let verdict = |quote| verify(&Quote::parse(quote), &article).name();
/// assert_eq!(verdict("[w]e will … any annexed territory"), "exact");
/// assert_eq!(verdict("will not recognize any annexed territory"), "near");
/// assert_eq!(verdict("will now recognise any annexed territory"), "absent");
/// ```
pub fn verify(quote: &Quote, article: &Passages<'_>) -> Verdict {
    let mut budget = Budget::for_article(article.text().len());
    for reading in quote.readings() {
        if let Some(exact) = places(reading, article, Side::Raw, 1, &mut budget).pop() {
            let place = Place { parts: exact };
            let another = places(reading, article, Side::Folded, 2, &mut budget)
                .iter()
                .map(|folded| Place::unfolded(article, folded))
                .find(|other| is_another(&place, other));
            return Verdict::Exact { place, another };
        }
    }
    for reading in quote.readings() {
        let mut folded = places(reading, article, Side::Folded, 2, &mut budget).into_iter();
        if let Some(place) = folded.next() {
            let place = Place::unfolded(article, &place);
            return Verdict::Folded {
                place,
                another: folded.next().map(|next| Place::unfolded(article, &next)),
            };
        }
    }
    let (mut closest, mut refused): (Option<Found>, Option<Nearest>) = (None, None);
    for reading in quote.readings() {
        match near::search(reading, article, &mut budget) {
            Outcome::Near(found) if closest.as_ref().is_none_or(|other| found.off < other.off) => {
                closest = Some(found);
            }
            Outcome::Guarded(found, guard) => {
                let place = Place::unfolded(article, &found.parts);
                refused.get_or_insert(Nearest { place, guard: Some(guard) });
            }
            Outcome::Near(_) | Outcome::None => {}
        }
    }
    if let Some(Found { off, parts }) = closest {
        return Verdict::Near { place: Place::unfolded(article, &parts), off };
    }
    let nearest = refused.or_else(|| {
        let passage = nearest::passage(quote.readings().last()?, article)?;
        Some(Nearest { place: Place::unfolded(article, &[passage]), guard: None })
    });
    Verdict::Absent { nearest }
}

/// Whether two places of one quote are not the same, or two choices of parts around the same words.
fn is_another(place: &Place, other: &Place) -> bool {
    let (a, b) = (place.span(), other.span());
    if place.parts.len() == 1 {
        a.start != b.start && a.end != b.end
    } else {
        a.end <= b.start || b.end <= a.start
    }
}
