"""What people wrote elsewhere, without the runs that it quotes of what was purged.

It is what `storage.purging.quotes` does to the rows of a database, so that the rows of two
databases are the same ones after as before.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from annotator.domain.document import Document
from annotator.domain.guideline import Guideline
from annotator.domain.identity import text_hash
from annotator.domain.label import Label
from annotator.domain.link import Absence, Link
from annotator.domain.review_records import ReviewRecords
from annotator.domain.span import Span
from annotator.domain.step import Change, Record, Step
from annotator.text.runs import quotable, unquoted


class Redaction:
    """Takes quotations of articles out of notes, comments, definitions, guidelines and titles."""

    def __init__(self, gone: Collection[str], texts: Iterable[str], said: Iterable[str]) -> None:
        """`gone` are the ids of the articles, `texts` their texts, `said` is all that may stay."""
        self._gone = gone
        self._quotable = quotable(texts)
        self._said = [each.encode() for each in said]

    def step(self, step: Step) -> Step:
        """The step, as little changed as can be."""
        changes = tuple(
            Change(
                None if each.before is None else self._record(each.before), self._record(each.after)
            )
            for each in step.changes
        )
        title = self._left_of(step.title)
        if changes == step.changes and title == step.title:
            return step
        return replace(step, changes=changes, title=title)

    def reviews(self, reviews: ReviewRecords) -> ReviewRecords:
        """The reviews with what their comments may say."""
        return replace(
            reviews,
            verdicts=tuple(
                replace(each, comment=self._left_of(each.comment)) for each in reviews.verdicts
            ),
            objections=tuple(
                replace(each, comment=self._left_of(each.comment)) for each in reviews.objections
            ),
        )

    def guideline(self, guideline: Guideline) -> Guideline:
        """The version with what it may say."""
        left = self._left_of(guideline.text)
        return replace(guideline, text=left, hash=text_hash(left))

    def _record(self, record: Record) -> Record:
        match record:
            case Span() | Link() | Absence() if record.note:
                return replace(record, note=self._left_of(record.note))
            case Label():
                return replace(record, definition=self._left_of(record.definition))
            case Document() if record.supersedes in self._gone:
                return replace(record, supersedes=None)
            case _:
                return record

    def _left_of(self, written: str) -> str:
        return unquoted(written, self._quotable, self._is_said)

    def _is_said(self, run: bytes) -> bool:
        return any(run in each for each in self._said)
