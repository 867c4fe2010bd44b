from pathlib import Path

import pytest

from annotator.domain.errors import UnusableInput
from annotator.formats.input_file import Unreadable
from annotator.session.importing import ImportReport
from tests.fuzz import guided, imports
from tests.fuzz.offered import Offered
from tests.fuzz.taking import check_said, check_taken, taking
from tests.session.stores import lines

COUNT = 200
"""Files of each of the two seeds; `make torture` has 30,000."""


@pytest.mark.parametrize("seed", [1, 2])
def test_a_file_comes_in_as_it_is_meant_or_leaves_no_trace(seed: int) -> None:
    outcome = imports.run(COUNT, seed)
    assert outcome.failures == []
    assert outcome.runs >= COUNT
    # Neither all of them nor none, or nothing is tried.
    assert {"taken in", "refused"} == outcome.notes.keys()


def test_the_guided_fuzzer_begins_with_files_that_are_taken_in() -> None:
    with taking() as taken:
        assert all(taken.offer(guided.offered(data)) for data in guided.beginnings())
        assert not taken.offer(guided.offered(b"\0\0\xff"))


@pytest.mark.parametrize(
    "error",
    [
        Unreadable("/tmp/box/a", "two\nlines", 1, 0),
        Unreadable("/tmp/other/a", "not the file", 1, 0),
        Unreadable("/tmp/box/a", "x" * 2_000, 1, 0),
        UnusableInput("/tmp/box/a says no place."),
    ],
)
def test_a_bad_refusal_is_found(error: UnusableInput) -> None:
    with pytest.raises(AssertionError):
        check_said(ImportReport(refused=[error]), Offered("a", b""))


ARTICLE = b'{"text": "one\\r\\ntwo", "spans": [{"start": 0, "end": 5}, {"start": 1, "end": 4}]}'


def out(text: str, *extents: tuple[int, int]) -> bytes:
    """An export of an article with these spans."""
    document = {"type": "document", "id": "a", "text": text}
    spans = (
        {"type": "span", "document": "a", "start": start, "end": end, "quote": text[start:end]}
        for start, end in extents
    )
    return lines(document, *spans).encode()


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        pytest.param(out("one\ntw", (0, 4)), "an article is made up", id="another text"),
        pytest.param(lines().encode(), "an article is missing", id="no text"),
        pytest.param(out("one\ntwo"), "a span is missing", id="no span"),
        pytest.param(out("one\ntwo", (0, 4)).replace(b"4", b"3"), "a quote", id="another quote"),
    ],
)
def test_what_is_not_taken_in_as_it_is_is_found(tmp_path: Path, taken: bytes, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check_taken(taken, Offered("a.jsonl", ARTICLE, "spans-jsonl"), tmp_path, is_whole=True)


def test_a_span_that_halves_a_line_end_may_be_anything(tmp_path: Path) -> None:
    offered = Offered("a.jsonl", ARTICLE, "spans-jsonl")
    check_taken(out("one\ntwo", (0, 4)), offered, tmp_path, is_whole=True)
