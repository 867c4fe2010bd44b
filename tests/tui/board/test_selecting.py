import itertools
from pathlib import Path

from tests.tui.seat import SMALL, USUAL, seated


async def test_shift_and_arrows_extend(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.caret(3, "Thousands")
        await at.press("ctrl+shift+right", "ctrl+shift+right")
        assert at.selected == "Thousands of "
        await at.press("shift+left", "ctrl+shift+left")
        assert at.selected == "Thousands "
        await at.press("right")
        assert at.selected == ""


async def test_v_makes_plain_moves_extend_until_v_again(seeds: Path) -> None:
    """For terminals that eat `Shift+arrows`."""
    async with seated(seeds, SMALL) as at:
        at.caret(3, "Thousands")
        await at.type("vww")
        assert at.selected == "Thousands of "
        await at.type("v")
        assert at.selected == ""
        await at.type("w")
        assert at.selected == ""


async def test_escape_lets_go_of_the_anchor_too(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.caret(3, "Thousands")
        await at.type("vw⎋w")
        assert at.selected == ""


async def test_another_article_begins_without_an_anchor(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.caret(3, "Thousands")
        await at.type("vw⇥w")
        assert at.article == 4
        assert at.selected == ""


async def test_growing_and_shrinking(seeds: Path) -> None:
    """`x` takes word, clause, sentence, paragraph in turn, `X` goes back the same way."""
    async with seated(seeds, SMALL) as at:
        at.caret(3, "18 hours, with only two days off", at=3)
        steps = []
        for _ in range(4):
            await at.type("x")
            steps.append(at.selected)
        assert steps[0] == "hours"
        assert steps[2].startswith("Workers, closely monitored")
        assert steps[2].endswith("two days off a year.")
        assert steps[3].startswith("Interviews with former")
        assert all(small in large for small, large in itertools.pairwise(steps))
        for smaller in reversed(steps[:-1]):
            await at.type("X")
            assert at.selected == smaller


async def test_shrinking_nothing_says_what_to_press(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("X")
        assert "x selects the word" in at.hint


async def test_paragraph_and_the_next(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.caret(3, "Interviews", at=4)
        await at.type("V")
        first = at.selected
        assert first.startswith("Interviews")
        assert first.endswith("prisoners.")
        await at.type("V")
        assert at.selected.startswith(first)
        assert at.selected.endswith("dire conditions many endure.")


async def test_angle_and_square_brackets_move_the_ends_by_words(seeds: Path) -> None:
    """`>` end on, `<` end back, `]` start on, `[` start back."""
    async with seated(seeds, SMALL) as at:
        at.select(3, "to long workdays that")
        await at.type(">")
        assert at.selected == "to long workdays that extend"
        await at.type("<<")
        assert at.selected == "to long workdays"
        await at.type("]")
        assert at.selected == "long workdays"
        await at.type("[[")
        assert at.selected == "subjected to long workdays"


async def test_a_selection_never_turns_inside_out(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(3, "workdays")
        await at.type("<<<")
        assert at.selected == "workdays"
        await at.type("]]]")
        assert at.selected == "workdays"


async def test_escape_lets_go_of_one_thing_at_a_time(seeds: Path) -> None:
    """The selection first, then the pinned source, then the chosen span."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, "over 10,000 workers")
        await at.press("m")
        at.select(1, "sent to Russia")
        at.board.chosen = at.spans[0].id
        await at.press("escape")
        assert at.selected == ""
        assert at.board.source is not None
        await at.press("escape")
        assert at.board.source is None
        assert at.board.chosen is not None
        await at.press("escape")
        assert at.board.chosen is None


async def test_a_selection_is_that_of_its_pane(seeds: Path) -> None:
    """Each article keeps its own selection, caret and scroll."""
    async with seated(seeds, USUAL) as at:
        at.select(1, "over 10,000 workers")
        await at.press("tab")
        assert at.selected == ""
        await at.type("x")
        assert at.selected != ""
        await at.press("shift+tab")
        assert at.selected == "over 10,000 workers"


async def test_the_hint_line_follows_what_can_be_done(seeds: Path) -> None:
    """Label keys on a selection; link, adjust and delete on a chosen span."""
    async with seated(seeds, USUAL) as at:
        assert "next span" in at.hint
        at.select(1, "over 10,000 workers")
        await at.press("greater_than_sign")
        assert "statistic" in at.hint
        assert "next span" not in at.hint
        await at.type("s")
        assert "link from" in at.hint
        assert "delete" in at.hint
