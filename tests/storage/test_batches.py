"""Batches are kept as they are drawn, all or nothing, and their rows found as they were."""

from dataclasses import replace
from time import perf_counter

import pytest

from annotator.domain.batch import ItemKind, SamplingPlan, Target
from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.review_records import ReviewRecords
from annotator.domain.step import StepKind
from annotator.domain.verdict import Judgement, Reveal, SignOff
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    TEXTS,
    changed,
    deleted,
    import_story,
    made,
    make_batch,
    make_document,
    make_item,
    make_span,
    make_step,
    make_verdict,
)
from tests.storage.reviewed import AT, Reviewed


@pytest.fixture
def reviewed(fresh_store: Store) -> Reviewed:
    return Reviewed(fresh_store)


def test_a_batch_is_kept_as_it_was_drawn(reviewed: Reviewed, fresh_store: Store) -> None:
    fresh_store.add_annotator(Annotator("cy", "Cy"))
    priority = make_batch(
        1,
        annotators=(ADA.id, "cy"),
        labels=("filler", "statistic"),
        story="strike",
        plan=SamplingPlan.FLAGGED,
        frame=40,
        core=0.3,
        seed=-(2**63),
        blind=False,
        target=Target(0.05),
        created_at=AT.format(0),
    )
    item = make_item(priority, 1, reviewed.span, core=False, weight=1.25)
    fresh_store.add_batch(priority, [item])
    with Store.open(fresh_store.path, read_only=True) as store:
        assert store.batches() == [priority, reviewed.batch], "the oldest first"
        assert store.batch_items(priority.id) == [item]
        assert store.batch_items(reviewed.batch.id) == reviewed.items
        assert store.batch_items("nowhere") == []
        assert [type(each.core) for each in store.batch_items(priority.id)] == [bool]


def test_a_batch_has_as_many_items_as_it_says(reviewed: Reviewed, fresh_store: Store) -> None:
    batch = make_batch(2)
    with pytest.raises(ValueError, match="1 items for a batch of 2"):
        fresh_store.add_batch(batch, [make_item(batch, 1, reviewed.span)])
    with pytest.raises(Refused, match="it is in the batch"):
        fresh_store.add_batch(batch, [make_item(batch, each, reviewed.span) for each in (1, 2)])
    assert fresh_store.batches() == [reviewed.batch]


def test_a_row_is_found_as_it_was(reviewed: Reviewed, fresh_store: Store) -> None:
    span = reviewed.span
    step = fresh_store.commit(make_step([changed(span, label="filler")]))
    now = step.changes[0].after
    assert fresh_store.record_at("span", span.id, 1) == span
    assert fresh_store.record_at(ItemKind.SPAN, span.id, 2) == now
    assert fresh_store.record_at("span", span.id, 3) is None
    assert fresh_store.record_at("link", reviewed.link.id, 1) == reviewed.link
    assert fresh_store.record_at("absence", reviewed.absence.id, 1) == reviewed.absence
    assert fresh_store.record_at("link", span.id, 1) is None


def test_present_revisions_tell_what_has_changed(reviewed: Reviewed, fresh_store: Store) -> None:
    def present() -> dict[int, tuple[int, bool]]:
        found = fresh_store.revisions(reviewed.batch.id)
        return {place: (each.rev, each.deleted) for place, each in found.items()}

    assert present() == dict.fromkeys((1, 2, 3), (1, False))
    rows = [changed(reviewed.span, label="filler"), deleted(reviewed.link)]
    fresh_store.commit(make_step(rows))
    assert present() == {1: (2, False), 2: (2, True), 3: (1, False)}
    assert fresh_store.revisions("nowhere") == {}


def test_links_and_absences_have_the_revisions_of_their_spans(
    reviewed: Reviewed, fresh_store: Store
) -> None:
    def revisions_of_ends() -> dict[int, list[int]]:
        found = fresh_store.ends(reviewed.batch.id)
        return {place: sorted(rev for _, rev, _ in ends) for place, ends in found.items()}

    assert revisions_of_ends() == {2: [1, 1], 3: [1]}
    fresh_store.commit(make_step([changed(reviewed.span, label="filler")]))
    assert revisions_of_ends() == {2: [1, 2], 3: [2]}
    assert reviewed.span.id in {span for span, _, _ in fresh_store.ends(reviewed.batch.id)[2]}
    assert fresh_store.ends("nowhere") == {}


def test_reviews_come_in_with_what_they_are_about_or_not_at_all(fresh_store: Store) -> None:
    fresh_store.add_annotator(ADA)
    fresh_store.add_annotator(BEN)
    document = make_document(TEXTS[0])
    span = make_span(document, TEXTS[0], 0, 4)
    batch = make_batch()
    withdrawn = make_verdict(batch, 1, created_at=AT.format(2))
    withdrawal = make_verdict(
        batch, 1, Judgement.WITHDRAWN, withdraws=withdrawn.id, created_at=AT.format(1)
    )
    records = ReviewRecords(
        batches=(batch,),
        items=(make_item(batch, 1, span),),
        verdicts=(withdrawal, withdrawn),
        reveals=(Reveal(batch.id, 1, BEN.id, AT.format(3)),),
        signoffs=(SignOff(new_id(), batch.id, BEN.id, "Ben", "0" * 64, AT.format(4)),),
    )
    step = make_step(made(document, span), kind=StepKind.IMPORT)
    texts = {document.text_sha256: TEXTS[0]}
    stranger = replace(records.signoffs[0], reviewer=ADA.id)
    with pytest.raises(Refused, match="another reviewer's"):
        fresh_store.commit_documents(step, texts, replace(records, signoffs=(stranger,)))
    assert not fresh_store.documents()
    assert not fresh_store.batches()
    fresh_store.commit_documents(step, texts, records)
    assert fresh_store.verdicts() == [withdrawal, withdrawn], "by a clock that was put back"
    assert fresh_store.reveals() == list(records.reveals)


def test_nothing_to_add_is_no_transaction(fresh_store: Store) -> None:
    with Store.open(fresh_store.path) as other, other._writing():
        fresh_store.add_reviews(ReviewRecords())


def test_a_batch_of_thousands_is_there_at_once(fresh_store: Store) -> None:
    count = 5_000
    text = "word " * count
    (document,) = import_story(fresh_store, [text])
    spans = [make_span(document, text, 5 * at, 5 * at + 4) for at in range(count)]
    fresh_store.commit(make_step(made(*spans)))
    batch = make_batch(count)
    items = [make_item(batch, place, span) for place, span in enumerate(spans, start=1)]
    fresh_store.add_batch(batch, items[::-1])
    taken = []
    for _ in range(5):
        began = perf_counter()
        assert len(fresh_store.batch_items(batch.id)) == count
        taken.append(perf_counter() - began)
    assert fresh_store.batch_items(batch.id) == items
    assert min(taken) < 0.1, "seconds"


def test_every_table_of_review_is_read_by_indexes(reviewed: Reviewed, fresh_store: Store) -> None:
    """No table is read through, however much of it is of other batches and annotators."""
    asked: list[str] = []
    fresh_store._connection.set_trace_callback(asked.append)
    fresh_store.batch_items(reviewed.batch.id)
    fresh_store.verdicts(reviewed.batch.id)
    fresh_store.reveals(reviewed.batch.id)
    fresh_store.objections(reviewed.batch.id)
    fresh_store.signoffs(reviewed.batch.id)
    fresh_store.revisions(reviewed.batch.id)
    fresh_store.ends(reviewed.batch.id)
    fresh_store.record_at("span", reviewed.span.id, 7)
    fresh_store.corrections(ADA.id)
    fresh_store._connection.set_trace_callback(None)
    queries = [" ".join(sql.split()) for sql in asked]
    queries = [each for each in queries if each.startswith("SELECT") and "WHERE TRUE" not in each]
    assert len(queries) >= 8, "each of the above has one"
    for sql in queries:
        plan = [row[3] for row in fresh_store._rows(f"EXPLAIN QUERY PLAN {sql}")]
        assert not [step for step in plan if step.startswith("SCAN")], sql
