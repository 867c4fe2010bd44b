"""The commands, each declared once with what its line of the help says."""

from typing import Any

import click
from click.shell_completion import CompletionItem

from annotator import __version__
from annotator.cli.damage import damage_told
from annotator.cli.lazy import LazyGroup
from annotator.cli.settings import Settings, common_options, screen_options
from annotator.cli.text_type import take_text

PACKAGE = "annotator.cli.commands"

TASKS = {
    "Annotate": {
        "open": "Open a story side by side; the default.",
        "demo": "Make a database to look around in, and open it.",
        "documents": "List the articles; edit one, or mark it complete.",
        "labels": "List the labels; add, edit or retire one.",
        "guideline": "Print the guideline, or write another version of it.",
        "suggest": "Find passages that may say the same.",
    },
    "Look up": {
        "spans": "List the spans; add or delete one without the screens.",
        "links": "List the links, or print the fact matrix; link two spans.",
        "search": "Find a text in the articles.",
        "history": "List who did what and when.",
        "stats": "Tell how much is annotated: spans, links, coverage, lengths, time.",
    },
    "Review": {
        "review": "Judge another annotator's work.",
        "report": "Report on a batch: rates, recall, findings.",
        "compare": "Compare two annotators' layers and decide where they differ.",
        "agreement": "Tell how far annotators agree on spans and links.",
    },
    "Import and export": {
        "import": "Take articles and annotations in.",
        "export": "Write everything as native JSONL, or training data.",
        "formats": "List the file formats and what each cannot hold.",
    },
    "Work as a team": {
        "merge": "Take in what was done in another database or file.",
        "serve": "Show the screens in a browser on this machine.",
    },
    "Look after the data": {
        "doctor": "Examine the database, and mend what can be mended.",
        "backup": "Make a copy of the database, verified.",
        "restore": "List the backups, or go back to one.",
        "purge": "Erase an article for good, from the backups too.",
    },
    "Learn the program": {
        "keys": "List the keys of the screens, with those of your own.",
        "manual": "Print the manual page.",
        "completion": "Print the script by which a shell completes words of this program.",
    },
}
"""The commands by what a person wants to do."""

SUMMARIES = {name: said for task in TASKS.values() for name, said in task.items()}

IMPLICIT = f"{PACKAGE}.implicit"
"""In a context's `meta`: the command was not named."""


class Program(LazyGroup):
    """Takes a first word that is no command as a document to open."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what fails because the database is damaged says so."""
        with damage_told(ctx.ensure_object(Settings)):
            return super().invoke(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now, or none of that name."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            take_text(command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands and options that begin so, else the articles."""
        found = super().shell_complete(ctx, incomplete)
        if found:
            return found
        from annotator.cli.completing import completions

        return [CompletionItem(each) for each in completions(ctx, "documents", incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word, else `open` with all words."""
        if args[0] in SUMMARIES:
            return super().resolve_command(ctx, args)
        ctx.meta[IMPLICIT] = True
        return "open", self.get_command(ctx, "open"), args


@click.group(
    cls=Program,
    package=PACKAGE,
    tasks=TASKS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIONS]",
    subcommand_metavar="[COMMAND | DOCUMENT ...]",
)
@common_options
@screen_options
@click.version_option(__version__, prog_name="annotator", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Annotate the articles of one news story side by side."""
    if ctx.invoked_subcommand is None:
        command = program.get_command(ctx, "open")
        assert command is not None
        with command.make_context("open", [], parent=ctx) as opened:
            command.invoke(opened)
