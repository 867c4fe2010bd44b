"""Pairs as lines: the columns by their place, and where each line comes from beside it."""

import json
from dataclasses import dataclass, replace
from typing import Any

import pytest

from annotator.formats.pairs_jsonl import COLUMNS, FORMAT, train
from annotator.formats.training.account import Account
from annotator.formats.training.options import PassageText, Shape, WritingOptions
from tests.formats.training_data import PLAIN, SPLIT, FolderOutput, MemoryData
from tests.formats.training_rows import TEXTS

Lines = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote."""

    output: FolderOutput
    account: Account

    def lines(self, name: str) -> Lines:
        """The objects of a file, their keys in order."""
        return [json.loads(line) for line in self.output.text(name).split("\n")[:-1]]


def written(shape: Shape, data: MemoryData = PLAIN) -> Written:
    """The corpus as pairs of a shape."""
    found = Written(FolderOutput(), Account())
    train(data, found.output, WritingOptions(shape=shape), found.account)
    return found


@pytest.mark.parametrize("shape", [*Shape])
def test_columns_stand_in_the_order_that_readers_take_them_in(shape: Shape) -> None:
    lines = written(shape).lines("data.jsonl")
    assert lines
    assert {tuple(line) for line in lines} == {COLUMNS[shape]}


@pytest.mark.parametrize("shape", [*Shape])
def test_provenance_says_line_for_line_where_the_texts_are(shape: Shape) -> None:
    found = written(shape)
    lines, provenance = found.lines("data.jsonl"), found.lines("data.provenance.jsonl")
    assert len(lines) == len(provenance)
    for line, source in zip(lines, provenance, strict=True):
        for column in set(line) - {"label", "score"}:
            place = source[column]
            assert TEXTS[place["document"]][place["start"] : place["end"]] == line[column]


def test_all_lines_of_provenance_have_the_same_keys() -> None:
    lines = written(Shape.RELATION).lines("data.provenance.jsonl")
    assert len({tuple(line) for line in lines}) == 1


def test_each_relation_has_its_score() -> None:
    found = written(Shape.SCORE)
    lines, provenance = found.lines("data.jsonl"), found.lines("data.provenance.jsonl")
    scores = {
        source["relation"]: line["score"] for line, source in zip(lines, provenance, strict=True)
    }
    assert scores == {"equivalent": 1.0, "partial": 0.5, "contradicts": 0.0, "different": 0.0}
    # A whole number in the first lines would make readers take the column for whole numbers.
    assert all(isinstance(line["score"], float) for line in lines)


def test_the_labels_of_relations_are_named_in_their_order() -> None:
    found = written(Shape.RELATION)
    labels = json.loads(found.output.text("labels.json"))
    assert labels == ["equivalent", "partial", "contradicts", "different"]
    assert {line["label"] for line in found.lines("data.jsonl")} <= set(labels)


@pytest.mark.parametrize("shape", sorted({*Shape} - {Shape.RELATION}))
def test_other_shapes_name_no_labels(shape: Shape) -> None:
    assert "labels.json" not in written(shape).output.files


def test_what_says_more_is_the_premise() -> None:
    found = written(Shape.RELATION)
    lines, provenance = found.lines("data.jsonl"), found.lines("data.provenance.jsonl")
    partial = [
        (line, source)
        for line, source in zip(lines, provenance, strict=True)
        if line["label"] == "partial"
    ]
    known = [each for each in partial if each[1]["more"] is not None]
    assert len(partial) == 2
    assert len(known) == 1
    ((line, source),) = known
    # The link is drawn from `said`, and the other says more.
    assert source["premise"]["span"] == "strike-3:put"
    assert source["more"] == "premise"
    assert line["premise"].startswith("The ministry put")


def test_other_shapes_keep_the_order_of_the_articles() -> None:
    provenance = written(Shape.SCORE).lines("data.provenance.jsonl")
    more = {line["statement"]: line["more"] for line in provenance if line["more"]}
    assert more == {"said-put": "sentence2"}


def test_a_split_has_its_own_files() -> None:
    found = written(Shape.SCORE, SPLIT)
    names = {"train", "validation"}
    assert set(found.output.files) == {
        f"{name}{end}" for name in names for end in (".jsonl", ".provenance.jsonl")
    }
    for name in names:
        sources = found.lines(f"{name}.provenance.jsonl")
        assert {source["split"] for source in sources} == {name}
        assert sum(found.account.written(f"{name}.jsonl").values()) == len(sources)


def test_the_kinds_are_counted() -> None:
    found = written(Shape.RELATION)
    assert found.account.written("data.jsonl") == {
        "link pair": 6,
        "different pair": 1,
        "dismissal pair": 1,
    }


def test_labels_of_one_or_nothing() -> None:
    found = written(Shape.LABELLED)
    for line, source in zip(
        found.lines("data.jsonl"), found.lines("data.provenance.jsonl"), strict=True
    ):
        assert line["label"] == (1 if source["relation"] == "equivalent" else 0)


def test_what_a_terminal_acts_on_is_escaped() -> None:
    class Hostile(MemoryData):
        def pairs(self) -> Any:
            for pair in MemoryData.pairs(self):
                yield replace(pair, a=replace(pair.a, text="a\u202e\x9b\u2028b"))

    output = FolderOutput()
    train(Hostile(), output, WritingOptions(shape=Shape.LABELLED), Account())
    line = output.text("data.jsonl").partition("\n")[0]
    assert "a\\u202e\\u009b\\u2028b" in line
    assert json.loads(line)["sentence1"] == "a\u202e\x9b\u2028b"


def test_each_shape_has_its_text_and_its_limit() -> None:
    found = {
        shape: (WritingOptions(shape=shape).passage_text, WritingOptions(shape=shape).set_limit)
        for shape in Shape
    }
    embedding, together = (PassageText.SENTENCE, 1), (PassageText.MARKED, None)
    assert found == {
        Shape.ANCHOR_POSITIVE: embedding,
        Shape.TRIPLET: embedding,
        Shape.LABELLED: together,
        Shape.SCORE: together,
        Shape.RELATION: together,
    }
    asked = WritingOptions(text=PassageText.SPAN, per_set=4)
    assert (asked.passage_text, asked.set_limit) == (PassageText.SPAN, 4)


def test_it_states_what_its_offsets_count() -> None:
    assert FORMAT.offsets == "code points"
