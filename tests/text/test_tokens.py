"""Tokens: nothing of a text is lost, and white space is cut as spaCy cuts it."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.tokens import tokens_of
from annotator.text.words import word_at
from tests.strategies import long_text, nasty_text, stored_text, text_and_extent

CYRILLIC = str.maketrans("abcBs", "абцБс")
"""Letters with which a word matches nothing that is made for English."""


def spacys_white_space(text: str) -> list[tuple[int, int]]:
    """Where spaCy 3 cuts a text at white space, by its own loop in `tokenizer.pyx`."""
    found: list[tuple[int, int]] = []
    start, inside = 0, text[:1].isspace()
    for place, character in enumerate(text):
        if character.isspace() != inside:
            if start < place:
                found.append((start, place))
            start = place + 1 if character == " " else place
            inside = not inside
    return [*found, (start, len(text))] if start < len(text) else found


@given(nasty_text())
def test_the_pieces_are_the_text(text: str) -> None:
    tokens = tokens_of(text)
    assert "".join(tokens.pieces) == text
    places = list(zip(tokens.texts, tokens.starts, tokens.ends, strict=True))
    assert all(said and text[start:end] == said for said, start, end in places)
    assert all(
        text[before:after] in ("", " ")
        for before, after in zip([0, *tokens.ends], [*tokens.starts, len(text)], strict=True)
    )


@given(nasty_text())
def test_white_space_is_cut_as_spacy_cuts_it(text: str) -> None:
    tokens = tokens_of(text)
    edges = {*tokens.starts, *tokens.ends}
    assert all(start in edges and end in edges for start, end in spacys_white_space(text))
    blank = [(start, end) for start, end in spacys_white_space(text) if text[start].isspace()]
    own = zip(tokens.texts, tokens.starts, tokens.ends, strict=True)
    assert [(start, end) for said, start, end in own if said.isspace()] == blank


@given(stored_text())
def test_words_are_tokens(text: str) -> None:
    tokens = tokens_of(text)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert word_at(text, start) in (None, (start, end))


@given(st.lists(st.sampled_from(["a", "Bc", "é", "\u0301", *"1.,:!?)”\n 's-_$%\xad"])).map("".join))
def test_common_tokens_are_cut_like_all_others(text: str) -> None:
    wanted = tokens_of(text.translate(CYRILLIC)).pieces
    assert [piece.translate(CYRILLIC) for piece in tokens_of(text).pieces] == wanted


@given(text_and_extent())
def test_what_covers_an_extent_is_the_least_that_does(given_extent: tuple[str, int, int]) -> None:
    text, start, end = given_extent
    tokens = tokens_of(text)
    parts = [
        place
        for place, (first, last) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
        if max(first, start) < min(last, end)
    ]
    covering = tokens.covering(start, end)
    assert covering == ((parts[0], parts[-1]) if parts else None)
    exact = parts != [] and (tokens.starts[parts[0]], tokens.ends[parts[-1]]) == (start, end)
    assert tokens.cut_by(start, end) is not exact


def test_a_sentence() -> None:
    text = "“Over 10,000  U.S. workers”,\n50% of 您好 👩🏽‍🚒!  "
    assert tokens_of(text).texts == [
        "“", "Over", "10,000", " ", "U.S.", "workers", "”", ",", "\n", "50%", "of",
        "您", "好", "👩🏽‍🚒", "!", " ",
    ]  # fmt: skip


@given(long_text())
def test_long_texts_are_cut_too(text: str) -> None:
    assert "".join(tokens_of(text).pieces) == text
