"""Planning `F`: all the filler that is proposed around the caret, tagged in one step."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from annotator.domain.errors import Refused
from annotator.domain.label import FILLER
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.session.draft import Draft
from annotator.session.plan import Plan, added, changed
from annotator.session.spans import label_revision, new_span
from annotator.session.wording import count, label_name, quoted
from annotator.suggest.filler import filler_near
from annotator.text.extent import Extent, distance
from annotator.text.lines import line_at
from annotator.text.sentences import sentences
from annotator.text.white import first_ink


def plan_filler_block(
    draft: Draft, document: str, caret: int, seen_elsewhere: Collection[str] = frozenset()
) -> Plan:
    """The block of proposed filler at `caret` (code points) as filler, one span a paragraph.

    A block is paragraphs of filler, or an end of one of prose, with nothing but blank lines
    between. What is filler already stays, and a sentence that has a span of another label is left
    out. `seen_elsewhere`: lines that articles of other stories have too. Raises `Refused` where no
    filler is proposed at the caret.
    """
    text = draft.texts[document]
    block = _block_at(text, filler_near(text, caret, seen_elsewhere), caret)
    if not block:
        raise Refused(
            "No filler is proposed at the caret; the label's own key tags the paragraph there."
        )
    revision = label_revision(draft, FILLER)
    reach = block[0][0], block[-1][1]
    spans = [span for span in draft.layer.spans_of(document) if _meet(span.extent, reach)]
    untagged = (_untagged(text, extent, spans) for extent in block)
    extents = [extent for parts in untagged for extent in parts]
    changes = [_change(draft, document, extent, revision) for extent in extents]
    name = label_name(draft.labels, FILLER)
    if not changes:
        return Plan(f"nothing is left to tag: {count(len(block), 'paragraph')} of {name}")
    chosen = min(changes, key=lambda change: _distance(change, caret))
    if len(changes) == 1:
        title = f"{name} {quoted(draft.texts[document][slice(*extents[0])])}"
    else:
        title = f"{name}: {count(len(changes), 'paragraph')}"
    return Plan(title, tuple(changes), chosen.after.id)


def _block_at(text: str, proposed: Sequence[Extent], caret: int) -> Sequence[Extent]:
    """The run of proposed extents with nothing but white space between that `caret` is in.

    On a line with text it is in the extent that it touches, on a blank line in the one that only
    blank lines part from it.
    """
    line = line_at(text, caret)
    blank_line = _is_blank(text, *line)
    for place, (start, end) in enumerate(proposed):
        near = line[0] <= end and start <= line[1]
        if (near or blank_line) and _is_blank(text, caret, start) and _is_blank(text, end, caret):
            return _run(text, proposed, place)
    return []


def _run(text: str, proposed: Sequence[Extent], place: int) -> Sequence[Extent]:
    first = last = place
    while first and _is_blank(text, proposed[first - 1][1], proposed[first][0]):
        first -= 1
    while last + 1 < len(proposed) and _is_blank(text, proposed[last][1], proposed[last + 1][0]):
        last += 1
    return proposed[first : last + 1]


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` has no ink; so it is where `end` is not behind `start`."""
    return first_ink(text, start, end) >= end


def _untagged(text: str, extent: Extent, spans: Sequence[Span]) -> Iterator[Extent]:
    """What of a proposed extent is to be tagged: all, the sentences without a span, or nothing."""
    here = [span for span in spans if _meet(span.extent, extent)]
    if any(span.label == FILLER for span in here):
        return
    others = [span for span in here if span.extent != extent or span.label is not None]
    if not others:
        yield extent
        return
    for is_free, run in groupby(
        sentences(text, *extent), lambda each: not any(_meet(span.extent, each) for span in others)
    ):
        if is_free:
            whole = list(run)
            start, end = max(whole[0][0], extent[0]), min(whole[-1][1], extent[1])
            if any(map(str.isalnum, text[start:end])):
                yield start, end


def _change(draft: Draft, document: str, extent: Extent, revision: int | None) -> Change:
    """A new span of filler, or the plain highlight with these bounds tagged so."""
    highlight = draft.layer.span_at(document, *extent, None)
    if highlight is not None:
        return changed(highlight, label=FILLER, label_revision=revision)
    return added(new_span(draft, document, extent, FILLER, revision))


def _meet(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _distance(change: Change, caret: int) -> int:
    span = change.after
    return distance(span.extent, caret) if isinstance(span, Span) else 0
