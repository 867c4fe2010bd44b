"""What a reviewer would have otherwise, answered by the annotator."""

from pathlib import Path

from annotator.domain.batch import ItemKind
from annotator.domain.verdict import Reason
from annotator.session.feedback.corrections import State, corrections
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from annotator.storage.store import Store
from annotator.tui.feedback.screen import FeedbackScreen
from tests.factories import ADA
from tests.tui.feedback.corrected import corrected, drawn, say
from tests.tui.review.batches import ALONE, ANNOTATOR, FIRST, WHOSE
from tests.tui.seat import SMALL, USUAL, WIDE, Seat, seated

HERE = "over 10,000 workers were sent to Russia last year"
"""What the third span of the first article says; it is linked."""


def relabel(audit: Audit) -> Judged:
    return audit.relabel("testimony")


def spurious(audit: Audit) -> Judged:
    return audit.spurious(Reason.VAGUE)


def shorter(audit: Audit) -> Judged:
    item = audit.current.item
    return audit.adjust(item.start, item.end - len(" year"))


def place_of(path: Path, quote: str) -> int:
    """The place of the span that says this, in a batch of all spans."""
    with Store.open(path) as store:
        (batch,) = store.batches()
        spans = store.layer(WHOSE, "seeds").spans
        items = store.batch_items(batch.id)
        return next(each.place for each in items if spans[each.record or ""].quote == quote)


def states(at: Seat) -> list[State]:
    """The states of the corrections in the database, oldest verdict first."""
    found = at.app.desk.call(lambda store: corrections(store, WHOSE))
    return [each.state for each in reversed(found)]


def two_corrections(path: Path) -> Path:
    """`FIRST` should be testimony, and what stands alone should not be there."""
    _, batch = drawn(path)
    say(path, batch, {place_of(path, FIRST): relabel, place_of(path, ALONE): spurious})
    return path


async def test_a_correction_has_mine_the_reviewer_s_and_the_passage(database_path: Path) -> None:
    async with seated(two_corrections(database_path), SMALL, name=ANNOTATOR) as at:
        await at.press("f4", "j")
        assert "2 corrections · 2 open" in at.row("titles")
        rows = [row.split("→") for row in at.row("list").split("\n") if "→" in row]
        (_, not_there), (_, testimony) = rows
        assert not_there.strip().startswith("should not be there")
        assert testimony.strip() == "should be testimony"
        card = at.row("card")
        assert f"mine          statistic “{FIRST}”" in card
        assert "reviewer's    should be testimony" in card
        assert "1 · 000_950917598fa7dac1.txt" in card
        assert "Jin, a worker, recounted his arrival in Russia" in " ".join(card.split())


async def test_to_agree_is_one_step_of_the_annotator_s(database_path: Path) -> None:
    async with seated(two_corrections(database_path), USUAL, name=ANNOTATOR) as at:
        span = next(each for each in at.spans if each.quote == FIRST)
        steps = len(at.steps())
        await at.press("f4", "j", "y")
        assert states(at) == [State.AGREED, State.OPEN]
        assert "1 open" in at.row("titles")
        after = at.shown.spans[span.id]
        assert (after.label, after.rev, after.annotator) == ("testimony", span.rev + 1, WHOSE)
        assert after in at.stored()
        assert len(at.steps()) == steps + 1
        assert "agreed: testimony" in at.status
        assert "saved" in at.status


async def test_a_burst_agrees_with_one_after_the_other(database_path: Path) -> None:
    async with seated(two_corrections(database_path), USUAL, name=ANNOTATOR) as at:
        await at.type("n")
        chosen = at.board.chosen
        await at.press("f4", "y", "y")
        assert states(at) == [State.AGREED, State.AGREED]
        assert ALONE not in [quote for _, quote in at.tags]
        assert at.board.chosen == chosen, "what is chosen on the board stays chosen"


async def test_u_undoes_and_the_correction_is_open_again(database_path: Path) -> None:
    async with seated(two_corrections(database_path), USUAL, name=ANNOTATOR) as at:
        await at.press("f4", "j", "y", "u")
        assert states(at) == [State.OPEN, State.OPEN]
        assert "2 open" in at.row("titles")
        await at.press("U")
        assert states(at) == [State.AGREED, State.OPEN]


async def test_other_bounds_are_shown_in_the_article_beside_one_s_own(database_path: Path) -> None:
    _, batch = drawn(database_path)
    say(database_path, batch, {place_of(database_path, HERE): shorter})
    async with seated(database_path, USUAL, name=ANNOTATOR) as at:
        await at.press("f4")
        assert "as the reviewer would have it" in at.row("card")
        await at.press("enter")
        assert HERE.removesuffix(" year") in [span.quote for span in at.stored()]
        assert len(at.shown.links) == 15, "its links stay"


async def test_a_question_of_the_board_is_asked_here(database_path: Path) -> None:
    """To delete a linked span asks what becomes of its links."""
    _, batch = drawn(database_path)
    say(database_path, batch, {place_of(database_path, HERE): spurious})
    async with seated(database_path, SMALL, name=ANNOTATOR) as at:
        await at.press("f4", "y")
        assert "link" in at.row("card")
        assert states(at) == [State.OPEN]
        await at.press("escape")
        assert isinstance(at.app.screen, FeedbackScreen)
        assert states(at) == [State.OPEN]
        await at.press("y", "enter")
        assert states(at) == [State.AGREED]
        assert HERE not in [quote for _, quote in at.tags]


async def test_to_object_takes_a_comment(database_path: Path) -> None:
    async with seated(two_corrections(database_path), USUAL, name=ANNOTATOR) as at:
        await at.press("f4", "j")
        await at.type("c  ⏎")
        assert "An objection says why" in at.hint
        assert states(at) == [State.OPEN, State.OPEN]
        await at.type("cIt is a figure⏎")
        assert states(at) == [State.OBJECTED, State.OPEN]
        assert "Objected" in at.row("list")
        assert f"{ANNOTATOR}: It is a figure" in at.row("card")
        await at.type("cnever mind⎋")
        assert f"{ANNOTATOR}: never mind" not in at.row("card")
        await at.press("y")
        assert states(at) == [State.AGREED, State.OPEN], "one can agree after all"


async def test_a_question_is_answered_and_not_agreed_with(database_path: Path) -> None:
    corrected(database_path, {1: lambda audit: audit.note("? whose figure is it")})
    async with seated(database_path, USUAL, name=ANNOTATOR) as at:
        await at.press("f4", "y")
        assert "nothing to agree with" in at.hint
        await at.type("cthe union's⏎")
        assert states(at) == [State.OBJECTED]


async def test_full_stop_goes_to_the_next_that_is_open(database_path: Path) -> None:
    async with seated(two_corrections(database_path), USUAL, name=ANNOTATOR) as at:
        await at.press("f4", "full_stop")
        assert FIRST in at.row("card")
        await at.press("y", "full_stop")
        assert ALONE in at.row("card")
        assert "No other correction is open" in at.hint


async def test_in_another_story_it_is_committed_at_once_and_undone_from_here(
    database_path: Path,
) -> None:
    path = two_corrections(database_path)
    article = path.parent / "strike.txt"
    article.write_text("The strike goes on. Two hundred walked out.", encoding="utf-8")
    with Store.open(path) as store:
        import_paths(store, [article], ADA, ImportOptions(story="strike"))
    async with seated(path, USUAL, name=ANNOTATOR) as at:
        await at.press("f2", "down", "enter")
        await at.until(lambda: at.board.sitting.story == "strike")
        await at.settle()
        await at.press("f4", "j", "y")
        assert states(at) == [State.AGREED, State.OPEN]
        assert "1 open" in at.row("titles")
        await at.press("u")
        assert "in the story “seeds”" in at.row("card")
        await at.press("enter")
        assert states(at) == [State.OPEN, State.OPEN]


async def test_nobody_has_said_anything(database_path: Path) -> None:
    drawn(database_path)
    async with seated(database_path, SMALL, name=ANNOTATOR) as at:
        await at.press("f4")
        assert "No reviewer has corrected anything of yours" in at.row("list")
        await at.type("yc.")
        assert "No" in at.hint
        await at.press("f4")
        assert at.at_board


async def test_missing_spans_and_wrong_links_are_made_right(database_path: Path) -> None:
    _, batch = drawn(database_path, (ItemKind.LINK, ItemKind.PASSAGE))

    def missing(audit: Audit) -> Judged:
        item = audit.current.item
        return audit.missing_span(item.document, item.start, item.start + 8, "statistic")

    passage, link = (_first(database_path, kind) for kind in (ItemKind.PASSAGE, ItemKind.LINK))
    say(database_path, batch, {passage: missing, link: spurious})
    async with seated(database_path, WIDE, name=ANNOTATOR) as at:
        spans, links = len(at.shown.spans), len(at.shown.links)
        await at.press("f4")
        assert "nothing here" in at.row("list")
        await at.press("y", "y")
        assert (len(at.shown.spans), len(at.shown.links)) == (spans + 1, links - 1)
        assert states(at) == [State.AGREED, State.AGREED]


def _first(path: Path, kind: ItemKind) -> int:
    """The place of the first item of this kind."""
    with Store.open(path) as store:
        (batch,) = store.batches()
        return next(each.place for each in store.batch_items(batch.id) if each.kind is kind)
