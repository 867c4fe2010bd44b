"""What batches and the annotators in them are called."""

import pytest

from annotator.domain.errors import Refused
from annotator.session.reviewing.drawing import Setup
from annotator.session.reviewing.naming import Aliases, aliases_of, batch_with, find_batch
from tests.factories import make_batch
from tests.session.reviewing.layers import SPANS, Layers
from tests.session.stores import folder

BATCHES = [make_batch(id=each) for each in ("06abc", "06abd", "2xyz")]

NAMES = {"ada": "Ada", "ben": "Ben", "cy": "Cy", "dan": "Dan"}


@pytest.mark.parametrize(
    ("word", "number"), [("1", 1), (" #3 ", 3), ("06abd", 2), ("2xyz", 3), ("2", 2)]
)
def test_a_batch_is_named_by_number_or_beginning_of_its_id(word: str, number: int) -> None:
    assert find_batch(BATCHES, word) == (number, BATCHES[number - 1])


IMPORTED = [make_batch(id=each) for each in ("2", "1", "b", "06abc", "06abcd")]
"""Ids that came from elsewhere: two are numbers of others, one is the beginning of another."""


@pytest.mark.parametrize(("word", "number"), [("2", 2), ("b", 3), ("06abc", 4), ("06abcd", 5)])
def test_an_id_that_came_from_elsewhere_names_its_batch(word: str, number: int) -> None:
    assert find_batch(IMPORTED, word) == (number, IMPORTED[number - 1])


def test_a_batch_is_found_by_its_id_whatever_that_is() -> None:
    for number, batch in enumerate(IMPORTED, start=1):
        assert batch_with(IMPORTED, batch.id) == (number, batch)
    with pytest.raises(Refused, match="There is no batch “06ab”"):
        batch_with(IMPORTED, "06ab")


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("4", "There is no batch “4”. “annotator review --list” lists them."),
        ("0", "There is no batch “0”."),
        ("06a", "There is no batch “06a”."),
        ("06ab", "“06ab” is the beginning of several ids, of batches 1, 2."),
        ("", "There is no batch “”."),
        ("9" * 30, "There is no batch"),
    ],
)
def test_what_names_no_batch_is_refused(word: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        find_batch(BATCHES, word)
    assert str(refused.value).startswith(message)


def test_in_a_blind_batch_nobody_has_a_name() -> None:
    batch = make_batch(annotators=("ada", "ben", "cy"), reviewer="dan")
    aliases = Aliases(batch, signed_off=False, names=NAMES)
    assert sorted(aliases.all) == ["ada", "ben", "cy"]
    assert [*aliases.all.values()] == ["annotator 1", "annotator 2", "annotator 3"]
    assert aliases.name("eve") == "somebody else"
    assert aliases.name("dan") == "Dan"


def test_once_signed_everybody_has() -> None:
    batch = make_batch(annotators=("ada", "eve"))
    for known in (
        Aliases(batch, signed_off=True, names=NAMES),
        Aliases(make_batch(annotators=("ada", "eve"), blind=False), signed_off=False, names=NAMES),
    ):
        assert known.all == {"ada": "Ada", "eve": "eve"}
        assert known.name("ben") == "Ben"


def test_the_numbers_say_nothing_of_the_names() -> None:
    orders = {
        tuple(
            Aliases(make_batch(id=f"{each}", annotators=("ada", "ben", "cy")), signed_off=False).all
        )
        for each in range(60)
    }
    assert len(orders) == 6


def test_the_numbers_stay() -> None:
    """Written down, so that no later version of this program or of Python numbers otherwise."""
    batch = make_batch(id="b", seed=3, annotators=("ada", "ben", "cy"))
    assert [*Aliases(batch, signed_off=False).all] == ["ben", "ada", "cy"]


def test_anonymous_is_more_than_blind() -> None:
    with folder() as here:
        layers = Layers(here)
        layers.mark("alpha")
        batch = layers.keep(Setup(kinds=SPANS, size=1, blind=False))
        seen = aliases_of(layers.store, batch)
        hidden = aliases_of(layers.store, batch, anonymous=True)
        layers.store.close()
    assert (seen.name("ada"), seen.name("cy")) == ("Ada", "Cy")
    assert (hidden.name("ada"), hidden.name("cy")) == ("annotator 1", "the reviewer")
    assert hidden.name("ben") == "somebody else"
