"""The program at a terminal is killed while a person works."""

import random
from itertools import islice
from pathlib import Path

from tests.faults.screen_kills import annotating, reviewing
from tests.pty.program import DATABASE
from tests.pty.review_screen import Says, judged, review


def test_what_the_board_called_saved_is_there(tmp_path: Path) -> None:
    kills = list(islice(annotating(tmp_path, random.Random(4)), 3))
    assert [each.failures for each in kills] == [[]] * 3
    assert any(each.under_way for each in kills), "each kill came before the burst or after it"


def test_a_review_goes_on_where_it_was(tmp_path: Path) -> None:
    kills = list(islice(reviewing(tmp_path, random.Random(5)), 2))
    assert [each.failures for each in kills] == [[]] * 2
    with review(tmp_path) as again:
        assert Says(judged(tmp_path / DATABASE), 0)(again.look())
