"""Where the annotated stories come from, and how those that are not part of this project get here.

- `seeds`: the five articles of `seeds`, annotated for this project. One story, and the engine was
  made with it in view: all of it is for tuning.
- `basil`: eleven stories of three American outlets each, of the BASIL corpus (Fan et al. 2019, “In
  Plain Sight: Media Bias Through the Lens of Factual Reporting”), annotated for this project.
- `superpal`: summaries and the sentences of the articles that they were aligned with by hand (Ernst
  et al. 2021, “Summary-Source Proposition-level Alignment”).

The stories of `basil` and `superpal` are in two halves: weights may be chosen on the first only.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.text.decoding import decode
from annotator.text.normalise import normalise
from tests.quality.annotations import OtherText, read_stories
from tests.quality.story import Story
from tests.quality.superpal import read_superpal

SEEDS = Path(__file__).parents[2] / "seeds"
CACHE = Path(__file__).parent / ".cache"
"""Git ignores it."""


class Missing(Exception):
    """The articles of a source are not here; its text says how they get here."""


@dataclass(frozen=True)
class Source:
    """A set of annotated stories."""

    name: str
    read: Callable[[Path], list[Story]]
    """The stories, of a copy of the repository in this folder."""
    repository: str = ""
    commit: str = ""

    def stories(self, cache: Path) -> list[Story]:
        """The stories. Raises `Missing` when their articles are not in the cache."""
        folder = cache / self.name if self.repository else SEEDS
        try:
            return self.read(folder)
        except OSError as failure:
            raise Missing(
                f"“{self.name}” is left out, since {failure.filename} is not there. To have it:\n"
                f"  {self.how(folder)}"
            ) from failure
        except OtherText as failure:
            raise Missing(
                f"“{self.name}” is left out. {failure} To have the right one:\n  {self.how(folder)}"
            ) from failure

    def how(self, folder: Path) -> str:
        """The command that brings the articles."""
        if not self.repository:
            return "git checkout seeds"
        return (
            f"git clone --quiet {self.repository} {folder} && "
            f"git -C {folder} checkout --quiet {self.commit}"
        )


def _plain_text(raw: bytes) -> str:
    return normalise(decode(raw))


def _basil_text(raw: bytes) -> str:
    """The title and the paragraphs of an article of BASIL, a blank line between them."""
    article = json.loads(raw)
    paragraphs = (" ".join(sentences) for sentences in article["body-paragraphs"])
    return "\n\n".join([article["title"].strip(), *paragraphs])


SOURCES = (
    Source("seeds", lambda folder: read_stories("seeds", folder, _plain_text)),
    Source(
        "basil",
        lambda folder: read_stories("basil", folder, _basil_text),
        "https://github.com/marshallwhiteorg/emnlp19-media-bias",
        "4a8865347588648ae14e63344c9686d2b0a4930e",
    ),
    Source(
        "superpal",
        read_superpal,
        "https://github.com/oriern/SuperPAL",
        "cb91393edb5af5dc73618378fa864ee2659bab45",
    ),
)
