"""What enough annotators have exactly alike."""

from collections import Counter
from collections.abc import Collection, Sequence

from annotator.formats.training.account import Account
from annotator.session.training.truth.content import Content
from annotator.session.training.truth.sizing import sizes_by_reading
from annotator.session.training.truth.stored_layer import StoredLayer
from annotator.session.training.truth.votes import Votes
from annotator.storage.store import Store


class MajorityLayer:
    """Implements `TruthLayer`: what at least so many annotators say of the same places."""

    def __init__(self, store: Store, annotators: Sequence[str], votes: int) -> None:
        self._store = store
        self._layers = [StoredLayer(store, each) for each in sorted(annotators)]
        self._votes = votes

    @property
    def name(self) -> str:
        """Such as `majority-2`."""
        return f"majority-{self._votes}"

    @property
    def annotators(self) -> tuple[str, ...]:
        """All who are asked."""
        return tuple(each for layer in self._layers for each in layer.annotators)

    def content(self, documents: Collection[str], account: Account) -> Content:
        """What enough of them say, and which documents enough of them are done with.

        What fewer say is counted, each thing once however many say it.
        """
        contents = [layer.content(documents, account) for layer in self._layers]
        votes = Votes(contents, self._votes, account)
        links = votes.links()
        done = Counter(document for content in contents for document in content.complete)
        return Content(
            spans=votes.spans(),
            links=links,
            absences=votes.absences(),
            dismissals=votes.dismissals(),
            complete=frozenset(each for each, number in done.items() if number >= self._votes),
            doubted=votes.doubted(links),
        )

    def left_out(self, account: Account) -> None:
        """Count the statements about what is deleted."""
        for layer in self._layers:
            layer.left_out(account)

    def sizes(self, *, empty: bool) -> dict[str, int]:
        """How many spans enough annotators have in each document that leaves; reads all of them."""
        return sizes_by_reading(self._store, self, empty=empty)
