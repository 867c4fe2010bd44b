"""The tour: six steps on the seed articles, by keys and by mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.link import Relation
from annotator.session.annotators import known_annotator
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.tour import ACCOUNT, NUMBER
from annotator.storage.store import Store
from annotator.tui.key_table import DECLARED, KeyTable, put_in_force
from annotator.tui.tour import walk
from tests.tui.offers import ScriptedScoring, outlined
from tests.tui.seat import SMALL, USUAL, WIDE, Seat, seated

SAME = "five times less than other foreign workers"
"""What article 2 says of the number."""

OFFERS = {2: [SAME], 4: ["18-hour days"]}

TAGGED = [("testimony", ACCOUNT), ("statistic", NUMBER)]
LINKED = [*TAGGED, ("statistic", SAME)]


async def begin(at: Seat) -> None:
    """Begin the tour as the palette does."""
    at.app.perform("tour.start")
    await at.settle()


def said(at: Seat) -> str:
    """What dock says, on one line."""
    return " ".join(at.row("dock").split()) if at.app.screen.query("#dock") else ""


async def clicked(at: Seat, words: str, chip: str) -> None:
    """Click on a key in the dock, once the tour says these words and the chip is there."""
    await at.until(lambda: at.at_board and words in said(at) and chip in at.row("dock"))
    await at.settle()
    await at.click_part("dock", chip)


async def test_the_tour_leads_through_six_steps_and_takes_all_of_it_back(seeds: Path) -> None:
    async with seated(seeds, SMALL, scoring=ScriptedScoring(OFFERS)) as at:
        at.caret(3, "two days off")
        await begin(at)
        assert "1 of 6" in said(at)
        assert at.board.text[at.board.pane.caret :].startswith(ACCOUNT)
        assert at.board.pane.hit == (at.board.pane.caret, at.board.pane.caret + len(ACCOUNT))
        await at.type("t")
        assert "2 of 6" in said(at)
        assert at.selected == NUMBER
        assert at.board.pane.hit is None
        await at.type("s")
        assert at.tags == TAGGED
        await at.until(lambda: "Article 2 says the same" in said(at))
        assert "3 of 6" in said(at)
        await at.type("2")
        assert (at.tags, at.link.relation) == (LINKED, Relation.EQUIVALENT)
        assert "4 of 6" in said(at)
        await at.type("0")
        assert "4 of 6" in said(at)
        await at.type("3")
        (absence,) = at.shown.absences.values()
        assert absence.document == at.document(3).id
        assert "5 of 6" in said(at)
        await at.type("u")
        assert not at.shown.absences
        assert "6 of 6" in said(at)
        await at.type("M")
        assert not at.at_board
        assert "A row is a fact" in " ".join(at.row("advice").split())
        at.app.perform("tour.undo")
        await at.type("⎋")
        assert "take back what it made” is done on the board, not over it" in at.hint
        assert "Enter keeps what it made (3 tags, 1 link), u takes all" in said(at)
        await at.type("u")
        assert (at.tags, at.shown.links) == ([], {})
        assert "The tour is over" in said(at)
        # One step, which one redo and one undo bring back and take away.
        await at.type("U")
        assert (at.tags, len(at.shown.links)) == (LINKED, 1)
        await at.type("U")
        assert at.tags == []
        assert [step.title for step in at.steps()][-3:] == [
            "tour taken back: 3 tags, 1 link",
            "undid: tour taken back: 3 tags, 1 link",
            "redid: tour taken back: 3 tags, 1 link",
        ]


async def test_all_of_it_works_by_mouse_and_enter_keeps_it(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(OFFERS)) as at:
        await begin(at)
        for step, chip in (("1", " t "), ("2", " s "), ("3", "  2  "), ("4", " 3  keep")):
            await clicked(at, f"{step} of 6", chip)
        await clicked(at, "5 of 6", " u ")
        assert not at.shown.absences
        await clicked(at, "6 of 6", " M ")
        await at.until(lambda: not at.at_board and bool(at.app.screen.query("#advice")))
        await at.until(lambda: at.app.screen.query_one("#advice").size.height > 0)
        await at.click_part("advice", " Esc ")
        await clicked(at, "That was the tour", " Enter ")
        await at.until(lambda: "That was" not in said(at))
        assert "The tour is over" in said(at)
        assert at.tags == LINKED
        assert at.board.chosen is not None


async def test_keys_typed_ahead_do_all_steps(seeds: Path) -> None:
    """In one burst; what needs an answer that is not there yet is waited for by no key."""
    async with seated(seeds, WIDE, scoring=ScriptedScoring(OFFERS)) as at:
        await begin(at)
        await at.type("ts2")
        assert at.tags == TAGGED
        assert "3 of 6" in said(at)
        await at.until(lambda: "says the same" in said(at))
        await at.type("203uM")
        await at.until(lambda: not at.at_board)
        assert at.tags == LINKED


async def test_any_other_key_leaves_and_does_what_it_always_does(seeds: Path) -> None:
    """What was made so far can be taken back all the same, as long as there is something."""
    async with seated(seeds, SMALL, scoring=ScriptedScoring({})) as at:
        await begin(at)
        assert not at.app.can("tour.undo")
        await at.type("tw")
        assert "The tour is over; : and “tour” bring it back" in said(at)
        assert at.board.text[at.board.pane.caret :].startswith("The meagre")
        await at.type("w")
        assert "tour" not in said(at)
        own = await at.tagged(1, "Supervisors would beat", "t")
        at.app.perform("tour.undo")
        await at.settle()
        assert [span.id for span in at.spans] == [own.id]
        assert not at.app.can("tour.undo")


@pytest.mark.parametrize("burst", ["⎋", "y", "⇥", "你"])
async def test_what_leaves_does_so_for_good(seeds: Path, burst: str) -> None:
    async with seated(seeds, SMALL) as at:
        await begin(at)
        await at.type(burst)
        assert "The tour is over" in said(at)
        await at.type("j")
        assert "tour" not in said(at)
        assert at.tags == []


async def test_steps_that_are_done_already_are_said_and_passed_over(seeds: Path) -> None:
    """Nothing that a person has done is undone on the way, and nothing of it is taken back."""
    async with seated(seeds, USUAL, scoring=ScriptedScoring(OFFERS)) as at:
        number, _ = await at.linked((1, NUMBER), (2, SAME))
        at.board.choose(number.id)
        await at.type("03")
        await begin(at)
        assert "1 of 6" in said(at)
        await at.type("t")
        assert "2, 3 and 4 are done already. 6 of 6" in said(at)
        await at.type("M⎋")
        assert "keeps what it made (1 tag)" in said(at)
        await at.type("u")
        assert len(at.tags) == 2
        assert len(at.shown.absences) == 1
        # Nothing is left of it: the next undo is an ordinary one.
        await begin(at)
        await at.type("t")
        at.app.perform("tour.undo")
        await at.settle()
        assert len(at.tags) == 2


@pytest.fixture
def other_digits() -> Iterator[None]:
    """The numbers of articles on other keys, and none that undoes."""
    put_in_force(KeyTable({**DECLARED.keys, "offer.link": tuple("äéèçàùôîâ"), "undo": ()}))
    yield
    put_in_force(DECLARED)


async def test_the_tour_names_the_keys_in_force(seeds: Path, other_digits: None) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(OFFERS)) as at:
        await begin(at)
        await at.type("ts")
        await at.until(lambda: "says the same" in said(at))
        assert "é links the two" in said(at)
        await at.press("é")
        assert at.tags == LINKED
        await at.type("0")
        await at.click_part("dock", " è ")
        assert "5 of 6 · “Undo” in the palette undoes" in said(at)
        await at.click_part("dock", " “Undo” ")
        assert "6 of 6" in said(at)


async def test_where_nothing_is_outlined_enter_goes_on(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "SLOW", 0.3)
    scoring = ScriptedScoring(OFFERS)
    scoring.held = True
    async with seated(seeds, SMALL, scoring=scoring) as at:
        await begin(at)
        await at.type("ts")
        assert "being looked through" in said(at)
        await at.type("⏎")
        assert "3 of 6" in said(at)
        await at.until(lambda: "Enter goes on without a link" in said(at))
        await at.type("⏎")
        assert "4 of 6" in said(at)
        scoring.release()
        await at.until(lambda: 2 in outlined(at))
        await at.type("03u")
        assert "6 of 6" in said(at)


async def test_a_resize_another_program_and_a_failed_commit_leave_the_tour_whole(
    seeds: Path,
) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(OFFERS)) as at:
        await begin(at)
        await at.type("ts")
        number = at.chosen.id
        for width, height in ((40, 12), (36, 10), (200, 60)):
            await at.pilot.resize_terminal(width, height)
            await at.settle()
            assert "3 of 6" in said(at)
            assert at.board.panes.size.height > 0
        # Somebody else deletes the number: it is to be tagged again.
        sitting = at.sitting
        at.board.do(lambda: sitting.delete(number))
        at.board.refresh_readouts()
        await at.settle()
        assert "2 of 6" in said(at)
        assert at.selected == NUMBER
        # The story is opened anew, as after a change that only that shows.
        await at.type("s")
        at.app.open_story("seeds")
        await at.until(lambda: at.has_board and "3 of 6" in said(at))
        assert at.chosen.quote == NUMBER
        at.app.perform("tour.undo")
        await at.settle()
        assert at.tags == []


async def test_articles_that_are_not_open_are_asked_for(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        at.app.open_story("seeds", [at.document(3).id])
        await at.until(lambda: at.has_board and len(at.board.panes.documents) == 1)
        await at.settle()
        await begin(at)
        assert "not open here. S opens them." in f"{said(at)} {at.hint}"
        await at.type("t")
        assert len(at.tags) == 1


async def test_another_story_has_no_tour(seeds: Path) -> None:
    """It says so; a tour that is under way waits for the seeds to come back."""
    text = seeds.parent / "strike.txt"
    text.write_text("The miners walked out on Tuesday.", "utf-8")
    with Store.open(seeds) as store:
        import_paths(store, [text], known_annotator(store, "Ada"), ImportOptions(story="strike"))
    async with seated(seeds, USUAL) as at:
        await begin(at)
        at.app.open_story("strike")
        await at.until(lambda: at.has_board and at.sitting.story == "strike")
        await at.settle()
        assert "of 6" not in said(at)
        await begin(at)
        assert "seed articles" in f"{said(at)} {at.hint}"
        at.app.open_story("seeds")
        await at.until(lambda: at.has_board and "1 of 6" in said(at))


def test_the_words_of_a_sentence_stay_together_where_rows_break() -> None:
    from annotator.tui.tour.flowing import flowed, parts_of
    from annotator.tui.widgets.rows import Part

    key = Part(" Space ", "key", "tag.pick")
    parts = list(parts_of("Press {key}, then wait for it.", {"key": key}))
    for width in range(1, 40):
        rows = flowed(parts, width)
        texts = ["".join(part.text for part in row) for row in rows]
        assert all(
            len(text) <= width or len(row) <= 3 for text, row in zip(texts, rows, strict=True)
        )
        assert " ".join(" ".join(texts).split()) == "Press Space , then wait for it."
        assert sum(part is key or part == key for row in rows for part in row) == 1
