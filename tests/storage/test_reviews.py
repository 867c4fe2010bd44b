"""What reviewers draw and say is kept as it is, all or nothing."""

from dataclasses import replace
from typing import Any

import pytest

from annotator.domain.batch import ItemKind, SamplingPlan, Target
from annotator.domain.document import Annotator, Document
from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.passage import QuotedPassage
from annotator.domain.review_records import ReviewRecords
from annotator.domain.span import Span
from annotator.domain.step import StepKind
from annotator.domain.verdict import (
    Amendment,
    Judgement,
    Objection,
    Reveal,
    Severity,
    SignOff,
    Verdict,
)
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    TEXTS,
    changed,
    deleted,
    import_story,
    made,
    make_absence,
    make_batch,
    make_document,
    make_item,
    make_link,
    make_passage,
    make_span,
    make_step,
    make_verdict,
)

AT = "2026-11-22T06:31:0{}.000000Z"


class Reviewed:
    """A story with a span, a link and an absence of Ada's, and a batch of them all."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.documents = import_story(store)
        one, two, three = self.documents
        a, b = make_span(one, TEXTS[0], 0, 4), make_span(two, TEXTS[1], 2, 6)
        step = store.commit(make_step(made(a, b, make_link(a, b), make_absence(a, three))))
        rows = {type(each.after): each.after for each in reversed(step.changes)}
        span, link, absence = rows[Span], rows[Link], rows[Absence]
        assert isinstance(span, Span)
        self.span, self.link, self.absence = span, link, absence
        self.batch = make_batch(4, kinds=tuple(ItemKind), created_at=AT.format(1))
        self.items = [
            make_item(self.batch, 1, span),
            make_item(self.batch, 2, span, kind=ItemKind.LINK, record=link.id),
            make_item(self.batch, 3, span, kind=ItemKind.ABSENCE, record=absence.id),
            make_passage(self.batch, 4, two, found={"statistic": 1, "": 2}),
        ]
        store.add_batch(self.batch, self.items)

    def judge(self, place: int, judgement: Judgement, second: int = 1, **given: Any) -> Verdict:
        """Store a verdict of this second of the day."""
        verdict = make_verdict(
            self.batch, place, judgement, **{"created_at": AT.format(second)} | given
        )
        self.store.add_verdict(verdict)
        return verdict


@pytest.fixture
def reviewed(fresh_store: Store) -> Reviewed:
    return Reviewed(fresh_store)


def passage(document: Document, text: str, start: int, end: int) -> QuotedPassage:
    return QuotedPassage(document.id, start, end, text[start:end])


def amendments(reviewed: Reviewed) -> dict[Judgement, Amendment]:
    """What a verdict of each sort may say that it should be."""
    one, two, three = reviewed.documents
    return {
        Judgement.WRONG_LABEL: Amendment("testimony", passage(one, TEXTS[0], 0, 11)),
        Judgement.WRONG_BOUNDARY: Amendment(passage=passage(one, TEXTS[0], 0, 11)),
        Judgement.WRONG_RELATION: Amendment(relation=Relation.PARTIAL, more="b"),
        Judgement.MISSING: Amendment(
            passage=passage(two, TEXTS[1], 2, 6),
            relation=Relation.PARTIAL,
            more="a",
            other=passage(three, TEXTS[2], 0, 3),
        ),
    }


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


@pytest.mark.parametrize("place", range(1, 5))
def test_every_verdict_is_kept_as_it_was_given(
    reviewed: Reviewed, fresh_store: Store, place: int
) -> None:
    fitting = {
        1: [Judgement.WRONG_LABEL, Judgement.WRONG_BOUNDARY, Judgement.SPURIOUS],
        2: [Judgement.WRONG_RELATION, Judgement.SPURIOUS],
        3: [Judgement.SPURIOUS],
        4: [Judgement.MISSING, Judgement.MISSING],
    }
    said = amendments(reviewed)
    given = [
        reviewed.judge(place, each, second, amendment=said.get(each, Amendment()), comment="? “x”")
        for second, each in enumerate([*fitting[place], Judgement.ACCEPT, Judgement.UNSURE])
    ]
    last = reviewed.judge(place, Judgement.WITHDRAWN, 9, withdraws=given[0].id)
    assert fresh_store.verdicts(reviewed.batch.id) == [*given, last] == fresh_store.verdicts()
    assert fresh_store.verdicts("nowhere") == []


def test_a_missing_span_and_what_an_article_does_say(
    reviewed: Reviewed, fresh_store: Store
) -> None:
    _, two, three = reviewed.documents
    span = Amendment("filler", passage(two, TEXTS[1], 2, 6))
    said = Amendment(passage=passage(three, TEXTS[2], 4, 12), relation=Relation.EQUIVALENT)
    given = [
        reviewed.judge(4, Judgement.MISSING, 1, amendment=span),
        reviewed.judge(3, Judgement.WRONG_RELATION, 2, amendment=said),
    ]
    assert fresh_store.verdicts() == given


def test_minor_is_off_by_a_word(reviewed: Reviewed, fresh_store: Store) -> None:
    said = amendments(reviewed)[Judgement.WRONG_BOUNDARY]
    verdict = reviewed.judge(1, Judgement.WRONG_BOUNDARY, amendment=said, severity=Severity.MINOR)
    assert fresh_store.verdicts() == [verdict]


def test_what_is_wrong_is_refused_in_a_sentence(reviewed: Reviewed) -> None:
    with pytest.raises(Refused, match="no such judgement of the item"):
        reviewed.judge(4, Judgement.SPURIOUS)
    with pytest.raises(Refused, match="another reviewer's"):
        reviewed.judge(1, Judgement.ACCEPT, reviewer=ADA.id)
    verdict = reviewed.judge(1, Judgement.ACCEPT)
    reviewed.judge(1, Judgement.WITHDRAWN, withdraws=verdict.id)
    with pytest.raises(Refused, match="withdrawn already"):
        reviewed.judge(1, Judgement.WITHDRAWN, withdraws=verdict.id)


def test_verdicts_come_by_time_whatever_came_in_first(
    reviewed: Reviewed, fresh_store: Store
) -> None:
    later = reviewed.judge(1, Judgement.ACCEPT, 5)
    earlier = reviewed.judge(1, Judgement.SPURIOUS, 2)
    assert fresh_store.verdicts() == [earlier, later]


def test_a_look_is_noted_once(reviewed: Reviewed, fresh_store: Store) -> None:
    look = Reveal(reviewed.batch.id, 1, BEN.id, AT.format(1))
    with pytest.raises(Refused, match="no verdict yet"):
        fresh_store.add_reveal(look)
    reviewed.judge(1, Judgement.ACCEPT)
    fresh_store.add_reveal(look)
    fresh_store.add_reveal(replace(look, created_at=AT.format(2)))
    assert fresh_store.reveals() == [look] == fresh_store.reveals(reviewed.batch.id)
    assert fresh_store.reveals("nowhere") == []


def test_objections_and_answers_are_a_thread(reviewed: Reviewed, fresh_store: Store) -> None:
    verdict = reviewed.judge(1, Judgement.SPURIOUS)
    words = [
        Objection(new_id(), verdict.id, author, comment, AT.format(second))
        for second, (author, comment) in enumerate(
            [(ADA.id, "It is one."), (BEN.id, "Why?"), (ADA.id, "Read on.")]
        )
    ]
    for word in reversed(words):
        fresh_store.add_objection(word)
    assert fresh_store.objections() == words == fresh_store.objections(reviewed.batch.id)
    assert fresh_store.objections("nowhere") == []
    with pytest.raises(Refused, match="by neither of the two"):
        fresh_store.add_objection(replace(words[0], id=new_id(), author="cy"))


def test_signatures_are_kept(reviewed: Reviewed, fresh_store: Store) -> None:
    signed = [
        SignOff(new_id(), reviewed.batch.id, BEN.id, "Ben B.", f"{each}" * 64, AT.format(each))
        for each in (1, 2)
    ]
    for signoff in signed:
        fresh_store.add_signoff(signoff)
    assert fresh_store.signoffs() == signed == fresh_store.signoffs(reviewed.batch.id)
    assert fresh_store.signoffs("nowhere") == []


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


def test_the_view_has_what_holds(reviewed: Reviewed, fresh_store: Store) -> None:
    """The newest of an item that is not withdrawn, and all that is missing in a passage."""
    reviewed.judge(1, Judgement.ACCEPT, 1)
    said = amendments(reviewed)
    label = reviewed.judge(1, Judgement.WRONG_LABEL, 2, amendment=said[Judgement.WRONG_LABEL])
    accepted = reviewed.judge(2, Judgement.ACCEPT, 3)
    later = reviewed.judge(2, Judgement.SPURIOUS, 4)
    reviewed.judge(2, Judgement.WITHDRAWN, 5, withdraws=later.id)
    missing = [
        reviewed.judge(4, Judgement.MISSING, second, amendment=said[Judgement.MISSING])
        for second in (6, 7, 8)
    ]
    nothing_else = reviewed.judge(4, Judgement.ACCEPT, 9)
    reviewed.judge(4, Judgement.WITHDRAWN, 9, withdraws=missing[1].id)
    held = {row[0]: row for row in fresh_store._rows("SELECT * FROM v_verdicts")}
    assert set(held) == {label.id, accepted.id, missing[0].id, missing[2].id, nothing_else.id}
    columns = (
        "reviewer, annotator, article, kind, label, quote, judgement, right_label, right_quote"
    )
    row = fresh_store._row(f"SELECT {columns} FROM v_verdicts WHERE id = ?", (label.id,))
    wanted = ("Ben", "Ada", 1, "span", "statistic", "Over", "wrong_label")
    assert row == (*wanted, "testimony", "Over 10,000")


def test_present_revisions_tell_what_has_changed(reviewed: Reviewed, fresh_store: Store) -> None:
    assert fresh_store.revisions(reviewed.batch.id) == dict.fromkeys((1, 2, 3), (1, False))
    rows = [changed(reviewed.span, label="filler"), deleted(reviewed.link)]
    fresh_store.commit(make_step(rows))
    assert fresh_store.revisions(reviewed.batch.id) == {1: (2, False), 2: (2, True), 3: (1, False)}
    assert fresh_store.revisions("nowhere") == {}


def test_corrections_are_what_is_not_accepted_nor_withdrawn(
    reviewed: Reviewed, fresh_store: Store
) -> None:
    reviewed.judge(1, Judgement.ACCEPT, 1)
    wrong = reviewed.judge(1, Judgement.SPURIOUS, 2)
    unsure = reviewed.judge(2, Judgement.UNSURE, 3)
    gone = reviewed.judge(3, Judgement.SPURIOUS, 4)
    reviewed.judge(3, Judgement.WITHDRAWN, 5, withdraws=gone.id)
    batch, items = reviewed.batch, reviewed.items
    assert fresh_store.corrections(ADA.id) == [(batch, items[1], unsure), (batch, items[0], wrong)]
    assert fresh_store.corrections(BEN.id) == []


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


def test_a_batch_of_thousands_is_read_by_indexes(reviewed: Reviewed, fresh_store: Store) -> None:
    """No table is read through, however much of it is of other batches and annotators."""
    asked: list[str] = []
    fresh_store._connection.set_trace_callback(asked.append)
    fresh_store.batch_items(reviewed.batch.id)
    fresh_store.verdicts(reviewed.batch.id)
    fresh_store.reveals(reviewed.batch.id)
    fresh_store.objections(reviewed.batch.id)
    fresh_store.signoffs(reviewed.batch.id)
    fresh_store.revisions(reviewed.batch.id)
    fresh_store.record_at("span", reviewed.span.id, 7)
    fresh_store.corrections(ADA.id)
    fresh_store._connection.set_trace_callback(None)
    queries = [" ".join(sql.split()) for sql in asked]
    queries = [each for each in queries if each.startswith("SELECT") and "WHERE TRUE" not in each]
    assert len(queries) >= 8, "each of the above has one"
    for sql in queries:
        plan = [row[3] for row in fresh_store._rows(f"EXPLAIN QUERY PLAN {sql}")]
        assert not [step for step in plan if step.startswith("SCAN")], sql
