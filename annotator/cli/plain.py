"""Spans, links and hits in words, one a line: what a screen reader reads out, or a person.

Nothing is aligned and nothing is cut; every line says by itself what it is about.
"""

from collections.abc import Iterable

import click

from annotator.cli.output import narrate
from annotator.session.listing import LinkRow, SpanRow
from annotator.session.search import Hit
from annotator.text.visible import visible_line

RELATIONS = {
    "equivalent": "says the same as",
    "partial": "says partly the same as",
    "contradicts": "contradicts",
    "different": "is about something else than",
}


def print_lines(lines: Iterable[str], empty: str) -> None:
    """Print one line an item; `empty` is said on standard error where there are none."""
    printed = False
    for line in lines:
        click.echo(visible_line(line))
        printed = True
    if not printed:
        narrate(empty)


def span_line(row: SpanRow) -> str:
    """`statistic: “over 10,000 workers”, article 3 of seeds, line 12. Id 0190….`"""
    said = f"{row.label or 'highlight'}: {_quoted(row)}, {_place(row)}."
    return f"{said}{_rest(row.note, row.annotator, row.id)}"


def link_line(row: LinkRow) -> str:
    """`“half”, article 1 of seeds, line 1, says the same as “50 %”, article 2 of seeds, line 7.`"""
    ends = sorted((row.a, row.b), key=lambda end: (end.story, end.number))
    one, other = (f"{_quoted(end)}, {_place(end)}" for end in ends)
    said = f"{one}, {RELATIONS[row.relation]} {other}."
    if row.more is not None:
        said += f" The {'first' if ends[0] is getattr(row, row.more) else 'second'} says more."
    return f"{said}{_rest(row.note, row.annotator, row.id)}"


def hit_line(hit: Hit) -> str:
    """`Article 3 of seeds, line 12: he said over 10,000 workers had come`."""
    said = f"{hit.before}{hit.quote}{hit.after}".strip()
    return f"Article {hit.number} of {hit.story}, line {hit.line}: {said}"


def _quoted(row: SpanRow) -> str:
    return f"“{' '.join(row.quote.split())}”"


def _place(row: SpanRow) -> str:
    return f"article {row.number} of {row.story}, line {row.line}"


def _rest(note: str, annotator: str, record_id: str) -> str:
    noted = f" Note: {note}." if note else ""
    return f"{noted} By {annotator}. Id {record_id}."
