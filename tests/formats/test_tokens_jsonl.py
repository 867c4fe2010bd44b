"""Tagged tokens: one tag a token, and nothing lost without being counted."""

import json
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.formats.tokens_jsonl.format import FORMAT
from annotator.formats.tokens_jsonl.row import Row
from annotator.formats.training.account import Fate, Remark
from annotator.formats.training.bundle import Article
from annotator.formats.training.losses import CUTS_TOKEN
from tests.formats.training_data import PLAIN, SPLIT
from tests.formats.training_rows import DOCUMENTS, LABELS, SPANS, TEXTS
from tests.formats.writing import Written
from tests.strategies import stored_text

APART = replace(
    PLAIN, spans=tuple(SPANS[x] for x in ("strike-1:workers", "strike-1:ran", "strike-2:more"))
)
"""No two of its spans share a token."""


def tags_of(words: list[str], tags: list[str]) -> list[tuple[str, str]]:
    """Each tagged run of tokens with its label, as seqeval reads them."""
    found: list[tuple[str, str]] = []
    for word, tag in zip(words, tags, strict=True):
        if tag.startswith("B-"):
            found.append((tag[2:], word))
        elif tag.startswith("I-"):
            label, said = found.pop()
            assert label == tag[2:]
            found.append((label, f"{said} {word}"))
    return found


def test_spans_apart_are_in_one_file() -> None:
    written = Written(FORMAT, APART)
    assert list(written.files) == ["data.jsonl", "data.provenance.jsonl", "labels.json"]
    one, two = written.lines("data.jsonl")
    assert list(one) == ["id", "tokens", "ner_tags"]
    assert tags_of(one["tokens"], one["ner_tags"]) == [
        ("statistic", "Over 10,000 workers"),
        ("testimony", "“ I ran , ” said Ana ."),
    ]
    assert "\n" not in two["tokens"]
    assert tags_of(two["tokens"], two["ner_tags"]) == [("filler", "Read more")]


def test_tags_are_listed_by_their_numbers() -> None:
    names = json.loads(Written(FORMAT, APART).files["labels.json"])
    assert names[:3] == ["O", "B-testimony", "I-testimony"]
    assert len(names) == 1 + 2 * len(LABELS)
    by_file = json.loads(Written(FORMAT, PLAIN).files["labels.json"])
    assert by_file["filler"] == ["O", "B-filler", "I-filler"]


def test_each_label_has_its_files_where_spans_overlap() -> None:
    written = Written(FORMAT, SPLIT)
    labels = ["filler", "official_statement", "rumour", "statistic", "testimony"]
    assert [x for x in written.files if x.startswith("train")] == [
        "train.filler.jsonl",
        "train.official_statement.jsonl",
        "train.provenance.jsonl",
        "train.rumour.jsonl",
        "train.statistic.jsonl",
        "train.testimony.jsonl",
    ]
    assert [x for x in written.files if x.startswith("test.")] == [
        *(f"test.{label}.jsonl" for label in labels[:2]),
        "test.provenance.jsonl",
        *(f"test.{label}.jsonl" for label in labels[2:]),
    ]
    beside = written.lines("train.provenance.jsonl")
    for label in labels:
        lines = written.lines(f"train.{label}.jsonl")
        assert [x["id"] for x in lines] == [x["document"] for x in beside]
        for line, origin in zip(lines, beside, strict=True):
            told = [x for x in origin["spans"] if x["label"] == label]
            assert [label for label, _ in tags_of(line["tokens"], line["ner_tags"])] == [
                x["label"] for x in told
            ]
            text = TEXTS[line["id"]]
            for word, start in zip(line["tokens"], origin["starts"], strict=True):
                assert text.startswith(word, start)


def test_what_is_cut_or_left_out_is_counted() -> None:
    text = TEXTS["strike-1"]
    spans = [
        Span(name, "strike-1", "ada", start, end, text[start:end], label)
        for name, start, end, label in (
            ("long", 2, 21, "statistic"),
            ("in it", 7, 13, "statistic"),
            ("cut", 22, 25, "filler"),
            ("blank", 21, 22, "filler"),
            ("none", 22, 25, None),
        )
    ]
    written = Written(FORMAT, replace(PLAIN, spans=tuple(spans)))
    assert written.account.written("data.statistic.jsonl") == {"article": 1, "span": 1}
    assert written.account.written("data.filler.jsonl") == {"article": 1, "span": 1}
    assert [each for each in written.remarks if each.what == "span"] == [
        Remark(Fate.CHANGED, "span", CUTS_TOKEN, 1),
        Remark(Fate.DROPPED, "span", "a longer one of its label has a word of it", 1),
        Remark(Fate.DROPPED, "span", "it has no label", 1),
        Remark(Fate.DROPPED, "span", "it is nothing but white space", 1),
    ]


@given(stored_text(), st.data())
def test_spans_that_are_kept_share_no_word(text: str, data: st.DataObject) -> None:
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    places = sorted(map(tuple, data.draw(st.lists(bounds, max_size=5))))
    spans = [
        Span(str(at), "d", "ada", start, end, text[start:end], "x")
        for at, (start, end) in enumerate(places)
    ]
    row = Row.of(Article(DOCUMENTS["quake-1"], tuple(spans), True), text)
    kept = row.apart(["x"])
    assert all(one.last < other.first for one, other in pairwise(kept))
    assert row.has_shared_words or kept == list(row.spans)
    lost = [each for each in row.spans if each not in kept]
    for each in lost:
        assert any(
            x.first <= each.last
            and each.first <= x.last
            and x.last - x.first >= each.last - each.first
            for x in kept
        )
    assert all(word and not word.isspace() for word in row.words)
