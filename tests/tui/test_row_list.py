"""A list makes the rows that are in view and no others."""

from textual import events
from textual.app import App, ComposeResult

from annotator.tui.widgets.row_list import RowList
from annotator.tui.widgets.rows import Part

COUNT = 100_000


class Host(App[None]):
    """Shows the list and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.made: set[int] = set()

    def compose(self) -> ComposeResult:
        yield RowList(self.row, id="list")

    def row(self, index: int, current: bool, width: int) -> list[Part]:
        self.made.add(index)
        return [Part(f"{'>' if current else ' '}{index}")]


async def test_a_long_list_is_gone_through_without_making_it() -> None:
    app = Host()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.query_one(RowList)

        def shown() -> list[str]:
            return rows.text().splitlines()

        rows.fill(COUNT, 50_000)
        assert shown()[9] == ">50000"
        rows.go(COUNT * 2)
        assert (shown()[0], shown()[9]) == (" 99990", ">99999")
        rows.go(-1)
        assert shown()[:2] == [">0", " 1"]
        rows.post_message(events.MouseScrollDown(rows, 1, 1, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert shown()[0] == " 3", "the row in hand may go out of view"
        rows.go(rows.index + 1)
        assert shown()[0] == ">1"
        rows.fill(2, 5)
        assert shown() == [" 0", ">1"]
        rows.fill(0, 0)
        assert shown() == []
        assert len(app.made) < 100
