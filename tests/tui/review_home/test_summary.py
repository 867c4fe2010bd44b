"""The summary of a batch, the items behind its numbers, and the sign-off."""

from pathlib import Path

import pytest

from annotator.domain.batch import Batch, ItemKind
from annotator.domain.verdict import Reason
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from annotator.tui.commands import BY_ID
from annotator.tui.review.screen import ReviewScreen
from annotator.tui.review_home.items import ItemsScreen
from annotator.tui.review_home.sign_off import SignOffScreen
from annotator.tui.review_home.summary import SummaryScreen
from annotator.tui.stops.screen import StopScreen
from tests.tui.feedback.corrected import Say, drawn, say
from tests.tui.review.batches import ANNOTATOR, REVIEWER, WHOSE, do, span_saying
from tests.tui.seat import SMALL, USUAL, Seat, seated


def accept(audit: Audit) -> Judged:
    return audit.accept()


def spurious(audit: Audit) -> Judged:
    return audit.spurious(Reason.VAGUE)


def shorter(audit: Audit) -> Judged:
    """Off by one word, where that is the last."""
    item = audit.current.item
    text = audit.draft(audit.place).texts[item.document][item.start : item.end]
    return audit.adjust(item.start, item.start + text.rindex(" "))


def other_label(audit: Audit) -> Judged:
    label = audit.current.item.label
    return audit.relabel("statistic" if label == "testimony" else "testimony")


def judged(path: Path, **says: Say) -> Batch:
    """All spans are judged, those at the places `p1` and so on otherwise than accepted."""
    _, batch = drawn(path)
    given = {int(place[1:]): act for place, act in says.items()}
    say(path, batch, {place: given.get(place, accept) for place in range(1, batch.size + 1)})
    return batch


async def summed_up(at: Seat) -> SummaryScreen:
    """The summary of the newest batch, once its figures are there."""
    await at.press("f3", "i")
    await at.until(lambda: "judged" in at.row("list"))
    screen = at.app.screen
    assert isinstance(screen, SummaryScreen)
    return screen


def line(at: Seat, words: str) -> str:
    """The first row of the page that has these words."""
    return next(row for row in page(at) if words in row)


def page(at: Seat) -> list[str]:
    """All rows of the page, those out of view too."""
    screen = at.app.screen
    assert isinstance(screen, SummaryScreen)
    return ["".join(part.text for part in row) for row in screen.body(at.app.size.width)]


async def test_the_rates_are_there_with_their_intervals(database_path: Path) -> None:
    judged(database_path, p1=spurious, p2=shorter, p3=other_label)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await summed_up(at)
        assert at.row("titles").startswith(" Batch 1 · all · 23 of 23 items, seed 7 · blind")
        rows = page(at)
        total = next(row for row in rows[rows.index(" spans · annotator 1") :] if " all " in row)
        assert total.split()[:5] == ["all", "23", "3", "1", "2"]
        assert "13.0 % (4.5–32.1 %)" in total
        assert "–" in total.rsplit("%)", 1)[1], "the interval by article stands beside it"


async def test_no_error_still_has_an_upper_bound(database_path: Path) -> None:
    judged(database_path)
    async with seated(database_path, SMALL, name=REVIEWER) as at:
        await summed_up(at)
        assert "0.0 % (0.0–14.3 %)" in "\n".join(page(at))
        assert "n/a" in "\n".join(page(at)), "a bootstrap of no error says nothing"


async def test_what_was_taken_for_what(database_path: Path) -> None:
    judged(database_path, p1=spurious, p2=other_label, p3=other_label)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await summed_up(at)
        rows = page(at)
        confused = rows[rows.index(" was → should be") + 1 :]
        counts = {row.split("  ")[0].strip(): row.split()[-1] for row in confused if "→" in row}
        assert counts.pop("statistic → nothing", None) or counts.pop("testimony → nothing")
        assert sum(map(int, counts.values())) == 2


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_every_number_opens_as_many_items_as_it_says(
    database_path: Path, size: tuple[int, int]
) -> None:
    judged(database_path, p1=spurious, p2=shorter, p3=other_label, p4=lambda a: a.note("? why"))
    async with seated(database_path, size, name=REVIEWER) as at:
        screen = await summed_up(at)
        body = screen.body(at.app.size.width)
        parts = {part.target: part.text for row in body for part in row if part.target}
        numbers = {target for target, text in parts.items() if text.strip().isdigit()}
        assert len(numbers) > 12
        for target in numbers:
            screen.choose(target)
            await at.settle()
            assert isinstance(at.app.screen, ItemsScreen)
            number = int(parts[target])
            assert f"· {number} item" in at.row("titles")
            assert len(rows_of(at)) == min(number, size[1] - 3)
            await at.press("escape")


def rows_of(at: Seat) -> list[str]:
    return [row for row in at.row("list").split("\n") if row.strip()]


async def test_an_item_opens_in_the_review_and_leads_back(database_path: Path) -> None:
    judged(database_path, p5=spurious)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        screen = await summed_up(at)
        body = screen.body(at.app.size.width)
        titles = {each.title: target for target, each in screen._behind.items()}
        wrong = titles["wrong · spans · annotator 1 · all"]
        assert any(part.target == wrong for row in body for part in row)
        screen.choose(wrong)
        await at.settle()
        await at.press("enter")
        review = at.app.screen
        assert isinstance(review, ReviewScreen)
        assert review.audit.place == 5
        await at.press("y")
        await at.until(lambda: not review.saving.drafts)
        await at.press("escape")
        assert "should not be there" not in at.row("list"), "the list is read anew"
        await at.press("escape")
        await at.until(lambda: " 0.0 % (0.0–14.3 %)" in "\n".join(page(at)))


async def test_from_an_open_review_the_way_back_is_to_that_one(database_path: Path) -> None:
    judged(database_path, p5=spurious)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await at.press("f3", "enter")
        review = at.app.screen
        assert isinstance(review, ReviewScreen)
        await at.press("n", "y")
        at.app.perform("review.summary")
        await at.settle()
        await at.until(lambda: "judged" in at.row("list"))
        screen = at.app.screen
        assert isinstance(screen, SummaryScreen)
        titles = {each.title: target for target, each in screen._behind.items()}
        screen.choose(titles["wrong · spans · annotator 1 · all"])
        await at.settle()
        await at.press("enter")
        assert review.is_current
        assert review.audit.place == 5
        assert at.row("card").startswith(" 5 ")


async def test_every_key_of_these_screens_is_a_declared_command(database_path: Path) -> None:
    judged(database_path)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await summed_up(at)
        await at.press("down", "enter")
        at.app.perform("review.sign")
        await at.settle()
        await at.press("escape")
        at.app.perform("review.new")
        await at.settle()
        screens = [each for each in at.app.screen_stack if isinstance(each, StopScreen)]
        assert len(screens) == 5
        for screen in screens:
            assert set(screen.acts()) - set(BY_ID) == set()


async def test_what_is_left_is_counted(database_path: Path) -> None:
    """Not judged, a question, changed before its verdict and after it."""
    _, batch = drawn(database_path)
    say(database_path, batch, {1: accept, 2: lambda audit: audit.note("? which")})
    with Desk.open(database_path) as desk:
        sitting = open_story(desk, WHOSE, "seeds").sitting
        items = desk.call(lambda store: store.batch_items(batch.id))
        for place in (1, 3):
            do(desk, sitting, sitting.note(items[place - 1].record or "", "later"))
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await summed_up(at)
        assert line(at, "not judged yet").split()[-1] == str(batch.size - 3)
        assert line(at, "questions").split()[-1] == "1"
        assert line(at, "changed before a verdict").split()[-1] == "1"
        assert line(at, "changed after the verdict").split()[-1] == "1"
        assert line(at, "2 judged in ")


async def test_recall_comes_from_passages(database_path: Path) -> None:
    _, batch = drawn(database_path, (ItemKind.PASSAGE,))

    def missing(audit: Audit) -> Judged:
        item = audit.current.item
        return audit.missing_span(item.document, item.start, item.start + 8, "statistic")

    say(database_path, batch, {1: missing, 2: missing})
    say(database_path, batch, dict.fromkeys(range(1, batch.size + 1), accept))
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await summed_up(at)
        rows = page(at)
        recall = next(i for i, row in enumerate(rows) if row.startswith(" recall · all"))
        assert rows[recall + 2].split()[:4] == ["statistic", "3", "0", "2"]
        assert "0.0 % (0.0–65.8 %)" in rows[recall + 2]


# The sign-off


async def test_signing_is_refused_while_something_is_undecided(database_path: Path) -> None:
    _, batch = drawn(database_path)
    say(database_path, batch, {1: accept})
    async with seated(database_path, SMALL, name=REVIEWER) as at:
        await summed_up(at)
        at.app.perform("review.sign")
        await at.settle()
        assert isinstance(at.app.screen, SignOffScreen)
        assert "22 items are not judged yet" in at.row("list")
        await at.type("Rita⏎")
        assert at.app.desk.call(lambda store: store.signoffs(batch.id)) == []


async def test_the_name_has_to_be_the_reviewer_s(database_path: Path) -> None:
    batch = judged(database_path)
    async with seated(database_path, SMALL, name=REVIEWER) as at:
        await summed_up(at)
        await at.press("g", "enter")
        digest = at.row("list").split("SHA-256 ")[1].split()[0]
        assert len(digest) == 64
        await at.type(f"{ANNOTATOR}⏎")
        assert f"“{ANNOTATOR}” is not your name here" in at.row("list")
        assert at.app.desk.call(lambda store: store.signoffs(batch.id)) == []
        await at.type("⏎rita⏎")
        (signoff,) = at.app.desk.call(lambda store: store.signoffs(batch.id))
        assert (signoff.name, signoff.reviewer, signoff.digest) == ("rita", "rita", digest)
        assert isinstance(at.app.screen, SummaryScreen)
        await at.until(lambda: "Signed by rita" in at.row("list"))
        assert f"spans · {ANNOTATOR}" in "\n".join(page(at)), "it is not blind any more"
        await at.press("escape")
        assert "signed" in at.row("list")


async def test_a_change_makes_the_sign_off_void_and_that_is_said(database_path: Path) -> None:
    batch = judged(database_path)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await summed_up(at)
        await at.press("g", "enter")
        await at.type("Rita⏎")
        await at.until(lambda: "Signed by Rita" in at.row("list"))
    say(database_path, batch, {3: spurious})
    async with seated(database_path, SMALL, name=REVIEWER) as at:
        await at.press("f3")
        assert "void" in at.row("list")
        assert "item 3 has another verdict" in " ".join(at.row("list").split())
        await at.press("i")
        await at.until(lambda: "Void:" in at.row("list"))
        await at.press("g", "enter")
        await at.type("Rita⏎")
        await at.until(lambda: "Signed by Rita" in at.row("list"))


async def test_a_span_changed_by_its_annotator_makes_it_void(database_path: Path) -> None:
    judged(database_path)
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await summed_up(at)
        await at.press("g", "enter")
        await at.type("Rita⏎")
        await at.until(lambda: "Signed by Rita" in at.row("list"))
    with Desk.open(database_path) as desk:
        sitting = open_story(desk, WHOSE, "seeds").sitting
        do(desk, sitting, sitting.note(span_saying(sitting, "18-plus hour days"), "new"))
    async with seated(database_path, USUAL, name=REVIEWER) as at:
        await at.press("f3")
        assert "was changed" in at.row("list")


async def test_the_palette_s_way_to_the_summary_needs_a_batch(seeds: Path) -> None:
    async with seated(seeds, SMALL, name=REVIEWER) as at:
        at.app.perform("review.summary")
        await at.settle()
        assert "There is no batch of yours yet" in at.hint
