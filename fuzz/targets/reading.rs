//! Reads any bytes as one of a project's files, and lets every rule judge what came of it.
//!
//! The first byte chooses the file. Nothing may panic, each fault must stand on characters of its file, and what is mended
//! must still be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use posdiff::check::{Case, Levels, LockFile, check};
use posdiff::edit::with_edits;
use posdiff::read::{Memory, Texts, is_readable_yaml, read};

const PATHS: [&str; 4] =
    ["positions/a.yaml", "positions/parties.yaml", "positions/issues.yaml", "posdiff.yaml"];

fuzz_target!(|data: &[u8]| {
    let Some((choice, file)) = data.split_first() else { return };
    let mut project = Memory::from([
        ("positions/parties.yaml", "north: {name: N, speakers: {ada: {name: A}}}\nsouth: {name: S}\n"),
        (
            "positions/issues.yaml",
            "peace: {question: P?, scale: [a: A, b: B, c: C], terms: {by: {type: date}, who: {type: set, of: party}}}\n",
        ),
        (
            "positions/a.yaml",
            "article: {seed: a.txt, title: A, published: 2022}\nrecords: [{party: north, issue: peace, stance: S.}]\n",
        ),
        ("posdiff.yaml", "quote-words: 5\n"),
        ("seeds/a.txt", "Northland wants peace at once, and peace it shall have.\n"),
    ]);
    let path = PATHS[usize::from(*choice) % PATHS.len()];
    project.insert(path, file);

    let reading = read(&project);
    for fault in &reading.faults {
        if let Some(file) = reading.corpus.file(&fault.path) {
            assert!(file.text().get(fault.span.range()).is_some(), "{fault:?}");
        }
    }
    let settings = &reading.corpus.settings;
    let (texts, lock) = (Texts::inside(&project, &settings.seeds), LockFile::read(&project, settings));
    let judgement = check(&Case::new(&reading, &texts, &lock), &Levels::of(settings));
    if let Some(file) = reading.corpus.file(path) {
        let fixes = judgement.findings.iter().filter(|finding| &*finding.at.path == path);
        let fixes: Vec<_> = fixes.filter_map(|finding| Some(&finding.fix.as_ref()?.edits[..])).collect();
        let (mended, made) = with_edits(file.text(), &fixes);
        assert!(made == 0 || is_readable_yaml(&mended), "{mended:?}");
    }
});
