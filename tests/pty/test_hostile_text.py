"""Stored text never reaches the terminal raw, whatever shows it."""

import shlex
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.pty.ledger import alive, rows
from tests.pty.payload import (
    ARTICLES,
    CONTROLS,
    MARKUP,
    NAME,
    RAW,
    assert_nothing_raw,
    evil,
    write_story,
)
from tests.pty.program import DATABASE, Says, board, program, run
from tests.pty.terminal import PATIENCE, Terminal

WIDE = (200, 60)
ESCAPE = 0.3
"""Seconds after which what Escape does is done: it may begin another key for a tenth of them."""

STORED_NAME = f"NAME{CONTROLS[0]}{CONTROLS[7]}\x7f\u202e\u2028{MARKUP}"

PASTED = "".join(control for control in CONTROLS if "\x1b" not in control) + MARKUP
"""What can be pasted: terminals themselves keep ESC out of it."""

LISTINGS = [
    ["documents"],
    ["labels"],
    ["spans", "--annotator", NAME],
    ["links", "--annotator", NAME],
    ["links", "--matrix", "--annotator", NAME],
    ["history"],
    ["search", "Workers"],
    ["search", evil("nowhere")],
    ["export"],
    ["documents", "--json"],
    ["spans", "--annotator", NAME, "--json"],
    ["history", "--json"],
    ["links", "--matrix", "--annotator", NAME, "--json"],
]

REFUSALS = [
    ["import", evil("no-such-file"), "--as", "bo"],
    [evil("neither")],
    ["--db", evil("missing"), "documents"],
    ["--as", evil("NOBODY"), "documents"],
    ["spans", "--story", evil("none")],
    ["labels", "edit", evil("none"), "--name", "x"],
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose database has the hostile story, to be copied."""
    folder = tmp_path_factory.mktemp("hostile")
    write_story(folder / "story.jsonl")
    done = run(folder, "import", "story.jsonl", "--as", "bo")
    assert_nothing_raw(done.stdout + done.stderr)
    assert alive(folder / DATABASE, "spans") == ARTICLES
    return folder


@pytest.fixture
def folder(hostile: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copy(hostile / DATABASE, tmp_path)
    return tmp_path


def shows(terminal: Terminal, *words: str) -> None:
    """Wait until all of these are on the screen; nothing raw came up to then."""
    for word in words:
        terminal.wait_for(word)
    terminal.quiet()
    assert_nothing_raw(terminal.output)


def back(terminal: Terminal) -> None:
    """Leave what lies over the board."""
    terminal.press("escape")
    terminal.quiet(ESCAPE)
    terminal.wait_for(Says())


def test_the_pattern_finds_what_it_is_for() -> None:
    for control in CONTROLS:
        assert RAW.search(control.encode()), control
        with pytest.raises(AssertionError, match="reached the terminal"):
            assert_nothing_raw(b"\x1b[1mbefore" + control.encode() + b"after\x1b[0m")
    assert_nothing_raw(
        b"\x1b]22;default\x07\x1b[?1049h\x1b[38;2;1;2;3mplain\r\n\xc2\xb7\xe2\x90\x9b"
    )


def test_the_board_shows_marks(folder: Path) -> None:
    """Panes, titles, gutter, hints, dock, status line, notes and questions."""
    with board(folder, name=NAME, size=WIDE) as terminal:
        shows(terminal, "TEXT␛]52;c;cHduZWQ=␇[red]", "1 · S1␛", NAME)
        terminal.type("gn")
        shows(terminal, "?NOTE1␛", "fact 1")
        terminal.type("c")
        shows(terminal, " Note ")
        back(terminal)
        terminal.type("d")
        shows(terminal, "Enter")
        back(terminal)
        terminal.type("\t" * (ARTICLES - 1))
        shows(terminal, f"TEXT␤␤{MARKUP[:8]}")
        terminal.type("/Workers\rs")
        terminal.wait_for(Says(ARTICLES + 1))
        terminal.type("uUE")
        shows(terminal, f"1/{ARTICLES} complete")


def test_the_queue_shows_marks(folder: Path) -> None:
    """List, card, names of articles, figures, the label picker and what was done."""
    with board(folder, name=NAME, size=WIDE) as terminal:
        terminal.type("Q")
        terminal.wait_for(" left · ", timeout=3 * PATIENCE)
        shows(terminal, "▸", " both become ", "S1␛")
        terminal.type(" ")
        shows(terminal, "LAB␛]52")
        back(terminal)
        terminal.type("n>=-u")
        shows(terminal, "undid: ")


def test_the_list_of_hits_shows_marks(folder: Path) -> None:
    """What was looked for, stories, names of articles, and the words around."""
    with board(folder, name=NAME, size=WIDE) as terminal:
        terminal.type("/Workers\t\r")
        shows(terminal, "in the whole database", "S1␛", f"{ARTICLES} hits")
        terminal.type("jG")
        terminal.quiet()
        assert_nothing_raw(terminal.output)
        terminal.type("/")
        terminal.paste(f"nowhere{PASTED}")
        terminal.type("\r")
        shows(terminal, "No article says")


def test_the_label_picker_shows_marks(folder: Path) -> None:
    with board(folder, name=NAME, size=WIDE) as terminal:
        terminal.type("gxx ")
        terminal.press("up", "up")
        shows(terminal, "LAB␛]52", "MEANT␛]52")
        terminal.press("up")
        shows(terminal, "DEFINED␛]52")
        terminal.type("\x9b")
        terminal.wait_for(Says(ARTICLES + 1))
        assert_nothing_raw(terminal.output)


def test_help_shows_marks(folder: Path) -> None:
    with board(folder, name=NAME, size=WIDE) as terminal:
        terminal.press("f1")
        shows(terminal, "LAB␛]52", "DEFINED␛]52", "MEANT␛]52", "[red][/red][/][b]x")


def test_stories_and_their_fields_show_marks(folder: Path) -> None:
    with board(folder, name=NAME, size=(250, 60)) as terminal:
        terminal.press("f2")
        shows(terminal, "STORY␛]52", f"S12␈␋␌␎␏␘␚{MARKUP}", "TITLE15␛")
        terminal.type("\ta")
        shows(terminal, f"Outlet S1␛]52;c;cHduZWQ=␇{MARKUP}")
        terminal.paste(PASTED)
        shows(terminal, "�1337m�")
        terminal.press(*["enter"] * 4)
        terminal.quiet()
        assert_nothing_raw(terminal.output)


def test_the_matrix_shows_marks(folder: Path) -> None:
    with board(folder, name=NAME, size=WIDE) as terminal:
        terminal.press("f6")
        shows(terminal, "1 fact", "1 S1␛]52;c;cH", "TEXT␛]52;c")
        terminal.press(*["right"] * ARTICLES)
        shows(terminal, f"“TEXT␤␤{MARKUP}”")
        terminal.press("tab", "enter")
        shows(terminal, "fact 1")


def test_inspection_shows_marks(folder: Path) -> None:
    with board(folder, name=NAME, size=WIDE) as terminal:
        terminal.type("gni")
        shows(terminal, "TEXT␛]52", "?NOTE1␛", "LINKNOTE␛]52", "LBL�1337m", "History")
        terminal.press("pagedown", "pagedown")
        terminal.quiet()
        assert_nothing_raw(terminal.output)


def test_what_is_typed_and_pasted_shows_marks(folder: Path, hostile: Path) -> None:
    """Find, its message, a note, and the palette."""
    marks = "�1337m�52;c;cHduZWQ=��pwned�"
    with board(folder, name=NAME, size=WIDE) as terminal:
        terminal.type("/")
        terminal.paste(f"FIND{PASTED}")
        shows(terminal, f"FIND{marks}")
        terminal.press("enter")
        shows(terminal, "is in none of these articles")
        terminal.type("gnc")
        terminal.press("ctrl+u")
        terminal.paste(f"NOTED{PASTED}")
        terminal.press("enter")
        shows(terminal, f"NOTED{marks}")
        terminal.type(":")
        terminal.wait_for("What to do?")
        terminal.paste(f"PALETTE{PASTED}")
        shows(terminal, "PALETTE")
    notes = rows(folder / DATABASE, "SELECT note FROM spans WHERE note LIKE 'NOTED%'")
    assert [note for (note,) in notes] == [f"NOTED{PASTED}"], "kept as it was pasted"


def test_a_name_that_another_program_wrote_shows_marks(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        connection.execute("UPDATE annotators SET name = ? WHERE id <> 'bo'", (STORED_NAME,))
    with board(folder, name=NAME, size=WIDE) as terminal:
        shows(terminal, "NAME␛]52;c;cHduZWQ=␇�1337m␡␦")
    for listing in (["history"], ["spans"], ["export"]):
        assert_nothing_raw(run(folder, *listing).stdout)


def test_a_file_s_name_shows_marks(tmp_path: Path) -> None:
    """Where nothing else names the article, its file does; the progress of an import too."""
    name = "FILE\x1b]52;c;cHduZWQ=\x07\x9b31m\u202e\u2028[red][b]"
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / f"{name}.txt").write_text("An article. It has 12 words.")
    (tmp_path / "seeds" / f"bad{name}.txt").write_bytes(b"\xff\xfe\x00")
    with board(tmp_path, size=WIDE) as terminal:
        shows(terminal, "1 · FILE␛]52;c;cHduZWQ=␇�31m␦␤[red][b].txt")
        terminal.press("f2")
        shows(terminal, "Stories and articles", "FILE␛]52;c;cHduZWQ=␇�31m␦␤[red][b].txt")
    run(tmp_path, "documents")


@pytest.mark.parametrize("words", LISTINGS, ids=lambda words: " ".join(words)[:24].strip())
def test_a_listing_shows_marks_in_a_pipe(folder: Path, words: list[str]) -> None:
    done = run(folder, *words)
    assert_nothing_raw(done.stdout + done.stderr)
    assert done.stdout or words[-1].startswith("nowhere")


def test_the_listings_show_marks_on_a_terminal(folder: Path) -> None:
    """One after the other, as in a shell."""
    calls = [shlex.join([sys.executable, "-m", "annotator", *words]) for words in LISTINGS]
    script = folder / "calls.sh"
    script.write_text("\n".join([*calls, "echo all done"]))
    with Terminal(["sh", script], cwd=folder, size=WIDE) as terminal:
        terminal.wait_for("all done", timeout=PATIENCE * 2)
        assert b"Traceback" not in terminal.output
        assert_nothing_raw(terminal.output)
        assert b"DEFINED" in terminal.output


@pytest.mark.parametrize("words", REFUSALS, ids=lambda words: " ".join(words)[:16].strip())
def test_a_refusal_names_hostile_arguments_with_marks(folder: Path, words: list[str]) -> None:
    with program(folder, *words) as terminal:
        assert terminal.wait() in (1, 2)
        assert b"Traceback" not in terminal.output
        assert terminal.output.count(b"\n") == 1
        assert_nothing_raw(terminal.output)
