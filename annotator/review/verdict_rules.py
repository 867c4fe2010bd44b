"""Which judgement fits what, and what several things that are wrong with one span come to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from annotator.domain.batch import ItemKind
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.verdict import NOTHING, Amendment, Judgement, Severity, Verdict
from annotator.review.severity import boundary_severity

_OF_ALL = frozenset({Judgement.ACCEPT, Judgement.UNSURE, Judgement.WITHDRAWN})
_OF_ROWS = _OF_ALL | {Judgement.SPURIOUS}

FITTING: Mapping[ItemKind, frozenset[Judgement]] = {
    ItemKind.SPAN: _OF_ROWS | {Judgement.WRONG_LABEL, Judgement.WRONG_BOUNDARY},
    ItemKind.LINK: _OF_ROWS | {Judgement.WRONG_RELATION},
    ItemKind.ABSENCE: _OF_ROWS | {Judgement.WRONG_RELATION},
    ItemKind.PASSAGE: _OF_ALL | {Judgement.MISSING},
}
"""The judgements that each kind of item can get."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is to be said of an item."""

    judgement: Judgement
    severity: Severity | None = None
    amendment: Amendment = NOTHING


def fits(judgement: Judgement, kind: ItemKind) -> bool:
    """Whether an item of this kind can get that judgement."""
    return judgement in FITTING[kind]


def with_label(held: Verdict | None, label: str) -> Amendment:
    """What is amended of a span once its label is too; `held` is what was said of it before."""
    return replace(_amended_so_far(held), label=label)


def with_bounds(held: Verdict | None, bounds: QuotedPassage) -> Amendment:
    """What is amended of a span once its bounds are too; `held` is what was said of it before."""
    return replace(_amended_so_far(held), passage=bounds)


def ruling_on_span(span: Span, text: str, amendment: Amendment) -> Ruling:
    """What the label and the bounds that a span should have say of it.

    What it has already amends nothing, and with nothing amended it is right. A wrong label is the
    judgement also where the bounds are wrong too, and is major. `text` is the document's.
    """
    label = amendment.label if amendment.label != span.label else None
    passage = amendment.passage
    if passage is not None and passage.extent == span.extent:
        passage = None
    rest = Amendment(label=label, passage=passage)
    if label is not None:
        return Ruling(Judgement.WRONG_LABEL, Severity.MAJOR, rest)
    if passage is not None:
        severity = boundary_severity(text, span.extent, passage.extent)
        return Ruling(Judgement.WRONG_BOUNDARY, severity, rest)
    return Ruling(Judgement.ACCEPT)


def _amended_so_far(held: Verdict | None) -> Amendment:
    if held is None or held.judgement not in (Judgement.WRONG_LABEL, Judgement.WRONG_BOUNDARY):
        return NOTHING
    return held.amendment
