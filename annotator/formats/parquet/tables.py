"""The tables of an export: their columns, and the rows that a bundle has in each.

Every row names its split and its layer. Offsets count code points of the document's text.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any

from annotator.domain.link import Dismissal
from annotator.domain.span import Span
from annotator.formats.training.bundle import Article, Bundle

TextOf = Callable[[str], str]
"""Gives the text of the document with an id."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of rows."""

    name: str
    what: str
    """A row in one word, for the account."""
    columns: Mapping[str, str]
    """The type of each, as pyarrow calls it, in their order."""
    rows: Callable[[Bundle, TextOf], Iterable[Row]]
    at_once: int
    """Rows of a row group; so many are held in memory."""

    @property
    def all_columns(self) -> dict[str, str]:
        """Those that every table has come first."""
        return {"split": "string", "layer": "string", **self.columns}


def _fields(types: Mapping[str, str], record: object) -> dict[str, Any]:
    """The fields of a record that are called as columns are."""
    return dict(zip(types, attrgetter(*types)(record), strict=True))


_OF_DOCUMENT = {
    "id": "string",
    "key": "string",
    "story": "string",
    "number": "int64",
    "title": "string",
    "source": "string",
    "url": "string",
    "published": "string",
    "file_name": "string",
    "text_sha256": "string",
}
_OF_SPAN = {
    "id": "string",
    "rev": "int64",
    "document": "string",
    "annotator": "string",
    "start": "int64",
    "end": "int64",
    "quote": "string",
    "label": "string",
    "note": "string",
}
_OF_LINK = {
    "id": "string",
    "rev": "int64",
    "annotator": "string",
    "a": "string",
    "b": "string",
    "relation": "string",
    "more": "string",
    "note": "string",
}
_OF_ABSENCE = {
    "id": "string",
    "rev": "int64",
    "annotator": "string",
    "span": "string",
    "document": "string",
    "note": "string",
}
_OF_DISMISSAL = {
    "id": "string",
    "rev": "int64",
    "annotator": "string",
    "span": "string",
    "document": "string",
    "start": "int64",
    "end": "int64",
    "quote": "string",
}
_OF_PASSAGE = {"document": "string", "start": "int64", "end": "int64", "quote": "string"}


def _document(article: Article, text_of: TextOf) -> Row:
    document = article.document
    return {
        **_fields(_OF_DOCUMENT, document),
        "meta": json.dumps(document.meta, ensure_ascii=False, sort_keys=True),
        "complete": article.complete,
        "text": text_of(document.id),
    }


def _span(span: Span, bundle: Bundle) -> Row:
    sets = {"set": bundle.sets.get(span.id), "fact": bundle.facts.get(span.id)}
    return _fields(_OF_SPAN, span) | sets


def _dismissal(dismissal: Dismissal) -> Row:
    near = dismissal.near
    passage = dict.fromkeys(_OF_PASSAGE) if near is None else _fields(_OF_PASSAGE, near)
    beside = {f"near_{name}": value for name, value in passage.items()}
    return _fields(_OF_DISMISSAL, dismissal) | beside


TABLES = (
    Table(
        "documents",
        "article",
        {**_OF_DOCUMENT, "meta": "string", "complete": "bool", "text": "string"},
        lambda bundle, text_of: (
            _document(each, text_of) for each in chain(bundle.articles, bundle.bare)
        ),
        at_once=500,
    ),
    Table(
        "spans",
        "span",
        {**_OF_SPAN, "set": "string", "fact": "string"},
        lambda bundle, _: (
            _span(span, bundle) for article in bundle.articles for span in article.spans
        ),
        at_once=20_000,
    ),
    Table(
        "links",
        "link",
        _OF_LINK,
        lambda bundle, _: (_fields(_OF_LINK, each) for each in bundle.links),
        at_once=20_000,
    ),
    Table(
        "absences",
        "absence",
        _OF_ABSENCE,
        lambda bundle, _: (_fields(_OF_ABSENCE, each) for each in bundle.absences),
        at_once=20_000,
    ),
    Table(
        "dismissals",
        "dismissal",
        {**_OF_DISMISSAL, **{f"near_{name}": kind for name, kind in _OF_PASSAGE.items()}},
        lambda bundle, _: map(_dismissal, bundle.dismissals),
        at_once=20_000,
    ),
)
"""A document that only an absence or a refusal is about has a row too."""
