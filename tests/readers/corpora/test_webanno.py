"""Web Annotations of other programs on known pages, as they share them."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.span import Span
from annotator.storage.store import Store
from tests.readers.corpora.sentences import articles
from tests.readers.corpora.travel import Travel

pytest.importorskip("spacy", reason="spaCy is installed by `make check-formats`")

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def page(language: str) -> str:
    return f"https://news.example/{language}"


def annotation(name: str, said: dict[str, Any]) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": f"https://notes.example/{name}",
        "type": "Annotation",
        "created": "2026-01-02T03:04:05Z",
        "creator": {"id": "https://notes.example/people/rosa", "name": "Rosa"},
        **said,
    }


def sentence(language: str, number: int, text: str, start: int, end: int) -> dict[str, Any]:
    """One that people make by selecting a sentence and tagging it, with a comment."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    bodies = [
        {"type": "TextualBody", "value": "sentence", "purpose": "tagging"},
        {"type": "TextualBody", "value": f"in {language}", "purpose": "commenting"},
    ]
    target = {"source": page(language), "selector": [quote, position]}
    return annotation(
        f"{language}{number}", {"motivation": "tagging", "body": bodies, "target": target}
    )


def link(language: str) -> dict[str, Any]:
    """One that joins two others."""
    ends = [f"https://notes.example/{each}0" for each in ("en", language)]
    body = {"type": "TextualBody", "value": "equivalent", "purpose": "tagging"}
    return annotation(f"en-{language}", {"motivation": "linking", "body": body, "target": ends})


def test_annotations_of_known_pages(there_and_back: Travel, here: Path, tmp_path: Path) -> None:
    texts = {each.language: each for each in articles()}
    pages = [{"url": page(key), "text": each.text} for key, each in texts.items()]
    made = [
        sentence(key, number, each.text, *extent)
        for key, each in texts.items()
        for number, extent in enumerate(each.extents)
    ]
    whole = annotation("whole", {"motivation": "bookmarking", "target": page("en")})
    made += [link(key) for key in texts if key != "en"] + [whole]
    (tmp_path / "pages.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in pages))
    (tmp_path / "annotations.jsonld").write_text(json.dumps(made))
    journey = there_and_back(
        "webanno-jsonld", tmp_path / "pages.jsonl", tmp_path / "annotations.jsonld"
    )
    assert f"story “{tmp_path.name}”: {len(texts)} new articles" in journey.told
    assert "not taken in: annotations without the position of a passage (1)" in journey.told
    assert len(journey.came.links) == len(texts) - 1
    assert journey.back == journey.came
    assert journey.losses == {}
    with Store.open(here / "back.db") as store:
        found = [(each.quote, each.label, each.note) for each in store.records(Span)]
    assert sorted(found) == sorted(
        (text, "sentence", f"in {key}") for key, each in texts.items() for text in each.sentences
    )
