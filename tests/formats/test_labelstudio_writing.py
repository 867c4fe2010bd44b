"""Tasks of Label Studio as they are written, and as they come back."""

import json
from typing import Any
from xml.etree import ElementTree

from hypothesis import given, settings

from annotator.domain.link import Link, Relation
from annotator.domain.split import Split
from annotator.formats.incoming import IncomingRelation
from annotator.formats.labelstudio.config import labelling_config
from annotator.formats.labelstudio.format import FORMAT
from tests.factories import make_label
from tests.formats.made_data import MadeData, made_data
from tests.formats.returning import read, returned, rows, written
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS
from tests.formats.training_rows import LABELS, LINKS, SPANS, TEXTS

SPAN = ("id", "document", "start", "end", "label", "quote", "note", "annotator")


def tasks(raw: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(raw)
    return found


def statement(link: Link | IncomingRelation) -> tuple[str, ...]:
    """What a link says, whichever way round it is written."""
    said = link.relation if isinstance(link, Link) else link.word
    more = {"a": link.a, "b": link.b, None: ""}[link.more]
    return (*sorted((link.a, link.b)), said, more)


def test_linked_articles_share_a_task_and_others_stand_alone() -> None:
    output, account = written(FORMAT, SPLIT)
    shown = {
        split: [
            tuple(each["data"][key] for key in ("id1", "id2") if key in each["data"])
            for each in tasks(output.files[f"{split}.json"])
        ]
        for split in SPLIT.splits
    }
    strike = [("strike-1", "strike-2"), ("strike-1", "strike-3"), ("strike-2", "strike-3")]
    assert shown == {
        "train": strike,
        "validation": [("flood-1", "flood-2")],
        "test": [("quake-1",)],
    }
    assert account.written("train.json") == {"task": 3, "article": 3, "span": 13, "link": 6}
    assert account.written("test.json") == {"task": 1, "article": 1, "span": 0, "link": 0}


def test_a_region_cuts_its_quote_from_the_text_that_its_tag_shows() -> None:
    output, _ = written(FORMAT, PLAIN)
    seen = set()
    for task in tasks(output.files["data.json"]):
        for each in task["annotations"][0]["result"]:
            if each["type"] == "labels":
                text, value = task["data"][each["to_name"]], each["value"]
                assert text[value["start"] : value["end"]] == value["text"]
                assert each["from_name"][-1] == each["to_name"][-1]
                seen.add(each["id"])
    assert seen == {each.id for each in SPANS.values() if each.annotator == "ada"}


def test_the_arrow_of_a_partial_link_begins_at_what_says_more() -> None:
    output, _ = written(FORMAT, PLAIN)
    relations = [
        each
        for task in tasks(output.files["data.json"])
        for each in task["annotations"][0]["result"]
        if each["type"] == "relation"
    ]
    partial = {
        each["from_id"]: each["direction"] for each in relations if "partial" in each["labels"]
    }
    assert partial == {"strike-3:put": "right", "strike-2:罢工": "bi"}
    assert {each["direction"] for each in relations if "partial" not in each["labels"]} == {"bi"}


def test_what_has_no_place_is_counted() -> None:
    _, account = written(FORMAT, PLAIN)
    assert {each.what: each.number for each in account.remarks} == {
        "note": 1,
        "absence": 2,
        "dismissal": 2,
    }


def test_the_configuration_shows_all_that_the_tasks_have() -> None:
    output, _ = written(FORMAT, PLAIN)
    config = ElementTree.fromstring(output.text("data.config.xml"))
    tags = {each.get("name"): each for each in config.iter() if each.get("name")}
    asked = {
        value[1:] for each in config.iter() if (value := each.get("value", "")).startswith("$")
    }
    for task in tasks(output.files["data.json"]):
        assert asked <= task["data"].keys()
        for each in task["annotations"][0]["result"]:
            if each["type"] == "labels":
                known = {label.get("value") for label in tags[each["from_name"]]}
                assert {*each["value"]["labels"]} <= known
                assert tags[each["from_name"]].get("toName") == each["to_name"]
                assert tags[each["to_name"]].tag == "Text"
    assert {each.get("value") for each in config.iter("Relation")} == set(Relation)


def test_the_configuration_takes_any_definition() -> None:
    label = make_label("claim", definition='a "b" <c> & \x1b[0m\n\x00\ufffe', colour="mauve")
    config = ElementTree.fromstring(labelling_config((*LABELS, label)))
    (shown, _) = (each for each in config.iter("Label") if each.get("value") == "claim")
    assert shown.get("hint") == 'a "b" <c> & �[0m\n��'
    assert shown.get("background") == "#999999"


def test_every_span_comes_back_once_with_its_id_and_layer() -> None:
    incoming = returned(FORMAT, TWO_LAYERS)
    assert rows(incoming.spans, *SPAN) == rows(SPANS.values(), *SPAN)
    assert sorted(map(statement, incoming.relations)) == sorted(map(statement, LINKS))
    assert sorted(each.ref for each in incoming.documents) == sorted(TEXTS.keys() - {"quake-1"})
    assert incoming.left_out == {}


def test_an_article_without_spans_comes_back_in_its_split() -> None:
    output, _ = written(FORMAT, SPLIT)
    (quake,) = read(FORMAT, output.files["test.json"]).documents
    assert (quake.id, quake.key) == ("quake-1", "https://example.org/quake-1")
    assert (quake.split, quake.article.text) == (Split.TEST, TEXTS["quake-1"])


@settings(max_examples=40)
@given(made_data())
def test_an_export_comes_back(data: MadeData) -> None:
    incoming = returned(FORMAT, data)
    assert rows(incoming.spans, *SPAN) == rows(data.spans, *SPAN)
    assert sorted(map(statement, incoming.relations)) == sorted(map(statement, data.bundle.links))
    documents = [each.document for each in data.bundle.articles]
    names = ("id", "key", "story", "number", "title")
    assert rows(incoming.documents, *names) == rows(documents, *names)
    assert {each.id: each.article.text for each in incoming.documents} == data.texts
