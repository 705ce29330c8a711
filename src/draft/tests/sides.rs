//! Sentences in which two stand somewhere, and which of them does what.

use super::*;

#[test]
fn a_sentence_of_two_sides_is_each_ones_part() {
    let (north, south) = (three("north", "-", "islands"), three("south", "-", "ceasefire"));
    let both = [north, south];
    assert_eq!(of("Northland demands all the islands, while Southland demands a ceasefire."), both);
    assert_eq!(of("Northland demands all the islands, but Southland rejects any ceasefire."), both);
    assert_eq!(of("Northland demands all the islands; Southland rejects any ceasefire."), both);
    let headline = draft(
        "Northland Demands All the Islands, but Southland Rejects Any Ceasefire\n\nThe talks on the war went on.\n",
    );
    assert_eq!(headline.candidates.iter().map(who).collect::<Vec<_>>(), both);
}

#[test]
fn he_behind_but_begins_no_side() {
    let text = "Cy Heronsky spoke on Monday.\n\nNorthland's minister demanded a ceasefire, but he rejects any sanctions.";
    assert_eq!(of(text).len(), 1, "{:?}", of(text));
}

#[test]
fn what_follows_said_behind_and_is_said_by_the_same() {
    let found =
        of("Ann Gull said Northland would never give up the islands, and Southland rejects any ceasefire.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("north", "Ann Gull"));
}

#[test]
fn two_sides_may_be_joined_by_and_alone() {
    let found = of("Southland opposes the ceasefire and Ann Gull has rejected the sanctions.");
    assert_eq!(found, [three("south", "-", "ceasefire"), three("north", "Ann Gull", "sanctions")]);
}

#[test]
fn what_takes_up_all_that_stands_before_it_is_the_stance_of_who_follows() {
    let both = [three("north", "Ann Gull", "islands"), three("south", "-", "islands")];
    assert_eq!(of("Ann Gull demanded all the islands, an outcome Southland has firmly rejected."), both);
    assert_eq!(of("Ann Gull demanded all the islands – something Southland will never accept."), both);
    assert_eq!(of("Ann Gull demanded all the islands, which Southland has firmly rejected."), both);
    assert_eq!(of("Ann Gull demanded all the islands, an outcome that Southland rejects."), both);
    // Here it takes up nothing: what the sign is of, and who said all of it.
    for whole in [
        "Ann Gull demanded all the islands, a sign that Southland will never accept a ceasefire.",
        "Northland demanded all the islands, a second Southland envoy said. It rained.",
        "Northland demanded all the islands, which she said were hers.",
    ] {
        assert_eq!(of(whole).len(), 1, "{whole}");
    }
}

#[test]
fn a_side_may_be_opened_by_though_despite_and_even_as() {
    let both = [three("north", "-", "islands"), three("south", "-", "ceasefire")];
    for joint in [", though", " although", ", even though", " even as", ", but on Monday,"] {
        let sentence = format!("Northland demands all the islands{joint} Southland rejects any ceasefire.");
        assert_eq!(of(&sentence), both, "{joint}");
    }
    assert_eq!(
        of("Northland demands all the islands, despite Southland later rejecting any ceasefire."),
        both
    );
    // Nobody else says anything where all of it is told by one.
    let told = of("Ann Gull said that although Southland demands a ceasefire, the islands must be shared.");
    assert_eq!(told.first().map(|(_, speaker, _)| speaker.as_str()), Some("Ann Gull"));
}

#[test]
fn a_side_may_tell_of_whom_before_its_verb() {
    let found = of(
        "Northland demands all the islands, but Southland, where most of the ships lie, rejects any ceasefire.",
    );
    assert_eq!(found, [three("north", "-", "islands"), three("south", "-", "ceasefire")]);
}

#[test]
fn terms_that_somebody_rejects_are_a_side_of_their_own() {
    let both = [three("north", "-", "islands"), three("south", "-", "islands")];
    assert_eq!(of("Northland demands all the islands – terms Southland swiftly rejected."), both);
}

#[test]
fn who_meets_somebody_urging_it_urges_it() {
    let found = of("Ann Gull spoke with Southland urging an immediate ceasefire on the islands.");
    assert!(found.iter().all(|(party, ..)| party == "north"), "{found:?}");
    let found = passages_of(
        "A week of talks on the war\n\nAnn Gull joined Southland in demanding a full ceasefire.\n",
    );
    assert_eq!(found.last().map(who), Some(three("north", "Ann Gull", "ceasefire")));
}

#[test]
fn like_opens_no_clause() {
    let found =
        of("France, which like most other nations rejects the sanctions, insisted on a full ceasefire.");
    assert_eq!(found.iter().map(|(party, ..)| party.as_str()).collect::<Vec<_>>(), ["france"]);
}
