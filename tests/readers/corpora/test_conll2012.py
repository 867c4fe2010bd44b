"""CoNLL 2012: coreference and named entities of the tests of AllenNLP."""

from collections import defaultdict
from pathlib import Path

import pytest

from annotator.domain.span import Span
from annotator.storage.store import Store
from tests.readers.corpora.packages import ALLENNLP
from tests.readers.corpora.travel import Travel

ENTITY = 10
"""The column of named entities."""


def stated(path: Path) -> set[str]:
    """What the mentions and the entities of a file show, their words joined by blanks."""
    found = set()
    words: list[str] = []
    began: dict[str, list[int]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            words = []
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split()
        words.append(cells[3])
        marks = [*cells[-1].split("|")]
        if cells[ENTITY].startswith("("):
            marks.append("(entity")
        if cells[ENTITY].endswith(")"):
            marks.append("entity)")
        for mark in sorted(marks, key=lambda each: not each.startswith("(")):
            name = mark.strip("()")
            if mark.startswith("("):
                began[name].append(len(words) - 1)
            if mark.endswith(")"):
                found.add(" ".join(words[began[name].pop() :]))
    return found


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "coref/coref.gold_conll",
            {
                "story “coref”: 2 new articles",
                "taken in: 2 articles, 13 spans",
                "not taken in: clusters inside one article (4)",
                *(f"new label “{each}”" for each in ("date", "gpe", "ordinal", "org", "quantity")),
            },
        ),
        (
            "data/srl/nt_6401.gold_conll",
            {
                "story “srl”: 1 new article",
                "taken in: 1 article, 89 spans",
                "not taken in: clusters inside one article (15)",
            },
        ),
        (
            "conll_2012/subdomain/example.gold_conll",
            {
                "story “subdomain”: 4 new articles",
                "taken in: 4 articles, 10 spans, 2 links",
                *(f"new label “{each}”" for each in ("date", "gpe", "person", "work_of_art")),
            },
        ),
    ],
)
def test_its_files(
    corpora: Path, there_and_back: Travel, here: Path, name: str, told: set[str]
) -> None:
    path = corpora / ALLENNLP.name / name
    journey = there_and_back("conll2012", path)
    assert journey.told == told
    assert journey.back == journey.came
    assert journey.losses == {}
    with Store.open(here / "back.db") as store:
        quotes = {" ".join(each.quote.split()) for each in store.records(Span)}
    assert quotes == stated(path)
