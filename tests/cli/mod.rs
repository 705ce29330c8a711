//! The commands, run as a user runs them.

// Whether the records hold, and what is mended.
mod check;
// What was verified, written down.
mod lock;
// What a change brings, in a git project whose history the test writes.
mod review;
// A folder becomes a project.
mod init;
// A new text, and what it may hold.
mod draft;
