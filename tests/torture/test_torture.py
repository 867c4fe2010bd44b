"""What came of it is added up right, and nothing that goes wrong is passed over."""

import re
from functools import reduce
from operator import add
from pathlib import Path

import pytest

from tests.torture.__main__ import pieces, row_of
from tests.torture.outcome import CRASH, HALF, LOST, OTHER, Outcome
from tests.torture.parts import PARTS, Part
from tests.torture.piece import run_piece

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["SECURITY.md", "README.md", "CONTRIBUTING.md"])
def test_what_a_page_says_to_run_is_there(page: str) -> None:
    words = re.findall(r"--only (\w+)", (ROOT / page).read_text(encoding="utf-8"))
    assert words or page == "README.md"
    for word in words:
        assert any(word in part.name for part in PARTS), word


def nothing(count: int, seed: int) -> Outcome:
    """A part that finds nothing."""
    return Outcome("nothing", count)


def test_failures_are_counted_by_their_first_word() -> None:
    failures = ["lost: a", "half: b", "crash: c", "lost: d", "wrong: e", "other: f"]
    outcome = Outcome("x", 9, failures)
    assert [outcome.count(each) for each in (LOST, HALF, CRASH, OTHER)] == [2, 1, 1, 2]


def test_outcomes_of_pieces_are_one() -> None:
    one = Outcome("x", 3, ["lost: a"], {"kept": "7", "longest": "3 ms"}, 1.5)
    other = Outcome("x", 4, ["half: b"], {"kept": "5", "longest": "9 ms"}, 2.0)
    both = Outcome("x", 7, ["lost: a", "half: b"], {"kept": "12", "longest": "3 ms, 9 ms"}, 3.5)
    assert one + other == both
    assert row_of(both).split()[:7] == ["x", "7", "1", "1", "0", "0", "4"]


@pytest.mark.parametrize("share", [1.0, 0.5, 0.001])
@pytest.mark.parametrize("number", [1, 3, 7])
def test_pieces_share_the_count_and_have_seeds_of_their_own(share: float, number: int) -> None:
    shared = pieces(Part("nothing", nothing, 100, pieces=number), share, 1)
    assert sum(count for _, count, _ in shared) == max(1, 100 * share // 1)
    assert len({seed for _, _, seed in shared}) == len(shared)
    done = reduce(add, (part.run(count, seed) for part, count, seed in shared))
    assert done.runs == max(1, 100 * share // 1)


def test_a_piece_that_ends_badly_is_a_failure() -> None:
    unknown = Part("no part is called so", nothing, 1)
    outcome = run_piece(unknown, 1, 5)
    assert outcome.count(CRASH) == 1
    assert "seed 5" in outcome.failures[0]


def test_every_part_has_a_name_of_its_own() -> None:
    assert len({part.name for part in PARTS}) == len(PARTS)
    assert all(part.count >= part.pieces for part in PARTS)
