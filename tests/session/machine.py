"""Two sessions of one annotator on a real database, held to a model after every act."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine, invariant

from annotator.domain.errors import Refused
from annotator.domain.fact import facts
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from tests.factories import ADA, import_story
from tests.session.model import Done, State, state_of
from tests.session.scene import WORDS


class Session:
    """One program with the database open."""

    def __init__(self, path: Path) -> None:
        self.desk = Desk.open(path)
        self.sitting: Sitting = open_story(self.desk, ADA.id, "strike").sitting
        self.crossed = {self.sitting.id}
        """The sittings that an undo may reach into without being asked about."""

    def catch_up(self) -> None:
        """Take in what the other program has committed."""
        seq = self.sitting.seq
        assert self.sitting.absorb(self.desk.call(lambda store: list(store.steps_since(seq))))

    def commit(self, planned: Planned) -> None:
        step = planned.step
        if step is not None:
            self.sitting.committed(self.desk.call(lambda store: store.commit(step)))


class Machine(RuleBasedStateMachine):
    """The database, the sessions, the model, and what must hold of them."""

    template: Path | None = None

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "annotations.db"
        shutil.copyfile(self._made(), self.path)
        self.sessions = [Session(self.path), Session(self.path)]
        self.session = self.sessions[0]
        self.documents = [each.id for each in self.session.sitting.documents]
        self.state = State()
        self.done: list[Done] = []
        self.undone: list[Done] = []

    @classmethod
    def _made(cls) -> Path:
        if cls.template is None:
            cls.template = Path(tempfile.mkdtemp()) / "template.db"
            with Desk.open(cls.template, create=True) as desk:
                desk.call(lambda store: import_story(store, [f"{WORDS} {n}" for n in range(3)]))
        return cls.template

    def teardown(self) -> None:
        for session in self.sessions:
            session.desk.close()
        shutil.rmtree(self.folder)

    # What the rules share

    @property
    def sitting(self) -> Sitting:
        return self.session.sitting

    def span(self, number: int) -> str:
        spans = sorted(self.state.spans)
        return spans[number % len(spans)]

    def document(self, number: int) -> str:
        return self.documents[number % len(self.documents)]

    def act(self, act: Callable[[], Planned], expected: State | None) -> Planned | None:
        """Do an act that must lead to `expected`; none: it must be refused."""
        try:
            planned = act()
        except Refused:
            assert expected is None
            return None
        assert expected is not None
        self.session.commit(planned)
        assert (planned.step is None) == (expected == self.state)
        self.follow(expected, planned)
        return planned

    def follow(self, expected: State, planned: Planned) -> None:
        """The act is done: so the model says."""
        if planned.step is not None:
            self.done.append(Done(self.sitting.id, "", self.state, expected))
            self.undone.clear()
        self.state = expected

    # What must hold after each of them

    @invariant()
    def everybody_agrees(self) -> None:
        stored = self.session.desk.call(lambda store: store.layer(ADA.id, "strike"))
        for session in self.sessions:
            session.catch_up()
            layer = session.sitting.layer
            assert {each.id: each for each in layer} == {each.id: each for each in stored}
            assert facts(layer) == facts(stored)
        assert state_of(stored) == self.state
        assert {fact.members for fact in facts(stored)} == self.state.facts()

    @invariant()
    def the_view_of_facts_is_the_same(self) -> None:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as database:
            rows = database.execute("SELECT fact, span_id FROM v_facts").fetchall()
        expected = {
            (fact.number, member) for fact in facts(self.sitting.layer) for member in fact.members
        }
        assert set(rows) == expected
        assert len(rows) == len(expected)
