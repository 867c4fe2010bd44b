"""A mistake of the program's own, told without anything that was being worked on.

A traceback with the values of variables, as Textual prints one, and the message of an exception
may quote an article that nobody else is to read.
"""

import traceback
from pathlib import Path

SHOWN = 6
"""How many calls of the program that led to it are told, and the innermost of all, last."""

_PROGRAM = Path(__file__).parents[1]


def told(error: BaseException) -> str:
    """What kind of mistake it was and where, in a line."""
    calls = [
        (Path(f.f_code.co_filename), line) for f, line in traceback.walk_tb(error.__traceback__)
    ]
    own = [(path, line) for path, line in calls[:-1] if path.is_relative_to(_PROGRAM)]
    where = " > ".join(f"{_shown(path)}:{line}" for path, line in [*own[-SHOWN:], *calls[-1:]])
    return (
        f"A mistake in the program has ended it: {type(error).__name__} at {where}. "
        "What was saved is in the database. "
        "With ANNOTATOR_TRACEBACK=1 it tells all, which may quote articles."
    )


def _shown(path: Path) -> str:
    """A file of the program by its place in it, another by its name and its folder's."""
    if path.is_relative_to(_PROGRAM):
        return path.relative_to(_PROGRAM.parent).as_posix()
    return "/".join(path.parts[-2:])
