"""What leaves in a format that is read comes in again as it was, for what the format can hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.partition import Partition
from annotator.domain.span import Span
from annotator.formats.format import Format
from annotator.formats.registry import all_formats
from annotator.session.importing import ImportReport, import_paths
from annotator.storage.store import Store
from tests.formats.returning import written
from tests.formats.training_data import TWO_LAYERS
from tests.formats.training_rows import (
    ABSENCES,
    COMPLETE,
    DISMISSALS,
    DOCUMENTS,
    LINKS,
    SPANS,
    TEXTS,
)
from tests.session.stores import ANA, folder, new_store

RETURNING = [each for each in all_formats() if each.train and each.is_read]

Place = tuple[str, str, int, int, str | None]


@dataclass(frozen=True, slots=True)
class Returned:
    """What is in a database, without the ids."""

    texts: dict[str, str]
    spans: set[Place]
    links: set[tuple[object, ...]]
    sets: set[frozenset[Place]]


def place(span: Span, key: str) -> Place:
    return key, span.annotator, span.start, span.end, span.label


def sets_of(pairs: list[tuple[Place, Place]]) -> set[frozenset[Place]]:
    tied: Partition[Place] = Partition()
    for a, b in pairs:
        tied.join(a, b)
    return {frozenset(each) for each in tied.sets()}


def held(store: Store) -> Returned:
    documents = {each.id: each for each in store.documents()}
    spans = {each.id: place(each, documents[each.document].key) for each in store.records(Span)}
    links = list(store.records(Link))
    return Returned(
        {each.key: store.text(each.text_sha256) for each in documents.values()},
        set(spans.values()),
        {said(spans[each.a], spans[each.b], each) for each in links},
        sets_of([(spans[x.a], spans[x.b]) for x in links if x.relation == "equivalent"]),
    )


def said(a: Place, b: Place, link: Link) -> tuple[object, ...]:
    more = {"a": a, "b": b, None: None}[link.more]
    return frozenset((a, b)), link.relation, more


def expected() -> Returned:
    keys = {each.id: each.key for each in DOCUMENTS.values()}
    spans = {each.id: place(each, keys[each.document]) for each in SPANS.values()}
    marked = {each.document for each in SPANS.values()}
    return Returned(
        {keys[name]: text for name, text in TEXTS.items() if name in marked},
        set(spans.values()),
        {said(spans[each.a], spans[each.b], each) for each in LINKS},
        sets_of([(spans[x.a], spans[x.b]) for x in LINKS if x.relation == "equivalent"]),
    )


def taken(chosen: Format, store: Store, here: Path) -> ImportReport:
    """Write the corpus in a format into a folder, and import the folder."""
    output, _ = written(chosen, TWO_LAYERS)
    for name, raw in output.files.items():
        (here / "out" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "out" / name).write_bytes(raw)
    return import_paths(store, [here / "out"], ANA)


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with new_store(here / "a.db") as opened:
        yield opened


def labelled(place: Place) -> bool:
    return place[4] is not None


SPANS_HELD: dict[str, Callable[[Place], bool]] = {
    "spans-jsonl": labelled,
    "doccano-jsonl": labelled,
    "spacy": labelled,
}
"""Of the formats that cannot hold every span, which they can."""

SNAPPED = {"spacy", "conll2012", "brat"}
"""The formats that hold spans between other bounds."""

HOLD_LINKS = {"labelstudio-json", "webanno-jsonld", "brat"}
HOLD_SETS = {"spans-jsonl", "spacy", "conll2012", *HOLD_LINKS}


@pytest.mark.parametrize("chosen", RETURNING, ids=lambda each: each.name)
def test_what_leaves_comes_back(chosen: Format, store: Store, here: Path) -> None:
    report = taken(chosen, store, here)
    assert not report.refused
    found, wanted = held(store), expected()
    assert found.texts == wanted.texts
    holds = SPANS_HELD.get(chosen.name, lambda _: True)
    if chosen.name not in SNAPPED:
        assert found.spans == set(filter(holds, wanted.spans))
    if chosen.name in HOLD_LINKS - SNAPPED:
        assert found.links == wanted.links
    if chosen.name in HOLD_SETS - SNAPPED:
        assert found.sets == wanted.sets
    assert bool(found.links) == (chosen.name in HOLD_SETS)
    assert {len(each) for each in found.sets} == {
        len(each) for each in (wanted.sets if chosen.name in HOLD_SETS else ())
    }


@pytest.mark.parametrize("chosen", RETURNING, ids=lambda each: each.name)
def test_what_came_in_is_nothing_new_the_second_time(
    chosen: Format, store: Store, here: Path
) -> None:
    taken(chosen, store, here)
    seq = store.last_seq()
    report = import_paths(store, [here / "out"], ANA)
    assert not report.refused
    assert not report.tally.taken
    assert not report.tally.kept
    assert store.last_seq() == seq


def test_statements_of_all_kinds_come_back_from_web_annotations(store: Store, here: Path) -> None:
    chosen = next(each for each in all_formats() if each.name == "webanno-jsonld")
    taken(chosen, store, here)
    assert {each.id for each in store.records(Absence)} == {each.id for each in ABSENCES}
    assert len(list(store.records(Dismissal))) == len(DISMISSALS)
    done = {each.document for each in store.records(Completion)}
    assert done == {name for name in COMPLETE if any(x.document == name for x in SPANS.values())}
