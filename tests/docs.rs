//! The README and the docs are current: what they show is what the commands print.

#[test]
fn the_readme_shows_what_its_commands_print() {
    trycmd::TestCases::new().env("COLUMNS", "100").case("README.md");
}
