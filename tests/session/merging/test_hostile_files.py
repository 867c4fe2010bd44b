"""A native file in which anything may stand: it comes in whole and sound, or not at all."""

import json
import random
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.session.merging.merging import merge
from annotator.storage.doctor.examination import examine
from annotator.storage.store import Store
from tests.factories import ADA, BEN
from tests.session.merging.orders import live_through
from tests.session.stores import bytes_of, folder, new_store

HISTORY = [
    ("a", "tag", 0, 0, 0),
    ("a", "tag", 1, 0, 0),
    ("a", "tag", 2, 1, 1),
    ("a", "link", 0, 1, 1),
    ("a", "absence", 0, 1, 0),
    ("a", "dismissal", 1, 0, 2),
    ("a", "note", 0, 1, 0),
    ("a", "complete", 0, 0, 0),
    ("a", "define", 0, 1, 0),
    ("a", "judge", 0, 0, 0),
    ("b", "tag", 0, 0, 0),
    ("a", "merge", 0, 0, 0),
    ("a", "unlink", 0, 0, 0),
]

NASTY: tuple[Any, ...] = (
    None, "", "x", "\x1b]52;c;aGk=\x07", "../../etc/passwd", "'; DROP TABLE spans; --", "é" * 70,
    -1, 0, 1, 2**62, 2**70, 1.5, True, [], ["x"], {}, {"a": 1}, [[]], "merge", "do", "deleted",
)  # fmt: skip

TRIES = 60


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The records of a database that has something of everything."""
    here = tmp_path_factory.mktemp("history")
    machine = live_through(here, HISTORY, common=True)["a"]
    with Store.open(machine.path) as store:
        export_to_file(store, here / "a.jsonl", ExportOptions(history=True))
    return [json.loads(line) for line in (here / "a.jsonl").read_text().splitlines()]


def mutated(records: list[dict[str, Any]], chance: random.Random) -> list[Any]:
    """The records with one value replaced, removed, or one record taken out or twice there."""
    found: list[Any] = json.loads(json.dumps(records))
    place = chance.randrange(len(found))
    if chance.random() < 0.1:
        return found[:place] + found[place + 1 :]
    if chance.random() < 0.1:
        return [*found, found[place]]
    target = found[place]
    while True:
        key = chance.choice(list(target) if isinstance(target, dict) else range(len(target)))
        if isinstance(target[key], dict | list) and target[key] and chance.random() < 0.8:
            target = target[key]
        else:
            break
    if chance.random() < 0.2:
        del target[key]
    else:
        target[key] = chance.choice(NASTY)
    return found


def test_whatever_stands_in_a_file(lines: list[dict[str, Any]]) -> None:
    taken = 0
    with folder() as here:
        with new_store(here / "blank.db") as blank:
            blank.add_annotator(ADA)
        for seed in range(TRIES):
            records = mutated(lines, random.Random(seed))
            path = here / "other.jsonl"
            path.write_text("\n".join(json.dumps(each) for each in records))
            ours = here / f"{seed}.db"
            copyfile(here / "blank.db", ours)
            taken += comes_in_whole_or_not_at_all(ours, path)
    assert 0 < taken < TRIES


def comes_in_whole_or_not_at_all(ours: Path, other: Path) -> bool:
    """Whether it was taken in; what was refused has changed nothing."""
    before = bytes_of(ours)
    told = ""
    with Store.open(ours) as store:
        try:
            merge(store, other, BEN)
        except AnnotatorError as error:
            told = str(error)
        assert bool(told) == (store.steps() == [])
    if told:
        assert bytes_of(ours) == before
        assert "\n" not in told
    assert examine(ours).findings == ()
    return not told
