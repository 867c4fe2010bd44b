"""What is written for those who train: cards and programs; readers try them in tests/readers."""

import ast
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import UnusableInput
from annotator.domain.guideline import Guideline
from annotator.domain.label import INITIAL_LABELS, Label
from annotator.formats.consumers.consumer import CONSUMERS, consumer_named
from annotator.formats.consumers.data_files import DataFile, data_files
from annotator.formats.consumers.yaml import yaml_lines
from annotator.formats.format import Format
from annotator.formats.training.account import Fate, Remark
from annotator.formats.training.options import Shape, WritingOptions
from tests.factories import make_label

yaml = pytest.importorskip("yaml", reason="comes with the extra `dask`")


SPANS = Format("spans-jsonl", "some", offsets="code points", loses="all | sorts")
RULES = Guideline("g", "0f" * 32, "# Rules\n", "2026-01-31T09:30:00Z", "ana")


@dataclass(frozen=True, slots=True)
class File:
    name: str
    records: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Share:
    split: str
    documents: int = 2
    spans: int = 1_200


@dataclass(frozen=True, slots=True)
class Asked:
    writing: WritingOptions = field(default_factory=WritingOptions)


@dataclass(frozen=True, slots=True)
class Export:
    """See `formats.consumers.exported.Exported`."""

    files: tuple[File, ...] = (File("data.jsonl", {"article": 1, "span": 1_200}),)
    shares: tuple[Share, ...] = ()
    format: Format = SPANS
    options: Asked = field(default_factory=Asked)
    truth: str = "annotator:Ana"
    annotators: tuple[str, ...] = ("Ana",)
    guideline: Guideline = RULES
    labels: tuple[Label, ...] = INITIAL_LABELS
    remarks: tuple[Remark, ...] = ()


def head_of(card: str) -> Any:
    """The fields of a card's head."""
    begin, head, _ = card.split("---\n", 2)
    assert not begin
    return yaml.safe_load(head)


@pytest.mark.parametrize("name", CONSUMERS)
def test_a_program_of_30_lines_is_written(name: str) -> None:
    program = consumer_named(name).load
    ast.parse(program)
    assert program.endswith("\n")
    assert 10 < program.count("\n") <= 30


def test_an_unknown_consumer_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnusableInput, match="keras") as refused:
        consumer_named("keras")
    assert "spacy, hf, sentence-transformers, llm" in str(refused.value)


def test_without_splits_all_is_train() -> None:
    card = consumer_named("spacy").card(Export())
    assert head_of(card)["configs"] == [
        {
            "config_name": "default",
            "default": True,
            "data_files": [{"split": "train", "path": "data.jsonl"}],
        }
    ]
    assert "## Splits" not in card
    assert "| data.jsonl | 1 article, 1,200 spans |" in card


def test_what_stands_beside_the_data_is_not_loaded() -> None:
    names = (
        "labels.json",
        "manifest.json",
        "test.jsonl",
        "test.provenance.jsonl",
        "train.jsonl",
        "train.provenance.jsonl",
        "trainers.jsonl",
    )
    export = Export(files=tuple(map(File, names)), shares=(Share("train"), Share("test")))
    assert data_files(export) == [
        DataFile("train.jsonl", "default", "train"),
        DataFile("test.jsonl", "default", "test"),
    ]


def test_files_whose_names_say_more_are_configurations() -> None:
    names = ("test.filler.jsonl", "train.filler.jsonl", "train/testimony.jsonl")
    export = Export(files=tuple(map(File, names)), shares=(Share("train"), Share("test")))
    assert data_files(export) == [
        DataFile("train/testimony.jsonl", "testimony", "train"),
        DataFile("train.filler.jsonl", "filler", "train"),
        DataFile("test.filler.jsonl", "filler", "test"),
    ]
    card = consumer_named("hf").card(export)
    said = {each["config_name"]: each["default"] for each in head_of(card)["configs"]}
    assert said == {"testimony": True, "filler": False}
    assert "This loads `testimony`; the second argument can be `filler`." in card


@pytest.mark.parametrize(
    ("shape", "names"),
    [
        (Shape.ANCHOR_POSITIVE, ["anchor", "positive"]),
        (Shape.TRIPLET, ["anchor", "positive", "negative"]),
        (Shape.LABELLED, ["sentence1", "sentence2", "label"]),
        (Shape.SCORE, ["sentence1", "sentence2", "score"]),
        (Shape.RELATION, ["premise", "hypothesis", "label"]),
    ],
)
def test_the_columns_of_a_shape_are_declared_in_their_order(shape: Shape, names: list[str]) -> None:
    export = Export(options=Asked(WritingOptions(shape=shape)))
    card = consumer_named("sentence-transformers").card(export)
    (info,) = head_of(card)["dataset_info"]
    assert [each["name"] for each in info["features"]] == names


def test_what_people_wrote_is_no_markup() -> None:
    label = replace(make_label("x"), name="a | b", definition="See [this](http://a.b)\n# and ---")
    remark = Remark(Fate.DROPPED, "span", "it is `odd`", 1_000)
    export = Export(labels=(label,), annotators=("Ana\n---\nx: y", "<b>"), remarks=(remark,))
    card = consumer_named("spacy").card(export)
    assert head_of(card)["pretty_name"]
    assert card.count("\n---\n") == 1
    assert "| x | a \\| b | See \\[this\\](http://a.b)␤\\# and --- |" in card
    assert "\\<b\\>" in card
    assert f"- Guideline: SHA-256 `{'0f' * 32}`, which counts since 2026-01-31" in card
    assert "| span | 1,000 | dropped | it is \\`odd\\` |" in card


text = st.text(st.characters(codec="utf-8"), max_size=6)
some_values = st.recursive(
    st.one_of(text, st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(text, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(
    st.one_of(
        some_values.filter(lambda value: not isinstance(value, str | bool)),
        st.lists(
            st.sampled_from(("no", "O", "1", "1e3", "~", "Null", ".inf", "-", "=", "")), min_size=1
        ),
    )
)
def test_yaml_is_read_back_as_it_was(value: Any) -> None:
    assert yaml.safe_load("\n".join(yaml_lines(value))) == value
