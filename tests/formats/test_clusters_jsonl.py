"""Sets and facts as lines."""

import json
from dataclasses import replace
from typing import Any

from annotator.formats.clusters_jsonl import FORMAT, train
from annotator.formats.training.account import Account
from annotator.formats.training.options import WritingOptions
from tests.factories import make_absence
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, FolderOutput, MemoryData
from tests.formats.training_rows import DOCUMENTS, SPANS, TEXTS


def written(data: MemoryData = PLAIN) -> tuple[FolderOutput, Account]:
    """The corpus as clusters."""
    output, account = FolderOutput(), Account()
    train(data, output, WritingOptions(), account)
    return output, account


def lines(data: MemoryData = PLAIN, name: str = "data.jsonl") -> list[dict[str, Any]]:
    """The clusters of a file."""
    return [json.loads(line) for line in written(data)[0].text(name).split("\n")[:-1]]


def members(line: dict[str, Any]) -> list[str]:
    """The spans of a cluster in their order."""
    return [member["span"] for member in line["members"]]


def test_every_set_is_a_line_with_all_its_members() -> None:
    found = {line["id"]: members(line) for line in lines() if line["kind"] == "set"}
    assert found == {
        "strike-1:workers": ["strike-1:workers", "strike-2:workers", "strike-3:out"],
        "flood-1:rose": ["flood-1:rose", "flood-2:rose"],
    }


def test_a_fact_of_more_than_a_set_is_a_line_too() -> None:
    facts = [line for line in lines() if line["kind"] == "fact"]
    assert [set(members(line)) for line in facts] == [
        {"strike-1:workers", "strike-2:workers", "strike-3:out", "strike-3:count"},
        {"strike-2:said", "strike-3:put"},
        {"strike-2:罢工", "strike-3:four"},
    ]
    # Each member says which set it is in, and each set of which fact it is.
    assert [member["set"] for member in facts[0]["members"]] == [
        "strike-1:workers",
        "strike-1:workers",
        None,
        "strike-1:workers",
    ]
    sets = {line["id"]: line["fact"] for line in lines() if line["kind"] == "set"}
    assert sets["strike-1:workers"] == facts[0]["id"]


def test_members_stand_where_they_are_said_to() -> None:
    for line in lines(TWO_LAYERS):
        for member in line["members"]:
            text = TEXTS[member["document"]]
            assert text[member["start"] : member["end"]] == member["quote"]
            assert SPANS[member["span"]].label == member["label"]


def test_layers_stay_apart() -> None:
    found = [(line["layer"], line["id"]) for line in lines(TWO_LAYERS) if line["kind"] == "set"]
    assert sorted(found) == [
        ("ada", "flood-1:rose"),
        ("ada", "strike-1:workers"),
        ("ben", "strike-1:b1"),
    ]


def test_all_lines_have_the_same_keys() -> None:
    assert len({tuple(line) for line in lines()}) == 1
    assert len({tuple(member) for line in lines() for member in line["members"]}) == 1


def test_a_fact_names_the_articles_that_say_nothing_of_it() -> None:
    class Absent(MemoryData):
        def bundles(self) -> Any:
            absence = make_absence(SPANS["flood-2:rose"], DOCUMENTS["quake-1"])
            for bundle in MemoryData.bundles(self):
                yield replace(bundle, absences=(absence,))

    found = {line["id"]: line["absent"] for line in lines(Absent()) if line["kind"] == "set"}
    assert found == {"strike-1:workers": [], "flood-1:rose": ["quake-1"]}


def test_a_split_has_its_own_file() -> None:
    output, account = written(SPLIT)
    assert set(output.files) == {"train.jsonl", "validation.jsonl"}
    assert account.written("train.jsonl") == {"set": 1, "fact": 3}
    assert account.written("validation.jsonl") == {"set": 1}


def test_what_is_on_no_line_is_counted() -> None:
    found = {each.what: each.number for each in written()[1].remarks}
    on_lines = {span for line in lines() for span in members(line)}
    alone = [span for span in SPANS.values() if span.annotator == "ada" and span.id not in on_lines]
    assert found == {"span": len(alone), "link": 1, "absence": 2, "dismissal": 2}


def test_it_states_what_its_offsets_count() -> None:
    assert FORMAT.offsets == "code points"
