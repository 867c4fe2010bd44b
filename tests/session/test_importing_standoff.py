"""Exports for brat and for scorers of coreference, taken in again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.document import Document
from annotator.domain.link import Relation
from annotator.domain.partition import Partition
from annotator.formats.brat import format as brat
from annotator.formats.conll2012 import format as conll2012
from annotator.formats.format import Format
from annotator.session.importing import ImportReport, import_paths
from annotator.storage.store import Store
from tests.factories import BEN
from tests.formats.returning import written
from tests.formats.training_data import SPLIT, TWO_LAYERS, MemoryData
from tests.formats.training_rows import DOCUMENTS, LINKS, SPANS, SPLIT_OF, TEXTS
from tests.session.stores import folder, new_store

CUT = "strike-3:strike"
"""The span that is a part of a word."""


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with new_store(here / "a.db") as opened:
        yield opened


def export(chosen: Format, data: MemoryData, here: Path) -> Path:
    """The folder of an export."""
    output, _ = written(chosen, data)
    for name, content in output.files.items():
        path = here / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return here / "export"


def take(store: Store, *paths: Path) -> ImportReport:
    report = import_paths(store, paths, BEN)
    assert [str(each) for each in report.refused] == []
    return report


def spans_of(store: Store, annotator: str) -> dict[tuple[str, int, int, str | None], str]:
    layer = store.layer(annotator, None)
    return {
        (each.document, each.start, each.end, each.label): each.id for each in layer.spans.values()
    }


def expected(annotator: str, *but: str) -> dict[tuple[str, int, int, str | None], str]:
    return {
        (each.document, each.start, each.end, each.label): each.id
        for each in SPANS.values()
        if each.annotator == annotator and each.id not in but
    }


@pytest.mark.parametrize("chosen", [brat.FORMAT, conll2012.FORMAT], ids=lambda each: each.name)
def test_layers_and_documents_come_back(chosen: Format, here: Path, store: Store) -> None:
    path = export(chosen, TWO_LAYERS, here)
    report = take(store, path)
    assert report.tally.left_out == {}
    but = () if chosen is brat.FORMAT else (CUT,)
    for annotator in ("ada", "ben"):
        assert expected(annotator, *but).keys() <= spans_of(store, annotator).keys()
    documents = {each.id: each for each in store.records(Document)}
    assert documents.keys() == {each.document for each in SPANS.values()}
    for each in documents.values():
        assert store.text(each.text_sha256) == TEXTS[each.id]
        assert (each.story, each.number) == (DOCUMENTS[each.id].story, DOCUMENTS[each.id].number)
        assert each.key == DOCUMENTS[each.id].key
    again = take(store, path)
    assert not again.tally.taken


def test_brat_gives_every_link_back(here: Path, store: Store) -> None:
    take(store, export(brat.FORMAT, TWO_LAYERS, here))
    for annotator in ("ada", "ben"):
        place_of = {name: place for place, name in spans_of(store, annotator).items()}
        planned = {name: place for place, name in expected(annotator).items()}
        links = store.layer(annotator, None).links.values()
        assert {
            (frozenset((place_of[each.a], place_of[each.b])), each.relation) for each in links
        } == {
            (frozenset((planned[each.a], planned[each.b])), each.relation)
            for each in LINKS
            if each.annotator == annotator
        }
        for each in links:
            if each.more is not None:
                assert place_of[each.b if each.more == "b" else each.a][0] == "strike-3"


def test_conll_gives_the_sets_back(here: Path, store: Store) -> None:
    take(store, export(conll2012.FORMAT, TWO_LAYERS, here))
    for annotator in ("ada", "ben"):
        place_of = {name: place for place, name in spans_of(store, annotator).items()}
        sets: Partition[object] = Partition()
        for each in store.layer(annotator, None).links.values():
            assert each.relation is Relation.EQUIVALENT
            sets.join(place_of[each.a], place_of[each.b])
        planned: Partition[object] = Partition()
        names = {name: place for place, name in expected(annotator).items()}
        for each in LINKS:
            if each.annotator == annotator and each.relation is Relation.EQUIVALENT:
                planned.join(names[each.a], names[each.b])
        assert {frozenset(each) for each in sets.sets()} == {
            frozenset(each) for each in planned.sets()
        }


@pytest.mark.parametrize("chosen", [brat.FORMAT, conll2012.FORMAT], ids=lambda each: each.name)
def test_splits_come_back(chosen: Format, here: Path, store: Store) -> None:
    take(store, export(chosen, SPLIT, here))
    found = {document: str(split) for document, split in store.splits().items()}
    assert found == {each.id: SPLIT_OF[each.story] for each in DOCUMENTS.values()}


def test_a_changed_text_is_refused(here: Path, store: Store) -> None:
    path = export(brat.FORMAT, SPLIT, here)
    take(store, path)
    text = path / "train/ada/strike-1.txt"
    text.write_bytes(text.read_bytes() + b" More.")
    report = import_paths(store, [path / "train/ada"], BEN)
    (error,) = report.refused
    assert "strike-1.txt, line 1, byte 0: the document" in str(error)
    assert "is there already with another text" in str(error)
