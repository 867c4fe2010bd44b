"""What a verdict has to say, and may not say, by its judgement."""

from collections.abc import Iterator, Mapping

from annotator.domain.batch import BatchItem, ItemKind
from annotator.domain.link import Relation
from annotator.domain.verdict import Judgement, Severity, Verdict
from annotator.review.verdict_rules import fits

NEEDED: Mapping[Judgement, frozenset[str]] = {
    Judgement.ACCEPT: frozenset(),
    Judgement.WRONG_LABEL: frozenset({"severity", "label"}),
    Judgement.WRONG_BOUNDARY: frozenset({"severity", "passage"}),
    Judgement.SPURIOUS: frozenset({"severity", "reason"}),
    Judgement.WRONG_RELATION: frozenset({"severity", "relation"}),
    Judgement.MISSING: frozenset({"severity", "passage"}),
    Judgement.UNSURE: frozenset(),
    Judgement.WITHDRAWN: frozenset({"withdraws"}),
}
"""The values without which a judgement says nothing."""

POSSIBLE: Mapping[Judgement, frozenset[str]] = {
    Judgement.WRONG_LABEL: frozenset({"passage"}),
    Judgement.WRONG_RELATION: frozenset({"passage", "more"}),
    Judgement.MISSING: frozenset({"label", "relation", "more", "other"}),
}
"""The values that a judgement may have besides."""


def faults(verdict: Verdict, item: BatchItem, document: str | None) -> Iterator[str]:
    """What is wrong with a verdict on an item, each as a clause.

    `document` is where its passage has to be; none: it can have no passage.
    """
    judgement = verdict.judgement
    if not fits(judgement, item.kind):
        yield f"“{judgement}” is no judgement of the kind “{item.kind}”"
        return
    stated = _stated(verdict)
    for name in sorted(NEEDED[judgement] - stated):
        yield f"“{judgement}” needs “{name}”"
    for name in sorted(stated - NEEDED[judgement] - POSSIBLE.get(judgement, frozenset())):
        yield f"“{judgement}” takes no “{name}”"
    if verdict.severity is Severity.MINOR and judgement is not Judgement.WRONG_BOUNDARY:
        yield f"“{judgement}” is never minor"
    if judgement is Judgement.UNSURE and not verdict.comment.startswith("?"):
        yield "the “comment” of what is unsure begins with a question mark"
    if verdict.amendment.more is not None and verdict.amendment.relation is not Relation.PARTIAL:
        yield "“more” is there without a partial “relation”"
    if judgement is Judgement.MISSING:
        yield from _missing_faults(verdict)
    yield from _placing_faults(verdict, item, document)


def _stated(verdict: Verdict) -> frozenset[str]:
    """The names of the values that a verdict has, the comment aside."""
    amendment = verdict.amendment
    values = {
        "severity": verdict.severity,
        "reason": verdict.reason,
        "withdraws": verdict.withdraws,
        "label": amendment.label,
        "passage": amendment.passage,
        "relation": amendment.relation,
        "more": amendment.more,
        "other": amendment.other,
    }
    return frozenset(name for name, value in values.items() if value is not None)


def _missing_faults(verdict: Verdict) -> Iterator[str]:
    amendment = verdict.amendment
    if (amendment.label is None) == (amendment.relation is None):
        yield "of what is missing either “label” or “relation” is there"
    if (amendment.other is None) != (amendment.relation is None):
        yield "of a missing link both “relation” and “other” are there"
    documents = [each.document for each in (amendment.passage, amendment.other) if each]
    if len(set(documents)) < len(documents):
        yield "both ends of the missing link are in one document"


def _placing_faults(verdict: Verdict, item: BatchItem, document: str | None) -> Iterator[str]:
    judgement, amendment = verdict.judgement, verdict.amendment
    passage = amendment.passage
    if passage is not None and passage.document != document:
        yield "its “passage” is in another document than what is judged"
    if judgement is Judgement.WRONG_RELATION and item.kind is ItemKind.ABSENCE and passage is None:
        yield "“passage” is missing, where the document does say something"
    if judgement is Judgement.WRONG_LABEL and amendment.label == item.label:
        yield f"it has the label “{item.label}” already"
    if judgement is Judgement.WRONG_BOUNDARY and passage and passage.extent == item.extent:
        yield "it has these bounds already"
