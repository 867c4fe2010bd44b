"""`,` and the letters on a word: the caret goes there, and a held selection comes along."""

from pathlib import Path

from annotator.domain.link import Relation
from annotator.text.words import words_in
from annotator.tui.reading.jumping import JumpMode
from annotator.tui.reading.pane_row import PaneRow
from annotator.tui.reading.screen import ReadingScreen
from tests.tui.compare.seat import comparing
from tests.tui.pane_host import rows
from tests.tui.review.auditor import LINKS, reviewing
from tests.tui.seat import NEEDLE, SMALL, USUAL, Seat, cell_of, seated


def mode(at: Seat) -> JumpMode:
    """The jumping on the screen that is shown."""
    screen = at.app.screen
    assert isinstance(screen, ReadingScreen)
    assert isinstance(screen.mode, JumpMode)
    return screen.mode


def letters(at: Seat, document: str, offset: int) -> str:
    """The letters on the word that begins at an offset."""
    goals = mode(at).goals.items()
    return next(code for code, (at, word) in goals if (at, word[0]) == (document, offset))


def code(at: Seat, article: int, words: str) -> str:
    """The letters on the first place in an article of the board that says `words`."""
    document = at.document(article).id
    return letters(at, document, at.board.texts[document].index(words))


async def jump(at: Seat, article: int, words: str) -> None:
    """Jump to the first place in an article that says `words`, in one burst."""
    await at.type(",")
    burst = f",{code(at, article, words)}"
    await at.type("⎋")
    await at.type(burst)


def words_in_view(panes: PaneRow) -> set[tuple[str, tuple[int, int]]]:
    return {
        (document.id, word)
        for document, pane in panes.in_view
        for word in words_in(pane.text, *pane.view_extent)
    }


async def test_letters_on_every_word_in_view_lead_there_and_back(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        board = at.board
        start = at.caret(1, "Boeing sanctioned")
        await at.type(",")
        assert set(mode(at).goals.values()) == words_in_view(board.panes)
        assert len({document for document, _ in mode(at).goals.values()}) == 3
        assert "the letters on a word" in at.hint

        typed = code(at, 3, "Thousands")
        await at.type(typed[0])
        assert f" {typed[0]}…" in at.hint
        shown = "\n".join(rows(board.panes.in_view[2][1]))
        assert typed[1:] + "Thousands"[len(typed) - 1 :] in shown, "the letter typed is gone"
        await at.type(typed[1:])
        assert (at.article, board.text[board.pane.caret :][:9]) == (3, "Thousands")
        assert "Thousands" in "\n".join(rows(board.pane)), "the letters are gone"
        await at.type("⌫")
        assert (at.article, board.pane.caret) == (1, start)
        await at.type(",")
        await at.type(code(at, 3, "Thousands").upper())
        assert at.article == 3, "with Caps Lock too"


async def test_whatever_is_no_letter_on_a_word_leaves_and_does_nothing(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("}")
        place = at.board.panes.place("seeds")
        for key in ("é", "?", "f1", "escape"):
            await at.press("comma", key)
            assert at.board.mode is None, key
            assert ("No word has these letters" in at.hint) is (key != "escape")
            assert at.board.panes.place("seeds") == place
        await at.type("z,")
        assert {document for document, _ in mode(at).goals.values()} == {at.document(1).id}
        await at.paste("text")
        assert isinstance(at.board.mode, JumpMode)
        await at.pilot.resize_terminal(*USUAL)
        await at.settle()
        assert at.board.mode is None, "other words are in view now"
        assert at.spans == []


async def test_a_held_selection_goes_to_the_end_of_the_word_or_back_to_its_start(
    seeds: Path,
) -> None:
    async with seated(seeds, USUAL) as at:
        at.caret(1, "Despite this")
        await jump(at, 1, "10,000")
        await at.type("v,")
        assert {document for document, _ in mode(at).goals.values()} == {at.document(1).id}
        assert "select to" in at.hint
        assert len(code(at, 1, "workers were sent")) == 1, "what is near takes one letter"
        await at.type("⎋")
        await jump(at, 1, "year, with numbers")
        assert at.selected.startswith("10,000 workers were")
        assert at.selected.endswith("last year")
        await jump(at, 1, "over 10,000")
        assert at.selected == "over "
        await jump(at, 1, "workers were sent")
        await at.type("s")
        assert at.tags == [("statistic", "10,000 workers")]
        # Of a span that is adjusted, a word before it moves the start.
        await at.type("a")
        await jump(at, 1, "over 10,000")
        await jump(at, 1, "Russia last year")
        assert at.selected == "over 10,000 workers were sent to Russia"
        await at.type("a")
        assert [span.quote for span in at.spans] == ["over 10,000 workers were sent to Russia"]
        # A selection that is not held goes, as with any other move.
        await at.type("x")
        await jump(at, 3, "closely monitored")
        assert (at.selected, at.article) == ("", 3)


async def test_with_a_pinned_source_and_by_the_dock_and_the_mouse(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        board = at.board
        one = await at.tagged(1, NEEDLE)
        await at.type("m")
        await jump(at, 3, "Workers, closely monitored")
        await at.type("=")
        (link,) = board.shown.links.values()
        other = at.chosen
        assert (link.relation, {link.a, link.b}) == (Relation.EQUIVALENT, {one.id, other.id})
        # The dock says both of them: letters on the first part of each.
        await at.type("⎋,")
        goals = {place: each for each, (place, _) in mode(at).goals.items()}
        assert f"{goals[f'span:{one.id}']} “" in at.row("dock").replace("● ", "").replace("= ", "")
        await at.type(goals[f"span:{one.id}"])
        assert (board.chosen, at.article) == (one.id, 1)
        assert "●" in at.row("dock")

        pane = board.panes.in_view[2][1]
        word = pane.text.index("closely monitored")
        await at.type(",")
        await at.pilot.click(pane, offset=cell_of(pane, word))
        await at.settle()
        assert (at.article, board.pane.caret) == (3, word)
        await at.type("v,")
        await at.pilot.click(pane, offset=cell_of(pane, pane.text.index("North Korean security")))
        await at.settle()
        assert at.selected == "closely monitored by North"
        await at.type(",")
        await at.pilot.click(pane, offset=(1, 1))
        await at.settle()
        assert "No word has these letters" in at.hint
        assert at.selected == "closely monitored by North"


async def test_in_a_review_and_in_a_comparison(database_path: Path, tmp_path: Path) -> None:
    async with reviewing(database_path, LINKS, size=SMALL) as at:
        pane = at.review.panes.in_view[-1][1]
        document = at.review.panes.document_in(pane).id
        start = words_in(pane.text, *pane.view_extent)[-1][0]
        await at.type(",")
        await at.type(letters(at, document, start))
        assert (at.review.document.id, at.review.pane.caret) == (document, start)
        await at.type(",")
        assert letters(at, document, start)
    async with comparing(tmp_path / "two.db", SMALL) as seat:
        await seat.begin()
        screen = seat.screen
        wanted = words_in_view(screen.panes)
        await seat.press(",")
        assert set(mode(seat.seat).goals.values()) == wanted
        document, word = max(wanted)
        await seat.press(*letters(seat.seat, document, word[0]))
        assert (screen.document.id, screen.pane.caret) == (document, word[0])
