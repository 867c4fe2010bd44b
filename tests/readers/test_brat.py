"""bioc and pybrat read the folder of a layer: texts, mentions in pieces, what they are part of."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.formats.brat.configuration import HIGHLIGHT
from annotator.formats.training.names import file_name
from tests.formats.made_data import MadeData, made_data
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.formats.training_rows import SPANS, TEXTS
from tests.readers.folder import written

WHY = "is installed by `make check-formats`"
brat = pytest.importorskip("bioc.brat", reason=f"bioc {WHY}")
parser = pytest.importorskip("pybrat.parser", reason=f"pybrat {WHY}")

SETS = (
    ("flood-1:rose", "flood-2:rose"),
    ("strike-1:workers", "strike-2:workers", "strike-3:out"),
)
"""The sets of Ada's layer."""

Places = list[tuple[str, list[tuple[int, int]]]]
"""Of each mention of a file, its type and its pieces."""


def shown(text: str, pieces: list[tuple[int, int]]) -> str:
    """What a mention shows; both readers take the white space at the end of a line away."""
    return " ".join(text[start:end] for start, end in pieces).rstrip()


def by_bioc(folder: Path) -> dict[str, Places]:
    """The mentions of a folder by its files, each held against its text."""
    found: dict[str, Places] = {}
    for article in brat.listdir(folder):
        mentions = found[article.id] = []
        for entity in article.entities:
            pieces = sorted((each.begin, each.end) for each in entity.locations)
            assert entity.text == shown(article.text, pieces)
            mentions.append((entity.type, pieces))
        assert {each.refid for each in article.notes} <= {each.id for each in article.entities}
    return found


def examples(folder: Path, error: str = "raise") -> list[Any]:
    """The files of a folder as pybrat has them, their mentions held against their texts."""
    found: list[Any] = parser.BratParser(error=error).parse(folder)
    for each in found:
        for entity in each.entities:
            assert entity.mention == shown(each.text, pieces_of(entity))
    return found


def by_pybrat(folder: Path, error: str = "raise") -> dict[str, Places]:
    return {
        str(each.id): [(entity.type, pieces_of(entity)) for entity in each.entities]
        for each in examples(folder, error)
    }


def pieces_of(entity: Any) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in entity.spans]


def outer(places: Places) -> list[tuple[str, int, int]]:
    """The bounds of mentions, whatever is cut out of them."""
    return [(kind, pieces[0][0], pieces[-1][1]) for kind, pieces in places]


@pytest.mark.parametrize("data", [PLAIN, SPLIT, TWO_LAYERS], ids=["plain", "split", "layers"])
def test_mentions(tmp_path: Path, data: MemoryData) -> None:
    written(tmp_path / "out", "brat", data)
    seen = set()
    for folder in sorted({each.parent for each in (tmp_path / "out").rglob("*.ann")}):
        found = by_bioc(folder)
        assert found == by_pybrat(folder)
        for file, places in found.items():
            assert (folder / f"{file}.txt").read_bytes().decode() == TEXTS[file]
            spans = [
                span
                for span in SPANS.values()
                if (span.document, span.annotator) == (file, folder.name)
            ]
            assert sorted(outer(places)) == sorted(
                (span.label or HIGHLIGHT, *span.extent) for span in spans
            )
            seen |= {span.id for span in spans}
    assert seen == {span.id for span in SPANS.values() if span.annotator in names(data)}


def names(data: MemoryData) -> set[str]:
    return {each.id for each in data.annotators}


def test_a_set_over_files_is_told_by_references(tmp_path: Path) -> None:
    written(tmp_path / "out", "brat", PLAIN)
    members = defaultdict(set)
    for each in examples(tmp_path / "out" / "ada"):
        for entity in each.entities:
            for reference in entity.references:
                if reference.rid == "cluster":
                    members[reference.eid].add((each.id, entity.mention))
    expected = [{(SPANS[each].document, SPANS[each].quote) for each in ids} for ids in SETS]
    assert sorted(members.values(), key=len) == [
        {(file, " ".join(quote.split("\t"))) for file, quote in each} for each in expected
    ]


@settings(max_examples=30)
@given(made_data())
def test_any_mentions(data: MadeData) -> None:
    """With all spans of an article in one set."""
    sets = {span.id: span.document for span in data.spans}
    with TemporaryDirectory() as path:
        out = Path(path, "out")
        written(out, "brat", replace(data, bundle=replace(data.bundle, sets=sets)))
        folder = out / file_name(data.bundle.layer)
        # pybrat takes no two mentions for one with the same bounds, unless it is told to.
        assert by_bioc(folder) == by_pybrat(folder, error="ignore")
        for each in examples(folder, error="ignore"):
            count = len(each.entities)
            assert len(each.relations) == count * (count - 1) // 2
            assert {relation.type for relation in each.relations} <= {"Equiv"}
        for article in brat.listdir(folder):
            (tied,) = article.equiv_relations or [None]
            assert tied is None or set(tied.argids) == {each.id for each in article.entities}
