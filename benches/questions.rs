//! How long it takes from files in memory to an answer.

mod generated;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use posdiff::history::{History, Point, Selection};
use posdiff::read::{Reading, read};
use posdiff::report::{Diff, json};

const SIZES: [usize; 2] = [1_000, 10_000];

fn main() {
    divan::main();
}

fn reading(records: usize) -> Reading {
    let reading = read(&generated::project(records));
    assert!(reading.faults.is_empty(), "a generated project has a fault: {:?}", reading.faults.first());
    assert_eq!(reading.corpus.records().count(), records);
    reading
}

#[divan::bench(name = "read", args = SIZES)]
fn files_to_records(bencher: Bencher<'_, '_>, records: usize) {
    let files = generated::project(records);
    bencher.counter(ItemsCount::new(records)).bench_local(|| read(black_box(&files)));
}

#[divan::bench(name = "history", args = SIZES)]
fn records_to_timelines(bencher: Bencher<'_, '_>, records: usize) {
    let reading = reading(records);
    bencher
        .counter(ItemsCount::new(records))
        .bench_local(|| History::new(black_box(&reading.corpus), Selection::default()).len());
}

#[divan::bench(name = "diff", args = SIZES)]
fn two_days_to_moves(bencher: Bencher<'_, '_>, records: usize) {
    let reading = reading(records);
    bencher.counter(ItemsCount::new(records)).bench_local(|| {
        let history = History::new(black_box(&reading.corpus), Selection::default());
        let day = |typed: &str| Point::parse(typed, &history).expect("a day");
        let (from, to) = (day("2022-12-31"), day("2024-06-30"));
        let moves = history.moves(from.by(), to.by(), |_| true);
        let mut out = Vec::new();
        json::diff(&Diff::new(&history, &from, &to, &moves), &mut out).expect("memory takes all");
        out.len()
    });
}

#[divan::bench(name = "log", args = SIZES)]
fn timelines_to_steps(bencher: Bencher<'_, '_>, records: usize) {
    let reading = reading(records);
    let history = History::new(&reading.corpus, Selection::default());
    bencher.counter(ItemsCount::new(records)).bench_local(|| black_box(&history).log(|_| true).len());
}
