"""Databases for the tests of what goes in and out."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st

from annotator.domain.document import Annotator
from annotator.domain.identity import new_id, now
from annotator.domain.link import Absence, Completion, Dismissal, Link, Relation, Side, refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.step import Change, Record, Step, StepKind, revised
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.session.importing import ImportOptions, ImportReport, import_paths
from annotator.storage.store import Store
from tests.blank import MEMORY as MEMORY
from tests.blank import folder as folder
from tests.blank import new_store as new_store
from tests.strategies import stored_text

ANA = Annotator("ana", "Ana")
BO = Annotator("bo", "Bo")

R = TypeVar("R", bound=Record)


def take(
    store: Store, path: Path, content: str | bytes, options: ImportOptions | None = None
) -> ImportReport:
    """Write a file and import it as Ana."""
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(raw)
    return import_paths(store, [path], ANA, options)


def bytes_of(database: Path) -> dict[str, bytes]:
    """The bytes of a database, its log included."""
    files = [database, *(database.with_name(database.name + end) for end in ("-wal", "-journal"))]
    return {each.name: each.read_bytes() for each in files if each.exists()}


def lines(*records: dict[str, Any]) -> str:
    """The records as JSONL."""
    return "".join(f"{json.dumps(record)}\n" for record in records)


def exported(store: Store, *, history: bool = False) -> bytes:
    """What an export without its time writes."""
    with folder() as here:
        options = ExportOptions(history=history, timestamp=False)
        export_to_file(store, here / "out.jsonl", options)
        return (here / "out.jsonl").read_bytes()


def records(raw: bytes, kind: str) -> list[dict[str, Any]]:
    """The records of one type in an export."""
    found = [json.loads(line) for line in raw.decode().split("\n") if line]
    return [each for each in found if each["type"] == kind]


class Work:
    """Writes rows without asking the rules of the screen, each in a step of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.done: list[Step] = []

    def make(self, record: R) -> R:
        """Add a row."""
        step, at = new_id(), now()
        made = replace(record, step=step, created_at=at, updated_at=at)
        self._commit(step, at, Change(None, made))
        return made

    def change(self, before: R, **fields: Any) -> R:
        """Give a row other values."""
        step, at = new_id(), now()
        after = revised(before, replace(before, **fields), step, at)  # type: ignore[type-var]
        self._commit(step, at, Change(before, after))
        return after

    def undo(self, before: R) -> R:
        """Delete a row as the undo of the last step."""
        step, at = new_id(), now()
        dead = replace(before, deleted_at=at)
        after = revised(before, dead, step, at)  # type: ignore[type-var]
        target = self.done[-1]
        self._commit(step, at, Change(before, after), StepKind.UNDO, target)
        return after

    def _commit(
        self,
        step: str,
        at: str,
        change: Change,
        kind: StepKind = StepKind.DO,
        target: Step | None = None,
    ) -> None:
        owner = getattr(change.after, "annotator", ANA.id)
        about = None if target is None else target.id
        made = Step(step, owner, kind, "work", (change,), at, "sitting", about)
        self.done.append(self._store.commit(made))


@st.composite
def worked_on(draw: st.DrawFn, store: Store, here: Path) -> None:
    """Fill a new database with articles, layers of two people, and an undone step."""
    texts = draw(st.lists(stored_text(8), min_size=2, max_size=4))
    articles = [
        {"text": text, "id": f"a{number}", "story": draw(st.sampled_from(["s", "t"]))}
        for number, text in enumerate(texts)
    ]
    take(store, here / "articles.jsonl", lines(*articles))
    work = Work(store)
    spans: list[Span] = []
    for person in (ANA, BO):
        store.add_annotator(person)
        own = _draw_spans(draw, store, work, person)
        _draw_layer(draw, store, work, own)
        spans += own
    splits = draw(st.lists(st.sampled_from([None, *Split]), max_size=len(store.documents())))
    ids = (each.id for each in store.documents())
    store.set_splits({each: split for each, split in zip(ids, splits, strict=False) if split})
    for document in store.documents()[:2]:
        if draw(st.booleans()):
            work.make(Completion(new_id(), "ana", document.id))
    if spans:
        last = spans[-1]
        free = replace(last, id=new_id(), label=None, label_revision=None, start=0, end=1)
        text = store.text(next(d for d in store.documents() if d.id == last.document).text_sha256)
        if not any(
            (each.document, each.start, each.end, each.label, each.annotator)
            == (last.document, 0, 1, None, last.annotator)
            for each in spans
        ):
            work.undo(work.make(replace(free, quote=text[:1], note="undone", rev=1)))


def _draw_spans(draw: st.DrawFn, store: Store, work: Work, person: Annotator) -> list[Span]:
    labels = [None, *store.labels()]
    made: dict[tuple[object, ...], Span] = {}
    for document in store.documents():
        text = store.text(document.text_sha256)
        for _ in range(draw(st.integers(0, 2))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            label = draw(st.sampled_from(labels))
            key = (document.id, start, end, label.id if label else None)
            if key in made:
                continue
            span = Span(
                id=draw(st.sampled_from([new_id(), f"x.{len(made)}:{person.id}"])),
                document=document.id,
                annotator=person.id,
                start=start,
                end=end,
                quote=text[start:end],
                label=label.id if label else None,
                label_revision=label.revision if label else None,
                note=draw(st.sampled_from(["", "? sure", "\x1b]52;c;x\x07\u202e"])),
            )
            span = work.make(span)
            made[key] = work.change(span, note="again") if draw(st.booleans()) else span
    return list(made.values())


def _draw_layer(draw: st.DrawFn, store: Store, work: Work, spans: list[Span]) -> None:
    refused = set()
    for one, other in pairwise(spans):
        if one.document == other.document:
            continue
        a, b = sorted([one.id, other.id])
        relation = draw(st.sampled_from(Relation))
        sides: list[Side | None] = [None, "a", "b"]
        more = draw(st.sampled_from(sides)) if relation is Relation.PARTIAL else None
        link = work.make(Link(new_id(), one.annotator, a, b, relation, more))
        if draw(st.booleans()):
            work.change(link, deleted_at=now())
        if draw(st.booleans()):
            work.make(Absence(new_id(), one.annotator, one.id, other.document))
        if draw(st.booleans()):
            found = next(d for d in store.documents() if d.id == other.document)
            quote = store.text(found.text_sha256)[:1]
            if draw(st.booleans()):
                work.make(Dismissal(new_id(), one.annotator, one.id, found.id, 0, 1, quote))
            else:
                ends = (
                    QuotedPassage(one.document, *one.extent, one.quote),
                    QuotedPassage(found.id, 0, 1, quote),
                )
                pair = refused_pair(new_id(), one.annotator, *ends)
                if (pair.annotator, pair.refuses) not in refused:
                    refused.add((pair.annotator, pair.refuses))
                    work.make(pair)
