//! What the page says and holds, by small projects written for it.

use super::*;
use crate::read::{Memory, read};

const PARTIES: &str = "\
north:
  name: Northland
  speakers:
    ada-norn: {name: Ada Norn, offices: [{role: foreign minister, from: 2020}]}
south: {name: Southland}
alliance: {name: The Alliance, kind: organisation}
";

const ISSUES: &str = "\
security-guarantees:
  question: What should protect Northland from another attack?
  scale:
    - none: Nothing
    - assurances: Political assurances
    - treaty: Binding commitments
    - defence: A duty to defend
  terms:
    guarantors: {type: set, of: party}
    army-size: {type: number, unit: persons}
river:
  question: Who may use the river?
";

const FIRST: &str = "\
article: {seed: a.txt, title: Northland asks for a treaty, publisher: The Daily Map, published: 2022-09-14~, url: 'https://example.org/a'}
records:
  - {party: north, issue: security-guarantees, date: 2022-09-13, position: assurances, stance: Wants assurances by its friends., speaker: ada-norn, attribution: direct, confidence: high, quote: reliable assurances … until we are safe, terms: {guarantors: [alliance]}}
  - {party: south, issue: security-guarantees, date: 2022-09-14, position: none, stance: Will have nobody protect Northland., attribution: reported, quote: nobody can protect}
";

const SECOND: &str = "\
article: {seed: b.txt, title: Northland wants more, publisher: The Evening Post, published: 2026-01-04}
records:
  - {party: north, issue: security-guarantees, date: 2026-01-03, position: defence, stance: Wants a duty to defend by its friends., speaker: ada-norn, attribution: direct, quote: a duty to defend, terms: {guarantors: [alliance, …], army-size: '~800000'}}
  - {party: alliance, issue: security-guarantees, date: ../2026-01, position: open, stance: Weighs what it might promise., quote: we are looking at it}
  - {party: south, issue: river, date: 2026-01-02/2026-01-03, stance: The river is Southland's., told-by: north, quote: the river is theirs}
";

fn project(articles: &[(&str, &str)]) -> Memory {
    let mut files = Memory::from([("positions/parties.yaml", PARTIES), ("positions/issues.yaml", ISSUES)]);
    for (name, text) in articles {
        files.insert(format!("positions/{name}.yaml"), *text);
    }
    files
}

fn small() -> Memory {
    project(&[("first", FIRST), ("second", SECOND)])
}

/// The page of a project, from one point to another.
fn page_of(files: &Memory, from: Option<&str>, to: Option<&str>, change: impl FnOnce(&mut Page)) -> String {
    let reading = read(files);
    assert_eq!(reading.faults, [], "the project of a test has no fault");
    let history = History::new(&reading.corpus, Selection::default());
    let points = (Point::or_first(from, &history).unwrap(), Point::or_latest(to, &history).unwrap());
    let mut page = Page::new(points.0, points.1).unwrap();
    change(&mut page);
    let mut out = Vec::new();
    write(&history, &page, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn page(files: &Memory) -> String {
    page_of(files, Some("2022"), Some("2026"), |_| {})
}

/// What a reader reads: the text outside of elements.
fn words(page: &str) -> String {
    let body = page.split_once("</style>").unwrap().1.split_once("<script>").unwrap().0;
    let mut out = String::new();
    for piece in body.split('<') {
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        out.push(' ');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn between<'t>(page: &'t str, start: &str, end: &str) -> &'t str {
    page.split_once(start).unwrap().1.split_once(end).unwrap().0
}

#[test]
fn it_says_who_moved_most_in_which_direction_and_on_whose_word() {
    let page = page(&small());
    let brief = between(&page, "<table class=\"brief\">", "</table>");
    let row = words(&format!("</style>{}<script>", between(brief, "data-i=\"0\"", "</tr>")));
    for fact in
        ["Northland", "moved +2 of 3, reversed", "assurances → defence", "a duty to defend", "Ada Norn"]
    {
        assert!(row.contains(fact), "{fact} in {row}");
    }
    assert!(row.contains("The Evening Post, 2026-01-04"), "{row}");
}

#[test]
fn a_move_has_its_scale_its_words_its_terms_and_both_receipts() {
    let page = page(&small());
    let card = between(&page, "id=\"move-security-guarantees--north\"", "</article>");
    assert!(card.contains("<li class=\"was up\" title=\"Political assurances\">assurances"));
    assert!(card.contains("<li class=\"way up\" title=\"Binding commitments\">treaty"));
    assert!(card.contains("<li class=\"is up\" title=\"A duty to defend\">defence"));
    assert!(card.contains("Wants <del>assurances</del><ins>a duty to defend</ins> by its friends."));
    assert!(card.contains("<dt>army-size</dt> <dd dir=\"auto\">none → ~800,000 persons</dd>"));
    assert!(card.contains("further from Southland"));
    assert!(card.contains("href=\"#record-first--north--security-guarantees--2022-09-13\""));
    assert!(card.contains("href=\"#record-second--north--security-guarantees--2026-01-03\""));
    assert!(
        card.contains("href=\"https://example.org/a#:~:text=reliable%20assurances,until%20we%20are%20safe\"")
    );
}

#[test]
fn the_structure_of_a_small_projects_page() {
    let page = page(&small());
    let head = page.split_once("<style>").unwrap().0;
    let head = head.replace(between(head, "Content-Security-Policy\" content=\"", "\">"), "…");
    let body = page.split_once("</style>").unwrap().1.split_once("<script>").unwrap().0;
    insta::assert_snapshot!(format!("{head}{body}"));
}

#[test]
fn every_address_is_one_elements_and_every_link_within_the_page_leads_to_one() {
    let page = page(&small());
    let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut known = ids.clone();
    known.sort_unstable();
    known.dedup();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(known.contains(&link), "#{link} leads nowhere");
    }
}

#[test]
fn records_of_one_identity_have_addresses_of_their_own() {
    let twice = "{party: south, issue: river, date: 2022-09-14, stance: Ours., quote: ours}";
    let article = format!(
        "article: {{seed: a.txt, title: A, published: 2022-09-14}}\nrecords:\n  - {twice}\n  - {twice}\n"
    );
    let page = page(&project(&[("a", &article)]));
    assert!(page.contains("id=\"record-a--south--river--2022-09-14\""));
    assert!(page.contains("id=\"record-a--south--river--2022-09-14-2\""));
}

#[test]
fn the_same_record_makes_the_same_bytes() {
    assert_eq!(page(&small()), page(&small()));
}

#[test]
fn ages_count_from_the_later_point_and_later_records_are_left_out() {
    let page = page_of(&small(), Some("2022-09"), Some("2025-09-14"), |_| {});
    let text = words(&page);
    assert!(text.contains("3 years"), "{text}");
    assert!(text.contains("3 records of days after 2025-09-14 left out; --to chooses a later day"));
    assert!(!page.contains("record-second--"));
}

#[test]
fn a_pair_that_was_asked_for_is_drawn_and_else_the_two_that_spoke_most() {
    let heading = |page: &str| {
        let section = between(page, "id=\"apart\"", "</section>");
        words(&format!("</style>{}<script>", between(section, "<h3>", "</h3>")))
    };
    assert_eq!(heading(&page(&small())), "Northland and Southland");
    let asked = page_of(&small(), None, None, |page| page.pairs.push([PartyId(2), PartyId(0)]));
    assert_eq!(heading(&asked), "The Alliance and Northland");
}

#[test]
fn a_page_of_one_party_or_issue_holds_no_other_record() {
    let page = page_of(&small(), None, None, |page| page.parties.push(PartyId(1)));
    assert!(page.contains("record-first--south--") && !page.contains("record-first--north--"));
    let page = page_of(&small(), None, None, |page| page.issues.push(IssueId(1)));
    assert!(page.contains("issue-river\"") && !page.contains("issue-security-guarantees\""));
}

#[test]
fn an_empty_project_makes_a_page_that_says_so() {
    let reading = read(&project(&[]));
    let history = History::new(&reading.corpus, Selection::default());
    let page = Page::new(Point::parse("2022", &history).unwrap(), Point::parse("2026", &history).unwrap());
    let mut out = Vec::new();
    write(&history, &page.unwrap(), &mut out).unwrap();
    assert!(words(&String::from_utf8(out).unwrap()).contains("no record"));
}

#[test]
fn foreign_text_commands_no_browser() {
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;</style></title>";
    let yaml = serde_json::to_string(hostile).unwrap();
    let files = Memory::from([
        (
            "positions/parties.yaml",
            format!(
                "p: {{name: {yaml}, speakers: {{s: {{name: {yaml}, offices: [{{role: {yaml}}}]}}}}}}\nq: {{name: Q}}"
            ),
        ),
        (
            "positions/issues.yaml",
            format!(
                "i:\n  question: {yaml}\n  aliases: [{yaml}]\n  scale: [{{a: {yaml}}}, {{b: {yaml}}}]\n  terms: {{t: {{type: text}}}}"
            ),
        ),
        (
            "positions/a.yaml",
            format!(
                "article: {{seed: a.txt, title: {yaml}, publisher: {yaml}, published: 2022, url: 'https://e.org/\"><script>'}}\n\
                 records:\n  - {{party: p, issue: i, position: a, stance: {yaml}, quote: {yaml}, speaker: s, terms: {{t: {yaml}}}, conditions: [{yaml}]}}\n\
                 \x20 - {{party: q, issue: i, position: b, stance: {yaml}, quote: {yaml}, speaker: {yaml}}}\n"
            ),
        ),
    ]);
    let page = page_of(&files, Some("2021"), None, |_| {});
    let (_, body) = page.split_once("</style>").unwrap();
    assert_eq!(body.matches("<script>").count(), 1, "only the page's own");
    let (body, _) = body.split_once("<script>").unwrap();
    assert_eq!(page.matches("</style>").count(), 1);
    assert_eq!(page.matches("</title>").count(), page.matches("<title").count());
    assert!(!page.contains("<img") && !page.contains("onerror=alert(1)>\""));
    for tag in body.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag) {
        // What stands outside of the quotes are names of elements and attributes: none is the record's.
        let names: String = tag.split('"').step_by(2).collect();
        assert!(!names.contains("onerror") && !names.contains("script") && !names.contains("img"), "{tag}");
    }
    let link = between(body, "<a href=\"https:", "\"");
    assert!(link.starts_with("//e.org/&#34;&#62;&#60;script&#62;"), "{link}");
}

#[test]
fn controls_are_shown_as_numbers_and_other_scripts_stand_as_they_are() {
    let article = "article: {seed: a.txt, title: A, published: 2022-09-14}\nrecords:\n  - {party: south, issue: river, \
                   stance: \"a\\u202Eb\\u0007c \\U0001F54A\", quote: \"שלום \\u200Fمرحبا\"}\n";
    let page = page(&project(&[("a", article)]));
    assert!(page.contains("a\\u{202e}b\\u{7}c 🕊"));
    assert!(page.contains("שלום \\u{200f}مرحبا"));
    assert!(!page.contains('\u{202e}') && !page.contains('\u{7}') && !page.contains('\u{200f}'));
}

#[test]
fn an_address_that_is_not_of_the_web_is_no_link() {
    let article = "article: {seed: a.txt, title: A, published: 2022-09-14}\nrecords: [{party: south, issue: river, stance: Ours., quote: ours}]\n";
    let page = page(&project(&[("a", article)]));
    for link in page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(link.starts_with('#') || link == "data:,", "{link}");
    }
}

#[test]
fn the_page_may_ask_nobody_for_anything() {
    let page = page(&small());
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\">");
    assert!(policy.starts_with("default-src &#39;none&#39;;"), "{policy}");
    let (style, script) = (between(&page, "<style>", "</style>"), between(&page, "<script>", "</script>"));
    let expected = security::policy(style, script).replace('\'', "&#39;");
    assert_eq!(policy, expected, "the hashes are those of what stands in the page, to the byte");
    assert!(!policy.contains("unsafe"));
    assert!(!page.contains(" style=\"") && !page.contains(" onclick") && !page.contains("url(http"));
}

#[test]
fn what_does_not_fit_one_page_is_told_with_how_to_narrow_it() {
    let mut files = project(&[]);
    let lines =
        |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<Vec<_>>().join("\n");
    files.insert("positions/issues.yaml", lines(70, &|n| format!("i{n}: {{question: What of {n}?}}")));
    files.insert("positions/parties.yaml", lines(50, &|n| format!("p{n}: {{name: Party {n}}}")));
    let records = lines(3_500, &|n| {
        format!("  - {{party: p{}, issue: i{}, stance: Says {n}., quote: says}}", n % 50, n / 50)
    });
    files.insert(
        "positions/a.yaml",
        format!("article: {{seed: a.txt, title: A, published: 2022}}\nrecords:\n{records}"),
    );
    let page = page_of(&files, Some("2021"), None, |_| {});
    let text = words(&page);
    assert!(text.contains("3250 of 3500 moves are not told here"), "moves");
    assert!(text.contains("The first 60 of 70 issues have a picture: --issue chooses others."), "pictures");
    assert!(text.contains(
        "26 of 50 parties and 26 of 50 records are not drawn: --issue i0 --party narrows the page"
    ));
    assert!(text.contains("The table holds 40 of 50 parties and 70 of 70 issues"), "table");
    assert!(text.contains("The latest 2000 of 3500 records are listed"), "records");
    let ids: std::collections::BTreeSet<&str> =
        page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(link), "#{link} leads nowhere");
    }
}
