"""The corpus of `training_rows` as writers of training data are given one, in memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.document import Annotator, Document
from annotator.domain.label import Label
from annotator.domain.link import Dismissal, Link, Relation
from annotator.domain.partition import Partition
from annotator.domain.span import Span
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.pair import Pair, PairEnd, PairKind, Triplet
from tests.factories import ADA, BEN
from tests.formats.folder_output import FolderOutput as FolderOutput
from tests.formats.training_rows import (
    ABSENCES,
    COMPLETE,
    DISMISSALS,
    DOCUMENTS,
    LABELS,
    LINKS,
    SPANS,
    SPLIT_OF,
    TEXTS,
)


@dataclass(frozen=True, slots=True)
class MemoryData:
    """The corpus as the truth of some layers; see `formats.training.data.TrainingData`."""

    layers: Sequence[Annotator] = (ADA,)
    splits: tuple[str, ...] = ("",)
    empty: bool = False
    """Whether the complete article without spans is in it."""
    labels: tuple[Label, ...] = LABELS
    spans: tuple[Span, ...] = tuple(SPANS.values())
    """Links, absences and refusals of other spans are not in it."""

    @property
    def annotators(self) -> tuple[Annotator, ...]:
        """Whose layers they are."""
        return tuple(self.layers)

    def text(self, document: str) -> str:
        """The stored text."""
        return TEXTS[document]

    def bundles(self) -> Iterator[Bundle]:
        """A bundle for each layer and story."""
        for annotator in self.layers:
            for story, split in SPLIT_OF.items():
                bundle = self._bundle(annotator.id, story, split if self.splits != ("",) else "")
                if bundle.articles:
                    yield bundle

    def pairs(self) -> Iterator[Pair]:
        """Every link, and the first dismissal, with the spans as text."""
        for bundle in self.bundles():
            for link in bundle.links:
                yield _pair(bundle, link)
            yield from (_refusal(bundle, each) for each in bundle.dismissals if each.span)

    def triplets(self) -> Iterator[Triplet]:
        """Every equivalent link, with the next passage of the other article as its negative."""
        for pair in self.pairs():
            if pair.relation is Relation.EQUIVALENT:
                other = next(
                    span
                    for span in SPANS.values()
                    if span.document == pair.b.document and span.id != pair.b.span
                )
                yield Triplet(
                    pair,
                    Pair(
                        pair.a,
                        _end(other),
                        Relation.DIFFERENT,
                        PairKind.HARD,
                        pair.split,
                        pair.layer,
                    ),
                )

    def _bundle(self, layer: str, story: str, split: str) -> Bundle:
        spans = [each for each in self.spans if each.annotator == layer]
        documents = [each for each in DOCUMENTS.values() if each.story == story]
        articles = (_article(each, layer, spans) for each in documents)
        kept = tuple(each for each in articles if each.spans or (self.empty and each.complete))
        here = {span.id for article in kept for span in article.spans}
        links = tuple(sorted((x for x in LINKS if {x.a, x.b} <= here), key=lambda link: link.id))
        return Bundle(
            layer=layer,
            annotators=(layer,),
            split=split,
            articles=kept,
            links=links,
            absences=tuple(each for each in ABSENCES if each.span in here),
            dismissals=tuple(
                each
                for each in DISMISSALS
                if each.annotator == layer
                and DOCUMENTS[each.document].story == story
                and (each.span is None or each.span in here)
            ),
            sets=_sets(x for x in links if x.relation is Relation.EQUIVALENT),
            facts=_sets(x for x in links if x.relation.joins),
        )


SPLITS = ("train", "validation", "test")

PLAIN = MemoryData()
"""Ada's layer, nothing split."""

SPLIT = MemoryData(splits=SPLITS, empty=True)
"""Ada's layer split by story, with the article without spans: the only one of `test`."""

TWO_LAYERS = MemoryData((ADA, BEN))


def _article(document: Document, layer: str, spans: Sequence[Span]) -> Article:
    own = (each for each in spans if each.document == document.id)
    ordered = sorted(own, key=lambda each: (each.start, -each.end, each.label or "", each.id))
    return Article(document, tuple(ordered), layer == ADA.id and document.id in COMPLETE)


def _sets(links: Iterable[Link]) -> dict[str, str]:
    partition: Partition[str] = Partition()
    for link in links:
        partition.join(link.a, link.b)
    return {span: min(members) for members in partition.sets() for span in members}


def _pair(bundle: Bundle, link: Link) -> Pair:
    kind = PairKind.LINK if link.relation.joins else PairKind.DIFFERENT
    return Pair(
        a=_end(SPANS[link.a]),
        b=_end(SPANS[link.b]),
        relation=link.relation,
        kind=kind,
        split=bundle.split,
        layer=bundle.layer,
        more=link.more,
        set=bundle.sets.get(link.a),
        statement=link.id,
        trivial=SPANS[link.a].quote.casefold().split() == SPANS[link.b].quote.casefold().split(),
    )


def _refusal(bundle: Bundle, dismissal: Dismissal) -> Pair:
    passage = PairEnd(dismissal.document, dismissal.start, dismissal.end, dismissal.quote)
    return Pair(
        a=_end(SPANS[dismissal.span or ""]),
        b=passage,
        relation=Relation.DIFFERENT,
        kind=PairKind.DISMISSAL,
        split=bundle.split,
        layer=bundle.layer,
        statement=dismissal.id,
    )


def _end(span: Span) -> PairEnd:
    return PairEnd(span.document, span.start, span.end, span.quote, span.id, span.rev, span.label)
