"""Two sessions of one annotator on a real database, against a model of plain dicts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.session.asking import NeedsAnswer
from annotator.session.plan import Planned
from tests.session.deciding import LABELS, NUMBERS, WORD, Deciding
from tests.session.machine import Session
from tests.session.model import Done, Pair, State, state_of
from tests.session.scene import extent_of


class Annotating(Deciding):
    """Each rule does an act in one of two sessions and works out by itself what must follow."""

    @rule(number=st.integers(0, 1))
    def change_session(self, number: int) -> None:
        self.session = self.sessions[number]

    @rule()
    def reopen(self) -> None:
        place = self.sessions.index(self.session)
        self.session.desk.close()
        self.session = self.sessions[place] = Session(self.path)

    @rule(number=NUMBERS, word=WORD, label=LABELS)
    def tag(self, number: int, word: str, label: str | None) -> None:
        document, (start, end) = self.document(number), extent_of(word)
        here = {
            span: known[3]
            for span, known in self.state.spans.items()
            if known[:3] == (document, start, end)
        }
        planned = self.sitting.tag(document, start - (start > 0), end, label)
        assert planned.span is not None
        self.session.commit(planned)
        spans = dict(self.state.spans)
        if label in here.values() or (label is None and here):
            assert (planned.step, planned.span in here) == (None, True)
        elif None in here.values():
            assert here[planned.span] is None
            spans[planned.span] = (document, start, end, label)
        else:
            assert planned.span not in spans
            spans[planned.span] = (document, start, end, label)
        self.follow(replace(self.state, spans=spans), planned)

    @precondition(lambda self: self.state.spans)
    @rule(number=NUMBERS, label=LABELS)
    def relabel(self, number: int, label: str | None) -> None:
        span = self.span(number)
        self.change_span(span, lambda: self.sitting.relabel(span, label), label=label)

    @precondition(lambda self: self.state.spans)
    @rule(number=NUMBERS, word=WORD, further=st.integers(0, 3))
    def adjust(self, number: int, word: str, further: int) -> None:
        span, (start, end) = self.span(number), extent_of(word)
        act = partial(self.sitting.adjust, span, start, end + further)
        # One further is the space after the word, which is never part of a span.
        self.change_span(span, act, bounds=(start, end + further if further > 1 else end))

    def change_span(
        self,
        span: str,
        act: Callable[[], Planned],
        *,
        label: str | None = "",
        bounds: tuple[int, int] | None = None,
    ) -> None:
        document, start, end, was = self.state.spans[span]
        start, end = bounds or (start, end)
        new = (document, start, end, was if label == "" else label)
        others = [known for each, known in self.state.spans.items() if each != span]
        spans = self.state.spans | {span: new}
        self.act(act, None if new in others else replace(self.state, spans=spans))

    @precondition(lambda self: len(self.state.spans) > 1)
    @rule(numbers=st.tuples(NUMBERS, NUMBERS), relation=st.sampled_from(Relation))
    def link(self, numbers: tuple[int, int], relation: Relation) -> None:
        source, target = map(self.span, numbers)
        pair = frozenset((source, target))
        if source == target or len(self.state.documents(set(pair))) == 1:
            return
        how, more = self.state.links.get(pair, (None, None))
        turned = {None: source, source: target, target: None}[more]
        again = how is relation is Relation.PARTIAL
        links = self.state.links | {pair: (relation, turned if again else None)}
        after = replace(self.state, links=links).without_filled(source)
        if how is not relation:
            after = after.without_contradicted(source, relation)
        self.act(lambda: self.sitting.link(source, target, relation, anyway=True), after)

    @precondition(lambda self: self.state.spans)
    @rule(numbers=st.tuples(NUMBERS, NUMBERS), relation=st.sampled_from(Relation))
    def link_in_the_same_article(self, numbers: tuple[int, int], relation: Relation) -> None:
        source, target = map(self.span, numbers)
        if source == target or len(self.state.documents({source, target})) > 1:
            return
        before = self.state.fact(source)
        joins = relation is not Relation.DIFFERENT and len(self.state.documents(before)) > 1
        try:
            planned = self.sitting.link(source, target, relation, anyway=True)
        except Refused:
            assert not joins
            return
        assert joins
        self.session.commit(planned)
        expected = state_of(self.sitting.layer)
        assert expected.spans == self.state.spans
        assert expected.fact(source) == before | self.state.fact(target)
        assert expected.without_filled(source) == expected
        assert len(expected.links.items() ^ self.state.links.items()) <= 2
        gone = self.state.refused - expected.refused
        assert gone <= self.state.contradicted(expected.fact(source))
        self.follow(expected, planned)

    @precondition(lambda self: self.state.spans)
    @rule(number=NUMBERS, keep=st.booleans())
    def delete(self, number: int, keep: bool) -> None:
        span = self.span(number)
        gone = {pair for pair in self.state.links if span in pair}
        if gone:
            self.must_ask(lambda: self.sitting.delete(span))
        planned = self.sitting.delete(span, keep=keep if gone else None)
        self.session.commit(planned)
        expected = self.left_by(span, gone, keep)
        assert span not in expected.spans
        self.follow(expected, planned)

    @precondition(lambda self: self.state.links)
    @rule(number=NUMBERS, keep=st.booleans())
    def take_out(self, number: int, keep: bool) -> None:
        span = self.span(number)
        gone = {
            pair
            for pair, (how, _) in self.state.links.items()
            if span in pair and how is not Relation.DIFFERENT
        }
        if not gone:
            self.act(lambda: self.sitting.take_out(span, keep=keep), None)
            return
        planned = self.sitting.take_out(span, keep=keep)
        self.session.commit(planned)
        expected = self.left_by(span, gone, keep)
        assert span in expected.spans
        self.follow(expected, planned)

    def left_by(self, span: str, gone: set[Pair], keep: bool) -> State:
        """The state after links went: which were re-drawn is the program's choice."""
        after = state_of(self.sitting.layer)
        assert after.spans == {
            each: known for each, known in self.state.spans.items() if each in after.spans
        }
        kept = {pair: how for pair, how in self.state.links.items() if pair not in gone}
        drawn = {pair: how for pair, how in after.links.items() if pair not in kept}
        assert kept.items() <= after.links.items()
        rest = self.state.fact(span) - {span}
        pieces = {frozenset(replace(self.state, links=kept).fact(each)) for each in rest}
        left = {frozenset(after.fact(each)) for each in rest}
        if keep and len(self.state.documents(rest)) > 1 and not self.marked_different(rest):
            assert len(left) == 1
        assert len(drawn) == (len(pieces) - len(left) if keep else 0)
        about = {document for each, document in self.state.absences if each == span}
        for piece in left:
            said = {document for each, document in after.absences if each in piece}
            assert about - after.documents(set(piece)) <= said
        others = {each for each in self.state.absences if each[0] != span}
        assert others <= after.absences
        assert not [each for each in after.absences if each[0] == span]
        kept_refused = {each for each in self.state.refused if each[0] in after.spans}
        kept_refused |= {each for each in self.state.refused if not isinstance(each[0], str)}
        assert after.refused == kept_refused
        return after

    def marked_different(self, members: set[str]) -> bool:
        return any(
            pair <= members
            for pair, (how, _) in self.state.links.items()
            if how is Relation.DIFFERENT
        )

    @precondition(lambda self: self.state.spans)
    @rule(numbers=st.tuples(NUMBERS, NUMBERS))
    def absence(self, numbers: tuple[int, int]) -> None:
        span, document = self.span(numbers[0]), self.document(numbers[1])
        members = self.state.fact(span)
        said = {each for each in self.state.absences if each[0] in members and each[1] == document}
        absences = self.state.absences - said if said else self.state.absences | {(span, document)}
        present = document in self.state.documents(members)
        self.act(
            lambda: self.sitting.absence(span, document),
            None if present else replace(self.state, absences=absences),
        )

    @rule()
    def undo(self) -> None:
        self.travel(self.sitting.undo, self.done, self.undone)

    @rule()
    def redo(self) -> None:
        self.travel(self.sitting.redo, self.undone, self.done)

    def travel(self, act: Callable[..., Planned], source: list[Done], target: list[Done]) -> None:
        """Undo or redo: the newest of `source` is done the other way and goes to `target`."""
        if not source:
            try:
                act()
            except Refused:
                return
            raise AssertionError("there is nothing")
        step = source.pop()
        undoes = target is self.undone
        of = step.sitting if undoes else step.undone_by
        if of not in self.session.crossed:
            self.must_ask(act)
        planned = act(anyway=of not in self.session.crossed)
        self.session.crossed.add(of)
        self.session.commit(planned)
        self.state = step.before if undoes else step.after
        target.append(replace(step, undone_by=self.sitting.id))

    def must_ask(self, act: Callable[[], Planned]) -> None:
        try:
            act()
        except NeedsAnswer:
            return
        raise AssertionError("it did not ask")


TestAnnotating = Annotating.TestCase
TestAnnotating.settings = settings(max_examples=12, stateful_step_count=30, deadline=None)
"""`make torture` lives through 200 histories."""
