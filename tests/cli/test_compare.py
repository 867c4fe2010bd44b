"""`annotator compare`: the list, the JSON, and what it refuses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.adjudication import Choice
from annotator.domain.document import Annotator
from annotator.session.adjudicating.choosing import commit_for
from annotator.session.adjudicating.opening import Wanted, compared, comparison_of
from annotator.session.desk import Desk
from annotator.storage.store import Store
from tests.cli.conftest import Run
from tests.tui.compare.readings import MORE, RISE, two_readings
from tests.tui.compare.two_layers import TwoLayers

CLEO = Annotator("cleo", "Cleo")

Rows = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def db(here: Path) -> str:
    return str(two_readings(here / "two.db").path)


@pytest.fixture
def rows(run: Run, db: str) -> Rows:
    """The disagreements as a program gets them."""

    def call(*words: str) -> list[dict[str, Any]]:
        ran = run("--db", db, "compare", *words, "--json")
        assert (ran.status, ran.err) == (0, "")
        found: list[dict[str, Any]] = json.loads(ran.out)
        return found

    return call


def decide(db: str, choice: Choice) -> None:
    """Decide about the first disagreement as Cleo."""
    with Desk.open(Path(db)) as desk:
        desk.call(lambda store: store.add_annotator(CLEO))
        found = desk.call(lambda store: compared(store, Wanted("ana", "bo")))
        comparison = comparison_of(desk, CLEO, found)
        plan = comparison.plan(comparison.disagreements[0].item, choice)
        step = comparison.sitting.do(plan).step
        assert step is not None
        desk.call(lambda store: commit_for(store, found.gold, step))


def test_the_list_is_a_table_in_reading_order(run: Run, db: str) -> None:
    ran = run("--db", db, "compare", "ana", "bo", "--list")
    head, *body = ran.out.strip().split("\n")
    assert head.split() == [
        "story", "no", "start", "kind", "difference", "decided", "ana", "bo",
    ]  # fmt: skip
    assert [line.split()[3] for line in body] == ["span"] * 4 + ["link"] * 2 + ["absence"]
    assert RISE in body[0]
    assert "only ana" in body[2]
    assert "nothing in 5" in body[6]


def test_the_json_has_both_sides_with_their_revisions(rows: Rows) -> None:
    found = rows("ana", "bo")
    assert [row["difference"] for row in found] == [
        "boundary", "label", "only A", "only B", "relation", "only A", "only A",
    ]  # fmt: skip
    only = found[2]
    assert (only["kind"], only["number"], only["b"], only["decision"]) == ("span", 3, [], None)
    assert [(row["says"], row["quotes"], row["rev"]) for row in only["a"]] == [
        ("statistic", [MORE], 1)
    ]
    link = found[4]
    assert (link["other_number"], link["a"][0]["says"], link["b"][0]["says"]) == (
        3, "equivalent", "partial",
    )  # fmt: skip


def test_named_the_other_way_round_it_is_mirrored(rows: Rows) -> None:
    forth, back = rows("ana", "bo"), rows("Bo", "Ana")
    assert [(row["a"], row["b"]) for row in forth] == [(row["b"], row["a"]) for row in back]


def test_what_was_decided_is_told(rows: Rows, db: str) -> None:
    decide(db, Choice.A)
    assert [(row["decision"], row["decided_by"]) for row in rows("ana", "bo")[:2]] == [
        ("a", "cleo"),
        (None, None),
    ]
    assert rows("ana", "bo", "--gold", "another")[0]["decision"] is None


def test_the_gold_layer_can_be_compared_too(rows: Rows, db: str) -> None:
    decide(db, Choice.A)
    found = rows("gold", "ana")
    assert all(row["difference"] == "only B" for row in found)


def test_one_story_is_asked_for_in_any_case(run: Run, db: str) -> None:
    ran = run("--db", db, "compare", "ana", "bo", "--story", "SEEDS", "--list")
    assert ran.status == 0
    assert ran.out.count("\n") == 8


def test_who_says_the_same_differs_nowhere(run: Run, here: Path) -> None:
    with TwoLayers(here / "alike.db") as layers:
        layers.both(1, RISE, "statistic")
    ran = run("--db", str(here / "alike.db"), "compare", "ana", "bo", "--list")
    assert (ran.status, ran.out, ran.err) == (0, "", "They differ nowhere.\n")
    ran = run("--db", str(here / "alike.db"), "compare", "ana", "bo", "--json")
    assert json.loads(ran.out) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ana", "zoe"), "There is no annotator “zoe”. There are: Ada, Ana, Bo."),
        (("ana", "ANA"), "Ana cannot be compared with Ana."),
        (("ana", "Ada"), "Ada has tagged nothing."),
        (("ana", "bo", "--story", "none"), "There is no story “none”."),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    run: Run, db: str, words: tuple[str, ...], said: str
) -> None:
    for way in ("--list", "--json"):
        ran = run("--db", db, "compare", *words, way)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith(f"annotator: {said}")
        assert ran.err.count("\n") == 1


def test_without_a_terminal_the_screen_is_refused(run: Run, db: str) -> None:
    ran = run("--db", db, "compare", "ana", "bo")
    assert ran.status == 1
    assert "need a terminal" in ran.err


def test_the_list_writes_nothing(run: Run, db: str) -> None:
    before = Path(db).read_bytes()
    run("--db", db, "compare", "ana", "bo", "--list")
    assert Path(db).read_bytes() == before
    with Store.open(Path(db)) as store:
        assert store.annotator("gold") is None


def test_one_name_is_wrong_usage(run: Run, db: str) -> None:
    assert run("--db", db, "compare", "ana").status == 2
