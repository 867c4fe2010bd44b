"""Three machines, merged in every order and in all groups, as databases and as files."""

import random
import time
from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path

from annotator.session.exporting import ExportOptions, export_to_file
from annotator.session.merging.files import merge_files
from annotator.session.merging.merging import merge
from annotator.storage.store import Store
from tests.factories import BEN
from tests.session.merging.machines import ACTS, Machine
from tests.session.stores import folder
from tests.torture.outcome import Outcome

NAME = "merges in any order"

NAMES = "abc"

Event = tuple[str, str, int, int, int]
"""Of an act the machine, what is done, and numbers that choose with what; of a merge that it is
one, and whose database goes into whose."""

MERGE = "merge"

ORDERS = tuple(permutations(NAMES))

FIRST = 3
"""Articles that each machine begins with."""


def live_through(here: Path, history: Iterable[Event], *, common: bool) -> dict[str, Machine]:
    """Three machines that began as copies of one with articles, or each with its own of them."""
    if common:
        base = _with_articles(Machine(here / "base.db"))
        machines = {name: base.copy(here / f"{name}.db") for name in NAMES}
    else:
        machines = {name: _with_articles(Machine(here / f"{name}.db")) for name in NAMES}
    for who, what, *numbers in history:
        if what == MERGE:
            other = NAMES.replace(who, "")[numbers[0] % 2]
            machines[who].take_in(machines[other])
        else:
            machines[who].act(what, *numbers)
    return machines


def _with_articles(machine: Machine) -> Machine:
    for number in range(FIRST):
        machine.act("article", number, 0, 0)
    return machine


def exports_of_databases(
    here: Path, machines: dict[str, Machine], orders: Sequence[tuple[str, ...]] = ORDERS
) -> set[bytes]:
    """The exports of what each order and group leads to; every database is sound on the way."""
    outcomes = set()
    for number, (one, two, three) in enumerate(orders):
        left = machines[one].copy(here / f"left-{number}.db")
        left.take_in(machines[two])
        left.take_in(machines[three])
        inner = machines[two].copy(here / f"inner-{number}.db")
        inner.take_in(machines[three])
        right = machines[one].copy(here / f"right-{number}.db")
        right.take_in(inner)
        outcomes |= {left.exported(), right.exported()}
        left.check()
        right.check()
        for again in (*machines.values(), inner, left):
            assert right.take_in(again).is_empty, "the same again is nothing new"
    return outcomes


def exports_of_files(here: Path, machines: dict[str, Machine]) -> set[bytes]:
    """The same by files with histories, taken in by a new database and by one of the three."""
    files = {name: here / f"{name}.jsonl" for name in NAMES}
    for name, machine in machines.items():
        with Store.open(machine.path) as store:
            export_to_file(store, files[name], ExportOptions(history=True, timestamp=False))
    outcomes = set()
    for order in (NAMES, NAMES[::-1]):
        merged = here / f"{order}.jsonl"
        merge_files(files[order[0]], files[order[1]], merged)
        merge_files(merged, files[order[2]], merged)
        merge_files(files[order[1]], merged, merged)
        for base in (Machine(here / f"new-{order}.db"), machines["b"].copy(here / f"b-{order}.db")):
            with Store.open(base.path) as store:
                merge(store, merged, BEN)
                assert all(merge(store, each, BEN).is_empty for each in (merged, *files.values()))
            base.check()
            outcomes.add(base.exported())
    return outcomes


def random_history(chance: random.Random) -> list[Event]:
    """What three people may do, and when they merge."""
    history: list[Event] = []
    for _ in range(chance.randrange(5, 30)):
        what = MERGE if chance.random() < 0.15 else chance.choice(ACTS)
        numbers = [chance.randrange(6) for _ in range(3)]
        history.append((chance.choice(NAMES), what, numbers[0], numbers[1], numbers[2]))
    return history


def run(count: int, seed: int) -> Outcome:
    """Merge the machines of so many random histories in all orders."""
    begun = time.monotonic()
    failures = []
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        history = random_history(chance)
        with folder() as here:
            try:
                machines = live_through(here, history, common=chance.random() < 0.5)
                found = exports_of_databases(here, machines) | exports_of_files(here, machines)
                if len(found) > 1:
                    failures.append(f"lost: orders differ (seed {seed}, history {number})")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
                failures.append(f"crash: {error!r} (seed {seed}, history {number})")
    return Outcome(NAME, count, failures, seconds=time.monotonic() - begun)
