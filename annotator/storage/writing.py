"""Committing a step: its row, its changes, and the texts that it brings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Document
from annotator.domain.errors import Outdated
from annotator.domain.identity import text_hash
from annotator.domain.label import Label
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.step import Change, Step
from annotator.storage.connection import Connection
from annotator.storage.rows import table_of
from annotator.storage.splits import write_splits

if TYPE_CHECKING:
    from sqlite_utils import Database

    from annotator.domain.guideline import Guideline
    from annotator.domain.review_records import ReviewRecords

AT_ONCE = 50
"""Texts that one statement stores: the index makes a segment of what a statement brings it."""


class Writing(Connection):
    """Steps on their way into the database."""

    def commit(self, step: Step) -> Step:
        """Store a step with all its changes, or nothing, and return it with its `seq`.

        The order of the changes does not matter. Raises `NotSaved` where the file cannot take it
        now, `Outdated` where a row was changed elsewhere meanwhile, and `Refused` where a rule of
        the database forbids it.
        """
        return self.commit_documents(step, {})

    def commit_documents(
        self,
        step: Step,
        texts: Mapping[str, str],
        reviews: "ReviewRecords | None" = None,
        splits: Mapping[str, Split] | None = None,
        guidelines: "Sequence[Guideline]" = (),
    ) -> Step:
        """`commit`, with the texts of its documents by their `identity.text_hash`.

        What reviewers said of its rows may come with it, the splits of documents by their id, and
        new versions of the guideline.
        """
        for sha256, text in texts.items():
            if text_hash(text) != sha256:
                raise ValueError(f"the hash of a text is not {sha256}")
        with self._writing() as database:
            if self._is_there("steps", step.id):
                return replace(
                    step, seq=self._value("SELECT seq FROM steps WHERE id = ?", (step.id,))
                )
            seq = insert_step(database, step)
            insert_texts(database, texts)
            for change in _in_order(step.changes):
                _write(database, change, step)
            if reviews:
                # Only review needs it: the first paint does not wait for this import.
                from annotator.storage.review_rows import insert_reviews

                insert_reviews(database, reviews)
            if splits:
                write_splits(database, splits)
            if guidelines:
                from annotator.storage.guideline_rows import insert_guidelines

                insert_guidelines(database, guidelines)
        return replace(step, seq=seq)


def insert_step(database: "Database", step: Step) -> int | None:
    """Store a step without its changes, inside the caller's transaction; returns its `seq`."""
    return database.execute(
        "INSERT INTO steps (id, annotator_id, kind, title, created_at, sitting, target_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            step.id,
            step.annotator,
            str(step.kind),
            step.title,
            step.created_at,
            step.sitting,
            step.target,
        ),
    ).lastrowid


def insert_texts(database: "Database", texts: Mapping[str, str]) -> None:
    """Store those of the texts, by their hashes, that are not there, inside the transaction."""
    for some in _batches(texts):
        _insert_batch(database, some)


def _batches(texts: Mapping[str, str]) -> Iterator[list[tuple[str, int, str]]]:
    rows = ((sha256, len(text), text) for sha256, text in texts.items())
    while batch := list(islice(rows, AT_ONCE)):
        yield batch


def _insert_batch(database: "Database", rows: Sequence[tuple[str, int, str]]) -> None:
    values = ", ".join(["(?, ?, ?)"] * len(rows))
    database.execute(
        f"INSERT INTO texts (sha256, chars, text) SELECT * FROM (VALUES {values}) new "
        "WHERE NOT EXISTS (SELECT 1 FROM texts WHERE sha256 = new.column1)",
        list(chain.from_iterable(rows)),
    )


def _in_order(changes: Iterable[Change]) -> list[Change]:
    """The changes so that no rule is broken in between.

    What hangs on a span goes before the span does, a span goes before another takes its place,
    and what a row refers to is there before it.
    """
    return sorted(changes, key=_rank)


def _rank(change: Change) -> int:
    # A row that an import brings in deleted refers to others like any new one.
    leaves = change.removed and change.before is not None
    match change.after:
        case Document():
            return 2
        case Label():
            return 3
        case Span():
            return 1 if leaves else 4
        case Adjudication():
            return 0 if leaves else 6
        case _:
            return 0 if leaves else 5


def _write(database: "Database", change: Change, step: Step) -> None:
    after = change.after
    if after.step != step.id:
        raise ValueError(f"{after.id} names the step {after.step}, not {step.id}")
    table = table_of(after)
    if change.before is None:
        database.execute(table.insertion, table.row(after))
        return
    stored = (change.before.id, change.before.rev)
    if database.execute(table.update, (*table.row(after), *stored)).rowcount != 1:
        raise Outdated(
            "Not saved: it was changed meanwhile by another program.", "Look at it, then decide."
        )
