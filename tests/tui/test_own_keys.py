from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from string import ascii_letters

import pytest

from annotator.domain.label import INITIAL_LABELS
from annotator.tui.commands import BY_ID
from annotator.tui.key_names import typed_by
from annotator.tui.key_table import DECLARED, KeyTable
from annotator.tui.own_keys import UnusableKeys, keys_file, own_table, refuse_label_keys
from tests.tui.test_layouts import LAYOUTS

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of keys."""

    def wrote(text: str) -> Path:
        file = tmp_path / "keys.toml"
        file.write_text(text, "utf-8")
        return file

    return wrote


def differs(table: KeyTable) -> dict[str, tuple[str, ...]]:
    return {name: keys for name, keys in table.keys.items() if keys != BY_ID[name].keys}


def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/etc/own")
    assert keys_file() == Path("/etc/own/annotator/keys.toml")
    monkeypatch.setenv("HOME", "/home/ada")
    for nowhere in ("", "relative"):
        monkeypatch.setenv("XDG_CONFIG_HOME", nowhere)
        assert keys_file() == Path("/home/ada/.config/annotator/keys.toml")


def test_no_file_no_keys(tmp_path: Path, write: Write) -> None:
    assert own_table(tmp_path / "none" / "keys.toml") is DECLARED
    assert own_table(write("# nothing yet\n")) == DECLARED
    assert own_table(write("[keys]\n")) == DECLARED


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\nlink.source = "Ctrl+K"\nspan.next = ["F9", "ä"]\nselect.grow = []\n',
        '[keys]\n"link.source" = "Ctrl+K"\n"span.next" = ["F9", "ä", "F9"]\n"select.grow" = []\n',
        '[keys.link]\nsource = "Ctrl+K"\n[keys.span]\nnext=["F9",\n"ä"]\n[keys.select]\ngrow=[]',
    ],
)
def test_what_is_written_takes_the_place_of_what_is_declared(write: Write, text: str) -> None:
    own = {"link.source": ("ctrl+k",), "span.next": ("f9", "ä"), "select.grow": ()}
    assert differs(own_table(write(text))) == own


def test_two_commands_can_swap_keys(write: Write) -> None:
    table = own_table(write('[keys]\nspan.next = "N"\nspan.previous = "n"\n'))
    assert table.command_of("n") is BY_ID["span.previous"]


AZERTY = """[keys]
offer.link = ["&", "é", '"', "'", "(", "-", "è", "_", "ç"]
offer.nothing = "à"
select.start_on = "µ"
link.partner = ";"
move.sentence_back = "°"
link.different = "£"
"""
"""The numbers of articles without Shift; what was on these keys is beside them with Shift."""


def test_articles_have_other_keys_than_digits(write: Write) -> None:
    table = own_table(write(AZERTY))
    assert [table.number_of(key) for key in ("é", "minus", "ç", "2")] == ["2", "6", "9", ""]
    assert table.sign("offer.link") == "&…ç"
    typed = {*LAYOUTS["French"].direct, *ascii_letters}
    assert {typed_by(key) for keys in differs(table).values() for key in keys} <= typed


def test_what_leads_out_of_everything_stays(write: Write) -> None:
    text = '[keys]\napp.quit = "F10"\nscreen.palette = []\nchoose = "Ctrl+O"\nselect.clear = []\n'
    table = own_table(write(text))
    assert table.keys_of("app.quit") == ("f10", "ctrl+q")
    assert table.keys_of("screen.palette") == ("ctrl+p",)
    assert table.keys_of("choose") == ("ctrl+o", "enter")
    assert table.keys_of("select.clear") == ("escape",)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('[keys]\n\nspan.nxt = "F9"', 3, "no command “span.nxt”; the nearest is “span.next”"),
        ('[keys]\nspan.next = "j"', 2, "“j” cannot be a key of span.next: move.down has it"),
        ('[keys]\nspan.next = "j"', 2, "or none: move.down = []"),
        ('[keys]\nspan.next = "5"', 2, "offer.link has it"),
        ('[keys]\nspan.next = "Enter"', 2, "choose has it, “Go there, take it, keep it”. That"),
        ('[keys]\nspan.next = "Ctrl+Q"\napp.quit = []', 2, "app.quit has it, “Quit: all is saved”"),
        ('[keys]\nspan.note="d"\nspan.delete=["F9",\n"d"]', 2, "cannot be a key of span.note"),
        ('[keys]\nspan.next = "Y"', 2, "kept for a later command. Take another"),
        ('[keys]\nspan.next = "Alt+n"', 2, "like Esc"),
        ('[keys]\nspan.next = "ab"', 2, "“ab” is no key. A key is a character, or one such as F9"),
        ('[keys]\nspan.next = "Ctrl+I"', 2, "like Tab. A key is a character"),
        ("[keys]\nspan.next = 3", 2, "span.next has no key"),
        ('[keys]\nspan.next = ["F9", 3]', 2, "span.next has no key"),
        ('[keys]\noffer.link = ["F9"]', 2, "has 1 key. It takes nine"),
        ('span.next = "F9"', 1, "below a line [keys]"),
        ('keys = "F9"', 1, "below a line [keys]"),
        ('[keys]\nfind = "ä"\n[colours]\nred = 1', 3, "“colours” means nothing here"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(
    write: Write, text: str, line: int, why: str
) -> None:
    with pytest.raises(UnusableKeys) as raised:
        own_table(write(text))
    assert f"keys.toml, line {line}: " in str(raised.value)
    assert why in str(raised.value)


def test_a_file_that_is_none_is_refused(tmp_path: Path, write: Write) -> None:
    file = write('[keys]\nspan.next = "F9\n')
    with pytest.raises(
        UnusableKeys, match=r"keys\.toml is not TOML: .*line 2.*A line is a command"
    ):
        own_table(file)
    file.write_bytes(b"\xff")
    with pytest.raises(UnusableKeys, match="is not UTF-8"):
        own_table(file)
    with pytest.raises(UnusableKeys, match="cannot be read: Is a directory"):
        own_table(tmp_path)


def test_a_label_keeps_its_key(write: Write) -> None:
    file = write('[keys]\nspan.next = "t"\n')
    table = own_table(file)
    with pytest.raises(UnusableKeys, match=r"“t” cannot be a key of span\.next: it is that of the"):
        refuse_label_keys(table, INITIAL_LABELS, file)
    refuse_label_keys(table, INITIAL_LABELS[1:], file)
    taken_knowingly = replace(INITIAL_LABELS[0], key="e")
    refuse_label_keys(DECLARED, [taken_knowingly], file)
