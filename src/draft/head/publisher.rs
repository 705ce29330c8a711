//! Who published an article, as its page tells.

use super::address::{host, own_addresses};
use super::houses::house;
use crate::draft::page::{Kind, Page, dateline};
use crate::draft::who::{ActorReader, Cast, Names};
use crate::draft::words::{ENGLISH, Token, dates, tokens};

/// Who published it: the agency whose report it is, wherever it is told again; else the site that is named beside the title,
/// or as the page tells otherwise.
pub(crate) fn publisher(
    text: &str,
    page: &Page,
    beside: Option<String>,
    names: &Names<'_>,
    cast: &Cast,
) -> Option<String> {
    // An agency's own site goes by its own name, whatever its datelines say.
    let own = beside.as_deref().and_then(agency);
    own.or_else(|| dateline_agency(text, page))
        .or_else(|| written_for(text, page))
        .or(beside)
        .or_else(|| by_marks(text))
        .or_else(|| issuer(text, page, names, cast))
        .or_else(|| by_address(text, page))
        .or_else(|| copyright(text, page))
        .or_else(|| invited(text, page, names))
        .or_else(|| lone_line(text, page))
        .or_else(|| credited(text, page))
        .or_else(|| by_own_word(text, names))
        .or_else(|| spoken_to(text))
        .map(|name| {
            let plain = name.strip_prefix("The ").unwrap_or(&name);
            let known = house(&name).or_else(|| house(plain));
            known.map_or_else(|| name.clone(), str::to_owned)
        })
}

/// `LONDON, April 12 (Agency) -`, `Agency -`
fn dateline_agency(text: &str, page: &Page) -> Option<String> {
    let lines = page.lines.iter().filter(|line| matches!(line.kind, Kind::Body | Kind::Heading));
    lines.take(12).find_map(|line| {
        let line = &text[line.range.clone()];
        let end = dateline(line);
        let dateline = line.get(..end)?;
        let named = |open, close| Some(dateline.split_once(open)?.1.split_once(close)?.0);
        let alone = || {
            let name = dateline.trim_end_matches(|c: char| c.is_whitespace() || "-–—".contains(c));
            // `PORT NORTH, Northland CNN — `
            let last = name.rsplit(' ').next().unwrap_or(name);
            Some(last).filter(|last| ENGLISH.layout.entries("agencies").any(|agency| agency == *last))
        };
        let name = named('(', ')').or_else(|| named('/', '/')).or_else(alone)?;
        // `(Agency/Harbour Agency)`: the first has written it.
        let first = name.split('/').next().unwrap_or(name).trim();
        house(first).map(|_| first.to_owned())
    })
}

/// By the page's own address.
fn by_address(text: &str, page: &Page) -> Option<String> {
    own_addresses(text, page).find_map(|address| {
        let host = host(address);
        house(host.strip_prefix("www.").unwrap_or(host)).map(str::to_owned)
    })
}

/// By the words with which an agency's page opens or ends.
fn by_marks(text: &str) -> Option<String> {
    ENGLISH.layout.lines("marks").find_map(|line| {
        let (marks, name) = line.split_once('|')?;
        marks.split(',').all(|mark| text.contains(mark.trim())).then(|| name.trim().to_owned())
    })
}

/// `told the Gull`, as often as tells that a page is the Gull's; in `told the Gull's Ann Tern` another house may do so.
fn spoken_to(text: &str) -> Option<String> {
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’');
    let heard = |name: &str| {
        let named = |rest: &str| {
            let rest = rest.strip_prefix(" the").unwrap_or(rest);
            rest.strip_prefix(' ').and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| !goes_on(rest))
        };
        let words = ENGLISH.layout.lines("spoken-to");
        words
            .flat_map(|words| text.match_indices(words).map(|(place, words)| place + words.len()))
            .filter(|&end| named(&text[end..]))
            .count()
    };
    ENGLISH.layout.lines("interviewers").find_map(|line| {
        let mut parts = line.split('|').map(str::trim);
        let (name, times, house) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        (heard(name) >= times).then(|| house.to_owned())
    })
}

/// `The Gull has reached out to the ministry`: by what pages say of themselves; a government that does so publishes nothing.
fn by_own_word<'t>(text: &'t str, names: &Names<'_>) -> Option<String> {
    const LONGEST: usize = 8;
    let publishes = |name: &&str| is_house(name, names);
    ENGLISH.layout.lines("of-itself").find_map(|word| {
        text.match_indices(word).find_map(|(end, _)| {
            let start = text[..end].char_indices().rev().filter(|(_, c)| c.is_whitespace() || *c == '(');
            let names = start.take(LONGEST).map(|(place, c)| text[place + c.len_utf8()..end].trim());
            // `The Gull's Ann Tern contributed to this report`
            let owner = |name: &'t str| name.split_once("'s ").or_else(|| name.split_once("’s "));
            let names = names.map(|name| owner(name).map_or(name, |(owner, _)| owner));
            names.filter(publishes).last().map(str::to_owned)
        })
    })
}

/// Whether this names a publisher and no government.
fn is_house(name: &str, names: &Names<'_>) -> bool {
    let plain = name.trim_start_matches("The ").trim_start_matches("the ");
    let governs = names.of(plain).is_some_and(|holder| names.is_named(holder, plain));
    house(name).is_some() && !governs
}

/// Who issues a statement or the record of what was said.
fn issuer(text: &str, page: &Page, names: &Names<'_>, cast: &Cast) -> Option<String> {
    let title = page.title()?;
    let line = &text[title.range.clone()];
    let reader = ActorReader { names, cast: Some(&cast.by_name) };
    let (actor, place) = (0..title.words.len()).find_map(|place| {
        let actor = reader.at(&title.words, place).filter(|actor| actor.named() || actor.holder.is_some())?;
        Some((actor, place))
    })?;
    let person = actor.person.or(actor.of_person).and_then(|person| cast.people[person].holder);
    let known = actor.known.map(|known| Names::holder(known.party));
    let holder = actor.holder.or(person).or(known);
    // Whom a title names further on, it is about. Of whom nobody says whose office it is, the text tells that it is the
    // government's of which it speaks.
    let issues =
        |government: &str, opening: &str| match holder.filter(|_| follows(&title.words, place, opening)) {
            Some(holder) => names.is_named(holder, government),
            None => page.of(Kind::Body).any(|line| speaks_of(&line.words, government, names)),
        };
    for rule in ENGLISH.layout.lines("issuers") {
        let mut parts = rule.split('|').map(str::trim);
        let (Some(openings), Some(government), Some(name)) = (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let opening = openings.split(',').map(str::trim).find(|opening| line.starts_with(opening));
        if opening.is_some_and(|opening| issues(government, opening)) {
            return Some(name.to_owned());
        }
    }
    // `Northland and Southland statement on …`: a group speaks for itself.
    let is_statement = |word: &Token| ENGLISH.layout.entries("declarations").any(|entry| word.fold == entry);
    // `Northland blocks a statement` is none, and `Northland statement set to hail the talks` is about one.
    let ends = |place: usize| {
        title.words.get(place).is_none_or(|word| {
            let small = ENGLISH.grammar.preposition.has(word);
            let day = word.fold.starts_with(|c: char| c.is_ascii_digit());
            !word.is_word() || small || day || ENGLISH.subordinate.at(&title.words[place..]).is_some()
        })
    };
    let stated = title.words[place..].iter().position(is_statement).is_some_and(|behind| {
        let verb = |between| ENGLISH.verbs.at(&title.words[between..]).is_some();
        !(place..place + behind).any(verb) && ends(place + behind + 1)
    });
    let group = !actor.named() && actor.office.is_none() && actor.of_person.is_none();
    if !(stated && place <= 1 && group) {
        return None;
    }
    let length = names.mentions.at(&title.words[place..]).map_or(actor.words.len(), |(length, _)| length);
    let name = text.get(title.words[place].start..title.words[place + length - 1].end)?;
    let mut opening = page.of(Kind::Body).take(2).map(|line| text[line.range.clone()].to_lowercase());
    let leaders = opening.any(|line| ENGLISH.layout.entries("signatories").any(|sign| line.contains(sign)));
    let named = name.to_lowercase().ends_with("leaders");
    Some(if leaders && !named { format!("{name} leaders") } else { name.to_owned() })
}

/// Whether what stands at a place is named by the opening of a title, or right behind it.
fn follows(title: &[Token], place: usize, opening: &str) -> bool {
    let mut between = title[..place].iter().filter(|word| word.start >= title[0].start + opening.len());
    between.next().is_none_or(Token::is_word) && between.next().is_none()
}

/// Whether a government is named among these words.
fn speaks_of(words: &[Token], government: &str, names: &Names<'_>) -> bool {
    let named = |place: usize| names.mentions.at(&words[place..]);
    (0..words.len()).filter_map(named).any(|(_, mention)| names.is_named(mention.holder, government))
}

/// `© 2024 The Northland Gull Company, LLC.`
fn copyright(text: &str, page: &Page) -> Option<String> {
    page.lines.iter().rev().find_map(|line| {
        let line = &text[line.range.clone()];
        let after =
            line.split_once('©').map(|(_, after)| after).or_else(|| line.strip_prefix("Copyright "))?;
        let name = after.trim_start_matches(|c: char| !c.is_alphabetic());
        let end = name.find([',', '.', '|', ';', '(', '/', '\n']).unwrap_or(name.len());
        let name = name[..end]
            .trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "-–".contains(c));
        // A photo's credit is nobody's page; the point behind an initial ends no company's name.
        let initial = name.split_whitespace().last().is_some_and(|last| last.chars().count() == 1);
        let plausible = name.split_whitespace().count() <= 7 && !name.is_empty() && !initial;
        let companies = ENGLISH.layout.entries("companies");
        let name = companies.fold(name, |name, end| name.trim_end_matches(end).trim_end());
        // Deep in a line, or in a long one, it is the page's if a year stands before a known house.
        let short = line.len() < 250;
        let opens = short && (line.starts_with('©') || line.starts_with("Copyright"));
        let dated = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let known = house(name).is_some() && (short || dated);
        (plausible && (opens || known)).then(|| name.to_owned())
    })
}

/// A line that is a publisher's name and nothing else.
fn lone_line(text: &str, page: &Page) -> Option<String> {
    let lines = page.lines.iter().filter(|line| {
        let named = line.words.iter().find(|word| word.is_word()).is_some_and(|word| word.capital);
        named && !matches!(line.kind, Kind::Body | Kind::Caption) && line.range.len() < 120
    });
    lines.map(|line| text[line.range.clone()].trim()).find_map(|line| {
        let name = without_byline(line);
        if names_several(name) {
            return None;
        }
        // `Harbour Times, Port North` and `Harbour Times news desk` name it too.
        let part = name.split([',', '|', '•', '·', '(']).next().unwrap_or(name).trim();
        let desks = ENGLISH.layout.entries("desks");
        let part = desks.fold(part, |part, desk| part.strip_suffix(desk).unwrap_or(part).trim_end());
        // `Source: Gull/at` has who typed it, too.
        let first = part.split('/').next().unwrap_or(part);
        let known = |name: &&str| house(name).is_some();
        [part, first].into_iter().find(known).map(str::to_owned)
    })
}

/// `By Reuters`, `Ann Gull in Port North Reuters`, above the text: the agency behind those who wrote it, and where.
fn written_for(text: &str, page: &Page) -> Option<String> {
    let above = page.lines.iter().take_while(|line| line.kind != Kind::Body);
    above.filter(|line| line.kind != Kind::Caption).find_map(|line| {
        let said = text[line.range.clone()].trim();
        let byline = ["By ", "by "].into_iter().find_map(|by| said.strip_prefix(by)).map(undated);
        let inside =
            line.kind == Kind::Heading && line.words.iter().any(|word| ENGLISH.people.inside.has(word));
        let last = line.words.last().filter(|_| inside).map(|last| &text[last.start..last.end]);
        byline.and_then(agency).or_else(|| last.and_then(agency))
    })
}

/// The agency that goes by this name, if one does.
fn agency(name: &str) -> Option<String> {
    let known = house(name)?;
    let named = |agency: &str| house(agency).is_some_and(|agency| agency == known);
    ENGLISH.layout.entries("agencies").any(named).then(|| known.to_owned())
}

/// `Reuters, AFP` tells whom a page has it from, and not whose it is.
fn names_several(line: &str) -> bool {
    let known = |part: &&str| house(part).is_some();
    line.split([',', '|', '•', '·', '/']).filter(known).count() > 1
}

/// A line without the words that stand before a publisher's name.
fn without_byline(line: &str) -> &str {
    ENGLISH.layout.entries("bylines").fold(line, |line, opening| {
        let rest = line.strip_prefix(opening).filter(|rest| opening.ends_with(':') || rest.starts_with(' '));
        rest.unwrap_or(line).trim_start()
    })
}

/// A byline without the day behind it.
fn undated(byline: &str) -> &str {
    let words = tokens(byline);
    let month = words.iter().position(|word| dates::month(word).is_some());
    month.filter(|&month| month > 0).map_or(byline, |month| byline[..words[month].start].trim())
}

/// A date line or a byline with the publisher's name in it.
fn credited(text: &str, page: &Page) -> Option<String> {
    let bylines = page.lines.iter().filter(|line| {
        let line = &text[line.range.clone()];
        line.len() < 140 && without_byline(line) != line && !names_several(without_byline(line))
    });
    let lines = page.of(Kind::Date).chain(bylines).map(|line| &text[line.range.clone()]);
    lines.flat_map(|line| line.split([',', '|', '•', '·', '-', '–'])).map(str::trim).find_map(|part| {
        let part = undated(without_byline(part));
        (part.len() > 1 && house(part).is_some()).then(|| part.to_owned())
    })
}

/// `Sign up for the Harbour Gull`: whose page invites its readers to something.
fn invited(text: &str, page: &Page, names: &Names<'_>) -> Option<String> {
    const LONGEST: usize = 5;
    let lines = page.lines.iter().filter(|line| !matches!(line.kind, Kind::Caption | Kind::Title));
    lines.map(|line| text[line.range.clone()].trim()).filter(|line| line.len() < 120).find_map(|line| {
        let low = line.to_lowercase();
        let opening = ENGLISH.layout.entries("invites").find(|opening| low.starts_with(opening))?;
        let article = |word: &&str| ["the", "our"].iter().any(|article| word.eq_ignore_ascii_case(article));
        let words = line.get(opening.len()..)?.split_whitespace().skip_while(article);
        let words: Vec<&str> = words.take(LONGEST).collect();
        let name = |end: &usize| words[..*end].join(" ");
        (1..=words.len()).rev().map(|end| name(&end)).find_map(|name| {
            let plain = name.trim_end_matches(|c: char| !c.is_alphanumeric());
            let plain = plain.strip_suffix("'s").or_else(|| plain.strip_suffix("’s")).unwrap_or(plain);
            is_house(plain, names).then(|| plain.to_owned())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Registry;

    #[test]
    fn a_page_that_speaks_of_its_own_work_says_whose_it_is() {
        let registry = Registry::new(Vec::new(), Vec::new());
        let own = |text: &str| by_own_word(text, &Names::new(&registry));
        assert_eq!(own("On Monday the White House has reached out to Moscow."), None);
        assert_eq!(own("The ministry had not answered CNBC's request for comment."), Some("CNBC".to_owned()));
        assert_eq!(
            own("It ended.\nCNN’s Ann Gull and Jo Tern contributed to this report."),
            Some("CNN".to_owned())
        );
        assert_eq!(own("The Gull’s Ann Tern contributed to this report."), None);
        assert_eq!(
            own("On Monday The Kyiv Independent could not independently verify it."),
            Some("The Kyiv Independent".to_owned())
        );
        assert_eq!(own("The minister has reached out to Southland."), None);
    }

    #[test]
    fn an_agency_may_stand_before_a_dash() {
        let of = |line: &str| {
            let text = format!("Northland offers talks now\n\n{line}\n");
            dateline_agency(&text, &Page::read(&text))
        };
        assert_eq!(of("CNN — Northland said on Monday that it was ready to talk."), Some("CNN".to_owned()));
        assert_eq!(of("Port North CNN — Northland said that it was ready to talk."), Some("CNN".to_owned()));
        assert_eq!(of("Harbour, May 4 (dpa/GNA) - Northland said it was ready."), Some("dpa".to_owned()));
        assert_eq!(of("PORT NORTH — Northland said on Monday that it was ready to talk."), None);
    }

    #[test]
    fn whom_somebody_told_it_may_be_whose_page_it_is() {
        assert_eq!(spoken_to("The minister told the BBC that it was over."), Some("BBC News".to_owned()));
        assert_eq!(spoken_to("The minister told the BBC's Ann Gull that it was over."), None);
        assert_eq!(spoken_to("The minister told the harbour that it was over."), None);
        assert_eq!(spoken_to("The minister told CNBC that it was over."), None);
        assert_eq!(
            spoken_to("The minister told CNBC that it was over. Speaking to CNBC, an envoy agreed."),
            Some("CNBC".to_owned())
        );
    }

    #[test]
    fn a_page_that_invites_its_readers_says_whose_it_is() {
        let of = |line: &str| {
            let text = format!(
                "Northland offers talks\n\nNorthland said that it was ready to talk about it.\n\n{line}\n"
            );
            invited(&text, &Page::read(&text), &Names::new(&Registry::default()))
        };
        assert_eq!(of("Support Ukrainska Pravda on our page!"), Some("Ukrainska Pravda".to_owned()));
        assert_eq!(of("Sign up for the Guardian's briefing"), Some("Guardian".to_owned()));
        assert_eq!(of("CLICK TO GET THE FOX NEWS APP"), Some("FOX NEWS".to_owned()));
        assert_eq!(of("Support NATO, they say"), None);
        assert_eq!(of("Follow the talks"), None);
    }

    #[test]
    fn the_year_of_a_copyright_is_no_part_of_the_name() {
        let of = |line: &str| {
            let text =
                format!("Northland offers talks\n\nNorthland said that it was ready to talk.\n\n{line}\n");
            copyright(&text, &Page::read(&text))
        };
        assert_eq!(of("© Thomson Reuters 2025"), Some("Thomson Reuters".to_owned()));
        assert_eq!(of("© 2025 The Harbour Gull Company, LLC."), Some("The Harbour Gull".to_owned()));
        let glued = "This text may not be told again. ©2025 FOX News Network, LLC. All rights reserved. Prices are late.";
        let long = format!("{glued} {glued} {}", "Northland said that it would talk. ".repeat(4));
        assert_eq!(of(&long), Some("FOX News Network".to_owned()));
        assert_eq!(of(&long.replace("©2025 FOX News Network", "© Ann Gull")), None);
        assert_eq!(of("Copyright 2023. Ann E. Gull and Jo C. Tern. All rights reserved."), None);
    }

    #[test]
    fn a_credit_and_a_piece_of_a_sentence_name_no_publisher() {
        let of = |line: &str| {
            let text = format!(
                "Northland offers talks\n\n{line}\n\nNorthland said that it was ready to talk about the harbour.\n"
            );
            lone_line(&text, &Page::read(&text))
        };
        assert_eq!(of("Reuters"), Some("Reuters".to_owned()));
        assert_eq!(of("Source: Reuters"), Some("Reuters".to_owned()));
        assert_eq!(of("Source: Reuters/at"), Some("Reuters".to_owned()));
        assert_eq!(of("Source: Reuters, AFP"), None);
        assert_eq!(of("Source: Reuters/AFP"), None);
        assert_eq!(of("the Kremlin"), None);
        assert_eq!(of("Anadolu | Anadolu | Getty Images"), None);
    }

    #[test]
    fn the_agency_behind_those_who_wrote_it_is_whose_page_it_is() {
        let of = |line: &str| {
            let text =
                format!("Northland offers talks now\n\n{line}\n\nNorthland said it was ready to talk.\n");
            written_for(&text, &Page::read(&text))
        };
        assert_eq!(of("Ann GULL with Jo TERN in Port North AFP"), Some("AFP".to_owned()));
        assert_eq!(of("Ann GULL with Jo TERN in Port North"), None);
        assert_eq!(of("By REUTERS"), Some("Reuters".to_owned()));
        assert_eq!(of("By Ann Gull and Reuters"), None);
        assert_eq!(of("By The Guardian"), None);
    }
}
