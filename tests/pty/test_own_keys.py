"""Keys of a person's own, in the real program."""

from pathlib import Path

import pytest

from tests.pty.program import Says, board, program


@pytest.fixture
def settings(seeded: Path) -> Path:
    """The file of the keys; the folder of the database is that of the settings too."""
    file = seeded / "annotator" / "keys.toml"
    file.parent.mkdir()
    return file


def test_the_screens_have_the_keys_that_are_written(seeded: Path, settings: Path) -> None:
    """In one burst with keys that are as declared; `x` is free then, and `é` a key."""
    settings.write_text('[keys]\nselect.grow = ["F9", "é"]\nspan.note = "Ctrl+K"\n', "utf-8")
    with board(seeded, env={"XDG_CONFIG_HOME": str(seeded)}) as terminal:
        terminal.wait_for(" F9 grow")
        terminal.type("wés")
        terminal.wait_for(Says(1))
        terminal.press("ctrl+k")
        terminal.type("?sure\r")
        terminal.wait_for("?sure")
        terminal.type("x")
        terminal.wait_for("No command for x")


def test_what_cannot_be_is_refused_before_a_screen_opens(seeded: Path, settings: Path) -> None:
    for text, why in (
        ('[keys]\nspan.next = "j"\n', ", line 2: “j” cannot be a key of span.next: move.down"),
        ('[keys]\nspan.next = "t"\n', "it is that of the label “testimony” in this database."),
    ):
        settings.write_text(text, "utf-8")
        env = {"XDG_CONFIG_HOME": str(seeded)}
        with program(seeded, "--as", "ana", size=(200, 24), env=env) as terminal:
            assert terminal.wait() == 1
            assert why in terminal.text
            assert "\x1b[?1049h" not in terminal.output.decode("utf-8")
