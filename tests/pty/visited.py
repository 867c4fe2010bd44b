"""Runs the program and writes down which screens it shows, a name a line.

Called as `python -m tests.pty.visited FILE WORD...`.
"""

import functools
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

import annotator.tui
from annotator.__main__ import main


def all_screens() -> set[str]:
    """The names of all screens that the program can show: those that no other builds upon."""
    for module in pkgutil.walk_packages(annotator.tui.__path__, "annotator.tui."):
        importlib.import_module(module.name)
    return {
        each.__name__
        for each in _built_upon(Screen)
        if each.__module__.startswith("annotator.") and not each.__subclasses__()
    }


def _built_upon(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield each
        yield from _built_upon(each)


def _noting(show: Callable[..., Any], file: Path) -> Callable[..., Any]:
    """`show` of an app, with a line in the file for each screen that it is given."""

    @functools.wraps(show)
    def noted(app: App[Any], screen: object, *rest: Any, **given: Any) -> Any:
        with file.open("a") as names:
            names.write(f"{type(screen).__name__}\n")
        return show(app, screen, *rest, **given)

    return noted


def visit(file: Path, words: list[str]) -> int:
    """Run the program with these words; its exit status."""
    for name in ("push_screen", "switch_screen"):
        setattr(App, name, _noting(getattr(App, name), file))
    return main(words)


if __name__ == "__main__":
    sys.exit(visit(Path(sys.argv[1]), sys.argv[2:]))
