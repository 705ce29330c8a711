//! Where files are: a folder, a git revision or memory, behind one small face.

/// What a project's files are read from.
pub trait Store: Sync {
    /// The entries below `folder` whose names end in `suffix`, sorted by path; hidden ones are left out. What a
    /// version control system ignores is listed all the same: a text that git ignores counts.
    fn list(&self, folder: &str, suffix: &str) -> Vec<Entry>;

    /// The bytes of a file; none where there is no such file.
    ///
    /// # Errors
    /// [`Unreadable`] where something is there that cannot be read, or that is larger than `limit` bytes.
    fn read(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Unreadable>;
}

/// One entry of a listing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The path in the project, parted by `/`.
    pub path: Box<str>,
    /// Why it cannot be read for what it is: a folder, a pipe, a link that leads out.
    pub refused: Option<Unreadable>,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Unreadable {
    /// A reason with a way out.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }

    pub(super) fn too_large(size: u64, limit: u64) -> Self {
        Self::new(
            format!("too large: {size} bytes, and at most {limit} are read"),
            "split it, or take out what does not belong in it",
        )
    }
}
