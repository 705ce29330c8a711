//! A project as it stood at a git revision. Git is asked, never trusted with more than reading.
//!
//! Whoever reviews a stranger's change runs git over a stranger's files. So it is called with no hook, no file
//! monitor, no fetch, no lock and no prompt; it never compares the working tree, which would run filters; a
//! revision is verified before it is used, and what stands behind `--` is a path.

use super::{Entry, Folder, Store, Unreadable};
use camino::{Utf8Path, Utf8PathBuf};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::sync::Mutex;
use thiserror::Error;

/// The git repository that a project's folder lies in.
#[derive(Clone, Debug)]
pub struct Repository {
    /// The project's folder, in which git is started.
    folder: Utf8PathBuf,
    /// The folder's path in the repository, with `/` behind it; empty where it is the repository's own.
    prefix: Vec<u8>,
}

/// A project's files as they stood at one commit.
#[derive(Debug)]
pub struct Revision {
    commit: String,
    files: BTreeMap<Box<str>, Result<Blob, Unreadable>>,
    objects: Mutex<Objects>,
}

/// Git's name for the bytes of a file.
type Blob = Box<str>;

/// Why git could not answer.
#[derive(Debug, Error)]
#[allow(missing_docs)] // the messages say it
pub enum GitFailure {
    #[error("git cannot be started: {0}")]
    NoGit(io::Error),
    #[error("{folder} lies in no git repository")]
    NoRepository { folder: Utf8PathBuf },
    #[error("git does not trust the repository that {folder} lies in: {reason}")]
    OtherOwner { folder: Utf8PathBuf, reason: String },
    #[error("`{rev}` cannot be the name of a revision")]
    NoName { rev: String },
    #[error("git knows no revision `{rev}`")]
    NoSuchRevision { rev: String, shallow: bool },
    #[error("the repository has no commit yet")]
    NoCommit,
    #[error("`{rev}` and what is checked out have no commit in common that git knows of")]
    NoMergeBase { rev: String, shallow: bool },
    #[error("git {command} failed: {reason}")]
    Failed { command: String, reason: String },
}

impl GitFailure {
    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        const DEEPEN: &str =
            "this clone is shallow: run `git fetch --unshallow`, or give actions/checkout `fetch-depth: 0`";
        match self {
            Self::NoGit(error) if error.kind() == io::ErrorKind::NotFound => {
                Some("install git, or see that its folder is in PATH".into())
            }
            Self::NoGit(_) | Self::Failed { .. } => None,
            Self::NoRepository { .. } => Some("`git init` makes one; revisions are git's".into()),
            Self::OtherOwner { folder, reason } => {
                let named = reason.split('\'').nth(1).unwrap_or(folder.as_str());
                Some(format!(
                    "it belongs to somebody else; if you trust it, run `git config --global --add safe.directory {named}`"
                ))
            }
            Self::NoName { .. } => Some("name a branch, a tag or a commit".into()),
            Self::NoSuchRevision { shallow: true, .. } | Self::NoMergeBase { shallow: true, .. } => {
                Some(DEEPEN.into())
            }
            Self::NoSuchRevision { rev, .. } => Some(match rev.split_once('/') {
                Some((remote, branch)) if remote == "origin" && !branch.is_empty() => {
                    format!("run `git fetch origin {branch}` first")
                }
                _ => "`git branch --all` and `git tag` list the names that there are".into(),
            }),
            Self::NoMergeBase { .. } => Some("name a branch or a commit of the same history".into()),
            Self::NoCommit => Some("commit a first time".into()),
        }
    }
}

impl Repository {
    /// The repository that the project's folder lies in.
    ///
    /// # Errors
    /// [`GitFailure`] where there is no git, no repository, or one that git does not trust.
    pub fn of(folder: &Folder) -> Result<Self, GitFailure> {
        let folder = folder.root().to_owned();
        let mut prefix = answer(&folder, &["rev-parse", "--show-prefix"])?;
        if prefix.last() == Some(&b'\n') {
            prefix.pop();
        }
        Ok(Self { folder, prefix })
    }

    /// The project as it stood at `rev`, the name of a commit.
    ///
    /// # Errors
    /// [`GitFailure::NoSuchRevision`] where git knows no such commit, and any other where it cannot read it.
    pub fn revision(&self, rev: &str) -> Result<Revision, GitFailure> {
        let commit = self.commit(rev)?;
        self.at(commit)
    }

    /// The project as it stood where `rev` and `head` parted: what a change since `rev` is measured against, also where
    /// `rev` itself has gone on since. `HEAD` is what is checked out.
    ///
    /// # Errors
    /// [`GitFailure::NoMergeBase`] where the two have no commit in common, and as [`Repository::revision`].
    pub fn base(&self, rev: &str, head: &str) -> Result<Revision, GitFailure> {
        let wanted = self.commit(rev)?;
        let head = self.commit(head).map_err(|error| match error {
            GitFailure::NoSuchRevision { rev, .. } if rev == "HEAD" => GitFailure::NoCommit,
            error => error,
        })?;
        let output = run(&self.folder, &["merge-base", &wanted, &head])?;
        if output.status.code() == Some(1) {
            return Err(GitFailure::NoMergeBase { rev: rev.to_owned(), shallow: self.is_shallow() });
        }
        let base = text(succeeded(&self.folder, "merge-base", output)?);
        self.at(base.trim().to_owned())
    }

    /// The project's folder in the repository, with `/` behind it; empty where it is the repository's own.
    pub fn project(&self) -> String {
        String::from_utf8_lossy(&self.prefix).into_owned()
    }

    /// The full name of the commit that `rev` names.
    fn commit(&self, rev: &str) -> Result<String, GitFailure> {
        if rev.is_empty() || rev.starts_with('-') || rev.contains(char::is_control) {
            return Err(GitFailure::NoName { rev: rev.escape_debug().to_string() });
        }
        let name = format!("{rev}^{{commit}}");
        let output = run(&self.folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name])?;
        if !output.status.success() {
            return Err(GitFailure::NoSuchRevision { rev: rev.to_owned(), shallow: self.is_shallow() });
        }
        Ok(text(output.stdout).trim().to_owned())
    }

    fn is_shallow(&self) -> bool {
        let answer = answer(&self.folder, &["rev-parse", "--is-shallow-repository"]);
        answer.is_ok_and(|answer| answer.starts_with(b"true"))
    }

    fn at(&self, commit: String) -> Result<Revision, GitFailure> {
        let prefix = os_text(&self.prefix);
        let mut arguments = vec!["ls-tree".as_ref(), "-rz".as_ref(), "--full-tree".as_ref(), commit.as_ref()];
        if !self.prefix.is_empty() {
            arguments.extend(["--".as_ref(), prefix.as_os_str()]);
        }
        let listing = answer(&self.folder, &arguments)?;
        let mut objects = Objects::open(&self.folder)?;
        let files = files(&listing, &self.prefix, &mut objects);
        Ok(Revision { commit, files, objects: Mutex::new(objects) })
    }
}

impl Revision {
    /// The full name of the commit.
    pub fn commit(&self) -> &str {
        &self.commit
    }

    /// Whether nothing of the project's folder was there yet.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl Store for Revision {
    fn list(&self, folder: &str, suffix: &str) -> Vec<Entry> {
        let inside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let hidden = |rest: &str| rest.split('/').any(|part| part.starts_with('.'));
        let wanted = self.files.iter().filter(|(path, blob)| {
            let below = path.strip_prefix(&*inside).is_some_and(|rest| !hidden(rest));
            below && (path.ends_with(suffix) || blob.is_err())
        });
        wanted.map(|(path, blob)| Entry { path: path.clone(), refused: blob.clone().err() }).collect()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        match self.files.get(path) {
            None => Ok(None),
            Some(Err(why)) => Err(why.clone()),
            Some(Ok(blob)) => {
                let mut objects = self.objects.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                objects.read(blob, limit).map(Some)
            }
        }
    }
}

/// `ls-tree -rz` → the files of the project by their paths in it. Links are looked up within the revision, one step
/// far; what is no plain file in the end is kept with the reason.
fn files(
    listing: &[u8],
    prefix: &[u8],
    objects: &mut Objects,
) -> BTreeMap<Box<str>, Result<Blob, Unreadable>> {
    let mut files = BTreeMap::new();
    let mut links = Vec::new();
    for line in listing.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        // "<mode> <type> <name>\t<path>"
        let Some(tab) = memchr::memchr(b'\t', line) else { continue };
        let Some(path) = line[tab + 1..].strip_prefix(prefix) else { continue };
        let mut head = line[..tab].split(|byte| *byte == b' ');
        let (mode, blob) = (head.next().unwrap_or_default(), head.nth(1).unwrap_or_default());
        let blob: Blob = String::from_utf8_lossy(blob).into();
        let Ok(name) = std::str::from_utf8(path) else {
            let why = Unreadable::new("its name is not UTF-8", "rename it");
            files.insert(String::from_utf8_lossy(path).into(), Err(why));
            continue;
        };
        match mode {
            b"120000" => links.push((name, blob)),
            b"160000" => {
                let why = Unreadable::new(
                    "a submodule: its files are no part of the revision",
                    "put the files themselves there",
                );
                files.insert(name.into(), Err(why));
            }
            _ => drop(files.insert(name.into(), Ok(blob))),
        }
    }
    let aimed: Vec<_> = links
        .into_iter()
        .map(|(name, blob)| {
            let target = objects.read(&blob, 4096).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            (name, aim(name, target.as_deref(), &files))
        })
        .collect();
    files.extend(aimed.into_iter().map(|(name, blob)| (name.into(), blob)));
    files
}

/// The file that a link leads to.
fn aim(
    link: &str,
    target: Option<&str>,
    files: &BTreeMap<Box<str>, Result<Blob, Unreadable>>,
) -> Result<Blob, Unreadable> {
    let help = "put the file itself there";
    let out = || Unreadable::new("a link that leads out of the project", help);
    let target = target.filter(|target| !target.starts_with('/')).ok_or_else(out)?;
    let mut parts: Vec<&str> = link.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or_else(out)?),
            part => parts.push(part),
        }
    }
    let file = files.get(parts.join("/").as_str()).cloned();
    file.unwrap_or_else(|| Err(Unreadable::new("a link to no file of the revision", help)))
}

/// One `git cat-file --batch`, asked for one object after the other.
#[derive(Debug)]
struct Objects {
    git: Child,
    ask: Option<ChildStdin>,
    answer: BufReader<ChildStdout>,
}

impl Objects {
    fn open(folder: &Utf8Path) -> Result<Self, GitFailure> {
        let mut git = command(folder);
        git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stderr(Stdio::null());
        let mut git = git.stdout(Stdio::piped()).spawn().map_err(GitFailure::NoGit)?;
        let ask = git.stdin.take();
        match git.stdout.take() {
            Some(answer) => Ok(Self { git, ask, answer: BufReader::new(answer) }),
            None => Err(GitFailure::NoGit(io::ErrorKind::BrokenPipe.into())),
        }
    }

    fn read(&mut self, blob: &str, limit: u64) -> Result<Vec<u8>, Unreadable> {
        self.try_read(blob, limit).unwrap_or_else(|error| {
            let message = format!("git broke off while it was read: {error}");
            Err(Unreadable::new(message, "`git fsck` says whether the repository is whole"))
        })
    }

    fn try_read(&mut self, blob: &str, limit: u64) -> io::Result<Result<Vec<u8>, Unreadable>> {
        let ask = self.ask.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        ask.write_all(format!("{blob}\n").as_bytes())?;
        ask.flush()?;
        let mut head = String::new();
        self.answer.read_line(&mut head)?;
        // "<name> blob <size>", or "<name> missing"
        let mut words = head.split_whitespace().skip(1);
        let size = match (words.next(), words.next().map(str::parse::<u64>)) {
            (Some("blob"), Some(Ok(size))) => size,
            (Some("missing"), _) => {
                return Ok(Err(Unreadable::new(
                    "this clone of the repository does not hold it",
                    "clone without `--filter`, or run `git fetch --refetch --no-filter`",
                )));
            }
            _ => return Err(io::ErrorKind::InvalidData.into()),
        };
        if size > limit {
            io::copy(&mut self.answer.by_ref().take(size + 1), &mut io::sink())?;
            return Ok(Err(Unreadable::too_large(size, limit)));
        }
        let mut bytes = vec![0; usize::try_from(size).map_err(|_| io::ErrorKind::OutOfMemory)?];
        self.answer.read_exact(&mut bytes)?;
        self.answer.read_exact(&mut [0])?; // the line end behind it
        Ok(Ok(bytes))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        drop(self.ask.take()); // the end of its input ends it
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}

/// Git in `folder`, held to reading what is there.
fn command(folder: &Utf8Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"]);
    for setting in ["core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never"] {
        git.args(["-c", setting]);
    }
    // A hook that git runs names its own repository in these; the project's is meant.
    for name in
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"]
    {
        git.env_remove(name);
    }
    git.env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    git
}

fn run(folder: &Utf8Path, arguments: &[impl AsRef<std::ffi::OsStr>]) -> Result<Output, GitFailure> {
    command(folder).args(arguments).output().map_err(GitFailure::NoGit)
}

fn answer(folder: &Utf8Path, arguments: &[impl AsRef<std::ffi::OsStr>]) -> Result<Vec<u8>, GitFailure> {
    let name = arguments.first().map(|name| name.as_ref().to_string_lossy().into_owned());
    succeeded(folder, &name.unwrap_or_default(), run(folder, arguments)?)
}

/// What git wrote, or its reason in the words that help.
fn succeeded(folder: &Utf8Path, command: &str, output: Output) -> Result<Vec<u8>, GitFailure> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let folder = folder.to_owned();
    let said = text(output.stderr);
    let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let reason = first.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned();
    Err(if reason.contains("dubious ownership") || reason.contains("unsafe repository") {
        GitFailure::OtherOwner { folder, reason }
    } else if reason.contains("not a git repository") {
        GitFailure::NoRepository { folder }
    } else {
        GitFailure::Failed { command: command.to_owned(), reason }
    })
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(unix)]
fn os_text(bytes: &[u8]) -> std::ffi::OsString {
    <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes).to_owned()
}

#[cfg(not(unix))]
fn os_text(bytes: &[u8]) -> std::ffi::OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
