"""Texts that would take for ever, were the work not bounded."""

import pytest

from annotator.suggest.pairing import mutual_best
from annotator.suggest.passage import Article, Passage
from annotator.suggest.query import Query
from annotator.suggest.ranking import suggest
from annotator.suggest.scope import Scope
from annotator.suggest.table import shipped
from annotator.suggest.weights import READ, TERMS
from tests.suggest.story import TEXTS, articles, asked, built, words

MILLION = 1_000_000
LINES = {
    "sentences": "The ministry said on Monday that 10,000 workers had left. ",
    "words": "workers had left the pits and the union said that ",
    "numbers": "10,000 4,000 2 ",
    "one word": "x",
    "ideographs": "五万工人罢工",
    "from right to left": "עובדים יצאו לשביתה ",
}


@pytest.mark.parametrize("piece", LINES.values(), ids=LINES)
def test_a_line_of_a_million_is_bounded_work(piece: str) -> None:
    line = (piece * (MILLION // len(piece))).strip()
    scope = Scope([*articles(), Article("long", line)], table=shipped())
    read = scope.reading.sentences["long"]
    assert read[-1].passage.start < READ
    assert all(len(unit.tokens) <= TERMS for unit in scope.units)
    asking = asked(scope, "one", "Over 10,000 workers walked out")
    for query in (asking, Query((Passage("long", 0, len(line)),))):
        found = suggest(scope, query)
        assert all(len(rows) <= 5 for rows in found.values())
    last = Query((Passage("long", len(line) - 20, len(line)),))
    assert list(suggest(scope, last)) == ["one", "two", "three"]


def test_copies_of_an_article_answer_alike() -> None:
    scope = built({str(copy): TEXTS["two"] for copy in range(300)} | {"one": TEXTS["one"]})
    assert len(scope.units) < 20
    found = suggest(scope, asked(scope, "one", "Over 10,000 workers walked out"))
    assert len(found) == 300
    assert len({(rows[0].score, words(scope, rows[0].passage)) for rows in found.values()}) == 1
    assert mutual_best(scope, most=20)


@pytest.mark.parametrize("text", ["", "\n\n", ".", "!?", "\u200b", "\ud7ff", "a"])
def test_an_article_that_says_nothing_has_nothing(text: str) -> None:
    scope = built({**TEXTS, "empty": text})
    assert suggest(scope, asked(scope, "one", "Over 10,000 workers walked out"))["empty"] == []
    assert mutual_best(scope)


def test_no_articles_and_no_members() -> None:
    scope = Scope([])
    assert scope.advance(0)
    assert mutual_best(scope) == []
    with pytest.raises(ValueError, match="no passage"):
        suggest(scope, Query(()))
