"""Find passages that may say the same."""

import sys
from pathlib import Path

import click

from annotator.cli.output import Column, counted, narrate, print_json, print_table
from annotator.cli.progress import DelayedBar
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.errors import UnusableInput
from annotator.domain.excerpt import excerpt
from annotator.formats.input_file import InputFile
from annotator.formats.json_line import dump_line
from annotator.session.naming import find_story
from annotator.session.suggesting.answering import Answering
from annotator.session.suggesting.asking_file import answer, read_questions
from annotator.session.suggesting.indexing import complete_index
from annotator.session.suggesting.names import Names
from annotator.session.suggesting.precompute import precompute, processors
from annotator.session.suggesting.queue_rows import QueueRow, queue_rows

STANDARD_INPUT = "-"

TOP = 5
"""Suggestions for each other article, where nothing else is said."""

WIDTH = 48
"""Code points of a quote in the list."""

COLUMNS = (
    Column("score", right=True),
    Column("band"),
    Column("no", right=True),
    Column("one"),
    Column("no", right=True),
    Column("other"),
    Column("why", gives_way=True),
)

GOES_WITH = {
    "top": "--query",
    "whole_sentences": "--query",
    "semantic": "--query",
    "as_json": "--story",
    "workers": "--all",
    "anew": "--all",
}
"""The way that an option is for."""


@click.command("suggest")
@click.option("--query", metavar="FILE", help="Answer the passages in a file; - is standard input.")
@click.option("--story", metavar="NAME", help="List the undecided pairs of a story, best first.")
@click.option("--all", "everything", is_flag=True, help="Work out the pairs of the whole database.")
@click.option("--top", type=click.IntRange(1), metavar="K", help="For each other article.")
@click.option("--whole-sentences", is_flag=True, help="Never a part of one.")
@click.option("--semantic", is_flag=True, help="With sentence vectors: needs annotator[semantic].")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes, by default all.")
@click.option("--anew", is_flag=True, help="With --all: throw away what was worked out before.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    query: str | None,
    story: str | None,
    everything: bool,
    top: int | None,
    whole_sentences: bool,
    semantic: bool,
    workers: int | None,
    anew: bool,
    as_json: bool,
) -> None:
    """Find passages that may say the same.

    --query: a line of FILE is an object of "doc", "start" and "end", in code points of the text;
    "doc" is an id, the beginning of one, or a file name. Each line is printed again with
    "suggestions", best first, K (by default 5) for each other article of the story; in one of
    more than 50, for the 10 nearest.

    --all keeps what it works out as it goes; after an interruption the same command goes on.
    """
    _check_options(ctx, query, story, everything)
    if query is not None:
        _answer(settings, query, top or TOP, whole_sentences=whole_sentences, semantic=semantic)
    elif story is not None:
        _list(settings, story, as_json)
    else:
        ctx.exit(0 if _precompute(settings, workers or processors(), anew) else 1)


def _check_options(
    ctx: click.Context, query: str | None, story: str | None, everything: bool
) -> None:
    """Refuse what cannot be meant together."""
    chosen = {"--query": query is not None, "--story": story is not None, "--all": everything}
    if sum(chosen.values()) != 1:
        raise click.UsageError("Say one of --query FILE, --story NAME and --all.")
    for name, way in GOES_WITH.items():
        if ctx.params[name] and not chosen[way]:
            option = next(each for each in ctx.command.params if each.name == name)
            raise click.UsageError(f"{option.opts[0]} goes with {way}.")


def _answer(
    settings: Settings, query: str, top: int, *, whole_sentences: bool, semantic: bool
) -> None:
    with settings.read() as store:
        complete_index(store)
        names = Names(store.documents())
        questions = read_questions(_read(query), names)
        if not questions:
            narrate("Nothing is asked.")
        answering = Answering(store, top=top, whole_sentences=whole_sentences, semantic=semantic)
        with DelayedBar("answering") as bar:
            for done, question in enumerate(questions, start=1):
                found = answering.suggestions(question)
                click.echo(dump_line(answer(question, found, names, answering.texts)))
                # Where the answers are on the terminal they show how far it is.
                if not sys.stdout.isatty():
                    bar.show(done, len(questions))


def _read(query: str) -> InputFile:
    """The file that is asked in.

    Raises:
        UnusableInput: it cannot be read.
    """
    if query == STANDARD_INPUT:
        return InputFile.decoded("standard input", sys.stdin.buffer.read())
    try:
        return InputFile.decoded(query, Path(query).read_bytes())
    except OSError as error:
        raise UnusableInput(f"{query} cannot be read: {error.strerror}.") from error


def _list(settings: Settings, story: str, as_json: bool) -> None:
    with settings.read() as store:
        complete_index(store)
        name = find_story(store.documents(), story)
        with DelayedBar("comparing") as bar:
            rows = queue_rows(store, name, settings.layer(store, None, False), bar.show)
    if as_json:
        print_json(row.fields() for row in rows)
    else:
        print_table(COLUMNS, map(_row, rows), f"Nothing is left to decide in “{name}”.")


def _row(row: QueueRow) -> tuple[object, ...]:
    one, other = excerpt(row.a.quote, WIDTH), excerpt(row.b.quote, WIDTH)
    return f"{row.score:.2f}", row.band, row.a.number, one, row.b.number, other, row.why


def _precompute(settings: Settings, workers: int, anew: bool) -> bool:
    with settings.open() as store, DelayedBar("comparing") as bar:
        done = precompute(store, workers=workers, anew=anew, watch=bar.show)
    narrate(f"{counted(done.articles, 'article')}, {done.outdated:,} of them compared anew")
    narrate(counted(done.pairs, "new pair"))
    for error in done.failed:
        narrate(str(error))
    return not done.failed
