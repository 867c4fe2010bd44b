from pathlib import Path

from annotator.session.labelling import plan_add_label
from annotator.session.plan import as_step
from annotator.storage.store import Store
from annotator.tui.reading.picking import PickMode, flow
from tests.tui.seat import NEEDLE, SMALL, USUAL, Seat, seated


def add_labels(path: Path, *labels: tuple[str, str | None]) -> None:
    """Add labels of these names and keys."""
    with Store.open(path) as store:
        for name, key in labels:
            store.commit(as_step(plan_add_label(store.labels(), name, key=key), "ada", "setup"))


def picked(at: Seat) -> str:
    """The label that Enter would take."""
    mode = at.board.mode
    assert isinstance(mode, PickMode)
    label = mode.choices[mode.index][1]
    assert label is not None
    return label.name


async def test_space_and_a_label_key(seeds: Path) -> None:
    """The picker shows every label with its definition and takes its key."""
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.press("space")
        assert "which label?" in at.hint
        assert "official statement" in at.row("dock")
        await at.type("o")
        assert at.tags == [("official_statement", NEEDLE)]
        assert at.board.mode is None


async def test_space_twice_highlights_only(seeds: Path) -> None:
    """A plain highlight has no label; it can be linked, and tagged later."""
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.press("space", "space")
        assert at.tags == [(None, NEEDLE)]
        assert "highlight “18-plus" in at.status
        await at.type("s")
        assert at.tags == [("statistic", NEEDLE)]


async def test_space_twice_takes_the_label_off_the_chosen_span(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.press("space", "space")
        assert at.tags == [(None, NEEDLE)]


async def test_arrows_and_enter_pick_too(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        at.select(1, NEEDLE)
        await at.press("space", "up")
        assert "What a person says they lived through" in at.row("dock")
        await at.press("up", "down", "enter")
        assert at.tags == [("testimony", NEEDLE)]
        at.select(1, "Tae")
        await at.press("space", "up", "enter")
        assert at.tags[-1] == (None, "Tae")


async def test_what_the_guideline_says_is_scrolled_below_the_definition(seeds: Path) -> None:
    """By keys and by clicks; the definition is there in full."""
    async with seated(seeds, SMALL) as at:
        await at.until(lambda: at.app.guidance.known is not None)
        at.select(1, NEEDLE)
        await at.press("space")
        assert "A quantity with what it counts" in at.row("dock")
        assert "span." in at.row("dock")
        await at.press("pagedown")
        assert "- From what is counted to the end" in at.row("dock")
        while "PgDn" in at.hint:
            await at.click_part("hints", "PgDn")
        assert at.row("dock").endswith("\n  Highlight only.")
        await at.press("pagedown", "pageup")
        assert "PgDn" in at.hint
        await at.press("down")
        assert "What a government" in at.row("dock")
        await at.press("up", "enter")
        assert at.tags == [("statistic", NEEDLE)]


def test_rows_are_as_wide_as_their_cells() -> None:
    assert flow("- 看不清换一张\x1b one", 8) == ["- 看不清", "  换一张", "  ␛ one"]
    assert flow("", 8) == [""]


async def test_escape_leaves_the_picker_and_keeps_the_selection(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.press("space", "escape")
        assert (at.spans, at.selected) == ([], NEEDLE)
        await at.press("space", "z", "escape")
        assert (at.spans, at.selected) == ([], NEEDLE)


async def test_a_label_whose_key_is_a_command_works_after_space_only(seeds: Path) -> None:
    """`h` moves left; `Space h` tags. A label without a key has a digit there."""
    add_labels(seeds, ("hearsay", "h"), ("rumour", None))
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        assert "hearsay" not in at.hint
        await at.press("space", "h")
        assert at.tags == [("hearsay", NEEDLE)]
        await at.press("space", "1")
        assert at.tags == [("rumour", NEEDLE)]
        await at.press("h")
        assert at.board.chosen is None
        assert at.tags == [("rumour", NEEDLE)]


async def test_the_likeliest_label_is_preselected_and_never_set_by_itself(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        at.select(1, "over 10,000 workers")
        await at.type(" ")
        assert picked(at) == "statistic"
        await at.type("⎋")
        assert at.spans == []
        await at.type(" ⏎")
        assert at.tags == [("statistic", "over 10,000 workers")]


async def test_the_label_of_the_chosen_span_is_preselected(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, "over 10,000 workers", "o")
        await at.type(" ")
        assert picked(at) == "official statement"
