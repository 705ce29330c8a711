//! An article's file is proposed for a new text, and nothing that is there is touched.

use crate::support::repository::TempRepository;
use crate::support::run::posdiff;
use serde_json::{Value, json};

const TEXT: &str = "Northland rejects a truce - Harbour Times\n14 September 2022\n\n\
                    President Ann Gull said on Tuesday that Northland would never accept a truce.\n\n\
                    “We must have the islands first,” Gull said.\n\n\
                    Southland's government demanded a truce in the war at once.\n";

fn project() -> TempRepository {
    let folder = TempRepository::without_git();
    folder.write(
        "positions/parties.yaml",
        "north:\n  name: Northland\n  speakers:\n    ann-gull: {name: Ann Gull, aliases: [Gull]}\nsouth: {name: Southland}\n",
    );
    folder.write(
        "positions/issues.yaml",
        "truce:\n  question: Shall there be a truce?\n  aliases: [truce]\n  scale: [no: No, yes: Yes]\n\
         islands: {question: Whose are the islands?, aliases: [the islands]}\n",
    );
    folder.write("seeds/a.txt", TEXT);
    folder
}

#[test]
fn a_new_text_gets_its_file_which_check_names_until_it_is_curated() {
    let folder = project();
    let ran = posdiff(folder.path(), &["draft", "a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "positions/articles/2022-09-14-harbour-times.yaml: 4 records proposed\n");
    let file = folder.read("positions/articles/2022-09-14-harbour-times.yaml");
    for line in [
        "  seed: a.txt",
        "  title: Northland rejects a truce",
        "  publisher: Harbour Times",
        "  published: 2022-09-14 # the text says so",
        "  - quote: We must have the islands first",
        "    speaker: ann-gull",
        "    date: 2022-09-13",
        "    # position: no | yes",
        "    draft: true",
    ] {
        assert!(file.lines().any(|found| found == line), "{line}\n{file}");
    }
    let checked = posdiff(folder.path(), &["check", "--level", "lock-stale=allow", "--format", "json"]);
    let checked: Value = serde_json::from_str(&checked.out).unwrap();
    let rules: Vec<&str> = checked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["draft-record"; 4]);
    assert_eq!(checked["summary"]["quotes"]["exact"], 4);
}

#[test]
fn json_has_every_key_and_writes_nothing() {
    let folder = project();
    let ran = posdiff(folder.path(), &["draft", "seeds/a.txt", "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["schema"], "posdiff/draft/1");
    let article = &found["articles"][0];
    assert_eq!(article["seed"], "a.txt");
    assert_eq!(
        article["article"],
        json!({"title": "Northland rejects a truce", "publisher": "Harbour Times", "published": "2022-09-14", "language": "en"})
    );
    let candidate = article["candidates"][1].as_object().unwrap();
    let keys: Vec<&str> = candidate.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "quote",
            "start",
            "end",
            "party",
            "speaker",
            "told_by",
            "issue",
            "date",
            "position",
            "attribution",
            "score"
        ]
    );
    let place = |key: &str| usize::try_from(candidate[key].as_u64().unwrap()).unwrap();
    let quote: String = TEXT.chars().skip(place("start")).take(place("end") - place("start")).collect();
    assert_eq!(candidate["quote"], quote);
    assert!(!folder.path().join("positions/articles").exists());
}

#[test]
fn a_higher_score_leaves_fewer_and_what_is_no_score_is_refused() {
    let folder = project();
    let count = |least: &str| {
        let ran = posdiff(folder.path(), &["draft", "a.txt", "--format", "json", "--min-score", least]);
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        found["articles"][0]["candidates"].as_array().unwrap().len()
    };
    assert!(count("0") > count("1"));
    for wrong in ["1.5", "-1", "much"] {
        assert_eq!(posdiff(folder.path(), &["draft", "a.txt", "--min-score", wrong]).status, 2, "{wrong}");
    }
}

#[test]
fn nothing_is_written_over_and_a_text_that_is_coded_is_not_proposed_again() {
    let folder = project();
    folder.write("positions/articles/2022-09-14-harbour-times.yaml", "mine");
    let ran = posdiff(folder.path(), &["draft", "a.txt"]);
    assert_eq!(ran.out, "positions/articles/2022-09-14-harbour-times-2.yaml: 4 records proposed\n");
    assert_eq!(folder.read("positions/articles/2022-09-14-harbour-times.yaml"), "mine");
    let again = posdiff(folder.path(), &["draft", "a.txt"]);
    assert_eq!((again.status, again.out.as_str()), (2, ""));
    assert!(
        again.err.contains("a.txt is coded already, in positions/articles/2022-09-14-harbour-times-2.yaml"),
        "{}",
        again.err
    );
}

#[test]
fn an_article_that_states_no_position_gets_a_file_that_passes() {
    let folder = project();
    folder.write(
        "seeds/a.txt",
        "A new harbour\n14 September 2022\n\nThe harbour has opened. It is large and new.\n",
    );
    let ran = posdiff(folder.path(), &["draft", "a.txt"]);
    assert_eq!(ran.out, "positions/articles/2022-09-14-a-new-harbour.yaml: 0 records proposed\n");
    assert_eq!(posdiff(folder.path(), &["check", "--level", "lock-stale=allow"]).status, 0);
}

#[test]
fn only_the_texts_of_the_project_are_read() {
    let folder = project();
    folder.write("notes.txt", "Northland rejects a truce.");
    for wrong in ["notes.txt", "../notes.txt", "b.txt", "seeds"] {
        let ran = posdiff(folder.path(), &["draft", wrong]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{wrong}");
        assert!(ran.err.contains("among the seeds"), "{}", ran.err);
    }
    assert!(posdiff(folder.path(), &["draft", "b.txt"]).err.contains("did you mean `a.txt`?"));
    // Where it is to stand is said by the folder that is read.
    folder.write("texts/c.txt", "Northland rejects a truce.");
    let ran = posdiff(folder.path(), &["--seeds", "texts", "draft", "harbour.html"]);
    assert!(ran.err.contains("put it into texts as a .txt file"), "{}", ran.err);
}
