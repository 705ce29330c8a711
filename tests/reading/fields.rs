//! Every kind of file and field is read, and every value knows its place.

use super::{A, faults_of, faults_of_record};
use crate::support::project::{Project, told};
use posdiff::model::{
    Amount, Attribution, Bound, Confidence, Issue, Level, Number, OptionId, PartyKind, RecordSpeaker, Stated,
    TermType, TermValue,
};
use posdiff::read::Reading;
use posdiff::text::{Place, Span, Spanned};

#[test]
fn every_field_of_the_parties_is_read() {
    let parties = "\
ukraine:
  name: Ukraine
  kind: state
  aliases: [Kyiv, Ukrainian government]
  speakers:
    andriy-yermak:
      name: Andriy Yermak
      aliases: [Yermak]
      offices:
        - {role: head of the office, from: 2020-02-11, to: 2025-11-28}
plan: {name: The plan, kind: document, authors: [ukraine]}
";
    let reading =
        Project::empty().file("positions/parties.yaml", parties).file("positions/issues.yaml", "").reading();
    assert_eq!(told(&reading), [""; 0]);
    let registry = &reading.corpus.registry;
    let (_, ukraine) = registry.parties().next().unwrap();
    assert_eq!(
        (&*ukraine.id.value, &*ukraine.name, ukraine.kind),
        ("ukraine", "Ukraine", Some(PartyKind::State))
    );
    let aliases: Vec<_> = ukraine.aliases.iter().map(|alias| &*alias.value).collect();
    assert_eq!(aliases, ["Kyiv", "Ukrainian government"]);
    let yermak = &ukraine.speakers[0];
    assert_eq!((&*yermak.id.value, &*yermak.name), ("andriy-yermak", "Andriy Yermak"));
    assert_eq!(&*yermak.aliases[0].value, "Yermak");
    let office = &yermak.offices[0];
    assert_eq!(&*office.role, "head of the office");
    assert_eq!(office.from.unwrap().to_string(), "2020-02-11");
    assert_eq!(office.to.unwrap().to_string(), "2025-11-28");
    let (_, plan) = registry.parties().nth(1).unwrap();
    assert_eq!(plan.kind, Some(PartyKind::Document));
    assert_eq!(plan.authors[0].value, registry.party_id("ukraine").unwrap());
}

#[test]
fn every_field_of_the_issues_is_read() {
    let reading = Project::talks().reading();
    assert_eq!(told(&reading), [""; 0]);
    let (_, issue) = reading.corpus.registry.issues().next().unwrap();
    assert_eq!((&*issue.question, &*issue.aliases[0].value), ("How many troops may stay?", "garrison"));
    let scale: Vec<_> = issue.scale.iter().map(|option| (&*option.id.value, &*option.text)).collect();
    assert_eq!(scale[..2], [("none", "None at all"), ("few", "A few")]);
    let kinds: Vec<_> = issue.terms.iter().map(|term| term.kind.clone()).collect();
    assert_eq!(
        kinds,
        [
            TermType::Parties,
            TermType::Texts,
            TermType::Number { unit: "persons".into() },
            TermType::Bool,
            TermType::Date,
            TermType::Choice(vec!["treaty".into(), "pledge".into()]),
            TermType::Text,
        ]
    );
    let (_, peace) = reading.corpus.registry.issues().nth(1).unwrap();
    let options: Vec<_> = peace.scale.iter().map(|option| &*option.id.value).collect();
    assert_eq!(options, ["no", "later", "soon", "yes"]);
}

const WHOLE: &str = "\
article:
  seed: a.txt
  title: 'It''s a title'
  publisher: The Daily
  published: 2022-09-14~
  url: https://example.org/a?b=c
  language: en-GB
note: Of the file.
records:
  - party: north
    issue: troops
    date: 2022-09-13
    position: few
    stance: A few.
    accepts: [some, many]
    rejects: [all]
    terms:
      guarantors: [east, west, …]
      strength: \">=600000\"
      until: ~
    conditions:
      - no rain
    speaker: ada-norn
    told-by: south
    attribution: reported
    confidence: moderate
    quote:
      - one phrase
      - another … phrase
    note: For curators.
    allow:
      contested-position: both were said
  - draft: true
    quote: proposed
";

fn options(stated: &Stated<Box<[Spanned<OptionId>]>>, issue: &Issue) -> Vec<String> {
    stated.said().unwrap().iter().map(|option| issue.option_id(option.value).to_owned()).collect()
}

#[test]
fn every_field_of_an_articles_head_is_read() {
    let reading = Project::talks().file(A, WHOLE).reading();
    assert_eq!(told(&reading), [""; 0]);
    let article = &reading.corpus.articles[0];
    assert_eq!((&*article.name, &*article.title), ("a", "It's a title"));
    assert_eq!(&*article.seed.as_ref().unwrap().value, "a.txt");
    assert_eq!(article.publisher.as_deref(), Some("The Daily"));
    assert_eq!(article.published.unwrap().value.to_string(), "2022-09-14~");
    assert_eq!(article.url.as_deref(), Some("https://example.org/a?b=c"));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    let [counted, draft] = &article.citations[..] else { panic!("two citations") };
    let quotes: Vec<_> = counted.quotes.iter().map(|quote| &*quote.value).collect();
    assert_eq!(quotes, ["one phrase", "another … phrase"]);
    let allowed = &counted.allow[0];
    assert_eq!((&*allowed.rule.value, &*allowed.reason), ("contested-position", "both were said"));
    assert_eq!((draft.draft, &*draft.quotes[0].value), (true, "proposed"));
}

#[test]
fn every_field_of_a_record_is_read() {
    let reading = Project::talks().file(A, WHOLE).reading();
    let record = &reading.corpus.articles[0].records[0];
    let registry = &reading.corpus.registry;
    let issue = registry.issue(record.issue.value);
    assert_eq!(record.party.value, registry.party_id("north").unwrap());
    assert_eq!(record.line, 10);
    assert_eq!(record.date.unwrap().value.to_string(), "2022-09-13");
    assert_eq!(issue.position_id(record.position.said().unwrap().value), "few");
    assert_eq!(&*record.stance.value, "A few.");
    assert_eq!(options(&record.accepts, issue), ["some", "many"]);
    assert_eq!(options(&record.rejects, issue), ["all"]);
    let TermValue::Set { members, open } = record.terms[0].value.as_ref().unwrap() else { panic!("a set") };
    assert_eq!((members.len(), *open), (2, true));
    let number = Number { bound: Bound::AtLeast, amount: Amount::Whole(600_000) };
    assert_eq!(record.terms[1].value, Some(TermValue::Number(number)));
    assert_eq!(record.terms[2].value, None);
    assert_eq!(&*record.conditions.said().unwrap()[0].value, "no rain");
    assert_eq!(record.speaker.as_ref().unwrap().value, RecordSpeaker::Known(0));
    assert_eq!(record.told_by.unwrap().value, registry.party_id("south").unwrap());
    assert_eq!(record.attribution, Some(Attribution::Reported));
    assert_eq!(record.confidence, Some(Confidence::Moderate));
    assert_eq!(record.note.as_deref(), Some("For curators."));
    assert!(!record.withdrawn);
}

#[test]
fn every_value_of_a_record_knows_where_it_stands() {
    let reading = Project::talks().file(A, WHOLE).reading();
    let article = &reading.corpus.articles[0];
    let record = &article.records[0];
    let at = |span: Span| {
        let Place { line, column } = article.file.place(span.start);
        (line, column, article.file.slice(span))
    };
    assert_eq!(at(article.seed.as_ref().unwrap().span), (2, 9, "a.txt"));
    assert_eq!(at(record.party.span), (10, 12, "north"));
    assert_eq!(at(record.issue.span), (11, 12, "troops"));
    assert_eq!(at(record.date.unwrap().span), (12, 11, "2022-09-13"));
    assert_eq!(at(record.position.said().unwrap().span), (13, 15, "few"));
    assert_eq!(at(record.stance.span), (14, 13, "A few."));
    assert_eq!(at(record.accepts.said().unwrap()[1].span), (15, 21, "many"));
    assert_eq!(at(record.terms[0].span), (18, 19, "[east, west, …]"));
    assert_eq!(at(record.terms[1].span), (19, 17, "\">=600000\""));
    assert_eq!(at(record.conditions.said().unwrap()[0].span), (22, 9, "no rain"));
    assert_eq!(at(record.speaker.as_ref().unwrap().span), (23, 14, "ada-norn"));
    assert_eq!(at(article.citations[0].quotes[1].span), (29, 9, "another … phrase"));
    assert_eq!(at(article.citations[0].allow[0].rule.span), (32, 7, "contested-position"));
}

#[test]
fn settings_are_read_and_have_defaults() {
    let text = "seeds: texts/\nquote-words: 18\nstale-after: 90 days\n\
                rules: {quote-long: error, stale-position: warning}\n";
    let settings = Project::talks().file("posdiff.yaml", text).reading().corpus.settings;
    assert_eq!((&*settings.seeds, settings.quote_words, settings.stale_after), ("texts", 18, 90));
    let rules: Vec<_> = settings.rules.iter().map(|(rule, level)| (&**rule, *level)).collect();
    assert_eq!(rules, [("quote-long", Level::Error), ("stale-position", Level::Warning)]);
    for text in ["", "# nothing\n", "seeds:\n"] {
        let reading = Project::talks().file("posdiff.yaml", text).reading();
        assert_eq!(told(&reading), [""; 0]);
        let settings = reading.corpus.settings;
        assert_eq!((&*settings.seeds, settings.quote_words, settings.stale_after), ("seeds", 25, 365));
    }
}

#[test]
fn the_shortest_record_is_five_lines_and_an_article_may_state_nothing() {
    assert_eq!(faults_of_record("{party: north, issue: host, stance: S.}"), [""; 0]);
    let nothing = "article: {seed: a.txt, title: A, published: 2022}\nnote: Nothing.\nrecords: []\n";
    assert_eq!(faults_of(nothing), [""; 0]);
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let plain = Project::talks().file(A, WHOLE).reading();
    let crlf = Project::talks().file(A, WHOLE.replace('\n', "\r\n")).reading();
    let bom = Project::talks().file(A, format!("\u{feff}{WHOLE}")).reading();
    for other in [&crlf, &bom] {
        assert_eq!(told(other), [""; 0]);
        let (one, two) = (&plain.corpus.articles[0], &other.corpus.articles[0]);
        assert_eq!((&one.title, &one.language), (&two.title, &two.language));
        assert_eq!(one.records[0].line, two.records[0].line);
        assert_eq!(one.records[0].stance.value, two.records[0].stance.value);
        assert_eq!(one.citations[0].quotes[1].value, two.citations[0].quotes[1].value);
        let place = |reading: &Reading| {
            let article = &reading.corpus.articles[0];
            article.file.place(article.citations[0].quotes[1].span.start)
        };
        assert_eq!(place(&plain), place(other));
    }
}
