//! `posdiff check`: do the records hold?

use super::ask::{Place, texts, texts_elsewhere};
use super::{Failure, Io, Outcome, Ran};
use crate::check::{Case, Judgement, Levels, LockFile, check};
use crate::edit::{EditError, mend};
use crate::model::Level;
use crate::read::{Folder, Reading, Repository, read};
use crate::report::{
    Check, findings_github, findings_json, findings_junit, findings_sarif, findings_text, words,
};
use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};

/// Whether the records hold: every quote in its article, every id in its registry, every rule
///
/// `posdiff rules` lists the rules, `posdiff explain RULE` tells more of one.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Tell only what is found in these files and folders; all is judged
    #[arg(value_name = "PATH")]
    paths: Vec<Utf8PathBuf>,
    /// Mend what is safe to mend, then check again
    #[arg(long)]
    fix: bool,
    /// Accept no quote on the lock's word alone
    #[arg(long)]
    require_text: bool,
    /// The level of a rule: error, warning or allow (repeatable)
    #[arg(long, value_name = "RULE=LEVEL")]
    level: Vec<String>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    /// Workflow commands, which GitHub shows at their lines
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// JUnit's XML, which nearly every CI shows
    Junit,
}

pub(super) fn run(args: &CheckArgs, place: &Place, io: &mut Io) -> Ran {
    let folder = place.folder()?;
    let elsewhere = texts_elsewhere(place)?;
    let told = told_paths(&args.paths, &folder)?;
    let mut reading = read(&folder);
    if args.fix && mended(args, &folder, elsewhere.as_ref(), &reading, told.as_deref(), io)? {
        reading = read(&folder);
    }
    let lock = LockFile::read(&folder, &reading.corpus.settings);
    let judgement = judged(args, &folder, elsewhere.as_ref(), &reading, &lock, told.as_deref())?;
    let check = Check {
        findings: &judgement.findings,
        summary: judgement.summary,
        corpus: &reading.corpus,
        lock: &lock,
    };
    let look = io.look();
    match args.format {
        Format::Text => findings_text::write_findings(&check, look, io.out())?,
        Format::Json => findings_json::write_findings(&check, io.out())?,
        Format::Github => findings_github::write_findings(&check, &in_repository(&folder), io.out())?,
        Format::Sarif => findings_sarif::write_findings(&check, &in_repository(&folder), io.out())?,
        Format::Junit => findings_junit::write_findings(&check, &in_repository(&folder), io.out())?,
    }
    Ok(Outcome::of(judgement.summary.error > 0))
}

fn judged(
    args: &CheckArgs,
    folder: &Folder,
    elsewhere: Option<&Folder>,
    reading: &Reading,
    lock: &LockFile,
    told: Option<&[String]>,
) -> Result<Judgement, Failure> {
    let settings = &reading.corpus.settings;
    let levels = levels(args, Levels::of(settings))?;
    let texts = texts(folder, elsewhere, settings);
    let mut judgement = check(&Case::new(reading, &texts, lock), &levels);
    if let Some(paths) = told {
        judgement.narrow(paths);
    }
    Ok(judgement)
}

/// The project's folder in its repository, for formats that name files from the repository's root; empty where it is
/// that root, or where there is no repository.
fn in_repository(folder: &Folder) -> String {
    Repository::of(folder).map(|repository| repository.project()).unwrap_or_default()
}

/// Makes the fixes that there are, and says whether any was made.
fn mended(
    args: &CheckArgs,
    folder: &Folder,
    elsewhere: Option<&Folder>,
    reading: &Reading,
    told: Option<&[String]>,
    io: &mut Io,
) -> Result<bool, Failure> {
    let lock = LockFile::read(folder, &reading.corpus.settings);
    let judgement = judged(args, folder, elsewhere, reading, &lock, told)?;
    let mended = mend(folder.root(), &reading.corpus, &judgement.findings)?;
    let (made, left) = mended.iter().fold((0, 0), |(made, left), file| (made + file.made, left + file.left));
    let files = mended.iter().filter(|file| file.made > 0).count();
    io.note(&match made {
        0 => "nothing to mend".to_owned(),
        _ => format!("mended {} in {}", words::count(made, "finding"), words::count(files, "file")),
    });
    if left > 0 {
        let fixes = words::count(left, "fix");
        io.warn(&format!("{fixes} not made: they overlap, or would leave a file unreadable"), None);
    }
    Ok(made > 0)
}

fn levels(args: &CheckArgs, mut levels: Levels) -> Result<Levels, Failure> {
    for typed in &args.level {
        let form = || {
            Failure::new(format!("`{typed}` sets no level"))
                .help("write it as RULE=LEVEL, as in `quote-long=error`; a level is error, warning or allow")
        };
        let (rule, word) = typed.split_once('=').ok_or_else(form)?;
        let level = Level::ALL.iter().find(|(known, _)| *known == word).ok_or_else(form)?.1;
        levels.set(rule, level).map_err(|unknown| Failure::new(&unknown).help(unknown.help()))?;
    }
    if args.require_text {
        levels.set("text-missing", Level::Error).map_err(Failure::new)?;
    }
    Ok(levels)
}

/// The paths that were typed, as the project has them; none where none was typed.
fn told_paths(typed: &[Utf8PathBuf], folder: &Folder) -> Result<Option<Vec<String>>, Failure> {
    let told = typed.iter().map(|path| told_path(path, folder.root()));
    let told = told.collect::<Result<Vec<String>, Failure>>()?;
    Ok((!told.is_empty()).then_some(told))
}

fn told_path(path: &Utf8Path, root: &Utf8Path) -> Result<String, Failure> {
    let failure = |message: String| Failure::new(message).help("name files and folders of the project");
    let inside = |real: &Utf8Path| {
        let root = root.canonicalize_utf8().ok()?;
        let parts = real.strip_prefix(root).ok()?.components().map(|part| part.as_str().to_owned());
        Some(parts.collect::<Vec<_>>().join("/"))
    };
    // A link inside the project is told by its own name, so only its folder is resolved.
    let named = path.parent().zip(path.file_name()).and_then(|(folder, name)| {
        let folder = if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder };
        Some(folder.canonicalize_utf8().ok()?.join(name))
    });
    let real = match named {
        Some(named) if named.symlink_metadata().is_ok() => Some(named),
        _ => path.canonicalize_utf8().ok(),
    };
    let real = real.ok_or_else(|| failure(format!("there is no {path}")))?;
    inside(&real).ok_or_else(|| failure(format!("{path} is not in the project")))
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        let help = error.help();
        Self::new(error).help(help)
    }
}
