"""A small corpus with a batch, all that can be said of it, and a decision."""

from collections.abc import Iterable, Mapping
from typing import cast

from annotator.domain.adjudication import Adjudication, Choice, Source, Taken
from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan, Target
from annotator.domain.link import Relation
from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import (
    Amendment,
    Judgement,
    Objection,
    Reason,
    Reveal,
    Severity,
    SignOff,
    Verdict,
)
from annotator.formats.corpus import ReviewRecord, T
from tests.formats.test_native_writing import AT, SmallCorpus

NOON = "2026-01-03T12:00:00.000000Z"

BATCH = Batch(
    id="b1",
    reviewer="bo",
    annotators=("ana",),
    labels=(),
    kinds=(ItemKind.SPAN, ItemKind.LINK, ItemKind.PASSAGE),
    story="s",
    plan=SamplingPlan.RANDOM,
    size=3,
    frame=7,
    core=1.0,
    seed=42,
    blind=True,
    target=Target(0.05),
    created_at=NOON,
)

ITEMS = (
    BatchItem("b1", 1, ItemKind.SPAN, "a1", 1, "ana", "d1", 17, 26, "statistic"),
    BatchItem("b1", 2, ItemKind.LINK, "l1", 1, "ana", "d1", 17, 26, "statistic", False, 1.5),
    BatchItem(
        "b1", 3, ItemKind.PASSAGE, None, None, "ana", "d2", 0, 20, None, found={"": 1, "filler": 2}
    ),
)

HURT = QuotedPassage("d1", 27, 37, "were hurt.")
INJURED = QuotedPassage("d2", 7, 20, "were injured.")

VERDICTS = (
    Verdict(
        "v1",
        "b1",
        1,
        "bo",
        Judgement.WRONG_BOUNDARY,
        Severity.MINOR,
        amendment=Amendment(passage=HURT),
        seconds=2.5,
        created_at=NOON,
    ),
    Verdict("v2", "b1", 1, "bo", Judgement.WITHDRAWN, withdraws="v1", created_at=NOON),
    Verdict("v3", "b1", 2, "bo", Judgement.SPURIOUS, Severity.MAJOR, Reason.VAGUE, created_at=NOON),
    Verdict(
        "v4",
        "b1",
        3,
        "bo",
        Judgement.MISSING,
        Severity.MAJOR,
        comment="both\u202e",
        amendment=Amendment(None, HURT, Relation.PARTIAL, "b", INJURED),
        created_at=NOON,
    ),
    Verdict("v5", "b1", 3, "bo", Judgement.UNSURE, comment="? why", created_at=NOON),
)

REVIEWS: Mapping[type, tuple[ReviewRecord, ...]] = {
    Batch: (BATCH,),
    BatchItem: ITEMS,
    Verdict: VERDICTS,
    Reveal: (Reveal("b1", 1, "bo", NOON),),
    Objection: (Objection("o1", "v1", "ana", "It counts.", NOON),),
    SignOff: (SignOff("g1", "b1", "bo", " Bo B. ", "0f" * 32, NOON),),
}

DECISION = Adjudication(
    id="j1",
    annotator="gold",
    adjudicator="bo",
    document="d1",
    choice=Choice.BOTH,
    a=(Source("span", "a1", 1),),
    b=(Source("span", "b7", 2), Source("link", "k", 1)),
    taken=(Taken("g7", (Source("span", "a1", 1), Source("span", "b7", 2))),),
    step="t",
    **AT,
)


class ReviewedCorpus(SmallCorpus):
    """The small corpus with all records of review."""

    def counts(self) -> Mapping[str, int]:
        """How many records of each kind there are."""
        reviewed = {"batch": 1, "item": 3, "verdict": 5, "reveal": 1, "objection": 1, "signoff": 1}
        return {**super().counts(), **reviewed, "adjudication": 1}

    def adjudications(self) -> Iterable[Adjudication]:
        """The decisions."""
        return [DECISION]

    def reviews(self, kind: type[T]) -> Iterable[T]:
        """The records of review of one kind."""
        return cast(Iterable[T], REVIEWS[kind])
