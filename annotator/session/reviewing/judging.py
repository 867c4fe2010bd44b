"""Judging a span: right, not to be there, another label, other bounds."""

from annotator.domain.batch import ItemKind
from annotator.domain.errors import Refused
from annotator.domain.span import Span
from annotator.domain.verdict import Amendment, Judgement, Reason, Severity
from annotator.review.verdict_rules import Ruling, fits, ruling_on_span, with_bounds, with_label
from annotator.session.reviewing.case import NOUNS, Case, Opinion, passage_on
from annotator.session.spans import label_revision


def accepted() -> Opinion:
    """It is right."""
    return Opinion(Ruling(Judgement.ACCEPT))


def spurious(case: Case, reason: Reason, comment: str | None) -> Opinion:
    """It should not be there; `comment` none: what was noted before."""
    if not fits(Judgement.SPURIOUS, case.kind):
        raise Refused(
            "This is a passage, which is only looked through for what is missing.",
            "What should not be there is judged as an item of its own.",
        )
    return Opinion(Ruling(Judgement.SPURIOUS, Severity.MAJOR), reason, comment)


def relabelled(case: Case, label: str | None) -> Opinion:
    """It should have this label; raises `Refused` for one that cannot be given."""
    span = _span(case, "label")
    if label is None:
        raise Refused(
            "A verdict says which label it should be.",
            "If it should have none, say that it should not be there.",
        )
    if label != span.label:
        label_revision(case.draft, label)
    return _amended(case, span, with_label(case.held, label))


def adjusted(case: Case, start: int, end: int) -> Opinion:
    """It should have these bounds, in code points; raises `Refused` as `spans.bounds` does."""
    span = _span(case, "bounds")
    wanted = passage_on(case.draft, span.document, start, end)
    return _amended(case, span, with_bounds(case.held, wanted))


def _amended(case: Case, span: Span, amendment: Amendment) -> Opinion:
    return Opinion(ruling_on_span(span, case.draft.texts.get(span.document, ""), amendment))


def _span(case: Case, what: str) -> Span:
    if isinstance(case.about.record, Span):
        return case.about.record
    has = "have" if what == "bounds" else "has"
    remedy = (
        "Mark what is missing in it."
        if case.kind is ItemKind.PASSAGE
        else "Say how the two stand, or that it should not be there."
    )
    raise Refused(f"This is {NOUNS[case.kind]}; only a tag {has} {what} of its own.", remedy)
