"""What the libraries write themselves comes in as they hold it."""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import UnusableInput
from annotator.domain.span import Span
from annotator.session.importing import ImportOptions, import_paths
from annotator.storage.store import Store
from tests.readers.programs import run
from tests.session.stores import ANA, folder, new_store

WHY = "is installed by `make check-formats`"
spacy = pytest.importorskip("spacy", reason=f"spaCy {WHY}")
tokens = pytest.importorskip("spacy.tokens", reason=f"spaCy {WHY}")
brat = pytest.importorskip("bioc.brat", reason=f"bioc {WHY}")

TEXTS = (
    "📰 Officials said 12 people were hurt. 罢工人数超过一万人。",
    "Twelve people were hurt,\n\nthe ministry said.",
)
PLACES = [("12 people", "STATISTIC"), ("12 people were hurt", "CLAIM"), ("Officials", "WHO")]
"""Of the first text: two of them nested, and one after an emoji."""

Rows = set[tuple[str, str, str]]


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with new_store(here / "a.db") as opened:
        yield opened


def documents() -> list[Any]:
    """Both texts as spaCy's, with a span group and an entity."""
    language = spacy.blank("en")
    first, second = (language(text) for text in TEXTS)
    first.spans["sc"] = [_span(first, quote, label) for quote, label in PLACES]
    second.ents = [_span(second, "Twelve people", "STATISTIC")]
    return [first, second]


def _span(document: Any, quote: str, label: str) -> Any:
    start = document.text.index(quote)
    return document.char_span(start, start + len(quote), label)


WANTED: Rows = {(TEXTS[0], quote, label.lower()) for quote, label in PLACES} | {
    (TEXTS[1], "Twelve people", "statistic")
}


def held(store: Store) -> Rows:
    texts = {each.id: store.text(each.text_sha256) for each in store.documents()}
    return {(texts[each.document], each.quote, str(each.label)) for each in store.records(Span)}


@pytest.mark.parametrize("as_list", [True, False])
def test_documents_of_spacy_as_json(here: Path, store: Store, as_list: bool) -> None:
    made = [each.to_json() for each in documents()]
    content = json.dumps(made) if as_list else "\n".join(map(json.dumps, made))
    (here / "docs.json").write_text(content)
    report = import_paths(store, [here / "docs.json"], ANA)
    assert not report.refused
    assert held(store) == WANTED


def test_the_way_from_spacys_binary_form(here: Path, store: Store) -> None:
    """The command that the refusal gives, as it stands there."""
    binary = here / "docs.spacy"
    tokens.DocBin(docs=documents()).to_disk(binary)
    (error,) = import_paths(store, [binary], ANA).refused
    assert isinstance(error, UnusableInput)
    _, option, program, file, *_ = shlex.split(error.remedy.partition(": ")[2])
    assert (option, file) == ("-c", "FILE.spacy")
    (here / "docs.jsonl").write_text(run("-c", program, binary))
    assert not import_paths(store, [here / "docs.jsonl"], ANA).refused
    assert held(store) == WANTED


def test_a_folder_that_bioc_writes(here: Path, store: Store) -> None:
    box = here / "box"
    box.mkdir()
    for number, text in enumerate(TEXTS):
        made = brat.BratDocument()
        made.text = text
        for name, (_, quote, label) in enumerate(
            sorted(each for each in WANTED if each[0] == text)
        ):
            for each in (_mention(f"T{name}", text, quote, label), _note(name, quote)):
                made.add_annotation(each)
        with (box / f"{number}.txt").open("w") as txt, (box / f"{number}.ann").open("w") as ann:
            brat.dump(made, txt, ann)
    report = import_paths(store, [box], ANA, ImportOptions(story="s"))
    assert not report.refused
    assert held(store) == WANTED
    assert all(each.note == f"about {each.quote}" for each in store.records(Span))


def _mention(name: str, text: str, quote: str, label: str) -> Any:
    made = brat.BratEntity()
    made.id, made.type, made.text = name, label, quote
    start = text.index(quote)
    made.locations.addi(start, start + len(quote))
    return made


def _note(number: int, quote: str) -> Any:
    made = brat.BratNote()
    made.id, made.type = f"#{number}", "AnnotatorNotes"
    made.refid, made.text = f"T{number}", f"about {quote}"
    return made
