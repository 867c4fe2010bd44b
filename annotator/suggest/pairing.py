"""The queue: passages of two articles, each of which is the best that the other's article has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from annotator.suggest.bounds import choose
from annotator.suggest.confidence import band, confidence
from annotator.suggest.explaining import reasons
from annotator.suggest.passage import Article
from annotator.suggest.reading import Sentence
from annotator.suggest.reasons import Reason
from annotator.suggest.scope import Scope
from annotator.suggest.suggestion import Pair
from annotator.suggest.table import Table
from annotator.suggest.weights import PAIRED, PAIRED_WORDS, POSSIBLE
from annotator.text.extent import Extent

MOST = 1_000
"""Pairs of one scope, best first: more than anybody goes through."""


def mutual_best(
    scope: Scope, *, stories: Mapping[str, str] | None = None, most: int = MOST
) -> list[Pair]:
    """The pairs of a scope that are not weak, filler left out, at most `most`, best first.

    `stories`: the story of each article where they are of several; only those of one are paired.
    Builds the rest of the scope's graph, however long it takes.
    """
    while not scope.advance(1):
        pass
    return list(islice(_pairs(scope, stories or {}), most))


def score_unit(
    document: Article, others: Sequence[Article], *, table: Table | None = None
) -> list[Pair]:
    """The pairs of one article and each of the others, best first.

    The unit of work over a corpus: a pure function of values that can be pickled.
    """
    return mutual_best(Scope([document, *others], table=table, first_only=True))


def _pairs(scope: Scope, stories: Mapping[str, str]) -> Iterator[Pair]:
    places = _places(scope)
    order = {document: at for at, document in enumerate(scope.articles)}
    for score, one, other in _alike(scope):
        match: _Match | None = None
        best_of_one, best_of_other = scope.graph.best(one), scope.graph.best(other)
        for a, b in product(best_of_other, best_of_one):
            if best_of_one[b] != (score, other) or best_of_other[a] != (score, one):
                continue
            # Two copies of one wording are a pair once.
            twice = a == b or (one == other and order[a] > order[b])
            if not twice and stories.get(a) == stories.get(b):
                match = match or _match(scope, one, other, score)
                if match.confidence < POSSIBLE:
                    break
                yield match.at(places[a, one], places[b, other])


def _alike(scope: Scope) -> list[tuple[float, int, int]]:
    """The units, two and two, of which one is the best of some article for the other."""
    telling = {
        unit for unit in scope.reading.reporting if len(scope.units[unit].stems) >= PAIRED_WORDS
    }
    found = {
        (score, min(unit, other), max(unit, other))
        for unit in telling
        for score, other in scope.graph.best(unit).values()
        if score >= PAIRED and other in telling
    }
    return sorted(found, key=lambda each: (-each[0], each[1:]))


def _places(scope: Scope) -> dict[tuple[str, int], Sentence]:
    """Where each article has each unit first."""
    places: dict[tuple[str, int], Sentence] = {}
    for document, found in scope.reading.sentences.items():
        for sentence in found:
            places.setdefault((document, sentence.unit), sentence)
    return places


@dataclass(frozen=True, slots=True)
class _Match:
    """What holds of two wordings wherever they stand."""

    a: Extent
    """The part of the one that answers the other, in code points from its start."""
    b: Extent
    score: float
    confidence: float
    reasons: tuple[Reason, ...]

    def at(self, one: Sentence, other: Sentence) -> Pair:
        """The pair of two sentences with these wordings."""
        sure = self.confidence
        ends = one.part(self.a), other.part(self.b)
        return Pair(*ends, sure, band(sure), self.reasons, self.score)


def _match(scope: Scope, one: int, other: int, score: float) -> _Match:
    a, b = scope.units[one], scope.units[other]
    # Both ways round the parts are cut by words alone: as good, in half the time.
    part_a, part_b = choose(a, b, scope.idf).best, choose(b, a, scope.idf).best
    sure = (
        confidence(a, b, score, scope.idf, scope.calibration)
        + confidence(b, a, score, scope.idf, scope.calibration)
    ) / 2
    why = reasons(a.slice(*part_a), b.slice(*part_b), scope.idf)
    return _Match(part_a, part_b, score, sure, why)
