"""Merging is a union: it can be done again, either way round, and in any groups."""

from itertools import permutations
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.session.merging.machines import ACTS, Machine
from tests.session.stores import folder

NAMES = "abc"

ACT = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(ACTS), *(st.integers(0, 5) for _ in range(3))
)
MERGE = st.tuples(st.just("merge"), st.sampled_from(list(permutations(NAMES, 2))))
FIRST = [("article", number) for number in range(3)]

histories = st.lists(st.one_of(ACT, ACT, ACT, ACT, MERGE), min_size=5, max_size=24)
"""What happens on three machines, in one order."""


def live_through(here: Path, history: list[tuple[Any, ...]], common: bool) -> dict[str, Machine]:
    """Three machines that began as copies of one with articles, or each with nothing."""
    if common:
        base = Machine(here / "base.db")
        for name, number in FIRST:
            base.act(name, number, 0, 0)
        machines = {name: base.copy(here / f"{name}.db") for name in NAMES}
    else:
        machines = {name: Machine(here / f"{name}.db") for name in NAMES}
        for machine in machines.values():
            for name, number in FIRST:
                machine.act(name, number, 0, 0)
    for event in history:
        if event[0] == "merge":
            one, other = event[1]
            machines[one].take_in(machines[other])
        else:
            machines[event[0]].act(*event[1:])
    return machines


@settings(max_examples=4, suppress_health_check=[*HealthCheck])
@given(history=histories, common=st.booleans())
def test_the_order_and_the_groups_of_merges_make_no_difference(
    history: list[tuple[Any, ...]], common: bool
) -> None:
    check_orders(history, common)


def check_orders(history: list[tuple[Any, ...]], common: bool) -> None:
    """All orders and groups in which three machines can be merged give the same."""
    with folder() as here:
        machines = live_through(here, history, common)
        outcomes = set()
        for number, (one, two, three) in enumerate(permutations(NAMES)):
            first = machines[one].copy(here / f"{number}-left.db")
            first.take_in(machines[two])
            first.take_in(machines[three])
            outcomes.add(first.exported())
            second = machines[two].copy(here / f"{number}-inner.db")
            second.take_in(machines[three])
            third = machines[one].copy(here / f"{number}-right.db")
            third.take_in(second)
            outcomes.add(third.exported())
            assert len(outcomes) == 1
            for machine in (first, third):
                machine.check()
                for again in machines.values():
                    assert machine.take_in(again).is_empty
        assert outcomes == {first.exported()}
