//! The commands, run as a user runs them.

// Whether the records hold, and what is mended.
mod check;
// What was verified, written down.
mod lock;
// What a change brings, in a git project whose history the test writes.
mod review;
// A folder becomes a project.
mod init;
// The page.
mod report;
