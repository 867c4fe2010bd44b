"""What is decided about suggestions, as rules of the state machine."""

from dataclasses import replace
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from annotator.domain.link import Relation
from annotator.suggest.passage import Passage
from tests.session.machine import Machine
from tests.session.model import State, mostly, state_of
from tests.session.scene import WORDS, extent_of

NUMBERS = st.integers(0, 2**16)
LABELS = st.sampled_from(("testimony", "statistic", "filler", None))
WORD = st.sampled_from(WORDS.split()[:4])


class Deciding(Machine):
    """Each rule refuses, accepts or marks, and works out by itself what must follow."""

    @precondition(lambda self: self.state.spans)
    @rule(number=NUMBERS, documents=st.lists(NUMBERS, max_size=3))
    def absent_in(self, number: int, documents: list[int]) -> None:
        span, wanted = self.span(number), {self.document(each) for each in documents}
        members = self.state.fact(span)
        settled = {document for each, document in self.state.absences if each in members}
        left = wanted - settled - self.state.documents(members)
        absences = self.state.absences | {(span, document) for document in left}
        self.act(
            lambda: self.sitting.absent_in(span, sorted(wanted)),
            replace(self.state, absences=absences),
        )

    @precondition(lambda self: self.state.spans)
    @rule(numbers=st.tuples(NUMBERS, NUMBERS), word=WORD)
    def refuse(self, numbers: tuple[int, int], word: str) -> None:
        span, far = self.span(numbers[0]), (self.document(numbers[1]), *extent_of(word))
        self.act(lambda: self.sitting.refuse(span, Passage(*far)), self.refusing(span, far))

    @rule(numbers=st.tuples(NUMBERS, NUMBERS), words=st.tuples(WORD, WORD))
    def refuse_pair(self, numbers: tuple[int, int], words: tuple[str, str]) -> None:
        a, b = sorted(
            (self.document(number), *extent_of(word))
            for number, word in zip(numbers, words, strict=True)
        )
        expected: State | None = None
        if a[0] != b[0]:
            expected = replace(self.state, refused=self.state.refused | {(a, b)})
            for near, far in ((b, a), (a, b)):
                there = [each for each in self.state.spans if self.state.place(each) == near]
                if there:
                    expected = self.refusing(min(there), far)
        self.act(lambda: self.sitting.refuse_pair(Passage(*a), Passage(*b)), expected)

    def refusing(self, span: str, far: tuple[str, int, int]) -> State | None:
        """The state after a passage is refused for a span; none where that cannot be."""
        state = self.state
        if far[0] == state.spans[span][0]:
            return None
        if far in state.refused_for(span):
            return state
        if any(mostly(far, state.place(member)) for member in state.fact(span)):
            return None
        return replace(state, refused=state.refused | {(span, far)})

    @rule(
        numbers=st.tuples(NUMBERS, NUMBERS),
        words=st.tuples(WORD, WORD),
        label=LABELS,
        relation=st.sampled_from([*Relation][:3]),
    )
    def accept_pair(
        self,
        numbers: tuple[int, int],
        words: tuple[str, str],
        label: str | None,
        relation: Relation,
    ) -> None:
        ends = [
            (self.document(number), *extent_of(word))
            for number, word in zip(numbers, words, strict=True)
        ]
        a, b = (Passage(*end) for end in ends)
        act = partial(self.sitting.accept_pair, a, b, relation, label)
        if ends[0][0] == ends[1][0]:
            self.act(lambda: act(anyway=True), None)
            return
        planned = act(anyway=True)
        self.session.commit(planned)
        after = state_of(self.sitting.layer)
        spans = [self.accepted(after, end, label) for end in ends]
        pair = frozenset(spans)
        how = self.state.links.get(pair, (None, None))[0]
        assert after.links[pair][0] is relation
        assert self.state.links.items() - after.links.items() <= {
            (pair, self.state.links.get(pair))
        }
        expected = replace(self.state, spans=after.spans, links=after.links)
        expected = expected.without_filled(spans[0])
        if how is not relation:
            expected = expected.without_contradicted(spans[0], relation)
        assert after == expected
        assert len(after.spans) - len(self.state.spans) <= 2
        self.follow(after, planned)

    def accepted(self, after: State, end: tuple[str, int, int], label: str | None) -> str:
        """The span that an end of an accepted pair became: the one that is linked."""
        before = {each: known[3] for each, known in self.state.spans.items() if known[:3] == end}
        there = {each: known[3] for each, known in after.spans.items() if known[:3] == end}
        if not before:
            assert list(there.values()) == [label]
            return next(iter(there))
        assert before.keys() == there.keys()
        used = next((each for each in before if before[each] == label), min(before))
        wanted = label if before[used] is None else before[used]
        assert there == before | {used: wanted}
        return used
