//! A git repository in a temporary folder, whose history a test writes itself.

use camino::{Utf8Path, Utf8PathBuf};
use std::fs;
use std::process::Command;
use tempfile::TempDir;

/// A repository that is gone with its value.
pub(crate) struct TempRepository {
    _folder: TempDir,
    path: Utf8PathBuf,
}

impl TempRepository {
    /// An empty repository on the branch `main`.
    pub(crate) fn new() -> Self {
        let repository = Self::without_git();
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// A folder that is no repository.
    pub(crate) fn without_git() -> Self {
        let folder = TempDir::new().unwrap();
        let path = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap();
        Self { _folder: folder, path }
    }

    /// A clone of this repository in a folder of its own.
    pub(crate) fn clone_with(&self, arguments: &[&str]) -> Self {
        let clone = Self::without_git();
        let from = format!("file://{}", self.path);
        clone.git(&[&["clone", "--quiet"], arguments, &[&from, "."]].concat());
        clone
    }

    /// The repository's folder.
    pub(crate) fn path(&self) -> &Utf8Path {
        &self.path
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path.join(path)).unwrap()
    }

    /// Puts one text in the place of another, which must be there.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} does not hold {old:?}");
        self.write(path, text.replace(old, new));
    }

    /// Commits everything; gives the commit's full name.
    pub(crate) fn commit(&self, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    /// Runs git here; gives what it wrote.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let mut git = Command::new("git");
        for name in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{name}_NAME"), "Test").env(format!("GIT_{name}_EMAIL"), "test@example.org");
            git.env(format!("GIT_{name}_DATE"), "2026-01-01T00:00:00Z");
        }
        git.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            git.env_remove(name);
        }
        let output = git.arg("-C").arg(&self.path).args(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}
