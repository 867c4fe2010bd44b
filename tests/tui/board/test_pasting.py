from pathlib import Path

from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, seated


async def test_pasted_text_never_runs_as_commands(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.paste("sssq\nu")
        assert at.spans == []
        assert at.app.is_running
        assert "Pasted text does not run as commands" in at.hint
        await at.type("s")
        await at.paste("d")
        assert len(at.spans) == 1


async def test_pasted_text_goes_into_a_field_on_one_line(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("c")
        await at.paste("two\nlines")
        await at.type("⏎")
        assert at.spans[0].note == "two lines"


async def test_pasted_text_answers_no_question_and_picks_no_label(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.linked((1, "Tae"), (3, "Jin"))
        await at.type("d")
        await at.paste("d")
        assert len(at.spans) == 2
        await at.type("⎋")
        at.select(1, NEEDLE)
        await at.press("space")
        await at.paste("t")
        assert len(at.spans) == 2
