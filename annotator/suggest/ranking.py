"""The passages of each article that may say what a query says, best first."""

from collections.abc import Collection, Iterator

from annotator.suggest.confidence import band, confidence
from annotator.suggest.explaining import reasons
from annotator.suggest.passage import Passage
from annotator.suggest.probe import Probe
from annotator.suggest.query import Query
from annotator.suggest.reading import Sentence
from annotator.suggest.scope import Scope
from annotator.suggest.suggestion import Suggestion
from annotator.suggest.weights import CONFIDENCE_LEXICAL, ELSEWHERE, WALK


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
    where nothing shares anything with the query has none. Raises ValueError where a member is no
    passage of the scope.
    """
    ranking = Ranking(scope, query, whole_sentences=whole_sentences)
    own = {member.document for member in query.members}
    wanted = scope.articles if documents is None else documents
    return {each: ranking.rows(each, top) for each in wanted if each not in own}


class Ranking:
    """The units of a scope in the order in which they answer a query."""

    def __init__(self, scope: Scope, query: Query, *, whole_sentences: bool) -> None:
        members = query.members if scope.steps.cluster else query.members[:1]
        self._scope = scope
        self._claims = query.claims
        self._probes = [scope.probe(member) for member in members]
        self._whole_sentences = whole_sentences or not scope.steps.bounds
        self._direct = [scope.direct(probe.terms) for probe in self._probes]
        self._ranks = self._rank()

    def rows(self, document: str, top: int) -> list[Suggestion]:
        """The best passages of one article, at most `top`, best first."""
        sentences = self._scope.reading.sentences.get(document, ())
        ranked = [each for each in sentences if self._ranks[each.unit] > 0]
        ranked.sort(key=lambda each: -self._ranks[each.unit])
        rows: list[Suggestion] = []
        for sentence in ranked:
            # One that is demoted may yet come behind the sentences that follow.
            if sum(row.rank >= self._ranks[sentence.unit] for row in rows) >= top:
                break
            rows += self._suggestions(sentence)
        return sorted(rows, key=lambda row: -row.rank)[:top]

    def _rank(self) -> list[float]:
        """What the order follows, for each unit; 0 for those that share nothing."""
        own = {probe.passage.document for probe in self._probes}
        homes = self._scope.reading.homes
        direct = [max(scores) for scores in zip(*self._direct, strict=True)]
        direct = [
            score if score and not own.issuperset(homes[unit]) else 0.0
            for unit, score in enumerate(direct)
        ]
        walk = self._scope.walk if self._scope.steps.walk and len(self._probes) == 1 else None
        if walk is None:
            return direct
        reached = walk.fit(direct)
        return [score + WALK * fit for score, fit in zip(direct, reached, strict=True)]

    def _suggestions(self, sentence: Sentence) -> Iterator[Suggestion]:
        """What of a sentence may be suggested."""
        at = max(range(len(self._probes)), key=lambda each: self._direct[each][sentence.unit])
        found = self._proposals(sentence, self._probes[at])
        passage = next(filter(self._is_open, found), None)
        if passage is not None:
            yield self._suggestion(passage, sentence, at)

    def _proposals(self, sentence: Sentence, probe: Probe) -> Iterator[Passage]:
        """The parts of a sentence that may be proposed, the best first."""
        yield sentence.passage

    def _is_open(self, passage: Passage) -> bool:
        """Whether nobody has decided about the passage."""
        return not any(map(passage.overlaps, self._claims.taken)) and not any(
            map(passage.mostly, self._claims.refused)
        )

    def _suggestion(self, passage: Passage, sentence: Sentence, at: int) -> Suggestion:
        unit, query = self._scope.units[sentence.unit], self._probes[at].terms
        rank = self._ranks[sentence.unit]
        if any(map(passage.mostly, self._claims.elsewhere)):
            rank *= ELSEWHERE
        score = confidence(
            query, unit, self._direct[at][sentence.unit], self._scope.idf, CONFIDENCE_LEXICAL
        )
        offset = sentence.passage.start
        part = unit.slice(passage.start - offset, passage.end - offset)
        return Suggestion(passage, score, band(score), reasons(query, part, self._scope.idf), rank)
