"""Which layers there are to choose from, and what is said where the choice is missing."""

from dataclasses import dataclass

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import annotator_id
from annotator.session.training.options import TruthChoice, TruthKind
from annotator.storage.store import Store

GOLD = "gold"
"""The role of an annotator whose layer was made of others."""

NOTHING = ("Nothing is annotated in this database.", "Annotate or import something.")


@dataclass(frozen=True, slots=True)
class Layers:
    """The annotators of whom there is something, by id."""

    owners: tuple[Annotator, ...]

    @property
    def gold(self) -> tuple[Annotator, ...]:
        """Those whose layers were made of others."""
        return tuple(each for each in self.owners if each.role == GOLD)

    @property
    def others(self) -> tuple[Annotator, ...]:
        """Those who annotated themselves."""
        return tuple(each for each in self.owners if each.role != GOLD)


def layers_there_are(store: Store) -> Layers:
    """The layers that are not empty."""
    people = {each.id: each for each in store.annotators()}
    return Layers(tuple(people[each] for each in store.layer_owners()))


def only_layer(layers: Layers) -> TruthChoice:
    """The choice that need not be said, of the only layer.

    Raises `Refused` where there are several, or none.
    """
    if not layers.owners:
        raise Refused(*NOTHING)
    if len(layers.owners) > 1:
        names = ", ".join(each.name for each in layers.owners)
        raise Refused(
            f"There are layers of {names}, and no signed review says which counts.",
            f"Say {', '.join(_possible(layers))}.",
        )
    return TruthChoice(TruthKind.ANNOTATOR, annotator=layers.owners[0].name)


def annotator_named(store: Store, name: str) -> Annotator:
    """The annotator called `name`, in any case; raises `Refused` where there is none."""
    found = store.annotator(annotator_id(name))
    if found is None:
        there = ", ".join(each.name for each in store.annotators()) or "nobody yet"
        raise Refused(f"There is no annotator “{name}”.", f"There are: {there}.")
    return found


def _possible(layers: Layers) -> list[str]:
    """What can be said with the layers that there are."""
    said = [f"--truth annotator:{each.name}" for each in layers.owners[:3]]
    if layers.gold:
        said.append("adjudicated")
    if len(layers.others) > 1:
        said += ["majority:2", "all-layers"]
    return [*said[:-1], f"or {said[-1]}"] if len(said) > 1 else said
