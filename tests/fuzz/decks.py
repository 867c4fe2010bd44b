"""Cards that are drawn until none is left, and then all again in another order."""

import random
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Deck(Generic[T]):
    """Draws each card once before any comes again."""

    def __init__(self, cards: Sequence[T], dice: random.Random) -> None:
        self._cards = cards
        self._dice = dice
        self._left: list[T] = []

    def draw(self) -> T:
        """The next card."""
        if not self._left:
            self._left = self._dice.sample(self._cards, len(self._cards))
        return self._left.pop()


class Decks:
    """A deck of the places, and at each place a deck of what can be done there."""

    def __init__(self, places: Sequence[str], acts: Sequence[str], dice: random.Random) -> None:
        self._places = Deck(places, dice)
        self._acts = {place: Deck(acts, dice) for place in places}

    def draw(self, number: int) -> tuple[str, list[str]]:
        """A place, and so many acts there."""
        place = self._places.draw()
        return place, [self._acts[place].draw() for _ in range(number)]
