"""Tagging, linking, noting and undoing, as the screen does it without the screen."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from annotator.domain.errors import Outdated, Refused
from annotator.domain.link import Relation
from annotator.domain.step import Step
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from annotator.storage.store import Store
from tests.blank import new_store
from tests.factories import ADA, BEN, import_story
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.oracle import changes_of_steps, half_steps, ill, lost
from tests.faults.telling import Telling, Told

WORDS = [f"word{number}" for number in range(60)]
TEXTS = [f"{name} {' '.join(WORDS)}" for name in ("one", "two", "three")]
"""Three articles with room for many spans."""

Act = Callable[[], Planned]


def prepare(folder: Path) -> None:
    """A story of three articles, which nobody has annotated."""
    with new_store(folder / DATABASE) as store:
        import_story(store, TEXTS)


def run(folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int]) -> None:
    """One act after another; each is told before its commit and after it."""
    person = dice.choice([ADA, BEN])
    with Desk.open(folder / DATABASE) as desk:
        sitting = open_story(desk, person.id, "strike").sitting
        for _ in turns:
            try:
                step = drawn_act(sitting, dice)().step
                if step is not None:
                    telling.begin(step.id, len(step.changes))
                    sitting.committed(desk.call(partial(_commit, step)))
                    telling.done(step.id)
            except Refused:
                continue
            except Outdated:
                # The same person is at work in the other program, and opens the story anew.
                sitting = open_story(desk, person.id, "strike").sitting


def _commit(step: Step, store: Store) -> Step:
    return store.commit(step)


def drawn_act(sitting: Sitting, dice: random.Random) -> Act:
    """What a person does next: mostly tags, and with the spans there are one of many things."""
    spans = list(sitting.layer.spans)
    if len(spans) < 2 or dice.random() < 0.4:
        return _tag(sitting, dice)
    one, other = dice.sample(spans, 2)
    document = dice.choice(sitting.documents).id
    start, end = _extent(dice)
    acts: list[Act] = [
        partial(sitting.link, one, other, dice.choice(list(Relation)), anyway=True),
        partial(sitting.link_passage, one, document, start, end, Relation.EQUIVALENT, anyway=True),
        partial(sitting.relabel, one, dice.choice(["statistic", "testimony", None])),
        partial(sitting.adjust, one, start, end),
        partial(sitting.note, one, f"note {dice.random()}"),
        partial(sitting.absence, one, document),
        partial(sitting.delete, one, keep=True),
        partial(sitting.undo, anyway=True),
        partial(sitting.redo, anyway=True),
    ]
    return dice.choice(acts)


def _tag(sitting: Sitting, dice: random.Random) -> Act:
    document = dice.choice(sitting.documents).id
    return partial(sitting.tag, document, *_extent(dice), dice.choice(["statistic", "testimony"]))


def _extent(dice: random.Random) -> tuple[int, int]:
    """Where one to four words stand in the first article, which are words in the others too."""
    first = dice.randrange(len(WORDS) - 4)
    start = TEXTS[0].index(WORDS[first])
    last = WORDS[first + dice.randrange(4)]
    return start, TEXTS[0].index(last) + len(last)


def faults(folder: Path, told: Sequence[Told]) -> Iterator[str]:
    """Steps that are lost or half there."""
    database = folder / DATABASE
    if wrong := list(ill(database)):
        yield from wrong
        return
    yield from lost(told, set(changes_of_steps(database)))
    yield from half_steps(database, told)


ANNOTATING = Chore("annotate", prepare, run, faults, turns=40)
