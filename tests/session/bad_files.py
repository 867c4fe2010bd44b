"""A small file of each format that is read, whose offsets can be made wrong."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TEXT = "12 men 📰 ran."

START, END = '"@start"', '"@end"'
"""Stand for the offsets in a template of JSON."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A format's file, and what else is wrong in ways of its own."""

    name: str
    """Of the file."""
    content: str
    """With a span at `bounds`."""
    bounds: tuple[str, str] | None = (START, END)
    """None: it holds no offsets of code points."""
    twice: str = ""
    """The same with one id for two things; empty: it has no ids, or they are the text."""
    unknown: str = ""
    """The same about a document that is nowhere; empty: each text is in its record."""
    beside: dict[str, str] = field(default_factory=dict)
    """The other files of its folder, by name."""

    def with_bounds(self, start: object, end: object) -> str:
        """The file with these offsets."""
        if self.bounds is None:
            return self.content
        at, to = self.bounds
        return self.content.replace(at, _written(start)).replace(to, _written(end))

    def write(self, folder: Path, content: str | bytes | None = None) -> Path:
        """Write the file, and those beside it, and give what is to be imported."""
        folder.mkdir(exist_ok=True)
        for name, other in self.beside.items():
            (folder / name).write_text(other)
        held = self.with_bounds(0, 6) if content is None else content
        raw = held.encode() if isinstance(held, str) else held
        (folder / self.name).write_bytes(raw)
        return folder if self.beside else folder / self.name


def _written(offset: object) -> str:
    return offset if isinstance(offset, str) else json.dumps(offset)


def _lines(*records: object) -> str:
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in records)


def _array(*records: object) -> str:
    return json.dumps(records, ensure_ascii=False, indent=1)


def _spans(text: str = TEXT, **fields: object) -> dict[str, object]:
    return {"text": text, "id": "a", **fields}


_DOCUMENT = {"type": "document", "id": "d", "key": "d", "text": TEXT}
_SPAN = {
    "type": "span",
    "id": "s",
    "document": "d",
    "start": "@start",
    "end": "@end",
    "label": "PER",
}
_PRODIGY = {"start": "@start", "end": "@end", "label": "PER"}
_ENTITY = {"id": 1, "start_offset": "@start", "end_offset": "@end", "label": "PER"}
_TOKENS = [{"id": 0, "start": 0, "end": 2}, {"id": 1, "start": 3, "end": 6}]


def _task(text: str = TEXT, end: str = "b") -> dict[str, object]:
    def region(name: str, side: int, start: object, to: object) -> dict[str, object]:
        value = {"start": start, "end": to, "labels": ["PER"]}
        return {"id": name, "type": "labels", "to_name": f"text{side}", "value": value}

    regions = [region("a", 1, "@start", "@end"), region("b", 2, 0, 6)]
    related = {"type": "relation", "from_id": "a", "to_id": end, "labels": ["equivalent"]}
    side = {"id2": "two", "key2": "two", "text2": "Twelve ran."}
    data = {"id1": "one", "key1": "one", "text1": text, **side}
    return {"data": data, "annotations": [{"result": [*regions, related]}]}


def _page(source: str = "urn:x-annotator:document:d", text: str = TEXT) -> list[object]:
    document = {"id": "urn:x-annotator:document:d", "value": text, "dcterms:identifier": "d"}
    article = {"id": "urn:x-annotator:article:d", "type": "Annotation", "target": document}
    position = {"type": "TextPositionSelector", "start": "@start", "end": "@end"}
    target = {"source": source, "selector": [position]}
    span = {"id": "urn:x:1", "type": "Annotation", "target": target}
    return [article, {**span, "body": {"purpose": "tagging", "value": "PER"}}]


SAMPLES: dict[str, Sample] = {
    "native": Sample(
        "a.jsonl",
        _lines(_DOCUMENT, _SPAN),
        twice=_lines(_DOCUMENT, {**_DOCUMENT, "text": "Other."}),
        unknown=_lines(_DOCUMENT, {**_SPAN, "document": "x", "start": 0, "end": 2}),
    ),
    "spans-jsonl": Sample(
        "a.jsonl",
        _lines(_spans(spans=[_PRODIGY])),
        twice=_lines(_spans(spans=[]), _spans("Other.", spans=[])),
    ),
    "spacy": Sample(
        "a.jsonl",
        _lines(_spans(ents=[_PRODIGY], tokens=_TOKENS)),
        twice=_lines(_spans(ents=[], tokens=[]), _spans("Other.", ents=[], tokens=[])),
    ),
    "spacy, groups": Sample("a.json", _array(_spans(tokens=_TOKENS, spans={"sc": [_PRODIGY]}))),
    "text": Sample("a.txt", TEXT, bounds=None),
    "doccano-jsonl": Sample(
        "a.jsonl",
        _lines(_spans(label=[["@start", "@end", "PER"]])),
        twice=_lines(_spans(label=[[0, 6, "PER"]]), _spans("Other.", label=[])),
    ),
    "doccano-jsonl, entities": Sample("a.json", _array(_spans(entities=[_ENTITY]))),
    "labelstudio-json": Sample(
        "a.json",
        _array(_task()),
        twice=_array(_task(), _task("Other text.")).replace(START, "0").replace(END, "6"),
        unknown=_array(_task(end="x")).replace(START, "0").replace(END, "6"),
    ),
    "webanno-jsonld": Sample(
        "a.jsonld",
        _array(*_page()),
        twice=_array(*_page(), *_page(text="Other text.")).replace(START, "0").replace(END, "6"),
        unknown=_array(*_page("urn:x:nowhere")).replace(START, "0").replace(END, "6"),
    ),
    "brat": Sample(
        "a.ann",
        "T1\tPER @start @end\nT2\tPER 0 2\t12\n",
        bounds=("@start", "@end"),
        twice="T1\tPER 0 6\t12 men\nT1\tPER 0 2\t12\n",
        unknown="T1\tPER 0 6\t12 men\nE1\tT9\n",
        beside={"a.txt": TEXT},
    ),
    "conll2012": Sample(
        "a.conll",
        "#begin document (d); part 000\n"
        "d\t0\t0\tOver\t(0\nd\t0\t1\t12\t0)\nd\t0\t2\tran\t(0)\n\n#end document\n",
        bounds=None,
    ),
    "candidates": Sample(
        "a.jsonl",
        _lines(
            {
                "document": "d",
                "fingerprint": "f",
                "pairs": [
                    {
                        "a": {"document": "d", "start": "@start", "end": "@end"},
                        "b": {"document": "e", "start": 0, "end": 2},
                        "score": 0.5,
                        "rank": 0.5,
                    }
                ],
            }
        ),
        unknown=_lines({"document": "x", "fingerprint": "f", "pairs": []}),
    ),
}
"""By the name of the format; what follows a comma tells apart two kinds of it."""


def format_name(name: str) -> str:
    """The format of a sample."""
    return name.partition(",")[0]


def _nested(sample: Sample, opening: str, closing: str) -> str:
    depth = 10_000
    good = sample.with_bounds(0, 6)
    return good.replace("{", '{"deep": ' + opening * depth + closing * depth + ", ", 1)


BROKEN: dict[str, Callable[[Sample], str | bytes]] = {
    "wrong encoding": lambda sample: sample.with_bounds(0, 6).encode("utf-16-be"),
    "a byte that is none": lambda sample: sample.with_bounds(0, 6).encode()[:-4] + b"\xff\n",
    "another program's": lambda sample: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}
"""What refuses a file of any format."""

BROKEN_JSON: dict[str, Callable[[Sample], str | bytes]] = {
    "truncated": lambda sample: sample.with_bounds(0, 6).rstrip("]}\n\r "),
    "half a record": lambda sample: sample.with_bounds(0, 6)[: len(sample.content) * 2 // 3],
    "a page of the Web": lambda sample: "<!DOCTYPE html>\n<html></html>\n",
    "a table": lambda sample: "id,text\n1,x\n",
    "deep lists": lambda sample: _nested(sample, "[", "]"),
    "deep objects": lambda sample: _nested(sample, '{"a":', "}").replace('{"a":}', "{}"),
    "numbers": lambda sample: "1\n2\n",
    "a list of numbers": lambda sample: "[1, 2]",
}
"""What refuses any file of JSON."""

OFFSETS: dict[str, tuple[object, object]] = {
    "out of range": (0, len(TEXT) + 1),
    "far out of range": (2**52, 2**52 + 6),
    "reversed": (6, 0),
    "empty": (3, 3),
    "negative": (-6, 6),
    "beyond 2^53": (0, 2**53),
    "beyond 64 bits": (0, 2**70),
    "of 5,000 digits": (0, "9" * 5_000),
    "a float": (0, 6.0),
    "half a character": (0, 0.5),
    "NaN": ("NaN", 6),
    "an infinity": (0, "Infinity"),
    "a huge float": (0, "1e999"),
    "a string": (0, '"6"'),
    "true": (0, "true"),
    "null": ("null", 6),
    "a list": (0, "[6]"),
}
"""Bounds that are none in `TEXT`."""
