"""Training data for brat: what its files say, and that reading them gives it back."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings

from annotator.domain.link import Relation
from annotator.formats.brat.pieces import cut, runs
from annotator.formats.incoming import Incoming
from annotator.formats.training.account import Fate, Remark
from annotator.formats.training.bundle import Article, Bundle
from tests.factories import make_document, make_span
from tests.formats.brat.folders import read, within, written
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.formats.training_rows import DOCUMENTS, LINKS, SPANS, TEXTS
from tests.strategies import stored_text, text_and_extent


def test_a_layer_is_a_folder_of_texts_with_their_annotations() -> None:
    output, _ = written(PLAIN)
    assert {name for name in output.files if "strike-1" in name or "strike" not in name} == {
        "ada/annotation.conf",
        "ada/clusters.tsv",
        "ada/documents.tsv",
        "ada/flood-1.ann",
        "ada/flood-1.txt",
        "ada/flood-2.ann",
        "ada/flood-2.txt",
        "ada/strike-1.ann",
        "ada/strike-1.txt",
        "ada/visual.conf",
    }
    assert output.text("ada/strike-1.ann") == (
        "T1\tstatistic 2 21\tOver 10,000 workers\n"
        "T2\ttestimony 44 62\t“I ran,” said Ana.\n"
        "N1\tReference T1 cluster:c2\tOver 10,000 workers\n"
        "N2\tReference T1 equivalent:r6\tequivalent\n"
        "N3\tReference T2 different:r2\tdifferent\n"
        "#1\tAnnotatorNotes T2\t? who is Ana again\n"
    )


def test_texts_are_exact() -> None:
    output, _ = written(PLAIN)
    for name, content in output.files.items():
        if name.endswith(".txt"):
            assert content.decode() == TEXTS[name.removeprefix("ada/").removesuffix(".txt")]


def test_a_span_over_line_ends_and_tabs_has_gaps() -> None:
    output, _ = written(PLAIN)
    assert "the union said. 罢工人数\n" in output.text("ada/strike-2.ann")
    start = SPANS["strike-2:union"].start
    pieces = f"{start} {start + 15};{start + 17} {start + 21}\t"
    assert pieces in output.text("ada/strike-2.ann")
    assert "\tstatistic 0 23;24 33\tThe river  rose by 6.5% overnight\n" in output.text(
        "ada/flood-1.ann"
    )


def test_clusters_have_a_table_for_people() -> None:
    output, _ = written(PLAIN)
    rows = [line.split("\t") for line in output.text("ada/clusters.tsv").splitlines()]
    assert rows[0] == ["cluster", "file", "id", "label", "text"]
    assert ["c1", "flood-2", "T1", "statistic", "THE RIVER ROSE by 6.5% overnight"] in rows
    assert len(rows) == 1 + 2 + 3


def test_splits_are_the_outermost_folders() -> None:
    output, account = written(SPLIT)
    assert {name.rpartition("/")[0] for name in output.files} == {
        "train/ada",
        "validation/ada",
        "test/ada",
    }
    assert output.files["test/ada/quake-1.ann"] == b""
    assert account.written("test/ada/documents.tsv") == {"article": 1}
    assert account.written("train/ada/strike-1.ann") == {"span": 2}


def test_what_has_no_place_is_counted() -> None:
    _, account = written(PLAIN)
    assert account.remarks == [
        Remark(Fate.CHANGED, "note", "its line ends and tabs became spaces", 1),
        Remark(Fate.DROPPED, "absence", "no record of it", 2),
        Remark(Fate.DROPPED, "dismissal", "no record of it", 2),
        Remark(Fate.DROPPED, "note", "it is on a link", 1),
    ]


def test_the_configuration_names_every_type() -> None:
    output, _ = written(PLAIN)
    entities = output.text("ada/annotation.conf").partition("[relations]")[0].split()
    assert entities == [
        "[entities]",
        "testimony",
        "statistic",
        "official_statement",
        "filler",
        "rumour",
        "_highlight",
    ]
    visual = output.text("ada/visual.conf")
    assert "rumour | Rumour & hearsay\n" in visual
    assert "statistic\tbgColor:#0072b2\n" in visual


def _bounds(incoming: Incoming) -> dict[str, tuple[str, int, int, str | None]]:
    ids = {each.ref: each.id for each in incoming.documents}
    return {
        each.id or "": (ids[each.document] or "", each.start, each.end, each.label)
        for each in incoming.spans
    }


@pytest.mark.parametrize("data", [PLAIN, SPLIT, TWO_LAYERS], ids=["plain", "split", "layers"])
def test_reading_gives_spans_and_links_back(data: MemoryData) -> None:
    output, _ = written(data)
    seen = set()
    links = set()
    for name in sorted({path.rpartition("/")[0] for path in output.files}):
        incoming = read(within(output, name))
        bounds = _bounds(incoming)
        owner = name.rpartition("/")[2]
        assert {each.annotator for each in incoming.spans} <= {owner.capitalize()}
        seen |= {(owner, *each) for each in bounds.values()}
        for each in incoming.relations:
            more = {"a": bounds[each.a], "b": bounds[each.b], None: None}[each.more]
            links.add((frozenset((bounds[each.a], bounds[each.b])), each.word, more))
        assert not incoming.left_out
    owners = {each.id for each in data.layers}
    spans = {name: span for name, span in SPANS.items() if span.annotator in owners}
    place = {name: (each.document, *each.extent, each.label) for name, each in spans.items()}
    assert seen == {(each.annotator, *place[name]) for name, each in spans.items()}
    assert links == {
        (
            frozenset((place[each.a], place[each.b])),
            each.relation,
            {"a": place[each.a], "b": place[each.b], None: None}[each.more],
        )
        for each in LINKS
        if each.annotator in owners
    }


def test_reading_gives_the_documents_back() -> None:
    output, _ = written(SPLIT)
    incoming = read(within(output, "train/ada"))
    for read_back in incoming.documents:
        document = DOCUMENTS[read_back.id or ""]
        for name in ("key", "story", "number", "title", "source", "url", "file_name"):
            assert getattr(read_back, name) == getattr(document, name)
        assert read_back.article.text == TEXTS[document.id]
        assert read_back.split == "train"


def test_clusters_come_back_with_their_links_or_without() -> None:
    output, _ = written(PLAIN)
    files = {
        name: b"\n".join(x for x in content.split(b"\n") if b" equivalent:" not in x)
        for name, content in within(output, "ada").items()
    }
    for read_back in (read(files), read(within(output, "ada"))):
        assert sorted(len(each.members) for each in read_back.clusters) == [2, 3]
    assert not any(each.word == Relation.EQUIVALENT for each in read(files).relations)


@dataclass(frozen=True)
class OneText(MemoryData):
    """One article with the given spans."""

    content: str = ""
    bounds: tuple[tuple[int, int], ...] = ()

    def text(self, document: str) -> str:
        return self.content

    def bundles(self) -> Iterator[Bundle]:
        document = make_document(self.content, id="d", key="k\t\\u0041 \\")
        spans = [make_span(document, self.content, *each) for each in self.bounds]
        yield Bundle("ada", ("ada",), "", (Article(document, tuple(spans), True),))


@settings(max_examples=150, deadline=None)
@given(text_and_extent())
def test_any_span_comes_back_but_for_blanks_beside_line_ends_at_its_edges(
    drawn: tuple[str, int, int],
) -> None:
    text, start, end = drawn
    if start == end:
        return
    output, account = written(OneText(content=text, bounds=((start, end),)))
    incoming = read(within(output, "ada"))
    assert incoming.documents[0].article.text == text
    assert incoming.documents[0].key == "k\t\\u0041 \\"
    if not text[start:end].strip():
        assert not incoming.spans
        return
    (span,) = incoming.spans
    assert span.quote == text[span.start : span.end]
    assert span.quote.strip() == text[start:end].strip()
    assert ((span.start, span.end) != (start, end)) == any(
        each.fate is Fate.CHANGED for each in account.remarks
    )


@settings(max_examples=100, deadline=None)
@given(text_and_extent(stored_text()))
def test_pieces_hold_no_line_end_and_run_together(drawn: tuple[str, int, int]) -> None:
    text, start, end = drawn
    pieces = cut(text, start, end)
    assert not any({"\n", "\t"} & set(text[a:b]) or a >= b for a, b in pieces)
    assert " ".join(text[a:b] for a, b in pieces).split() == text[start:end].split()
    assert len(runs(text, pieces)) == bool(pieces)


def test_blanks_without_a_line_end_are_cut_in_linear_time() -> None:
    text = "a" + " " * 300_000 + "b"
    assert cut(text, 0, len(text)) == [(0, len(text))]
