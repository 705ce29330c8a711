//! Files, replaced at once or not at all.

use camino::{Utf8Path, Utf8PathBuf};
use std::fs;
use std::io::{self, Write};
use tempfile::{Builder, NamedTempFile};
use thiserror::Error;

/// Why a file was not written.
#[derive(Debug, Error)]
#[allow(missing_docs)] // the messages say it
pub enum EditError {
    #[error("{0} leads out of the project, and nothing is written there")]
    Outside(String),
    #[error("{0} is there already")]
    Exists(String),
    #[error("{0} is no plain file")]
    NoFile(String),
    #[error("{0} cannot be written: {1}")]
    Io(String, io::Error),
}

impl EditError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Outside(_) => "put a plain file in the place of the link",
            Self::Exists(_) => "nothing is written over: move it away first",
            Self::NoFile(_) => "move it away first",
            Self::Io(..) => "see that the folder is there, that it may be written to, and that there is room",
        }
    }
}

/// Puts `bytes` in the place of the file at `path` of the project in `root`, or makes that file. A file that was there
/// keeps its permissions; a link stays a link, and what it leads to is replaced. Folders on the way are made.
///
/// # Errors
/// [`EditError`]; the old file then is as it was.
pub fn replace(root: &Utf8Path, path: &str, bytes: &[u8]) -> Result<(), EditError> {
    put(&inside(root, path)?, path, bytes, true)
}

/// Makes the file at `path` of the project in `root`. Folders on the way are made.
///
/// # Errors
/// [`EditError`], also where something is there already.
pub fn write_new(root: &Utf8Path, path: &str, bytes: &[u8]) -> Result<(), EditError> {
    let target = inside(root, path)?;
    if target.symlink_metadata().is_ok() {
        return Err(EditError::Exists(path.into()));
    }
    put(&target, path, bytes, false)
}

/// A file that a person named, wherever it is: opened before the long work, so that what cannot be written is known
/// before it, and there only once it is whole.
#[derive(Debug)]
pub struct Output {
    target: Utf8PathBuf,
    shown: String,
    file: NamedTempFile,
}

impl Output {
    /// Opens the file at `path`. Any that is there stays as it is until [`Output::finish`].
    ///
    /// # Errors
    /// [`EditError`].
    pub fn open(path: &Utf8Path) -> Result<Self, EditError> {
        let target = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
        let file = open(&target, path.as_str())?;
        Ok(Self { target, shown: path.to_string(), file })
    }

    /// Puts `bytes` in the place of the file, or makes it.
    ///
    /// # Errors
    /// [`EditError`]; the old file then is as it was.
    pub fn finish(self, bytes: &[u8]) -> Result<(), EditError> {
        keep(self.file, &self.target, &self.shown, bytes, true)
    }
}

/// Where `path` of the project really is, with the folders on the way made, or an error where that is outside.
fn inside(root: &Utf8Path, path: &str) -> Result<Utf8PathBuf, EditError> {
    let outside = || EditError::Outside(path.into());
    let io = |error| EditError::Io(path.into(), error);
    let relative = Utf8Path::new(path);
    let plain = relative.components().all(|part| matches!(part, camino::Utf8Component::Normal(_)));
    let name = relative.file_name().filter(|_| plain).ok_or_else(outside)?;
    let root = root.canonicalize_utf8().map_err(io)?;
    let mut folder = root.clone();
    for part in relative.parent().into_iter().flat_map(Utf8Path::components) {
        let next = folder.join(part);
        if next.symlink_metadata().is_err() {
            fs::create_dir(&next).map_err(io)?;
        }
        // One step at a time: a folder is only made below one that is known to lie inside.
        folder = next.canonicalize_utf8().map_err(io)?;
        if !folder.starts_with(&root) {
            return Err(outside());
        }
    }
    let target = folder.join(name);
    match target.symlink_metadata() {
        Ok(meta) if meta.is_symlink() => {
            let real = target.canonicalize_utf8().map_err(|_| outside())?;
            if real.starts_with(&root) { Ok(real) } else { Err(outside()) }
        }
        _ => Ok(target),
    }
}

/// Writes `bytes` beside the target and gives them its name.
fn put(target: &Utf8Path, shown: &str, bytes: &[u8], over: bool) -> Result<(), EditError> {
    keep(open(target, shown)?, target, shown, bytes, over)
}

/// A new file beside the target.
fn open(target: &Utf8Path, shown: &str) -> Result<NamedTempFile, EditError> {
    let folder = target.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    if fs::metadata(target).is_ok_and(|old| !old.is_file()) {
        return Err(EditError::NoFile(shown.into()));
    }
    beside(folder).map_err(|error| EditError::Io(shown.into(), error))
}

/// Writes `bytes` to `file` and gives it the target's name.
fn keep(
    mut file: NamedTempFile,
    target: &Utf8Path,
    shown: &str,
    bytes: &[u8],
    over: bool,
) -> Result<(), EditError> {
    let io = |error| EditError::Io(shown.into(), error);
    file.write_all(bytes).map_err(io)?;
    if let Ok(old) = fs::metadata(target) {
        file.as_file().set_permissions(old.permissions()).map_err(io)?;
    }
    file.as_file().sync_all().map_err(io)?;
    let kept = if over { file.persist(target) } else { file.persist_noclobber(target) };
    match kept {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(EditError::Exists(shown.into()))
        }
        Err(error) => Err(io(error.error)),
    }
}

/// A new file with the permissions that a new file has for this user, which a file for secrets would not.
fn beside(folder: &Utf8Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".posdiff-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn project() -> (TempDir, Utf8PathBuf) {
        let folder = TempDir::new().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        (folder, root)
    }

    fn names(folder: &Utf8Path) -> Vec<String> {
        let mut names: Vec<_> =
            folder.read_dir_utf8().unwrap().map(|entry| entry.unwrap().file_name().to_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let (_kept, root) = project();
        replace(&root, "seeds/seeds.lock", b"one").unwrap();
        replace(&root, "seeds/seeds.lock", b"two").unwrap();
        assert_eq!(fs::read(root.join("seeds/seeds.lock")).unwrap(), b"two");
        assert_eq!(names(&root.join("seeds")), ["seeds.lock"]);
    }

    #[test]
    fn a_file_that_was_begun_is_there_once_it_is_whole() {
        let (_kept, root) = project();
        let page = root.join("page.html");
        fs::write(&page, "old").unwrap();
        drop(Output::open(&page).unwrap());
        assert_eq!((fs::read(&page).unwrap(), names(&root)), (b"old".to_vec(), vec!["page.html".into()]));
        Output::open(&page).unwrap().finish(b"new").unwrap();
        assert_eq!((fs::read(&page).unwrap(), names(&root)), (b"new".to_vec(), vec!["page.html".into()]));
        assert!(matches!(Output::open(&root.join("none/page.html")), Err(EditError::Io(..))));
        assert!(matches!(Output::open(&root), Err(EditError::NoFile(_))));
    }

    #[test]
    fn a_new_file_is_never_written_over_an_old_one() {
        let (_kept, root) = project();
        write_new(&root, "positions/a.yaml", b"one").unwrap();
        let error = write_new(&root, "positions/a.yaml", b"two").unwrap_err();
        assert!(matches!(error, EditError::Exists(_)), "{error}");
        assert_eq!(fs::read(root.join("positions/a.yaml")).unwrap(), b"one");
    }

    #[test]
    fn no_name_leads_out_of_the_project() {
        let (_kept, root) = project();
        for path in ["../x", "/x/y", "a/../../x", "", ".", "a/.."] {
            assert!(matches!(replace(&root, path, b""), Err(EditError::Outside(_))), "{path}");
        }
        assert_eq!(names(&root), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_project_and_one_that_stays_inside_stays_a_link() {
        use std::os::unix::fs::symlink;
        let (_kept, root) = project();
        let (_elsewhere, outside) = project();
        fs::write(outside.join("x"), "theirs").unwrap();
        symlink(outside.join("x"), root.join("file")).unwrap();
        symlink(&outside, root.join("folder")).unwrap();
        symlink(outside.join("none"), root.join("nothing")).unwrap();
        for path in ["file", "folder/x", "folder/new", "nothing"] {
            assert!(matches!(replace(&root, path, b"ours"), Err(EditError::Outside(_))), "{path}");
        }
        assert_eq!(fs::read(outside.join("x")).unwrap(), b"theirs");
        assert_eq!(names(&outside), ["x"]);
        fs::write(root.join("real"), "old").unwrap();
        symlink("real", root.join("link")).unwrap();
        replace(&root, "link", b"new").unwrap();
        assert_eq!(fs::read(root.join("real")).unwrap(), b"new");
        assert!(root.join("link").is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_permissions_and_a_new_one_has_the_usual_ones() {
        use std::os::unix::fs::PermissionsExt;
        let (_kept, root) = project();
        let mode = |name: &str| fs::metadata(root.join(name)).unwrap().permissions().mode() & 0o777;
        fs::write(root.join("a"), "old").unwrap();
        let usual = mode("a");
        fs::set_permissions(root.join("a"), fs::Permissions::from_mode(0o640)).unwrap();
        replace(&root, "a", b"new").unwrap();
        write_new(&root, "b", b"new").unwrap();
        assert_eq!((mode("a"), mode("b")), (0o640, usual));
    }
}
