"""brat: mentions in pieces, notes, relations and attributes of the tests of medkit."""

import re
from pathlib import Path

from annotator.domain.span import Span
from annotator.storage.store import Store
from tests.cli.conftest import Run
from tests.readers.corpora.packages import MEDKIT
from tests.readers.corpora.travel import Travel

MENTION = re.compile(r"^T\d+\t(\S+) ([\d ;]+)\t", re.MULTILINE)


def stated(folder: Path) -> set[tuple[str, str]]:
    """The mentions with what they show; each piece of one by itself."""
    found = set()
    for ann in folder.glob("*.ann"):
        text = ann.with_suffix(".txt").read_text(encoding="utf-8")
        for label, places in MENTION.findall(ann.read_text(encoding="utf-8")):
            for piece in places.split(";"):
                start, end = map(int, piece.split())
                found.add((label, text[start:end]))
    return found


def test_its_example(corpora: Path, there_and_back: Travel, here: Path) -> None:
    folder = corpora / MEDKIT.name / "docs/cookbook/input/brat"
    journey = there_and_back("brat", folder)
    assert journey.told == {
        "story “brat”: 1 new article",
        "taken in: 1 article, 6 spans",
        "new label “disease”",
        "new label “medication”",
        "new label “vitamin”",
        "not taken in: attributes (1)",
        "not taken in: relations inside one article (1)",
        "not taken in: ties between the parts of a mention, each of which is a span (1)",
    }
    assert journey.back == journey.came
    assert journey.losses == {}
    with Store.open(here / "back.db") as store:
        assert {(each.label, each.quote) for each in store.records(Span)} == stated(folder)


def test_notes_come_back(corpora: Path, there_and_back: Travel, here: Path, tmp_path: Path) -> None:
    source = corpora / MEDKIT.name / "tests/data/brat"
    for name in ("1_example.ann", "1_example.txt"):
        (tmp_path / name).write_bytes((source / name).read_bytes())
    journey = there_and_back("brat", tmp_path)
    assert journey.told >= {
        "taken in: 1 article, 8 spans",
        "there already: 1 span",
        "not taken in: attributes (3)",
        "not taken in: relations inside one article (2)",
        "not taken in: ties between the parts of a mention, each of which is a span (2)",
    }
    assert journey.back == journey.came
    for name in ("came.db", "back.db"):
        with Store.open(here / name) as store:
            spans = list(store.records(Span))
        assert {(each.label, each.quote) for each in spans} == stated(tmp_path)
        assert {each.quote: each.note for each in spans if each.note} == {
            "Lisinopril": "C0011849",
            "Levothyroxine": "C3021755 C3021757",
            "hypertension": "To be reviewed",
        }


def test_annotations_without_their_text_are_told(corpora: Path, run: Run, here: Path) -> None:
    folder = corpora / MEDKIT.name / "tests/data/brat"
    ran = run("import", str(folder), "--db", "a.db")
    assert ran.status == 1
    assert "there is no 2_augmented_entities.txt beside it, which it is about." in ran.err
    assert "taken in" not in ran.err
    ran = run("import", str(folder), "--db", "a.db", "--keep-going")
    assert ran.status == 1
    assert {"left out: 1 record", "taken in: 1 article, 8 spans"} <= set(ran.err.splitlines())
