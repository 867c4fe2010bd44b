"""`F`: the whole block of proposed filler around the caret."""

from pathlib import Path

from tests.tui.seat import SMALL, seated


async def test_the_log_in_form_is_tagged_in_one_step(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.caret(2, "用户名/邮箱")
        await at.type("F")
        assert {label for label, _ in at.tags} == {"filler"}
        assert len(at.spans) > 5
        assert all("\n" not in quote for _, quote in at.tags)
        assert len(at.steps()) == 1
        await at.type("u")
        assert at.spans == []


async def test_where_no_filler_is_proposed_it_says_so(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.caret(3, "Interviews with former workers")
        await at.type("F")
        assert at.spans == []
        assert "No filler is proposed" in at.question
