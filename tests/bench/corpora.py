"""The databases that are measured: the seeds, and articles of any length made from them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from annotator.domain.batch import ItemKind, SamplingPlan
from annotator.domain.document import Annotator
from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.importing import import_paths
from annotator.session.reviewing.keeping import draw_and_keep
from annotator.session.reviewing.setup import Setup
from annotator.storage.store import Store

ANNOTATOR = Annotator("bench", "bench")
ANOTHER = Annotator("another", "another")
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

_LABELS = ("testimony", "statistic", "official_statement", "filler")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
_MOST_LINKS = 50

Record = dict[str, Any]


@dataclass(frozen=True)
class Corpus:
    """A story of five articles: the seeds, the first of them grown to a length."""

    name: str
    spans: int = 0
    """How many all articles have together; of grown articles the first has all but a hundred."""
    length: int = 0
    """Code points of the first article; 0: the seed as it is."""

    def texts(self) -> list[str]:
        """The articles' texts."""
        texts = [path.read_text("utf-8-sig") for path in SEEDS]
        if self.length:
            texts[0] = _grown(texts, self.length)
        return texts

    def records(self) -> Iterator[Record]:
        """The story as records of the native format."""
        texts = self.texts()
        for number, text in enumerate(texts, start=1):
            yield {
                "type": "document",
                "id": f"article-{number}",
                "story": "bench",
                "number": number,
                "title": f"Article {number}",
                "text": text,
            }
        shares = self._shares(len(texts))
        for number, (text, share) in enumerate(zip(texts, shares, strict=True), start=1):
            yield from spans_of(f"article-{number}", text, share)
        for at in range(min(_MOST_LINKS, *shares[:2])):
            yield {
                "type": "link",
                "a": f"article-1.{at}",
                "b": f"article-2.{at}",
                "relation": "equivalent",
            }

    def _shares(self, articles: int) -> list[int]:
        if self.length and self.spans >= 100:
            return [self.spans - 100, 100] + [0] * (articles - 2)
        return [self.spans // articles] * articles

    def database(self, folder: Path, by: Annotator = ANNOTATOR) -> Path:
        """A new database with the story and `by`'s spans, made by the product's own import."""
        source = folder / f"{self.name}.jsonl"
        with source.open("w") as file:
            file.writelines(json.dumps(record) + "\n" for record in self.records())
        path = folder / f"{self.name}.db"
        with Desk.open(path, create=True) as desk:
            report = desk.call(lambda store: import_paths(store, [source], by))
        if report.refused:
            raise report.refused[0]
        return path


@dataclass(frozen=True)
class Reviewed(Corpus):
    """A story that somebody else has annotated, with a batch of all that waits for its verdicts."""

    def database(self, folder: Path, by: Annotator = ANOTHER) -> Path:
        """A new database with the story, `by`'s spans and the batch."""
        path = super().database(folder, by)
        setup = Setup(kinds=(ItemKind.SPAN,), plan=SamplingPlan.ALL)
        with Store.open(path) as store:
            draw_and_keep(store, known_annotator(store, ANNOTATOR.name), setup)
        return path


SEEDS_BARE = Corpus("five seeds")
SEEDS_TAGGED = Corpus("five seeds, 500 spans", spans=500)
REVIEWED = Reviewed("five seeds, 500 spans to review", spans=500)
LONG = Corpus("100 KB", length=100_000)
LONGER = Corpus("1 MB, 10,000 spans", spans=10_000, length=1_000_000)
CROWDED = Corpus("1 MB, 20,000 spans", spans=20_000, length=1_000_000)
LONGEST = Corpus("10 MB", length=10_000_000)


def _grown(texts: list[str], length: int) -> str:
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    average = sum(map(len, paragraphs)) // len(paragraphs)
    return "\n".join(islice(cycle(paragraphs), length // average + len(paragraphs)))[:length]


def spans_of(document: str, text: str, count: int) -> Iterator[Record]:
    """`count` spans of one to twelve words, spread evenly, some inside others."""
    words = list(_WORD.finditer(text))
    for at in range(count):
        first = at * (len(words) - _MOST_WORDS) // count
        start, end = words[first].start(), words[first + at % _MOST_WORDS].end()
        yield {
            "type": "span",
            "id": f"{document}.{at}",
            "document": document,
            "start": start,
            "end": end,
            "label": _LABELS[at % len(_LABELS)],
            "quote": text[start:end],
        }
