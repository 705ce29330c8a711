//! Reads any text as a lock: what could be read is written and read back as the same, without a complaint.
#![no_main]

use libfuzzer_sys::fuzz_target;
use posdiff::evidence::Lock;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (lock, problems) = Lock::parse(text);
    let lines = text.lines().count().max(1);
    assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)), "{problems:?}");
    let written = lock.to_string();
    assert_eq!(Lock::parse(&written), (lock, Vec::new()), "{written:?}");
});
