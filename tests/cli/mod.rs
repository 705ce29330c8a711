//! The commands, run as a user runs them.

// What a change brings, in a git project whose history the test writes.
mod review;
// A folder becomes a project.
mod init;
