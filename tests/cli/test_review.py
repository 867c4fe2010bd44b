"""`annotator review`: batches drawn and listed without the screens, and what opens them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from annotator.domain.batch import ItemKind
from annotator.storage.store import Store
from tests.cli.conftest import Ran, Run
from tests.tui.review.batches import ANNOTATOR, WHOSE, seat_layer

RITA = ("--as", "Rita")


@pytest.fixture
def layer(here: Path) -> Path:
    """The seeds, and a layer of spans, links and an absence over them."""
    return seat_layer(here / "annotations.db")


@pytest.fixture
def draw(run: Run, layer: Path) -> Run:
    """Draw a batch as Rita."""

    def call(*options: str) -> Ran:
        return run("review", *options, "--draw", *RITA)

    return call


def places(layer: Path, number: int) -> list[tuple[ItemKind, str | None, int | None]]:
    """What is in the batch with this number."""
    with Store.open(layer) as store:
        batch = store.batches()[number - 1]
        return [(item.kind, item.record, item.rev) for item in store.batch_items(batch.id)]


def test_what_is_drawn_is_said_in_a_line(draw: Run) -> None:
    ran = draw(ANNOTATOR, "--kind", "spans", "--n", "10", "--seed", "7")
    assert (ran.status, ran.err) == (0, "")
    assert re.fullmatch(
        r"batch 1: 10 of 23 items, [1-5] articles?, random, seed 7, blind\n", ran.out
    )


def test_the_same_seed_draws_the_same(draw: Run, layer: Path) -> None:
    for _ in range(2):
        assert draw("--n", "12", "--seed", "3").status == 0
    assert draw("--n", "12", "--seed", "4").status == 0
    assert places(layer, 1) == places(layer, 2)
    assert places(layer, 1) != places(layer, 3)


def test_a_target_says_how_many(draw: Run) -> None:
    """Of 23 spans, 20 hold one of the two that would be wrong at 5 %; at 20 %, as sure, 10 do."""
    assert draw("--kind", "spans", "--detect", "5").out.startswith("batch 1: 18 of 23 items")
    assert draw("--kind", "spans").out.startswith("batch 2: 18 of 23 items")
    wide = draw("--kind", "spans", "--detect", "20", "--confidence", "80").out
    assert wide.startswith("batch 3: 6 of 23 items")


def test_everything_that_is_marked_is_drawn_where_nothing_else_is_said(draw: Run) -> None:
    assert draw("--plan", "all", "--not-blind", "--seed", "1").out == (
        "batch 1: 39 of 39 items, 5 articles, all, seed 1\n"
    )


@pytest.mark.parametrize(
    ("options", "items"),
    [
        (("--kind", "links"), 15),
        (("--kind", "links", "--kind", "absences"), 16),
        (("--kind", "spans", "--label", "Testimony"), 4),
        (("--kind", "spans", "--label", "testimony", "--label", "official_statement"), 6),
        (("--kind", "spans", "--story", "SEEDS"), 23),
    ],
)
def test_options_narrow_what_is_drawn_from(draw: Run, options: tuple[str, ...], items: int) -> None:
    assert f" of {items} items" in draw("--plan", "all", *options).out


def test_a_plan_that_puts_something_first_keeps_a_random_core(draw: Run, layer: Path) -> None:
    ran = draw("--plan", "flagged", "--n", "10", "--core", "40", "--kind", "spans")
    assert ", flagged, " in ran.out
    with Store.open(layer) as store:
        (batch,) = store.batches()
        items = store.batch_items(batch.id)
    assert batch.core == pytest.approx(0.4)
    assert sum(item.core for item in items) == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("Nobody",), "There is no annotator “Nobody”."),
        (("rita",), "Nobody reviews their own work."),
        (("--n", "24", "--kind", "spans"), "A batch of 24 is larger than the set"),
        (("--label", "rumour"), "There is no label “rumour”."),
        (("--story", "strike"), "There is no story “strike”."),
        (("Ben",), "There are no spans or links or absences by Ben."),
        (("--kind", "spans", "--label", "filler"), "There are no spans of filler by"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(
    draw: Run, run: Run, layer: Path, options: tuple[str, ...], said: str
) -> None:
    run("review", "--draw", "--as", "Ben", "--n", "1")
    ran = draw(*options)
    assert (ran.status, ran.out) == (1, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    with Store.open(layer) as store:
        assert [each.reviewer for each in store.batches()] == ["ben"]


def test_batches_are_listed(draw: Run, run: Run) -> None:
    assert run("review", "--list").err == "There are no batches.\n"
    draw("--n", "10", "--kind", "spans")
    draw("--n", "5", "--plan", "earlier-definition", "--not-blind")
    head, one, other = run("review", "--list").out.splitlines()
    assert head.split() == [
        "batch", "state", "decided", "errors", "plan", "items", "whose", "reviewer", "drawn"
    ]  # fmt: skip
    assert re.fullmatch(r" +1 +open +0/10 +0 +random +spans +annotator 1 +Rita +[\d-]{10}", one)
    assert re.fullmatch(
        rf" +2 +open +0/5 +0 +earlier-definition +spans, links, absences +{ANNOTATOR} "
        r"+Rita +[\d-]{10}",
        other,
    )


def test_the_list_for_programs_names_nobody_of_a_blind_batch(draw: Run, run: Run) -> None:
    draw("--n", "10", "--seed", "5", "--kind", "spans")
    out = run("review", "--list", "--json").out
    assert ANNOTATOR not in out
    assert WHOSE not in out
    (fields,) = json.loads(out)
    expected = {
        "batch": 1, "state": "open", "void": None, "reviewer": "Rita", "plan": "random",
        "annotators": ["annotator 1"], "kinds": ["span"], "labels": [], "story": None,
        "size": 10, "frame": 23, "target": None, "seed": 5, "blind": True, "decided": 0,
        "errors": 0,
    }  # fmt: skip
    assert {name: fields[name] for name in expected} == expected


@pytest.mark.parametrize(
    "options",
    [
        ("--list", "--n", "5"),
        ("--list", "Ada"),
        ("--json",),
        ("--n", "5", "--detect", "5"),
        ("--n", "0"),
        ("--detect", "100"),
        ("--plan", "best"),
        ("--kind", "facts"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(
    run: Run, layer: Path, options: tuple[str, ...]
) -> None:
    assert run("review", *options).status == 2


@pytest.mark.parametrize("options", [(), (ANNOTATOR,), ("--n", "5")])
def test_without_a_terminal_nothing_is_opened_and_nothing_drawn(
    run: Run,
    layer: Path,
    launch: Callable[..., "subprocess.CompletedProcess[bytes]"],
    options: tuple[str, ...],
) -> None:
    ran = launch("review", *options, *RITA)
    assert ran.returncode == 1
    assert b"terminal" in ran.stderr
    assert ran.stderr.count(b"\n") == 1
    with Store.open(layer) as store:
        assert store.batches() == []


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Who the screens were opened for, on a terminal that only seems to be there."""
    names: list[str] = []

    def run_app(database: Path, name: str, documents: object, **more: object) -> int:
        assert callable(more["over_board"])
        names.append(name)
        return 0

    running = ModuleType("annotator.tui.running")
    running.run_app = run_app  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "annotator.tui.running", running)
    monkeypatch.setattr("annotator.cli.screens.on_terminal", lambda: True)
    # The other tests of this process are not to run without it.
    monkeypatch.setattr("gc.disable", lambda: None)
    return names


@pytest.mark.usefixtures("layer")
def test_on_a_terminal_the_screens_open_for_who_is_at_work(run: Run, opened: list[str]) -> None:
    for options in ((), (ANNOTATOR,), ("--n", "5")):
        assert run("review", *options, *RITA).status == 0
    assert opened == ["rita"] * 3
    assert run("review", "--list").out.count("Rita") == 1, "the last has drawn a batch"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nobody", "There is no annotator “Nobody”."),
        ("Rita", "Nobody reviews their own work."),
        ("Ben", "by Ben."),
    ],
)
def test_the_form_does_not_open_on_whom_nothing_can_be_drawn_of(
    run: Run, layer: Path, opened: list[str], name: str, said: str
) -> None:
    run("review", "--draw", "--as", "Ben", "--n", "1")
    ran = run("review", name, *RITA)
    assert ran.status == 1
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert opened == []


def test_a_database_that_is_not_there_is_not_made(run: Run, here: Path) -> None:
    for options in (("--list",), ("--draw",)):
        assert run("review", *options).status == 1
    assert list(here.iterdir()) == []
