"""pyld expands pages of Web Annotations, with the context at hand and nothing from the network."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.formats.training.options import OffsetUnit, WritingOptions
from annotator.formats.webanno.shape import CONTEXT
from tests.formats.made_data import MadeData, made_data
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.formats.training_rows import LINKS, SPANS
from tests.readers.folder import Folder, written

jsonld = pytest.importorskip("pyld.jsonld", reason="it is installed by `make check-formats`")

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
DCTERMS = "http://purl.org/dc/terms/"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"

NAMES = {
    "hasBody": "body",
    "hasTarget": "target",
    "hasSource": "source",
    "hasSelector": "selector",
}
VOCABULARY = {"motivatedBy": "motivation", "hasPurpose": "purpose"}
WORDS = ("assessing", "commenting", "describing", "highlighting", "linking", "tagging")
CLASSES = (
    "Annotation",
    "SpecificResource",
    "TextPositionSelector",
    "TextQuoteSelector",
    "TextualBody",
)

TERMS: dict[str, Any] = {
    "oa": OA,
    "as": AS,
    "dcterms": DCTERMS,
    "schema": "http://schema.org/",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "AnnotationPage": "as:OrderedCollectionPage",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Software": "as:Application",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "created": "dcterms:created",
    "modified": "dcterms:modified",
    "format": "http://purl.org/dc/elements/1.1/format",
    "name": "http://xmlns.com/foaf/0.1/name",
    "value": VALUE,
    "via": {"@type": "@id", "@id": "oa:via"},
    **{term: f"oa:{term}" for term in (*WORDS, *CLASSES)},
    **{term: f"oa:{term}" for term in ("start", "end", "exact", "prefix", "suffix")},
    **{term: {"@type": "@id", "@id": f"oa:{name}"} for name, term in NAMES.items()},
    **{term: {"@type": "@vocab", "@id": f"oa:{name}"} for name, term in VOCABULARY.items()},
}
"""What is said in pages, of the terms at `CONTEXT` (Web Annotation Vocabulary, appendix A)."""


def load(url: str, _: Any) -> dict[str, Any]:
    """Stands for the loader that would ask the network."""
    assert url == CONTEXT
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}


def nodes(folder: Folder) -> dict[str, Any]:
    """What has a name in the pages of an export, by it."""
    found: dict[str, Any] = {}
    for file in folder.manifest.files:
        page = json.loads((folder.path / file.name).read_bytes())
        flat = jsonld.flatten(page, options={"documentLoader": load})
        (head,) = (each for each in flat if f"{AS}OrderedCollectionPage" in each.get("@type", ()))
        assert len(head[f"{AS}items"][0]["@list"]) == len(page["items"])
        found |= {each["@id"]: each for each in flat}
    return found


def only(node: Any, term: str) -> Any:
    """The one value of a property."""
    (value,) = node[term]
    return value.get("@value", value.get("@id"))


def check(folder: Folder) -> dict[str, int]:
    """Hold all passages against the texts that they are in; how many annotations say what for."""
    found = nodes(folder)
    counts: dict[str, int] = {}
    for each in found.values():
        if f"{OA}Annotation" in each.get("@type", ()):
            motivation = only(each, f"{OA}motivatedBy").removeprefix(OA)
            counts[motivation] = counts.get(motivation, 0) + 1
            assert all(target["@id"] in found for target in each[f"{OA}hasTarget"])
        if f"{OA}SpecificResource" in each.get("@type", ()):
            check_passage(each, found)
    return counts


def check_passage(resource: Any, found: dict[str, Any]) -> None:
    text = only(found[only(resource, f"{OA}hasSource")], VALUE)
    selectors = [found[each["@id"]] for each in resource[f"{OA}hasSelector"]]
    by_type = {only_type(each): each for each in selectors}
    position = by_type[f"{OA}TextPositionSelector"]
    quote = by_type[f"{OA}TextQuoteSelector"]
    start, end = (only(position, f"{OA}{name}") for name in ("start", "end"))
    exact, prefix, suffix = (only(quote, f"{OA}{name}") for name in ("exact", "prefix", "suffix"))
    assert text[start:end] == exact
    assert text[:start].endswith(prefix)
    assert text[end:].startswith(suffix)


def only_type(node: Any) -> str:
    (found,) = node["@type"]
    return str(found)


@pytest.mark.parametrize("data", [PLAIN, SPLIT, TWO_LAYERS], ids=["plain", "split", "layers"])
def test_pages(tmp_path: Path, data: MemoryData) -> None:
    counts = check(written(tmp_path / "out", "webanno", data))
    layers = {each.id for each in data.annotators}
    spans = [each for each in SPANS.values() if each.annotator in layers]
    assert counts["tagging"] == sum(1 for each in spans if each.label is not None)
    assert counts["highlighting"] == sum(1 for each in spans if each.label is None)
    assert counts["linking"] > sum(1 for each in LINKS if each.annotator in layers)


@settings(max_examples=15)
@given(made_data())
def test_any_page(data: MadeData) -> None:
    with TemporaryDirectory() as path:
        counts = check(written(Path(path, "out"), "webanno", data))
    assert counts.get("tagging", 0) == sum(1 for each in data.spans if each.label is not None)


def test_utf16_positions_fit_the_text_in_utf16(tmp_path: Path) -> None:
    folder = written(tmp_path / "out", "webanno", PLAIN, WritingOptions(offsets=OffsetUnit.UTF16))
    found = nodes(folder)
    (span,) = found["urn:x-annotator:span:strike-1%3Aworkers"][f"{OA}hasTarget"]
    resource = found[span["@id"]]
    text = only(found[only(resource, f"{OA}hasSource")], VALUE).encode("utf-16-le")
    (position,) = (
        found[each["@id"]]
        for each in resource[f"{OA}hasSelector"]
        if f"{OA}start" in found[each["@id"]]
    )
    start, end = (only(position, f"{OA}{name}") for name in ("start", "end"))
    assert text[2 * start : 2 * end].decode("utf-16-le") == SPANS["strike-1:workers"].quote
