"""Whatever is in the way of whatever is written: nothing is half there, one sentence says so."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from tests.faults.obstacles import Obstacle, files_may_not_grow
from tests.faults.obstructed import OBSTACLES, Case, cases, tried
from tests.faults.write_paths import OUT, PATHS, WritePath


@pytest.mark.parametrize("third", range(3))
def test_what_cannot_be_written_is_one_sentence_nothing_half_and_works_later(third: int) -> None:
    """`make torture` has 600 of them."""
    some = islice(cases(len(PATHS), 2), third, None, 3)
    assert [f"{failure} ({case})" for case in some for failure in tried(case).failures] == []


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_with_anything_in_its_way_an_article_is_refused(obstacle: Obstacle) -> None:
    path = next(each for each in PATHS if each.name == "import")
    told = tried(Case(path, obstacle, 0, logged=False))
    if told.skipped:
        pytest.skip("only root may mount a small disk")
    assert told.refused
    assert told.failures == []


def half_a_file(folder: Path) -> int:
    (folder / OUT).write_bytes(b"ha")
    raise AnnotatorError("Given up.")


def a_scratch_file(folder: Path) -> int:
    (folder / ".scratch").touch()
    raise AnnotatorError("Given up.")


def a_crash(folder: Path) -> int:
    raise ZeroDivisionError


def no_sentence(folder: Path) -> int:
    return 1


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (half_a_file, f"half: {OUT} changed"),
        (a_scratch_file, "half: .scratch left behind"),
        (a_crash, "crash: it ended with 99"),
        (no_sentence, "other: no sentence"),
    ],
)
def test_what_is_wrong_is_found(act: Callable[[Path], int], said: str) -> None:
    """The test above can fail."""
    told = tried(Case(WritePath("bad", act), files_may_not_grow, 1_000_000, logged=True))
    assert told.refused
    assert any(each.startswith(said) for each in told.failures)
    assert any(each.startswith("other: with nothing in its way") for each in told.failures)
