"""Each step of the engine can be left out, and does something."""

from dataclasses import fields, replace

import pytest

from annotator.suggest.passage import Article
from annotator.suggest.query import Query
from annotator.suggest.ranking import suggest
from annotator.suggest.scope import Scope
from annotator.suggest.steps import Steps
from annotator.suggest.table import shipped
from annotator.text.normalise import normalise
from tests.suggest.story import TEXTS, articles, passage

APPEAL = "\n\nSign in to read how the miners walked out"
QUERIES = (
    ("one", "Over 10,000 workers walked out"),
    ("one", "The mine at Oreb collapsed on Monday"),
    ("three", "The union wants a rest of two days"),
)


def answers(steps: Steps) -> list[str]:
    """What the engine says of a few queries about the story, one of them with two members."""
    story = articles({**TEXTS, "two": normalise(TEXTS["two"] + APPEAL)})
    scope = Scope(
        [*story, Article("four", "Two days of rest: the miners insist.")],
        steps=steps,
        table=shipped(),
    )
    while not scope.advance(1):
        pass
    members = [passage(scope, *query) for query in QUERIES]
    queries = [*(Query((each,)) for each in members), Query((members[0], members[2]))]
    return [repr(suggest(scope, query)) for query in queries]


@pytest.fixture(scope="module")
def whole() -> list[str]:
    return answers(Steps())


@pytest.mark.parametrize("step", [field.name for field in fields(Steps)])
def test_leaving_out_a_step_changes_the_answer(step: str, whole: list[str]) -> None:
    assert answers(replace(Steps(), **{step: False})) != whole


def test_the_answer_is_the_same_again(whole: list[str]) -> None:
    assert answers(Steps()) == whole
