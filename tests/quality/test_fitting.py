"""The regression finds the weights under which what happened is likeliest."""

import random
from math import exp

import pytest

from tests.quality.fitting import Example, fitted


def test_what_is_said_is_what_happens() -> None:
    """At the maximum the mean of the probabilities is the share that is right."""
    chance = random.Random(1)
    rows = [tuple(chance.uniform(0, top) for top in (3, 1, 5, 1)) for _ in range(400)]
    found = [Example(row, chance.random() < 1 / (1 + exp(3 - 2 * row[0]))) for row in rows]

    weights = fitted(found)

    said = [
        1
        / (
            1
            + exp(
                -weights.constant
                - weights.direct * direct
                - weights.coverage * coverage
                - weights.missed * missed
                - weights.token_set * token_set
            )
        )
        for direct, coverage, missed, token_set in rows
    ]
    assert sum(said) == pytest.approx(sum(each.is_right for each in found), rel=0.001)
    assert weights.direct == pytest.approx(2, abs=0.5)
    assert abs(weights.missed) < 0.3
