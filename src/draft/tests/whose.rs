//! Whose a passage is: people, offices, governments, pronouns, turns.

use super::*;

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
fn who_heads_a_body_of_many_countries_speaks_for_none_of_them() {
    let found = of("Port South demanded the islands.\n\n\
                    Director General Ida Rook said that a ceasefire must come first.");
    assert!(!found.contains(&three("south", "Ida Rook", "ceasefire")), "{found:?}");
}

#[test]
fn he_and_she_are_who_acts_before_them_in_the_sentence() {
    let found = of("President Cy Heronsky rejected the ceasefire.\n\n\
                    Ann Gull presented a treaty in which she called for an immediate end of the sanctions, a pause \
                    and a full halt of flights over Southland.");
    assert_eq!(found.last(), Some(&three("north", "Ann Gull", "sanctions")));
}

#[test]
fn the_office_behind_other_words_is_whose_the_speech_is() {
    let text = "A week of talks on the war\n\nThe islands must never be given up, said a Polish deep water commander.\n\n\
                Ann Gull said she was ready for a ceasefire, and Southland was not.\n";
    let found = passages_of(text);
    let said = found.iter().find(|candidate| candidate.quote.contains("never"));
    assert_eq!(said.and_then(|candidate| candidate.holder.as_deref()), Some("Poland"));
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
fn a_heading_says_whose_the_quotations_below_it_are() {
    let found = of("Here is what was said in Northland on Monday about the war.\n\n\
                    President Ann Gull on the islands\n\n\
                    “We will never give up the islands. That is a red line for us.”");
    assert_eq!(found, [three("north", "Ann Gull", "islands")]);
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
fn an_office_by_which_the_registry_knows_a_speaker_may_be_anothers() {
    let mut ann = party("north", "Northland", &[], &[("ann-gull", "Ann Gull", "president")]);
    ann.speakers[0].aliases = names(&["Northlandish president"]);
    let corpus = corpus(Registry::new(
        vec![ann, party("south", "Southland", &[], &[])],
        vec![issue("ceasefire", &["ceasefire"])],
    ));
    let speaker = |holder: &str| {
        let text = format!("A week of talks on the war\n\n{holder} rejected any ceasefire with Southland.\n");
        let found = Drafter::new(&corpus).draft(&text, "a.txt", LIKELY).candidates;
        let party = found[0].party.map(|party| &*corpus.registry.party(party).id.value);
        (party.map(str::to_owned), found[0].speaker.as_ref().map(|speaker| speaker.name.clone()))
    };
    let north = Some("north".to_owned());
    assert_eq!(speaker("The Northlandish president"), (north.clone(), Some("Ann Gull".into())));
    assert_eq!(speaker("Northlandish President Ann Gull"), (north.clone(), Some("Ann Gull".into())));
    assert_eq!(speaker("Northlandish President Jo Kos").1, Some("Jo Kos".into()));
}

#[test]
fn a_name_that_ends_as_those_of_bodies_do_is_no_persons() {
    let found =
        of("Ann Gull was there. The Southland Liberation Front rejected any ceasefire on the islands.");
    assert_eq!(found, [three("south", "-", "islands")]);
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
fn an_aside_in_brackets_is_no_part_of_who_speaks() {
    let found = of("President Ann Gull (North-Port) said the islands must stay hers for ever.");
    assert_eq!(found, [three("north", "Ann Gull", "islands")]);
}

#[test]
fn who_is_at_a_house_that_is_no_government_looks_on() {
    let of = |house: &str| {
        of(&format!(
            "Ola Finch, Northland deputy team lead at {house}, said the islands must stay Northland's."
        ))
    };
    assert_eq!(of("Harbour House"), []);
    assert_eq!(of("the Harbour House"), []);
    assert_eq!(of("Port North"), [three("north", "Ola Finch", "islands")]);
}

#[test]
fn a_name_introduced_in_full_may_go_on_by_its_first_word() {
    let found = of(
        "Southland's foreign minister Guo Lin spoke on Monday. “A ceasefire must come first,” Guo told reporters.",
    );
    assert_eq!(found, [three("south", "Guo Lin", "ceasefire")]);
    let two = of(
        "Southland's foreign minister Guo Lin met the envoy Guo Fan. “A ceasefire must come first,” Guo told reporters.",
    );
    assert!(two.iter().all(|(_, speaker, _)| speaker != "Guo Lin" && speaker != "Guo Fan"), "{two:?}");
}

#[test]
fn a_preposition_at_the_head_of_a_sentence_begins_no_name() {
    let found = of("In February President Ann Gull said the islands must stay hers for ever.");
    assert_eq!(found, [three("north", "Ann Gull", "islands")]);
}

#[test]
fn who_does_something_behind_with_holds_it() {
    let found =
        of("The week ended without a treaty, with Southland insisting on a ceasefire before anything else.");
    assert_eq!(found, [three("south", "-", "ceasefire")]);
}

#[test]
fn what_has_since_been_said_is_said() {
    let found = of("Ann Gull has since said that Northland should get all the islands.");
    assert_eq!(found, [three("north", "Ann Gull", "islands")]);
}

#[test]
fn a_headline_may_name_who_says_it_behind_a_dash() {
    let proposal =
        draft("We want a ceasefire now and nothing else - Gull\n\nThe talks went on, and the war did too.\n");
    let found: Vec<_> = proposal.candidates.iter().map(who).collect();
    assert_eq!(found, [three("north", "Ann Gull", "ceasefire")]);
}

#[test]
fn a_few_words_of_speech_alone_are_whoever_spoke_last() {
    let found = of("“We reject any ceasefire,” said Ann Gull.\n\n“Sanctions must stay.”");
    assert_eq!(found, [three("north", "Ann Gull", "ceasefire"), three("north", "Ann Gull", "sanctions")]);
}

#[test]
fn the_president_of_whom_a_spokesman_tells_is_his_own() {
    let found = of(
        "France's president Al Finch came. Southland's spokesman Ed Reed said the president demands a ceasefire.",
    );
    assert_eq!(found, [three("south", "Ed Reed", "ceasefire")]);
}

#[test]
fn two_who_say_something_in_one_sentence_are_read_apart() {
    let found = of("Ann Gull said the islands must stay hers; Cy Heronsky said a ceasefire must come first.");
    assert_eq!(found, [three("north", "Ann Gull", "islands"), three("south", "Cy Heronsky", "ceasefire")]);
}

#[test]
fn a_name_and_its_office_before_a_colon_are_who_speaks() {
    let found = of("Ann Gull, the president: “We will never give up the islands.”");
    assert_eq!(found, [three("north", "Ann Gull", "islands")]);
}

#[test]
fn his_aides_and_his_government_speak_for_whom_he_does() {
    let found = of("Cy Heronsky arrived on Monday. His government's spokesman rejected any ceasefire.\n\n\
                    His aide Jan Kos demanded that the sanctions must be lifted first.");
    assert_eq!(found, [three("south", "-", "ceasefire"), three("south", "Jan Kos", "sanctions")]);
}

#[test]
fn speech_behind_what_somebody_did_is_of_that_one() {
    let found = of("France rejects the sanctions. Ann Gull walked to the harbour. \
                    “We will never give up the islands, and no treaty will say so.”");
    assert_eq!(found.last(), Some(&three("north", "Ann Gull", "islands")));
}

#[test]
fn whoever_advises_a_president_is_not_the_president() {
    let found = of("Jan Kos, who advises the Southland president, said a ceasefire must come first.");
    assert_eq!(found, [three("south", "Jan Kos", "ceasefire")]);
}

#[test]
fn a_country_before_a_colon_is_a_matter_where_another_acts_behind_it() {
    let text =
        "Northland: Cy Heronsky rejects any ceasefire\n\nThe talks on the war went on.\n\nIt rained.\n";
    let parties: Vec<_> = draft(text).candidates.iter().map(|one| (one.party, one.told_by)).collect();
    assert_eq!(parties, [(registry().party_id("south"), None)]);
}

#[test]
fn a_statement_may_speak_of_its_author_by_name() {
    let text = "Northland conclusions on the islands, 4 May 2022\n\n\
                1. Northland wants a lasting treaty.\n\n\
                2. Southland must withdraw its ships from the islands, and accept a ceasefire.\n\n\
                3. Northland reaffirms that it will never give up the islands.\n";
    let parties: Vec<_> = draft(text).candidates.iter().map(|one| one.party).collect();
    assert!(parties.len() >= 2 && parties.iter().all(|party| *party == registry().party_id("north")));
}

#[test]
fn a_country_right_before_a_name_is_no_part_of_it() {
    let found = of("On the flight to France Ann Gull demanded a full ceasefire, without conditions.");
    assert_eq!(found, [three("north", "Ann Gull", "ceasefire")]);
}

#[test]
fn a_label_in_capitals_opens_no_turn_and_its_text_is_read() {
    let found = of("WHERE THINGS STAND: Northland rejects any ceasefire.\n\n\
                    AT SEA: Southland agreed to lift the sanctions.");
    assert_eq!(found, [three("north", "-", "ceasefire"), three("south", "-", "sanctions")]);
}

#[test]
fn europeans_speak_for_the_union() {
    let union = of_one(party("eu", "European Union", &[], &[]));
    let text =
        "A week of talks on the war\n\nEuropean leaders demanded a full ceasefire, without conditions.\n";
    let found = Drafter::new(&union).draft(text, "a.txt", LIKELY).candidates;
    assert_eq!(found.iter().map(|one| one.party).collect::<Vec<_>>(), [union.registry.party_id("eu")]);
}

#[test]
fn a_verb_may_stand_apart_from_its_particle() {
    let found = of("Southland has ruled any ceasefire out, without conditions.");
    assert_eq!(found, [three("south", "-", "ceasefire")]);
}

#[test]
fn one_may_speak_to_another_before_a_colon() {
    let text =
        "Heronsky to Northland: Accept a full ceasefire\n\nThe talks on the war went on.\n\nIt rained.\n";
    let parties: Vec<_> = draft(text).candidates.iter().map(|one| one.party).collect();
    assert_eq!(parties, [registry().party_id("south")]);
}

#[test]
fn who_speaks_may_stand_in_a_line_of_its_own() {
    let text = "Remarks by President Cy Heronsky, 4 May 2022\n\nQuestion:\n\nWill you reject a ceasefire at once?\n\n\
                Heronsky:\n\nWe will never accept a ceasefire that gives up the islands.\n\nQuestion:\n\nThank you.\n";
    let found = draft(text).candidates;
    let parties: Vec<_> = found.iter().map(|one| one.party).collect();
    assert_eq!(parties, [registry().party_id("south")]);
    assert!(found[0].quote.starts_with("We will never"), "{}", found[0].quote);
}

#[test]
fn speech_in_a_report_of_one_paragraph_makes_it_nobodys_own_text() {
    let found = of(
        "Ann Gull rejected the ceasefire. “We want our islands. We want peace. We know our way,” she said. \
                    Cy Heronsky demanded that the sanctions must be lifted.",
    );
    assert_eq!(found.first(), Some(&three("north", "Ann Gull", "ceasefire")));
    assert_eq!(found.last(), Some(&three("south", "Cy Heronsky", "sanctions")));
}

#[test]
fn space_may_stand_behind_a_mark_that_opens_speech() {
    let found = of(
        "Ann Gull does not agree with the Heronsky plan. \" He cannot turn back. We will never give up the islands, \
                    and no treaty will say so,\" she noted.",
    );
    assert_eq!(found.last(), Some(&three("north", "Ann Gull", "islands")));
}

#[test]
fn once_more_opens_no_clause() {
    let found = of("Ann Gull once more demanded a full ceasefire, without conditions.");
    assert_eq!(found, [three("north", "Ann Gull", "ceasefire")]);
}

#[test]
fn a_long_name_has_its_particle_and_what_follows() {
    let text = "A week of talks on the war\n\nNorthland's Luiz Inácio Lula da Gull rejected any ceasefire.\n";
    let speakers: Vec<_> = draft(text).candidates.into_iter().filter_map(|one| one.speaker).collect();
    assert_eq!(
        speakers.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        ["Luiz Inácio Lula da Gull"]
    );
}

#[test]
fn the_alliance_is_nobodys_name() {
    let nato = of_one(party("nato", "NATO", &[], &[]));
    let text = "A week of talks on the war\n\nThe alliance demanded a full ceasefire, without conditions.\n";
    let found = Drafter::new(&nato).draft(text, "a.txt", LIKELY).candidates;
    assert_eq!(
        found.iter().map(|one| (one.party, one.speaker.clone())).collect::<Vec<_>>(),
        [(nato.registry.party_id("nato"), None)]
    );
}

#[test]
fn what_somebody_does_may_be_quoted() {
    let found = of("Southland “agreed to share the islands” on Monday.");
    assert_eq!(found, [three("south", "-", "islands")]);
}

#[test]
fn a_comma_within_the_marks_is_one_of_the_sentence() {
    let found = of("Ann Gull called the ceasefire “a good step,” adding that the islands must be shared.");
    assert_eq!(
        found.first().map(|(party, speaker, _)| (party.as_str(), speaker.as_str())),
        Some(("north", "Ann Gull"))
    );
    let official =
        of("Southland's deputy minister defended the trade as “fair,” adding it wants a ceasefire.");
    assert_eq!(official.first().map(|(party, ..)| party.as_str()), Some("south"));
}

#[test]
fn whoever_stands_before_if_does_nothing_in_its_clause() {
    assert_eq!(of("Ships sail to Southland if a ceasefire on the islands is agreed."), []);
    let found =
        of("Ann Gull gave Southland a week, though said that the ceasefire on the islands could wait.");
    assert_eq!(found.first().map(|(party, ..)| party.as_str()), Some("north"));
}

#[test]
fn somebodys_administration_and_aides_are_of_whom_they_serve() {
    for body in ["The Gull administration", "A Gull aide", "Gull government officials"] {
        let found = of(&format!("Ann Gull arrived.\n\nSouthland spoke.\n\n{body} demanded a ceasefire."));
        assert_eq!(found.last().map(|(party, ..)| party.as_str()), Some("north"), "{body}");
    }
}

#[test]
fn several_may_both_say_it() {
    let found = of("Ann Gull and Cy Heronsky both demanded a ceasefire.");
    assert_eq!(found, [three("north", "Ann Gull", "ceasefire")]);
}

#[test]
fn a_statement_is_whose_it_says() {
    let found = of("A statement by the French ministry called on all sides to agree to a ceasefire.");
    assert_eq!(found, [three("france", "-", "ceasefire")]);
}

#[test]
fn the_country_behind_the_name_of_who_holds_an_office_is_whose_that_one_is() {
    let found = of(
        "Foreign Minister Jo Kos of France demanded a ceasefire.\n\nThe islands, Mr. Kos said, must be shared.",
    );
    assert_eq!(found, [three("france", "Jo Kos", "ceasefire"), three("france", "Jo Kos", "islands")]);
    assert_eq!(of("Ann Gull of France demanded a full ceasefire.")[0].0, "north");
}

#[test]
fn who_somebody_is_may_stand_behind_a_name_and_before_one() {
    let found =
        of("In Port South, Mr Ro Linnet, the foreign minister of Southland, rejected a ceasefire.\n\n\
                    Northland has to give up the islands, its prime minister Ida Rook said.\n\n\
                    Northland must never accept a truce with Southland, its foreign minister said.");
    let last = three("north", "-", "ceasefire");
    assert_eq!(
        found,
        [three("south", "Ro Linnet", "ceasefire"), three("north", "Ida Rook", "islands"), last]
    );
}

#[test]
fn a_sea_and_a_newspaper_are_no_people() {
    let found = passages_of(
        "A week of talks on the war\n\nNorthland's Black Sea fleet and Northland's Harbour Times met a truce.\n\n\
                             He rejected the ceasefire of Southland.\n",
    );
    assert!(found.iter().all(|one| one.speaker.is_none()), "{found:?}");
}

#[test]
fn a_surname_is_a_known_speakers_though_the_registry_has_it_under_no_name_of_its_own() {
    let mut north = party("north", "Northland", &[], &[("ann-gull", "Ann Gull", "president")]);
    north.speakers[0].aliases.clear();
    let north = of_one(north);
    let text = "A week of talks on the war\n\nAnn Gull opened the talks of Northland.\n\n\
                Ms Gull, a retired judge, demanded a full ceasefire.\n\nNobody, Mr Gull said, rejects a ceasefire.\n";
    let found = Drafter::new(&north).draft(text, "a.txt", 0.0).candidates;
    let speakers = found.iter().filter_map(|one| one.speaker.as_ref().map(|speaker| speaker.name.as_str()));
    assert_eq!(speakers.collect::<Vec<_>>(), ["Ann Gull"; 3]);
}

#[test]
fn he_is_who_acted_and_not_whom_an_aside_names() {
    let found = of("With Cy Heronsky at sea, Bo Tern was alone. He rejected any ceasefire.");
    assert_eq!(found, [three("north", "Bo Tern", "ceasefire")]);
    let found = of("Bo Tern came.\n\nCy Heronsky's words grew harder on Monday.\n\n\
                    “We will never accept a ceasefire that gives up the islands,” he said.");
    assert_eq!(found, [three("south", "Cy Heronsky", "islands")]);
}

#[test]
fn by_whose_word_something_is_known_of_a_party_speaks_for_it() {
    let last = three("north", "Bo Tern", "ceasefire");
    let said =
        of("Northland has formally declared a full ceasefire, Foreign Minister Bo Tern said in Port North.");
    assert_eq!(said, std::slice::from_ref(&last));
    let according = of("Northland has agreed to a full ceasefire, according to Foreign Minister Bo Tern.");
    assert_eq!(according, [last]);
}

#[test]
fn the_secretary_is_a_secretary_of_state_or_of_defence() {
    for office in ["Secretary of State", "Defence Secretary"] {
        let found = of(&format!(
            "French {office} Jo Kos spoke.\n\nThe ceasefire must be unconditional, the secretary said."
        ));
        assert_eq!(found, [three("france", "Jo Kos", "ceasefire")], "{office}");
    }
}
