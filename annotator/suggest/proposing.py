"""What of a sentence is proposed for a query, how sure that is, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from annotator.suggest.bounds import choose
from annotator.suggest.comparison import Scores
from annotator.suggest.confidence import band, confidence
from annotator.suggest.explaining import reasons
from annotator.suggest.passage import Passage
from annotator.suggest.probe import Probe
from annotator.suggest.query import Claims
from annotator.suggest.reading import Sentence
from annotator.suggest.reasons import Reason
from annotator.suggest.scope import Scope
from annotator.suggest.suggestion import Suggestion
from annotator.suggest.terms import Terms
from annotator.suggest.weights import ELSEWHERE, SECOND_PART
from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class _Answer:
    """What holds of a wording wherever it stands."""

    query: Terms
    """The member that it answers best."""
    extents: tuple[Extent, ...]
    """The parts that may be proposed, the best first, in code points from its start."""
    confidence: float
    nearness: float


class Proposing:
    """Makes suggestions of the sentences of a scope for the members of a query."""

    def __init__(
        self, scope: Scope, members: Sequence[tuple[Probe, Scores]], claims: Claims, *, whole: bool
    ) -> None:
        """`whole`: propose whole sentences."""
        self._scope = scope
        self._members = members
        self._claims = claims
        self._whole = whole
        self._answers: dict[int, _Answer] = {}
        self._reasons: dict[tuple[int, Extent], tuple[Reason, ...]] = {}

    def suggestions(self, sentence: Sentence, rank: float, most: int) -> list[Suggestion]:
        """At most `most` passages of a sentence that nobody has decided about, the first with this
        rank.
        """
        answer = self._answer(sentence.unit)
        passages = ((extent, sentence.part(extent)) for extent in answer.extents)
        found = (each for each in passages if self._claims.leave_open(each[1]))
        return [
            self._suggestion(sentence.unit, extent, passage, rank * SECOND_PART**at)
            for at, (extent, passage) in enumerate(islice(found, most))
        ]

    def _suggestion(self, unit: int, extent: Extent, passage: Passage, rank: float) -> Suggestion:
        if any(map(passage.mostly, self._claims.elsewhere)):
            rank *= ELSEWHERE
        answer = self._answer(unit)
        sure = answer.confidence
        if (unit, extent) not in self._reasons:
            part = self._scope.units[unit].slice(*extent)
            why = reasons(answer.query, part, self._scope.idf, answer.nearness)
            self._reasons[unit, extent] = why
        return Suggestion(passage, sure, band(sure), self._reasons[unit, extent], rank)

    def _answer(self, number: int) -> _Answer:
        """What holds of a unit; copies of an article are looked at once."""
        if number not in self._answers:
            probe, scores = max(self._members, key=lambda each: each[1].direct[number])
            scope, query, unit = self._scope, probe.terms, self._scope.units[number]
            sure = confidence(query, unit, scores.direct[number], scope.idf, scope.calibration)
            extents: tuple[Extent, ...] = ((0, len(unit.text)),)
            if not self._whole:
                chosen = choose(unit, query, scope.idf, scope.vectors)
                extents = tuple(filter(None, (chosen.best, chosen.second)))
            self._answers[number] = _Answer(query, extents, sure, scores.nearness[number])
        return self._answers[number]
