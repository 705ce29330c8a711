//! One test a cause: what is done to the records, and what it is called.

use super::*;
use crate::history::{Kind, Selection};
use crate::model::Corpus;
use crate::read::{Memory, read};

const PARTIES: &str =
    "north: {name: Northland, speakers: {ada: {name: Ada Norn}}}\nsouth: {name: Southland}\n";
const ISSUES: &str = "\
peace:
  question: Peace?
  scale: [no: No, later: Later, now: Now]
  terms: {guarantors: {type: set, of: text}, until: {type: text}}
trade: {question: Trade?}
";

/// An article of 2022-05-10, with one record a line.
fn article(seed: &str, records: &[&str]) -> String {
    let head = format!("article: {{seed: {seed}, title: T, published: 2022-05-10}}\nrecords:\n");
    records.iter().fold(head, |head, record| head + "  - {" + record + "}\n")
}

fn corpus(issues: &str, articles: &[(&str, String)]) -> Corpus {
    let mut store = Memory::from([("positions/parties.yaml", PARTIES), ("positions/issues.yaml", issues)]);
    for (name, text) in articles {
        store.insert(format!("positions/{name}.yaml"), text.as_str());
    }
    read(&store).corpus
}

fn with(records: &[&str]) -> Corpus {
    corpus(ISSUES, &[("a", article("a.txt", records))])
}

/// The causes, each with the fields that changed; and the kinds of the moves.
fn told(base: &Corpus, today: &Corpus) -> (Vec<String>, Vec<Kind>) {
    let (base, today) = (History::new(base, Selection::default()), History::new(today, Selection::default()));
    let found = differences(&base, &today);
    let moves = today.moves_of_news(&found).into_iter().map(|step| step.kind).collect();
    let causes = found.iter().map(|difference| {
        let fields: Vec<_> = difference.changes.iter().map(|change| change.field.as_str()).collect();
        format!("{} {}", difference.cause.word(), fields.join(" ")).trim().to_owned()
    });
    (causes.collect(), moves)
}

const OLD: &str = "party: north, issue: peace, date: 2022-05-01, position: no, stance: Never.";
const NEW: &str = "party: north, issue: peace, date: 2022-05-09, position: later, stance: Not yet.";

#[test]
fn nothing_differs_from_itself() {
    assert_eq!(told(&with(&[OLD, NEW]), &with(&[OLD, NEW])), (vec![], vec![]));
}

#[test]
fn a_record_of_the_last_day_or_after_is_news_and_moves() {
    assert_eq!(told(&with(&[OLD]), &with(&[OLD, NEW])), (vec!["news".into()], vec![Kind::Moved]));
    let same_day = "party: north, issue: peace, date: 2022-05-01, position: later, stance: S., speaker: ada";
    assert_eq!(told(&with(&[OLD]), &with(&[OLD, same_day])), (vec!["news".into()], vec![Kind::Moved]));
}

#[test]
fn the_first_record_of_a_party_on_an_issue_is_news() {
    assert_eq!(told(&with(&[]), &with(&[OLD])), (vec!["news".into()], vec![Kind::New]));
}

#[test]
fn of_two_new_records_both_are_news_since_neither_was_known() {
    let none = with(&["party: south, issue: trade, stance: S."]);
    let both = with(&["party: south, issue: trade, stance: S.", NEW, OLD]);
    assert_eq!(told(&none, &both), (vec!["news".into(), "news".into()], vec![Kind::New]));
}

#[test]
fn a_record_of_an_earlier_day_was_learned_late_and_moves_nothing() {
    assert_eq!(told(&with(&[NEW]), &with(&[OLD, NEW])), (vec!["learned-late".into()], vec![]));
}

#[test]
fn the_party_s_own_last_record_counts_and_not_an_account_of_it() {
    let told_later = "party: north, issue: peace, date: 2022-05-09, told-by: south, stance: S.";
    let own = "party: north, issue: peace, date: 2022-05-05, position: now, stance: S.";
    let (causes, moves) = told(&with(&[OLD, told_later]), &with(&[OLD, told_later, own]));
    assert_eq!((causes, moves), (vec!["news".into()], vec![Kind::Moved]));
}

#[test]
fn the_standing_before_holds_what_was_learned_late() {
    let late = "party: north, issue: peace, date: 2022-04-30, position: later, stance: L.";
    let base = with(&["party: north, issue: peace, date: 2022-05-01, stance: No position."]);
    let today = with(&["party: north, issue: peace, date: 2022-05-01, stance: No position.", NEW, late]);
    let (causes, moves) = told(&base, &today);
    assert_eq!(causes, ["learned-late", "news"]);
    assert_eq!(moves, [Kind::Reaffirmed]);
}

#[test]
fn a_changed_scale_rescales_every_record_that_states_a_position_on_it() {
    let silent = "party: south, issue: peace, stance: Says nothing.";
    let off = "party: north, issue: peace, date: 2022-05-08, position: mixed, stance: Both.";
    let articles = [("a", article("a.txt", &[OLD, NEW, silent, off]))];
    let base = corpus(ISSUES, &articles);
    for scale in ["no: No, now: Now, later: Later", "no: No, later: Later, soon: Soon, now: Now"] {
        let issues = ISSUES.replace("no: No, later: Later, now: Now", scale);
        let (causes, moves) = told(&base, &corpus(&issues, &articles));
        assert_eq!((causes, moves), (vec!["rescaled scale".into(), "rescaled scale".into()], vec![]));
    }
    let reworded = ISSUES.replace("later: Later", "later: Later on");
    assert_eq!(told(&base, &corpus(&reworded, &articles)), (vec![], vec![]));
}

#[test]
fn a_record_whose_option_was_taken_off_the_scale_is_rescaled_though_it_no_longer_counts() {
    let articles = [("a", article("a.txt", &[OLD, NEW]))];
    let fewer = ISSUES.replace("no: No, ", "");
    let (causes, _) = told(&corpus(ISSUES, &articles), &corpus(&fewer, &articles));
    assert_eq!(causes, ["rescaled scale"; 2]);
    let (causes, _) = told(&corpus(ISSUES, &articles), &corpus(&fewer, &[("a", article("a.txt", &[NEW]))]));
    assert_eq!(causes, ["dropped", "rescaled scale"]);
}

#[test]
fn what_a_move_counts_is_recoded() {
    for (old, new, changed) in [
        ("position: no", "position: later", "position"),
        ("position: no", "position: mixed", "position"),
        ("position: no", "accepts: [now]", "position accepts"),
        ("position: no, accepts: [now]", "position: no, accepts: []", "accepts"),
        ("rejects: [no]", "rejects: [no, now]", "rejects"),
        ("terms: {until: May}", "terms: {until: June}", "terms.until"),
        ("terms: {guarantors: [a]}", "terms: {guarantors: [a, …]}", "terms.guarantors"),
        ("terms: {until: May}", "terms: {until: null}", "terms.until"),
        ("conditions: [a]", "conditions: [b]", "conditions"),
        ("position: no", "withdrawn: true", "position withdrawn"),
    ] {
        let of = |what: &str| with(&[&format!("party: north, issue: peace, stance: S., {what}")]);
        let (causes, moves) = told(&of(old), &of(new));
        assert_eq!((causes, moves), (vec![format!("recoded {changed}")], vec![]), "{old} → {new}");
    }
}

#[test]
fn anything_else_is_corrected() {
    for (old, new, changed) in [
        ("stance: S.", "stance: T.", "stance"),
        ("stance: S.", "stance: S., quote: q", "quote"),
        ("stance: S.", "stance: S., note: n", "note"),
        ("stance: S.", "stance: S., speaker: ada", "speaker"),
        ("stance: S.", "stance: S., told-by: south", "told-by"),
        ("stance: S.", "stance: S., confidence: low", "confidence"),
        ("stance: S.", "stance: S., attribution: leaked", "attribution"),
        ("stance: S., accepts: [no, now]", "stance: S., accepts: [now, no]", "accepts"),
        ("stance: S., date: 2022-05-01", "stance: S., date: 2022-05-02", "date day"),
        ("stance: S.", "stance: S., allow: {contested-position: known}", "allow"),
    ] {
        let of = |what: &str| with(&[&format!("party: north, issue: peace, {what}")]);
        assert_eq!(told(&of(old), &of(new)), (vec![format!("corrected {changed}")], vec![]), "{old} → {new}");
    }
}

#[test]
fn a_record_that_is_gone_is_dropped() {
    assert_eq!(told(&with(&[OLD, NEW]), &with(&[OLD])), (vec!["dropped".into()], vec![]));
}

#[test]
fn twenty_records_under_another_option_are_twenty_recoded_and_no_move() {
    let records = |option: &str| -> Vec<String> {
        let record = |day| {
            format!("party: north, issue: peace, date: 2022-04-{day:02}, position: {option}, stance: S.")
        };
        (1..=20).map(record).collect()
    };
    let of = |records: Vec<String>| with(&records.iter().map(String::as_str).collect::<Vec<_>>());
    let (causes, moves) = told(&of(records("no")), &of(records("later")));
    assert_eq!(causes, vec!["recoded position"; 20]);
    assert!(moves.is_empty());
}

#[test]
fn a_renamed_file_and_a_shifted_line_change_no_record() {
    let base = with(&[OLD, NEW]);
    let renamed = format!("# a line above\n{}", article("a.txt", &[OLD, NEW]));
    assert_eq!(told(&base, &corpus(ISSUES, &[("other", renamed)])), (vec![], vec![]));
}

#[test]
fn a_registry_in_another_order_changes_no_record() {
    let mut store = Memory::from([
        (
            "positions/parties.yaml",
            "south: {name: Southland}\nnorth: {name: Northland, speakers: {bea: {name: Bea}, ada: {name: Ada Norn}}}",
        ),
        (
            "positions/issues.yaml",
            "trade: {question: Trade?}\npeace: {question: Peace?, scale: [no: No, later: Later, now: Now], terms: {until: {type: text}, guarantors: {type: set, of: text}}}",
        ),
    ]);
    let spoken = "party: north, issue: peace, position: now, stance: S., speaker: ada, terms: {guarantors: [b, a], until: May}";
    store.insert("positions/a.yaml", article("a.txt", &[OLD, spoken]));
    assert_eq!(told(&with(&[OLD, spoken]), &read(&store).corpus), (vec![], vec![]));
}

#[test]
fn a_backdated_article_corrects_the_records_that_take_its_date() {
    let dated = "party: south, issue: peace, date: 2022-01-01, stance: S.";
    let undated = "party: north, issue: peace, stance: S.";
    let by_ada = "party: north, issue: peace, speaker: ada, stance: S.";
    let base = [("a", article("a.txt", &[dated, undated, by_ada]))];
    let backdated = [("a", base[0].1.replace("2022-05-10", "2022-03-10"))];
    let (causes, moves) = told(&corpus(ISSUES, &base), &corpus(ISSUES, &backdated));
    assert_eq!((causes, moves), (vec!["corrected date day".into(), "corrected date day".into()], vec![]));
}

#[test]
fn a_record_with_another_date_is_the_same_only_where_it_is_the_only_one() {
    let moved = NEW.replace("05-09", "05-08");
    assert_eq!(told(&with(&[NEW]), &with(&[&moved])).0, ["corrected date day"]);
    assert_eq!(told(&with(&[OLD, NEW]), &with(&[OLD, &moved])).0, ["learned-late", "dropped"]);
}
