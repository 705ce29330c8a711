//! Whole articles, made up: what is proposed of them, and what texts made to harm cannot do.

use super::{Candidate, Drafter, LIKELY, Proposal};
use crate::model::{Attribution, Issue, Office, Party, PartyKind, Registry, ScaleOption, Speaker};
use crate::text::{Span, Spanned};
use proptest::prelude::*;

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::new(0, 0))
}

fn names(names: &[&str]) -> Vec<Spanned<Box<str>>> {
    names.iter().map(|name| at(Box::from(*name))).collect()
}

fn party(id: &str, name: &str, aliases: &[&str], speakers: &[(&str, &str, &str)]) -> Party {
    let speaker = |&(id, name, role): &(&str, &str, &str)| Speaker {
        id: at(id.into()),
        name: name.into(),
        aliases: names(&[name.rsplit(' ').next().unwrap()]),
        offices: vec![Office { role: role.into(), from: None, to: None, span: Span::new(0, 0) }],
    };
    Party {
        id: at(id.into()),
        name: name.into(),
        kind: Some(PartyKind::State),
        aliases: names(aliases),
        speakers: speakers.iter().map(speaker).collect(),
        authors: Vec::new(),
    }
}

fn issue(id: &str, aliases: &[&str]) -> Issue {
    let option = |id: &str| ScaleOption { id: at(id.into()), text: id.into() };
    Issue {
        id: at(id.into()),
        question: "What of it?".into(),
        aliases: names(aliases),
        scale: vec![option("no"), option("yes")],
        terms: Vec::new(),
    }
}

/// Two states at war over the islands, and a third that is in the word lists alone.
fn registry() -> Registry {
    let north =
        [("ann-gull", "Ann Gull", "president"), ("bo-tern", "Bo Tern", "minister of foreign affairs")];
    Registry::new(
        vec![
            party("north", "Northland", &["Port North", "Northland's government"], &north),
            party("south", "Southland", &["Port South"], &[("cy-heron", "Cy Heronsky", "president")]),
            party("france", "France", &["Paris"], &[]),
        ],
        vec![
            issue("islands", &["the islands", "island", "territory"]),
            issue("ceasefire", &["ceasefire", "truce"]),
            issue("sanctions", &["sanctions"]),
        ],
    )
}

fn draft(text: &str) -> Proposal {
    Drafter::new(&registry(), 18).draft(text, "a.txt", LIKELY)
}

/// Party, speaker and issue of a candidate, as words.
fn who(candidate: &Candidate) -> (String, String, String) {
    let registry = registry();
    let party = candidate.party.map_or("-".into(), |id| registry.party(id).id.value.to_string());
    let speaker = candidate.speaker.as_ref().map_or("-".into(), |speaker| speaker.name.clone());
    let issue = candidate.issue.map_or("-".into(), |id| registry.issue(id).id.value.to_string());
    (party, speaker, issue)
}

/// What is proposed of a paragraph below a title that says nothing.
fn of(paragraphs: &str) -> Vec<(String, String, String)> {
    let text = format!("A week of talks on the war\n\n{paragraphs}\n");
    draft(&text).candidates.iter().map(who).collect()
}

fn three(party: &str, speaker: &str, issue: &str) -> (String, String, String) {
    (party.into(), speaker.into(), issue.into())
}

#[test]
fn a_surname_is_the_person_named_before_and_the_person_speaks_for_the_party() {
    let found = of("President Ann Gull opened the talks on Monday.\n\n\
                    “We will never give up the islands,” Gull said. “There must be a treaty first.”");
    assert_eq!(found, [three("north", "Ann Gull", "islands")]);
}

#[test]
fn a_pronoun_and_an_office_are_whoever_last_was_meant_by_them() {
    let found = of("Northland's foreign minister, Bo Tern, demanded a ceasefire.\n\n\
                    He said the islands must remain a part of Northland.\n\n\
                    The minister also rejected the sanctions.");
    let speakers: Vec<&str> = found.iter().map(|(_, speaker, _)| speaker.as_str()).collect();
    assert_eq!(speakers, ["Bo Tern", "Bo Tern", "Bo Tern"]);
}

#[test]
fn a_capital_stands_for_its_government_and_an_adjective_for_the_government_it_names() {
    let found = of("Port South has firmly rejected the ceasefire.\n\n\
                    French officials demanded that the sanctions on Southland must stay.");
    assert_eq!(found, [three("south", "-", "ceasefire"), three("france", "-", "sanctions")]);
}

#[test]
fn the_party_is_the_speakers_and_not_the_one_spoken_about() {
    let found = of("Cy Heronsky told reporters that Northland “must leave the islands” before a ceasefire.");
    assert_eq!(found, [three("south", "Cy Heronsky", "islands")]);
}

#[test]
fn an_account_of_another_partys_stance_is_that_partys_told_by_the_first() {
    let text = "A week of talks on the war\n\nPresident Ann Gull said on Monday.\n\n\
                Gull said Southland had agreed to a ceasefire under conditions.\n";
    let proposal = draft(text);
    let registry = registry();
    let told = proposal.candidates.iter().find(|candidate| candidate.told_by.is_some()).unwrap();
    assert_eq!(told.party, registry.party_id("south"));
    assert_eq!(told.told_by, registry.party_id("north"));
}

#[test]
fn the_ways_to_spell_a_surname_are_one_person() {
    let found = of("Southland's President Cy Heronskyy rejected any ceasefire.");
    assert_eq!(found, [three("south", "Cy Heronskyy", "ceasefire")]);
}

#[test]
fn a_government_that_no_registry_has_is_named_and_has_no_party() {
    let text = "Northland, Southland and the war for the islands\n\n\
                Polish Prime Minister Jan Kos insisted that a ceasefire “must come first” on the islands.\n";
    let proposal = draft(text);
    let [candidate] = proposal.candidates.as_slice() else { panic!("{:?}", proposal.candidates) };
    assert_eq!((candidate.party, candidate.holder.as_deref()), (None, Some("Poland")));
    assert_eq!(candidate.speaker.as_ref().map(|speaker| speaker.name.as_str()), Some("Jan Kos"));
}

#[test]
fn whose_demand_is_spoken_of_has_not_spoken() {
    let found = of("President Ann Gull insisted on a ceasefire.\n\n\
                    And Southland's demand to leave the islands?\n\n\
                    “We will never give up the islands. That is a red line for us.”");
    assert_eq!(found.last(), Some(&three("north", "Ann Gull", "islands")));
}

#[test]
fn an_official_without_a_name_is_the_one_last_spoken_of() {
    let found = of("A Southland official said that the sanctions must be lifted before any ceasefire.\n\n\
                    Northland's president visited the harbour.\n\n\
                    Any treaty must leave the islands to Port South, the official said.");
    let parties: Vec<&str> = found.iter().map(|(party, ..)| party.as_str()).collect();
    assert_eq!(parties, ["south", "south"]);
}

#[test]
fn who_heads_a_body_of_many_countries_speaks_for_none_of_them() {
    let found = of("Port South demanded the islands.\n\n\
                    Director General Ida Rook said that a ceasefire must come first.");
    assert!(!found.contains(&three("south", "Ida Rook", "ceasefire")), "{found:?}");
}

#[test]
fn he_and_she_are_who_acts_before_them_in_the_sentence() {
    let found = of("President Cy Heronsky rejected the ceasefire.\n\n\
                    Ann Gull presented a treaty in which she called for sanctions on Southland.");
    assert_eq!(found.last(), Some(&three("north", "Ann Gull", "sanctions")));
}

#[test]
fn the_office_behind_other_words_is_whose_the_speech_is() {
    let text = "A week of talks on the war\n\nNorthland will never leave the islands, said a Polish deep water commander.\n\n\
                Ann Gull said she was ready for a ceasefire, and Southland was not.\n";
    let found = Drafter::new(&registry(), 18).draft(text, "a.txt", 0.0).candidates;
    assert_eq!(found.first().and_then(|candidate| candidate.holder.as_deref()), Some("Poland"));
}

#[test]
fn what_a_joint_statement_says_of_nobody_is_the_first_sides_and_the_rest_is_whose_it_says() {
    let text = "Joint statement of Northland and Southland\n\n\
                The talks on a ceasefire and on the islands were constructive and showed progress toward a treaty.\n\n\
                Both sides agreed that the sanctions must end.\n\n\
                Southland rejected a demand for the islands.\n";
    let parties: Vec<String> = draft(text).candidates.iter().map(|candidate| who(candidate).0).collect();
    assert_eq!(parties, ["north", "north", "south"]);
}

#[test]
fn a_surname_may_stand_first_and_a_verb_with_a_capital_is_no_part_of_a_name() {
    let text = "Polish President Kim Tern Visits Southland for Talks on the War and the Islands\n\n\
                President Ann Gull rejected a ceasefire.\n\n\
                Kim, for his part, said that sanctions on Southland must be lifted.\n";
    let proposal = draft(text);
    let last = proposal.candidates.last().unwrap();
    assert_eq!(last.speaker.as_ref().map(|speaker| speaker.name.as_str()), Some("Kim Tern"));
    assert_eq!((last.party, last.holder.as_deref()), (None, Some("Poland")));
}

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
fn a_view_told_behind_by_is_whose_it_is() {
    let found =
        of("The ceasefire was criticised by Southland for its terms on the islands and the sanctions.");
    assert_eq!(found.first().map(|(party, ..)| party.as_str()), Some("south"));
}

#[test]
fn officials_in_a_capital_are_of_its_government() {
    let found =
        of("Southland demanded a ceasefire.\n\nOfficials in Paris said that the sanctions must stay.");
    assert_eq!(found.last().map(|(party, ..)| party.as_str()), Some("france"));
}

#[test]
fn a_heading_says_whose_the_quotations_below_it_are() {
    let found = of("Here is what was said in Northland on Monday about the war.\n\n\
                    President Ann Gull on the islands\n\n\
                    “We will never give up the islands. That is a red line for us.”");
    assert_eq!(found, [three("north", "Ann Gull", "islands")]);
}

#[test]
fn speech_over_two_paragraphs_is_one_passage_whose_phrase_stands_in_one() {
    let text = "A week of talks on the war\n\n\
                President Ann Gull said: “We will never give up the islands.\n\n\
                “The islands must stay ours for ever.”\n";
    let proposal = draft(text);
    let [candidate] = proposal.candidates.as_slice() else { panic!("{:?}", proposal.candidates) };
    assert_eq!(&text[candidate.bytes.clone()], candidate.quote);
    assert!(candidate.quote.contains("give up") && candidate.quote.contains("for ever"));
    assert!(!candidate.phrase.contains('\n') && text.contains(&candidate.phrase), "{}", candidate.phrase);
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
fn a_name_that_goes_on_in_the_next_line_is_told_in_one() {
    let text = "A week of talks on the war\n\nSouthland demanded the islands and more, and the president of\n\
                that country, which has been at war for years, said through Jan\n\
                Kos that nothing had changed in its demands for the islands, and\n\
                that it would never agree to a ceasefire before the islands were\n\
                its own again.\n";
    let speakers = draft(text).candidates.into_iter().filter_map(|candidate| candidate.speaker);
    assert!(speakers.into_iter().all(|speaker| !speaker.name.contains('\n')));
}

#[test]
fn words_of_the_battlefield_weigh_against_a_position_and_a_dead_end_is_none_of_them() {
    let score = |sentence: &str| {
        let text = format!("A week of talks on the war\n\n{sentence}\n");
        Drafter::new(&registry(), 18).draft(&text, "a.txt", 0.0).candidates[0].score
    };
    let plain = score("Ann Gull said the talks on the islands had ended.");
    assert!(score("Ann Gull said the talks on the islands had hit a dead end.") > plain);
    assert!(score("Ann Gull said drones had struck the talks on the islands.") < plain);
}

#[test]
fn an_abbreviated_government_is_no_pronoun_and_a_suffix_no_surname() {
    let text = "Northland, Southland and the war for the islands\n\n\
                U.S. Defense Secretary Al Finch III demanded a ceasefire.\n\n\
                “The sanctions on Southland must stay,” Finch said.\n";
    let found = draft(text).candidates;
    let names: Vec<_> = found
        .iter()
        .map(|one| (one.holder.as_deref(), one.speaker.as_ref().map(|s| s.name.as_str())))
        .collect();
    assert_eq!(names, [(Some("United States"), Some("Al Finch")); 2]);
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
fn speech_by_the_same_speaker_on_one_issue_is_one_passage_over_paragraphs() {
    let text = "A week of talks on the war\n\nPresident Ann Gull said the islands must stay hers.\n\n\
                “We will never give up the islands,” she said.\n\n\
                Gull also rejected a ceasefire.\n\nSouthland rejected a ceasefire, too.\n";
    let quotes: Vec<String> = draft(text).candidates.into_iter().map(|candidate| candidate.quote).collect();
    assert_eq!(
        quotes,
        [
            "President Ann Gull said the islands must stay hers.\n\n“We will never give up the islands,” she said.",
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
fn an_aside_between_dashes_is_no_part_of_who_speaks() {
    for dash in [" -- ", "—", " – "] {
        let found = of(&format!(
            "Ann Gull{dash}who met Cy Heronsky in France on Monday{dash}told reporters a ceasefire must come first."
        ));
        assert_eq!(found, [three("north", "Ann Gull", "ceasefire")], "{dash}");
    }
}

#[test]
fn an_office_that_one_country_alone_has_tells_the_country() {
    let text = "The war of Northland and Southland\n\nSouthland rejected a ceasefire.\n\n\
                Defense Secretary Al Finch said the islands must be shared.\n";
    let found = Drafter::new(&registry(), 18).draft(text, "a.txt", 0.0).candidates;
    assert_eq!(found.last().and_then(|candidate| candidate.holder.as_deref()), Some("United States"));
}

#[test]
fn an_ambassador_is_of_those_who_sent_him() {
    let found = of("Northland's Southland ambassador, Al Finch, demanded a ceasefire.");
    assert_eq!(found, [three("north", "Al Finch", "ceasefire")]);
}

#[test]
fn what_is_described_by_somebody_between_marks_is_whose_it_is() {
    let found = of(
        "The talks on a ceasefire, described as “a first step to a lasting peace” by Southland, ended in May.",
    );
    assert_eq!(found, [three("south", "-", "ceasefire")]);
}

#[test]
fn a_passage_among_passages_of_a_negotiation_is_likelier() {
    let score = |before: &str| {
        let text =
            format!("A week on the islands\n\n{before}\n\nSouthland said the islands must be shared.\n");
        let found = Drafter::new(&registry(), 18).draft(&text, "a.txt", 0.0).candidates;
        found.into_iter().find(|candidate| candidate.quote.contains("shared")).unwrap().score
    };
    let among =
        score("Northland said its terms for the talks, the treaty and the peace plan were known in the war.");
    assert!(
        among > score("Northland said its ships, its harbours and its fishermen were well known in the war.")
    );
}

#[test]
fn what_a_report_says_in_brief_above_its_dateline_is_of_the_article() {
    let brief =
        "* Northland rejects any ceasefire on the islands\n* Southland wants a new treaty for the islands";
    let text = |dateline| {
        format!(
            "A week of talks on the war\n{brief}\n{dateline}It rained in the harbour on all the days of the talks.\n"
        )
    };
    let quotes =
        |text: &str| -> Vec<String> { draft(text).candidates.into_iter().map(|one| one.quote).collect() };
    assert_eq!(quotes(&text("PORT NORTH, May 4 (Reuters) - ")).len(), 2);
    assert!(quotes(&text("")).is_empty());
}

#[test]
fn captions_teasers_and_the_sites_words_give_nothing() {
    let text = "Northland and Southland talk of the war - Harbour Times\n\
                Sign up here: Northland rejects the ceasefire, and we tell you first\n\
                President Ann Gull, who rejects the ceasefire, is pictured in the harbour. Jo Lee/AFP\n\
                Northland rejected a ceasefire on the islands.\n\
                Southland wants the islands, its government said.\n\
                * list 1 of 2Southland rejects the sanctions\n\
                Reporting by Jo Lee\n\
                Southland demanded the islands last year, and rejected a ceasefire.\n";
    let found: Vec<String> = draft(text).candidates.into_iter().map(|candidate| candidate.quote).collect();
    assert_eq!(
        found,
        [
            "Northland rejected a ceasefire on the islands.",
            "Southland wants the islands, its government said."
        ]
    );
}

#[test]
fn a_text_that_is_about_no_war_and_no_talks_states_no_position() {
    let text = "Northland beat Southland in the cup\n\n\
                Northland's coach said his team must win again. France want to host the final, officials said.\n\n\
                “We will never give up,” Southland's captain said.\n";
    assert!(draft(text).candidates.is_empty());
}

#[test]
fn where_one_party_alone_is_named_what_others_hold_is_of_another_negotiation() {
    let held = "Polish Prime Minister Jan Kos insisted that a ceasefire “must come first” in the war on the islands.";
    let found = |text: &str| draft(&format!("The war for the islands\n\n{text}\n")).candidates.len();
    assert_eq!(found(&format!("{held}\n\nNorthland is far away.")), 0);
    assert_eq!(found(&format!("{held}\n\nNorthland and Southland are far away.")), 1);
}

#[test]
fn a_conversation_is_read_by_its_turns_and_askers_say_nothing() {
    let text = "Remarks by President Gull and President Heronsky on the war\n\
                4 May 2022\n\n\
                We want a ceasefire on the islands now.\n\n\
                PRESIDENT HERONSKY: We will never accept a ceasefire without the islands.\n\n\
                Q Will you accept sanctions on Southland if the islands must be shared?\n\n\
                PRESIDENT HERONSKY: No. We reject the sanctions.\n";
    let found: Vec<_> = draft(text).candidates.iter().map(who).collect();
    let speakers: Vec<&str> = found.iter().map(|(_, speaker, _)| speaker.as_str()).collect();
    assert_eq!(speakers, ["Ann Gull", "Cy Heronsky", "Cy Heronsky"]);
}

#[test]
fn in_a_statement_we_are_those_who_issue_it() {
    let text = "Northland statement on the war, 4 May 2022\n\
                4 May 2022\n\n\
                1. We reject every claim to the islands. We will never recognise it.\n\n\
                2. We demand that Southland agree to a ceasefire.\n\n\
                3. We support the sanctions against Southland.\n";
    let proposal = draft(text);
    let found: Vec<_> = proposal.candidates.iter().map(who).collect();
    assert_eq!(
        found,
        [three("north", "-", "islands"), three("north", "-", "ceasefire"), three("north", "-", "sanctions")]
    );
    assert_eq!(proposal.candidates[0].attribution, Attribution::Official);
    assert!(proposal.candidates[0].quote.starts_with("We reject"), "{}", proposal.candidates[0].quote);
}

#[test]
fn a_weekday_is_resolved_against_the_day_of_publication() {
    let text = "Northland rejects a ceasefire\nPublished 14 September 2022\n\n\
                Northland rejected a ceasefire on Tuesday.\n\n\
                Southland must leave the islands by Friday, Ann Gull said.\n";
    let days: Vec<Option<String>> =
        draft(text).candidates.iter().map(|candidate| candidate.date.map(|date| date.to_string())).collect();
    assert_eq!(days, [None, Some("2022-09-13".into()), None]);
}

#[test]
fn the_head_is_read_and_what_the_text_does_not_tell_stays_empty() {
    let body =
        "\nNorthland rejected a ceasefire on Tuesday.\n\nSouthland wants the islands.\n\nTalks go on.\n";
    let head = |head: &str| {
        let proposal = draft(&format!("{head}{body}"));
        let date = proposal.published.map(|date| date.to_string());
        (proposal.title.unwrap_or_default(), proposal.publisher.unwrap_or_default(), date.unwrap_or_default())
    };
    let title = "Northland rejects a ceasefire";
    let expect = |publisher: &str, date: &str| (title.to_owned(), publisher.to_owned(), date.to_owned());
    for (lines, publisher, date) in [
        ("\n4.09.2022, 9:07\n", "", "2022-09-04"),
        (
            " | The Guardian\nWed 14 Sep 2022 10.00 BST\nLast modified on Thu 15 Sep 2022\n",
            "The Guardian",
            "2022-09-14",
        ),
        (
            " - The New York Times\nPublished Sept. 14, 2022\nUpdated Sept. 15, 2022\n",
            "The New York Times",
            "2022-09-14",
        ),
        ("\nAnn Gull is pictured in Port North on Sept. 4, 2022. Jo Lee/AFP\n", "", ""),
        ("\nPORT NORTH, Sept 14 (Reuters) - Talks go on.\n", "Reuters", ""),
        ("\n[Home](https://example.org/northland-rejects-a-ceasefire-2022-09-14/)\n", "", "2022-09-14"),
        ("\n[Home](https://example.org/2022/9/14/ferries/</about>)\n", "", "2022-09-14"),
        ("\n[Southland takes part](https://example.org/southland-takes-part-2022-09-14/)\n", "", ""),
        (
            "\nA view shows the islands, Sept. 4, 2022. REUTERS/Jo Lee\nPORT NORTH, Sept 14 (Reuters) - Talks went on on Wednesday.\n",
            "Reuters",
            "2022-09-14",
        ),
    ] {
        assert_eq!(head(&format!("{title}{lines}")), expect(publisher, date), "{lines}");
    }
    let copyright =
        draft(&format!("{title}\n{body}\n© 2024 The Harbour Times Company, LLC. All rights reserved.\n"));
    assert_eq!((copyright.publisher.as_deref(), copyright.published), (Some("The Harbour Times"), None));
}

#[test]
fn a_text_in_another_language_has_a_head_and_no_candidates() {
    let text = "Nordland lehnt die Waffenruhe ab\n\nNorthland und die Regierung in Port North haben die Waffenruhe \
                abgelehnt, und der Krieg um die Inseln geht weiter, wie es in der Stadt heißt.\n";
    let proposal = draft(text);
    assert_eq!((proposal.language, proposal.candidates.len()), (Some("de"), 0));
}

#[test]
fn places_are_the_quotes_in_bytes_and_in_characters_whatever_the_line_ends() {
    let text = "\u{feff}Élan at the talks on the war\r\n\r\n“Né,” she said.\r\n\r\n\
                Northland rejected a ceasefire – “forever”.\r\n\r\nSouthland wants the islands.\r\n";
    let proposal = draft(text);
    assert_eq!(proposal.candidates.len(), 2);
    for candidate in &proposal.candidates {
        assert_eq!(&text[candidate.bytes.clone()], candidate.quote);
        let length = candidate.characters.len();
        let taken: String = text.chars().skip(candidate.characters.start).take(length).collect();
        assert_eq!(taken, candidate.quote);
        assert!(candidate.quote.contains(&candidate.phrase));
    }
}

#[test]
fn texts_made_to_harm_are_read_to_their_end() {
    let long = "Northland said “we reject the ceasefire” and ";
    let texts = [
        long.repeat(20_000),
        "“".repeat(300_000),
        "\"a\" ".repeat(100_000),
        "a".repeat(1_000_000),
        "Mr Aa, Bb, Cc, who said, ".repeat(30_000),
        "president of ".repeat(50_000),
        "Northland; ".repeat(80_000),
        format!("{}\n", "x").repeat(300_000),
        "\u{0}\u{7}\u{1b}[31m\u{202e}\u{2028}Northland rejects the ceasefire.\r\n".repeat(5_000),
        "Northland rejects the ceasefire. ".repeat(20_000),
        "‘a ".repeat(200_000),
    ];
    for text in &texts {
        draft(text);
    }
}

proptest! {
    #[test]
    fn no_text_breaks_it_and_every_place_is_the_quotes(
        parts in prop::collection::vec(prop::sample::select(vec![
            "Northland", "Gull", "said", " ", "\n", "\n\n", "“", "”", "\"", "'", "’s", ". ", ", ", ": ", "rejects", "the ceasefire",
            "the islands", "14 September 2022", "Sept. 14", " - ", " | ", "PRESIDENT GULL:", "Q ", "who", "that", "é", "\u{0}", "…", "(AP)",
            "according to", "Mr. ", "of", "and", "\r\n", "»", "; ", "1. ", "on Monday", "© ", "他",
        ]), 0..80)
    ) {
        let text: String = parts.join("");
        let registry = registry();
        let proposal = Drafter::new(&registry, 18).draft(&text, "a.txt", 0.0);
        for candidate in &proposal.candidates {
            prop_assert_eq!(&text[candidate.bytes.clone()], candidate.quote.as_str());
            prop_assert!(candidate.quote.contains(&candidate.phrase));
            prop_assert!((0.0..=1.0).contains(&candidate.score));
        }
        let yaml = super::to_yaml(&proposal, &registry);
        let read: serde_yaml::Value = serde_yaml::from_str(&yaml).map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?;
        let quotes = read["records"].as_sequence().cloned().unwrap_or_default();
        let quotes: Vec<&str> = quotes.iter().filter_map(|record| record["quote"].as_str()).collect();
        let phrases: Vec<&str> = proposal.candidates.iter().map(|candidate| candidate.phrase.as_str()).collect();
        prop_assert_eq!(quotes, phrases);
    }
}
