"""The fact matrix on standard output."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from annotator.cli.output import Column, narrate, print_table
from annotator.domain.document import Document
from annotator.domain.excerpt import excerpt
from annotator.domain.matrix import Cell, FactMatrix, Row
from annotator.text.visible import visible_line

WIDTH = 40
"""Code points of a cell where standard output is not a terminal."""

NARROWEST = 14
WIDEST = 60

Found = tuple[str, str, FactMatrix]
"""Annotator, story and matrix."""


def print_matrix(matrices: Sequence[Found]) -> None:
    """Print each matrix as a table under its story and annotator."""
    if not matrices:
        narrate("There are no facts yet: nothing is linked.")
    for annotator, story, matrix in matrices:
        click.echo(visible_line(f"{story} · {annotator}"))
        width = _width(len(matrix.documents))
        columns = [
            Column("fact", right=True),
            Column("label"),
            *(Column(_title(each, width)) for each in matrix.documents),
        ]
        rows = ([*_head(row), *(_cell(cell, width) for cell in row.cells)] for row in matrix.rows)
        print_table(columns, rows, "")


def matrix_fields(annotator: str, story: str, matrix: FactMatrix) -> Iterator[dict[str, object]]:
    """The rows of a matrix as JSON objects."""
    for row in matrix.rows:
        yield {
            "annotator": annotator,
            "story": story,
            "fact": row.fact.number,
            "label": row.label,
            "figures_differ": row.flagged,
            "cells": [_cell_fields(cell) for cell in row.cells],
        }


def _cell_fields(cell: Cell) -> dict[str, object]:
    return {
        "document": cell.document,
        "absent": cell.absent,
        "members": [
            {
                "span": member.span.id,
                "start": member.span.start,
                "end": member.span.end,
                "quote": member.span.quote,
                "relation": None if member.standing is None else member.standing.relation,
                "differs": list(member.differs),
            }
            for member in cell.members
        ],
    }


def _head(row: Row) -> Iterable[str]:
    yield f"{'*' if row.flagged else ''}{row.fact.number}"
    yield row.label or "–"


def _title(document: Document, width: int) -> str:
    return excerpt(visible_line(f"{document.number} {document.name}"), width)


def _cell(cell: Cell, width: int) -> str:
    if cell.absent and not cell.members:
        return "∅"
    parts = []
    for member in cell.members:
        differing = f" * {', '.join(member.differs)}" if member.differs else ""
        parts.append(f"{member.mark or '·'} {member.span.quote}{differing}")
    return excerpt(" / ".join(parts), width) if parts else ""


def _width(documents: int) -> int:
    """Code points of a cell, so that a row fits the terminal where it can."""
    if not sys.stdout.isatty():
        return WIDTH
    free = shutil.get_terminal_size().columns - len("fact  official_statement  ")
    return min(WIDEST, max(NARROWEST, free // max(1, documents) - 2))
