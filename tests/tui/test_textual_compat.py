"""Pasted text, whatever is in it and however it is cut; keys that Textual cannot read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from annotator.tui.textual_compat import END, SHOWN_ESCAPE, START, GuardedParser, PasteGuard

TEXTS = st.text(st.sampled_from("a\x1b[20 1~0\n"), max_size=12).filter(lambda text: END not in text)


@given(TEXTS, st.data())
def test_a_paste_arrives_whole_wherever_the_data_is_cut(text: str, data: st.DataObject) -> None:
    """Nothing of it becomes a key, and what is typed around it does."""
    sent = f"x{START}{text}{END}y"
    cuts = sorted(data.draw(st.sets(st.integers(1, len(sent) - 1), max_size=4)))
    pieces = [sent[a:b] for a, b in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    guard = PasteGuard()
    passed = "".join(guard.guarded(piece) for piece in pieces)
    assert passed == f"x{START}{text.replace(chr(27), SHOWN_ESCAPE)}{END}y"


def test_escapes_in_a_paste_run_no_commands() -> None:
    parser = GuardedParser()
    found = list(parser.feed(f"a{START}one\x1b[0mdsot\x1b{END}b"))
    kinds = [event.key if isinstance(event, events.Key) else type(event) for event in found]
    assert kinds == ["a", events.Paste, "b"]
    (paste,) = (event for event in found if isinstance(event, events.Paste))
    assert paste.text == "one␛[0mdsot␛"


@given(st.text(st.sampled_from("a\x1b[20~"), max_size=10))
def test_what_is_typed_is_left_alone(text: str) -> None:
    if START not in text:
        assert PasteGuard().guarded(text) == text


def keys(sent: str) -> list[str]:
    return [each.key for each in GuardedParser().feed(sent) if isinstance(each, events.Key)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("\x1b[100;1:1u", ["d"]),
        ("\x1b[100;1:2;100u", ["d"]),
        ("\x1b[100;1:3u", []),
        ("\x1b[1;5:1C", ["ctrl+right"]),
        ("\x1b[1;1:3C", []),
        ("\x1b[9999999999u", []),
        ("\x1b[68;65;68u", ["D"]),
    ],
)
def test_a_key_that_is_let_go_or_is_none_does_nothing(told: str, expected: list[str]) -> None:
    assert keys(f"{told}w") == [*expected, "w"]


def test_what_an_input_method_sends_at_once_is_pasted() -> None:
    """In the kitty protocol, where one character may be a key that a dead key has changed."""
    sent = "\x1b[0;;100:115:27:24037u\x1b[0;;233uw"
    found = list(GuardedParser().feed(sent))
    assert [each.text for each in found if isinstance(each, events.Paste)] == ["ds工"]
    assert keys(sent) == ["é", "w"]
    inside = f"{START}\x1b[0;;100:115u d{END}w"
    assert keys(inside) == ["w"]
