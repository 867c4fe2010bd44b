"""Where a passage may begin and end inside its sentence."""

from itertools import pairwise

import pytest
from hypothesis import given

from annotator.suggest.cuts import Strength, cuts, runs
from annotator.suggest.weights import RUN_AT_LEAST, RUN_CUTS, RUN_PARTS
from annotator.text.white import WHITE
from tests.strategies import LONG_LINE, long_text, nasty_text


def parts(sentence: str) -> list[str]:
    """What lies between neighbouring cuts."""
    return [sentence[one:other] for one, other in pairwise(cuts(sentence))]


def passages(sentence: str) -> set[str]:
    return {sentence[run.start : run.end] for run in runs(sentence)}


def test_a_sentence_is_cut_at_marks_and_before_openers_and_prepositions() -> None:
    sentence = "Over 10,000 workers were sent to Russia, and many – he said – died."
    assert parts(sentence) == [
        "Over 10,000 workers were sent ",
        "to Russia,",
        " ",
        "and many –",
        " he said –",
        " died.",
    ]
    natural = cuts(sentence)
    assert natural[sentence.index("to Russia")] == Strength.PREPOSITION
    assert natural[sentence.index("and many")] == Strength.OPENER
    assert natural[sentence.index(" he said")] == Strength.MARK


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 10,000 workers",
        "The 10:30 train",
        "The 18-hour shifts",
        "The 2019–20 season",
        "Mr. Kim isn’t there",
        "All workers’ rights",
        "The U.S. army",
        "Last Sept. they left",
        "He who's there",
    ],
)
def test_what_is_inside_a_word_a_number_or_a_name_is_not_cut(sentence: str) -> None:
    assert list(cuts(sentence)) == [0, len(sentence)]


def test_a_passage_is_offered_with_its_quotation_marks_and_without() -> None:
    found = passages("“They are slaves,” the minister said.")
    assert {"“They are slaves,”", "They are slaves", "the minister said"} <= found


def test_marks_that_belong_to_what_is_outside_are_left_out() -> None:
    found = passages("The ministry (in Seoul) said: workers – many – left, they say.")
    assert {"in Seoul", "(in Seoul)", "many – left", "workers – many", "they say"} <= found
    assert not any(each.startswith((")", ",", "–", ":")) for each in found)
    assert not any(each.endswith(("(", ",", "–", ":")) for each in found)


def test_of_a_pair_of_marks_there_are_both_or_none() -> None:
    for marks in ("()", "“”", '""'):
        sentence = f"The ministry {marks[0]}in Seoul, which knows{marks[1]} said they left."
        assert "in Seoul" in passages(sentence)
        for each in passages(sentence):
            assert (marks[0] in each) == (each.count(marks[1]) == sentence.count(marks[1]))
    assert "“They were slaves" in passages("“They were slaves, the minister said.")


def test_a_leading_conjunction_is_left_out_where_enough_stays() -> None:
    found = runs("They left, and many workers died")
    run = next(run for run in found if run.start == len("They left, and "))
    assert run.opening == Strength.MARK
    assert "and many workers died" not in passages("They left, and many workers died")
    assert "or died." not in passages("They left or died.")


def test_the_period_belongs_to_the_sentence_only() -> None:
    sentence = "They left in 2019, many for the U.S."
    assert "many for the U.S." in passages(sentence)
    sentence = "They left in 2019, he said. "
    assert passages(sentence) >= {"They left in 2019, he said.", "he said"}
    assert "They left in 2019, he said" not in passages(sentence)
    assert "he said" in passages("They left in 2019, he said . ")


def test_scripts_without_spaces_are_cut_at_their_own_marks() -> None:
    assert "工人被派往俄罗斯" in passages("朝鲜说\uff0c超过五万名\uff0c工人被派往俄罗斯。")
    assert "超过五万名工人" in passages("朝鲜说「超过五万名工人」在那里。")


def test_a_long_sentence_has_few_runs() -> None:
    assert len(cuts(LONG_LINE)) <= RUN_CUTS + 1
    assert len(runs(LONG_LINE)) <= RUN_CUTS * RUN_PARTS + 1
    marks = cuts("The men of Seoul, they say, left. " * 20)
    assert len("The men of Seoul,") in marks
    assert len("The men ") not in marks


@given(nasty_text() | long_text())
def test_runs_lie_inside_the_sentence_and_are_trimmed(sentence: str) -> None:
    whole, *others = runs(sentence)
    assert sentence[whole.start : whole.end] == sentence.strip(WHITE)
    for run in others:
        passage = sentence[run.start : run.end]
        assert 0 <= run.start < run.end <= len(sentence)
        assert len(passage) == run.end - run.start >= RUN_AT_LEAST
        assert passage == passage.strip(WHITE + ",;:–—-")
    extents = [(run.start, run.end) for run in (whole, *others)]
    assert len(set(extents)) == len(extents)
