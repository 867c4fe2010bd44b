"""Training data in CoNLL's columns: what they say, and that reading them gives it back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.formats.conll2012.brackets import brackets, uncrossed
from annotator.formats.incoming import Incoming
from annotator.formats.training.account import Fate, Remark
from annotator.formats.training.bundle import Article, Bundle
from annotator.text.tokens import tokens_of
from tests.factories import make_document, make_span
from tests.formats.conll2012.files import back, written
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.formats.training_rows import DOCUMENTS, SPANS, TEXTS
from tests.strategies import stored_text


def rows(text: str, article: str) -> list[list[str]]:
    """The cells of an article's rows."""
    return [line.split() for line in text.splitlines() if line.startswith(f"{article}\t")]


def test_a_story_is_a_document_whose_articles_share_clusters() -> None:
    output, _ = written(PLAIN)
    text = output.text("data.conll")
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "#begin document (ada/flood); part 000",
        "#end document",
        "#begin document (ada/strike); part 000",
        "#end document",
    ]
    first = rows(text, "strike-1")[:5]
    assert [each[3] for each in first] == ["📰", "Over", "10,000", "workers", "walked"]
    assert [each[-2] for each in first] == ["-", "(1:statistic:1", "-", "1)", "-"]
    assert [each[-1] for each in first] == ["-", "(1", "-", "1)", "-"]
    assert "\tMore\tXX\t*\t-\t-\t-\t-\t*\t(1:official_statement|(2:statistic:1\t(1\n" in text


def test_every_row_has_the_columns_that_readers_need() -> None:
    output, _ = written(TWO_LAYERS)
    for line in output.text("data.conll").split("\n"):
        if line and not line.startswith("#"):
            cells = line.split()
            assert len(cells) == 13
            assert cells[1].isdecimal()
            assert cells[2].isdecimal()
            assert cells[4:11] == ["XX", "*", "-", "-", "-", "-", "*"]
            assert line == "\t".join(cells)


def test_no_mention_leaves_its_sentence() -> None:
    output, _ = written(PLAIN)
    for block in output.text("data.conll").split("\n\n"):
        cells = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        assert [each[2] for each in cells] == [str(number) for number in range(len(cells))]
        for column in (-1, -2):
            found = [each for cell in cells for each in brackets(cell[column]) or ()]
            assert sum(each.opens for each in found) == sum(each.closes for each in found)


def test_splits_are_files() -> None:
    output, account = written(SPLIT)
    assert sorted(output.files) == [
        f"{split}.{kind}"
        for split in ("test", "train", "validation")
        for kind in ("conll", "provenance.jsonl")
    ]
    assert account.written("test.conll") == {"document": 1, "article": 1, "span": 0}
    assert account.written("train.conll") == {"document": 1, "article": 3, "span": 13}


def test_what_has_no_place_is_counted() -> None:
    _, account = written(PLAIN)
    assert account.remarks == [
        Remark(Fate.CHANGED, "span", "its ends became those of whole tokens", 1),
        Remark(Fate.DROPPED, "absence", "no record of it", 2),
        Remark(Fate.DROPPED, "dismissal", "no record of it", 2),
        Remark(Fate.DROPPED, "link", "it says contradicts, and clusters are equivalent", 1),
        Remark(Fate.DROPPED, "link", "it says different, and clusters are equivalent", 1),
        Remark(Fate.DROPPED, "link", "it says partial, and clusters are equivalent", 2),
        Remark(Fate.DROPPED, "note", "no record of it", 2),
    ]


def places(incoming: Incoming) -> dict[str, tuple[str, str | None, int, int, str | None]]:
    ids = {each.ref: each.id for each in incoming.documents}
    return {
        each.id or "": (ids[each.document] or "", each.annotator, each.start, each.end, each.label)
        for each in incoming.spans
    }


@pytest.mark.parametrize("data", [PLAIN, TWO_LAYERS], ids=["plain", "layers"])
def test_reading_gives_spans_and_sets_back(data: MemoryData) -> None:
    output, _ = written(data)
    incoming = back(output)
    found = places(incoming)
    names = {each.id: each.name for each in data.layers}
    expected = {
        span.id: (span.document, names[span.annotator], *span.extent, span.label)
        for span in SPANS.values()
        if span.annotator in names
    }
    assert _but_for_the_cut_word(found.values()) == _but_for_the_cut_word(expected.values())
    sets: dict[str, set[object]] = {}
    for bundle in data.bundles():
        for member, name in bundle.sets.items():
            sets.setdefault(name, set()).add(expected[member])
    read = [{found[each] for each in cluster.members} for cluster in incoming.clusters]
    assert sorted(map(len, read)) == sorted(map(len, sets.values()))
    assert all(each in sets.values() for each in read)


def _but_for_the_cut_word(
    found: Iterable[tuple[str, str | None, int, int, str | None]],
) -> set[tuple[str, str | None, int, int, str | None]]:
    """All but the highlight `strike`, which is a part of `strikers`."""
    return {each for each in found if each[0] != "strike-3" or each[-1] is not None}


def test_reading_gives_the_documents_back() -> None:
    output, _ = written(SPLIT)
    for split in SPLIT.splits:
        for read_back in back(output, split).documents:
            document = DOCUMENTS[read_back.id or ""]
            for name in ("key", "story", "number", "title", "source", "url", "file_name"):
                assert getattr(read_back, name) == getattr(document, name)
            assert read_back.article.text == TEXTS[document.id]
            assert read_back.split == split


@dataclass(frozen=True)
class OneStory(MemoryData):
    """Articles with the given spans, and which of these are in a set."""

    contents: tuple[str, ...] = ()
    marked: tuple[tuple[Span, ...], ...] = ()
    in_sets: Mapping[str, str] = field(default_factory=dict)

    def text(self, document: str) -> str:
        return self.contents[int(document)]

    def bundles(self) -> Iterator[Bundle]:
        articles = (
            Article(make_document(text, id=str(place), key=f"k{place}"), spans, True)
            for place, (text, spans) in enumerate(zip(self.contents, self.marked, strict=True))
        )
        yield Bundle("ada", ("ada",), "", tuple(articles), sets=self.in_sets)


@st.composite
def stories(draw: st.DrawFn) -> OneStory:
    """Two texts with spans anywhere, some of which are of one set or two."""
    contents = draw(st.tuples(stored_text(8), stored_text(8)))
    marked = []
    for place, text in enumerate(contents):
        document = make_document(text, id=str(place))
        bounds = st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=5)
        spans = [
            make_span(document, text, *sorted(pair), label=draw(st.sampled_from((None, "x", "y"))))
            for pair in draw(bounds)
            if pair[0] != pair[1]
        ]
        marked.append(tuple(sorted(spans, key=lambda each: (each.start, -each.end))))
    names = st.sampled_from((None, "one", "two"))
    sets = {each.id: name for spans in marked for each in spans if (name := draw(names))}
    return OneStory(contents=contents, marked=tuple(marked), in_sets=sets)


@settings(max_examples=80, deadline=None)
@given(stories())
def test_any_story_comes_back_in_whole_tokens(data: OneStory) -> None:
    output, account = written(data)
    incoming = back(output)
    texts = {each.ref: each.article.text for each in incoming.documents}
    kept = [place for place, text in enumerate(data.contents) if text.split()]
    assert list(texts.values()) == [data.contents[place] for place in kept]
    expected = {}
    for place, spans in enumerate(data.marked):
        for span in spans:
            widened = _widened(data.contents[place], span)
            if widened:
                expected[span.id] = str(place), "Ada", *widened, span.label
    found = places(incoming)
    assert sorted(found.values(), key=repr) == sorted(expected.values(), key=repr)
    if any(each.why.startswith("it crosses") for each in account.remarks):
        assert sum(len(each.members) for each in incoming.clusters) < len(data.in_sets)
        return
    sets: dict[str, set[object]] = {}
    for member, name in data.in_sets.items():
        if member in expected:
            sets.setdefault(name, set()).add(expected[member])
    read = [{found[each] for each in cluster.members} for cluster in incoming.clusters]
    assert all(each in sets.values() for each in read)


def _widened(text: str, span: Span) -> tuple[int, int] | None:
    """The bounds of the tokens with ink that a span has a part of."""
    tokens = tokens_of(text)
    inside = [
        (start, end)
        for start, end in zip(tokens.starts, tokens.ends, strict=True)
        if start < span.end and span.start < end and not text[start:end].isspace()
    ]
    return (inside[0][0], inside[-1][1]) if inside else None


@pytest.mark.parametrize(
    ("mentions", "out"),
    [
        ({(0, 3), (1, 2)}, set()),
        ({(0, 3), (0, 1), (3, 3)}, set()),
        ({(0, 3), (3, 4)}, {(3, 4)}),
        ({(0, 2), (1, 3), (4, 5)}, {(1, 3)}),
        ({(0, 9), (1, 3), (2, 9), (4, 5)}, {(2, 9)}),
    ],
)
def test_mentions_that_cross_another_are_out(
    mentions: set[tuple[int, int]], out: set[tuple[int, int]]
) -> None:
    assert mentions - uncrossed(mentions) == out
