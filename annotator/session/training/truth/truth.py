"""The annotations that count as true in an export."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.document import Annotator
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.session.training.options import TruthChoice, TruthKind
from annotator.session.training.truth.bundling import Bundling
from annotator.session.training.truth.choosing import (
    Layers,
    annotator_named,
    enough_layers,
    layers_there_are,
    only_layer,
    some_gold,
    some_layers,
    some_signed,
)
from annotator.session.training.truth.chunks import chunks
from annotator.session.training.truth.content import TruthLayer
from annotator.session.training.truth.majority_layer import MajorityLayer
from annotator.session.training.truth.reviewed_layer import ReviewedLayer
from annotator.session.training.truth.rulings import NOT_REVIEWED
from annotator.session.training.truth.signed import Judged, signed_reviews
from annotator.session.training.truth.stored_layer import StoredLayer
from annotator.storage.store import Store

MADE_OF_OTHERS = "it was made of the others"


@dataclass(frozen=True, slots=True)
class Truth:
    """Whose word counts; to be made and read inside one `store.snapshot()`."""

    store: Store
    name: str
    """As it can be said: `annotator:Ana`, `majority:2`."""
    annotators: tuple[Annotator, ...]
    """All whose word it is, by id."""
    parts: tuple[TruthLayer, ...]
    """By name."""
    aside: tuple[str, ...] = ()
    """Of each layer that it passes over without being told to, why."""
    _counted: set[tuple[int, int]] = field(default_factory=set)
    """The parts and chunks whose left-out rows are counted."""

    @property
    def layers(self) -> tuple[str, ...]:
        """What the layers of its bundles are called, in their order."""
        return tuple(each.name for each in self.parts)

    def bundles(
        self,
        groups: Sequence[tuple[str, ...]],
        account: Account,
        split_of: Mapping[str, str],
        empty: bool,
    ) -> Iterator[Bundle]:
        """All bundles: those of a layer by the first story of their group, the layers by name.

        `groups` are all of `story_groups`; `split_of` is empty where nothing is split; `empty`:
        articles without spans too, where they are complete. What is left out is counted once,
        however often this is asked for and however far each time is read.
        """
        if self._first(-1, -1):
            for why in self.aside:
                account.dropped("layer", why)
        for number, part in enumerate(self.parts):
            bundling = Bundling(part, split_of, empty)
            if self._first(number, -1):
                part.left_out(account)
            for place, chunk in enumerate(chunks(self.store, groups)):
                first = self._first(number, place)
                yield from bundling.bundles(chunk, account if first else Account())

    def sizes(self, *, empty: bool = False) -> dict[str, int]:
        """How many spans of the truth are in each document of which something leaves, by its id.

        A document that only an absence or a dismissal is about has 0; `empty`: a complete one
        without spans too.
        """
        total: Counter[str] = Counter()
        for part in self.parts:
            total.update(part.sizes(empty=empty))
        return dict(total)

    def _first(self, part: int, chunk: int) -> bool:
        """Whether this is asked for the first time."""
        if (part, chunk) in self._counted:
            return False
        self._counted.add((part, chunk))
        return True


def resolve(store: Store, choice: TruthChoice | None) -> Truth:
    """The truth that is chosen; none: what signed reviews say, else the only layer there is.

    Raises:
        Refused: the choice has to be said, or there is no such truth here.
    """
    layers = layers_there_are(store)
    if choice is None:
        judged = signed_reviews(store)
        if judged:
            return _reviewed(store, layers, judged)
        choice = only_layer(layers)
    match choice.kind:
        case TruthKind.REVIEWED:
            return _reviewed(store, layers, some_signed(store))
        case TruthKind.ANNOTATOR:
            person = annotator_named(store, choice.annotator)
            return of_layers(store, f"{choice.kind}:{person.name}", (person,))
        case TruthKind.ADJUDICATED:
            return of_layers(store, str(choice.kind), some_gold(layers))
        case TruthKind.ALL_LAYERS:
            truth = of_layers(store, str(choice.kind), some_layers(layers))
            return replace(truth, aside=(MADE_OF_OTHERS,) * len(layers.gold))
        case TruthKind.MAJORITY:
            people = enough_layers(layers, choice.votes)
            part = MajorityLayer(store, [each.id for each in people], choice.votes)
            aside = (MADE_OF_OTHERS,) * len(layers.gold)
            return Truth(store, f"{choice.kind}:{choice.votes}", people, (part,), aside)


def _reviewed(store: Store, layers: Layers, judged: Mapping[str, Judged]) -> Truth:
    """What reviewers left of each annotator's layer."""
    parts = tuple(ReviewedLayer(store, who, said) for who, said in judged.items())
    voices = {who for part in parts for who in part.annotators}
    people = tuple(each for each in store.annotators() if each.id in voices)
    aside = tuple(NOT_REVIEWED for each in layers.owners if each.id not in judged)
    return Truth(store, str(TruthKind.REVIEWED), people, parts, aside)


def of_layers(store: Store, name: str, people: tuple[Annotator, ...]) -> Truth:
    """Each of these layers for itself."""
    return Truth(store, name, people, tuple(StoredLayer(store, each.id) for each in people))
