"""The home of a comparison: counts, figures, and the way to what is behind them."""

from pathlib import Path

import pytest

from annotator.domain.adjudication import Choice
from annotator.domain.document import Annotator
from annotator.session.adjudicating.choosing import commit_for
from annotator.session.adjudicating.entries import Difference, Subject
from annotator.session.adjudicating.opening import Wanted, compared, comparison_of
from annotator.session.desk import Desk
from annotator.session.editing import edit_document
from annotator.session.opening import open_story
from annotator.tui.compare.home import CompareScreen
from tests.tui.compare.readings import SENT
from tests.tui.compare.seat import comparing
from tests.tui.compare.two_layers import BO, S, TwoLayers
from tests.tui.seat import SMALL, USUAL, WIDE, seated
from tests.tui.seeded import seed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "two.db"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_counts_of_each_kind_stand_beside_the_figures(
    path: Path, size: tuple[int, int]
) -> None:
    async with comparing(path, size) as seat:
        await seat.open()
        counts = {
            line[:29].strip(): line[29:].split()[0]
            for line in seat.page.split("\n")
            if line[29:35].strip().isdigit()
        }
        assert counts == {
            "the same": "5",
            "of it to look at": "1",
            "boundary": "1",
            "label": "1",
            "only Ana": "1",
            "only Bo": "1",
            "link: relation": "1",
            "link: only Ana": "1",
            "nothing here: only Ana": "1",
            "in all": "7",
        }
        assert "exact F1                  0.571" in seat.page


async def test_both_keys_and_the_palette_open_it(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.seat.press("C")
        assert isinstance(seat.seat.app.screen, CompareScreen)
        await seat.seat.press("C")
        assert seat.seat.at_board


async def test_every_number_opens_what_is_behind_it(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.open()
        behind = {
            "agreed": 5,
            "sample": 1,
            "span-boundary": 1,
            "all": 7,
            "spans.exact_f1": 4,
            "spans.exact_f1_bounds": 3,
            "spans.label_alpha": 1,
            "spans.by_label.official_statement.kappa": 1,
            "spans.by_label.statistic.alpha": 3,
            "links.f1": 2,
        }
        for name, count in behind.items():
            seat.home.at = f"open:{name}"
            await seat.press("enter")
            assert len(seat.screen.walk.entries) == count, name
            await seat.press("escape")
            assert seat.seat.app.screen is seat.home


async def test_a_number_without_anything_behind_it_says_so(path: Path) -> None:
    with TwoLayers(path) as layers:
        layers.both(1, SENT, S)
    async with seated(path, USUAL, name="Cleo") as at:
        await at.press("f5")
        home = at.app.screen
        assert isinstance(home, CompareScreen)
        await at.until(lambda: home.agreement is not None)
        home.at = "open:all"
        await at.press("enter")
        assert "There is none." in at.hint


async def test_what_both_say_is_taken_over_and_given_back(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.open()
        assert "0 taken over" in seat.page
        await seat.press("y")
        assert "5 taken over" in seat.page
        assert "took over what both say: 4 spans, 1 link" in seat.titles
        assert len(seat.gold().adjudications) == 5
        await seat.press("u")
        assert "0 taken over" in seat.page
        assert not list(seat.gold())
        await seat.press("U")
        assert "5 taken over" in seat.page
        await seat.press("y")
        assert "nothing that both say is left" in seat.hint.casefold()


async def test_looking_makes_no_annotator_and_writes_nothing(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.open()
        await seat.press(".", "n", "escape", "escape")
        known = seat.seat.app.desk.call(lambda store: [each.id for each in store.annotators()])
        assert "gold" not in known
        assert seat.seat.at_board


async def test_opened_again_it_goes_on_where_it_was(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.press("0", "escape", "escape")
        await seat.open()
        assert "1 of 7 decided" in seat.titles
        assert "5 taken over" in seat.page
        await seat.press("u")
        assert "0 of 7 decided" in seat.titles


async def test_the_result_can_have_another_name(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.open()
        seat.home.at = "pick:gold"
        await seat.press("enter", "ctrl+u", *"final", "enter")
        await seat.seat.until(lambda: seat.home.acting is not None)
        await seat.press("y")
        known = seat.seat.app.desk.call(lambda store: store.annotator("final"))
        assert known == Annotator("final", "final", "gold")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ana", "Ana is no gold annotator but has a layer of their own"),
        ("Cleo", "Cleo is no gold annotator"),
    ],
)
async def test_the_result_is_nobody_s_own_layer(path: Path, name: str, words: str) -> None:
    async with comparing(path) as seat:
        await seat.open()
        seat.home.at = "pick:gold"
        await seat.press("enter", "ctrl+u", *name, "enter")
        await seat.seat.until(lambda: bool(seat.home.failure))
        assert words in seat.page


async def test_others_can_be_picked_by_name(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.open()
        seat.home.at = "pick:b"
        await seat.press("enter")
        assert "Ana" in seat.card
        await seat.press("a", "enter")
        await seat.seat.until(lambda: bool(seat.home.failure))
        assert "Ana cannot be compared with Ana" in seat.page
        seat.home.at = "pick:a"
        await seat.press("enter", "b", "enter")
        await seat.seat.until(lambda: seat.home.acting is not None)
        assert "Bo beside Ana" in seat.page
        counts = seat.comparison.counts()
        assert counts[Subject.LINK, Difference.ONLY_B].total == 1


async def test_without_two_layers_that_is_said_on_the_board(tmp_path: Path) -> None:
    async with seated(seed(tmp_path / "seeds.db"), USUAL) as at:
        await at.press("f5")
        assert at.at_board
        assert "no two annotators who have tagged something" in at.hint + at.row("dock")


async def test_what_another_program_decides_is_shown_on_both_screens(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.open()
        decide_elsewhere(path, 0)
        await seat.seat.until(lambda: "1 of 7 decided" in seat.titles)
        await seat.press("y")
        seat.home.at = "open:span-boundary"
        await seat.press("enter")
        assert "left out (bo)" in seat.card
        await seat.press("escape")
        seat.home.at = "open:all"
        await seat.press("enter")
        decide_elsewhere(path, 1)
        await seat.seat.until(lambda: "2 decided" in seat.status)


def decide_elsewhere(path: Path, place: int) -> None:
    """Leave an item out in another program."""
    with Desk.open(path) as other:
        found = other.call(lambda store: compared(store, Wanted("Ana", "Bo", "seeds")))
        comparison = comparison_of(other, BO, found)
        item = comparison.disagreements[place].item
        step = comparison.sitting.do(comparison.plan(item, Choice.NEITHER)).step
        assert step is not None
        other.call(lambda store: commit_for(store, found.gold, step))


async def test_an_article_that_goes_meanwhile_is_told(path: Path) -> None:
    """Here, or on the board, which opens the story anew and closes what lies over it."""
    async with comparing(path) as seat:
        await seat.begin()
        with Desk.open(path) as other:
            opened = open_story(other, BO.id, "seeds")
            document = opened.sitting.documents[4]
            edit_document(other, opened.sitting, document, {"story": "elsewhere"})
        await seat.seat.until(
            lambda: (
                "have come or gone" in seat.seat.row("hints")
                or "opened anew" in seat.seat.board.message[0]
            )
        )
