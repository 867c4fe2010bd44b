"""spaCy and Prodigy: sentences in some seventy languages, with the tokens and spans of spaCy."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.span import Span
from annotator.storage.store import Store
from tests.readers.corpora.sentences import articles
from tests.readers.corpora.travel import Travel

spacy = pytest.importorskip("spacy", reason="it is installed by `make check-formats`")

WIDENED = "changed span: it is widened to whole tokens"


@pytest.fixture(scope="module")
def documents() -> list[Any]:
    """Documents whose entities are numbers and words in capitals, and a group of sentences."""
    blank = spacy.blank("xx")
    blank.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "NUMBER", "pattern": [{"LIKE_NUM": True}]},
            {"label": "NAME", "pattern": [{"IS_TITLE": True}, {"IS_TITLE": True, "OP": "?"}]},
        ]
    )
    made = []
    for article in articles():
        document = blank(article.text)
        document.spans["sentences"] = [
            document.char_span(*extent, label="sentence", alignment_mode="expand")
            for extent in article.extents
        ]
        made.append(document)
    return made


def stated(documents: list[Any]) -> set[tuple[str, int, int, str]]:
    """All spans of the documents with the texts that they are in, in code points."""
    return {
        (document.text, span.start_char, span.end_char, span.label_.casefold())
        for document in documents
        for span in (*document.ents, *document.spans["sentences"])
    }


def found(database: Path) -> set[tuple[str, int, int, str]]:
    """The same of a database."""
    with Store.open(database) as store:
        texts = {each.id: store.text(each.text_sha256) for each in store.documents()}
        return {
            (texts[each.document], each.start, each.end, each.label or "")
            for each in store.records(Span)
        }


def test_documents_of_spacy(
    documents: list[Any], there_and_back: Travel, here: Path, tmp_path: Path
) -> None:
    path = tmp_path / "documents.json"
    path.write_text(json.dumps([each.to_json() for each in documents]), encoding="utf-8")
    journey = there_and_back("spacy", path)
    assert f"story “{tmp_path.name}”: {len(documents)} new articles" in journey.told
    assert journey.back.texts == journey.came.texts
    came, back = found(here / "came.db"), found(here / "back.db")
    assert came == stated(documents)
    # Its tokens are cut by the rules of each language, those of the export by one rule for all.
    assert journey.losses.get(WIDENED, 0) == len(came - back)
    assert {key for key in journey.losses if key != WIDENED} == set()
    assert len(came - back) < len(came) / 20


def test_tasks_of_prodigy(
    documents: list[Any], there_and_back: Travel, here: Path, tmp_path: Path
) -> None:
    path = tmp_path / "tasks.jsonl"
    tasks = [{**_task(each), "_input_hash": number} for number, each in enumerate(documents)]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in tasks), encoding="utf-8")
    journey = there_and_back("spans-jsonl", path)
    assert f"story “{tmp_path.name}”: {len(documents)} new articles" in journey.told
    assert not any(line.startswith("not taken in") for line in journey.told)
    assert journey.back == journey.came
    assert found(here / "back.db") == stated(documents)


def _task(document: Any) -> dict[str, Any]:
    """A document as Prodigy has it: the last token of a span is in it."""
    return {
        "text": document.text,
        "tokens": [
            {
                "text": each.text,
                "start": each.idx,
                "end": each.idx + len(each),
                "id": each.i,
                "ws": bool(each.whitespace_),
            }
            for each in document
        ],
        "spans": [
            {
                "start": each.start_char,
                "end": each.end_char,
                "token_start": each.start,
                "token_end": each.end - 1,
                "label": each.label_,
            }
            for each in (*document.ents, *document.spans["sentences"])
        ],
        "answer": "accept",
    }
