"""Annotations as files: places in articles, without the articles' words.

`data/NAME.json` has a list of stories: an article has a path and the SHA-256 of that file, a
mention is `[article, start, end, check]`, offsets in code points of the article's text, the check
the first eight digits of the SHA-256 of the words between them. So are the two of a pair.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.suggest.passage import Article, Passage
from tests.quality.story import Fact, Half, Story

DATA = Path(__file__).parent / "data"


class OtherText(Exception):
    """An article is not the one that was annotated."""


def read_stories(name: str, folder: Path, text_of: Callable[[bytes], str]) -> list[Story]:
    """The annotated stories of `data/NAME.json`; the paths of their articles start at `folder`.

    `text_of` makes an article's text of its file. Raises `OtherText` when a file or a passage is
    not what was annotated, `OSError` when a file cannot be read.
    """
    record = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    return [_story(name, each, folder, text_of) for each in record["stories"]]


def checked(path: Path, sha256: str) -> bytes:
    """The bytes of a file; `OtherText` when they are not those that were annotated."""
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise OtherText(f"{path} is not the file that was annotated.")
    return raw


def _story(source: str, record: Any, folder: Path, text_of: Callable[[bytes], str]) -> Story:
    texts = {
        document: text_of(checked(folder / each["file"], each["sha256"]))
        for document, each in record["articles"].items()
    }
    return Story(
        source,
        record["name"],
        Half(record["half"]),
        tuple(Article(*each) for each in texts.items()),
        tuple(_fact(each, texts) for each in record["facts"]),
        tuple((_place(a, texts), _place(b, texts)) for a, b in record.get("shown", ())),
    )


def _fact(record: Any, texts: dict[str, str]) -> Fact:
    mentions = tuple(_place(each, texts) for each in record["mentions"])
    return Fact(record["fact"], mentions, frozenset(record.get("unsure", ())))


def _place(mention: Any, texts: dict[str, str]) -> Passage:
    document, start, end, check = mention
    words = texts[document][start:end]
    if hashlib.sha256(words.encode()).hexdigest()[:8] != check:
        raise OtherText(f"{document}, {start}-{end}: “{words}” is not what was annotated.")
    return Passage(document, start, end)
