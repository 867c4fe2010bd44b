"""The page of a comparison: what both say, where they differ, and how far they agree.

Every number is a stop that opens what is behind it.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap

from rich.cells import cell_len

from annotator.session.adjudicating.comparison import (
    Agreement,
    Comparison,
    Count,
    Subject,
    counted,
)
from annotator.session.agreement_rows import AgreementRow, agreement_rows, notes
from annotator.tui.compare import scope
from annotator.tui.compare.card import kind_words
from annotator.tui.compare.scope import Scope
from annotator.tui.widgets.rows import Part, fitted

BESIDE = 110
"""Cells from which on the figures stand beside the counts."""

COUNTS_WIDTH = 54
"""Cells of the counts where the figures stand beside them."""

NAME = 26
"""Cells of the column with the names of the counts."""

MEASURE = 22
"""Cells of the column with the names of the figures."""

VALUE = 9
"""Cells of the column with the values."""

Row = list[Part]


class Page:
    """The rows and what each of their stops opens."""

    def __init__(self, comparison: Comparison) -> None:
        self.scopes: dict[str, Scope] = {}
        """What is gone through, by the target of a stop."""
        self._comparison = comparison

    def rows(self, agreement: Agreement | None, width: int, why_none: str) -> list[Row]:
        """The page; `why_none` stands in the place of the figures while there are none."""
        self.scopes.clear()
        counts = self._counts()
        figures = [[Part(" Agreement", "strong")]]
        if agreement is None:
            figures.append([Part(f" {why_none}", "dim")])
        else:
            room = width - COUNTS_WIDTH if width >= BESIDE else width
            figures += self._figures(agreement, room)
        if width < BESIDE:
            return [*counts, [], *figures]
        return [
            [*_cut(left or (), COUNTS_WIDTH - 1), *_moved(right or (), COUNTS_WIDTH)]
            for left, right in zip_longest(counts, figures)
        ]

    def _counts(self) -> list[Row]:
        comparison = self._comparison
        agreed, sample = counted(comparison.agreed), counted(comparison.sample)
        taken = sum(entry.adjudication is not None for entry in comparison.agreed)
        rows = [
            [Part(" Both say", "strong")],
            self._count("agreed", "the same", scope.agreed(), agreed, f"{taken} taken over"),
            self._count(
                "sample", "of it to look at", scope.sample(), sample, f"{sample.decided} looked at"
            ),
            [],
            [Part(" They differ", "strong")],
        ]
        counts = comparison.counts()
        for (subject, difference), count in counts.items():
            name = kind_words(comparison, subject, difference)
            own = scope.of_kind((subject, difference), name)
            rows.append(self._count(f"{subject}-{difference}", name, own, count, _decided(count)))
        total = counted(comparison.disagreements)
        rows.append(self._count("all", "in all", scope.everything(), total, _decided(total)))
        return rows

    def _count(self, name: str, words: str, opens: Scope, count: Count, told: str) -> Row:
        target = f"open:{name}"
        self.scopes[target] = opens
        return [
            Part(f"   {words:<{NAME}}", "text"),
            Part(f"{count.total:>6,} ", "key", target),
            Part(f" {told}", "dim"),
        ]

    def _figures(self, agreement: Agreement, room: int) -> list[Row]:
        rows = []
        for row in agreement_rows(agreement):
            target = f"open:{'.'.join(row.path)}"
            self.scopes[target] = _behind(row)
            parts = [
                Part(f"   {fitted(row.title, MEASURE - 1):<{MEASURE}}", "text"),
                Part(f"{row.value:>{VALUE}} ", "key", target),
                Part(f" {row.interval} " if row.interval else "", "text"),
                Part(f" {row.n}", "dim"),
            ]
            rows.append(_cut(parts, room - 1))
        told = (line for each in notes(agreement) for line in wrap(each, max(20, room - 5)))
        return [*rows, *([Part(f"   {line}", "dim")] for line in told)]


def _behind(row: AgreementRow) -> Scope:
    """The disagreements that a figure counts."""
    match row.path:
        case ("links", *_):
            return scope.of_subject((Subject.LINK,), row.title)
        case ("spans", "by_label", label, _):
            return scope.with_label(label, row.title)
        case ("spans", "label_alpha"):
            return scope.of_labels(row.title)
        case ("spans", "exact_f1_bounds"):
            return scope.of_bounds(row.title)
        case _:
            return scope.of_subject((Subject.SPAN,), row.title)


def _decided(count: Count) -> str:
    fell_away = f", {count.fell_away} fell away" if count.fell_away else ""
    return f"{count.decided} decided{fell_away}"


def _moved(row: Sequence[Part], column: int) -> Row:
    """A row that begins in another column."""
    return [
        Part(part.text, part.style, part.target, column if index == 0 else None)
        for index, part in enumerate(row)
    ]


def _cut(parts: Iterable[Part], room: int) -> Row:
    """As much of a row as there is room for."""
    kept: Row = []
    for part in parts:
        text = fitted(part.text, max(0, room))
        room -= cell_len(text)
        if text:
            kept.append(Part(text, part.style, part.target))
    return kept
