"""Web Annotations as they are written, and as they come back."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from annotator.domain.split import Split
from annotator.formats.training.options import OffsetUnit, WritingOptions
from annotator.formats.webanno.format import FORMAT
from annotator.formats.webanno.shape import Kind, iri, kind_of, named
from annotator.formats.written import Written
from tests.formats.made_data import MadeData, made_data
from tests.formats.returning import read, returned, rows, written
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.formats.training_rows import ABSENCES, COMPLETE, DISMISSALS, LINKS, SPANS, TEXTS
from tests.strategies import stored_text

UTF16 = WritingOptions(offsets=OffsetUnit.UTF16)
SPAN = ("id", "document", "start", "end", "label", "quote", "note")
LINK = ("id", "relation", "note")


def items(raw: bytes) -> list[dict[str, Any]]:
    page = json.loads(raw)
    assert page["type"] == "AnnotationPage"
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    found: list[dict[str, Any]] = page["items"]
    return found


def test_every_annotation_has_its_name_and_what_it_is_about() -> None:
    output, account = written(FORMAT, TWO_LAYERS)
    found = items(output.files["data.jsonld"])
    assert len({each["id"] for each in found}) == len(found)
    assert {each["type"] for each in found} == {"Annotation"}
    assert all(each["target"] and each["motivation"] for each in found)
    assert account.written("data.jsonld") == {
        "article": 5,
        "span": len(SPANS),
        "completion": 4,
        "link": len(LINKS),
        "absence": len(ABSENCES),
        "dismissal": len(DISMISSALS),
    }
    assert account.remarks == []


def test_selectors_cut_the_quote_with_what_stands_around_it() -> None:
    output, _ = written(FORMAT, PLAIN)
    texts = {
        each["target"]["id"]: each["target"]["value"]
        for each in items(output.files["data.jsonld"])
        if each["motivation"] == "describing"
    }
    spans = [each for each in items(output.files["data.jsonld"]) if ":span:" in each["id"]]
    for each in spans:
        position, quote = each["target"]["selector"]
        text = texts[each["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[max(0, position["start"] - 32) : position["end"] + 32] == around


def test_a_link_points_first_to_what_says_more() -> None:
    output, _ = written(FORMAT, PLAIN)
    links = {each["id"]: each for each in items(output.files["data.jsonld"])}
    said = links[iri(Kind.LINK, "said-put")]
    assert [each["id"] for each in said["target"]] == [
        iri(Kind.SPAN, "strike-3:put"),
        iri(Kind.SPAN, "strike-2:said"),
    ]
    assert [each["value"] for each in said["body"]] == ["partial", "the first says more"]


def test_each_split_is_a_page() -> None:
    output, _ = written(FORMAT, SPLIT)
    assert [*output.files] == ["test.jsonld", "train.jsonld", "validation.jsonld"]
    incoming = read(FORMAT, output.files["test.jsonld"])
    assert rows(incoming.documents, "id", "split") == [("quake-1", Split.TEST)]
    assert rows(incoming.completions, "document", "annotator") == [("quake-1", "Ada")]


def test_a_page_of_nothing_is_a_page() -> None:
    output, _ = written(FORMAT, MemoryData(layers=()))
    assert items(output.files["data.jsonld"]) == []
    assert read(FORMAT, output.files["data.jsonld"]).documents == []


def test_what_is_said_of_an_article_that_is_left_out_is_too() -> None:
    bundle = next(each for each in SPLIT.bundles() if each.split == "train")
    without = replace(bundle, articles=bundle.articles[::2], links=())
    _, account = written(FORMAT, MadeData(without, TEXTS, splits=(bundle.split,)))
    assert {each.what: each.number for each in account.remarks} == {"absence": 1, "dismissal": 1}


def test_all_rows_of_two_layers_come_back() -> None:
    for options in (WritingOptions(), UTF16):
        incoming = returned(FORMAT, TWO_LAYERS, options)
        assert rows(incoming.spans, *SPAN) == rows(SPANS.values(), *SPAN)
        assert {each.annotator for each in incoming.spans} == {"Ada", "Ben"}
        assert rows(incoming.links, *LINK) == rows(LINKS, *LINK)
        assert rows(incoming.absences, "id", "span", "document", "note") == rows(
            ABSENCES, "id", "span", "document", "note"
        )
        assert {each.document for each in incoming.completions} == COMPLETE - {"quake-1"}
        refused = {each.id: each for each in incoming.dismissals}
        for dismissal in DISMISSALS:
            came = refused[dismissal.id]
            passage = came.passage.document, came.passage.start, came.passage.end
            assert passage == (dismissal.document, dismissal.start, dismissal.end)
            assert (came.of if isinstance(came.of, str) else None) == dismissal.span
        times = Written(created_at="2026-01-01T00:00:00Z", updated_at="2026-01-02T00:00:00Z")
        assert {each.written for each in incoming.spans} == {times}
        assert {each.written for each in incoming.links} == {times}
        assert {each.written for each in incoming.documents} == {times}
        assert incoming.left_out == {}


@settings(max_examples=25)
@given(made_data())
def test_an_export_comes_back(data: MadeData) -> None:
    for options in (WritingOptions(), UTF16):
        incoming = returned(FORMAT, data, options)
        assert rows(incoming.spans, *SPAN) == rows(data.spans, *SPAN)
        links = {each.id: each for each in incoming.links}
        for link in data.bundle.links:
            came = links.pop(link.id)
            assert ({came.a, came.b}, came.relation) == ({link.a, link.b}, link.relation)
            more = None if link.more is None else getattr(link, link.more)
            assert (came.a if came.more else None) == more
        documents = [each.document for each in data.bundle.articles]
        names = ("id", "key", "story", "number", "title")
        assert rows(incoming.documents, *names) == rows(documents, *names)
        assert {each.id: each.article.text for each in incoming.documents} == data.texts


@settings(max_examples=30)
@given(stored_text(3))
def test_any_id_is_a_name_and_back(name: str) -> None:
    called = iri(Kind.SPAN, name)
    assert called.isascii()
    assert named(called, Kind.SPAN) == name
    assert named(called, Kind.LINK) is None
    assert kind_of(called) is Kind.SPAN


def test_bytes_that_cannot_be_stored_stay_escaped() -> None:
    assert named("urn:x-annotator:span:a%00%20b%FF", Kind.SPAN) == "a%00%20b%FF"
    assert named("urn:x-annotator:span:a%E2%80%93b", Kind.SPAN) == "a–b"


def test_other_names_are_of_no_kind() -> None:
    for other in ("", "#a", "https://a.b/c", "urn:x-annotator:", "urn:x-annotator:x:y"):
        assert kind_of(other) is None
