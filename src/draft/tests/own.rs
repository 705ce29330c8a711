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

#[test]
fn an_answer_is_of_the_one_whose_name_it_opens_with_and_whom_its_title_names() {
    let answer = |titled: &str| {
        format!(
            "Comment by Minister of Foreign Affairs {titled} on the talks about the islands\n\n\
             💬 Bo Tern: The talks on the islands went on in Port South for two days.\n\n\
             We will never accept a ceasefire that gives up the islands in this war.\n"
        )
    };
    let whose = |text: &str| {
        let found = passages_of(text);
        found.iter().find(|one| one.quote.contains("never accept")).map(who)
    };
    assert_eq!(whose(&answer("Bo Tern")), Some(three("north", "Bo Tern", "islands")));
    assert_eq!(whose(&answer("Gro Holm")).map(|(party, ..)| party).as_deref(), Some("-"));
}

#[test]
fn an_office_in_a_label_is_of_nobody_who_holds_another() {
    let text = "Remarks After an Arrival in the War\n\n\
                Q President Heronsky says no to Northland. What of the islands?\n\n\
                THE VICE PRESIDENT: We will never accept a ceasefire that gives up the islands.\n\n\
                Q And the war?\n\nTHE VICE PRESIDENT: It goes on for Northland.\n";
    let found = passages_of(text);
    assert!(found.iter().any(|one| one.quote.contains("never accept")), "{found:?}");
    assert!(found.iter().all(|one| one.speaker.is_none() && one.party.is_none()), "{found:?}");
}

#[test]
fn a_guest_on_an_offices_own_page_speaks_for_the_country_that_the_title_gives() {
    let states = [party("usa", "United States", &[], &[]), party("france", "France", &[], &[])];
    let record = corpus(Registry::new(states.into(), vec![issue("ceasefire", &["ceasefire"])]));
    let text = "Remarks by Secretary Ann Lee and Prime Minister Jo Das of the Republic of India – March 6, 2023 - U.S. Department of State\n\n\
                QUESTION: What of the war, and of France?\n\n\
                PRIME MINISTER DAS: We will never accept a ceasefire that gives up the islands.\n\n\
                QUESTION: And the United States?\n\n\
                SECRETARY LEE: We will never accept a ceasefire that gives up the islands in the war.\n";
    let found = Drafter::new(&record).draft(text, "a.txt", LIKELY).candidates;
    let parties: Vec<_> = found.iter().map(|one| one.party).collect();
    assert_eq!(parties, [None, record.registry.party_id("usa")]);
}

#[test]
fn what_an_office_says_of_its_own_people_is_theirs() {
    let text = "Northland's statement on the war\n\n\
                We, Northland, are for our islands. We have said so, and we say it again.\n\n\
                President Gull will never accept a ceasefire that gives up the islands.\n";
    let found = draft(text).candidates;
    let one = found.iter().find(|one| one.quote.contains("never accept")).map(who);
    assert_eq!(one, Some(three("north", "Ann Gull", "islands")));
}

#[test]
fn of_two_sides_that_a_hyphen_joins_the_first_is_whose_the_statement_is() {
    let text = "United States-Northland Joint Statement\n\n\
                We, the United States and Northland, met in Port North to speak of our islands and of the war.\n\n\
                We will never accept a ceasefire that gives up our islands.\n";
    let usa = of_one(party("usa", "United States", &[], &[]));
    let found = Drafter::new(&usa).draft(text, "a.txt", 0.0).candidates;
    let one = found.iter().find(|one| one.quote.contains("never accept"));
    assert_eq!(one.map(|one| one.party), Some(usa.registry.party_id("usa")));
}

#[test]
fn whom_a_title_names_further_on_it_is_about_and_not_whose_page_it_is() {
    let usa = of_one(party("usa", "United States", &[], &[]));
    let publisher = |title: &str| {
        let text = format!("{title}\nMarch 6, 2023\n\nThe United States will answer for the war.\n");
        Drafter::new(&usa).draft(&text, "a.txt", LIKELY).publisher
    };
    let of_the_house = Some("The White House".to_owned());
    assert_eq!(
        publisher("Background Press Call by Senior Officials on Russia and the islands"),
        of_the_house
    );
    assert_eq!(publisher("FACT SHEET: One Year of Supporting Ukraine"), of_the_house);
    assert_eq!(publisher("Readout of Russian President Gull's call"), None);
}

#[test]
fn whose_words_a_text_is_stands_behind_by_in_its_title() {
    let speaker = |title: &str| {
        let text = format!(
            "{title}\n\nNorthland and Southland are at war. We will never accept a ceasefire that gives up our islands.\n\n\
             We said so before, and we shall say it again.\n"
        );
        let found = passages_of(&text);
        found.iter().find(|one| one.quote.contains("never accept")).map(who).map(|(_, speaker, _)| speaker)
    };
    let titles = [
        ("Southland must end the war - address by the President of Northland Ann Gull", "Ann Gull"),
        ("Speech by Minister of Foreign Affairs Bo Tern on Southland", "Bo Tern"),
        ("Address by the President of the Republic of Estonia Jo Kask on Southland", "Jo Kask"),
    ];
    for (title, name) in titles {
        assert_eq!(speaker(title).as_deref(), Some(name), "{title}");
    }
}

#[test]
fn a_statement_of_somebody_is_in_the_first_person_though_it_says_we_but_once() {
    let text = "Statement of President Cy Heronsky on the Harbour Vote\n\n\
                The world has voted today on the war. Nobody can change borders by a fleet.\n\n\
                Together with Northland, we will never accept a ceasefire that gives up the islands.\n";
    let found = passages_of(text);
    assert_eq!(found.last().map(who), Some(three("south", "Cy Heronsky", "islands")));
}
