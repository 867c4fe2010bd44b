"""How the weights of the confidence come about: a logistic regression on the tuning halves.

An example is the first passage that an article has for a query, right or not, with what
`annotator.suggest.confidence` looks at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from math import exp
from statistics import fmean, pstdev

from annotator.suggest.confidence import evidence
from annotator.suggest.query import Query
from annotator.suggest.ranking import suggest
from annotator.suggest.steps import Steps
from annotator.suggest.weights import Calibration
from tests.quality.story import Story
from tests.quality.systems import opened

ROUNDS = 400
PACE = 4.0
"""Of gradient descent, on measures of mean 0 and deviation 1: further rounds change no digit."""


@dataclass(frozen=True)
class Example:
    """The first passage for a query in one article."""

    measures: tuple[float, ...]
    """In the order of `Evidence`."""
    is_right: bool


def examples(stories: Sequence[Story], steps: Steps) -> Iterator[Example]:
    """An example for each case of the stories whose article has any passage to suggest."""
    for story in stories:
        scope = opened(story, steps)
        for case in story.cases():
            query = Query((case.query,))
            rows = suggest(scope, query, [case.document], top=1, whole_sentences=True)
            for row in rows[case.document]:
                sentences = scope.reading.sentences[case.document]
                unit = next(each.unit for each in sentences if each.passage == row.passage)
                asked = scope.probe(case.query).terms
                direct = scope.scores(asked).direct[unit]
                found = evidence(asked, scope.units[unit], direct, scope.idf)
                yield Example(astuple(found), any(map(row.passage.mostly, case.wanted)))


def fitted(found: Sequence[Example]) -> Calibration:
    """The weights under which what happened is likeliest."""
    columns = [*zip(*(example.measures for example in found), strict=True)]
    means = [fmean(column) for column in columns]
    spreads = [pstdev(column) or 1.0 for column in columns]
    rows = [
        [1.0, *((x - m) / s for x, m, s in zip(example.measures, means, spreads, strict=True))]
        for example in found
    ]
    weights = [0.0] * len(rows[0])
    for _ in range(ROUNDS):
        errors = [
            example.is_right - 1 / (1 + exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            for example, row in zip(found, rows, strict=True)
        ]
        for at in range(len(weights)):
            slope = sum(error * row[at] for error, row in zip(errors, rows, strict=True))
            weights[at] += PACE * slope / len(rows)
    scaled = [weight / spread for weight, spread in zip(weights[1:], spreads, strict=True)]
    constant = weights[0] - sum(w * mean for w, mean in zip(scaled, means, strict=True))
    direct, coverage, missed, token_set = scaled
    return Calibration(direct, coverage, missed, token_set, constant)
