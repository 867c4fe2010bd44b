"""Blind: whose work it is stands nowhere on the screen until it is asked for, after a verdict."""

from pathlib import Path

import pytest

from annotator.domain.batch import ItemKind
from tests.tui.review.auditor import Auditor, reviewing
from tests.tui.review.batches import ANNOTATOR
from tests.tui.seat import SMALL, WIDE

EVERY = tuple(ItemKind)

WALK = [
    *"nN.y",
    *("d", "1", "d", "escape", "space", "escape", "a", "escape", "c", "?", "enter"),
    *("enter", "n", "n", "y", "enter", "i", "escape", "question_mark", "escape"),
    *("u", "U", "t", "=", "m", "V", "m", "tab", "~", "apostrophe", "E", "slash", "x", "enter"),
]
"""Keys that lead through views, dialogs, refusals and pages."""


def assert_blind(at: Auditor) -> None:
    assert ANNOTATOR.casefold() not in at.screen_text.casefold()
    assert ANNOTATOR.casefold() not in f"{at.app.title}{at.app.sub_title}".casefold()


def leads_out(at: Auditor) -> bool:
    """Whether Escape would leave the review: it has nothing to let go of."""
    review = at.review
    held = (review.mode, review.near, review.pane.selection)
    return at.app.screen is review and held == (None,) * 3 and not review.running


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_no_screen_has_the_name(
    database_path: Path, size: tuple[int, int], caplog: pytest.LogCaptureFixture
) -> None:
    async with reviewing(database_path, EVERY, size) as at:
        assert "annotator 1" in at.card
        for key in WALK * 4:
            if key != "escape" or not leads_out(at):
                await at.press(key)
                assert_blind(at)
        assert at.audit.progress.decided > 4
    assert ANNOTATOR.casefold() not in caplog.text.casefold()


async def test_history_and_definition_have_no_name(database_path: Path) -> None:
    async with reviewing(database_path, EVERY, WIDE) as at:
        for _ in range(12):
            await at.type("i")
            assert_blind(at)
            if at.app.screen is not at.review:
                assert "annotator 1" in at.screen_text, "the history is there"
                await at.press("escape")
            await at.type("n")


async def ask_whose(at: Auditor) -> None:
    """By the palette."""
    await at.press("colon")
    await at.pilot.pause()
    await at.pilot.press(*"whose work")
    await at.until(lambda: "Whose work it is" in at.screen_text)
    await at.pilot.press("enter")
    await at.until(lambda: at.app.screen is at.review)
    await at.settle()


async def test_it_is_revealed_after_a_verdict_and_recorded(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await ask_whose(at)
        assert "after a verdict" in at.hint
        assert_blind(at)
        await at.type("yN")
        await ask_whose(at)
        await at.until(lambda: ANNOTATOR in at.hint)
        assert ANNOTATOR in at.card
        batch = at.audit.batch.id
        (reveal,) = at.app.desk.call(lambda store: store.reveals(batch))
        assert reveal.place == 1
        await at.type("n")
        assert_blind(at)


async def test_a_batch_that_is_not_blind_has_the_name(database_path: Path) -> None:
    async with reviewing(database_path, blind=False) as at:
        assert ANNOTATOR in at.card
        assert "blind" not in at.status
