//! How much each rule weighs: by itself, by the project's settings, by the command line, the last word last.

use super::rules::{self, ALL, UnknownRule};
use crate::model::{Level, Settings};
use std::collections::BTreeMap;

/// The level of every rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static str, Level>);

impl Levels {
    /// The levels of a project. Rules that its settings name and that there are not are [wrong shapes](super::rules) of
    /// the settings' file.
    pub fn of(settings: &Settings) -> Self {
        let mut levels: BTreeMap<_, _> =
            ALL.iter().map(|rule| (rule.facts().name, rule.facts().level)).collect();
        for (name, level) in &settings.rules {
            if let Some(rule) = rules::by_name(name) {
                levels.insert(rule.facts().name, *level);
            }
        }
        Self(levels)
    }

    /// The level of a rule; errors are what nobody has heard of.
    pub fn level(&self, rule: &str) -> Level {
        self.0.get(rule).copied().unwrap_or(Level::Error)
    }

    /// Sets one level.
    ///
    /// # Errors
    /// [`UnknownRule`] where there is no rule of that name.
    pub fn set(&mut self, name: &str, level: Level) -> Result<(), UnknownRule> {
        let rule = rules::named(name)?;
        self.0.insert(rule.facts().name, level);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_change_a_level_and_the_command_line_has_the_last_word() {
        let mut settings = Settings::default();
        settings.rules.insert("quote-long".into(), Level::Error);
        settings.rules.insert("no-such-rule".into(), Level::Error);
        let mut levels = Levels::of(&settings);
        assert_eq!(levels.level("quote-long"), Level::Error);
        assert_eq!(levels.level("text-missing"), Level::Allow);
        levels.set("quote-long", Level::Allow).unwrap();
        assert_eq!(levels.level("quote-long"), Level::Allow);
    }

    #[test]
    fn a_rule_that_there_is_not_names_the_nearest() {
        let mut levels = Levels::of(&Settings::default());
        let unknown = levels.set("quote-lnog", Level::Error).unwrap_err();
        assert_eq!(unknown.nearest, Some("quote-long"));
        assert_eq!(unknown.help(), "did you mean `quote-long`?");
        assert_eq!(
            levels.set("zzzzzzzz", Level::Error).unwrap_err().help(),
            "`posdiff rules` lists them all"
        );
    }
}
