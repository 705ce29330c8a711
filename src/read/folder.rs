//! A project in a folder: found upwards from where one stands, listed and read without ever leaving it.

use super::{Entry, SETTINGS, Store, Unreadable};
use camino::{Utf8Path, Utf8PathBuf};
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use thiserror::Error;
use walkdir::WalkDir;

/// A project's folder.
#[derive(Clone, Debug)]
pub struct Folder {
    root: Utf8PathBuf,
    /// The root with every link in it resolved, to tell what leads out.
    real_root: Utf8PathBuf,
}

/// Why there is no project to read.
#[derive(Debug, Error)]
#[allow(missing_docs)] // the messages say it
pub enum NoProject {
    #[error("{0} is no posdiff project, nor is any folder above it: none holds positions/ or posdiff.yaml")]
    Nowhere(Utf8PathBuf),
    #[error("{0} is no posdiff project: it holds neither positions/ nor posdiff.yaml")]
    NotHere(Utf8PathBuf),
    #[error("{0} cannot be entered: {1}")]
    NoFolder(Utf8PathBuf, io::Error),
}

impl Folder {
    /// The nearest project at or above `start`.
    ///
    /// # Errors
    /// [`NoProject`] where neither `start` nor any folder above it is one.
    pub fn find(start: &Utf8Path) -> Result<Self, NoProject> {
        let start = real(start)?;
        let found = start.ancestors().find(|folder| is_project(folder));
        Self::at(found.ok_or_else(|| NoProject::Nowhere(start.clone()))?)
    }

    /// The project in `root` itself.
    ///
    /// # Errors
    /// [`NoProject`] where that is none.
    pub fn open(root: &Utf8Path) -> Result<Self, NoProject> {
        if !is_project(&real(root)?) {
            return Err(NoProject::NotHere(root.to_owned()));
        }
        Self::at(root)
    }

    /// Any folder, whether or not it is a project yet.
    ///
    /// # Errors
    /// [`NoProject::NoFolder`] where there is none.
    pub fn at(root: &Utf8Path) -> Result<Self, NoProject> {
        Ok(Self { root: root.to_owned(), real_root: real(root)? })
    }

    /// The folder itself.
    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// Whether a path without links lies elsewhere.
    fn is_outside(&self, real: &Utf8Path) -> bool {
        !real.starts_with(&self.real_root)
    }

    /// Why a path inside this folder is no plain file of it, if it is none.
    fn refused(&self, path: &Utf8Path, meta: io::Result<Metadata>) -> Option<Unreadable> {
        let meta = match meta {
            Ok(meta) => meta,
            Err(error) => return Some(io_reason(&error)),
        };
        match path.canonicalize_utf8() {
            Err(error) => return Some(io_reason(&error)),
            Ok(real) if self.is_outside(&real) => {
                return Some(Unreadable::new(
                    "a link that leads out of the project",
                    "put the file itself there: only what lies in the project is read",
                ));
            }
            Ok(_) => {}
        }
        if meta.is_dir() {
            return Some(Unreadable::new(
                "a folder, and a file is expected by its name",
                "rename the folder",
            ));
        }
        let help = "put a plain file there";
        (!meta.is_file()).then(|| Unreadable::new("no plain file but a pipe, a socket or a device", help))
    }
}

impl Store for Folder {
    fn list(&self, folder: &str, suffix: &str) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut walk = WalkDir::new(self.root.join(folder)).follow_links(true).min_depth(1).into_iter();
        while let Some(next) = walk.next() {
            let (path, meta) = match next {
                Ok(entry) => (entry.path().to_owned(), entry.metadata().map_err(io::Error::from)),
                Err(error) => {
                    let Some(path) = error.path().map(ToOwned::to_owned) else { continue };
                    if error.depth() == 0 {
                        continue; // no such folder: nothing is listed
                    }
                    // The system's own reason, where there is one: what wraps it names the machine's folders.
                    let error = match error.loop_ancestor() {
                        Some(_) => io::Error::from(error),
                        None => error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()),
                    };
                    (path, Err(error))
                }
            };
            let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            let is_folder = meta.as_ref().is_ok_and(Metadata::is_dir);
            if hidden {
                if is_folder {
                    walk.skip_current_dir();
                }
                continue;
            }
            let lossy = Utf8PathBuf::from(path.to_string_lossy().into_owned());
            let named = lossy.as_str().ends_with(suffix);
            let no_utf8 = Utf8Path::from_path(&path).is_none();
            // A link to a folder is followed while it stays inside; a broken one matters wherever it is.
            let is_link = path.symlink_metadata().is_ok_and(|meta| meta.is_symlink());
            let refused = if no_utf8 {
                Some(Unreadable::new("its name is not UTF-8", "rename it"))
            } else if named || is_link || meta.is_err() {
                self.refused(&lossy, meta)
            } else {
                None
            };
            if is_folder && is_link && lossy.canonicalize_utf8().is_ok_and(|real| self.is_outside(&real)) {
                walk.skip_current_dir();
            } else if !named && (is_folder || refused.is_none()) {
                continue;
            }
            let inside = lossy.strip_prefix(&self.root).unwrap_or(&lossy);
            let path = inside.components().map(|part| part.as_str()).collect::<Vec<_>>().join("/");
            entries.push(Entry { path: path.into(), refused });
        }
        entries.sort();
        entries
    }

    fn read(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        let full = self.root.join(path);
        match fs::metadata(&full) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(&full).is_err() => {
                return Ok(None);
            }
            meta => {
                // What is no plain file is never opened: a pipe would wait for ever.
                let size = meta.as_ref().map_or(0, Metadata::len);
                if let Some(why) = self.refused(&full, meta) {
                    return Err(why);
                }
                if size > limit {
                    return Err(Unreadable::too_large(size, limit));
                }
            }
        }
        let mut bytes = Vec::new();
        let read = File::open(&full).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
        match read {
            Err(error) => Err(io_reason(&error)),
            Ok(size) if size as u64 > limit => Err(Unreadable::too_large(size as u64, limit)),
            Ok(_) => Ok(Some(bytes)),
        }
    }
}

fn is_project(folder: &Utf8Path) -> bool {
    folder.join("positions").is_dir() || folder.join(SETTINGS).is_file()
}

fn real(folder: &Utf8Path) -> Result<Utf8PathBuf, NoProject> {
    let no_folder = |error| NoProject::NoFolder(folder.to_owned(), error);
    let real = folder.canonicalize_utf8().map_err(no_folder)?;
    match fs::metadata(&real) {
        Ok(meta) if !meta.is_dir() => Err(no_folder(io::ErrorKind::NotADirectory.into())),
        Err(error) => Err(no_folder(error)),
        Ok(_) => Ok(real),
    }
}

fn io_reason(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            Unreadable::new("no permission to read it", "let yourself read it (chmod u+r)")
        }
        io::ErrorKind::NotFound => Unreadable::new("a link to nothing", "mend the link, or take it away"),
        _ if error.to_string().contains("loop") || error.raw_os_error() == Some(40) => {
            Unreadable::new("a link that leads back to itself", "mend the link, or take it away")
        }
        _ => Unreadable { message: error.to_string(), help: None },
    }
}
