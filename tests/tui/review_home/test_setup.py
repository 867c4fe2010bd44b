"""Setting a batch up on one form, by keyboard and by mouse."""

from pathlib import Path

from annotator.domain.batch import Batch, ItemKind, SamplingPlan, Target
from annotator.session.annotators import known_annotator
from annotator.storage.store import Store
from annotator.tui.review.screen import ReviewScreen
from annotator.tui.review_home.home import ReviewHomeScreen
from annotator.tui.review_home.setup import SetupScreen
from tests.tui.review.batches import ANNOTATOR, REVIEWER, WHOSE, seat_layer
from tests.tui.seat import SMALL, USUAL, Seat, seated

FIELDS = ("who", "label", "kind", "story", "plan", "size", "seed", "blind")


async def set_up(at: Seat) -> SetupScreen:
    """The form of a new batch, once it says what it comes to."""
    await at.press("ctrl+n")
    screen = at.app.screen
    assert isinstance(screen, SetupScreen)
    await says(at, "items,")
    return screen


async def says(at: Seat, words: str) -> None:
    """Wait until the form says this."""
    await at.until(lambda: words in at.row("list"))


async def go_to(at: Seat, field: str) -> None:
    """Go to the first stop of a field."""
    screen = at.app.screen
    assert isinstance(screen, SetupScreen)
    await at.press("pageup")
    for _ in range(60):
        if screen.at.partition(":")[0] == field:
            return
        await at.press("tab")
    raise AssertionError(field)


async def fill_in(at: Seat, field: str, text: str) -> None:
    """Type something else into a field."""
    await go_to(at, field)
    await at.press("ctrl+u")
    await at.type(text)


def batches(path: Path) -> list[Batch]:
    with Store.open(path) as store:
        return store.batches()


async def test_a_target_says_at_once_how_many(database_path: Path) -> None:
    async with seated(seat_layer(database_path), SMALL, name=REVIEWER) as at:
        await set_up(at)
        assert "30 of 39 items, 5 articles" in at.row("list")
        await fill_in(at, "size", "20 % at 90 %")
        await says(at, "9 of 39 items")
        await fill_in(at, "size", "12")
        await says(at, "12 of 39 items, 5 articles")


async def test_what_is_ticked_changes_the_figures(database_path: Path) -> None:
    async with seated(seat_layer(database_path), SMALL, name=REVIEWER) as at:
        await set_up(at)
        await at.press("down", "down", "down", "space")
        await says(at, " of 16 items")
        await at.press("right", "right", "right", "space")
        assert "[x] passages" in at.row("list")
        await at.click_part("list", "all but mine")
        await at.click_part("list", "[ ] testimony")
        assert "[x] testimony" in at.row("list")


async def test_every_refusal_stands_in_the_form(database_path: Path) -> None:
    async with seated(seat_layer(database_path), SMALL, name=REVIEWER) as at:
        await set_up(at)
        await fill_in(at, "size", "400")
        await says(at, "A batch of 400 is larger than the set")
        await at.press("enter")
        await says(at, "A batch of 400 is larger than the set")
        await fill_in(at, "size", "lots")
        await says(at, "“lots” is no number of items.")
        await at.press("enter")
        assert isinstance(at.app.screen, SetupScreen)
    assert batches(database_path) == []


async def test_nobody_to_review(seeds: Path) -> None:
    async with seated(seeds, SMALL, name="Ada") as at:
        await at.press("ctrl+n")
        await says(at, "Nobody else has marked anything")


async def test_an_annotator_without_work_is_refused_in_the_form(database_path: Path) -> None:
    with Store.open(seat_layer(database_path)) as store:
        known_annotator(store, "Zoe")
    async with seated(database_path, SMALL, name=REVIEWER) as at:
        await set_up(at)
        await at.click_part("list", "[ ] Zoe")
        await says(at, "There are no spans or links or absences by Zoe.")


async def test_enter_draws_what_the_form_says_and_opens_it(database_path: Path) -> None:
    async with seated(seat_layer(database_path), USUAL, name=REVIEWER) as at:
        await set_up(at)
        await fill_in(at, "seed", "99")
        await fill_in(at, "size", "7")
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, ReviewScreen))
        (batch,) = at.app.desk.call(lambda store: store.batches())
        assert (batch.size, batch.frame, batch.seed) == (7, 39, 99)
        assert (batch.reviewer, batch.annotators, batch.blind) == ("rita", (WHOSE,), True)
        assert (batch.plan, batch.target) == (SamplingPlan.RANDOM, None)
        assert batch.kinds == (ItemKind.SPAN, ItemKind.LINK, ItemKind.ABSENCE)
        await at.press("escape")
        assert isinstance(at.app.screen, ReviewHomeScreen)
        assert " 1     open    0/7 " in at.row("list")


async def test_a_burst_sets_up_and_draws(database_path: Path) -> None:
    async with seated(seat_layer(database_path), USUAL, name=REVIEWER) as at:
        await set_up(at)
        await go_to(at, "size")
        await at.type("".join("⌫" * 12) + "10 % at 80 %⏎")
        await at.until(lambda: isinstance(at.app.screen, ReviewScreen))
        (batch,) = at.app.desk.call(lambda store: store.batches())
        assert batch.target == Target(0.1, 0.8)


async def test_a_plan_with_priority_asks_for_its_core(database_path: Path) -> None:
    async with seated(seat_layer(database_path), SMALL, name=REVIEWER) as at:
        await set_up(at)
        assert "Random core" not in at.row("list")
        await at.click_part("list", "( ) flagged first")
        assert "Random core" in at.row("list")
        assert "note that begins with a question mark" in at.row("list")
        await fill_in(at, "core", "50")
        await fill_in(at, "size", "10")
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, ReviewScreen))
        (batch,) = at.app.desk.call(lambda store: store.batches())
        items = at.app.desk.call(lambda store: store.batch_items(batch.id))
        assert sum(item.core for item in items) == 5


async def test_pasted_text_goes_into_the_line_in_hand_alone(database_path: Path) -> None:
    async with seated(seat_layer(database_path), SMALL, name=REVIEWER) as at:
        await set_up(at)
        await at.paste("12")
        assert "does not run as commands" in at.hint
        await go_to(at, "size")
        await at.press("ctrl+u")
        await at.paste("12")
        await says(at, "12 of 39 items")


async def test_the_form_fits_and_every_field_is_reached(database_path: Path) -> None:
    for size in (SMALL, USUAL):
        async with seated(seat_layer(database_path), size, name=REVIEWER) as at:
            screen = await set_up(at)
            seen = {screen.at.partition(":")[0]}
            for _ in range(60):
                await at.press("tab")
                seen.add(screen.at.partition(":")[0])
            assert seen == set(FIELDS)
            assert ANNOTATOR in at.row("list")
            await at.press("escape")
            assert at.at_board
