//! `posdiff completions` and `posdiff man`: pages made from the command line itself.

use super::{Io, Outcome, Ran, command};
use clap::Args;
use clap_complete::Shell;

/// Print completions for a shell
///
/// For bash: `posdiff completions bash > ~/.local/share/bash-completion/completions/posdiff`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(super) fn completions(args: &CompletionsArgs, io: &mut Io) -> Ran {
    let mut page = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "posdiff", &mut page);
    io.out().write_all(&page)?;
    Ok(Outcome::Fine)
}

pub(super) fn man(io: &mut Io) -> Ran {
    let mut whole = command();
    whole.build();
    for page in std::iter::once(&whole).chain(whole.get_subcommands()) {
        clap_mangen::Man::new(page.clone()).render(&mut io.out())?;
    }
    Ok(Outcome::Fine)
}
