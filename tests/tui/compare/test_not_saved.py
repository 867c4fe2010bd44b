"""Decisions that cannot be saved at once, or never."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.adjudication import Choice
from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError, NotSaved, Outdated
from annotator.domain.span import Span
from annotator.domain.step import Step
from annotator.session.adjudicating.choosing import commit_for
from annotator.session.adjudicating.opening import Wanted, compared, comparison_of
from annotator.session.desk import Desk
from annotator.storage.store import Store
from annotator.tui.compare.screen import DisagreementScreen
from tests.tui.compare.seat import comparing
from tests.tui.compare.two_layers import BO

Fail = Callable[[AnnotatorError | None], None]


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Have every commit of a decision fail with this error, or none."""
    commit, failure = commit_for, list[AnnotatorError]()

    def failing(store: Store, gold: Annotator, step: Step) -> Step:
        if failure:
            raise failure[0]
        return commit(store, gold, step)

    monkeypatch.setattr("annotator.tui.compare.acting.commit_for", failing)

    def set_failure(error: AnnotatorError | None) -> None:
        failure[:] = [] if error is None else [error]

    return set_failure


async def test_what_is_not_saved_is_said_and_tried_again(tmp_path: Path, fail: Fail) -> None:
    async with comparing(tmp_path / "two.db") as seat:
        await seat.begin()
        fail(NotSaved("Not saved: the disk is full.", "Make room."))
        await seat.press("0", "0")
        assert "NOT SAVED: the disk is full. Make room." in seat.card
        assert "NOT SAVED (2), Ctrl+S tries again" in seat.status
        assert seat.choices() == []
        await seat.press("escape")
        assert isinstance(seat.seat.app.screen, DisagreementScreen)
        assert "2 not saved" in seat.hint
        fail(None)
        await seat.press("ctrl+s")
        await seat.seat.until(lambda: len(seat.choices()) == 2)
        await seat.press("escape")
        assert seat.home.is_active


async def test_what_can_never_be_saved_is_taken_back(tmp_path: Path, fail: Fail) -> None:
    async with comparing(tmp_path / "two.db") as seat:
        await seat.begin()
        first = seat.entry.item
        fail(Outdated("It was changed meanwhile."))
        await seat.press("0")
        assert "Taken back: left out" in seat.hint + seat.card
        assert not any(each.decided for each in seat.screen.walk.entries)
        fail(None)
        await seat.press("N", "0")
        assert [each.document for each in seat.decisions()] == [first.document]


async def test_what_two_programs_decide_alike_is_there_once(tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    async with comparing(path) as seat:
        await seat.begin()
        item = seat.entry.item
        with Desk.open(path) as other:
            found = other.call(lambda store: compared(store, Wanted("Ana", "Bo", "seeds")))
            comparison = comparison_of(other, BO, found)
            step = comparison.sitting.do(comparison.plan(item, Choice.BOTH)).step
            assert step is not None
            other.call(lambda store: commit_for(store, found.gold, step))
        await seat.press("3")
        await seat.seat.until(lambda: len(seat.choices()) == 1)
        await seat.seat.until(lambda: "1 decided" in seat.status)
        assert seat.tags() >= {(row.label, row.quote) for row in item.rows if isinstance(row, Span)}
