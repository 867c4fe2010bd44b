"""The passages of each article that may say what a query says, best first."""

from collections.abc import Collection, Sequence

from annotator.suggest.proposing import Proposing
from annotator.suggest.query import Query
from annotator.suggest.reading import Sentence
from annotator.suggest.scope import Scope
from annotator.suggest.suggestion import Suggestion
from annotator.suggest.weights import MEMBERS_MEAN, NEAR, WALK


def suggest(
    scope: Scope,
    query: Query,
    documents: Collection[str] | None = None,
    *,
    top: int = 5,
    whole_sentences: bool = False,
) -> dict[str, list[Suggestion]]:
    """The best passages of each of the documents, at most `top` of each, best first.

    Documents are all of the scope unless given; those that have a member are left out. An article
    that shares nothing with the query has none. Raises ValueError where a member is no passage of
    the scope, or there is no member.
    """
    if not query.members:
        raise ValueError("there is no passage to look for")
    ranking = Ranking(scope, query, whole_sentences=whole_sentences)
    own = {member.document for member in query.members}
    wanted = scope.articles if documents is None else documents
    return {each: ranking.rows(each, top) for each in wanted if each not in own}


class Ranking:
    """The sentences of a scope in the order in which they answer a query."""

    def __init__(self, scope: Scope, query: Query, *, whole_sentences: bool = False) -> None:
        members = query.members if scope.steps.cluster else query.members[:1]
        self._scope = scope
        self._probes = [scope.probe(member) for member in members]
        scores = [scope.scores(probe.terms) for probe in self._probes]
        self._fit = self._fits([each.direct for each in scores])
        self._proposing = Proposing(
            scope,
            list(zip(self._probes, scores, strict=True)),
            query.claims,
            whole=whole_sentences or not scope.steps.bounds,
        )
        self._of_first = 2 if scope.steps.second else 1

    def rows(self, document: str, top: int) -> list[Suggestion]:
        """The best passages of one article, at most `top`, best first."""
        rows: list[Suggestion] = []
        said: set[int] = set()
        most = self._of_first
        for rank, sentence in self._ranked(document):
            # One that is demoted may yet come behind the sentences that follow.
            if sum(row.rank >= rank for row in rows) >= top:
                break
            found = self._proposing.suggestions(sentence, rank, most)
            # A headline that comes again is proposed once.
            if found and sentence.unit not in said:
                said.add(sentence.unit)
                rows += found
            most = 1
        return sorted(rows, key=lambda row: -row.rank)[:top]

    def _fits(self, direct: Sequence[Sequence[float]]) -> list[float]:
        """How well each unit answers, wherever it stands; 0 for those that share nothing."""
        own = {probe.passage.document for probe in self._probes}
        homes = self._scope.reading.homes
        best = [
            _together(scores) if not own.issuperset(homes[unit]) else 0.0
            for unit, scores in enumerate(zip(*direct, strict=True))
        ]
        if not self._walks():
            return best
        reached = self._scope.walk.fit(best)
        return [score + WALK * fit for score, fit in zip(best, reached, strict=True)]

    def _walks(self) -> bool:
        """Whether to walk: with several members the words alone answer better."""
        scope = self._scope
        alone = len(self._probes) == 1 or scope.vectors is not None
        return scope.steps.walk and alone and scope.graph.edges is not None

    def _ranked(self, document: str) -> list[tuple[float, Sentence]]:
        """The sentences of an article that share something, with their ranks, best first."""
        sentences = self._scope.reading.sentences.get(document, ())
        near = self._near(sentences)
        ranked = [
            (self._fit[each.unit] + NEAR * near[at], each)
            for at, each in enumerate(sentences)
            if self._fit[each.unit]
        ]
        return sorted(ranked, key=lambda each: -each[0])

    def _near(self, sentences: Collection[Sentence]) -> list[float]:
        """How alike the surroundings of each sentence and those of the query are."""
        edges = self._scope.graph.edges if self._scope.steps.near else None
        if edges is None:
            return [0.0] * len(sentences)
        around = [edges[unit] for probe in self._probes for unit in probe.neighbours]
        alike = [
            max((row.get(each.unit, 0.0) for row in around), default=0.0) for each in sentences
        ]
        padded = [0.0, *alike, 0.0]
        return [max(padded[at : at + 3]) for at in range(len(alike))]


def _together(scores: Sequence[float]) -> float:
    """One score of those of all members: the best of them, and a little how many agree."""
    fits = [max(0.0, score) for score in scores]
    return (1 - MEMBERS_MEAN) * max(fits) + MEMBERS_MEAN * sum(fits) / len(fits)
