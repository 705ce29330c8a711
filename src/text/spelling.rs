//! What somebody may have meant who wrote a name that nobody has.

/// The candidate that lies nearest to `word`, if any is near enough to be what was meant: at most a third of
/// the word's letters off (at least one), or begun by it. Ties go to the earlier candidate.
///
/// ```
/// use posdiff::text::nearest;
/// assert_eq!(nearest("ukrane", ["russia", "ukraine"]), Some("ukraine"));
/// assert_eq!(nearest("france", ["russia", "ukraine"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A word of thousands of letters is no slip of the finger, and comparing it would take long.
    if word.len() > 200 {
        return None;
    }
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let lower = candidate.to_lowercase();
        let mut distance = strsim::osa_distance(&word, &lower);
        if word.chars().count() >= 3 && lower.starts_with(&word) {
            distance = distance.min(1);
        }
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
