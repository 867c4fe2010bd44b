"""Open a story side by side; the default."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.program import IMPLICIT, SUMMARIES
from annotator.cli.screens import need_terminal, run_screens
from annotator.cli.settings import Settings, common_options, pass_settings, screen_options
from annotator.domain.errors import Refused
from annotator.session.naming import UnknownDocument, find_document
from annotator.storage.store import Store

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

SEEDS = Path("seeds")
"""The folder whose `.txt` files an empty database takes in."""


class OpenCommand(click.Command):
    """Tells a mistyped command from a document, whatever options come with it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments; an option of another command means that the word was meant for that."""
        words = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if ctx.meta.get(IMPLICIT):
                raise no_such_word(words[0], ctx) from error
            raise


@click.command("open", cls=OpenCommand)
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--semantic", is_flag=True, help="Compare passages by a sentence model too.")
@screen_options
@common_options
@pass_settings
@click.pass_context
def command(
    ctx: click.Context, settings: Settings, documents: Sequence[str], semantic: bool
) -> None:
    """Open a story side by side; the default.

    DOCUMENT is an id or the beginning of one, a file name, a number in the story, a title or a
    source; without one the story opens as it was left. An empty database first takes in
    ./seeds/*.txt.
    """
    if ctx.meta.get(IMPLICIT) and not settings.database.exists():
        raise no_such_word(documents[0], ctx)
    ids = _named(settings, documents, ctx) if documents else []
    need_terminal()
    with settings.create(for_screens=True) as store:
        annotator = settings.person(store).id
        over_board = _tour if _take_seeds(settings, store) else None
    ctx.exit(run_screens(settings, annotator, ids, semantic=semantic, over_board=over_board))


def no_such_word(word: str, ctx: click.Context) -> click.UsageError:
    """The error for a word that names neither a command nor a document."""
    from difflib import SequenceMatcher  # 5 ms that a right word does not wait for

    nearest = max(SUMMARIES, key=lambda name: SequenceMatcher(None, word, name).ratio())
    message = f"“{word}” is neither a command nor a document; the nearest command is “{nearest}”."
    return click.UsageError(message, ctx.find_root())


def _named(settings: Settings, words: Sequence[str], ctx: click.Context) -> list[str]:
    with settings.read() as store:
        documents = store.documents()
    try:
        found = [find_document(documents, word) for word in words]
    except UnknownDocument as error:
        if ctx.meta.get(IMPLICIT) and len(words) == 1:
            raise no_such_word(words[0], ctx) from error
        raise
    if len({each.story for each in found}) > 1:
        raise Refused("These documents are of several stories.", "Open those of one story.")
    return [each.id for each in found]


def _take_seeds(settings: Settings, store: Store) -> bool:
    """Take the seeds in where there are any and nothing else is there; whether that was done."""
    seeds = sorted(SEEDS.glob("*.txt"))
    if seeds and not store.documents():
        # Only the first run takes anything in; the others do not wait for what reads files.
        from annotator.cli.commands.import_ import import_with_bar, tell
        from annotator.session.importing import ImportOptions

        options = ImportOptions(story=SEEDS.name)
        tell(import_with_bar(settings, store, seeds, options))
        return True
    return False


def _tour(app: "AnnotatorApp") -> None:
    """The tour over the board, at the first run."""
    from annotator.tui.tour.opening import open_tour_of_seeds

    open_tour_of_seeds(app)
