"""The seeds with the layers of two people who read them differently."""

from pathlib import Path

from annotator.domain.document import Annotator, Document
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.storage.store import Store
from tests.factories import make_absence, make_link, make_span, make_step
from tests.tui.seeded import seed

ANA, BO = Annotator("ana", "Ana"), Annotator("bo", "Bo")

T, S, O, F = "testimony", "statistic", "official_statement", "filler"  # noqa: E741

HOURS = "18-plus hour days"
"""In article 1, like all that follows but `FAR`."""


class TwoLayers:
    """Writes rows of Ana and Bo into a database of the seeds."""

    def __init__(self, path: Path) -> None:
        self.path = seed(path)
        self._store = Store.open(self.path)
        for person in (ANA, BO):
            self._store.add_annotator(person)
        self.documents: list[Document] = self._store.documents("seeds")

    def __enter__(self) -> "TwoLayers":
        return self

    def __exit__(self, *error: object) -> None:
        self._store.close()

    def text(self, article: int) -> str:
        return self._store.text(self.documents[article - 1].text_sha256)

    def span(
        self, who: Annotator, article: int, words: str, label: str | None, note: str = ""
    ) -> Span:
        """Somebody's span on the first place in an article that says `words`."""
        text = self.text(article)
        start = text.index(words)
        extent = start, start + len(words)
        span = make_span(
            self.documents[article - 1], text, *extent, label=label, annotator=who.id, note=note
        )
        self._commit(who, span)
        return span

    def both(self, article: int, words: str, label: str | None) -> tuple[Span, Span]:
        """The same span of both."""
        return self.span(ANA, article, words, label), self.span(BO, article, words, label)

    def link(self, one: Span, other: Span, relation: Relation = Relation.EQUIVALENT) -> Link:
        link = make_link(one, other, relation)
        self._commit(ANA if one.annotator == ANA.id else BO, link)
        return link

    def absence(self, span: Span, article: int) -> Absence:
        absence = make_absence(span, self.documents[article - 1])
        self._commit(ANA if span.annotator == ANA.id else BO, absence)
        return absence

    def _commit(self, who: Annotator, row: Span | Link | Absence) -> None:
        self._store.commit(make_step([Change(None, row)], annotator=who.id))
