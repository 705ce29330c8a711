//! A project as it stood at a git revision. Git is asked, never trusted with more than reading.
