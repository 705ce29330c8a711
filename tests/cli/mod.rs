//! The commands, run as a user runs them.

// Whether the records hold, and what is mended.
mod check;
// What was verified, written down.
mod lock;
// The page.
mod report;
