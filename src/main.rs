//! The `posdiff` command.
fn main() {}
