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
"""Has seen whatever the examples before had."""


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


def test_it_forgets_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    arrays = TokenArrays()
    before = arrays.of("one two three four\nfive six ").json
    monkeypatch.setattr(token_array, "KEPT", 2)
    assert arrays.of("one two three four\nfive six ").json == before
    assert arrays.of("a b c").json == TokenArrays().of("a b c").json


def test_a_terminal_is_told_nothing() -> None:
    assert b"\\u202e" in TokenArrays().of("a\u202eb c").json
