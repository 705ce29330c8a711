//! An article's file → the article with its records.

use super::faults::Faults;
use super::fields::{Fields, Known};
use super::record;
use super::yaml::{self, Kind, Node};
use crate::model::FaultKind::WrongShape;
use crate::model::{Article, Date, Fault, is_id};
use crate::text::{Span, Spanned, TextFile};

/// Reads `file`, or gives it back where it is no YAML at all: messages about it still show its lines.
pub(super) fn read(file: TextFile, known: Known<'_>, found: &mut Vec<Fault>) -> Result<Article, TextFile> {
    let mut faults = Faults::new(&file);
    let tree = yaml::parse(&file, &mut faults).filter(|tree| !tree.is_null());
    faults.end_of_tree();
    let name = stem(file.path());
    let mut article = Article {
        name: name.into(),
        seed: None,
        title: Box::default(),
        publisher: None,
        published: None,
        url: None,
        language: None,
        records: Box::default(),
        citations: Box::default(),
        file: TextFile::new("", ""),
    };
    let whole = match tree {
        Some(tree) => Some(tree),
        None if faults.is_empty() => {
            let message = "the file is empty";
            let help = "an article's file has `article:` with its seed, title and date, and `records:`";
            faults.push(WrongShape, Span::default(), message).help(help);
            None
        }
        None => {
            found.extend(faults.into_vec());
            return Err(file);
        }
    };
    if !is_id(name) {
        let message = format!("`{name}` is no name for an article");
        let help = "name the file with small letters and digits, in words parted by single hyphens";
        faults.push(WrongShape, Span::default(), message).help(help);
    }
    if let Some(tree) = &whole
        && let Some(fields) = faults.fields(tree, "an article's file", &["article", "records", "note"])
    {
        read_file(&mut article, fields, known, &file, &mut faults);
    }
    drop(whole);
    found.extend(faults.into_vec());
    article.file = file;
    Ok(article)
}

fn read_file(
    article: &mut Article,
    fields: Fields<'_, '_>,
    known: Known<'_>,
    file: &TextFile,
    faults: &mut Faults<'_>,
) {
    faults.text(fields.get("note"));
    let records = match fields.get("records").node {
        Some(Node { kind: Kind::List(items), .. }) => &items[..],
        Some(Node { kind: Kind::Refused, .. }) => &[],
        node => {
            let field = fields.get("records");
            let message = match node {
                Some(node) if !node.is_null() => "`records` takes a list",
                _ => "an article's file lacks `records`",
            };
            let span = node.map_or(field.owner, |node| node.span);
            faults
                .push(WrongShape, span, message)
                .help("write `records: []` where the article states no position");
            &[]
        }
    };
    let drafts = records.iter().filter(|record| record::is_draft(record)).count();
    let head = match fields.get("article") {
        field if field.node.is_none_or(Node::is_null) => {
            let span = field.node.map_or(field.owner, |node| node.span);
            let message = "an article's file lacks `article`";
            faults.push(WrongShape, span, message).help("give its `seed`, `title` and `published`");
            None
        }
        field => field.node.and_then(|node| {
            let known = &["seed", "title", "publisher", "published", "url", "language"];
            faults.fields(node, "an article", known)
        }),
    };
    let published = head.and_then(|head| read_head(article, head, drafts == records.len(), faults));
    // Without its head nobody can say which article shows the record, or since when it counts.
    let placed = published.filter(|_| article.seed.is_some() && !article.title.is_empty());
    let mut kept = Vec::with_capacity(records.len());
    let mut citations = Vec::with_capacity(records.len());
    for node in records {
        let (record, citation) = record::read(node, known, article.published, file, faults);
        if let Some(mut record) = record
            && placed.is_some()
        {
            record.citation = u32::try_from(citations.len()).unwrap_or(u32::MAX);
            kept.push(record);
        }
        citations.push(citation);
    }
    article.records = kept.into();
    article.citations = citations.into();
}

fn read_head(
    article: &mut Article,
    head: Fields<'_, '_>,
    only_drafts: bool,
    faults: &mut Faults<'_>,
) -> Option<Spanned<Date>> {
    article.seed = faults.required(head.get("seed"), "the article");
    article.title =
        faults.required(head.get("title"), "the article").map(|title| title.value).unwrap_or_default();
    article.publisher = faults.text(head.get("publisher")).map(|publisher| publisher.value);
    let published = head.get("published");
    article.published = if only_drafts || published.node.is_some_and(|node| !node.is_null()) {
        faults.date(published)
    } else {
        faults.required(published, "the article");
        None
    };
    article.url = faults.text(head.get("url")).and_then(|url| {
        let web = ["http://", "https://"].iter().any(|scheme| url.value.starts_with(scheme));
        if !web || url.value.contains(char::is_whitespace) || url.value.contains(char::is_control) {
            let message = "`url` is no address of the web";
            faults.push(WrongShape, url.span, message).help("write it whole, from http:// or https://");
        }
        web.then_some(url.value)
    });
    article.language = faults.text(head.get("language")).and_then(|language| {
        let tag = is_language_tag(&language.value);
        if !tag {
            let message = "`language` is no language tag (BCP 47)";
            faults.push(WrongShape, language.span, message).help("write it as `en`, `uk` or `pt-BR`");
        }
        tag.then_some(language.value)
    });
    article.published
}

/// The well-formed tags of BCP 47 in outline: a language of two to eight letters, then subtags of up to eight
/// letters and digits. Whether the registry of subtags has them is not asked.
fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    (letters(language) && ((2..=8).contains(&language.len()) || language.eq_ignore_ascii_case("x")))
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}
