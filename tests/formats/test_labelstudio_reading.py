"""Tasks of Label Studio that other programs and people made."""

import json
from typing import Any

import pytest

from annotator.formats.incoming import Incoming
from annotator.formats.input_file import Unreadable
from annotator.formats.labelstudio.format import FORMAT
from tests.formats.returning import places, read, rows


def region(start: int, end: int, *labels: str, tag: str = "text", **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": list(labels), **more.pop("value", {})}
    return {"type": "labels", "from_name": "ner", "to_name": tag, "value": value, **more}


def relation(a: str, b: str, **more: Any) -> dict[str, Any]:
    return {"type": "relation", "from_id": a, "to_id": b, **more}


def task(data: dict[str, Any], *results: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": 7, "data": data, "annotations": [{"result": list(results), **more}]}


def reading(*tasks: Any, refused: list[Unreadable] | None = None) -> Incoming:
    return read(FORMAT, ("[\n" + ",\n".join(map(json.dumps, tasks)) + "\n]").encode(), refused)


def test_a_task_names_its_article_as_its_data_do() -> None:
    incoming = reading(
        task({"text": "one", "url": "https://a.b", "desk": "x"}, region(0, 1, "A")),
        task({"text": "two"}, region(0, 1, "A"), completed_by=3),
    )
    assert rows(incoming.documents, "id", "key", "meta") == [
        (None, None, {}),
        (None, "https://a.b", {"desk": "x"}),
    ]
    assert [each.annotator for each in incoming.spans] == [None, "user 3"]


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (3, "user 3"),
        ("ana@b.c", "ana@b.c"),
        ({"id": 3, "email": "ana@b.c"}, "ana@b.c"),
        ({"id": 3, "email": ""}, "user 3"),
        (None, None),
    ],
)
def test_each_annotation_is_its_users(user: object, name: str | None) -> None:
    incoming = reading(task({"text": "one"}, region(0, 1, "A"), completed_by=user))
    assert [each.annotator for each in incoming.spans] == [name]


def test_annotations_of_several_people_are_several_layers() -> None:
    copied = region(0, 1, "A", id="x")
    both = task({"text": "one"}, copied, completed_by=1)
    both["annotations"].append({"result": [copied, region(1, 2, "B", id="y")], "completed_by": 2})
    incoming = reading(both)
    assert rows(incoming.spans, "id", "label", "annotator") == [
        ("x", "A", "user 1"),
        ("x#2", "A", "user 2"),
        ("y", "B", "user 2"),
    ]
    assert len(incoming.documents) == 1


def test_a_region_in_two_tasks_is_one_span_unless_one_was_changed() -> None:
    data = {"text1": "one", "id1": "d", "key1": "k", "text2": "", "annotator": "ada"}
    mark = region(0, 1, "A", id="x", tag="text1")
    other = region(0, 2, "A", id="x", tag="text1")
    incoming = reading(task(data, mark), task(data, mark), task(data, other), task(data, other))
    assert rows(incoming.spans, "id", "end", "annotator") == [("x", 1, "ada"), ("x#2", 2, "ada")]
    assert [each.id for each in incoming.documents] == ["d"]


def test_relations_become_statements_with_their_direction() -> None:
    ends = region(0, 1, "A", id="a", tag="t1"), region(0, 2, "B", id="b", tag="t2")
    incoming = reading(
        task(
            {"t1": "one", "t2": "two", "id": "both", "title": "T"},
            *ends,
            relation("a", "b", labels=["Partial", "same"], direction="left"),
            relation("a", "b", direction="bi"),
        )
    )
    assert rows(incoming.relations, "a", "b", "word", "more") == [
        ("a", "b", "Partial", "b"),
        ("a", "b", "same", "b"),
    ]
    assert incoming.left_out == {"relations without a label": 1}
    # What names the task names neither of its articles.
    assert rows(incoming.documents, "key", "title") == [(None, ""), (None, "")]


def test_a_region_with_two_labels_is_two_spans() -> None:
    incoming = reading(task({"text": "one"}, region(0, 1, "A", "B", id="x"), region(1, 2, id="y")))
    assert rows(incoming.spans, "id", "label") == [(None, "B"), ("x", "A"), ("y", None)]


def test_what_is_no_region_of_a_text_is_counted() -> None:
    choice = {"type": "choices", "id": "c", "from_name": "c", "value": {"choices": ["good"]}}
    skipped = {"result": [region(0, 1, "A")], "was_cancelled": True}
    said = task(
        {"text": "one"}, region(0, 1, "A", id="x"), choice, relation("x", "c", labels=["same"])
    )
    said["annotations"].append(skipped)
    said |= {"predictions": [{"result": []}, {}], "drafts": [{}]}
    incoming = reading(said, {"data": {"image": "a.png"}}, {"data": {"text": "kept"}})
    assert places(incoming.spans) == [("1/text", 0, 1, "A")]
    assert [each.article.text for each in incoming.documents] == ["one", "kept"]
    assert incoming.left_out == {
        "results of the type “choices”": 1,
        "results of skipped tasks": 1,
        "relations of what is no region of a text": 1,
        "predictions": 2,
        "drafts": 1,
        "tasks in which nothing is marked": 1,
    }


def test_old_files_with_completions_are_read() -> None:
    old = region(0, 2, "A", source="$body", tag="t", value={"text": "one"})
    incoming = reading({"data": {"body": "one", "x": "y"}, "completions": [{"result": [old]}]})
    assert rows(incoming.spans, "document", "quote") == [("1/body", "one")]


@pytest.mark.parametrize(
    ("data", "marks", "key"),
    [
        ({"text": "one", "t": "one"}, [region(0, 1, tag="t")], "1/t"),
        ({"body": "one"}, [region(9, 10, tag="t")], "1/body"),
        ({"a": "one", "b": "two"}, [region(1, 3, tag="t", value={"text": "wo"})], "1/b"),
        ({"a": "one", "b": "two"}, [region(1, 3, tag="t", source="$a")], "1/a"),
    ],
)
def test_the_text_of_a_tag_is_found(
    data: dict[str, Any], marks: list[dict[str, Any]], key: str
) -> None:
    assert [each.document for each in reading(task(data, *marks)).spans] == [key]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"id": 1, "text": "one"}, "“data” is missing"),
        ({"data": []}, "“data” is not an object"),
        (task({"a": "x", "b": "xy"}, region(0, 1, tag="t", value={"text": "x"})), "which text of"),
        (task({}, region(0, 1)), "“data” is missing"),
        (task({"n": 1}, region(0, 1)), "which text of"),
        (task({"text": "one"}, region(0, 1, value={"start": "/p[1]"})), "“start” is not a whole"),
        (task({"text": "one"}, region(0, 1, value={"start": -1})), "“start” is negative"),
        (task({"text": "one"}, region(0, 1, value={"end": 1.5})), "“end” is not a whole"),
        (task({"text": "one"}, region(0, 1, value={"end": None})), "“end” is missing"),
        (task({"text": "one"}, region(0, 1, value={"labels": "A"})), "“labels” is not a list"),
        (task({"text": "one"}, region(0, 1, value={"labels": [1]})), "“labels” holds something"),
        (task({"text": "one"}, region(0, 1, value={"text": []})), "“text” is not a string"),
        (task({"text": "one"}, region(0, 1, meta={"text": [{}]})), "“text” is not a string"),
        (task({"text": "one"}, {"type": "labels", "value": {}}), "“to_name” is missing"),
        (
            task({"text": "one"}, {"type": 4, "value": []}, relation("a", "b")),
            "a relation joins “a”",
        ),
        (task({"text": "one"}, relation("a", "")), "“to_id” is missing"),
        ({"data": {"text": "one"}, "annotations": [3]}, "“annotations” holds something else"),
        ({"data": {"text": "one"}, "annotations": {}}, "“annotations” is not a list"),
        (task({"text": "one"}, was_cancelled=1), "“was_cancelled” is neither true nor false"),
        (task({"text": "one"}, completed_by=[1]), "“completed_by” is not a string"),
        ({"data": {"text": "one"}, "predictions": 1}, "“predictions” is not a list"),
        (task({"text1": 4, "id1": "d", "key1": "k"}), "“text1” is missing or not a string"),
        (task({"text1": "x", "id1": "d", "key1": "k", "number1": -1}), "“number” is less than 1"),
        (3, "not a JSON object"),
    ],
)
def test_bad_tasks_are_refused_with_their_line(record: Any, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reading(task({"text": "fine"}), record)
    assert (caught.value.file, caught.value.line) == ("a.json", 3)
    assert caught.value.reason.startswith(said)


def test_a_bad_task_can_be_left_out() -> None:
    refused: list[Unreadable] = []
    good, bad = region(0, 1, "A", id="x"), region(0, 1, "A", id="y", value={"end": "z"})
    data = {"text1": "one", "id1": "d", "key1": "k", "text2": ""}
    first, second = (
        [{**each, "to_name": "text1"} for each in them] for them in ((good, bad), (good,))
    )
    incoming = reading(task(data, *first), task(data, *second), refused=refused)
    assert rows(incoming.spans, "id", "document") == [("x", "d")]
    assert ([each.id for each in incoming.documents], len(refused)) == (["d"], 1)
