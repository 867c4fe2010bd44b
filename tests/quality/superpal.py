"""The hand-made alignments of SuperPAL between summaries of Multi-News and the articles.

The files have the aligned sentences only, so an article is those, one a line. A statement of the
summary is a fact; it was compared with the articles, the articles not with each other. Articles of
fewer sentences than are suggested are left out.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.suggest.passage import Article, Passage
from annotator.text.extent import Extent
from tests.quality.annotations import checked
from tests.quality.story import Fact, Half, Story

FILES = {
    Half.TUNE: (
        "manual_datasets/dev_MN_only.csv",
        "882f32fe0f9057fe212813c42c49f93de903c73c64c4a9d03b17d4ccfcc0b71e",
    ),
    Half.HELD_OUT: (
        "manual_datasets/test_MN_only.csv",
        "c447283645ffdc76aa80a7c716b35c2ea3aebc1afb73b5b4cee77a9f2be5858c",
    ),
}
SUMMARY = "summary"
LEAST = 6
"""Sentences of an article: with five suggestions, five would always be right."""


def read_superpal(folder: Path) -> list[Story]:
    """The nine stories. Raises `OtherText` or `OSError` as `annotations.read_stories` does."""
    stories = []
    for half, (name, sha256) in FILES.items():
        rows = csv.DictReader(io.StringIO(checked(folder / name, sha256).decode(), newline=""))
        topics: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in rows:
            topics[row["topic"]].append(row)
        stories += [aligned_story(topic, half, rows_of) for topic, rows_of in topics.items()]
    return stories


class _Sheet:
    """The sentences of one article that the rows have, and where each comes to stand."""

    def __init__(self, sentences: Iterable[tuple[int, str]]) -> None:
        self._places: dict[int, int] = {}
        """Where a sentence starts here, by where it starts in the whole article."""
        self.text = ""
        self.count = 0
        for start, sentence in sorted(set(sentences)):
            self.text += "\n" if self.text else ""
            self._places[start] = len(self.text)
            self.text += sentence
            self.count += 1

    def extent(self, sentence: int, offsets: str) -> Extent:
        """Where `start, end;start, end` of the whole article stands here, from first to last."""
        pairs = [[int(each) for each in pair.split(",")] for pair in offsets.split(";")]
        moved = self._places[sentence] - sentence
        return min(start for start, _ in pairs) + moved, max(end for _, end in pairs) + moved


def aligned_story(topic: str, half: Half, rows: list[dict[str, str]]) -> Story:
    """The summary and the articles of one topic, of the rows of a file that belong to it."""
    sheets = {name: _Sheet(found) for name, found in _sentences(rows).items()}
    read = {name for name, sheet in sheets.items() if sheet.count >= LEAST or name == SUMMARY}
    mentions: dict[str, dict[Passage, None]] = defaultdict(dict)
    for row in rows:
        for passage in _sides(row, sheets):
            if passage.document in read:
                mentions[row["scuOffsets"]][passage] = None
    return Story(
        "superpal",
        topic,
        half,
        tuple(Article(name, sheets[name].text) for name in sorted(read)),
        tuple(Fact(f"{topic} {at}", tuple(found)) for at, found in mentions.items()),
        hub=SUMMARY,
        names_absence=False,
    )


def _sentences(rows: list[dict[str, str]]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        found[SUMMARY].append((int(row["scuSentCharIdx"]), _lines(row["scuSentence"])))
        found[row["documentFile"]].append((int(row["docSentCharIdx"]), _lines(row["docSentText"])))
    return found


def _lines(text: str) -> str:
    # The offsets count a line end once.
    return text.replace("\r\n", "\n")


def _sides(row: dict[str, str], sheets: dict[str, _Sheet]) -> Iterator[Passage]:
    """The passage of the summary, and that of the article."""
    sentence = int(row["scuSentCharIdx"])
    yield Passage(SUMMARY, *sheets[SUMMARY].extent(sentence, row["scuOffsets"]))
    name = row["documentFile"]
    sentence = int(row["docSentCharIdx"])
    yield Passage(name, *sheets[name].extent(sentence, row["docSpanOffsets"]))
