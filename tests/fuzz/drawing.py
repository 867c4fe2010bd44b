"""A property tried many times, and what came of it in lines."""

import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from tests.torture.outcome import Outcome

T = TypeVar("T")

STEADY = settings(
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)

AT_ONCE = 2_000
"""Examples of one seed: Hypothesis remembers them all."""


def tried(
    name: str, check: Callable[[T], object], examples: SearchStrategy[T], count: int, seed: int
) -> Outcome:
    """Check so many examples; a failure names the smallest that fails alike.

    What the check answers is counted in the notes.
    """
    begin, failures = time.monotonic(), []
    answers: Counter[str] = Counter()

    def holds(example: T) -> None:
        answers[str(check(example))] += 1

    for first in range(0, count, AT_ONCE):
        some = settings(STEADY, max_examples=min(AT_ONCE, count - first))
        try:
            hypothesis.seed(seed + first)(some(given(examples)(holds)))()
        except Exception as error:  # noqa: BLE001 - whatever the program raises is a failure
            failures.append(failure(error, seed + first))
    notes = {word: str(number) for word, number in sorted(answers.items())}
    return Outcome(name, answers.total(), failures, notes, time.monotonic() - begin)


def failure(error: Exception, seed: int) -> str:
    """What an example has raised, with the example, in a line."""
    harm = "other" if isinstance(error, AssertionError) else "crash"
    said = " ".join([f"{type(error).__name__}:", str(error), *getattr(error, "__notes__", [])])
    return f"{harm}: {' '.join(said.split())}; seed {seed}"
