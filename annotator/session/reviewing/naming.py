"""What a batch is called, and what the annotators in it are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from annotator.domain.batch import Batch
from annotator.domain.errors import Refused
from annotator.storage.store import Store

LISTED = "“annotator review --list” lists them."

SHORTEST = 4
"""Characters that the beginning of an id has at least, so that no mistyped number is one."""


def batch_with(batches: Sequence[Batch], batch_id: str) -> tuple[int, Batch]:
    """The batch with this id, with its number; raises `Refused` where there is none.

    `batches` are all there are, oldest first.
    """
    for number, batch in enumerate(batches, start=1):
        if batch.id == batch_id:
            return number, batch
    raise Refused(f"There is no batch “{batch_id}”.", LISTED)


def find_batch(batches: Sequence[Batch], word: str) -> tuple[int, Batch]:
    """The batch that a word names, with its number: its number, its id or the beginning of that.

    `batches` are all there are, oldest first; batch 3 is the third of them. An id that came from
    elsewhere may be a number too: the number counts.

    Raises:
        Refused: there is none, or the word is the beginning of several ids.
    """
    asked = word.strip().removeprefix("#")
    if re.fullmatch("[0-9]{1,9}", asked) and 1 <= int(asked) <= len(batches):
        return int(asked), batches[int(asked) - 1]
    if any(batch.id == asked for batch in batches):
        return batch_with(batches, asked)
    found = [
        (number, batch)
        for number, batch in enumerate(batches, start=1)
        if len(asked) >= SHORTEST and batch.id.startswith(asked)
    ]
    if not found:
        raise Refused(f"There is no batch “{word}”.", LISTED)
    if len(found) > 1:
        numbers = ", ".join(str(number) for number, _ in found)
        raise Refused(f"“{word}” is the beginning of several ids, of batches {numbers}.", LISTED)
    return found[0]


def aliases_of(store: Store, batch: Batch, *, anonymous: bool = False) -> "Aliases":
    """What the annotators of a batch are called as it stands.

    `anonymous`: nobody has a name, the reviewer neither, be it blind and unsigned or not.
    """
    if anonymous:
        hidden = replace(batch, blind=True)
        return Aliases(hidden, signed_off=False, names={batch.reviewer: "the reviewer"})
    names = {each.id: each.name for each in store.annotators()}
    return Aliases(batch, signed_off=bool(store.signoffs(batch.id)), names=names)


class Aliases:
    """What the annotators of a batch are called: by name, or in a blind one by number.

    The order of the numbers says nothing of the names, and nothing of the order in another batch
    with the same seed.
    """

    def __init__(
        self, batch: Batch, *, signed_off: bool, names: Mapping[str, str] | None = None
    ) -> None:
        """`signed_off`: the batch was ever signed, which ends its blindness for good.

        `names` are the annotators' names by id; without them they are called by their ids.
        """
        self._names = dict(names or {})
        self._hidden = batch.blind and not signed_off
        self._reviewer = batch.reviewer
        random = Random(f"{batch.seed} {batch.id}")
        # Only `random()` gives the same numbers in every version of Python; `shuffle()` need not.
        lots = {each: random.random() for each in sorted(batch.annotators)}
        order = sorted(lots, key=lambda each: (lots[each], each))
        self.all = {
            each: f"annotator {number}" if self._hidden else self._name(each)
            for number, each in enumerate(order, start=1)
        }
        """By annotator id, in the order in which they are shown."""

    def name(self, annotator: str) -> str:
        """What the annotator with this id is called.

        In a blind batch somebody whose work is not in it has no name either, the reviewer aside.
        """
        if annotator in self.all:
            return self.all[annotator]
        if self._hidden and annotator != self._reviewer:
            return "somebody else"
        return self._name(annotator)

    def _name(self, annotator: str) -> str:
        return self._names.get(annotator, annotator)
