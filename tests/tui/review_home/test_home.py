"""Where a review begins: batches, and what annotators object to."""

from pathlib import Path

import pytest

from annotator.domain.batch import Batch, ItemKind
from annotator.domain.identity import new_id, now
from annotator.domain.verdict import Judgement, Objection, Reason
from annotator.session.feedback.corrections import State, corrections
from annotator.session.feedback.inbox import inbox
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from annotator.session.reviewing.standing import standing_of
from annotator.storage.store import Store
from annotator.tui.review.screen import ReviewScreen
from annotator.tui.review_home.home import ReviewHomeScreen
from annotator.tui.review_home.setup import SetupScreen
from annotator.tui.review_home.summary import SummaryScreen
from tests.tui.feedback.corrected import drawn, say
from tests.tui.review.batches import ANNOTATOR, REVIEWER, WHOSE
from tests.tui.seat import SMALL, USUAL, WIDE, Seat, seated

OBJECTION = "The figure is in the text"


def spurious(audit: Audit) -> Judged:
    return audit.spurious(Reason.VAGUE)


def contested(path: Path) -> tuple[Path, Batch]:
    """A batch of which the annotator objects to the verdict on item 2."""
    _, batch = drawn(path)
    (verdict,) = say(path, batch, {2: spurious})
    with Store.open(path) as store:
        store.add_objection(Objection(new_id(), verdict.id, WHOSE, OBJECTION, now()))
    return path, batch


def rows(at: Seat) -> list[str]:
    return [row.strip() for row in at.row("list").split("\n") if row.strip()]


async def test_without_a_batch_the_way_to_one_is_shown(seeds: Path) -> None:
    async with seated(seeds, SMALL, name=REVIEWER) as at:
        await at.press("f3")
        assert rows(at)[0] == "New batch …"
        assert "No batch yet" in rows(at)[1]
        await at.press("i")
        assert "No batch is in hand" in at.hint
        for key in ("enter", "ctrl+n"):
            await at.press(key)
            assert isinstance(at.app.screen, SetupScreen)
            await at.press("escape")
        await at.press("R")
        assert at.at_board


async def test_a_click_takes_in_hand_and_another_opens(database_path: Path) -> None:
    drawn(database_path)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await at.press("f3", "g")
        await at.click_part("list", "annotator 1")
        assert isinstance(at.app.screen, ReviewHomeScreen)
        await at.click_part("hints", "i summary")
        assert isinstance(at.app.screen, SummaryScreen)
        await at.press("escape")
        await at.click_part("list", "annotator 1")
        assert isinstance(at.app.screen, ReviewScreen)


async def test_a_batch_has_its_number_its_state_and_its_progress(database_path: Path) -> None:
    _, batch = drawn(database_path)
    say(database_path, batch, {1: spurious, 2: lambda audit: audit.accept()})
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await at.press("R")
        assert at.row("titles").startswith(" Review · Rita · 1 batch")
        assert rows(at)[-1].split()[:5] == ["1", "open", "2/23", "1", "all"]
        assert "annotator 1" in rows(at)[-1]


async def test_enter_opens_the_newest_and_coming_back_shows_what_was_done(
    database_path: Path,
) -> None:
    drawn(database_path)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await at.press("f3", "enter")
        assert isinstance(at.app.screen, ReviewScreen)
        await at.press("y", "y")
        review = at.app.screen
        await at.until(lambda: not review.saving.drafts)
        await at.press("escape")
        assert isinstance(at.app.screen, ReviewHomeScreen)
        assert "2/23" in rows(at)[-1]
        await at.press("i")
        assert isinstance(at.app.screen, SummaryScreen)


async def test_another_s_batches_are_not_here(database_path: Path) -> None:
    drawn(database_path)
    async with seated(database_path, USUAL, name="Ben") as at:
        await at.press("f3")
        assert "0 batches" in at.row("titles")


async def test_a_contested_verdict_is_read_with_its_thread(database_path: Path) -> None:
    path, _ = contested(database_path)
    async with seated(path, SMALL, name=REVIEWER) as at:
        await at.press("f3")
        assert "1 contested" in at.row("titles")
        assert at.row("card") == ""
        await at.press("G")
        card = at.row("card")
        assert "verdict       should not be there" in card
        assert "too vague" in card
        assert f"annotator 1: {OBJECTION}" in card
        await at.press("enter")
        review = at.app.screen
        assert isinstance(review, ReviewScreen)
        assert review.audit.place == 2


async def test_a_verdict_is_kept_with_an_answer(database_path: Path) -> None:
    path, _ = contested(database_path)
    async with seated(path, USUAL, name=REVIEWER) as at:
        await at.press("f3", "G")
        await at.type("c  ⏎")
        assert "An answer says why" in at.hint
        await at.type("cIt is not a figure⏎")
        assert "The verdict stands" in at.hint
        assert "contested" not in at.row("titles")
        (found,) = at.app.desk.call(lambda store: corrections(store, WHOSE))
        assert found.state is State.UPHELD
        assert found.thread[-1].comment == "It is not a figure"


async def test_a_verdict_is_withdrawn(database_path: Path) -> None:
    path, batch = contested(database_path)
    async with seated(path, USUAL, name=REVIEWER) as at:
        await at.press("f3", "G", "y")
        assert "withdrawn" in at.hint
        assert "contested" not in at.row("titles")
        said = at.app.desk.call(lambda store: store.verdicts(batch.id))
        assert said[-1].judgement is Judgement.WITHDRAWN
        assert not standing_of([each for each in said if each.place == 2]).decided
        assert at.app.desk.call(lambda store: inbox(store, "rita")) == []


async def test_keys_of_the_inbox_need_a_contested_verdict(database_path: Path) -> None:
    path, batch = contested(database_path)
    async with seated(path, USUAL, name=REVIEWER) as at:
        await at.press("f3")
        for key in ("y", "c"):
            await at.press(key)
            assert "No contested verdict is in hand" in at.hint
        assert len(at.app.desk.call(lambda store: store.verdicts(batch.id))) == 1


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_no_name_is_on_any_screen_of_a_blind_batch(
    database_path: Path, size: tuple[int, int]
) -> None:
    """Home with the thread, summary, the items behind a number, the sign-off."""
    drawn(database_path, tuple(ItemKind))
    with Store.open(database_path) as store:
        (batch,) = store.batches()
    (verdict,) = say(database_path, batch, {6: spurious})
    with Store.open(database_path) as store:
        store.add_objection(Objection(new_id(), verdict.id, WHOSE, OBJECTION, now()))
    async with seated(database_path, size, name=REVIEWER) as at:
        await at.press("f3", "G")
        shown = [whole(at)]
        await at.press("up", "i")
        await at.until(lambda: "judged" in at.row("list"))
        shown.append(whole(at))
        await at.press("down", "enter")
        await at.until(lambda: "annotator 1" in at.row("list"))
        shown.append(whole(at))
        await at.press("escape", "g", "enter")
        shown.append(whole(at))
    for each in shown:
        assert ANNOTATOR.lower() not in each.lower()
        assert "annotator 1" in each or "SHA-256" in each


def whole(at: Seat) -> str:
    """All that is on the screen."""
    return "\n".join(strip.text for strip in at.app.screen._compositor.render_strips())
