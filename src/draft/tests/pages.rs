//! What of a page is the article, its head, and texts made to harm.

use super::*;
use crate::evidence::{Passages, Quote, Verdict, verify};
use proptest::prelude::*;

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
fn a_weekday_is_resolved_against_the_day_of_publication() {
    let text = "Northland rejects a ceasefire\nPublished 14 September 2022\n\n\
                Northland rejected a ceasefire on Tuesday.\n\n\
                Southland must leave the islands by Friday, Ann Gull said.\n";
    let days: Vec<Option<String>> =
        draft(text).candidates.iter().map(|candidate| candidate.date.map(|date| date.to_string())).collect();
    assert_eq!(days, [None, Some("2022-09-13".into()), None]);
}

#[test]
fn only_the_weekday_on_which_somebody_spoke_is_the_day_of_it() {
    let day = |sentence: &str| {
        let text = format!("Northland speaks of the war\nPublished 14 September 2022\n\n{sentence}\n");
        let candidates = draft(&text).candidates;
        let said = candidates.iter().find(|candidate| candidate.quote.contains("ceasefire"));
        said.expect("it is proposed").date.map(|date| date.to_string())
    };
    for sentence in [
        "Ann Gull said on Tuesday that a ceasefire in the war must come first.",
        "Speaking to reporters in Port North on Tuesday, Ann Gull said a ceasefire in the war must come first.",
        "A ceasefire in the war must come first, Ann Gull said in an address to the nation on Tuesday.",
    ] {
        assert_eq!(day(sentence), Some("2022-09-13".to_owned()), "{sentence}");
    }
    for sentence in [
        "Ann Gull said a ceasefire in the war would come first when she meets Southland on Tuesday.",
        "Ann Gull said the talks on Tuesday were about a ceasefire in the war, which she rejects.",
        "On Tuesday a ceasefire in the war will come first, Ann Gull said.",
    ] {
        assert_eq!(day(sentence), None, "{sentence}");
    }
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
fn a_line_may_end_as_it_did_on_old_machines() {
    let text = "A week of talks on the war\r\rNorthland rejects a ceasefire on the islands.\r\r\
                Southland wants sanctions on Northland.\r";
    let quotes: Vec<String> = passages_of(text).into_iter().map(|one| one.quote).collect();
    assert!(quotes.contains(&"Northland rejects a ceasefire on the islands.".to_owned()), "{quotes:?}");
    assert!(quotes.contains(&"Southland wants sanctions on Northland.".to_owned()), "{quotes:?}");
}

#[test]
fn numbers_and_marks_alone_are_no_passage() {
    let text = "A week of talks on the war\n\nNorthland and Southland said 1. - 1. It may reject a truce.\n\n.....\n";
    let passages = passages_of(text);
    assert!(passages.iter().any(|one| one.quote.contains("reject a truce")), "{passages:?}");
    assert!(passages.iter().all(|one| one.quote.chars().any(char::is_alphabetic)), "{passages:?}");
}

#[test]
fn a_word_with_a_break_inside_is_read_as_one_and_proposed_whole() {
    let text = "A week of talks on the war\n\nNorth\u{ad}land rejected the cease\u{ad}fire on the is\u{200b}lands.\n";
    let found = draft(text).candidates;
    assert_eq!(found.iter().map(who).collect::<Vec<_>>(), [three("north", "-", "islands")]);
    assert!(found[0].quote.starts_with("North\u{ad}land"), "{found:?}");
    assert!(found[0].quote.ends_with("is\u{200b}lands."), "{found:?}");
}

#[test]
fn a_head_and_a_name_are_told_without_what_is_not_seen() {
    let text = "A week of cease\u{ad}fire talks on the war\n\n\
                Jo \u{200c}Kos, a Northland minister, rejected a ceasefire on the islands.\n";
    let proposal = draft(text);
    assert_eq!(proposal.title.as_deref(), Some("A week of ceasefire talks on the war"));
    let speakers: Vec<_> = proposal.candidates.iter().map(|one| who(one).1).collect();
    assert_eq!(speakers, ["Jo Kos"]);
}

#[test]
fn a_line_of_control_characters_parts_nothing_and_every_quote_stands() {
    let text = "A week of talks on the war\n\nNorthland rejected the ceasefire\n\u{0}\n\
                on the islands.\u{0} “We never\u{0} will,” Ann Gull said.\n\u{0}\n“Southland must go.”\n";
    let (article, passages) = (Passages::of(text), passages_of(text));
    assert!(passages.len() > 1, "{passages:?}");
    for quote in passages.iter().flat_map(|one| [&one.quote, &one.phrase]) {
        let verdict = verify(&Quote::parse(quote), &article);
        assert!(matches!(verdict, Verdict::Exact { .. }), "{quote:?}: {verdict:?}");
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
        format!(
            "{0}{0}{1}{2}",
            "It rained.\n",
            "Most read\n".repeat(200_000),
            "It rained on.\n".repeat(200_000)
        ),
    ];
    for text in &texts {
        draft(text);
    }
}

proptest! {
    #[test]
    fn no_text_breaks_it_and_every_place_is_the_quotes(
        opening in prop::sample::select(vec!["", "A week of talks on the war\n\nNorthland and Southland said "]),
        parts in prop::collection::vec(prop::sample::select(vec![
            "Northland", "Gull", "said", " ", "\n", "\n\n", "“", "”", "\"", "'", "’s", ". ", ", ", ": ", "rejects", "the ceasefire",
            "the islands", "14 September 2022", "Sept. 14", " - ", " | ", "PRESIDENT GULL:", "Q ", "who", "that", "é", "\u{0}", "…", "(AP)",
            "according to", "Mr. ", "of", "and", "\r\n", "»", "; ", "1. ", "on Monday", "© ", "他", "[", "](https://example.org)", "](http",
            "1.", "- ", "\r", "\u{ad}", "e\u{301}", "e\u{20dc}", "ﬁ", "㎏", "we ", "will never accept",
        ]), 0..80)
    ) {
        let text = opening.to_owned() + &parts.join("");
        let corpus = corpus(registry());
        let proposal = Drafter::new(&corpus).draft(&text, "a.txt", 0.0);
        let article = Passages::of(&text);
        for candidate in &proposal.candidates {
            prop_assert_eq!(&text[candidate.bytes.clone()], candidate.quote.as_str());
            for quote in [&candidate.quote, &candidate.phrase] {
                let verdict = verify(&Quote::parse(quote), &article);
                prop_assert!(matches!(verdict, Verdict::Exact { .. }), "{:?}: {:?}", quote, verdict);
            }
            prop_assert!(candidate.quote.contains(&candidate.phrase));
            prop_assert!((0.0..=1.0).contains(&candidate.score));
        }
        let yaml = crate::draft::to_yaml(&proposal, &corpus.registry);
        let read: serde_yaml::Value = serde_yaml::from_str(&yaml).map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?;
        let quotes = read["records"].as_sequence().cloned().unwrap_or_default();
        let quotes: Vec<&str> = quotes.iter().filter_map(|record| record["quote"].as_str()).collect();
        let phrases: Vec<&str> = proposal.candidates.iter().map(|candidate| candidate.phrase.as_str()).collect();
        prop_assert_eq!(quotes, phrases);
    }
}

#[test]
fn who_blocks_a_statement_does_not_publish_it() {
    let publisher = |title: &str| {
        let text = format!(
            "{title}\n4 May 2022\n\nWe, the leaders of Northland, will never give up the islands.\n\nNobody will.\n"
        );
        draft(&text).publisher
    };
    assert_eq!(publisher("Northland statement on the war").as_deref(), Some("Northland leaders"));
    assert_eq!(publisher("Northland blocks a statement on the war"), None);
}

#[test]
fn a_year_that_the_text_speaks_of_is_not_the_reports() {
    let text = "Northland will not give up the islands\n\n\
                PORT NORTH, Sept 30 (Reuters) - President Ann Gull said on Friday that the islands were Northland's.\n\n\
                “Southland must end the war that it began in 2014,” Gull said.\n";
    assert!(draft(text).published.is_none());
}

#[test]
fn a_picture_of_the_datelines_day_tells_its_year() {
    let text = "Northland will not give up the islands\n\
                President Ann Gull is pictured in the harbour, February 18, 2025. REUTERS/Jo Lee\n\
                PORT NORTH, Feb 18 (Reuters) - President Ann Gull said that the islands were Northland's.\n\n\
                “We meet on Wednesday,” Gull said.\n";
    assert_eq!(draft(text).published.map(|date| date.to_string()).as_deref(), Some("2025-02-18"));
}

#[test]
fn a_title_may_end_in_a_point_above_its_authors_name() {
    let text = "Northland's warm words meet the cold tone of Southland.\nBo Tern\n\
                Northland said on Monday that it was ready to talk.\n\nSouthland was not.\n";
    assert_eq!(draft(text).title.as_deref(), Some("Northland's warm words meet the cold tone of Southland."));
}

#[test]
fn a_report_about_a_statement_is_not_published_by_those_who_make_it() {
    let of = |title: &str| {
        draft(&format!("{title}\n\nThe leaders met on Monday.\n\nThey spoke of the war.\n")).publisher
    };
    assert_eq!(of("Northland statement set to hail the talks"), None);
    assert_eq!(of("Northland statement on the talks"), Some("Northland".to_owned()));
}

#[test]
fn a_title_may_tell_where_two_stand_with_a_comma_between_them() {
    let parties = |title: &str| -> Vec<String> {
        let registry = registry();
        let found = draft(&format!("{title}\n\nThe war went on this week, as did the talks.\n")).candidates;
        let party = |candidate: Candidate| {
            candidate.party.map_or_else(String::new, |party| registry.party(party).id.value.to_string())
        };
        found.into_iter().map(party).collect()
    };
    let both = "Northland says a ceasefire must come first, Southland says the islands must come first";
    assert_eq!(parties(both), ["north", "south"]);
    assert_eq!(parties("Northland wants a ceasefire on the islands first, Southland says"), ["north"]);
}

#[test]
fn a_report_whose_house_says_we_is_nobodys_own_words() {
    let text = "Northland rejects a ceasefire\n\nSouthland demanded the islands before any ceasefire.\n\n\
                We face hard times. We need your help, and we ask you to support our work.\n";
    let told_by: Vec<_> = draft(text).candidates.iter().map(|candidate| candidate.told_by).collect();
    assert!(!told_by.is_empty() && told_by.iter().all(Option::is_none), "{told_by:?}");
}

#[test]
fn who_speaks_for_an_office_is_of_the_government_that_the_text_names() {
    let text = |title: &str, whose: &str| {
        format!(
            "{title}\n\nWe must agree on a full ceasefire. {whose} stands with the islands, and we will never \
             recognise what was taken.\n\nOur position on Northland and Southland has not changed: we reject the sanctions.\n"
        )
    };
    let title = "Remarks by Vice President Ternow at a Summit on Peace on the Islands of Southland";
    let proposal = draft(&text(title, "The United States"));
    assert_eq!(proposal.publisher.as_deref(), Some("The White House"));
    let held: Vec<_> = proposal.candidates.iter().map(|one| one.holder.as_deref()).collect();
    assert!(!held.is_empty() && held.iter().all(|holder| *holder == Some("United States")), "{held:?}");
    assert_eq!(draft(&text(title, "The harbour")).publisher, None);
}

#[test]
fn a_sentence_with_links_and_a_mark_before_it_is_one_of_the_text() {
    let text = "A week of talks on the war\n\n\
                - Ann Gull [said](https://example.org/a_(b) on Monday that [Northland](https://example.org) rejects \
                any ceasefire.\n\n\
                Read more: [Southland rejects any ceasefire on the islands](https://example.org/more)\n";
    let found = draft(text).candidates;
    assert_eq!(found.iter().map(who).collect::<Vec<_>>(), [three("north", "Ann Gull", "ceasefire")]);
    assert!(found[0].quote.starts_with("Ann Gull [said](https://") && found[0].quote.ends_with("ceasefire."));
    let verdict = verify(&Quote::parse(&found[0].phrase), &Passages::of(text));
    assert!(matches!(verdict, Verdict::Exact { .. }), "{verdict:?}");
}

#[test]
fn a_byline_with_a_day_behind_it_tells_when() {
    let day = |byline: &str| {
        let text =
            format!("Northland offers talks\n\n{byline}\n\nNorthland said that it was ready to talk.\n");
        draft(&text).published.map(|day| day.to_string())
    };
    assert_eq!(day("Story by Ann Gull. December 18, 2024."), Some("2024-12-18".to_owned()));
    assert_eq!(day("By then Northland had refused on December 18, 2024."), None);
}

#[test]
fn a_title_of_which_the_end_is_cut_off_is_one() {
    for cut in ["...", "…"] {
        let text = format!(
            "Northland says it will leave the islands if {cut}\n2022/03/29\n\nNorthland said it would talk of the war.\n"
        );
        assert_eq!(draft(&text).title.as_deref(), Some("Northland says it will leave the islands if"));
    }
}

#[test]
fn a_question_above_one_long_line_is_a_title() {
    let body =
        "Northland said it would talk of the war with Southland, and Southland said it would not. ".repeat(4);
    let found = draft(&format!("Will they talk of the war now?\n\n{body}\n"));
    assert_eq!(found.title.as_deref(), Some("Will they talk of the war now?"));
}

#[test]
fn a_long_line_that_opens_with_speech_is_text_though_nothing_ends_it() {
    let said = "“We will never accept a ceasefire that gives up the islands,” Ann Gull told reporters in Port North \
                on Monday, referring to the harbour's last announcement";
    let found = draft(&format!("A week of talks on the war\n\n{said}\n\nIt rained on the war.\n")).candidates;
    assert_eq!(found.iter().map(|one| one.quote.as_str()).collect::<Vec<_>>(), [said]);
}
