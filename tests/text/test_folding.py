"""Folded text and the way back."""

from itertools import pairwise

import pytest
from hypothesis import given

from annotator.text.folding import fold, fold_text
from tests.strategies import nasty_text, text_and_extent


@given(nasty_text())
def test_the_way_back_is_monotone_and_ends_at_the_ends(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[len(folded.text)] == folded.offsets[-1] == len(text)
    assert all(0 <= one <= other for one, other in pairwise(folded.offsets))
    assert folded.offsets[1:9:2] == list(folded.offsets)[1:9:2]


@given(nasty_text())
def test_every_folded_code_point_comes_from_where_the_way_back_leads(text: str) -> None:
    folded = fold(text)
    for place, character in enumerate(folded.text):
        source = text[slice(*folded.extent(place, place + 1))]
        assert character in fold_text(source)
        first = folded.offsets.first_at(folded.offsets[place])
        assert folded.offsets[first] == folded.offsets[place]
        assert first == place or not folded.whole(place, len(folded.text))


@given(text_and_extent(nasty_text()))
def test_whole_extents_fold_to_what_they_stand_for(case: tuple[str, int, int]) -> None:
    text, start, end = case
    folded = fold(text)
    start, end = folded.offsets.first_at(start), folded.offsets.first_at(end)
    assert start <= end
    if folded.whole(start, end):
        assert fold_text(text[slice(*folded.extent(start, end))]) == folded.text[start:end]


@given(nasty_text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


def test_the_first_folded_index_at_an_offset() -> None:
    folded = fold("a \xa0 \u2028bß\xadc")
    assert folded.text == "a bssc"
    assert list(folded.offsets) == [0, 1, 5, 6, 6, 8, 9]
    assert [folded.offsets.first_at(offset) for offset in range(10)] == [
        0, 1, 2, 2, 2, 2, 3, 5, 5, 6,
    ]  # fmt: skip
    with pytest.raises(IndexError):
        folded.offsets[7]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("THE “Loyalty\xa0Fees’", "the \"loyalty fees'"),
        ("18‑plus – 2010—2015", "18-plus - 2010-2015"),
        (" a\n\n\t\u3000b ", " a b "),
        ("work\xaders in\u200bside", "workers inside"),
        ("a\u200b \u200bb", "a b"),
        ("Straße ﬁne", "strasse fine"),
        ("e\u0301é", "e\u0301é"),
    ],
)
def test_what_is_folded(text: str, folded: str) -> None:
    assert fold_text(text) == folded
    assert fold(text).text == folded
