"""spaCy's example sentences in some seventy languages, as articles to annotate.

They come with spaCy itself, under the MIT licence. Many say the same in other words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate
from pkgutil import iter_modules

from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class Article:
    """The sentences of one language, a line each."""

    language: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.sentences)

    @property
    def extents(self) -> list[Extent]:
        """Where each sentence stands in the text."""
        starts = accumulate((len(each) + 1 for each in self.sentences), initial=0)
        return [
            (start, start + len(each)) for start, each in zip(starts, self.sentences, strict=False)
        ]


def articles() -> Iterator[Article]:
    """An article a language, by its code."""
    languages = import_module("spacy.lang")
    for module in iter_modules(languages.__path__):
        name = f"spacy.lang.{module.name}.examples"
        if module.ispkg and find_spec(name) is not None:
            yield Article(module.name, tuple(import_module(name).sentences))
