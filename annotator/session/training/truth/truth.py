"""The annotations that count as true in an export."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.session.training.options import TruthChoice, TruthKind
from annotator.session.training.truth.bundling import Bundling
from annotator.session.training.truth.choosing import (
    NOTHING,
    Layers,
    annotator_named,
    layers_there_are,
    only_layer,
)
from annotator.session.training.truth.chunks import chunks
from annotator.session.training.truth.content import TruthLayer
from annotator.session.training.truth.stored_layer import StoredLayer
from annotator.storage.store import Store


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
    """The truth that is chosen; none: the only layer there is.

    Raises:
        Refused: the choice has to be said, or there is no such truth here.
    """
    layers = layers_there_are(store)
    chosen = choice or only_layer(layers)
    match chosen.kind:
        case TruthKind.ANNOTATOR:
            person = annotator_named(store, chosen.annotator)
            return of_layers(store, f"{chosen.kind}:{person.name}", (person,))
        case TruthKind.ADJUDICATED:
            return of_layers(store, chosen.kind, _some_gold(layers))
        case TruthKind.ALL_LAYERS:
            return of_layers(store, chosen.kind, _some_layers(layers))
    raise NotImplementedError(chosen.kind)


def of_layers(store: Store, name: str, people: tuple[Annotator, ...]) -> Truth:
    """Each of these layers for itself."""
    return Truth(store, name, people, tuple(StoredLayer(store, each.id) for each in people))


def _some_gold(layers: Layers) -> tuple[Annotator, ...]:
    if not layers.gold:
        raise Refused("No layers are adjudicated.", "`annotator compare A B` makes one of two.")
    return layers.gold


def _some_layers(layers: Layers) -> tuple[Annotator, ...]:
    if not layers.others:
        raise Refused(*NOTHING)
    return layers.others
