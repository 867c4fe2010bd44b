"""Which of two images of a row stands, whoever compares them."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TypeVar

from annotator.domain.label import Label
from annotator.domain.merging.holdings import Row, row_of
from annotator.domain.step import Record

R = TypeVar("R", bound=Record)


def rank(record: Record) -> tuple[int, str, str, str]:
    """The higher stands: the later revision, then the later time, then what never is equal."""
    # When a database was made says nothing of the labels that it was made with.
    at = record.updated_at if record.step else ""
    return record.rev, at, record.step, repr(_plain(record))


def winners(images: Iterable[Record]) -> dict[Row, Record]:
    """Of each row the image that stands."""
    standing: dict[Row, Record] = {}
    for image in images:
        row = row_of(image)
        known = standing.get(row)
        if known is None or rank(image) > rank(known):
            standing[row] = image
    return standing


def same_row(one: Record, other: Record) -> bool:
    """Whether two images say the same as the same revision, whatever step they are of."""
    if isinstance(one, Label) and isinstance(other, Label):
        # Each database has its own time of the labels that it was made with; files have none.
        other = replace(other, created_at=one.created_at, updated_at=one.updated_at)
    return replace(other, step=one.step) == one


def _plain(record: Record) -> list[object]:
    left_out = ("created_at", "updated_at", "step") if isinstance(record, Label) else ()
    return [getattr(record, each.name) for each in fields(record) if each.name not in left_out]
