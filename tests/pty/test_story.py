"""The whole story: from an empty folder to a file of training data, and back."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from annotator.tui.colours.dark import DARK
from tests.pty.ledger import alive, assert_sound, rows, titles
from tests.pty.program import (
    DATABASE,
    SIZE_NAMES,
    SIZES,
    SUGGESTING,
    Says,
    board,
    caret,
    program,
    run,
)
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal

BACK = "shift+tab"
FIRST_CELL = (5, 1)
"""Where the caret stands in an article that nobody has moved in."""

LONG_DAYS, SHIFTS = "18-plus hour days", "18-hour shifts"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screen shows of the reading: everything but the row that is for hints."""

    caret: tuple[int, int] | None
    rows: tuple[str, ...]


def seen(terminal: Terminal, panes: int) -> Seen:
    """Titles and the first rows of all panes, and the caret."""
    terminal.quiet()
    screen = terminal.look()
    return Seen(caret(screen), tuple(screen.lines[: 1 + panes]))


def exported(folder: Path) -> bytes:
    """The export without its time."""
    return run(folder, "export", "--no-timestamp").stdout


def records(raw: bytes, kind: str) -> list[dict[str, Any]]:
    """The records of one type."""
    found = [json.loads(line) for line in raw.splitlines()]
    return [record for record in found if record["type"] == kind]


def assert_comes_back_whole(folder: Path, other: Path) -> bytes:
    """An export taken into an empty database gives the same bytes again; returns them."""
    first = exported(folder)
    assert exported(folder) == first
    other.mkdir()
    (other / "story.jsonl").write_bytes(first)
    run(other, "import", "story.jsonl", "--as", "ana")
    assert exported(other) == first
    assert_sound(other / DATABASE)
    return first


# What a person does, in order; each says what it waited for.


def tag_and_nest(terminal: Terminal) -> None:
    """A sentence as testimony, and the number in it as a statistic inside."""
    terminal.type(f"/{LONG_DAYS}\r\x1b")
    terminal.type("t")
    terminal.wait_for(Says(1))
    terminal.type(f"g/{LONG_DAYS}\rs")
    terminal.wait_for(Says(2))
    terminal.press("b")
    terminal.wait_for("testimony › statistic")
    terminal.press("enter")
    terminal.wait_for("no fact yet · statistic")


def adjust(terminal: Terminal) -> None:
    """The statistic gets one word more in front: `working`."""
    terminal.type("a[")
    terminal.wait_for(" adjust ")
    terminal.press("enter")
    terminal.wait_for("adjusted: “working")
    terminal.wait_for("● “working")


def link_by_hand(terminal: Terminal, database: Path) -> None:
    """To a passage that is found in the next article, and to a sentence in the third."""
    terminal.type(f"m\t/{SHIFTS}\r=")
    terminal.wait_for(Says(3, 1))
    terminal.type("\t/up to 18 hours\r\x1b~")
    terminal.wait_for(Says(4, 2))
    terminal.type("~")
    terminal.wait_for(lambda _: titles(database)[-1].endswith(", 1 says more"))
    assert titles(database)[-2].endswith("which says more is open, new statistic “up to 18 hours”")
    terminal.press("escape")


def contradict(terminal: Terminal) -> None:
    """Two articles that put it the other way round."""
    terminal.type("/earned five times more for less work\rsm")
    terminal.wait_for(Says(5))
    terminal.type("/earned five times less\r!")
    terminal.wait_for(Says(6, 3))
    terminal.press("escape")


def undo_and_redo(terminal: Terminal, database: Path) -> None:
    """Back by two steps, forth by two."""
    terminal.type("uu")
    terminal.wait_for(Says(4, 2))
    terminal.type("U")
    terminal.wait_for(Says(5, 2))
    terminal.press("ctrl+r")
    terminal.wait_for(Says(6, 3))
    assert titles(database)[-4].startswith("undid: link")


def note(terminal: Terminal) -> None:
    """One that flags the span."""
    terminal.type("c? is it the same group\r")
    terminal.wait_for("question “? is it the same")


def look_at_the_matrix(terminal: Terminal) -> None:
    """And go from a cell of it to where that is said."""
    terminal.press("f6")
    terminal.wait_for("2 facts")
    terminal.wait_for("18-hour shifts")
    terminal.press("right", "right", "enter")
    terminal.wait_for("fact 1")
    terminal.wait_for("● “18-hour shifts”")
    # The panes stand still once every open article has been looked through.
    terminal.wait_for(lambda screen: not re.search(r"[45] open", screen.text))


def look_at_the_stories(terminal: Terminal) -> None:
    """The story has its figures."""
    terminal.press("f2")
    terminal.wait_for("Stories and articles")
    terminal.wait_for(
        lambda screen: any(line.split()[1:5] == ["seeds", "1/5", "6", "3"] for line in screen.lines)
    )
    terminal.press("f2")
    terminal.wait_for(Says(6, 3))


def test_the_whole_story_by_keys(empty: Path) -> None:
    database = empty / DATABASE
    with board(empty, env=SUGGESTING) as terminal:
        terminal.wait_for(Says(0, 0))
        tag_and_nest(terminal)
        adjust(terminal)
        link_by_hand(terminal, database)
        contradict(terminal)
        undo_and_redo(terminal, database)
        note(terminal)
        terminal.type("E")
        terminal.wait_for("1/5 complete")
        look_at_the_stories(terminal)
        look_at_the_matrix(terminal)
        # What is chosen, and outlined for it, is not kept from one start to the next.
        terminal.press("escape")
        terminal.wait_for(lambda screen: "▹" not in screen.text)
        before = seen(terminal, 28)
        terminal.press("q")
        assert terminal.wait() == 0
    assert_sound(database)
    raw = assert_comes_back_whole(empty, empty / "other")
    assert_exported_as_done(raw)
    with board(empty, env=SUGGESTING) as terminal:
        terminal.wait_for(Says(6, 3))
        assert seen(terminal, 28) == before, "the panes and the caret as they were left"
        terminal.type("n")
        terminal.wait_for("fact 1")


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]], ids=[SIZE_NAMES[0], SIZE_NAMES[2]])
def test_a_walk_through_it_on_a_small_and_a_wide_screen(
    seeded: Path, database: Path, size: tuple[int, int]
) -> None:
    """What differs with the room for it: nesting, adjusting, links, a note, the other screens."""
    with board(seeded, size=size) as terminal:
        tag_and_nest(terminal)
        adjust(terminal)
        link_by_hand(terminal, database)
        note(terminal)
        terminal.press("f6")
        terminal.wait_for("1 fact")
        terminal.wait_for(SHIFTS)
        terminal.press("f6", "f2")
        terminal.wait_for("Stories and articles")
        terminal.press("f2")
        terminal.wait_for(Says(4, 2))
        before = seen(terminal, size[1] - 12)
        terminal.press("q")
        assert terminal.wait() == 0
    with board(seeded, size=size) as terminal:
        terminal.wait_for(Says(4, 2))
        assert seen(terminal, size[1] - 12) == before, "the panes and the caret as they were left"


def assert_exported_as_done(raw: bytes) -> None:
    """The file has what was done, with the words that were meant."""
    quotes = {span["id"]: span["quote"] for span in records(raw, "span")}
    texts = {each["id"]: each["text"] for each in records(raw, "document")}
    assert len(quotes) == 6
    for span in records(raw, "span"):
        assert texts[span["document"]][span["start"] : span["end"]] == span["quote"]
    said = {
        (frozenset((quotes[link["a"]], quotes[link["b"]])), link["relation"])
        for link in records(raw, "link")
    }
    working = f"working {LONG_DAYS}"
    assert (frozenset((working, SHIFTS)), "equivalent") in said
    assert (
        frozenset(("earned five times more for less work", "earned five times less")),
        "contradicts",
    ) in said
    (partial,) = (link for link in records(raw, "link") if link["relation"] == "partial")
    assert quotes[partial[partial["more"]]] == working
    assert [span["note"] for span in records(raw, "span") if span["note"]] == [
        "? is it the same group"
    ]
    assert len(records(raw, "completion")) == 1


# By mouse only: what a person without a keyboard at hand can do.

IN_PANES, IN_DOCK, IN_HINTS = slice(1, -8), slice(-16, -2), slice(-2, -1)
"""Rows of the screen; on a low one the last rows of the panes count for the dock, too."""


SELECTED = DARK.selection.ground.lstrip("#")
UNHURRIED = 0.6
"""Seconds after which the next click does not make a double click of the last one."""


def place_of(terminal: Terminal, words: str, rows: slice = IN_PANES) -> tuple[int, int]:
    """Where words stand, once they do: in a pane, or in these rows of the screen."""
    found: list[tuple[int, int]] = []

    def are_there(screen: Screen) -> bool:
        for y in range(screen.rows)[rows]:
            place = screen.find(words, after=(0, y))
            if place is not None and place[1] == y:
                found.append(place)
                return True
        return False

    terminal.wait_for(are_there)
    return found[-1]


def click_on(terminal: Terminal, words: str, rows: slice = IN_PANES) -> None:
    """Click on words once they are there."""
    terminal.click(*place_of(terminal, words, rows))


def point_at(terminal: Terminal, words: str) -> None:
    """Click on words in a pane, which puts the caret there, and let go of the button."""
    place = place_of(terminal, words)
    terminal.click(*place)
    terminal.wait_for(lambda screen: caret(screen) == place)
    terminal.quiet(UNHURRIED)


def double_click(terminal: Terminal, word: str) -> None:
    """Select a word."""
    place = place_of(terminal, word)
    terminal.click(*place, times=2)
    terminal.wait_for(lambda screen: screen.cell(*place).background == SELECTED)
    terminal.quiet()


def drag_over(terminal: Terminal, words: str) -> None:
    """Drag from inside the first word to inside the last one; it snaps to both."""
    x, y = place_of(terminal, words)
    terminal.drag((x + 1, y), (x + len(words) - 2, y))
    terminal.wait_for(lambda screen: screen.cell(x, y).background == SELECTED)
    terminal.quiet()


@pytest.mark.parametrize("size", SIZES[1:], ids=SIZE_NAMES[1:])
def test_the_story_by_mouse(seeded: Path, database: Path, size: tuple[int, int]) -> None:
    """Drag and tag, double and triple click, choose, link over two articles, undo, quit."""
    with board(seeded, size=size) as terminal:
        drag_over(terminal, "Posted 1 hour")
        click_on(terminal, "testimony", IN_HINTS)
        terminal.wait_for(Says(1))
        point_at(terminal, "1 hour ago Thousands")
        double_click(terminal, "Thousands")
        click_on(terminal, "statistic", IN_HINTS)
        terminal.wait_for(Says(2))
        point_at(terminal, "Posted 1 hour")
        terminal.wait_for("no fact yet · testimony")
        click_on(terminal, "link from", IN_HINTS)
        # The second article may have followed to what was outlined in it.
        terminal.wheel(60, 10, down=False, notches=30)
        point_at(terminal, "North Koreans ‘worked like")
        click_on(terminal, "equivalent", IN_HINTS)
        terminal.wait_for(Says(3, 1))
        click_on(terminal, "clear", IN_HINTS)
        terminal.wait_for("fact 1 · testimony")
        click_on(terminal, "“Posted 1 hour”", IN_DOCK)
        terminal.wait_for("● “Posted 1 hour”")
        click_on(terminal, "undo", IN_HINTS)
        terminal.wait_for(Says(2, 0))
        terminal.wheel(5, 5, notches=2)
        terminal.wait_for(lambda screen: "CharlieH" not in screen.text)
    done = ["testimony “Posted 1 hour”", "statistic “Thousands”"]
    assert titles(database)[:2] == done
    assert titles(database)[3].startswith("undid: link 1 = 2")
    assert alive(database, "links") == 0
    assert_sound(database)


def test_dialogs_are_answered_by_mouse(seeded: Path) -> None:
    """The picker, a question, the palette's command, and quitting."""
    with board(seeded, size=(200, 60)) as terminal:
        drag_over(terminal, "Posted 1 hour")
        click_on(terminal, "Space", IN_HINTS)
        terminal.wait_for("which label?")
        click_on(terminal, "official statement", IN_DOCK)
        terminal.wait_for(Says(1))
        click_on(terminal, "delete", IN_HINTS)
        terminal.wait_for(Says(0))
        click_on(terminal, "quit", IN_HINTS)
        assert terminal.wait() == 0


def test_the_first_run_takes_the_seeds_in_and_asks_for_a_name(empty: Path) -> None:
    with program(empty) as terminal:
        terminal.wait_for("Your name")
        terminal.press("ctrl+u")
        terminal.type("Ana Lee\r")
        terminal.wait_for(Says(0, 0))
        assert "Ana Lee" in terminal.lines[-1]
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert rows(empty / DATABASE, "SELECT name FROM annotators") == [("Ana Lee",)]
    assert (empty / DATABASE).stat().st_mode & 0o777 == 0o600
    with program(empty) as terminal:
        terminal.wait_for(Says(0, 0))
        assert "Ana Lee" in terminal.lines[-1]


def test_each_annotator_comes_back_to_their_own_place(seeded: Path) -> None:
    """The other panes of the other annotator are as they left them, too."""
    with board(seeded, name="ana") as terminal:
        terminal.type("\t\t\tG")
        terminal.wait_for(lambda screen: caret(screen) not in (None, FIRST_CELL))
        ana = seen(terminal, 25)
        terminal.press("ctrl+c")
        assert terminal.wait() == 0
    with board(seeded, name="bo") as terminal:
        assert seen(terminal, 25) != ana
        terminal.type("/Historically\r")
        terminal.wait_for(lambda screen: caret(screen) not in (None, FIRST_CELL))
        bo = seen(terminal, 25)
        terminal.press("q")
        terminal.wait()
    for name, left in (("ana", ana), ("bo", bo)):
        with board(seeded, name=name) as terminal:
            assert seen(terminal, 25) == left


def test_leaving_gives_the_terminal_back(seeded: Path) -> None:
    """Its own screen, the cursor, and no reports of the mouse."""
    with board(seeded) as terminal:
        terminal.press("q")
        assert terminal.wait() == 0
        end = terminal.output[-400:]
    for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l"):
        assert sequence in end
