"""Layers over three short articles in memory, in which much coincides."""

from dataclasses import replace

from hypothesis import strategies as st

from annotator.domain.link import Absence, Dismissal, Link, Relation, Side
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.session.training.truth.content import Content, by_document, in_reading_order

TEXT = "📰 abc 工 def"
DOCUMENTS = ("d1", "d2", "d3")
STRETCHES = ((0, 5), (2, len(TEXT)))
LABELS = (None, "filler")
DIGITS = st.integers(0, 9)
"""What ids begin with, so that their order tells nothing."""


def passages(document: str | None = None) -> st.SearchStrategy[QuotedPassage]:
    """One of the few passages, of one document or of any."""
    documents = DOCUMENTS if document is None else (document,)
    return st.builds(
        lambda where, at: QuotedPassage(where, at[0], at[1], TEXT[at[0] : at[1]]),
        st.sampled_from(documents),
        st.sampled_from(STRETCHES),
    )


@st.composite
def relations(draw: st.DrawFn) -> tuple[Relation, Side | None]:
    """A relation, and which end says more."""
    relation = draw(st.sampled_from(Relation))
    sides: list[Side | None] = [None, "a", "b"]
    return relation, draw(st.sampled_from(sides)) if relation is Relation.PARTIAL else None


@st.composite
def contents(draw: st.DrawFn, who: str) -> Content:
    """What one annotator has: some of the few spans there can be, and statements about them."""
    chosen = draw(
        st.lists(
            st.tuples(passages(), st.sampled_from(LABELS)),
            unique_by=lambda each: (each[0].document, each[0].extent, each[1]),
            min_size=2,
            max_size=7,
        )
    )
    names = draw(st.permutations(range(len(chosen))))
    spans = [
        Span(f"{number}.{who}", at.document, who, at.start, at.end, at.quote, label)
        for number, (at, label) in zip(names, chosen, strict=True)
    ]
    return Content(
        spans=by_document(in_reading_order(spans)),
        links=draw(_links(who, spans)),
        absences=draw(_absences(who, spans)),
        dismissals=draw(_dismissals(who, spans)),
        complete=draw(st.frozensets(st.sampled_from(DOCUMENTS))),
    )


def spans_of(content: Content) -> dict[str, Span]:
    """All spans by id."""
    return {span.id: span for spans in content.spans.values() for span in spans}


@st.composite
def _links(draw: st.DrawFn, who: str, spans: list[Span]) -> list[Link]:
    found = []
    for one in spans:
        for other in spans:
            if one.document < other.document and draw(st.booleans()):
                a, b = sorted((one.id, other.id))
                found.append(Link(f"{draw(DIGITS)}.{a}-{b}", who, a, b, *draw(relations())))
    return sorted(found, key=lambda each: each.id)


@st.composite
def _absences(draw: st.DrawFn, who: str, spans: list[Span]) -> list[Absence]:
    pairs = [(span, where) for span in spans for where in DOCUMENTS if where != span.document]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3)) if pairs else []
    found = [
        Absence(f"{draw(DIGITS)}.{span.id}-{where}", who, span.id, where) for span, where in chosen
    ]
    return sorted(found, key=lambda each: each.id)


@st.composite
def _dismissals(draw: st.DrawFn, who: str, spans: list[Span]) -> list[Dismissal]:
    found: dict[object, Dismissal] = {}
    for span in spans:
        far = draw(passages(draw(st.sampled_from([d for d in DOCUMENTS if d != span.document]))))
        own = Dismissal(f"{draw(DIGITS)}.{span.id}", who, span.id, *_stretch(far))
        near = QuotedPassage(span.document, *span.extent, span.quote)
        if near.document < far.document and draw(st.booleans()):
            own = replace(own, span=None, near=near)
        found.setdefault(own.refuses, own)
    return sorted(found.values(), key=lambda each: each.id)


def _stretch(passage: QuotedPassage) -> tuple[str, int, int, str]:
    return passage.document, passage.start, passage.end, passage.quote
