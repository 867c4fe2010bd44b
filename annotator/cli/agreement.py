"""Agreement on standard output."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from annotator.cli.output import Column, print_table
from annotator.review.agreement import Agreement
from annotator.review.agreement_leaves import Path, leaves, mean_leaves, nested
from annotator.session.agreement_rows import (
    CONVENTIONS,
    agreement_rows,
    heading,
    mean_values,
    notes,
    shown,
    title_of,
)
from annotator.text.visible import visible_line

COLUMNS = (
    Column("measure"),
    Column("value", right=True),
    Column("95 % interval"),
    Column("n", right=True),
    Column("what is counted", gives_way=True),
)


def print_agreement(agreement: Agreement) -> None:
    """Print the measures of two annotators, with how each is counted."""
    rows = agreement_rows(agreement)
    _say([heading(agreement), ""])
    print_table(
        COLUMNS, [(row.title, row.value, row.interval, row.n, row.convention) for row in rows], ""
    )
    _say(["", *notes(agreement), *CONVENTIONS])


def print_agreements(agreements: Sequence[Agreement]) -> None:
    """Print a table with a row for each two annotators and one of the means, and one by label."""
    means = mean_values(agreements)
    by_label = [path for path in means if "by_label" in path]
    _print_pairs(agreements, [path for path in means if path not in by_label], means)
    if by_label:
        _say([""])
        _print_pairs(agreements, sorted(by_label, key=lambda path: path[-2]), means)
    _say(["", *map(heading, agreements)])
    _say([*(f"{each.a} and {each.b}: {note}" for each in agreements for note in notes(each))])
    _say(CONVENTIONS)


def agreement_fields(agreements: Sequence[Agreement]) -> dict[str, Any]:
    """What a program reads: `spans` and `links`.

    Of more than two annotators these are means, each `n` the number of pairs of annotators that
    have a value, and `pairs` has the same of each two.
    """
    if len(agreements) == 1:
        return _pair_fields(agreements[0])
    pairs = [{"a": each.a, "b": each.b, **_pair_fields(each)} for each in agreements]
    return {**nested(mean_leaves(agreements)), "pairs": pairs}


def _pair_fields(agreement: Agreement) -> dict[str, Any]:
    found = nested(leaves(agreement))
    links = agreement.links
    found["links"]["unmatched"] = {
        "value": links.unmatched_a.spans + links.unmatched_b.spans,
        "n": agreement.spans_a + agreement.spans_b,
    }
    return found


def _print_pairs(
    agreements: Sequence[Agreement], paths: Sequence[Path], means: Mapping[Path, str]
) -> None:
    columns = [Column("annotators"), *(Column(title_of(path), right=True) for path in paths)]
    rows = []
    for each in agreements:
        measures = leaves(each)
        values = (shown(measures[path]) if path in measures else "n/a" for path in paths)
        rows.append([f"{each.a}, {each.b}", *values])
    print_table(columns, [*rows, ["mean", *(means[path] for path in paths)]], "")


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(visible_line(line))
