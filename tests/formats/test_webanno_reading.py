"""Web Annotations that other programs made."""

import json
from typing import Any

import pytest

from annotator.formats.incoming import Incoming
from annotator.formats.input_file import Unreadable
from annotator.formats.webanno.format import FORMAT
from tests.formats.returning import read, rows

SPAN = ("id", "document", "start", "end", "label", "quote", "note", "annotator")


def selectors(start: Any, end: Any, exact: str = "one") -> list[dict[str, Any]]:
    return [
        {"type": "TextQuoteSelector", "exact": exact},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def annotation(name: str = "#1", **fields: Any) -> dict[str, Any]:
    target = {"source": "https://a.b/c", "selector": selectors(0, 3)}
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "Place"}
    made = {"id": name, "type": "Annotation", "body": [tag], "target": target, **fields}
    return {key: value for key, value in made.items() if value is not None}


def ours(kind: str, **fields: Any) -> dict[str, Any]:
    return annotation(f"urn:x-annotator:{kind}:x", **fields)


def reading(*annotations: Any, refused: list[Unreadable] | None = None) -> Incoming:
    return read(
        FORMAT, ("[\n" + ",\n".join(map(json.dumps, annotations)) + "\n]").encode(), refused
    )


def test_a_tag_on_a_passage_is_a_span() -> None:
    comment = {"type": "TextualBody", "purpose": "commenting", "value": "why?"}
    both = [*annotation()["body"], comment]
    incoming = reading(annotation(body=both, creator={"id": "http://a.b/u", "name": "Ana"}))
    assert rows(incoming.spans, *SPAN) == [
        ("#1", "https://a.b/c", 0, 3, "Place", "one", "why?", "Ana")
    ]
    assert incoming.documents == []


@pytest.mark.parametrize(
    ("fields", "label", "note"),
    [
        ({"body": None, "motivation": "highlighting"}, None, ""),
        ({"body": {"value": "A"}, "motivation": "tagging"}, "A", ""),
        ({"body": {"value": "A"}, "motivation": ["commenting"]}, None, "A"),
        ({"body": {"value": "A", "purpose": ["classifying"]}}, "A", ""),
        ({"body": {"source": "http://x/y", "purpose": "tagging"}}, "http://x/y", ""),
        ({"body": "http://x/y"}, None, ""),
        ({"body": None, "bodyValue": "A"}, None, "A"),
        ({"body": [{"value": "A", "purpose": "tagging"}, {"value": "A"}]}, "A", "A"),
        ({"body": {"value": 3}}, None, ""),
    ],
)
def test_bodies_are_tags_or_notes(fields: dict[str, Any], label: str | None, note: str) -> None:
    incoming = reading(annotation(**fields))
    assert rows(incoming.spans, "label", "note") == [(label, note)]


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ("acct:ana@b.c", "acct:ana@b.c"),
        ([{"nickname": "Ana"}, {"name": "Bo"}], "Ana"),
        ({"name": 3, "id": "http://a.b/u"}, "http://a.b/u"),
        (None, None),
        ({}, None),
    ],
)
def test_the_creator_is_the_annotator(creator: Any, name: str | None) -> None:
    assert [each.annotator for each in reading(annotation(creator=creator)).spans] == [name]


def test_each_tag_and_each_passage_is_a_span() -> None:
    tags = [{"value": each, "purpose": "tagging"} for each in ("A", "B", "A")]
    two = [{"source": {"id": "d"}, "selector": selectors(at, at + 3)} for at in (0, 9)]
    incoming = reading(annotation(body=tags, target=two))
    assert rows(incoming.spans, "start", "label", "id") == [
        (0, "A", "#1"),
        (0, "B", None),
        (9, "A", None),
        (9, "B", None),
    ]


def test_a_link_between_annotations_is_a_relation() -> None:
    ends = [{"id": "#1"}, {"id": "#2"}]
    incoming = reading(
        annotation("#3", motivation="linking", target=ends),
        annotation("#4", motivation="linking", target=["#2", "#1"], body=None),
        annotation("#5", motivation="linking", target=ends[:1]),
        annotation("#1"),
        annotation("#2"),
    )
    assert rows(incoming.relations, "a", "b", "word", "more") == [
        ("#1", "#2", "Place", None),
        ("#2", "#1", "linking", None),
    ]
    assert incoming.left_out == {"links that do not join two annotations": 1}


def test_what_has_no_position_is_counted_with_its_links() -> None:
    quote = {"source": "d", "selector": {"type": "TextQuoteSelector", "exact": "one"}}
    incoming = reading(
        annotation("#1"),
        annotation("#2", target=quote),
        annotation("#3", target="https://a.b/c"),
        annotation("#4", target={"source": "d", "selector": ["x", {"type": "SvgSelector"}]}),
        annotation("#5", motivation="linking", target=["#1", "#2"]),
    )
    assert len(incoming.spans) == 1
    assert incoming.relations == []
    assert incoming.left_out == {
        "annotations without the position of a passage": 3,
        "links of annotations that are left out": 1,
    }


@pytest.mark.parametrize(
    "whole",
    [
        {"type": "AnnotationPage", "items": [annotation()]},
        {"type": "AnnotationCollection", "first": {"items": [annotation()]}},
        annotation(),
        [annotation()],
    ],
)
def test_a_file_is_a_page_a_collection_a_list_or_one_annotation(whole: Any) -> None:
    assert len(read(FORMAT, json.dumps(whole, indent=1).encode()).spans) == 1


ARTICLE = {"id": "urn:x-annotator:document:d", "value": "one", "dcterms:identifier": "k"}


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (annotation(target=[3]), "“target” holds something else than names and objects"),
        (annotation(target={"selector": selectors(0, 3)}), "the “source” of a target is missing"),
        (annotation(target={"source": 3.5, "selector": {}}), None),
        (annotation(target={"source": [], "selector": selectors(0, 3)}), "“id” is not a string"),
        (annotation(target={"source": "d", "selector": selectors("0", 3)}), "“start” is not a"),
        (annotation(target={"source": "d", "selector": selectors(0, -3)}), "“end” is negative"),
        (annotation(target={"source": "d", "selector": selectors(0, None)}), "“end” is missing"),
        (annotation(target={"source": "d", "selector": selectors(0, 2**60)}), "“end” is too large"),
        (annotation(target={"source": "d", "selector": selectors(0, 1, exact=[])}),  # type: ignore[arg-type]
         "“exact” is not a string"),
        (annotation(id=["x"]), "“id” is not a string"),
        (ours("link"), "there should be two targets, not 1"),
        (ours("link", target=["#1", "#2"]), "the tag of a link is none of equivalent"),
        (ours("absence", target=[{"source": "d"}, "#1"]), "a target should be an annotation"),
        (ours("absence", target=["#1", "#2"]), "a target is not a document"),
        (ours("dismissal", target=["#1", "#2"]), "a target has no position"),
        (ours("completion", target=["#1", "#2"]), "there should be one target, not 2"),
        (ours("article", target="#1"), "a target is not a document"),
        (ours("article", target={**ARTICLE, "value": 3}), "“value” is missing or not a string"),
        (ours("article", target={**ARTICLE, "dcterms:identifier": None}), "“key” is missing"),
        (ours("article", target={**ARTICLE, "offset_unit": "byte"}), "the offset_unit “byte” is"),
        (ours("article", target={**ARTICLE, "schema:position": 0}), "“number” is less than 1"),
        (ours("article", target={**ARTICLE, "meta": 3}), "“meta” is not an object"),
        ("x", "not a JSON object"),
    ],
)  # fmt: skip
def test_bad_annotations_are_refused_with_their_line(record: Any, said: str | None) -> None:
    if said is None:
        assert reading(annotation(), record).left_out
        return
    with pytest.raises(Unreadable) as caught:
        reading(annotation(), record)
    assert (caught.value.file, caught.value.line) == ("a.json", 3)
    assert caught.value.reason.startswith(said)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"{}", "there are no annotations"),
        (b'{"items": 3}', "“items” is not a list"),
        (b'{"items": [{"id": "x"}', "not JSON"),
        (b'"text"', "not a JSON object"),
    ],
)
def test_other_files_are_refused(raw: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(FORMAT, raw)
    assert caught.value.reason.startswith(said)


def test_an_offset_inside_a_character_is_refused() -> None:
    article = ours("article", target={**ARTICLE, "value": "😀 one", "offset_unit": "utf16"})
    place = {"source": ARTICLE["id"], "selector": selectors(1, 3)}
    with pytest.raises(Unreadable, match="the offset 1 is inside of a character"):
        reading(article, annotation(target=place))


def test_a_bad_annotation_can_be_left_out() -> None:
    refused: list[Unreadable] = []
    incoming = reading(
        annotation("#1"), annotation("#2", target=[3]), annotation("#3"), refused=refused
    )
    assert [each.id for each in incoming.spans] == ["#1", "#3"]
    assert len(refused) == 1
