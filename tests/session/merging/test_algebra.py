"""Merging is a union: it can be done again, either way round, and in any groups."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.session.merging import orders
from tests.session.merging.machines import ACTS
from tests.session.merging.orders import (
    MERGE,
    NAMES,
    Event,
    exports_of_databases,
    exports_of_files,
    live_through,
)
from tests.session.stores import folder

acts = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from([*ACTS, *ACTS, MERGE, MERGE, MERGE]),
    *(st.integers(0, 5) for _ in range(3)),
)
histories = st.lists(acts, min_size=5, max_size=24)
"""What happens on three machines, in one order."""

FEW = [tuple("abc"), tuple("cba")]
"""Orders for the suite; `run` takes all of them."""


@settings(max_examples=3, suppress_health_check=[*HealthCheck])
@given(history=histories, common=st.booleans())
def test_order_and_groups_make_no_difference(history: list[Event], common: bool) -> None:
    with folder() as here:
        machines = live_through(here, history, common=common)
        assert len(exports_of_databases(here, machines, FEW)) == 1


@settings(max_examples=1, suppress_health_check=[*HealthCheck])
@given(history=histories, common=st.booleans())
def test_files_with_their_history_do_as_well(history: list[Event], common: bool) -> None:
    with folder() as here:
        machines = live_through(here, history, common=common)
        first = exports_of_databases(here, machines, FEW[:1])
        assert exports_of_files(here, machines) == first


def test_random_histories_come_together_too() -> None:
    outcome = orders.run(1, seed=6)
    assert (outcome.runs, outcome.failures) == (1, [])
