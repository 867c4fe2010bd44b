"""The parts that pairs are made with."""

from collections import Counter
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.session.training.pairing import remembered
from annotator.session.training.pairing.allowance import Allowance
from annotator.session.training.pairing.marking import marked
from annotator.session.training.pairing.remembered import Remembered, fingerprint
from annotator.session.training.pairing.spread import HELD, spread
from annotator.session.training.pairing.strangers import KEPT, Strangers, Want
from annotator.session.training.pairing.ties import round_robin
from tests.session.training.pairing.stories import Story
from tests.strategies import text_and_extent

bracketed = st.text(alphabet="[] a😀\n", min_size=1, max_size=12)


@given(text_and_extent(bracketed))
@settings(max_examples=50)
def test_marks_stand_once_and_around_the_passage(found: tuple[str, int, int]) -> None:
    text, start, end = found
    written, respelled = marked(text, (0, len(text)), (start, end))
    assert written.count("[[") == written.count("]]") == 1
    before, _, rest = written.partition("[[")
    said, _, after = rest.partition("]]")
    parts = text[:start], text[start:end], text[end:]
    assert respelled == ((before, said, after) != parts)
    for part, own in zip((before, said, after), parts, strict=True):
        assert part.replace(" ", "") == own.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "passage", "written"),
    [
        ("It rose. It fell.", (0, 7), "[[It rose]]. It fell."),
        ("[[x]] y", (6, 7), "[ [x] ] [[y]]"),
        ("[x]", (1, 2), "[ [[x]] ]"),
        ("[x]", (0, 3), "[[ [x] ]]"),
    ],
)
def test_brackets_of_the_text_are_no_marks(
    text: str, passage: tuple[int, int], written: str
) -> None:
    assert marked(text, (0, len(text)), passage)[0] == written


@given(st.integers(0, 9))
@settings(max_examples=10)
def test_any_two_meet_once(number: int) -> None:
    met = [frozenset(pair) for pair in round_robin(range(number))]
    assert Counter(met) == Counter(map(frozenset, combinations(range(number), 2)))


def test_all_have_met_one_before_one_meets_a_third() -> None:
    first = [each for pair in list(round_robin(range(9)))[:9] for each in pair]
    assert set(Counter(first).values()) == {2}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 3)), max_size=60))
@settings(max_examples=30)
def test_what_was_seen_is_remembered(entries: list[tuple[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remembered, "RECENT", 3)
        memory, plain = Remembered(), dict[int, int]()
        for key, value in entries:
            if key not in plain:
                memory.put(key, value)
                plain[key] = value
        assert {key: memory.get(key) for key in range(61)} == {
            key: plain.get(key) for key in range(61)
        }


def test_fingerprints_keep_words_apart() -> None:
    words = [("a", "b"), ("ab",), ("b", "a"), ("a", "b", ""), ("", "ab")]
    assert len({fingerprint(*each) for each in words}) == len(words)
    assert all(fingerprint(*each) < 2**62 for each in words)
    # The same on every machine.
    assert fingerprint("a", "b") == 0x3FF05445C0D4AEA8


def test_negatives_are_worth_what_the_positives_are() -> None:
    allowance = Allowance(0.5)
    assert allowance.left == 0
    allowance.earn(5)
    assert allowance.left == 2
    allowance.spend()
    assert allowance.left == 1
    assert [Allowance(0.1).share(each) for each in (9, 10, 30)] == [0, 1, 3]


@pytest.mark.parametrize("number", [0, 1, 7, HELD + 50])
def test_all_rows_leave_once_however_many_there_are(number: int) -> None:
    rows = [(str(each % 3), each) for each in range(number)]
    assert sorted(spread(rows, Random(1))) == list(range(number))


def test_rows_are_shuffled_and_few_of_a_set_are_neighbours() -> None:
    rows = [(str(each // 10), each) for each in range(500)]
    order = list(spread(rows, Random(1)))
    assert order != sorted(order)
    assert sum(one // 10 == other // 10 for one, other in pairwise(order)) < 3


def test_a_stranger_is_never_of_the_bundle_that_wants_it() -> None:
    spans = Story("one", [["He ran.", "She ran."], ["They ran."]]).spans
    strangers: Strangers[str] = Strangers(Random(1))
    for home, of_article in enumerate(spans):
        strangers.offer(home, of_article)
    for home in (0, 1):
        for _ in range(20):
            strangers.waiting.append(Want(home, "statistic", lambda span: span.document))
        assert set(strangers.serve()) == {("one-2", "one-1")[home]}


def test_a_want_waits_until_there_is_a_passage_of_its_label() -> None:
    (spans,) = Story("one", [["He ran.", "She ran."]], label="testimony").spans
    strangers: Strangers[str] = Strangers(Random(1))
    strangers.waiting.append(Want(0, "statistic", lambda span: span.id))
    strangers.offer(1, spans)
    assert list(strangers.serve()) == []
    assert len(strangers.waiting) == 1
    assert len(list(strangers.serve_rest())) == 1
    assert not strangers.waiting


def test_a_want_that_no_passage_fits_is_given_up() -> None:
    (spans,) = Story("one", [["He ran.", "She ran."]]).spans
    strangers: Strangers[str] = Strangers(Random(1))
    strangers.offer(1, spans)
    strangers.waiting.append(Want(0, "statistic", lambda _: None))
    assert list(strangers.serve()) == []
    assert not strangers.waiting


def test_the_sample_to_draw_from_is_bounded_and_fair() -> None:
    (spans,) = Story("one", [["He ran."]]).spans
    strangers: Strangers[int] = Strangers(Random(1))
    for home in range(4 * KEPT):
        strangers.offer(home, spans)
    kept = strangers._samples["statistic"].kept
    assert len(kept) == KEPT
    mean = sum(home for home, _ in kept) / KEPT
    assert 1.8 * KEPT < mean < 2.2 * KEPT
