//! Bytes of the user's files: fixes, the lock, a new project's files. The only module that writes.
//!
//! Files are replaced whole and at once: the new bytes go into a file beside the old one, which then takes its name, so
//! that a crash leaves the one or the other and never half of both. Nothing is written through a link that leads out of
//! the project.

mod fixes;
mod files;
mod new_project;

pub use files::{EditError, Output, replace, write_new};
pub use fixes::{Mended, mend, with_edits};
pub use new_project::{NewFile, WORKFLOW, begin};
