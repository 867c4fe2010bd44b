"""The figures while one part of the database after the other is read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.domain.time_spent import TimeSpent
from annotator.formats.training.bundle import Bundle
from annotator.session.statistics.figures import (
    HIGHLIGHT,
    Coverage,
    LabelOverlap,
    LinkCount,
    SizeCount,
    SpanCount,
    Statistics,
)
from annotator.session.statistics.lengths import LabelLengths, lengths
from annotator.session.statistics.overlap import Overlaps, covered
from annotator.text.tokens import tokens_of


class Counting:
    """Counts what bundles hold of some documents."""

    def __init__(
        self,
        documents: Sequence[Document],
        labels: LabelSet,
        seconds: Mapping[tuple[str, str], float],
    ) -> None:
        """What is not in `documents` is not counted.

        `seconds`: for which they were read, by the ids of annotator and document.
        """
        self._seconds = seconds
        self._documents = {each.id: each for each in documents}
        self._order = [*(each.id for each in labels), HIGHLIGHT]
        self._spans: Counter[tuple[str, str, str]] = Counter()
        self._links: Counter[tuple[str, Relation]] = Counter()
        self._sets: Counter[tuple[str, int]] = Counter()
        self._facts: Counter[tuple[str, int]] = Counter()
        self._lengths: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self._coverage: dict[tuple[str, str], Coverage] = {}
        self._overlaps: defaultdict[str, Overlaps] = defaultdict(Overlaps)

    def add(self, bundle: Bundle) -> None:
        """Count what one layer says of one group of stories."""
        here: set[str] = set()
        for article in (*bundle.articles, *bundle.bare):
            if article.document.id in self._documents:
                self._add(bundle.layer, article.document, article.spans, article.complete)
                here.update(span.id for span in article.spans)
        for link in bundle.links:
            if link.a in here or link.b in here:
                self._links[bundle.layer, link.relation] += 1
        self._sets.update((bundle.layer, size) for size in _sizes(bundle.sets, here))
        self._facts.update((bundle.layer, size) for size in _sizes(bundle.facts, here))

    def add_untouched(self, layer: str) -> None:
        """Count the articles without a span that were read, or whose story has spans."""
        begun = {story for annotator, story, _ in self._spans if annotator == layer}
        for document in self._documents.values():
            is_begun = document.story in begun or (layer, document.id) in self._seconds
            if is_begun and (layer, document.id) not in self._coverage:
                self._add(layer, document, (), complete=False)

    def statistics(self, time: Iterable[TimeSpent]) -> Statistics:
        """All figures of what was added."""
        coverage = self._coverage.values()
        return Statistics(
            documents=len(self._documents),
            spans=tuple(SpanCount(*key, n) for key, n in sorted(self._spans.items())),
            links=tuple(LinkCount(*key, n) for key, n in sorted(self._links.items())),
            sizes=tuple(self._size_counts()),
            coverage=tuple(
                sorted(coverage, key=lambda each: (each.annotator, each.story, each.number))
            ),
            overlap=tuple(self._label_overlaps()),
            lengths=tuple(self._label_lengths()),
            time=tuple(time),
        )

    def _add(self, layer: str, document: Document, spans: Sequence[Span], complete: bool) -> None:
        called = {span.label: span.label or HIGHLIGHT for span in spans}
        for span in spans:
            label = called[span.label]
            self._spans[layer, document.story, label] += 1
            self._lengths[label][len(tokens_of(span.quote).starts)] += 1
        self._overlaps[layer].add(spans, called)
        self._coverage[layer, document.id] = Coverage(
            annotator=layer,
            document=document.id,
            story=document.story,
            number=document.number,
            article=document.name,
            characters=document.length,
            covered=covered(spans),
            spans=len(spans),
            complete=complete,
            seconds=self._seconds.get((layer, document.id), 0.0),
        )

    def _size_counts(self) -> Iterator[SizeCount]:
        for key in sorted(self._sets.keys() | self._facts.keys()):
            yield SizeCount(*key, self._sets[key], self._facts[key])

    def _label_overlaps(self) -> Iterator[LabelOverlap]:
        for layer, overlaps in sorted(self._overlaps.items()):
            for pair, number in sorted(overlaps.pairs.items()):
                yield LabelOverlap(layer, *pair, number, overlaps.nested[pair])

    def _label_lengths(self) -> Iterator[LabelLengths]:
        """Of each label in the order of the label set, then of all."""
        for label in self._order:
            if label in self._lengths:
                yield lengths(label, self._lengths[label])
        if self._lengths:
            yield lengths("", sum(self._lengths.values(), Counter()))


def _sizes(name_of: Mapping[str, str], here: set[str]) -> Iterable[int]:
    """How many members each set has of which a member is among the spans `here`."""
    members = Counter(name_of.values())
    return (members[name] for name in {name for span, name in name_of.items() if span in here})
