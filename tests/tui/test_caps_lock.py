from pathlib import Path

from annotator.tui.caps_lock import CapsLock
from annotator.tui.commands import BY_ID
from tests.tui.seat import USUAL, WIDE, seated

TAKE_OUT, MATRIX = BY_ID["link.take_out"], BY_ID["screen.matrix"]
ONE, FOUR = (1, "over 10,000 workers"), (4, "around 10,000 North Korean workers")


def test_a_capital_that_means_nothing_is_a_sign_and_a_small_letter_takes_it_back() -> None:
    caps_lock = CapsLock()
    caps_lock.typed("N", means_something=True)
    assert not caps_lock.holds_back(TAKE_OUT, "D")
    caps_lock.typed("L", means_something=False)
    caps_lock.typed("3", means_something=True)
    assert caps_lock.holds_back(TAKE_OUT, "D")
    assert not caps_lock.holds_back(TAKE_OUT, "D"), "the second time is meant"
    assert not caps_lock.holds_back(MATRIX, "M"), "it changes nothing"
    assert not caps_lock.holds_back(TAKE_OUT, None), "it is not on a letter of one's own"
    caps_lock.typed("w", means_something=True)
    assert not caps_lock.holds_back(TAKE_OUT, "D")


async def test_nothing_is_changed_by_letters_under_caps_lock(seeds: Path) -> None:
    """Testimony, delete, equivalent, filler, undo, typed with Caps Lock on."""
    async with seated(seeds, WIDE) as at:
        spans = await at.linked(ONE, FOUR)
        before = at.tags, at.relations(), len(at.steps())
        await at.type("T")
        assert "No command for T. ? lists the keys. Is Caps Lock on?" in at.hint
        await at.type("@")
        assert at.hint.strip().endswith("No command for @. ? lists the keys."), "no letter"
        for letters in ("D", "E", "F", "U", "OD", "WE"):
            await at.type(letters)
            assert "Caps Lock seems to be on" in at.hint
        assert (at.tags, at.relations(), len(at.steps())) == before
        await at.type("D")
        assert "D again: Take the span out of its fact" in at.hint
        await at.type("D")
        assert at.relations() == []
        await at.type("u")
        assert len(at.relations()) == 1
        at.board.choose(spans[0].id)
        await at.type("D")
        assert at.relations() == []


async def test_capitals_that_are_meant_or_typed_are_no_sign(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        for keys in ("XXD", "VVD", "ND"):
            await at.type(keys)
            assert "Caps Lock" not in at.hint
        await at.type("/TD⏎")
        assert at.board.needle == "TD"
        await at.type("D")
        assert "Caps Lock" not in at.hint
