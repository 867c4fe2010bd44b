"""Pasted text, whatever is in it and however it is cut."""

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
