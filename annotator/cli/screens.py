"""From a command to the screens."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from annotator.cli.settings import Settings
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id, now
from annotator.tui.own_keys import keys_file, own_table

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

INCAPABLE = ("dumb", "unknown")
"""What `TERM` says where nothing can be drawn."""

BROWSER = {"TEXTUAL_DRIVER": "annotator.tui.browser_driver:BrowserDriver"}
"""What in the environment makes the screens those of a tab of `annotator serve`."""


def on_terminal() -> bool:
    """Whether standard input and output are a terminal, or a page, as the screens need it."""
    return _in_browser() or (_has_terminal() and os.environ.get("TERM") not in INCAPABLE)


def _has_terminal() -> bool:
    """Whether there is a terminal, whatever it can do."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _in_browser() -> bool:
    return BROWSER.items() <= os.environ.items()


def need_terminal(instead: str = "The other commands do not: see `annotator --help`.") -> None:
    """Refuse where there is no terminal; `instead` says what does without one.

    Keys of a person's own that cannot be are refused here too: before anything is made.
    """
    if not on_terminal() and not _has_terminal():
        raise AnnotatorError("The screens need a terminal as standard input and output.", instead)
    if not on_terminal():
        raise AnnotatorError(
            f"The screens need more than this terminal can do (TERM={os.environ['TERM']}).",
            "“spans”, “links” and “search” with --plain do without; or set TERM to what it is.",
        )
    own_table(keys_file())


def run_screens(
    settings: Settings,
    annotator: str,
    documents: Sequence[str] = (),
    *,
    semantic: bool = False,
    over_board: "Callable[[AnnotatorApp], None] | None" = None,
) -> int:
    """Open the screens for the annotator with this id; the exit status.

    `documents`: the ids of those to read; by default the story as it was left. `over_board` opens
    what lies over the board from the start.
    """
    # Nothing that is loaded now is ever garbage; the app takes the collector up after its first
    # paint, which a collection in the midst of it would hold up by a tenth.
    gc.disable()
    # Textual takes a third of a second to import, and only the screens need it.
    from annotator.tui.running import run_app

    sitting, since = new_id(), now()
    status = run_app(
        settings.database,
        annotator,
        documents,
        semantic=semantic,
        over_board=over_board,
        mouse=settings.mouse,
        suggestions=settings.suggestions,
        sitting=sitting,
    )
    if status == 0 and not _in_browser():
        from annotator.cli.farewell import tell_sitting

        # A file that is gone, or held by another program, is told of while there are screens.
        with suppress(AnnotatorError):
            tell_sitting(settings, annotator, sitting, since)
    return status
