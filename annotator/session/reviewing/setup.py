"""What is asked for when a batch is drawn, and what cannot be drawn whatever there is."""

from dataclasses import dataclass

from annotator.domain.batch import ItemKind, SamplingPlan, Target
from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import annotator_id
from annotator.session.reviewing.frame import Wanted
from annotator.storage.store import Store

LARGEST_SEED = 2**53 - 1
"""What every reader of JSON reads exactly."""

NOUNS = {
    ItemKind.SPAN: "spans",
    ItemKind.LINK: "links",
    ItemKind.ABSENCE: "absences",
    ItemKind.PASSAGE: "passages",
}
"""What the items of a kind are called."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is to be drawn."""

    annotators: tuple[str, ...] = ()
    """Ids or names; empty: everybody but the reviewer and the gold layers."""
    labels: tuple[str, ...] = ()
    """Label ids; empty: spans of every label, and of none."""
    kinds: tuple[ItemKind, ...] = (ItemKind.SPAN, ItemKind.LINK)
    story: str | None = None
    """None: all stories."""
    plan: SamplingPlan = SamplingPlan.RANDOM
    size: int | None = None
    """How many; none: as the target says. The plan `all` takes all."""
    target: Target | None = None
    core: float = 0.3
    """Share, in (0, 1], of a plan with priority that is drawn at random."""
    seed: int = 0
    blind: bool = True

    @property
    def sized_by(self) -> Target | None:
        """The target that the size follows from, or none."""
        wanted = self.size is None and self.plan is not SamplingPlan.ALL
        return self.target if wanted else None


def wanted_of(store: Store, reviewer: Annotator, setup: Setup) -> Wanted:
    """What of whose work is to be drawn; raises `Refused` as `drawing.draw` does."""
    _check_known(store, setup)
    _check_figures(setup)
    return Wanted(
        _whose(store, reviewer, setup),
        frozenset(setup.labels),
        frozenset(setup.kinds),
        setup.story,
    )


def nothing_there(store: Store, wanted: Wanted) -> Refused:
    """Why there is nothing to draw."""
    names = {each.id: each.name for each in store.annotators()}
    people = ", ".join(names[each] for each in wanted.annotators)
    if not people:
        return Refused(
            "Nobody else has marked anything in this database.", "“annotator import” takes work in."
        )
    kinds = " or ".join(noun for kind, noun in NOUNS.items() if kind in wanted.kinds)
    labelled = f" of {', '.join(sorted(wanted.labels))}" if wanted.labels else ""
    here = f" in the story “{wanted.story}”" if wanted.story is not None else ""
    return Refused(
        f"There are no {kinds}{labelled}{here} by {people}.",
        "Take other kinds, labels, people or stories.",
    )


def _check_known(store: Store, setup: Setup) -> None:
    """Refuse a label or a story that is not there."""
    labels = store.labels()
    for label in setup.labels:
        if label not in labels:
            names = ", ".join(each.id for each in labels)
            raise Refused(f"There is no label “{label}”.", f"There are: {names}.")
    if setup.story is not None and not store.documents(setup.story):
        raise Refused(f"There is no story “{setup.story}”.", "“annotator documents” lists them.")


def _check_figures(setup: Setup) -> None:
    """Refuse figures that say nothing."""
    if not setup.kinds:
        raise Refused("A batch of no kind of item is empty.", "Take spans, links or passages.")
    if not 0 < setup.core <= 1:
        raise Refused(
            "The random core is a share of the batch.", "Give more than 0 and at most 100 %."
        )
    if not 0 <= setup.seed <= LARGEST_SEED:
        raise Refused(f"The seed {setup.seed} cannot be kept.", f"Take one up to {LARGEST_SEED}.")
    target = setup.target
    if target is not None and not (0 < target.rate < 1 and 0 < target.confidence < 1):
        raise Refused(
            "A target is an error rate and a confidence.", "Both lie between 0 and 100 %."
        )


def _whose(store: Store, reviewer: Annotator, setup: Setup) -> tuple[str, ...]:
    """Whose work is drawn from, by id, sorted."""
    known = {each.id: each for each in store.annotators()}
    asked = {annotator_id(each): each for each in setup.annotators}
    for each, word in asked.items():
        if each not in known:
            names = ", ".join(other.name for other in known.values() if other.id != reviewer.id)
            raise Refused(f"There is no annotator “{word}”.", f"There are: {names or 'none'}.")
    others = asked or [each.id for each in known.values() if each.role != "gold"]
    if asked and asked.keys() <= {reviewer.id}:
        raise Refused("Nobody reviews their own work.", "Name another annotator.")
    return tuple(sorted(each for each in others if each != reviewer.id))
