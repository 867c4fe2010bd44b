"""Work and candidates as lines: what is written is what is read."""

import io
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.candidate import Candidate, Candidates
from annotator.domain.work import Work
from annotator.formats import candidates, pairs_work
from annotator.formats.input_file import InputFile
from annotator.formats.registry import read_file
from tests.formats.test_native_writing import SmallCorpus
from tests.strategies import stored_text

ids = st.from_regex(r"[\w.:-]{1,8}", fullmatch=True)


@st.composite
def works(draw: st.DrawFn) -> Work:
    texts = draw(st.dictionaries(ids, stored_text(6), min_size=1, max_size=4))
    story, near = draw(st.lists(st.booleans())), tuple(texts)
    return Work(
        engine=draw(ids),
        document=next(iter(texts)),
        fingerprint=draw(ids),
        story=near[: len(story)],
        together=draw(st.booleans()),
        near=near[len(story) :],
        texts=texts,
        repeated=tuple(draw(st.lists(stored_text(2), max_size=2))),
    )


class WithWork(SmallCorpus):
    def __init__(self, work: list[Work]) -> None:
        self._work = work

    def work(self) -> Iterable[Work]:
        return self._work


@given(st.lists(works(), max_size=3))
def test_each_work_is_a_line_that_gives_it_again(given: list[Work]) -> None:
    out = io.BytesIO()
    pairs_work.write(WithWork(given), out, "now")
    # As an engine reads it, which may take other characters than the newline for line ends.
    lines = out.getvalue().decode().splitlines()
    assert [pairs_work.parse(line) for line in lines] == given


offsets = st.integers(0, 2**40)
pairs = st.builds(
    Candidate,
    ids, offsets, offsets, ids, offsets, offsets,
    score=st.floats(0, 1), rank=st.floats(-1e9, 1e9),
)  # fmt: skip


@given(st.lists(st.builds(Candidates, ids, ids, st.lists(pairs, max_size=3).map(tuple))))
def test_candidates_come_back_to_the_last_digit(given: list[Candidates]) -> None:
    raw = "\n".join(map(candidates.dump, given)).encode()
    incoming = read_file(InputFile.decoded("x.jsonl", raw), "candidates")
    assert [each.found for each in incoming.candidates] == given
