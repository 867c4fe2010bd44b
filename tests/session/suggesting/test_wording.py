"""Reasons in words, and offers made of suggestions."""

import json

from hypothesis import given
from hypothesis import strategies as st

from annotator.session.suggesting.offers import offer, pair_offers
from annotator.session.suggesting.wording import figures, why, why_json
from annotator.suggest.passage import Passage
from annotator.suggest.reasons import (
    DifferentNumbers,
    Reason,
    SharedNames,
    SharedNumbers,
    SharedWords,
    SimilarMeaning,
    WordPair,
)
from annotator.suggest.suggestion import Band, Pair, Suggestion

REASONS: tuple[Reason, ...] = (
    SharedNames(("Rodong",)),
    SharedWords((WordPair("hours", "hour", 0.9), WordPair("Workers", "workers", 1.0))),
    SharedNumbers(("18",)),
)

some_words = st.lists(st.text(max_size=6), max_size=3).map(tuple)
reasons = st.one_of(
    st.builds(SharedNumbers, some_words),
    st.builds(SharedNames, some_words),
    st.builds(DifferentNumbers, some_words, some_words),
    st.builds(SimilarMeaning, st.floats(-1, 1)),
    st.builds(
        SharedWords,
        st.lists(st.builds(WordPair, st.text(), st.text(), st.floats(0.75, 1))).map(tuple),
    ),
)


def test_numbers_come_first_and_names_last() -> None:
    assert why(REASONS) == "18 · hours/hour · workers · Rodong"
    assert why(()) == ""


def test_a_line_names_few_of_many_words_and_a_record_all() -> None:
    shared = SharedWords(tuple(WordPair(letter, letter, 1.0) for letter in "abcdefgh"))
    assert why([shared]) == "a · b · c · d"
    assert len(why_json([shared])[0]["words"]) == 8


def test_quantities_that_differ_stand_side_by_side() -> None:
    differ = DifferentNumbers(("10,000", "two"), ("4,000",))
    hours = DifferentNumbers(("18 hours",), ("12 hours",))
    assert why([*REASONS, differ]).startswith("18 · 10,000, two ≠ 4,000 · hours/hour")
    assert figures([hours, *REASONS, differ]) == (
        ("18 hours", "12 hours"),
        ("10,000, two", "4,000"),
    )
    assert figures(REASONS) == ()


def test_the_meaning_is_named_where_it_is_alike() -> None:
    assert why([SimilarMeaning(0.814)]) == "meaning 0.81"
    assert why([SimilarMeaning(0.2)]) == ""


def test_records_say_their_kind() -> None:
    records = why_json([*REASONS, DifferentNumbers(("1",), ("2",)), SimilarMeaning(0.12345)])
    assert [record["kind"] for record in records] == [
        "names",
        "words",
        "numbers",
        "differs",
        "meaning",
    ]
    assert records[1]["words"][0] == {"query": "hours", "passage": "hour", "similarity": 0.9}
    assert records[4]["similarity"] == 0.123


@given(st.lists(reasons))
def test_any_reasons_are_one_line_and_json(found: list[Reason]) -> None:
    assert len(why(found).splitlines()) <= 1
    assert json.loads(json.dumps(why_json(found))) == why_json(found)
    assert all(len(pair) == 2 for pair in figures(found))


def test_an_offer_has_the_quote_and_the_words() -> None:
    text = "“Over 10,000\nworkers” 📰 left."
    suggestion = Suggestion(Passage("d", 1, 20), 0.71, Band.STRONG, REASONS, 3.0)
    made = offer(suggestion, text)
    assert made.quote == text[1:20] == "Over 10,000\nworkers"
    assert (made.band, made.score, made.why) == ("strong", 0.71, why(REASONS))
    assert not made.is_weak


def test_both_ends_of_a_pair_are_offers() -> None:
    pair = Pair(Passage("a", 0, 3), Passage("b", 2, 5), 0.2, Band.WEAK, REASONS, 1.0)
    a, b = pair_offers(pair, {"a": "one two", "b": "a two three"})
    assert (a.quote, b.quote) == ("one", "two")
    assert a.is_weak
