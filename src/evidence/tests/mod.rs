//! The contract on quotes, in sentences: one test for each thing that a curator is told about them.

mod lock;

use proptest::prelude::*;

use super::fold::fold;
use super::guard::among;
use super::{Guard, Nearest, Passages, Quote, Verdict, verify};

fn verdict(quote: &str, text: &str) -> Verdict {
    verify(&Quote::parse(quote), &Passages::of(text))
}

fn name(quote: &str, text: &str) -> &'static str {
    verdict(quote, text).name()
}

/// The article's words at each part of the place that a verdict names.
fn parts<'t>(verdict: &Verdict, text: &'t str) -> Vec<&'t str> {
    let place = match verdict {
        Verdict::Exact { place, .. }
        | Verdict::Folded { place, .. }
        | Verdict::Near { place, .. }
        | Verdict::Absent { nearest: Some(Nearest { place, .. }) } => place,
        Verdict::Absent { nearest: None } => return Vec::new(),
    };
    place.parts().iter().map(|part| &text[part.clone()]).collect()
}

#[test]
fn a_phrase_that_stands_there_byte_for_byte_is_exact() {
    let text = "Moscow said “no” – twice.";
    for quote in ["Moscow said", "“no” – twice.", "no", "said “no", " Moscow said “no” – twice. "]
    {
        assert_eq!(name(quote, text), "exact", "{quote}");
    }
}

#[test]
fn a_phrase_set_by_another_hand_is_folded() {
    let text = "Moscow said “we can’t” –\r\ntwice, in a 5² km zone.\r\n\r\nThat is all.";
    for quote in ["said \"we can't\"", "can't\" -- twice", "can’t” — twice", "Mos\u{AD}cow  said"] {
        assert_eq!(name(quote, text), "folded", "{quote}");
    }
    assert_eq!(name("in a 52 km zone", text), "absent");
    assert_eq!(name("in a 5 km zone", text), "absent");
}

#[test]
fn a_folded_place_is_told_in_bytes_of_the_article() {
    let text = "\u{FEFF}Then: “we can’t – or\r\nwon’t” go.\r\n\r\nThat is all.";
    let found = verdict("\"we can't -- or won't\"", text);
    assert_eq!(parts(&found, text), ["“we can’t – or\r\nwon’t”"]);
    assert_eq!(found.stands().expect("stands").words(text), "“we can’t – or won’t”");
}

#[test]
fn it_stands_on_whole_words_only() {
    assert_eq!(name("we can", "And we can't go."), "absent");
    assert_eq!(name("we can", "And we can’t go."), "absent");
    assert_eq!(name("Russian side", "the pro-Russian side"), "absent");
    assert_eq!(name("war", "to war—and back"), "exact");
    assert_eq!(name("states", "the states' rights"), "exact");
    assert_eq!(name("leave … soon", "to leave the sooner"), "absent");
    assert_eq!(name("the … aver", "the … weaver"), "absent");
    assert_eq!(name("cafe", "the cafe\u{301} there"), "absent");
}

#[test]
fn a_letter_without_its_accent_does_not_stand_where_it_has_one() {
    // `w` and its accent are of as many bytes as `ẃ`, which they become.
    assert_eq!(name("of the law", "end of the law\u{301} now"), "near");
    assert_eq!(name("of the law\u{301}", "end of the law\u{301} now"), "exact");
    assert_eq!(name("of the laẃ", "end of the law\u{301} now"), "folded");
    let letters = ('A'..='Z').chain('a'..='z').chain(['é', 'ǵ', 'ж', '가', 'が']);
    for (letter, mark) in letters.flat_map(|letter| ('\u{300}'..='\u{345}').map(move |mark| (letter, mark))) {
        let text = format!("two words {letter}{mark} stand");
        assert!(verdict(&format!("two words {letter}"), &text).stands().is_none(), "{text:?}");
        assert_eq!(name(&format!("words {letter}{mark} stand"), &text), "exact");
    }
}

#[test]
fn a_gap_skips_words_or_none_of_one_paragraph() {
    let text = "We will, in the end, leave.\n\nThey stay.";
    assert_eq!(parts(&verdict("We will … leave", text), text), ["We will", "leave"]);
    assert_eq!(parts(&verdict("in the […] end … leave", text), text), ["in the", "end", "leave"]);
    assert_eq!(name("We will ... in the", text), "exact");
    assert_eq!(name("leave … stay", text), "absent");
    assert_eq!(name("leave. They stay.", text), "absent");
    assert_eq!(name("leave … will", text), "absent");
}

#[test]
fn no_quote_runs_across_lines_of_a_text_without_blank_lines() {
    assert_eq!(name("one two", "one\ntwo"), "absent");
    assert_eq!(name("one\ntwo", "one\ntwo"), "absent");
    assert_eq!(name("one\ntwo", "one\ntwo\n\nthree"), "exact");
    assert_eq!(name("one two", "one\ntwo\n\nthree"), "folded");
}

#[test]
fn as_it_stands_comes_before_its_gaps_and_brackets() {
    let text = "He said: “We [Ukraine] will … stay.” We will stay.";
    assert_eq!(parts(&verdict("We [Ukraine] will … stay", text), text), ["We [Ukraine] will … stay"]);
    assert_eq!(parts(&verdict("We [all] will stay", text), text), ["We will stay"]);
    // Byte for byte with a gap comes before folded as it stands.
    assert_eq!(parts(&verdict("will ... stay", text), text), ["will", "stay"]);
    assert_eq!(name("will ... stay", text), "exact");
}

#[test]
fn a_bracketed_letter_matches_either_case_of_that_letter_only() {
    let text = "Now the plan is dead.";
    assert_eq!(name("[T]he plan", text), "exact");
    assert_eq!(name("[t]he plan", text), "exact");
    assert_eq!(name("[N]ow [T]he plan … [D]ead", text), "exact");
    assert_eq!(name("[T]he Plan", text), "absent");
    assert_eq!(name("The plan", text), "absent");
    assert_eq!(name("[S]he plan", text), "absent");
}

#[test]
fn one_that_stands_in_several_places_is_ambiguous_besides() {
    let text = "He can’t go.\n\nShe can't go. She can stay.";
    assert!(verdict("can't go", text).is_ambiguous());
    assert_eq!(verdict("can't go", text).stands().expect("stands").span(), 20..28);
    assert!(!verdict("She can't go", text).is_ambiguous());
    assert!(verdict("can … go", "We can all go. They can not go.").is_ambiguous());
    assert!(!verdict("She … stay", text).is_ambiguous());
    assert!(verdict("very very", "very very very").is_ambiguous());
}

#[test]
fn one_character_in_ten_may_be_off_rounded_down() {
    let text = "They agreed on a lasting settlement, all of them.";
    assert!(matches!(verdict("a lasting setlement", text), Verdict::Near { off: 1, .. }));
    assert_eq!(parts(&verdict("a lasting setlement", text), text), ["a lasting settlement"]);
    assert_eq!(name("lastin on", "a lasting on"), "absent"); // nine characters
    assert_eq!(name("a lastin on", "a lasting on"), "near"); // eleven
    assert_eq!(name("lasting setlemant", text), "absent"); // seventeen, two off
    assert_eq!(name("a lasting setlemant.", text), "absent"); // twenty, three off
    assert_eq!(name("a lasting setlemant,", text), "near"); // twenty, two off
    assert_eq!(name("internationalization", "the internationalisation of it"), "near");
}

#[test]
fn a_capital_is_a_character_off() {
    assert!(matches!(verdict("The lasting peace", "Now the lasting peace"), Verdict::Near { off: 1, .. }));
}

#[test]
fn what_is_near_is_whole_words() {
    let text = "the unilateral withdrawals begin";
    let found = verdict("unilateral withdrawal begin", text);
    assert_eq!(parts(&found, text), ["unilateral withdrawals begin"]);
    let found = verdict("the unilateral withdrawal", text);
    assert_eq!(parts(&found, text), ["the unilateral withdrawals"]);
}

#[test]
fn what_a_position_hangs_on_may_not_be_off() {
    let guarded = |quote: &str, text: &str| match verdict(quote, text) {
        Verdict::Absent { nearest: Some(Nearest { guard, .. }) } => guard,
        other => panic!("{quote}: {other:?}"),
    };
    let text = "Kyiv will not accept a truce before 9 May in the unlawful zone, said all.";
    assert_eq!(guarded("Kyiv will now accept a truce before 9 May", text), Some(Guard::Negation));
    assert_eq!(guarded("will not accept a truce before 8 May", text), Some(Guard::Number));
    assert_eq!(guarded("will not accept a truce before 9 Mar", text), Some(Guard::Calendar));
    assert_eq!(guarded("before 9 May in the lawful zone, said all", text), Some(Guard::Negation));
    assert_eq!(guarded("Kyiv could not accept a truce before 9 May in the", text), Some(Guard::Modal));
    assert_eq!(
        guarded("Kyiv will accept a truce before 9 May in the unlawful zone", text),
        Some(Guard::Negation)
    );
}

#[test]
fn the_closest_words_at_a_place_decide() {
    let text = "And whatever it may come to, surrender we shall not";
    let found = verdict("And whatever it may come to, surrender we shall nto", text);
    assert_eq!(parts(&found, text), [text]);
    assert!(matches!(found, Verdict::Absent { nearest: Some(Nearest { guard: Some(Guard::Negation), .. }) }));
}

#[test]
fn a_near_quote_may_have_gaps_and_brackets() {
    let text = "We will accept, if need be, binding guarantees of our neighbours.\n\nWe accept nothing.";
    let found = verdict("[W]e will accept … binding garantees", text);
    assert_eq!(parts(&found, text), ["We will accept", "binding guarantees"]);
    assert!(matches!(found, Verdict::Near { off: 1, .. }));
    assert_eq!(name("[w]e will acept … binding guarantees", text), "near");
    assert_eq!(name("binding garantees of our neighbours … accept nothing", text), "absent");
    // As it stands: the article has the brackets.
    assert_eq!(name("he [the envoy] has not come backk", "And he [the envoy] has not come back."), "near");
}

#[test]
fn a_quote_with_gaps_is_near_in_an_article_of_one_long_line_too() {
    let words = "They met on the border and spoke of grain, gas and the return of children. ".repeat(50);
    let text = format!(
        "{words}The envoy called the proposed ceasefire, with all its annexes, a workable basis. {words}"
    );
    assert!(matches!(
        verdict("The envoi called the propossed ceasefire … with all its anexes, a workabel basis", &text),
        Verdict::Near { off: 5, .. }
    ));
}

#[test]
fn an_absent_quote_tells_the_passage_most_like_it() {
    let text = "Nothing here.\nThe ministry rejected any territorial concessions to the occupiers on Friday.";
    let found = verdict("rejected all territorial concessions to occupiers", text);
    assert_eq!(parts(&found, text), ["rejected any territorial concessions to the occupiers"]);
    assert_eq!(verdict("entirely other words were said", text), Verdict::Absent { nearest: None });
}

#[test]
fn an_empty_quote_or_article_is_absent() {
    for quote in ["", "…", "[sic]", "...", "[T]", "“”"] {
        assert_eq!(verdict(quote, "… [sic] ... [T] “”"), Verdict::Absent { nearest: None }, "{quote}");
    }
    assert_eq!(name("word", ""), "absent");
}

#[test]
fn other_alphabets_stand_and_are_near_too() {
    let text = "Ми не приймемо жодних територіальних поступок, — сказав він у п’ятницю.";
    assert_eq!(name("жодних територіальних поступок", text), "exact");
    assert_eq!(name("сказав він у п'ятницю", text), "folded");
    assert_eq!(name("жодних теріторіальних поступок", text), "near");
}

#[test]
fn hostile_quotes_and_articles_end_soon_and_quietly() {
    let line = "ab ".repeat(7_000);
    let marks = format!("x {} y", "e\u{301}\u{323}".repeat(4_000));
    let one = "a".repeat(20_000);
    let gaps = "ab … ".repeat(2_000);
    let letters = "[a]b ".repeat(4_000);
    let odd = format!("{}c", "ab ".repeat(6_999));
    let dots = ".".repeat(20_000);
    let texts = [&line, &marks, &one, &gaps, &letters, &odd, &dots];
    for quote in texts {
        for text in texts {
            let _ = verdict(quote, text);
        }
    }
}

/// Words as an article has them, and what stands between them.
fn article() -> impl Strategy<Value = Vec<(String, String)>> {
    let word = "[a-zA-Zé]{1,8}|[0-9]{1,4}|can’t|pro-[a-z]{3}";
    let between = prop::sample::select(vec![" ", ", ", " – ", ".\n", " “", "” ", " \u{A0}", "\n\n", "… "]);
    prop::collection::vec((word, between.prop_map(str::to_owned)), 1..40)
}

proptest! {
    #[test]
    fn a_phrase_cut_from_a_paragraph_at_word_ends_is_exact(words in article(), from in 0_usize..40, many in 1_usize..8) {
        let text: String = words.iter().flat_map(|(word, between)| [word.as_str(), between]).collect();
        let from = from % words.len();
        let phrase: String = words[from..].iter().take(many).flat_map(|(word, between)| [word.as_str(), between]).collect();
        let phrase = phrase.trim_end_matches(|c: char| !c.is_alphanumeric());
        let across = if text.trim().contains("\n\n") { "\n\n" } else { "\n" };
        let phrase = phrase.split(across).next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        let found = verdict(phrase, &text);
        prop_assert_eq!(found.name(), "exact", "{:?} in {:?}", phrase, text);
        prop_assert_eq!(&text[found.stands().expect("stands").span()], phrase);
        prop_assert_eq!(fold(phrase), fold(&text[found.stands().expect("stands").span()]));
    }

    #[test]
    fn no_quote_and_no_article_makes_it_panic(quote in ".{0,60}", text in "(.|\n){0,200}") {
        let article = Passages::of(&text);
        let found = verify(&Quote::parse(&quote), &article);
        if let Some(place) = found.stands() {
            prop_assert!(place.parts().iter().all(|part| text.get(part.clone()).is_some()));
        }
        for at in 0..text.len() + 2 {
            prop_assert!(text.get(article.paragraph(at)).is_some());
        }
    }

    #[test]
    fn one_letter_doubled_in_a_long_phrase_is_near_or_stands(words in article(), at in 0_usize..200) {
        let text: String = words.iter().flat_map(|(word, _)| [word.as_str(), " "]).collect();
        let letters: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_ascii_lowercase()).map(|(at, _)| at).collect();
        if letters.is_empty() || text.len() <= 40 {
            return Ok(());
        }
        let at = letters[at % letters.len()];
        let mut quote = text.trim().to_owned();
        quote.insert(at, text.as_bytes()[at] as char);
        let found = verdict(&quote, &text);
        let guarded = matches!(found, Verdict::Absent { nearest: Some(Nearest { guard: Some(_), .. }) });
        prop_assert!(guarded || matches!(found, Verdict::Near { off: 1, .. }), "{:?} {:?}", quote, found);
    }

    #[test]
    fn near_is_what_counting_characters_in_every_window_finds(words in few_words(), from in 0_usize..20, many in 3_usize..9, edits in edits()) {
        let text = words.join(" ");
        let from = from % words.len();
        let mut quote: Vec<char> = words[from..].iter().take(many).flat_map(|word| [word.as_str(), " "]).collect::<String>().trim().chars().collect();
        for (at, c, how) in edits {
            let at = at % quote.len();
            match how {
                0 => quote.insert(at, c),
                1 if quote.len() > 1 => drop(quote.remove(at)),
                _ => quote[at] = c,
            }
        }
        let quote = fold(&quote.into_iter().collect::<String>());
        let limit = quote.chars().count() / 10;
        let found = verdict(&quote, &text);
        if found.stands().is_some() {
            return Ok(());
        }

        let article = Passages::of(&text);
        let edges: Vec<usize> = (0..=text.len()).filter(|&at| !article.is_within_word(at)).collect();
        let mut windows: Vec<(usize, Option<Guard>)> = Vec::new();
        for (nth, &start) in edges.iter().enumerate() {
            for &end in &edges[nth + 1..] {
                let window = &text[start..end];
                let off = strsim::levenshtein(&quote, window);
                if window.trim() == window && off <= limit {
                    windows.push((off, among(&[&quote], &[window])));
                }
            }
        }
        let least = windows.iter().map(|(off, _)| *off).min();
        match found {
            Verdict::Near { off, .. } => prop_assert!(windows.contains(&(off, None)), "{} {:?}", off, windows),
            _ => prop_assert!(windows.iter().any(|(off, guard)| Some(*off) == least && guard.is_some()) || windows.is_empty(), "{:?}", windows),
        }
    }

    #[test]
    fn a_gap_is_near_where_its_parts_are_in_every_pair_of_windows(words in few_words(), from in 0_usize..20, edits in edits()) {
        let text = words.join(" ");
        let from = from % (words.len() - 3);
        let mut head: Vec<char> = format!("{} {}", words[from], words[from + 1]).chars().collect();
        let tail = words[from + 3..].iter().take(3).cloned().collect::<Vec<_>>().join(" ");
        let (at, c, _) = edits[0];
        let at = at % head.len();
        head[at] = c;
        let head = fold(&head.into_iter().collect::<String>());
        let quote = format!("{head} … {tail}");
        let found = verdict(&quote, &text);
        if found.stands().is_some() {
            return Ok(());
        }

        let article = Passages::of(&text);
        let edges: Vec<usize> = (0..=text.len()).filter(|&at| !article.is_within_word(at)).collect();
        let windows = |part: &str| -> Vec<(usize, usize, usize)> {
            let pairs = edges.iter().flat_map(|&start| edges.iter().map(move |&end| (start, end)));
            pairs
                .filter(|&(start, end)| start < end && text[start..end].trim() == &text[start..end])
                .map(|(start, end)| (start, end, strsim::levenshtein(part, &text[start..end])))
                .collect()
        };
        let limit = (head.chars().count() + tail.chars().count()) / 10;
        let tails = windows(&tail);
        let mut least: Vec<(usize, Option<Guard>)> = Vec::new();
        for (start, end, off) in windows(&head) {
            for &(from, to, more) in &tails {
                if end <= from && off + more <= limit {
                    least.push((off + more, among(&[&head, &tail], &[&text[start..end], &text[from..to]])));
                }
            }
        }
        let off = least.iter().map(|(off, _)| *off).min();
        match found {
            Verdict::Near { off, .. } if !least.is_empty() => prop_assert!(least.contains(&(off, None)), "{least:?}"),
            Verdict::Absent { .. } => prop_assert!(
                least.is_empty() || least.iter().any(|&(this, guard)| Some(this) == off && guard.is_some()),
                "{:?} {:?} {:?}", quote, text, least
            ),
            _ => {}
        }
    }
}

/// A text of words that are much alike.
fn few_words() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "a", "ab", "abba", "not", "note", "lawful", "unlawful", "ab-ba", "will", "well", "balance,",
    ]);
    prop::collection::vec(word.prop_map(str::to_owned), 4..20)
}

/// Where a quote is changed, by which letter, and how.
fn edits() -> impl Strategy<Value = Vec<(usize, char, u8)>> {
    let letter = prop::sample::select(vec!['a', 'b', 'n', ' ', 'l', 'ü']);
    prop::collection::vec((0_usize..80, letter, 0_u8..3), 1..4)
}
