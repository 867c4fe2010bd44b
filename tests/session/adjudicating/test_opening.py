"""Whom a comparison is between, where, and for whom."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.step import Change
from annotator.session.adjudicating.choosing import (
    commit_for,
    gold_annotator,
    usual_gold,
    worked_on,
)
from annotator.session.adjudicating.opening import Wanted, compared, comparison_of
from annotator.session.desk import Desk
from annotator.storage.store import Store
from tests.factories import ADA, BEN, TEXTS, import_story, make_span, make_step
from tests.session.adjudicating.bench import CLEO


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two stories; Ada has a span in both, Ben in “strike”, Cleo nowhere."""
    with Store.open(tmp_path / "two.db", create=True) as opened:
        strike = import_story(opened)[0]
        other = import_story(opened, ["Nobody came."], story="a")[0]
        opened.add_annotator(CLEO)
        for who, document, text in (
            (ADA, strike, TEXTS[0]),
            (BEN, strike, TEXTS[0]),
            (ADA, other, "Nobody came."),
        ):
            span = make_span(document, text, 0, 4, annotator=who.id)
            opened.commit(make_step([Change(None, span)], annotator=who.id))
        yield opened


def test_the_story_is_the_one_that_both_worked_on(store: Store) -> None:
    assert compared(store, Wanted("ada", "BEN")).story == "strike"
    assert compared(store, Wanted("ada", "ben"), last_story="a").story == "strike"


def test_who_worked_on_what_is_known_for_the_stories_of_two(store: Store) -> None:
    assert worked_on(store) == {"strike": [ADA, BEN]}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted("ada", "zoe"), "There is no annotator “zoe”."),
        (Wanted("ada", "Ada"), "Ada cannot be compared with Ada."),
        (Wanted("ada", "cleo"), "Ada and Cleo have no story in common."),
        (Wanted("ada", "ben", "a"), "Ben has tagged nothing in the story “a”."),
        (Wanted("ada", "ben", None, "Ada"), "Ada is no gold annotator"),
        (Wanted("ada", "ben", None, "  "), "The layer of the result needs a name."),
    ],
)
def test_what_cannot_be_compared_is_refused(store: Store, wanted: Wanted, said: str) -> None:
    with pytest.raises(Refused) as refused:
        compared(store, wanted)
    assert str(refused.value).startswith(said)
    assert refused.value.remedy


def test_the_result_is_of_somebody_else(store: Store) -> None:
    best = Annotator("best", "Best", "gold")
    store.add_annotator(best)
    with pytest.raises(Refused, match="nobody decides as that"):
        compared(store, Wanted("ada", "ben", None, "best"), adjudicator="best")
    assert gold_annotator(store, " BEST ") == best


def test_the_result_is_called_as_the_only_one_there_is(store: Store) -> None:
    assert usual_gold(store) == "gold"
    store.add_annotator(Annotator("best", "Best", "gold"))
    assert usual_gold(store) == "Best"
    store.add_annotator(Annotator("other", "Other", "gold"))
    assert usual_gold(store) == "gold"


def test_the_gold_annotator_is_made_known_with_the_first_decision(
    tmp_path: Path, store: Store
) -> None:
    store.close()
    with Desk.open(tmp_path / "two.db") as desk:
        found = desk.call(lambda store: compared(store, Wanted("ada", "ben")))
        assert found.gold == Annotator("gold", "gold", "gold")
        comparison = comparison_of(desk, CLEO, found)
        assert desk.call(lambda store: store.annotator("gold")) is None
        step = comparison.sitting.do(comparison.plan_agreed()).step
        assert step is not None
        desk.call(lambda store: commit_for(store, found.gold, step))
        assert desk.call(lambda store: store.annotator("gold")) == found.gold
        again = desk.call(lambda store: compared(store, Wanted("ada", "ben")))
        comparison = comparison_of(desk, CLEO, again)
        assert comparison.waiting == []
        assert [
            each.adjudication.adjudicator for each in comparison.agreed if each.adjudication
        ] == ["cleo"]
