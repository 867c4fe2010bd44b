"""conllu parses the columns of CoNLL 2012: sentences of words, and brackets that close."""

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.formats.conll2012.brackets import brackets
from tests.formats.made_data import MadeData, made_data
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.formats.training_rows import SPANS, TEXTS
from tests.readers.folder import Folder, written

conllu = pytest.importorskip("conllu", reason="it is installed by `make check-formats`")

FIELDS = (
    *("document", "part", "id", "form", "pos", "parse", "lemma", "frameset", "sense"),
    *("speaker", "entity", "labels", "clusters"),
)


def sentences(path: Path) -> list[Any]:
    """What conllu makes of a file, but for what stands behind its last sentence."""
    found = conllu.parse(path.read_text(encoding="utf-8"), fields=FIELDS)
    return [each for each in found if each]


def documents(path: Path) -> dict[str, list[Any]]:
    """The words of each article, by the name of its file."""
    found: dict[str, list[Any]] = defaultdict(list)
    for sentence in sentences(path):
        assert [word["id"] for word in sentence] == list(range(len(sentence)))
        assert len({word["document"] for word in sentence}) == 1
        found[sentence[0]["document"]] += sentence
    return found


def mentions(words: list[Any], column: str) -> list[tuple[str, str]]:
    """The names in a column with the words that they are around, once all are closed."""
    open_: dict[str, list[int]] = defaultdict(list)
    found = []
    for place, word in enumerate(words):
        entries = brackets(word[column])
        assert entries is not None
        for each in entries:
            number = each.name.partition(":")[0]
            if each.opens:
                open_[number].append(place)
            if each.closes:
                start = open_[number].pop()
                said = "".join(word["form"] for word in words[start : place + 1])
                found.append((number, said))
    assert not any(open_.values())
    return found


def check(folder: Folder, texts: dict[str, str]) -> int:
    """Hold the files of an export against the texts; how many spans there are."""
    count = 0
    for file in folder.manifest.files:
        if file.name.endswith(".conll"):
            for document, words in documents(folder.path / file.name).items():
                # An article has its rows once in each layer.
                said = "".join(word["form"] for word in words)
                ink = "".join(texts[document].split())
                assert said == ink * (len(said) // len(ink))
                count += len(mentions(words, "labels"))
    return count


@pytest.mark.parametrize("data", [PLAIN, SPLIT, TWO_LAYERS], ids=["plain", "split", "layers"])
def test_words_and_spans(tmp_path: Path, data: MemoryData) -> None:
    layers = {each.id for each in data.annotators}
    spans = [each for each in SPANS.values() if each.annotator in layers]
    assert check(written(tmp_path / "out", "conll2012", data), TEXTS) == len(spans)


def test_clusters(tmp_path: Path) -> None:
    written(tmp_path / "out", "conll2012", PLAIN)
    found = defaultdict(set)
    for document, words in documents(tmp_path / "out" / "data.conll").items():
        for cluster, said in mentions(words, "clusters"):
            found[cluster].add((document, said))
    expected = [
        {(span.document, "".join(span.quote.split())) for span in map(SPANS.__getitem__, ids)}
        for ids in (
            ("flood-1:rose", "flood-2:rose"),
            ("strike-1:workers", "strike-2:workers", "strike-3:out"),
        )
    ]
    assert sorted(found.values(), key=len) == expected


@settings(max_examples=30)
@given(made_data())
def test_any_words_and_spans(data: MadeData) -> None:
    with TemporaryDirectory() as path:
        folder = written(Path(path, "out"), "conll2012", data)
        inked = [each for each in data.spans if each.quote.strip()]
        assert check(folder, data.texts) == len(inked)
