"""Which label is proposed for a passage: preselected in the picker, never set by itself."""

from annotator.domain.fact import fact_members
from annotator.domain.span import Span
from annotator.session.draft import Draft
from annotator.suggest.labelling import LONGEST, likely_rule
from annotator.suggest.precedent import precedent
from annotator.text.extent import Extent

RECENT = 1_000
"""Spans, the latest, among which one that says the same is looked for: a few milliseconds."""


def proposed_label(
    draft: Draft, document: str, start: int, end: int, source: str | None = None
) -> str | None:
    """The likeliest label in use for `[start, end)` (code points), or none.

    In this order: that of the fact which the passage is to join or belongs to; that of the earlier
    span which says most nearly the same; what the rules say. `source` is the id of the span that
    the passage is being linked to.
    """
    here = [span.id for span in draft.layer.spans_at(document, start, end)]
    for span in (source, *here):
        label = _label_of_fact(draft, span)
        if label is not None:
            return label
    return _label_before(draft, document, (start, end)) or _label_by_rules(
        draft, document, (start, end)
    )


def _label_of_fact(draft: Draft, span: str | None) -> str | None:
    """The label of a span, else of the oldest member of its fact that has one."""
    known = draft.layer.spans.get(span or "")
    if known is None:
        return None
    spans = draft.layer.spans
    members = [spans[each] for each in fact_members(draft.layer, known.id) if each in spans]
    members.sort(key=lambda member: (member.created_at, member.id))
    labels = (each.label for each in (known, *members))
    return next((label for label in labels if _in_use(draft, label)), None)


def _label_before(draft: Draft, document: str, extent: Extent) -> str | None:
    """The label of the earlier span that says most nearly the same."""
    earlier = [
        span
        for span in draft.layer.spans.values()
        if _in_use(draft, span.label) and not _touches(span, document, extent)
    ]
    start, end = extent
    passage = draft.texts[document][start : min(end, start + LONGEST)]
    recent = earlier[-RECENT:]
    place = precedent(passage, [each.quote[:LONGEST] for each in recent])
    return recent[place].label if place is not None else None


def _touches(span: Span, document: str, extent: Extent) -> bool:
    """Whether a span shares text with the passage: a number inside a testimony is none."""
    return span.document == document and span.start < extent[1] and extent[0] < span.end


def _label_by_rules(draft: Draft, document: str, extent: Extent) -> str | None:
    rule = likely_rule(draft.texts[document], *extent)
    return rule.label if rule is not None and _in_use(draft, rule.label) else None


def _in_use(draft: Draft, label: str | None) -> bool:
    known = draft.labels.get(label)
    return known is not None and known.retired_at is None
