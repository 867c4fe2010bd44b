"""Keys in bursts act in their order, each on the screen that it was pressed in."""

from pathlib import Path

from textual.events import Key

from tests.tui.seat import NEEDLE, USUAL, seated


async def test_a_word_and_enter_in_one_burst_run_what_the_word_finds(seeds: Path) -> None:
    """Not the line that was on top before; keys behind them come after what it does."""
    async with seated(seeds, USUAL) as at:
        at.select(1, NEEDLE)
        was_light = at.app.current_theme.dark
        at.send(*":light or dark", "enter", "x")
        await at.until(lambda: at.at_board and at.selected != NEEDLE)
        assert at.app.current_theme.dark is not was_light
        assert NEEDLE in at.selected, "the key behind Enter has come after it"
        at.send(*":no such command", "enter", "x", "escape", "tab")
        await at.until(lambda: at.at_board and at.article == 2)


async def test_a_palette_that_is_closed_while_it_waits_keeps_no_keys(seeds: Path) -> None:
    """As by another program, whose work has the story opened anew."""
    async with seated(seeds, USUAL) as at:
        await at.press("ctrl+p")
        for key in ("enter", "tab"):
            await at.app.on_event(Key(key, None))
        assert at.article == 1
        at.app.back_to_board()
        await at.until(lambda: at.article == 2)


async def test_a_key_that_a_table_has_no_use_for_means_nothing_on_the_board(seeds: Path) -> None:
    """It comes back from the table when Esc has closed its screen."""
    async with seated(seeds, USUAL) as at:
        for key in ("f6", "f2"):
            await at.press(key)
            at.send("t", "o", "escape")
            await at.until(lambda: at.at_board)
            await at.settle()
            assert at.tags == []


async def test_shift_by_itself_does_not_end_what_waits_for_a_key(seeds: Path) -> None:
    """Newer terminals tell of it before the digit, or of AltGr."""
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.press("!", "left_shift", "!")
        assert at.hint.startswith(" outline what differs")
        await at.press("escape", "0", "iso_level3_shift", "caps_lock", "2")
        assert len(at.shown.absences) == 1


COMPOSED = "工作한글ひらñåÉÅß´¨ｄｓｑЖжdž👍🏽\u0301\u200d\u3000ªº"
"""What input methods and dead keys send, and letters of other scripts; none is a command's."""


async def test_composed_text_runs_nothing(seeds: Path) -> None:
    """In one burst, on every kind of screen."""
    async with seated(seeds, USUAL) as at:
        caret = at.board.pane.caret
        for opening in ([], ["f1"], ["f2"], ["f3"], ["f4"], ["f6"]):
            await at.press(*opening)
            screen = at.app.screen
            assert at.at_board is (not opening)
            await at.press(*COMPOSED)
            assert at.app.screen is screen
            assert (at.steps(), at.board.pane.caret) == ([], caret)
            await at.press(*["escape"] * len(opening))
