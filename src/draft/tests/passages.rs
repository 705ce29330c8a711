//! Which passages are proposed, how far each goes and how likely it is.

use super::*;
use crate::read::{Memory, read};

#[test]
fn speech_of_many_sentences_is_read_in_its_parts() {
    let long = "“We will never give up the islands, whatever they offer us, and whoever it is that offers it in the end. \
                There must be a ceasefire first, and it must hold for thirty days before anybody speaks of anything else. \
                The sanctions must stay until the last of their ships has left the harbour and the bay for good,”";
    let found = of(&format!("{long} President Ann Gull told reporters on Monday."));
    let issues: Vec<&str> = found.iter().map(|(.., issue)| issue.as_str()).collect();
    assert_eq!(issues, ["islands", "ceasefire", "sanctions"]);
    assert!(found.iter().all(|(party, speaker, _)| party == "north" && speaker == "Ann Gull"));
}

#[test]
fn what_stands_between_dashes_is_of_who_says_so_behind_them() {
    let found = of(
        "- I think the islands must stay ours. We demand an end of the sanctions - said President Ann Gull.",
    );
    let whose: Vec<_> = found.iter().map(|(party, speaker, _)| (party.as_str(), speaker.as_str())).collect();
    assert_eq!(whose, [("north", "Ann Gull")]);
}

#[test]
fn a_quote_stays_within_its_paragraph() {
    let said =
        "President Ann Gull said: “We will never give up the islands.{}The islands must stay ours for ever.”";
    let text = |between: &str| format!("A week of talks on the war\n\n{}\n", said.replace("{}", between));
    let quotes = |text: &str| -> Vec<String> {
        draft(text).candidates.into_iter().map(|candidate| candidate.quote).collect()
    };
    let [one] = &quotes(&text(" "))[..] else { panic!() };
    assert!(one.contains("give up") && one.contains("for ever"));
    let apart = quotes(&text("\n\n“"));
    assert_eq!(apart.len(), 2, "{apart:?}");
    assert!(apart.iter().all(|quote| !quote.contains('\n')));
}

#[test]
fn of_a_long_passage_the_clause_on_its_issue_is_quoted() {
    let text = "A week of talks on the war\n\n\
                President Ann Gull, who took part in earlier rounds of the peace talks with Cy Heronsky in the old town, \
                said that an end of the sanctions would depend on how the talks went.\n";
    let proposal = draft(text);
    let [candidate] = proposal.candidates.as_slice() else { panic!("{:?}", proposal.candidates) };
    assert!(candidate.phrase.contains("an end of the sanctions would depend"), "{}", candidate.phrase);
}

#[test]
fn words_of_the_battlefield_weigh_against_a_position_and_a_dead_end_is_none_of_them() {
    let score = |sentence: &str| {
        let text = format!("A week of talks on the war\n\n{sentence}\n");
        passages_of(&text)[0].score
    };
    let plain = score("Ann Gull said the talks on the islands had ended.");
    assert!(score("Ann Gull said the talks on the islands had hit a dead end.") > plain);
    assert!(score("Ann Gull said drones had struck the talks on the islands.") < plain);
}

#[test]
fn who_only_observes_holds_no_position() {
    let found = of("Analysts said Northland must accept a ceasefire.\n\n\
                    “The islands must be shared,” said Ola Finch, a professor at the Harbour Institute.");
    assert_eq!(found, []);
}

#[test]
fn who_once_held_an_office_holds_no_position_unless_it_was_at_the_head_of_a_state() {
    let of = |who: &str| of(&format!("{who} Al Finch said the islands must be shared before any ceasefire."));
    assert_eq!(of("Former Northland ambassador"), []);
    assert_eq!(of("Former Northland president"), [three("north", "Al Finch", "islands")]);
}

#[test]
fn where_somebody_reads_and_writes_says_that_nobody_speaks() {
    let found =
        of("Ola Finch, deputy head of the Northland and the Isles programme at the Harbour House, said \
                    that a ceasefire on the islands must come first.");
    assert_eq!(found, []);
}

#[test]
fn speech_by_the_same_speaker_on_one_issue_is_one_passage() {
    let text = "A week of talks on the war\n\nPresident Ann Gull said the islands must stay hers. “We will never give up \
                the islands,” she said. Gull also rejected a ceasefire. Southland rejected a ceasefire, too.\n";
    let quotes: Vec<String> = draft(text).candidates.into_iter().map(|candidate| candidate.quote).collect();
    assert_eq!(
        quotes,
        [
            "President Ann Gull said the islands must stay hers. “We will never give up the islands,” she said.",
            "Gull also rejected a ceasefire.",
            "Southland rejected a ceasefire, too.",
        ]
    );
}

#[test]
fn a_title_is_a_passage_of_its_own() {
    let text =
        "Northland rejects a ceasefire with Southland\n\nNorthland has rejected a ceasefire in the war.\n";
    let quotes: Vec<String> = draft(text).candidates.into_iter().map(|candidate| candidate.quote).collect();
    assert_eq!(
        quotes,
        ["Northland rejects a ceasefire with Southland", "Northland has rejected a ceasefire in the war."]
    );
}

#[test]
fn a_passage_among_passages_of_a_negotiation_is_likelier() {
    let score = |before: &str| {
        let text =
            format!("A week on the islands\n\n{before}\n\nSouthland said the islands must be shared.\n");
        let found = passages_of(&text);
        found.into_iter().find(|candidate| candidate.quote.contains("shared")).unwrap().score
    };
    let among =
        score("Northland said its terms for the talks, the treaty and the peace plan were known in the war.");
    assert!(
        among > score("Northland said its ships, its harbours and its fishermen were well known in the war.")
    );
}

#[test]
fn what_one_party_negotiates_with_somebody_else_is_another_negotiation() {
    let poland =
        "Poland rejected a treaty on the peace with Northland. Polish ministers said Poland wants no war.";
    assert!(
        draft(&format!("Poland and a war\n\n{poland} Northland demanded a ceasefire.\n"))
            .candidates
            .is_empty()
    );
    let three =
        format!("Poland and a war\n\n{poland} Northland demanded a ceasefire, and Southland rejected it.\n");
    assert!(!draft(&three).candidates.is_empty());
}

#[test]
fn where_one_party_alone_is_named_what_others_hold_is_of_another_negotiation() {
    let held = "Polish Prime Minister Jan Kos insisted that a ceasefire “must come first” in the war on the islands.";
    let found = |text: &str| draft(&format!("The war for the islands\n\n{text}\n")).candidates.len();
    assert_eq!(found(&format!("{held}\n\nNorthland is far away.")), 0);
    assert_eq!(found(&format!("{held}\n\nNorthland and Southland are far away.")), 1);
}

#[test]
fn what_only_sounds_like_an_issue_is_not_that_issue() {
    let corpus = corpus(Registry::new(
        vec![party("north", "Northland", &[], &[("ann-gull", "Ann Gull", "president")])],
        vec![issue("elections", &["elections"]), issue("ceasefire", &["ceasefire"])],
    ));
    let issue = |said: &str| {
        let text = format!("A week of talks on the war\n\nPresident Ann Gull said {said}.\n");
        let found = Drafter::new(&corpus).draft(&text, "a.txt", 0.0);
        corpus.registry.issue(found.candidates[0].issue.unwrap()).id.value.to_string()
    };
    assert_eq!(issue("elections must come before any ceasefire"), "elections");
    assert_eq!(issue("before the midterm elections there must be a ceasefire"), "ceasefire");
}

#[test]
fn a_sentence_may_end_in_the_letter_of_a_site() {
    let found = of("Northland rejects any ceasefire, Ann Gull wrote on X. Southland rejects the sanctions.");
    assert_eq!(found, [three("north", "Ann Gull", "ceasefire"), three("south", "-", "sanctions")]);
}

#[test]
fn a_word_between_quotation_marks_is_a_word_of_its_sentence() {
    let found =
        of("Southland, which in a joint text “strongly” supported a ceasefire, rejects the sanctions.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "south");
}

#[test]
fn a_stance_on_this_is_on_what_stands_before() {
    let found =
        of("The plan would leave all of the islands to Northland.\n\nSouthland has firmly ruled this out.");
    assert_eq!(found.last(), Some(&three("south", "-", "islands")));
    let on_nothing = of("The ships would all stay in the harbour.\n\nSouthland has firmly ruled this out.");
    assert_eq!(on_nothing, [three("south", "-", "-")]);
}

#[test]
fn a_matter_that_is_named_is_the_issue_however_much_is_said_of_talks() {
    let text = "Ann Gull said to Southland that the peace talks and the negotiations could lead to a settlement, a ceasefire of lasting peace.";
    let gull = [("ann-gull", "Ann Gull", "president")];
    let parties = vec![party("north", "Northland", &[], &gull), party("south", "Southland", &[], &[])];
    let talks = issue("talks", &["talks", "negotiations", "settlement", "peace"]);
    let corpus = corpus(Registry::new(parties, vec![talks, issue("ceasefire", &["ceasefire"])]));
    let text = format!("A week of talks on the war\n\n{text}\n");
    let found = Drafter::new(&corpus).draft(&text, "a.txt", LIKELY).candidates;
    let issues: Vec<_> = found.iter().map(|one| one.issue).collect();
    assert_eq!(issues, [corpus.registry.issue_id("ceasefire")]);
}

/// A record of so many stances, each of the party of that id.
fn holding(stances: &[&str]) -> Corpus {
    let stance = |party: &&str| {
        format!("  - {{party: {party}, issue: islands, date: 2022-05-01, position: no, stance: S.}}\n")
    };
    let records: String = stances.iter().map(stance).collect();
    let parties =
        "north: {name: Northland}\nsouth: {name: Southland}\nfrance: {name: France, aliases: [Paris]}\n";
    let issues = "islands: {question: Whose?, aliases: [islands], scale: [no: No., yes: Yes.]}\n";
    let mut store = Memory::from([("positions/parties.yaml", parties), ("positions/issues.yaml", issues)]);
    if !stances.is_empty() {
        let article = "article: {seed: a.txt, title: T, published: 2022-05-10}\nrecords:\n";
        store.insert("positions/a.yaml", format!("{article}{records}"));
    }
    let corpus = read(&store).corpus;
    assert_eq!(corpus.records().count(), stances.len());
    corpus
}

#[test]
fn a_passage_is_likelier_that_names_those_whom_the_record_is_mostly_of() {
    let score = |stances: &[&str]| {
        let text = "A week of talks on the war\n\n\
                    France said that Paris would talk with Southland on the islands.\n";
        Drafter::new(&holding(stances)).draft(text, "b.txt", 0.0).candidates[0].score
    };
    let neither = score(&["north", "north", "north", "south", "france"]);
    let southland = score(&["south", "south", "south", "north", "france"]);
    let both = score(&["france", "france", "south"]);
    assert!(neither < southland && southland < both, "{neither} {southland} {both}");
    // As long as the record holds nothing, it is of all of them.
    assert!((score(&[]) - both).abs() < 1e-6);
}
