//! The integration tests: one binary, so that they link once.
#![allow(clippy::unwrap_used)]

// What several tests stand on: projects in temporary folders, and a history for them.
mod support;
// Reading a project as it stood at a git revision.
mod revision;
// The README and the docs: what they show is what the commands print (TRYCMD=overwrite rewrites it).
mod docs;
// The commands, one file each.
mod cli;
// Input made to harm: a clear finding, escaped output, and nothing of a file outside the project.
mod hostile;
// The rules' pages: their examples run, and docs/rules is made from them.
mod rules;
// What a party is known to hold at a day: the day and the order of records, and how they fold.
mod standings;
// What changed between two standings, two articles, or from one record to the next.
mod moves;
// How far apart two parties are at one day and another.
mod gaps;
// What a year, a month, a day or an article's name stands for.
mod points;
// What holds for every project: laws over generated ones.
mod laws;
// Every kind of file and field, every fault at its place, and files made to break a reader.
mod reading;
// One set of findings through every writer, against the formats' own schemas.
mod writers;
// The action's shell steps, and what the YAML of action, hooks and workflows promises.
mod action;
// The house keeps its plan: layers, who may print and open files, what every file owes its reader.
mod architecture;
// The real record, positions/, holds what it promises.
mod curated;
