"""What is suggested, and in which order."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.passage import Article, Passage
from annotator.suggest.query import Claims, Query
from annotator.suggest.ranking import suggest
from annotator.suggest.scope import Scope
from annotator.suggest.suggestion import Band, Suggestion
from annotator.suggest.table import Table, shipped
from annotator.suggest.weights import SECOND_PART
from annotator.text.trimming import trim
from tests.strategies import long_text, stored_text
from tests.suggest.story import articles, asked, built, passage, words


def test_the_sentence_that_says_the_same_comes_first() -> None:
    scope = built()
    found = suggest(scope, asked(scope, "one", "Over 10,000 workers walked out"))
    assert list(found) == ["two", "three"]
    assert "10,000 miners have walked out" in words(scope, found["two"][0].passage)
    assert found["two"][0].score > found["three"][0].score


def test_an_article_is_asked_for_by_id_and_top_holds() -> None:
    scope = built()
    query = asked(scope, "one", "The union asked for two days of rest")
    assert list(suggest(scope, query, ["three"])) == ["three"]
    assert len(suggest(scope, query, top=1)["three"]) == 1
    assert suggest(scope, query, ["one", "unheard of"]) == {"unheard of": []}


def test_nothing_shared_is_nothing_suggested() -> None:
    scope = built({"one": "Snow fell in Oslo.", "two": "Prices rose.\n\n工人。"})
    assert suggest(scope, asked(scope, "one", "Snow fell")) == {"two": []}


def test_every_member_is_asked_for() -> None:
    scope = Scope(articles())
    alone = asked(scope, "one", "“We are tired,” said Ana Ruiz.")
    assert suggest(scope, alone)["two"] == []
    both = Query((*alone.members, passage(scope, "three", "Pits stood still as labourers")))
    found = suggest(scope, Query((*both.members, passage(scope, "one", "walked out of the pits"))))
    assert list(found) == ["two"]
    assert "walked out" in words(scope, found["two"][0].passage)


def test_what_answers_two_members_comes_before_what_answers_one_as_well() -> None:
    one = ("Snow fell on Monday night.", "Roads closed on Tuesday morning.")
    of_one = "Roads closed on Tuesday morning in Oslo."
    of_both = "Roads closed, and snow fell, on Monday night in Oslo."
    scope = Scope([Article("one", "\n".join(one)), Article("two", f"{of_one}\n{of_both}")])
    snow, roads = (passage(scope, "one", each) for each in one)
    alone, both = (
        suggest(scope, Query(members), whole_sentences=True)["two"][0].passage
        for members in ((roads,), (roads, snow))
    )
    assert words(scope, alone) == of_one
    assert words(scope, both) == of_both


def test_what_is_taken_is_hidden() -> None:
    scope = built()
    query = asked(scope, "one", "Over 10,000 workers walked out")
    taken = passage(scope, "two", "10,000 miners have walked out")
    hidden = suggest(scope, Query(query.members, Claims(taken=(taken,))))["two"]
    assert not any(row.passage.overlaps(taken) for row in hidden)


def test_what_is_refused_is_gone() -> None:
    scope = built()
    query = asked(scope, "one", "Over 10,000 workers walked out")
    refused = suggest(scope, query)["two"][0].passage
    left = suggest(scope, Query(query.members, Claims(refused=(refused,))))["two"]
    assert not any(row.passage.mostly(refused) for row in left)


def test_a_wording_that_comes_again_is_suggested_once() -> None:
    texts = {"one": "Snow fell in Oslo.", "two": "Snow in Oslo\n\nIt rains.\n\nSnow in Oslo"}
    scope = built(texts)
    query = asked(scope, "one", "Snow fell in Oslo")
    (first,) = suggest(scope, query, whole_sentences=True)["two"]
    hidden = Query(query.members, Claims(taken=(first.passage,)))
    (second,) = suggest(scope, hidden, whole_sentences=True)["two"]
    assert words(scope, first.passage) == words(scope, second.passage) == "Snow in Oslo"
    assert first.passage != second.passage


def test_another_part_of_the_best_sentence_comes_behind_what_answers_nearly_as_well() -> None:
    said = "Over 10,000 workers walked out in Oslo on Monday"
    two = f"{said}, and miners went home, police said.\n\nOn Monday 10,000 walked out."
    scope = built({"one": f"{said}.", "two": two, "three": "It rains."})
    rows = suggest(scope, asked(scope, "one", said))["two"]
    end = two.index("\n")
    assert [row.passage.start < end for row in rows] == [True, False, True]
    assert rows[2].rank == pytest.approx(SECOND_PART * rows[0].rank)


def test_what_is_elsewhere_comes_later() -> None:
    scope = built()
    query = asked(scope, "one", "The union asked for two days of rest")
    first, *_ = suggest(scope, query, whole_sentences=True)["three"]
    rows = suggest(
        scope, Query(query.members, Claims(elsewhere=(first.passage,))), whole_sentences=True
    )["three"]
    later = next(row for row in rows if row.passage == first.passage)
    assert later.rank < first.rank
    assert later.score == first.score


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, 10_000)])
def test_a_range_outside_the_text_is_refused_in_a_sentence(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"{start}-{end} is no range of “one”"):
        suggest(built(), Query((Passage("one", start, end),)))


def test_an_article_out_of_scope_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="“four” is not among the articles"):
        suggest(built(), Query((Passage("four", 0, 5),)))


def test_one_article_has_nothing_to_suggest() -> None:
    scope = built({"one": "Snow fell in Oslo."})
    assert suggest(scope, asked(scope, "one", "Snow")) == {}


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[str], Query]:
    """The texts of some articles, and a query for a part of the first."""
    texts = draw(st.lists(stored_text(8) | long_text(), min_size=2, max_size=3))
    start = draw(st.integers(0, len(texts[0]) - 1))
    member = Passage("0", start, draw(st.integers(start + 1, len(texts[0]))))
    claimed = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=3))
    claims = tuple(Passage("1", at, at + length) for at, length in claimed)
    return texts, Query((member,), Claims(claims[:1], claims[1:2], claims[2:]))


def checked(rows: list[Suggestion], document: str, text: str, claims: Claims) -> None:
    """Assert what holds of any answer."""
    for row in rows:
        start, end = row.passage.extent
        assert row.passage.document == document
        assert 0 <= start < end <= len(text)
        assert trim(text, start, end) == (start, end)
        assert 0 <= row.score <= 1
        assert (row.band is Band.WEAK) == (row.score < 0.3)
        assert not any(map(row.passage.overlaps, claims.taken))
        assert not any(map(row.passage.mostly, claims.refused))
    assert all(one.rank >= other.rank for one, other in pairwise(rows))


@given(questions(), st.booleans(), st.sampled_from((None, shipped())))
def test_what_holds_of_any_answer(
    question: tuple[list[str], Query], whole: bool, table: Table | None
) -> None:
    texts, query = question
    scope = Scope((Article(str(at), text) for at, text in enumerate(texts)), table=table)
    before = suggest(scope, query, top=3, whole_sentences=whole)
    scope.advance(10)
    after = suggest(scope, query, top=3, whole_sentences=whole)
    for found in (before, after):
        assert list(found) == [str(at) for at in range(1, len(texts))]
        for document, rows in found.items():
            assert len(rows) <= 3
            checked(rows, document, texts[int(document)], query.claims)


ASK = """
import json, sys
from tests.suggest.story import asked, built
from annotator.suggest.ranking import suggest
from annotator.suggest.table import shipped
scope = built(table=shipped())
found = suggest(scope, asked(scope, "one", sys.argv[1]))
print(json.dumps({each: list(map(repr, rows)) for each, rows in found.items()}))
"""


def test_the_answer_is_the_same_in_another_process() -> None:
    asking = "The union asked for two days of rest. “We are tired,”"
    answers = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", ASK, asking],
                cwd=Path(__file__).parents[2],
                env=os.environ | {"PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
        for seed in ("1", "2")
    ]
    assert answers[0] == answers[1]
    assert all(answers[0].values())
