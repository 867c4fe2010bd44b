"""Spans of any text leave at their place, or are counted."""

import json
from collections import Counter

import pytest
from hypothesis import given, settings

from annotator.formats import chat_jsonl
from annotator.formats.format import Format
from annotator.formats.input_file import InputFile
from annotator.formats.spacy_json import format as spacy_json
from annotator.formats.spans_jsonl import format as spans_jsonl
from annotator.formats.spans_jsonl.reading import read as read_spans
from annotator.formats.tokens_jsonl import format as tokens_jsonl
from annotator.formats.training.account import Fate
from annotator.formats.training.options import WritingOptions
from tests.formats.one_article import OneArticle, any_article
from tests.formats.writing import Written

FEWER = settings(max_examples=50)
EMPTY = WritingOptions(empty=True)


def labelled(article: OneArticle) -> Counter[tuple[int, int, str | None]]:
    """The spans with a label that are more than white space."""
    return Counter(
        (each.start, each.end, each.label)
        for each in article.spans
        if each.label is not None and each.quote != " "
    )


@FEWER
@given(any_article())
def test_bounds_come_back(article: OneArticle) -> None:
    written = Written(spans_jsonl.FORMAT, article)
    (line,) = written.lines("data.jsonl")
    incoming = read_spans(InputFile.decoded("data.jsonl", written.files["data.jsonl"]))
    assert incoming.documents[0].article.text == line["text"] == article.content
    found = Counter((each.start, each.end, each.label) for each in incoming.spans)
    assert not labelled(article) - found
    tokens = line["tokens"]
    assert "".join(each["text"] + " " * each["ws"] for each in tokens) == article.content
    for span in line["spans"]:
        first, last = tokens[span["token_start"]], tokens[span["token_end"]]
        assert first["start"] <= span["start"] or article.content[span["start"]] == " "
        assert span["end"] <= last["end"] or article.content[span["end"] - 1] == " "


@FEWER
@given(any_article())
def test_spacy_gets_whole_tokens(article: OneArticle) -> None:
    (line,) = Written(spacy_json.FORMAT, article).lines("data.jsonl")
    starts = {each["start"] for each in line["tokens"]}
    ends = {each["end"] for each in line["tokens"]}
    spans = {each.id: each for each in article.spans}
    for found in line["spans"]["sc"]:
        span = spans[found["id"]]
        assert found["start"] in starts
        assert found["end"] in ends
        inside = article.content[found["start"] : found["end"]]
        assert span.quote.strip(" ") in inside or inside in span.quote


@FEWER
@given(any_article())
def test_answers_name_their_place(article: OneArticle) -> None:
    (line,) = Written(chat_jsonl.FORMAT, article, EMPTY).lines("data.jsonl")
    told = json.loads(line["messages"][2]["content"])["spans"]
    wanted = [each for each in article.spans if each.label is not None]
    assert len(told) == len(wanted)
    for answer, span in zip(told, wanted, strict=True):
        quote, text = answer["quote"], article.content
        places = [at for at in range(len(text)) if text.startswith(quote, at)]
        assert places[answer["occurrence"] - 1] == span.start


@pytest.mark.parametrize(
    "chosen",
    [spans_jsonl.FORMAT, spacy_json.FORMAT, tokens_jsonl.FORMAT],
    ids=lambda each: each.name,
)
@FEWER
@given(article=any_article())
def test_every_span_is_written_or_counted(chosen: Format, article: OneArticle) -> None:
    written = Written(chosen, article, EMPTY)
    spans = sum(written.account.written(name).get("span", 0) for name in written.files)
    dropped = sum(
        each.number for each in written.remarks if each.what == "span" and each.fate is Fate.DROPPED
    )
    assert spans + dropped == len(article.spans)
