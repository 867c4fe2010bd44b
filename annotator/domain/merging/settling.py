"""The rows of a merged database, worked out from the images that stand."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Any, TypeVar

from annotator.domain.document import Document
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link, other_side
from annotator.domain.merging.holdings import Row, Twin
from annotator.domain.merging.order import rank
from annotator.domain.merging.settled import ClashKind, Settled, at_of
from annotator.domain.span import Span
from annotator.domain.step import Record

L = TypeVar("L", Span, Link, Absence, Dismissal, Completion)


def settle(
    standing: Mapping[Row, Record], confirmed: Collection[Twin], seen: Mapping[Row, int]
) -> Settled:
    """All rows, so that no rule of the database is broken and nothing stands there twice.

    Args:
        standing: Of each row the image that stands.
        confirmed: Rows that were made one with another for good.
        seen: The latest revision of a row that a review or a decision speaks of.
    """
    settled = Settled(standing, confirmed, seen)
    for twin in sorted(confirmed):
        record = settled.rows.get(Row(twin.entity, twin.id))
        if record is not None and record.deleted_at is None:
            settled.kill(record)
    _spread_keys(settled)
    _spread_numbers(settled)
    _make_one(settled, settled.live(Span), _bounds)
    _revive_documents(settled)
    _settle_links(settled)
    _settle_absences(settled)
    _settle_dismissals(settled)
    _make_one(settled, settled.live(Completion), lambda each: (each.annotator, each.document))
    settled.keep_ahead_of_reviews()
    return settled


def _spread_keys(settled: Settled) -> None:
    """A key sets one label: the first in the order of the labels."""
    taken: dict[str, Label] = {}
    in_use = [label for label in settled.live(Label) if label.retired_at is None]
    for label in sorted(in_use, key=lambda each: (each.position, each.id)):
        if label.key is None:
            continue
        owner = taken.setdefault(label.key, label)
        if owner is not label:
            settled.clash(ClashKind.KEY, owner, label)
            settled.derive(label, owner.updated_at if owner.step else "", key=None)


def _spread_numbers(settled: Settled) -> None:
    """A number in a story is of one article: the first that was made; the others go behind all."""
    taken: dict[tuple[str, int], Document] = {}
    last: dict[str, int] = defaultdict(int)
    articles = [each for _, each in settled if isinstance(each, Document)]
    displaced = []
    for document in sorted(articles, key=lambda each: (each.created_at, each.id)):
        last[document.story] = max(last[document.story], document.number)
        if taken.setdefault((document.story, document.number), document) is not document:
            displaced.append(document)
    for document in displaced:
        owner = taken[document.story, document.number]
        settled.clash(ClashKind.NUMBER, owner, document)
        last[document.story] += 1
        settled.derive(document, owner.updated_at, number=last[document.story])


def _revive_documents(settled: Settled) -> None:
    """An article with spans is there."""
    latest: dict[str, Span] = {}
    for span in settled.live(Span):
        known = latest.get(span.document)
        if known is None or rank(span) > rank(known):
            latest[span.document] = span
    for document_id, span in sorted(latest.items()):
        document = settled.rows.get(Row("document", document_id))
        if isinstance(document, Document) and document.deleted_at is not None:
            revived = settled.derive(document, span.updated_at, deleted_at=None)
            settled.clash(ClashKind.REVIVED, revived, document)


def _settle_links(settled: Settled) -> None:
    """Links are between the spans that live on, each pair once."""
    for link in settled.live(Link):
        one, other = (settled.survivor("span", each) for each in (link.a, link.b))
        a, b = sorted((one, other))
        if a == b or not (settled.is_live("span", a) and settled.is_live("span", b)):
            if a != b:
                _tell_loose(settled, link, a, b)
            settled.kill(link, max(_at(settled, "span", each) for each in (link.a, link.b, a, b)))
        elif (a, b) != (link.a, link.b):
            more = link.more if one == a else other_side(link.more)
            at = max(_at(settled, "span", each) for each in (link.a, link.b))
            settled.derive(link, at, a=a, b=b, more=more)
    _make_one(settled, settled.live(Link), lambda each: (each.annotator, each.a, each.b))


def _settle_absences(settled: Settled) -> None:
    for absence in settled.live(Absence):
        span = settled.survivor("span", absence.span)
        at = max(_at(settled, "span", each) for each in (absence.span, span))
        if not settled.is_live("span", span):
            _tell_loose(settled, absence, span)
            settled.kill(absence, at)
        elif span != absence.span:
            settled.derive(absence, at, span=span)
    _make_one(settled, settled.live(Absence), lambda each: (each.span, each.document))


def _settle_dismissals(settled: Settled) -> None:
    for dismissal in settled.live(Dismissal):
        if dismissal.span is None:
            continue
        span = settled.survivor("span", dismissal.span)
        if span != dismissal.span:
            settled.derive(dismissal, _at(settled, "span", dismissal.span), span=span)
    _make_one(settled, settled.live(Dismissal), lambda each: (each.annotator, each.refuses))


def _tell_loose(settled: Settled, record: Link | Absence, *spans: str) -> None:
    dead = next(each for each in spans if not settled.is_live("span", each))
    span = settled.rows.get(Row("span", dead))
    settled.clash(ClashKind.LOOSE, record if span is None else span, record)


def _bounds(span: Span) -> Hashable:
    return span.document, span.annotator, span.start, span.end, span.label


def _make_one(settled: Settled, records: Iterable[L], said: Callable[[L], Hashable]) -> None:
    """Of the rows that say the same the one with the least id lives on, for all of them."""
    groups: dict[Hashable, list[L]] = defaultdict(list)
    for record in records:
        groups[said(record)].append(record)
    for group in groups.values():
        if len(group) > 1:
            survivor, *twins = group
            survivor = _united(settled, survivor, group)
            for twin in twins:
                settled.absorb(twin, survivor)


def _united(settled: Settled, survivor: L, group: list[L]) -> L:
    """The survivor with what stands of its twins: the note of the highest that has one."""
    in_order = sorted(group, key=rank, reverse=True)
    fields: dict[str, Any] = {}
    best = in_order[0]
    if isinstance(best, Link):
        fields = {"relation": best.relation, "more": best.more}
        for link in in_order[1:]:
            if (link.relation, link.more) != (best.relation, best.more):
                settled.clash(ClashKind.RELATION, best, link)
    elif isinstance(best, Span):
        fields = {"label_revision": best.label_revision}
    if not isinstance(best, Dismissal | Completion):
        noted = [each for each in in_order if each.note]
        fields["note"] = noted[0].note if noted else ""
        for each in noted[1:]:
            if each.note != fields["note"]:
                settled.clash(ClashKind.NOTE, noted[0], each)
    if all(getattr(survivor, name) == value for name, value in fields.items()):
        return survivor
    rev = sum(each.rev for each in group)
    return settled.derive(survivor, max(each.updated_at for each in group), rev=rev, **fields)


def _at(settled: Settled, entity: str, row_id: str) -> str:
    return at_of(settled.rows.get(Row(entity, row_id)))
