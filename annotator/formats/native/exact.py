"""Native JSONL read row for row, as a merge takes it: all as it was written, or not at all.

An import repairs, fills in and passes over what it can. A merge must not: two files that say the
same have to be the same here. So this reads what this program wrote, and refuses all else.
"""

import hashlib
import math
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from annotator.domain.adjudication import Adjudication
from annotator.domain.batch import Batch, BatchItem
from annotator.domain.document import Annotator, Document
from annotator.domain.guideline import Guideline
from annotator.domain.identity import text_hash
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.merging.holdings import ROLES, Holdings, Row, Twin, row_of
from annotator.domain.merging.order import same_row
from annotator.domain.review_records import ReviewRecords
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.step import BOOKKEEPING, Change, Record, Step, StepKind, same_content
from annotator.domain.time_spent import TimeKey
from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict
from annotator.formats.input_file import InputFile, Place
from annotator.formats.json_line import JsonLine, json_lines
from annotator.formats.native import review_shape
from annotator.formats.native.shape import KEYS, OFFSET_UNIT, SCHEMA
from annotator.formats.native.typed import Mismatch, built

REMEDY = "“annotator import” takes in what other programs wrote or changed."

_ROWS: Mapping[str, type[Any]] = {
    kind.__name__.lower(): kind
    for kind in (Label, Document, Span, Link, Absence, Dismissal, Completion, Adjudication)
}

_REVIEWS: Mapping[str, type[Any]] = {
    "batch": Batch,
    "item": BatchItem,
    "verdict": Verdict,
    "reveal": Reveal,
    "objection": Objection,
    "signoff": SignOff,
}


def read_exactly(file: InputFile) -> Holdings:
    """What a file holds, with its history where it has one.

    Without a history its rows are of one step, which is the same for the same file, and it says
    nothing of what was deleted.

    Raises:
        Unreadable: a record is not as this program writes it, or the rows are not what the
            history makes them.
    """
    records = _Records()
    for line in json_lines(file):
        with _refusing(line):
            records.take(line)
    steps = records.history()
    initial = records.initial(steps)
    if not records.has_history:
        if records.are_of_nobody:
            remedy = "“annotator import” takes it in."
            raise Place(file, 0).refusal("it names nobody who made its rows", remedy)
        steps = records.as_one_step(hashlib.sha256(file.text.encode()).hexdigest()[:32])
    holdings = records.holdings(initial, steps)
    if not (holdings.follows_on() and records.agree_with(holdings.stored())):
        raise Place(file, 0).refusal("its rows are not what its history makes them", REMEDY)
    return holdings


@contextmanager
def _refusing(line: JsonLine) -> Iterator[None]:
    try:
        yield
    except Mismatch as error:
        raise line.place.refusal(str(error), REMEDY) from error


def _refuse_unknown(fields: Mapping[str, Any], known: Collection[str]) -> None:
    """What has no meaning here would be lost."""
    for key in sorted(fields.keys() - set(known)):
        raise Mismatch(f"“{key}” means nothing here")


class _Records:
    """The records of a file."""

    def __init__(self) -> None:
        self._annotators: dict[str, Annotator] = {}
        self._texts: dict[str, str] = {}
        self._rows: dict[Row, Record] = {}
        self._steps: list[JsonLine] = []
        self._reviews: dict[str, list[Any]] = {kind: [] for kind in _REVIEWS}
        self._splits: dict[str, Split] = {}
        self._guidelines: dict[str, Guideline] = {}
        self._purged: dict[str, str] = {}
        self._twins: set[Twin] = set()
        self._times: dict[TimeKey, float] = {}

    @property
    def has_history(self) -> bool:
        """Whether there are steps."""
        return bool(self._steps)

    @property
    def are_of_nobody(self) -> bool:
        """Whether there are rows besides labels, and nobody who can have made them."""
        return not self._annotators and any(
            not isinstance(each, Label) for each in self._rows.values()
        )

    def take(self, line: JsonLine) -> None:
        """Take a record; raises `Mismatch`. A step waits for the texts of its articles."""
        kind, fields = line.needed("type"), line.fields
        if kind in _ROWS:
            self._take_row(kind, fields)
        elif kind in _REVIEWS:
            _refuse_unknown(fields, review_shape.KEYS[kind])
            self._reviews[kind].append(built(_REVIEWS[kind], fields))
        elif kind == "annotator":
            person: Annotator = built(Annotator, fields)
            if person.role not in ROLES:
                raise Mismatch(f"“role” is none of {', '.join(ROLES)}")
            self._annotators[person.id] = person
        elif kind == "guideline":
            self._take_guideline(fields)
        elif kind == "step":
            self._steps.append(line)
        elif kind == "twin":
            self._twins.add(Twin(*(line.needed(key) for key in Twin._fields)))
        elif kind == "purged":
            self._purged[line.needed("hash")] = line.needed("purged_at")
        elif kind == "time":
            self._take_time(line)
        elif kind != "meta":
            raise Mismatch(f"there are no records of type “{kind}”")
        elif (fields.get("schema"), fields.get("offset_unit")) != (SCHEMA, OFFSET_UNIT):
            raise Mismatch("its schema or its unit of offsets is another one")

    def history(self) -> dict[str, Step]:
        """The steps, oldest first."""
        steps: dict[str, Step] = {}
        for line in self._steps:
            with _refusing(line):
                step_id = line.needed("id")
                changes = tuple(
                    self._change(each.fields, step_id) for each in line.within("changes")
                )
                steps[step_id] = built(Step, line.fields, changes=changes, seq=None)
        return steps

    def initial(self, steps: Mapping[str, Step]) -> dict[Row, Record]:
        """The labels that the database was made with; without a history all that there are."""
        labels = {row: each for row, each in self._rows.items() if isinstance(each, Label)}
        if not self.has_history:
            # As high as is known, so that one that was edited stands against one that was not.
            return {row: replace(each, rev=each.revision) for row, each in labels.items()}
        changes = [change for step in steps.values() for change in step.changes]
        edited = {row_of(change.after) for change in changes}
        found: dict[Row, Record] = {row: labels[row] for row in labels.keys() - edited}
        for change in changes:
            if change.before is not None and not change.before.step:
                found.setdefault(row_of(change.before), change.before)
        return found

    def as_one_step(self, step_id: str) -> dict[str, Step]:
        """The step of a file without a history: all its rows but the labels."""
        rows = [each for each in self._rows.values() if not isinstance(each, Label)]
        if not rows:
            return {}
        changes = tuple(Change(None, replace(each, step=step_id)) for each in rows)
        at, by = max(each.updated_at for each in rows), min(self._annotators)
        return {step_id: Step(step_id, by, StepKind.IMPORT, "a native file", changes, at)}

    def holdings(self, initial: Mapping[Row, Record], steps: Mapping[str, Step]) -> Holdings:
        """All of it."""
        return Holdings(
            annotators=self._annotators,
            texts=self._texts,
            initial=initial,
            steps=steps,
            reviews=ReviewRecords(*(tuple(self._reviews[kind]) for kind in _REVIEWS)),
            splits=self._splits,
            guidelines=self._guidelines,
            purged=self._purged,
            confirmed=frozenset(self._twins),
            times=self._times,
        )

    def agree_with(self, stored: Mapping[Row, Record]) -> bool:
        """Whether the rows of the file are these; labels do not say of which revision they are."""
        return stored.keys() == self._rows.keys() and all(
            same_content(stored[row], each)
            if isinstance(each, Label)
            else same_row(stored[row], each)
            for row, each in self._rows.items()
        )

    def _take_guideline(self, fields: Mapping[str, Any]) -> None:
        _refuse_unknown(fields, KEYS["guideline"])
        version: Guideline = built(Guideline, fields)
        if not (version.is_stored and version.since and version.annotator):
            raise Mismatch("“id”, “since” or “annotator” is missing")
        if text_hash(version.text) != version.hash:
            raise Mismatch("“text” has another hash than “hash”")
        self._guidelines[version.id] = version

    def _take_time(self, line: JsonLine) -> None:
        _refuse_unknown(line.fields, KEYS["time"])
        key = TimeKey(*(line.needed(name) for name in TimeKey._fields))
        seconds: Any = line.fields.get("seconds")
        if type(seconds) not in (int, float) or not 0 <= seconds < math.inf:
            raise Mismatch("“seconds” is not a number of seconds")
        if Row("document", key.document) not in self._rows:
            raise Mismatch("it is of an article that is not here")
        if key.annotator not in self._annotators:
            raise Mismatch("it is of somebody who is not here")
        self._times[key] = float(seconds)

    def _take_row(self, kind: str, fields: Mapping[str, Any]) -> None:
        if kind == "document":
            text = fields.get("text")
            if "text_sha256" not in fields:
                raise Mismatch("“text_sha256” is missing")
            if not isinstance(text, str) or text_hash(text) != fields.get("text_sha256"):
                raise Mismatch("“text” has another hash than “text_sha256”")
            self._texts[text_hash(text)] = text
        record = self._record(kind, fields, "")
        self._rows[row_of(record)] = record
        if fields.get("split") is not None:
            if fields["split"] not in list(Split):
                raise Mismatch("“split” is none of train, validation, test")
            self._splits[record.id] = Split(fields["split"])

    def _change(self, fields: Mapping[str, Any], step_id: str) -> Change:
        before, after = fields.get("before"), fields.get("after")
        begin = None if before is None else self._image(before)
        end = self._image(after)
        if end.step != step_id:
            raise Mismatch(f"the image of {end.id} is of another step")
        return Change(begin, end)

    def _image(self, fields: Any) -> Record:
        if not isinstance(fields, dict) or fields.get("type") not in _ROWS:
            raise Mismatch("there is something else than a row in “changes”")
        step = fields.get("step")
        if not isinstance(step, str):
            raise Mismatch("“step” of a row in “changes” is missing")
        return self._record(fields["type"], fields, step)

    def _record(self, kind: str, fields: Mapping[str, Any], step: str) -> Record:
        _refuse_unknown(fields, KEYS[kind] | {*BOOKKEEPING})
        given: dict[str, object] = {"step": step}
        if kind == "document":
            text = self._texts.get(str(fields.get("text_sha256")))
            if text is None:
                raise Mismatch(f"the text of article {fields.get('id')} is missing")
            given["length"] = len(text)
        elif kind == "dismissal" and "span" not in fields:
            given["span"] = None
        record: Record = built(_ROWS[kind], fields, **given)
        return record
