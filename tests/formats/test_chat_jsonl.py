"""Conversations about tags: what is asked, and answers that can be found again in the text."""

import json
from dataclasses import replace
from typing import Any

from annotator.domain.span import Span
from annotator.formats.chat_jsonl import FORMAT
from annotator.formats.chat_tag import NOT_COMPLETE, NOTHING_TAGGED, system_prompt
from annotator.formats.training.account import Fate, Remark
from annotator.formats.training.options import Task, WritingOptions
from tests.formats.training_data import PLAIN, SPLIT
from tests.formats.training_rows import LABELS, SPANS, TEXTS
from tests.formats.writing import Written


def answer(line: dict[str, Any]) -> list[dict[str, Any]]:
    spans: list[dict[str, Any]] = json.loads(line["messages"][2]["content"])["spans"]
    return spans


def found_again(text: str, quote: str, number: int) -> int:
    """Where the occurrence with this number begins, counted naively."""
    return [at for at in range(len(text)) if text.startswith(quote, at)][number - 1]


def test_an_answer_quotes_what_the_article_has() -> None:
    written = Written(FORMAT, PLAIN)
    lines, beside = written.lines("data.jsonl"), written.lines("data.provenance.jsonl")
    assert len(lines) == len(beside) == 5
    for line, origin in zip(lines, beside, strict=True):
        assert list(line) == ["messages"]
        assert [each["role"] for each in line["messages"]] == ["system", "user", "assistant"]
        text = TEXTS[origin["document"]]
        assert line["messages"][1]["content"] == text
        assert answer(line)
        for told, span in zip(answer(line), origin["spans"], strict=True):
            assert list(told) == ["quote", "label", "occurrence"]
            assert told["quote"] == SPANS[span["span"]].quote
            assert told["label"] == span["label"] == SPANS[span["span"]].label
            assert found_again(text, told["quote"], told["occurrence"]) == span["start"]


def test_the_labels_in_use_are_asked_for() -> None:
    prompt = system_prompt(LABELS)
    assert all(f"- {each.id}: {each.definition}" in prompt for each in LABELS[:4])
    assert "rumour" not in prompt
    assert '{"spans":[{"quote":"…","label":"…","occurrence":1}]}' in prompt
    (line, *_) = Written(FORMAT, PLAIN, WritingOptions(system="Tag it.")).lines("data.jsonl")
    assert line["messages"][0]["content"] == "Tag it."


def test_a_complete_article_without_spans_has_an_empty_answer_on_request() -> None:
    asked = Written(FORMAT, SPLIT, WritingOptions(empty=True))
    (line,) = asked.lines("test.jsonl")
    assert line["messages"][2]["content"] == '{"spans":[]}'
    not_asked = Written(FORMAT, SPLIT)
    assert "test.jsonl" not in not_asked.files
    assert Remark(Fate.DROPPED, "article", NOTHING_TAGGED, 1) in not_asked.remarks


def test_what_is_not_in_an_answer_is_counted() -> None:
    remarks = Written(FORMAT, PLAIN).remarks
    assert [each for each in remarks if each.what in ("span", "note", "conversation")] == [
        Remark(Fate.DROPPED, "note", "it is on a link or an absence", 1),
        Remark(Fate.DROPPED, "note", "the format has no place for it", 1),
        Remark(Fate.DROPPED, "span", "it has no label", 2),
        Remark(Fate.DROPPED, "span", "its label is retired", 1),
        Remark(Fate.FLAGGED, "conversation", NOT_COMPLETE, 1),
    ]


def test_a_plain_highlight_alone_is_no_example() -> None:
    span = SPANS["strike-3:strike"]
    assert not Written(FORMAT, replace(PLAIN, spans=(span,))).files


def test_links_are_the_other_task() -> None:
    written = Written(FORMAT, PLAIN, WritingOptions(task=Task.LINK))
    (line, *_) = written.lines("data.jsonl")
    assert json.loads(line["messages"][2]["content"]).keys() == {"links"}
    assert written.account.written("data.jsonl").keys() == {"conversation"}


def test_repeated_words_are_told_apart() -> None:
    text = TEXTS["strike-3"]
    spans = [
        Span(str(at), "strike-3", "ada", at, at + 2, text[at : at + 2], "filler")
        for at in (text.index("a "), text.rindex("a "))
    ]
    (line,) = Written(FORMAT, replace(PLAIN, spans=tuple(spans))).lines("data.jsonl")
    assert [each["occurrence"] for each in answer(line)] == [1, text.count("a ")]
