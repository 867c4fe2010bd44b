"""Standard output is data, standard error narration; nothing stored reaches a terminal raw."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import click
from rich.cells import cell_len, set_cell_size

from annotator.formats.json_line import dump_line
from annotator.text.visible import visible_line

GAP = "  "
NARROWEST = 12
"""Cells that the column which gives way keeps."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    title: str
    right: bool = False
    """Set flush right, as numbers are."""
    gives_way: bool = False
    """Is cut where the terminal is too narrow; one column at most."""


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[object]], empty: str) -> None:
    """Print rows as aligned columns; `empty` is said on standard error where there are none.

    Only on a terminal is anything cut to fit.
    """
    cells = [["" if cell is None else visible_line(str(cell)) for cell in row] for row in rows]
    if not cells:
        narrate(empty)
        return
    titles = [column.title for column in columns]
    widths = [max(map(cell_len, column)) for column in zip(titles, *cells, strict=True)]
    if sys.stdout.isatty():
        _fit(columns, widths, shutil.get_terminal_size().columns)
    for row in (titles, *cells):
        shown = (
            _set(cell, width, column)
            for cell, width, column in zip(row, widths, columns, strict=True)
        )
        click.echo(GAP.join(shown).rstrip())


def print_json(values: Iterable[Any]) -> None:
    """Print dataclasses or objects as one JSON array, an element a line."""
    lines = ",\n".join(
        dump_line(value if isinstance(value, dict) else asdict(value)) for value in values
    )
    click.echo(f"[\n{lines}\n]" if lines else "[]")


def narrate(line: str) -> None:
    """Say a line on standard error."""
    click.echo(visible_line(line), err=True)


def counted(number: int, noun: str) -> str:
    """`1 span`, `2 spans`, `2 stories`, `2 batches`."""
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    if noun.endswith("y"):
        plural = f"{noun[:-1]}ies"
    return f"{number:,} {noun if number == 1 else plural}"


def _fit(columns: Sequence[Column], widths: list[int], available: int) -> None:
    over = sum(widths) + len(GAP) * (len(widths) - 1) - available
    for index, column in enumerate(columns):
        if column.gives_way and over > 0:
            widths[index] = max(NARROWEST, widths[index] - over)


def _set(cell: str, width: int, column: Column) -> str:
    if cell_len(cell) > width:
        return set_cell_size(cell, width - 1) + "…"
    padding = " " * (width - cell_len(cell))
    return padding + cell if column.right else cell + padding
