"""Which layers there are to choose from, and what is said where the choice is missing."""

import shlex
from dataclasses import dataclass

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import annotator_id
from annotator.session.adjudicating.choosing import GOLD
from annotator.session.reviewing.signing import why_void
from annotator.session.training.options import TruthChoice, TruthKind
from annotator.session.training.truth.signed import Judged, signed_reviews
from annotator.storage.store import Store

NOTHING = ("Nothing is annotated in this database.", "Annotate or import something.")

NAMED = 3
"""How many layers a remedy names."""


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
            _possible(layers),
        )
    return TruthChoice(TruthKind.ANNOTATOR, annotator=layers.owners[0].name)


def annotator_named(store: Store, name: str) -> Annotator:
    """The annotator called `name`, in any case; raises `Refused` where there is none."""
    found = store.annotator(annotator_id(name))
    if found is None:
        there = ", ".join(each.name for each in store.annotators()) or "nobody yet"
        raise Refused(f"There is no annotator “{name}”.", f"There are: {there}.")
    return found


def some_gold(layers: Layers) -> tuple[Annotator, ...]:
    """The gold annotators; raises `Refused` where there are none."""
    if not layers.gold:
        raise Refused("No layers are adjudicated.", "“annotator compare A B” makes one of two.")
    return layers.gold


def some_layers(layers: Layers) -> tuple[Annotator, ...]:
    """Those who annotated themselves; raises `Refused` where there are none."""
    if layers.owners and not layers.others:
        raise Refused("All there is was made of other layers.", "Say --truth adjudicated.")
    if not layers.others:
        raise Refused(*NOTHING)
    return layers.others


def enough_layers(layers: Layers, votes: int) -> tuple[Annotator, ...]:
    """Those who annotated themselves; raises `Refused` where they are fewer than `votes`."""
    people = some_layers(layers)
    if len(people) < votes:
        names = ", ".join(each.name for each in people)
        raise Refused(
            f"A majority of {votes} needs {votes} layers, and there are {len(people)}: {names}.",
            _possible(layers),
        )
    return people


def some_signed(store: Store) -> dict[str, Judged]:
    """What signed reviews say; raises `Refused` where no signature holds."""
    judged = signed_reviews(store)
    if judged:
        return judged
    signed = {each.batch for each in store.signoffs()}
    void = [why_void(store, batch) for batch in store.batches() if batch.id in signed]
    if void:
        raise Refused(f"No review is signed. {void[-1]}", "Sign one (F3), or name another truth.")
    raise Refused("No review is signed.", "Sign one (F3), or name another truth.")


def _possible(layers: Layers) -> str:
    """What can be said with the layers that there are, in a sentence."""
    said = [shlex.quote(f"annotator:{each.name}") for each in layers.owners[:NAMED]]
    if layers.gold:
        said.append("adjudicated")
    if len(layers.others) > 1:
        said += ["majority:2", "all-layers"]
    *others, last = said
    return f"Say --truth {', '.join(others)} or {last}." if others else f"Say --truth {last}."
