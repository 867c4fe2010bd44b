"""Which articles an article is compared with, whoever asks and wherever it happens."""

from collections import defaultdict
from dataclasses import dataclass

from annotator.domain.work import Work
from annotator.session.suggesting.comparing import NEAREST, TOGETHER
from annotator.session.suggesting.fingerprint import engine, fingerprint
from annotator.session.suggesting.repeated import short_lines
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Company:
    """The articles that one article is compared with, by id."""

    document: str
    story: tuple[str, ...]
    """All articles of its story in their order; none where there are more than `TOGETHER`."""
    near: tuple[str, ...]
    """The nearest of the whole database that are not among them, in the order of the ids."""


class Companies:
    """The company of each article of a database, as the database was when this was made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.documents = {each.id: each for each in store.documents()}
        self._stories: dict[str, list[str]] = defaultdict(list)
        for each in self.documents.values():
            self._stories[each.story].append(each.id)
        self._repeated: tuple[tuple[str, ...], tuple[str, ...]] = (), ()
        """The articles whose repeated lines were asked for last, and the lines."""

    def of(self, document: str) -> Company:
        """Those that the article with this id is compared with."""
        story = self.in_story(document).story
        near = {*self._store.nearest(document, NEAREST)} & self.documents.keys()
        return Company(document, story, tuple(sorted(near - {*story, document})))

    def story_of(self, document: str) -> tuple[str, ...]:
        """All articles of its story in their order."""
        return tuple(self._stories[self.documents[document].story])

    def in_story(self, document: str) -> Company:
        """Those of its story that it is compared with, where they are few enough."""
        story = self.story_of(document)
        return Company(document, story if 1 < len(story) <= TOGETHER else (), ())

    def work(self, company: Company) -> Work:
        """The comparing of an article with its company."""
        documents = dict.fromkeys((company.document, *company.story, *company.near))
        return Work(
            engine=engine(),
            document=company.document,
            fingerprint=self.fingerprint(company),
            story=company.story,
            near=company.near,
            texts={each: self.text(each) for each in documents},
            repeated=self._lines(company),
        )

    def fingerprint(self, company: Company) -> str:
        """Of both parts of a company, with a full stop between them."""
        return ".".join(self._parts(company))

    def is_current(self, kept: str, company: Company) -> bool:
        """Whether a fingerprint that is kept is that of today.

        Where all of the story is compared, its part alone counts: nobody has to look for the
        nearest to know what the story's own pairs are.
        """
        part = 0 if company.story else 1
        return kept.split(".")[part : part + 1] == [self._parts(company)[part]]

    def _parts(self, company: Company) -> tuple[str, str]:
        lines = self._lines(company)
        near = (company.document, *company.near)
        story, nearest = (
            fingerprint([self.documents[each] for each in ids], lines)
            for ids in (company.story, near)
        )
        return story, nearest

    def repeated(self, documents: tuple[str, ...]) -> tuple[str, ...]:
        """The lines of articles of one story that articles of other stories have too."""
        if self._repeated[0] != documents:
            self._repeated = documents, self._look_for_repeated(documents)
        return self._repeated[1]

    def _lines(self, company: Company) -> tuple[str, ...]:
        return self.repeated(company.story or (company.document,))

    def _look_for_repeated(self, documents: tuple[str, ...]) -> tuple[str, ...]:
        lines = [line for each in documents for line in short_lines(self.text(each))]
        story = self.documents[documents[0]].story
        return tuple(sorted(self._store.lines_seen_elsewhere(lines, story)))

    def text(self, document: str) -> str:
        """The text of the article with this id."""
        return self._store.text(self.documents[document].text_sha256)
