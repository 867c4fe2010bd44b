"""What a writer of training data is given: articles as one layer reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.document import Document
from annotator.domain.link import Absence, Dismissal, Link
from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article with what one layer has in it; its text is asked for at need."""

    document: Document
    spans: tuple[Span, ...]
    """By start, of those the longest first, then by label and id."""
    complete: bool
    """Whether the layer is done with it: what is not marked then is not there."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one layer says of stories that no statement of anybody joins to other stories.

    The unit of streaming: no link, absence or dismissal leads out of a bundle, and a bundle is in
    one split. Where a layer only refuses passages, a bundle has no `articles`.
    """

    layer: str
    """Whose it is: an annotator's id, or what stands for several, such as `majority-2`. Safe as a
    file name once `formats.training.names.file_name` has seen it."""
    annotators: tuple[str, ...]
    """The ids of all whose word it is."""
    split: str
    """`train`, `validation` or `test`; empty where nothing is split."""
    articles: tuple[Article, ...]
    """By story and number."""
    links: tuple[Link, ...] = ()
    """By id; both ends are among the spans of `articles`."""
    absences: tuple[Absence, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    sets: Mapping[str, str] = field(default_factory=dict)
    """Of each span that is in a set of two or more: the set's name, which is its least span's id.

    A set whose closure contradicts a `different` or `contradicts` link is none.
    """
    facts: Mapping[str, str] = field(default_factory=dict)
    """The same over every relation that joins."""
    bare: tuple[Article, ...] = ()
    """By story and number: articles that an absence or a dismissal is about and that are not among
    `articles`, since they have no span and nobody asked for such."""

    doubted: tuple[tuple[str, str], ...] = ()
    """Two spans each that are not linked here, but that somebody links whom the layer is made of:
    whether they say the same is open."""

    @property
    def spans(self) -> dict[str, Span]:
        """All spans by id, in the order of the articles; made anew at each call."""
        return {span.id: span for article in self.articles for span in article.spans}

    def members(self, names: Mapping[str, str]) -> dict[str, list[Span]]:
        """The spans of each set or fact in the order of the articles, by its name.

        `names` is `sets` or `facts`, or a part of it; what has the first span comes first.
        """
        found: dict[str, list[Span]] = {}
        for article in self.articles:
            for span in article.spans:
                if span.id in names:
                    found.setdefault(names[span.id], []).append(span)
        return found
