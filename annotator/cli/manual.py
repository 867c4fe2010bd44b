"""The manual page, made from what the commands and keys declare."""

from collections.abc import Iterator

import click

from annotator.cli.lazy import LazyGroup
from annotator.cli.roff import heading, paragraphs, subheading, table, term, text
from annotator.tui.commands import COMMANDS, Group
from annotator.tui.key_table import DECLARED

DESCRIPTION = (
    "It shows the articles of one news story side by side in the terminal. A person tags what they "
    "say, links the passages that say the same, and exports it all as JSONL training data; a "
    "reviewer judges tags and links in the same screens.",
    "Each decision is committed to one SQLite file before the screen says saved. There is no "
    "server and no account.",
    "Without a command the story opens as it was left; DOCUMENT opens that article. The help of "
    "the screens, with the guideline, is on F1.",
)

KEYS = (
    "The keys of the label set tag: t, s, o and f, until it is edited. annotator keys lists the "
    "keys that are in force, those of your own among them; each command is in the palette too.",
)

FILES = {
    "annotations.db": "The database, unless --db or ANNOTATOR_DB names another; annotations.db-wal "
    "and annotations.db-shm belong to it while it is open.",
    "annotations-backups/": "The backups beside it that are made by themselves.",
    "demo.db": "The database of annotator demo.",
    "seeds/*.txt": "The articles that an empty database takes in.",
    "~/.config/annotator/keys.toml": "Keys of your own; where XDG_CONFIG_HOME is set, the folder "
    "annotator is below that.",
}

ENVIRONMENT = {
    "ANNOTATOR_DB": "The database, where --db does not say.",
    "ANNOTATOR_NAME": "Who is at work, where --as does not say.",
    "ANNOTATOR_CURSOR": "Where it is set, the terminal's own cursor is seen at the caret, which "
    "screen readers and magnifiers follow.",
    "ANNOTATOR_NO_MOUSE": "Where it is set, the mouse is left to the terminal, as by --no-mouse.",
    "ANNOTATOR_NO_SUGGESTIONS": "Where it is set, no passages are compared, as by "
    "--no-suggestions.",
    "ANNOTATOR_SEMANTIC": "A folder with another small sentence model in ONNX form, for "
    "--semantic.",
    "ANNOTATOR_TRACEBACK": "Where it is set, a mistake of the program itself is told in full, "
    "which may quote articles.",
    "COLORFGBG": "Where a terminal says in it that its ground is light, so are the screens, until "
    "somebody chooses.",
    "NO_COLOR": "Where it is set, labels are told by attributes instead of colours.",
}

STATUS = {
    "0": "Done.",
    "1": "Refused or failed; one line on standard error says why and what to do.",
    "2": "Wrong usage.",
    "70": "A mistake of the program itself.",
}


def manual_page(program: LazyGroup, version: str) -> str:
    """The whole page in roff, ASCII only; imports every command."""
    with click.Context(program, info_name="annotator") as ctx:
        return "\n".join(_lines(program, ctx, version)) + "\n"


def _lines(program: LazyGroup, ctx: click.Context, version: str) -> Iterator[str]:
    about = program.get_short_help_str(100).rstrip(".")
    yield f'.TH ANNOTATOR 1 "" "annotator {text(version)}" "User Commands"'
    # Words are left whole and lines ragged: options are looked for and copied.
    yield from (".nh", ".ad l")
    yield heading("name")
    yield rf"annotator \- {text(about[0].lower() + about[1:])}"
    yield heading("synopsis")
    yield ".B annotator"
    yield text(" ".join(program.collect_usage_pieces(ctx)))
    yield heading("description")
    yield from paragraphs(DESCRIPTION)
    yield heading("options")
    yield from _options(program, ctx)
    shared: set[str | None] = {each.name for each in program.params}
    for task, summaries in program.tasks.items():
        yield heading(task)
        for name in summaries:
            command = program.get_command(ctx, name)
            assert command is not None
            yield from _command(command, name, ctx, shared)
    yield heading("keys")
    yield from paragraphs(KEYS)
    yield from _keys()
    for title, explained in (
        ("files", FILES),
        ("environment", ENVIRONMENT),
        ("exit status", STATUS),
    ):
        yield heading(title)
        for what, words in explained.items():
            yield from term(what, words)


def _command(
    command: click.Command, name: str, parent: click.Context, shared: set[str | None]
) -> Iterator[str]:
    """A command with its options but for those that all of them have, then its verbs."""
    with click.Context(command, info_name=name, parent=parent) as ctx:
        pieces = command.collect_usage_pieces(ctx)
        yield subheading(" ".join((ctx.command_path, *pieces)))
        # Paragraphs of a help text are apart by an empty line.
        yield from paragraphs((command.help or "").split("\n\n"))
        yield from _options(command, ctx, but_for=shared)
        if isinstance(command, click.Group):
            for verb in command.list_commands(ctx):
                below = command.get_command(ctx, verb)
                assert below is not None
                yield from _command(below, verb, ctx, shared)


def _options(
    command: click.Command, ctx: click.Context, but_for: set[str | None] | None = None
) -> Iterator[str]:
    for each in command.params:
        if isinstance(each, click.Option) and each.name not in (but_for or ()):
            record = each.get_help_record(ctx)
            if record is not None:
                yield from term(*record)


def _keys() -> Iterator[str]:
    for group in Group:
        yield subheading(group.value)
        yield from table(
            ("  ".join(DECLARED.signs(each)), each.title)
            for each in COMMANDS
            if each.group is group and each.keys
        )
