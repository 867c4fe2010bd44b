"""People who annotate one corpus on machines of their own, and what they do there."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from typing import Any, TypeVar

from annotator.domain.identity import new_id, now, text_hash
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link, Relation, Side
from annotator.domain.step import Change, Record, Step, StepKind, revised
from annotator.domain.verdict import Judgement, Reveal
from annotator.session.merging.merging import write_compared
from annotator.session.merging.report import MergeReport
from annotator.storage.doctor.examination import examine
from annotator.storage.merging.stranger import holdings_of
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    TEXTS,
    make_batch,
    make_document,
    make_item,
    make_span,
    make_verdict,
)
from tests.session.stores import exported

R = TypeVar("R", bound=Record)

PASSAGES = ((0, 4), (5, 11), (12, 19))
"""Where spans may be: few, so that two machines often mean the same one."""

LABELS = ("statistic", "testimony", None)


class Machine:
    """One database, and someone who works on it. An act that the rules forbid is not done."""

    def __init__(self, path: Path, source: Path | None = None) -> None:
        """A new database without articles, made here and now, or a copy of another."""
        self.path = path
        if source is None:
            Store.open(path, create=True).close()
        else:
            copyfile(source, path)
        self.steps: list[Step] = []

    def act(self, name: str, *numbers: int) -> None:
        """Do one thing; `numbers` choose with what."""
        with Store.open(self.path) as store:
            getattr(_Hand(store, self.steps), name)(*numbers)

    def take_in(self, other: "Machine") -> MergeReport:
        """Merge another machine's database; without the backup, which takes longer than that."""
        theirs = holdings_of(other.path)
        with Store.open(self.path) as store:
            return write_compared(store, theirs, store.compare(theirs), "other", BEN)

    def exported(self) -> bytes:
        """Everything, without the history and the time."""
        with Store.open(self.path) as store:
            return exported(store)

    def copy(self, path: Path) -> "Machine":
        """Another machine with the same database."""
        return Machine(path, self.path)

    def check(self) -> None:
        """Nothing is wrong with the database."""
        assert examine(self.path).findings == ()


class _Hand:
    """What a person does to an open database."""

    def __init__(self, store: Store, steps: list[Step]) -> None:
        self._store = store
        self._steps = steps

    def article(self, number: int, _: int, __: int) -> None:
        """Import an article, which may be known elsewhere under another number."""
        number %= len(TEXTS)
        text = TEXTS[number]
        for person in (ADA, BEN):
            self._store.add_annotator(person)
        made = make_document(text, number=self._store.next_number("strike"), key=f"strike/{number}")
        if self._store.document(made.id) is None:
            self._commit([(None, made)], StepKind.IMPORT, texts={text_hash(text): text})

    def tag(self, article: int, place: int, label: int) -> None:
        documents = self._store.documents()
        if documents:
            document = _pick(documents, article)
            start, end = _pick(PASSAGES, place)
            text = self._store.text(document.text_sha256)
            layer = self._store.layer(ADA.id, None)
            chosen = _pick(LABELS, label)
            if layer.span_at(document.id, start, end, chosen) is None:
                self._commit([(None, make_span(document, text, start, end, label=chosen))])

    def relabel(self, span: int, label: int, _: int) -> None:
        layer = self._store.layer(ADA.id, None)
        chosen = _pick(LABELS, label)
        for each in _some(layer.spans.values(), span):
            if layer.span_at(each.document, each.start, each.end, chosen) is None:
                revision = None if chosen is None else 1
                self._change(each, label=chosen, label_revision=revision)

    def note(self, record: int, word: int, _: int) -> None:
        layer = self._store.layer(ADA.id, None)
        noted = [*layer.spans.values(), *layer.links.values(), *layer.absences.values()]
        for each in _some(noted, record):
            self._change(each, note=_pick(("", "sure", "? maybe"), word))

    def link(self, one: int, other: int, relation: int) -> None:
        layer = self._store.layer(ADA.id, None)
        for a in _some(layer.spans.values(), one):
            far = [each for each in layer.spans.values() if each.document != a.document]
            for b in _some(far, other):
                known = layer.link_between(a.id, b.id)
                chosen = _pick(list(Relation), relation)
                if known is not None:
                    self._change(known, relation=chosen, more=None)
                    return
                first, second = sorted((a.id, b.id))
                more: Side | None = "a" if chosen is Relation.PARTIAL and one % 2 else None
                made = Link(new_id(), ADA.id, first, second, chosen, more)
                self._commit([(None, made)])

    def absence(self, span: int, article: int, _: int) -> None:
        layer = self._store.layer(ADA.id, None)
        for each in _some(layer.spans.values(), span):
            others = [d for d in self._store.documents() if d.id != each.document]
            for document in _some(others, article):
                if all(a.document != document.id for a in layer.absences_of(each.id)):
                    absence = Absence(new_id(), ADA.id, each.id, document.id)
                    self._commit([(None, absence)])

    def dismissal(self, span: int, article: int, place: int) -> None:
        layer = self._store.layer(ADA.id, None)
        for each in _some(layer.spans.values(), span):
            others = [d for d in self._store.documents() if d.id != each.document]
            for document in _some(others, article):
                start, end = _pick(PASSAGES, place)
                quote = self._store.text(document.text_sha256)[start:end]
                made = Dismissal(new_id(), ADA.id, each.id, document.id, start, end, quote)
                if all(m.refuses != made.refuses for m in layer.dismissals_of(each.id)):
                    self._commit([(None, made)])

    def complete(self, article: int, _: int, __: int) -> None:
        layer = self._store.layer(ADA.id, None)
        for document in _some(self._store.documents(), article):
            if not layer.is_complete(document.id):
                self._commit([(None, Completion(new_id(), ADA.id, document.id))])

    def delete(self, span: int, _: int, __: int) -> None:
        """Delete a span with all that hangs on it."""
        layer = self._store.layer(ADA.id, None)
        for each in _some(layer.spans.values(), span):
            hanging = [*layer.links_of(each.id), *layer.absences_of(each.id)]
            self._commit([(row, replace(row, deleted_at=now())) for row in (*hanging, each)])

    def unlink(self, row: int, _: int, __: int) -> None:
        layer = self._store.layer(ADA.id, None)
        rows = [*layer.links.values(), *layer.absences.values(), *layer.dismissals.values()]
        for each in _some(rows, row):
            self._change(each, deleted_at=now())

    def undo(self, _: int, __: int, ___: int) -> None:
        """Write back what the last step on this machine found, where that is still allowed."""
        if self._steps and self._steps[-1].kind is StepKind.DO:
            step = self._steps.pop()
            back = [
                (each.after, each.before or replace(each.after, deleted_at=now()))
                for each in step.changes
            ]
            if all(self._is_stored(found) for found, _ in back):
                self._commit(back, StepKind.UNDO, target=step.id)

    def name(self, article: int, word: int, _: int) -> None:
        for document in _some(self._store.documents(), article):
            self._change(document, title=_pick(("One", "Other", "Third"), word))

    def define(self, label: int, word: int, _: int) -> None:
        if self._store.annotators():
            found: Label = _pick(list(self._store.labels()), label)
            definition = _pick(("What counts.", "What is meant."), word)
            if definition != found.definition:
                self._change(found, definition=definition, revision=found.revision + 1)

    def judge(self, span: int, _: int, __: int) -> None:
        layer = self._store.layer(ADA.id, None)
        for each in _some(layer.spans.values(), span):
            batch = make_batch()
            self._store.add_batch(batch, [make_item(batch, 1, each)])
            self._store.add_verdict(make_verdict(batch, 1))

    def think_again(self, number: int, _: int, __: int) -> None:
        """Look behind a batch, and take a verdict back that stands."""
        verdicts = self._store.verdicts()
        gone = {each.withdraws for each in verdicts}
        standing = [each for each in verdicts if each.id not in gone and not each.withdraws]
        for each in _some(standing, number):
            (batch,) = (batch for batch in self._store.batches() if batch.id == each.batch)
            self._store.add_reveal(Reveal(batch.id, each.place, batch.reviewer, now()))
            back = make_verdict(batch, each.place, Judgement.WITHDRAWN, withdraws=each.id)
            self._store.add_verdict(back)

    def _is_stored(self, record: Record) -> bool:
        return record in self._store.records(type(record), deleted=True)

    def _change(self, record: Record, **fields: Any) -> None:
        self._commit([(record, replace(record, **fields))])

    def _commit(
        self,
        rows: Iterable[tuple[Record | None, Record]],
        kind: StepKind = StepKind.DO,
        target: str | None = None,
        texts: dict[str, str] | None = None,
    ) -> None:
        step, at = new_id(), now()
        changes = tuple(Change(before, _next(before, after, step, at)) for before, after in rows)
        made = Step(step, ADA.id, kind, "act", changes, at, "sitting", target)
        self._steps.append(self._store.commit_documents(made, texts or {}))


ACTS = tuple(name for name in vars(_Hand) if not name.startswith("_"))
"""What may be done, by name."""


def _next(before: Record | None, after: Record, step: str, at: str) -> Record:
    if before is None:
        return replace(after, step=step, created_at=at, updated_at=at)
    found: Record = revised(before, after, step, at)  # type: ignore[type-var]
    return found


def _pick(values: Any, number: int) -> Any:
    return values[number % len(values)]


def _some(values: Iterable[Any], number: int) -> list[Any]:
    """One of the values, in the order of their ids, or none where there is none."""
    found = sorted(values, key=lambda each: each.id)
    return [found[number % len(found)]] if found else []
