"""Databases with batches, all that can be said of them, and decisions between layers."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from annotator.domain.adjudication import Adjudication, Choice, Source, Taken
from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan, Target
from annotator.domain.document import Annotator, Document
from annotator.domain.identity import new_id, now
from annotator.domain.link import Absence, Link, Relation, Side
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.step import entity
from annotator.domain.verdict import (
    NOTHING,
    Amendment,
    Judgement,
    Objection,
    Reason,
    Reveal,
    Severity,
    SignOff,
)
from annotator.review.verdict_rules import FITTING
from annotator.storage.store import Store
from tests.factories import make_verdict
from tests.session.stores import ANA, BO, Work
from tests.strategies import stored_text

CY = Annotator("cy", "Cy", "reviewer")
GOLD = Annotator("gold", "Gold", "gold")

Row = Span | Link | Absence
ITEM_KINDS = {Span: ItemKind.SPAN, Link: ItemKind.LINK, Absence: ItemKind.ABSENCE}


@st.composite
def reviewed(draw: st.DrawFn, store: Store) -> None:
    """Review the layers of a database, then go on annotating, so that verdicts grow stale."""
    for person in (CY, GOLD):
        store.add_annotator(person)
    for reviewer, others in ((CY, (ANA, BO)), (ANA, (BO,))):
        if draw(st.booleans()):
            _draw_batch(draw, store, reviewer, others)
    work = Work(store)
    if draw(st.booleans()):
        _draw_adjudications(draw, store, work)
    for row in rows_of(store):
        if not isinstance(row, Span) and draw(st.booleans()):
            work.change(row, deleted_at=now())
    for span in store.layer("bo", None).spans.values():
        match draw(st.sampled_from(["leave", "change", "delete"])):
            case "change":
                work.change(span, note="changed after the draw")
            case "delete":
                _delete(store, work, span)


def rows_of(store: Store, *annotators: str) -> list[Row]:
    """The live rows of some layers, or of all, that can be judged."""
    with store.snapshot():
        rows: list[Row] = [*store.records(Span), *store.records(Link), *store.records(Absence)]
    return [each for each in rows if not annotators or each.annotator in annotators]


def _delete(store: Store, work: Work, span: Span) -> None:
    layer = store.layer(span.annotator, None)
    for link in [*layer.links_of(span.id)]:
        work.change(link, deleted_at=now())
    for absence in [*layer.absences_of(span.id)]:
        work.change(absence, deleted_at=now())
    work.change(span, deleted_at=now())


def _draw_batch(
    draw: st.DrawFn, store: Store, reviewer: Annotator, others: Sequence[Annotator]
) -> None:
    rows = rows_of(store, *(each.id for each in others))
    chosen = draw(st.lists(st.sampled_from(rows), unique_by=lambda each: each.id)) if rows else []
    documents = [each for each in store.documents()[:2] if draw(st.booleans())]
    size = len(chosen) + len(documents)
    if not size:
        return
    plan = draw(st.sampled_from(SamplingPlan))
    batch = Batch(
        id=draw(st.sampled_from([new_id(), f"b:{reviewer.id}"])),
        reviewer=reviewer.id,
        annotators=tuple(sorted(each.id for each in others)),
        labels=draw(st.sampled_from([(), ("filler", "statistic")])),
        kinds=tuple(ItemKind),
        story=draw(st.sampled_from([None, "s"])),
        plan=plan,
        size=size,
        frame=size + draw(st.integers(0, 9)),
        core=draw(st.floats(0, 1)) if plan.has_priority else 1.0,
        seed=draw(st.integers(-(2**63), 2**63 - 1)),
        blind=draw(st.booleans()),
        target=draw(st.sampled_from([None, Target(0.05), Target(0.1, 1 / 3)])),
        created_at=now(),
    )
    items = [_item_of(draw, store, batch, place, row) for place, row in enumerate(chosen, 1)]
    for place, document in enumerate(documents, len(items) + 1):
        items.append(_passage_item(draw, batch, place, document))
    store.add_batch(batch, items)
    for item in items:
        for _ in range(draw(st.integers(0, 2))):
            _draw_verdict(draw, store, batch, item)
    if draw(st.booleans()):
        digest = draw(st.text("0123456789abcdef", min_size=64, max_size=64))
        name = draw(st.sampled_from(["Cy", " Cy D. ", "崔"]))
        store.add_signoff(SignOff(new_id(), batch.id, batch.reviewer, name, digest, now()))


def _item_of(draw: st.DrawFn, store: Store, batch: Batch, place: int, row: Row) -> BatchItem:
    spans = store.layer(row.annotator, None).spans
    match row:
        case Span():
            span = row
        case Link(a=first) | Absence(span=first):
            span = spans[first]
    return BatchItem(
        batch=batch.id,
        place=place,
        kind=ITEM_KINDS[type(row)],
        record=row.id,
        rev=draw(st.integers(1, row.rev)),
        annotator=row.annotator,
        document=span.document,
        start=span.start,
        end=span.end,
        label=span.label,
        core=draw(st.booleans()),
        weight=draw(st.floats(1e-6, 1e6)),
    )


def _passage_item(draw: st.DrawFn, batch: Batch, place: int, document: Document) -> BatchItem:
    start = draw(st.integers(0, document.length - 1))
    end = draw(st.integers(start + 1, document.length))
    annotator = draw(st.sampled_from(batch.annotators))
    found = draw(st.dictionaries(st.sampled_from(["", "filler"]), st.integers(0, 5)))
    at = document.id, start, end
    kind = ItemKind.PASSAGE
    return BatchItem(batch.id, place, kind, None, None, annotator, *at, None, found=found)


def _draw_verdict(draw: st.DrawFn, store: Store, batch: Batch, item: BatchItem) -> None:
    impossible = {Judgement.WITHDRAWN}
    if any(each.id == item.document and each.length < 2 for each in store.documents()):
        impossible.add(Judgement.WRONG_BOUNDARY)
    possible = sorted(FITTING[item.kind] - impossible)
    judgement = draw(st.sampled_from(possible))
    verdict = make_verdict(
        batch,
        item.place,
        judgement,
        severity=_severity(draw, judgement),
        reason=draw(st.sampled_from(Reason)) if judgement is Judgement.SPURIOUS else None,
        comment="? " * (judgement is Judgement.UNSURE) + draw(stored_text(2)),
        amendment=_amendment(draw, store, item, judgement),
        seconds=draw(st.floats(0, 1e4)),
    )
    store.add_verdict(verdict)
    if draw(st.booleans()) and not store.reveals(batch.id):
        store.add_reveal(Reveal(batch.id, item.place, batch.reviewer, now()))
    if judgement is not Judgement.ACCEPT:
        for author in (item.annotator, batch.reviewer):
            if draw(st.booleans()):
                word = draw(stored_text(2))
                store.add_objection(Objection(new_id(), verdict.id, author, word, now()))
    if draw(st.booleans()):
        undone = make_verdict(batch, item.place, Judgement.WITHDRAWN, withdraws=verdict.id)
        store.add_verdict(undone)


def _severity(draw: st.DrawFn, judgement: Judgement) -> Severity | None:
    severities = list(Severity) if judgement is Judgement.WRONG_BOUNDARY else [Severity.MAJOR]
    return draw(st.sampled_from(severities)) if judgement.is_error else None


def _amendment(draw: st.DrawFn, store: Store, item: BatchItem, judgement: Judgement) -> Amendment:
    document = next(each for each in store.documents() if each.id == item.document)
    others = [each for each in store.documents() if each.id != item.document]
    label = draw(st.sampled_from([each.id for each in store.labels() if each.id != item.label]))
    relation = draw(st.sampled_from(Relation))
    sides: list[Side | None] = [None, "a", "b"]
    more = draw(st.sampled_from(sides)) if relation is Relation.PARTIAL else None
    match judgement, item.kind:
        case Judgement.WRONG_LABEL, _:
            return Amendment(label=label)
        case Judgement.WRONG_BOUNDARY, _:
            passage = _passage(draw, store, document)
            if passage.extent == item.extent:
                return Amendment(passage=_other_bounds(store, document, item))
            return Amendment(passage=passage)
        case Judgement.WRONG_RELATION, ItemKind.LINK:
            return Amendment(relation=relation, more=more)
        case Judgement.WRONG_RELATION, _:
            absence = store.layer(item.annotator, None).absences[item.record or ""]
            silent = next(each for each in store.documents() if each.id == absence.document)
            passage = _passage(draw, store, silent)
            return Amendment(passage=passage, relation=relation, more=more)
        case Judgement.MISSING, _:
            passage = _passage(draw, store, document)
            if not others or draw(st.booleans()):
                return Amendment(label=label, passage=passage)
            other = _passage(draw, store, draw(st.sampled_from(others)))
            return Amendment(None, passage, relation, more, other)
    return NOTHING


def _passage(draw: st.DrawFn, store: Store, document: Document) -> QuotedPassage:
    text = store.text(document.text_sha256)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return QuotedPassage(document.id, start, end, text[start:end])


def _other_bounds(store: Store, document: Document, item: BatchItem) -> QuotedPassage:
    """A passage next to the item's, in a text of two characters at least."""
    start, end = item.extent
    if end - start > 1:
        end -= 1
    elif end < document.length:
        end += 1
    else:
        start -= 1
    text = store.text(document.text_sha256)
    return QuotedPassage(document.id, start, end, text[start:end])


def _draw_adjudications(draw: st.DrawFn, store: Store, work: Work) -> None:
    """A gold layer of some spans of Ana's and Bo's, each with its decision."""
    made = set()
    for span in store.layer("ana", None).spans.values():
        if not draw(st.booleans()) or (span.document, *span.extent, span.label) in made:
            continue
        made.add((span.document, *span.extent, span.label))
        gold = work.make(replace(span, id=new_id(), annotator=GOLD.id, rev=1))
        source = Source("span", span.id, draw(st.integers(1, span.rev)))
        choice = draw(st.sampled_from([Choice.A, Choice.EDIT]))
        taken = (Taken(gold.id, (source,)),)
        decision = work.make(_decision(span.document, choice, a=(source,), taken=taken))
        match draw(st.sampled_from(["leave", "undo", "delete the row"])):
            case "undo":
                work.change(decision, deleted_at=now())
                work.change(gold, deleted_at=now())
            case "delete the row":
                work.change(gold, deleted_at=now())
    rejected = [each for each in rows_of(store, "bo") if draw(st.booleans())]
    if rejected:
        sources = tuple(Source(entity(each), each.id, each.rev) for each in rejected)
        work.make(_decision(store.documents()[0].id, Choice.NEITHER, b=sources))


def _decision(
    document: str,
    choice: Choice,
    *,
    a: tuple[Source, ...] = (),
    b: tuple[Source, ...] = (),
    taken: tuple[Taken, ...] = (),
) -> Adjudication:
    return Adjudication(new_id(), GOLD.id, CY.id, document, choice, a, b, taken)
