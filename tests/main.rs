//! The integration tests: one binary, so that they link once.
#![allow(clippy::unwrap_used)]

// What several tests stand on: projects in temporary folders, and a history for them.
mod support;
// Reading a project as it stood at a git revision.
mod revision;
// The README and the docs: what they show is what the commands print (TRYCMD=overwrite rewrites it).
mod docs;
// The rules' pages: their examples run, and docs/rules is made from them.
mod rules;
// The commands, one file each.
mod cli;
// One set of findings through every writer, against the formats' own schemas.
mod writers;
// The action's shell steps, and what the YAML of action, hooks and workflows promises.
mod action;
