"""What each format makes of a file."""

import json
from typing import Any

import pytest

from annotator.domain.errors import UnusableInput
from annotator.domain.link import Relation
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.registry import (
    ENTRIES,
    READABLE,
    WRITABLE,
    all_formats,
    format_named,
    read_file,
)


def lines(*records: dict[str, Any]) -> bytes:
    return "\n".join(map(json.dumps, records)).encode()


def read(raw: bytes, name: str = "x/a.jsonl", format_name: str | None = None) -> Incoming:
    return read_file(InputFile.decoded(name, raw), format_name)


def test_a_text_file_is_one_article_called_by_its_file_name() -> None:
    (document,) = read(b"One.\r\nTwo.", "folder/One Two.TXT").documents
    assert (document.article.text, document.file_name) == ("One.\nTwo.", "One Two.TXT")
    assert document.key is None


def test_prodigy_gives_articles_with_their_spans() -> None:
    incoming = read(
        lines(
            {
                "text": "Over 10,000 workers",
                "id": 7,
                "title": "T",
                "source": "S",
                "url": "https://a.b/c",
                "published": 2025,
                "story": "Story",
                "meta": {"desk": "x"},
                "lang": "en",
                "tokens": [{"text": "Over", "start": 0, "end": 4}],
                "spans": [{"start": 5, "end": 11, "label": "Statistic", "token_start": 1}],
                "answer": "accept",
            }
        )
    )
    (document,) = incoming.documents
    assert (document.key, document.published, document.story) == ("7", "2025", "Story")
    assert document.meta == {"desk": "x", "lang": "en", "answer": "accept"}
    (span,) = incoming.spans
    assert (span.document, span.start, span.end, span.label) == (document.ref, 5, 11, "Statistic")


def test_prodigys_rejected_tasks_give_no_spans() -> None:
    spans = [{"start": 0, "end": 1, "label": "x"}]
    incoming = read(lines({"text": "ab", "spans": spans, "answer": "reject"}))
    assert len(incoming.documents) == 1
    assert not incoming.spans
    assert incoming.left_out == {"spans of a task answered “reject”": 1}


def test_the_url_is_the_key_where_there_is_no_id() -> None:
    (document,) = read(lines({"text": "a", "url": "https://a.b/c"})).documents
    assert document.key == "https://a.b/c"


def test_native_records_come_in_any_order_with_optional_keys_absent() -> None:
    incoming = read(
        lines(
            {"type": "link", "a": "s1", "b": "s2", "relation": "PARTIAL", "more": "b"},
            {"type": "span", "id": "s1", "document": "d1", "start": 0, "end": 1},
            {"type": "meta", "schema": "news-spans/1", "counts": {"span": 99}},
            {"type": "document", "id": "d1", "text": "abc"},
        )
    )
    assert [each.ref for each in incoming.documents] == ["d1"]
    (span,) = incoming.spans
    assert (span.label, span.quote, span.annotator, span.written.rev) == (None, None, None, 1)
    (link,) = incoming.links
    assert (link.relation, link.more) == (Relation.PARTIAL, "b")


def test_native_counts_what_it_does_not_take() -> None:
    incoming = read(
        lines(
            {"type": "document", "id": "d", "text": "abc", "lang": "en"},
            {"type": "span", "document": "d", "start": 0, "end": 1, "origin": "human"},
            {"type": "poem", "id": "v"},
            {"type": "step", "id": "t"},
        )
    )
    assert incoming.documents[0].meta == {"lang": "en"}
    assert incoming.left_out == {
        "“origin” of a span": 1,
        "records of type “poem”": 1,
        "steps of the history": 1,
    }


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no text": ({"id": "a"}, "“text” is missing"),
    "text is a number": ({"text": 1}, "“text” is missing or not a string"),
    "a title that is a list": ({"text": "a", "title": ["x"]}, "“title” is not a string"),
    "meta is a list": ({"text": "a", "meta": []}, "“meta” is not an object"),
    "spans is an object": ({"text": "a", "spans": {}}, "“spans” is not a list"),
    "spans of numbers": ({"text": "a", "spans": [1]}, "something else than objects"),
    "a float": ({"text": "a", "spans": [{"start": 0.0, "end": 1}]}, "“start” is not a whole"),
    "a truth": ({"text": "a", "spans": [{"start": True, "end": 1}]}, "“start” is not a whole"),
    "a string": ({"text": "a", "spans": [{"start": "0", "end": 1}]}, "“start” is not a whole"),
    "negative": ({"text": "a", "spans": [{"start": -1, "end": 1}]}, "“start” is negative"),
    "huge": ({"text": "a", "spans": [{"start": 0, "end": 2**53}]}, "“end” is too large"),
    "no end": ({"text": "a", "spans": [{"start": 0}]}, "“end” is missing"),
    "no type": ({"type": None, "text": 2}, "“text” is missing"),
    "schema": ({"type": "meta", "schema": "news-spans/2"}, "its schema is"),
    "unit": ({"type": "meta", "offset_unit": "utf16"}, "its offsets count “utf16”"),
    "relation": ({"type": "link", "a": "x", "b": "y", "relation": "same"}, "is none of"),
    "more": (
        {"type": "link", "a": "x", "b": "y", "relation": "different", "more": "a"},
        "on a link that is different",
    ),
    "colour": ({"type": "label", "id": "x", "colour": "#fff"}, "is none of orange"),
    "label key": ({"type": "label", "id": "x", "key": "xy"}, "is not one character"),
    "label unit": ({"type": "label", "id": "x", "unit": "token"}, "is none of clause"),
    "rev": ({"type": "completion", "document": "x", "rev": 0}, "“rev” is less than 1"),
    "time": ({"type": "completion", "document": "x", "created_at": "now"}, "is not a time"),
    "number": ({"type": "document", "text": "a", "number": 0}, "“number” is less than 1"),
}


@pytest.mark.parametrize(("record", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_record_is_refused_with_its_line(record: dict[str, Any], reason: str) -> None:
    kind = "meta" if record.get("type") else "prodigy"
    first: dict[str, Any] = {"type": "meta"} if kind == "meta" else {"text": "first"}
    raw = lines(first, record)
    with pytest.raises(Unreadable, match="line 2") as caught:
        read(raw)
    assert reason in caught.value.reason
    assert caught.value.byte == raw.index(b"\n") + 1


def test_a_file_whose_suffix_says_nothing_needs_a_format() -> None:
    with pytest.raises(Unreadable, match="--format"):
        read(b"text", "a.md")
    assert read(b"text", "a.md", "text").documents


def test_every_format_is_declared_once_and_says_what_it_can() -> None:
    told = [(each.names, each.is_read, each.is_written, each.is_of_folders) for each in ENTRIES]
    assert told == [
        (each.names, each.is_read, each.is_written, each.read_folder is not None)
        for each in all_formats()
    ]
    names = [name for each in ENTRIES for name in each.names]
    assert sorted({*READABLE, *WRITABLE}) == sorted(names)
    with pytest.raises(UnusableInput, match="no format “xml”"):
        format_named("xml")
