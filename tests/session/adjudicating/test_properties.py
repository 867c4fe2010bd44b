"""Whatever two people have marked and whatever is decided: the gold layer is sound, and undone."""

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.adjudication import Choice
from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.layer import LayerRecord
from annotator.domain.link import Absence, Link, Relation, Side
from annotator.domain.span import Span
from annotator.session.adjudicating.choosing import commit_for
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.edit import Edit, EditedLink, EditedSpan
from annotator.session.adjudicating.opening import Wanted, compared, comparison_of
from annotator.session.desk import Desk
from annotator.session.plan import Planned
from annotator.storage.store import Store
from tests.review.marks import LENGTH, S, T, equal, marks
from tests.session.stores import ANA, BO, Work, folder, lines, new_store, take

CLEO = Annotator("cleo", "Cleo")

TEXTS = {name: name * LENGTH for name in "abc"}

CHOICES = (Choice.A, Choice.B, Choice.BOTH, Choice.NEITHER, Choice.EDIT)


@st.composite
def layers(draw: st.DrawFn) -> list[LayerRecord]:
    """Rows of one person, on documents that are called as their text's letter."""
    spans = draw(marks(tuple(TEXTS), (T, S, None), most=5))
    rows: list[LayerRecord] = [*spans]
    pairs = [(one, other) for one in spans for other in spans if one.document < other.document]
    if pairs:
        for one, other in draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)):
            relation = draw(st.sampled_from(list(Relation)))
            sides: list[Side | None] = ["a", "b", None]
            more = draw(st.sampled_from(sides)) if relation is Relation.PARTIAL else None
            rows.append(replace(equal(one, other, relation=relation), more=more))
    gaps = [(span, each) for span in spans for each in TEXTS if each != span.document]
    if gaps:
        chosen = draw(st.lists(st.sampled_from(gaps), max_size=2, unique=True))
        rows += [Absence(f"{span.id}.{gap}", "", span.id, gap) for span, gap in chosen]
    return rows


@st.composite
def two_layers(draw: st.DrawFn) -> tuple[list[LayerRecord], list[LayerRecord]]:
    """Two people's rows: of the other's each says some, and more of their own."""
    first, second = draw(layers()), draw(layers())
    spans = {row.id: row for row in first if isinstance(row, Span)}
    kept = {each: f"{each}!" for each in spans if draw(st.booleans())}
    places = {
        (span.document, span.extent, span.label) for key, span in spans.items() if key in kept
    }
    own = [
        row
        for row in second
        if not isinstance(row, Span) or (row.document, row.extent, row.label) not in places
    ]
    here = {row.id for row in own if isinstance(row, Span)}
    own = [row for row in own if _stands(row, here)]
    return first, [*(_copied(row, kept) for row in first if _stands(row, set(kept))), *own]


def _stands(row: LayerRecord, spans: set[str]) -> bool:
    """Whether these spans have what a row stands on."""
    match row:
        case Link():
            return {row.a, row.b} <= spans
        case Absence():
            return row.span in spans
        case _:
            return row.id in spans


def _copied(row: LayerRecord, names: dict[str, str]) -> LayerRecord:
    match row:
        case Link():
            return replace(row, id=f"{row.id}!", a=names[row.a], b=names[row.b])
        case Absence():
            return replace(row, id=f"{row.id}!", span=names[row.span])
        case _:
            return replace(row, id=names[row.id])


def stored(path: Path, rows: dict[str, Sequence[LayerRecord]]) -> None:
    """A database with these rows of these people."""
    with new_store(path) as store:
        articles = [{"text": text, "id": name, "story": "s"} for name, text in TEXTS.items()]
        take(store, path.with_suffix(".jsonl"), lines(*articles))
        ids = {document.key: document.id for document in store.documents()}
        work = Work(store)
        for person in (ANA, BO, CLEO):
            store.add_annotator(person)
            for row in rows.get(person.id, ()):
                work.make(_placed(replace(row, annotator=person.id), ids))


def _placed(row: LayerRecord, ids: dict[str, str]) -> LayerRecord:
    match row:
        case Span():
            quote = TEXTS[row.document][row.start : row.end]
            revision = None if row.label is None else 1
            return replace(row, document=ids[row.document], quote=quote, label_revision=revision)
        case Absence():
            return replace(row, document=ids[row.document])
        case _:
            return row


class Deciding:
    """Decides at random, and commits."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self._desk = desk
        self._chance = chance
        found = desk.call(lambda store: compared(store, Wanted("ana", "bo")))
        self.comparison: Comparison = comparison_of(desk, CLEO, found)

    def act(self) -> None:
        """Take over what both say, decide about an item, or undo; what is refused does nothing."""
        comparison, chance = self.comparison, self._chance
        sitting = comparison.sitting
        with suppress(Refused):
            roll = chance.random()
            if roll < 0.2:
                self._commit(sitting.do(comparison.plan_agreed()))
            elif roll < 0.3:
                self._commit(sitting.undo())
            elif roll < 0.35:
                self._commit(sitting.redo())
            else:
                entry = chance.choice([*comparison.disagreements, *comparison.agreed])
                choice = chance.choice(CHOICES)
                edit = self._edit(entry.item.rows[0]) if choice is Choice.EDIT else None
                self._commit(sitting.do(comparison.plan(entry.item, choice, edit, anyway=True)))

    def _edit(self, row: Span | Link | Absence) -> Edit:
        if isinstance(row, Link):
            return EditedLink(self._chance.choice(list(Relation)))
        start = self._chance.randrange(LENGTH)
        return EditedSpan(start, start + 3, self._chance.choice((T, S, None)))

    def undo_all(self) -> None:
        """Undo until there is nothing left."""
        with suppress(Refused):
            while True:
                self._commit(self.comparison.sitting.undo())

    def _commit(self, planned: Planned) -> None:
        step = planned.step
        if step is not None:
            gold = self.comparison.gold
            done = self._desk.call(lambda store: commit_for(store, gold, step))
            self.comparison.sitting.committed(done)
        self.comparison.refresh()


def assert_sound(comparison: Comparison, store: Store) -> None:
    """What is in memory is in the database, and every gold row says what it was made from."""
    gold = comparison.sitting.layer
    assert {each.id: each for each in store.layer("gold", "s")} == {each.id: each for each in gold}
    rows = {*gold.spans, *gold.links, *gold.absences}
    taken = {made.record for each in gold.adjudications.values() for made in each.taken}
    assert rows <= taken
    for adjudication in gold.adjudications.values():
        decided = {*adjudication.a, *adjudication.b}
        for made in adjudication.taken:
            assert made.sources
            assert set(made.sources) <= decided
    seen = [source.record for each in gold.adjudications.values() for source in (*each.a, *each.b)]
    assert len(seen) == len(set(seen)), "a row is decided about once"


@settings(max_examples=40)
@given(two_layers(), st.randoms(use_true_random=False))
def test_decided_at_random_the_gold_layer_is_sound_and_can_be_undone(
    rows: tuple[list[LayerRecord], list[LayerRecord]], chance: random.Random
) -> None:
    a, b = rows
    if not any(isinstance(row, Span) for row in a) or not any(isinstance(row, Span) for row in b):
        return
    with folder() as here:
        path = here / "two.db"
        stored(path, {"ana": a, "bo": b})
        with Desk.open(path) as desk:
            deciding = Deciding(desk, chance)
            for _ in range(12):
                deciding.act()
                comparison = deciding.comparison
                desk.call(lambda store: assert_sound(deciding.comparison, store))
            again = Deciding(desk, chance).comparison
            assert again.disagreements == comparison.disagreements
            assert again.agreed == comparison.agreed
            deciding.undo_all()
            assert not list(deciding.comparison.sitting.layer)
