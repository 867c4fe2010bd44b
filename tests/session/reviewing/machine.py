"""Two programs of one reviewer at one batch, held to a model after every act."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine, invariant

from annotator.domain.errors import Refused
from annotator.domain.span import Span
from annotator.domain.verdict import Judgement, Verdict
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from annotator.session.reviewing.standing import Standing, standings
from annotator.text.extent import Extent
from tests.factories import ADA
from tests.session.reviewing.scene import PARAGRAPH, ReviewScene, extent_of
from tests.session.stores import MEMORY

WORDS = ("alpha", "beta", "gamma")
"""What Ada has tagged; the place of each item is its place here, and the passage is the last."""

PASSAGE = len(WORDS) + 1


@dataclass(frozen=True)
class Said:
    """What one act said of an item."""

    judgement: str
    label: str | None = None
    extent: Extent | None = None
    detail: str = ""
    """The reason, or the question."""


@dataclass(frozen=True)
class Book:
    """What holds, as somebody would keep it who crosses out in a list."""

    lines: tuple[tuple[int, Said], ...] = ()
    """By place, oldest first."""
    crossed: tuple[tuple[int, Said], ...] = ()
    """What can be said again, the last one first to go."""

    def held(self, place: int) -> Said | None:
        lines = [said for at, said in self.lines if at == place and said.judgement != "missing"]
        return lines[-1] if lines else None

    def missing(self, place: int) -> list[Said]:
        return [said for at, said in self.lines if at == place and said.judgement == "missing"]

    def write(self, place: int, said: Said) -> "Book":
        same = self.crossed[-1:] == ((place, said),)
        return Book((*self.lines, (place, said)), self.crossed[:-1] if same else ())

    def cross(self, line: int) -> "Book":
        kept = self.lines[:line] + self.lines[line + 1 :]
        return Book(kept, (*self.crossed, self.lines[line]))


def said_by(verdict: Verdict) -> Said:
    """A verdict in the model's words."""
    passage = verdict.amendment.passage
    return Said(
        str(verdict.judgement),
        verdict.amendment.label,
        passage.extent if passage is not None else None,
        verdict.comment or (str(verdict.reason) if verdict.reason else ""),
    )


class Machine(RuleBasedStateMachine):
    """The database, the two programs, the model, and what must hold of them."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        self.scene = ReviewScene(Path(self._folder.name))
        self.spans: list[Span] = [self.scene.tag(1, word) for word in WORDS]
        self.batch = self.scene.draw(*self.spans, (1, PARAGRAPH))
        self.programs = [self.scene.audit(self.batch), self.scene.audit(self.batch)]
        self.audit = self.programs[0]
        self.book = Book()
        self.before: list[Book] = []
        """The model before each act that is not committed."""
        self.changed: set[int] = set()
        self.rows = self._rows()

    def teardown(self) -> None:
        self.scene.close()
        self._folder.cleanup()

    def _rows(self) -> dict[str, object]:
        layer = self.scene.desk.call(lambda store: store.layer(ADA.id, "strike"))
        return {each.id: each for each in layer}

    # What the rules share

    def catch_up(self, audit: Audit) -> None:
        audit.absorb(self.scene.desk.call(audit.fetch))

    def judge(self, act: Callable[[], Judged], place: int, said: Said) -> None:
        """An act of judging, which must say `said` unless that holds already."""
        self.audit.go(place)
        if place in self.changed:
            self._refused(act)
            return
        known = [self.book.held(place), *self.book.missing(place)]
        judged = act()
        assert (judged.verdict is None) == (said in known)
        if judged.verdict is not None:
            assert said_by(judged.verdict) == said
            self._follow(judged, place, self.book.write(place, said))

    def take_back_or_again(self, act: Callable[[], Judged], line: int | None, again: bool) -> None:
        """An undo, a redo or a withdrawal; `line`: what it is about, or none: nothing."""
        place = None
        if line is not None:
            place = (self.book.crossed if again else self.book.lines)[line][0]
        if place is None or (again and place in self.changed):
            self._refused(act)
            return
        assert line is not None
        after = self.book.write(*self.book.crossed[line]) if again else self.book.cross(line)
        judged = act()
        assert self.audit.place == place
        self._follow(judged, place, after)

    def _refused(self, act: Callable[[], Judged]) -> None:
        pending = self.audit.pending
        try:
            act()
        except Refused:
            assert self.audit.pending == pending
            return
        raise AssertionError("that should have been refused")

    def _follow(self, judged: Judged, place: int, after: Book) -> None:
        assert judged.place == place
        assert judged.verdict == self.audit.pending[-1]
        self.before.append(self.book)
        self.book = after

    def commit(self) -> None:
        """Commit all that waits, in order."""
        for verdict in self.audit.pending:
            self.scene.commit(self.audit, Judged(verdict, "", verdict.place))
        self.before.clear()

    def holding(self, line: int) -> Verdict:
        """The verdict that a line of the model is about."""
        withdrawn = {each.withdraws for at in range(1, PASSAGE + 1) for each in self.audit.said(at)}
        place, said = self.book.lines[line]
        turn = sum(each == (place, said) for each in self.book.lines[:line])
        same = [
            each
            for each in self.audit.said(place)
            if each.id not in withdrawn
            and each.judgement is not Judgement.WITHDRAWN
            and said_by(each) == said
        ]
        return same[turn]

    # What must hold after each of them

    @invariant()
    def the_program_says_what_the_model_says(self) -> None:
        self._check({place: self.audit.standing(place) for place in range(1, PASSAGE + 1)})
        progress = self.audit.progress
        held = [self.book.held(place) for place in range(1, PASSAGE + 1)]
        assert progress.decided == sum(each is not None for each in held)
        assert progress.unsure == sum(each is not None and each.detail == "? so" for each in held)
        assert progress.changed == sum(self.book.held(place) is None for place in self.changed)
        errors = [each for each in held if each and each.judgement not in ("accept", "unsure")]
        assert progress.errors == len(errors) + len(self.book.missing(PASSAGE))

    @invariant()
    def what_is_committed_is_there_for_everybody(self) -> None:
        if self.audit.pending:
            return
        items = self.audit.batch_items
        said = self.scene.desk.call(lambda store: store.verdicts(self.batch.id))
        self._check(standings(items, said))
        for program in (*self.programs, self.scene.audit(self.batch)):
            self.catch_up(program)
            self._check({item.place: program.standing(item.place) for item in items})
            assert program.progress == self.audit.progress

    @invariant()
    def no_row_of_the_annotator_changes(self) -> None:
        assert self._rows() == self.rows

    def _check(self, found: dict[int, Standing]) -> None:
        for place, standing in found.items():
            held = None if standing.verdict is None else said_by(standing.verdict)
            assert held == self.book.held(place)
            assert [said_by(each) for each in standing.missing] == self.book.missing(place)


def amended(book: Book, place: int, **fields: str | Extent | None) -> Said:
    """What a span should be once something more is said of it; right in all is accepted."""
    held = book.held(place)
    start = held if held is not None and held.judgement.startswith("wrong") else Said("")
    said = replace(Said("", start.label, start.extent), **fields)  # type: ignore[arg-type]
    word = WORDS[place - 1]
    said = replace(
        said,
        label=None if said.label == "statistic" else said.label,
        extent=None if said.extent == extent_of(word) else said.extent,
    )
    judgement = "wrong_label" if said.label else "wrong_boundary" if said.extent else "accept"
    return replace(said, judgement=judgement)
