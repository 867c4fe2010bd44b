"""The rows of one article as words with mentions."""

from collections import defaultdict
from dataclasses import dataclass, field

from annotator.formats.conll2012.brackets import brackets
from annotator.formats.conll2012.label_cell import LabelName
from annotator.formats.conll2012.sections import Row
from annotator.formats.input_file import Place
from annotator.text.extent import Extent

_NAMED_ENTITY = 10
_FULL = 12
"""With so many columns the one of named entities is there."""
_OURS = 13
_LARGEST = 15
"""Digits of a cluster's number."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in words, both ends inclusive."""

    place: Place
    words: Extent
    label: str | None = None
    cluster: int | None = None


@dataclass(slots=True)
class _Column:
    """Mentions of one column while rows are read: the last one opened is the first to close."""

    found: list[Mention] = field(default_factory=list)
    _open: dict[int, list[tuple[Place, int, str | None, int | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def opened(
        self, number: int, row: Row, word: int, label: str | None, cluster: int | None
    ) -> None:
        """A mention begins at a word."""
        self._open[number].append((row.place, word, label, cluster))

    def closed(self, number: int, row: Row, word: int) -> None:
        """The last one with this number ends at a word.

        Raises:
            Unreadable: there is none.
        """
        if not self._open[number]:
            raise row.place.refusal(f"“{number})” ends what has not begun in this article")
        place, first, label, cluster = self._open[number].pop()
        self.found.append(Mention(place, (first, word), label, cluster))

    def check_closed(self) -> None:
        """Refuse what begins and does not end."""
        for number, waiting in self._open.items():
            for place, *_ in waiting:
                raise place.refusal(f"“({number}” begins what does not end in this article")


class ArticleRows:
    """Takes the rows of an article one after the other."""

    def __init__(self, name: str, place: Place) -> None:
        self.name = name
        self.place = place
        self.words: list[Row] = []
        self._labels = _Column()
        self._entities = _Column()
        self._clusters = _Column()

    @property
    def labelled(self) -> list[Mention]:
        """The spans with what is said of them, by their first word."""
        found = [*self._labels.found, *self._entities.found]
        return sorted(found, key=lambda each: (each.words[0], -each.words[1]))

    @property
    def clustered(self) -> list[Mention]:
        """The mentions of clusters, by their first word."""
        return sorted(self._clusters.found, key=lambda each: (each.words[0], -each.words[1]))

    def take(self, row: Row) -> None:
        """Take the next row.

        Raises:
            Unreadable: a column closes what is not open, or is none of the format's.
        """
        word = len(self.words)
        self.words.append(row)
        self._take_clusters(row, word)
        if len(row.cells) >= _FULL:
            self._take_entities(row, word)
        if len(row.cells) == _OURS:
            self._take_labels(row, word)

    def check_closed(self) -> None:
        """Refuse what begins in the article and does not end in it."""
        for column in (self._clusters, self._entities, self._labels):
            column.check_closed()

    def _take_clusters(self, row: Row, word: int) -> None:
        found = brackets(row.cells[-1])
        if found is None or not all(_is_number(each.name) for each in found):
            raise row.place.refusal(
                f"the last column says “{row.cells[-1][:40]}”, which is no cluster"
            )
        for each in found:
            number = int(each.name)
            if each.opens:
                self._clusters.opened(number, row, word, None, number)
            if each.closes:
                self._clusters.closed(number, row, word)

    def _take_entities(self, row: Row, word: int) -> None:
        opening, star, closing = row.cells[_NAMED_ENTITY].partition("*")
        if not star:
            opening, closing = opening.rstrip(")"), ")" * opening.endswith(")")
        for label in opening.split("(")[1:]:
            self._entities.opened(0, row, word, label or None, None)
        for _ in range(closing.count(")")):
            self._entities.closed(0, row, word)

    def _take_labels(self, row: Row, word: int) -> None:
        """Read the column of labels where it is one: other programs have arguments there."""
        found = brackets(row.cells[-2]) or ()
        names = [(each, LabelName.parsed(each.name)) for each in found]
        for each, name in names:
            if name is not None and each.opens:
                self._labels.opened(name.number, row, word, name.label or None, name.cluster)
            if name is not None and each.closes:
                self._labels.closed(name.number, row, word)


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdecimal() and len(name) <= _LARGEST
