//! Whose a passage is where one tells what another holds: accounts, plans, demands and what is only asked.

use super::*;

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
fn who_is_told_of_anothers_stance_does_not_hold_it() {
    let text = "A week of talks on the war\n\n\
                France told Ann Gull on Monday that Southland rejects any ceasefire on the islands.\n";
    let found = draft(text).candidates;
    let registry = registry();
    let parties: Vec<_> = found.iter().map(|one| (one.party, one.told_by)).collect();
    assert_eq!(parties, [(registry.party_id("south"), registry.party_id("france"))]);
}

#[test]
fn whose_demand_is_spoken_of_has_not_spoken() {
    let found = of("President Ann Gull insisted on a ceasefire.\n\n\
                    And Southland's demand to leave the islands?\n\n\
                    “We will never give up the islands. That is a red line for us.”");
    assert_eq!(found.last(), Some(&three("north", "Ann Gull", "islands")));
}

#[test]
fn a_view_told_behind_by_is_whose_it_is() {
    let found =
        of("The ceasefire was criticised by Southland for its terms on the islands and the sanctions.");
    assert_eq!(found.first().map(|(party, ..)| party.as_str()), Some("south"));
}

#[test]
fn who_tells_of_anothers_stance_speaks_on() {
    let found = of(
        "Ann Gull said on Monday that Southland wants a ceasefire.\n\n“The islands must stay ours for ever.”",
    );
    assert_eq!(found, [three("south", "-", "ceasefire"), three("north", "Ann Gull", "islands")]);
}

#[test]
fn what_somebody_has_put_forward_speaks_for_the_same_government() {
    let found = of("Bo Tern handed over a memorandum. It demands that Southland leave all the islands.");
    assert_eq!(found, [three("north", "-", "islands")]);
    let found = of("Bo Tern handed over a memorandum. It is a demand for all the islands.");
    assert_eq!(found, []);
}

#[test]
fn a_statement_that_tells_what_another_said_tells_it_of_the_other() {
    let text = "Northland statement on the war, 4 May 2022\n4 May 2022\n\n\
                1. We will never give up the islands. We demand a ceasefire on them, and we will not wait.\n\n\
                2. Southland reaffirmed its refusal of any ceasefire on the islands.\n";
    let registry = registry();
    let found = draft(text).candidates;
    let told = found.last().map(|last| (last.party, last.told_by));
    assert_eq!(told, Some((registry.party_id("south"), registry.party_id("north"))));
    assert!(found[..found.len() - 1].iter().all(|own| own.told_by.is_none()));
}

#[test]
fn what_a_governments_plan_says_is_that_governments() {
    let found = of("The French proposal, drafted in the spring, would have all the islands ceded.");
    assert_eq!(found, [three("france", "-", "islands")]);
}

#[test]
fn what_a_party_must_do_is_the_stance_of_whoever_says_so() {
    let found = of("Cy Heronsky said Northland must accept a ceasefire at once.");
    assert_eq!(found, [three("south", "Cy Heronsky", "ceasefire")]);
}

#[test]
fn whoever_is_urged_to_agree_has_not_agreed() {
    let found = of(
        "In between there was Cy Heronsky, who in a letter urged Northland to agree to a full ceasefire, without conditions.",
    );
    assert_eq!(found, [three("south", "Cy Heronsky", "ceasefire")]);
}

#[test]
fn in_somebodys_words_it_is_that_ones() {
    let found = of("A full ceasefire, without conditions, was the only way, in Cy Heronsky's telling.");
    assert_eq!(found, [three("south", "Cy Heronsky", "ceasefire")]);
}

#[test]
fn what_sources_tell_of_a_party_is_the_partys() {
    let found = of("People familiar with the talks said that Southland has agreed to a full ceasefire.");
    assert_eq!(found, [three("south", "-", "ceasefire")]);
}

#[test]
fn an_account_of_another_may_stand_before_whose_it_is() {
    let text =
        "A week of talks on the war\n\nSouthland rejects any ceasefire, French officials said on Monday.\n";
    let parties: Vec<_> = draft(text).candidates.iter().map(|one| (one.party, one.told_by)).collect();
    let registry = registry();
    assert_eq!(parties, [(registry.party_id("south"), registry.party_id("france"))]);
}

#[test]
fn whoever_speaks_of_anothers_demands_does_not_make_them() {
    let found = of(
        "Speaking of Northland's recent refusal, Cy Heronsky demanded a full ceasefire, without conditions.",
    );
    assert_eq!(found, [three("south", "Cy Heronsky", "ceasefire")]);
}

#[test]
fn in_his_words_it_is_his_whom_the_text_named_before() {
    let found = of("Cy Heronsky spoke on Monday.\n\nA full ceasefire, in his view, was the only way.");
    assert_eq!(found, [three("south", "Cy Heronsky", "ceasefire")]);
}

#[test]
fn for_a_party_is_in_its_account() {
    let found =
        of("For Southland, a full ceasefire, without conditions, comes first and the rest afterwards.");
    assert_eq!(found, [three("south", "-", "ceasefire")]);
}

#[test]
fn the_next_sentence_may_tell_who_said_it() {
    let said = "The islands must be shared before any ceasefire.";
    for (text, whose) in [
        (
            format!("{said} This was stated by Ann Gull, Reuters reports."),
            three("north", "Ann Gull", "islands"),
        ),
        (
            format!("{said}\n\nCy Heronsky wrote about this on Monday."),
            three("south", "Cy Heronsky", "islands"),
        ),
        (
            format!("Northland is ready to share the islands. Ann Gull said this at a briefing. {said}"),
            three("north", "Ann Gull", "islands"),
        ),
    ] {
        assert_eq!(of(&text).first(), Some(&whose), "{text}");
    }
    let other = of("Southland refuses to share the islands. Ann Gull said this on Monday.");
    assert_eq!(other, [three("south", "-", "islands")]);
    // Nobody says it where `this` belongs to a noun.
    let own = of(&format!("{said} Ann Gull said this sanction would not be lifted."));
    assert_eq!(own, [three("north", "Ann Gull", "sanctions")]);
}

#[test]
fn what_a_party_could_not_be_made_to_do_is_the_stance_of_whoever_says_so() {
    let found = of("Ann Gull said Southland could not be forced to give up the islands.");
    assert_eq!(found, [three("north", "Ann Gull", "islands")]);
}

#[test]
fn what_the_plan_says_is_whose_plan_was_spoken_of_last() {
    let found = of("Northland's plan was leaked on Monday. It calls for a ceasefire.\n\n\
                    Under the plan, the islands would be shared.\n\n\
                    The draft, written in Port South, also says that the sanctions must be lifted.");
    let parties: Vec<&str> = found.iter().map(|(party, _, _)| party.as_str()).collect();
    assert!(parties.len() > 2 && parties.iter().all(|party| *party == "north"), "{found:?}");
    assert_eq!(of("Under the plan, the islands would be shared before a ceasefire."), []);
}

#[test]
fn what_a_party_was_asked_or_is_obliged_to_do_is_no_stance_of_its_own() {
    assert_eq!(of("Southland was asked to give up the islands before a ceasefire."), []);
    assert_eq!(of("The islands would oblige Southland to agree to a ceasefire."), []);
    let committed = of("Southland is committed to a ceasefire on the islands.");
    assert_eq!(committed, [three("south", "-", "islands")]);
}

#[test]
fn what_is_said_by_nobody_is_whoevers_spoke_last() {
    let found = of("Ann Gull demanded a ceasefire. It was stressed that the islands must be shared.\n\n\
                    According to her, the sanctions must stay.");
    let speakers: Vec<&str> = found.iter().map(|(_, speaker, _)| speaker.as_str()).collect();
    assert!(speakers.len() > 1 && speakers.iter().all(|speaker| *speaker == "Ann Gull"), "{found:?}");
}

#[test]
fn whoever_looks_on_and_tells_what_somebody_said_tells_it_of_that_one() {
    let found = of("Experts revealed that Southland has said it will share the islands under a ceasefire.");
    assert_eq!(found.first().map(|(party, ..)| party.as_str()), Some("south"));
    assert_eq!(of("Experts said that the islands must be shared before a ceasefire."), []);
}

#[test]
fn those_who_release_a_statement_say_what_is_in_it() {
    let found = of("Cy Heronsky rejected the sanctions.\n\n\
                    Northland released a statement with France on Monday saying that a ceasefire must come first.");
    assert_eq!(found.last(), Some(&three("north", "-", "ceasefire")));
}

#[test]
fn he_right_behind_said_is_who_said_it() {
    let found = of("Cy Heronsky rejected the sanctions.\n\n\
                    It comes after President Ann Gull said she wanted a ceasefire.");
    assert_eq!(found.last(), Some(&three("north", "Ann Gull", "ceasefire")));
}

#[test]
fn which_plan_says_so_may_stand_last_and_what_it_demands_amid_a_sentence() {
    let found = of("Under Northland's plan, the sanctions would be lifted.\n\n\
                    The islands would be shared before a ceasefire, the draft plan said.");
    assert_eq!(found.last(), Some(&three("north", "-", "islands")));
    let found = of("It has been reported that Southland's demands include the islands and a ceasefire.");
    assert_eq!(found.first().map(|(party, ..)| party.as_str()), Some("south"));
}

#[test]
fn what_was_reported_is_not_of_whoever_spoke_before() {
    let found = of("Southland's ministry rejected the sanctions.\n\n\
                    Ann Gull, it was reported, said that a ceasefire on the islands must come first.");
    assert_eq!(found.last(), Some(&three("north", "Ann Gull", "islands")));
}

#[test]
fn what_a_house_is_for_is_part_of_its_name() {
    let text = "Jo Tern, deputy director of the Centre for French Reform, said a ceasefire on the islands was no option.";
    assert_eq!(of(text), []);
}

#[test]
fn pressure_from_somebody_is_what_that_one_wants() {
    let found = of("Northland has been under growing pressure from Cy Heronsky to agree to a ceasefire.");
    assert_eq!(found, [three("south", "Cy Heronsky", "ceasefire")]);
    let found = of("Under pressure from Cy Heronsky to agree, Ann Gull rejected any ceasefire.");
    assert_eq!(found, [three("north", "Ann Gull", "ceasefire")]);
    let found = of("Southland has been pushing Northland to agree to a full ceasefire.");
    assert_eq!(found, [three("south", "-", "ceasefire")]);
}

#[test]
fn demands_that_are_met_are_nobodys_verb() {
    let found = of(
        "The meeting on a ceasefire follows talks, where Southland's envoy pushed for changes to a plan widely \
                    considered to accommodate central Northland demands.",
    );
    assert_eq!(found.first().map(|(party, ..)| party.as_str()), Some("south"));
}

#[test]
fn what_is_among_the_terms_of_a_plan_is_whose_plan_it_is() {
    let found = of("Northland's demands for a ceasefire are long.\n\n\
                    Among them are that Southland never returns to the islands.");
    assert_eq!(found.last(), Some(&three("north", "-", "islands")));
}

#[test]
fn the_president_who_speaks_is_the_one_of_the_title_whoever_else_is_asked_about() {
    let text = "Remarks by President Gull after a signing\n\
                4 May 2022\n\n\
                Q President Gull, did President Heronsky speak of a ceasefire?\n\n\
                THE PRESIDENT: We will never accept a ceasefire without the islands.\n\n\
                Q Thank you.\n\n\
                THE PRESIDENT: And we reject the sanctions.\n";
    let found: Vec<_> = draft(text).candidates.iter().map(who).collect();
    assert!(found.len() == 2 && found.iter().all(|(_, speaker, _)| speaker == "Ann Gull"), "{found:?}");
}

#[test]
fn what_somebody_needs_or_must_get_is_no_stance_of_that_ones() {
    let teller = |sentence: &str| of(sentence).first().map(|(party, ..)| party.clone());
    let north = Some("north".to_owned());
    assert_eq!(teller("Ann Gull said that Southland needs guarantees of a ceasefire on the islands."), north);
    assert_eq!(teller("Ann Gull said Southland must get guarantees of a ceasefire on the islands."), north);
    assert_eq!(
        teller("Ann Gull said that Southland had firmly rejected a ceasefire."),
        Some("south".to_owned())
    );
}

#[test]
fn a_joint_statement_may_name_both_sides_in_one_word() {
    let text = "Northland-Southland Summit Joint Statement\n\
                4 May 2022\n\n\
                We reject every claim to the islands. We will never recognise it.\n\n\
                We demand a ceasefire, and we recall what Northland and Southland agreed on.\n";
    let found: Vec<_> = draft(text).candidates.iter().map(who).collect();
    assert!(!found.is_empty() && found.iter().all(|(party, ..)| party == "north"), "{found:?}");
}

#[test]
fn what_somebody_does_may_be_a_position_though_nobody_says_it() {
    let scored = |sentence: &str| {
        let text =
            format!("A week of talks of Northland and Southland on a ceasefire in the war\n\n{sentence}\n");
        let found = passages_of(&text);
        let [_title, one] = found.as_slice() else { panic!("{sentence}: {found:?}") };
        (who(one).0, one.score)
    };
    let (party, act) = scored("Southland sides with Northland on an unconditional ceasefire.");
    let (_, event) = scored("Southland shares a border with Northland near the town.");
    assert_eq!(party, "south");
    assert!(act > event, "{act} {event}");
    // What belongs to somebody, what is done with somebody and what is only wished of somebody.
    assert_eq!(scored("Southland's patience with the peace talks wears thin.").0, "south");
    assert_eq!(scored("The peace talks with Southland depend on an unconditional ceasefire.").0, "-");
    assert_eq!(scored("Southland should renounce the islands before a ceasefire.").0, "-");
    let title = "Southland sides with Northland on an unconditional ceasefire\n\nIt rained on the war.\n";
    assert_eq!(passages_of(title).first().map(|one| who(one).0).as_deref(), Some("south"));
}
