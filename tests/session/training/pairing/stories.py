"""Corpora in memory that pairs are made of, and stories to put together by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
        found = list(pairs(self._read, self.texts.__getitem__, writing, account))
        return Found(found, account)

    def triplets(self, **options: Any) -> tuple[list[Triplet], Account]:
        """The triplets with these options."""
        account = Account()
        writing = WritingOptions(**options)
        return list(triplets(self._read, self.texts.__getitem__, writing, account)), account

    def _read(self) -> Sequence[Bundle]:
        return self.bundles

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


WORKERS = (
    "Over 10,000 workers left on Monday.",
    "More than ten thousand workers walked out.",
    "Some 10,000 workers are on strike.",
)
"""What three articles say of one thing."""

OTHERS = (
    "Over 4,000 teachers left on Monday.",
    "The harbour was shut for two days.",
    "Nine nurses walked out at noon.",
)
"""What else they say."""


def strike(**given: Any) -> Story:
    """Three articles that say one thing each that the others say too, and one that they do not."""
    return Story("strike", list(zip(WORKERS, OTHERS, strict=True)), **given)


def flood(**given: Any) -> Story:
    """Another story, of two articles."""
    said = ("The river rose by six metres.", "Water stood six metres high.")
    return Story("flood", [[each] for each in said], **given).link((0, 0), (1, 0))
