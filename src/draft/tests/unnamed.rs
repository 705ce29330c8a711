//! Who is not named: officials, spokesmen, some of a people, and whoever `we` are.

use super::*;

#[test]
fn an_official_without_a_name_is_the_one_last_spoken_of() {
    let found = of("A Southland official said that the sanctions must be lifted before any ceasefire.\n\n\
                    Northland's president visited the harbour.\n\n\
                    Any treaty must leave the islands to Port South, the official said.");
    let parties: Vec<&str> = found.iter().map(|(party, ..)| party.as_str()).collect();
    assert_eq!(parties, ["south", "south"]);
}

#[test]
fn officials_in_a_capital_are_of_its_government() {
    let found =
        of("Southland demanded a ceasefire.\n\nOfficials in Paris said that the sanctions must stay.");
    assert_eq!(found.last().map(|(party, ..)| party.as_str()), Some("france"));
}

#[test]
fn an_office_that_one_country_alone_has_tells_the_country() {
    let text = "The war of Northland and Southland\n\nSouthland rejected a ceasefire.\n\n\
                Defense Secretary Al Finch said the islands must be shared.\n";
    let found = passages_of(text);
    assert_eq!(found.last().and_then(|candidate| candidate.holder.as_deref()), Some("United States"));
}

#[test]
fn who_has_an_office_that_many_have_and_is_not_named_is_a_source_without_a_name() {
    let attribution = |source: &str| {
        let said = format!("{source} said: \"We will never accept a ceasefire that gives up the islands.\"");
        let found = passages_of(&format!("A week of talks on the war\n\n{said}\n"));
        found.iter().find(|one| one.quote.contains("never accept")).map(|one| one.attribution)
    };
    assert_eq!(attribution("A senior Northland official"), Some(Attribution::Unnamed));
    assert_eq!(attribution("An adviser to Northland's president"), Some(Attribution::Unnamed));
    assert_ne!(attribution("The Northland president"), Some(Attribution::Unnamed));
    assert_eq!(attribution("Ann Gull, a Northland official,"), Some(Attribution::Direct));
}

#[test]
fn an_official_is_not_the_official_who_has_been_named() {
    let said = "said that they will never accept a ceasefire that gives up the islands.";
    let of_both = |second: &str| {
        let first = "Jo Kos, a senior Northland official, said on Monday that sanctions must end now.";
        let text = format!("A week of talks on the war\n\n{first}\n\n{second} {said}\n");
        let found = passages_of(&text);
        found.iter().find(|one| one.quote.contains("never accept")).map(who)
    };
    assert_eq!(of_both("Another Northland official"), Some(three("north", "-", "islands")));
    assert_eq!(of_both("The official"), Some(three("north", "Jo Kos", "islands")));
}

#[test]
fn what_we_will_not_accept_of_somebody_is_not_theirs() {
    let text = "A week of talks on the war\n\n\
                We will never accept that Southland keeps the islands after a ceasefire.\n\n\
                Northland rejects sanctions on Southland in this war.\n";
    let found = passages_of(text);
    let one = found.iter().find(|one| one.quote.contains("never accept")).map(who);
    assert_eq!(one, Some(three("-", "-", "islands")));
}

#[test]
fn some_of_a_people_are_not_its_government() {
    let corpus = of_one(party("germany", "Germany", &["Berlin"], &[]));
    let proposed = |people: &str| {
        let text =
            format!("A week of talks on the war\n\n{people} reject any ceasefire and demand sanctions.\n");
        Drafter::new(&corpus).draft(&text, "a.txt", LIKELY).candidates.len()
    };
    assert_eq!(proposed("The Germans"), 1);
    assert_eq!(proposed("Many Germans"), 0);
    assert_eq!(proposed("Most ordinary Germans"), 0);
}

#[test]
fn a_spokesman_in_a_capital_is_of_the_government_there() {
    let found =
        of("A full ceasefire must come first, without conditions, according to a spokesman in Paris.");
    assert_eq!(found, [three("france", "-", "ceasefire")]);
}

#[test]
fn an_unnamed_official_on_an_offices_own_page_is_a_source_without_a_name() {
    let turn = |label: &str| {
        let text = format!(
            "Background Press Call on the War – March 6, 2023 - U.S. Department of State\n\n\
             QUESTION: What of a ceasefire?\n\n\
             {label}: We will never accept a ceasefire that gives up the islands in the war.\n"
        );
        let usa = of_one(party("usa", "United States", &[], &[]));
        let found = Drafter::new(&usa).draft(&text, "a.txt", LIKELY).candidates;
        found.iter().map(|one| one.attribution).collect::<Vec<_>>()
    };
    assert_eq!(turn("SENIOR ADMINISTRATION OFFICIAL"), [Attribution::Unnamed]);
    assert_eq!(turn("THE PRESIDENT"), [Attribution::Direct]);
}

#[test]
fn the_official_of_whom_the_text_has_told_is_no_spokesman_who_has_a_name() {
    let found = of("A Southland official said that the sanctions must be lifted before any ceasefire.\n\n\
                    Northland's spokeswoman Ida Rook rejected the ceasefire.\n\n\
                    Any treaty must leave the islands to Port South, the official said.");
    assert_eq!(found.last(), Some(&three("south", "-", "islands")));
}

#[test]
fn most_countries_are_not_the_one_of_which_the_text_speaks() {
    let last = |several: &str| {
        let text = format!(
            "A week of talks on the war\n\nNorthland met Southland. Southland rejected the sanctions.\n\n{several} demanded a full ceasefire.\n"
        );
        passages_of(&text).last().map(|one| who(one).0)
    };
    assert_eq!(last("Most other countries").as_deref(), Some("-"));
    assert_eq!(last("The two nations").as_deref(), Some("-"));
    // A union's are its own.
    let mut union = party("union", "Harbour Union", &[], &[]);
    union.kind = Some(PartyKind::Bloc);
    let union = of_one(union);
    let text =
        "A week of talks on the war\n\nThe Harbour Union met.\n\nIts countries demanded a full ceasefire.\n";
    let found = Drafter::new(&union).draft(text, "a.txt", 0.0).candidates;
    assert_eq!(found.last().and_then(|one| one.party), union.registry.party_id("union"));
}
