"""A story with a batch of its rows, and what may be said of them."""

from typing import Any

from annotator.domain.batch import ItemKind
from annotator.domain.document import Document
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.verdict import Amendment, Judgement, Verdict
from annotator.storage.store import Store
from tests.factories import (
    TEXTS,
    import_story,
    made,
    make_absence,
    make_batch,
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
