"""A bar for what takes a while."""

import sys
import time
from types import TracebackType
from typing import Any, Self

import click

PATIENCE = 0.5
"""Seconds before a bar appears."""


class DelayedBar:
    """Shows on standard error how far something is, once it takes long and on a terminal only."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._since = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def show(self, done: int, total: int) -> None:
        """Take note that `done` of `total` are done."""
        if self._bar is None:
            if time.monotonic() - self._since < PATIENCE or not sys.stderr.isatty():
                return
            self._bar = click.progressbar(length=total, label=self._label, file=sys.stderr)
        self._bar.update(done - self._bar.pos)
