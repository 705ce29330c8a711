//! Texts that are somebody's own words: addresses, and what is said on an office's own page.

use super::*;
use crate::model::PartyId;

/// The parties of what is proposed of a page of the United States' own, and that party.
fn of_the_department(text: &str) -> (Vec<Option<PartyId>>, Option<PartyId>) {
    let usa = of_one(party("usa", "United States", &[], &[]));
    let found = Drafter::new(&usa).draft(text, "a.txt", LIKELY).candidates;
    (found.iter().map(|one| one.party).collect(), usa.registry.party_id("usa"))
}

#[test]
fn on_an_offices_own_page_who_answers_speaks_for_it() {
    let (found, usa) = of_the_department(
        "Department Press Briefing – March 6, 2023 - U.S. Department of State\n\n\
         MR LEE: Good afternoon.\n\nQUESTION: What of a ceasefire?\n\n\
         MR LEE: We will never accept a ceasefire that gives up the islands.\n",
    );
    assert_eq!(found, [usa]);
}

#[test]
fn who_is_not_named_on_an_offices_own_page_is_one_of_its_own() {
    let (found, usa) = of_the_department(
        "Background Press Call by a Senior Administration Official – March 6, 2023 - U.S. Department of State\n\n\
         SENIOR ADMINISTRATION OFFICIAL: Thanks for joining.\n\nQUESTION: What of a ceasefire?\n\n\
         SENIOR ADMINISTRATION OFFICIAL: We will never accept a ceasefire that gives up the islands in the war.\n",
    );
    assert_eq!(found, [usa]);
}

#[test]
fn an_address_to_ones_own_people_is_of_the_one_whose_onslaught_it_does_not_speak_of() {
    let address = |own: &str, enemy: &str| {
        format!(
            "The day was long, and we are still here\n\n\
             Brave people of our strong country! We stand. {own} stands, and {own} will stand.\n\n\
             {enemy}'s missiles fell on our cities again. {enemy}'s troops wanted our land, and {enemy} did not get it.\n\n\
             We will never accept a ceasefire that gives up the islands. {own} thanks our people.\n"
        )
    };
    let party = |text: &str| {
        let found = draft(text).candidates;
        let one = found.iter().find(|one| one.quote.contains("never accept")).map(who);
        one.map(|(party, ..)| party)
    };
    assert_eq!(party(&address("Southland", "Northland")).as_deref(), Some("south"));
    assert_eq!(party(&address("Northland", "Southland")).as_deref(), Some("north"));
    // Nobody's land is spoken of: whoever says `we` is not told.
    let report = address("Southland", "Northland").replace("our ", "their ");
    assert_eq!(party(&report).filter(|party| party != "-"), None);
}
