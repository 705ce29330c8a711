//! The commands, run as a user runs them.

// Whether the records hold, and what is mended.
mod check;
// What was verified, written down.
mod lock;
// What a change brings, in a git project whose history the test writes.
mod review;
// What moved between two points.
mod diff;
// One stance through time.
mod log;
// Who stands where.
mod show;
// How far apart two parties are.
mod gap;
// The evidence for one standing.
mod why;
// What all five questions share: filters, revisions, names that nobody has, exit statuses, colour, a closed pipe.
mod questions;
// What records say commands nothing: no terminal, no log, no page and no sheet.
mod foreign;
// Narrow screens.
mod width;
// A folder becomes a project.
mod init;
// The page.
mod report;
// A new text, and what it may hold.
mod draft;
