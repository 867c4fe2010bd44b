"""Acts of one annotator in two sessions, in any order, against the model: many of them."""

import time

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.session.test_state_machine import Annotating
from tests.torture.outcome import Outcome

NAME = "acts in any order"

ACTS = 40
"""Of one history."""


def run(count: int, number: int) -> Outcome:
    """Live through so many histories; the first that differs from the model is told, shrunk."""
    begun = time.monotonic()
    steady = settings(
        max_examples=count,
        stateful_step_count=ACTS,
        deadline=None,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    failures = []
    try:
        run_state_machine_as_test(seed(number)(Annotating), settings=steady)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        failures.append(f"crash: {error!r} (seed {number})")
    return Outcome(NAME, count, failures, seconds=time.monotonic() - begun)
