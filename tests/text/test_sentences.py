"""Sentences, in lines of any length."""

import sys
from itertools import pairwise
from subprocess import run

import pytest
from hypothesis import given, settings

from annotator.text import sentences as module
from annotator.text.sentences import next_sentence, previous_sentence, sentence_at, sentences
from annotator.text.white import REACH, WHITE
from tests.strategies import LONG_LINE, long_text, stored_text, text_and_extent, text_and_offset
from tests.text.seeds import seed, words_of
from tests.text.tiling import assert_units

IDS = ("blank", "words", "periods", "newlines", "nothing")


@given(stored_text())
def test_sentences_hold_all_ink_and_no_line_end(text: str) -> None:
    found = sentences(text)
    assert_units(text, found)
    assert not any("\n" in words_of(text, each) for each in found)
    bare = text.translate(dict.fromkeys(map(ord, WHITE)))
    assert (
        "".join(words_of(text, each) for each in found).translate(dict.fromkeys(map(ord, WHITE)))
        == bare
    )


@given(text_and_offset())
def test_the_sentence_at_an_offset_is_the_one_that_has_it(case: tuple[str, int]) -> None:
    text, offset = case
    found = sentences(text)
    assert sentence_at(text, offset) in found
    holding = [each for each in found if each[0] <= offset < each[1]]
    if holding:
        assert [sentence_at(text, offset)] == holding


@settings(max_examples=40)
@given(text_and_offset(long_text()))
def test_the_same_holds_in_long_lines(case: tuple[str, int]) -> None:
    text, offset = case
    found = sentences(text)
    assert_units(text, found)
    start, end = sentence_at(text, offset)
    assert (start, end) in found
    assert all(
        sentence_at(text, place) == (start, end) for place in (start, (start + end) // 2, end - 1)
    )
    assert next_sentence(text, offset) == min([s for s, _ in found if s > offset] + [len(text)])
    assert previous_sentence(text, offset) == max([s for s, _ in found if s < offset] + [0])


@given(text_and_offset())
def test_motions_stop_at_every_sentence_and_at_the_ends(case: tuple[str, int]) -> None:
    text, offset = case
    starts = [start for start, _ in sentences(text)]
    assert next_sentence(text, offset) == min([s for s in starts if s > offset] + [len(text)])
    assert previous_sentence(text, offset) == max([s for s in starts if s < offset] + [0])


@given(text_and_extent())
def test_sentences_of_a_part_are_those_that_have_some_of_it(case: tuple[str, int, int]) -> None:
    text, start, end = case
    whole = [each for each in sentences(text) if each[0] < end and start < each[1]]
    assert sentences(text, start, end) == (whole if start < end else [])


def test_a_long_line_is_cut_at_sentence_ends() -> None:
    text = "x. Y" + LONG_LINE
    found = sentences(text)
    assert {words_of(text, each) for each in found[2:]} == {
        "The ministry said on Monday that 10,000 workers had left."
    }


@pytest.mark.parametrize(
    "text", [" " * 200_000, "a " * 9_000, "." * 9_000, "\n" * 200_000, ""], ids=IDS
)
def test_motions_reach_the_ends_of_any_text(text: str) -> None:
    offset = 0
    while offset < len(text):
        assert next_sentence(text, offset) > offset
        offset = next_sentence(text, offset)
    assert next_sentence(text, offset) == len(text)
    while offset > 0:
        assert previous_sentence(text, offset) < offset
        offset = previous_sentence(text, offset)
    assert previous_sentence(text, 0) == 0


def test_a_sentence_of_a_line_without_end_costs_a_few_short_scans(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = LONG_LINE * 300
    scanned: list[int] = []
    original = module._starts

    def counting(piece: str) -> tuple[int, ...]:
        scanned.append(len(piece))
        return original(piece)

    monkeypatch.setattr(module, "_starts", counting)
    for act in (sentence_at, next_sentence, previous_sentence):
        scanned.clear()
        act(text, len(text) // 2)
        assert 0 < len(scanned) <= 8
        assert max(scanned) <= 4_096


def test_there_is_no_sentence_out_of_reach_of_ink() -> None:
    text = "a" + " " * (3 * REACH)
    assert sentence_at(text, 2 * REACH) == (2 * REACH, 2 * REACH)
    assert sentence_at(text, 5) == (0, 1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Smith left. He ran.", ["Mr. Smith left.", "He ran."]),
        ("“I ran,” he said. “So did I.”", ["“I ran,” he said.", "“So did I.”"]),
        (
            "工人很多。他们走了！「为什么？」他问",
            ["工人很多。", "他们走了！", "「为什么？」", "他问"],
        ),
        ("[1] BBC News. (2025). Inside.", ["[1] BBC News. (2025).", "Inside."]),
        ("One.\nTwo\u2028three\x85four", ["One.", "Two\u2028three\x85four"]),
        ("\xa0\u200bOne ran.\x0b  Two ran. \u3000", ["One ran.", "Two ran."]),
    ],
)
def test_what_a_sentence_is(text: str, parts: list[str]) -> None:
    assert [words_of(text, each) for each in sentences(text)] == parts


def test_between_sentences_it_is_the_one_before_and_on_a_blank_line_the_next() -> None:
    text = "One ran. Two ran.\n\n  Three ran.\n\n"
    assert words_of(text, sentence_at(text, 8)) == "One ran."
    assert words_of(text, sentence_at(text, 17)) == "Two ran."
    assert words_of(text, sentence_at(text, 18)) == "Three ran."
    assert words_of(text, sentence_at(text, 20)) == "Three ran."
    assert words_of(text, sentence_at(text, len(text))) == "Three ran."


def test_sentences_of_the_seeds() -> None:
    text = seed(1)
    place = text.index("18-hour shifts")
    found = words_of(text, sentence_at(text, place))
    assert found.startswith("A number of North Korean workers have spoken to BBC News to describe")
    assert found.endswith("a fraction of what people from other countries earn.")
    quotation = sentence_at(text, text.index("The outside world is our"))
    assert words_of(text, quotation).endswith("“The outside world is our enemy.”")
    single_paragraph = seed(0)
    found = words_of(single_paragraph, sentence_at(single_paragraph, 2_100))
    assert all(one[1] < other[0] for one, other in pairwise(sentences(single_paragraph)))
    assert found[0].isupper()
    assert found.endswith(".")


def test_nupunkt_is_loaded_when_the_first_sentence_is_asked_for() -> None:
    program = (
        "import sys, annotator.text.growing, annotator.text.quantities\n"
        "assert 'nupunkt' not in sys.modules\n"
        "annotator.text.growing.grow('A b. C d.', 0, 1)\n"
        "assert 'nupunkt' in sys.modules\n"
    )
    assert run([sys.executable, "-c", program], check=False).returncode == 0
