"""Deleted rows that leave with an export nonetheless, because a review speaks of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from annotator.domain.adjudication import Adjudication, Source
from annotator.domain.batch import BatchItem
from annotator.domain.document import Document
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.domain.verdict import Verdict
from annotator.storage.store import Store

_KINDS: dict[str, type] = {"span": Span, "link": Link, "absence": Absence}


def deleted_but_spoken_of(store: Store) -> Mapping[type, Set[str]]:
    """The ids of the deleted rows without which batches and decisions could not be read back.

    By kind of row. A row brings those it refers to: a link its spans, a span its document, a
    document the one that it supersedes. To be called inside `store.snapshot()`.
    """
    wanted: dict[type, set[str]] = defaultdict(set)
    for batch in store.batches():
        for item in store.batch_items(batch.id):
            _want_item(item, wanted)
        for verdict in store.verdicts(batch.id):
            _want_passages(verdict, wanted)
    for adjudication in store.records(Adjudication):
        _want_rows(adjudication, wanted)
    return _with_what_they_refer_to(store, wanted) if wanted else {}


def _want_item(item: BatchItem, wanted: dict[type, set[str]]) -> None:
    wanted[Document].add(item.document)
    if item.record is not None:
        wanted[_KINDS[item.kind]].add(item.record)


def _want_passages(verdict: Verdict, wanted: dict[type, set[str]]) -> None:
    for passage in (verdict.amendment.passage, verdict.amendment.other):
        if passage is not None:
            wanted[Document].add(passage.document)


def _want_rows(adjudication: Adjudication, wanted: dict[type, set[str]]) -> None:
    wanted[Document].add(adjudication.document)
    for source in _sources(adjudication):
        wanted[_KINDS[source.kind]].add(source.record)
    for taken in adjudication.taken:
        # Of what was made only the id is known; no two kinds of row share one.
        for kind in _KINDS.values():
            wanted[kind].add(taken.record)


def _sources(adjudication: Adjudication) -> Iterator[Source]:
    yield from adjudication.a
    yield from adjudication.b
    for taken in adjudication.taken:
        yield from taken.sources


def _with_what_they_refer_to(store: Store, wanted: dict[type, set[str]]) -> dict[type, set[str]]:
    """The deleted ones of the wanted rows and of the rows that these refer to."""
    dead: dict[type, set[str]] = defaultdict(set)
    for kind in (Link, Absence, Span):
        for row in store.records(kind, deleted=True):
            if row.deleted_at is None or row.id not in wanted[kind]:
                continue
            dead[kind].add(row.id)
            match row:
                case Link():
                    wanted[Span] |= {row.a, row.b}
                case Absence():
                    wanted[Span].add(row.span)
                    wanted[Document].add(row.document)
                case Span():
                    wanted[Document].add(row.document)
    gone = {
        each.id: each
        for each in store.records(Document, deleted=True)
        if each.deleted_at is not None
    }
    for document in wanted[Document]:
        while document in gone and document not in dead[Document]:
            dead[Document].add(document)
            document = gone[document].supersedes or ""
    return dead
