"""The array of tokens says the same as the tokens, however it is made."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import token_array
from annotator.formats.token_array import TokenArrays
from annotator.text.tokens import tokens_of
from tests.strategies import stored_text

WHITE = st.lists(st.sampled_from([" ", " ", "\n", "\t", "a", "B.", "1,", "\u3000"])).map("".join)

KEPT = TokenArrays()
"""Keeps numbers of the examples before."""


@given(st.one_of(stored_text(), WHITE))
def test_it_is_what_the_tokens_are(text: str) -> None:
    tokens = tokens_of(text)
    afters = [*tokens.starts[1:], len(text)]
    wanted = [
        {"text": said, "ws": end < after, "start": start, "end": end, "id": number}
        for number, (said, start, end, after) in enumerate(
            zip(tokens.texts, tokens.starts, tokens.ends, afters[: len(tokens.starts)], strict=True)
        )
    ]
    for arrays in (KEPT, TokenArrays()):
        found = arrays.of(text)
        assert json.loads(found.json) == wanted
        assert (found.bounds.starts, found.bounds.ends) == (tokens.starts, tokens.ends)


def test_long_texts_are_written_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = TokenArrays().of("one two three four\nfive six ").json
    monkeypatch.setattr(token_array, "KEPT", 12)
    assert TokenArrays().of("one two three four\nfive six ").json == wanted


def test_a_terminal_is_told_nothing() -> None:
    assert "\\u202e" in TokenArrays().of("a\u202eb c").json
