"""The words for what the two say and for what is decided."""

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.domain.adjudication import Choice
from annotator.domain.excerpt import excerpt
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.review.difference import Item, Row, Subject
from annotator.session.adjudicating.sources import Sources
from annotator.session.draft import Draft
from annotator.session.wording import TITLE_WIDTH, count, label_name

BOUNDS_WIDTH = 32
"""Code points that are shown of what one span has more than the other."""

NOUNS = {Subject.SPAN: "span", Subject.LINK: "link", Subject.ABSENCE: "“nothing here”"}


def row_told(draft: Draft, sources: Sources, row: Row, most: int = TITLE_WIDTH) -> str:
    """A row of either layer: `statistic “over 10,000”`, `partial 2 ~ 4 “…”`, `nothing in 3 of “…”`.

    `most`: code points of a quote.
    """
    match row:
        case Span():
            return f"{label_name(draft.labels, row.label)} “{excerpt(row.quote, most)}”"
        case Link():
            return _link_told(draft, sources, row, most)
        case _:
            quote = _end(draft, sources, row.span, most)[1]
            return f"nothing in {draft.number(row.document)} of {quote}"


def rows_told(draft: Draft, sources: Sources, rows: Sequence[Row]) -> str:
    """What one of the two has, in words; of several the first and how many more."""
    if not rows:
        return "nothing"
    more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
    return f"{row_told(draft, sources, rows[0])}{more}"


def bounds_told(item: Item) -> str:
    """Which words the one span has and the other has not, at the start and at the end.

    Nothing, where the item is not one span of each or both have the same bounds.
    """
    spans = [row for row in item.rows if isinstance(row, Span)]
    if len(item.a) != 1 or len(item.b) != 1 or len(spans) != 2:
        return ""
    one, other = spans
    told = []
    if one.start != other.start:
        longer, shorter = sorted(spans, key=lambda span: span.start)
        words = longer.quote[: shorter.start - longer.start]
        told.append(f"“{excerpt(words, BOUNDS_WIDTH)}” at the start")
    if one.end != other.end:
        shorter, longer = sorted(spans, key=lambda span: span.end)
        words = longer.quote[shorter.end - longer.end :]
        told.append(f"“{excerpt(words, BOUNDS_WIDTH)}” at the end")
    return ", ".join(told)


def decision_told(
    draft: Draft, sources: Sources, item: Item, choice: Choice, made: Sequence[Row]
) -> str:
    """A decision in the words of the status line; `made`: the gold rows that came of it."""
    people = {Choice.A: sources.a.name, Choice.B: sources.b.name}
    what = rows_told(draft, sources, item.rows)
    if choice in people and made:
        return f"as {people[choice]} has it: {rows_told(draft, sources, made)}"
    if choice in people:
        return f"left out, as {people[choice]} has it: {what}"
    if choice is Choice.NEITHER:
        return f"left out: {what}"
    if choice is Choice.EDIT:
        return f"decided: {rows_told(draft, sources, made)}"
    return f"both: {what}"


def taken_over_told(items: Iterable[Item]) -> str:
    """`88 spans, 40 links`."""
    counts = Counter(item.subject for item in items)
    return ", ".join(count(counts[each], NOUNS[each]) for each in Subject if counts[each])


def _link_told(draft: Draft, sources: Sources, link: Link, most: int) -> str:
    ends = [_end(draft, sources, end, most) for end in (link.a, link.b)]
    (one, _), (other, quote) = sorted(ends, key=lambda end: (len(end[0]), end[0]))
    told = f"{link.relation} {one} {link.relation.mark} {other} {quote}"
    if link.relation is not Relation.PARTIAL or link.more is None:
        return told
    says_more = ends[0 if link.more == "a" else 1][0]
    return f"{told}, {says_more} says more"


def _end(draft: Draft, sources: Sources, end: str, most: int) -> tuple[str, str]:
    """The number of a span's article, and what it says."""
    span = sources.span(end) or draft.layer.spans.get(end)
    if span is None:
        return "?", "a passage of another story"
    return draft.number(span.document), f"“{excerpt(span.quote, most)}”"
