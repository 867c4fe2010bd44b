"""What comes of an export that is taken in again, format by format."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.formats.doccano import format as doccano
from annotator.formats.format import Format
from annotator.formats.labelstudio import format as labelstudio
from annotator.formats.training.options import OffsetUnit, WritingOptions
from annotator.formats.webanno import format as webanno
from annotator.storage.store import Store
from tests.formats.returning import written
from tests.formats.training_data import SPLIT, TWO_LAYERS
from tests.formats.training_rows import (
    ABSENCES,
    COMPLETE,
    DISMISSALS,
    DOCUMENTS,
    LABELS,
    LINKS,
    SPANS,
    TEXTS,
)
from tests.session.stores import folder, new_store, take

UTF16 = WritingOptions(offsets=OffsetUnit.UTF16)
ALL = (doccano.FORMAT, labelstudio.FORMAT, webanno.FORMAT)


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with new_store(here / "a.db") as opened:
        yield opened


def file_of(
    chosen: Format, here: Path, options: WritingOptions | None = None
) -> tuple[Path, bytes]:
    output, _ = written(chosen, TWO_LAYERS, options)
    name = f"data{chosen.suffix}"
    return here / name, output.files[name]


def spans_of(store: Store, annotator: str) -> list[tuple[object, ...]]:
    return sorted(map(_place, store.layer(annotator, None).spans.values()), key=str)


def expected(annotator: str, highlights: bool = True) -> list[tuple[object, ...]]:
    spans = (each for each in SPANS.values() if each.annotator == annotator)
    return sorted((_place(each) for each in spans if highlights or each.label), key=str)


def _place(span: Span) -> tuple[object, ...]:
    return span.document, span.start, span.end, span.label, span.quote


def statement(link: Link) -> tuple[object, ...]:
    return link.id, link.a, link.b, link.relation, link.more, link.note


@pytest.mark.parametrize("chosen", ALL, ids=lambda each: each.also)
@pytest.mark.parametrize("options", [WritingOptions(), UTF16], ids=["points", "units"])
def test_an_export_comes_back_as_it_was(
    chosen: Format, options: WritingOptions, here: Path, store: Store
) -> None:
    path, raw = file_of(chosen, here, options)
    report = take(store, path, raw)
    assert [str(each) for each in report.refused] == []
    assert report.tally.left_out == {}
    for annotator in ("ada", "ben"):
        assert spans_of(store, annotator) == expected(annotator, chosen is not doccano.FORMAT)
    found = {each.id: each for each in store.documents()}
    assert found.keys() == TEXTS.keys() - {"quake-1"}
    for document in found.values():
        known = DOCUMENTS[document.id]
        assert store.text(document.text_sha256) == TEXTS[document.id]
        for name in ("key", "story", "number", "title", "source", "url"):
            assert getattr(document, name) == getattr(known, name)
    again = take(store, path, raw)
    assert not again.refused
    assert sum(again.tally.taken.values()) == 0


@pytest.mark.parametrize("chosen", ALL, ids=lambda each: each.also)
def test_each_file_shows_its_format_and_split(chosen: Format, here: Path, store: Store) -> None:
    output, _ = written(chosen, SPLIT)
    for split in SPLIT.splits:
        name = f"{split}{chosen.suffix}"
        assert not take(store, here / name, output.files[name]).refused
    splits = {document: str(split) for document, split in store.splits().items()}
    assert splits == {
        each.id: {"flood": "validation", "quake": "test", "strike": "train"}[each.story]
        for each in DOCUMENTS.values()
    }
    assert {each.id for each in store.labels()} == {each.id for each in LABELS}
    assert all(each.meta == {} for each in store.documents())


def test_web_annotations_bring_every_row_back(here: Path, store: Store) -> None:
    take(store, *file_of(webanno.FORMAT, here))
    layers = [store.layer(each, None) for each in ("ada", "ben")]
    assert sorted(map(statement, (x for each in layers for x in each.links.values()))) == sorted(
        map(statement, LINKS)
    )
    ada = layers[0]
    assert ada.spans.keys() == {each.id for each in SPANS.values() if each.annotator == "ada"}
    assert {each.note for each in ada.spans.values()} == {each.note for each in SPANS.values()}
    assert {(x.id, x.span, x.document) for x in ada.absences.values()} == {
        (each.id, each.span, each.document) for each in ABSENCES
    }
    assert {each.refuses for each in ada.dismissals.values()} == {
        each.refuses for each in DISMISSALS
    }
    assert {each.document for each in ada.completions.values()} == COMPLETE - {"quake-1"}


def test_relations_of_tasks_become_links_of_spans_with_their_ids(here: Path, store: Store) -> None:
    take(store, *file_of(labelstudio.FORMAT, here))
    layers = [store.layer(each, None) for each in ("ada", "ben")]
    found = [statement(x)[1:5] for each in layers for x in each.links.values()]
    assert sorted(found, key=str) == sorted((statement(x)[1:5] for x in LINKS), key=str)
