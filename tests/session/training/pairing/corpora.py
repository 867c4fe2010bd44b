"""Corpora drawn at random, full of traps."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from annotator.domain.document import Document
from annotator.domain.link import Relation
from annotator.formats.training.bundle import Article, Bundle
from tests.factories import (
    make_absence,
    make_dismissal,
    make_document,
    make_link,
    make_span,
)
from tests.session.training.pairing.stories import Corpus, bundle_of

RELATIONS = (Relation.EQUIVALENT, Relation.EQUIVALENT, *Relation)
"""The relations, and that which makes sets more often."""

WORDS = (
    "Over 10,000 workers left. ", "over 10,000  workers left. ", "Some ran; ", "工人。", "😀 ",
    "[[x]] ", "]]", "[", "A nurse said so.\n", "İ ß ", "\u202e", "\n\n", "two days, ", "e\u0301 ",
)  # fmt: skip
"""Pieces of texts, some of which are the same but for case and white space."""


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A few stories in splits, read by one or two layers, with everything that can be said."""
    texts: dict[str, str] = {}
    bundles: list[Bundle] = []
    layers = draw(st.sampled_from((("ada",), ("ada", "ben"))))
    splits = draw(st.sampled_from((("",), ("train", "test"))))
    stories = draw(st.integers(1, 4))
    documents: dict[int, list[Document]] = defaultdict(list)
    for story in range(stories):
        for number in range(1, draw(st.integers(2, 4)) + 1):
            pieces = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
            key = f"{story}-{number}"
            texts[key] = "".join(pieces) + "So."
            documents[story].append(
                make_document(texts[key], id=key, key=key, story=str(story), number=number)
            )
    for layer in layers:
        for story in range(stories):
            split = splits[story % len(splits)]
            bundles.append(_drawn(draw, documents[story], texts, split, layer))
    return Corpus(bundles, texts)


def _drawn(
    draw: st.DrawFn, documents: Sequence[Document], texts: Mapping[str, str], split: str, layer: str
) -> Bundle:
    articles = [_article(draw, each, texts[each.id], layer) for each in documents]
    spans = [span for article in articles for span in article.spans]
    crossing = [(a, b) for a, b in combinations(spans, 2) if a.document != b.document]
    links = [
        make_link(a, b, draw(st.sampled_from(RELATIONS)), id=f"{a.id}~{b.id}")
        for a, b in _some(draw, crossing)
    ]
    links = [
        replace(link, more=draw(st.sampled_from(("a", "b", None))))
        if link.relation is Relation.PARTIAL
        else link
        for link in links
    ]
    away = [(span, each) for span in spans for each in documents if each.id != span.document]
    absences = [make_absence(s, d, id=f"{s.id}!{d.id}") for s, d in _some(draw, away)]
    dismissals = [
        make_dismissal(s, d, texts[d.id], *_extent(draw, texts[d.id]), id=f"{s.id}?{d.id}")
        for s, d in _some(draw, away)
    ]
    return bundle_of(articles, links, absences, dismissals, split=split, layer=layer)


def _some(draw: st.DrawFn, things: Sequence[Any]) -> list[Any]:
    if not things:
        return []
    places = draw(st.sets(st.integers(0, len(things) - 1), max_size=8))
    return [things[place] for place in sorted(places)]


def _article(draw: st.DrawFn, document: Document, text: str, layer: str) -> Article:
    spans = []
    for number in range(draw(st.integers(1, 3))):
        start, end = _extent(draw, text)
        label = draw(st.sampled_from(("statistic", "testimony", None)))
        name = f"{layer}:{document.id}:{number}"
        spans.append(make_span(document, text, start, end, id=name, annotator=layer, label=label))
    spans.sort(key=lambda each: (each.start, -each.end, each.label or "", each.id))
    return Article(document, tuple(spans), draw(st.booleans()))


def _extent(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))
