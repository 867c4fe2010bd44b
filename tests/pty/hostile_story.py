"""A story in which every text that somebody can store is one that a terminal would obey."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.pty.payload import CLUSTER, CONTROLS, MARKUP, evil, pieces
from tests.session.review_file import NOON

ARTICLES = len(CONTROLS)
NAME = f"NAME{MARKUP}"
"""The annotator; a name with controls is refused."""

STORED_NAME = f"NAME{CONTROLS[0]}{CONTROLS[7]}\x7f\u202e\u2028{MARKUP}"
"""What another program may have called the same annotator."""

STORY = evil("STORY")
REVIEWER = "cy"

Fields = dict[str, Any]

GUIDELINE = "\n\n".join(
    (evil("RULES"), f"# {evil('HEADING')}", f"- {evil('RULED')}", f"## claim2\n- {evil('CASE')}\n")
)
"""Has a section for one of the labels."""


def rename_annotator(database: Path) -> None:
    """Call the annotator what only another program can."""
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("UPDATE annotators SET name = ? WHERE name = ?", (STORED_NAME, NAME))


def write_story(path: Path) -> None:
    """The story as a native file, with the work of one annotator."""
    _write(path, [*_people_and_labels(), *_articles(), *_layer()])


def write_reviewed_story(path: Path) -> None:
    """The same with the work of another one, batches, verdicts, objections and decisions."""
    records = [*_people_and_labels(), *_articles(), *_layer(), *_other_layer(), *_decision()]
    _write(path, [*records, *_batch("open"), *_batch("signed"), *_verdicts(), *_replies()])


def _write(path: Path, records: list[Fields]) -> None:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))


def _people_and_labels() -> Iterator[Fields]:
    yield {"type": "annotator", "id": "ana", "name": NAME}
    yield {"type": "guideline", "annotator": "ana", "text": GUIDELINE}
    yield {
        "type": "label",
        "id": "claim",
        "name": "LAB" + CONTROLS[0] + "\u202e" + MARKUP,
        "key": "\u202e",
        "colour": "purple",
        "unit": "sentence",
        "definition": evil("DEFINED"),
        "position": 9,
    }
    yield {
        "type": "label",
        "id": "claim2",
        "name": "LBL" + CONTROLS[7] + MARKUP,
        "key": "\x9b",
        "colour": "sky",
        "unit": "clause",
        "definition": evil("MEANT") + CLUSTER[:1_000],
        "position": 10,
    }


def _articles() -> Iterator[Fields]:
    for number, text in enumerate(pieces("TEXT"), start=1):
        yield {
            "type": "document",
            "id": f"d{number}",
            "number": number,
            "story": STORY,
            "title": evil(f"TITLE{number}") + "\r\n\t" + CLUSTER,
            "source": pieces(f"S{number}")[number - 1],
            "published": pieces("P")[number - 1],
            "url": evil("http://U"),
            "file_name": pieces("F")[number - 1],
            "text": f"{text} and {evil('MORE')}.\nWorkers: 10,000 of them.\n"
            f"{evil('LAST')}\n{CLUSTER if number == 1 else ''}{number}",
        }


def _layer() -> Iterator[Fields]:
    """A span on the first line of each article, all in one fact."""
    for number, text in enumerate(pieces("TEXT"), start=1):
        note = evil(f"?NOTE{number}") + (CLUSTER if number == 2 else "")
        label = ("claim", "claim2")[number % 2]
        yield _span(f"s{number:02}", number, text, label=label, note=note, annotator=NAME)
    for number in range(2, ARTICLES + 1):
        yield {
            "type": "link",
            "id": f"k{number:02}",
            "a": "s01",
            "b": f"s{number:02}",
            "relation": "equivalent",
            "note": evil("LINKNOTE"),
            "annotator": NAME,
        }


def _span(name: str, number: int, text: str, **fields: Any) -> Fields:
    at = {"document": f"d{number}", "start": 0, "end": len(text), "quote": text}
    return {"type": "span", "id": name, **at, **fields}


def _other_layer() -> Iterator[Fields]:
    """Another label on the same words, another end, and another relation."""
    yield {"type": "annotator", "id": "bo", "name": "Bo"}
    first, second, *_ = pieces("TEXT")
    yield _span("b1", 1, first, label="claim", note=evil("?BO"), annotator="bo")
    yield _span("b2", 2, second[:12], label="claim", note=evil("?BO"), annotator="bo")
    about = {"a": "b1", "b": "b2", "annotator": "bo"}
    yield {"type": "link", "relation": "partial", "note": evil("BOLINK"), **about}


def _decision() -> Iterator[Fields]:
    yield {"type": "annotator", "id": "gold", "name": "Gold", "role": "gold"}
    first, *_ = pieces("TEXT")
    yield _span("g1", 1, first, label="claim", note=evil("?GOLD"), annotator="gold")
    one, other = ({"kind": "span", "record": name, "rev": 1} for name in ("s01", "b1"))
    yield {
        "type": "adjudication",
        "id": "j1",
        "annotator": "gold",
        "adjudicator": REVIEWER,
        "document": "d1",
        "choice": "b",
        "a": [one],
        "b": [other],
        "taken": [{"record": "g1", "sources": [other]}],
    }


def _batch(name: str) -> Iterator[Fields]:
    """All spans of two articles, a link, and a passage."""
    if name == "open":
        yield {"type": "annotator", "id": REVIEWER, "name": "Cy", "role": "reviewer"}
    kinds = ["span", "link", "passage"]
    yield {
        "type": "batch",
        "id": name,
        "reviewer": REVIEWER,
        "annotators": ["ana"],
        "labels": [],
        "kinds": kinds,
        "story": STORY,
        "plan": "all",
        "size": 4,
        "frame": 4,
        "core": 1,
        "seed": 7,
        "blind": name == "open",
        "created_at": NOON,
    }
    first, second, *_ = pieces("TEXT")
    places: tuple[tuple[str, str | None, str, str], ...] = (
        ("span", "s01", "d1", first),
        ("link", "k02", "d1", first),
        ("span", "s02", "d2", second),
        ("passage", None, "d3", second),
    )
    for place, (kind, record, document, text) in enumerate(places, start=1):
        label = None if record is None else ("claim" if record == "s02" else "claim2")
        yield {
            "type": "item",
            "batch": name,
            "place": place,
            "kind": kind,
            "record": record,
            "rev": None if record is None else 1,
            "annotator": "ana",
            "document": document,
            "start": 0,
            "end": len(text),
            "label": label,
        }


def _verdict(name: str, place: int, judgement: str, **fields: Any) -> Fields:
    head = {"type": "verdict", "id": name, "batch": "signed", "place": place}
    said = {"judgement": judgement, "comment": evil(f"?SAID{place}"), "created_at": NOON}
    return {**head, **said, **fields}


def _verdicts() -> Iterator[Fields]:
    wrong = {"severity": "major"}
    yield _verdict("v1", 1, "wrong_label", amendment={"label": "claim"}, **wrong)
    yield _verdict("v2", 2, "wrong_relation", amendment={"relation": "contradicts"}, **wrong)
    yield _verdict("v3", 3, "spurious", reason="other", **wrong)
    missing = {"label": "claim", "passage": {"document": "d3", "start": 0, "end": 9}}
    yield _verdict("v4", 4, "missing", amendment=missing, **wrong)


def _replies() -> Iterator[Fields]:
    about = {"type": "objection", "verdict": "v3"}
    yield {**about, "id": "o1", "author": "ana", "comment": evil("OBJECTED")}
    name = f"SIGNED{CONTROLS[0]}{CONTROLS[7]}{MARKUP}"
    yield {"type": "signoff", "id": "g", "batch": "signed", "name": name, "digest": "0f" * 32}
