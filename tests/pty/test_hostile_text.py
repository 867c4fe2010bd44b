"""Stored text never reaches the terminal raw from any screen."""

import re
import shutil
import signal
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fuzz.keyboard import ESCAPE, sent
from tests.pty import keys, visited
from tests.pty.hostile_story import ARTICLES, NAME, REVIEWER, rename_annotator
from tests.pty.ledger import rows
from tests.pty.payload import (
    CONTROLS,
    EVIL_NAME,
    MARKUP,
    RAW,
    assert_nothing_raw,
    assert_plain,
)
from tests.pty.program import DATABASE, SEEDS, Says, program
from tests.pty.terminal import PATIENCE, Terminal

WIDE, NARROW = (250, 60), (80, 24)

PASTED = "".join(control for control in CONTROLS if "\x1b" not in control) + MARKUP
"""What can be pasted: terminals themselves keep ESC out of it."""

MARKS = "�1337m�52;c;cHduZWQ=��pwned�"
"""How it begins on the screen."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a person does, and what the screen shows then."""

    keys: str
    shows: tuple[str, ...] = ()


def act(typed: str, *shows: str) -> Act:
    return Act(typed, shows)


def paste(text: str) -> str:
    """What the terminal sends for a paste."""
    return keys.paste(text).decode()


UP, DOWN, ENTER, F1, F4 = (sent(key) for key in ("up", "down", "enter", "f1", "f4"))

BOARD = (
    act("", "TEXT␛]52;c;cHduZWQ=␇[red]", "1 · S1␛", "NAME␛]52;c;cHduZWQ=␇�1337m␡␦"),
    act("gn", "?NOTE1␛", "fact 1"),
    act(",", "jump to", "TEXT"),
    act("z", "z…"),
    act("Z", "No word has these letters"),
    act("c", " Note "),
    act(ESCAPE + "d", "Enter"),
    act(ESCAPE * 2 + "\t" * (ARTICLES - 1), f"TEXT␤␤{MARKUP[:8]}"),
    act("gxx ", "LAB␛]52", "MEANT␛]52"),
    act(UP, "DEFINED␛]52"),
    act(DOWN + sent("pagedown") * 20, "- CASE␛]52"),
    act("\x9b", f"{ARTICLES + 1} spans"),
    act("uUE", f"1/{ARTICLES} complete"),
    act("/" + paste(f"FIND{PASTED}"), f"FIND{MARKS}"),
    act(ENTER, "is in none of these articles"),
    act("gnc" + sent("ctrl+u") + paste(f"NOTED{PASTED}") + ENTER, f"NOTED{MARKS}"),
    act(":" + paste(f"PALETTE{PASTED}"), "PALETTE"),
    act(ESCAPE),
)

OVER_BOARD = (
    act(F1, "LAB␛]52", "DEFINED␛]52", "MEANT␛]52", MARKUP[:18]),
    act(sent("shift+tab"), "RULES␛]52", "HEADING␛]52", "- RULED␛]52", "CASE␛]52"),
    act(ESCAPE + "gni", "TEXT␛]52", "?NOTE1␛", "LINKNOTE␛]52", "LBL�1337m"),
    act(sent("pagedown") * 4, "History"),
    act(ESCAPE + "S", "STORY␛]52", f"␜␝␞␟{MARKUP}", "TITLE15␛"),
    act("\ta", f"Outlet S1␛]52;c;cHduZWQ=␇{MARKUP}"),
    act(paste(PASTED), "�1337m�"),
    act(ENTER * 4),
    act("/" + paste(f"NAMED{PASTED}") + ENTER, f"“NAMED{MARKS[:3]}"),
    act(ESCAPE * 2 + "M", "1 fact", "1 S1␛]52;c;cH", "TEXT␛]52;c"),
    act(sent("right") * ARTICLES, f"“TEXT␤␤{MARKUP}”"),
    act(ESCAPE + "Q", "▸", " both become ", "S1␛"),
    act(" ", "LAB␛]52"),
    act(ESCAPE + "n>=-u", "undid: "),
    act(ESCAPE + "/Workers\t\r", "in the whole database", "S1␛", f"{ARTICLES} hits"),
    act("/" + paste(f"nowhere{PASTED}") + ENTER, "No article says"),
    act(ESCAPE * 2 + "gn", "fact 1"),
    act(":The same elsewhere: in articles"),
    act(ENTER, "other stories"),
    act(ESCAPE + ":Flagged notes of all"),
    act(ENTER, "Flagged · ", "?NOTE1␛", "STORY␛]52"),
    act(ESCAPE + F4, "4 corrections", "?SAID1␛]52", "LAB␛]52", "should not be there"),
    act("G", "OBJECTED␛]52"),
    act(ESCAPE + "C", "for Gold", "Bo beside NAME[red]", "STORY␛]52"),
    act(ENTER, "TEXT␛]52", "LBL�1337m"),
    act("123"),
)

REVIEW = (
    act("R", "2 batches", "NAME[red]", "LAB␛]52", "contested"),
    act(ENTER, "4 of 4", "missing: LAB␛]52", "TEXT␛]52"),
    act("N", "3 of 4"),
    act("N", "2 of 4"),
    act("N", "1 of 4", "LBL�1337m"),
    act("c" + sent("ctrl+u") + paste(f"?COMMENT{PASTED}") + ENTER, f"COMMENT{MARKS[:3]}"),
    act(":Summary of the batch"),
    act(ENTER, "by Wilson", "LAB␛]52", "LBL�1337m"),
    act(DOWN + ENTER, "opens the item", "LAB␛]52", "TEXT␛]0;pwned␇"),
    act(ESCAPE * 2 + ":Sign the batch"),
    act(ENTER, "SHA-256"),
    act(ENTER + paste(PASTED), "not judged yet"),
    act(ESCAPE * 2 + sent("ctrl+n"), "NAME[red]", "LAB␛]52", "Whose work"),
    act("\t" * 3 + " "),
)

VISITS = {
    "board": (NAME, BOARD, {"BoardScreen", "PaletteScreen"}),
    "over the board": (
        NAME,
        OVER_BOARD,
        {
            "HelpScreen",
            "InspectScreen",
            "StoriesScreen",
            "MatrixScreen",
            "QueueScreen",
            "SearchScreen",
            "ElsewhereScreen",
            "FlaggedScreen",
            "FeedbackScreen",
            "CompareScreen",
            "DisagreementScreen",
        },
    ),
    "review": (
        REVIEWER,
        REVIEW,
        {
            "ReviewHomeScreen",
            "ReviewScreen",
            "SummaryScreen",
            "ItemsScreen",
            "SignOffScreen",
            "SetupScreen",
        },
    ),
}
"""Who does what, and which screens are shown then."""


@pytest.fixture
def folder(hostile: Path, tmp_path: Path) -> Path:
    """A folder with the hostile database."""
    shutil.copy(hostile, tmp_path / DATABASE)
    return tmp_path


def visit(terminal: Terminal, acts: Sequence[Act]) -> None:
    """Do one after the other; each shows what it should, and nothing raw."""
    for each in acts:
        terminal.type(each.keys)
        for words in each.shows:
            terminal.wait_for(words)
        terminal.quiet()
    assert b"Traceback" not in terminal.output
    assert_nothing_raw(terminal.output)


def test_the_pattern_finds_what_it_is_for() -> None:
    for control in CONTROLS:
        assert RAW.search(control.encode()), control
        for check in (assert_nothing_raw, assert_plain):
            with pytest.raises(AssertionError, match="reached the terminal"):
                check(b"before" + control.encode() + b"after")
    for character in {*map(chr, [*range(0x20), *range(0x7F, 0xA0)])} - {*"\r\n\t"}:
        with pytest.raises(AssertionError, match="reached the terminal"):
            assert_nothing_raw(f"before{character}after".encode())
    assert_plain("plain · ␛\r\n".encode())
    assert_nothing_raw(
        b"\x1b]22;default\x07\x1b[?1049h\x1b[38;2;1;2;3mplain\r\n\xc2\xb7\xe2\x90\x9b"
    )


def test_every_screen_is_visited() -> None:
    covered = [screens for _, _, screens in VISITS.values()]
    assert set().union(*covered) == visited.all_screens()


@pytest.mark.parametrize("where", VISITS)
def test_screens_show_marks(folder: Path, where: str) -> None:
    name, acts, screens = VISITS[where]
    if where == "board":
        rename_annotator(folder / DATABASE)
    shown = folder / "shown"
    words = ("-m", "tests.pty.visited", shown, "--as", name)
    env = {"PYTHONPATH": str(SEEDS.parent)}
    if where == "review":
        env["ANNOTATOR_NO_SUGGESTIONS"] = "1"
    with Terminal.python(*words, size=WIDE, env=env, cwd=folder) as terminal:
        terminal.wait_for(Says())
        visit(terminal, acts)
        terminal.resize(NARROW)
        terminal.quiet()
        terminal.resize(WIDE)
        terminal.type(ESCAPE * 4)
        terminal.wait_for(Says())
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert_nothing_raw(terminal.output)
    assert screens <= {*shown.read_text().split()}
    if where == "board":
        sql = "SELECT note FROM spans WHERE note LIKE 'NOTED%'"
        assert rows(folder / DATABASE, sql) == [(f"NOTED{PASTED}",)], "kept as it was pasted"


def test_names_of_files_show_marks(tmp_path: Path) -> None:
    """Of the database that is gone, of the copy that was rescued, and of articles without title."""
    folder = tmp_path / EVIL_NAME
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / f"{EVIL_NAME}.txt").write_text("An article. It has 12 words.")
    (folder / "seeds" / f"bad{EVIL_NAME}.txt").write_bytes(b"\xff\xfe\x00")
    database = folder / f"{EVIL_NAME}.db"
    shown = "FILE␛]52;c;cHduZWQ=␇�31m␦␤"
    with program(tmp_path, "--as", "ana", "--db", database, size=(250, 60)) as terminal:
        terminal.wait_for("There is nothing to annotate")
        assert terminal.wait() == 1
        assert_plain(terminal.output)
    with program(folder, "--as", "ana", "--db", database.name, size=(250, 60)) as terminal:
        terminal.wait_for(Says())
        visit(terminal, [act("", f"1 · {shown}"), act(sent("f2"), shown), act(ESCAPE)])
        database.unlink()
        visit(terminal, [act("gxs", "NOT SAVED", shown)])
    with program(folder, "--as", "ana", "--db", f"demo{EVIL_NAME}", "demo") as terminal:
        terminal.wait_for(Says())
        assert_nothing_raw(terminal.output)


def test_serving_shows_marks(folder: Path) -> None:
    """On the terminal; the page has the names as they are, escaped."""
    pytest.importorskip("textual_serve")
    words = ("serve", "--port", "0", "--as", NAME)
    rename_annotator(folder / DATABASE)
    with program(folder, *words, size=(250, 40)) as terminal:
        terminal.wait_for("http://localhost:")
        assert_plain(terminal.output)
        (address,) = re.findall(r"http://localhost:\d+/", terminal.text)
        with urllib.request.urlopen(address, timeout=PATIENCE) as page:
            shown = page.read()
        assert b"NAME" in shown
        assert_plain(shown)
        terminal.kill(signal.SIGINT)
        terminal.wait()
        assert_plain(terminal.output.replace(b"^C", b""))
