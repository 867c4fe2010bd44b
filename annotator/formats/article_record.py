"""A record of what one layer has in one article, as other programs keep it for us, both ways.

They hand back the keys that they do not know, so that a record can say which article of which
database it is, whose annotations it has, and whether these are done with the article.
"""

from dataclasses import dataclass
from typing import Any

from annotator.formats.article_fields import fields_of, is_ours
from annotator.formats.incoming import IncomingCompletion
from annotator.formats.json_line import JsonLine
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.written import UNWRITTEN

LAYER = "annotator"
"""The key that says whose annotations a record has."""

COMPLETE = "complete"
"""The key that says whether they are done with the article."""

WHOSE = frozenset({LAYER, COMPLETE})


def record_fields(article: Article, bundle: Bundle) -> dict[str, Any]:
    """What a record says of its article, and of the layer whose annotations it has."""
    said = fields_of(article.document, bundle.split)
    return {**said, LAYER: bundle.layer, COMPLETE: article.complete}


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What a record says so, of which nothing is said by a record of another program's."""

    line: JsonLine
    is_ours: bool
    """Whether this program wrote it."""
    ref: str
    """What the records of the file call its article."""
    annotator: str | None
    is_complete: bool

    @classmethod
    def of(cls, line: JsonLine, number: int) -> "ArticleRecord":
        """The record that is at this place of its file.

        Raises:
            Unreadable: a field has a wrong type.
        """
        if not is_ours(line):
            return cls(line, False, str(number), None, False)
        done = bool(line.flag(COMPLETE))
        return cls(line, True, line.needed("id"), line.name(LAYER), done)

    def completions(self) -> list[IncomingCompletion]:
        """“I am done with this document”, where that is said."""
        if not self.is_complete:
            return []
        return [IncomingCompletion(self.line.place, None, self.annotator, self.ref, UNWRITTEN)]
