"""Random histories of reviewing, against the model."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from annotator.domain.verdict import Reason
from tests.session.reviewing.machine import PASSAGE, WORDS, Machine, Said, amended
from tests.session.reviewing.scene import extent_of

spans = st.integers(1, len(WORDS))
places = st.integers(1, PASSAGE)
labels = st.sampled_from(["statistic", "testimony", "filler"])
words = st.sampled_from(["alpha", "beta", "alpha beta", "beta gamma delta"])


class Reviewing(Machine):
    """Everything that a reviewer does, in two programs, while the annotator works on."""

    @initialize()
    def open(self) -> None:
        self.audit = self.programs[0]

    @rule(place=places)
    def accept(self, place: int) -> None:
        self.judge(self.audit.accept, place, Said("accept"))

    @rule(place=spans, reason=st.sampled_from([Reason.VAGUE, Reason.DUPLICATE]))
    def spurious(self, place: int, reason: Reason) -> None:
        said = Said("spurious", detail=str(reason))
        self.judge(lambda: self.audit.spurious(reason), place, said)

    @rule(place=spans, label=labels)
    def relabel(self, place: int, label: str) -> None:
        said = amended(self.book, place, label=label)
        self.judge(lambda: self.audit.relabel(label), place, said)

    @rule(place=spans, word=words)
    def adjust(self, place: int, word: str) -> None:
        said = amended(self.book, place, extent=extent_of(word))
        self.judge(lambda: self.audit.adjust(*extent_of(word)), place, said)

    @rule(place=places)
    def ask(self, place: int) -> None:
        self.judge(lambda: self.audit.note(" ? so"), place, Said("unsure", detail="? so"))

    @rule(word=st.sampled_from(["delta", "epsilon"]), label=labels)
    def missing(self, word: str, label: str) -> None:
        where = (self.scene.id_of(1), *extent_of(word))
        said = Said("missing", label, extent_of(word))
        self.judge(lambda: self.audit.missing_span(*where, label), PASSAGE, said)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            last = len(self.book.lines) - 1
            self.take_back_or_again(self.audit.undo, last if last >= 0 else None, again=False)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            last = len(self.book.crossed) - 1
            self.take_back_or_again(self.audit.redo, last if last >= 0 else None, again=True)

    @rule(place=places)
    def hear_late_what_was_so(self, place: int) -> None:
        self.commit()
        news = self.scene.desk.call(self.audit.fetch)
        self.accept(place)
        self.commit()
        self.audit.absorb(news)

    @precondition(lambda self: self.book.lines)
    @rule(line=st.integers(0, 50))
    def withdraw(self, line: int) -> None:
        line %= len(self.book.lines)
        verdict = self.holding(line)
        self.take_back_or_again(lambda: self.audit.withdraw(verdict.id), line, again=False)

    @rule()
    def save(self) -> None:
        self.commit()

    @precondition(lambda self: self.audit.pending)
    @rule(number=st.integers(0, 50))
    def fail_to_save(self, number: int) -> None:
        number %= len(self.audit.pending)
        pending = self.audit.pending
        taken = self.audit.take_back(pending[number])
        assert taken == list(reversed(pending[number:]))
        assert self.audit.take_back(pending[number]) == []
        self.book = self.before[number]
        del self.before[number:]
        self.commit()

    @rule(number=st.integers(0, 1))
    def go_to_the_other_program(self, number: int) -> None:
        self.commit()
        self.audit = self.programs[number]
        self.catch_up(self.audit)

    @rule()
    def start_anew(self) -> None:
        self.commit()
        self.audit = self.programs[0] = self.scene.audit(self.batch)

    @rule(place=spans)
    def annotator_changes_the_row(self, place: int) -> None:
        span = self.scene.sitting.layer.spans[self.spans[place - 1].id]
        self.scene.done(self.scene.sitting.note(span.id, f"{span.rev}"))
        self.changed.add(place)
        self.rows = self._rows()
        self.catch_up(self.audit)


Reviewing.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestReviewing = Reviewing.TestCase
