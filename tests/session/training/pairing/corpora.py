"""Corpora in memory that pairs are made of: small made ones, and drawn ones full of traps."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from annotator.domain.document import Document
from annotator.domain.link import Absence, Dismissal, Link, Relation
from annotator.domain.partition import Partition
from annotator.domain.span import Span
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.pair import Pair, Triplet
from annotator.session.training.pairing.pairing import pairs, triplets
from tests.factories import (
    make_absence,
    make_dismissal,
    make_document,
    make_link,
    make_span,
)

LAYER = "ada"


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a corpus."""

    rows: list[Pair]
    account: Account

    def dropped(self, what: str) -> int:
        """How many things of a kind do not leave."""
        return sum(
            each.number
            for each in self.account.remarks
            if each.what == what and each.fate == "dropped"
        )

    def counted(self, why: str) -> int:
        """How many things a reason that has these words in it is given for."""
        return sum(each.number for each in self.account.remarks if why in each.why)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Bundles with the texts of their documents."""

    bundles: Sequence[Bundle]
    texts: Mapping[str, str]

    def pairs(self, **options: Any) -> Found:
        """The pairs with these options."""
        account = Account()
        writing = WritingOptions(**options)
        found = list(pairs(self.bundles, self.texts.__getitem__, writing, account))
        return Found(found, account)

    def triplets(self, **options: Any) -> tuple[list[Triplet], Account]:
        """The triplets with these options."""
        account = Account()
        writing = WritingOptions(**options)
        return list(triplets(self.bundles, self.texts.__getitem__, writing, account)), account

    @property
    def spans(self) -> dict[str, Span]:
        """All spans by id."""
        return {
            span.id: span
            for bundle in self.bundles
            for article in bundle.articles
            for span in article.spans
        }

    @property
    def articles(self) -> dict[tuple[str, str], Article]:
        """All articles by layer and document."""
        return {
            (bundle.layer, article.document.id): article
            for bundle in self.bundles
            for article in bundle.articles
        }


def bundle_of(
    articles: Sequence[Article],
    links: Iterable[Link] = (),
    absences: Iterable[Absence] = (),
    dismissals: Iterable[Dismissal] = (),
    *,
    split: str = "",
    layer: str = LAYER,
) -> Bundle:
    """A bundle with the sets and facts that its links make; those in conflict are none."""
    kept = tuple(sorted(links, key=lambda link: link.id))
    against = {Relation.DIFFERENT, Relation.CONTRADICTS}
    return Bundle(
        layer,
        (layer,),
        split,
        tuple(articles),
        kept,
        tuple(absences),
        tuple(dismissals),
        _groups(kept, {Relation.EQUIVALENT}, against),
        _groups(kept, set(Relation) - {Relation.DIFFERENT}, {Relation.DIFFERENT}),
    )


def _groups(
    links: Sequence[Link], joining: set[Relation], against: set[Relation]
) -> dict[str, str]:
    partition: Partition[str] = Partition()
    for link in links:
        if link.relation in joining:
            partition.join(link.a, link.b)
    opposed = {
        partition.root(link.a)
        for link in links
        if link.relation in against and partition.together(link.a, link.b)
    }
    return {
        span: min(members)
        for members in partition.sets()
        if len(members) > 1 and partition.root(members[0]) not in opposed
        for span in members
    }


class Story:
    """A story put together by hand: sentences in articles, each of them a span."""

    def __init__(self, name: str, articles: Sequence[Sequence[str]], **given: Any) -> None:
        """`given`: `complete` (default yes), `label` of all spans, `split`, `layer`."""
        self._given: dict[str, Any] = {
            "complete": True,
            "label": "statistic",
            "split": "",
            "layer": LAYER,
        } | given
        self.texts: dict[str, str] = {}
        self.documents: list[Document] = []
        self.spans: list[list[Span]] = []
        for number, said in enumerate(articles, start=1):
            self._add(name, number, said)
        self.links: list[Link] = []
        self.absences: list[Absence] = []
        self.dismissals: list[Dismissal] = []

    def _add(self, name: str, number: int, said: Sequence[str]) -> None:
        text = "\n".join(said)
        key = f"{name}-{number}"
        document = make_document(text, id=key, key=key, story=name, number=number)
        self.texts[key] = text
        self.documents.append(document)
        starts = [text.index(each) for each in said]
        self.spans.append(
            [
                make_span(
                    document,
                    text,
                    start,
                    start + len(each),
                    id=f"{self._given['layer']}:{key}:{place}",
                    annotator=self._given["layer"],
                    label=self._given["label"],
                )
                for place, (start, each) in enumerate(zip(starts, said, strict=True))
            ]
        )

    def link(
        self,
        one: tuple[int, int],
        other: tuple[int, int],
        relation: Relation = Relation.EQUIVALENT,
        **given: Any,
    ) -> "Story":
        """Link two spans, each given as article and place in it, from 0."""
        ends = self.spans[one[0]][one[1]], self.spans[other[0]][other[1]]
        name = f"{self.documents[0].story}-{one}-{other}"
        self.links.append(make_link(*ends, relation, **{"id": name} | given))
        return self

    def absent(self, one: tuple[int, int], article: int) -> "Story":
        """Nothing of a span in an article."""
        span, document = self.spans[one[0]][one[1]], self.documents[article]
        self.absences.append(make_absence(span, document, id=f"absent-{one}-{article}"))
        return self

    def refuse(self, one: tuple[int, int], other: tuple[int, int]) -> "Story":
        """Refuse the second passage for the first."""
        span, refused = self.spans[one[0]][one[1]], self.spans[other[0]][other[1]]
        document, text = self.documents[other[0]], self.texts[refused.document]
        self.dismissals.append(
            make_dismissal(
                span, document, text, refused.start, refused.end, id=f"refused-{one}-{other}"
            )
        )
        return self

    @property
    def bundle(self) -> Bundle:
        """It as a bundle of its own."""
        articles = [
            Article(document, tuple(spans), self._given["complete"])
            for document, spans in zip(self.documents, self.spans, strict=True)
        ]
        return bundle_of(
            articles,
            self.links,
            self.absences,
            self.dismissals,
            split=self._given["split"],
            layer=self._given["layer"],
        )


def corpus_of(*stories: Story) -> Corpus:
    """Stories one after the other."""
    texts = {key: text for story in stories for key, text in story.texts.items()}
    return Corpus([story.bundle for story in stories], texts)


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
